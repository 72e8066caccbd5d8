package dev.rapport.scoring.customerbase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where a column falls into bins as equal in size as can be, exactly and without sorting the column.
 *
 * <p>In a row of all values in ascending order, bin {@code k} ends with rank {@code ceil(n k / bins)}, or {@code floor(n k / bins)}
 * where the row is cut from the upper end. The selection finds the value at the last rank of each bin but the highest, and how
 * many values are smaller and how many no larger.
 *
 * <p>Cost: one pass to find the spread and one to count where the spread is below 2^16, as days and purchases are; amounts take
 * one more to gather the few values near a wanted rank. At worst, for values that lie close together but for some far away, a
 * round gathers nearly the whole column; there are at most four rounds.
 */
final class RankSelection {
  /*
   * A round counts the values in at most 2^16 buckets of equal width. A bucket of width one holds one value and settles the ranks
   * in it. From a wider bucket with a wanted rank the values are gathered, and the next round looks at them alone, with their own
   * smallest and largest value; so the width falls by 2^16 a round, or the few values left are sorted. The counts of a round stay
   * in the second-level cache, and no more buckets than twice the values keep a small column cheap.
   *
   * Offsets from the smallest value are unsigned: the spread of a long column may take all 64 bits.
   */
  private static final int MAX_BITS = 16;

  /** So few values are sorted instead. */
  private static final int FEW = 128;

  private final long[] ranks;
  private final long[] values;
  private final long[] below;
  private final long[] upTo;

  private RankSelection(long... ranks) {
    this.ranks = ranks;
    this.values = new long[ranks.length];
    this.below = new long[ranks.length];
    this.upTo = new long[ranks.length];
  }

  /** Returns where bins end in a row that is cut from the lower end: the lowest bin is never empty. */
  static long[] lowerRanks(long size, int bins) {
    long[] ranks = new long[bins - 1];
    for (int part = 1; part < bins; part++) {
      ranks[part - 1] = EmpiricalDistribution.rank(size, part, bins);
    }
    return ranks;
  }

  /** Returns where bins end in a row that is cut from the upper end: the highest bin is never empty, the lowest may be. */
  static long[] upperRanks(long size, int bins) {
    long[] ranks = new long[bins - 1];
    for (int part = 1; part < bins; part++) {
      ranks[part - 1] = size - EmpiricalDistribution.rank(size, bins - part, bins);
    }
    return ranks;
  }

