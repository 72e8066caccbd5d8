package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertRelative;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IncompleteFunctionsGoldenTest {
  @Test
  void bothTailsOfTheIncompleteBeta() throws IOException {
    for (double[] row : Reference.rows("incomplete_beta.csv")) {
      String at = "at " + Arrays.toString(row);
      assertRelative(row[3], IncompleteBeta.regularized(row[0], row[1], row[2]), 2e-13, at);
      assertRelative(row[4], IncompleteBeta.complement(row[0], row[1], row[2]), 2e-13, at);
    }
  }

  @Test
  void bothTailsOfTheIncompleteGamma() throws IOException {
    for (double[] row : Reference.rows("incomplete_gamma.csv")) {
      String at = "at " + Arrays.toString(row);
      assertRelative(row[2], IncompleteGamma.lower(row[0], row[1]), 2e-13, at);
      assertRelative(row[3], IncompleteGamma.upper(row[0], row[1]), 2e-13, at);
    }
  }

  /** The first two by hand: 11/16, and 2/π arcsin(√x) = 1/3; the third computed with SciPy 1.17. */
  @Test
  void incompleteBetaAnchors() {
    assertRelative(0.6875, IncompleteBeta.regularized(0.5, 2, 3), 1e-12, "I(0.5; 2, 3)");
    assertRelative(1.0 / 3, IncompleteBeta.regularized(0.25, 0.5, 0.5), 1e-12, "arcsine");
    assertRelative(
        0.8121862743088557, IncompleteBeta.regularized(0.9, 10, 2.5), 1e-12, "I(0.9; 10, 2.5)");
  }

  /**
   * From 1e7 on the uniform expansion takes over. At the mean of a symmetric beta half lies on each side; elsewhere the
   * reference is the normal distribution with the exact first correction of its skewness by Cornish and Fisher (1938).
   */
  @Test
  void hugeParametersAreAsGoodAndAsFast() {
    assertRelative(0.5, IncompleteBeta.regularized(0.5, 2e9, 2e9), 1e-13, "symmetric");
    assertRelative(0.5, IncompleteBeta.regularized(0.5, 1e17, 1e17), 1e-13, "symmetric, larger");
    double a = 1e16;
    double root = Math.sqrt(a);
    double z = -1.959963984540054;
    double expected = a + z * root + (z * z - 1) / 3;
    assertRelative(expected, IncompleteGamma.inverseLower(a, 0.025), 1e-14, "gamma quantile");
    double median = a - 1.0 / 3;
    assertRelative(median, IncompleteGamma.inverseUpper(a, 0.5), 1e-14, "gamma median");
  }

  /** The two evaluations meet without a jump. */
  @Test
  void theUniformExpansionJoinsTheContinuedFraction() {
    double border = 1e7;
    for (double z : new double[] {-5, -1, -0.02, -0.005, 0, 0.3, 4}) {
      double below = border * (1 - 1e-14);
      double above = border * (1 + 1e-14);
      double x = 0.5 + z * Math.sqrt(0.125 / border);
      assertRelative(
          IncompleteBeta.regularized(x, below, below),
          IncompleteBeta.regularized(x, above, above),
          5e-12,
          "beta at z = " + z);
      assertRelative(
          IncompleteGamma.upper(below, below + z * Math.sqrt(below)),
          IncompleteGamma.upper(above, above + z * Math.sqrt(above)),
          5e-12,
          "gamma at z = " + z);
    }
  }
}
