package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What one customer bought in a window of time, in the four figures that most scores need: the first and the last day, on
 * how many days, and for how much.
 *
 * <p>All orders of the customer on one calendar day are one purchase (the same-day merge that customer-base analysis counts
 * by: split baskets and corrected orders are not loyalty). A customer who ordered twice on 3 January and once on 5 March for
 * EUR 60 in all, and sent back EUR 10, is {@code (2026-01-03, 2026-03-05, 2, EUR 50.00)}.
 *
 * <p>Returns lower the revenue and nothing else: a purchase that was sent back whole still was a purchase. So revenue can be
 * zero or negative. It is not a profit: costs are unknown here.
 *
 * @param firstDay the day of the first purchase in the window
 * @param lastDay the day of the last purchase in the window; the same as {@code firstDay} exactly if there was one
 * @param purchaseDays days with at least one purchase, 1 or more
 * @param netRevenue purchases less returns in the window
 */
public record PurchaseActivity(
    LocalDate firstDay, LocalDate lastDay, int purchaseDays, Money netRevenue) {
  /**
   * Checks that the days fit together.
   *
   * @param firstDay not after {@code lastDay}
   * @param lastDay not before {@code firstDay}
   * @param purchaseDays 1 if the two days are one, otherwise 2 to the number of days from the first to the last
   * @param netRevenue any amount
   * @throws IllegalArgumentException if they do not
   */
  public PurchaseActivity {
    requireNonNull(firstDay, "firstDay");
    requireNonNull(lastDay, "lastDay");
    requireNonNull(netRevenue, "netRevenue");
    long span = ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
    checkArgument(span >= 1, "lastDay must not be before firstDay %s, was %s", firstDay, lastDay);
    long fewest = Math.min(span, 2);
    checkArgument(
        purchaseDays >= fewest && purchaseDays <= span,
        "purchaseDays must be %s to %s between %s and %s, was %s",
        fewest,
        span,
        firstDay,
        lastDay,
        purchaseDays);
  }

  /**
   * Tells whether the customer came back: bought on at least two days.
   *
   * @return whether {@code purchaseDays} is 2 or more
   */
  public boolean isRepeat() {
    return purchaseDays >= 2;
  }

  /**
   * Returns how long ago the last purchase was.
   *
   * @param asOfDay the day to count from, not before {@code lastDay}
   * @return whole days, 0 if the last purchase was on that day
   * @throws IllegalArgumentException if the day is before the last purchase
   */
  public int recencyDays(LocalDate asOfDay) {
    requireNonNull(asOfDay, "asOfDay");
    checkArgument(
        !asOfDay.isBefore(lastDay),
        "asOfDay must not be before the last purchase on %s, was %s",
        lastDay,
        asOfDay);
    return Math.toIntExact(ChronoUnit.DAYS.between(lastDay, asOfDay));
  }
}
