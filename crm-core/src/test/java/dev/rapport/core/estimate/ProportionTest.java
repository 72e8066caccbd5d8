package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void countsAStream() {
    Proportion even =
        IntStream.range(0, 7).boxed().collect(Proportion.counting(number -> number % 2 == 0));
    assertEquals(Proportion.of(4, 7), even);
    assertEquals(3, even.failures());
    assertEquals(Proportion.of(3, 7), even.complement());
    assertEquals("4 of 7", even.toString());
  }

  @Test
  void countsTrialByTrial() {
    assertEquals(Proportion.of(1, 2), Proportion.empty().with(true).with(false));
    assertEquals(Proportion.of(5, 9), Proportion.of(4, 7).plus(Proportion.of(1, 2)));
  }

  @Test
  void ofNothingIsUndefined() {
    for (Estimate estimate :
        new Estimate[] {Proportion.empty().estimate(0.95), Proportion.empty().clopperPearson(0.95)
        }) {
      assertFalse(estimate.isKnown());
      assertEquals(
          Optional.of(UndefinedReason.Kind.NO_DATA), estimate.reason().map(UndefinedReason::kind));
    }
    assertThrows(IllegalArgumentException.class, () -> Proportion.empty().estimate(95));
  }

  @Test
  void oneOfTwoIsLessCertainThanTwoOfFour() {
    double one = width(Proportion.of(1, 2).estimate(0.95));
    double two = width(Proportion.of(2, 4).estimate(0.95));
    assertTrue(two < one);
  }

  @Test
  void staysPreciseForRareSuccessesAmongVeryMany() {
    long trials = 1_000_000_000_000_000_000L;
    Interval none = intervalOf(Proportion.of(0, trials).wilson(0.95));
    assertEquals(0, none.lower());
    assertEquals(3.841458820694124e-18, none.upper(), 1e-30);
    Interval one = intervalOf(Proportion.of(1, trials).clopperPearson(0.95));
    // The exact interval of a Poisson count of one: 0.0253 to 5.5716.
    assertEquals(0.02531780798428987e-18, one.lower(), 1e-31);
    assertEquals(5.571643390938898e-18, one.upper(), 1e-29);
    Interval half = intervalOf(Proportion.of(trials / 2, trials).clopperPearson(0.95));
    assertEquals(1.959963984540054e-9, half.width(), 1e-15);
  }

  @Test
  void refusesImpossibleCounts() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Proportion.of(3, 2));
    assertEquals("successes must be 0 to the 2 trials, was 3", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(0, -1));
    Proportion full = Proportion.of(0, Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> full.with(false));
    assertThrows(ArithmeticException.class, () -> full.plus(Proportion.of(0, 1)));
  }

  private static Interval intervalOf(Estimate estimate) {
    return estimate.interval().orElseThrow();
  }

  private static double width(Estimate estimate) {
    return intervalOf(estimate).width();
  }
}
