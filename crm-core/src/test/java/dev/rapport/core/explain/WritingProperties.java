package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Splitter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The laws of templates and of how arguments are written. */
class WritingProperties {
  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars("{}ab 1积\"\\").ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "UTC", "Europe/Paris", "Asia/Shanghai", "America/St_Johns", "Pacific/Apia");
  }

  @Property
  void aTemplateIsRefusedOrGivesBackItsText(@ForAll("lines") String text) {
    Template template;
    try {
      template = Template.parse(text);
    } catch (IllegalArgumentException refused) {
      assertTrue(text.isBlank() || text.contains("{") || text.contains("}"), text);
      return;
    }
    assertEquals(text, template.toString());
    String escaped = escaped(template.fill(name -> "\0" + name + "\1"));
    assertEquals(text, escaped.replace('\0', '{').replace('\1', '}'));
  }

  @Property
  void anyTextCanBeWrittenWithDoubledBraces(@ForAll("lines") String text) {
    String doubled = "x" + escaped(text);
    Template template = Template.parse(doubled);
    assertEquals("x" + text, template.fill(name -> "never"));
    assertTrue(template.places().isEmpty());
  }

  @Property
  void differentArgumentsAreWrittenDifferently(@ForAll Argument left, @ForAll Argument right) {
    assertEquals(left.equals(right), left.toString().equals(right.toString()));
    assertFalse(left.toString().equals(Difference.ABSENT));
  }

  @Property
  void anArgumentIsWrittenOnOneLineInEveryLanguage(
      @ForAll Argument argument, @ForAll Renderer renderer) {
    assertTrue(argument.render(renderer).codePoints().noneMatch(Character::isISOControl));
    assertTrue(argument.toString().codePoints().noneMatch(Character::isISOControl));
    assertEquals(argument.render(renderer), argument.render(renderer));
  }

  @Property
  void groupsOfANumberHaveThreeDigits(@ForAll long value) {
    String written = Argument.of(value).render(Renderer.english());
    assertEquals(Long.toString(value), written.replace(",", ""));
    List<String> groups = Splitter.on(',').splitToList(written.replace("-", ""));
    assertTrue(groups.get(0).length() >= 1 && groups.get(0).length() <= 3);
    assertTrue(groups.stream().skip(1).allMatch(group -> group.length() == 3));
  }

  @Property
  void roundingMovesANumberByAtMostHalfADigit(
      @ForAll double value, @ForAll @IntRange(max = 20) int digits) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal half = new BigDecimal("0.5").movePointLeft(digits);
    BigDecimal rounded = ((Argument.Decimal) Argument.rounded(value, digits)).value();
    assertEquals(digits, rounded.scale());
    assertTrue(rounded.subtract(exact).abs().compareTo(half) <= 0);
    BigDecimal percentage = ((Argument.Ratio) Argument.percent(exact, digits)).value();
    assertEquals(digits + 2, percentage.scale());
    assertTrue(percentage.subtract(exact).abs().compareTo(half.movePointLeft(2)) <= 0);
  }

  @Property
  void aHairsbreadthInAStatisticChangesNoArgument(
      @ForAll @IntRange(min = -100_000, max = 100_000) int thousandths, @ForAll boolean up) {
    double value = thousandths / 1000.0;
    double noisy = up ? Math.nextUp(value) : Math.nextDown(value);
    assertEquals(Argument.rounded(value, 3), Argument.rounded(noisy, 3));
  }

  @Property
  void anInstantCanBeReadBackInAnyZone(
      @ForAll @LongRange(min = -30_000_000_000_000_000L, max = 30_000_000_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll("zones") String zone) {
    Instant instant = Instant.ofEpochSecond(second, nano);
    String written = Argument.of(instant).render(Renderer.english().withZone(ZoneId.of(zone)));
    List<String> parts = Splitter.on(' ').splitToList(written);
    ZoneOffset offset = parts.get(2).equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(parts.get(2));
    assertEquals(
        instant,
        LocalDate.parse(parts.get(0)).atTime(LocalTime.parse(parts.get(1))).toInstant(offset));
  }

  @Property
  void theUnitsOfALengthAddUpToIt(
      @ForAll long second, @ForAll @IntRange(max = 999_999_999) int nano) {
    Duration length = Duration.ofSeconds(second, nano);
    String written = Argument.of(length).render(Renderer.english());
    boolean negative = written.startsWith("minus ");
    List<String> words =
        Splitter.on(' ').splitToList((negative ? written.substring(6) : written).replace(",", ""));
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < words.size(); i += 2) {
      sum = sum.add(new BigDecimal(words.get(i)).multiply(secondsIn(words.get(i + 1))));
    }
    BigDecimal exact = BigDecimal.valueOf(second).add(BigDecimal.valueOf(nano, 9));
    assertEquals(0, exact.compareTo(negative ? sum.negate() : sum), written);
  }

  @Property
  void aNumberIsAnArgumentExactlyUpTo400Digits(@ForAll @IntRange(max = 800) int digits) {
    BigDecimal large = BigDecimal.ONE.movePointRight(digits);
    BigDecimal small = BigDecimal.ONE.movePointLeft(digits);
    if (digits < 400) {
      assertEquals(0, large.compareTo(((Argument.Decimal) Argument.of(large)).value()));
    } else {
      assertThrows(IllegalArgumentException.class, () -> Argument.of(large));
    }
    if (digits <= 400) {
      assertEquals(0, small.compareTo(((Argument.Decimal) Argument.of(small)).value()));
    } else {
      assertThrows(IllegalArgumentException.class, () -> Argument.of(small));
    }
  }

  private static String escaped(String literal) {
    return literal.replace("{", "{{").replace("}", "}}");
  }

  private static BigDecimal secondsIn(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "day", "days" -> 86_400;
          case "hour", "hours" -> 3_600;
          case "minute", "minutes" -> 60;
          case "second", "seconds" -> 1;
          default -> throw new AssertionError(unit);
        });
  }
}
