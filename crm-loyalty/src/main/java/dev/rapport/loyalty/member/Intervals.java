package dev.rapport.loyalty.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of whole numbers as a union of intervals, both ends of each in it; in order, and apart from each other.
 *
 * <p>Every axis of the algebra that has an order is one of whole numbers: amounts in minor units, ranks, counts, moments of a week
 * in nanoseconds, and scores by the order of their bits.
 */
final class Intervals {
  static final Intervals NONE = new Intervals(new long[0]);

  /** From, to, from, to, and so on. */
  private final long[] ends;

  private Intervals(long[] ends) {
    this.ends = ends;
  }

  static Intervals of(long from, long to) {
    return from <= to ? new Intervals(new long[] {from, to}) : NONE;
  }

  static Intervals union(List<Intervals> parts) {
    List<long[]> sorted = new ArrayList<>();
    for (Intervals part : parts) {
      for (int i = 0; i < part.ends.length; i += 2) {
        sorted.add(new long[] {part.ends[i], part.ends[i + 1]});
      }
    }
    sorted.sort((a, b) -> Long.compare(a[0], b[0]));
    List<long[]> merged = new ArrayList<>();
    for (long[] next : sorted) {
      if (!merged.isEmpty() && continues(merged.get(merged.size() - 1), next)) {
        long[] last = merged.get(merged.size() - 1);
        last[1] = Math.max(last[1], next[1]);
      } else {
        merged.add(next);
      }
    }
    return new Intervals(merged.stream().flatMapToLong(Arrays::stream).toArray());
  }

  private static boolean continues(long[] last, long[] next) {
    return next[0] <= last[1] || next[0] - 1 == last[1];
  }

  Intervals and(Intervals other) {
    List<Intervals> common = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      for (int j = 0; j < other.ends.length; j += 2) {
        common.add(of(Math.max(ends[i], other.ends[j]), Math.min(ends[i + 1], other.ends[j + 1])));
      }
    }
    return union(common);
  }

  /** What of this is not in another set. */
  Intervals minus(Intervals other) {
    Intervals left = this;
    for (int i = 0; i < other.ends.length; i += 2) {
      List<Intervals> outside = new ArrayList<>();
      if (other.ends[i] > Long.MIN_VALUE) {
        outside.add(of(Long.MIN_VALUE, other.ends[i] - 1));
      }
      if (other.ends[i + 1] < Long.MAX_VALUE) {
        outside.add(of(other.ends[i + 1] + 1, Long.MAX_VALUE));
      }
      left = left.and(union(outside));
    }
    return left;
  }

  boolean isEmpty() {
    return ends.length == 0;
  }

  long least() {
    return ends[0];
  }

  long most() {
    return ends[ends.length - 1];
  }

  /** Whether some interval holds no fewer numbers than so many. */
  boolean holdsRunOf(long numbers) {
    for (int i = 0; i < ends.length; i += 2) {
      // The difference of two longs, as an unsigned number.
      if (Long.compareUnsigned(ends[i + 1] - ends[i], numbers - 1) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The intervals, each as its two ends. */
  List<long[]> parts() {
    List<long[]> parts = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      parts.add(new long[] {ends[i], ends[i + 1]});
    }
    return parts;
  }

  boolean sameAs(Intervals other) {
    return Arrays.equals(ends, other.ends);
  }
}
