package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
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