  /** Selects from a range that is not empty; for rank 0 it takes the value of rank 1. */
  static RankSelection of(int[] column, int from, int to, long... ranks) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    for (int i = from; i < to; i++) {
      min = Math.min(min, column[i]);
      max = Math.max(max, column[i]);
    }
    long spread = (long) max - min;
    if (spread >>> MAX_BITS != 0) {
      long[] wide = new long[to - from];
      for (int i = from; i < to; i++) {
        wide[i - from] = column[i];
      }
      return of(wide, 0, wide.length, ranks);
    }
    int[] counts = new int[(int) spread + 1];
    for (int i = from; i < to; i++) {
      counts[column[i] - min]++;
    }
    RankSelection selection = new RankSelection(ranks);
    selection.settle(counts, min, 0, ranks.length, 0);
    return selection;
  }

  /** Selects from a range that is not empty; for rank 0 it takes the value of rank 1. */
  static RankSelection of(long[] column, int from, int to, long... ranks) {
    RankSelection selection = new RankSelection(ranks);
    selection.select(column, from, to, 0, ranks.length, 0);
    return selection;
  }

  /** Returns the value at the last rank of each bin but the highest: equal values meet in the bin of the first of them. */
  long[] lowerCuts() {
    return values.clone();
  }

  /** Returns cuts at which equal values meet in the bin of the last of them. */
  long[] upperCuts() {
    long[] cuts = values.clone();
    for (int k = 0; k < cuts.length; k++) {
      cuts[k] = upTo[k] > ranks[k] ? Math.decrementExact(cuts[k]) : cuts[k];
    }
    return cuts;
  }

  /** Returns how many of those with the value at the last rank of each bin stand up to that rank. */
  long[] tiesTaken() {
    long[] taken = ranks.clone();
    for (int k = 0; k < taken.length; k++) {
      taken[k] -= below[k];
    }
    return taken;
  }

  /** Finds the ranks numbered {@code first} to {@code last} in a part of the column that {@code base} values lie below. */
  private void select(long[] part, int from, int to, int first, int last, long base) {
    if (to - from <= FEW) {
      long[] sorted = Arrays.copyOfRange(part, from, to);
      Arrays.sort(sorted);
      settleSorted(sorted, first, last, base);
      return;
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      min = Math.min(min, part[i]);
      max = Math.max(max, part[i]);
    }
    Buckets buckets = new Buckets(min, max, to - from);
    buckets.count(part, from, to);
    if (buckets.shift == 0) {
      settle(buckets.counts, min, first, last, base);
    } else {
      refine(part, from, to, buckets, first, last, base);
    }
  }

  /** Gathers the values of the buckets that hold a wanted rank, and looks on in each of them. */
  private void refine(
      long[] part, int from, int to, Buckets buckets, int first, int last, long base) {
    List<Slot> slots = new ArrayList<>();
    byte[] slotOf = new byte[buckets.counts.length];
    int gathering = 0;
    int rank = first;
    long seen = base;
    for (int bucket = 0; rank < last; bucket++) {
      long seenWith = seen + buckets.counts[bucket];
      int next = rank;
      while (next < last && ranks[next] <= seenWith) {
        next++;
      }
      if (next > rank) {
        slots.add(new Slot(gathering, rank, next, seen));
        slotOf[bucket] = (byte) slots.size();
        gathering += buckets.counts[bucket];
        rank = next;
      }
      seen = seenWith;
    }
    long[] gathered = new long[gathering];
    int[] ends = slots.stream().mapToInt(Slot::start).toArray();
    for (int i = from; i < to; i++) {
      int slot = slotOf[buckets.of(part[i])];
      if (slot != 0) {
        gathered[ends[slot - 1]++] = part[i];
      }
    }
    for (int i = 0; i < ends.length; i++) {
      Slot slot = slots.get(i);
      select(gathered, slot.start, ends[i], slot.firstRank, slot.lastRank, slot.base);
    }
  }

  /** Takes the ranks from counts of single values, {@code min} and those after it. */
  private void settle(int[] counts, long min, int first, int last, long base) {
    int rank = first;
    long seen = base;
    for (int i = 0; rank < last; i++) {
      long seenWith = seen + counts[i];
      for (; rank < last && ranks[rank] <= seenWith; rank++) {
        values[rank] = min + i;
        below[rank] = seen;
        upTo[rank] = seenWith;
      }
      seen = seenWith;
    }
  }

  private void settleSorted(long[] sorted, int first, int last, long base) {
    for (int rank = first; rank < last; rank++) {
      int place = (int) Math.max(0, ranks[rank] - base - 1);
      int start = place;
      int end = place + 1;
      while (start > 0 && sorted[start - 1] == sorted[place]) {
        start--;
      }
      while (end < sorted.length && sorted[end] == sorted[place]) {
        end++;
      }
      values[rank] = sorted[place];
      below[rank] = base + start;
      upTo[rank] = base + end;
    }
  }

  private static int bitsOf(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }

  /** Values of one bucket among those gathered: where they begin, which ranks are wanted of them, how many values lie below. */
  private record Slot(int start, int firstRank, int lastRank, long base) {}

  /** Counts of the values in buckets of equal width, a power of two. */
  private static final class Buckets {
    private final long min;
    private final int shift;
    private final int[] counts;

    private Buckets(long min, long max, int size) {
      int bits = Math.min(MAX_BITS, bitsOf(size));
      this.min = min;
      this.shift = Math.max(0, bitsOf(max - min) - bits);
      this.counts = new int[(int) ((max - min) >>> shift) + 1];
    }

    private int of(long value) {
      return (int) ((value - min) >>> shift);
    }

    private void count(long[] part, int from, int to) {
      for (int i = from; i < to; i++) {
        counts[of(part[i])]++;
      }
    }
  }
}
