package dev.rapport.examples.drools;

import static java.util.Objects.requireNonNull;

import dev.rapport.examples.bench.CpuTime;
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
 * Runs {@link EarningBenchmark} and prints decisions for a second of {@linkplain CpuTime processor time}, by the best iteration of
 * each benchmark: what else runs on a machine makes an iteration slower and none faster. Drools decides once in a session that
 * lives on, which is its fastest and is one member at a time for each session, and once in a session of its own, which like ours
 * leaves nothing behind.
 */
public final class EarningTable {
  private static final String CPU = "cpu.time";

  private EarningTable() {}

  /**
   * Runs the benchmark, then prints the table.
   *
   * @param args options of the harness
   * @throws RunnerException if a benchmark fails
   * @throws CommandLineOptionException if an option is not understood
   */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Map<String, Double> perSecond = new TreeMap<>();
    for (RunResult result : new Runner(new OptionsBuilder()
            .parent(new CommandLineOptions(args))
            .include(EarningBenchmark.class.getName())
            .addProfiler(CpuTime.class)
            .build())
        .run()) {
      Result<?> time = requireNonNull(result.getSecondaryResults().get(CPU), CPU);
      double nanos = time.getStatistics().getMin();
      perSecond.put(
          result.getPrimaryResult().getLabel() + " " + result.getParams().getParam("rules"),
          TimeUnit.SECONDS.toNanos(1) / nanos);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%-28s %12s %12s %12s %8s %12s %8s%n",
        "a second of processor time",
        "ours",
        "explained",
        "one session",
        "ratio",
        "new session",
        "ratio");
    for (int rules : new int[] {1, 10, 100}) {
      double ours = perSecond.getOrDefault("decisions " + rules, Double.NaN);
      double oneSession = perSecond.getOrDefault("droolsOneSession " + rules, Double.NaN);
      double newSession = perSecond.getOrDefault("droolsNewSession " + rules, Double.NaN);
      System.out.printf(
          Locale.ROOT,
          "%-28s %,12.0f %,12.0f %,12.0f %8.1f %,12.0f %8.1f%n",
          "five lines, rules: " + rules,
          ours,
          perSecond.getOrDefault("decisionsExplained " + rules, Double.NaN),
          oneSession,
          ours / oneSession,
          newSession,
          ours / newSession);
    }
  }
}
