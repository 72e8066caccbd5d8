package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Narrator;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Recurrence;
import dev.rapport.loyalty.lot.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A policy under which the end is known as soon as points are earned: all of them end at one instant, or never.
 *
 * <p>Where points were pending, they are good at least through the day on which they become available, whatever the policy
 * counts from: nobody is given points that are dead already.
 */
public sealed interface FixedExpiry extends ExpiryPolicy {
  /**
   * Returns when points end.
   *
   * @param occasion when they are earned and available, and where
   * @return the first instant at which they are dead, after they become available; {@link Instant#MAX} for never
   * @throws java.time.DateTimeException if the end is outside the range of dates
   */
  Instant end(Occasion occasion);

  @Override
  FixedExpiry extendedBy(Period extra);

  /**
   * Returns when points end, as a lot has it.
   *
   * @param occasion when they are earned and available, and where
   * @return an instant or never
   */
  default Expiry expiry(Occasion occasion) {
    return Expiry.at(end(occasion));
  }

  @Override
  default ExpiryPlan plan(Occasion occasion) {
    return ExpiryPlan.whole(occasion, this, expiry(occasion), List.of());
  }

  private static void checkPeriod(String name, Period period) {
    checkArgument(
        !requireNonNull(period, name).isNegative(),
        "%s must not be negative in any part, was %s",
        name,
        period);
  }

  /* The node of an end: why it is, and whether it was put off because the points were pending. */
  private static Explanation ends(Occasion occasion, Instant raw, Consumer<Narrator> reasons) {
    Instant end = occasion.usable(raw);
    return Explanation.told(narrator -> {
      narrator.step(ExpiryCode.ENDS).with(end);
      reasons.accept(narrator);
      if (!end.equals(raw)) {
        narrator
            .step(ExpiryCode.PUT_OFF)
            .with(raw)
            .with(occasion.availableFrom())
            .end();
      }
      narrator.end();
    });
  }

  /** Points never end (永久有效). */
  record Never() implements FixedExpiry {
    @Override
    public Instant end(Occasion occasion) {
      requireNonNull(occasion, "occasion");
      return Instant.MAX;
    }

    @Override
    public Explanation explain(Occasion occasion) {
      requireNonNull(occasion, "occasion");
      return Explanation.of(ExpiryCode.NEVER);
    }

    @Override
    public Never extendedBy(Period extra) {
      checkPeriod("extra", extra);
      return this;
    }

    /**
     * Returns the word.
     *
     * @return {@code never}
     */
    @Override
    public String toString() {
      return PolicyText.NEVER;
    }
  }

