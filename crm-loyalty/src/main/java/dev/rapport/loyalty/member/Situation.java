package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DayClock;
import dev.rapport.core.time.Days;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * What a condition looks at: an order, its member as known at that moment, and where days and hours are counted.
 *
 * <p>{@code Situation.of(ada, order, ZoneId.of("Europe/Paris"))}: Ada's order of 08:15 UTC on 2 March 2026 was placed at a
 * quarter past nine on a Monday. The clock is read once, when the situation is made. The weekday and the hour are what a clock
 * on the wall shows; the {@linkplain #day() day} is the one of {@link Days}, which never goes back. The two differ only where
 * clocks are put back across midnight.
 *
 * <p>A situation is not a fact to store: order and view are. Immutable and thread-safe.
 */
public final class Situation {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final MemberView member;
  private final Order order;
  private final ZoneId zone;
  private final LocalDate day;
  private final DayOfWeek weekday;
  private final long nanoOfDay;
  private final long netMinorUnits;

  private Situation(MemberView member, Order order, ZoneId zone, LocalDate day, long wallSeconds) {
    checkArgument(
        order.member().equals(member.id()), "member must be the one who ordered, was another");
    this.member = member;
    this.order = order;
    this.zone = zone;
    this.day = day;
    this.nanoOfDay = Math.floorMod(wallSeconds, SECONDS_PER_DAY) * NANOS_PER_SECOND
        + order.placedAt().get(ChronoField.NANO_OF_SECOND);
    // The first of January 1970 was a Thursday.
    this.weekday =
        DayOfWeek.THURSDAY.plus(Math.floorMod(Math.floorDiv(wallSeconds, SECONDS_PER_DAY), 7L));
    this.netMinorUnits = order.netMinorUnits();
  }

  /**
   * Returns the situation of an order.
   *
   * @param member what is known of the member
   * @param order the member's order
   * @param zone where the programme counts days and hours
   * @return the situation
   * @throws IllegalArgumentException if the order is another member's
   */
  public static Situation of(MemberView member, Order order, ZoneId zone) {
    requireNonNull(member, "member");
    Instant at = requireNonNull(order, "order").placedAt();
    long wallSeconds = at.getEpochSecond()
        + requireNonNull(zone, "zone").getRules().getOffset(at).getTotalSeconds();
    return new Situation(member, order, zone, Days.of(at, zone), wallSeconds);
  }

  /**
   * Returns the situation of an order, for a programme that asks the same zone again and again.
   *
   * @param member what is known of the member
   * @param order the member's order
   * @param clock the days of the programme's zone
   * @return the same situation as for the zone of the clock
   * @throws IllegalArgumentException if the order is another member's
   */
  public static Situation of(MemberView member, Order order, DayClock clock) {
    requireNonNull(member, "member");
    Instant at = requireNonNull(order, "order").placedAt();
    requireNonNull(clock, "clock");
    return new Situation(member, order, clock.zone(), clock.dayOf(at), clock.wallSecondsAt(at));
  }

  /**
   * Returns the member.
   *
   * @return what is known of the member
   */
  public MemberView member() {
    return member;
  }

  /**
   * Returns the order.
   *
   * @return the order
   */
  public Order order() {
    return order;
  }

  /**
   * Returns the zone.
   *
   * @return where days and hours are counted
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns when the order was placed.
   *
   * @return the instant of the order
   */
  public Instant at() {
    return order.placedAt();
  }

  /**
   * Returns the day of the order.
   *
   * @return the day in the zone, as {@link Days} counts it
   */
  public LocalDate day() {
    return day;
  }

  /**
   * Returns the weekday of the order.
   *
   * @return as a calendar on the wall shows it in the zone
   */
  public DayOfWeek weekday() {
    return weekday;
  }

  /**
   * Returns the hour of the order.
   *
   * @return as a clock on the wall shows it in the zone
   */
  public LocalTime time() {
    return LocalTime.ofNanoOfDay(nanoOfDay);
  }

  /** The hour as a number, for conditions. */
  long nanoOfDay() {
    return nanoOfDay;
  }

  /**
   * Returns what the goods cost, after discounts and without tax and shipping, added up once for all who ask.
   *
   * @return minor units of the currency of the order, zero or more
   */
  public long netMinorUnits() {
    return netMinorUnits;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Situation that
        && member.equals(that.member)
        && order.equals(that.order)
        && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * member.hashCode() + order.hashCode()) + zone.hashCode();
  }

  /**
   * Returns the order, the member and the zone.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return order + " of " + member + " in " + zone;
  }
}
