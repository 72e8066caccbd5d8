package dev.rapport.core.bytes;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes what a byte form holds after its {@linkplain ByteForm beginning}: numbers and texts as they are given.
 *
 * <p>A number takes a byte for each 7 bits, lowest first, with the high bit set on all bytes but the last: 45 takes one byte, 300 two.
 * Mutable, and confined to one thread.
 */
public final class ByteWriter {
  private static final int PAYLOAD_BITS = 7;
  private static final int PAYLOAD_MASK = (1 << PAYLOAD_BITS) - 1;
  private static final int MORE = 1 << PAYLOAD_BITS;

  private byte[] bytes = new byte[64];
  private int size;

  ByteWriter() {}

  /**
   * Writes a number that is not negative.
   *
   * @param count zero or more
   * @return this writer
   * @throws IllegalArgumentException if it is negative
   */
  public ByteWriter count(long count) {
    checkArgument(count >= 0, "count must not be negative, was %s", count);
    return unsigned(count);
  }

  /**
   * Writes numbers that are not negative, but not how many there are.
   *
   * @param counts zero or more each
   * @return this writer
   * @throws IllegalArgumentException if one is negative
   */
  public ByteWriter counts(long... counts) {
    for (long count : counts) {
      count(count);
    }
    return this;
  }

  /**
   * Writes a number of either sign, so that small ones of both are short.
   *
   * @param number any number
   * @return this writer
   */
  public ByteWriter number(long number) {
    return unsigned((number << 1) ^ (number >> (Long.SIZE - 1)));
  }

  /**
   * Writes numbers of either sign, but not how many there are.
   *
   * @param numbers any numbers
   * @return this writer
   */
  public ByteWriter numbers(long... numbers) {
    for (long number : numbers) {
      number(number);
    }
    return this;
  }

  /**
   * Writes a number with a fraction, in 8 bytes.
   *
   * @param real a finite number
   * @return this writer
   * @throws IllegalArgumentException if it is not finite
   */
  public ByteWriter real(double real) {
    checkArgument(Double.isFinite(real), "real must be finite, was %s", real);
    long bits = Double.doubleToLongBits(real);
    for (int shift = Double.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (bits >>> shift));
    }
    return this;
  }

  /**
   * Writes a text: its length in UTF-8, and that.
   *
   * @param text any text of whole characters
   * @return this writer
   * @throws IllegalArgumentException if it holds half of a surrogate pair, which UTF-8 has no form of
   */
  public ByteWriter text(String text) {
    byte[] form = requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8);
    checkArgument(
        text.equals(new String(form, StandardCharsets.UTF_8)),
        "text must be of whole characters, was \"%s\"",
        text);
    return bytes(form);
  }

  /**
   * Writes bytes: how many there are, and these.
   *
   * @param more the bytes; they are read, not kept
   * @return this writer
   */
  public ByteWriter bytes(byte[] more) {
    count(requireNonNull(more, "more").length);
    for (byte one : more) {
      put(one);
    }
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /**
   * Writes 64 bits as a number without sign.
   *
   * @param number any number; one below zero takes 10 bytes
   * @return this writer
   */
  public ByteWriter unsigned(long number) {
    long rest = number;
    while ((rest & ~PAYLOAD_MASK) != 0) {
      put((int) (rest & PAYLOAD_MASK) | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    put((int) rest);
    return this;
  }

  void put(int one) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, size));
    }
    bytes[size++] = (byte) one;
  }
}
