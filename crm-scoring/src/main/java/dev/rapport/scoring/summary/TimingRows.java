package dev.rapport.scoring.summary;

import java.util.Arrays;

/** The different rows (x, t_x, T) in their order, with the number of customers of each. The arrays are never written again. */
final class TimingRows {
  final int[] repeats;
  final int[] lastAge;
  final int[] age;
  final long[] weight;

  TimingRows(int[] repeats, int[] lastAge, int[] age, long[] weight) {
    this.repeats = repeats;
    this.lastAge = lastAge;
    this.age = age;
    this.weight = weight;
  }

  static final TimingRows EMPTY = new TimingRows(new int[0], new int[0], new int[0], new long[0]);

  /** Counting in a dense table is worth while up to so many cells a row, but never fewer than the second. */
  private static final int CELLS_PER_ROW = 4;

  private static final int CELLS_ALWAYS = 1 << 12;

  static TimingRows of(PurchaseSummary customer, long count) {
    return new TimingRows(
        new int[] {customer.repeatPurchases()},
        new int[] {customer.lastPurchaseAgeDays()},
        new int[] {customer.ageDays()},
        new long[] {count});
  }

  /**
   * Counts the rows of a table. Those of few repeat purchases, nearly all, are counted in a dense table of x, t_x and T, whose
   * order is the order wanted; the others are packed into numbers, sorted and counted.
   */
  static TimingRows of(SummaryTable table) {
    int n = table.size();
    if (n == 0) {
      return EMPTY;
    }
    int mostRepeats = 0;
    int latest = 0;
    int youngest = Integer.MAX_VALUE;
    int oldest = 0;
    for (int i = 0; i < n; i++) {
      mostRepeats = Math.max(mostRepeats, table.repeatPurchases(i));
      latest = Math.max(latest, table.lastPurchaseAgeDays(i));
      youngest = Math.min(youngest, table.ageDays(i));
      oldest = Math.max(oldest, table.ageDays(i));
    }
    long width = (long) oldest - youngest + 1;
    double plane = (double) width * (latest + 1.0);
    double budget = Math.max(CELLS_ALWAYS, Math.min((double) CELLS_PER_ROW * n, 1 << 27));
    int dense = (int) Math.min(mostRepeats + 1.0, Math.floor(budget / plane));
    Out out = new Out(Math.min(n, 1 << 16));
    if (dense > 0) {
      countDense(table, dense, youngest, (int) width, latest + 1, out);
    }
    if (dense <= mostRepeats) {
      countSorted(table, dense, out);
    }
    return out.rows();
  }

  private static void countDense(
      SummaryTable table, int dense, int youngest, int width, int lastAges, Out out) {
    int[] cells = new int[dense * lastAges * width];
    for (int i = 0; i < table.size(); i++) {
      int x = table.repeatPurchases(i);
      if (x < dense) {
        cells[
            (x * lastAges + table.lastPurchaseAgeDays(i)) * width + table.ageDays(i) - youngest]++;
      }
    }
    for (int x = 0; x < dense; x++) {
      for (int last = 0; last < lastAges; last++) {
        int start = (x * lastAges + last) * width;
        for (int k = 0; k < width; k++) {
          if (cells[start + k] > 0) {
            out.add(x, last, youngest + k, cells[start + k]);
          }
        }
      }
    }
  }

  private static void countSorted(SummaryTable table, int dense, Out out) {
    int n = 0;
    for (int i = 0; i < table.size(); i++) {
      n += table.repeatPurchases(i) >= dense ? 1 : 0;
    }
    // Sorted twice: by t_x and T, then, keeping that order, by x.
    long[] ages = new long[n];
    int[] repeats = new int[n];
    int k = 0;
    for (int i = 0; i < table.size(); i++) {
      if (table.repeatPurchases(i) >= dense) {
        ages[k] = (long) table.lastPurchaseAgeDays(i) << 32 | table.ageDays(i);
        repeats[k++] = table.repeatPurchases(i);
      }
    }
    RadixSort.byTagThenKey(ages, repeats);
    for (int i = 0, j; i < n; i = j) {
      j = i + 1;
      while (j < n && ages[j] == ages[i] && repeats[j] == repeats[i]) {
        j++;
      }
      out.add(repeats[i], (int) (ages[i] >> 32), (int) ages[i], (long) j - i);
    }
  }

  TimingRows merge(TimingRows other) {
    if (weight.length == 0 || other.weight.length == 0) {
      return weight.length == 0 ? other : this;
    }
    Math.addExact(total(), other.total());
    Out out = new Out(Math.max(weight.length, other.weight.length));
    int i = 0;
    int j = 0;
    while (i < weight.length || j < other.weight.length) {
      int order = i == weight.length ? 1 : j == other.weight.length ? -1 : compare(i, other, j);
      if (order == 0) {
        out.add(repeats[i], lastAge[i], age[i], weight[i++] + other.weight[j++]);
      } else if (order < 0) {
        out.add(repeats[i], lastAge[i], age[i], weight[i++]);
      } else {
        out.add(other.repeats[j], other.lastAge[j], other.age[j], other.weight[j++]);
      }
    }
    return out.rows();
  }

  private int compare(int i, TimingRows other, int j) {
    int order = Integer.compare(repeats[i], other.repeats[j]);
    if (order == 0) {
      order = Integer.compare(lastAge[i], other.lastAge[j]);
    }
    return order == 0 ? Integer.compare(age[i], other.age[j]) : order;
  }

  long total() {
    return Arrays.stream(weight).reduce(0, Math::addExact);
  }

  boolean sameAs(TimingRows other) {
    return Arrays.equals(repeats, other.repeats)
        && Arrays.equals(lastAge, other.lastAge)
        && Arrays.equals(age, other.age)
        && Arrays.equals(weight, other.weight);
  }

  int hash() {
    return 31 * (31 * Arrays.hashCode(repeats) + Arrays.hashCode(lastAge))
        + Arrays.hashCode(weight);
  }

  /** Rows to come. */
  static final class Out {
    private int[] repeats;
    private int[] lastAge;
    private int[] age;
    private long[] weight;
    private int size;

    Out(int capacity) {
      this.repeats = new int[capacity];
      this.lastAge = new int[capacity];
      this.age = new int[capacity];
      this.weight = new long[capacity];
    }

    void add(int x, int last, int old, long count) {
      if (size == weight.length) {
        int capacity = size + (size >> 1) + 16;
        repeats = Arrays.copyOf(repeats, capacity);
        lastAge = Arrays.copyOf(lastAge, capacity);
        age = Arrays.copyOf(age, capacity);
        weight = Arrays.copyOf(weight, capacity);
      }
      repeats[size] = x;
      lastAge[size] = last;
      age[size] = old;
      weight[size++] = count;
    }

    TimingRows rows() {
      return new TimingRows(
          Arrays.copyOf(repeats, size),
          Arrays.copyOf(lastAge, size),
          Arrays.copyOf(age, size),
          Arrays.copyOf(weight, size));
    }
  }
}
