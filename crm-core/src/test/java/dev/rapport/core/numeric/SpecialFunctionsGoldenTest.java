package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertClose;
import static dev.rapport.core.numeric.Reference.assertRelative;
import static dev.rapport.core.numeric.SpecialFunctions.digamma;
import static dev.rapport.core.numeric.SpecialFunctions.digammaDifference;
import static dev.rapport.core.numeric.SpecialFunctions.logBeta;
import static dev.rapport.core.numeric.SpecialFunctions.logGamma;
import static dev.rapport.core.numeric.SpecialFunctions.logRisingFactorial;
import static dev.rapport.core.numeric.SpecialFunctions.trigamma;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpecialFunctionsGoldenTest {
  /** Euler's constant. */
  private static final double GAMMA = 0.5772156649015329;

  @Test
  void gammaFamilyIsWithin1eMinus15RelativeEverywhere() throws IOException {
    for (double[] row : Reference.rows("gamma_family.csv")) {
      String at = "at " + row[0];
      assertRelative(row[1], logGamma(row[0]), 1e-15, "logGamma " + at);
      assertRelative(row[2], digamma(row[0]), 1e-15, "digamma " + at);
      assertRelative(row[3], trigamma(row[0]), 1e-15, "trigamma " + at);
    }
  }

  @Test
  void betaFamilyLosesNothingToCancellation() throws IOException {
    for (double[] row : Reference.rows("beta_family.csv")) {
      String at = "at " + Arrays.toString(row);
      long n = (long) row[2];
      assertClose(row[3], logBeta(row[0], row[1]), 2e-15, "logBeta " + at);
      assertClose(row[4], logRisingFactorial(row[0], n), 2e-15, "logRisingFactorial " + at);
      assertRelative(row[5], digammaDifference(row[0], n), 2e-15, "digammaDifference " + at);
    }
  }

  /** NIST Handbook (Olver et al., 2010), 5.4: values at whole and half numbers. */
  @Test
  void specialValues() {
    assertRelative(0.5 * Math.log(Math.PI), logGamma(0.5), 1e-15, "logGamma(1/2)");
    assertRelative(-0.12078223763524526, logGamma(1.5), 1e-15, "logGamma(3/2)");
    assertRelative(Math.log(24), logGamma(5), 1e-15, "logGamma(5)");
    assertRelative(361.43554046777757, logGamma(100.5), 1e-15, "logGamma(100.5)");
    assertRelative(-GAMMA, digamma(1), 1e-15, "digamma(1)");
    assertRelative(-GAMMA - 2 * Math.log(2), digamma(0.5), 1e-15, "digamma(1/2)");
    assertRelative(Math.PI * Math.PI / 6, trigamma(1), 1e-15, "trigamma(1)");
    assertRelative(Math.PI * Math.PI / 2, trigamma(0.5), 1e-15, "trigamma(1/2)");
    assertRelative(Math.log(Math.PI), logBeta(0.5, 0.5), 1e-15, "logBeta(1/2, 1/2)");
  }

  /** Around their zeros the functions are slope times distance: psi(1) = -gamma, psi(2) = 1 - gamma, psi'(x0) = 0.9676…. */
  @Test
  void keepRelativePrecisionBesideTheirZeros() {
    double step = 0x1p-40;
    assertRelative(-GAMMA * step, logGamma(1 + step), 1e-11, "logGamma above 1");
    assertRelative(GAMMA * step, logGamma(1 - step), 1e-11, "logGamma below 1");
    assertRelative((1 - GAMMA) * step, logGamma(2 + step), 1e-11, "logGamma above 2");
    // The double nearest to the zero of digamma is 9.55e-17 below it; the slope there is trigamma.
    double zero = 1.4616321449683622;
    assertRelative(
        -9.549995429965697e-17 * trigamma(zero), digamma(zero), 1e-14, "digamma at zero");
  }
}
