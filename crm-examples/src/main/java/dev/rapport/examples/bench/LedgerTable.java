package dev.rapport.examples.bench;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link LedgerBenchmark} and prints what it says about the account beside the two ledgers written by hand.
 *
 * <p>The table divides a second by the {@linkplain CpuTime processor time} of an operation in the best iteration of each
 * benchmark: what else runs on a machine makes an iteration slower and none faster. The harness prints means and errors of
 * elapsed time above it.
 */
public final class LedgerTable {
  private static final List<String> LOTS = List.of("1", "10", "100", "10000");

  private static final String LEGEND = String.format(
      Locale.ROOT,
      "%s%n%s%n%s",
      "Decisions stand beside a mutable ledger that recognises repeated commands, records draws and can undo them, and holds"
          + " points; it keeps no entries, no earlier state and no explanation.",
      "The bare ledger, which all other lines stand beside, is a deque of lots and a balance: no keys, no draws, nothing to"
          + " undo.",
      "The account does all that and leaves the account before as it was.");

  private final Map<String, Double> perSecond = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();

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
            .build())
        .run()) {
      table.add(result);
    }
    System.out.println(table.text());
  }

  private void add(RunResult result) {
    String name = result.getPrimaryResult().getLabel();
    for (String parameter : result.getParams().getParamsKeys()) {
      name += " " + result.getParams().getParam(parameter);
    }
    Result<?> time = requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL), name);
    double nanos = time.getStatistics().getMin();
    perSecond.put(name, TimeUnit.SECONDS.toNanos(1) / nanos);
  }

  private String text() {
    text.append(String.format(
        Locale.ROOT,
        "%n%s%n%n%-44s %12s %12s %8s%n",
        LEGEND,
        "a second of processor time",
        "account",
        "by hand",
        "ratio"));
    for (String lots : LOTS) {
      line("decisions, lots open: " + lots, "decisions " + lots, "decisionsDutiful " + lots);
    }
    for (String lots : LOTS) {
      line("  beside the bare ledger: " + lots, "decisions " + lots, "decisionsMutable " + lots);
      line(
          "  without returns and receipts: " + lots,
          "decisionsForgetful " + lots,
          "decisionsMutable " + lots);
    }
    line("  commands built, not decided", "commandsBuilt", "decisionsMutable 1");
    for (String lots : LOTS) {
      line(
          "balances to come, lots open: " + lots,
          "balanceToCome " + lots,
          "balanceToComeMutable " + lots);
    }
    perSecond.put("longDebitMutable", without("longDebitMutable", "refillMutable"));
    line("debits of 1000000 points in 10000 lots", "longDebit", "longDebitMutable");
    alone("entries replayed", "replay", 1);
    double first = perSecond.getOrDefault("decisionAfterPast 10", Double.NaN);
    for (String past : List.of("10", "1000", "100000", "1000000")) {
      alone("decisions after entries: " + past, "decisionAfterPast " + past, first);
    }
    return text.append(String.format(Locale.ROOT, "%n"))
        .append(LedgerFootprint.table())
        .toString();
  }

  private double without(String both, String one) {
    double nothing = Double.NaN;
    return 1
        / (1 / perSecond.getOrDefault(both, nothing) - 1 / perSecond.getOrDefault(one, nothing));
  }

  private void line(String what, String ours, String theirs) {
    double account = perSecond.getOrDefault(ours, Double.NaN);
    double mutable = perSecond.getOrDefault(theirs, Double.NaN);
    text.append(String.format(
        Locale.ROOT, "%-44s %,12.0f %,12.0f %8.3f%n", what, account, mutable, account / mutable));
  }

  /* A line without a counterpart: beside it stands the ratio to something else, or nothing. */
  private void alone(String what, String ours, double beside) {
    double account = perSecond.getOrDefault(ours, Double.NaN);
    String ratio = beside == 1 ? "" : String.format(Locale.ROOT, "%8.3f", account / beside);
    text.append(String.format(Locale.ROOT, "%-44s %,12.0f %12s %8s%n", what, account, "", ratio));
  }
}
