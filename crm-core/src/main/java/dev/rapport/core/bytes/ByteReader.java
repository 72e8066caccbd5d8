package dev.rapport.core.bytes;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Reads what a {@link ByteWriter} wrote after the beginning of a {@link ByteForm}, and refuses everything else with an {@code
 * IllegalArgumentException}.
 *
 * <p>Numbers are read in their shortest form only, so that one value has one form. Nothing of a size that the bytes announce is made before
 * it is checked against the bytes that are there. Mutable, and confined to one thread.
 */
public final class ByteReader {
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;

  private final byte[] bytes;
  private int place;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a number that is not negative.
   *
   * @return zero or more
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public long count() {
    long count = unsigned();
    checkArgument(count >= 0, "bytes must hold counts of at most 63 bits");
    return count;
  }

  /**
   * Reads how many of something follow.
   *
   * @param most how many there may be
   * @param what what they are, in the plural
   * @return zero to the most
   * @throws IllegalArgumentException if there are more, or more than there are bytes left
   */
  public int count(int most, String what) {
    long count = count();
    checkArgument(
        count <= most && count <= bytes.length - place,
        "bytes must hold at most %s %s and as many as they announce, announced %s",
        most,
        what,
        count);
    return (int) count;
  }

  /**
   * Reads numbers that are not negative.
   *
   * @param size how many, which the type knows
   * @return a fresh array
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public long[] counts(int size) {
    return all(size, this::count);
  }

  /**
   * Reads a number of either sign.
   *
   * @return any number
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public long number() {
    long folded = unsigned();
    return (folded >>> 1) ^ -(folded & 1);
  }

  /**
   * Reads numbers of either sign.
   *
   * @param size how many, which the type knows
   * @return a fresh array
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public long[] numbers(int size) {
    return all(size, this::number);
  }

  private long[] all(int size, LongSupplier next) {
    checkArgument(
        size <= bytes.length - place,
        "bytes must hold %s numbers more, were %s bytes that end early",
        size,
        bytes.length);
    long[] all = new long[size];
    Arrays.setAll(all, i -> next.getAsLong());
    return all;
  }

  /**
   * Reads a number of either sign that fits in an {@code int}.
   *
   * @return any {@code int}
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public int integer() {
    long number = number();
    checkArgument(
        number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE,
        "bytes must hold numbers of at most 32 bits here, had %s",
        number);
    return (int) number;
  }

  /**
   * Reads a number with a fraction.
   *
   * @return a finite number
   * @throws IllegalArgumentException if the bytes end early or hold an infinity or no number
   */
  public double real() {
    long bits = 0;
    for (int i = 0; i < Double.BYTES; i++) {
      bits = (bits << Byte.SIZE) | (next() & 0xFF);
    }
    double real = Double.longBitsToDouble(bits);
    checkArgument(Double.isFinite(real), "bytes must hold finite numbers, had %s", real);
    return real;
  }

  /**
   * Reads a text.
   *
   * @return the text
   * @throws IllegalArgumentException if the bytes end early or hold no text in UTF-8
   */
  public String text() {
    byte[] form = bytes();
    String text = new String(form, StandardCharsets.UTF_8);
    checkArgument(
        Arrays.equals(form, text.getBytes(StandardCharsets.UTF_8)),
        "bytes must hold text in UTF-8, did not");
    return text;
  }

  /**
   * Reads bytes.
   *
   * @return a fresh array
   * @throws IllegalArgumentException if the bytes end early
   */
  public byte[] bytes() {
    int length = count(Integer.MAX_VALUE, "bytes");
    place += length;
    return Arrays.copyOfRange(bytes, place - length, place);
  }

  void end() {
    checkArgument(
        place == bytes.length,
        "bytes must end with the last number, had %s more",
        bytes.length - place);
  }

  /**
   * Reads 64 bits as a number without sign.
   *
   * @return any number; below zero where the highest bit is set
   * @throws IllegalArgumentException if the bytes end early or hold something else
   */
  public long unsigned() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
      byte next = next();
      long payload = next & PAYLOAD_MASK;
      checkArgument(
          payload << shift >>> shift == payload, "bytes must hold numbers of at most 64 bits");
      number |= payload << shift;
      if (next >= 0) {
        checkArgument(next != 0 || shift == 0, "bytes must hold numbers in their shortest form");
        return number;
      }
    }
    throw new IllegalArgumentException("bytes must hold numbers of at most 10 bytes");
  }

  byte next() {
    checkArgument(
        place < bytes.length,
        "bytes must be the form that toBytes writes, were %s bytes that end early",
        bytes.length);
    return bytes[place++];
  }
}
