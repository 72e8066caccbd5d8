package dev.rapport.scoring.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Function;

/** What every byte form keeps, whatever it holds. */
public final class ByteForms {
  /** Version and type. */
  private static final int BEGINNING = 3;

  private ByteForms() {}

  /**
   * A value that travels as bytes is the same value, and no other bytes are taken for it: not its form cut at any place or with a byte more,
   * not one of another version or type. A byte changed anywhere else is refused or makes another value, whose form these bytes are.
   *
   * @param value the value
   * @param write writes its form
   * @param read reads a form
   * @param <T> the type
   */
  public static <T> void assertTravels(
      T value, Function<? super T, byte[]> write, Function<byte[], ? extends T> read) {
    byte[] form = write.apply(value);
    T again = read.apply(form);
    assertEquals(value, again);
    assertArrayEquals(form, write.apply(again));
    for (int length = 0; length < form.length; length++) {
      assertRefused(Arrays.copyOf(form, length), read);
    }
    assertRefused(Arrays.copyOf(form, form.length + 1), read);
    for (int place = 0; place < form.length; place++) {
      byte[] changed = form.clone();
      changed[place] ^= (byte) (1 << place % Byte.SIZE);
      if (place < BEGINNING) {
        assertRefused(changed, read);
      } else {
        assertRefusedOrAForm(changed, write, read);
      }
    }
  }

  /**
   * Bytes are refused, or they are the form of what is read of them.
   *
   * @param bytes any bytes
   * @param write writes a form
   * @param read reads a form
   * @param <T> the type
   */
  public static <T> void assertRefusedOrAForm(
      byte[] bytes, Function<? super T, byte[]> write, Function<byte[], ? extends T> read) {
    T other;
    try {
      other = read.apply(bytes);
    } catch (IllegalArgumentException refused) {
      assertNotNull(refused.getMessage());
      return;
    }
    assertArrayEquals(bytes, write.apply(other));
  }

  /**
   * Bytes are refused, with a reason.
   *
   * @param bytes any bytes
   * @param read reads a form
   * @return the reason
   */
  public static String assertRefused(byte[] bytes, Function<byte[], ?> read) {
    String reason = assertThrows(
            IllegalArgumentException.class,
            () -> read.apply(bytes),
            () -> "took " + Arrays.toString(bytes))
        .getMessage();
    assertNotNull(reason);
    return reason;
  }

  /**
   * Returns a form that begins as another does and then holds other bytes.
   *
   * @param form the other form
   * @param content what follows the beginning, 0 to 255 each
   * @return fresh bytes
   */
  public static byte[] like(byte[] form, int... content) {
    byte[] like = Arrays.copyOf(form, BEGINNING + content.length);
    for (int i = 0; i < content.length; i++) {
      like[BEGINNING + i] = (byte) content[i];
    }
    return like;
  }
}
