package dev.rapport.examples.bench;

import java.util.Arrays;

/**
 * RFM scores as they are made with a sort: a sorted copy of each column gives the limits, and a binary search among the limits the score of each
 * customer. The yardstick for scores that are counted, with the same cells as result.
 */
final class SortedRfm {
  private final int bins;

  SortedRfm(int bins) {
    this.bins = bins;
  }

  void score(int[] recencyDays, int[] frequency, long[] money, short[] cells) {
    int[] days = recencyDays.clone();
    int[] times = frequency.clone();
    long[] amounts = money.clone();
    Arrays.parallelSort(days);
    Arrays.parallelSort(times);
    Arrays.parallelSort(amounts);
    long[] dayLimits = new long[bins - 1];
    long[] timeLimits = new long[bins - 1];
    long[] amountLimits = new long[bins - 1];
    for (int bin = 1; bin < bins; bin++) {
      int last = (int) (((long) cells.length * bin + bins - 1) / bins) - 1;
      dayLimits[bin - 1] = days[last];
      timeLimits[bin - 1] = times[last];
      amountLimits[bin - 1] = amounts[last];
    }
    for (int i = 0; i < cells.length; i++) {
      int recency = bins - 1 - below(dayLimits, recencyDays[i]);
      int often = below(timeLimits, frequency[i]);
      cells[i] = (short) ((recency * bins + often) * bins + below(amountLimits, money[i]));
    }
  }

  /** How many limits are smaller than the value: Arrays.binarySearch may find any of several that are equal. */
  private static int below(long[] limits, long value) {
    int low = 0;
    int high = limits.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (limits[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
