package dev.rapport.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CurrencyUnitTest {
  @Test
  void knowsTheMinorDigitsOfTheStandard() {
    assertEquals(2, CurrencyUnit.of("EUR").minorDigits());
    assertEquals(0, CurrencyUnit.of("JPY").minorDigits());
    assertEquals(3, CurrencyUnit.of("KWD").minorDigits());
    assertEquals(4, CurrencyUnit.of("CLF").minorDigits());
  }

  /** A second source: wherever the JDK's own table knows a currency of ours, it gives the same digits. */
  @Test
  void agreesWithTheJdkOnEveryCurrencyThatBothKnow() {
    Set<Currency> known = Currency.getAvailableCurrencies().stream()
        .filter(jdk -> isStandard(jdk.getCurrencyCode()))
        .collect(Collectors.toSet());
    assertTrue(known.size() > 150, () -> "only " + known.size() + " codes in common");
    for (Currency jdk : known) {
      assertEquals(
          jdk.getDefaultFractionDigits(),
          CurrencyUnit.of(jdk.getCurrencyCode()).minorDigits(),
          jdk.getCurrencyCode());
    }
  }

  @Test
  void asksForTheDigitsOfACodeOutsideTheStandard() {
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> CurrencyUnit.of("XBT"));
    assertEquals(
        "code must be a currency of ISO 4217, was \"XBT\". Codes are capital letters; for a currency outside the standard give its minor digits: of(code, digits).",
        unknown.getMessage());
    assertEquals(8, CurrencyUnit.of("XBT", 8).minorDigits());
    assertNotEquals(CurrencyUnit.of("XBT", 8), CurrencyUnit.of("XBT", 6));
  }

  @Test
  void refusesDigitsThatContradictTheStandard() {
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> CurrencyUnit.of("JPY", 2));
    assertEquals("minorDigits of JPY must be 0 as in ISO 4217, was 2", wrong.getMessage());
    assertEquals(CurrencyUnit.of("JPY"), CurrencyUnit.of("JPY", 0));
  }

  @Test
  void refusesMalformedCodesAndDigits() {
    for (String bad : new String[] {"", "EU", "EURO", "eur", "E1R", "ÉUR"}) {
      assertThrows(IllegalArgumentException.class, () -> CurrencyUnit.of(bad, 2), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> CurrencyUnit.of("XBT", -1));
    assertThrows(IllegalArgumentException.class, () -> CurrencyUnit.of("XBT", 10));
  }

  private static boolean isStandard(String code) {
    try {
      CurrencyUnit.of(code);
      return true;
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
