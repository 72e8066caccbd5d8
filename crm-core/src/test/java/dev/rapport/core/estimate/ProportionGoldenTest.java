package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven methods, Statistics in Medicine
 * 17 (1998), table I: 95 % intervals to four decimals.
 */
class ProportionGoldenTest {
  private static void assertInterval(double lower, double upper, Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(lower, interval.lower(), 0.00005, "lower of " + estimate);
    assertEquals(upper, interval.upper(), 0.00005, "upper of " + estimate);
    assertEquals(0.95, interval.level());
  }

  @Test
  void wilsonAsNewcombePrintsIt() {
    assertInterval(0.2553, 0.3662, Proportion.of(81, 263).wilson(0.95));
    assertInterval(0.0624, 0.1605, Proportion.of(15, 148).wilson(0.95));
    assertInterval(0, 0.1611, Proportion.of(0, 20).wilson(0.95));
    assertInterval(0.0061, 0.1718, Proportion.of(1, 29).wilson(0.95));
  }

  @Test
  void clopperPearsonAsNewcombePrintsIt() {
    assertInterval(0.2527, 0.3676, Proportion.of(81, 263).clopperPearson(0.95));
    assertInterval(0.0578, 0.1617, Proportion.of(15, 148).clopperPearson(0.95));
    assertInterval(0, 0.1684, Proportion.of(0, 20).clopperPearson(0.95));
    assertInterval(0.0009, 0.1776, Proportion.of(1, 29).clopperPearson(0.95));
  }

  /** Agresti and Coull's formula, computed apart; the unclipped ends of 0 of 20 and 1 of 29 begin below zero. */
  @Test
  void adjustedWaldIsClipped() {
    assertInterval(0.2552, 0.3663, Proportion.of(81, 263).adjustedWald(0.95));
    assertInterval(0.0614, 0.1615, Proportion.of(15, 148).adjustedWald(0.95));
    assertInterval(0, 0.1898, Proportion.of(0, 20).adjustedWald(0.95));
    assertInterval(0, 0.1863, Proportion.of(1, 29).adjustedWald(0.95));
  }

  /** Computed with SciPy 1.17, not published. */
  @Test
  void wilsonIsTheDefault() {
    assertInterval(0.6251, 0.7986, Proportion.of(72, 100).estimate(0.95));
    assertInterval(0.3655, 0.4765, Proportion.of(126, 300).estimate(0.95));
    assertInterval(0.1071, 0.2061, Proportion.of(30, 200).estimate(0.95));
    assertInterval(0.5525, 0.7364, Proportion.of(65, 100).estimate(0.95));
  }

  /** Life time 1/churn, computed: 30 of 200 lost is 6.67 periods, 4.85 to 9.33. */
  @Test
  void aLifetimeCarriesTheIntervalOfTheChurn() {
    Estimate lifetime = Proportion.of(30, 200).estimate(0.95).map(churn -> 1 / churn);
    assertEquals(6.67, lifetime.value(), 0.005);
    assertEquals(4.85, lifetime.interval().orElseThrow().lower(), 0.005);
    assertEquals(9.33, lifetime.interval().orElseThrow().upper(), 0.005);
  }

  /** With no success the exact upper end has a closed form: 1 - (α/2)^(1/n). */
  @Test
  void clopperPearsonOfNoSuccess() {
    for (int n : new int[] {1, 20, 1000}) {
      Interval interval = Proportion.of(0, n).clopperPearson(0.9).interval().orElseThrow();
      assertEquals(0, interval.lower());
      assertEquals(1 - Math.pow(0.05, 1.0 / n), interval.upper(), 1e-14);
    }
  }
}
