package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How often the intervals of the net promoter score and of Cronbach's alpha hold the true value: the first computed exactly from the
 * trinomial probabilities, the second simulated. The soak profile asks for larger samples and more of them.
 */
class CoverageTest {
  private static final boolean SOAK = Long.getLong("rapport.soak") != null;
  private static final int[] SIZES =
      SOAK ? new int[] {10, 20, 50, 100, 200} : new int[] {10, 20, 50};

  private record Coverage(double least, double mean, double most) {
    /** Over true shares of promoters and detractors in steps of a twentieth, each class with one at least. */
    static Coverage of(int size, BiFunction<NetPromoterScore, Double, Estimate> method) {
      Interval[][] intervals = new Interval[size + 1][];
      for (int up = 0; up <= size; up++) {
        intervals[up] = new Interval[size - up + 1];
        for (int down = 0; down <= size - up; down++) {
          intervals[up][down] = method
              .apply(NetPromoterScore.of(up, size - up - down, down), 0.95)
              .interval()
              .orElseThrow();
        }
      }
      double least = 1;
      double most = 0;
      double sum = 0;
      int places = 0;
      for (int a = 1; a <= 18; a++) {
        for (int b = 1; b <= 19 - a; b++) {
          double covered = covered(intervals, size, a / 20.0, b / 20.0);
          least = Math.min(least, covered);
          most = Math.max(most, covered);
          sum += covered;
          places++;
        }
      }
      return new Coverage(least, sum / places, most);
    }

    private static double covered(Interval[][] intervals, int size, double up, double down) {
      double truth = 100 * (up - down);
      double covered = 0;
      double promoters = 1; // how many ways, times the probability of one
      for (int i = 0; i <= size; i++) {
        double both = promoters;
        for (int j = 0; j <= size - i; j++) {
          Interval interval = intervals[i][j];
          if (interval.lower() <= truth + 1e-9 && truth - 1e-9 <= interval.upper()) {
            covered += both * Math.pow(1 - up - down, size - i - j);
          }
          both *= down * (size - i - j) / (j + 1);
        }
        promoters *= up * (size - i) / (i + 1);
      }
      return covered;
    }

    String words() {
      return String.format(Locale.ROOT, "least %.4f, mean %.4f, most %.4f", least, mean, most);
    }
  }

  @Test
  void theAdjustedIntervalOfTheScoreCoversAboutAsOftenAsItSays(TestReporter reporter) {
    for (int size : SIZES) {
      Coverage adjusted = Coverage.of(size, NetPromoterScore::adjustedWald);
      Coverage plain = Coverage.of(size, NetPromoterScore::wald);
      reporter.publishEntry("adjusted Wald, 95 %, " + size + " answers", adjusted.words());
      reporter.publishEntry("Wald, 95 %, " + size + " answers", plain.words());
      assertEquals(0.95, adjusted.mean(), 0.006, size + " answers: " + adjusted);
      assertTrue(adjusted.least() > 0.93, size + " answers: " + adjusted);
      assertTrue(plain.least() < adjusted.least(), size + " answers: " + plain);
    }
    // As computed with NumPy.
    Coverage fifty = Coverage.of(50, NetPromoterScore::adjustedWald);
    assertEquals(0.9429, fifty.least(), 0.00005);
    assertEquals(0.9503, fifty.mean(), 0.00005);
    assertEquals(0.9753, fifty.most(), 0.00005);
    Coverage ten = Coverage.of(10, NetPromoterScore::wald);
    assertEquals(0.6490, ten.least(), 0.00005);
  }

  /** Items that are one normal trait and a normal error each: alpha is then k r/(1 + (k - 1) r), r the correlation of two items. */
  private static double alphaCoverage(
      RatingScale scale, double spread, int items, int respondents, int samples, double truth) {
    Random random = new Random(2026);
    double correlation = truth / (items - truth * (items - 1));
    double middle = (scale.lowest() + scale.highest()) / 2.0;
    int covered = 0;
    for (int sample = 0; sample < samples; sample++) {
      ScaleReliability tally = ScaleReliability.empty(ScaleReliability.Form.of(scale, items));
      for (int i = 0; i < respondents; i++) {
        double trait = Math.sqrt(correlation) * random.nextGaussian();
        List<Integer> answers = new ArrayList<>();
        for (int k = 0; k < items; k++) {
          double felt = trait + Math.sqrt(1 - correlation) * random.nextGaussian();
          long answer = Math.round(middle + spread * felt);
          answers.add((int) Math.max(scale.lowest(), Math.min(scale.highest(), answer)));
        }
        tally = tally.add(answers);
      }
      covered += tally.alpha(0.95).interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    return (double) covered / samples;
  }

  /** Three standard errors of the simulation on either side. */
  @Test
  void theIntervalOfAlphaCoversAsOftenAsItSaysForNormalItems(TestReporter reporter) {
    int samples = SOAK ? 20_000 : 1_000;
    double band = 3 * Math.sqrt(0.95 * 0.05 / samples);
    for (double truth : new double[] {0.5, 0.8, 0.95}) {
      for (int respondents : new int[] {10, 40}) {
        double coverage =
            alphaCoverage(RatingScale.of(-500, 500), 80, 4, respondents, samples, truth);
        reporter.publishEntry(
            "alpha " + truth + ", 95 %, " + respondents + " respondents",
            String.format(Locale.ROOT, "%.4f of %d samples", coverage, samples));
        assertEquals(0.95, coverage, band, "alpha " + truth + ", " + respondents);
      }
    }
  }

  /** Seven points are enough for the normal theory: rounding costs alpha a little, which the interval of forty answers bears. */
  @Test
  void sevenPointsAreNearlyNormal(TestReporter reporter) {
    int samples = SOAK ? 20_000 : 1_000;
    double coverage = alphaCoverage(RatingScale.of(1, 7), 1.5, 4, 40, samples, 0.8);
    reporter.publishEntry(
        "alpha 0.8 of seven points, 95 %",
        String.format(Locale.ROOT, "%.4f of %d samples", coverage, samples));
    assertTrue(coverage > 0.92 && coverage < 0.97, "coverage " + coverage);
  }
}
