package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The probability that the interval contains the true chance, computed exactly: the sum of the binomial probabilities of the
 * counts whose interval does. Chances 0.005 to 0.995 in steps of 0.005, and 5, 10, 20, 50 and 100 trials. The figures are published with the
 * test.
 */
class ProportionCoverageTest {
  /** The soak profile asks for larger samples too. */
  private static final boolean SOAK = Long.getLong("rapport.soak") != null;

  private static final int[] TRIALS =
      SOAK ? new int[] {5, 10, 20, 50, 100, 200, 500, 1000} : new int[] {5, 10, 20, 50, 100};
  private static final int GRID = 200;

  private record Coverage(double least, double mean) {
    static Coverage of(int trials, Function<Proportion, Estimate> method) {
      Interval[] intervals = new Interval[trials + 1];
      for (int x = 0; x <= trials; x++) {
        intervals[x] = method.apply(Proportion.of(x, trials)).interval().orElseThrow();
      }
      double least = 1;
      double sum = 0;
      for (int i = 1; i < GRID; i++) {
        double chance = (double) i / GRID;
        double covered = 0;
        double ways = 1;
        for (int x = 0; x <= trials; x++) {
          if (intervals[x].contains(chance)) {
            covered += ways * Math.pow(chance, x) * Math.pow(1 - chance, trials - x);
          }
          ways = ways * (trials - x) / (x + 1);
        }
        least = Math.min(least, covered);
        sum += covered;
      }
      return new Coverage(least, sum / (GRID - 1));
    }
  }

  private static void publish(
      TestReporter reporter, String method, Function<Proportion, Estimate> intervals) {
    for (int trials : TRIALS) {
      Coverage coverage = Coverage.of(trials, intervals);
      reporter.publishEntry(
          method + ", 95 %, " + trials + " trials",
          String.format(Locale.ROOT, "least %.4f, mean %.4f", coverage.least(), coverage.mean()));
    }
  }

  /** Longer than Wilson's: on average 95 to 97 % at 95 %, and from ten trials on nowhere below 92 %. */
  @Test
  void adjustedWaldCoversALittleMoreThanItSays() {
    for (int trials : TRIALS) {
      Coverage coverage = Coverage.of(trials, proportion -> proportion.adjustedWald(0.95));
      assertTrue(coverage.mean() > 0.95 && coverage.mean() < 0.97, trials + ": " + coverage);
      assertTrue(coverage.least() > (trials < 10 ? 0.89 : 0.92), trials + ": " + coverage);
      assertTrue(
          coverage.mean()
              >= Coverage.of(trials, proportion -> proportion.wilson(0.95)).mean(),
          trials + ": " + coverage);
    }
  }

  @Test
  void theFiguresArePublished(TestReporter reporter) {
    publish(reporter, "Wilson", proportion -> proportion.wilson(0.95));
    publish(reporter, "Clopper-Pearson", proportion -> proportion.clopperPearson(0.95));
    publish(reporter, "adjusted Wald", proportion -> proportion.adjustedWald(0.95));
    Coverage known = Coverage.of(20, proportion -> proportion.adjustedWald(0.95));
    assertEquals(0.9294, known.least(), 0.00005);
    assertEquals(0.9620, known.mean(), 0.00005);
  }

  /** On average over the chances within 1.5 points of the level; at the worst chance not below 83 % at 95 %. */
  @Test
  void wilsonCoversAsOftenAsItSaysOnAverage() {
    for (int trials : TRIALS) {
      for (double level : new double[] {0.9, 0.95, 0.99}) {
        Coverage coverage = Coverage.of(trials, proportion -> proportion.wilson(level));
        assertEquals(level, coverage.mean(), 0.015, trials + " trials at " + level);
      }
      double least = Coverage.of(trials, proportion -> proportion.wilson(0.95)).least();
      assertTrue(least >= 0.83 && least < 0.95, trials + " trials: " + least);
    }
  }

  /** Never less than the level at any chance; on average more, which is its price. */
  @Test
  void clopperPearsonNeverCoversLessThanItSays() {
    for (int trials : TRIALS) {
      for (double level : new double[] {0.8, 0.9, 0.95, 0.99}) {
        Coverage coverage = Coverage.of(trials, proportion -> proportion.clopperPearson(level));
        assertTrue(coverage.least() >= level, trials + " trials at " + level + ": " + coverage);
        assertTrue(coverage.mean() > level + 0.25 * (1 - level) / Math.sqrt(trials));
      }
    }
  }
}
