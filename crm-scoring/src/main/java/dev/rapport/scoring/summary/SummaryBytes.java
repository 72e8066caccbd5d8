package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;

/**
 * The byte form of summaries: the counts, the rows of timing and the rows of spend, the numbers of purchases as steps from the row before.
 */
final class SummaryBytes {
  private static final ByteForm BYTE_FORM = ByteForm.of("PurchaseSummaries", 2);

  private SummaryBytes() {}

  static byte[] write(PurchaseSummaries summaries) {
    SummaryCounts counts = summaries.counts();
    return BYTE_FORM.write(out -> {
      out.counts(
          counts.purchases(),
          counts.merged(),
          counts.returns(),
          counts.zeroAmounts(),
          counts.afterEnd(),
          counts.customersLeftOut(),
          counts.customersOverReturned(),
          summaries.withoutPositiveSpend(),
          summaries.rows());
      int before = 0;
      for (int i = 0; i < summaries.rows(); i++) {
        out.count(summaries.repeatPurchases(i) - (long) before)
            .count(summaries.lastPurchaseAgeDays(i))
            .count(summaries.ageDays(i))
            .count(summaries.weight(i));
        before = summaries.repeatPurchases(i);
      }
      out.count(summaries.spendRows());
      before = 0;
      for (int i = 0; i < summaries.spendRows(); i++) {
        out.count(summaries.spendPurchases(i) - (long) before)
            .real(summaries.meanSpend(i))
            .count(summaries.spendWeight(i));
        before = summaries.spendPurchases(i);
      }
    });
  }

  static PurchaseSummaries read(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      SummaryCounts counts = new SummaryCounts(
          in.count(), in.count(), in.count(), in.count(), in.count(), in.count(), in.count());
      long without = in.count();
      TimingRows timing = timing(in);
      return PurchaseSummaries.of(timing, spend(in), without, counts);
    });
  }

  private static TimingRows timing(ByteReader in) {
    int rows = in.count(Integer.MAX_VALUE, "rows");
    TimingRows.Out out = new TimingRows.Out(rows);
    long[] before = {-1, 0, 0};
    int x = 0;
    for (int i = 0; i < rows; i++) {
      x = Math.addExact(x, number(in));
      int last = number(in);
      int age = number(in);
      PurchaseSummary.check(x, last, age, 0);
      boolean rises = x > before[0]
          || (x == before[0] && (last > before[1] || (last == before[1] && age > before[2])));
      checkArgument(rises, "bytes must hold rows in their order, row %s is not", i);
      before = new long[] {x, last, age};
      out.add(x, last, age, weight(in));
    }
    TimingRows timing = out.rows();
    timing.total();
    return timing;
  }

  private static SpendRows spend(ByteReader in) {
    int rows = in.count(Integer.MAX_VALUE, "rows of spend");
    int[] purchases = new int[rows];
    double[] mean = new double[rows];
    long[] weight = new long[rows];
    int x = 0;
    for (int i = 0; i < rows; i++) {
      int step = number(in);
      x = Math.addExact(x, step);
      purchases[i] = x;
      mean[i] = in.real();
      weight[i] = weight(in);
      checkArgument(x >= 1 && mean[i] > 0, "bytes must hold positive spend, row %s has not", i);
      checkArgument(
          i == 0 || step > 0 || mean[i] > mean[i - 1],
          "bytes must hold rows in their order, row %s of spend is not",
          i);
    }
    return new SpendRows(purchases, mean, weight);
  }

  private static int number(ByteReader in) {
    return Math.toIntExact(in.count());
  }

  private static long weight(ByteReader in) {
    long weight = in.count();
    checkArgument(weight >= 1, "bytes must hold weights of at least 1, was %s", weight);
    return weight;
  }
}
