package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/**
 * What counts on a day: the range of dates that a rule looks at when it looks on that day.
 *
 * <p>"At most 3 messages a week", "gold for 500 points within twelve months", "spend of the calendar year" each need a range
 * that contains the day in question and moves with it. There are three kinds:
 *
 * <ul>
 *   <li>a {@link Cycle} cuts the calendar into ranges, and the window is the one that holds the day. Its ranges tile time, so
 *       only a cycle has a next range, an index and boundaries to round to;
 *   <li>a {@linkplain Rolling rolling} window is the last so many days, months or years, and ends with the day;
 *   <li>the {@linkplain Lifetime lifetime} is all that was up to and including the day.
 * </ul>
 *
 * <p>The range is of whole days and its end may lie after the instant at which one looks: facts still to come are the caller's
 * to leave out. Windows are values: they can be compared, printed and read back. Closed: there are no other kinds.
 */
public sealed interface Window permits Cycle, Window.Rolling, Window.Lifetime {
  /**
   * Returns a window over the last so many days, weeks, months or years.
   *
   * @param length how far back, such as {@code Period.ofDays(30)}; no part negative, not zero
   * @return the rolling window
   * @throws IllegalArgumentException if a part is negative or all are zero
   */
  static Window rolling(Period length) {
    return new Rolling(length);
  }

  /**
   * Returns the window over all that was.
   *
   * @return the lifetime
   */
  static Window lifetime() {
    return new Lifetime();
  }

  /**
   * Reads the form that {@code toString()} writes.
   *
   * @param text {@code "R/2000-01-01/P1M"} for a {@link Cycle}, {@code "rolling P30D"} or {@code "lifetime"}
   * @return the window
   * @throws IllegalArgumentException if the text has another form
   */
  static Window parse(String text) {
    requireNonNull(text, "text");
    if (text.equals(Lifetime.TEXT)) {
      return new Lifetime();
    }
    if (text.startsWith(Rolling.PREFIX)) {
      try {
        return new Rolling(Period.parse(text.substring(Rolling.PREFIX.length())));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "text must be like \"rolling P30D\", was \"" + text + '"', e);
      }
    }
    return Cycle.parse(text);
  }

  /**
   * Returns the range of dates that counts on a day.
   *
   * @param date the day
   * @return the range, which contains the day
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  DateRange rangeAt(LocalDate date);

  /**
   * Returns the range of instants that counts at an instant: the window of its day, from the beginning of the first day to the
   * end of the last in the zone.
   *
   * @param instant the instant
   * @param zone where days are counted
   * @return the range, which contains the instant
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  default InstantRange rangeAt(Instant instant, ZoneId zone) {
    return rangeAt(Days.of(instant, zone)).in(zone);
  }

  /**
   * The last so many days, months or years, ending with the day on which one looks.
   *
   * <p>{@code rolling P7D} on 10 January is 4 to 10 January; {@code rolling P1M} on 28 February is all of February, for the
   * step back is taken from the day after. Where the month before is too short the window starts with its last day: {@code
   * rolling P1M} on 30 March 2026 starts on 28 February. As the day moves on, the start never moves back, so what has left the
   * window never returns.
   *
   * @param length how far back, no part negative, not zero; 12 months and one year are one length
   */
  record Rolling(Period length) implements Window {
    private static final String PREFIX = "rolling ";

    /**
     * Checks the component.
     *
     * @param length no part negative, not zero
     * @throws IllegalArgumentException if a part is negative or all are zero
     */
    public Rolling {
      requireNonNull(length, "length");
      checkArgument(
          !length.isNegative() && !length.isZero(),
          "length must be positive in all its parts, was %s",
          length);
      length = length.normalized();
    }

    @Override
    public DateRange rangeAt(LocalDate date) {
      LocalDate end = requireNonNull(date, "date").plusDays(1);
      return new DateRange(end.minus(length), end);
    }

    /**
     * Returns the word and the length.
     *
     * @return such as {@code rolling P30D}
     */
    @Override
    public String toString() {
      return PREFIX + length;
    }
  }

  /** All that was, up to and including the day on which one looks: a window without start. */
  record Lifetime() implements Window {
    private static final String TEXT = "lifetime";

    @Override
    public DateRange rangeAt(LocalDate date) {
      return DateRange.endingAt(requireNonNull(date, "date").plusDays(1));
    }

    /**
     * Returns the word.
     *
     * @return {@code lifetime}
     */
    @Override
    public String toString() {
      return TEXT;
    }
  }
}
