package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertClose;
import static dev.rapport.core.numeric.Reference.assertRelative;
import static dev.rapport.core.numeric.SpecialFunctions.digamma;
import static dev.rapport.core.numeric.SpecialFunctions.digammaDifference;
import static dev.rapport.core.numeric.SpecialFunctions.logBeta;
import static dev.rapport.core.numeric.SpecialFunctions.logGamma;
import static dev.rapport.core.numeric.SpecialFunctions.logRisingFactorial;
import static dev.rapport.core.numeric.SpecialFunctions.trigamma;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SpecialFunctionsProperties {
  /** From 1e-6 to 1e6, as many per decade. */
  @Provide
  Arbitrary<Double> positive() {
    return Arbitraries.doubles().between(-6, 6).ofScale(12).map(exponent -> Math.pow(10, exponent));
  }

  @Property
  void logGammaFollowsItsRecurrence(@ForAll("positive") double x) {
    double error = Math.ulp(x + 1) * Math.max(1, Math.abs(digamma(x + 1)));
    double sides = Math.max(Math.abs(logGamma(x + 1)), Math.abs(Math.log(x)));
    assertEquals(logGamma(x) + Math.log(x), logGamma(x + 1), error + 2e-15 * sides + 1e-15);
  }

  @Property
  void digammaFollowsItsRecurrence(@ForAll("positive") double x) {
    double error = Math.ulp(x + 1) * trigamma(x + 1);
    assertEquals(
        digamma(x + 1), digamma(x) + 1 / x, error + 2e-15 / x + 2e-15 * Math.abs(digamma(x)));
  }

  @Property
  void trigammaFollowsItsRecurrence(@ForAll("positive") double x) {
    assertRelative(trigamma(x), trigamma(x + 1) + 1 / (x * x), 2e-15, "at " + x);
  }

  /** Legendre's duplication formula (NIST Handbook 5.5.5) joins values that the recurrence does not. */
  @Property
  void logGammaFollowsTheDuplicationFormula(@ForAll("positive") double x) {
    double left = logGamma(2 * x) + 0.5 * Math.log(Math.PI);
    double power = (2 * x - 1) * Math.log(2);
    double right = power + logGamma(x) + logGamma(x + 0.5);
    double size = Math.abs(power) + Math.abs(logGamma(x)) + Math.abs(logGamma(x + 0.5)) + 1;
    assertEquals(left, right, 3e-15 * size);
  }

  @Property
  void logBetaIsSymmetric(@ForAll("positive") double a, @ForAll("positive") double b) {
    assertEquals(logBeta(a, b), logBeta(b, a));
  }

  @Property
  void logBetaSplitsByPascal(@ForAll("positive") double a, @ForAll("positive") double b) {
    // B(a, b) = B(a + 1, b) + B(a, b + 1): as shares of B(a, b) they are a/(a+b) and b/(a+b).
    double share = Math.exp(logBeta(a, b + 1) - logBeta(a, b));
    double tolerance = 1e-14 * (1 + Math.abs(logBeta(a, b))) + 4e-16 * b;
    assertEquals(b / (a + b), share, tolerance);
  }

  @Property
  void logBetaIsTheDifferenceOfLogGammas(
      @ForAll("positive") double a, @ForAll("positive") double b) {
    double size = Math.abs(logGamma(a)) + Math.abs(logGamma(b)) + Math.abs(logGamma(a + b)) + 1;
    assertEquals(logGamma(a) + logGamma(b) - logGamma(a + b), logBeta(a, b), 2e-15 * size);
  }

  @Property
  void risingFactorialsChain(
      @ForAll("positive") double a,
      @ForAll @LongRange(max = 500) long m,
      @ForAll @LongRange(max = 500) long n) {
    double whole = logRisingFactorial(a, m + n);
    double parts = logRisingFactorial(a, m) + logRisingFactorial(a + m, n);
    double size = Math.abs(logRisingFactorial(a, m)) + Math.abs(logRisingFactorial(a + m, n)) + 1;
    assertEquals(whole, parts, 4e-15 * size);
  }

  @Property
  void risingFactorialsAreTheirProduct(
      @ForAll("positive") double a, @ForAll @IntRange(max = 40) int n) {
    double sum = 0;
    double harmonic = 0;
    double size = 1;
    for (int i = 0; i < n; i++) {
      sum += Math.log(a + i);
      size += Math.abs(Math.log(a + i));
      harmonic += 1 / (a + i);
    }
    assertEquals(sum, logRisingFactorial(a, n), 2e-15 * size);
    assertRelative(harmonic, digammaDifference(a, n), 1e-14, "harmonic sum");
  }

  @Property
  void digammaAndTrigammaAreSlopes(@ForAll("positive") double x) {
    // Log-gamma is convex, so its chords lie between the slopes at their ends; digamma is concave.
    double step = 1e-2 * x;
    double chord = (logGamma(x + step) - logGamma(x)) / step;
    double slack = 1e-13 * (1 + Math.abs(logGamma(x))) / step;
    assertTrue(digamma(x) <= chord + slack && chord <= digamma(x + step) + slack);
    double slopeChord = (digamma(x + step) - digamma(x)) / step;
    double slopeSlack = 1e-13 * (1 + Math.abs(digamma(x))) / step;
    assertTrue(
        trigamma(x + step) <= slopeChord + slopeSlack && slopeChord <= trigamma(x) + slopeSlack);
  }

  @Property
  void logDeficitSolvesItsEquation(@ForAll("positive") double size) {
    assertClose(size - Math.log1p(size), SpecialFunctions.logDeficit(size), 1e-15, "positive");
    double negative = -size / (1 + size);
    assertClose(
        negative - Math.log1p(negative), SpecialFunctions.logDeficit(negative), 1e-15, "negative");
  }
}
