package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The standard expiry policies, and the ends that a life can be rounded up to.
 *
 * <pre>{@code
 * rolling(Period.ofMonths(36)).roundedUpTo(MONTH_END)               // airline miles
 * rolling(Period.ZERO).roundedUpTo(YEAR_END)                        // to the end of the year of earning
 * rolling(Period.ofMonths(12)).roundedUpTo(endOf(Month.MARCH)).fromActivation()
 * onDates(MonthDay.of(3, 1)).withMinimumAge(Period.ofYears(1))      // every 1 March, at least a year old
 * earliestOf(sliding("activity", Period.ofMonths(18), EARN, SPEND), rolling(Period.ofMonths(36)))
 * decay(50, rolling(Period.ofMonths(12))).and(50, rolling(Period.ofMonths(24)))
 * }</pre>
 */
public final class ExpiryPolicies {
  /** To the end of the day, which is what every period lasts to if nothing else is said. */
  public static final Cycle DAY_END = Cycle.days();

  /** To the end of the month. */
  public static final Cycle MONTH_END = Cycle.months();

  /** To the end of March, June, September or December. */
  public static final Cycle QUARTER_END = Cycle.quarters();

  /** To the end of June or December. */
  public static final Cycle HALF_YEAR_END = Cycle.halfYears();

  /** To the end of December. */
  public static final Cycle YEAR_END = Cycle.years();

  /** Each share becomes a lot, and an account carries its lots: what is meant is a schedule, not a curve. */
  private static final int MAX_EQUAL_SHARES = 1_000;

  private static final FixedExpiry.Never NEVER = new FixedExpiry.Never();

  private ExpiryPolicies() {}

  /**
   * Returns the end of the week.
   *
   * @param lastDay the last day of the week, such as Sunday
   * @return what a life can be rounded up to
   */
  public static Cycle weekEndingOn(DayOfWeek lastDay) {
    return Cycle.weeks(lastDay.plus(1));
  }

  /**
   * Returns the end of a month of the year: "points are good to the end of the March that follows".
   *
   * @param month the month with which points end
   * @return what a life can be rounded up to
   */
  public static Cycle endOf(Month month) {
    return Cycle.yearsEndingIn(month);
  }

  /**
   * Returns the policy under which points never end.
   *
   * @return the policy
   */
  public static FixedExpiry.Never never() {
    return NEVER;
  }

  /**
   * Returns the policy under which points last for a period, counted from when they are earned, to the end of the last day.
   *
   * @param period no part negative; zero for "to the end of the day"
   * @return the policy, which can be rounded up further
   * @throws IllegalArgumentException if a part is negative
   */
  public static FixedExpiry.Rolling rolling(Period period) {
    return new FixedExpiry.Rolling(period, false, DAY_END, ExpiryStart.EARN);
  }

  /**
   * Returns the policy under which points last for an exact length of time.
   *
   * @param length positive, such as 48 hours
   * @return the policy
   * @throws IllegalArgumentException if the length is not positive
   */
  public static FixedExpiry.Lasting lasting(Duration length) {
    return new FixedExpiry.Lasting(length, ExpiryStart.EARN);
  }

  /**
   * Returns the policy under which points end on the next of fixed dates, however new they are.
   *
   * @param dates the days of the year on which points are dead, at least one
   * @return the policy, which can be given a minimum age
   * @throws IllegalArgumentException if there is no date
   */
  public static FixedExpiry.OnDates onDates(MonthDay... dates) {
    return new FixedExpiry.OnDates(List.of(dates), Period.ZERO, ExpiryStart.EARN);
  }

  /**
   * Returns the policy under which points end after a period without activity.
   *
   * @param clock the name of the account's clock, such as {@code "activity"}
   * @param idle how long points last after an activity, to the end of the last day
   * @param resets the kinds of activity that keep points alive, at least one
   * @return the policy
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static ExpiryPolicy.Sliding sliding(String clock, Period idle, ActivityKind... resets) {
    return sliding(clock, rolling(idle), resets);
  }

  /**
   * Returns the policy under which points end after a period without activity that is counted or rounded in a way of its own.
   *
   * @param clock the name of the account's clock, such as {@code "activity"}
   * @param idle how long points last after an activity
   * @param resets the kinds of activity that keep points alive, at least one
   * @return the policy
   * @throws IllegalArgumentException if the clock has no name or there is no kind
   */
  public static ExpiryPolicy.Sliding sliding(
      String clock, FixedExpiry.Rolling idle, ActivityKind... resets) {
    return new ExpiryPolicy.Sliding(clock, idle, List.of(resets));
  }

  /**
   * Returns the policy under which points end at the earliest of several ends.
   *
   * @param policies any number of policies, none a decay, not two that slide differently
   * @return the policy; the only one if others never end points or repeat it, and never if there is none
   * @throws IllegalArgumentException if one decays or two slide differently
   */
  public static ExpiryPolicy earliestOf(ExpiryPolicy... policies) {
    List<ExpiryPolicy> members = ExpiryPolicy.EarliestOf.flat(List.of(policies));
    if (members.isEmpty()) {
      return NEVER;
    }
    return members.size() == 1 ? members.get(0) : new ExpiryPolicy.EarliestOf(members);
  }

  /**
   * Returns the beginning of a decay: a first share of the points and when it ends. Others follow with {@link
   * ExpiryPolicy.Decay#and}.
   *
   * @param weight the weight of the share, positive
   * @param policy when it ends
   * @return a decay of one share
   * @throws IllegalArgumentException if the weight is not positive
   */
  public static ExpiryPolicy.Decay decay(long weight, FixedExpiry policy) {
    return new ExpiryPolicy.Decay(List.of(new ExpiryPolicy.Decay.Share(weight, policy)));
  }

  /**
   * Returns the decay in equal steps: a fifth a month after one year, say.
   *
   * @param shares how many equal shares, 1 to 1,000
   * @param first how long the first share lasts
   * @param step how much longer each next share lasts
   * @return the decay
   * @throws IllegalArgumentException if there are too few or too many shares, or a period has a negative part
   */
  public static ExpiryPolicy.Decay decayEvenly(int shares, Period first, Period step) {
    requireNonNull(first, "first");
    requireNonNull(step, "step");
    checkArgument(
        shares >= 1 && shares <= MAX_EQUAL_SHARES,
        "shares must be 1 to %s, was %s",
        MAX_EQUAL_SHARES,
        shares);
    return new ExpiryPolicy.Decay(IntStream.range(0, shares)
        .mapToObj(i -> new ExpiryPolicy.Decay.Share(1, rolling(first.plus(step.multipliedBy(i)))))
        .toList());
  }

  /**
   * Returns a policy of the application's own.
   *
   * @param name a stable name of letters, digits, hyphens, dots and underscores
   * @param rule a pure function from the occasion to the first instant at which points are dead, which is after they are
   *     earned; {@link Instant#MAX} for never
   * @return the policy
   * @throws IllegalArgumentException if the name is not of this form
   */
  public static FixedExpiry.Custom custom(String name, Function<Occasion, Instant> rule) {
    return new FixedExpiry.Custom(name, rule);
  }
}
