package dev.rapport.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  private static Money eur(String amount) {
    return Money.of(EUR, amount);
  }

  @Test
  void isWrittenWithTheDigitsOfItsCurrency() {
    assertEquals("EUR 12.30", eur("12.3").toString());
    assertEquals("JPY 500", Money.of("JPY", "500").toString());
    assertEquals("KWD -0.001", Money.ofMinor("KWD", -1).toString());
  }

  @Test
  void refusesToRoundUnlessToldHow() {
    ArithmeticException refused = assertThrows(ArithmeticException.class, () -> eur("0.005"));
    assertEquals(
        "amount must have at most 2 decimal digits for EUR, was 0.005. Give a rounding mode to round it.",
        refused.getMessage());
    assertEquals(eur("0.00"), Money.of(EUR, new BigDecimal("0.005"), RoundingMode.HALF_EVEN));
    assertEquals(eur("0.01"), Money.of(EUR, new BigDecimal("0.005"), RoundingMode.HALF_UP));
  }

  @Test
  void acceptsTrailingZerosBeyondTheMinorUnit() {
    assertEquals(eur("1"), Money.of(EUR, new BigDecimal("1.0000")));
    assertEquals(eur("100"), Money.of(EUR, new BigDecimal("1E+2")));
    assertEquals(Money.zero(EUR), Money.of(EUR, new BigDecimal("0.000")));
  }

  @Test
  void namesTheAmountThatIsNoNumber() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> eur("12,30"));
    assertEquals(
        "amount must be a decimal number such as 12.34, was \"12,30\"", refused.getMessage());
  }

  @Test
  void readsOnlyTheFormThatItWrites() {
    assertEquals(eur("-12.34"), Money.parse("EUR -12.34"));
    for (String bad :
        List.of("", "EUR", "EUR12.34", "12.34 EUR", "EUR  12.34", "eur 12.34", "XXZ 1")) {
      assertThrows(IllegalArgumentException.class, () -> Money.parse(bad), bad);
    }
  }

  @Test
  void doesNotMixCurrencies() {
    CurrencyMismatchException refused =
        assertThrows(CurrencyMismatchException.class, () -> eur("1").plus(Money.of("USD", "1")));
    assertEquals(EUR, refused.expected());
    assertEquals(CurrencyUnit.of("USD"), refused.actual());
    assertEquals("currency must be EUR, was USD. Convert the amount first.", refused.getMessage());
    assertThrows(CurrencyMismatchException.class, () -> eur("1").compareTo(Money.of("USD", "1")));
    assertThrows(CurrencyMismatchException.class, () -> eur("1").minus(Money.of("USD", "1")));
  }

  @Test
  void raisesWhereALongEnds() {
    Money most = Money.ofMinor(EUR, Long.MAX_VALUE);
    Money least = Money.ofMinor(EUR, Long.MIN_VALUE);
    assertThrows(ArithmeticException.class, () -> most.plus(eur("0.01")));
    assertThrows(ArithmeticException.class, () -> least.minus(eur("0.01")));
    assertThrows(ArithmeticException.class, least::negated);
    assertThrows(ArithmeticException.class, least::abs);
    assertThrows(ArithmeticException.class, () -> most.multipliedBy(2));
    assertThrows(
        ArithmeticException.class,
        () -> most.multipliedBy(new BigDecimal("1.5"), RoundingMode.DOWN));
    assertThrows(ArithmeticException.class, () -> eur("92233720368547758.08"));
    assertEquals(most, eur("92233720368547758.07"));
    assertEquals(least, eur("-92233720368547758.08"));
  }

  /** Such a number is a few bytes until something writes it out in full. */
  @Test
  void answersAtOnceToAbsurdExponents() {
    assertThrows(ArithmeticException.class, () -> eur("1E+999999999"));
    assertThrows(ArithmeticException.class, () -> eur("1E-999999999"));
    BigDecimal speck = new BigDecimal("1E-999999999");
    assertEquals(eur("0"), Money.of(EUR, speck, RoundingMode.HALF_UP));
    assertEquals(eur("0.01"), Money.of(EUR, speck, RoundingMode.UP));
    assertEquals(eur("-0.01"), Money.of(EUR, speck.negate(), RoundingMode.FLOOR));
    assertEquals(Money.zero(EUR), eur("0E+999999999"));
  }

  @Test
  void splitsWithoutLosingACent() {
    assertEquals(List.of(eur("3.34"), eur("3.33"), eur("3.33")), eur("10").split(3));
    assertEquals(List.of(eur("-3.34"), eur("-3.33"), eur("-3.33")), eur("-10").split(3));
    assertEquals(List.of(eur("0.03"), eur("0.02"), eur("0")), eur("0.05").allocate(60, 40, 0));
    assertThrows(IllegalArgumentException.class, () -> eur("1").split(0));
  }

  @Test
  void addsUpAStream() {
    assertEquals(eur("6"), Stream.of(eur("1"), eur("2"), eur("3")).collect(Money.summing(EUR)));
    assertEquals(Money.zero(EUR), Stream.<Money>empty().collect(Money.summing(EUR)));
    assertThrows(
        CurrencyMismatchException.class,
        () -> Stream.of(Money.of("USD", "1")).collect(Money.summing(EUR)));
  }

  @Test
  void tellsItsSign() {
    assertTrue(eur("0.01").isPositive());
    assertTrue(eur("-0.01").isNegative());
    assertTrue(eur("0").isZero());
    assertFalse(eur("0").isPositive());
    assertFalse(eur("0").isNegative());
    Money positive = eur("2");
    assertSame(positive, positive.abs());
  }

  @Test
  void equalsByCurrencyAndAmount() {
    new EqualsTester()
        .addEqualityGroup(eur("1"), Money.ofMinor("EUR", 100), Money.parse("EUR 1.00"))
        .addEqualityGroup(eur("2"))
        .addEqualityGroup(Money.of("USD", "1"))
        .addEqualityGroup(Money.of(CurrencyUnit.of("XYZ", 2), "1"))
        .addEqualityGroup(Money.of(CurrencyUnit.of("XYZ", 3), "1"))
        .testEquals();
  }
}
