package dev.rapport.loyalty.expiry;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Instant;

/**
 * How far an activity moves the clock on which an account's points slide.
 *
 * <p>{@code new ClockMove("activity", t, false)} lets the clock {@code activity} run until {@code t}. The ledger never moves a
 * clock back, so an activity never shortens the life of points. Where earning is no activity that keeps points alive, the
 * first points still have to set the clock going: such a move is for a clock that does not run.
 *
 * @param clock the name of the clock
 * @param until when it runs out
 * @param onlyIfStopped whether the move is meant only for a clock that is not running
 */
public record ClockMove(String clock, Instant until, boolean onlyIfStopped) {
  /**
   * Checks the components.
   *
   * @param clock not blank
   * @param until any instant
   * @param onlyIfStopped any
   * @throws IllegalArgumentException if the clock has no name
   */
  public ClockMove {
    checkArgument(
        !requireNonNull(clock, "clock").isBlank(), "clock must not be blank, was \"%s\"", clock);
    requireNonNull(until, "until");
  }

  /**
   * Returns the command that moves the clock. It is to be posted before the points that slide on it.
   *
   * @param posting key and instants
   * @param type the type of points
   * @return the command
   * @throws IllegalArgumentException if the clock would run out by the effective instant
   */
  public UpkeepCommand.Slide slide(Posting posting, PointType type) {
    return new UpkeepCommand.Slide(posting, type, clock, until);
  }
}
