package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpecialFunctionsTest {
  @Test
  void areExactlyZeroWhereTheyAreZero() {
    assertEquals(0, SpecialFunctions.logGamma(1));
    assertEquals(0, SpecialFunctions.logGamma(2));
    assertEquals(0, SpecialFunctions.logRisingFactorial(3.7, 0));
    assertEquals(0, SpecialFunctions.digammaDifference(3.7, 0));
  }

  @Test
  void refuseWhatIsNotAboveZeroAndFinite() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.logGamma(bad));
      assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.digamma(bad));
      assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.trigamma(bad));
      assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.logBeta(1, bad));
      assertThrows(IllegalArgumentException.class, () -> SpecialFunctions.logBeta(bad, 1));
    }
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> SpecialFunctions.logRisingFactorial(1, -1));
    assertEquals("n must not be negative, was -1", refused.getMessage());
  }

  @Test
  void raiseWhereTheValueIsBeyondADouble() {
    assertThrows(ArithmeticException.class, () -> SpecialFunctions.logGamma(1e308));
    assertThrows(ArithmeticException.class, () -> SpecialFunctions.digamma(1e-309));
    assertThrows(ArithmeticException.class, () -> SpecialFunctions.trigamma(1e-155));
    assertEquals(1e300, SpecialFunctions.trigamma(1e-150), 1e285);
    assertEquals(-Math.log(1e-309), SpecialFunctions.logGamma(1e-309), 1e-12);
  }

  @Test
  void countFarWithoutSummingTermByTerm() {
    // 1 + 1/2 + … + 1/n is log n + γ + 1/(2n) to far below a unit in the last place.
    double n = 1e15;
    double harmonic = Math.log(n) + 0.5772156649015329 + 0.5 / n;
    assertEquals(harmonic, SpecialFunctions.digammaDifference(1, (long) n), 2e-14);
    assertEquals(
        SpecialFunctions.logGamma(n + 1), SpecialFunctions.logRisingFactorial(1, (long) n), 64);
  }

  @Test
  void takesTheLogarithmOffOnePlusNumberWithoutLoss() {
    // e - log(1 + e) = e²/2 - e³/3 + …
    double e = 1e-9;
    assertEquals(e * e / 2 - e * e * e / 3, SpecialFunctions.logDeficit(e), 1e-33);
    assertEquals(1 - Math.log(2), SpecialFunctions.logDeficit(1), 1e-15);
    assertEquals(-0.5 + Math.log(2), SpecialFunctions.logDeficit(-0.5), 1e-15);
    assertTrue(SpecialFunctions.logDeficit(-1e-12) > 0);
  }
}
