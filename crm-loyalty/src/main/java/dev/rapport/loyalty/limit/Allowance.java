package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What limits allow of a claim: how much was desired, how much may be awarded, and which limits bit.
 *
 * <p>For example 200 of 240 beans, because the cap "daily" has room for 200. An allowance changes nothing; what is then
 * awarded is counted with {@link LimitUsage#plus}.
 *
 * @param desired what the rule wanted to award
 * @param awarded what may be awarded, zero to {@code desired}
 * @param bites the limits that had less room than was desired, in the order in which they were asked; empty if all may be
 *     awarded
 */
public record Allowance(Points desired, Points awarded, List<Bite> bites) implements Explainable {
  /** Why a limit held an award back. The set is closed. */
  public enum Reason {
    /** There was less room than was desired, and the limit grants what there is. */
    TRIMMED,

    /** There was no room at all. */
    USED_UP,

    /** There was less room than was desired, and the limit grants all or nothing. */
    REJECTED,

    /** The last award, or a later one that is known already, is too close. */
    COOLING_DOWN,

    /** The claim is of a day that is not remembered any more, so nobody can tell what room there was. */
    TOO_LATE
  }

  /**
   * A limit that held an award back.
   *
   * @param limit its name
   * @param reason why
   * @param room what it had room for, in points or uses as the limit counts; zero for a cooldown
   * @param until the end of a cooldown; {@link Instant#MAX} for anything else
   */
  public record Bite(String limit, Reason reason, long room, Instant until) implements Explainable {
    /**
     * Checks the components.
     *
     * @param limit any
     * @param reason any
     * @param room not negative
     * @param until any
     * @throws IllegalArgumentException if the room is negative
     */
    public Bite {
      requireNonNull(limit, "limit");
      requireNonNull(reason, "reason");
      requireNonNull(until, "until");
      checkArgument(room >= 0, "room must not be negative, was %s", room);
    }

    /* A limit that counts had too little room. */
    static Bite of(String limit, Excess excess, long room) {
      Reason reason =
          excess == Excess.REJECT ? Reason.REJECTED : room == 0 ? Reason.USED_UP : Reason.TRIMMED;
      return new Bite(limit, reason, room, Instant.MAX);
    }

    @Override
    public Explanation explanation() {
      return switch (reason) {
        case TRIMMED -> Explanation.of(LimitCode.TRIMMED).with("limit", limit).with("room", room);
        case USED_UP -> Explanation.of(LimitCode.USED_UP).with("limit", limit);
        case REJECTED -> Explanation.of(LimitCode.REJECTED).with("limit", limit).with("room", room);
        case COOLING_DOWN ->
          Explanation.of(LimitCode.COOLING_DOWN).with("limit", limit).with("until", until);
        case TOO_LATE -> Explanation.of(LimitCode.TOO_LATE).with("limit", limit);
      };
    }
  }

  /**
   * Checks the components.
   *
   * @param desired not negative
   * @param awarded zero to {@code desired}, of the same type
   * @param bites any; at least one if not all is awarded
   * @throws IllegalArgumentException if more is awarded than desired, or less without a reason
   */
  public Allowance {
    requireNonNull(desired, "desired");
    requireNonNull(awarded, "awarded");
    bites = List.copyOf(bites);
    checkArgument(
        !awarded.isNegative() && awarded.compareTo(desired) <= 0,
        "awarded must be 0 to desired %s, was %s",
        desired,
        awarded);
    checkArgument(
        !bites.isEmpty() || awarded.units() == desired.units(),
        "bites must say why only %s of %s are awarded, were empty",
        awarded,
        desired);
  }

  /**
   * Returns the allowance of everything.
   *
   * @param desired what was desired
   * @return an allowance that nothing holds back
   */
  public static Allowance full(Points desired) {
    return new Allowance(desired, desired, List.of());
  }

  /**
   * Tells whether all that was desired may be awarded.
   *
   * @return whether nothing was withheld
   */
  public boolean isFull() {
    return awarded.units() == desired.units();
  }

  /**
   * Returns what may not be awarded.
   *
   * @return desired less awarded
   */
  public Points withheld() {
    return desired.minus(awarded);
  }

  /**
   * Returns this allowance held back further by what was asked next, with what this one allows as what it desired: a member's
   * limits first, then the budget of a campaign.
   *
   * @param next the allowance of what {@link #awarded()} says here
   * @return both together
   * @throws IllegalArgumentException if the next allowance was asked for something else
   */
  public Allowance and(Allowance next) {
    checkArgument(
        requireNonNull(next, "next").desired.equals(awarded),
        "next must have been asked for the %s that are allowed so far, was asked for %s",
        awarded,
        next.desired);
    if (next.bites.isEmpty()) {
      return this;
    }
    List<Bite> all = new ArrayList<>(bites);
    all.addAll(next.bites);
    return new Allowance(desired, next.awarded, all);
  }

  @Override
  public Explanation explanation() {
    Explanation result = Explanation.of(bites.isEmpty() ? LimitCode.ALLOWED : LimitCode.HELD_BACK)
        .with("awarded", awarded.units())
        .with("desired", desired.units())
        .with("type", desired.type().id());
    List<Explanation> reasons = new ArrayList<>(bites.size());
    for (Bite bite : bites) {
      reasons.add(bite.explanation());
    }
    return result.because(reasons);
  }
}
