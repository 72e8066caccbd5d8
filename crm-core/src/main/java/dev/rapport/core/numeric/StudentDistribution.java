package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static dev.rapport.core.numeric.SpecialFunctions.requirePositive;

/**
 * Student's t distribution: probabilities and quantiles (Student, <em>The probable error of a mean</em>, 1908). It is the
 * distribution of the mean of a normal sample over its estimated standard error, with one degree of freedom less than there
 * are observations.
 */
public final class StudentDistribution {
  private StudentDistribution() {}

  /**
   * Returns the probability of at most t.
   *
   * @param t any finite number
   * @param degreesOfFreedom above zero
   * @return 0 to 1
   */
  public static double cdf(double t, double degreesOfFreedom) {
    requirePositive(degreesOfFreedom, "degreesOfFreedom");
    checkArgument(Double.isFinite(t), "t must be finite, was %s", t);
    double tail = 0.5 * outside(Math.abs(t), degreesOfFreedom);
    return t < 0 ? tail : 1 - tail;
  }

  /**
   * Returns the probability of more than t, without cancellation.
   *
   * @param t any finite number
   * @param degreesOfFreedom above zero
   * @return 0 to 1
   */
  public static double upperTail(double t, double degreesOfFreedom) {
    return cdf(-t, degreesOfFreedom);
  }

  /**
   * Returns the t that is not exceeded with probability p.
   *
   * @param p a probability, 0 and 1 excluded
   * @param degreesOfFreedom above zero
   * @return any number; 2.2621… for 0.975 and 9 degrees of freedom
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double quantile(double p, double degreesOfFreedom) {
    requirePositive(degreesOfFreedom, "degreesOfFreedom");
    checkArgument(p > 0 && p < 1, "p must be between 0 and 1, both excluded, was %s", p);
    if (p == 0.5) {
      return 0;
    }
    double outside = 2 * Math.min(p, 1 - p);
    double inside = 2 * Math.abs(p - 0.5);
    // df / (df + t²) has the odds df / t².
    double logOdds = IncompleteBeta.logOdds(outside, inside, 0.5 * degreesOfFreedom, 0.5);
    double t = Math.sqrt(degreesOfFreedom) * Math.exp(-0.5 * logOdds);
    return SpecialFunctions.requireFinite(p < 0.5 ? -t : t, "quantile of t", p);
  }

  /**
   * Returns the t that is exceeded with probability q: minus {@code quantile(q)}; a small q keeps its full precision.
   *
   * @param q a probability, 0 and 1 excluded
   * @param degreesOfFreedom above zero
   * @return any number
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double upperQuantile(double q, double degreesOfFreedom) {
    checkArgument(q > 0 && q < 1, "q must be between 0 and 1, both excluded, was %s", q);
    return 0 - quantile(q, degreesOfFreedom);
  }

  /** Returns the probability of less than -t or more than t. */
  private static double outside(double t, double degreesOfFreedom) {
    double ratio = t / Math.sqrt(degreesOfFreedom);
    if (ratio <= 1) {
      double square = ratio * ratio;
      return IncompleteBeta.complement(square / (1 + square), 0.5, 0.5 * degreesOfFreedom);
    }
    double inverse = 1 / ratio;
    double square = inverse * inverse;
    return IncompleteBeta.regularized(square / (1 + square), 0.5 * degreesOfFreedom, 0.5);
  }
}
