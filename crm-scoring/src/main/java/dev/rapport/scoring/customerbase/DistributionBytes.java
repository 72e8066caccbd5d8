package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The byte form of a distribution: a version, the number of distinct values, and for each of them the step from the value
 * before (the first from zero, with its sign folded in) and its count, all as variable-length numbers of 7 bits a byte.
 */
final class DistributionBytes {
  private static final byte VERSION = 1;

  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private DistributionBytes() {}

  static byte[] write(long[] values, long[] counts) {
    long length = 1L + lengthOf(values.length);
    for (int i = 0; i < values.length; i++) {
      length += lengthOf(step(values, i)) + lengthOf(counts[i]);
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length));
    out.put(VERSION);
    put(out, values.length);
    for (int i = 0; i < values.length; i++) {
      put(out, step(values, i));
      put(out, counts[i]);
    }
    return out.array();
  }

  static EmpiricalDistribution read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
      long distinct = get(in);
      // Each distinct value takes two bytes or more: checked before anything of that size is made.
      checkArgument(
          distinct >= 0 && distinct <= in.remaining() / 2,
          "bytes must hold the %s distinct values that they announce, were %s bytes",
          distinct,
          bytes.length);
      EmpiricalDistribution distribution = readValues(in, (int) distinct);
      checkArgument(
          !in.hasRemaining(),
          "bytes must end with the last count, had %s more bytes",
          in.remaining());
      return distribution;
    } catch (BufferUnderflowException | ArithmeticException notWrittenByUs) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, were " + bytes.length
              + " bytes that end early" + " or count too many customers",
          notWrittenByUs);
    }
  }

  private static EmpiricalDistribution readValues(ByteBuffer in, int distinct) {
    long[] values = new long[distinct];
    long[] counts = new long[distinct];
    for (int i = 0; i < distinct; i++) {
      long step = get(in);
      values[i] = i == 0 ? unfolded(step) : values[i - 1] + step;
      counts[i] = get(in);
      checkArgument(
          i == 0 || values[i] > values[i - 1],
          "bytes must hold ascending values, was %s",
          values[i]);
      checkArgument(counts[i] > 0, "bytes must hold positive counts, was %s", counts[i]);
    }
    return new EmpiricalDistribution(values, counts);
  }

  /* A step from the smallest to the largest long does not fit a signed long; as 64 unsigned bits it does, and adding it
   * wraps around to the right value. */
  private static long step(long[] values, int index) {
    return index == 0 ? folded(values[0]) : values[index] - values[index - 1];
  }

  private static long folded(long signed) {
    return (signed << 1) ^ (signed >> (Long.SIZE - 1));
  }

  private static long unfolded(long folded) {
    return (folded >>> 1) ^ -(folded & 1);
  }

  private static int lengthOf(long number) {
    return Math.max(
        1, (Long.SIZE - Long.numberOfLeadingZeros(number) + PAYLOAD_BITS - 1) / PAYLOAD_BITS);
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
    for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
      byte next = in.get();
      long payload = next & PAYLOAD_MASK;
      checkArgument(
          payload << shift >>> shift == payload, "bytes must hold numbers of at most 64 bits");
      number |= payload << shift;
      if ((next & MORE) == 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("bytes must hold numbers of at most 10 bytes");
  }
}
