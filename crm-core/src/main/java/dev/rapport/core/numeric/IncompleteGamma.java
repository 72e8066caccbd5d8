package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static dev.rapport.core.numeric.SpecialFunctions.logDeficit;
import static dev.rapport.core.numeric.SpecialFunctions.logGamma;
import static dev.rapport.core.numeric.SpecialFunctions.requirePositive;
import static dev.rapport.core.numeric.SpecialFunctions.stirlingRestAnywhere;

/**
 * The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 - P(a, x) and their inverses.
 *
 * <pre>
 * P(a, x) = 1/Γ(a) ∫ t^(a-1) e^(-t) dt   over t from 0 to x
 * </pre>
 *
 * <p>P is the probability that a gamma variable of shape a and rate 1 is at most x, and through it the distribution of
 * chi-squared and the tails of the Poisson distribution. Evaluated by the series below a + 1 and the continued fraction above
 * (NIST Handbook, Olver et al., 2010, 8.11.4 and 8.9.2) in about √a steps, and by the uniform expansion for large a (Temme,
 * 1979; NIST Handbook 8.12.3) from 1e7 on. Both tails are accurate to about 1e-13 relative where they are computed directly,
 * and to 1e-14 absolute elsewhere.
 */
public final class IncompleteGamma {
  /** From here on the first term of the uniform expansion leaves less than 1e-12. */
  private static final double LARGE = 1e7;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double TINY = 1e-300;

  /** A tail, its logarithm, and the derivative of the logarithm by log x. */
  private record Tail(double probability, double log, double slope) {}

  private IncompleteGamma() {}

  /**
   * Returns P(a, x), the probability that a gamma variable of shape a is at most x.
   *
   * @param a above zero, finite
   * @param x zero or more, finite
   * @return 0 to 1
   */
  public static double lower(double a, double x) {
    requirePositive(a, "a");
    requireFrom0(x);
    return x == 0 ? 0 : lower(a, x, Math.log(x)).probability;
  }

  /**
   * Returns Q(a, x) = 1 - P(a, x), the probability that a gamma variable of shape a is more than x, without cancellation.
   *
   * @param a above zero, finite
   * @param x zero or more, finite
   * @return 0 to 1
   */
  public static double upper(double a, double x) {
    requirePositive(a, "a");
    requireFrom0(x);
    return x == 0 ? 1 : upper(a, x, Math.log(x)).probability;
  }

  /**
   * Returns the x with P(a, x) = p.
   *
   * @param a above zero, finite
   * @param p a probability, 0 included and 1 excluded
   * @return zero or more; 0 where the root is below the smallest double
   */
  public static double inverseLower(double a, double p) {
    requirePositive(a, "a");
    checkArgument(p >= 0 && p < 1, "p must be from 0 to below 1, was %s", p);
    return p == 0 ? 0 : Math.exp(logRoot(a, p, 1 - p));
  }

  /**
   * Returns the x with Q(a, x) = q; a small q keeps its full precision.
   *
   * @param a above zero, finite
   * @param q a probability, 0 excluded and 1 included
   * @return zero or more; 0 where the root is below the smallest double
   */
  public static double inverseUpper(double a, double q) {
    requirePositive(a, "a");
    checkArgument(q > 0 && q <= 1, "q must be from above 0 to 1, was %s", q);
    return q == 1 ? 0 : Math.exp(logRoot(a, 1 - q, q));
  }

  /**
   * Returns log x for the x with P(a, x) = p and Q(a, x) = q.
   *
   * <p>The logarithm of a gamma variable has a log-concave density, so the logarithm of either tail is concave in log x and
   * Newton's method is safe; the smaller tail is solved for.
   */
  private static double logRoot(double a, double p, double q) {
    double deviation = Math.sqrt(SpecialFunctions.trigamma(a));
    double mean = SpecialFunctions.digamma(a);
    if (p <= q) {
      double target = Math.log(p);
      // The tail lies below its asymptote x^a / Γ(a + 1), so this is to the left of the root.
      double asymptote = (target + Math.log(a) + logGamma(a)) / a;
      double normal = mean + NormalDistribution.quantile(p) * deviation;
      return MonotoneNewton.solve(Math.max(asymptote, normal), logX -> {
        Tail tail = lower(a, Math.exp(logX), logX);
        return (target - tail.log) / tail.slope;
      });
    }
    double target = Math.log(q);
    // Below shape 1, Q(a, x) ≤ e^(-x) / Γ(a) for x ≥ 1: a start to the right of the root. Above,
    // the logarithm is near
    // enough to normal.
    double start = a < 1
        ? Math.log(Math.max(1, -(target + logGamma(a))))
        : mean + NormalDistribution.upperQuantile(q) * deviation;
    return MonotoneNewton.solve(start, logX -> {
      Tail tail = upper(a, Math.exp(logX), logX);
      // Far left of the root the tail is flat and the step would be wild; to the right it is steep.
      return Math.min(1, (target - tail.log) / tail.slope);
    });
  }

