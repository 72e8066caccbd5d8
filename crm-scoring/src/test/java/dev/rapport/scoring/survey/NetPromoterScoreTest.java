package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.MeanDifference;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetPromoterScoreTest {
  private static void assertEstimate(
      double value, double lower, double upper, double tolerance, Estimate estimate) {
    assertEquals(value, estimate.value(), tolerance);
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(lower, interval.lower(), tolerance, estimate.toString());
    assertEquals(upper, interval.upper(), tolerance, estimate.toString());
  }

  /** Shares of 1/2, 1/3 and 1/6: published (a Cross Validated answer) score and variance 5/9; intervals computed. */
  @Test
  void sampleOf324() {
    NetPromoterScore score = NetPromoterScore.of(162, 108, 54);
    assertEquals(33.33, score.mean().mean().value(), 0.005);
    assertEquals(5.0 / 9, score.mean().squaredDeviations() / 324 / 10_000, 1e-12);
    assertEquals(4.1409, score.mean().standardError().value(), 0.00005);
    assertEquals(8.1159, score.wald(0.95).interval().orElseThrow().width() / 2, 0.00005);
    assertEstimate(33.3333, 25.217, 41.449, 0.0005, score.wald(0.95));
    assertEstimate(33.3333, 24.945, 41.110, 0.0005, score.adjustedWald(0.95));
    Interval adjusted = score.adjustedWald(0.95).interval().orElseThrow();
    assertEquals(33.028, (adjusted.lower() + adjusted.upper()) / 2, 0.0005);
    assertEquals(score.adjustedWald(0.95), score.estimate(0.95));
  }

  /** Computed: 15 promoters, 10 passives, 11 detractors. */
  @Test
  void sampleOf36() {
    NetPromoterScore score = NetPromoterScore.of(15, 10, 11);
    assertEstimate(11.11, -16.41, 38.63, 0.005, score.wald(0.95));
    assertEstimate(11.11, -15.90, 36.41, 0.005, score.adjustedWald(0.95));
  }

  /** Computed: the adjusted interval, unclipped, would end at 106.34. */
  @Test
  void allPromotersKeepAnIntervalOnlyWhenAdjusted() {
    NetPromoterScore score = NetPromoterScore.of(10, 0, 0);
    assertEstimate(100, 100, 100, 0, score.wald(0.95));
    assertEstimate(100, 47.50, 100, 0.005, score.adjustedWald(0.95));
    // centre 1000/13 and half-width: the end that was clipped off
    double half =
        1000.0 / 13 - score.adjustedWald(0.95).interval().orElseThrow().lower();
    assertEquals(106.34, 1000.0 / 13 + half, 0.005);
  }

  /** The example of a published R function (rdrr.io, IUHhelpers): 1, 8, 8, 10, 5, NA, 9. */
  @Test
  void publishedExampleWithAMissingAnswer() {
    NetPromoterScore score =
        Stream.of(1, 8, 8, 10, 5, 9).collect(NetPromoterScore.collector()).addMissing();
    assertEquals(new NetPromoterScore(2, 2, 2, 1), score);
    assertEquals(0, score.mean().mean().value());
    assertEquals(33.33, score.mean().standardError().value(), 0.005);
    assertEquals(6, score.responses());
  }

  /** Computed: 45/30/25 against 52/28/20, a hundred each. */
  @Test
  void twelvePointsBetweenTwoHundredsAreNotSignificant() {
    MeanDifference change = NetPromoterScore.of(52, 28, 20).since(NetPromoterScore.of(45, 30, 25));
    assertEquals(20, change.earlier().mean().value(), 1e-12);
    assertEquals(32, change.later().mean().value(), 1e-12);
    assertEquals(1.0617, change.z().value(), 0.00005);
    assertEquals(0.288, change.pValue().value(), 0.0005);
    assertTrue(change.estimate(0.95).interval().orElseThrow().contains(0));
  }

  /** Computed: worst case within five points at 95 %. */
  @Test
  void requiredResponses() {
    assertEquals(1537, NetPromoterScore.requiredResponses(5, 0.95));
    assertThrows(IllegalArgumentException.class, () -> NetPromoterScore.requiredResponses(0, 0.95));
  }

  @Test
  void classesAreThePublishedOnes() {
    assertEquals(NetPromoterScore.of(0, 0, 1), NetPromoterScore.empty().add(0));
    assertEquals(NetPromoterScore.of(0, 0, 1), NetPromoterScore.empty().add(6));
    assertEquals(NetPromoterScore.of(0, 1, 0), NetPromoterScore.empty().add(7));
    assertEquals(NetPromoterScore.of(0, 1, 0), NetPromoterScore.empty().add(8));
    assertEquals(NetPromoterScore.of(1, 0, 0), NetPromoterScore.empty().add(9));
    assertEquals(NetPromoterScore.of(1, 0, 0), NetPromoterScore.empty().add(10));
  }

  @Test
  void noAnswersAndOneAnswer() {
    NetPromoterScore none = NetPromoterScore.empty().addMissing();
    assertEquals(
        UndefinedReason.Kind.NO_DATA, none.estimate(0.95).reason().orElseThrow().kind());
    assertFalse(none.wald(0.95).isKnown());
    NetPromoterScore one = none.add(8);
    assertEquals(0, one.estimate(0.95).value());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW, one.t(0.95).reason().orElseThrow().kind());
    assertEquals(Estimate.of(-100, 3), NetPromoterScore.of(0, 0, 3).t(0.95));
  }

  /** Computed with SciPy: 20 ± t(0.975; 99) √(660000/99/100), inside the bounds. */
  @Test
  void studentsInterval() {
    assertEstimate(
        20,
        3.7989364321085475,
        36.20106356789145,
        1e-9,
        NetPromoterScore.of(45, 30, 25).t(0.95));
  }

  /** Computed with SciPy: unclipped, Wald's would end at 108.59 and Student's at 112.62. */
  @Test
  void theIntervalsOfNineOfTenAreClipped() {
    NetPromoterScore score = NetPromoterScore.of(9, 1, 0);
    assertEstimate(90, 71.40614903086316, 100, 1e-9, score.wald(0.95));
    assertEstimate(90, 67.37842837201795, 100, 1e-9, score.t(0.95));
    NetPromoterScore opposite = NetPromoterScore.of(0, 1, 9);
    assertEstimate(-90, -100, -71.40614903086316, 1e-9, opposite.wald(0.95));
    assertEstimate(-90, -100, -67.37842837201795, 1e-9, opposite.t(0.95));
  }

  @Test
  void rejectsAnswersOffTheScale() {
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class, () -> NetPromoterScore.empty().add(11));
    assertEquals(
        "score must be 0 to 10, was 11. Count a missing answer as missing.", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> NetPromoterScore.empty().add(-1));
    assertThrows(
        IllegalArgumentException.class, () -> Stream.of(99).collect(NetPromoterScore.collector()));
    assertThrows(IllegalArgumentException.class, () -> NetPromoterScore.of(-1, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> NetPromoterScore.of(RatingTally.empty(RatingScale.of(1, 10))));
    assertThrows(
        IllegalArgumentException.class, () -> NetPromoterScore.of(1, 1, 1).estimate(95));
    assertThrows(
        ArithmeticException.class,
        () -> NetPromoterScore.of(Long.MAX_VALUE, 0, 0).add(10));
  }

  @Test
  void rejectsNull() {
    new NullPointerTester().testAllPublicStaticMethods(NetPromoterScore.class);
    new NullPointerTester().testAllPublicInstanceMethods(NetPromoterScore.empty());
  }
}
