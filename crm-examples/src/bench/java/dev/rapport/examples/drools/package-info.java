/**
 * Earning rules in a general rule engine, beside ours: the same ten rules over the same orders, in Drools. Compiled and
 * downloaded in the benchmark profile only.
 *
 * <p>From the top folder:
 *
 * <pre>{@code
 * mvn -B -Pbench -DskipTests integration-test -Djmh.main=dev.rapport.examples.drools.EarningTable
 * }</pre>
 */
@NullMarked
package dev.rapport.examples.drools;

import org.jspecify.annotations.NullMarked;
