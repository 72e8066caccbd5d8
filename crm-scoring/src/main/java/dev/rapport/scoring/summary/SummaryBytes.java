package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The byte form of summaries: a version, the counts, the rows of timing and the rows of spend, whole numbers with 7 bits a byte, the
 * numbers of purchases as steps from the row before.
 */
final class SummaryBytes {
  private static final byte VERSION = 1;
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int MORE = 1 << PAYLOAD_BITS;
  private static final int LONGEST_NUMBER = 9;

  private SummaryBytes() {}

  static byte[] write(PurchaseSummaries summaries) {
    long most = 1
        + 8L * LONGEST_NUMBER
        + (long) summaries.rows() * (3 * 5 + LONGEST_NUMBER)
        + (long) summaries.spendRows() * (5 + Double.BYTES + LONGEST_NUMBER);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(most));
    out.put(VERSION);
    SummaryCounts counts = summaries.counts();
    put(out, counts.purchases());
    put(out, counts.merged());
    put(out, counts.returns());
    put(out, counts.zeroAmounts());
    put(out, counts.afterEnd());
    put(out, summaries.withoutPositiveSpend());
    put(out, summaries.rows());
    int before = 0;
    for (int i = 0; i < summaries.rows(); i++) {
      put(out, summaries.repeatPurchases(i) - before);
      put(out, summaries.lastPurchaseAgeDays(i));
      put(out, summaries.ageDays(i));
      put(out, summaries.weight(i));
      before = summaries.repeatPurchases(i);
    }
    put(out, summaries.spendRows());
    before = 0;
    for (int i = 0; i < summaries.spendRows(); i++) {
      put(out, summaries.spendPurchases(i) - before);
      out.putDouble(summaries.meanSpend(i));
      put(out, summaries.spendWeight(i));
      before = summaries.spendPurchases(i);
    }
    byte[] bytes = new byte[out.position()];
    out.flip();
    out.get(bytes);
    return bytes;
  }

  static PurchaseSummaries read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
      SummaryCounts counts = new SummaryCounts(get(in), get(in), get(in), get(in), get(in));
      long without = get(in);
      TimingRows timing = timing(in);
      SpendRows spend = spend(in);
      checkArgument(
          !in.hasRemaining(), "bytes must end with the last row, had %s more", in.remaining());
      return PurchaseSummaries.of(timing, spend, without, counts);
    } catch (BufferUnderflowException endsEarly) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, were " + bytes.length
              + " bytes that end early",
          endsEarly);
    } catch (ArithmeticException tooMany) {
      throw new IllegalArgumentException("bytes must count fewer than 2^63 customers", tooMany);
    }
  }

  private static TimingRows timing(ByteBuffer in) {
    int rows = rows(in, 4);
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

  private static SpendRows spend(ByteBuffer in) {
    int rows = rows(in, 2 + Double.BYTES);
    int[] purchases = new int[rows];
    double[] mean = new double[rows];
    long[] weight = new long[rows];
    int x = 0;
    for (int i = 0; i < rows; i++) {
      int step = number(in);
      x = Math.addExact(x, step);
      purchases[i] = x;
      mean[i] = in.getDouble();
      weight[i] = weight(in);
      checkArgument(
          x >= 1 && mean[i] > 0 && Double.isFinite(mean[i]),
          "bytes must hold positive spend, row %s has not",
          i);
      checkArgument(
          i == 0 || step > 0 || mean[i] > mean[i - 1],
          "bytes must hold rows in their order, row %s of spend is not",
          i);
    }
    return new SpendRows(purchases, mean, weight);
  }

  private static int rows(ByteBuffer in, int leastBytes) {
    long rows = get(in);
    checkArgument(
        rows >= 0 && rows <= in.remaining() / leastBytes,
        "bytes must hold the %s rows that they announce, had %s more",
        rows,
        in.remaining());
    return (int) rows;
  }

  private static int number(ByteBuffer in) {
    long number = get(in);
    checkArgument(number <= Integer.MAX_VALUE, "bytes must hold small numbers, was %s", number);
    return (int) number;
  }

  private static long weight(ByteBuffer in) {
    long weight = get(in);
    checkArgument(weight >= 1, "bytes must hold weights of at least 1, was %s", weight);
    return weight;
  }

  private static void put(ByteBuffer out, long number) {
    long rest = number;
    while ((rest & ~PAYLOAD_MASK) != 0) {
      out.put((byte) ((rest & PAYLOAD_MASK) | MORE));
      rest >>>= PAYLOAD_BITS;
    }
    out.put((byte) rest);
  }

  private static long get(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += PAYLOAD_BITS) {
      byte next = in.get();
      number |= (long) (next & PAYLOAD_MASK) << shift;
      if ((next & MORE) == 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("bytes must hold numbers of at most 63 bits");
  }
}
