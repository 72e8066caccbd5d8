package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.List;

/**
 * What became of a member's standing: the standing now, and every change on the way, in order and dated.
 *
 * @param standing the standing now
 * @param changes what changed, in order; empty if nothing did
 */
public record TierDecision(TierStanding standing, List<TierChange> changes) implements Explainable {
  /**
   * Checks the components.
   *
   * @param standing any
   * @param changes any
   */
  public TierDecision {
    requireNonNull(standing, "standing");
    changes = List.copyOf(changes);
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(TierCode.STANDING)
        .with("ladder", standing.ladder().name())
        .with("level", standing.level().name())
        .with("asOf", standing.asOf())
        .because(changes.stream().map(TierChange::explanation).toList());
  }
}
