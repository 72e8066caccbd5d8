package dev.rapport.examples.bench;

import static java.util.Objects.requireNonNull;

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
 * Runs {@link RfmBenchmark} and prints how counting compares with sorting, from ten thousand customers up.
 *
 * <p>Times are {@linkplain CpuTime processor time} of an operation in the best iteration: the sort uses all cores, so its processor time is that of
 * all of them. The ratio of elapsed times stands beside it, with the sort's several cores counted in its favour.
 */
public final class RfmTable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Double> cpuMillis = new TreeMap<>();
  private final Map<String, Double> elapsedMillis = new TreeMap<>();

  private RfmTable() {}

  /**
   * Runs the benchmarks, then prints the table.
   *
   * @param args options of the harness
   * @throws RunnerException if a benchmark fails
   * @throws CommandLineOptionException if an option is not understood
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    RfmTable table = new RfmTable();
    for (RunResult result : new Runner(new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(RfmBenchmark.class.getName())
            .addProfiler(CpuTime.class)
            .build())
        .run()) {
      table.add(result);
    }
    System.out.println(table.text());
  }

  private void add(RunResult result) {
    String name =
        result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("customers");
    Result<?> time = requireNonNull(result.getSecondaryResults().get(CpuTime.LABEL), name);
    cpuMillis.put(name, time.getStatistics().getMin() / NANOS_PER_MILLI);
    elapsedMillis.put(name, result.getPrimaryResult().getStatistics().getMin() / 1_000);
  }

  private String text() {
    StringBuilder text = new StringBuilder(String.format(
        Locale.ROOT,
        "%n%12s %12s %12s %8s %10s %14s %10s%n",
        "customers",
        "counted ms",
        "sorted ms",
        "ratio",
        "elapsed",
        "scored M/s",
        "read ms"));
    for (String customers : List.of("10000", "100000", "1000000", "10000000")) {
      double counted = of(cpuMillis, "counted", customers);
      double sorted = of(cpuMillis, "sorted", customers);
      text.append(String.format(
          Locale.ROOT,
          "%12s %12.3f %12.3f %8.1f %10.1f %14.0f %10.3f%n",
          customers,
          counted,
          sorted,
          sorted / counted,
          of(elapsedMillis, "sorted", customers) / of(elapsedMillis, "counted", customers),
          Double.parseDouble(customers) / of(cpuMillis, "scoring", customers) / 1_000,
          of(cpuMillis, "readingTheColumns", customers)));
    }
    return text.toString();
  }

  private static double of(Map<String, Double> times, String benchmark, String customers) {
    return times.getOrDefault(benchmark + " " + customers, Double.NaN);
  }
}
