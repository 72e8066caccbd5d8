package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.numeric.NormalDistribution;

/**
 * How many answers a wanted precision needs (所需样本量), and what a finite population spares.
 *
 * <p>Example: a share is to be known within 5 points at 95 %: {@code SampleSize.forProportion(0.5, 0.05, 0.95)} is 385. Among
 * 1000 customers in all, {@code SampleSize.forProportion(0.5, 0.05, 0.95, 1000)} is 278. The sizes are of answers, not of
 * invitations: divide by the expected response rate.
 *
 * <p>Reference: W. G. Cochran, <em>Sampling Techniques</em>, 3rd edition, 1977, chapter 4.
 */
public final class SampleSize {
  private SampleSize() {}

  /**
   * Returns the size for a mean: n = z² v / e², rounded up.
   *
   * @param variance the variance of one answer, finite, zero or more; what an earlier wave showed, or the worst case
   * @param margin the wanted half-width of the interval, finite and above zero, in the unit of the answers
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return at least 1
   * @throws IllegalArgumentException if an argument breaks its rule
   * @throws ArithmeticException if the size does not fit in a {@code long}
   */
  public static long forMean(double variance, double margin, double level) {
    return whole(infinite(variance, margin, level));
  }

  /**
   * Returns the size for a mean in a finite population, drawn without replacement: n = n₀ / (1 + (n₀ - 1)/N), rounded up, where
   * n₀ is the size for an infinite one before rounding.
   *
   * @param variance the variance of one answer, finite, zero or more
   * @param margin the wanted half-width of the interval, finite and above zero
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @param population how many could be asked, at least 1
   * @return 1 to the population
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static long forMean(double variance, double margin, double level, long population) {
    checkArgument(population >= 1, "population must be at least 1, was %s", population);
    double infinite = Math.max(1, infinite(variance, margin, level));
    // n₀ N / (n₀ + N - 1), in the form that does not overflow.
    double corrected = population / (1 + (population - 1.0) / infinite);
    return Math.min(population, whole(corrected));
  }

  /**
   * Returns the size for a share: that for a mean of variance p (1 - p).
   *
   * @param share the expected share, 0 to 1; 0.5 is the worst case
   * @param margin the wanted half-width of the interval, above zero and finite, 0.05 for five points
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return at least 1
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static long forProportion(double share, double margin, double level) {
    return forMean(variance(share), margin, level);
  }

  /**
   * Returns the size for a share in a finite population.
   *
   * @param share the expected share, 0 to 1; 0.5 is the worst case
   * @param margin the wanted half-width of the interval, above zero and finite
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @param population how many could be asked, at least 1
   * @return 1 to the population
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static long forProportion(double share, double margin, double level, long population) {
    return forMean(variance(share), margin, level, population);
  }

  /**
   * Returns the finite-population correction (有限总体校正): the factor √((N - n)/(N - 1)) by which a standard error shrinks when
   * n of N are asked without replacement.
   *
   * @param sample how many answered, 1 to the population
   * @param population how many could be asked, at least 1
   * @return from 0 where all were asked to 1 where one was; 0 for a population of one
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static double finitePopulationCorrection(long sample, long population) {
    checkArgument(population >= 1, "population must be at least 1, was %s", population);
    checkArgument(
        sample >= 1 && sample <= population,
        "sample must be 1 to the population %s, was %s",
        population,
        sample);
    return sample == population
        ? 0
        : Math.sqrt((double) (population - sample) / (double) (population - 1));
  }

  private static double variance(double share) {
    checkArgument(share >= 0 && share <= 1, "share must be 0 to 1, was %s", share);
    return share * (1 - share);
  }

  private static double infinite(double variance, double margin, double level) {
    Interval.requireLevel(level);
    checkArgument(
        variance >= 0 && Double.isFinite(variance),
        "variance must be finite and not negative, was %s",
        variance);
    checkArgument(
        margin > 0 && Double.isFinite(margin),
        "margin must be finite and above zero, was %s",
        margin);
    double ratio = NormalDistribution.upperQuantile((1 - level) / 2) / margin;
    return variance == 0 ? 0 : ratio * ratio * variance;
  }

  private static long whole(double size) {
    if (size >= 0x1p63) {
      throw new ArithmeticException(
          "the size must fit in a long, was " + size + ". Ask for a wider margin.");
    }
    return Math.max(1, (long) Math.ceil(size));
  }
}
