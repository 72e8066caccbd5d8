/**
 * What the library costs, measured beside what one would write by hand.
 *
 * <p>{@link dev.rapport.examples.bench.LedgerBenchmark} sets the points account beside two
 * ledgers written by hand: {@link dev.rapport.examples.bench.MutableLedger} keeps a balance and nothing else, {@link
 * dev.rapport.examples.bench.DutifulLedger} has most of the account's duties. {@link
 * dev.rapport.examples.bench.LedgerTable} runs all in one go and prints the ratios, with the bytes that a lot takes. Ratios of
 * one run decide; seconds depend on the machine. From the top folder:
 *
 * <pre>{@code
 * mvn -B -Pbench -DskipTests integration-test -Djmh.main=dev.rapport.examples.bench.LedgerTable
 * }</pre>
 *
 * <p>{@link dev.rapport.examples.bench.RetentionBenchmark} counts survival and cohorts of ten million rows. {@link
 * dev.rapport.examples.bench.BuyTillYouDieTable} prints what buy-till-you-die models cost up to ten million customers, on one core and
 * on two; {@link dev.rapport.examples.bench.BuyTillYouDieBenchmark} measures the same by the harness.
 */
@NullMarked
package dev.rapport.examples.bench;

import org.jspecify.annotations.NullMarked;
