package dev.rapport.core.numeric;

import static dev.rapport.core.numeric.Reference.assertRelative;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IncompleteFunctionsProperties {
  @Provide
  Arbitrary<Double> shapes() {
    return Arbitraries.doubles().between(-1, 4).ofScale(12).map(exponent -> Math.pow(10, exponent));
  }

  /** Probabilities of both tails down to 1e-12. */
  @Provide
  Arbitrary<Double> tails() {
    return Arbitraries.doubles()
        .between(-12, -0.30103)
        .ofScale(12)
        .map(exponent -> Math.pow(10, exponent));
  }

  @Provide
  Arbitrary<Double> unit() {
    return Arbitraries.doubles().between(0, 1).ofScale(12);
  }

  @Property
  void theTailsOfTheBetaSumToOne(
      @ForAll("unit") double x, @ForAll("shapes") double a, @ForAll("shapes") double b) {
    double lower = IncompleteBeta.regularized(x, a, b);
    double upper = IncompleteBeta.complement(x, a, b);
    assertEquals(1, lower + upper, 1e-15);
    assertTrue(lower >= 0 && upper >= 0);
  }

  /** I(x; a, b) = I(x; a + 1, b) + x^a (1-x)^b / (a B(a, b)): NIST Handbook 8.17.20. */
  @Property
  void theBetaFollowsItsRecurrence(
      @ForAll("unit") double x, @ForAll("shapes") double a, @ForAll("shapes") double b) {
    double step = x == 0 || x == 1
        ? 0
        : Math.exp(
            a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - SpecialFunctions.logBeta(a, b));
    assertEquals(
        IncompleteBeta.regularized(x, a, b), IncompleteBeta.regularized(x, a + 1, b) + step, 1e-11);
  }

  @Property
  void theBetaNeverFalls(
      @ForAll("unit") double x,
      @ForAll("unit") double y,
      @ForAll("shapes") double a,
      @ForAll("shapes") double b) {
    double less = IncompleteBeta.regularized(Math.min(x, y), a, b);
    double more = IncompleteBeta.regularized(Math.max(x, y), a, b);
    assertTrue(less <= more + 1e-13);
  }

  @Property
  void theInverseOfTheBetaInverts(
      @ForAll("tails") double p, @ForAll("shapes") double a, @ForAll("shapes") double b) {
    double x = IncompleteBeta.inverse(p, a, b);
    // Near 1 the doubles are too coarse to hit p; there the other end tells.
    if (x < 0.99) {
      assertRelative(p, IncompleteBeta.regularized(x, a, b), 1e-11, "lower tail, x = " + x);
    }
    double y = IncompleteBeta.inverseComplement(p, b, a);
    assertEquals(1, x + y, 1e-15, "mirror");
  }

  /** Binomial tails are incomplete betas (NIST Handbook 8.17.5); here by plain summation. */
  @Property
  void theBetaIsABinomialTail(@ForAll("unit") double p, @ForAll("unit") double share) {
    int n = 25;
    int least = 1 + (int) (share * 24);
    double tail = 0;
    for (int k = least; k <= n; k++) {
      double ways = 1;
      for (int i = 1; i <= k; i++) {
        ways = ways * (n - k + i) / i;
      }
      tail += ways * Math.pow(p, k) * Math.pow(1 - p, n - k);
    }
    assertEquals(tail, IncompleteBeta.regularized(p, least, n - least + 1.0), 1e-13);
  }

  @Property
  void theTailsOfTheGammaSumToOne(@ForAll("shapes") double a, @ForAll("shapes") double x) {
    assertEquals(1, IncompleteGamma.lower(a, x) + IncompleteGamma.upper(a, x), 1e-15);
  }

  /** P(a, x) = P(a + 1, x) + x^a e^-x / Γ(a + 1): NIST Handbook 8.8.5. */
  @Property
  void theGammaFollowsItsRecurrence(@ForAll("shapes") double a, @ForAll("shapes") double x) {
    double step = Math.exp(a * Math.log(x) - x - SpecialFunctions.logGamma(a + 1));
    assertEquals(IncompleteGamma.lower(a, x), IncompleteGamma.lower(a + 1, x) + step, 1e-11);
  }

  @Property
  void theInversesOfTheGammaInvert(@ForAll("tails") double p, @ForAll("shapes") double a) {
    double low = IncompleteGamma.inverseLower(a, p);
    assertRelative(p, IncompleteGamma.lower(a, low), 1e-11, "lower tail at " + low);
    double high = IncompleteGamma.inverseUpper(a, p);
    assertRelative(p, IncompleteGamma.upper(a, high), 1e-11, "upper tail at " + high);
    assertTrue(low <= high);
  }

  @Example
  void smallShapesAndFarTailsComeBackToo() {
    for (double a : new double[] {1e-3, 0.03, 0.5, 3, 1e3}) {
      for (double q : new double[] {0.4, 1e-3, 1e-30, 1e-300}) {
        double x = IncompleteGamma.inverseUpper(a, q);
        assertRelative(q, IncompleteGamma.upper(a, x), 1e-9, "gamma " + a + ", " + q);
        double y = IncompleteBeta.inverseComplement(q, 2, 1 / a);
        if (y < 0.99) {
          assertRelative(q, IncompleteBeta.complement(y, 2, 1 / a), 1e-9, "beta " + a + ", " + q);
        }
      }
    }
    // The root 0.01^1000 is below every double.
    assertEquals(0, IncompleteBeta.inverse(0.01, 1e-3, 1));
    assertEquals(0, IncompleteGamma.inverseLower(1e-3, 1e-3));
  }

  @Example
  void endsAreExact() {
    assertEquals(0, IncompleteBeta.regularized(0, 2, 3));
    assertEquals(1, IncompleteBeta.regularized(1, 2, 3));
    assertEquals(1, IncompleteBeta.complement(0, 2, 3));
    assertEquals(0, IncompleteBeta.complement(1, 2, 3));
    assertEquals(0, IncompleteBeta.inverse(0, 2, 3));
    assertEquals(1, IncompleteBeta.inverse(1, 2, 3));
    assertEquals(1, IncompleteBeta.inverseComplement(0, 2, 3));
    assertEquals(0, IncompleteBeta.inverseComplement(1, 2, 3));
    assertEquals(0, IncompleteGamma.lower(2, 0));
    assertEquals(1, IncompleteGamma.upper(2, 0));
    assertEquals(0, IncompleteGamma.inverseLower(2, 0));
    assertEquals(0, IncompleteGamma.inverseUpper(2, 1));
  }

  @Example
  void refuseWhatIsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> IncompleteBeta.regularized(1.1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> IncompleteBeta.regularized(0.5, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> IncompleteBeta.inverse(Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> IncompleteGamma.lower(1, -1));
    assertThrows(IllegalArgumentException.class, () -> IncompleteGamma.inverseLower(1, 1));
    assertThrows(IllegalArgumentException.class, () -> IncompleteGamma.inverseUpper(1, 0));
  }
}
