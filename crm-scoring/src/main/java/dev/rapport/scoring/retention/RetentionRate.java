package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;

/**
 * Retention rate (客户保持率) and churn rate (客户流失率) of one period, with the counts behind them.
 *
 * <pre>
 *   retention = (E - N) / S      churn = 1 - retention      expected lifetime = 1 / churn, in periods
 * </pre>
 *
 * <p>S customers at the start of the period, E at its end, N of them new: {@code RetentionRate.of(100, 105, 20)} kept 85 of 100.
 * New customers do not repair the rate, they only hide it. A 95 % interval says how far the next period may differ by chance
 * alone; with 30 lost of 200 the expected lifetime of 6.7 periods may be 4.9 or 9.3.
 *
 * <p>The lifetime takes every customer to leave with the same chance in every period. Where customers differ, the loyal remain and
 * retention rises with age; then 1 / churn is too short by a quarter or more, and {@link ShiftedBetaGeometric} is the model.
 *
 * @param retained how many of those at the start were still there at the end
 * @param atStart how many there were at the start
 */
public record RetentionRate(long retained, long atStart) {
  /**
   * Checks the components.
   *
   * @param retained 0 to {@code atStart}
   * @param atStart at least 1
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public RetentionRate {
    checkArgument(atStart >= 1, "atStart must be at least 1, was %s", atStart);
    checkArgument(
        retained >= 0 && retained <= atStart,
        "retained must be 0 to the %s at the start, was %s",
        atStart,
        retained);
  }

  /**
   * Returns the rate of a period from the customers at its ends.
   *
   * @param atStart S, customers at the start, at least 1
   * @param atEnd E, customers at the end, the new ones among them
   * @param acquired N, customers at the end who were not there at the start
   * @return (E - N) of S
   * @throws IllegalArgumentException unless 0 ≤ E - N ≤ S
   */
  public static RetentionRate of(long atStart, long atEnd, long acquired) {
    checkArgument(
        acquired >= 0 && acquired <= atEnd,
        "acquired must be 0 to the %s at the end, was %s",
        atEnd,
        acquired);
    return new RetentionRate(atEnd - acquired, atStart);
  }

  /**
   * Returns the rate of a period from the losses.
   *
   * @param lost how many of those at the start left, 0 to {@code atStart}
   * @param atStart customers at the start, at least 1
   * @return the others of those at the start
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static RetentionRate ofLost(long lost, long atStart) {
    checkArgument(
        lost >= 0 && lost <= atStart,
        "lost must be 0 to the %s at the start, was %s",
        atStart,
        lost);
    return new RetentionRate(atStart - lost, atStart);
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers in the same period
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public RetentionRate merge(RetentionRate other) {
    requireNonNull(other, "other");
    return new RetentionRate(
        Math.addExact(retained, other.retained), Math.addExact(atStart, other.atStart));
  }

  /**
   * Returns how many left.
   *
   * @return 0 to {@code atStart}
   */
  public long lost() {
    return atStart - retained;
  }

  /**
   * Returns the share that stayed, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1
   */
  public Estimate retention(double level) {
    return Proportion.of(retained, atStart).estimate(level);
  }

  /**
   * Returns the share that left, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1
   */
  public Estimate churn(double level) {
    return Proportion.of(lost(), atStart).estimate(level);
  }

  /**
   * Returns how many periods a customer stays on average, the first included: 1 / churn. The interval is that of churn, turned
   * over.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 1 or more; undefined if nobody left, for then no upper bound is known, and the reason gives the lower one
   */
  public Estimate expectedLifetime(double level) {
    Estimate churn = churn(level);
    if (lost() > 0) {
      return churn.map(rate -> 1 / rate);
    }
    Interval interval = churn.interval().orElseThrow();
    return Estimate.undefined(
        new UndefinedReason(
            UndefinedReason.Kind.DOES_NOT_EXIST,
            "none of " + atStart + " left, so the expected lifetime has no upper bound; at "
                + 100 * level + " % it is at least " + (float) (1 / interval.upper())
                + " periods"),
        atStart);
  }
}
