package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import java.time.LocalDate;
import java.time.Period;

/**
 * What a ladder decides beyond the requirements of its levels and how long they last: when a level that was reached begins, how
 * long one that has ended is kept in grace, where a member falls to, and what becomes of what was counted.
 *
 * <p>Each is a value that can be printed, compared and stored. Closed: there are no other kinds.
 */
public sealed interface TierPolicy {
  /** When a level that was reached begins. */
  sealed interface Upgrade extends TierPolicy permits Immediately, AtStartOf {}

  /** Where a member falls to whose level has ended. */
  sealed interface Downgrade extends TierPolicy permits ToQualified, OneStep, Never {}

  /** What becomes of what was counted when a level is reached, renewed or lost. */
  sealed interface Reset extends TierPolicy permits Keep, ToZero, Deduct {}

  /** The level begins on the day on which its requirement is met. */
  record Immediately() implements Upgrade {}

  /**
   * The level begins with the next period, if its requirement is met at the end of the day before.
   *
   * @param cycle the periods
   */
  record AtStartOf(TierWindow cycle) implements Upgrade {
    /**
     * Checks the component.
     *
     * @param cycle tiles time
     * @throws IllegalArgumentException if it does not
     */
    public AtStartOf {
      TierLadder.checkCycle(cycle, "cycle");
    }
  }

  /** To the highest level that the member has qualified for and that has not ended, or to none. */
  record ToQualified() implements Downgrade {}

  /**
   * One level down and no further, for another term: a soft landing. Who does not show the activity that is asked for falls to
   * what they qualify for.
   *
   * @param activity what a member must have done in the qualifying window in which the last day of the level lies, which grace does
   *     not move; {@link Requirement#always()} for nothing
   */
  record OneStep(Requirement activity) implements Downgrade {
    /**
     * Checks the component.
     *
     * @param activity any
     */
    public OneStep {
      requireNonNull(activity, "activity");
    }

    /**
     * Returns the same soft landing for members who were active only.
     *
     * @param newActivity what they must have done in the qualifying window in which the last day of the level lies, such as one
     *     flight
     * @return the policy
     */
    public OneStep ifActive(Requirement newActivity) {
      return new OneStep(newActivity);
    }
  }

  /** Not at all: a level that was reached is kept for good. */
  record Never() implements Downgrade {}

  /** Nothing: what was counted goes on counting as long as the window sees it. */
  record Keep() implements Reset {}

  /**
   * The count starts anew whenever a level is reached, renewed or lost and, where levels begin with a period, at the start of
   * every period.
   */
  record ToZero() implements Reset {}

  /**
   * A level is paid for: its thresholds are deducted when it is reached and each time it is renewed, one level after the other
   * on the way up. What is left over is carried into the new term; what is more than the most that is carried is cut off, the
   * latest units first. Where a term ends that cannot be paid for again, the rest is lost. A reversal takes from the count no more
   * than what it still holds of the order: of 1,000 that pay 100 and leave 300, a return takes 400, and the price is owed.
   *
   * @param carryMost the most that is carried into a term, zero or more; {@link Long#MAX_VALUE} for everything
   */
  record Deduct(long carryMost) implements Reset {
    /**
     * Checks the component.
     *
     * @param carryMost not negative
     * @throws IllegalArgumentException if it is negative
     */
    public Deduct {
      checkArgument(carryMost >= 0, "carryMost must not be negative, was %s", carryMost);
    }
  }

  /**
   * How long a level is kept after its end, to give the member time to qualify again (宽限期).
   *
   * <table>
   *   <caption>Gold was reached on 20 July, and its last day is 24 July</caption>
   *   <tr><th>Grace</th><th>keeps it through</th></tr>
   *   <tr><td>{@code grace(Period.ofMonths(1))}</td><td>24 August</td></tr>
   *   <tr><td>{@code grace(Period.ofMonths(1)).fromReaching()}</td><td>19 August</td></tr>
   *   <tr><td>{@code grace(Period.ofMonths(1)).fromReaching().roundedUpTo(Cycle.months())}</td><td>31 August</td></tr>
   * </table>
   *
   * <p>Grace that is counted from the day of reaching never shortens a level: where it is over before the level ends, the level
   * ends with its own last day. Who qualifies again in grace has never left the level, and the day of reaching stays.
   *
   * @param length how long; no part negative, zero for none
   * @param snap the ranges to the end of which it is rounded up; days for not at all
   * @param start what it is counted from
   */
  record Grace(Period length, TierWindow snap, Start start) implements TierPolicy {
    private static final Grace NONE =
        new Grace(Period.ZERO, TierWindow.of(Cycle.days()), Start.LAST_DAY);

