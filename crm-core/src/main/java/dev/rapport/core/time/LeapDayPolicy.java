package dev.rapport.core.time;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;

/**
 * When something that falls on 29 February is kept in a year that has none: a birthday, a wedding day, the day of joining.
 *
 * <p>Laws and customs differ, so every yearly date asks for a policy, even where its day is known not to be a leap day today:
 * the next customer's may be. Without one, those born on a leap day would be greeted every fourth year. Closed: there are no
 * other policies.
 */
public enum LeapDayPolicy {
  /** Kept on 28 February, the last day of the month: what a step of a year on the calendar gives. */
  FEB_28,

  /** Kept on 1 March, the day after 28 February: the full year has passed before the day comes. */
  MAR_1;

  /**
   * Returns the date on which a day of the year is kept in a year.
   *
   * @param day the day of the year
   * @param year the year, such as 2026
   * @return the day in that year; for 29 February in a common year the day of this policy
   * @throws java.time.DateTimeException if the year is outside the range of {@link LocalDate}
   */
  public LocalDate dateIn(MonthDay day, int year) {
    requireNonNull(day, "day");
    return this == MAR_1 && isLeapDay(day) && !Year.isLeap(year)
        ? LocalDate.of(year, Month.MARCH, 1)
        : day.atYear(year); // which takes 28 February for a leap day that is missing
  }

  private static boolean isLeapDay(MonthDay day) {
    return day.getMonth() == Month.FEBRUARY && day.getDayOfMonth() == 29;
  }
}
