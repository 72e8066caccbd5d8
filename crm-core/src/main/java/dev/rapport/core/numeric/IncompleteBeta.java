package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static dev.rapport.core.numeric.SpecialFunctions.logBeta;
import static dev.rapport.core.numeric.SpecialFunctions.logDeficit;
import static dev.rapport.core.numeric.SpecialFunctions.requirePositive;
import static dev.rapport.core.numeric.SpecialFunctions.stirlingRestAnywhere;

/**
 * The regularized incomplete beta function I(x; a, b), its complement and their inverses.
 *
 * <pre>
 * I(x; a, b) = 1/B(a, b) ∫ t^(a-1) (1-t)^(b-1) dt   over t from 0 to x
 * </pre>
 *
 * <p>It is the probability that a beta variable is at most x, and through it the tails of the binomial, Student's t and F
 * distributions. Evaluated by the continued fraction of DiDonato and Morris (<em>Algorithm 708</em>, 1992; the
 * even part of NIST Handbook 8.17.22) in about √min(a, b)
 * steps, and by the uniform expansion for large parameters (Temme, 1992; NIST Handbook 8.18.9) where both exceed 1e7, so that
 * no call takes longer than about a millisecond. Both tails are accurate to about 1e-13 relative where they are computed
 * directly, and to 1e-14 absolute elsewhere. The parameters are finite and above zero.
 */
public final class IncompleteBeta {
  /** From here on the first term of the uniform expansion leaves less than 1e-12. */
  private static final double LARGE = 1e7;

  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final double TINY = 1e-300;

  /** A tail, its logarithm, and the derivative of the logarithm by the log-odds log(x / (1 - x)). */
  private record Tail(double probability, double log, double slope) {}

  /** A point of (0, 1) with its complement and the logarithms of both, each to full precision. */
  private record Point(double x, double y, double logX, double logY) {
    static Point of(double x) {
      return new Point(x, 1 - x, Math.log(x), Math.log1p(-x));
    }

    static Point ofLogOdds(double odds) {
      double ratio = Math.exp(-Math.abs(odds));
      double log = -Math.log1p(ratio);
      double more = 1 / (1 + ratio);
      double less = ratio / (1 + ratio);
      return odds < 0
          ? new Point(less, more, odds + log, log)
          : new Point(more, less, log, log - odds);
    }

    Point swapped() {
      return new Point(y, x, logY, logX);
    }
  }

  private IncompleteBeta() {}

  /**
   * Returns I(x; a, b), the probability that a beta variable is at most x.
   *
   * @param x 0 to 1
   * @param a above zero, finite
   * @param b above zero, finite
   * @return 0 to 1
   */
  public static double regularized(double x, double a, double b) {
    requireUnit(x, "x");
    requirePositive(a, "a");
    requirePositive(b, "b");
    return x == 0 || x == 1 ? x : lower(Point.of(x), a, b).probability;
  }

  /**
   * Returns 1 - I(x; a, b) = I(1 - x; b, a), the probability that a beta variable is more than x, without cancellation.
   *
   * @param x 0 to 1
   * @param a above zero, finite
   * @param b above zero, finite
   * @return 0 to 1
   */
  public static double complement(double x, double a, double b) {
    requireUnit(x, "x");
    requirePositive(a, "a");
    requirePositive(b, "b");
    return x == 0 || x == 1 ? 1 - x : lower(Point.of(x).swapped(), b, a).probability;
  }

  /**
   * Returns the x with I(x; a, b) = p.
   *
   * @param p a probability, 0 to 1
   * @param a above zero, finite
   * @param b above zero, finite
   * @return 0 to 1; 0 where the root is below the smallest double
   */
  public static double inverse(double p, double a, double b) {
    requireUnit(p, "p");
    requirePositive(a, "a");
    requirePositive(b, "b");
    return p == 0 || p == 1 ? p : Point.ofLogOdds(logOdds(p, 1 - p, a, b)).x;
  }

  /**
   * Returns the x with 1 - I(x; a, b) = q; a small q keeps its full precision.
   *
   * @param q a probability, 0 to 1
   * @param a above zero, finite
   * @param b above zero, finite
   * @return 0 to 1; 0 where the root is below the smallest double
   */
  public static double inverseComplement(double q, double a, double b) {
    requireUnit(q, "q");
    requirePositive(a, "a");
    requirePositive(b, "b");
    return q == 0 || q == 1 ? 1 - q : Point.ofLogOdds(logOdds(1 - q, q, a, b)).x;
  }

  /**
   * Returns the log-odds log(x / (1 - x)) of the x with I(x; a, b) = p and 1 - I(x; a, b) = q.
   *
   * <p>The log-odds of a beta variable have a log-concave density, so the logarithm of either tail is concave in them and
   * Newton's method is safe; the smaller tail is solved for.
   */
  static double logOdds(double p, double q, double a, double b) {
    return p <= q ? lowerLogOdds(p, a, b) : -lowerLogOdds(q, b, a);
  }

