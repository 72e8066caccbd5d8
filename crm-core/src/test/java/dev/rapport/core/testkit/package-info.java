/**
 * The property kit: jqwik generators for the vocabulary, published as the {@code testkit} jar of crm-core.
 *
 * <p>Two values that must fit each other take a factory instead: amounts of one currency are {@link
 * dev.rapport.core.testkit.MoneyArbitraries#ordinary}, events that make a history {@link
 * dev.rapport.core.testkit.EventArbitraries#histories()}.
 *
 * <p>{@link dev.rapport.core.testkit.TimeShifts} moves facts in time, for laws that do not care when time begins.
 *
 * <p>With the kit and jqwik on the test class path, a property takes the vocabulary as plain parameters; the factories of
 * the {@code …Arbitraries} classes are there where a property needs a narrower value.
 *
 * <pre>{@code
 * @Property
 * void storesMoney(@ForAll Money money) {
 *   assertEquals(money, repository.load(repository.save(money)));
 * }
 * }</pre>
 */
@NullMarked
package dev.rapport.core.testkit;

import org.jspecify.annotations.NullMarked;
