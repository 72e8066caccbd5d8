/**
 * Rules that grant points: who earns how much for an order or an activity, exactly, and why.
 *
 * <p>An {@link dev.rapport.loyalty.earning.EarningRule} is a condition and an effect under a name and a version. An {@link
 * dev.rapport.loyalty.earning.EarningRuleSet} puts rules together in a tree of groups, and says how they combine:
 *
 * <pre>{@code
 * EarningRuleSet rules = EarningRuleSet.builder()
 *     .rule(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
 *     .rule(EarningRules.multiplier("gold-double", 2).when(tierAtLeast("status", 2)))
 *     .rule(EarningRules.bonus("birthday", BEANS, 50).when(onBirthday(LeapDayPolicy.FEB_28)))
 *     .rule(EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW)
 *         .cappedAt(Cap.uses("one-review", 1).perSubject()))
 *     .build();
 * EarningOutcome outcome = rules.evaluate(situation);
 * outcome.points(BEANS);        // 74 beans: 12 for EUR 12.60, doubled, and 50
 * outcome.explanation().lines().forEach(log::info);
 * }</pre>
 *
 * <p><b>How an order earns.</b> Rules whose condition holds apply; groups choose among those that apply. Base rules then earn
 * from amounts and units, multipliers multiply what base rules earned, bonuses come on top and are not multiplied. All of this is
 * exact, in fractions. Only then is anything rounded: once for each kind of points, unless the rule set says otherwise. Limits
 * trim what is left, and every award is divided among the lines that earned it without losing a unit, so that a return takes back
 * what its lines brought.
 *
 * <p><b>How an activity earns.</b> A rule is about orders until {@link dev.rapport.loyalty.earning.EarningRule#on(
 * dev.rapport.loyalty.expiry.ActivityKind, dev.rapport.loyalty.expiry.ActivityKind...) on} makes it one about activities of some
 * kinds: a sign-up, a review, a night in a hotel. Everything else is as for orders, with conditions on what the activity was about
 * and how much of it was done in the place of those on an order; what only orders have, money and lines and conditions on them, is
 * refused when the rule is built. An activity earns what a free order of one line would earn that has
 * its quantity. Rules about orders and rules about activities stand in one set and never meet: a multiplier of orders leaves
 * reviews alone.
 *
 * <p><b>No outcome depends on the order in which rules are listed.</b> Rules are ranked by priority and name, and a name is given
 * once, so two rule sets differ by what they say and never by the day on which somebody edited them. What a set does by accident,
 * such as a rule that can never be chosen, {@link dev.rapport.loyalty.earning.EarningRuleSet#analysis} finds before any order comes.
 */
@NullMarked
package dev.rapport.loyalty.earning;

import org.jspecify.annotations.NullMarked;
