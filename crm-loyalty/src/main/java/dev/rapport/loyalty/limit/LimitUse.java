package dev.rapport.loyalty.limit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.Points;
import java.util.List;

/**
 * That a claim was awarded, and which limits the award counts against: the fact from which usage is counted, and from which
 * it is counted again when a programme is replayed.
 *
 * @param claim what was claimed, when and on which day
 * @param awarded how much was awarded, above zero, of the type that was claimed
 * @param limits the limits that it counts against, each once
 */
public record LimitUse(Claim claim, Points awarded, List<Limit> limits) {
  /**
   * Checks the components.
   *
   * @param claim any
   * @param awarded above zero, at most what was desired, of the same type
   * @param limits no two of one name
   * @throws IllegalArgumentException if nothing or too much was awarded, or two limits have one name
   */
  public LimitUse {
    requireNonNull(claim, "claim");
    requireNonNull(awarded, "awarded");
    limits = List.copyOf(limits);
    checkArgument(
        awarded.isPositive() && awarded.compareTo(claim.desired()) <= 0,
        "awarded must be positive and at most the %s desired, was %s",
        claim.desired(),
        awarded);
    for (int i = 1; i < limits.size(); i++) {
      for (int j = 0; j < i; j++) {
        checkArgument(
            !limits.get(i).name().equals(limits.get(j).name()),
            "limits must have one name each, two had \"%s\"",
            limits.get(i).name());
      }
    }
  }

  /**
   * Returns the use of an award.
   *
   * @param claim what was claimed
   * @param awarded how much was awarded, above zero
   * @param limits the limits that it counts against
   * @return the use
   * @throws IllegalArgumentException if nothing or too much was awarded, or two limits have one name
   */
  public static LimitUse of(Claim claim, Points awarded, List<? extends Limit> limits) {
    return new LimitUse(claim, awarded, List.copyOf(limits));
  }

  /*
   * Whether a claim is of the same use of a cap on uses or of a cooldown as this award: by the same rule for the same cause, on the
   * same day, and of a cooldown at the same instant. How much a cap allows may have changed; a cooldown counts each pause for itself.
   */
  boolean holds(Limit limit, Claim other) {
    if (!claim.cause().equals(other.cause())
        || !claim.rule().equals(other.rule())
        || !claim.day().equals(other.day())
        || (limit.scope() == LimitScope.SUBJECT && !claim.subject().equals(other.subject()))
        || (limit instanceof Cooldown && !claim.at().equals(other.at()))) {
      return false;
    }
    for (Limit mine : limits) {
      if (mine.equals(limit)
          || (mine instanceof Cap ours && limit instanceof Cap cap && ours.isCountedAs(cap))) {
        return true;
      }
    }
    return false;
  }
}
