package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import java.time.LocalDate;
import java.time.Period;

/**
 * How long a level lasts once it is reached.
 *
 * <table>
 *   <caption>A level reached on 10 March 2026</caption>
 *   <tr><th>Validity</th><th>lasts through</th><th>and, renewed, through</th></tr>
 *   <tr><td>{@code lasting(Period.ofDays(30))}</td><td>9 April 2026</td><td>9 May 2026</td></tr>
 *   <tr><td>{@code lasting(Period.ofMonths(12)).roundedUpTo(Cycle.months())}</td><td>31 March 2027</td><td>31 March
 *   2028</td></tr>
 *   <tr><td>{@code throughThis(Cycle.months())}</td><td>31 March 2026</td><td>30 April 2026</td></tr>
 *   <tr><td>{@code throughNext(Cycle.months())}</td><td>30 April 2026</td><td>31 May 2026</td></tr>
 *   <tr><td>{@code throughThis(Cycle.months()).plus(Period.ofDays(7))}</td><td>7 April 2026</td><td>7 May 2026</td></tr>
 *   <tr><td>{@code throughNext(Cycle.years())}</td><td>31 December 2027</td><td>31 December 2028</td></tr>
 *   <tr><td>{@code whileQualified()}</td><td>the day before the member no longer qualifies</td><td></td></tr>
 *   <tr><td>{@code forever()}</td><td>for good</td><td></td></tr>
 * </table>
 *
 * <p>A period lasts to the end of the day that it leads to, as a period of expiry does: 30 days from 10 March are good through 9
 * April. A renewal is counted from the last day before, whenever the requirement was met again, so terms follow each other without
 * gap or overlap. Only a short month moves them: a month from 31 January is good through 28 February and, renewed, through 28
 * March. Rounded up to the end of the month, it is good through 31 March. Closed: there are no other kinds.
 */
public sealed interface TierValidity {
  /**
   * Returns the validity of a level that is held as long as its requirement is met, day by day.
   *
   * @return the validity
   */
  static TierValidity whileQualified() {
    return new WhileQualified();
  }

  /**
   * Returns the validity of a level that is never lost.
   *
   * @return the validity
   */
  static TierValidity forever() {
    return new Forever();
  }

  /**
   * Returns a validity of a fixed length.
   *
   * @param length no part negative, not zero
   * @return the validity, which can be rounded up further
   * @throws IllegalArgumentException if a part is negative or all are zero
   */
  static Lasting lasting(Period length) {
    return new Lasting(length, TierWindow.of(Cycle.days()));
  }

  /**
   * Returns a validity to the end of the period in which the level is reached.
   *
   * @param cycle the periods
   * @return the validity
   */
  static Through throughThis(Cycle cycle) {
    return new Through(0, TierWindow.of(cycle), Period.ZERO);
  }

  /**
   * Returns a validity to the end of the period after the one in which the level is reached: the rest of this year and all of
   * the next.
   *
   * @param cycle the periods
   * @return the validity
   */
  static Through throughNext(Cycle cycle) {
    return new Through(1, TierWindow.of(cycle), Period.ZERO);
  }

  /**
   * Returns the last day of a level.
   *
   * @param from the first day on which it is held
   * @param joined the day on which the member joined
   * @return the last day, not before the first; {@link LocalDate#MAX} for no end that is known
   */
  LocalDate lastDay(LocalDate from, LocalDate joined);

  /**
   * Returns the last day of a level that is renewed when its last day is over.
   *
   * @param lastDay the last day so far
   * @param joined the day on which the member joined
   * @return the new last day, after the old one; {@link LocalDate#MAX} for no end that is known
   */
  LocalDate renewed(LocalDate lastDay, LocalDate joined);

  /**
   * Tells whether a level has an end that is known when it is reached.
   *
   * @return whether it lasts for a term
   */
  default boolean hasTerm() {
    return false;
  }

  /** As long as the requirement is met. */
  record WhileQualified() implements TierValidity {
    @Override
    public LocalDate lastDay(LocalDate from, LocalDate joined) {
      return LocalDate.MAX;
    }

