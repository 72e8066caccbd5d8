package dev.rapport.core.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentTest {
  private static final Renderer ENGLISH = Renderer.english();
  private static final Renderer PARIS = ENGLISH.withZone(ZoneId.of("Europe/Paris"));

  private enum LifeStage {
    DEGRADATION,
    WIN_BACK,
    A__B
  }

  private static String english(Argument argument) {
    return argument.render(ENGLISH);
  }

  @Test
  void writesNumbersInGroupsOfThree() {
    assertEquals("0", english(Argument.of(0)));
    assertEquals("999", english(Argument.of(999)));
    assertEquals("-999", english(Argument.of(-999)));
    assertEquals("1,000", english(Argument.of(1_000)));
    assertEquals("-9,223,372,036,854,775,808", english(Argument.of(Long.MIN_VALUE)));
    assertEquals("EUR 1,234.50", english(Argument.of(Money.of("EUR", "1234.50"))));
    assertEquals("JPY -100,000", english(Argument.of(Money.of("JPY", "-100000"))));
    assertEquals("1,234.5678", english(Argument.of(new BigDecimal("1234.56780"))));
    assertEquals("1,200", english(Argument.of(new BigDecimal("1.2E+3"))));
  }

  @Test
  void roundsStatisticsToTheDigitsThatAreMeant() {
    assertEquals("2.50", english(Argument.rounded(2.5, 2)));
    assertEquals("0.3", english(Argument.rounded(0.1 + 0.2, 1)));
    assertEquals(Argument.rounded(0.3, 10), Argument.rounded(0.1 + 0.2, 10));
    assertEquals(Argument.rounded(0.0, 2), Argument.rounded(-0.0, 2));
    assertEquals("3", english(Argument.rounded(2.5, 0)));
    assertEquals("-3", english(Argument.rounded(-2.5, 0)));
    assertEquals("48.3%", english(Argument.percent(0.4832414, 1)));
    assertEquals("48.32%", english(Argument.percent(0.4832414, 2)));
    assertEquals("25%", english(Argument.percent(new BigDecimal("0.25"), 0)));
    assertEquals("7.3%", english(Argument.percent(new BigDecimal("0.0725"), 1)));
    assertEquals("150.0%", english(Argument.percent(1.5, 1)));
    assertEquals("-100%", english(Argument.percent(-1, 0)));
    assertEquals("100,000%", english(Argument.percent(new BigDecimal("1E+3"), 0)));
  }

  @Test
  void refusesNumbersThatAreNone() {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Argument.rounded(bad, 2));
      assertThrows(IllegalArgumentException.class, () -> Argument.percent(bad, 2));
    }
    assertEquals(
        "digits must be 0 to 20, was -1",
        assertThrows(IllegalArgumentException.class, () -> Argument.rounded(1, -1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Argument.percent(1, 21));
  }

  @Test
  void refusesNumbersThatNoLineCanHold() {
    assertEquals(
        "value must have at most 400 digits before and after the decimal point, had 1000000000 and 0",
        assertThrows(
                IllegalArgumentException.class, () -> Argument.of(new BigDecimal("1E+999999999")))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> Argument.of(new BigDecimal("1E-401")));
    assertThrows(
        IllegalArgumentException.class, () -> Argument.percent(new BigDecimal("1E+400"), 0));
    assertEquals(402, english(Argument.of(new BigDecimal("1E-400"))).length());
    assertEquals(
        "-0." + "0".repeat(20),
        Argument.rounded(Double.MIN_VALUE, 20).toString().replace("0.", "-0."));
  }

  @Test
  void aDecimalKeepsAPlainScale() {
    assertThrows(
        IllegalArgumentException.class, () -> new Argument.Decimal(new BigDecimal("1E+2")));
    assertEquals(
        "value must have a scale of at least 2, was 0.5 with scale 1",
        assertThrows(
                IllegalArgumentException.class, () -> new Argument.Ratio(new BigDecimal("0.5")))
            .getMessage());
  }

  @Test
  void writesDaysAndInstants() {
    assertEquals("2026-03-01", english(Argument.of(LocalDate.of(2026, 3, 1))));
    Argument instant = Argument.of(Instant.parse("2026-03-01T09:05:00Z"));
    assertEquals("2026-03-01 09:05:00 UTC", instant.render(ENGLISH));
    assertEquals("2026-03-01 10:05:00 +01:00", instant.render(PARIS));
    assertEquals(
        "2026-03-01 09:05:00.25 UTC",
        english(Argument.of(Instant.parse("2026-03-01T09:05:00.250Z"))));
  }

  @Test
  void tellsTheHourApartThatOccursTwice() {
    assertEquals(
        "2026-10-25 02:30:00 +02:00",
        Argument.of(Instant.parse("2026-10-25T00:30:00Z")).render(PARIS));
    assertEquals(
        "2026-10-25 02:30:00 +01:00",
        Argument.of(Instant.parse("2026-10-25T01:30:00Z")).render(PARIS));
  }

  @Test
  void writesTheEndsOfTheTimeLine() {
    assertEquals("-1000000000-01-01T00:00:00Z", Argument.of(Instant.MIN).render(PARIS));
    assertEquals(
        "+1000000000-12-31T23:59:59.999999999Z", Argument.of(Instant.MAX).render(PARIS));
    assertEquals("+999999999-12-31", english(Argument.of(LocalDate.MAX)));
  }

  @Test
  void writesRangesAsPeopleSayThem() {
    DateRange january = DateRange.parse("2026-01-01/2026-02-01");
    assertEquals("2026-01-01 to 2026-01-31", english(Argument.of(january)));
    assertEquals(
        "from 2026-01-01 on", english(Argument.of(DateRange.startingAt(january.startInclusive()))));
    assertEquals(
        "up to 2026-01-31", english(Argument.of(DateRange.endingAt(january.endExclusive()))));
    assertEquals("any time", english(Argument.of(DateRange.allTime())));
    assertEquals(
        "no day",
        english(Argument.of(DateRange.of(january.endExclusive(), january.endExclusive()))));
    InstantRange inParis = january.in(ZoneId.of("Europe/Paris"));
    assertEquals(
        "2026-01-01 00:00:00 +01:00 until 2026-02-01 00:00:00 +01:00",
        Argument.of(inParis).render(PARIS));
    assertEquals(
        "from 2025-12-31 23:00:00 UTC on",
        english(Argument.of(InstantRange.startingAt(inParis.startInclusive()))));
    assertEquals(
        "until 2026-01-31 23:00:00 UTC",
        english(Argument.of(InstantRange.endingAt(inParis.endExclusive()))));
    assertEquals("any time", english(Argument.of(InstantRange.allTime())));
    assertEquals(
        "no time",
        english(Argument.of(InstantRange.of(inParis.endExclusive(), inParis.endExclusive()))));
  }

  @Test
  void writesLengthsOfTime() {
    assertEquals("0 seconds", english(Argument.of(Duration.ZERO)));
    assertEquals("1 day 12 hours", english(Argument.of(Duration.ofHours(36))));
    assertEquals("1 second", english(Argument.of(Duration.ofSeconds(1))));
    assertEquals("10 seconds", english(Argument.of(Duration.ofSeconds(10))));
    assertEquals(
        "2 hours 1 minute 0.25 seconds", english(Argument.of(Duration.parse("PT2H1M0.25S"))));
    assertEquals("minus 1 minute 0.5 seconds", english(Argument.of(Duration.parse("PT-60.5S"))));
    assertEquals("100 days", english(Argument.of(Duration.ofDays(100))));
    assertEquals(
        "minus 106,751,991,167,300 days 15 hours 30 minutes 8 seconds",
        english(Argument.of(Duration.ofSeconds(Long.MIN_VALUE))));
    assertEquals("18 months", english(Argument.of(Period.ofMonths(18))));
    assertEquals("1 year 1 month 1 day", english(Argument.of(Period.of(1, 1, 1))));
    assertEquals("-1 month", english(Argument.of(Period.ofMonths(-1))));
    assertEquals("2 years -3 days", english(Argument.of(Period.of(2, 0, -3))));
    assertEquals("0 days", english(Argument.of(Period.ZERO)));
  }

  @Test
  void writesYesNoAndLists() {
    assertEquals("yes", english(Argument.of(true)));
    assertEquals("no", english(Argument.of(false)));
    assertEquals("none", english(Argument.list(List.of())));
    assertEquals("1", english(Argument.list(List.of(Argument.of(1)))));
    assertEquals("1 and 2", english(Argument.list(List.of(Argument.of(1), Argument.of(2)))));
    assertEquals(
        "1, gold and no",
        english(Argument.list(List.of(Argument.of(1), Argument.of("gold"), Argument.of(false)))));
  }

  @Test
  void keepsATextOnItsLine() {
    assertEquals(
        "a\\r\\nb\\t\\u2028\\u0000\\ud800", english(Argument.of("a\r\nb\t\u2028\0\ud800")));
    assertEquals("🎁 \"gift\" \\", english(Argument.of("🎁 \"gift\" \\")));
  }

  @Test
  void namesAConstantOfAnEnum() {
    Argument.Term term = Argument.Term.of(LifeStage.WIN_BACK);
    assertEquals("life-stage.win-back", term.id());
    assertEquals("win back", english(term));
    assertEquals("会员.金卡", new Argument.Term("会员.金卡", "gold").id());
    assertEquals("life-stage.a-b", Argument.Term.of(LifeStage.A__B).id());
  }

  @Test
  void aConstantThatIsACodeBringsItsIdAndText() {
    Argument.Term term = Argument.Term.of(EarningCode.OUT_OF_STOCK);
    assertEquals("earning.out-of-stock", term.id());
    assertEquals("out of stock", english(term));
    assertEquals(
        "code of a term must have no places, was \"{remainder} is left over by rounding\"."
            + " Explain it as a child instead.",
        assertThrows(IllegalArgumentException.class, () -> Argument.of(EarningCode.ROUNDED))
            .getMessage());
  }

  @Test
  void equalsByKindAndValue() {
    new EqualsTester()
        .addEqualityGroup(Argument.of(35), Argument.of(35))
        .addEqualityGroup(
            Argument.of(new BigDecimal("35")),
            Argument.of(new BigDecimal("35.00")),
            Argument.rounded(35, 0))
        .addEqualityGroup(Argument.rounded(35, 1))
        .addEqualityGroup(Argument.percent(0.35, 0), Argument.percent(new BigDecimal("0.350"), 0))
        .addEqualityGroup(Argument.percent(0.35, 1))
        .addEqualityGroup(Argument.of("35"))
        .addEqualityGroup(
            new Argument.Term("a.b", "old words"), new Argument.Term("a.b", "new words"))
        .addEqualityGroup(new Argument.Term("a.c", "old words"))
        .addEqualityGroup(Argument.of(Period.ofMonths(12)))
        .addEqualityGroup(Argument.of(Period.ofYears(1)))
        .addEqualityGroup(Argument.list(List.of(Argument.of(35))))
        .testEquals();
  }

  @Test
  void isWrittenExactlyAndInNoLanguage() {
    assertEquals("35", Argument.of(35).toString());
    assertEquals("35.", Argument.of(new BigDecimal("35")).toString());
    assertEquals("35.0", Argument.rounded(35, 1).toString());
    assertEquals("48.32%", Argument.percent(0.48324, 2).toString());
    assertEquals("EUR 1234.50", Argument.of(Money.of("EUR", "1234.5")).toString());
    assertEquals("'life-stage.degradation'", Argument.of(LifeStage.DEGRADATION).toString());
    assertEquals("PT36H", Argument.of(Duration.ofHours(36)).toString());
    assertEquals("P18M", Argument.of(Period.ofMonths(18)).toString());
    assertEquals(
        "[true, \"a, b\"]",
        Argument.list(List.of(Argument.of(true), Argument.of("a, b"))).toString());
    assertNotEquals(
        Argument.of(DateRange.allTime()).toString(),
        Argument.of(InstantRange.allTime()).toString());
  }

  @Test
  void refusesAMalformedId() {
    for (String bad : List.of("", ".", "a.", "a--b", "-a", "A.b", "a b", "a.-b", "a_b")) {
      assertThrows(IllegalArgumentException.class, () -> new Argument.Term(bad, "text"), bad);
    }
    assertEquals("a1.b-2", new Argument.Term("a1.b-2", "text").id());
  }
}
