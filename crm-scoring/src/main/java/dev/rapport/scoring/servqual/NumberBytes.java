package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.scoring.bytes.ByteReader;
import dev.rapport.scoring.bytes.ByteWriter;

/** The byte form of the tallies: how many numbers of either sign there are, and each. */
final class NumberBytes {
  private static final int VERSION = 1;

  private NumberBytes() {}

  static byte[] write(long... numbers) {
    // The count is written as the numbers are, with the place of a sign.
    ByteWriter out = ByteWriter.version(VERSION).number(numbers.length);
    for (long number : numbers) {
      out.number(number);
    }
    return out.toBytes();
  }

  /** Reads as many numbers as are expected, or raises if the bytes are something else. */
  static long[] read(byte[] bytes, int expected) {
    ByteReader in = ByteReader.of(bytes, VERSION);
    long length = in.number();
    checkArgument(
        length == expected,
        "bytes must hold the %s numbers of this tally, announce %s",
        expected,
        length);
    long[] numbers = new long[expected];
    for (int i = 0; i < expected; i++) {
      numbers[i] = in.number();
    }
    in.end();
    return numbers;
  }
}
