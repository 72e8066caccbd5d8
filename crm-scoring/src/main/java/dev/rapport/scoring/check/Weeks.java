package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import java.time.LocalDate;

/** Weeks of which one ends at the cut. Days count from the first day of the first week, which may be some days before the first of all. */
record Weeks(LocalDate start, int firstDay, int cut, int lastDay) {
  static final int WEEK = 7;

  static Weeks of(DateRange days, LocalDate cut) {
    requireNonNull(cut, "cut");
    checkArgument(
        requireNonNull(days, "days").hasStart() && days.hasEnd() && days.contains(cut),
        "days must have a start and an end and contain the last day of the earlier part %s, was %s",
        cut,
        days);
    long over = Math.floorMod(cut.toEpochDay() + 1 - days.startInclusive().toEpochDay(), WEEK);
    LocalDate start = days.startInclusive().minusDays((WEEK - over) % WEEK);
    return new Weeks(
        start, day(start, days.startInclusive()), day(start, cut), day(start, days.lastDay()));
  }

  private static int day(LocalDate start, LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - start.toEpochDay());
  }

  int count() {
    return lastDay / WEEK + 1;
  }

  /** Returns the last day of a week, which may be short if it is the last one. */
  int end(int week) {
    return Math.min(lastDay, WEEK * week + WEEK - 1);
  }

  DateRange days(int week) {
    return DateRange.through(start.plusDays((long) WEEK * week), start.plusDays(end(week)));
  }
}
