package dev.rapport.loyalty.points;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.LargestRemainder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * An exact amount of points of one type, such as {@code 120 beans}.
 *
 * <p>The amount is a whole number of the type's smallest unit in a {@code long}: 120 of a type with scale 0 is 120 points,
 * 120 of a type with scale 2 is 1.20 points. Arithmetic that leaves the range of {@code long} raises {@link
 * ArithmeticException} and changes nothing; nothing rounds. An amount may be negative where it is a difference. Only amounts
 * of one type can be added or compared.
 *
 * <p>Not a balance and not a lot: points know neither whose they are nor when they end. Immutable and thread-safe.
 *
 * @param type the kind of points
 * @param units how many smallest units, of either sign
 */
public record Points(PointType type, long units) implements Comparable<Points> {
  /**
   * Checks the components.
   *
   * @param type any type
   * @param units any number
   */
  public Points {
    requireNonNull(type, "type");
  }

  /**
   * Returns an amount counted in the smallest unit of the type, which for a type of scale 0 are points.
   *
   * @param type the kind of points
   * @param units how many smallest units
   * @return the amount
   */
  public static Points of(PointType type, long units) {
    return new Points(type, units);
  }

  /**
   * Returns an amount from its decimal form.
   *
   * @param type the kind of points
   * @param amount a decimal number with no more digits than the scale of the type, such as {@code "12.5"}
   * @return the amount
   * @throws IllegalArgumentException if the text is no decimal number
   * @throws ArithmeticException if the amount has more digits than the type or is too large
   */
  public static Points of(PointType type, String amount) {
    requireNonNull(type, "type");
    requireNonNull(amount, "amount");
    try {
      return new Points(type, toUnits(type, new BigDecimal(amount)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount must be a decimal number such as 12.5, was \"" + amount + "\"", e);
    }
  }

  /**
   * Returns no points of a type.
   *
   * @param type the kind of points
   * @return zero
   */
  public static Points zero(PointType type) {
    return new Points(type, 0);
  }

  /**
   * Returns the amount in points.
   *
   * @return the units divided by ten to the power of the scale, exactly
   */
  public BigDecimal amount() {
    return BigDecimal.valueOf(units, type.scale());
  }

  /**
   * Tells whether there are no points.
   *
   * @return whether the amount is zero
   */
  public boolean isZero() {
    return units == 0;
  }

  /**
   * Tells whether there are points.
   *
   * @return whether the amount is above zero
   */
  public boolean isPositive() {
    return units > 0;
  }

  /**
   * Tells whether the amount is below zero.
   *
   * @return whether the amount is negative
   */
  public boolean isNegative() {
    return units < 0;
  }

  /**
   * Adds points of the same type.
   *
   * @param other the points to add
   * @return the sum
   * @throws PointTypeMismatchException if the types differ
   * @throws ArithmeticException if the sum is too large
   */
  public Points plus(Points other) {
    return new Points(type, Math.addExact(units, sameType(other).units));
  }

  /**
   * Subtracts points of the same type.
   *
   * @param other the points to subtract
   * @return the difference
   * @throws PointTypeMismatchException if the types differ
   * @throws ArithmeticException if the difference is too large
   */
  public Points minus(Points other) {
    return new Points(type, Math.subtractExact(units, sameType(other).units));
  }

  /**
   * Returns the opposite amount.
   *
   * @return minus this amount
   * @throws ArithmeticException if this is the smallest amount there is
   */
  public Points negated() {
    return new Points(type, Math.negateExact(units));
  }

  /**
   * Multiplies by a whole number.
   *
   * @param factor any whole number
   * @return the product
   * @throws ArithmeticException if the product is too large
   */
  public Points multipliedBy(long factor) {
    return new Points(type, Math.multiplyExact(units, factor));
  }

  /**
   * Multiplies by a decimal number and rounds once, to the smallest unit.
   *
   * @param factor any decimal number, such as a bonus of 1.5
   * @param rounding how the exact product is rounded
   * @return the product
   * @throws ArithmeticException if the product is too large, or must be rounded under {@link RoundingMode#UNNECESSARY}
   */
  public Points multipliedBy(BigDecimal factor, RoundingMode rounding) {
    BigDecimal exact = BigDecimal.valueOf(units).multiply(requireNonNull(factor, "factor"));
    return new Points(
        type, exact.setScale(0, requireNonNull(rounding, "rounding")).longValueExact());
  }

  /**
   * Divides the points in proportion to weights without losing a unit: every share is rounded towards zero, and the units
   * left over go to the largest remainders, the first among equals first.
   *
   * @param weights one weight per share, none negative, not all zero
   * @return one share per weight, in order; they sum to this amount
   * @throws IllegalArgumentException if there is no weight, a weight is negative or all are zero
   */
  public List<Points> allocate(long... weights) {
    return Arrays.stream(LargestRemainder.shares(units, weights))
        .mapToObj(share -> new Points(type, share))
        .toList();
  }

  /**
   * Compares with points of the same type.
   *
   * @param other the points to compare with
   * @return negative, zero or positive as this is less, equal or more
   * @throws PointTypeMismatchException if the types differ
   */
  @Override
  public int compareTo(Points other) {
    return Long.compare(units, sameType(other).units);
  }

  /**
   * Returns the decimal amount, a space and the name of the type, such as {@code "120 beans"} or {@code "1.20 miles"}.
   *
   * @return the text
   */
  @Override
  public String toString() {
    return (type.scale() == 0 ? Long.toString(units) : amount().toPlainString()) + " " + type;
  }

  private Points sameType(Points other) {
    PointType otherType = requireNonNull(other, "other").type;
    if (!otherType.equals(type)) {
      throw new PointTypeMismatchException(type, otherType);
    }
    return other;
  }

  private static long toUnits(PointType type, BigDecimal amount) {
    BigDecimal digits = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    if (digits.scale() > type.scale()) {
      throw new ArithmeticException("amount must have at most " + type.scale()
          + " decimal digits for " + type + ", was " + amount.toPlainString());
    }
    // A huge exponent would build a huge number before it is refused.
    checkArgument(digits.scale() > -20, "amount must fit a long, was %s", amount);
    return digits.movePointRight(type.scale()).longValueExact();
  }
}
