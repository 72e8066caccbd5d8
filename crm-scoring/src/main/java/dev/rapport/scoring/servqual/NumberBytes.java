package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The byte form of the tallies: a version, how many numbers there are, and each with 7 bits a byte, the sign folded into the lowest bit so
 * that small numbers of either sign are short.
 */
final class NumberBytes {
  private static final byte VERSION = 1;
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int MORE = 1 << PAYLOAD_BITS;
  private static final int LONGEST_NUMBER = 10;

  private NumberBytes() {}

  static byte[] write(long... numbers) {
    ByteBuffer out = ByteBuffer.allocate(1 + LONGEST_NUMBER * (1 + numbers.length));
    out.put(VERSION);
    put(out, numbers.length);
    for (long number : numbers) {
      put(out, number);
    }
    byte[] bytes = new byte[out.position()];
    out.flip();
    out.get(bytes);
    return bytes;
  }

  /** Reads as many numbers as are expected, or raises if the bytes are something else. */
  static long[] read(byte[] bytes, int expected) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
      long length = get(in);
      checkArgument(
          length == expected,
          "bytes must hold the %s numbers of this tally, announce %s",
          expected,
          length);
      long[] numbers = new long[expected];
      for (int i = 0; i < expected; i++) {
        numbers[i] = get(in);
      }
      checkArgument(
          !in.hasRemaining(), "bytes must end with the last number, had %s more", in.remaining());
      return numbers;
    } catch (BufferUnderflowException endsEarly) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, were " + bytes.length
              + " bytes that end early",
          endsEarly);
    }
  }

  private static void put(ByteBuffer out, long number) {
    long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
    while ((rest & ~PAYLOAD_MASK) != 0) {
      out.put((byte) ((rest & PAYLOAD_MASK) | MORE));
      rest >>>= PAYLOAD_BITS;
    }
    out.put((byte) rest);
  }

  private static long get(ByteBuffer in) {
    long folded = 0;
    for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
      byte next = in.get();
      folded |= (long) (next & PAYLOAD_MASK) << shift;
      if ((next & MORE) == 0) {
        return (folded >>> 1) ^ -(folded & 1);
      }
    }
    throw new IllegalArgumentException("bytes must hold numbers of at most 64 bits");
  }
}
