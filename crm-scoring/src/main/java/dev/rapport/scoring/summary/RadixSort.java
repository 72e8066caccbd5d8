package dev.rapport.scoring.summary;

import java.util.Arrays;

/**
 * Sorts pairs of a key and a tag, neither negative, by the tag and among equal tags by the key.
 *
 * <p>Tags first, digit by digit from the lowest; they have few digits. Among equal tags only as many leading digits of the keys are
 * sorted by as it takes to tell nearly all of them apart, and what they leave together is sorted by comparison.
 */
final class RadixSort {
  private static final int BITS = 11;
  private static final int DIGITS = 1 << BITS;

  /** So few keys are sorted by comparison. */
  private static final int FEW = 256;

  /** The leading bits that are sorted by are this many more than it takes to count the keys. */
  private static final int SPARE_BITS = 4;

  private long[] keys;
  private int[] tags;
  private long[] spareKeys;
  private int[] spareTags;

  /** Whether what was to be sorted lies in the spare arrays for now. */
  private boolean isAway;

  private RadixSort(long[] keys, int[] tags) {
    this.keys = keys;
    this.tags = tags;
    this.spareKeys = new long[keys.length];
    this.spareTags = new int[tags.length];
  }

  static void byTagThenKey(long[] keys, int[] tags) {
    RadixSort sort = new RadixSort(keys, tags);
    sort.byTag();
    int n = keys.length;
    for (int start = 0, end; start < n; start = end) {
      int tag = sort.tags[start];
      end = start + 1;
      while (end < n && sort.tags[end] == tag) {
        end++;
      }
      sort.byKey(start, end);
    }
    if (sort.isAway) {
      System.arraycopy(sort.keys, 0, keys, 0, n);
      System.arraycopy(sort.tags, 0, tags, 0, n);
    }
  }

  private void byTag() {
    int differing = 0;
    for (int tag : tags) {
      differing |= tag ^ tags[0];
    }
    for (int shift = 0; shift < Integer.SIZE && differing >>> shift != 0; shift += BITS) {
      int[] ends = new int[DIGITS + 1];
      for (int tag : tags) {
        ends[(tag >>> shift & (DIGITS - 1)) + 1]++;
      }
      addUp(ends);
      for (int i = 0; i < tags.length; i++) {
        int place = ends[tags[i] >>> shift & (DIGITS - 1)]++;
        spareKeys[place] = keys[i];
        spareTags[place] = tags[i];
      }
      long[] freeKeys = keys;
      int[] freeTags = tags;
      keys = spareKeys;
      tags = spareTags;
      spareKeys = freeKeys;
      spareTags = freeTags;
      isAway = !isAway;
    }
  }

  private void byKey(int start, int end) {
    if (end - start <= FEW) {
      Arrays.sort(keys, start, end);
      return;
    }
    long differing = 0;
    for (int i = start; i < end; i++) {
      differing |= keys[i] ^ keys[start];
    }
    int top = Long.SIZE - Long.numberOfLeadingZeros(differing);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(end - start) + SPARE_BITS;
    int passes = (wanted + BITS - 1) / BITS;
    int lowest = Math.max(0, top - passes * BITS);
    long[] from = keys;
    long[] to = spareKeys;
    boolean inSpare = false;
    for (int shift = lowest; shift < top; shift += BITS) {
      scatter(from, to, start, end, shift);
      long[] free = from;
      from = to;
      to = free;
      inSpare = !inSpare;
    }
    if (inSpare) {
      System.arraycopy(from, start, keys, start, end - start);
    }
    if (lowest > 0) {
      sortTies(start, end, lowest);
    }
  }

  private static void scatter(long[] from, long[] to, int start, int end, int shift) {
    int[] ends = new int[DIGITS + 1];
    for (int i = start; i < end; i++) {
      ends[((int) (from[i] >>> shift) & (DIGITS - 1)) + 1]++;
    }
    ends[0] = start;
    addUp(ends);
    for (int i = start; i < end; i++) {
      to[ends[(int) (from[i] >>> shift) & (DIGITS - 1)]++] = from[i];
    }
  }

  private static void addUp(int[] ends) {
    for (int d = 0; d < DIGITS; d++) {
      ends[d + 1] += ends[d];
    }
  }

  /** Keys that are equal from a bit on upwards stand together, in any order. */
  private void sortTies(int start, int end, int lowest) {
    for (int i = start, j; i < end; i = j) {
      boolean sorted = true;
      j = i + 1;
      while (j < end && keys[j] >>> lowest == keys[i] >>> lowest) {
        sorted &= keys[j] >= keys[j - 1];
        j++;
      }
      if (!sorted) {
        Arrays.sort(keys, i, j);
      }
    }
  }
}
