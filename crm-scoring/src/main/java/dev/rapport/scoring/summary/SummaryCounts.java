package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * What became of the transactions that summaries were made of, and of the customers who made them.
 *
 * <p>Every transaction is in exactly one of the first five counts. Of the 6,919 orders of the CDNOW sample, seen to the end of September
 * 1997, 1,959 are {@code afterEnd}, 146 were {@code merged} with another order of the same day, and 4,814 are {@code purchases}. Every
 * customer with a transaction either has a summary or is in {@code customersLeftOut}. Seen to the end of January 1997 the sample has 781
 * summaries, and 1,576 customers, who came later, are left out.
 *
 * <p>Counts of disjoint shards of the customers add up to those of the whole. Where the rows of one customer are in several shards, the
 * customer counts in each of them: {@code returns}, {@code zeroAmounts}, {@code afterEnd} and the sum of {@code purchases} and {@code
 * merged} still add up, and the others do not. So split by customer, as for the summaries themselves.
 *
 * @param purchases purchases that count: one a customer and day
 * @param merged orders that were one purchase with another of the same customer and day
 * @param returns returns, or rows of a negative amount; they are no purchases
 * @param zeroAmounts orders of zero that were left out because the rules say so
 * @param afterEnd transactions after the end of the observation
 * @param customersLeftOut customers of whom transactions were read but no purchase counts, because all are returns, orders of zero that
 *     were left out, or after the end. They have no summary
 * @param customersOverReturned customers with a summary who sent back more than they had bought by then, as far as was seen. What is too
 *     much lowers no spend; 0 where the rules have returns lower nothing
 */
public record SummaryCounts(
    long purchases,
    long merged,
    long returns,
    long zeroAmounts,
    long afterEnd,
    long customersLeftOut,
    long customersOverReturned) {
  private static final SummaryCounts NONE = ofPurchases(0);

  /**
   * Checks the components.
   *
   * @param purchases 0 or more
   * @param merged 0 or more
   * @param returns 0 or more
   * @param zeroAmounts 0 or more
   * @param afterEnd 0 or more
   * @param customersLeftOut 0 or more
   * @param customersOverReturned 0 or more
   * @throws IllegalArgumentException if one is negative
   */
  public SummaryCounts {
    requireCount(purchases, "purchases");
    requireCount(merged, "merged");
    requireCount(returns, "returns");
    requireCount(zeroAmounts, "zeroAmounts");
    requireCount(afterEnd, "afterEnd");
    requireCount(customersLeftOut, "customersLeftOut");
    requireCount(customersOverReturned, "customersOverReturned");
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
   * Returns the counts of purchases that all count, with nobody left out.
   *
   * @param purchases 0 or more, one a customer and day
   * @return the counts
   * @throws IllegalArgumentException if {@code purchases} is negative
   */
  public static SummaryCounts ofPurchases(long purchases) {
    return new SummaryCounts(purchases, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Adds the counts of other customers.
   *
   * @param other counts of a disjoint shard of the customers
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
        Math.addExact(afterEnd, other.afterEnd),
        Math.addExact(customersLeftOut, other.customersLeftOut),
        Math.addExact(customersOverReturned, other.customersOverReturned));
  }

  /**
   * Returns how many transactions there were in all.
   *
   * @return the sum of the first five counts
   * @throws ArithmeticException if it does not fit in a {@code long}
   */
  public long transactions() {
    return Math.addExact(
        Math.addExact(purchases, merged),
        Math.addExact(returns, Math.addExact(zeroAmounts, afterEnd)));
  }
}
