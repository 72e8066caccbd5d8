/**
 * The property kit of loyalty programmes. {@link dev.rapport.loyalty.testkit.RuleVerifier} verifies a rule of the application's own in
 * one line:
 *
 * <pre>{@code
 * import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;
 *
 * verifyThat(goldDouble).beside(base).forMember(gold).given(order).awards(Points.of(BEANS, 12));
 * }</pre>
 *
 * <p>The arbitraries make points, ledgers, orders, rules, limits, tiers and whole programmes for properties of its own; with jqwik on the
 * class path {@code @ForAll Order} and the like are made without further ado.
 */
@NullMarked
package dev.rapport.loyalty.testkit;

import org.jspecify.annotations.NullMarked;
