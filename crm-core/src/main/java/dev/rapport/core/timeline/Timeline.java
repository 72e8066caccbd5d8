package dev.rapport.core.timeline;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.Position;
import dev.rapport.core.lifecycle.RelationshipPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The positions of one customer from the first fact to an instant, with the date and reason of every move.
 *
 * <p>Example: {@code Timeline.of(history, policy, asOf).moves()}. The first look is on the first day of the grid at or after the
 * first event or entry of evidence; before it the customer stands where somebody unknown does. A timeline to a later instant
 * begins with this one: facts that come later change no past position. Facts that arrive late and are dated early do, as they
 * should; so does another policy.
 *
 * <p>Cost: one pass over the events and one look per instant of the grid. Immutable and thread-safe.
 */
public final class Timeline implements Explainable {
  private final TimelinePolicy policy;
  private final Instant asOf;
  private final List<Instant> looks;
  private final List<Move> moves;
  private final Standing last;

  private Timeline(
      TimelinePolicy policy, Instant asOf, List<Instant> looks, List<Move> moves, Standing last) {
    this.policy = policy;
    this.asOf = asOf;
    this.looks = List.copyOf(looks);
    this.moves = List.copyOf(moves);
    this.last = last;
  }

  /**
   * Replays a history of which nothing is known from elsewhere.
   *
   * @param history the events of one customer
   * @param policy how timelines are made
   * @param asOf the instant up to which; events at it count, later ones do not
   * @return the timeline
   * @throws IllegalArgumentException if the history is of several customers
   * @throws dev.rapport.core.money.CurrencyMismatchException if purchases and returns are in several currencies
   */
  public static Timeline of(EventHistory history, TimelinePolicy policy, Instant asOf) {
    return of(history, EvidenceHistory.none(), policy, asOf);
  }

  /**
   * Replays a history with what was known from elsewhere at each look.
   *
   * @param history the events of one customer
   * @param evidence what was known, by date
   * @param policy how timelines are made
   * @param asOf the instant up to which; events and evidence at it count, later ones do not
   * @return the timeline
   * @throws IllegalArgumentException if the history is of several customers
   * @throws dev.rapport.core.money.CurrencyMismatchException if purchases and returns are in several currencies
   */
  public static Timeline of(
      EventHistory history, EvidenceHistory evidence, TimelinePolicy policy, Instant asOf) {
    requireNonNull(asOf, "asOf");
    List<Instant> looks = firstFact(history, evidence)
        .map(first -> policy.grid().instants(first, asOf))
        .orElse(List.of());
    List<RelationshipFacts> series =
        RelationshipFacts.series(history, policy.grid().zone(), policy.periodDays(), looks);
    List<Move> moves = new ArrayList<>();
    Standing standing = Standing.initial(policy);
    for (int i = 0; i < looks.size(); i++) {
      Evidence known = evidence.asOf(looks.get(i));
      Standing next = standing.look(series.get(i), known, policy);
      if (!next.position().equals(standing.position())) {
        moves.add(new Move(looks.get(i), standing, next, series.get(i), known, policy));
      }
      standing = next;
    }
    return new Timeline(policy, asOf, looks, moves, standing);
  }

  private static Optional<Instant> firstFact(EventHistory history, EvidenceHistory evidence) {
    Stream<Instant> event = history.first().map(CustomerEvent::at).stream();
    // Evidence for all time says nothing about when the relationship began.
    Stream<Instant> entry = evidence.entries().keySet().stream()
        .filter(at -> at.isAfter(Instant.MIN))
        .limit(1);
    return Stream.concat(event, entry).min(Instant::compareTo);
  }

  /**
   * Returns the instants at which the customer was looked at.
   *
   * @return an unmodifiable list in order
   */
  public List<Instant> looks() {
    return looks;
  }

  /**
   * Returns the looks at which the position changed.
   *
   * @return an unmodifiable list in order
   */
  public List<Move> moves() {
    return moves;
  }

  /**
   * Returns the position at the last look.
   *
   * @return where the customer stands; where somebody unknown does if there was no look
   */
  public Position position() {
    return last.position();
  }

  /**
   * Returns the position as of an earlier instant.
   *
   * @param instant any instant; after the end of the timeline the last position holds on
   * @return where the customer stood after the last look at or before the instant
   */
  public Position at(Instant instant) {
    requireNonNull(instant, "instant");
    int low = 0;
    int high = moves.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moves.get(middle).at().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == 0 ? Standing.initial(policy).position() : moves.get(low - 1).after();
  }

  /**
   * Returns the position at each look.
   *
   * @return as many positions as {@link #looks()}, in their order
   */
  public List<Position> positions() {
    List<Position> positions = new ArrayList<>(looks.size());
    Position position = Standing.initial(policy).position();
    int next = 0;
    for (Instant look : looks) {
      if (next < moves.size() && moves.get(next).at().equals(look)) {
        position = moves.get(next++).after();
      }
      positions.add(position);
    }
    return positions;
  }

  /**
   * Explains the timeline move by move, and what was seen last and is not believed yet.
   *
   * @return the tree
   */
  @Override
  public Explanation explanation() {
    List<Explanation> reasons = new ArrayList<>();
    moves.forEach(move -> reasons.add(move.explanation()));
    Held<LifeStage> stage = last.stage();
    if (stage.seen() > 0) {
      boolean blocked = stage.seen() >= policy.confirmations();
      reasons.add(
          blocked
              ? Explanation.of(TimelineCode.BLOCKED)
                  .with("observed", stage.candidate())
                  .with("held", stage.value())
              : heldBack(Argument.of(stage.candidate()), stage.seen()));
    }
    Held<Optional<RelationshipPhase>> phase = last.phase();
    if (phase.seen() > 0) {
      reasons.add(heldBack(Move.name(phase.candidate()), phase.seen()));
    }
    return Explanation.of(TimelineCode.TIMELINE)
        .with("evaluations", looks.size())
        .with("asOf", asOf)
        .with("rung", position().rung())
        .with("stage", position().stage())
        .because(reasons);
  }

  private Explanation heldBack(Argument observed, int looks) {
    return Explanation.of(TimelineCode.HELD_BACK)
        .with("observed", observed)
        .with("looks", looks)
        .with("needed", policy.confirmations());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timeline that
        && policy.equals(that.policy)
        && asOf.equals(that.asOf)
        && looks.equals(that.looks)
        && moves.equals(that.moves)
        && last.equals(that.last);
  }

  @Override
  public int hashCode() {
    return Objects.hash(asOf, looks, moves, last);
  }

  /**
   * Returns the number of looks and moves, and the position.
   *
   * @return text such as {@code "Timeline of 12 looks and 3 moves to Position[...]"}
   */
  @Override
  public String toString() {
    return "Timeline of " + looks.size() + " looks and " + moves.size() + " moves to " + position();
  }
}
