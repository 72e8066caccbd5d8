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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a condition looks at: an order or an activity, its member as known at that moment, and where days and hours are counted.
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
  private final @Nullable Order order;
  private final @Nullable Activity activity;
  private final Instant at;
  private final ZoneId zone;
  private final LocalDate day;
  private final DayOfWeek weekday;
  private final long nanoOfDay;
  private final long netMinorUnits;

  private Situation(
      MemberView member,
      @Nullable Order order,
      @Nullable Activity activity,
      Instant at,
      ZoneId zone,
      LocalDate day,
      long wallSeconds) {
    this.member = member;
    this.order = order;
    this.activity = activity;
    this.at = at;
    this.zone = zone;
    this.day = day;
    this.nanoOfDay = Math.floorMod(wallSeconds, SECONDS_PER_DAY) * NANOS_PER_SECOND
        + at.get(ChronoField.NANO_OF_SECOND);
    // The first of January 1970 was a Thursday.
    this.weekday =
        DayOfWeek.THURSDAY.plus(Math.floorMod(Math.floorDiv(wallSeconds, SECONDS_PER_DAY), 7L));
    this.netMinorUnits = order == null ? 0 : order.netMinorUnits();
  }

  /**
   * Returns the situation of an order.
   *
   * @param member what is known of the member
   * @param order the member's order
   * @param zone where the programme counts days and hours
   * @return the situation, in which no condition on an activity holds
   * @throws IllegalArgumentException if the order is another member's
   */
  public static Situation of(MemberView member, Order order, ZoneId zone) {
    requireNonNull(member, "member");
    requireNonNull(zone, "zone");
    Instant at = requireNonNull(order, "order").placedAt();
    checkMember(member, order.member());
    return new Situation(member, order, null, at, zone, Days.of(at, zone), wallSecondsAt(at, zone));
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
    checkMember(member, order.member());
    return new Situation(
        member, order, null, at, clock.zone(), clock.dayOf(at), clock.wallSecondsAt(at));
  }

  /**
   * Returns the situation of an activity.
   *
   * @param member what is known of the member
   * @param activity what the member did
   * @param zone where the programme counts days and hours
   * @return the situation, in which no condition on what was ordered and where holds
   * @throws IllegalArgumentException if the activity is another member's
   */
  public static Situation of(MemberView member, Activity activity, ZoneId zone) {
    requireNonNull(member, "member");
    Instant at = requireNonNull(activity, "activity").at();
    requireNonNull(zone, "zone");
    checkMember(member, activity.member());
    return new Situation(
        member, null, activity, at, zone, Days.of(at, zone), wallSecondsAt(at, zone));
  }

  /**
   * Returns the situation of an activity, for a programme that asks the same zone again and again.
   *
   * @param member what is known of the member
   * @param activity what the member did
   * @param clock the days of the programme's zone
   * @return the same situation as for the zone of the clock
   * @throws IllegalArgumentException if the activity is another member's
   */
  public static Situation of(MemberView member, Activity activity, DayClock clock) {
    requireNonNull(member, "member");
    Instant at = requireNonNull(activity, "activity").at();
    requireNonNull(clock, "clock");
    checkMember(member, activity.member());
    return new Situation(
        member, null, activity, at, clock.zone(), clock.dayOf(at), clock.wallSecondsAt(at));
  }

  private static void checkMember(MemberView member, MemberId whose) {
    checkArgument(whose.equals(member.id()), "member must be the one who did it, was another");
  }

  private static long wallSecondsAt(Instant at, ZoneId zone) {
    return at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
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
   * Tells what happened.
   *
   * @return true for an order, false for an activity
   */
  public boolean isOrder() {
    return order != null;
  }

  /**
   * Returns the order.
   *
   * @return the order
   * @throws IllegalStateException if the situation is that of an activity
   */
  public Order order() {
    if (order == null) {
      throw new IllegalStateException(
          "situation must be that of an order, was that of an activity. Ask isOrder() first.");
    }
    return order;
  }

  /**
   * Returns the activity.
   *
   * @return the activity; nothing if the situation is that of an order
   */
  public Optional<Activity> activity() {
    return Optional.ofNullable(activity);
  }

  /** The same for conditions, which make nothing while they look. */
  @Nullable
  Activity activityOrNull() {
    return activity;
  }

  /**
   * Returns what points are for, that are earned here.
   *
   * @return the id of the order or of the activity
   */
  public String cause() {
    return (activity == null ? order().id() : activity.id()).value();
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
   * Returns when it happened.
   *
   * @return the instant of the order or of the activity
   */
  public Instant at() {
    return at;
  }

  /**
   * Returns the day on which it happened.
   *
   * @return the day in the zone, as {@link Days} counts it
   */
  public LocalDate day() {
    return day;
  }

  /**
   * Returns the weekday on which it happened.
   *
   * @return as a calendar on the wall shows it in the zone
   */
  public DayOfWeek weekday() {
    return weekday;
  }

  /**
   * Returns the hour at which it happened.
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
   * @return minor units of the currency of the order, zero or more; zero for an activity
   */
  public long netMinorUnits() {
    return netMinorUnits;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Situation that
        && member.equals(that.member)
        && Objects.equals(order, that.order)
        && Objects.equals(activity, that.activity)
        && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(member, order, activity, zone);
  }

  /**
   * Returns the order or the activity, the member and the zone.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return (order == null ? activity : order) + " of " + member + " in " + zone;
  }
}
