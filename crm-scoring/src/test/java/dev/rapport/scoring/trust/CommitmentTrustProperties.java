package dev.rapport.scoring.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

class CommitmentTrustProperties {
  private static final CommitmentTrustModel THEORY = CommitmentTrustModel.standard();

  /** More of what is good for a relationship makes leaving less likely, by every path. */
  @Property
  void everyAntecedentActsOnLeavingAgainstItsValence(@ForAll Construct cause) {
    List<CausalPath> paths = THEORY.paths(cause, Construct.PROPENSITY_TO_LEAVE);
    assertEquals(cause.role() == Construct.Role.OUTCOME, paths.isEmpty());
    paths.forEach(path -> assertEquals(cause.valence().negated(), path.sign()));
  }

  @Property
  void everyPathHasTheSignThatTheValencesOfItsEndsSay(
      @ForAll Construct cause, @ForAll Construct effect) {
    Sign expected = cause.valence().times(effect.valence());
    List<CausalPath> paths = THEORY.paths(cause, effect);
    paths.forEach(path -> assertEquals(expected, path.sign()));
    assertEquals(
        paths.isEmpty() ? Optional.empty() : Optional.of(expected),
        THEORY.influence(cause, effect));
  }

  @Property
  void nothingActsOnItselfOrBackwards(@ForAll Construct one, @ForAll Construct other) {
    assertTrue(THEORY.paths(one, one).isEmpty());
    assertTrue(THEORY.paths(one, other).isEmpty() || THEORY.paths(other, one).isEmpty());
    if (!THEORY.paths(one, other).isEmpty()) {
      assertTrue(one.role().compareTo(other.role()) < 0
          || (one == Construct.TRUST && other == Construct.COMMITMENT));
    }
  }

  /** Against every chain that can be laid from the hypotheses one by one. */
  @Property
  void thePathsAreAllChainsOfTheHypotheses(
      @ForAll @NotEmpty Set<Hypothesis> held, @ForAll Construct cause, @ForAll Construct effect) {
    CommitmentTrustModel model = CommitmentTrustModel.of(held);
    Set<List<Hypothesis>> chains = new HashSet<>();
    lay(new ArrayList<>(), cause, effect, held, chains);
    List<List<Hypothesis>> found =
        model.paths(cause, effect).stream().map(CausalPath::steps).toList();
    assertEquals(chains, new HashSet<>(found));
    assertEquals(chains.size(), found.size());
    for (int i = 1; i < found.size(); i++) {
      assertTrue(found.get(i - 1).size() <= found.get(i).size());
    }
  }

  private static void lay(
      List<Hypothesis> so,
      Construct end,
      Construct goal,
      Set<Hypothesis> held,
      Set<List<Hypothesis>> out) {
    for (Hypothesis next : held) {
      if (next.cause() == end) {
        List<Hypothesis> longer = new ArrayList<>(so);
        longer.add(next);
        if (next.effect() == goal) {
          out.add(longer);
        }
        lay(longer, next.effect(), goal, held, out);
      }
    }
  }

  /** Against pushing the change along one arrow after the other until nothing moves. */
  @Property
  void propagationIsTheFixedPointOfSingleSteps(
      @ForAll @NotEmpty Set<Hypothesis> held, @ForAll Construct cause, @ForAll Sign change) {
    Map<Construct, Sign> moved = new EnumMap<>(Construct.class);
    moved.put(cause, change);
    boolean isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (Hypothesis one : held) {
        @Nullable Sign of = moved.get(one.cause());
        if (of != null && moved.put(one.effect(), of.times(one.sign())) == null) {
          isMoving = true;
        }
      }
    }
    moved.remove(cause);
    CommitmentTrustModel model = CommitmentTrustModel.of(held);
    assertEquals(moved, model.propagate(cause, change));
    moved.forEach(
        (effect, sign) -> assertEquals(change, model.levers(effect, sign).get(cause)));
  }

  @Property
  void signsMultiply(@ForAll Sign one, @ForAll Sign two, @ForAll Sign three) {
    assertEquals(one.times(two), two.times(one));
    assertEquals(one.times(two).times(three), one.times(two.times(three)));
    assertEquals(one, one.times(Sign.POSITIVE));
    assertEquals(one, one.negated().negated());
  }
}
