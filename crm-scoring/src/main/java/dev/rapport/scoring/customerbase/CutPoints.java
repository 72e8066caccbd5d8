package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Ascending limits that sort a whole number into numbered bins.
 *
 * <p>{@code CutPoints.of(9, 19, 29, 40)} makes five bins: bin 1 holds everything up to and including 9, bin 2 from 10 to 19,
 * bin 3 from 20 to 29, bin 4 from 30 to 40, bin 5 everything above 40. A cut point belongs to the bin below it. Equal values
 * always meet in one bin, so bins of a base with ties are not equal in size, and where two cut points are equal the bin
 * between them is empty: {@link #binSizes} tells what came out.
 *
 * <p>Cut points are data, separate from what is done with them: they can be {@linkplain #quantiles fitted} on one machine,
 * stored, and applied on another. They hold no unit; who applies them must use the unit they were fitted in.
 *
 * @param values the limits, ascending, equal neighbours allowed; one or more
 */
public record CutPoints(List<Long> values) {
  /** The most bins that can be fitted on a column without its distribution: percentiles. */
  public static final int MAX_BINS = 100;

  /**
   * Checks the limits.
   *
   * @param values ascending, at least one
   * @throws IllegalArgumentException if there is none, or one is below its predecessor
   */
  public CutPoints {
    values = List.copyOf(requireNonNull(values, "values"));
    checkArgument(!values.isEmpty(), "values must hold at least one cut point, was []");
    for (int i = 1; i < values.size(); i++) {
      checkArgument(values.get(i - 1) <= values.get(i), "values must be ascending, was %s", values);
    }
  }

  /**
   * Returns cut points that somebody chose.
   *
   * @param values the limits, ascending
   * @return the cut points
   * @throws IllegalArgumentException if there is none, or one is below its predecessor
   */
  public static CutPoints of(long... values) {
    return new CutPoints(LongStream.of(requireNonNull(values, "values")).boxed().toList());
  }

  /**
   * Fits cut points that split a base into bins as equal in size as its ties allow.
   *
   * <p>Cut point {@code k} is the smallest value that at least {@code k / bins} of the customers do not exceed (the {@linkplain
   * EmpiricalDistribution#lowerQuantile lower empirical quantile}). It is always a value of the base, so cut points move
   * with the unit of the values and bins do not.
   *
   * @param distribution the values of the base; not empty
   * @param bins how many bins, 2 or more: 4 for quartiles, 5 for quintiles, 10 for deciles
   * @return {@code bins - 1} cut points
   * @throws IllegalArgumentException if {@code bins} is below 2 or the distribution is empty
   */
  public static CutPoints quantiles(EmpiricalDistribution distribution, int bins) {
    requireNonNull(distribution, "distribution");
    checkArgument(bins >= 2, "bins must be 2 or more, was %s", bins);
    checkArgument(
        !distribution.isEmpty(),
        "distribution must hold at least one customer to be cut, was empty");
    return new CutPoints(IntStream.range(1, bins)
        .mapToObj(part -> distribution.lowerQuantile(part, bins))
        .toList());
  }

  /**
   * Fits cut points from the upper end: the mirror image of {@link #quantiles(EmpiricalDistribution, int)}, in which equal values that
   * span a limit meet in the bin above it instead of the one below.
   *
   * <p>So the highest value always falls into the highest bin, however many share it, and the lowest may miss the lowest.
   *
   * @param distribution the values of the base; not empty
   * @param bins how many bins, 2 or more
   * @return {@code bins - 1} cut points, each a value of the base or one less
   * @throws IllegalArgumentException if {@code bins} is below 2 or the distribution is empty
   * @throws ArithmeticException if the value below a limit would leave a {@code long}
   */
  public static CutPoints upperQuantiles(EmpiricalDistribution distribution, int bins) {
    requireNonNull(distribution, "distribution");
    checkArgument(bins >= 2, "bins must be 2 or more, was %s", bins);
    checkArgument(
        !distribution.isEmpty(),
        "distribution must hold at least one customer to be cut, was empty");
    long[] cuts = RankSelection.upperRanks(distribution.size(), bins);
    for (int k = 0; k < cuts.length; k++) {
      // The cut is the largest value that no more customers than the rank have or stay below.
      long value = distribution.valueAtRank(Math.max(1, cuts[k]));
      cuts[k] = distribution.countUpTo(value) > cuts[k] ? Math.decrementExact(value) : value;
    }
    return of(cuts);
  }

  /**
   * Fits cut points on a range of a column, as {@link #quantiles(EmpiricalDistribution, int)} does on its distribution.
   *
   * <p>It counts instead of sorting: a few passes over the range, several times faster than the distribution. Use the
   * distribution where the customers lie in shards.
   *
   * @param values one value of each customer, in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, above {@code startInclusive} and at most the length of {@code values}
   * @param bins how many bins, 2 to {@value #MAX_BINS}
   * @return {@code bins - 1} cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the range of the column is empty
   * @throws IndexOutOfBoundsException if the range leaves the column
   */
  public static CutPoints quantiles(long[] values, int startInclusive, int endExclusive, int bins) {
    checkColumn(requireNonNull(values, "values").length, startInclusive, endExclusive, bins);
    long[] ranks = RankSelection.lowerRanks(endExclusive - startInclusive, bins);
    return of(RankSelection.of(values, startInclusive, endExclusive, ranks).lowerCuts());
  }

  /**
   * Fits cut points on a range of a column of whole numbers such as days, as the method for {@code long}s does.
   *
   * @param values one value of each customer, in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, above {@code startInclusive} and at most the length of {@code values}
   * @param bins how many bins, 2 to {@value #MAX_BINS}
   * @return {@code bins - 1} cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the range of the column is empty
   * @throws IndexOutOfBoundsException if the range leaves the column
   */
  public static CutPoints quantiles(int[] values, int startInclusive, int endExclusive, int bins) {
    checkColumn(requireNonNull(values, "values").length, startInclusive, endExclusive, bins);
    long[] ranks = RankSelection.lowerRanks(endExclusive - startInclusive, bins);
    return of(RankSelection.of(values, startInclusive, endExclusive, ranks).lowerCuts());
  }

  /**
   * Fits cut points on a range of a column, as {@link #upperQuantiles(EmpiricalDistribution, int)} does on its distribution.
   *
   * @param values one value of each customer, in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, above {@code startInclusive} and at most the length of {@code values}
   * @param bins how many bins, 2 to {@value #MAX_BINS}
   * @return {@code bins - 1} cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the range of the column is empty
   * @throws IndexOutOfBoundsException if the range leaves the column
   * @throws ArithmeticException if the value below a limit would leave a {@code long}
   */
  public static CutPoints upperQuantiles(
      long[] values, int startInclusive, int endExclusive, int bins) {
    checkColumn(requireNonNull(values, "values").length, startInclusive, endExclusive, bins);
    long[] ranks = RankSelection.upperRanks(endExclusive - startInclusive, bins);
    return of(RankSelection.of(values, startInclusive, endExclusive, ranks).upperCuts());
  }

  /**
   * Fits cut points on a range of a column of whole numbers such as days, as the method for {@code long}s does.
   *
   * @param values one value of each customer, in any order; they are read, not kept
   * @param startInclusive index of the first value, 0 or more
   * @param endExclusive index after the last value, above {@code startInclusive} and at most the length of {@code values}
   * @param bins how many bins, 2 to {@value #MAX_BINS}
   * @return {@code bins - 1} cut points
   * @throws IllegalArgumentException if {@code bins} is out of range or the range of the column is empty
   * @throws IndexOutOfBoundsException if the range leaves the column
   */
  public static CutPoints upperQuantiles(
      int[] values, int startInclusive, int endExclusive, int bins) {
    checkColumn(requireNonNull(values, "values").length, startInclusive, endExclusive, bins);
    long[] ranks = RankSelection.upperRanks(endExclusive - startInclusive, bins);
    return of(RankSelection.of(values, startInclusive, endExclusive, ranks).upperCuts());
  }

  static void checkColumn(int length, int startInclusive, int endExclusive, int bins) {
    checkPositionIndexes(startInclusive, endExclusive, length);
    checkArgument(
        endExclusive > startInclusive,
        "values must hold at least one customer to be cut, was empty");
    checkArgument(bins >= 2 && bins <= MAX_BINS, "bins must be 2 to %s, was %s", MAX_BINS, bins);
  }

  /**
   * Returns how many bins there are.
   *
   * @return one more than the cut points, 2 or more
   */
  public int bins() {
    return values.size() + 1;
  }

  /**
   * Tells into which bin a value falls.
   *
   * @param value any number
   * @return 1 for the lowest bin, up to {@link #bins()} for the highest: one more than the cut points below the value
   */
  public int bin(long value) {
    int bin = 1;
    for (long cut : values) {
      bin += value > cut ? 1 : 0;
    }
    return bin;
  }

  /**
   * Counts the customers in each bin.
   *
   * @param distribution the values of a base, the one the cut points were fitted on or any other
   * @return {@link #bins()} counts, the lowest bin first; they add up to the size of the distribution
   */
  public List<Long> binSizes(EmpiricalDistribution distribution) {
    requireNonNull(distribution, "distribution");
    List<Long> sizes = new ArrayList<>(bins());
    long below = 0;
    for (long cut : values) {
      long upTo = distribution.countUpTo(cut);
      sizes.add(upTo - below);
      below = upTo;
    }
    sizes.add(distribution.size() - below);
    return Collections.unmodifiableList(sizes);
  }

  /**
   * Returns the limits as an array, for bulk work.
   *
   * @return a fresh array, ascending
   */
  public long[] toArray() {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
