package dev.rapport.loyalty.posting;

import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.List;

/**
 * Points of an account that are reserved and not yet spent: pending in the words of payment systems, where the capture posts.
 *
 * @param id the key of the command that placed it
 * @param type the type of points
 * @param draws the lots that it reserves, in draw order
 * @param heldAt when it took effect
 * @param timesOutAt when it is released if nobody resolves it
 * @param runsOut whether the points end at their own instant although they are held
 */
public record Hold(
    String id,
    PointType type,
    List<Draw> draws,
    Instant heldAt,
    Instant timesOutAt,
    boolean runsOut) {
  /** How a hold was resolved. The set is closed. */
  public enum Resolution {
    /** Spent, all or part. */
    CAPTURED,
    /** Released on request. */
    VOIDED,
    /** Released because nobody resolved it. */
    TIMED_OUT
  }

  /**
   * Checks the components.
   *
   * @param id any
   * @param type any
   * @param draws any
   * @param heldAt any
   * @param timesOutAt any
   * @param runsOut any
   */
  public Hold {
    requireNonNull(id, "id");
    requireNonNull(type, "type");
    draws = List.copyOf(draws);
    requireNonNull(heldAt, "heldAt");
    requireNonNull(timesOutAt, "timesOutAt");
  }

  /**
   * Returns how many points are reserved.
   *
   * @return zero or more; zero where all of them have ended
   */
  public Points points() {
    return Points.of(type, Draw.sum(draws));
  }

  /**
   * Returns this hold on other lots.
   *
   * @param newDraws what it reserves now
   * @return a hold that differs in nothing else
   */
  public Hold withDraws(List<Draw> newDraws) {
    return new Hold(id, type, newDraws, heldAt, timesOutAt, runsOut);
  }
}
