package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * One customer in the four figures that buy-till-you-die models need.
 *
 * <p>{@code PurchaseSummary.of(2, 213, 272)}: came back on two days, the last time 213 days after the first purchase, which was 272
 * days ago. The literature writes x, t_x, T and m. It holds no dates, no id and no money type: the spend is a mean, in whatever major
 * unit the spend model was fitted to. It is the mean of the x repeat purchases, or of all x + 1 where the first one counts too.
 *
 * @param repeatPurchases x, on how many days after the first the customer bought; 0 for who never came back
 * @param lastPurchaseAgeDays t_x, days from the first purchase to the last; 0 exactly if {@code repeatPurchases} is 0. Not the days
 *     since the last purchase
 * @param ageDays T, days from the first purchase to the end of the observation
 * @param meanSpend mean amount of {@code spendPurchases} purchases; 0 if there are none or it is not known
 * @param spendPurchases of how many purchases the spend is the mean: x, or x + 1 with the first
 */
public record PurchaseSummary(
    int repeatPurchases,
    int lastPurchaseAgeDays,
    int ageDays,
    double meanSpend,
    int spendPurchases) {
  /**
   * Checks that the figures fit together.
   *
   * @param repeatPurchases 0 or more
   * @param lastPurchaseAgeDays 0 if there is no repeat purchase, otherwise 1 to {@code ageDays}
   * @param ageDays 0 or more
   * @param meanSpend finite; below zero if more was sent back than bought
   * @param spendPurchases {@code repeatPurchases}, or one more
   * @throws IllegalArgumentException if they do not
   */
  public PurchaseSummary {
    check(repeatPurchases, lastPurchaseAgeDays, ageDays, meanSpend);
    checkArgument(
        spendPurchases == repeatPurchases || spendPurchases - 1 == repeatPurchases,
        "spendPurchases must be repeatPurchases %s or one more, was %s",
        repeatPurchases,
        spendPurchases);
    meanSpend += 0.0; // erases a negative zero, so that equal summaries are equal
  }

  /**
   * Makes a summary with the mean spend of the repeat purchases.
   *
   * @param repeatPurchases x, 0 or more
   * @param lastPurchaseAgeDays t_x, 0 if there is no repeat purchase, otherwise 1 to {@code ageDays}
   * @param ageDays T, 0 or more
   * @param meanSpend mean amount of the x repeat purchases, finite
   * @throws IllegalArgumentException if the figures do not fit together
   */
  public PurchaseSummary(
      int repeatPurchases, int lastPurchaseAgeDays, int ageDays, double meanSpend) {
    this(repeatPurchases, lastPurchaseAgeDays, ageDays, meanSpend, repeatPurchases);
  }

  /**
   * Returns a summary without spend.
   *
   * @param repeatPurchases x, 0 or more
   * @param lastPurchaseAgeDays t_x, 0 if there is no repeat purchase, otherwise 1 to {@code ageDays}
   * @param ageDays T, 0 or more
   * @return the summary
   * @throws IllegalArgumentException if the figures do not fit together
   */
  public static PurchaseSummary of(int repeatPurchases, int lastPurchaseAgeDays, int ageDays) {
    return new PurchaseSummary(repeatPurchases, lastPurchaseAgeDays, ageDays, 0);
  }

  /**
   * Returns how long ago the last purchase was: recency in the other sense of the word.
   *
   * @return T - t_x in days, 0 or more
   */
  public int daysSinceLastPurchase() {
    return ageDays - lastPurchaseAgeDays;
  }

  static void check(int repeatPurchases, int lastPurchaseAgeDays, int ageDays, double meanSpend) {
    checkArgument(
        repeatPurchases >= 0, "repeatPurchases must not be negative, was %s", repeatPurchases);
    checkArgument(ageDays >= 0, "ageDays must not be negative, was %s", ageDays);
    if (repeatPurchases == 0) {
      checkArgument(
          lastPurchaseAgeDays == 0,
          "lastPurchaseAgeDays must be 0 without repeat purchases, was %s. It is the age at the last purchase, not the days since.",
          lastPurchaseAgeDays);
    } else {
      checkArgument(
          lastPurchaseAgeDays >= 1 && lastPurchaseAgeDays <= ageDays,
          "lastPurchaseAgeDays must be 1 to ageDays %s, was %s",
          ageDays,
          lastPurchaseAgeDays);
    }
    checkArgument(Double.isFinite(meanSpend), "meanSpend must be finite, was %s", meanSpend);
  }
}
