package dev.rapport.core.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;

/**
 * How all axes of a customer's position are read from facts: the place to start.
 *
 * <p>Example: {@code PositionPolicy.standard().position(facts, evidence)}. It reads one instant and remembers nothing; a timeline
 * adds the memory, with which stages are held against noise and doubt once overcome counts.
 *
 * @param ladder how the ladder of formation is read
 * @param stages how stage, phase and maturity are read
 */
public record PositionPolicy(LadderPolicy ladder, StagePolicy stages) {
  private static final PositionPolicy STANDARD =
      new PositionPolicy(LadderPolicy.standard(), StagePolicy.standard());

  /**
   * Checks the components.
   *
   * @param ladder how the ladder of formation is read
   * @param stages how stage, phase and maturity are read
   * @throws NullPointerException if one is null
   */
  public PositionPolicy {
    requireNonNull(ladder, "ladder");
    requireNonNull(stages, "stages");
  }

  /**
   * Returns the policy with all defaults.
   *
   * @return the standard policy
   */
  public static PositionPolicy standard() {
    return STANDARD;
  }

  /**
   * Replaces the lapse test of ladder and stages, so that a customer who lapsed is inactive on the one and degenerating on the
   * other.
   *
   * @param test when a customer has lapsed
   * @return a policy that differs in the test only
   */
  public PositionPolicy withLapse(LapseTest test) {
    return new PositionPolicy(
        ladder.toBuilder().lapse(test).build(), stages.toBuilder().lapse(test).build());
  }

  /**
   * Returns where a customer stands, without memory.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return the position
   */
  public Position position(RelationshipFacts facts, Evidence evidence) {
    return position(facts, evidence, stages.stage(facts, evidence), false);
  }

  /**
   * Returns where a customer stands, given the stage.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @param stage the stage that is held, which may lag behind the facts
   * @param passedDoubt whether the relationship was wavering before
   * @return the position; an ended relationship is inactive on the ladder
   */
  public Position position(
      RelationshipFacts facts, Evidence evidence, LifeStage stage, boolean passedDoubt) {
    LadderRung rung = ladder.rung(facts, evidence);
    return Position.of(
        stage == LifeStage.TERMINATED ? LadderRung.INACTIVE : rung,
        stage,
        stages.phase(stage, facts, evidence, passedDoubt).orElse(null),
        CustomerRelation.of(facts, evidence),
        stages.mature(evidence));
  }

  /**
   * Returns where a customer stands and why, without memory.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return what {@link #position(RelationshipFacts, Evidence)} returns; one reason per axis
   */
  public Explained<Position> explain(RelationshipFacts facts, Evidence evidence) {
    Position position = position(facts, evidence);
    List<Explanation> axes = new ArrayList<>();
    axes.add(ladder.explain(facts, evidence).explanation());
    axes.add(stages.explain(facts, evidence).explanation());
    stages
        .explainPhase(position.stage(), facts, evidence, false)
        .ifPresent(phase -> axes.add(phase.explanation()));
    axes.add(CustomerRelation.explain(facts, evidence).explanation());
    axes.add(stages.explainMature(evidence).explanation());
    return new Explained<>(
        position,
        Explanation.of(LifecycleCode.POSITION)
            .with("rung", position.rung())
            .with("stage", position.stage())
            .with("relation", position.relation())
            .with("goal", position.goal())
            .because(axes));
  }
}
