package dev.rapport.core.testkit;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generators for money. */
public final class MoneyArbitraries {
  /** Far from the ends of a {@code long}: thousands of such amounts add up without overflow. */
  private static final long ORDINARY_MINOR_UNITS = 1L << 40;

  private MoneyArbitraries() {}

  /**
   * Generates currencies with 0, 2, 3 and 4 minor digits.
   *
   * @return currencies of the standard
   */
  public static Arbitrary<CurrencyUnit> currencies() {
    return Arbitraries.of("EUR", "USD", "GBP", "CNY", "JPY", "KWD", "CLF").map(CurrencyUnit::of);
  }

  /**
   * Generates amounts of every currency, of both signs, over the whole range of a {@code long}.
   *
   * @return any amounts
   */
  public static Arbitrary<Money> money() {
    return currencies()
        .flatMap(currency -> Arbitraries.longs().map(units -> Money.ofMinor(currency, units)));
  }

  /**
   * Generates amounts of one currency, of both signs, that can be added up by the thousand without overflow.
   *
   * @param currency the currency of all amounts
   * @return ordinary amounts
   */
  public static Arbitrary<Money> ordinary(CurrencyUnit currency) {
    return Arbitraries.longs()
        .between(-ORDINARY_MINOR_UNITS, ORDINARY_MINOR_UNITS)
        .map(units -> Money.ofMinor(currency, units));
  }

  /**
   * Generates amounts of one currency that somebody could pay: zero or more, and small enough to add up by the thousand.
   *
   * @param currency the currency of all amounts
   * @return amounts that are not negative
   */
  public static Arbitrary<Money> payable(CurrencyUnit currency) {
    return ordinary(currency).map(Money::abs);
  }

  /**
   * Generates discount rates from minus 50 to plus 100 percent a year, none among them.
   *
   * @return discount rates
   */
  public static Arbitrary<DiscountRate> discountRates() {
    return Arbitraries.doubles().between(-0.5, 1.0).ofScale(6).map(DiscountRate::annual);
  }
}
