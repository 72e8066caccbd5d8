package dev.rapport.core.market;

import com.google.common.graph.ValueGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ways through a network of ties. */
final class Paths {
  /** The stronger way comes first, then the one of fewer ties, then the one whose ids come first. */
  private static final Comparator<TiePath> BEST_FIRST = Comparator.comparingDouble(
          TiePath::strength)
      .reversed()
      .thenComparingInt(path -> path.points().size())
      .thenComparing(TiePath::points, Paths::compareIds);

  private Paths() {}

  static Optional<TiePath> strongest(ValueGraph<PartyId, Tie> graph, PartyId from, PartyId to) {
    PriorityQueue<TiePath> open = new PriorityQueue<>(BEST_FIRST);
    Set<PartyId> settled = new HashSet<>(Set.of(from));
    extend(graph, List.of(from), 1, open, settled);
    while (!open.isEmpty()) {
      TiePath path = open.remove();
      PartyId end = path.points().get(path.points().size() - 1);
      if (end.equals(to)) {
        return Optional.of(path);
      }
      if (settled.add(end)) {
        extend(graph, path.points(), path.strength(), open, settled);
      }
    }
    return Optional.empty();
  }

  private static void extend(
      ValueGraph<PartyId, Tie> graph,
      List<PartyId> points,
      double strength,
      PriorityQueue<TiePath> open,
      Set<PartyId> settled) {
    PartyId end = points.get(points.size() - 1);
    for (PartyId next : graph.adjacentNodes(end)) {
      // A product of many weak ties may underflow; the smallest number still tells reached from not
      // reached.
      double product = Math.max(
          Double.MIN_VALUE, strength * graph.edgeValue(end, next).orElseThrow().strength());
      if (!settled.contains(next)) {
        List<PartyId> longer = new ArrayList<>(points);
        longer.add(next);
        open.add(new TiePath(longer, product));
      }
    }
  }

  private static int compareIds(List<PartyId> one, List<PartyId> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /**
   * Counts shortest paths from each source breadth first, then hands the dependencies back from the farthest point on (Brandes
   * 2001). Each pair is met from both ends, hence the half.
   */
  static SortedMap<PartyId, Double> betweenness(ValueGraph<PartyId, Tie> graph) {
    SortedMap<PartyId, Double> between = new TreeMap<>();
    graph.nodes().forEach(point -> between.put(point, 0.0));
    for (PartyId source : List.copyOf(between.keySet())) {
      Map<PartyId, Integer> distance = new HashMap<>(Map.of(source, 0));
      Map<PartyId, Double> paths = new HashMap<>(Map.of(source, 1.0));
      Deque<PartyId> queue = new ArrayDeque<>(List.of(source));
      Deque<PartyId> farthestFirst = new ArrayDeque<>();
      while (!queue.isEmpty()) {
        PartyId point = queue.remove();
        farthestFirst.push(point);
        for (PartyId next : graph.adjacentNodes(point)) {
          if (distance.putIfAbsent(next, steps(distance, point) + 1) == null) {
            queue.add(next);
          }
          if (steps(distance, next) == steps(distance, point) + 1) {
            paths.merge(next, count(paths, point), Double::sum);
          }
        }
      }
      Map<PartyId, Double> dependency = new HashMap<>();
      for (PartyId point : farthestFirst) {
        double share = (1 + count(dependency, point)) / count(paths, point);
        for (PartyId before : graph.adjacentNodes(point)) {
          if (steps(distance, before) == steps(distance, point) - 1) {
            dependency.merge(before, count(paths, before) * share, Double::sum);
          }
        }
        if (!point.equals(source)) {
          between.merge(point, count(dependency, point) / 2, Double::sum);
        }
      }
    }
    return Collections.unmodifiableSortedMap(between);
  }

  private static int steps(Map<PartyId, Integer> distance, PartyId point) {
    return distance.getOrDefault(point, -1);
  }

  private static double count(Map<PartyId, Double> counts, PartyId point) {
    return counts.getOrDefault(point, 0.0);
  }
}