    /** The day that grace is counted from. Closed. */
    public enum Start {
      /** The last day of the level: so much time is left from there, however long the level was held. */
      LAST_DAY,
      /**
       * The day on which the level was reached, which is the first of it: the level is held so long at least, and one that was held
       * longer has no grace.
       */
      REACHED
    }

    /**
     * Checks the components.
     *
     * @param length no part negative; not zero if it is counted from the day of reaching
     * @param snap tiles time
     * @param start any
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Grace {
      checkArgument(
          !requireNonNull(length, "length").isNegative(),
          "length must not be negative, was %s",
          length);
      TierLadder.checkCycle(snap, "snap");
      checkArgument(
          requireNonNull(start, "start") == Start.LAST_DAY || !length.isZero(),
          "length must be positive where grace is counted from the day of reaching, was %s",
          length);
    }

    /**
     * Returns the same grace, counted from the day on which the level was reached.
     *
     * @return the grace
     * @throws IllegalArgumentException if it has no length
     */
    public Grace fromReaching() {
      return new Grace(length, snap, Start.REACHED);
    }

    /**
     * Returns the same grace, rounded up to the end of a range of the calendar.
     *
     * @param cycle the ranges, such as months
     * @return the grace
     */
    public Grace roundedUpTo(Cycle cycle) {
      return new Grace(length, TierWindow.of(cycle), start);
    }

    /**
     * Tells whether there is no grace.
     *
     * @return whether a level ends with its last day
     */
    public boolean isNone() {
      return equals(NONE);
    }

    /* The last day of a level that was reached on one day and ends with another. */
    LocalDate lastDay(LocalDate reached, LocalDate end, LocalDate joined) {
      if (isNone()) {
        return end;
      }
      LocalDate last =
          start == Start.LAST_DAY ? end.plus(length) : reached.plus(length).minusDays(1);
      LocalDate rounded = snap.cycle(joined).roundUpLastDay(last);
      return rounded.isBefore(end) ? end : rounded;
    }
  }

  /**
   * Returns the upgrade at once.
   *
   * @return the policy
   */
  static Upgrade immediately() {
    return new Immediately();
  }

  /**
   * Returns the upgrade at the start of the next period.
   *
   * @param cycle the periods
   * @return the policy
   */
  static Upgrade atStartOf(Cycle cycle) {
    return new AtStartOf(TierWindow.of(cycle));
  }

  /**
   * Returns no grace.
   *
   * @return the policy
   */
  static Grace noGrace() {
    return Grace.NONE;
  }

  /**
   * Returns a grace that is counted from the last day of a level.
   *
   * @param length how long after the last day; no part negative
   * @return the policy, which can be counted from another day and rounded up
   * @throws IllegalArgumentException if a part is negative
   */
  static Grace grace(Period length) {
    return new Grace(length, Grace.NONE.snap, Grace.Start.LAST_DAY);
  }

  /**
   * Returns the fall to what the member qualifies for.
   *
   * @return the policy
   */
  static Downgrade toQualified() {
    return new ToQualified();
  }

  /**
   * Returns the soft landing for everybody.
   *
   * @return the policy, to which an activity can be added
   */
  static OneStep oneStep() {
    return new OneStep(Requirement.always());
  }

  /**
   * Returns the policy under which nobody falls.
   *
   * @return the policy
   */
  static Downgrade neverDown() {
    return new Never();
  }

  /**
   * Returns the policy under which the count goes on.
   *
   * @return the policy
   */
  static Reset keep() {
    return new Keep();
  }

  /**
   * Returns the policy under which the count starts anew.
   *
   * @return the policy
   */
  static Reset toZero() {
    return new ToZero();
  }

  /**
   * Returns the policy under which levels are paid for and what is left over is carried.
   *
   * @return the policy
   */
  static Reset deduct() {
    return new Deduct(Long.MAX_VALUE);
  }

  /**
   * Returns the policy under which levels are paid for and part of what is left over is carried.
   *
   * @param carryMost the most that is carried into a term, zero or more
   * @return the policy
   * @throws IllegalArgumentException if the number is negative
   */
  static Reset deductCarrying(long carryMost) {
    return new Deduct(carryMost);
  }
}
