package dev.rapport.scoring.trust;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.graph.ImmutableValueGraph;
import com.google.common.graph.MutableValueGraph;
import com.google.common.graph.ValueGraphBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commitment-trust theory (投入-信任理论) as a graph: which {@linkplain Construct constructs} act on which, directly and through others.
 *
 * <pre>{@code
 * CommitmentTrustModel theory = CommitmentTrustModel.standard();
 * theory.paths(OPPORTUNISM, PROPENSITY_TO_LEAVE).get(0).words();
 *     // opportunism lowers trust, which lowers commitment, which raises propensity to leave
 * theory.propagate(COMMUNICATION, Sign.POSITIVE).get(UNCERTAINTY);   // NEGATIVE
 * }</pre>
 *
 * <p>The arrows run from antecedents through trust and commitment to outcomes and never back, and from trust to commitment only. All paths
 * between two constructs have the same sign, so what a change leads to is never contradictory. It is a theory about relationships in
 * general: it tells which way to expect a change, not how far, and is not a forecast for one customer.
 *
 * <p>A model holds some of the thirteen {@linkplain Hypothesis hypotheses}; two models are equal if they hold the same ones. Immutable and
 * thread-safe.
 *
 * <p>Reference: R. M. Morgan and S. D. Hunt (1994), The commitment-trust theory of relationship marketing, Journal of Marketing 58(3).
 */
public final class CommitmentTrustModel {
  private static final CommitmentTrustModel STANDARD = of(EnumSet.allOf(Hypothesis.class));

  private final Set<Hypothesis> hypotheses;
  private final ImmutableValueGraph<Construct, Hypothesis> graph;

  private CommitmentTrustModel(
      Set<Hypothesis> hypotheses, ImmutableValueGraph<Construct, Hypothesis> graph) {
    this.hypotheses = hypotheses;
    this.graph = graph;
  }

  /**
   * Returns the theory as it was proposed.
   *
   * @return the model of all thirteen hypotheses
   */
  public static CommitmentTrustModel standard() {
    return STANDARD;
  }

  /**
   * Returns the theory without the hypothesis that the authors' data did not support.
   *
   * @return the model of the other twelve
   */
  public static CommitmentTrustModel supported() {
    Set<Hypothesis> supported = EnumSet.allOf(Hypothesis.class);
    supported.removeIf(one -> one.support() == Hypothesis.Support.NOT_SUPPORTED);
    return of(supported);
  }

  /**
   * Returns the model of the hypotheses that you hold to be true.
   *
   * @param hypotheses any of the thirteen, at least one
   * @return the model
   * @throws IllegalArgumentException if there is none
   */
  public static CommitmentTrustModel of(Set<Hypothesis> hypotheses) {
    checkArgument(
        !requireNonNull(hypotheses, "hypotheses").isEmpty(),
        "hypotheses must be at least one, were none");
    Set<Hypothesis> sorted = Collections.unmodifiableSet(EnumSet.copyOf(hypotheses));
    MutableValueGraph<Construct, Hypothesis> graph =
        ValueGraphBuilder.directed().allowsSelfLoops(false).build();
    for (Construct construct : Construct.values()) {
      graph.addNode(construct);
    }
    sorted.forEach(one -> graph.putEdgeValue(one.cause(), one.effect(), one));
    return new CommitmentTrustModel(sorted, ImmutableValueGraph.copyOf(graph));
  }

  /**
   * Returns the hypotheses of the model.
   *
   * @return at least one; unmodifiable, in their order
   */
  public Set<Hypothesis> hypotheses() {
    return hypotheses;
  }

  /**
   * Returns all ways in which one construct acts on another.
   *
   * @param cause where to begin
   * @param effect where to end
   * @return the paths, shorter ones first and those of equal length in the order of their hypotheses; empty if there is none, as from a
   *     construct to itself; unmodifiable
   */
  public List<CausalPath> paths(Construct cause, Construct effect) {
    requireNonNull(cause, "cause");
    requireNonNull(effect, "effect");
    List<CausalPath> found = new ArrayList<>();
    Deque<List<Hypothesis>> open = new ArrayDeque<>(List.of(List.of()));
    // Breadth first; the graph has no cycle, so this ends.
    while (!open.isEmpty()) {
      List<Hypothesis> steps = open.remove();
      Construct end = steps.isEmpty() ? cause : steps.get(steps.size() - 1).effect();
      if (end == effect && !steps.isEmpty()) {
        found.add(new CausalPath(steps));
      }
      for (Hypothesis next : stepsFrom(end)) {
        List<Hypothesis> longer = new ArrayList<>(steps);
        longer.add(next);
        open.add(longer);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns which way one construct acts on another, over all paths.
   *
   * @param cause what acts
   * @param effect what is acted on
   * @return the common sign of all paths; empty if there is none
   */
  public Optional<Sign> influence(Construct cause, Construct effect) {
    return paths(cause, effect).stream().map(CausalPath::sign).findFirst();
  }

  /**
   * Follows a change through the model.
   *
   * @param cause what changes
   * @param change whether it rises or falls
   * @return for each construct that it acts on, whether that is expected to rise or fall; the cause itself not among them; unmodifiable
   */
  public SortedMap<Construct, Sign> propagate(Construct cause, Sign change) {
    requireNonNull(change, "change");
    SortedMap<Construct, Sign> changes = new TreeMap<>();
    for (Construct effect : Construct.values()) {
      influence(cause, effect).ifPresent(sign -> changes.put(effect, change.times(sign)));
    }
    return Collections.unmodifiableSortedMap(changes);
  }

  /**
   * Returns what could be worked on to change a construct.
   *
   * @param effect what is to change
   * @param change whether it is to rise or fall
   * @return for each antecedent and mediator that acts on it, whether that has to rise or fall; unmodifiable
   */
  public SortedMap<Construct, Sign> levers(Construct effect, Sign change) {
    requireNonNull(change, "change");
    SortedMap<Construct, Sign> levers = new TreeMap<>();
    for (Construct cause : Construct.values()) {
      // A sign is its own inverse.
      influence(cause, effect).ifPresent(sign -> levers.put(cause, change.times(sign)));
    }
    return Collections.unmodifiableSortedMap(levers);
  }

  private List<Hypothesis> stepsFrom(Construct cause) {
    return graph.successors(cause).stream()
        .map(effect -> graph.edgeValue(cause, effect).orElseThrow())
        .sorted()
        .toList();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof CommitmentTrustModel other && hypotheses.equals(other.hypotheses);
  }

  @Override
  public int hashCode() {
    return hypotheses.hashCode();
  }

  /**
   * Returns the hypotheses.
   *
   * @return such as {@code "[H1: termination costs raise commitment, ...]"}
   */
  @Override
  public String toString() {
    return hypotheses.toString();
  }
}
