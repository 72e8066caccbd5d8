package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * From when until when new points can be spent.
 *
 * <p>{@code LotTerms.atOnce(Expiry.never())} is available with its posting. {@code LotTerms.availableFrom(t, expiry)} is
 * pending until {@code t}. {@code LotTerms.onActivation(t)} is pending until an activation is posted, and lapses at {@code t}
 * if none is: the points of an order that is never confirmed.
 *
 * @param availableFrom the first instant at which the points can be spent; {@link Instant#MIN} stands for the instant of the
 *     posting, {@link Instant#MAX} for "when activated"
 * @param expiry when they end
 */
public record LotTerms(Instant availableFrom, Expiry expiry) {
  /**
   * Checks the components.
   *
   * @param availableFrom before the hard end of the expiry, unless the points wait for an activation
   * @param expiry any
   * @throws IllegalArgumentException if the points would end before they begin
   */
  public LotTerms {
    requireNonNull(availableFrom, "availableFrom");
    requireNonNull(expiry, "expiry");
    checkArgument(
        availableFrom.equals(Instant.MAX) || availableFrom.isBefore(expiry.hardAt()),
        "expiry must be after availableFrom %s, was %s",
        availableFrom,
        expiry);
  }

  /**
   * Returns the terms of points that can be spent from their posting on.
   *
   * @param expiry when they end
   * @return the terms
   */
  public static LotTerms atOnce(Expiry expiry) {
    return new LotTerms(Instant.MIN, expiry);
  }

  /**
   * Returns the terms of points that are pending until an instant.
   *
   * @param instant the first instant at which they can be spent
   * @param expiry when they end
   * @return the terms
   */
  public static LotTerms availableFrom(Instant instant, Expiry expiry) {
    return new LotTerms(instant, expiry);
  }

  /**
   * Returns the terms of points that are pending until an activation is posted.
   *
   * @param lapsesAt when they end if it never is
   * @return the terms
   */
  public static LotTerms onActivation(Instant lapsesAt) {
    return new LotTerms(Instant.MAX, Expiry.at(lapsesAt));
  }
}
