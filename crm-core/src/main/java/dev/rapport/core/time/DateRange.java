package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A half-open range of dates: the first day is in it, the end is the first day after it.
 *
 * <p>{@code 2026-01-01/2026-02-01} is January 2026: 31 days, the last of them 31 January. Half-open ranges add up: the end of
 * one is the start of the next, without a gap or a day counted twice. A range whose start is its end is empty. A range may
 * have no start or no end; it then reaches to {@link LocalDate#MIN} or {@link LocalDate#MAX}, which stand for "ever" and are
 * written as {@code ..}, as in {@code 2026-01-01/..}.
 *
 * <p>Dates have no zone: what instants a range covers depends on the zone and is asked with {@link #in(ZoneId)}. Not an
 * amount of time: the same 31 days elsewhere are another range. Immutable and thread-safe.
 *
 * @param startInclusive the first day of the range, or {@link LocalDate#MIN} for none
 * @param endExclusive the day after the last, or {@link LocalDate#MAX} for none
 */
public record DateRange(LocalDate startInclusive, LocalDate endExclusive) {
  /** How ISO 8601-2 writes a missing start or end. */
  private static final String OPEN = "..";

  private static final String FORM = "text must be like \"2026-01-01/2026-02-01\", was \"%s\"";

  private static final DateRange ALL_TIME = new DateRange(LocalDate.MIN, LocalDate.MAX);

  /**
   * Checks the components.
   *
   * @param startInclusive not after the end, and before {@link LocalDate#MAX}
   * @param endExclusive not before the start, and after {@link LocalDate#MIN}
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public DateRange {
    requireNonNull(startInclusive, "startInclusive");
    requireNonNull(endExclusive, "endExclusive");
    checkArgument(
        !startInclusive.equals(LocalDate.MAX),
        "startInclusive must be before LocalDate.MAX, which is no end");
    checkArgument(
        !endExclusive.equals(LocalDate.MIN),
        "endExclusive must be after LocalDate.MIN, which is no start");
    checkArgument(
        !startInclusive.isAfter(endExclusive),
        "startInclusive must not be after endExclusive %s, was %s",
        endExclusive,
        startInclusive);
  }

  /**
   * Returns a range by its start and the day after its end.
   *
   * @param startInclusive the first day
   * @param endExclusive the day after the last, not before the start
   * @return the range
   * @throws IllegalArgumentException if the start is after the end
   */
  public static DateRange of(LocalDate startInclusive, LocalDate endExclusive) {
    return new DateRange(startInclusive, endExclusive);
  }

  /**
   * Returns a range by its first and last day, as people say it: from 1 to 31 January.
   *
   * @param firstDay the first day
   * @param lastDay the last day, in the range, not before the first
   * @return the range, at least one day long
   * @throws IllegalArgumentException if the last day is before the first
   */
  public static DateRange through(LocalDate firstDay, LocalDate lastDay) {
    requireNonNull(firstDay, "firstDay");
    requireNonNull(lastDay, "lastDay");
    checkArgument(
        !lastDay.isBefore(firstDay),
        "lastDay must not be before firstDay %s, was %s",
        firstDay,
        lastDay);
    return new DateRange(firstDay, lastDay.plusDays(1));
  }

  /**
   * Returns the days that have come since a job last ran: those after the last run, up to and including the day as of which it
   * runs now. Runs that follow each other this way see every day once, whatever the pauses between them.
   *
   * @param lastRunExclusive the day as of which the job last ran
   * @param asOfInclusive the day as of which it runs now, not before the last run
   * @return the days between, none if both are one day
   * @throws IllegalArgumentException if {@code asOfInclusive} is before {@code lastRunExclusive}
   */
  public static DateRange catchUp(LocalDate lastRunExclusive, LocalDate asOfInclusive) {
    requireNonNull(lastRunExclusive, "lastRunExclusive");
    requireNonNull(asOfInclusive, "asOfInclusive");
    checkArgument(
        !asOfInclusive.isBefore(lastRunExclusive),
        "asOfInclusive must not be before lastRunExclusive %s, was %s",
        lastRunExclusive,
        asOfInclusive);
    return new DateRange(lastRunExclusive.plusDays(1), asOfInclusive.plusDays(1));
  }

  /**
   * Returns the range of one day.
   *
   * @param day the day
   * @return the day alone
   */
  public static DateRange ofDay(LocalDate day) {
    return through(day, day);
  }

  /**
   * Returns the range of a month of the calendar.
   *
   * @param month the month
   * @return its 28 to 31 days
   */
  public static DateRange ofMonth(YearMonth month) {
    return through(requireNonNull(month, "month").atDay(1), month.atEndOfMonth());
  }

  /**
   * Returns the range of a year of the calendar.
   *
   * @param year the year, such as 2026
   * @return its 365 or 366 days
   */
  public static DateRange ofYear(int year) {
    return through(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /**
   * Returns a range without end.
   *
   * @param startInclusive the first day
   * @return that day and all after it
   */
  public static DateRange startingAt(LocalDate startInclusive) {
    return new DateRange(startInclusive, LocalDate.MAX);
  }

  /**
   * Returns a range without start.
   *
   * @param endExclusive the day after the last
   * @return all days before it
   */
  public static DateRange endingAt(LocalDate endExclusive) {
    return new DateRange(LocalDate.MIN, endExclusive);
  }

  /**
   * Returns the range without start and end.
   *
   * @return all days
   */
  public static DateRange allTime() {
    return ALL_TIME;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text two dates with a slash between, such as {@code "2026-01-01/2026-02-01"}; {@code ..} for no start or no end
   * @return the range
   * @throws IllegalArgumentException if the text has another form or the start is after the end
   */
  public static DateRange parse(String text) {
    int slash = requireNonNull(text, "text").indexOf('/');
    checkArgument(slash >= 0, FORM, text);
    String start = text.substring(0, slash);
    String end = text.substring(slash + 1);
    LocalDate startInclusive;
    LocalDate endExclusive;
    try {
      startInclusive = start.equals(OPEN) ? LocalDate.MIN : LocalDate.parse(start);
      endExclusive = end.equals(OPEN) ? LocalDate.MAX : LocalDate.parse(end);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(FORM.replace("%s", text), e);
    }
    return new DateRange(startInclusive, endExclusive);
  }

  /**
   * Tells whether the range holds no day.
   *
   * @return whether the start is the end
   */
  public boolean isEmpty() {
    return startInclusive.equals(endExclusive);
  }

  /**
   * Tells whether the range has a start.
   *
   * @return false if it reaches back without limit
   */
  public boolean hasStart() {
    return !startInclusive.equals(LocalDate.MIN);
  }

  /**
   * Tells whether the range has an end.
   *
   * @return false if it reaches on without limit
   */
  public boolean hasEnd() {
    return !endExclusive.equals(LocalDate.MAX);
  }

  /**
   * Tells whether a day is in the range.
   *
   * @param date the day
   * @return whether it is at or after the start and before the end
   */
  public boolean contains(LocalDate date) {
    return !requireNonNull(date, "date").isBefore(startInclusive) && date.isBefore(endExclusive);
  }

  /**
   * Tells whether every day of another range is in this one; true of an empty range.
   *
   * @param other the other range
   * @return whether this range contains all of the other
   */
  public boolean encloses(DateRange other) {
    return requireNonNull(other, "other").isEmpty()
        || (!other.startInclusive.isBefore(startInclusive)
            && !other.endExclusive.isAfter(endExclusive));
  }

  /**
   * Tells whether the ranges have a day in common; never true of an empty range.
   *
   * @param other the other range
   * @return whether some day is in both
   */
  public boolean overlaps(DateRange other) {
    return intersection(other).isPresent();
  }

  /**
   * Tells whether one range ends exactly where the other begins.
   *
   * @param other the other range
   * @return whether they meet without a gap and, unless one is empty, without a common day
   */
  public boolean abuts(DateRange other) {
    return endExclusive.equals(requireNonNull(other, "other").startInclusive)
        || other.endExclusive.equals(startInclusive);
  }

  /**
   * Returns the days that are in both ranges.
   *
   * @param other the other range
   * @return the common range, never an empty one; nothing if no day is in both
   */
  public Optional<DateRange> intersection(DateRange other) {
    requireNonNull(other, "other");
    LocalDate start =
        startInclusive.isAfter(other.startInclusive) ? startInclusive : other.startInclusive;
    LocalDate end = endExclusive.isBefore(other.endExclusive) ? endExclusive : other.endExclusive;
    return start.isBefore(end) ? Optional.of(new DateRange(start, end)) : Optional.empty();
  }

  /**
   * Returns the number of days.
   *
   * @return zero or more
   * @throws IllegalStateException if the range has no start or no end
   */
  public long lengthDays() {
    checkState(
        isEmpty() || (hasStart() && hasEnd()),
        "range must have a start and an end to have a length, was %s",
        this);
    return endExclusive.toEpochDay() - startInclusive.toEpochDay();
  }

  /**
   * Returns the last day in the range.
   *
   * @return the day before the end
   * @throws IllegalStateException if the range is empty or has no end
   */
  public LocalDate lastDay() {
    checkState(
        !isEmpty() && hasEnd(),
        "range must have an end and hold a day to have a last, was %s",
        this);
    return endExclusive.minusDays(1);
  }

  /**
   * Returns the days in the range, first to last, one at a time.
   *
   * @return a lazy stream; without end if the range has none
   * @throws IllegalStateException if the range has no start
   */
  public Stream<LocalDate> days() {
    checkState(
        isEmpty() || hasStart(), "range must have a start to have a first day, was %s", this);
    return startInclusive.datesUntil(endExclusive);
  }

  /**
   * Returns the range moved along the calendar; its length stays.
   *
   * @param days how many days later, negative for earlier
   * @return the moved range; a missing start or end stays missing
   * @throws java.time.DateTimeException if a bound leaves the range of {@link LocalDate}
   */
  public DateRange plusDays(long days) {
    return new DateRange(
        hasStart() ? startInclusive.plusDays(days) : startInclusive,
        hasEnd() ? endExclusive.plusDays(days) : endExclusive);
  }

  /**
   * Returns the instants that the range covers in a zone: from the instant at which its first day begins to the instant at
   * which the day after its last begins, as {@link Days#startOf} has them.
   *
   * <p>Ranges of dates that abut cover ranges of instants that abut, in every zone, whatever the clocks do. A day of 23 or 25
   * hours is covered as it is; one that the zone has left out covers nothing.
   *
   * @param zone where the days are counted
   * @return the instants; without start or end where the dates are
   */
  public InstantRange in(ZoneId zone) {
    requireNonNull(zone, "zone");
    return new InstantRange(
        hasStart() ? Days.startOf(startInclusive, zone) : Instant.MIN,
        hasEnd() ? Days.startOf(endExclusive, zone) : Instant.MAX);
  }

  /**
   * Returns the two dates in ISO 8601 with a slash between.
   *
   * @return such as {@code 2026-01-01/2026-02-01}, with {@code ..} for no start or no end
   */
  @Override
  public String toString() {
    return (hasStart() ? startInclusive.toString() : OPEN)
        + '/'
        + (hasEnd() ? endExclusive.toString() : OPEN);
  }
}
