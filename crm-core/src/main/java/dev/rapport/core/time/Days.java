package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The days of a time zone: which day an instant belongs to, and the instants at which a day begins and ends.
 *
 * <p>A day begins at the first instant at which a clock on the wall shows its date, and lasts until the next day begins. So the
 * days of any zone tile time: every instant belongs to exactly one day, and a later instant never to an earlier day. {@code
 * Days.startOf(LocalDate.of(2018, 11, 4), ZoneId.of("America/Sao_Paulo"))} is 2018-11-04T03:00:00Z, one in the morning on the
 * wall, for that day had no midnight.
 *
 * <p>Two consequences are worth knowing. A day that a zone has left out (30 December 2011 in Samoa) is empty: it begins at the
 * instant at which the next day begins. And where the clock was put back across midnight (St. John's in Newfoundland, until 2010,
 * from one minute past midnight to 23:01), the repeated hour stays with the day that had already begun, although the wall shows the
 * date before; {@link java.time.ZonedDateTime#toLocalDate()} would lead back to a day that was over.
 */
public final class Days {
  private Days() {}

  /**
   * Returns the day to which an instant belongs.
   *
   * @param instant the instant
   * @param zone where the day is counted
   * @return the last date whose day has begun at the instant; it never goes back as the instant moves on
   * @throws java.time.DateTimeException if the date is outside the range of {@link LocalDate}
   */
  public static LocalDate of(Instant instant, ZoneId zone) {
    requireNonNull(instant, "instant");
    ZoneRules rules = requireNonNull(zone, "zone").getRules();
    LocalDate shown = LocalDate.ofInstant(instant, zone);
    if (rules.isFixedOffset()) {
      return shown;
    }
    // After the clock was put back across midnight the wall shows the old date for a second time.
    // Of the two offsets that the
    // next midnight then has, the rules give the earlier. Where it has none, the answer is no
    // either way.
    LocalDate next = shown.plusDays(1);
    LocalDateTime midnight = next.atStartOfDay();
    boolean nextHasBegun =
        midnight.toEpochSecond(rules.getOffset(midnight)) <= instant.getEpochSecond();
    return nextHasBegun ? next : shown;
  }

  /**
   * Returns the instant at which a day begins.
   *
   * <p>This is midnight; the first of the two midnights where the clock is put back over it; and the instant of the change
   * where the clock is put forward over it.
   *
   * @param date the day
   * @param zone where the day is counted
   * @return the first instant of the day, as {@link LocalDate#atStartOfDay(ZoneId)} has it; it never goes back as the date moves
   *     on
   */
  public static Instant startOf(LocalDate date, ZoneId zone) {
    requireNonNull(date, "date");
    ZoneRules rules = requireNonNull(zone, "zone").getRules();
    LocalDateTime midnight = date.atStartOfDay();
    // The same as LocalDate.atStartOfDay(zone), with one look at the rules instead of two.
    List<ZoneOffset> offsets = rules.getValidOffsets(midnight);
    return offsets.isEmpty()
        ? requireNonNull(rules.getTransition(midnight), "no midnight without a change")
            .getInstant()
        : midnight.toInstant(offsets.get(0));
  }

  /**
   * Returns the last instant of a day: what a date means where an instant is asked for, as in a report as of 30 June.
   *
   * @param date the day
   * @param zone where the day is counted
   * @return one nanosecond before the next day begins; for a day that the zone has left out, the last instant before it
   * @throws java.time.DateTimeException if the next day is outside the range of {@link LocalDate}
   */
  public static Instant lastInstantOf(LocalDate date, ZoneId zone) {
    requireNonNull(date, "date");
    return startOf(date.plusDays(1), zone).minusNanos(1);
  }

  /**
   * Returns how many days lie between two instants, as whole days on the calendar: the number of days that begin after the
   * first instant's day, up to and including the second's.
   *
   * <p>A purchase at 23:59 and one two minutes later are one day apart; two purchases on one day are zero days apart, whether
   * that day has 23, 24 or 25 hours.
   *
   * @param start the first instant
   * @param end the second instant, not before the first
   * @param zone where days are counted
   * @return the days between, zero or more; a day that the zone has left out counts
   * @throws IllegalArgumentException if {@code end} is before {@code start}
   */
  public static long between(Instant start, Instant end, ZoneId zone) {
    requireNonNull(start, "start");
    requireNonNull(end, "end");
    checkArgument(!end.isBefore(start), "end must not be before start %s, was %s", start, end);
    return of(end, zone).toEpochDay() - of(start, zone).toEpochDay();
  }

  /** Returns the first date whose day begins at or after an instant. */
  static LocalDate firstBegunFrom(Instant instant, ZoneId zone) {
    LocalDate date = of(instant, zone);
    if (startOf(date, zone).isBefore(instant)) {
      return date.plusDays(1);
    }
    // Days that the zone has left out begin together with the day after them; zones leave out one
    // at most.
    while (startOf(date.minusDays(1), zone).equals(instant)) {
      date = date.minusDays(1);
    }
    return date;
  }
}
