package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When a lot ends: never, at an instant, when a clock of the account runs out, or at whichever of the two comes first.
 *
 * <p>A lot is alive before its end and dead from that instant on. {@code Expiry.at(Instant.parse("2021-08-01T00:00:00Z"))} is
 * usable through July. {@code Expiry.sliding("activity")} ends when the account's clock {@code activity} runs out; every
 * activity moves that one clock and not the lots, so an account with ten thousand lots slides as cheaply as one with one.
 * {@code Expiry.sliding("activity").noLaterThan(end)} is "18 months without activity, or 36 months in all".
 *
 * <p>Not a policy: periods, calendars and zones are resolved to an instant before a lot is opened, so that no later change
 * of rules or time zones moves it.
 *
 * @param hardAt the instant that ends the lot whatever happens; {@link Instant#MAX} stands for none
 * @param clock the clock that ends the lot when it runs out; empty stands for none
 */
public record Expiry(Instant hardAt, String clock) {
  private static final Expiry NEVER = new Expiry(Instant.MAX, "");

  /**
   * Checks the components.
   *
   * @param hardAt any instant
   * @param clock a name that is not blank, or empty
   * @throws IllegalArgumentException if the name is blank without being empty
   */
  public Expiry {
    requireNonNull(hardAt, "hardAt");
    checkArgument(
        requireNonNull(clock, "clock").isEmpty() || !clock.isBlank(),
        "clock must not be blank, was \"%s\". An expiry without a clock has the empty name.",
        clock);
  }

  /**
   * Returns the end of a lot that has none.
   *
   * @return never
   */
  public static Expiry never() {
    return NEVER;
  }

  /**
   * Returns a fixed end.
   *
   * @param instant the first instant at which the lot is dead
   * @return the expiry
   */
  public static Expiry at(Instant instant) {
    return new Expiry(instant, "");
  }

  /**
   * Returns an end that slides with a clock of the account.
   *
   * @param clock the name of the clock, not blank
   * @return the expiry
   * @throws IllegalArgumentException if the name is blank
   */
  public static Expiry sliding(String clock) {
    checkArgument(
        !requireNonNull(clock, "clock").isBlank(), "clock must not be blank, was \"%s\"", clock);
    return new Expiry(Instant.MAX, clock);
  }

  /**
   * Returns this expiry with a hard limit: the earlier of the two ends.
   *
   * @param instant the first instant at which the lot is dead at the latest
   * @return the expiry
   */
  public Expiry noLaterThan(Instant instant) {
    return hardAt.compareTo(requireNonNull(instant, "instant")) <= 0
        ? this
        : new Expiry(instant, clock);
  }

  /**
   * Tells whether the lot never ends.
   *
   * @return whether there is neither an instant nor a clock
   */
  public boolean isNever() {
    return hardAt.equals(Instant.MAX) && clock.isEmpty();
  }

  /**
   * Tells whether a clock can end the lot.
   *
   * @return whether there is a clock
   */
  public boolean isSliding() {
    return !clock.isEmpty();
  }

  /**
   * Returns the expiry in words, such as {@code "never"}, {@code "2028-01-01T00:00:00Z"} or {@code "sliding activity, no
   * later than 2028-01-01T00:00:00Z"}.
   *
   * @return the text
   */
  @Override
  public String toString() {
    if (isNever()) {
      return "never";
    }
    if (!isSliding()) {
      return hardAt.toString();
    }
    return "sliding " + clock + (hardAt.equals(Instant.MAX) ? "" : ", no later than " + hardAt);
  }
}
