package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.scoring.bytes.ByteReader;
import dev.rapport.scoring.bytes.ByteWriter;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Arrays;
import java.util.function.Function;

/** The byte form of a tally: numbers that are not negative, scales among them. */
final class TallyBytes {
  private static final int VERSION = 1;

  /** What makes the ends of every scale positive. */
  static final long SHIFT = 1000;

  private final ByteReader in;

  private TallyBytes(ByteReader in) {
    this.in = in;
  }

  /** Writes numbers, none negative. */
  static byte[] write(long... numbers) {
    ByteWriter out = ByteWriter.version(VERSION);
    for (long number : numbers) {
      out.count(number);
    }
    return out.toBytes();
  }

  /** Writes a scale, and numbers after it. */
  static byte[] write(RatingScale scale, long... numbers) {
    long[] all = new long[numbers.length + 2];
    all[0] = scale.lowest() + SHIFT;
    all[1] = scale.points();
    System.arraycopy(numbers, 0, all, 2, numbers.length);
    return write(all);
  }

  /** Reads what was written, all of it. */
  static <T> T read(byte[] bytes, Function<TallyBytes, T> form) {
    TallyBytes in = new TallyBytes(ByteReader.of(bytes, VERSION));
    try {
      T read = form.apply(in);
      in.in.end();
      return read;
    } catch (ArithmeticException tooMany) {
      throw new IllegalArgumentException("bytes must count fewer than 2^63 customers", tooMany);
    }
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

  long number() {
    return in.count();
  }
}
