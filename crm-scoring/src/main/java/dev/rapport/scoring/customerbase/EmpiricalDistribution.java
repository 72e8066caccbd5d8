package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.stream.Collector;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How one whole number is spread over the customers of a base: its distinct values with how many customers have each.
 *
 * <p>The values 7, 3, 3, 9 are the distribution {@code 3 × 2, 7 × 1, 9 × 1} of 4 customers. The number may be anything
 * that is counted exactly: days since the last purchase, purchases, minor units of money. Nothing is approximated, so
 * cut points and concentration that are computed from a distribution do not depend on how the customers were ordered or
 * sharded: {@link #merge merging} the distributions of disjoint shards gives the distribution of the whole, bit for bit.
 *
 * <p>The price of exactness is 16 bytes for each distinct value: little for days and purchases, up to one entry a customer
 * for money. Not for continuous measures, and not an estimate of the population behind the customers. Immutable and
 * thread-safe.
 */
public final class EmpiricalDistribution {
  private static final EmpiricalDistribution EMPTY =
      new EmpiricalDistribution(new long[0], new long[0]);

  /** Strictly ascending. */
  private final long[] values;

  /** How many have each value; one or more. */
  private final long[] counts;

  private final long size;

  /** Takes the arrays over: the caller must hold no other reference to them. */
  EmpiricalDistribution(long[] values, long[] counts) {
    this.values = values;
    this.counts = counts;
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    this.size = total;
  }

  /**
   * Returns the distribution over no customers, the neutral element of {@link #merge}.
   *
   * @return the empty distribution
   */
  public static EmpiricalDistribution empty() {
    return EMPTY;
  }

  /**
   * Counts values, one of each customer.
   *
   * @param values the values in any order; they are read, not kept
   * @return their distribution
   */
  public static EmpiricalDistribution of(long... values) {
    return ofSorted(sorted(requireNonNull(values, "values").clone()));
  }

  /**
   * Counts values, one of each customer.
   *
   * @param values the values in any order; they are read, not kept
   * @return their distribution
   */
  public static EmpiricalDistribution of(int[] values) {
    return of(requireNonNull(values, "values"), 0, values.length);
  }

  /**
   * Counts the values in a range of an array, for callers that split their work.
   *
   * @param values the values in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, from {@code startInclusive} to the length of {@code values}
   * @return the distribution of the values in the range
   * @throws IndexOutOfBoundsException if the range leaves the array
   */
  public static EmpiricalDistribution of(long[] values, int startInclusive, int endExclusive) {
    checkPositionIndexes(startInclusive, endExclusive, requireNonNull(values, "values").length);
    return ofSorted(sorted(Arrays.copyOfRange(values, startInclusive, endExclusive)));
  }

  /**
   * Counts the values in a range of an array, for callers that split their work.
   *
   * @param values the values in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, from {@code startInclusive} to the length of {@code values}
   * @return the distribution of the values in the range
   * @throws IndexOutOfBoundsException if the range leaves the array
   */
  public static EmpiricalDistribution of(int[] values, int startInclusive, int endExclusive) {
    checkPositionIndexes(startInclusive, endExclusive, requireNonNull(values, "values").length);
    long[] copy = new long[endExclusive - startInclusive];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[startInclusive + i];
    }
    return ofSorted(sorted(copy));
  }

  /**
   * Returns a collector that counts a stream of values; it may be used with any grouping or reduction of the caller.
   *
   * @return the collector
   */
  public static Collector<Long, ?, EmpiricalDistribution> collector() {
    return Collector.of(
        LongStream::builder,
        LongStream.Builder::accept,
        (left, right) -> {
          right.build().forEach(left);
          return left;
        },
        builder -> ofSorted(sorted(builder.build().toArray())),
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the distribution
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a distribution
   */
  public static EmpiricalDistribution fromBytes(byte[] bytes) {
    return DistributionBytes.read(requireNonNull(bytes, "bytes"));
  }

  private static long[] sorted(long[] values) {
    Arrays.sort(values);
    return values;
  }

  private static EmpiricalDistribution ofSorted(long[] sorted) {
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
    }
    long[] values = new long[distinct];
    long[] counts = new long[distinct];
    int last = -1;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        last++;
        values[last] = sorted[i];
      }
      counts[last]++;
    }
    return new EmpiricalDistribution(values, counts);
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * <p>Merging is exact, associative and commutative; {@link #empty()} changes nothing.
   *
   * @param other the distribution over other customers
   * @return the distribution over both
   * @throws ArithmeticException if the customers are more than a {@code long} counts
   */
  public EmpiricalDistribution merge(EmpiricalDistribution other) {
    requireNonNull(other, "other");
    int capacity = Math.addExact(values.length, other.values.length);
    long[] mergedValues = new long[capacity];
    long[] mergedCounts = new long[capacity];
    int mine = 0;
    int theirs = 0;
    int merged = 0;
    while (mine < values.length || theirs < other.values.length) {
      boolean takeMine = theirs == other.values.length
          || (mine < values.length && values[mine] <= other.values[theirs]);
      boolean takeTheirs = mine == values.length
          || (theirs < other.values.length && other.values[theirs] <= values[mine]);
      mergedValues[merged] = takeMine ? values[mine] : other.values[theirs];
      mergedCounts[merged] =
          Math.addExact(takeMine ? counts[mine] : 0, takeTheirs ? other.counts[theirs] : 0);
      mine += takeMine ? 1 : 0;
      theirs += takeTheirs ? 1 : 0;
      merged++;
    }
    return new EmpiricalDistribution(
        Arrays.copyOf(mergedValues, merged), Arrays.copyOf(mergedCounts, merged));
  }

  /**
   * Returns how many customers were counted.
   *
   * @return 0 or more
   */
  public long size() {
    return size;
  }

  /**
   * Tells whether no customer was counted.
   *
   * @return whether {@link #size()} is 0
   */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Returns how many different values there are.
   *
   * @return 0 or more, at most {@link #size()}
   */
  public int distinctValues() {
    return values.length;
  }

  /**
   * Returns a distinct value by its rank.
   *
   * @param index 0 for the smallest value, up to {@code distinctValues() - 1} for the largest
   * @return the value; it grows strictly with the index
   * @throws IndexOutOfBoundsException if there is no such value
   */
  public long valueAt(int index) {
    return values[checkElementIndex(index, values.length)];
  }

  /**
   * Returns how many customers have the distinct value of a rank.
   *
   * @param index 0 for the smallest value, up to {@code distinctValues() - 1} for the largest
   * @return 1 or more
   * @throws IndexOutOfBoundsException if there is no such value
   */
  public long countAt(int index) {
    return counts[checkElementIndex(index, counts.length)];
  }

  /**
   * Returns the smallest value.
   *
   * @return the smallest value
   * @throws IllegalStateException if the distribution is empty
   */
  public long min() {
    checkNotEmpty();
    return values[0];
  }

  /**
   * Returns the largest value.
   *
   * @return the largest value
   * @throws IllegalStateException if the distribution is empty
   */
  public long max() {
    checkNotEmpty();
    return values[values.length - 1];
  }

  /**
   * Counts the customers whose value is at most the given one.
   *
   * @param value any number
   * @return 0 to {@link #size()}
   */
  public long countUpTo(long value) {
    long atMost = 0;
    for (int i = 0; i < values.length && values[i] <= value; i++) {
      atMost += counts[i];
    }
    return atMost;
  }

  /**
   * Returns a lower empirical quantile: the smallest value that at least the fraction {@code numerator / denominator} of
   * the customers does not exceed.
   *
   * <p>This is the inverse of the empirical distribution function, type 1 of Hyndman and Fan: always one of the values,
   * never an average of two, so it scales with the unit of the values. The fraction is exact because it is given as two
   * whole numbers.
   *
   * <p>Reference: R. J. Hyndman and Y. Fan (1996), Sample quantiles in statistical packages, The American Statistician
   * 50(4), 361–365, definition 1.
   *
   * @param numerator 1 to {@code denominator}
   * @param denominator the number of equal parts, 1 or more
   * @return one of the values; {@code lowerQuantile(1, 2)} is the lower median
   * @throws IllegalArgumentException if the fraction is not above 0 and at most 1
   * @throws IllegalStateException if the distribution is empty
   */
  public long lowerQuantile(int numerator, int denominator) {
    checkArgument(
        numerator >= 1 && numerator <= denominator,
        "numerator must be 1 to the denominator %s, was %s",
        denominator,
        numerator);
    checkNotEmpty();
    return valueAtRank(rank(size, numerator, denominator));
  }

  /**
   * Returns the value at a place in the row of all values in ascending order, equal ones side by side.
   *
   * @param rank 1 for the smallest value, up to {@link #size()} for the largest
   * @return the value of the customer who stands there
   * @throws IllegalArgumentException if there is no such rank
   */
  public long valueAtRank(long rank) {
    checkArgument(rank >= 1 && rank <= size, "rank must be 1 to %s, was %s", size, rank);
    long atMost = 0;
    int index = -1;
    while (atMost < rank) {
      index++;
      atMost += counts[index];
    }
    return values[index];
  }

  /** ceil(size * numerator / denominator), taken apart so that no product leaves a long. */
  static long rank(long size, int numerator, int denominator) {
    return size / denominator * numerator
        + -Math.floorDiv(-(size % denominator * numerator), (long) denominator);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * <p>Distinct values are written as differences, so days and purchases take about 2 bytes a distinct value.
   *
   * @return a fresh array; equal distributions have equal bytes
   */
  public byte[] toBytes() {
    return DistributionBytes.write(values, counts);
  }

  private void checkNotEmpty() {
    checkState(!isEmpty(), "distribution must not be empty. Ask isEmpty() first.");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EmpiricalDistribution that
        && Arrays.equals(values, that.values)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
  }

  /**
   * Returns a short description, not all the values.
   *
   * @return text such as {@code "4 customers, 3 distinct values from 3 to 9"}
   */
  @Override
  public String toString() {
    return isEmpty()
        ? "no customers"
        : size + " customers, " + values.length + " distinct values from " + min() + " to " + max();
  }
}
