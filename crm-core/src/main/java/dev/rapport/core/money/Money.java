package dev.rapport.core.money;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.LargestRemainder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount of money in one currency, such as {@code EUR 12.34}.
 *
 * <p>The amount is a whole number of the currency's minor units held in a {@code long}, so it is exact from about minus to
 * plus 92 quadrillion for a currency with two minor digits. Arithmetic that leaves this range raises {@link
 * ArithmeticException} and changes nothing. Nothing rounds unless a {@link RoundingMode} is given. Two amounts are equal if
 * their currency and their minor units are; only amounts of one currency can be added or compared.
 *
 * <p>Bad input shows in two ways: text that is no number is an {@link IllegalArgumentException}, a number that would have to be
 * rounded or does not fit is an {@link ArithmeticException}. Whoever takes amounts from outside catches both.
 *
 * <p>Not for unit prices with fractions of a cent or for exchange rates: those are {@link BigDecimal}s until they become an
 * amount somebody pays. Immutable and thread-safe.
 */
public final class Money implements Comparable<Money> {
  private final CurrencyUnit currency;
  private final long minorUnits;

  private Money(CurrencyUnit currency, long minorUnits) {
    this.currency = requireNonNull(currency, "currency");
    this.minorUnits = minorUnits;
  }

  /**
   * Returns an amount from its decimal form.
   *
   * @param currencyCode a currency of ISO 4217, such as {@code "EUR"}
   * @param amount a decimal number with no more digits than the currency has, such as {@code "12.34"}, {@code "-5"}
   * @return the amount
   * @throws IllegalArgumentException if the currency is unknown or the text is no decimal number
   * @throws ArithmeticException if the amount has more digits than the currency or is too large
   */
  public static Money of(String currencyCode, String amount) {
    return of(CurrencyUnit.of(currencyCode), amount);
  }

  /**
   * Returns an amount from its decimal form.
   *
   * @param currency the currency
   * @param amount a decimal number with no more digits than the currency has
   * @return the amount
   * @throws IllegalArgumentException if the text is no decimal number
   * @throws ArithmeticException if the amount has more digits than the currency or is too large
   */
  public static Money of(CurrencyUnit currency, String amount) {
    return of(currency, decimal(amount));
  }

