package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SampleMeanTest {
  private static final SampleMean FIVE = new SampleMean(5, 20, 2);

  @Test
  void tIntervalOfFiveAnswers() {
    Interval interval = FIVE.t(0.95).interval().orElseThrow();
    // 4 ± 2.776445105 √(0.5/5)
    assertEquals(4 - 2.776445105 * Math.sqrt(0.1), interval.lower(), 1e-9);
    assertEquals(4 + 2.776445105 * Math.sqrt(0.1), interval.upper(), 1e-9);
    assertEquals(0.95, interval.level());
    assertEquals(Math.sqrt(0.5), FIVE.standardDeviation().value(), 1e-15);
  }

  /** With ten answers of standard deviation √10 the half-width is the quantile itself: t(0.975; 9) = 2.262157162798205. */
  @Test
  void tIntervalUsesTheQuantileOfOneDegreeLess() {
    Interval interval = new SampleMean(10, 0, 90).t(0.95).interval().orElseThrow();
    assertEquals(2.262157162798205, interval.upper(), 1e-12);
  }

  @Test
  void waldUsesTheNormalQuantileAndDivisorN() {
    Interval interval = new SampleMean(4, 0, 16).wald(0.95).interval().orElseThrow();
    assertEquals(1.959963984540054, interval.upper(), 1e-12);
    assertEquals(1, new SampleMean(4, 0, 16).standardError().value());
  }

  @Test
  void fewAnswersAreUndefinedWithAReason() {
    SampleMean none = new SampleMean(0, 0, 0);
    assertEquals("undefined: no responses were observed", none.t(0.9).toString());
    assertFalse(none.mean().isKnown());
    assertFalse(none.wald(0.9).isKnown());
    assertFalse(none.standardError().isKnown());
    SampleMean one = new SampleMean(1, 7, 0);
    assertEquals(7, one.mean().value());
    assertEquals(
        "undefined: at least 2 responses are needed, there was 1", one.t(0.9).toString());
    assertFalse(one.standardDeviation().isKnown());
  }

  @Test
  void rejectsWhatIsNoSample() {
    assertThrows(IllegalArgumentException.class, () -> new SampleMean(-1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new SampleMean(0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SampleMean(1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SampleMean(2, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> new SampleMean(2, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> FIVE.t(95));
    assertThrows(IllegalArgumentException.class, () -> FIVE.wald(0));
    new NullPointerTester().testAllPublicInstanceMethods(FIVE);
  }

  @Test
  void differenceOfEqualSamplesIsNone() {
    MeanDifference same = FIVE.since(FIVE);
    assertEquals(0, same.estimate(0.95).value());
    assertEquals(0, same.z().value());
    assertEquals(1, same.pValue().value());
  }

  @Test
  void differenceWithoutSpreadOrAnswersIsUndefined() {
    SampleMean flat = new SampleMean(3, 6, 0);
    MeanDifference between = flat.since(new SampleMean(3, 3, 0));
    assertEquals(1, between.estimate(0.95).value());
    assertEquals(
        UndefinedReason.Kind.NO_VARIATION, between.z().reason().orElseThrow().kind());
    assertFalse(between.pValue().isKnown());
    assertFalse(between.estimate(0.95).interval().isPresent());
    MeanDifference empty = flat.since(new SampleMean(0, 0, 0));
    assertEquals(
        "undefined: no earlier responses were observed", empty.estimate(0.9).toString());
    assertFalse(empty.z().isKnown());
  }

  /** One sample without a spread is enough: whatever the other shows, nothing is known of how far chance moves this one. */
  @Test
  void differenceFromASampleWithoutSpreadHasAValueAndNoTest() {
    SampleMean flat = new SampleMean(3, 6, 0);
    assertUntested(-2, "all earlier responses are equal", FIVE.since(new SampleMean(4, 24, 0)));
    assertUntested(-2, "all later responses are equal", flat.since(FIVE));
    assertUntested(
        3,
        "at least 2 later responses are needed, there was 1",
        new SampleMean(1, 7, 0).since(FIVE));
    assertUntested(
        -3,
        "at least 2 earlier responses are needed, there was 1",
        FIVE.since(new SampleMean(1, 7, 0)));
    assertUntested(
        5,
        "at least 2 later responses are needed, there was 1",
        new SampleMean(1, 7, 0).since(new SampleMean(1, 2, 0)));
  }

  private static void assertUntested(double value, String reason, MeanDifference difference) {
    long size = difference.later().size() + difference.earlier().size();
    assertEquals(Estimate.of(value, size), difference.estimate(0.95));
    assertEquals(reason, difference.z().reason().orElseThrow().words());
    assertEquals(difference.z(), difference.pValue());
  }

  @Test
  void answersWithoutScatterGiveTheMeanWithoutAnInterval() {
    SampleMean flat = new SampleMean(3, 6, 0);
    assertEquals(Estimate.of(2, 3), flat.t(0.95));
    assertFalse(flat.varies());
    assertTrue(FIVE.varies());
    assertFalse(new SampleMean(1, 6, 0).varies());
    assertFalse(new SampleMean(0, 0, 0).varies());
    // Three times 0.1, and what rounding leaves of their deviations.
    double mean = (0.1 + 0.1 + 0.1) / 3;
    assertTrue(mean != 0.1);
    double rounding = 3 * (0.1 - mean) * (0.1 - mean);
    assertFalse(new SampleMean(3, 0.1 + 0.1 + 0.1, rounding).varies());
    assertTrue(new SampleMean(1_000_000, 5_000_000, 1).varies());
    assertEquals(0, flat.wald(0.95).interval().orElseThrow().width());
  }

  @Test
  void differenceKnowsTheEndsOfTheScale() {
    SampleMean low = new SampleMean(2, 2.5, 0.125);
    SampleMean high = new SampleMean(2, 9.5, 0.125);
    Interval open = high.since(low).estimate(0.9999).interval().orElseThrow();
    assertTrue(open.upper() > 4);
    Interval clipped = high.since(low, 4).estimate(0.9999).interval().orElseThrow();
    assertEquals(Interval.of(open.lower(), 4, 0.9999), clipped);
    assertEquals(
        -4, low.since(high, 4).estimate(0.9999).interval().orElseThrow().lower());
    assertEquals(high.since(low).pValue(), high.since(low, 4).pValue());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> high.since(low, 3));
    assertEquals(
        "span must be at least the difference of the means 3.5, was 3.0", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> high.since(low, 0));
    assertThrows(IllegalArgumentException.class, () -> high.since(low, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> high.since(low, Double.POSITIVE_INFINITY));
  }

  /** The interval of the difference leaves out zero exactly where the test is significant. */
  @Property
  void intervalAndTestAgree(
      @ForAll @LongRange(min = 2, max = 400) long n,
      @ForAll @DoubleRange(min = -3, max = 3) double shift,
      @ForAll @DoubleRange(min = 0.5, max = 2) double variance) {
    MeanDifference difference =
        new SampleMean(n, n * shift, n * variance).since(new SampleMean(n, 0, n * variance));
    double p = difference.pValue().value();
    if (Math.abs(p - 0.05) > 1e-9) {
      Interval interval = difference.estimate(0.95).interval().orElseThrow();
      assertEquals(p < 0.05, !interval.contains(0));
    }
    MeanDifference back = difference.earlier().since(difference.later());
    assertEquals(-difference.z().value(), back.z().value(), 1e-9);
    assertEquals(p, back.pValue().value(), 1e-12);
  }

  @Property
  void tIsWiderThanWaldAndBothContainTheMean(
      @ForAll @LongRange(min = 2, max = 100_000) long n,
      @ForAll @DoubleRange(min = 0, max = 100) double deviations,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
    SampleMean sample = new SampleMean(n, 3.0 * n, deviations);
    if (deviations == 0) {
      assertEquals(sample.mean(), sample.t(level));
      return;
    }
    Interval t = sample.t(level).interval().orElseThrow();
    Interval wald = sample.wald(level).interval().orElseThrow();
    assertTrue(t.width() >= wald.width() * (1 - 1e-9), () -> t + " " + wald);
    assertTrue(t.contains(3) && wald.contains(3));
  }
}
