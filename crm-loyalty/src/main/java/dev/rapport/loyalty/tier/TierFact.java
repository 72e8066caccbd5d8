package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * That something was counted towards a level, on a day, for a cause.
 *
 * <p>{@code TierFact.of(miles, 1_200, flownAt, paris, "flight-17")}. The day is resolved once, when the fact is made, so that it
 * means the same when it is replayed. A negative amount is a correction; what a return takes back is better {@linkplain
 * TierStanding#reverse reversed}.
 *
 * @param metric what was counted
 * @param amount how many, in units of the metric, of either sign
 * @param day the day on which it counts, in the zone of the programme
 * @param cause what it was for, such as the id of an order; by it the fact can be reversed
 */
public record TierFact(TierMetric metric, long amount, LocalDate day, String cause) {
  /**
   * Checks the components.
   *
   * @param metric any
   * @param amount any
   * @param day any
   * @param cause any
   */
  public TierFact {
    requireNonNull(metric, "metric");
    requireNonNull(day, "day");
    requireNonNull(cause, "cause");
  }

  /**
   * Returns a fact of the day of an instant.
   *
   * @param metric what was counted
   * @param amount how many, in units of the metric
   * @param at when
   * @param zone the zone of the programme
   * @param cause what it was for
   * @return the fact
   */
  public static TierFact of(TierMetric metric, long amount, Instant at, ZoneId zone, String cause) {
    return new TierFact(metric, amount, Days.of(at, zone), cause);
  }
}
