package dev.rapport.scoring.rfm;

import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.math.BigInteger;

/** Which end of a dimension is the good one. */
enum Direction {
  /** Recency: the fewer days since the last purchase the better. */
  FEWER_IS_BETTER,

  /** Frequency and monetary value. */
  MORE_IS_BETTER;

  /** The last whole number on the lower side of the mean, the mean itself being on the worse side. */
  long meanLimit(EmpiricalDistribution values) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < values.distinctValues(); i++) {
      BigInteger count = BigInteger.valueOf(values.countAt(i));
      sum = sum.add(BigInteger.valueOf(values.valueAt(i)).multiply(count));
    }
    BigInteger[] mean = sum.divideAndRemainder(BigInteger.valueOf(values.size()));
    long truncated = mean[0].longValueExact();
    long floor = mean[1].signum() < 0 ? truncated - 1 : truncated;
    boolean isWhole = mean[1].signum() == 0;
    // A day less than a whole mean is better than the mean; a purchase more than the mean is
    // better.
    return this == FEWER_IS_BETTER && isWhole ? Math.decrementExact(floor) : floor;
  }
}
