package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Ranges of equal step that tile the calendar, one after the other without gap or overlap: weeks, months, fiscal years, the
 * years of a membership.
 *
 * <p>A cycle is an anchor, on which one of its ranges starts, and a step to the next. {@code Cycle.quarters().rangeAt(15 May
 * 2026)} is {@code 2026-04-01/2026-07-01}. <em>Calendar cycles</em> ({@link #days}, {@link #weeks}, {@link #months}, {@link
 * #quarters}, {@link #halfYears}, {@link #years} and those that start elsewhere) are anchored in the year 2000 and are the same
 * for everybody; <em>anniversary cycles</em> ({@link #membershipYears}, {@link #of}) are anchored at a date of one customer or
 * contract. Both follow one rule:
 *
 * <ul>
 *   <li>Range number k starts at the anchor plus k steps, negative k before the anchor. Where the month is too short for the
 *       anchor's day, it starts on the last day of the month. The step is always taken from the anchor, never from the range
 *       before, so nothing drifts: from 31 January monthly ranges start on 28 or 29 February, then on 31 March.
 *   <li>Yearly ranges anchored on 29 February start on 28 February in common years.
 * </ul>
 *
 * <p>Every operation computes its answer directly, at the same cost for the near and the far. Cycles in weeks of 52 or 53 to
 * a year, such as the 4-4-5 calendars of retailers, have no equal step and are not cycles in this sense; nor are hours, for
 * which {@link InstantRange#trailing} is there.
 *
 * @param anchor a date on which a range starts, the range with index 0
 * @param step from one start to the next: either months and years or days, more than zero; 12 months and one year are one step
 */
public record Cycle(LocalDate anchor, Period step) implements Window {
  /** A leap year, so that all days of the year can be anchored in it; it starts on a Saturday. */
  private static final int CALENDAR_ANCHOR_YEAR = 2000;

  private static final String PREFIX = "R/";
  private static final String FORM = "text must be like \"R/2000-04-01/P1Y\", was \"%s\"";

  private static final Cycle DAYS = calendar(1, 1, Period.ofDays(1));
  private static final Cycle MONTHS = calendar(1, 1, Period.ofMonths(1));
  private static final Cycle QUARTERS = calendar(1, 1, Period.ofMonths(3));
  private static final Cycle HALF_YEARS = calendar(1, 1, Period.ofMonths(6));
  private static final Cycle YEARS = calendar(1, 1, Period.ofYears(1));

  /**
   * Checks the components.
   *
   * @param anchor any date
   * @param step no part negative, not zero, not both months and days
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Cycle {
    requireNonNull(anchor, "anchor");
    requireNonNull(step, "step");
    checkArgument(
        !step.isNegative() && !step.isZero(),
        "step must be positive in all its parts, was %s",
        step);
    checkArgument(
        step.get(ChronoUnit.DAYS) == 0 || step.toTotalMonths() == 0,
        "step must be in months and years or in days, was %s. Days after a month have no fixed length.",
        step);
    step = step.normalized();
  }

  /**
   * Returns a cycle by its anchor and step.
   *
   * @param anchor a date on which a range starts
   * @param step from one start to the next, such as {@code Period.ofMonths(1)} or {@code Period.ofWeeks(2)}
   * @return the cycle
   * @throws IllegalArgumentException if the step is not positive or mixes months and days
   */
  public static Cycle of(LocalDate anchor, Period step) {
    return new Cycle(anchor, step);
  }

  /**
   * Returns the years of a membership, a policy or any other thing that began on a date. {@link #indexAt} of a day is the
   * number of full years since. Where the anniversary of 29 February is to be 1 March, ask {@link Recurrence#anniversariesOf}.
   *
   * @param joined the day on which the first year starts
   * @return years from anniversary to anniversary; for 29 February from 28 February in common years
   */
  public static Cycle membershipYears(LocalDate joined) {
    return new Cycle(joined, Period.ofYears(1));
  }

  /**
   * Returns the days.
   *
   * @return ranges of one day
   */
  public static Cycle days() {
    return DAYS;
  }

  /**
   * Returns the weeks that start on a weekday: Monday for the weeks of ISO 8601, Sunday for those of the United States.
   *
   * @param firstDay the first day of the week
   * @return ranges of seven days
   */
  public static Cycle weeks(DayOfWeek firstDay) {
    LocalDate anchor = LocalDate.of(CALENDAR_ANCHOR_YEAR, 1, 1)
        .with(nextOrSame(requireNonNull(firstDay, "firstDay")));
    return new Cycle(anchor, Period.ofDays(7));
  }

  /**
   * Returns the months of the calendar.
   *
   * @return ranges from the first of a month to the first of the next
   */
  public static Cycle months() {
    return MONTHS;
  }

  /**
   * Returns the months that start on a day of the month, as statements and billing do.
   *
   * @param dayOfMonth 1 to 31; in a month that is too short the range starts on its last day
   * @return ranges of a month
   * @throws IllegalArgumentException if the day is not 1 to 31
   */
  public static Cycle monthsFrom(int dayOfMonth) {
    checkArgument(
        dayOfMonth >= 1 && dayOfMonth <= 31, "dayOfMonth must be 1 to 31, was %s", dayOfMonth);
    return calendar(1, dayOfMonth, Period.ofMonths(1));
  }

  /**
   * Returns the quarters of the calendar.
   *
   * @return ranges of three months from 1 January, April, July and October
   */
  public static Cycle quarters() {
    return QUARTERS;
  }

  /**
   * Returns the quarters of a fiscal year.
   *
   * @param firstMonth a month with which a quarter starts; any of the four gives the same quarters
   * @return ranges of three months
   */
  public static Cycle quartersFrom(Month firstMonth) {
    return monthsFrom(firstMonth, 3);
  }

  /**
   * Returns the halves of the calendar year.
   *
   * @return ranges of six months from 1 January and July
   */
  public static Cycle halfYears() {
    return HALF_YEARS;
  }

  /**
   * Returns the halves of a fiscal year.
   *
   * @param firstMonth a month with which a half starts; either of the two gives the same halves
   * @return ranges of six months
   */
  public static Cycle halfYearsFrom(Month firstMonth) {
    return monthsFrom(firstMonth, 6);
  }

  /**
   * Returns the years of the calendar.
   *
   * @return ranges from 1 January to 1 January
   */
  public static Cycle years() {
    return YEARS;
  }

  /**
   * Returns the years that start with a month, such as the fiscal year from April.
   *
   * @param firstMonth the month with which the year starts
   * @return ranges of twelve months
   */
  public static Cycle yearsFrom(Month firstMonth) {
    return monthsFrom(firstMonth, 12);
  }

  /**
   * Returns the years that start on a day, such as the tax year of the United Kingdom from 6 April.
   *
   * @param firstDay the first day of the year; 29 February stands for 28 February in common years
   * @return ranges of a year
   */
  public static Cycle yearsFrom(MonthDay firstDay) {
    return new Cycle(
        requireNonNull(firstDay, "firstDay").atYear(CALENDAR_ANCHOR_YEAR), Period.ofYears(1));
  }

  /**
   * Returns the years that end with a month: "points are good to the end of the March that follows".
   *
   * @param lastMonth the month with which the year ends
   * @return ranges of twelve months
   */
  public static Cycle yearsEndingIn(Month lastMonth) {
    return yearsFrom(requireNonNull(lastMonth, "lastMonth").plus(1));
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text {@code R/}, the anchor, a slash and the step, such as {@code "R/2000-04-01/P1Y"}
   * @return the cycle
   * @throws IllegalArgumentException if the text has another form or the step is not that of a cycle
   */
  public static Cycle parse(String text) {
    int slash = requireNonNull(text, "text").indexOf('/', PREFIX.length());
    checkArgument(text.startsWith(PREFIX) && slash >= 0, FORM, text);
    LocalDate anchor;
    Period step;
    try {
      anchor = LocalDate.parse(text.substring(PREFIX.length(), slash));
      step = Period.parse(text.substring(slash + 1));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(FORM.replace("%s", text), e);
    }
    return new Cycle(anchor, step);
  }

  private static Cycle monthsFrom(Month firstMonth, int months) {
    // The first month of all that start a range, so that equal cycles are equal.
    int first = (requireNonNull(firstMonth, "firstMonth").getValue() - 1) % months + 1;
    return calendar(first, 1, Period.ofMonths(months));
  }

  private static Cycle calendar(int month, int dayOfMonth, Period step) {
    return new Cycle(LocalDate.of(CALENDAR_ANCHOR_YEAR, month, dayOfMonth), step);
  }

  /**
   * Returns the range that holds a day.
   *
   * @param date the day
   * @return the one range of the cycle that contains it
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  @Override
  public DateRange rangeAt(LocalDate date) {
    return range(indexAt(date));
  }

  /**
   * Returns the number of the range that holds a day. It grows by one from a range to the next, so that it can key a counter;
   * it means nothing between cycles.
   *
   * @param date the day
   * @return 0 for the range that starts on the anchor, negative before it
   */
  public long indexAt(LocalDate date) {
    requireNonNull(date, "date");
    int months = stepMonths();
    if (months == 0) {
      return Math.floorDiv(date.toEpochDay() - anchor.toEpochDay(), stepDays());
    }
    long apart = monthNumber(date) - monthNumber(anchor);
    long index = Math.floorDiv(apart, (long) months);
    // A day can lie before the start only in the month in which a range starts.
    boolean before = apart == index * months
        && date.getDayOfMonth() < Math.min(anchor.getDayOfMonth(), date.lengthOfMonth());
    return before ? index - 1 : index;
  }

  /**
   * Returns a range by its number.
   *
   * @param index 0 for the range that starts on the anchor, negative before it
   * @return the range
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   * @throws ArithmeticException if the index is so large that a bound cannot be counted
   */
  public DateRange range(long index) {
    return new DateRange(start(index), start(Math.incrementExact(index)));
  }

  /**
   * Returns the range after the one that holds a day.
   *
   * @param date the day
   * @return the range that starts where that of the day ends
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  public DateRange next(LocalDate date) {
    return range(indexAt(date) + 1);
  }

  /**
   * Returns the range before the one that holds a day.
   *
   * @param date the day
   * @return the range that ends where that of the day starts
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  public DateRange previous(LocalDate date) {
    return range(indexAt(date) - 1);
  }

  /**
   * Returns the ranges that have a day in common with given dates, in order; the first and the last may reach beyond them.
   *
   * @param dates the dates to cover
   * @return a lazy stream, empty if the dates are
   * @throws IllegalArgumentException if the dates have no start or no end
   */
  public Stream<DateRange> ranges(DateRange dates) {
    requireNonNull(dates, "dates");
    if (dates.isEmpty()) {
      return Stream.empty();
    }
    checkArgument(
        dates.hasStart() && dates.hasEnd(), "dates must have a start and an end, was %s", dates);
    return LongStream.rangeClosed(indexAt(dates.startInclusive()), indexAt(dates.lastDay()))
        .mapToObj(this::range);
  }

  /**
   * Rounds a date down to the start of a range.
   *
   * @param date the date
   * @return the last start at or before it
   * @throws java.time.DateTimeException if the start is outside the range of {@link LocalDate}
   */
  public LocalDate roundDown(LocalDate date) {
    return start(indexAt(date));
  }

  /**
   * Rounds a date up to the start of a range, which is the end of the range before. Give it an end in the half-open sense, the
   * first day on which something no longer holds; an end that is a boundary already stays.
   *
   * <p>Points good to the end of 6 July end on 7 July; rounded up to the month they end on 1 August. With the last day instead
   * of the end, see {@link #roundUpLastDay}.
   *
   * @param endExclusive the date
   * @return the first start at or after it
   * @throws java.time.DateTimeException if the start is outside the range of {@link LocalDate}
   */
  public LocalDate roundUp(LocalDate endExclusive) {
    long index = indexAt(endExclusive);
    LocalDate start = start(index);
    return start.equals(endExclusive) ? start : start(index + 1);
  }

  /**
   * Rounds a last day up to the last day of its range: what is good through 6 July is good through 31 July.
   *
   * <p>The same as {@link #roundUp} of the day after, less that day: the two never differ by the way in which a rule is put.
   *
   * @param lastDayInclusive the last day on which something holds
   * @return the last day of the range that holds it
   * @throws java.time.DateTimeException if a bound is outside the range of {@link LocalDate}
   */
  public LocalDate roundUpLastDay(LocalDate lastDayInclusive) {
    return start(indexAt(lastDayInclusive) + 1).minusDays(1);
  }

  /**
   * Returns the cycle as an unbounded repeating interval of ISO 8601.
   *
   * @return such as {@code R/2000-04-01/P1Y}
   */
  @Override
  public String toString() {
    return PREFIX + anchor + '/' + step;
  }

  private LocalDate start(long index) {
    int months = stepMonths();
    return months == 0
        ? anchor.plusDays(Math.multiplyExact(index, stepDays()))
        : anchor.plusMonths(Math.multiplyExact(index, (long) months));
  }

  private int stepMonths() {
    return (int) step.toTotalMonths();
  }

  private long stepDays() {
    return step.get(ChronoUnit.DAYS);
  }

  private static long monthNumber(LocalDate date) {
    return date.getYear() * 12L + date.getMonthValue();
  }
}
