package dev.rapport.scoring.value;

import java.math.BigInteger;

/**
 * An exact sum of products of two {@code long}s, kept in 128 bits. Being exact it does not depend on the order of its terms.
 *
 * <p>Who uses it bounds the terms so that the sum stays within 127 bits and a sign; there is no check inside the loop.
 */
final class WideSum {
  private long high;

  /** The low 64 bits, unsigned. */
  private long low;

  /** Adds the product of two numbers. */
  void addProduct(long left, long right) {
    long product = left * right;
    low += product;
    long carry = Long.compareUnsigned(low, product) < 0 ? 1 : 0;
    high += Math.multiplyHigh(left, right) + carry;
  }

  /** Returns what was added so far. */
  BigInteger toBigInteger() {
    BigInteger sum = BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(BigInteger.valueOf(low));
    // A low half with its top bit set was read as a negative number: 2^64 is missing.
    return low < 0 ? sum.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : sum;
  }
}
