package dev.rapport.scoring.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class ByteFormProperties {
  @Property
  void whatIsWrittenIsRead(
      @ForAll List<@LongRange(min = 0) Long> counts,
      @ForAll List<Long> numbers,
      @ForAll @AlphaChars String text) {
    ByteWriter out = ByteWriter.version(3).count(counts.size());
    counts.forEach(out::count);
    numbers.forEach(out::number);
    byte[] form = out.text(text + "客户").toBytes();
    ByteReader in = ByteReader.of(form, 3);
    assertEquals(counts.size(), in.count(Integer.MAX_VALUE, "counts"));
    counts.forEach(count -> assertEquals(count, in.count()));
    numbers.forEach(number -> assertEquals(number, in.number()));
    assertEquals(text + "客户", in.text());
    in.end();
  }

  /** Whatever the bytes: they are refused, or they are what a writer writes of what was read. */
  @Property
  void everythingElseIsRefused(@ForAll @NotEmpty byte[] bytes) {
    bytes[0] = 1;
    try {
      ByteReader in = ByteReader.of(bytes, 1);
      long first = in.count();
      long second = in.number();
      byte[] third = in.bytes();
      in.end();
      assertArrayEquals(
          bytes, ByteWriter.version(1).count(first).number(second).bytes(third).toBytes());
    } catch (IllegalArgumentException refused) {
      // Not a form of two numbers and some bytes.
    }
  }

  @Property
  void aFormThatEndsEarlyOrLateIsRefused(
      @ForAll @LongRange(min = 0) long count, @ForAll @IntRange(max = 8) int kept) {
    byte[] form = ByteWriter.version(1).count(count).toBytes();
    if (kept < form.length) {
      byte[] cut = Arrays.copyOf(form, kept);
      assertThrows(IllegalArgumentException.class, () -> ByteReader.of(cut, 1).count());
    }
    ByteReader longer = ByteReader.of(Arrays.copyOf(form, form.length + 1), 1);
    assertEquals(count, longer.count());
    assertThrows(IllegalArgumentException.class, longer::end);
  }

  @Example
  void mistakesAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> ByteWriter.version(0));
    assertThrows(IllegalArgumentException.class, () -> ByteWriter.version(1).count(-1));
    assertThrows(IllegalArgumentException.class, () -> ByteReader.of(new byte[] {2}, 1));
    // 1 in two bytes
    assertThrows(
        IllegalArgumentException.class,
        () -> ByteReader.of(new byte[] {1, (byte) 0x81, 0}, 1).count());
    // announces more than there is
    assertThrows(
        IllegalArgumentException.class,
        () -> ByteReader.of(new byte[] {1, 9, 0}, 1).count(10, "counts"));
    // no UTF-8
    assertThrows(
        IllegalArgumentException.class,
        () -> ByteReader.of(new byte[] {1, 1, (byte) 0xFF}, 1).text());
    byte[] largest = ByteWriter.version(1).number(Long.MIN_VALUE).toBytes();
    assertEquals(Long.MIN_VALUE, ByteReader.of(largest, 1).number());
    assertThrows(IllegalArgumentException.class, () -> ByteReader.of(largest, 1).count());
  }
}
