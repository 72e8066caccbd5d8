package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * The hours of the day in which a customer is left in peace, on the customer's own clock.
 *
 * <p>From 21:00 to 08:00 goes over midnight. The start is quiet, the end is not. Where clocks are put forward over an end, the end
 * is the first time that exists after it.
 *
 * @param startInclusive from this time of day on
 * @param endExclusive up to this time of day, another than the start
 */
public record QuietHours(LocalTime startInclusive, LocalTime endExclusive) {
  /**
   * Checks the times.
   *
   * @param startInclusive from this time of day on
   * @param endExclusive another than the start
   * @throws IllegalArgumentException if both are the same
   */
  public QuietHours {
    requireNonNull(startInclusive, "startInclusive");
    requireNonNull(endExclusive, "endExclusive");
    checkArgument(
        !startInclusive.equals(endExclusive),
        "endExclusive must differ from startInclusive, was %s. Leave quiet hours out for none.",
        endExclusive);
  }

  /**
   * Returns quiet hours from full hours.
   *
   * @param startHour 0 to 23
   * @param endHour 0 to 23, another than the start
   * @return the hours
   * @throws java.time.DateTimeException if an hour is out of its range
   * @throws IllegalArgumentException if both are the same
   */
  public static QuietHours between(int startHour, int endHour) {
    return new QuietHours(LocalTime.of(startHour, 0), LocalTime.of(endHour, 0));
  }

  /**
   * Returns whether an instant is quiet.
   *
   * @param instant the instant
   * @param zone the customer's
   * @return true from the start on, before the end
   */
  public boolean contains(Instant instant, ZoneId zone) {
    LocalTime time = requireNonNull(instant, "instant").atZone(zone).toLocalTime();
    boolean fromStart = !time.isBefore(startInclusive);
    boolean beforeEnd = time.isBefore(endExclusive);
    return startInclusive.isBefore(endExclusive) ? fromStart && beforeEnd : fromStart || beforeEnd;
  }

  /**
   * Returns when it is not quiet any more.
   *
   * @param instant an instant
   * @param zone the customer's
   * @return the instant itself unless it is quiet; else the first instant after it that is not
   */
  public Instant endAfter(Instant instant, ZoneId zone) {
    Instant at = instant;
    // Where clocks are put back, the hour before the end comes twice: the end is met, and it is
    // quiet once more.
    while (contains(at, zone)) {
      LocalDate day = at.atZone(zone).toLocalDate();
      Instant end = firstAt(day, zone);
      if (!end.isAfter(at)) {
        end = day.atTime(endExclusive).atZone(zone).withLaterOffsetAtOverlap().toInstant();
      }
      at = end.isAfter(at) ? end : firstAt(day.plusDays(1), zone);
    }
    return at;
  }

  private Instant firstAt(LocalDate day, ZoneId zone) {
    LocalDateTime end = day.atTime(endExclusive);
    @Nullable ZoneOffsetTransition change = zone.getRules().getTransition(end);
    return change != null && change.isGap()
        ? change.getInstant()
        : end.atZone(zone).toInstant();
  }
}
