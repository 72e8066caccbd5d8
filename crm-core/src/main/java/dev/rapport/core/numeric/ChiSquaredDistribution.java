package dev.rapport.core.numeric;

/**
 * The chi-squared distribution: probabilities and quantiles. With k degrees of freedom it is the distribution of the sum of k
 * squared standard normal variables, and half of it is a gamma variable of shape k/2.
 */
public final class ChiSquaredDistribution {
  private ChiSquaredDistribution() {}

  /**
   * Returns the probability of at most x.
   *
   * @param x zero or more, finite
   * @param degreesOfFreedom above zero
   * @return 0 to 1
   */
  public static double cdf(double x, double degreesOfFreedom) {
    SpecialFunctions.requirePositive(degreesOfFreedom, "degreesOfFreedom");
    return IncompleteGamma.lower(0.5 * degreesOfFreedom, 0.5 * x);
  }

  /**
   * Returns the probability of more than x, the p-value of a chi-squared test, without cancellation.
   *
   * @param x zero or more, finite
   * @param degreesOfFreedom above zero
   * @return 0 to 1
   */
  public static double upperTail(double x, double degreesOfFreedom) {
    SpecialFunctions.requirePositive(degreesOfFreedom, "degreesOfFreedom");
    return IncompleteGamma.upper(0.5 * degreesOfFreedom, 0.5 * x);
  }

  /**
   * Returns the x that is not exceeded with probability p.
   *
   * @param p a probability, 0 included and 1 excluded
   * @param degreesOfFreedom above zero
   * @return zero or more; 7.8147… for 0.95 and 3 degrees of freedom
   */
  public static double quantile(double p, double degreesOfFreedom) {
    SpecialFunctions.requirePositive(degreesOfFreedom, "degreesOfFreedom");
    return 2 * IncompleteGamma.inverseLower(0.5 * degreesOfFreedom, p);
  }

  /**
   * Returns the x that is exceeded with probability q; a small q keeps its full precision.
   *
   * @param q a probability, 0 excluded and 1 included
   * @param degreesOfFreedom above zero
   * @return zero or more
   */
  public static double upperQuantile(double q, double degreesOfFreedom) {
    SpecialFunctions.requirePositive(degreesOfFreedom, "degreesOfFreedom");
    return 2 * IncompleteGamma.inverseUpper(0.5 * degreesOfFreedom, q);
  }
}
