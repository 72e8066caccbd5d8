package dev.rapport.core.estimate;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.NormalDistribution;

/**
 * The difference of the means of two independent samples, and whether it is more than chance (两波差异检验).
 *
 * <p>Example: 45 promoters, 30 passives and 25 detractors in one wave, 52, 28 and 20 in the next. The net score rose from 20 to
 * 32, which is z = 1.06 and p = 0.29: such a rise is common between two samples of a hundred when nothing has changed. It is
 * not for panels: where the same people answer twice, test the mean of their own changes.
 *
 * <p>The variance of the difference is the sum of the variances of the means, each with divisor n. A large-sample procedure:
 * thirty or more answers in each sample.
 *
 * @param later the sample whose mean counts positive
 * @param earlier the sample whose mean is taken off
 */
public record MeanDifference(SampleMean later, SampleMean earlier) {
  /**
   * Checks the components.
   *
   * @param later a sample, possibly empty
   * @param earlier a sample on the same scale, possibly empty
   * @throws NullPointerException if a component is null
   */
  public MeanDifference {
    requireNonNull(later, "later");
    requireNonNull(earlier, "earlier");
  }

  /**
   * Estimates the difference with its normal interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return later mean less earlier mean; undefined if a sample is empty
   */
  public Estimate estimate(double level) {
    Interval.requireLevel(level);
    if (isEmpty()) {
      return noData();
    }
    double half = NormalDistribution.upperQuantile((1 - level) / 2) * standardError();
    double difference = difference();
    return Estimate.of(
        difference, Interval.of(difference - half, difference + half, level), sampleSize());
  }

  /**
   * Returns the test statistic: the difference in units of its standard error.
   *
   * <pre>
   * z = (m₂ - m₁) / √(v₁/n₁ + v₂/n₂)
   * </pre>
   *
   * @return about standard normal if the true means are equal; undefined if a sample is empty or neither varies
   */
  public Estimate z() {
    if (isEmpty()) {
      return noData();
    }
    double error = standardError();
    return error == 0
        ? Estimate.undefined(
            UndefinedReason.noVariation("responses within each sample"), sampleSize())
        : Estimate.of(difference() / error, sampleSize());
  }

  /**
   * Returns the two-sided p-value of {@link #z()}: how often samples of equal true means differ at least this much.
   *
   * @return from 0 to 1; undefined where z is
   */
  public Estimate pValue() {
    return z().fold(
            known -> Estimate.of(
                Math.min(1, 2 * NormalDistribution.upperTail(Math.abs(known.value()))),
                known.sampleSize()),
            undefined -> undefined);
  }

  private boolean isEmpty() {
    return later.size() == 0 || earlier.size() == 0;
  }

  private double difference() {
    return later.center() - earlier.center();
  }

  private double standardError() {
    return Math.sqrt(later.errorVariance() + earlier.errorVariance());
  }

  private long sampleSize() {
    return Math.addExact(later.size(), earlier.size());
  }

  private Estimate noData() {
    String which = later.size() == 0 ? "later responses" : "earlier responses";
    return Estimate.undefined(UndefinedReason.noData(which), sampleSize());
  }
}
