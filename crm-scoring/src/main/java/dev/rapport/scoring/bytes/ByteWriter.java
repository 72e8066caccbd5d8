package dev.rapport.scoring.bytes;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a byte form: a version, then numbers and texts as they are given.
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

  private ByteWriter() {}

  /**
   * Starts a form.
   *
   * @param version the version of the form, 1 to 127
   * @return a writer that has written it
   * @throws IllegalArgumentException if the version is out of range
   */
  public static ByteWriter version(int version) {
    checkArgument(
        version >= 1 && version <= Byte.MAX_VALUE, "version must be 1 to 127, was %s", version);
    ByteWriter writer = new ByteWriter();
    writer.put(version);
    return writer;
  }

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
   * Writes a number of either sign, so that small ones of both are short.
   *
   * @param number any number
   * @return this writer
   */
  public ByteWriter number(long number) {
    return unsigned((number << 1) ^ (number >> (Long.SIZE - 1)));
  }

  /**
   * Writes a text: its length in UTF-8, and that.
   *
   * @param text any text of whole characters
   * @return this writer
   */
  public ByteWriter text(String text) {
    return bytes(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
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

  /**
   * Returns what was written.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private ByteWriter unsigned(long number) {
    long rest = number;
    while ((rest & ~PAYLOAD_MASK) != 0) {
      put((int) (rest & PAYLOAD_MASK) | MORE);
      rest >>>= PAYLOAD_BITS;
    }
    put((int) rest);
    return this;
  }

  private void put(int one) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.multiplyExact(2, size));
    }
    bytes[size++] = (byte) one;
  }
}
