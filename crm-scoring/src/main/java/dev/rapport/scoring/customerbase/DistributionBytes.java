package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;

/**
 * The byte form of a distribution: the number of distinct values, and for each of them the step from the value before and its count.
 *
 * <p>The first value has its sign. A step from the smallest to the largest long does not fit a signed long; as 64 unsigned bits it does, and
 * adding it wraps around to the right value.
 */
final class DistributionBytes {
  private static final ByteForm BYTE_FORM = ByteForm.of("EmpiricalDistribution", 1);

  private DistributionBytes() {}

  static byte[] write(long[] values, long[] counts) {
    return BYTE_FORM.write(out -> {
      out.count(values.length);
      for (int i = 0; i < values.length; i++) {
        if (i == 0) {
          out.number(values[0]);
        } else {
          out.unsigned(values[i] - values[i - 1]);
        }
        out.count(counts[i]);
      }
    });
  }

  static EmpiricalDistribution read(byte[] bytes) {
    return BYTE_FORM.read(bytes, DistributionBytes::read);
  }

  private static EmpiricalDistribution read(ByteReader in) {
    int distinct = in.count(Integer.MAX_VALUE, "distinct values");
    long[] values = new long[distinct];
    long[] counts = new long[distinct];
    for (int i = 0; i < distinct; i++) {
      values[i] = i == 0 ? in.number() : values[i - 1] + in.unsigned();
      counts[i] = in.count();
      checkArgument(
          i == 0 || values[i] > values[i - 1],
          "bytes must hold ascending values, was %s",
          values[i]);
      checkArgument(counts[i] > 0, "bytes must hold positive counts, was %s", counts[i]);
    }
    return new EmpiricalDistribution(values, counts);
  }
}