  /**
   * Returns an amount from a decimal number, refusing to round.
   *
   * @param currency the currency
   * @param amount the amount in major units, with no more non-zero digits than the currency has
   * @return the amount
   * @throws ArithmeticException if the amount has more digits than the currency or is too large
   */
  public static Money of(CurrencyUnit currency, BigDecimal amount) {
    requireNonNull(amount, "amount");
    // stripTrailingZeros first, so that 1.000 is a fine number of euros and only a lost digit is
    // refused.
    if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > currency.minorDigits()) {
      throw new ArithmeticException(
          "amount must have at most " + currency.minorDigits() + " decimal digits for " + currency
              + ", was " + amount + ". Give a rounding mode to round it.");
    }
    return of(currency, amount, RoundingMode.UNNECESSARY);
  }

  /**
   * Returns an amount from a decimal number, rounded to the currency's minor unit.
   *
   * @param currency the currency
   * @param amount the amount in major units
   * @param rounding how digits beyond the minor unit are rounded
   * @return the amount
   * @throws ArithmeticException if the amount is too large, or must be rounded under {@link RoundingMode#UNNECESSARY}
   */
  public static Money of(CurrencyUnit currency, BigDecimal amount, RoundingMode rounding) {
    requireNonNull(currency, "currency");
    requireNonNull(rounding, "rounding");
    BigInteger minor = ordinary(requireNonNull(amount, "amount"), currency)
        .setScale(currency.minorDigits(), rounding)
        .unscaledValue();
    if (minor.bitLength() > 63) {
      throw tooLarge(currency, amount);
    }
    return new Money(currency, minor.longValue());
  }

  /**
   * Returns an amount from its minor units.
   *
   * @param currencyCode a currency of ISO 4217
   * @param minorUnits the amount in minor units, such as cents
   * @return the amount; {@code ofMinor("EUR", 1234)} is {@code EUR 12.34}
   * @throws IllegalArgumentException if the currency is unknown
   */
  public static Money ofMinor(String currencyCode, long minorUnits) {
    return new Money(CurrencyUnit.of(currencyCode), minorUnits);
  }

  /**
   * Returns an amount from its minor units.
   *
   * @param currency the currency
   * @param minorUnits the amount in minor units, such as cents
   * @return the amount
   */
  public static Money ofMinor(CurrencyUnit currency, long minorUnits) {
    return new Money(currency, minorUnits);
  }

  /**
   * Returns nothing, in a currency.
   *
   * @param currency the currency
   * @return zero
   */
  public static Money zero(CurrencyUnit currency) {
    return new Money(currency, 0);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text currency code, one space and a decimal number, such as {@code "EUR 12.34"}
   * @return the amount
   * @throws IllegalArgumentException if the text has another form or an unknown currency; an amount in a currency outside
   *     ISO 4217 is read with {@link #of(CurrencyUnit, String)}
   * @throws ArithmeticException if the amount has more digits than the currency or is too large
   */
  public static Money parse(String text) {
    int space = requireNonNull(text, "text").indexOf(' ');
    checkArgument(space == 3, "text must be like \"EUR 12.34\", was \"%s\"", text);
    return of(text.substring(0, space), text.substring(space + 1));
  }

  /**
   * Returns a collector that adds up amounts of one currency; no amounts add up to zero.
   *
   * <p>The sum is held in a {@code long}: an intermediate overflow raises even if later amounts would bring it back.
   *
   * @param currency the currency of all amounts
   * @return the collector; it raises {@link CurrencyMismatchException} on an amount of another currency
   */
  public static Collector<Money, ?, Money> summing(CurrencyUnit currency) {
    Money zero = zero(currency);
    return Collector.of(
        () -> new Money[] {zero},
        (sum, money) -> sum[0] = sum[0].plus(money),
        (left, right) -> new Money[] {left[0].plus(right[0])},
        sum -> sum[0]);
  }

  /**
   * Returns the currency.
   *
   * @return the currency
   */
  public CurrencyUnit currency() {
    return currency;
  }

  /**
   * Returns the amount in minor units, such as cents.
   *
   * @return any {@code long}
   */
  public long minorUnits() {
    return minorUnits;
  }

  /**
   * Returns the amount in major units.
   *
   * @return a decimal number whose scale is the currency's minor digits
   */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minorUnits, currency.minorDigits());
  }

  /**
   * Tells whether the amount is zero.
   *
   * @return whether it is zero
   */
  public boolean isZero() {
    return minorUnits == 0;
  }

  /**
   * Tells whether the amount is above zero.
   *
   * @return whether it is above zero
   */
  public boolean isPositive() {
    return minorUnits > 0;
  }

  /**
   * Tells whether the amount is below zero.
   *
   * @return whether it is below zero
   */
  public boolean isNegative() {
    return minorUnits < 0;
  }

  /**
   * Adds an amount of the same currency.
   *
   * @param other the amount to add
   * @return the sum
   * @throws CurrencyMismatchException if the currencies differ
   * @throws ArithmeticException if the sum is too large
   */
  public Money plus(Money other) {
    return new Money(currency, Math.addExact(minorUnits, sameCurrency(other).minorUnits));
  }

  /**
   * Subtracts an amount of the same currency.
   *
   * @param other the amount to subtract
   * @return the difference
   * @throws CurrencyMismatchException if the currencies differ
   * @throws ArithmeticException if the difference is too large
   */
  public Money minus(Money other) {
    return new Money(currency, Math.subtractExact(minorUnits, sameCurrency(other).minorUnits));
  }

  /**
   * Returns the opposite amount.
   *
   * @return minus this amount
   * @throws ArithmeticException if this is the smallest amount there is
   */
  public Money negated() {
    return new Money(currency, Math.negateExact(minorUnits));
  }

  /**
   * Returns the amount without its sign.
   *
   * @return zero or more
   * @throws ArithmeticException if this is the smallest amount there is
   */
  public Money abs() {
    return isNegative() ? negated() : this;
  }

  /**
   * Multiplies by a whole number.
   *
   * @param factor any whole number
   * @return the product
   * @throws ArithmeticException if the product is too large
   */
  public Money multipliedBy(long factor) {
    return new Money(currency, Math.multiplyExact(minorUnits, factor));
  }

  /**
   * Multiplies by a decimal number and rounds once, to the minor unit.
   *
   * @param factor any decimal number, such as a tax rate
   * @param rounding how the exact product is rounded
   * @return the product
   * @throws ArithmeticException if the product is too large, or must be rounded under {@link RoundingMode#UNNECESSARY}
   */
  public Money multipliedBy(BigDecimal factor, RoundingMode rounding) {
    return of(currency, amount().multiply(requireNonNull(factor, "factor")), rounding);
  }

  /**
   * Divides the amount in proportion to weights without losing a minor unit: every share is rounded towards zero, and the
   * units left over go to the largest remainders, the first among equals first.
   *
   * @param weights one weight per share, none negative, not all zero
   * @return one share per weight, in order; they sum to this amount and each is within a minor unit of its exact part.
   *     {@code EUR 10.00} by 1, 1, 1 is {@code EUR 3.34, EUR 3.33, EUR 3.33}
   * @throws IllegalArgumentException if there is no weight, a weight is negative or all are zero
   */
  public List<Money> allocate(long... weights) {
    return Arrays.stream(LargestRemainder.shares(minorUnits, weights))
        .mapToObj(share -> new Money(currency, share))
        .toList();
  }

  /**
   * Divides the amount into equal parts; the first ones get the minor units left over.
   *
   * @param parts how many, at least 1
   * @return the parts; they sum to this amount and differ by at most one minor unit
   * @throws IllegalArgumentException if {@code parts} is below 1
   */
  public List<Money> split(int parts) {
    checkArgument(parts >= 1, "parts must be at least 1, was %s", parts);
    long[] equal = new long[parts];
    Arrays.fill(equal, 1);
    return allocate(equal);
  }

  /**
   * Compares with an amount of the same currency.
   *
   * @param other the amount to compare with
   * @return negative, zero or positive as this is less, equal or more
   * @throws CurrencyMismatchException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, sameCurrency(other).minorUnits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Money that
        && minorUnits == that.minorUnits
        && currency.equals(that.currency);
  }

  @Override
  public int hashCode() {
    return 31 * currency.hashCode() + Long.hashCode(minorUnits);
  }

  /**
   * Returns the currency code, a space and the plain decimal amount, such as {@code "EUR -12.34"}.
   *
   * @return the text that {@link #parse} reads
   */
  @Override
  public String toString() {
    return currency + " " + amount().toPlainString();
  }

  private Money sameCurrency(Money other) {
    if (!requireNonNull(other, "other").currency.equals(currency)) {
      throw new CurrencyMismatchException(currency, other.currency);
    }
    return other;
  }

  /* A number like 1E+999999999 takes no room until it is rescaled; it is refused, or replaced by an equal matter, before. */
  private static BigDecimal ordinary(BigDecimal amount, CurrencyUnit currency) {
    long digitsBeforePoint = (long) amount.precision() - amount.scale();
    if (amount.signum() != 0 && digitsBeforePoint > 20) {
      throw tooLarge(currency, amount);
    }
    // Far below half a minor unit every rounding does the same with any number of this sign.
    return digitsBeforePoint < -20 ? BigDecimal.valueOf(amount.signum(), 20) : amount;
  }

  private static ArithmeticException tooLarge(CurrencyUnit currency, BigDecimal amount) {
    return new ArithmeticException(
        "amount must fit in a long of minor units, was " + currency + " " + amount);
  }

  private static BigDecimal decimal(String amount) {
    try {
      return new BigDecimal(requireNonNull(amount, "amount"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount must be a decimal number such as 12.34, was \"" + amount + "\"", e);
    }
  }
}
