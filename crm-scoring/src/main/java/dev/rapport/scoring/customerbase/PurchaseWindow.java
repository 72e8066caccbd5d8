package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.InstantRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which purchases count, and where a day begins: the window that every figure of purchase behaviour has to name.
 *
 * <p>{@code PurchaseWindow.until(LocalDate.of(1998, 6, 30), ZoneOffset.UTC)} takes everything that was bought up to and
 * including 30 June 1998. What happens at the very instant {@code asOf} counts; what happens later is not known yet. The zone
 * decides which orders fall on one day and how many days ago the last one was.
 *
 * @param startInclusive the first instant that counts, or {@link Instant#MIN} if everything before {@code asOf} does
 * @param asOf the last instant that counts
 * @param zone whose calendar days are counted
 */
public record PurchaseWindow(Instant startInclusive, Instant asOf, ZoneId zone) {
  /**
   * Checks the components.
   *
   * @param startInclusive not after {@code asOf}
   * @param asOf not before {@code startInclusive}
   * @param zone any zone
   * @throws IllegalArgumentException if the window would hold no instant
   */
  public PurchaseWindow {
    requireNonNull(startInclusive, "startInclusive");
    requireNonNull(asOf, "asOf");
    requireNonNull(zone, "zone");
    checkArgument(
        !asOf.isBefore(startInclusive),
        "asOf must not be before startInclusive %s, was %s",
        startInclusive,
        asOf);
  }

  /**
   * Returns the window of everything up to an instant.
   *
   * @param asOf the last instant that counts
   * @param zone whose calendar days are counted
   * @return the window without a start
   */
  public static PurchaseWindow until(Instant asOf, ZoneId zone) {
    return new PurchaseWindow(Instant.MIN, asOf, zone);
  }

  /**
   * Returns the window of everything up to the end of a day.
   *
   * @param asOfDay the last day that counts
   * @param zone whose calendar days are counted
   * @return the window without a start
   */
  public static PurchaseWindow until(LocalDate asOfDay, ZoneId zone) {
    return until(Days.lastInstantOf(asOfDay, zone), zone);
  }

  /**
   * Returns the window of whole days.
   *
   * @param days the days that count; they may have no start, but an end
   * @param zone whose calendar days are counted
   * @return the window from the beginning of the first day to the end of the last
   * @throws IllegalArgumentException if the range is empty or has no end
   */
  public static PurchaseWindow of(DateRange days, ZoneId zone) {
    requireNonNull(days, "days");
    requireNonNull(zone, "zone");
    checkArgument(
        days.hasEnd() && !days.isEmpty(),
        "days must have an end and at least one day, was %s",
        days);
    InstantRange instants = days.in(zone);
    return new PurchaseWindow(
        instants.startInclusive(), instants.endExclusive().minusNanos(1), zone);
  }

  /**
   * Tells whether the window has a start. If not, the first purchase in it is the customer's first of all.
   *
   * @return whether earlier purchases are left out
   */
  public boolean hasStart() {
    return !startInclusive.equals(Instant.MIN);
  }

  /**
   * Tells whether something that happened at an instant counts.
   *
   * @param instant the instant
   * @return whether it is neither before the start nor after {@code asOf}
   */
  public boolean contains(Instant instant) {
    requireNonNull(instant, "instant");
    return !instant.isBefore(startInclusive) && !instant.isAfter(asOf);
  }

  /**
   * Returns the day on which something happened.
   *
   * @param instant when it happened
   * @return its calendar day in the zone
   */
  public LocalDate dayOf(Instant instant) {
    return Days.of(instant, zone);
  }

  /**
   * Returns the day that figures are as of: that of {@code asOf} in the zone.
   *
   * @return the last day of the window
   */
  public LocalDate asOfDay() {
    return dayOf(asOf);
  }

  /**
   * Returns the window in words.
   *
   * @return such as {@code "everything up to 1998-06-30T23:59:59.999999999Z, in days of Z"}
   */
  @Override
  public String toString() {
    return (hasStart() ? "from " + startInclusive : "everything") + " up to " + asOf
        + ", in days of " + zone;
  }
}
