package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How often items are bought, alone and together: what {@linkplain AssociationRule cross-selling rules} are computed from.
 *
 * <p>Three baskets with tea and milk, tea, and milk and bread make tea × 2, milk × 2, bread × 1, milk and tea × 1, bread and milk × 1. An item
 * counts once a basket, however many there are. What a basket is, one purchase or all that a customer ever bought, is up to the caller.
 *
 * <p>Counts of disjoint shards of the baskets {@linkplain #merge merge} exactly and have a byte form. They take a number for every pair that
 * occurs, so baskets of categories stay small where baskets of products may not. Immutable and thread-safe.
 */
public final class BasketCounts {
  private static final ByteForm BYTE_FORM = ByteForm.of("BasketCounts", 1);
  private static final BasketCounts EMPTY = new BasketCounts(0, new TreeMap<>(), new TreeMap<>());

  private final long baskets;
  private final SortedMap<String, Long> items;
  private final SortedMap<Pair, Long> pairs;

  private BasketCounts(long baskets, SortedMap<String, Long> items, SortedMap<Pair, Long> pairs) {
    this.baskets = baskets;
    this.items = Collections.unmodifiableSortedMap(items);
    this.pairs = pairs;
  }

  /** Two items, the smaller name first. */
  private record Pair(String first, String second) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::first).thenComparing(Pair::second);

    private static Pair of(String one, String other) {
      return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Returns the counts of no baskets, the neutral element of {@link #merge}.
   *
   * @return all zero
   */
  public static BasketCounts empty() {
    return EMPTY;
  }

  /**
   * Counts baskets.
   *
   * @param baskets the items in each; an empty basket counts as one
   * @return the counts
   */
  public static BasketCounts of(Collection<? extends Set<String>> baskets) {
    SortedMap<String, Long> items = new TreeMap<>();
    SortedMap<Pair, Long> pairs = new TreeMap<>();
    for (Set<String> basket : requireNonNull(baskets, "baskets")) {
      List<String> sorted = new ArrayList<>(new TreeSet<>(basket));
      for (int i = 0; i < sorted.size(); i++) {
        items.merge(sorted.get(i), 1L, Long::sum);
        for (int j = i + 1; j < sorted.size(); j++) {
          pairs.merge(new Pair(sorted.get(i), sorted.get(j)), 1L, Long::sum);
        }
      }
    }
    return new BasketCounts(baskets.size(), items, pairs);
  }

  /**
   * Counts the categories that were bought together in one purchase.
   *
   * @param history what happened; everything but purchases is ignored
   * @return the counts, a basket for each purchase
   */
  public static BasketCounts ofCategories(EventHistory history) {
    return ofPurchases(history, line -> line.category().value());
  }

  /**
   * Counts the products that were bought together in one purchase.
   *
   * @param history what happened; everything but purchases is ignored
   * @return the counts, a basket for each purchase
   */
  public static BasketCounts ofProducts(EventHistory history) {
    return ofPurchases(history, line -> line.product().value());
  }

  private static BasketCounts ofPurchases(EventHistory history, Function<LineItem, String> item) {
    List<Set<String>> baskets = new ArrayList<>();
    for (Purchase purchase : requireNonNull(history, "history").purchases()) {
      Set<String> basket = new TreeSet<>();
      purchase.lines().forEach(line -> basket.add(item.apply(line)));
      baskets.add(basket);
    }
    return of(baskets);
  }

  /**
   * Adds the baskets of another, disjoint shard.
   *
   * @param other counts of other baskets
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public BasketCounts merge(BasketCounts other) {
    requireNonNull(other, "other");
    SortedMap<String, Long> mergedItems = new TreeMap<>(items);
    other.items.forEach((item, count) -> mergedItems.merge(item, count, Math::addExact));
    SortedMap<Pair, Long> mergedPairs = new TreeMap<>();
    mergedPairs.putAll(pairs);
    other.pairs.forEach((pair, count) -> mergedPairs.merge(pair, count, Math::addExact));
    return new BasketCounts(Math.addExact(baskets, other.baskets), mergedItems, mergedPairs);
  }

  /**
   * Returns how many baskets were counted.
   *
   * @return 0 or more
   */
  public long baskets() {
    return baskets;
  }

  /**
   * Returns the items with how many baskets hold them.
   *
   * @return an unmodifiable map in the order of the items, with counts of 1 or more
   */
  public SortedMap<String, Long> items() {
    return items;
  }

  /**
   * Returns how many baskets hold two items.
   *
   * @param one an item
   * @param other another item
   * @return 0 or more
   */
  public long together(String one, String other) {
    requireNonNull(one, "one");
    requireNonNull(other, "other");
    return one.equals(other)
        ? items.getOrDefault(one, 0L)
        : pairs.getOrDefault(Pair.of(one, other), 0L);
  }

  /**
   * Returns the rule from one item to another.
   *
   * @param antecedent what is there
   * @param consequent what may be offered
   * @return the rule with its counts, also where the two never met
   * @throws IllegalArgumentException if they are the same item
   */
  public AssociationRule rule(String antecedent, String consequent) {
    requireNonNull(antecedent, "antecedent");
    requireNonNull(consequent, "consequent");
    return new AssociationRule(
        antecedent,
        consequent,
        baskets,
        items.getOrDefault(antecedent, 0L),
        items.getOrDefault(consequent, 0L),
        together(antecedent, consequent));
  }

  /**
   * Returns the rules of all pairs that are met often enough, in both directions.
   *
   * @param leastTogether in how many baskets two items must be together, 1 or more; it keeps chance out
   * @return the rules, the highest lift first, then in the order of their items
   * @throws IllegalArgumentException if {@code leastTogether} is below 1
   */
  public List<AssociationRule> rules(long leastTogether) {
    checkArgument(leastTogether >= 1, "leastTogether must be 1 or more, was %s", leastTogether);
    List<AssociationRule> rules = new ArrayList<>();
    pairs.forEach((pair, count) -> {
      if (count >= leastTogether) {
        rules.add(rule(pair.first(), pair.second()));
        rules.add(rule(pair.second(), pair.first()));
      }
    });
    rules.sort(Comparator.comparingDouble((AssociationRule rule) -> -rule.lift().value())
        .thenComparing(AssociationRule::antecedent)
        .thenComparing(AssociationRule::consequent));
    return Collections.unmodifiableList(rules);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of such counts
   */
  public static BasketCounts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, BasketCounts::read);
  }

  private static BasketCounts read(ByteReader in) {
    long baskets = in.count();
    List<String> names = new ArrayList<>();
    SortedMap<String, Long> items = new TreeMap<>();
    for (int left = in.count(Integer.MAX_VALUE, "items"); left > 0; left--) {
      String name = in.text();
      long count = in.count();
      checkArgument(
          (items.isEmpty() || name.compareTo(items.lastKey()) > 0)
              && count >= 1
              && count <= baskets,
          "bytes must hold items in their order, each in 1 to %s baskets, had \"%s\" in %s",
          baskets,
          name,
          count);
      names.add(name);
      items.put(name, count);
    }
    SortedMap<Pair, Long> pairs = new TreeMap<>();
    for (int left = in.count(Integer.MAX_VALUE, "pairs"); left > 0; left--) {
      Pair pair = new Pair(name(names, in), name(names, in));
      long count = in.count();
      checkArgument(
          pair.first().compareTo(pair.second()) < 0
              && (pairs.isEmpty() || pair.compareTo(pairs.lastKey()) > 0)
              && count >= 1,
          "bytes must hold pairs in their order, each in 1 basket or more, had %s in %s",
          pair,
          count);
      pairs.put(pair, count);
    }
    BasketCounts counts = new BasketCounts(baskets, items, pairs);
    // The rules check that the counts fit together.
    pairs.keySet().forEach(pair -> counts.rule(pair.first(), pair.second()));
    return counts;
  }

  private static String name(List<String> names, ByteReader in) {
    long number = in.count();
    checkArgument(
        number < names.size(), "bytes must hold pairs of %s items, had %s", names.size(), number);
    return names.get((int) number);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    SortedMap<String, Integer> numbers = new TreeMap<>();
    items.keySet().forEach(item -> numbers.put(item, numbers.size()));
    return BYTE_FORM.write(out -> {
      out.count(baskets).count(items.size());
      items.forEach((item, count) -> out.text(item).count(count));
      out.count(pairs.size());
      pairs.forEach((pair, count) ->
          out.counts(number(numbers, pair.first()), number(numbers, pair.second()), count));
    });
  }

  private static int number(SortedMap<String, Integer> numbers, String item) {
    return requireNonNull(numbers.get(item), item);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BasketCounts that
        && baskets == that.baskets
        && items.equals(that.items)
        && pairs.equals(that.pairs);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(baskets) + items.hashCode();
  }

  /**
   * Returns a short description.
   *
   * @return text such as {@code "3 baskets, 3 items, 2 pairs"}
   */
  @Override
  public String toString() {
    return baskets + " baskets, " + items.size() + " items, " + pairs.size() + " pairs";
  }
}
