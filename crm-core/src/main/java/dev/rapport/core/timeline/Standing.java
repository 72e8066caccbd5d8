package dev.rapport.core.timeline;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.Position;
import dev.rapport.core.lifecycle.RelationshipPhase;
import dev.rapport.core.lifecycle.StagePolicy;
import java.util.Optional;

/**
 * What is remembered from one look to the next: the position, what was seen and is not confirmed yet, and whether doubt has been
 * there.
 */
record Standing(
    Position position,
    Held<LifeStage> stage,
    Held<Optional<RelationshipPhase>> phase,
    boolean passedDoubt) {

  /** Before the first look there is nobody. */
  static Standing initial(TimelinePolicy policy) {
    Position position = policy.positions().position(RelationshipFacts.none(), Evidence.none());
    return new Standing(position, Held.of(position.stage()), Held.of(position.phase()), false);
  }

  /** One step of the fold. */
  Standing look(RelationshipFacts facts, Evidence evidence, TimelinePolicy policy) {
    StagePolicy stages = policy.positions().stages();
    LifeStage observed = stages.stage(facts, evidence);
    Held<LifeStage> newStage = stage.see(observed, needed(observed, policy));
    LifeStage held = newStage.value();
    if (held != stage.value() && policy.transitions().path(stage.value(), held).isEmpty()) {
      // No way leads there, so the stage stays and goes on waiting for one that can be reached.
      held = stage.value();
      newStage = new Held<>(held, observed, policy.confirmations());
    }
    Optional<RelationshipPhase> seen = stages.phase(held, facts, evidence, passedDoubt);
    Held<Optional<RelationshipPhase>> newPhase =
        held == stage.value() ? phase.see(seen, policy.confirmations()) : Held.of(seen);
    Position read = policy.positions().position(facts, evidence, held, passedDoubt);
    Optional<RelationshipPhase> heldPhase = newPhase.value();
    boolean doubted =
        passedDoubt || heldPhase.filter(RelationshipPhase.WAVERING::equals).isPresent();
    return new Standing(
        Position.of(read.rung(), held, heldPhase.orElse(null), read.relation(), read.mature()),
        newStage,
        newPhase,
        held.isRelationship() && doubted);
  }

  /* A purchase and an ending are facts, not conclusions: they need no confirmation. */
  private int needed(LifeStage observed, TimelinePolicy policy) {
    return stage.value().isRelationship() && observed.isRelationship() ? policy.confirmations() : 1;
  }
}
