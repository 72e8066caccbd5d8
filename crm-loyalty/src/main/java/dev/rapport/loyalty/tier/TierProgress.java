package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.tier.TierChange.Measure;
import dev.rapport.loyalty.tier.TierChange.Rung;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a member is from the next level, and from keeping the present one.
 *
 * <p>For example "350 of 500 points to reach Silver". Each threshold of a requirement is listed with what is measured of it; where
 * a requirement is met by one of several, not all of them need to be reached.
 *
 * @param level where the member stands
 * @param lastDay the last day of that level as it is known now; {@link LocalDate#MAX} for no end that is known
 * @param next the level above; the same as {@code level} at the top
 * @param toNext what is measured of the requirement of the level above; empty at the top
 * @param toKeep what is measured of the requirement of the present level; empty at the foot
 */
public record TierProgress(
    Rung level, LocalDate lastDay, Rung next, List<Measure> toNext, List<Measure> toKeep)
    implements Explainable {
  /**
   * Checks the components.
   *
   * @param level any
   * @param lastDay any
   * @param next any
   * @param toNext any
   * @param toKeep any
   */
  public TierProgress {
    requireNonNull(level, "level");
    requireNonNull(lastDay, "lastDay");
    requireNonNull(next, "next");
    toNext = List.copyOf(toNext);
    toKeep = List.copyOf(toKeep);
  }

  static TierProgress of(Assessor standing) {
    TierLadder ladder = standing.ladder;
    int level = standing.rank;
    int next = Math.min(level + 1, ladder.highest());
    return new TierProgress(
        Rung.of(ladder.level(level)),
        standing.lastDayOf(level),
        Rung.of(ladder.level(next)),
        next == level ? List.of() : standing.measures(next, standing.asOf),
        level == 0 ? List.of() : standing.measures(level, standing.asOf));
  }

  /**
   * Tells whether there is no level above.
   *
   * @return whether the member stands at the top
   */
  public boolean isAtTop() {
    return next.equals(level);
  }

  @Override
  public Explanation explanation() {
    List<Explanation> reasons = new ArrayList<>(2);
    if (!isAtTop()) {
      reasons.add(Explanation.of(TierCode.TO_NEXT)
          .with("level", next.name())
          .because(toNext.stream().map(Measure::explanation).toList()));
    }
    if (level.rank() > 0) {
      reasons.add(Explanation.of(TierCode.TO_KEEP)
          .with("level", level.name())
          .because(toKeep.stream().map(Measure::explanation).toList()));
    }
    return Explanation.of(TierCode.PROGRESS).with("level", level.name()).because(reasons);
  }
}
