package dev.rapport.examples.bench;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.rfm.CutScorer;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.ScoreTies;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Quintile scores of up to ten million customers on one core, cut points and all.
 *
 * <p>The yardsticks at ten million: five times faster than {@linkplain SortedRfm sorting}, within 200 ms; scoring alone 100 million customers a
 * second. {@link #readingTheColumns} calibrates: it is what any pass over the three columns costs. {@link RfmTable} prints the ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RfmBenchmark {
  private static final int BINS = 5;
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  /** How many customers there are. */
  @Param({"10000", "100000", "1000000", "10000000"})
  public int customers;

  private int[] recencyDays = {};
  private int[] frequency = {};
  private long[] money = {};
  private short[] cells = {};
  private CutScorer scorer = CutScorer.of(
      RfmCuts.quantiles(EUR, new int[1], new int[1], new long[1], BINS, ScoreTies.LOWER_QUANTILE));

  /** For the harness. */
  public RfmBenchmark() {}

  /** Draws the customers: most bought lately and seldom, amounts of cents spread like a log-normal distribution. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(2026);
    recencyDays = new int[customers];
    frequency = new int[customers];
    money = new long[customers];
    cells = new short[customers];
    for (int i = 0; i < customers; i++) {
      recencyDays[i] = (int) Math.min(1_999, -Math.log(1 - random.nextDouble()) * 200);
      frequency[i] = 1 + (int) (-Math.log(1 - random.nextDouble()) * 3);
      double normal = -6;
      for (int k = 0; k < 12; k++) {
        normal += random.nextDouble();
      }
      money[i] = (long) Math.exp(8.5 + 1.2 * normal);
    }
    scorer = CutScorer.of(cuts());
  }

  private RfmCuts cuts() {
    return RfmCuts.quantiles(EUR, recencyDays, frequency, money, BINS, ScoreTies.LOWER_QUANTILE);
  }

  /** Cut points and scores as the library makes them. */
  @Benchmark
  public short[] counted() {
    CutScorer.of(cuts()).scoreCells(recencyDays, frequency, money, cells, 0, customers);
    return cells;
  }

  /** Cut points and scores with a sort. */
  @Benchmark
  public short[] sorted() {
    new SortedRfm(BINS).score(recencyDays, frequency, money, cells);
    return cells;
  }

  /** Scores alone, with cut points that are there. */
  @Benchmark
  public short[] scoring() {
    scorer.scoreCells(recencyDays, frequency, money, cells, 0, customers);
    return cells;
  }

  /** Calibration: one pass over the three columns. */
  @Benchmark
  public long readingTheColumns() {
    long sum = 0;
    for (int i = 0; i < customers; i++) {
      sum += money[i] ^ recencyDays[i] ^ frequency[i];
    }
    return sum;
  }
}
