package dev.rapport.core.explain;

import static dev.rapport.core.explain.EarningCode.OUT_OF_STOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Line.Literal;
import dev.rapport.core.explain.Parsed.Constant;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a line is written piece by piece, of texts of any script and any length. */
class LineTest {
  private static final Code THREE = Code.of("line.three", "von {a} über {b} 到 {c}。");
  private static final Code LISTED = Code.of("line.listed", "{all} in all");

  /** Words of every kind. */
  @SuppressWarnings("UnicodeInCode") // enums of applications may be named in any script
  private enum Word {
    ONE,
    TWO_WORDS,
    _ODD__ONE_,
    FEB_28,
    退化期
  }

  /** Codes with a mistake. */
  private enum Broken implements Code {
    UNCLOSED;

    @Override
    public String id() {
      return "broken.unclosed";
    }

    @Override
    public String template() {
      return "{";
    }
  }

  private static String told(Code code, Object... values) {
    return Explanation.told(narrator -> {
          narrator.step(code);
          for (Object value : values) {
            tell(value, narrator);
          }
          narrator.end();
        })
        .lines()
        .get(0);
  }

  private static void tell(Object value, Narrator narrator) {
    if (value instanceof List<?> list) {
      narrator.list();
      list.forEach(each -> tell(each, narrator));
      narrator.endList();
    } else if (value instanceof Long number) {
      narrator.with(number);
    } else if (value instanceof Money money) {
      narrator.with(money);
    } else if (value instanceof Enum<?> word) {
      narrator.with(word);
    } else {
      narrator.with((String) value);
    }
  }

  @Test
  void textsOfAnyScriptFollowOneAnother() {
    assertEquals("von Latin über Größe 到 退化期。", told(THREE, "Latin", "Größe", "退化期"));
    assertEquals("von 𠮷野家 über x 到 ☕。", told(THREE, "𠮷野家", "x", "☕"));
    assertEquals("von a\\nb über \\ud842 到 é\\t。", told(THREE, "a\nb", "\uD842", "é\t"));
    assertEquals("von  über 1,234 到 EUR 0.05。", told(THREE, "", 1_234L, Money.ofMinor("EUR", 5)));
  }

  @Test
  void halvesOfACharacterDoNotMeet() {
    assertEquals("\\ud842\\udfb7", told(Code.of("line.two", "{a}{b}"), "\uD842", "\uDFB7"));
  }

  @Test
  void aLineMayBeOfAnyLength() {
    for (int length : List.of(7, 8, 9, 15, 16, 17, 500, 511, 512, 513, 5_000)) {
      String latin = "x".repeat(length);
      String chinese = "退".repeat(length);
      assertEquals(latin + " in all", told(LISTED, latin));
      assertEquals(chinese + " in all", told(LISTED, chinese));
      assertEquals(latin, told(Code.of("line.long-" + length, latin)));
      assertEquals(
          latin + "1" + chinese, told(Code.of("line.both-" + length, latin + "{a}" + chinese), 1L));
    }
  }

  @Test
  void theLastElementOfAListFollowsAnAnd() {
    assertEquals("none in all", told(LISTED, List.of()));
    assertEquals("1 in all", told(LISTED, List.of(1L)));
    assertEquals("1 and 22 in all", told(LISTED, List.of(1L, 22L)));
    assertEquals("1,  and 3 in all", told(LISTED, List.<Object>of(1L, "", 3L)));
    assertEquals("a, b and  in all", told(LISTED, List.of("a", "b", "")));
    for (int length = 1; length < 40; length++) {
      String last = "é".repeat(length);
      assertEquals("é, x and " + last + " in all", told(LISTED, List.of("é", "x", last)));
    }
  }

  @Test
  void aLongListIsWrittenAsAListIs() {
    List<Long> numbers = LongStream.range(0, 1_500).boxed().toList();
    List<Argument> all = numbers.stream().map(Argument::of).toList();
    assertEquals(
        Explanation.of(LISTED).with("all", Argument.list(all)).lines().get(0),
        told(LISTED, numbers));
  }

  @Test
  void wordsAreWrittenAsTheirTermsAre() {
    assertEquals("one, two words, odd one, feb 28 and 退化期 in all", told(LISTED, List.of((Object[])
        Word.values())));
    for (Enum<?> constant : Stream.<Enum<?>>concat(
            Stream.of(Word.values()), Stream.of(OUT_OF_STOCK))
        .toList()) {
      assertEquals(
          Explanation.of(LISTED).with("all", constant).lines().get(0), told(LISTED, constant));
    }
  }

  @Test
  void decimalNumbersAreWrittenAsTheirArgumentsAre() {
    for (String number : List.of(
        "0",
        "999",
        "-1000",
        "1E+3",
        "1.50",
        "0.00",
        "-0.25",
        "1" + "0".repeat(18),
        "9".repeat(40))) {
      BigDecimal value = new BigDecimal(number);
      Explanation told =
          Explanation.told(narrator -> narrator.step(LISTED).with(value).end());
      Explanation tree = Explanation.of(LISTED).with("all", value);
      assertEquals(tree, told);
      assertEquals(tree.lines(), told.lines());
    }
  }

  @Test
  void datesAreThoseOfTheCalendar() {
    long first = LocalDate.of(-1, 12, 1).toEpochDay();
    long last = LocalDate.of(10_000, 2, 1).toEpochDay();
    LongStream.concat(
            LongStream.range(0, 150).flatMap(i -> LongStream.of(first + i, last - i)),
            LongStream.iterate(first, day -> day < last, day -> day + 13))
        .forEach(day -> assertEquals(
            LocalDate.ofEpochDay(day) + " 00:00:01 UTC",
            English.instant(Instant.ofEpochSecond(day * 86_400 + 1), ZoneOffset.UTC)));
  }

  @Test
  void literalsGiveBackTheirTexts() {
    for (String text :
        List.of("", "a", " version ", "sixteen letters!", "seventeen letters", "über 退化期 𠮷")) {
      assertEquals(text, Literal.of(text).toString());
    }
  }

  @Test
  void whatIsMadeOfAConstantIsRemembered() {
    assertSame(Constant.of(Word.ONE), Constant.of(Word.ONE));
    assertNull(Constant.of(Word.ONE).parsed());
    assertSame(Parsed.of(EarningCode.AWARDED), Constant.of(EarningCode.AWARDED).parsed());
    assertNull(Constant.of(EarningCode.AWARDED).word());
    assertNotNull(Constant.of(OUT_OF_STOCK).parsed());
    assertTrue(Constant.of(Word.ONE).refersTo(Word.ONE));
    assertFalse(Constant.of(Word.ONE).refersTo(Word.FEB_28));
  }

  @Test
  void refusesTheSameMistakeOfAConstantEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThrows(IllegalArgumentException.class, () -> Constant.of(Broken.UNCLOSED));
      assertThrows(IllegalArgumentException.class, () -> told(Broken.UNCLOSED));
      assertThrows(IllegalArgumentException.class, () -> told(LISTED, EarningCode.AWARDED));
    }
  }
}
