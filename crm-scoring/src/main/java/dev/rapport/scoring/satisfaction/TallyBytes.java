package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.survey.RatingScale;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The byte form of a tally: a version, and each number in 7 bits a byte, the last byte without the high bit. Counts are small numbers most of the
 * time.
 */
final class TallyBytes {
  private static final byte VERSION = 1;
  private static final int BITS = 7;
  private static final int MASK = (1 << BITS) - 1;

  /** What makes the ends of every scale positive. */
  static final long SHIFT = 1000;

  private final ByteBuffer in;

  private TallyBytes(ByteBuffer in) {
    this.in = in;
  }

  /** Writes numbers, none negative. */
  static byte[] write(long... numbers) {
    ByteBuffer out = ByteBuffer.allocate(1 + numbers.length * (Long.SIZE / BITS + 1));
    out.put(VERSION);
    for (long number : numbers) {
      long rest = number;
      while (rest > MASK) {
        out.put((byte) ((rest & MASK) | (MASK + 1)));
        rest >>>= BITS;
      }
      out.put((byte) rest);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Writes a scale, and numbers after it. */
  static byte[] write(RatingScale scale, long... numbers) {
    long[] all = new long[numbers.length + 2];
    all[0] = scale.lowest() + SHIFT;
    all[1] = scale.points();
    System.arraycopy(numbers, 0, all, 2, numbers.length);
    return write(all);
  }

  /** Starts to read what was written. */
  static TallyBytes read(byte[] bytes) {
    TallyBytes form = new TallyBytes(ByteBuffer.wrap(requireNonNull(bytes, "bytes")));
    byte version = form.next();
    checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
    return form;
  }

  RatingScale scale() {
    long lowest = number() - SHIFT;
    long points = number();
    checkArgument(
        lowest <= SHIFT && points >= 2 && points <= 2 * SHIFT,
        "bytes must begin with a scale, was one of %s points from %s",
        points,
        lowest);
    return RatingScale.of((int) lowest, (int) (lowest + points - 1));
  }

  long[] numbers(int count) {
    long[] numbers = new long[count];
    Arrays.setAll(numbers, i -> number());
    return numbers;
  }

  void end() {
    checkArgument(
        !in.hasRemaining(), "bytes must end with the last number, had %s more", in.remaining());
  }

  long number() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += BITS) {
      byte next = next();
      number |= (long) (next & MASK) << shift;
      if (next >= 0) {
        // One form for each number, so that equal tallies have equal bytes and the reverse.
        checkArgument(next != 0 || shift == 0, "bytes must hold numbers in their shortest form");
        return number;
      }
    }
    throw new IllegalArgumentException("bytes must hold numbers of at most 63 bits");
  }

  private byte next() {
    try {
      return in.get();
    } catch (BufferUnderflowException endsEarly) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, ended early", endsEarly);
    }
  }
}
