package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import java.time.LocalDate;

/**
 * Recency, frequency and monetary value of one customer as of a day: the measured behaviour that a {@link RfmScore} is
 * given for.
 *
 * <p>{@code new RfmProfile(64, 3, Money.of("USD", "100.50"))} last bought 64 days ago, bought on 3 days, for USD 100.50 in
 * all. Frequency counts days with a purchase, so orders of one day are one. Monetary value is the total, with returns taken
 * off; it can be negative. A customer who never bought has no profile.
 *
 * @param recencyDays whole days from the last purchase to the day of the profile, 0 or more; fewer is better
 * @param frequency days with at least one purchase, 1 or more
 * @param monetary total of purchases less returns
 */
public record RfmProfile(int recencyDays, int frequency, Money monetary) {
  /**
   * Checks the components.
   *
   * @param recencyDays 0 or more
   * @param frequency 1 or more
   * @param monetary any amount
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public RfmProfile {
    checkArgument(recencyDays >= 0, "recencyDays must be 0 or more, was %s", recencyDays);
    checkArgument(frequency >= 1, "frequency must be 1 or more, was %s", frequency);
    requireNonNull(monetary, "monetary");
  }

  /**
   * Profiles a customer from what the customer bought.
   *
   * @param activity the purchases
   * @param asOfDay the day of the profile, not before the last purchase
   * @return the profile
   * @throws IllegalArgumentException if the day is before the last purchase
   */
  public static RfmProfile of(PurchaseActivity activity, LocalDate asOfDay) {
    requireNonNull(activity, "activity");
    return new RfmProfile(
        activity.recencyDays(asOfDay), activity.purchaseDays(), activity.netRevenue());
  }
}
