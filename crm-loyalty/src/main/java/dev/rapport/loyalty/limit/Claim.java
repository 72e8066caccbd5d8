package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Days;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a rule wants to award, before limits are asked.
 *
 * <p>{@code Claim.of("order-17", "base", Points.of(beans, 40), placedAt, paris)}. The day is resolved once, when the claim is
 * made, so that what is recorded means the same later and elsewhere.
 *
 * @param cause what the points are for, such as the id of an order
 * @param rule the rule that wants to award them
 * @param desired how many, zero or more
 * @param at when
 * @param day the day of that instant in the zone of the programme
 * @param subject what the cause is about, such as the product that was reviewed; empty for an order
 */
public record Claim(
    String cause, String rule, Points desired, Instant at, LocalDate day, String subject) {
  /**
   * Checks the components.
   *
   * @param cause any
   * @param rule any
   * @param desired not negative
   * @param at any
   * @param day any
   * @param subject any
   * @throws IllegalArgumentException if the points are negative
   */
  public Claim {
    requireNonNull(cause, "cause");
    requireNonNull(rule, "rule");
    requireNonNull(at, "at");
    requireNonNull(day, "day");
    requireNonNull(subject, "subject");
    checkArgument(
        !requireNonNull(desired, "desired").isNegative(),
        "desired must not be negative, was %s",
        desired);
  }

  /**
   * Makes the claim of a cause that is about nothing in particular, such as an order.
   *
   * @param cause what the points are for
   * @param rule the rule that wants to award them
   * @param desired how many, zero or more
   * @param at when
   * @param day the day of that instant in the zone of the programme
   * @throws IllegalArgumentException if the points are negative
   */
  public Claim(String cause, String rule, Points desired, Instant at, LocalDate day) {
    this(cause, rule, desired, at, day, "");
  }

  /**
   * Returns a claim on the day of its instant.
   *
   * @param cause what the points are for
   * @param rule the rule that wants to award them
   * @param desired how many, zero or more
   * @param at when
   * @param zone the zone of the programme
   * @return the claim
   */
  public static Claim of(String cause, String rule, Points desired, Instant at, ZoneId zone) {
    return new Claim(cause, rule, desired, at, Days.of(at, zone));
  }

  /**
   * Returns the claim of another rule for the same cause.
   *
   * @param otherRule the rule
   * @param otherDesired how many it wants to award
   * @return the claim
   */
  public Claim by(String otherRule, Points otherDesired) {
    return new Claim(cause, otherRule, otherDesired, at, day, subject);
  }

  /**
   * Returns the claim of a cause that is about something.
   *
   * @param what the product that was reviewed, the store that was visited
   * @return a claim that differs in nothing else
   */
  public Claim about(String what) {
    return new Claim(cause, rule, desired, at, day, what);
  }
}
