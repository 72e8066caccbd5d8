package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What became of the transactions that summaries were made of: every one is in exactly one of these counts.
 *
 * <p>Of the 6,919 orders of the CDNOW sample, seen to the end of September 1997, 1,959 are {@code afterEnd}, 146 were {@code merged} with
 * another order of the same day, and 4,814 are {@code purchases}.
 *
 * @param purchases purchases that count: one a customer and day
 * @param merged orders that were one purchase with another of the same customer and day
 * @param returns returns, or rows of a negative amount; they are no purchases
 * @param zeroAmounts orders of zero that were left out because the rules say so
 * @param afterEnd transactions after the end of the observation
 */
public record SummaryCounts(
    long purchases, long merged, long returns, long zeroAmounts, long afterEnd) {
  private static final SummaryCounts NONE = new SummaryCounts(0, 0, 0, 0, 0);

  /**
   * Checks the components.
   *
   * @param purchases 0 or more
   * @param merged 0 or more
   * @param returns 0 or more
   * @param zeroAmounts 0 or more
   * @param afterEnd 0 or more
   * @throws IllegalArgumentException if one is negative
   */
  public SummaryCounts {
    requireCount(purchases, "purchases");
    requireCount(merged, "merged");
    requireCount(returns, "returns");
    requireCount(zeroAmounts, "zeroAmounts");
    requireCount(afterEnd, "afterEnd");
  }

  private static void requireCount(long count, String name) {
    checkArgument(count >= 0, "%s must not be negative, was %s", name, count);
  }

  /**
   * Returns the counts of no transactions.
   *
   * @return zeros
   */
  public static SummaryCounts none() {
    return NONE;
  }

  /**
   * Adds the counts of other transactions.
   *
   * @param other other counts
   * @return the sums
   * @throws ArithmeticException if a sum does not fit in a {@code long}
   */
  public SummaryCounts plus(SummaryCounts other) {
    requireNonNull(other, "other");
    return new SummaryCounts(
        Math.addExact(purchases, other.purchases),
        Math.addExact(merged, other.merged),
        Math.addExact(returns, other.returns),
        Math.addExact(zeroAmounts, other.zeroAmounts),
        Math.addExact(afterEnd, other.afterEnd));
  }

  /**
   * Returns how many transactions there were in all.
   *
   * @return the sum of all counts
   * @throws ArithmeticException if it does not fit in a {@code long}
   */
  public long transactions() {
    return Math.addExact(
        Math.addExact(purchases, merged),
        Math.addExact(returns, Math.addExact(zeroAmounts, afterEnd)));
  }
}
