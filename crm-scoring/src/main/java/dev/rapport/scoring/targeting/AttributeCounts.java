package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many people of a group have each value of each attribute: the profile (客户剖面图) of a group.
 *
 * <p>Of 200 customers 120 are under 30: {@code age: under-30 × 120, 30-and-over × 80}. An attribute may be unknown of some people, who are then
 * not counted for it. Counts of disjoint shards {@linkplain #merge merge} exactly and have a byte form. It keeps counts and no people.
 * Immutable and thread-safe.
 */
public final class AttributeCounts {
  private static final ByteForm BYTE_FORM = ByteForm.of("AttributeCounts", 1);
  private static final AttributeCounts EMPTY = new AttributeCounts(new TreeMap<>());

  private final SortedMap<String, SortedMap<String, Long>> counts;

  private AttributeCounts(SortedMap<String, SortedMap<String, Long>> counts) {
    counts.replaceAll((attribute, values) -> Collections.unmodifiableSortedMap(values));
    this.counts = Collections.unmodifiableSortedMap(counts);
  }

  /**
   * Returns the counts of nobody, the neutral element of {@link #merge}.
   *
   * @return no counts
   */
  public static AttributeCounts empty() {
    return EMPTY;
  }

  /**
   * Counts people.
   *
   * @param people what is known of each: a value by attribute
   * @return the counts
   */
  public static AttributeCounts of(Collection<Map<String, String>> people) {
    SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
    for (Map<String, String> person : requireNonNull(people, "people")) {
      person.forEach((attribute, value) -> counts
          .computeIfAbsent(attribute, any -> new TreeMap<>())
          .merge(value, 1L, Math::addExact));
    }
    return new AttributeCounts(counts);
  }

  /**
   * Returns counts that were made elsewhere.
   *
   * @param counts how many people have each value, by attribute
   * @return the counts
   * @throws IllegalArgumentException if an attribute has no value or a count is below 1
   */
  public static AttributeCounts ofCounts(Map<String, ? extends Map<String, Long>> counts) {
    SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
    requireNonNull(counts, "counts").forEach((attribute, values) -> {
      checkArgument(!values.isEmpty(), "counts of \"%s\" must hold a value, were {}", attribute);
      values.forEach((value, count) -> checkArgument(
          count >= 1, "counts must be 1 or more, was %s of %s \"%s\"", count, attribute, value));
      copy.put(attribute, new TreeMap<>(values));
    });
    return new AttributeCounts(copy);
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other people
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public AttributeCounts merge(AttributeCounts other) {
    requireNonNull(other, "other");
    SortedMap<String, SortedMap<String, Long>> merged = new TreeMap<>();
    for (AttributeCounts part : new AttributeCounts[] {this, other}) {
      part.counts.forEach((attribute, values) -> {
        SortedMap<String, Long> sums = merged.computeIfAbsent(attribute, any -> new TreeMap<>());
        values.forEach((value, count) -> sums.merge(value, count, Math::addExact));
      });
    }
    return new AttributeCounts(merged);
  }

  /**
   * Returns the attributes of which something is known.
   *
   * @return an unmodifiable set in the order of their names
   */
  public SortedSet<String> attributes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(counts.keySet()));
  }

  /**
   * Returns the values of an attribute that occur.
   *
   * @param attribute any attribute
   * @return an unmodifiable map from value to a count of 1 or more, in the order of the values; empty if nothing is known
   */
  public SortedMap<String, Long> values(String attribute) {
    return counts.getOrDefault(
        requireNonNull(attribute, "attribute"), Collections.emptySortedMap());
  }

  /**
   * Returns how many people have a value.
   *
   * @param attribute any attribute
   * @param value any value
   * @return 0 or more
   */
  public long count(String attribute, String value) {
    return values(attribute).getOrDefault(requireNonNull(value, "value"), 0L);
  }

  /**
   * Returns of how many people an attribute is known.
   *
   * @param attribute any attribute
   * @return the sum over its values
   */
  public long known(String attribute) {
    return values(attribute).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of such counts
   */
  public static AttributeCounts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
      for (int attributes = in.count(Integer.MAX_VALUE, "attributes");
          attributes > 0;
          attributes--) {
        String attribute = next(in, counts);
        SortedMap<String, Long> values = new TreeMap<>();
        for (int left = in.count(Integer.MAX_VALUE, "values"); left > 0; left--) {
          values.put(next(in, values), in.count());
        }
        counts.put(attribute, values);
      }
      return ofCounts(counts);
    });
  }

  private static String next(ByteReader in, SortedMap<String, ?> before) {
    String text = in.text();
    checkArgument(
        before.isEmpty() || text.compareTo(before.lastKey()) > 0,
        "bytes must hold attributes and values in their order, had \"%s\"",
        text);
    return text;
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      out.count(counts.size());
      counts.forEach((attribute, values) -> {
        out.text(attribute).count(values.size());
        values.forEach((value, count) -> out.text(value).count(count));
      });
    });
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AttributeCounts that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  /**
   * Returns the counts.
   *
   * @return text such as {@code "{age={30-and-over=80, under-30=120}}"}
   */
  @Override
  public String toString() {
    return counts.toString();
  }
}
