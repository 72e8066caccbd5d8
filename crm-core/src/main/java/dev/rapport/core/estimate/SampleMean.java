package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.NormalDistribution;
import dev.rapport.core.numeric.StudentDistribution;

/**
 * The mean of a sample of independent observations, with what its uncertainty needs (样本均值).
 *
 * <p>Example: the five answers 5, 4, 4, 3, 4 have the sum 20 and the squared deviations 1 + 0 + 0 + 1 + 0 = 2, so {@code new
 * SampleMean(5, 20, 2)}; its mean is 4 and its t interval at 95 % runs from 3.12 to 4.88. An empty sample has no mean. It
 * is a summary of a finished sample and does not merge: merge the tallies it is drawn from.
 *
 * @param size how many observations there are
 * @param sum their sum
 * @param squaredDeviations the sum of their squared deviations from the mean
 */
public record SampleMean(long size, double sum, double squaredDeviations) {
  private static final double LAST_DIGITS = 8;

  /**
   * Checks the components.
   *
   * @param size zero or more
   * @param sum finite; zero for an empty sample
   * @param squaredDeviations finite, zero or more; zero for fewer than two observations
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public SampleMean {
    checkArgument(size >= 0, "size must not be negative, was %s", size);
    Interval.requireFinite(sum, "sum");
    Interval.requireFinite(squaredDeviations, "squaredDeviations");
    checkArgument(
        squaredDeviations >= 0,
        "squaredDeviations must not be negative, was %s",
        squaredDeviations);
    checkArgument(size > 0 || sum == 0, "sum must be 0 for an empty sample, was %s", sum);
    checkArgument(
        size > 1 || squaredDeviations == 0,
        "squaredDeviations must be 0 for fewer than two observations, was %s",
        squaredDeviations);
  }

  /**
   * Returns the mean alone.
   *
   * @return sum / size, without an interval; undefined for an empty sample
   */
  public Estimate mean() {
    return size == 0 ? noData() : Estimate.of(center(), size);
  }

  /**
   * Tells whether the observations differ by more than rounding: whether the standard error is above that of the mean's own last digits.
   * What asks for a spread has nothing to go by where they do not.
   *
   * @return no for fewer than two observations and where all are equal
   */
  public boolean varies() {
    if (size < 2) {
      return false;
    }
    double rounding = LAST_DIGITS * Math.ulp(center());
    return errorVariance() > rounding * rounding;
  }

  /**
   * Returns the sample's standard deviation by Bessel's formula, √(squaredDeviations / (size - 1)).
   *
   * @return zero or more, without an interval; undefined for fewer than two observations
   */
  public Estimate standardDeviation() {
    return size < 2 ? tooFew() : Estimate.of(Math.sqrt(squaredDeviations / (size - 1)), size);
  }

  /**
   * Returns the large-sample standard error of the mean, √(squaredDeviations) / size: that of a variance with divisor {@code
   * size}, as {@link #wald} uses it.
   *
   * @return zero or more, without an interval; undefined for an empty sample
   */
  public Estimate standardError() {
    return size == 0 ? noData() : Estimate.of(Math.sqrt(errorVariance()), size);
  }

  /**
   * Estimates the mean with the interval of Student's t (t 区间).
   *
   * <pre>
   * mean ± t s/√n,   s² = squaredDeviations / (n - 1),   t of n - 1 degrees of freedom
   * </pre>
   *
   * <p>Exact for normal observations and good for rating scales of five or more points from about ten answers on. Where the answers
   * do not {@linkplain #varies() vary}, the mean comes without an interval: one of no width would claim certainty, and the sample says
   * nothing about the spread, not that there is none.
   *
   * <p>It knows no bounds: where the scale has ends, {@linkplain Estimate#clippedTo clip} it to them.
   *
   * <p>Reference: Student (W. S. Gosset), <em>The probable error of a mean</em>, 1908.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the mean with its interval; without one where all observations are equal; undefined for fewer than two
   */
  public Estimate t(double level) {
    Interval.requireLevel(level);
    if (size < 2) {
      return tooFew();
    }
    if (!varies()) {
      return mean();
    }
    double quantile = StudentDistribution.upperQuantile((1 - level) / 2, size - 1.0);
    return around(quantile * Math.sqrt(squaredDeviations / (size - 1) / size), level);
  }

  /**
   * Estimates the mean with the normal interval, mean ± z {@link #standardError()}.
   *
   * <p>Reference: A. Wald, <em>Tests of statistical hypotheses concerning several parameters when the number of observations is
   * large</em>, 1943. Too short for small samples: prefer {@link #t}. As published, it has no width where all observations are equal.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the mean with its interval; undefined for an empty sample
   */
  public Estimate wald(double level) {
    Interval.requireLevel(level);
    if (size == 0) {
      return noData();
    }
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    return around(z * Math.sqrt(errorVariance()), level);
  }

  /**
   * Compares the mean with that of an earlier, independent sample of something without bounds.
   *
   * @param earlier the other sample, without a common respondent
   * @return this mean less the earlier one, to be tested
   */
  public MeanDifference since(SampleMean earlier) {
    return since(earlier, Double.MAX_VALUE);
  }

  /**
   * Compares the mean with that of an earlier, independent sample on the same scale.
   *
   * @param earlier the other sample, without a common respondent
   * @param span the distance of the ends of the scale, above zero and finite, such as 4 for 1 to 5: no difference exceeds it
   * @return this mean less the earlier one, to be tested; its interval is clipped to ±span
   * @throws IllegalArgumentException if the span breaks its rule or the means differ by more
   */
  public MeanDifference since(SampleMean earlier, double span) {
    return new MeanDifference(this, requireNonNull(earlier, "earlier"), span);
  }

  /** The mean of a sample that is not empty. */
  double center() {
    return sum / size;
  }

  /** The squared standard error with divisor n. */
  double errorVariance() {
    return squaredDeviations / size / size;
  }

  private Estimate around(double half, double level) {
    double mean = center();
    return Estimate.of(mean, Interval.of(mean - half, mean + half, level), size);
  }

  private Estimate tooFew() {
    return size == 0
        ? noData()
        : Estimate.undefined(UndefinedReason.tooFew("responses", 2, size), size);
  }

  private static Estimate noData() {
    return Estimate.undefined(UndefinedReason.noData("responses"), 0);
  }
}