  /**
   * Points last for a period of days, months or years (滚动有效期), to the end of a day or of a longer range.
   *
   * <p>The last day is the first day plus the period: points of 25 January that last a month are good through 25 February,
   * those of 31 January through the last of February. If the first day counts as a day of the period, the last day is one day
   * sooner: a year from 5 January ends with 4 January. The last day is then rounded up to the last day of its month, quarter
   * or other range. The points are dead from the beginning of the day after it, in the zone of the programme.
   *
   * @param period how long points last; no part negative, 12 months and one year are one period
   * @param firstDayCounts whether the day of the start is the first day of the period
   * @param roundUpTo the ranges to whose end the last day is moved; {@link Cycle#days()} for the day itself
   * @param from whether the period starts when points are earned or when they become available
   */
  record Rolling(Period period, boolean firstDayCounts, Cycle roundUpTo, ExpiryStart from)
      implements FixedExpiry {
    /**
     * Checks the components.
     *
     * @param period no part negative; not zero if the first day counts
     * @param firstDayCounts any
     * @param roundUpTo any
     * @param from any
     * @throws IllegalArgumentException if the period is negative, or has no day
     */
    public Rolling {
      checkPeriod("period", period);
      checkArgument(
          !firstDayCounts || !period.isZero(),
          "period must have a day if the first day counts, was %s",
          period);
      requireNonNull(roundUpTo, "roundUpTo");
      requireNonNull(from, "from");
      period = period.normalized();
    }

    /**
     * Returns this policy with the last day moved to the end of a range.
     *
     * @param ranges days, weeks, months, quarters or any other ranges, such as {@link ExpiryPolicies#MONTH_END}
     * @return a policy under which no points end sooner than to the end of their day
     */
    public Rolling roundedUpTo(Cycle ranges) {
      return new Rolling(period, firstDayCounts, ranges, from);
    }

    /**
     * Returns this policy with the first day counted as a day of the period.
     *
     * @return a policy whose last day, before rounding, is a day sooner
     * @throws IllegalArgumentException if the period is zero
     */
    public Rolling countingTheFirstDay() {
      return new Rolling(period, true, roundUpTo, from);
    }

    /**
     * Returns this policy with the period starting when points become available.
     *
     * @return a policy that leaves pending time out of account
     */
    public Rolling fromActivation() {
      return new Rolling(period, firstDayCounts, roundUpTo, ExpiryStart.ACTIVATION);
    }

    @Override
    public Instant end(Occasion occasion) {
      return occasion.usable(raw(occasion));
    }

    private LocalDate lastDay(Occasion occasion) {
      LocalDate day = occasion.startDay(from).plus(period);
      return firstDayCounts ? day.minusDays(1) : day;
    }

    private Instant raw(Occasion occasion) {
      return occasion.startOf(roundUpTo.roundUpLastDay(lastDay(occasion)).plusDays(1));
    }

    @Override
    public Explanation explain(Occasion occasion) {
      LocalDate lastDay = lastDay(occasion);
      LocalDate rounded = roundUpTo.roundUpLastDay(lastDay);
      return ends(occasion, raw(occasion), narrator -> {
        narrator.step(ExpiryCode.ROLLING).with(Argument.of(period)).with(from);
        narrator.with(occasion.start(from)).with(lastDay).end();
        if (!rounded.equals(lastDay)) {
          narrator.step(ExpiryCode.ROUNDED_UP).with(rounded);
          narrator.with(Argument.of(roundUpTo.rangeAt(lastDay))).end();
        }
      });
    }

    @Override
    public Rolling extendedBy(Period extra) {
      checkPeriod("extra", extra);
      return new Rolling(period.plus(extra), firstDayCounts, roundUpTo, from);
    }

    /**
     * Returns the period and, where they differ from the usual, the other components.
     *
     * @return such as {@code "rolling P3Y to the end of R/2000-01-01/P1M from activation"}
     */
    @Override
    public String toString() {
      return PolicyText.rolling(this);
    }
  }

  /**
   * Points last for an exact length of time, to the second: 48 hours from a flash sale.
   *
   * <p>No calendar is involved. Where a clock is put forward, 48 hours later shows another time of day.
   *
   * @param length how long points last, positive
   * @param from whether it starts when points are earned or when they become available
   */
  record Lasting(Duration length, ExpiryStart from) implements FixedExpiry {
    /**
     * Checks the components.
     *
     * @param length positive
     * @param from any
     * @throws IllegalArgumentException if the length is not positive
     */
    public Lasting {
      checkArgument(
          !requireNonNull(length, "length").isNegative() && !length.isZero(),
          "length must be positive, was %s",
          length);
      requireNonNull(from, "from");
    }

    /**
     * Returns this policy with the time starting when points become available.
     *
     * @return a policy that leaves pending time out of account
     */
    public Lasting fromActivation() {
      return new Lasting(length, ExpiryStart.ACTIVATION);
    }

    @Override
    public Instant end(Occasion occasion) {
      return occasion.usable(raw(occasion));
    }

    private Instant raw(Occasion occasion) {
      return occasion.start(from).plus(length);
    }

    @Override
    public Explanation explain(Occasion occasion) {
      return ends(occasion, raw(occasion), narrator -> {
        narrator.step(ExpiryCode.LASTING).with(Argument.of(length)).with(from);
        narrator.with(occasion.start(from)).end();
      });
    }

    /** Extends by so many times 24 hours; months and years have no exact length and are refused. */
    @Override
    public Lasting extendedBy(Period extra) {
      checkPeriod("extra", extra);
      checkArgument(
          extra.toTotalMonths() == 0,
          "extra must be in days for points that last %s, was %s. Months have no exact length.",
          length,
          extra);
      return new Lasting(length.plusDays(extra.get(ChronoUnit.DAYS)), from);
    }

    /**
     * Returns the length and, where it differs from the usual, the start.
     *
     * @return such as {@code "lasting PT48H from activation"}
     */
    @Override
    public String toString() {
      return PolicyText.lasting(this);
    }
  }

