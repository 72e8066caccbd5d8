package dev.rapport.core.timeline;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.lifecycle.CustomerRelation;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.Position;
import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.RelationshipPhase;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A look at which the position of a customer changed, on one axis or several, with the reason.
 *
 * <p>Example: on 31 March 2026 the stage went from exploration to stability, passing through formation, and the rung from
 * first-time to repeat. It is dated by the look, at most one step of the grid after the fact that caused it. Immutable and
 * thread-safe.
 */
public final class Move implements Explainable {
  private final Instant at;
  private final Standing before;
  private final Standing after;
  private final RelationshipFacts facts;
  private final Evidence evidence;
  private final TimelinePolicy policy;

  Move(
      Instant at,
      Standing before,
      Standing after,
      RelationshipFacts facts,
      Evidence evidence,
      TimelinePolicy policy) {
    this.at = at;
    this.before = before;
    this.after = after;
    this.facts = facts;
    this.evidence = evidence;
    this.policy = policy;
  }

  /**
   * Returns when the change was seen.
   *
   * @return an instant of the grid, the last of its day
   */
  public Instant at() {
    return at;
  }

  /**
   * Returns the day on which the change was seen.
   *
   * @return the day in the zone of the grid
   */
  public LocalDate day() {
    return Days.of(at, policy.grid().zone());
  }

  /**
   * Returns the position before.
   *
   * @return a position other than {@link #after()}
   */
  public Position before() {
    return before.position();
  }

  /**
   * Returns the position from then on.
   *
   * @return a position other than {@link #before()}
   */
  public Position after() {
    return after.position();
  }

  /**
   * Returns the stages that were entered, for facts may jump where stages follow one another.
   *
   * @return the way from the stage before to the one after, the latter last; empty if the stage did not change
   */
  public List<LifeStage> stagesEntered() {
    return policy.transitions().path(before().stage(), after().stage());
  }

  /**
   * Returns what was seen at this look.
   *
   * @return the facts as of {@link #at()}
   */
  public RelationshipFacts facts() {
    return facts;
  }

  /**
   * Explains the move: one reason for each axis that changed.
   *
   * @return the tree
   */
  @Override
  public Explanation explanation() {
    PositionPolicy positions = policy.positions();
    List<Explanation> changes = new ArrayList<>();
    if (before().rung() != after().rung()) {
      changes.add(Explanation.of(TimelineCode.RUNG)
          .with("from", before().rung())
          .with("to", after().rung())
          .because(positions.ladder().explain(facts, evidence).explanation()));
    }
    if (before().stage() != after().stage()) {
      changes.add(stageChange());
    }
    if (!before().phase().equals(after().phase())) {
      Explanation change = Explanation.of(TimelineCode.PHASE)
          .with("from", name(before().phase()))
          .with("to", name(after().phase()));
      List<Explanation> reasons = new ArrayList<>();
      positions
          .stages()
          .explainPhase(after().stage(), facts, evidence, before.passedDoubt())
          .ifPresent(why -> reasons.add(why.explanation()));
      // A new stage brings its phase with it, whatever was seen before.
      if (before().stage() == after().stage()) {
        addConfirmation(reasons, before.phase().looksUntil(after().phase()));
      }
      changes.add(change.because(reasons));
    }
    if (before().relation() != after().relation()) {
      changes.add(Explanation.of(TimelineCode.RELATION)
          .with("from", before().relation())
          .with("to", after().relation())
          .because(CustomerRelation.explain(facts, evidence).explanation()));
    }
    if (before().mature() != after().mature()) {
      changes.add(Explanation.of(TimelineCode.MATURE)
          .with("from", before().mature())
          .with("to", after().mature())
          .because(positions.stages().explainMature(evidence).explanation()));
    }
    return Explanation.of(TimelineCode.MOVED).with("day", day()).because(changes);
  }

  private Explanation stageChange() {
    List<Explanation> reasons = new ArrayList<>();
    reasons.add(policy.positions().stages().explain(facts, evidence).explanation());
    if (stagesEntered().size() > 1) {
      List<Argument> between = stagesEntered().stream()
          .limit(stagesEntered().size() - 1L)
          .map(Argument::of)
          .toList();
      reasons.add(Explanation.of(TimelineCode.PASSING).with("stages", Argument.list(between)));
    }
    addConfirmation(reasons, before.stage().looksUntil(after().stage()));
    return Explanation.of(TimelineCode.STAGE)
        .with("from", before().stage())
        .with("to", after().stage())
        .because(reasons);
  }

  private static void addConfirmation(List<Explanation> reasons, long looks) {
    if (looks > 1) {
      reasons.add(Explanation.of(TimelineCode.CONFIRMED).with("looks", looks));
    }
  }

  static Argument name(Optional<RelationshipPhase> phase) {
    return phase.map(Argument::of).orElse(Argument.of("none"));
  }

  Standing standing() {
    return after;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Move that
        && at.equals(that.at)
        && before.equals(that.before)
        && after.equals(that.after)
        && facts.equals(that.facts)
        && evidence.equals(that.evidence)
        && policy.equals(that.policy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(at, before, after, facts, evidence);
  }

  /**
   * Returns when and whereto.
   *
   * @return text such as {@code "2026-01-31: Position[FIRST_TIME, EXPLORATION, ACQUAINTANCE, ACQUAINTANCE, mature UNKNOWN]"}
   */
  @Override
  public String toString() {
    return day() + ": " + after();
  }
}
