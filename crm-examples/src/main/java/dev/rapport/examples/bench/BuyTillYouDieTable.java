package dev.rapport.examples.bench;

import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link BuyTillYouDieBenchmark} and prints what fits and scores cost.
 *
 * <p>Times are {@linkplain CpuTime processor time} of an operation in the best iteration. Before, in this JVM that has fitted nothing
 * yet, one fit to ten thousand customers shows what a cold start costs, classes to load and code to compile included. The option
 * {@code -p customers=100000} runs one size alone.
 */
public final class BuyTillYouDieTable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int COLD = 10_000;
  private static final List<String> FITS =
      List.of("fitBgNbd", "fitMbgNbd", "fitParetoNbd", "fitGammaGamma");

  private final Map<String, Double> cpuNanos = new TreeMap<>();
  private final Map<Integer, SimulatedBuyers> drawn = new TreeMap<>();

  private BuyTillYouDieTable() {}

  /**
   * Runs the benchmarks, then prints the table.
   *
   * @param args options of the harness
   * @throws RunnerException if a benchmark fails
   * @throws CommandLineOptionException if an option is not understood
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    BuyTillYouDieTable table = new BuyTillYouDieTable();
    String cold = table.coldFit();
    for (RunResult result : new Runner(new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(BuyTillYouDieBenchmark.class.getName())
            .addProfiler(CpuTime.class)
            .build())
        .run()) {
      table.add(result);
    }
    System.out.println(cold);
    System.out.println(table.text());
  }

  private String coldFit() {
    SimulatedBuyers buyers = drawn(COLD);
    long start = System.nanoTime();
    FitReport report = BgNbd.fit(PurchaseSummaries.of(read(buyers))).report();
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    return String.format(
        Locale.ROOT,
        "%nfirst fit of a cold JVM, elapsed: %.0f ms for %d customers, %s",
        millis,
        report.observations(),
        report.verdict());
  }

  private SimulatedBuyers drawn(int customers) {
    return drawn.computeIfAbsent(customers, SimulatedBuyers::draw);
  }

  private static SummaryTable read(SimulatedBuyers buyers) {
    return SummaryTable.ofTransactions(
        buyers.customers(),
        buyers.epochDays(),
        buyers.cents(),
        2,
        SummaryRules.until(SimulatedBuyers.LAST_DAY));
  }

  private void add(RunResult result) {
    String name =
        result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("customers");
    Result<?> time = requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL), name);
    cpuNanos.put(name, time.getStatistics().getMin());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int customers : new int[] {10_000, 100_000, 1_000_000, 10_000_000}) {
      if (cpuNanos.containsKey("scoring " + customers)) {
        SimulatedBuyers buyers = drawn(customers);
        PurchaseSummaries data = PurchaseSummaries.of(read(buyers));
        int rows = buyers.customers().length;
        text.append(String.format(
            Locale.ROOT,
            "%n%,d customers, %,d transactions, %,d different rows%n"
                + "  reading the columns %17.3f ms%n"
                + "  transactions to summaries %11.3f ms, %.1f million a second%n"
                + "  grouping equal rows %17.3f ms%n",
            customers,
            rows,
            data.rows(),
            millis("readingTheColumns", customers),
            millis("transactionsToSummaries", customers),
            rows / millis("transactionsToSummaries", customers) / 1_000,
            millis("grouping", customers)));
        List<FitReport> reports = List.of(
            BgNbd.fit(data).report(),
            MbgNbd.fit(data).report(),
            ParetoNbd.fit(data).report(),
            GammaGamma.fit(data).report());
        for (int i = 0; i < reports.size(); i++) {
          text.append(fit(customers, FITS.get(i), reports.get(i)));
        }
        text.append(String.format(
            Locale.ROOT,
            "  scoring %29.3f ms, %.1f ns a customer%n",
            millis("scoring", customers),
            millis("scoring", customers) * NANOS_PER_MILLI / customers));
        drawn.remove(customers);
      }
    }
    return text.toString();
  }

  private String fit(int customers, String benchmark, FitReport report) {
    double fit = millis(benchmark, customers);
    return String.format(
        Locale.ROOT,
        "  %-11s grouped and fitted %6.3f ms, from transactions %.3f ms, %d evaluations, %s%n",
        report.model(),
        fit,
        fit + millis("transactionsToSummaries", customers),
        report.search().evaluations(),
        report.verdict());
  }

  private double millis(String benchmark, int customers) {
    return cpuNanos.getOrDefault(benchmark + " " + customers, Double.NaN) / NANOS_PER_MILLI;
  }
}
