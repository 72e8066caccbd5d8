package dev.rapport.scoring.customervalue;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.scoring.customervalue.UseSituation.OneCustomer;
import dev.rapport.scoring.customervalue.UseSituation.Who;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value hierarchies of customers and segments, each in its use situation: the same product is another value to another person, and to the
 * same person on another day (顾客价值的主观性、情境依赖性).
 *
 * <p>{@code ValueHierarchies.empty().with(UseSituation.of(SegmentId.of("commuters"), "in a hurry"), goal)} holds one. There is no hierarchy for a
 * situation that nobody asked about: none is borrowed from another situation. Equal collections hold equal hierarchies under equal keys.
 * Immutable and thread-safe.
 */
public final class ValueHierarchies {
  private static final ValueHierarchies EMPTY = new ValueHierarchies(new TreeMap<>());

  private final SortedMap<UseSituation, ValueNode> goals;

  private ValueHierarchies(SortedMap<UseSituation, ValueNode> goals) {
    this.goals = Collections.unmodifiableSortedMap(goals);
  }

  /**
   * Returns no hierarchies.
   *
   * @return the empty collection
   */
  public static ValueHierarchies empty() {
    return EMPTY;
  }

  /**
   * Returns the collection with a hierarchy, in place of an earlier one under the same key.
   *
   * @param key who, and in which situation
   * @param goal the hierarchy from its topmost node
   * @return the collection with it
   */
  public ValueHierarchies with(UseSituation key, ValueNode goal) {
    SortedMap<UseSituation, ValueNode> more = new TreeMap<>(goals);
    more.put(requireNonNull(key, "key"), requireNonNull(goal, "goal"));
    return new ValueHierarchies(more);
  }

  /**
   * Returns all hierarchies.
   *
   * @return by key; unmodifiable
   */
  public SortedMap<UseSituation, ValueNode> goals() {
    return goals;
  }

  /**
   * Returns the hierarchy under a key.
   *
   * @param key who, and in which situation
   * @return the hierarchy, or nothing if nobody asked
   */
  public Optional<ValueNode> find(UseSituation key) {
    return Optional.ofNullable(goals.get(requireNonNull(key, "key")));
  }

  /**
   * Returns the hierarchy to go by for a customer: the customer's own, else that of the first of the customer's segments that has one.
   *
   * @param customer the customer
   * @param segments the customer's segments, the closest first
   * @param situation the use situation, the same words as in the key
   * @return the hierarchy, or nothing if nobody asked about the situation
   */
  public Optional<ValueNode> find(CustomerId customer, List<SegmentId> segments, String situation) {
    Optional<ValueNode> own = find(UseSituation.of(customer, situation));
    for (SegmentId segment : requireNonNull(segments, "segments")) {
      own = own.or(() -> find(UseSituation.of(segment, situation)));
    }
    return own;
  }

  /**
   * Returns how much satisfaction depends on the situation.
   *
   * @param who the customer or the segment
   * @return satisfaction with the topmost node by situation; empty if nobody asked; unmodifiable
   */
  public SortedMap<String, ValueRange> satisfactionBySituation(Who who) {
    requireNonNull(who, "who");
    SortedMap<String, ValueRange> bySituation = new TreeMap<>();
    for (Map.Entry<UseSituation, ValueNode> entry : goals.entrySet()) {
      if (entry.getKey().who().equals(who)) {
        bySituation.put(entry.getKey().situation(), entry.getValue().satisfaction());
      }
    }
    return Collections.unmodifiableSortedMap(bySituation);
  }

  /**
   * Returns the collection without what is known of one customer, who asked to be forgotten. Segments keep theirs.
   *
   * @param customer the customer
   * @return the collection without the customer's own hierarchies
   */
  public ValueHierarchies without(CustomerId customer) {
    OneCustomer gone = new OneCustomer(customer);
    SortedMap<UseSituation, ValueNode> rest = new TreeMap<>(goals);
    rest.keySet().removeIf(key -> key.who().equals(gone));
    return new ValueHierarchies(rest);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ValueHierarchies other && goals.equals(other.goals);
  }

  @Override
  public int hashCode() {
    return goals.hashCode();
  }

  /**
   * Returns how many hierarchies there are.
   *
   * @return such as {@code "3 value hierarchies"}; no ids of customers
   */
  @Override
  public String toString() {
    return goals.size() + " value hierarchies";
  }
}
