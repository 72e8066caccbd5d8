package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far ahead a forecast looks: so many days, or for ever.
 *
 * <p>{@code Horizon.ofWeeks(39)} is 273 days. Models differ in their unit of time, so they take a horizon instead of a number
 * whose unit has to be guessed, and read it in their own. A week has 7 days, a year 365.25 and a month a twelfth of a year,
 * 30.4375: the mean year of the Julian calendar, as survival analysis counts it. A horizon may be a fraction of a day and may
 * be zero.
 *
 * <p>Not a {@link java.time.Period}: a horizon of a month does not depend on the month in which it starts. Where the end is a
 * date, {@code Horizon.of(DateRange.of(asOf, end))} counts the days to it. Immutable and thread-safe.
 */
public final class Horizon implements Comparable<Horizon> {
  private static final double DAYS_PER_WEEK = 7;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

  private static final String UNIT = " days";
  private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?" + UNIT);
  private static final Horizon FOREVER = new Horizon(Double.POSITIVE_INFINITY);

  /** Positive infinity stands for ever and never leaves this class. */
  private final double days;

  private Horizon(double days) {
    this.days = days;
  }

  /**
   * Returns a horizon in days.
   *
   * @param days finite, zero or more
   * @return the horizon
   * @throws IllegalArgumentException if {@code days} is negative or not finite
   */
  public static Horizon ofDays(double days) {
    return of(days, 1, "days");
  }

  /**
   * Returns a horizon in weeks of 7 days.
   *
   * @param weeks finite, zero or more
   * @return the horizon
   * @throws IllegalArgumentException if {@code weeks} is negative or not finite, or too many to count in days
   */
  public static Horizon ofWeeks(double weeks) {
    return of(weeks, DAYS_PER_WEEK, "weeks");
  }

  /**
   * Returns a horizon in mean months of 30.4375 days.
   *
   * @param months finite, zero or more
   * @return the horizon
   * @throws IllegalArgumentException if {@code months} is negative or not finite, or too many to count in days
   */
  public static Horizon ofMonths(double months) {
    return of(months, DAYS_PER_MONTH, "months");
  }

  /**
   * Returns a horizon in mean years of 365.25 days.
   *
   * @param years finite, zero or more
   * @return the horizon
   * @throws IllegalArgumentException if {@code years} is negative or not finite, or too many to count in days
   */
  public static Horizon ofYears(double years) {
    return of(years, DAYS_PER_YEAR, "years");
  }

  /**
   * Returns the horizon over the days of a range.
   *
   * @param dates the range, from the first day of the forecast to the day after its last
   * @return as many days as the range has
   * @throws IllegalArgumentException if the range has no start; a range without end is for ever
   */
  public static Horizon of(DateRange dates) {
    requireNonNull(dates, "dates");
    checkArgument(dates.isEmpty() || dates.hasStart(), "dates must have a start, was %s", dates);
    return dates.hasEnd() ? new Horizon(dates.lengthDays()) : FOREVER;
  }

  /**
   * Returns the horizon without end, for what a customer will ever do.
   *
   * @return for ever
   */
  public static Horizon forever() {
    return FOREVER;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text a decimal number and the word days, such as {@code "273.0 days"}, or {@code "forever"}
   * @return the horizon
   * @throws IllegalArgumentException if the text has another form
   */
  public static Horizon parse(String text) {
    if (requireNonNull(text, "text").equals("forever")) {
      return FOREVER;
    }
    checkArgument(
        FORM.matcher(text).matches(),
        "text must be like \"273.0 days\" or \"forever\", was \"%s\"",
        text);
    return ofDays(Double.parseDouble(text.substring(0, text.length() - UNIT.length())));
  }

  private static Horizon of(double amount, double daysEach, String name) {
    double days = amount * daysEach;
    checkArgument(
        Double.isFinite(days) && amount >= 0,
        "%s must be finite and not negative, was %s. For no end use Horizon.forever().",
        name,
        amount);
    return new Horizon(days + 0.0); // erases a negative zero, so that equal horizons are equal
  }

  /**
   * Tells whether the horizon is without end.
   *
   * @return true for {@link #forever()} alone
   */
  public boolean isForever() {
    return days == Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the horizon in days.
   *
   * @return finite, zero or more
   * @throws IllegalStateException if the horizon is for ever
   */
  public double days() {
    checkState(
        !isForever(),
        "horizon must have an end to be counted, was forever. Ask isForever() first.");
    return days;
  }

  /**
   * Returns the horizon in weeks of 7 days.
   *
   * @return finite, zero or more
   * @throws IllegalStateException if the horizon is for ever
   */
  public double weeks() {
    return days() / DAYS_PER_WEEK;
  }

  /**
   * Returns the horizon in mean months of 30.4375 days.
   *
   * @return finite, zero or more
   * @throws IllegalStateException if the horizon is for ever
   */
  public double months() {
    return days() / DAYS_PER_MONTH;
  }

  /**
   * Returns the horizon in mean years of 365.25 days.
   *
   * @return finite, zero or more
   * @throws IllegalStateException if the horizon is for ever
   */
  public double years() {
    return days() / DAYS_PER_YEAR;
  }

  /** Orders horizons from the nearest to the farthest; for ever is the last. */
  @Override
  public int compareTo(Horizon other) {
    return Double.compare(days, other.days);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Horizon that && Double.compare(days, that.days) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(days);
  }

  /**
   * Returns the horizon in days.
   *
   * @return such as {@code 273.0 days}, or {@code forever}
   */
  @Override
  public String toString() {
    return isForever() ? "forever" : days + UNIT;
  }
}