  private static Tail lower(double a, double x, double logX) {
    if (a > LARGE) {
      return ofLarge(a, x, -1);
    }
    double logDensity = logDensity(a, x, logX);
    if (x < a + 1) {
      double share = series(a, x) / a;
      return new Tail(Math.exp(logDensity) * share, logDensity + Math.log(share), 1 / share);
    }
    double density = Math.exp(logDensity);
    double upper = density * fraction(a, x);
    return new Tail(1 - upper, Math.log1p(-upper), density / (1 - upper));
  }

  private static Tail upper(double a, double x, double logX) {
    if (a > LARGE) {
      return ofLarge(a, x, 1);
    }
    double logDensity = logDensity(a, x, logX);
    if (x >= a + 1) {
      double share = fraction(a, x);
      return new Tail(Math.exp(logDensity) * share, logDensity + Math.log(share), -1 / share);
    }
    double density = Math.exp(logDensity);
    double lower = density * series(a, x) / a;
    return new Tail(1 - lower, Math.log1p(-lower), -density / (1 - lower));
  }

  /** Returns the logarithm of x^a e^(-x) / Γ(a), the density of log x. */
  private static double logDensity(double a, double x, double logX) {
    double excess = x - a;
    if (a >= 1 && excess > -0.9 * a) {
      return 0.5 * Math.log(a)
          - HALF_LOG_TWO_PI
          - a * logDeficit(excess / a)
          - stirlingRestAnywhere(a);
    }
    return a * logX - x - logGamma(a);
  }

  /** Returns 1 + x/(a+1) + x²/((a+1)(a+2)) + …. */
  private static double series(double a, double x) {
    double term = 1;
    double sum = 1;
    for (double k = a + 1; term > 1e-17 * sum; k++) {
      term *= x / k;
      sum += term;
    }
    return sum;
  }

  /** Evaluates 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - …))) by the modified method of Lentz. */
  private static double fraction(double a, double x) {
    double term = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / term;
    double value = d;
    for (int k = 1; ; k++) {
      double numerator = k * (a - k);
      term += 2;
      d = 1 / atLeastTiny(term + numerator * d);
      c = atLeastTiny(term + numerator / c);
      double change = c * d;
      value *= change;
      if (Math.abs(change - 1) < 3e-16) {
        return value;
      }
    }
  }

  private static double atLeastTiny(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /*
   * With η = ±√(2 (x/a - 1 - log(x/a))), Q(a, x) = 1 - Φ(η √a) + φ(η √a) c₀(η) / √a to first order, where
   * c₀ = 1/(x/a - 1) - 1/η. Near η = 0 the two terms cancel; up to terms in η², c₀ is -1/3 + η/12 there.
   */
  private static Tail ofLarge(double a, double x, int side) {
    double excess = x - a;
    double root = Math.sqrt(a);
    double z = Math.copySign(root * Math.sqrt(2 * logDeficit(excess / a)), excess);
    double correction = Math.abs(z) < 0.03 ? -1 / (3 * root) + z / (12 * a) : root / excess - 1 / z;
    double density = NormalDistribution.density(z);
    // Right of the middle the upper tail is the small one, which comes directly; left of it the
    // lower one.
    int smallSide = excess >= 0 ? 1 : -1;
    double small = NormalDistribution.mills(Math.abs(z)) + smallSide * correction;
    if (side == smallSide) {
      double log = -HALF_LOG_TWO_PI - 0.5 * z * z + Math.log(small);
      return new Tail(density * small, log, -side * root / small);
    }
    double other = density * small;
    return new Tail(1 - other, Math.log1p(-other), -side * density * root / (1 - other));
  }

  private static void requireFrom0(double x) {
    checkArgument(
        x >= 0 && x < Double.POSITIVE_INFINITY, "x must be finite and not below zero, was %s", x);
  }
}