  /**
   * Points end on fixed dates of the year (固定日期到期): on the first that comes after they are earned and finds them old enough.
   *
   * <p>A date is the first day on which points are dead: with 1 March they are good through the last day of February. Points
   * that reach the minimum age on the date itself end on it. 29 February means 1 March in common years, so that the last good
   * day is 28 February in every year.
   *
   * @param dates the dates of the year, at least one; sorted and each once
   * @param minimumAge how old points must be to end, no part negative; zero to end with the next date
   * @param from whether their age is counted from when they are earned or from when they become available
   */
  record OnDates(List<MonthDay> dates, Period minimumAge, ExpiryStart from) implements FixedExpiry {
    /**
     * Checks the components.
     *
     * @param dates at least one
     * @param minimumAge no part negative
     * @param from any
     * @throws IllegalArgumentException if there is no date or the age is negative
     */
    public OnDates {
      dates = List.copyOf(ImmutableSortedSet.copyOf(dates));
      checkArgument(!dates.isEmpty(), "dates must not be empty");
      checkPeriod("minimumAge", minimumAge);
      requireNonNull(from, "from");
      minimumAge = minimumAge.normalized();
    }

    /**
     * Returns this policy with a minimum age.
     *
     * @param age how old points must be to end, no part negative
     * @return the policy
     * @throws IllegalArgumentException if a part is negative
     */
    public OnDates withMinimumAge(Period age) {
      return new OnDates(dates, age, from);
    }

    /**
     * Returns this policy with the age counted from when points become available.
     *
     * @return a policy that leaves pending time out of account
     */
    public OnDates fromActivation() {
      return new OnDates(dates, minimumAge, ExpiryStart.ACTIVATION);
    }

    @Override
    public Instant end(Occasion occasion) {
      return occasion.usable(occasion.startOf(date(occasion)));
    }

    private LocalDate date(Occasion occasion) {
      LocalDate start = occasion.startDay(from);
      LocalDate oldEnough = start.plus(minimumAge);
      // A date that has begun is over for points that are earned on it.
      LocalDate first = oldEnough.equals(start) ? start.plusDays(1) : oldEnough;
      return Recurrence.yearly(dates, LeapDayPolicy.MAR_1).nextOnOrAfter(first);
    }

    @Override
    public Explanation explain(Occasion occasion) {
      LocalDate date = date(occasion);
      return ends(occasion, occasion.startOf(date), narrator -> {
        narrator.step(ExpiryCode.ON_DATE).with(date).with(dates.size());
        narrator
            .with(Argument.of(minimumAge))
            .with(from)
            .with(occasion.start(from))
            .end();
      });
    }

    @Override
    public OnDates extendedBy(Period extra) {
      checkPeriod("extra", extra);
      return new OnDates(dates, minimumAge.plus(extra), from);
    }

    /**
     * Returns the dates and, where they differ from the usual, the other components.
     *
     * @return such as {@code "on 03-01 09-01 after P1Y"}
     */
    @Override
    public String toString() {
      return PolicyText.onDates(this);
    }
  }

  /**
   * A rule of the application's own, known by its name. Analysis can tell nothing about it, and two are equal if their names
   * are.
   *
   * @param name a stable name of letters, digits, hyphens, dots and underscores
   * @param rule a pure function from the occasion to the first instant at which points are dead, {@link Instant#MAX} for never
   */
  record Custom(String name, Function<Occasion, Instant> rule) implements FixedExpiry {
    /**
     * Checks the components.
     *
     * @param name letters, digits, hyphens, dots and underscores
     * @param rule any
     * @throws IllegalArgumentException if the name is not of this form
     */
    public Custom {
      PolicyText.checkName("name", requireNonNull(name, "name"));
      requireNonNull(rule, "rule");
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the rule gives an instant at which the points are not yet earned
     */
    @Override
    public Instant end(Occasion occasion) {
      return occasion.usable(raw(occasion));
    }

    private Instant raw(Occasion occasion) {
      Instant end = rule.apply(requireNonNull(occasion, "occasion"));
      checkState(
          requireNonNull(end, name).isAfter(occasion.earnedAt()),
          "custom policy %s must end points after %s, was %s",
          name,
          occasion.earnedAt(),
          end);
      return end;
    }

    @Override
    public Explanation explain(Occasion occasion) {
      return ends(
          occasion,
          raw(occasion),
          narrator -> narrator.step(ExpiryCode.CUSTOM).with(name).end());
    }

    /** Refuses: a rule that is not known cannot be extended. */
    @Override
    public Custom extendedBy(Period extra) {
      checkPeriod("extra", extra);
      throw new IllegalArgumentException(
          "custom policy " + name + " must bring its own extension, was " + extra);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Custom that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    /**
     * Returns the name after the word {@code custom}.
     *
     * @return such as {@code "custom end-of-season"}, which cannot be read back
     */
    @Override
    public String toString() {
      return PolicyText.CUSTOM + name;
    }
  }
}
