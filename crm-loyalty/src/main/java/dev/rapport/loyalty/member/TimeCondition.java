package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Narrator;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on when the order was placed, in the zone of the programme; of an activity, on when it was done. The factories are in
 * {@link Conditions}. Closed.
 *
 * <p>Weekdays and hours are those that a clock on the wall shows: an hour that occurs twice in autumn counts both times, one
 * that is left out in spring never comes.
 */
public sealed interface TimeCondition extends Condition {
  /**
   * The order was placed on one of some weekdays.
   *
   * @param days at least one; kept in order and without repetition
   */
  record OnWeekdays(List<DayOfWeek> days) implements TimeCondition {
    /**
     * Checks the component.
     *
     * @param days at least one
     * @throws IllegalArgumentException if there is none
     */
    public OnWeekdays {
      days = Conditions.sorted(days, "days");
    }

    @Override
    public boolean test(Situation situation) {
      return days.contains(situation.weekday());
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.WEEKDAY).with(situation.weekday());
      tellDays(days, narrator);
      narrator.with(test(situation)).end();
    }
  }

  /**
   * The order was placed between two hours, on a stretch that begins on one of some weekdays. A stretch whose end is before its
   * start goes on over midnight: Friday from 22:00 until 02:00 ends on Saturday.
   *
   * @param days on which days a stretch begins, at least one; kept in order and without repetition
   * @param start the first moment of the stretch
   * @param end the first moment after it, another than the start; midnight ends the day
   */
  record BetweenHours(List<DayOfWeek> days, LocalTime start, LocalTime end)
      implements TimeCondition {
    /**
     * Checks the components.
     *
     * @param days at least one
     * @param start any
     * @param end not the start
     * @throws IllegalArgumentException if there is no day or the end is the start
     */
    public BetweenHours {
      days = Conditions.sorted(days, "days");
      requireNonNull(start, "start");
      requireNonNull(end, "end");
      checkArgument(
          !start.equals(end), "end must not be the start, was %s. A whole day is a weekday.", end);
    }

    @Override
    public boolean test(Situation situation) {
      long now = situation.nanoOfDay();
      long from = start.toNanoOfDay();
      long until = end.toNanoOfDay();
      if (from < until) {
        return from <= now && now < until && days.contains(situation.weekday());
      }
      return (from <= now && days.contains(situation.weekday()))
          || (now < until && days.contains(situation.weekday().minus(1)));
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      if (days.size() == DayOfWeek.values().length) {
        narrator.step(ConditionCode.DAILY_HOURS);
        narrator.with(situation.time()).with(start).with(end);
      } else {
        narrator.step(ConditionCode.HOURS).with(situation.weekday());
        narrator.with(situation.time()).with(start).with(end);
        tellDays(days, narrator);
      }
      narrator.with(test(situation)).end();
    }
  }

  /**
   * The order was placed in a range of instants.
   *
   * @param range the range
   */
  record During(InstantRange range) implements TimeCondition {
    /**
     * Checks the component.
     *
     * @param range any
     */
    public During {
      requireNonNull(range, "range");
    }

    @Override
    public boolean test(Situation situation) {
      return range.contains(situation.at());
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.DURING)
          .with(situation.at())
          .with(Argument.of(range))
          .with(test(situation))
          .end();
    }
  }

  /**
   * The order was placed within some days of the member's birthday. A member whose birthday is not known does not fulfil it.
   *
   * @param daysBefore how many days before the birthday count, 0 to 180
   * @param daysAfter how many days after the birthday count, 0 to 180
   * @param leapDay when 29 February is kept in a common year
   */
  record NearBirthday(int daysBefore, int daysAfter, LeapDayPolicy leapDay)
      implements TimeCondition {
    /** Less than half a year, so that one birthday at most is near. */
    static final int MOST_DAYS = 180;

    /**
     * Checks the components.
     *
     * @param daysBefore 0 to 180
     * @param daysAfter 0 to 180
     * @param leapDay any
     * @throws IllegalArgumentException if a number of days is out of range
     */
    public NearBirthday {
      checkDays(daysBefore, "daysBefore");
      checkDays(daysAfter, "daysAfter");
      requireNonNull(leapDay, "leapDay");
    }

    @Override
    public boolean test(Situation situation) {
      @Nullable MonthDay birthday = situation.member().birthdayOrNull();
      if (birthday == null) {
        return false;
      }
      LocalDate day = situation.day();
      long today = day.toEpochDay();
      int year = day.getYear();
      return isNear(today, year, birthday)
          || isNear(today, year - 1, birthday)
          || isNear(today, year + 1, birthday);
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      if (daysBefore == 0 && daysAfter == 0) {
        narrator.step(ConditionCode.ON_BIRTHDAY).with(situation.day());
      } else {
        narrator.step(ConditionCode.BIRTHDAY).with(situation.day());
        narrator.with(daysBefore).with(daysAfter);
      }
      narrator.with(leapDay).with(test(situation)).end();
    }

    private boolean isNear(long today, int year, MonthDay birthday) {
      long kept = keptOn(birthday.getMonthValue(), birthday.getDayOfMonth(), year, leapDay);
      return kept - daysBefore <= today && today <= kept + daysAfter;
    }

    private static void checkDays(int days, String name) {
      checkArgument(
          days >= 0 && days <= MOST_DAYS, "%s must be 0 to %s, was %s", name, MOST_DAYS, days);
    }
  }

  /**
   * The order was placed on an anniversary of the day of joining, which itself is none.
   *
   * @param leapDay when 29 February is kept in a common year
   */
  record OnAnniversary(LeapDayPolicy leapDay) implements TimeCondition {
    /**
     * Checks the component.
     *
     * @param leapDay any
     */
    public OnAnniversary {
      requireNonNull(leapDay, "leapDay");
    }

    @Override
    public boolean test(Situation situation) {
      LocalDate joined = situation.member().joinedOn();
      LocalDate day = situation.day();
      return day.getYear() > joined.getYear()
          && day.toEpochDay()
              == keptOn(joined.getMonthValue(), joined.getDayOfMonth(), day.getYear(), leapDay);
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator
          .step(ConditionCode.ANNIVERSARY)
          .with(situation.day())
          .with(leapDay)
          .with(test(situation))
          .end();
    }
  }

  /** The same as {@link LeapDayPolicy#dateIn}, as a number of days and without making dates. */
  private static long keptOn(int month, int dayOfMonth, int year, LeapDayPolicy leapDay) {
    boolean missing = month == 2 && dayOfMonth == 29 && !isLeap(year);
    if (missing) {
      return leapDay == LeapDayPolicy.FEB_28 ? epochDay(year, 2, 28) : epochDay(year, 3, 1);
    }
    return epochDay(year, month, dayOfMonth);
  }

  private static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /* Days from 1 March of year 0, so that the leap day is the last of its year; the months from March on follow the rule of 153
   * days in five months. 719,468 days later is 1 January 1970. */
  private static long epochDay(int year, int month, int dayOfMonth) {
    long y = month <= 2 ? year - 1L : year;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dayOfMonth - 1;
    long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097 + dayOfEra - 719_468;
  }

  private static void tellDays(List<DayOfWeek> days, Narrator narrator) {
    narrator.list();
    for (int i = 0; i < days.size(); i++) {
      narrator.with(days.get(i));
    }
    narrator.endList();
  }
}
