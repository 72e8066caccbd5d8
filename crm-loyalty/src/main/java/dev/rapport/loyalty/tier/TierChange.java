package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.time.LocalDate;
import java.util.List;

/**
 * That a member's level changed, or was made to last longer: on which day, why, and on what evidence.
 *
 * <p>For example {@code 2026-03-10: Silver becomes Gold, reached, through 2027-12-31}, with 2,000 of 2,000 points measured. Changes are
 * dated by the day on which they take effect, whenever they were noticed.
 *
 * @param ladder the name of the ladder
 * @param day the first day on which it holds
 * @param from where the member stood before
 * @param to where the member stands now; the same where a level only lasts longer
 * @param reason why
 * @param lastDay the last day of the new level as it is known now; {@link LocalDate#MAX} for no end that is known
 * @param evidence what was measured for the level that was reached, kept or lost
 */
public record TierChange(
    String ladder,
    LocalDate day,
    Rung from,
    Rung to,
    Reason reason,
    LocalDate lastDay,
    List<Measure> evidence)
    implements Explainable {
  /** Why a level changed. The set is closed. */
  public enum Reason {
    /** The requirement came to be met. */
    REACHED,
    /** The level was earned again before or when it ended. */
    RENEWED,
    /** The level is kept for good from now on. */
    KEPT_FOR_LIFE,
    /** The level ended and grace began. */
    IN_GRACE,
    /** The level ended and was not earned again. */
    LAPSED,
    /** The level ended and the member fell one step only. */
    STEPPED_DOWN,
    /** A grant began. */
    GRANTED,
    /** A grant ended, or was taken back. */
    GRANT_ENDED,
    /** The ladder was defined anew, and the level of before is not on it any more or has another rank. */
    LADDER_CHANGED
  }

  /**
   * A place on the ladder.
   *
   * @param rank 0 for the foot of the ladder
   * @param name the name of the level
   */
  public record Rung(int rank, String name) {
    /**
     * Checks the components.
     *
     * @param rank any
     * @param name any
     */
    public Rung {
      requireNonNull(name, "name");
    }

    static Rung of(TierLevel level) {
      return new Rung(level.rank(), level.name());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * What was measured against a threshold.
   *
   * @param requirement the threshold: one that is not made of others
   * @param measured what was measured
   * @param threshold what is enough
   */
  public record Measure(Requirement requirement, long measured, long threshold)
      implements Explainable {
    /**
     * Checks the components.
     *
     * @param requirement any
     * @param measured any
     * @param threshold any
     */
    public Measure {
      requireNonNull(requirement, "requirement");
    }

    static Measure of(Requirement leaf, Requirement.Measured measured) {
      if (leaf instanceof Requirement.AtLeast at) {
        return new Measure(at, measured.inWindow(at.metric()), at.threshold());
      }
      if (leaf instanceof Requirement.LifetimeAtLeast at) {
        return new Measure(at, measured.inLifetime(at.metric()), at.threshold());
      }
      Requirement.HeldFor heldFor = (Requirement.HeldFor) leaf;
      return new Measure(heldFor, measured.periodsHeld(heldFor.consecutive()), heldFor.periods());
    }

    /**
     * Returns how far the threshold is.
     *
     * @return what is missing, zero if it is met
     */
    public long missing() {
      return isMet() ? 0 : Math.subtractExact(threshold, measured);
    }

    /**
     * Tells whether the threshold is reached.
     *
     * @return whether enough was measured
     */
    public boolean isMet() {
      return measured >= threshold;
    }

    @Override
    public Explanation explanation() {
      String what = requirement instanceof Requirement.AtLeast at
          ? at.metric().toString()
          : requirement instanceof Requirement.LifetimeAtLeast at
              ? at.metric() + " in a lifetime"
              : "periods";
      return Explanation.of(TierCode.MEASURED)
          .with("measured", measured)
          .with("threshold", threshold)
          .with("what", what);
    }
  }

  /**
   * Checks the components.
   *
   * @param ladder any
   * @param day any
   * @param from any
   * @param to any
   * @param reason any
   * @param lastDay any
   * @param evidence any
   */
  public TierChange {
    requireNonNull(ladder, "ladder");
    requireNonNull(day, "day");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(reason, "reason");
    requireNonNull(lastDay, "lastDay");
    evidence = List.copyOf(evidence);
  }

  /**
   * Tells whether the member rose.
   *
   * @return whether the new level is higher
   */
  public boolean isUpgrade() {
    return to.rank > from.rank;
  }

  /**
   * Tells whether the member fell.
   *
   * @return whether the new level is lower
   */
  public boolean isDowngrade() {
    return to.rank < from.rank;
  }

  @Override
  public Explanation explanation() {
    TierCode code = code();
    Explanation explanation = Explanation.of(code).with("day", day).with("to", to.name);
    if (code.places().contains("from")) {
      explanation = explanation.with("from", from.name);
    }
    if (code.places().contains("lastDay")) {
      explanation = explanation.with("lastDay", lastDay);
    }
    return explanation.because(evidence.stream().map(Measure::explanation).toList());
  }

  private TierCode code() {
    boolean open = lastDay.equals(LocalDate.MAX);
    return switch (reason) {
      case REACHED -> open ? TierCode.REACHED_OPEN : TierCode.REACHED;
      case RENEWED -> open ? TierCode.RENEWED_OPEN : TierCode.RENEWED;
      case KEPT_FOR_LIFE -> TierCode.KEPT_FOR_LIFE;
      case IN_GRACE -> TierCode.IN_GRACE;
      case LAPSED -> TierCode.LAPSED;
      case STEPPED_DOWN -> TierCode.STEPPED_DOWN;
      case GRANTED -> TierCode.GRANTED;
      case GRANT_ENDED -> TierCode.GRANT_ENDED;
      case LADDER_CHANGED -> TierCode.LADDER_CHANGED;
    };
  }
}
