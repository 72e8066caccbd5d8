package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.scoring.bytes.ByteReader;
import dev.rapport.scoring.bytes.ByteWriter;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Arrays;

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

  /** Starts to read what was written. */
  static TallyBytes read(byte[] bytes) {
    return new TallyBytes(ByteReader.of(bytes, VERSION));
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
    in.end();
  }

  long number() {
    return in.count();
  }
}
