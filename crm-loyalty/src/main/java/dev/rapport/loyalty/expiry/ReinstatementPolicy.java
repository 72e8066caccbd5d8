package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Until when expired points can be brought back, and how long they live then (恢复期).
 *
 * <p>{@code new ReinstatementPolicy(10, rolling(Period.ofMonths(3)))} brings back, on 15 January, what ended on 5 January or
 * later, for three months. The window counts whole days, so it does not matter at what time of the day somebody asks.
 *
 * @param windowDays how many days before the day of the request the points may have ended, zero or more
 * @param life how long reinstated points live, counted from their reinstatement; not for ever
 */
public record ReinstatementPolicy(int windowDays, FixedExpiry life) {
  /**
   * Checks the components.
   *
   * @param windowDays zero or more
   * @param life any but never
   * @throws IllegalArgumentException if the days are negative, or the points would live for ever
   */
  public ReinstatementPolicy {
    checkArgument(windowDays >= 0, "windowDays must not be negative, was %s", windowDays);
    checkArgument(
        !(requireNonNull(life, "life") instanceof FixedExpiry.Never),
        "life must have an end, was %s",
        life);
  }

  /**
   * The answer to a request for points that have ended.
   *
   * @param expiredAt when they ended
   * @param windowStart the earliest end that can still be undone
   * @param asOf when it was asked
   * @param expiry when they would end again
   */
  public record Decision(Instant expiredAt, Instant windowStart, Instant asOf, Expiry expiry)
      implements Explainable {
    /**
     * Checks the components.
     *
     * @param expiredAt any instant
     * @param windowStart any instant
     * @param asOf any instant
     * @param expiry any
     */
    public Decision {
      requireNonNull(expiredAt, "expiredAt");
      requireNonNull(windowStart, "windowStart");
      requireNonNull(asOf, "asOf");
      requireNonNull(expiry, "expiry");
    }

    /**
     * Tells whether the points can come back.
     *
     * @return whether they ended within the window, both bounds included
     */
    public boolean isGranted() {
      return !expiredAt.isBefore(windowStart) && !expiredAt.isAfter(asOf);
    }

    /**
     * Returns the command that brings the points back.
     *
     * @param key the key of the command
     * @param expired the entry that recorded their end
     * @return the command, effective and recorded as of the request
     * @throws IllegalStateException if the points cannot come back
     * @throws IllegalArgumentException if the entry is of another end
     */
    public CreditCommand.Reinstate reinstate(String key, DebitEntry.Expired expired) {
      checkState(
          isGranted(),
          "points must have ended between %s and %s, did at %s",
          windowStart,
          asOf,
          expiredAt);
      checkArgument(
          expired.header().effectiveAt().equals(expiredAt),
          "expired must be the end at %s, was of %s",
          expiredAt,
          expired.header().effectiveAt());
      return new CreditCommand.Reinstate(Posting.of(key, asOf), expired, expiry);
    }

    @Override
    public Explanation explanation() {
      Explanation node = Explanation.of(
              isGranted() ? ExpiryCode.REINSTATED : ExpiryCode.NOT_REINSTATED)
          .with("expiredAt", expiredAt)
          .with("windowStart", windowStart);
      return isGranted()
          ? node.because(Explanation.of(ExpiryCode.ENDS).with("end", expiry.hardAt()))
          : node.with("asOf", asOf);
    }
  }

  /**
   * Decides whether points that ended can be brought back.
   *
   * @param expiredAt when they ended, the first instant at which they were dead
   * @param asOf when it is asked
   * @param zone the zone of the programme
   * @return the decision, with its reason
   * @throws java.time.DateTimeException if a date is outside the range of dates
   */
  public Decision decide(Instant expiredAt, Instant asOf, ZoneId zone) {
    return new Decision(
        expiredAt, windowStart(asOf, zone), asOf, life.expiry(Occasion.at(asOf, zone)));
  }

  /**
   * Returns the earliest end that can still be undone.
   *
   * @param asOf when it is asked
   * @param zone the zone of the programme
   * @return the beginning of the day that is so many days before
   * @throws java.time.DateTimeException if it is outside the range of dates
   */
  public Instant windowStart(Instant asOf, ZoneId zone) {
    return Days.startOf(Days.of(asOf, zone).minusDays(windowDays), zone);
  }
}
