package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.customerbase.PurchaseActivity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How likely a customer is still active, by the shortcut P = τⁿ: n purchases, the last at the share τ of the time observed.
 *
 * <p>Who bought ten times in 36 months, last in month 24, is active with (24/36)¹⁰ = 1.7 %; who bought in the last month, with
 * certainty. Of two customers with the same last purchase the one who bought more often is less likely active: for the frequent
 * buyer the silence is the longer one.
 *
 * <p>It compares a silence with the rhythm of purchases and knows nothing else, in particular not how many customers of the
 * base leave. It is no estimate with an interval; the buy-till-you-die models are.
 *
 * <p>Reference: D. C. Schmittlein and D. G. Morrison (1985), <em>Is the customer alive?</em>, as used by W. J. Reinartz and V.
 * Kumar (2000), <em>On the profitability of long-life customers in a noncontractual setting</em>, Journal of Marketing 64(4).
 */
public final class ActiveProbability {
  private ActiveProbability() {}

  /**
   * Returns the probability that a customer is active.
   *
   * @param purchases n, how many purchases there were, at least 1
   * @param lastPurchase when the last was, counted from the start of the observation: 0 to {@code observed}
   * @param observed how long the customer was observed, above 0 and finite, in the same unit
   * @return (lastPurchase / observed)ⁿ, 0 to 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double of(long purchases, double lastPurchase, double observed) {
    checkArgument(purchases >= 1, "purchases must be at least 1, was %s", purchases);
    checkArgument(
        observed > 0 && Double.isFinite(observed),
        "observed must be above 0 and finite, was %s",
        observed);
    checkArgument(
        lastPurchase >= 0 && lastPurchase <= observed,
        "lastPurchase must be 0 to the %s observed, was %s",
        observed,
        lastPurchase);
    return Math.pow(lastPurchase / observed, (double) purchases);
  }

  /**
   * Returns the probability that a customer is active, observed from the day of the first purchase; n counts the purchases after
   * it.
   *
   * @param activity what the customer bought
   * @param asOfDay the last day of the observation, not before the last purchase
   * @return 0 to 1; 1 if there was no day after the first purchase; 0 for a customer who never came back
   * @throws IllegalArgumentException if the day is before the last purchase
   */
  public static double of(PurchaseActivity activity, LocalDate asOfDay) {
    requireNonNull(activity, "activity");
    int silence = activity.recencyDays(asOfDay);
    long observed = ChronoUnit.DAYS.between(activity.firstDay(), asOfDay);
    if (observed == 0) {
      return 1;
    }
    return of(
        Math.max(1, activity.purchaseDays() - 1), (double) (observed - silence), (double) observed);
  }
}
