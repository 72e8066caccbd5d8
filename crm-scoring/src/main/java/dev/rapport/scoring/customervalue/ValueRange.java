package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A number that is known, or known only to lie between two others.
 *
 * <p>{@code ValueRange.of(50)} is 50; {@code ValueRange.between(10, 20)} is somewhere from 10 to 20, both included, and says nothing about where. What is
 * computed from ranges is again a range, which holds every result that is possible. It is not a confidence interval: those have a level, and
 * miss now and then.
 *
 * @param low the least that it can be
 * @param high the most that it can be
 */
public record ValueRange(double low, double high) {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  /**
   * Checks the components.
   *
   * @param low finite; a negative zero becomes zero
   * @param high finite, at least {@code low}; a negative zero becomes zero
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ValueRange {
    checkArgument(Double.isFinite(low), "low must be finite, was %s", low);
    checkArgument(Double.isFinite(high), "high must be finite, was %s", high);
    checkArgument(low <= high, "low must be at most high %s, was %s", high, low);
    low += 0.0;
    high += 0.0;
  }

  /**
   * Returns a known number.
   *
   * @param value finite
   * @return the range of this number alone
   * @throws IllegalArgumentException if the value is not finite
   */
  public static ValueRange of(double value) {
    checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
    return new ValueRange(value, value);
  }

  /**
   * Returns a number that is not known exactly.
   *
   * @param low the least that it can be, finite
   * @param high the most that it can be, finite, at least {@code low}
   * @return the range
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static ValueRange between(double low, double high) {
    return new ValueRange(low, high);
  }

  /**
   * Tells whether the number is known.
   *
   * @return whether both ends are equal
   */
  public boolean isExact() {
    return low == high;
  }

  /**
   * Returns how much is not known.
   *
   * @return high less low, zero or more
   * @throws ArithmeticException if the distance is beyond a {@code double}
   */
  public double width() {
    double width = high - low;
    if (Double.isInfinite(width)) {
      throw new ArithmeticException("width must fit in a double, was that of " + this);
    }
    return width;
  }

  /**
   * Tells whether the number can be a value.
   *
   * @param value a finite number
   * @return whether it lies in the range, ends included
   * @throws IllegalArgumentException if the value is not finite
   */
  public boolean contains(double value) {
    checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
    return low <= value && value <= high;
  }

  /**
   * Tells whether this number is surely not below another, wherever both lie in their ranges.
   *
   * @param other another number
   * @return whether the least that this can be is at least the most that the other can be
   */
  public boolean isSurelyAtLeast(ValueRange other) {
    return low >= requireNonNull(other, "other").high;
  }

  /**
   * Tells whether this number is surely above another, wherever both lie in their ranges.
   *
   * @param other another number
   * @return whether the least that this can be is above the most that the other can be
   */
  public boolean isSurelyAbove(ValueRange other) {
    return low > requireNonNull(other, "other").high;
  }

  /**
   * Returns the number or its limits.
   *
   * @return such as {@code "23"} or {@code "10 to 20"}; numbers rounded to six digits
   */
  @Override
  public String toString() {
    return isExact() ? plain(low) : plain(low) + " to " + plain(high);
  }

  private static String plain(double value) {
    BigDecimal digits = BigDecimal.valueOf(value).round(SIX).stripTrailingZeros();
    int magnitude = digits.precision() - digits.scale();
    return magnitude > -4 && magnitude < 16 ? digits.toPlainString() : digits.toString();
  }
}
