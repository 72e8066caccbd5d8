package dev.rapport.core.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ByteFormProperties {
  private static final ByteForm THING = ByteForm.of("Thing", 3);

  @Property
  void whatIsWrittenIsRead(
      @ForAll List<@LongRange(min = 0) Long> counts,
      @ForAll List<Long> numbers,
      @ForAll int integer,
      @ForAll double real,
      @ForAll @AlphaChars String text) {
    long[] either = numbers.stream().mapToLong(Long::longValue).toArray();
    byte[] form = THING.write(out -> {
      out.count(counts.size());
      counts.forEach(out::count);
      out.numbers(either).number(integer).real(real).text(text + "客户");
      numbers.forEach(out::unsigned);
    });
    THING.<Object>read(form, in -> {
      long[] read = in.counts(in.count(Integer.MAX_VALUE, "counts"));
      assertEquals(counts, Arrays.stream(read).boxed().toList());
      assertArrayEquals(either, in.numbers(either.length));
      assertEquals(integer, in.integer());
      assertEquals(real, in.real());
      assertEquals(text + "客户", in.text());
      numbers.forEach(number -> assertEquals(number, in.unsigned()));
      return text;
    });
  }

  /** Whatever the bytes: they are refused, or they are what is written of what was read. */
  @Property
  void everythingElseIsRefused(@ForAll byte[] bytes) {
    byte[] begun = THING.write(out -> {});
    byte[] form = Arrays.copyOf(begun, begun.length + bytes.length);
    System.arraycopy(bytes, 0, form, begun.length, bytes.length);
    byte[] again;
    try {
      again = THING.read(form, in -> {
        long first = in.count();
        long second = in.number();
        byte[] third = in.bytes();
        return THING.write(out -> out.count(first).number(second).bytes(third));
      });
    } catch (IllegalArgumentException notTwoNumbersAndSomeBytes) {
      return;
    }
    assertArrayEquals(form, again);
  }

  @Property
  void aFormThatEndsEarlyOrLateIsRefused(
      @ForAll @LongRange(min = 0) long count, @ForAll @IntRange(max = 12) int length) {
    byte[] form = THING.write(out -> out.count(count));
    byte[] other = Arrays.copyOf(form, length);
    if (length == form.length) {
      assertEquals(count, THING.<Long>read(other, ByteReader::count));
    } else {
      assertRefused(
          length < form.length ? "end early" : "end with the last number",
          THING,
          other,
          ByteReader::count);
    }
  }

  @Example
  void theBeginningTellsTypeAndVersion() {
    byte[] form = THING.write(out -> out.count(300));
    assertEquals(3, form[0]);
    assertEquals(3 + 2, form.length);
    assertRefused("of Thing version 4, were of version 3", ByteForm.of("Thing", 4), form);
    assertRefused("be of Other version 3, were of another type", ByteForm.of("Other", 3), form);
    assertEquals("Thing 3", THING.toString());
  }

  @Example
  void mistakesOfWritersAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> ByteForm.of(" ", 1));
    assertThrows(IllegalArgumentException.class, () -> ByteForm.of("Thing", 0));
    assertThrows(IllegalArgumentException.class, () -> ByteForm.of("Thing", 128));
    assertThrows(IllegalArgumentException.class, () -> THING.write(out -> out.count(-1)));
    assertThrows(IllegalArgumentException.class, () -> THING.write(out -> out.counts(1, -1)));
    assertThrows(IllegalArgumentException.class, () -> THING.write(out -> out.real(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> THING.write(out -> out.text("\uD83D")));
  }

  @Example
  void mistakesInBytesAreNamed() {
    assertRefused("shortest form", form(0x81, 0), ByteReader::count);
    assertRefused("announced 9", form(9, 0), in -> in.count(10, "counts"));
    assertRefused("at most 1 counts", form(2, 0, 0), in -> in.count(1, "counts"));
    assertRefused("2 numbers more", form(7), in -> in.counts(2));
    assertRefused("in UTF-8", form(1, 0xFF), ByteReader::text);
    assertRefused("finite numbers", form(0x7F, 0xF0, 0, 0, 0, 0, 0, 0), ByteReader::real);
    byte[] least = THING.write(out -> out.number(Long.MIN_VALUE));
    assertEquals(Long.MIN_VALUE, THING.read(least, ByteReader::number));
    assertRefused("at most 63 bits", least, ByteReader::count);
    assertRefused("at most 32 bits", least, ByteReader::integer);
    assertRefused(
        "a Thing whose sums fit", least, in -> Math.addExact(in.number(), Long.MIN_VALUE));
  }

  private static byte[] form(int... content) {
    byte[] begun = THING.write(out -> {});
    byte[] form = Arrays.copyOf(begun, begun.length + content.length);
    for (int i = 0; i < content.length; i++) {
      form[begun.length + i] = (byte) content[i];
    }
    return form;
  }

  private static void assertRefused(String why, byte[] bytes, Function<ByteReader, ?> content) {
    assertRefused(why, THING, bytes, content);
  }

  private static void assertRefused(String why, ByteForm form, byte[] bytes) {
    assertRefused(why, form, bytes, ByteReader::count);
  }

  private static void assertRefused(
      String why, ByteForm form, byte[] bytes, Function<ByteReader, ?> content) {
    String message = assertThrows(
            IllegalArgumentException.class, () -> form.<Object>read(bytes, content::apply))
        .getMessage();
    assertTrue(message != null && message.contains(why), message);
  }
}
