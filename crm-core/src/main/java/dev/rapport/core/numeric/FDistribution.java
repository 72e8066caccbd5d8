package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static dev.rapport.core.numeric.SpecialFunctions.requirePositive;

/**
 * Fisher's F distribution: probabilities and quantiles. It is the distribution of the ratio of two independent chi-squared
 * variables, each divided by its degrees of freedom.
 */
public final class FDistribution {
  private FDistribution() {}

  /**
   * Returns the probability of at most f.
   *
   * @param f zero or more, finite
   * @param numerator degrees of freedom of the numerator, above zero
   * @param denominator degrees of freedom of the denominator, above zero
   * @return 0 to 1
   */
  public static double cdf(double f, double numerator, double denominator) {
    double odds = odds(f, numerator, denominator);
    // x = odds / (1 + odds), and 1 - x = 1 / (1 + odds): whichever is small is the one that is
    // passed on.
    return odds <= 1
        ? IncompleteBeta.regularized(odds / (1 + odds), 0.5 * numerator, 0.5 * denominator)
        : IncompleteBeta.complement(1 / (1 + odds), 0.5 * denominator, 0.5 * numerator);
  }

  /**
   * Returns the probability of more than f, the p-value of an F test, without cancellation.
   *
   * @param f zero or more, finite
   * @param numerator degrees of freedom of the numerator, above zero
   * @param denominator degrees of freedom of the denominator, above zero
   * @return 0 to 1
   */
  public static double upperTail(double f, double numerator, double denominator) {
    double odds = odds(f, numerator, denominator);
    return odds <= 1
        ? IncompleteBeta.complement(odds / (1 + odds), 0.5 * numerator, 0.5 * denominator)
        : IncompleteBeta.regularized(1 / (1 + odds), 0.5 * denominator, 0.5 * numerator);
  }

  /**
   * Returns the f that is not exceeded with probability p.
   *
   * @param p a probability, 0 included and 1 excluded
   * @param numerator degrees of freedom of the numerator, above zero
   * @param denominator degrees of freedom of the denominator, above zero
   * @return zero or more; 1.4063… for 0.95 with 40 and 1000 degrees of freedom
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double quantile(double p, double numerator, double denominator) {
    requirePositive(numerator, "numerator");
    requirePositive(denominator, "denominator");
    checkArgument(p >= 0 && p < 1, "p must be from 0 to below 1, was %s", p);
    return p == 0 ? 0 : fromTails(p, 1 - p, numerator, denominator);
  }

  /**
   * Returns the f that is exceeded with probability q; a small q keeps its full precision.
   *
   * @param q a probability, 0 excluded and 1 included
   * @param numerator degrees of freedom of the numerator, above zero
   * @param denominator degrees of freedom of the denominator, above zero
   * @return zero or more
   * @throws ArithmeticException if the value is beyond a {@code double}
   */
  public static double upperQuantile(double q, double numerator, double denominator) {
    requirePositive(numerator, "numerator");
    requirePositive(denominator, "denominator");
    checkArgument(q > 0 && q <= 1, "q must be from above 0 to 1, was %s", q);
    return q == 1 ? 0 : fromTails(1 - q, q, numerator, denominator);
  }

  private static double fromTails(double p, double q, double numerator, double denominator) {
    double logOdds = IncompleteBeta.logOdds(p, q, 0.5 * numerator, 0.5 * denominator);
    return SpecialFunctions.requireFinite(
        denominator / numerator * Math.exp(logOdds), "quantile of F", p);
  }

  private static double odds(double f, double numerator, double denominator) {
    requirePositive(numerator, "numerator");
    requirePositive(denominator, "denominator");
    checkArgument(
        f >= 0 && f < Double.POSITIVE_INFINITY, "f must be finite and not below zero, was %s", f);
    return SpecialFunctions.requireFinite(numerator / denominator * f, "odds of F", f);
  }
}
