package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** The byte form of a sequence of counts: a version, how many there are, and each as a variable-length number of 7 bits a byte. */
final class CountBytes {
  private static final byte VERSION = 1;
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private CountBytes() {}

  /** Writes counts, none negative. */
  static byte[] write(long[] counts) {
    long length = 1L + lengthOf(counts.length);
    for (long count : counts) {
      length += lengthOf(count);
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length));
    out.put(VERSION);
    put(out, counts.length);
    for (long count : counts) {
      put(out, count);
    }
    return out.array();
  }

  /** Reads what {@link #write} wrote, or raises if it is something else. */
  static long[] read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
      long length = get(in);
      checkArgument(
          length >= 0 && length <= in.remaining(),
          "bytes must hold the %s counts that they announce, were %s bytes",
          length,
          bytes.length);
      long[] counts = new long[(int) length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = get(in);
        checkArgument(counts[i] >= 0, "bytes must hold counts, was %s", counts[i]);
      }
      checkArgument(
          !in.hasRemaining(),
          "bytes must end with the last count, had %s more bytes",
          in.remaining());
      return counts;
    } catch (BufferUnderflowException endsEarly) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, were " + bytes.length
              + " bytes that end early",
          endsEarly);
    }
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
