package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands on all axes at once.
 *
 * <p>Example: a repeat customer in the stage of stability, steady, a friend, of unknown maturity; the goal is to retain. The axes
 * are read from the same facts and agree where they speak of the same thing ({@link #inconsistencies()}). It says nothing
 * about value: a customer of any position can be worth much or little. Immutable and thread-safe.
 */
public final class Position {
  private final LadderRung rung;
  private final LifeStage stage;
  private final @Nullable RelationshipPhase phase;
  private final CustomerRelation relation;
  private final Finding mature;

  private Position(
      LadderRung rung,
      LifeStage stage,
      @Nullable RelationshipPhase phase,
      CustomerRelation relation,
      Finding mature) {
    this.rung = rung;
    this.stage = stage;
    this.phase = phase;
    this.relation = relation;
    this.mature = mature;
  }

  /**
   * Puts a position together from its axes, as a {@link PositionPolicy} does.
   *
   * @param rung the rung of the ladder of formation
   * @param stage the stage of the life cycle
   * @param phase the phase of the five-stage life cycle; null before and after a relationship, and only then
   * @param relation what the customer is to the firm
   * @param mature whether the relationship is mature
   * @return the position
   * @throws IllegalArgumentException if a phase is missing or too many
   */
  public static Position of(
      LadderRung rung,
      LifeStage stage,
      @Nullable RelationshipPhase phase,
      CustomerRelation relation,
      Finding mature) {
    checkArgument(
        (phase != null) == stage.isRelationship(),
        "phase must be given exactly in a relationship, was %s in stage %s",
        phase,
        stage);
    return new Position(
        requireNonNull(rung, "rung"),
        stage,
        phase,
        requireNonNull(relation, "relation"),
        requireNonNull(mature, "mature"));
  }

  /**
   * Returns how much of a customer the party has become.
   *
   * @return the rung of the ladder of formation
   */
  public LadderRung rung() {
    return rung;
  }

  /**
   * Returns which way the relationship moves.
   *
   * @return the stage of the life cycle
   */
  public LifeStage stage() {
    return stage;
  }

  /**
   * Returns how close the two have come.
   *
   * @return the phase of the five-stage life cycle; empty before and after a relationship
   */
  public Optional<RelationshipPhase> phase() {
    return Optional.ofNullable(phase);
  }

  /**
   * Returns what the customer is to the firm.
   *
   * @return stranger, acquaintance, friend or partner
   */
  public CustomerRelation relation() {
    return relation;
  }

  /**
   * Returns whether the firm has most of the customer's business.
   *
   * @return the finding; unknown where the share of wallet is
   */
  public Finding mature() {
    return mature;
  }

  /**
   * Returns what the relation asks for. It is no strategy: a party that ended the relationship before it ever bought is a stranger
   * again, whom to acquire, whatever the firm decides about winning back those who left.
   *
   * @return the goal of the relation
   */
  public RelationshipGoal goal() {
    return relation.goal();
  }

  /**
   * Checks that the axes agree: not having bought shows on all of them or on none, unless the customer is inactive; and an ended
   * relationship is inactive.
   *
   * <p>Positions of a strict {@link LadderPolicy} always agree. With the other reading a member who never bought stands high on
   * the ladder before the relationship begins, and the check says so.
   *
   * @return one explanation for each disagreement; empty if the axes agree
   */
  public List<Explanation> inconsistencies() {
    List<Explanation> found = new ArrayList<>();
    boolean before = stage == LifeStage.PROSPECT;
    boolean agree =
        rung.isBeforePurchase() == before && (relation == CustomerRelation.STRANGER) == before;
    if (rung != LadderRung.INACTIVE && !agree) {
      found.add(Explanation.of(LifecycleCode.PURCHASE_DISPUTED)
          .with("rung", rung)
          .with("stage", stage)
          .with("relation", relation));
    }
    if (stage == LifeStage.TERMINATED && rung != LadderRung.INACTIVE) {
      found.add(Explanation.of(LifecycleCode.ENDED_BUT_ACTIVE).with("rung", rung));
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Position that
        && rung == that.rung
        && stage == that.stage
        && phase == that.phase
        && relation == that.relation
        && mature == that.mature;
  }

  @Override
  public int hashCode() {
    return Objects.hash(rung, stage, phase, relation, mature);
  }

  /**
   * Returns the axes.
   *
   * @return text such as {@code "Position[REPEAT, STABILITY, STEADY, FRIEND, mature UNKNOWN]"}
   */
  @Override
  public String toString() {
    return "Position[" + rung + ", " + stage + ", " + (phase == null ? "no phase" : phase) + ", "
        + relation + ", mature " + mature + "]";
  }
}
