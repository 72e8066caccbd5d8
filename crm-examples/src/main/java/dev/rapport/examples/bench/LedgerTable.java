package dev.rapport.examples.bench;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link LedgerBenchmark} and prints what it says about the account beside the two ledgers written by hand.
 *
 * <p>The figures are the {@linkplain CpuTime processor time} of an operation in the best iteration of each benchmark: what else
 * runs on a machine makes an iteration slower and none faster. The harness prints means and errors of elapsed time above it.
 */
public final class LedgerTable {
  private static final List<String> LOTS = List.of("1", "10", "100", "10000");
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final String LEGEND = String.format(
      Locale.ROOT,
      "%s%n%s%n%s",
      "by hand: a mutable ledger that recognises repeated commands, records draws and can undo them, holds points and says what"
          + " to write; it keeps no entries, no earlier state and no explanation.",
      "bare: a deque of lots and a balance; no keys, no draws, nothing to undo.",
      "The account does all that and leaves the account before as it was. Ratios are speed over speed.");

  private final Map<String, Double> nanos = new TreeMap<>();
  private final Map<String, Double> bytes = new TreeMap<>();
  private final Formatter text = new Formatter(Locale.ROOT);

  private LedgerTable() {}

  /**
   * Runs all benchmarks of the ledger, then prints the table.
   *
   * @param args options of the harness
   * @throws RunnerException if a benchmark fails
   * @throws CommandLineOptionException if an option is not understood
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    LedgerTable table = new LedgerTable();
    for (RunResult result : new Runner(new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(LedgerBenchmark.class.getName())
            .addProfiler(CpuTime.class)
            .addProfiler(GCProfiler.class)
            .build())
        .run()) {
      table.add(result);
    }
    System.out.println(table.text());
  }

  private void add(RunResult result) {
    StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
    for (String parameter : result.getParams().getParamsKeys()) {
      name.append(' ').append(result.getParams().getParam(parameter));
    }
    result.getSecondaryResults().forEach((label, more) -> {
      if (label.equals(CpuTime.LABEL)) {
        nanos.put(name.toString(), more.getStatistics().getMin());
      } else if (label.endsWith(ALLOCATED)) {
        bytes.put(name.toString(), more.getScore());
      }
    });
  }

  private String text() {
    text.format("%n%s%n%n", LEGEND);
    text.format(
        "%-34s %9s %9s %9s %9s %9s %9s %9s%n",
        "ns of processor time",
        "account",
        "by hand",
        "bare",
        "/by hand",
        "/bare",
        "bytes",
        "by hand");
    for (String lots : LOTS) {
      decisions("a decision, lots open: " + lots, "decisions " + lots, lots);
    }
    for (String lots : LOTS) {
      decisions("  nothing to undo, lots open: " + lots, "decisionsForgetful " + lots, lots);
    }
    for (String lots : LOTS) {
      besideBare(
          "balance to come, lots open: " + lots,
          nanos("balanceToCome " + lots),
          nanos("balanceToComeMutable " + lots));
    }
    besideBare(
        "1000000 points in 10000 lots",
        nanos("longDebit"),
        nanos("longDebitMutable") - nanos("refillMutable"));
    text.format("%-34s %,9.1f%n", "the command alone, built", nanos("commandsBuilt"));
    double replay = nanos("replay");
    double second = TimeUnit.SECONDS.toNanos(1);
    text.format("%-34s %,9.1f   %,.0f a second%n", "an entry replayed", replay, second / replay);
    for (String past : List.of("10", "1000", "100000", "1000000")) {
      text.format(
          "%-34s %,9.1f%n", "an earn after entries: " + past, nanos("decisionAfterPast " + past));
    }
    text.format("%n%s", LedgerFootprint.table());
    return text.toString();
  }

  private void decisions(String what, String account, String lots) {
    String byHand = "decisionsDutiful " + lots;
    double bare = nanos("decisionsMutable " + lots);
    text.format(
        "%-34s %,9.1f %,9.1f %,9.1f %9.3f %9.3f %,9.0f %,9.0f%n",
        what,
        nanos(account),
        nanos(byHand),
        bare,
        nanos(byHand) / nanos(account),
        bare / nanos(account),
        bytes.getOrDefault(account, Double.NaN),
        bytes.getOrDefault(byHand, Double.NaN));
  }

  private void besideBare(String what, double account, double bare) {
    text.format("%-34s %,9.1f %9s %,9.1f %9s %9.3f%n", what, account, "", bare, "", bare / account);
  }

  private double nanos(String benchmark) {
    return nanos.getOrDefault(benchmark, Double.NaN);
  }
}
