package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a whole number in proportion to weights without losing a unit: every share is rounded down, and the units left
 * over go to the largest remainders, one each, the lower index first among equals.
 *
 * <p>Also known as Hamilton's method (Balinski and Young, <em>Fair Representation</em>, 1982). Each share differs from its
 * exact quota by less than one unit, and the shares sum to the total. The arithmetic is exact for every {@code long}.
 */
public final class LargestRemainder {
  /** Up to so many shares the largest remainders are found one by one, without sorting. */
  private static final int FEW = 16;

  private LargestRemainder() {}

  /**
   * Divides a total in proportion to weights.
   *
   * @param total what is divided; a negative total gives the negated shares of its opposite
   * @param weights one weight per share, none negative, not all zero
   * @return one share per weight, in the order of the weights; their sum is {@code total}
   * @throws IllegalArgumentException if there is no weight, a weight is negative or all are zero
   */
  public static long[] shares(long total, long... weights) {
    long sum = 0;
    long most = 0;
    boolean sumFits = true;
    for (long weight : weights) {
      checkArgument(weight >= 0, "weights must not be negative, one was %s", weight);
      most = Math.max(most, weight);
      sum += weight;
      sumFits &= sum >= 0;
    }
    checkArgument(weights.length > 0, "weights must hold a weight, was empty");
    checkArgument(most > 0, "weights must not all be zero, were %s zeros", weights.length);
    // The usual case: neither the sum nor any product of a weight and the total exceeds a long.
    return sumFits
            && total > Long.MIN_VALUE
            && Math.multiplyHigh(Math.abs(total), most) == 0
            && Math.abs(total) * most >= 0
        ? narrow(total, weights, sum)
        : wide(total, weights);
  }

  private static long[] narrow(long total, long[] weights, long sum) {
    long magnitude = Math.abs(total);
    long[] shares = new long[weights.length];
    long left = magnitude;
    for (int i = 0; i < weights.length; i++) {
      shares[i] = magnitude * weights[i] / sum;
      left -= shares[i];
    }
    if (weights.length <= FEW) {
      for (; left > 0; left--) {
        addOneToLargest(magnitude, weights, sum, shares);
      }
    } else if (left > 0) {
      addOneInOrder(shares, remainders(magnitude, weights, sum, shares), (int) left);
    }
    if (total < 0) {
      Arrays.setAll(shares, i -> -shares[i]);
    }
    return shares;
  }

  private static long[] remainders(long magnitude, long[] weights, long sum, long[] shares) {
    long[] remainders = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      remainders[i] = magnitude * weights[i] - shares[i] * sum;
    }
    return remainders;
  }

  /** Adds one to the share of the largest remainder, the first of equals. It is less than nothing of a share that has its one. */
  private static void addOneToLargest(long magnitude, long[] weights, long sum, long[] shares) {
    int largest = 0;
    long most = Long.MIN_VALUE;
    for (int i = 0; i < weights.length; i++) {
      long remainder = magnitude * weights[i] - shares[i] * sum;
      if (remainder > most) {
        most = remainder;
        largest = i;
      }
    }
    shares[largest]++;
  }

  /** Adds one to the shares of the largest remainders, to those at the lowest indexes where the last of them are equal. */
  private static void addOneInOrder(long[] shares, long[] remainders, int count) {
    long[] sorted = remainders.clone();
    Arrays.sort(sorted);
    long least = sorted[sorted.length - count];
    int equal = count;
    for (int i = sorted.length - 1; sorted[i] > least; i--) {
      equal--;
    }
    for (int i = 0; i < shares.length; i++) {
      if (remainders[i] > least || (remainders[i] == least && equal-- > 0)) {
        shares[i]++;
      }
    }
  }

  private static long[] wide(long total, long[] weights) {
    BigInteger sum = Arrays.stream(weights)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger magnitude = BigInteger.valueOf(total).abs();
    BigInteger[] floors = new BigInteger[weights.length];
    BigInteger[] remainders = new BigInteger[weights.length];
    BigInteger left = magnitude;
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] quotaAndRemainder =
          magnitude.multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
      floors[i] = quotaAndRemainder[0];
      remainders[i] = quotaAndRemainder[1];
      left = left.subtract(floors[i]);
    }
    // The sort is stable, so equal remainders keep the order of their indexes.
    IntStream.range(0, weights.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
        .limit(left.intValueExact())
        .forEach(i -> floors[i] = floors[i].add(BigInteger.ONE));
    BigInteger sign = BigInteger.valueOf(Long.signum(total));
    return Arrays.stream(floors)
        .mapToLong(share -> share.multiply(sign).longValueExact())
        .toArray();
  }
}
