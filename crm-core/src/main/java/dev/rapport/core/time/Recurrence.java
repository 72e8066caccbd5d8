package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Dates that come back without end: birthdays, anniversaries, month ends, the days on which points expire.
 *
 * <p>{@code Recurrence.yearly(MonthDay.of(2, 29), LeapDayPolicy.MAR_1)} comes on 29 February 2028 and on 1 March of the years
 * between. A recurrence says when; what happens then is the caller's. A job that acts on it asks for the dates since its last
 * run, and so misses none and repeats none, whether it runs daily, hourly or after a week's outage:
 *
 * <pre>{@code
 * birthday.occurrencesIn(DateRange.catchUp(lastRun, asOf)).forEach(date -> greet(customer, date.getYear()));
 * }</pre>
 *
 * <p>Occurrences are dates without a zone. Where the job thinks in instants, {@link #occurrencesIn(InstantRange, ZoneId)}
 * takes a date to occur at the instant at which its day begins in a zone; a date that the zone has left out occurs with the day
 * after it. Recurrences are values. Closed: there are no other kinds.
 */
public sealed interface Recurrence permits Recurrence.OfCycle, Recurrence.OfYear {
  /**
   * Returns a day of every year, such as a birthday.
   *
   * @param day the day of the year
   * @param leapDay when 29 February is kept in a common year
   * @return the recurrence, in the past as in the future
   */
  static Recurrence yearly(MonthDay day, LeapDayPolicy leapDay) {
    return new OfYear(List.of(requireNonNull(day, "day")), leapDay, LocalDate.MIN);
  }

  /**
   * Returns several days of every year, such as the fixed dates on which points expire.
   *
   * @param days the days of the year, at least one; order and repetition do not matter
   * @param leapDay when 29 February is kept in a common year
   * @return the recurrence, in the past as in the future
   * @throws IllegalArgumentException if there is no day
   */
  static Recurrence yearly(Collection<MonthDay> days, LeapDayPolicy leapDay) {
    return new OfYear(List.copyOf(requireNonNull(days, "days")), leapDay, LocalDate.MIN);
  }

  /**
   * Returns the anniversaries of a date: the day itself is none, the first comes a year later.
   *
   * @param date the day that is remembered, such as the day of joining
   * @param leapDay when 29 February is kept in a common year
   * @return the recurrence
   * @throws java.time.DateTimeException if the day after is outside the range of {@link LocalDate}
   */
  static Recurrence anniversariesOf(LocalDate date, LeapDayPolicy leapDay) {
    return yearly(MonthDay.from(requireNonNull(date, "date")), leapDay)
        .startingAt(date.plusDays(1));
  }

  /**
   * Returns every so many days, weeks, months or years from a first date on. Months are counted from the first date, so a day
   * lost in a short month comes back in the next: 31 January, 28 February, 31 March.
   *
   * @param step from one date to the next: either months and years or days, more than zero
   * @param first the first date; nothing occurs before it
   * @return the recurrence
   * @throws IllegalArgumentException if the step is not positive or mixes months and days
   */
  static Recurrence every(Period step, LocalDate first) {
    return new OfCycle(Cycle.of(first, step), first);
  }

  /**
   * Returns one weekday of every week.
   *
   * @param day the weekday
   * @return the recurrence, in the past as in the future
   */
  static Recurrence weekly(DayOfWeek day) {
    return startsOf(Cycle.weeks(day));
  }

  /**
   * Returns one day of every month.
   *
   * @param dayOfMonth 1 to 31; in a month that is too short its last day
   * @return the recurrence, in the past as in the future
   * @throws IllegalArgumentException if the day is not 1 to 31
   */
  static Recurrence monthly(int dayOfMonth) {
    return startsOf(Cycle.monthsFrom(dayOfMonth));
  }

  /**
   * Returns the last day of every month.
   *
   * @return the recurrence, in the past as in the future; the same as {@code monthly(31)}
   */
  static Recurrence monthEnds() {
    return monthly(31);
  }

  /**
   * Returns the first day of every range of a cycle, such as the beginning of every fiscal quarter.
   *
   * @param cycle the cycle
   * @return the recurrence, in the past as in the future
   */
  static Recurrence startsOf(Cycle cycle) {
    return new OfCycle(cycle, LocalDate.MIN);
  }

  /**
   * Returns the date from which on this occurs; it need not be an occurrence itself.
   *
   * @return the date, or {@link LocalDate#MIN} if this has always been
   */
  LocalDate startInclusive();

  /**
   * Returns this recurrence without what comes before a date.
   *
   * @param startInclusive the first date on which it may occur
   * @return the recurrence from that date or from its own start, whichever is later
   */
  Recurrence startingAt(LocalDate startInclusive);

  /**
   * Returns the first occurrence at or after a date.
   *
   * @param date the date
   * @return the date itself if it is an occurrence, else the next
   * @throws java.time.DateTimeException if the occurrence is outside the range of {@link LocalDate}
   */
  LocalDate nextOnOrAfter(LocalDate date);

  /**
   * Returns the last occurrence at or before a date.
   *
   * @param date the date
   * @return the date itself if it is an occurrence, else the one before; nothing if none has been
   * @throws java.time.DateTimeException if the occurrence is outside the range of {@link LocalDate}
   */
  Optional<LocalDate> lastOnOrBefore(LocalDate date);

  /**
   * Returns the first occurrence after a date.
   *
   * @param date the date
   * @return the next occurrence, never the date itself
   * @throws java.time.DateTimeException if the occurrence is outside the range of {@link LocalDate}
   */
  default LocalDate nextAfter(LocalDate date) {
    return nextOnOrAfter(requireNonNull(date, "date").plusDays(1));
  }

  /**
   * Tells whether a date is an occurrence.
   *
   * @param date the date
   * @return whether this occurs on it
   */
  default boolean occursOn(LocalDate date) {
    return nextOnOrAfter(date).equals(date);
  }

  /**
   * Returns the occurrences in a range of dates, first to last. Ranges that abut share their occurrences out among them: each
   * belongs to exactly one.
   *
   * @param dates the dates, such as {@link DateRange#catchUp}
   * @return a lazy stream without repetition; without end if the range has none
   * @throws java.time.DateTimeException if an occurrence is outside the range of {@link LocalDate}
   */
  default Stream<LocalDate> occurrencesIn(DateRange dates) {
    requireNonNull(dates, "dates");
    if (dates.isEmpty()) {
      return Stream.empty();
    }
    return Stream.iterate(
        nextOnOrAfter(dates.startInclusive()),
        date -> date.isBefore(dates.endExclusive()),
        this::nextAfter);
  }

  /**
   * Returns the occurrences whose day begins in a range of instants, first to last. Ranges that abut share their occurrences out
   * among them, whatever the clocks of the zone do: each belongs to exactly one.
   *
   * @param instants the instants, such as {@link InstantRange#catchUp}
   * @param zone where days are counted
   * @return a lazy stream without repetition; without end if the range has none
   * @throws java.time.DateTimeException if an occurrence is outside the range of {@link LocalDate}
   */
  default Stream<LocalDate> occurrencesIn(InstantRange instants, ZoneId zone) {
    requireNonNull(zone, "zone");
    return occurrencesIn(new DateRange(
        requireNonNull(instants, "instants").hasStart()
            ? Days.firstBegunFrom(instants.startInclusive(), zone)
            : LocalDate.MIN,
        instants.hasEnd() ? Days.firstBegunFrom(instants.endExclusive(), zone) : LocalDate.MAX));
  }

  /**
   * The first day of every range of a cycle, from a date on.
   *
   * @param cycle the cycle
   * @param startInclusive the first date on which this may occur, or {@link LocalDate#MIN} for no such date
   */
  record OfCycle(Cycle cycle, LocalDate startInclusive) implements Recurrence {
    /**
     * Checks the components.
     *
     * @param cycle any cycle
     * @param startInclusive any date
     */
    public OfCycle {
      requireNonNull(cycle, "cycle");
      requireNonNull(startInclusive, "startInclusive");
    }

    @Override
    public Recurrence startingAt(LocalDate startInclusive) {
      return new OfCycle(
          cycle, later(requireNonNull(startInclusive, "startInclusive"), this.startInclusive));
    }

    @Override
    public LocalDate nextOnOrAfter(LocalDate date) {
      return cycle.roundUp(later(requireNonNull(date, "date"), startInclusive));
    }

    @Override
    public Optional<LocalDate> lastOnOrBefore(LocalDate date) {
      return Optional.of(cycle.roundDown(date)).filter(found -> !found.isBefore(startInclusive));
    }
  }

  /**
   * Days of every year, from a date on.
   *
   * @param days the days of the year, at least one, in order and without repetition
   * @param leapDay when 29 February is kept in a common year
   * @param startInclusive the first date on which this may occur, or {@link LocalDate#MIN} for no such date
   */
  record OfYear(List<MonthDay> days, LeapDayPolicy leapDay, LocalDate startInclusive)
      implements Recurrence {
    /**
     * Checks the components and puts the days in order.
     *
     * @param days at least one
     * @param leapDay any policy
     * @param startInclusive any date
     * @throws IllegalArgumentException if there is no day
     */
    public OfYear {
      days = requireNonNull(days, "days").stream().sorted().distinct().toList();
      requireNonNull(leapDay, "leapDay");
      requireNonNull(startInclusive, "startInclusive");
      checkArgument(!days.isEmpty(), "days must hold a day of the year, was empty");
    }

    @Override
    public Recurrence startingAt(LocalDate startInclusive) {
      return new OfYear(
          days,
          leapDay,
          later(requireNonNull(startInclusive, "startInclusive"), this.startInclusive));
    }

    @Override
    public LocalDate nextOnOrAfter(LocalDate date) {
      LocalDate from = later(requireNonNull(date, "date"), startInclusive);
      // A policy moves a leap day but never past another day of the list, so the list's order is
      // that of the dates.
      for (MonthDay day : days) {
        LocalDate kept = leapDay.dateIn(day, from.getYear());
        if (!kept.isBefore(from)) {
          return kept;
        }
      }
      return leapDay.dateIn(days.get(0), from.getYear() + 1);
    }

    @Override
    public Optional<LocalDate> lastOnOrBefore(LocalDate date) {
      return Optional.of(lastEver(requireNonNull(date, "date")))
          .filter(found -> !found.isBefore(startInclusive));
    }

    private LocalDate lastEver(LocalDate date) {
      for (int i = days.size() - 1; i >= 0; i--) {
        LocalDate kept = leapDay.dateIn(days.get(i), date.getYear());
        if (!kept.isAfter(date)) {
          return kept;
        }
      }
      return leapDay.dateIn(days.get(days.size() - 1), date.getYear() - 1);
    }
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
