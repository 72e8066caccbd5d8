package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrals whose values are known in closed form. */
class QuadratureTest {
  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, 1e-14 * Math.abs(expected));
  }

  @Test
  void aRuleIsExactUpToItsDegreeAndNotBeyond() {
    for (GaussLegendre rule :
        List.of(GaussLegendre.FOUR, GaussLegendre.EIGHT, GaussLegendre.SIXTEEN)) {
      for (int degree = 0; degree < 2 * rule.size(); degree++) {
        assertNear(1.0 / (degree + 1), power(rule, degree));
      }
    }
    double missed = 1.0 / 9 - power(GaussLegendre.FOUR, 8);
    // (4!)^4 / (9 (8!)^3) times the eighth derivative, 8!
    assertEquals(331776.0 / (9 * 40320.0 * 40320.0), missed, 1e-14);
  }

  private static double power(GaussLegendre rule, int degree) {
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weight(i) * Math.pow(rule.node(i), degree);
    }
    return sum;
  }

  /** ∫ (1 + u/f)^-p du = f ((1 + a/f)^(1-p) - (1 + b/f)^(1-p)) / (p - 1), for scales of the function from 1e-6 to 1e6. */
  @Test
  void powersOfOneFactor() {
    for (double scale : new double[] {1e-6, 1, 1e6}) {
      for (double p : new double[] {0.3, 1.5, 40, 5000}) {
        double end = 7;
        double closed = -scale * Math.expm1((1 - p) * Math.log1p(end / scale)) / (p - 1);
        assertEquals(
            closed, Quadrature.powers(scale, p, 1, 0, 0, 0, end), 1e-13 * Math.abs(closed));
      }
    }
  }

  @Test
  void powersFadeToInfinityAndMayGrowUpToAnEnd() {
    assertNear(1 / 0.25, Quadrature.powers(1, 0, 1, 0, 0.25, 0, Double.POSITIVE_INFINITY));
    assertNear(Math.expm1(3), Quadrature.powers(1, 0, 1, 0, -1, 0, 3));
    // E₁(1) = 0.21938393439552027368 (NIST Handbook 6.2.1): ∫ e^-u / (1 + u) du = e E₁(1)
    assertNear(
        Math.E * 0.21938393439552027,
        Quadrature.powers(1, 1, 1, 0, 1, 0, Double.POSITIVE_INFINITY));
    // with 1/(1 + u) taken as two square roots
    assertNear(Math.log(4 / 2.5), Quadrature.powers(1, 0.5, 1, 0.5, 0, 1.5, 3));
  }

  @Test
  void smoothFunctions() {
    assertNear(
        Math.log1p(50) - 50 / 51.0, Quadrature.smooth(u -> u / ((1 + u) * (1 + u)), 1, 2, 0, 50));
  }

  /** Over the log-odds of p the integrand of the beta function is p^a (1-p)^b. */
  @Test
  void logConcaveFunctions() {
    for (double a : new double[] {0.001, 0.8, 30, 1e4}) {
      for (double b : new double[] {0.002, 2.4, 1000}) {
        double log = Quadrature.logOfLogConcave(
            y -> -a * Math.log1p(Math.exp(-y)) - b * (y + Math.log1p(Math.exp(-y))),
            -38,
            a,
            38,
            b,
            Math.log(a / b));
        assertEquals(
            SpecialFunctions.logBeta(a, b), log, 2e-12 * Math.max(1, a + b) / 1000 + 1e-13);
      }
    }
    // ∫ e^v exp(-e^v) dv up to log 2 is 1 - e^-2
    double partial = Quadrature.logOfLogConcave(
        v -> v - Math.exp(v), -40, 1, Math.log(2), Double.POSITIVE_INFINITY, 0);
    assertNear(-Math.expm1(-2), Math.exp(partial));
  }
}
