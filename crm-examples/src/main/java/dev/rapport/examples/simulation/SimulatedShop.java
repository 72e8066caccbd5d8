package dev.rapport.examples.simulation;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.EventHistory;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A simulated shop: what it saw, and what was true.
 *
 * @param plan how large, when and where
 * @param population how its customers differ
 * @param seed what it was simulated from
 * @param history every event until the last day of the plan; also of people who asked and never bought
 * @param truth one entry for each customer who bought
 */
public record SimulatedShop(
    ShopPlan plan,
    Population population,
    long seed,
    EventHistory history,
    SortedMap<CustomerId, CustomerTruth> truth) {
  public SimulatedShop {
    truth = Collections.unmodifiableSortedMap(new TreeMap<>(truth));
  }
}
