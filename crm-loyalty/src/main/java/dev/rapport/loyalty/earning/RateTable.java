package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.math.LongMath;
import dev.rapport.core.money.CurrencyUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exchange rates of a moment, passed in with an order so that a rule in one currency can count an order in another.
 *
 * <p>{@code RateTable.of(Rate.of("USD", "EUR", "0.92"))}: a dollar is EUR 0.92. Rates are exact; an inverse or a chain of rates
 * is never made up, because its rounding would be nobody's. A currency needs no rate to itself.
 *
 * @param rates in the order of their currencies, at most one for each pair
 */
public record RateTable(List<Rate> rates) {
  private static final RateTable NONE = new RateTable(List.of());
  private static final Comparator<Rate> ORDER =
      Comparator.comparing((Rate rate) -> rate.from.code()).thenComparing(rate -> rate.to.code());

  /**
   * What one unit of a currency is worth in another: {@code numerator / denominator}, in lowest terms.
   *
   * @param from the currency of the order
   * @param to the currency of the rule, another one
   * @param numerator positive
   * @param denominator positive
   */
  public record Rate(CurrencyUnit from, CurrencyUnit to, long numerator, long denominator) {
    /**
     * Checks the components and brings the fraction to lowest terms.
     *
     * @param from any
     * @param to another currency
     * @param numerator 1 or more
     * @param denominator 1 or more
     * @throws IllegalArgumentException if the currencies are the same or the fraction is not positive
     */
    public Rate {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      checkArgument(!from.code().equals(to.code()), "to must be another currency, was %s", to);
      checkArgument(numerator >= 1, "numerator must be at least 1, was %s", numerator);
      checkArgument(denominator >= 1, "denominator must be at least 1, was %s", denominator);
      long common = LongMath.gcd(numerator, denominator);
      numerator /= common;
      denominator /= common;
    }

    /**
     * Returns a rate from its decimal form.
     *
     * @param from a currency of ISO 4217
     * @param to another one
     * @param rate a positive decimal number, such as {@code "0.92"}
     * @return the rate, exactly
     * @throws IllegalArgumentException if the text is no positive decimal number
     * @throws ArithmeticException if it has too many digits
     */
    public static Rate of(String from, String to, String rate) {
      long[] fraction = fractionOf(rate, "rate");
      return new Rate(CurrencyUnit.of(from), CurrencyUnit.of(to), fraction[0], fraction[1]);
    }
  }

  /**
   * Checks the component and puts the rates in order.
   *
   * @param rates at most one for each pair of currencies
   * @throws IllegalArgumentException if a pair has two
   */
  public RateTable {
    List<Rate> ordered = new ArrayList<>(requireNonNull(rates, "rates"));
    ordered.sort(ORDER);
    for (int i = 1; i < ordered.size(); i++) {
      checkArgument(
          ORDER.compare(ordered.get(i - 1), ordered.get(i)) != 0,
          "rates must hold a pair of currencies once, had %s to %s twice",
          ordered.get(i).from,
          ordered.get(i).to);
    }
    rates = List.copyOf(ordered);
  }

  /**
   * Returns the table without rates, for a programme of one currency.
   *
   * @return no rates
   */
  public static RateTable none() {
    return NONE;
  }

  /**
   * Returns a table of rates.
   *
   * @param rates at most one for each pair of currencies
   * @return the table
   */
  public static RateTable of(Rate... rates) {
    return new RateTable(List.of(rates));
  }

  /**
   * Returns the rate from one currency to another.
   *
   * @param from the currency of the order
   * @param to the currency of the rule
   * @return the rate; nothing if there is none
   */
  public Optional<Rate> rate(CurrencyUnit from, CurrencyUnit to) {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    return rates.stream()
        .filter(rate -> rate.from.equals(from) && rate.to.equals(to))
        .findFirst();
  }

  /** What one minor unit of a currency is worth in minor units of another. */
  Fraction minorUnitRate(CurrencyUnit from, CurrencyUnit to) {
    for (Rate rate : rates) {
      if (rate.from.equals(from) && rate.to.equals(to)) {
        return Fraction.of(rate.numerator, rate.denominator)
            .times(
                LongMath.checkedPow(10, to.minorDigits()),
                LongMath.checkedPow(10, from.minorDigits()));
      }
    }
    throw new IllegalArgumentException("rates must hold a rate from " + from + " to " + to
        + ", had none. Pass the rates of the day with the order.");
  }

  /** A positive decimal number as a fraction. */
  static long[] fractionOf(String decimal, String name) {
    BigDecimal value;
    try {
      value = new BigDecimal(requireNonNull(decimal, name)).stripTrailingZeros();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be a decimal number such as 1.5, was \"" + decimal + "\"", e);
    }
    checkArgument(value.signum() > 0, "%s must be positive, was %s", name, decimal);
    checkArgument(
        value.scale() <= 18 && value.precision() - value.scale() <= 18,
        "%s must have at most 18 digits before and after the point, was %s",
        name,
        decimal);
    long denominator = LongMath.checkedPow(10, Math.max(0, value.scale()));
    return new long[] {value.multiply(BigDecimal.valueOf(denominator)).longValueExact(), denominator
    };
  }
}
