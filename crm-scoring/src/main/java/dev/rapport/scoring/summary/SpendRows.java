package dev.rapport.scoring.summary;

import java.util.Arrays;

/** The different rows of purchases and mean spend in their order, with their customers. The arrays are never written again. */
final class SpendRows {
  final int[] purchases;
  final double[] mean;
  final long[] weight;

  SpendRows(int[] purchases, double[] mean, long[] weight) {
    this.purchases = purchases;
    this.mean = mean;
    this.weight = weight;
  }

  static final SpendRows EMPTY = new SpendRows(new int[0], new double[0], new long[0]);

  static SpendRows of(PurchaseSummary customer, long count) {
    return new SpendRows(
        new int[] {customer.spendPurchases()},
        new double[] {customer.meanSpend()},
        new long[] {count});
  }

  /** Sorts and counts the rows of a part of a table. The bits of numbers above zero are in the order of the numbers. */
  static SpendRows of(SummaryTable table, int start, int end) {
    int[] bought = table.columns().spendPurchases;
    double[] spend = table.columns().spend;
    int n = 0;
    for (int i = start; i < end; i++) {
      n += bothPositive(bought[i], Double.doubleToRawLongBits(spend[i]));
    }
    long[] keys = new long[n];
    int[] tags = new int[n];
    // Who does not count is written over by the next one, which costs less than to guess who does.
    for (int i = start, k = 0; k < n; i++) {
      long bits = Double.doubleToRawLongBits(spend[i]);
      keys[k] = bits;
      tags[k] = bought[i];
      k += bothPositive(bought[i], bits);
    }
    RadixSort.byTagThenKey(keys, tags);
    if (n == 0) {
      return EMPTY;
    }
    long[] weight = new long[n];
    int last = 0;
    for (int i = 0; i < n; i++) {
      long difference = (keys[i] ^ keys[last]) | (tags[i] ^ tags[last]);
      last += difference == 0 ? 0 : 1;
      keys[last] = keys[i];
      tags[last] = tags[i];
      weight[last]++;
    }
    int rows = last + 1;
    double[] mean = new double[rows];
    for (int i = 0; i < rows; i++) {
      mean[i] = Double.longBitsToDouble(keys[i]);
    }
    return new SpendRows(Arrays.copyOf(tags, rows), mean, Arrays.copyOf(weight, rows));
  }

  /** Returns 1 if a number and that of which these are the bits are above zero, or else 0, without a branch that nobody can guess. */
  private static int bothPositive(int number, long bits) {
    return (int) ((-(long) number & -bits & ~bits) >>> (Long.SIZE - 1));
  }

  /** Returns how many customers there are. */
  long total() {
    long total = 0;
    for (long each : weight) {
      total += each;
    }
    return total;
  }

  SpendRows merge(SpendRows other) {
    if (weight.length == 0 || other.weight.length == 0) {
      return weight.length == 0 ? other : this;
    }
    int most = Math.addExact(weight.length, other.weight.length);
    int[] tags = new int[most];
    double[] means = new double[most];
    long[] weights = new long[most];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < weight.length || j < other.weight.length) {
      int order = i == weight.length ? 1 : j == other.weight.length ? -1 : compare(i, other, j);
      SpendRows from = order <= 0 ? this : other;
      int at = order <= 0 ? i : j;
      tags[size] = from.purchases[at];
      means[size] = from.mean[at];
      weights[size] = order == 0 ? weight[i] + other.weight[j] : from.weight[at];
      size++;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return new SpendRows(
        Arrays.copyOf(tags, size), Arrays.copyOf(means, size), Arrays.copyOf(weights, size));
  }

  private int compare(int i, SpendRows other, int j) {
    int order = Integer.compare(purchases[i], other.purchases[j]);
    return order == 0 ? Double.compare(mean[i], other.mean[j]) : order;
  }

  boolean sameAs(SpendRows other) {
    return Arrays.equals(purchases, other.purchases)
        && Arrays.equals(mean, other.mean)
        && Arrays.equals(weight, other.weight);
  }

  int hash() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(weight);
  }
}
