package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stage of the life cycle may follow directly on which: a checked graph.
 *
 * <p>The standard graph: exploration leads to formation and formation to stability; degradation can set in at any of the three
 * (Chen Mingliang 2002), and whoever recovers enters formation or stability again; any stage can be ended. Three kinds of arrows
 * are ours: a stable relationship that grows again is in formation; one that degenerated before it had formed resumes its
 * exploration; and an ended one that was opened again enters where the facts put it.
 *
 * <p>Facts jump where a relationship walks: three months of an imported history can lead from no purchase to stability. Such a
 * jump passes through the stages in between, by the shortest {@linkplain #path path}. Immutable and thread-safe.
 */
public final class StageTransitions {
  private static final StageTransitions STANDARD = of(Map.of(
      LifeStage.PROSPECT, Set.of(LifeStage.EXPLORATION, LifeStage.TERMINATED),
      LifeStage.EXPLORATION,
          Set.of(LifeStage.FORMATION, LifeStage.DEGRADATION, LifeStage.TERMINATED),
      LifeStage.FORMATION, Set.of(LifeStage.STABILITY, LifeStage.DEGRADATION, LifeStage.TERMINATED),
      LifeStage.STABILITY, Set.of(LifeStage.FORMATION, LifeStage.DEGRADATION, LifeStage.TERMINATED),
      LifeStage.DEGRADATION,
          Set.of(
              LifeStage.EXPLORATION,
              LifeStage.FORMATION,
              LifeStage.STABILITY,
              LifeStage.TERMINATED),
      LifeStage.TERMINATED,
          Set.of(
              LifeStage.PROSPECT,
              LifeStage.EXPLORATION,
              LifeStage.FORMATION,
              LifeStage.STABILITY,
              LifeStage.DEGRADATION)));

  private final ImmutableMap<LifeStage, ImmutableSet<LifeStage>> next;

  private StageTransitions(ImmutableMap<LifeStage, ImmutableSet<LifeStage>> next) {
    this.next = next;
  }

  /**
   * Returns the standard graph.
   *
   * @return the graph described above
   */
  public static StageTransitions standard() {
    return STANDARD;
  }

  /**
   * Returns a graph of one's own.
   *
   * @param next for each stage those that may follow directly; a stage that is missing is followed by none
   * @return the graph
   * @throws IllegalArgumentException if a stage follows on itself, a stage cannot be reached from {@link LifeStage#PROSPECT}, or
   *     a stage does not lead to {@link LifeStage#TERMINATED}
   */
  public static StageTransitions of(Map<LifeStage, Set<LifeStage>> next) {
    requireNonNull(next, "next");
    Map<LifeStage, ImmutableSet<LifeStage>> copy = new EnumMap<>(LifeStage.class);
    for (LifeStage stage : LifeStage.values()) {
      ImmutableSet<LifeStage> followers = Sets.immutableEnumSet(next.getOrDefault(stage, Set.of()));
      checkArgument(!followers.contains(stage), "next of %s must not hold the stage itself", stage);
      copy.put(stage, followers);
    }
    StageTransitions graph = new StageTransitions(Maps.immutableEnumMap(copy));
    for (LifeStage stage : LifeStage.values()) {
      checkArgument(
          stage == LifeStage.PROSPECT || !graph.path(LifeStage.PROSPECT, stage).isEmpty(),
          "next must lead from PROSPECT to every stage, did not lead to %s",
          stage);
    }
    for (LifeStage stage : LifeStage.values()) {
      checkArgument(
          stage == LifeStage.TERMINATED
              || !graph.path(stage, LifeStage.TERMINATED).isEmpty(),
          "next must lead from every stage to TERMINATED, did not from %s",
          stage);
    }
    return graph;
  }

  /**
   * Returns the stages that may follow directly.
   *
   * @param stage a stage
   * @return an unmodifiable set in the order of the constants
   */
  public Set<LifeStage> next(LifeStage stage) {
    return requireNonNull(next.get(requireNonNull(stage, "stage")), "every stage has an entry");
  }

  /**
   * Tells whether a stage may follow directly on another.
   *
   * @param from a stage
   * @param to a stage
   * @return whether there is an arrow
   */
  public boolean allows(LifeStage from, LifeStage to) {
    return next(from).contains(requireNonNull(to, "to"));
  }

  /**
   * Returns the shortest way from one stage to another. It does not pass through the ends: no prospect and no ended relationship
   * lies in between.
   *
   * @param from a stage
   * @param to another stage
   * @return the stages in the order in which they are entered, {@code to} last; empty if there is no way or both are the same
   */
  public List<LifeStage> path(LifeStage from, LifeStage to) {
    requireNonNull(to, "to");
    Map<LifeStage, LifeStage> enteredFrom = new EnumMap<>(LifeStage.class);
    Deque<LifeStage> open = new ArrayDeque<>(List.of(from));
    while (from != to && !open.isEmpty() && !enteredFrom.containsKey(to)) {
      LifeStage stage = open.remove();
      if (stage == from || stage.isRelationship()) {
        for (LifeStage follower : next(stage)) {
          if (follower != from && enteredFrom.putIfAbsent(follower, stage) == null) {
            open.add(follower);
          }
        }
      }
    }
    Deque<LifeStage> path = new ArrayDeque<>();
    @Nullable LifeStage stage = enteredFrom.containsKey(to) ? to : null;
    while (stage != null && stage != from) {
      path.addFirst(stage);
      stage = enteredFrom.get(stage);
    }
    return List.copyOf(path);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StageTransitions that && next.equals(that.next);
  }

  @Override
  public int hashCode() {
    return next.hashCode();
  }

  /**
   * Returns the arrows.
   *
   * @return text such as {@code "{PROSPECT=[EXPLORATION, TERMINATED], ...}"}
   */
  @Override
  public String toString() {
    return next.toString();
  }
}
