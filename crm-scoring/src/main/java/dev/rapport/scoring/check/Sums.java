package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.bytes.ByteWriter;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.scoring.btyd.PurchaseModel;
import java.util.Arrays;

/** Exact sums in a row. Filled by who makes them, and never changed once they are part of a check. */
final class Sums {
  private Sums() {}

  /**
   * Adds what is expected of so many customers alike. A whole number of times a double is exact at any size, so it makes no difference how
   * many are added at once.
   */
  static void add(ExactSum sum, long customers, double expected) {
    sum.addProduct((double) customers, expected);
  }

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

  static boolean same(ExactSum[] one, ExactSum[] other) {
    return Arrays.equals(one, other, (a, b) -> Arrays.compare(a.toByteArray(), b.toByteArray()));
  }

  static void write(ByteWriter out, ExactSum[] sums) {
    for (ExactSum sum : sums) {
      out.bytes(sum.toByteArray());
    }
  }

  /** Reads sums that fit in a number. */
  static ExactSum[] read(ByteReader in, int size) {
    ExactSum[] sums = zeros(size);
    for (ExactSum sum : sums) {
      sum.merge(ExactSum.ofByteArray(in.bytes()));
      checkArgument(Double.isFinite(sum.value()), "bytes must hold finite sums");
    }
    return sums;
  }

  /** Reads sums of what is never below zero. */
  static ExactSum[] readPositive(ByteReader in, int size) {
    ExactSum[] sums = read(in, size);
    for (ExactSum sum : sums) {
      checkArgument(sum.value() >= 0, "bytes must hold sums of 0 or more here, had %s", sum);
    }
    return sums;
  }

  /** Returns the total, which must fit in a number. */
  static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total = Math.addExact(total, count);
    }
    return total;
  }

  static void writeModel(ByteWriter out, PurchaseModel model) {
    out.bytes(model.toBytes());
  }

  /** Reads the model of a check, which must be the one that is at hand. */
  static void readModel(ByteReader in, PurchaseModel model) {
    checkArgument(
        Arrays.equals(in.bytes(), model.toBytes()),
        "bytes must be of a check of the model %s, were of another",
        model);
  }
}
