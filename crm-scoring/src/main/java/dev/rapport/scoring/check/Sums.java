package dev.rapport.scoring.check;

import dev.rapport.core.numeric.ExactSum;
import java.util.Arrays;

/** Exact sums in a row. Filled by who makes them, and never changed once they are part of a check. */
final class Sums {
  private Sums() {}

  static ExactSum[] zeros(int size) {
    ExactSum[] sums = new ExactSum[size];
    Arrays.setAll(sums, i -> new ExactSum());
    return sums;
  }

  static ExactSum[] plus(ExactSum[] one, ExactSum[] other) {
    ExactSum[] sums = zeros(one.length);
    for (int i = 0; i < sums.length; i++) {
      sums[i].merge(one[i]).merge(other[i]);
    }
    return sums;
  }

  static long[] plus(long[] one, long[] other) {
    long[] sums = new long[one.length];
    Arrays.setAll(sums, i -> Math.addExact(one[i], other[i]));
    return sums;
  }

  /** Returns the value of what cannot be below zero but for the rounding of its parts. */
  static double positive(ExactSum sum) {
    return Math.max(0, sum.value());
  }
}
