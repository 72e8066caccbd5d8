package dev.rapport.examples.simulation;

import dev.rapport.examples.simulation.CustomerTruth.Feeling;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** How content one customer is while the days pass: a start and shifts, never below 0 or above 10. */
final class Mood {
  private final TreeMap<Integer, Double> shiftByDay = new TreeMap<>();
  private final int firstDay;
  private final double start;

  Mood(int firstDay, double start) {
    this.firstDay = firstDay;
    this.start = bounded(start);
  }

  /** Raises or lowers the mood from a later day on. */
  void shift(int day, double by) {
    shiftByDay.merge(day, by, Double::sum);
  }

  double on(int day) {
    double mood = start;
    for (double shift : shiftByDay.headMap(day, true).values()) {
      mood = bounded(mood + shift);
    }
    return mood;
  }

  /** Returns the moods in the order of the days on which they began, until a last day. */
  List<Feeling> feelings(int lastDay, IntFunction<LocalDate> date) {
    TreeMap<Integer, Double> moods = new TreeMap<>(Map.of(firstDay, start));
    shiftByDay.headMap(lastDay, true).keySet().forEach(day -> moods.put(day, on(day)));
    return moods.entrySet().stream()
        .map(mood -> new Feeling(date.apply(mood.getKey()), mood.getValue()))
        .toList();
  }

  private static double bounded(double mood) {
    return Math.max(0, Math.min(10, mood));
  }
}
