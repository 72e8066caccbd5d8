package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * What a relationship is worth to the firm over its life (客户终身价值), discounted to now.
 *
 * <p>The amount is an expectation, so it is a real number in major units of whatever currency the margins were given in;
 * {@link #toMoney} turns it into an amount that can be booked. Where no finite value exists, such as a margin that is
 * retained for ever without discount, the value is undefined and says why; sums with an undefined value are undefined.
 *
 * <p>Not a {@link ReferralValue}: what a customer brings in through others is already in the lifetime value of those others, so
 * the two cannot be added (Kumar, Petersen and Leone 2007).
 *
 * @param estimate the amount, or why there is none
 */
public record LifetimeValue(Estimate estimate) {
  private static final LifetimeValue ZERO = of(0);

  /**
   * Checks the component.
   *
   * @param estimate the amount, or why there is none
   */
  public LifetimeValue {
    requireNonNull(estimate, "estimate");
  }

  /**
   * Returns a value without interval.
   *
   * @param amount the amount in major units, finite; negative if the relationship costs more than it brings
   * @return the value
   * @throws IllegalArgumentException if the amount is not finite
   */
  public static LifetimeValue of(double amount) {
    checkArgument(Double.isFinite(amount), "amount must be finite, was %s", amount);
    return new LifetimeValue(Estimate.of(amount, 0));
  }

  /**
   * Returns nothing.
   *
   * @return zero
   */
  public static LifetimeValue zero() {
    return ZERO;
  }

  /**
   * Adds the values of several relationships, as a base or a segment is worth the sum of its customers.
   *
   * @param values any values
   * @return the sum, without interval; zero if there are none
   */
  public static LifetimeValue total(Collection<LifetimeValue> values) {
    return values.stream().reduce(ZERO, LifetimeValue::plus);
  }

  static LifetimeValue unbounded(String words) {
    return new LifetimeValue(
        Estimate.undefined(new UndefinedReason(UndefinedReason.Kind.DOES_NOT_EXIST, words), 0));
  }

  /**
   * Tells whether there is a finite value.
   *
   * @return whether the value is known
   */
  public boolean isKnown() {
    return estimate.isKnown();
  }

  /**
   * Returns the amount.
   *
   * @return the amount in major units, finite
   * @throws IllegalStateException if the value is undefined; the message says why
   */
  public double amount() {
    return estimate.value();
  }

  /**
   * Adds the value of another relationship.
   *
   * @param other the other value
   * @return the sum, without interval; undefined if one of both is
   * @throws IllegalArgumentException if the sum is too large for a number
   */
  public LifetimeValue plus(LifetimeValue other) {
    requireNonNull(other, "other");
    if (!isKnown()) {
      return this;
    }
    return other.isKnown() ? of(amount() + other.amount()) : other;
  }

  /**
   * Subtracts a cost that is due now, such as the cost of acquisition.
   *
   * @param cost the cost in major units, finite
   * @return the value less the cost; undefined if this is
   * @throws IllegalArgumentException if the cost is not finite
   */
  public LifetimeValue minusCost(double cost) {
    checkArgument(Double.isFinite(cost), "cost must be finite, was %s", cost);
    return new LifetimeValue(estimate.map(amount -> amount - cost));
  }

  /**
   * Returns what as many such relationships are worth.
   *
   * @param customers how many, finite and not negative
   * @return the product; undefined if this is
   * @throws IllegalArgumentException if {@code customers} is out of range or the product too large for a number
   */
  public LifetimeValue times(double customers) {
    checkArgument(
        Double.isFinite(customers) && customers >= 0,
        "customers must be finite and not negative, was %s",
        customers);
    return new LifetimeValue(estimate.map(amount -> amount * customers));
  }

  /**
   * Returns the amount as money.
   *
   * @param currency the currency in whose major units the margins were given
   * @param rounding how the amount is rounded to minor units
   * @return the amount
   * @throws IllegalStateException if the value is undefined; the message says why
   * @throws ArithmeticException if the amount is too large for {@link Money}
   */
  public Money toMoney(CurrencyUnit currency, RoundingMode rounding) {
    return Money.of(currency, BigDecimal.valueOf(amount()), rounding);
  }

  /**
   * Returns the estimate's text.
   *
   * @return the amount, or the reason why there is none
   */
  @Override
  public String toString() {
    return estimate.toString();
  }
}
