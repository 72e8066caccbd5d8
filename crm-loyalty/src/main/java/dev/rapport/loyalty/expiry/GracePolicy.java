package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long points are good at least when a redemption is cancelled and they come back (退回宽限期).
 *
 * <p>Points come back with the end that they had, so that nobody redeems and cancels to gain time; those whose end has passed
 * come back dead. A grace lets them live a few days more: {@code GracePolicy.ofDays(7)} lets points that come back on 3 March be
 * spent through 10 March. It is always limited: no points become immortal by a cancellation.
 *
 * @param days how many days after the day on which they come back they are good; 0 for no grace
 */
public record GracePolicy(int days) {
  private static final GracePolicy NONE = new GracePolicy(0);

  /**
   * Checks the component.
   *
   * @param days zero or more
   * @throws IllegalArgumentException if the days are negative
   */
  public GracePolicy {
    checkArgument(days >= 0, "days must not be negative, was %s", days);
  }

  /**
   * Returns the policy under which points come back with the end that they had.
   *
   * @return no grace
   */
  public static GracePolicy none() {
    return NONE;
  }

  /**
   * Returns the policy under which points are good for some days more.
   *
   * @param days how many days after the day on which they come back, at least 1
   * @return the policy
   * @throws IllegalArgumentException if the days are below 1
   */
  public static GracePolicy ofDays(int days) {
    checkArgument(days >= 1, "days must be at least 1, was %s. There is GracePolicy.none().", days);
    return new GracePolicy(days);
  }

  /**
   * Returns until when points that come back are good at least, as {@link
   * dev.rapport.loyalty.posting.CreditCommand.Restore} takes it.
   *
   * @param restoredAt when they come back
   * @param zone the zone of the programme
   * @return the first instant after the grace; {@link Instant#MIN} if there is none
   * @throws java.time.DateTimeException if it is outside the range of dates
   */
  public Instant graceUntil(Instant restoredAt, ZoneId zone) {
    requireNonNull(restoredAt, "restoredAt");
    requireNonNull(zone, "zone");
    return days == 0
        ? Instant.MIN
        : Days.startOf(Days.of(restoredAt, zone).plusDays(days + 1L), zone);
  }
}
