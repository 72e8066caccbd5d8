package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Interval INTERVAL = Interval.of(0.1, 0.3, 0.95);
  private static final Estimate CHURN = Estimate.of(0.2, INTERVAL, 50);
  private static final UndefinedReason NOTHING = UndefinedReason.noData("trials");
  private static final Estimate UNKNOWN = Estimate.undefined(NOTHING, 0);

  @Test
  void clippingTouchesTheIntervalAlone() {
    Estimate known = Estimate.of(4.9, Interval.of(3.8, 6, 0.95), 12);
    assertEquals(Estimate.of(4.9, Interval.of(3.8, 5, 0.95), 12), known.clippedTo(1, 5));
    assertEquals(Estimate.of(4.9, 12), Estimate.of(4.9, 12).clippedTo(1, 5));
    Estimate undefined = Estimate.undefined(UndefinedReason.noData("responses"), 0);
    assertEquals(undefined, undefined.clippedTo(1, 5));
    for (Estimate estimate : List.<Estimate>of(known, Estimate.of(4.9, 12), undefined)) {
      assertThrows(IllegalArgumentException.class, () -> estimate.clippedTo(5, 1));
      assertThrows(IllegalArgumentException.class, () -> estimate.clippedTo(Double.NaN, 1));
      assertThrows(
          IllegalArgumentException.class, () -> estimate.clippedTo(1, Double.POSITIVE_INFINITY));
    }
  }

  @Test
  void isKnownWithItsInterval() {
    assertTrue(CHURN.isKnown());
    assertEquals(0.2, CHURN.value());
    assertEquals(OptionalDouble.of(0.2), CHURN.optionalValue());
    assertEquals(Optional.of(INTERVAL), CHURN.interval());
    assertEquals(50, CHURN.sampleSize());
    assertEquals(Optional.empty(), CHURN.reason());
    assertEquals("0.2 (95 % interval 0.1 to 0.3, n = 50)", CHURN.toString());
    assertEquals("0.2 (n = 50)", Estimate.of(0.2, 50).toString());
  }

  @Test
  void isUndefinedWithItsReason() {
    assertFalse(UNKNOWN.isKnown());
    assertEquals(OptionalDouble.empty(), UNKNOWN.optionalValue());
    assertEquals(Optional.empty(), UNKNOWN.interval());
    assertEquals(Optional.of(NOTHING), UNKNOWN.reason());
    assertEquals("undefined: no trials were observed", UNKNOWN.toString());
    IllegalStateException refused = assertThrows(IllegalStateException.class, UNKNOWN::value);
    assertEquals("the estimate has no value: no trials were observed", refused.getMessage());
  }

  @Test
  void changesItsScaleWithItsInterval() {
    Estimate lifetime = CHURN.map(p -> 1 / p);
    assertEquals(Estimate.of(5, Interval.of(1 / 0.3, 10, 0.95), 50), lifetime);
    assertEquals(Estimate.of(20, 7), Estimate.of(0.2, 7).map(p -> 100 * p));
    assertSame(UNKNOWN, UNKNOWN.map(p -> 1 / p));
    assertThrows(IllegalArgumentException.class, () -> Estimate.of(0, 7).map(p -> 1 / p));
  }

  @Test
  void foldsBothCases() {
    assertEquals("0.2", CHURN.fold(known -> "" + known.value(), undefined -> "?"));
    assertEquals(
        "no trials were observed",
        UNKNOWN.fold(known -> "" + known.value(), undefined -> undefined.why().words()));
  }

  @Test
  void neverHoldsNaNOrInfinity() {
    assertThrows(IllegalArgumentException.class, () -> Estimate.of(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Estimate.of(Double.POSITIVE_INFINITY, INTERVAL, 1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(1, -1));
    assertEquals("sampleSize must not be negative, was -1", refused.getMessage());
  }

  @Test
  void equalsByWhatItSays() {
    new EqualsTester()
        .addEqualityGroup(CHURN, Estimate.of(0.2, Interval.of(0.1, 0.3, 0.95), 50))
        .addEqualityGroup(Estimate.of(0.2, 50))
        .addEqualityGroup(Estimate.of(0.2, 51))
        .addEqualityGroup(Estimate.of(0.0, 50), Estimate.of(-0.0, 50))
        .addEqualityGroup(UNKNOWN, Estimate.undefined(UndefinedReason.noData("trials"), 0))
        .addEqualityGroup(Estimate.undefined(NOTHING, 1))
        .addEqualityGroup(Estimate.undefined(UndefinedReason.noVariation("trials"), 0))
        .testEquals();
  }

  @Test
  void refusesNull() {
    NullPointerTester tester = new NullPointerTester();
    tester.testAllPublicStaticMethods(Estimate.class);
    tester.testAllPublicInstanceMethods(CHURN);
    tester.testAllPublicInstanceMethods(UNKNOWN);
    tester.testAllPublicStaticMethods(UndefinedReason.class);
    tester.testAllPublicConstructors(UndefinedReason.class);
    tester.testAllPublicInstanceMethods(INTERVAL);
    tester.testAllPublicStaticMethods(Proportion.class);
    tester.testAllPublicInstanceMethods(Proportion.of(1, 2));
    tester.testAllPublicStaticMethods(SurvivalCurve.class);
  }

  @Test
  void reasonsAreWords() {
    assertEquals(
        "no responses were observed", UndefinedReason.noData("responses").words());
    assertEquals(
        "at least 2 responses are needed, there was 1",
        UndefinedReason.tooFew("responses", 2, 1).words());
    assertEquals(
        "at least 3 responses are needed, there were 0",
        UndefinedReason.tooFew("responses", 3, 0).words());
    assertEquals(
        "all responses are equal", UndefinedReason.noVariation("responses").toString());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW, UndefinedReason.tooFew("responses", 2, 1).kind());
    assertThrows(IllegalArgumentException.class, () -> UndefinedReason.tooFew("responses", 2, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> new UndefinedReason(UndefinedReason.Kind.NO_DATA, " "));
  }
}
