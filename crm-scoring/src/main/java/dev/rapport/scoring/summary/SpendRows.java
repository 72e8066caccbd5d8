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
        new int[] {customer.repeatPurchases()},
        new double[] {customer.meanSpend()},
        new long[] {count});
  }

  /** Sorts and counts. The bits of numbers above zero are in the order of the numbers. */
  static SpendRows of(SummaryTable table) {
    int n = 0;
    for (int i = 0; i < table.size(); i++) {
      n += counts(table, i) ? 1 : 0;
    }
    long[] keys = new long[n];
    int[] tags = new int[n];
    int k = 0;
    for (int i = 0; i < table.size(); i++) {
      if (counts(table, i)) {
        keys[k] = Double.doubleToRawLongBits(table.meanSpend(i));
        tags[k++] = table.spendPurchases(i);
      }
    }
    RadixSort.byTagThenKey(keys, tags);
    int rows = 0;
    long[] weight = new long[n];
    for (int i = 0, j; i < n; i = j) {
      j = i + 1;
      while (j < n && keys[j] == keys[i] && tags[j] == tags[i]) {
        j++;
      }
      keys[rows] = keys[i];
      tags[rows] = tags[i];
      weight[rows++] = (long) j - i;
    }
    double[] mean = new double[rows];
    for (int i = 0; i < rows; i++) {
      mean[i] = Double.longBitsToDouble(keys[i]);
    }
    return new SpendRows(Arrays.copyOf(tags, rows), mean, Arrays.copyOf(weight, rows));
  }

  static long without(SummaryTable table) {
    long without = 0;
    for (int i = 0; i < table.size(); i++) {
      without += table.spendPurchases(i) > 0 && table.meanSpend(i) <= 0 ? 1 : 0;
    }
    return without;
  }

  private static boolean counts(SummaryTable table, int row) {
    return table.spendPurchases(row) > 0 && table.meanSpend(row) > 0;
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
