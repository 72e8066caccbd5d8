package dev.rapport.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DiscountRateTest {
  @Test
  void discountsByTheEffectiveYear() {
    DiscountRate tenPercent = DiscountRate.annual(0.10);
    assertEquals(1.0, tenPercent.factor(0));
    assertEquals(1 / 1.1, tenPercent.factor(1), 1e-15);
    assertEquals(1 / 1.21, tenPercent.factor(2), 1e-15);
    assertEquals(1.0, DiscountRate.none().factor(1_000));
  }

  @Test
  void convertsBetweenPeriods() {
    DiscountRate onePercentAMonth = DiscountRate.ofPeriod(0.01, 12);
    assertEquals(0.12682503013196977, onePercentAMonth.annualEffective(), 1e-15); // 1.01^12 - 1
    assertEquals(0.01, onePercentAMonth.perPeriod(12), 1e-15);
    assertEquals(0.09531017980432486, DiscountRate.annual(0.1).continuous(), 1e-16); // ln 1.1
  }

  @Test
  void erasesNegativeZero() {
    assertEquals(DiscountRate.none(), DiscountRate.annual(-0.0));
  }

  @Test
  void refusesRatesThatDiscountNothingMeaningful() {
    for (double bad : new double[] {-1, -2, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> DiscountRate.annual(bad));
      assertThrows(IllegalArgumentException.class, () -> DiscountRate.ofPeriod(bad, 12));
    }
    assertThrows(IllegalArgumentException.class, () -> DiscountRate.ofPeriod(0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> DiscountRate.ofContinuous(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> DiscountRate.ofContinuous(-1_000));
    assertThrows(IllegalArgumentException.class, () -> DiscountRate.none().factor(-1));
    assertThrows(ArithmeticException.class, () -> DiscountRate.annual(-0.9).factor(1_000));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> DiscountRate.annual(-1));
    assertEquals(
        "annualEffective must be a finite number above -1, was -1.0. Ten percent is 0.10.",
        refused.getMessage());
  }
}
