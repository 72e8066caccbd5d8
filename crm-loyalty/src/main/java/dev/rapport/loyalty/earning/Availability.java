package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Days;
import dev.rapport.core.time.Recurrence;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * When points that were earned can be spent: at once, when the window for returns has closed, on a fixed date, or when something
 * is confirmed. Closed.
 *
 * <p>{@code Availability.after(Period.ofDays(14))}: points of an order on 1 March are pending until 15 March begins.
 */
public sealed interface Availability {
  /**
   * Returns points that can be spent at once.
   *
   * @return no wait
   */
  static Availability atOnce() {
    return AtOnce.INSTANCE;
  }

  /**
   * Returns points that are pending for some days.
   *
   * @param period how long, positive; they are available from the beginning of the day on
   * @return the wait
   */
  static Availability after(Period period) {
    return new After(period);
  }

  /**
   * Returns points that are pending until the next of some dates.
   *
   * @param dates the dates, such as the first of every month; points become available on the first date after the order
   * @return the wait
   */
  static Availability onNext(Recurrence dates) {
    return new OnNext(dates);
  }

  /**
   * Returns points that are pending until they are activated, and lapse if they are not.
   *
   * @param lapsesAfter how long they wait, positive
   * @return the wait
   */
  static Availability onActivation(Period lapsesAfter) {
    return new OnActivation(lapsesAfter);
  }

  /**
   * Returns the first instant at which points can be spent.
   *
   * @param earnedAt when they were earned
   * @param zone where days are counted
   * @return the instant; {@code earnedAt} for no wait, {@link Instant#MAX} for points that wait for an activation
   */
  Instant availableFrom(Instant earnedAt, ZoneId zone);

  /**
   * Points can be spent at once.
   */
  record AtOnce() implements Availability {
    private static final AtOnce INSTANCE = new AtOnce();

    @Override
    public Instant availableFrom(Instant earnedAt, ZoneId zone) {
      return requireNonNull(earnedAt, "earnedAt");
    }
  }

  /**
   * Points are pending for some days.
   *
   * @param period how long
   */
  record After(Period period) implements Availability {
    /**
     * Checks the component.
     *
     * @param period positive
     * @throws IllegalArgumentException if it is not
     */
    public After {
      checkPositive(period, "period");
    }

    @Override
    public Instant availableFrom(Instant earnedAt, ZoneId zone) {
      return Days.startOf(Days.of(earnedAt, zone).plus(period), zone);
    }
  }

  /**
   * Points are pending until the next of some dates.
   *
   * @param dates the dates
   */
  record OnNext(Recurrence dates) implements Availability {
    /**
     * Checks the component.
     *
     * @param dates any
     */
    public OnNext {
      requireNonNull(dates, "dates");
    }

    @Override
    public Instant availableFrom(Instant earnedAt, ZoneId zone) {
      return Days.startOf(dates.nextAfter(Days.of(earnedAt, zone)), zone);
    }
  }

  /**
   * Points are pending until they are activated.
   *
   * @param lapsesAfter how long they wait
   */
  record OnActivation(Period lapsesAfter) implements Availability {
    /**
     * Checks the component.
     *
     * @param lapsesAfter positive
     * @throws IllegalArgumentException if it is not
     */
    public OnActivation {
      checkPositive(lapsesAfter, "lapsesAfter");
    }

    @Override
    public Instant availableFrom(Instant earnedAt, ZoneId zone) {
      requireNonNull(earnedAt, "earnedAt");
      requireNonNull(zone, "zone");
      return Instant.MAX;
    }

    /**
     * Returns when points that were not activated lapse.
     *
     * @param earnedAt when they were earned
     * @param zone where days are counted
     * @return the beginning of the day on which they have waited long enough
     */
    public Instant lapsesAt(Instant earnedAt, ZoneId zone) {
      return Days.startOf(Days.of(earnedAt, zone).plus(lapsesAfter), zone);
    }
  }

  private static void checkPositive(Period period, String name) {
    checkArgument(
        !requireNonNull(period, name).isNegative() && !period.isZero(),
        "%s must be positive in all its parts, was %s",
        name,
        period);
  }
}