    @Override
    public LocalDate renewed(LocalDate lastDay, LocalDate joined) {
      return LocalDate.MAX;
    }

    @Override
    public String toString() {
      return "while qualified";
    }
  }

  /** For good. */
  record Forever() implements TierValidity {
    @Override
    public LocalDate lastDay(LocalDate from, LocalDate joined) {
      return LocalDate.MAX;
    }

    @Override
    public LocalDate renewed(LocalDate lastDay, LocalDate joined) {
      return LocalDate.MAX;
    }

    @Override
    public String toString() {
      return "forever";
    }
  }

  /**
   * For a fixed length, to the end of the last day and of the range in which that lies.
   *
   * @param length no part negative, not zero
   * @param snap the ranges to the end of which the last day is rounded up; days for not at all
   */
  record Lasting(Period length, TierWindow snap) implements TierValidity {
    /**
     * Checks the components.
     *
     * @param length no part negative, not zero
     * @param snap tiles time
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Lasting {
      requireNonNull(length, "length");
      checkArgument(
          !length.isNegative() && !length.isZero(),
          "length must be positive in all its parts, was %s",
          length);
      TierLadder.checkCycle(snap, "snap");
    }

    /**
     * Returns the same length, rounded up to the end of a range of the calendar.
     *
     * @param cycle the ranges, such as months
     * @return the validity
     */
    public Lasting roundedUpTo(Cycle cycle) {
      return new Lasting(length, TierWindow.of(cycle));
    }

    /**
     * Returns the same length, rounded up to the end of a range of each member's own.
     *
     * @param cycle the ranges, such as the years since joining
     * @return the validity
     * @throws IllegalArgumentException if the window does not tile time
     */
    public Lasting roundedUpTo(TierWindow cycle) {
      return new Lasting(length, cycle);
    }

    @Override
    public LocalDate lastDay(LocalDate from, LocalDate joined) {
      return snap.cycle(joined).roundUpLastDay(from.plus(length));
    }

    @Override
    public LocalDate renewed(LocalDate lastDay, LocalDate joined) {
      return lastDay(lastDay, joined);
    }

    @Override
    public boolean hasTerm() {
      return true;
    }

    @Override
    public String toString() {
      return length + " to the end of " + snap;
    }
  }

  /**
   * To the end of a period, and some days more.
   *
   * @param laterPeriods how many periods after the one in which the level is reached, zero or more
   * @param cycle the periods
   * @param extra how long after the end of the period; no part negative
   */
  record Through(int laterPeriods, TierWindow cycle, Period extra) implements TierValidity {
    /**
     * Checks the components.
     *
     * @param laterPeriods not negative
     * @param cycle tiles time
     * @param extra no part negative
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Through {
      checkArgument(laterPeriods >= 0, "laterPeriods must not be negative, was %s", laterPeriods);
      TierLadder.checkCycle(cycle, "cycle");
      checkArgument(
          !requireNonNull(extra, "extra").isNegative(),
          "extra must not be negative, was %s",
          extra);
    }

    /**
     * Returns the same validity, and some days more.
     *
     * @param more no part negative
     * @return the validity
     * @throws IllegalArgumentException if a part is negative
     */
    public Through plus(Period more) {
      return new Through(laterPeriods, cycle, more);
    }

    @Override
    public LocalDate lastDay(LocalDate from, LocalDate joined) {
      Cycle periods = cycle.cycle(joined);
      return periods.range(periods.indexAt(from) + laterPeriods).lastDay().plus(extra);
    }

    @Override
    public LocalDate renewed(LocalDate lastDay, LocalDate joined) {
      Cycle periods = cycle.cycle(joined);
      long index = periods.indexAt(lastDay.minus(extra));
      LocalDate next = periods.range(index).lastDay().plus(extra);
      while (!next.isAfter(lastDay)) {
        index++;
        next = periods.range(index).lastDay().plus(extra);
      }
      return next;
    }

    @Override
    public boolean hasTerm() {
      return true;
    }

    @Override
    public String toString() {
      return "through " + cycle + " plus " + laterPeriods + " periods and " + extra;
    }
  }
}
