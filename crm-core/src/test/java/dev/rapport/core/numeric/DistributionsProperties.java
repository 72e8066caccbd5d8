package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertRelative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DistributionsProperties {
  @Provide
  Arbitrary<Double> tails() {
    return Arbitraries.doubles()
        .between(-12, -0.30103)
        .ofScale(12)
        .map(exponent -> Math.pow(10, exponent));
  }

  @Provide
  Arbitrary<Double> degrees() {
    return Arbitraries.doubles()
        .between(-0.3, 5)
        .ofScale(12)
        .map(exponent -> Math.pow(10, exponent));
  }

  @Property
  void theNormalIsSymmetric(@ForAll("tails") double p) {
    assertEquals(-NormalDistribution.quantile(p), NormalDistribution.upperQuantile(p));
    double z = NormalDistribution.quantile(p);
    assertEquals(NormalDistribution.cdf(z), NormalDistribution.upperTail(-z));
    assertEquals(1, NormalDistribution.cdf(z) + NormalDistribution.cdf(-z), 2e-16);
  }

  @Property
  void theNormalQuantileInverts(@ForAll("tails") double p) {
    double z = NormalDistribution.quantile(p);
    // A unit in the last place of z moves the tail by z² units.
    assertRelative(p, NormalDistribution.cdf(z), 1e-15 * (1 + z * z), "z = " + z);
  }

  @Property
  void theNormalNeverFalls(@ForAll double first, @ForAll double second) {
    double low = Math.min(first % 50, second % 50);
    double high = Math.max(first % 50, second % 50);
    assertTrue(NormalDistribution.cdf(low) <= NormalDistribution.cdf(high));
  }

  @Property
  void theQuantileOfTInverts(@ForAll("tails") double p, @ForAll("degrees") double degrees) {
    double t = StudentDistribution.quantile(p, degrees);
    assertRelative(p, StudentDistribution.cdf(t, degrees), 1e-11, "t = " + t);
    assertEquals(-t, StudentDistribution.upperQuantile(p, degrees));
    assertEquals(StudentDistribution.cdf(t, degrees), StudentDistribution.upperTail(-t, degrees));
  }

  @Property
  void theSquareOfTIsF(@ForAll("tails") double p, @ForAll("degrees") double degrees) {
    double t = StudentDistribution.quantile(p / 2, degrees);
    assertRelative(t * t, FDistribution.upperQuantile(p, 1, degrees), 1e-11, "t² and F");
  }

  @Property
  void theReciprocalOfFIsFWithTheDegreesSwapped(
      @ForAll("tails") double p, @ForAll("degrees") double a, @ForAll("degrees") double b) {
    double f = FDistribution.upperQuantile(p, a, b);
    assertRelative(1 / f, FDistribution.quantile(p, b, a), 1e-13, "1/F");
    assertRelative(p, FDistribution.upperTail(f, a, b), 1e-10, "tail of " + f);
    assertEquals(1 - p, FDistribution.cdf(f, a, b), 1e-11);
  }

  @Property
  void theQuantilesOfChiSquaredInvert(
      @ForAll("tails") double p, @ForAll("degrees") double degrees) {
    double low = ChiSquaredDistribution.quantile(p, degrees);
    assertRelative(p, ChiSquaredDistribution.cdf(low, degrees), 1e-10, "low");
    double high = ChiSquaredDistribution.upperQuantile(p, degrees);
    assertRelative(p, ChiSquaredDistribution.upperTail(high, degrees), 1e-10, "high");
  }

  /** The tail of one squared normal variable is the two tails of the normal. */
  @Property
  void chiSquaredOfOneDegreeIsTheSquaredNormal(@ForAll("tails") double p) {
    double z = NormalDistribution.quantile(p / 2);
    assertRelative(z * z, ChiSquaredDistribution.upperQuantile(p, 1), 1e-13, "z²");
  }

  @Property
  void tTendsToTheNormal(@ForAll("tails") double p) {
    double z = NormalDistribution.quantile(p);
    double degrees = 1e9;
    // The first term of the expansion of Fisher and Cornish: (z³ + z) / (4 degrees).
    double expected = z + (z * z * z + z) / (4 * degrees);
    assertRelative(expected, StudentDistribution.quantile(p, degrees), 1e-13, "z = " + z);
  }
}