  private static double lowerLogOdds(double p, double a, double b) {
    double target = Math.log(p);
    // The tail lies below its asymptote exp(a·odds) / (a B(a, b)), so this is to the left of the
    // root.
    double asymptote = (target + Math.log(a) + logBeta(a, b)) / a;
    double mean = SpecialFunctions.digamma(a) - SpecialFunctions.digamma(b);
    double deviation = Math.sqrt(SpecialFunctions.trigamma(a) + SpecialFunctions.trigamma(b));
    double normal = mean + NormalDistribution.quantile(p) * deviation;
    return MonotoneNewton.solve(Math.max(asymptote, normal), odds -> {
      Tail tail = lower(Point.ofLogOdds(odds), a, b);
      return (target - tail.log) / tail.slope;
    });
  }

  private static Tail lower(Point point, double a, double b) {
    if (Math.min(a, b) > LARGE) {
      return lowerOfLarge(point, a, b);
    }
    double excess = excess(point, a, b);
    double logDensity = logDensity(point, excess, a, b);
    if (excess <= 0) {
      double share = fraction(point, -excess, a, b);
      return new Tail(Math.exp(logDensity) * share, logDensity + Math.log(share), 1 / share);
    }
    double density = Math.exp(logDensity);
    double upper = density * fraction(point.swapped(), excess, b, a);
    return new Tail(1 - upper, Math.log1p(-upper), density / (1 - upper));
  }

  /** Returns the logarithm of x^a y^b / B(a, b), the density of the log-odds. */
  private static double logDensity(Point point, double excess, double a, double b) {
    if (a >= 1 && b >= 1 && excess > -0.9 * a && excess < 0.9 * b) {
      return 0.5 * Math.log(a * (b / (a + b)))
          - HALF_LOG_TWO_PI
          - deviance(excess, a, b)
          + stirlingRests(a, b);
    }
    return a * point.logX + b * point.logY - logBeta(a, b);
  }

  private static double stirlingRests(double a, double b) {
    return stirlingRestAnywhere(a + b) - stirlingRestAnywhere(a) - stirlingRestAnywhere(b);
  }

  /** Returns (a + b) x - a = b x - a y, how far x is right of the mean, without cancellation. */
  private static double excess(Point point, double a, double b) {
    double product = a * point.y;
    double error = Math.fma(a, point.y, -product);
    return Math.fma(b, point.x, -product) - error;
  }

  /** Returns -log(x^a y^b) less its value at the mean: a sum of two positive terms, zero at the mean. */
  private static double deviance(double excess, double a, double b) {
    return a * logDeficit(excess / a) + b * logDeficit(-excess / b);
  }

  /**
   * Evaluates the continued fraction 1/(β₀ + α₁/(β₁ + α₂/(β₂ + …))) by the modified method of Lentz.
   *
   * <p>The even part of the fraction of the handbook. With the distance a - (a + b) x of the mean put in as one number,
   * everything up to step b is positive left of the mean, and nothing cancels.
   */
  private static double fraction(Point point, double distance, double a, double b) {
    double x = point.x;
    double c = atLeastTiny(a / (a + 1) * (distance + 1));
    double d = 0;
    double value = 1 / c;
    for (int n = 1; ; n++) {
      double middle = a + 2 * n - 1;
      double alpha = (a + n - 1) / middle * ((a + b + n - 1) / middle) * x * (n * (b - n) * x);
      double beta = n
          + n * (b - n) * x / middle
          + (a + n) / (middle + 2) * (distance + 1 + n * (1 + point.y));
      d = 1 / atLeastTiny(beta + alpha * d);
      c = atLeastTiny(beta + alpha / c);
      double change = c * d;
      value /= change;
      if (Math.abs(change - 1) < 3e-16) {
        return value;
      }
    }
  }

  private static double atLeastTiny(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /*
   * With η = ±√(2 deviance / n), n = a + b, m = a / n and I(x; a, b) = Φ(η √n) + φ(η √n) c₀(η) / √n to first order, where
   * c₀ = 1/η - √(m (1 - m)) / (x - m). Near η = 0 the two terms of c₀ cancel; with s = m (1 - m) it is
   * (1 - 2m) / (3 √s) - η (1 - s) / (12 s) there, up to terms in η².
   */
  private static Tail lowerOfLarge(Point point, double a, double b) {
    double n = a + b;
    double excess = excess(point, a, b);
    double z = Math.copySign(Math.sqrt(2 * deviance(excess, a, b)), excess);
    double spread = Math.sqrt(a / n * b);
    double share = a / n * (b / n);
    double correction = Math.abs(z) < 0.03
        ? (b - a) / n / (3 * spread) - z * (1 - share) / (12 * spread * spread)
        : 1 / z - spread / excess;
    double density = NormalDistribution.density(z);
    // The density of the log-odds: that of z by the change of variable, the corrections being below
    // 1e-8.
    double byLogOdds = density * spread;
    if (z < 0) {
      double ratio = NormalDistribution.mills(-z) + correction;
      double log = -HALF_LOG_TWO_PI - 0.5 * z * z + Math.log(ratio);
      return new Tail(density * ratio, log, spread / ratio);
    }
    double upper = density * (NormalDistribution.mills(z) - correction);
    return new Tail(1 - upper, Math.log1p(-upper), byLogOdds / (1 - upper));
  }

  private static void requireUnit(double value, String name) {
    checkArgument(value >= 0 && value <= 1, "%s must be 0 to 1, was %s", name, value);
  }
}
