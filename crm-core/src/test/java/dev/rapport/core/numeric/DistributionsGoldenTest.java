package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertRelative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DistributionsGoldenTest {
  @Test
  void normalProbabilitiesToTheFarTail() throws IOException {
    for (double[] row : Reference.rows("normal_cdf.csv")) {
      assertRelative(row[1], NormalDistribution.cdf(row[0]), 1e-15, "cdf of " + row[0]);
      assertRelative(row[1], NormalDistribution.upperTail(-row[0]), 1e-15, "tail of " + row[0]);
    }
  }

  @Test
  void normalQuantilesToTheFarTailAndBesideTheMedian() throws IOException {
    for (double[] row : Reference.rows("normal_quantile.csv")) {
      assertRelative(row[1], NormalDistribution.quantile(row[0]), 1e-15, "quantile of " + row[0]);
    }
  }

  /** Computed with SciPy 1.17. */
  @Test
  void anchors() {
    assertRelative(1.2815515655446004, NormalDistribution.quantile(0.9), 1e-15, "z 0.9");
    assertRelative(1.6448536269514722, NormalDistribution.quantile(0.95), 1e-15, "z 0.95");
    assertRelative(1.959963984540054, NormalDistribution.quantile(0.975), 1e-15, "z 0.975");
    assertRelative(2.5758293035489004, NormalDistribution.quantile(0.995), 1e-15, "z 0.995");
    assertRelative(1.40630494530363, FDistribution.quantile(0.95, 40, 1000), 1e-12, "F 0.95");
    assertRelative(0.6589787972149583, FDistribution.quantile(0.05, 40, 1000), 1e-12, "F 0.05");
    assertRelative(5.052632217363513, FDistribution.quantile(0.975, 4, 8), 1e-12, "F 0.975");
    assertRelative(2.262157162798205, StudentDistribution.quantile(0.975, 9), 1e-12, "t 0.975");
    assertRelative(
        7.814727903251179, ChiSquaredDistribution.quantile(0.95, 3), 1e-12, "chi-squared 0.95");
  }

  /** Distributions with quantiles in closed form: Cauchy, t with 2 degrees, exponential, F(2, 2), Beta(a, 1). */
  @Test
  void closedForms() {
    for (double p : new double[] {1e-9, 0.01, 0.3, 0.5, 0.8, 0.999}) {
      String at = "at " + p;
      // Near the median the quantile of t is a difference of p from one half: absolute comparison.
      double cauchy = -1 / Math.tan(Math.PI * p);
      assertEquals(cauchy, StudentDistribution.quantile(p, 1), 1e-13 * (1 + Math.abs(cauchy)), at);
      double second = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
      assertEquals(second, StudentDistribution.quantile(p, 2), 1e-13 * (1 + Math.abs(second)), at);
      assertRelative(-2 * Math.log1p(-p), ChiSquaredDistribution.quantile(p, 2), 1e-13, at);
      assertRelative(p / (1 - p), FDistribution.quantile(p, 2, 2), 1e-13, at);
      assertRelative(Math.pow(p, 1 / 3.5), BetaDistribution.quantile(p, 3.5, 1), 1e-13, at);
      assertRelative(p, BetaDistribution.cdf(Math.pow(p, 1 / 3.5), 3.5, 1), 1e-13, at);
    }
  }

  @Test
  void refuseWhatIsOutOfRange() {
    for (double bad : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> NormalDistribution.quantile(bad));
      assertThrows(IllegalArgumentException.class, () -> NormalDistribution.upperQuantile(bad));
      assertThrows(IllegalArgumentException.class, () -> StudentDistribution.quantile(bad, 3));
    }
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ChiSquaredDistribution.quantile(0.5, 0));
    assertEquals("degreesOfFreedom must be finite and above zero, was 0.0", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> FDistribution.quantile(1, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> FDistribution.cdf(-1, 2, 2));
    assertThrows(IllegalArgumentException.class, () -> NormalDistribution.cdf(Double.NaN));
    assertThrows(ArithmeticException.class, () -> FDistribution.upperQuantile(1e-3, 1, 1e-3));
  }
}
