package dev.rapport.examples.bench;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.retention.CohortTable;
import dev.rapport.scoring.retention.CohortTally;
import dev.rapport.scoring.retention.DurationCounts;
import dev.rapport.scoring.retention.KaplanMeier;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Survival and cohorts of ten million rows on one core.
 *
 * <p>The yardsticks: counting durations is to be at least 5 times faster than sorting them, and a cohort table to take at least 20
 * million rows a second. {@link #readingTheColumns} calibrates: it is what any pass over the rows costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RetentionBenchmark {
  private static final int ROWS = 10_000_000;
  private static final int CUSTOMERS = 2_000_000;
  private static final DateRange DAYS = DateRange.parse("2021-01-01/2026-01-01");

  private final int[] durations = new int[ROWS];
  private final boolean[] ended = new boolean[ROWS];
  private final int[] customers = new int[ROWS];
  private final int[] epochDays = new int[ROWS];

  /** Draws the rows: durations of up to five years, purchases in any order. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(2026);
    int first = (int) DAYS.startInclusive().toEpochDay();
    int days = (int) DAYS.lengthDays();
    for (int i = 0; i < ROWS; i++) {
      double wait = -Math.log(1 - random.nextDouble()) * 400;
      int observed = random.nextInt(days);
      durations[i] = (int) Math.min(wait, observed);
      ended[i] = wait <= observed;
      customers[i] = random.nextInt(CUSTOMERS);
      epochDays[i] = first + random.nextInt(days);
    }
  }

  /** Kaplan-Meier as the library does it. */
  @Benchmark
  public double kaplanMeierByCounting() {
    return KaplanMeier.of(DurationCounts.of(durations, ended)).curve().last();
  }

  /** Kaplan-Meier as textbooks do it: sort the subjects, ends before censorings, and walk. */
  @Benchmark
  public double kaplanMeierBySorting() {
    int[] sorted = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      sorted[i] = 2 * durations[i] + (ended[i] ? 0 : 1);
    }
    Arrays.sort(sorted);
    double share = 1;
    int next = 0;
    while (next < ROWS) {
      int atRisk = ROWS - next;
      int key = sorted[next];
      int same = next;
      while (same < ROWS && sorted[same] == key) {
        same++;
      }
      share *= (key & 1) == 0 ? 1 - (double) (same - next) / atRisk : 1;
      next = same;
    }
    return share;
  }

  /** A cohort table by month. */
  @Benchmark
  public CohortTable cohortTable() {
    CohortTally tally = CohortTally.of(Cycle.months(), DAYS, CUSTOMERS);
    tally.addAll(customers, epochDays, 0, ROWS);
    return tally.table();
  }

  /** Calibration: one pass over two columns. */
  @Benchmark
  public long readingTheColumns() {
    long sum = 0;
    for (int i = 0; i < ROWS; i++) {
      sum += customers[i] ^ epochDays[i];
    }
    return sum;
  }
}
