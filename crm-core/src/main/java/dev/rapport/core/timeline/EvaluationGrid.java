package dev.rapport.core.timeline;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The fixed instants at which customers are looked at: the end of the last day of each range of a cycle.
 *
 * <p>Example: {@code new EvaluationGrid(Cycle.months(), ZoneOffset.UTC)} looks at the end of each month; {@code Cycle.days()} looks
 * every evening, {@code Cycle.weeks(DayOfWeek.MONDAY)} every Sunday evening. The grid does not depend on the customer, so all
 * customers are counted on the same days; nor on the day on which one asks, so the past is never looked at anew. Between two
 * looks a position does not change. Grids in days shift with their facts; grids in months do not, for months differ in length.
 *
 * @param cycle the ranges at whose ends one looks
 * @param zone where days are counted
 */
public record EvaluationGrid(Cycle cycle, ZoneId zone) {
  /** More is a mistake in a date: a look every day for 2,700 years. */
  private static final long MOST_INSTANTS = 1_000_000;

  /**
   * Checks the components.
   *
   * @param cycle the ranges at whose ends one looks
   * @param zone where days are counted
   * @throws NullPointerException if one is null
   */
  public EvaluationGrid {
    requireNonNull(cycle, "cycle");
    requireNonNull(zone, "zone");
  }

  /**
   * Returns the instants of the grid in a stretch of time.
   *
   * @param from the first instant that may count
   * @param asOf the last instant that may count
   * @return the instants in order; empty if there is none in the stretch
   * @throws IllegalArgumentException if there are more than a million
   * @throws java.time.DateTimeException if a bound is outside the range of {@link java.time.LocalDate}
   */
  public List<Instant> instants(Instant from, Instant asOf) {
    List<Instant> instants = new ArrayList<>();
    if (asOf.isBefore(from)) {
      return instants;
    }
    long first = cycle.indexAt(Days.of(from, zone));
    long last = cycle.indexAt(Days.of(asOf, zone));
    checkArgument(
        last - first < MOST_INSTANTS,
        "from and asOf must be at most %s evaluations apart, were %s",
        MOST_INSTANTS,
        last - first + 1);
    for (long index = first; index <= last; index++) {
      Instant end = Days.lastInstantOf(cycle.range(index).lastDay(), zone);
      if (!end.isBefore(from) && !end.isAfter(asOf)) {
        instants.add(end);
      }
    }
    return instants;
  }
}
