package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;

/**
 * Points that were credited together: how many there were, from when until when they can be spent, and where they came from.
 *
 * <p>A lot never changes. What is left of it is the account's business; moving its end makes another value with the same id.
 * For one literal example: lot 7, {@code 120 beans} earned on 2026-03-01, available from 2026-03-15, ending at 2028-04-01.
 *
 * @param id numbered from 1 in the order in which the account opened its lots
 * @param original how many points the lot had when it was opened, positive
 * @param earnedAt when the points were earned; a transfer keeps it
 * @param availableFrom the first instant at which the points can be spent; {@link Instant#MAX} for "when activated"
 * @param expiry when the points end
 * @param origin where the points came from
 * @param redatedAt when the lot was last given another end; {@link Instant#MIN} if it never was
 */
public record Lot(
    long id,
    Points original,
    Instant earnedAt,
    Instant availableFrom,
    Expiry expiry,
    Origin origin,
    Instant redatedAt) {
  /**
   * Checks the components.
   *
   * @param id at least 1
   * @param original above zero
   * @param earnedAt any instant
   * @param availableFrom any instant
   * @param expiry any
   * @param origin any
   * @param redatedAt any instant
   * @throws IllegalArgumentException if the id or the points are not positive
   */
  public Lot {
    requireNonNull(original, "original");
    requireNonNull(earnedAt, "earnedAt");
    requireNonNull(availableFrom, "availableFrom");
    requireNonNull(expiry, "expiry");
    requireNonNull(origin, "origin");
    requireNonNull(redatedAt, "redatedAt");
    checkArgument(id >= 1, "id must be at least 1, was %s", id);
    checkArgument(original.isPositive(), "original must be positive, was %s", original);
  }

  /**
   * Makes a lot that still has the end that it was opened with.
   *
   * @param id at least 1
   * @param original above zero
   * @param earnedAt any instant
   * @param availableFrom any instant
   * @param expiry any
   * @param origin any
   * @throws IllegalArgumentException if the id or the points are not positive
   */
  public Lot(
      long id,
      Points original,
      Instant earnedAt,
      Instant availableFrom,
      Expiry expiry,
      Origin origin) {
    this(id, original, earnedAt, availableFrom, expiry, origin, Instant.MIN);
  }

  /**
   * Returns the kind of points.
   *
   * @return the type of the original points
   */
  public PointType type() {
    return original.type();
  }

  /**
   * Returns this lot with another end, as if it had been opened with it.
   *
   * @param newExpiry when the points end
   * @return a lot that differs in nothing else
   */
  public Lot withExpiry(Expiry newExpiry) {
    return new Lot(id, original, earnedAt, availableFrom, newExpiry, origin, redatedAt);
  }

  /**
   * Returns this lot after it was given another end.
   *
   * @param newExpiry when the points end from then on
   * @param at when they were given it
   * @return a lot with that end, and the later of the two instants at which its end was moved
   */
  public Lot redated(Expiry newExpiry, Instant at) {
    Instant last = at.isAfter(redatedAt) ? at : redatedAt;
    return new Lot(id, original, earnedAt, availableFrom, newExpiry, origin, last);
  }

  /**
   * Returns this lot under another number and, where part of it moves, with other points.
   *
   * @param newId the number in the account that takes it
   * @param points how many points move
   * @return a lot with the same dates and origin
   */
  public Lot movedTo(long newId, Points points) {
    return new Lot(newId, points, earnedAt, availableFrom, expiry, origin, redatedAt);
  }
}
