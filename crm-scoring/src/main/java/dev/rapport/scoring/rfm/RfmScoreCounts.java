package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How many customers have each score: the realised sizes of the bins and of the cells of the RFM cube.
 *
 * <p>Quantile scores are equal in size only where customers do not tie. With 10 customers of whom 6 bought once, quintiles of
 * frequency come out as 6, 0, 0, 2, 2: {@link #frequency()} says so, and a campaign is planned on these numbers instead
 * of on fifths.
 *
 * <p>Counts of disjoint shards {@linkplain #merge merge} exactly. Immutable and thread-safe.
 */
public final class RfmScoreCounts {
  private static final ByteForm BYTE_FORM = ByteForm.of("RfmScoreCounts", 1);

  private final int bins;

  /** Customers by cell number. */
  private final long[] counts;

  private RfmScoreCounts(int bins, long[] counts) {
    this.bins = bins;
    this.counts = counts;
  }

  /**
   * Returns the counts over no customers, the neutral element of {@link #merge}.
   *
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @return all zero
   */
  public static RfmScoreCounts empty(int bins) {
    return new RfmScoreCounts(bins, new long[RfmScore.cells(bins)]);
  }

  /**
   * Counts scores.
   *
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param scores one score of each customer, none above {@code bins}
   * @return the counts
   * @throws IllegalArgumentException if the scale is out of range or too short for a score
   */
  public static RfmScoreCounts of(int bins, Collection<RfmScore> scores) {
    long[] counts = new long[RfmScore.cells(bins)];
    for (RfmScore score : requireNonNull(scores, "scores")) {
      counts[score.cell(bins)]++;
    }
    return new RfmScoreCounts(bins, counts);
  }

  /**
   * Counts the result of bulk scoring.
   *
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @param cells cell numbers, as {@link CutScorer#scoreCells} writes them
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer
   * @return the counts
   * @throws IllegalArgumentException if the scale is out of range or a number is no cell of it
   * @throws IndexOutOfBoundsException if the range leaves the array
   */
  public static RfmScoreCounts ofCells(
      int bins, short[] cells, int startInclusive, int endExclusive) {
    long[] counts = new long[RfmScore.cells(bins)];
    checkPositionIndexes(startInclusive, endExclusive, requireNonNull(cells, "cells").length);
    for (int i = startInclusive; i < endExclusive; i++) {
      int cell = cells[i];
      if (cell < 0 || cell >= counts.length) {
        throw new IllegalArgumentException("cells must be 0 to " + (counts.length - 1) + " of "
            + bins + " bins, was " + cell + " at " + i);
      }
      counts[cell]++;
    }
    return new RfmScoreCounts(bins, counts);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of counts
   */
  public static RfmScoreCounts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      int bins = RfmBytes.bins(in);
      long[] counts = new long[RfmScore.cells(bins)];
      int least = 0;
      for (int left = in.count(counts.length, "cells"); left > 0; left--) {
        long cell = in.count();
        long count = in.count();
        checkArgument(
            cell >= least && cell < counts.length && count > 0,
            "bytes must hold ascending cells below %s with positive counts, had %s of cell %s",
            counts.length,
            count,
            cell);
        counts[(int) cell] = count;
        least = (int) cell + 1;
      }
      return new RfmScoreCounts(bins, counts);
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      out.number(bins).count(LongStream.of(counts).filter(count -> count > 0).count());
      for (int cell = 0; cell < counts.length; cell++) {
        if (counts[cell] > 0) {
          out.counts(cell, counts[cell]);
        }
      }
    });
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers on the same scale
   * @return the counts of both
   * @throws IllegalArgumentException if the scales differ
   */
  public RfmScoreCounts merge(RfmScoreCounts other) {
    requireNonNull(other, "other");
    checkArgument(
        bins == other.bins, "other must be of the same %s bins, was of %s", bins, other.bins);
    long[] merged = counts.clone();
    Arrays.setAll(merged, cell -> Math.addExact(counts[cell], other.counts[cell]));
    return new RfmScoreCounts(bins, merged);
  }

  /**
   * Returns how many points the scale has.
   *
   * @return 2 to {@value RfmScore#MAX}
   */
  public int bins() {
    return bins;
  }

  /**
   * Returns how many customers were counted.
   *
   * @return 0 or more
   */
  public long customers() {
    return LongStream.of(counts).sum();
  }

  /**
   * Returns how many customers have a score.
   *
   * @param score a score of the scale
   * @return 0 or more
   * @throws IllegalArgumentException if the scale is too short for the score
   */
  public long count(RfmScore score) {
    return counts[requireNonNull(score, "score").cell(bins)];
  }

  /**
   * Returns how many customers have each recency score.
   *
   * @return as many counts as bins, score 1 first
   */
  public List<Long> recency() {
    return sizes(RfmScore::recency);
  }

  /**
   * Returns how many customers have each frequency score.
   *
   * @return as many counts as bins, score 1 first
   */
  public List<Long> frequency() {
    return sizes(RfmScore::frequency);
  }

  /**
   * Returns how many customers have each monetary score.
   *
   * @return as many counts as bins, score 1 first
   */
  public List<Long> monetary() {
    return sizes(RfmScore::monetary);
  }

  /**
   * Returns the scores that some customer has, with how many have them.
   *
   * @return an unmodifiable map from score to a count of 1 or more, in the order of the scores
   */
  public SortedMap<RfmScore, Long> occupied() {
    SortedMap<RfmScore, Long> occupied = new TreeMap<>();
    IntStream.range(0, counts.length)
        .filter(cell -> counts[cell] > 0)
        .forEach(cell -> occupied.put(RfmScore.ofCell(cell, bins), counts[cell]));
    return Collections.unmodifiableSortedMap(occupied);
  }

  private List<Long> sizes(ToIntFunction<RfmScore> part) {
    long[] sizes = new long[bins];
    for (int cell = 0; cell < counts.length; cell++) {
      sizes[part.applyAsInt(RfmScore.ofCell(cell, bins)) - 1] += counts[cell];
    }
    return LongStream.of(sizes).boxed().toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RfmScoreCounts that
        && bins == that.bins
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * bins + Arrays.hashCode(counts);
  }

  /**
   * Returns the occupied scores with their counts.
   *
   * @return text such as {@code "{1-1-1=3, 5-4-3=1}"}
   */
  @Override
  public String toString() {
    return occupied().toString();
  }
}
