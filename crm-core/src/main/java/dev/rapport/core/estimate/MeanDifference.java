package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.NormalDistribution;
import java.util.Optional;

/**
 * The difference of the means of two independent samples, and whether it is more than chance (两波差异检验).
 *
 * <p>Example: 45 promoters, 30 passives and 25 detractors in one wave, 52, 28 and 20 in the next. The net score rose from 20 to
 * 32, which is z = 1.06 and p = 0.29: such a rise is common between two samples of a hundred when nothing has changed. It is
 * not for panels: where the same people answer twice, test the mean of their own changes.
 *
 * <p>The variance of the difference is the sum of the variances of the means, each with divisor n. A large-sample procedure:
 * thirty or more answers in each sample. A sample of one answer, and one whose answers are all equal, says nothing about the spread; the
 * difference then has a value, but neither an interval nor a test.
 *
 * @param later the sample whose mean counts positive
 * @param earlier the sample whose mean is taken off
 * @param span the distance of the ends of the scale, which no difference exceeds; {@code Double.MAX_VALUE} where there are no ends
 */
public record MeanDifference(SampleMean later, SampleMean earlier, double span) {
  /** By how much of the span rounding may push two means apart. */
  private static final double ROUNDING = 1e-9;

  /**
   * Checks the components.
   *
   * @param later a sample, possibly empty
   * @param earlier a sample on the same scale, possibly empty
   * @param span above zero and finite
   * @throws NullPointerException if a sample is null
   * @throws IllegalArgumentException if the span breaks its rule or the means differ by more
   */
  public MeanDifference {
    requireNonNull(later, "later");
    requireNonNull(earlier, "earlier");
    checkArgument(
        span > 0 && Double.isFinite(span), "span must be finite and above zero, was %s", span);
    if (later.size() > 0 && earlier.size() > 0) {
      double difference = later.center() - earlier.center();
      checkArgument(
          Math.abs(difference) - span <= ROUNDING * span,
          "span must be at least the difference of the means %s, was %s",
          difference,
          span);
    }
  }

  /**
   * Estimates the difference with its normal interval, clipped to ±span.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return later mean less earlier mean; without an interval where {@link #z()} is undefined; undefined if a sample is empty
   */
  public Estimate estimate(double level) {
    Interval.requireLevel(level);
    if (isEmpty()) {
      return noData();
    }
    if (untested().isPresent()) {
      return Estimate.of(difference(), sampleSize());
    }
    double half = NormalDistribution.upperQuantile((1 - level) / 2) * standardError();
    double difference = difference();
    Interval interval = Interval.of(difference - half, difference + half, level);
    return Estimate.of(difference, interval.clippedTo(-span, span), sampleSize());
  }

  /**
   * Returns the test statistic: the difference in units of its standard error.
   *
   * <pre>
   * z = (m₂ - m₁) / √(v₁/n₁ + v₂/n₂)
   * </pre>
   *
   * @return about standard normal if the true means are equal; undefined if a sample has fewer than two answers or does not vary
   */
  public Estimate z() {
    if (isEmpty()) {
      return noData();
    }
    Optional<UndefinedReason> untested = untested();
    return untested.isPresent()
        ? Estimate.undefined(untested.get(), sampleSize())
        : Estimate.of(difference() / standardError(), sampleSize());
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

  /** Why there is no standard error, where there is none. */
  private Optional<UndefinedReason> untested() {
    if (later.size() < 2 || earlier.size() < 2) {
      return Optional.of(
          later.size() < 2
              ? UndefinedReason.tooFew("later responses", 2, later.size())
              : UndefinedReason.tooFew("earlier responses", 2, earlier.size()));
    }
    if (later.varies() && earlier.varies()) {
      return Optional.empty();
    }
    return Optional.of(UndefinedReason.noVariation(
        later.varies()
            ? "earlier responses"
            : earlier.varies() ? "later responses" : "responses within each sample"));
  }

  private double difference() {
    double difference = later.center() - earlier.center();
    return Math.max(-span, Math.min(span, difference));
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
