package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.SampleMean;
import java.math.BigInteger;

/**
 * How many whole numbers were counted, their sum and the sum of their squares: what mean and spread need, exactly.
 *
 * @param count how many
 * @param sum their sum
 * @param squares the sum of their squares
 */
record Moments(long count, long sum, long squares) {
  /** Raises unless as many whole numbers can have these sums. */
  Moments {
    boolean isPossible = count == 0
        ? sum == 0 && squares == 0
        : count > 0 && canSpread(count, scatter(count, squares, sum, sum).signum());
    checkArgument(
        isPossible,
        "sums must be those of %s numbers, were %s and %s of squares",
        count,
        sum,
        squares);
  }

  private static boolean canSpread(long count, int sign) {
    return count == 1 ? sign == 0 : sign >= 0;
  }

  /** Returns n Σxy - Σx Σy, exactly: n (n - 1) times the covariance. */
  static BigInteger scatter(long count, long products, long sum, long otherSum) {
    return BigInteger.valueOf(count)
        .multiply(BigInteger.valueOf(products))
        .subtract(BigInteger.valueOf(sum).multiply(BigInteger.valueOf(otherSum)));
  }

  /** Raises if a number is beyond the bounds, as far as the sums tell. */
  Moments requireWithin(long least, long most) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger total = BigInteger.valueOf(sum);
    long largest = Math.max(Math.abs(least), Math.abs(most));
    boolean fits = total.compareTo(n.multiply(BigInteger.valueOf(least))) >= 0
        && total.compareTo(n.multiply(BigInteger.valueOf(most))) <= 0
        && BigInteger.valueOf(squares).compareTo(n.multiply(BigInteger.valueOf(largest * largest)))
            <= 0;
    checkArgument(
        fits, "sums must be those of %s numbers from %s to %s, were %s", count, least, most, this);
    return this;
  }

  /** Returns the sample of the numbers divided by the unit. */
  SampleMean mean(long unit) {
    if (count == 0) {
      return new SampleMean(0, 0, 0);
    }
    double spread = scatter(count, squares, sum, sum).doubleValue();
    return new SampleMean(count, (double) sum / unit, spread / count / unit / unit);
  }
}
