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

  /** A number of repeat purchases is counted in a table if that has at most so many cells a customer. */
  private static final int CELLS_PER_CUSTOMER = 16;

  private static final int MOST_CELLS = 1 << 27;

  /** Which numbers of repeat purchases are frequent is learned from so many customers. */
  private static final int SAMPLE = 1 << 16;

  /** No number of repeat purchases from here on is counted in a table. */
  private static final int MOST_DENSE = 1 << 10;

  static TimingRows of(PurchaseSummary customer, long count) {
    return new TimingRows(
        new int[] {customer.repeatPurchases()},
        new int[] {customer.lastPurchaseAgeDays()},
        new int[] {customer.ageDays()},
        new long[] {count});
  }

  /**
   * Counts the rows of a part of a table. Those of few repeat purchases, nearly all, are counted in a dense table of x, t_x and T,
   * whose order is the order wanted; the others are packed into numbers, sorted and counted.
   */
  static TimingRows of(SummaryTable table, int start, int end) {
    if (start == end) {
      return EMPTY;
    }
    int[] lastAges = table.columns().lastAge;
    int[] ages = table.columns().age;
    int latest = 0;
    int youngest = Integer.MAX_VALUE;
    int oldest = 0;
    for (int i = start; i < end; i++) {
      latest = Math.max(latest, lastAges[i]);
      youngest = Math.min(youngest, ages[i]);
      oldest = Math.max(oldest, ages[i]);
    }
    long width = (long) oldest - youngest + 1;
    int dense = dense(table, start, end, width, latest + 1L);
    Out out = new Out(Math.min(end - start, 1 << 16));
    int counted = 0;
    if (dense > 0) {
      counted = countDense(table, start, end, dense, youngest, (int) width, latest + 1, out);
    }
    if (counted < end - start) {
      countSorted(table, start, end, dense, youngest, end - start - counted, out);
    }
    return out.rows();
  }

  /** Returns below which number of repeat purchases there are enough customers for a table. */
  private static int dense(SummaryTable table, int start, int end, long width, long lastAges) {
    int step = Math.max(1, (end - start) / SAMPLE);
    int[] seen = new int[MOST_DENSE];
    for (int i = start; i < end; i += step) {
      int x = table.repeatPurchases(i);
      if (x < MOST_DENSE) {
        seen[x]++;
      }
    }
    double cells = 0;
    for (int x = 0; x < MOST_DENSE; x++) {
      double plane = (double) width * (x == 0 ? 1 : lastAges);
      cells += plane;
      if (plane > (double) CELLS_PER_CUSTOMER * step * seen[x] || cells > MOST_CELLS) {
        return x;
      }
    }
    return MOST_DENSE;
  }

  /** Who has no repeat purchases has no age at the last one, so their table is one line. */
  private static int countDense(
      SummaryTable table,
      int start,
      int end,
      int dense,
      int youngest,
      int width,
      int lastAges,
      Out out) {
    int[] repeats = table.columns().repeats;
    int[] last = table.columns().lastAge;
    int[] age = table.columns().age;
    int[] cells = new int[(1 + (dense - 1) * lastAges) * width];
    int counted = 0;
    for (int i = start; i < end; i++) {
      int x = repeats[i];
      if (x < dense) {
        int line = x == 0 ? 0 : 1 + (x - 1) * lastAges + last[i];
        cells[line * width + age[i] - youngest]++;
        counted++;
      }
    }
    for (int line = 0, at = 0; at < cells.length; line++) {
      int x = line == 0 ? 0 : 1 + (line - 1) / lastAges;
      int lastAge = line == 0 ? 0 : (line - 1) % lastAges;
      for (int k = 0; k < width; k++, at++) {
        if (cells[at] > 0) {
          out.add(x, lastAge, youngest + k, cells[at]);
        }
      }
    }
    return counted;
  }

  private static void countSorted(
      SummaryTable table, int start, int end, int dense, int youngest, int n, Out out) {
    long[] ages = new long[n];
    int[] repeats = new int[n];
    int k = 0;
    for (int i = start; i < end; i++) {
      if (table.repeatPurchases(i) >= dense) {
        ages[k] = (long) table.lastPurchaseAgeDays(i) << 32 | (table.ageDays(i) - youngest);
        repeats[k++] = table.repeatPurchases(i);
      }
    }
    RadixSort.byTagThenKey(ages, repeats);
    for (int i = 0, j; i < n; i = j) {
      j = i + 1;
      while (j < n && ages[j] == ages[i] && repeats[j] == repeats[i]) {
        j++;
      }
      out.add(repeats[i], (int) (ages[i] >> 32), youngest + (int) ages[i], (long) j - i);
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
