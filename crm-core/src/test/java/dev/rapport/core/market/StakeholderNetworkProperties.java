package dev.rapport.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Small random networks, against definitions written out in the plainest way. */
class StakeholderNetworkProperties {
  private static final int POINTS = 7;

  record Link(int one, int other, double strength) {}

  @Provide
  Arbitrary<Set<Link>> links() {
    Arbitrary<Integer> point = Arbitraries.integers().between(0, POINTS - 1);
    Arbitrary<Double> strength = Arbitraries.of(0.125, 0.25, 0.5, 1.0);
    return Combinators.combine(point, point, strength)
        .filter((one, other, s) -> one < other)
        .as(Link::new)
        .set()
        .uniqueElements(link -> link.one() * POINTS + link.other())
        .ofMaxSize(12);
  }

  private static PartyId id(int point) {
    return PartyId.of("p" + point);
  }

  private static StakeholderNetwork network(Iterable<Link> links) {
    StakeholderNetwork.Builder builder = StakeholderNetwork.builder(id(0));
    for (int i = 1; i < POINTS; i++) {
      builder.party(Party.of("p" + i, i % 2 == 0 ? Player.MEDIA : Player.END_USER));
    }
    for (Link link : links) {
      builder.tie(id(link.one()), id(link.other()), Tie.of(GuanxiForm.CULTURE, link.strength()));
    }
    return builder.build();
  }

  @Property(tries = 300)
  void theOrderOfAddingDoesNotMatter(@ForAll("links") Set<Link> links, @ForAll Random random) {
    List<Link> shuffled = new ArrayList<>(links);
    Collections.shuffle(shuffled, random);
    StakeholderNetwork one = network(links);
    StakeholderNetwork other = network(shuffled);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertEquals(one.brokers(), other.brokers());
    for (PartyId party : one.parties().keySet()) {
      assertEquals(one.strongestPath(party), other.strongestPath(party));
    }
  }

  @Property
  void aTieMoreNeverLosesAnybody(
      @ForAll("links") Set<Link> links, @ForAll("links") Set<Link> more) {
    Set<Link> all = new HashSet<>(links);
    more.stream()
        .filter(link ->
            links.stream().noneMatch(l -> l.one() == link.one() && l.other() == link.other()))
        .forEach(all::add);
    assertTrue(network(all).reachable().containsAll(network(links).reachable()));
  }

  @Property(tries = 500)
  void whoIsLostIsWhoCannotBeReachedWhenTheTiesAreGone(@ForAll("links") Set<Link> links) {
    StakeholderNetwork network = network(links);
    for (int gone = 1; gone < POINTS; gone++) {
      int party = gone;
      Set<PartyId> rest = network(links.stream()
              .filter(link -> link.one() != party && link.other() != party)
              .toList())
          .reachable();
      Set<PartyId> lost = new HashSet<>(network.reachable());
      lost.removeAll(rest);
      lost.remove(id(gone));
      assertEquals(lost, network.lostWithout(id(gone)));
      assertEquals(!lost.isEmpty(), network.brokers().containsKey(id(gone)));
    }
  }

  @Property
  void noPathIsStrongerOrShorterThanTheOnesFound(@ForAll("links") Set<Link> links) {
    StakeholderNetwork network = network(links);
    for (int target = 1; target < POINTS; target++) {
      double[] best = {0, Double.POSITIVE_INFINITY};
      walk(links, 0, target, 1, 0, new HashSet<>(Set.of(0)), best);
      assertEquals(
          best[0], network.strongestPath(id(target)).map(TiePath::strength).orElse(0.0));
      assertEquals(
          best[1],
          network.distance(id(target)).isPresent()
              ? network.distance(id(target)).getAsInt()
              : Double.POSITIVE_INFINITY);
    }
  }

  /** Tries every path without repetition; powers of two multiply exactly. */
  private static void walk(
      Set<Link> links,
      int at,
      int target,
      double strength,
      int ties,
      Set<Integer> seen,
      double[] best) {
    if (at == target) {
      best[0] = Math.max(best[0], strength);
      best[1] = Math.min(best[1], ties);
      return;
    }
    for (Link link : links) {
      int next = link.one() == at ? link.other() : link.other() == at ? link.one() : at;
      if (next != at && seen.add(next)) {
        walk(links, next, target, strength * link.strength(), ties + 1, seen, best);
        seen.remove(next);
      }
    }
  }

  /** Each pair of points at distance d has d - 1 points in between, shared among its shortest paths. */
  @Property
  void betweennessAddsUpToThePointsInBetween(@ForAll("links") Set<Link> links) {
    double[][] steps = new double[POINTS][POINTS];
    for (double[] row : steps) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (Link link : links) {
      steps[link.one()][link.other()] = 1;
      steps[link.other()][link.one()] = 1;
    }
    for (int k = 0; k < POINTS; k++) {
      for (int i = 0; i < POINTS; i++) {
        for (int j = 0; j < POINTS; j++) {
          steps[i][j] = Math.min(steps[i][j], steps[i][k] + steps[k][j]);
        }
      }
    }
    double inBetween = 0;
    for (int i = 0; i < POINTS; i++) {
      for (int j = i + 1; j < POINTS; j++) {
        inBetween += Double.isFinite(steps[i][j]) ? steps[i][j] - 1 : 0;
      }
    }
    double sum = network(links).betweenness().values().stream()
        .mapToDouble(Double::doubleValue)
        .sum();
    assertEquals(inBetween, sum, 1e-9);
  }
}
