package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A confidence interval: the range of true values that the data leave plausible at a confidence level.
 *
 * <p>{@code Interval.of(0.62, 0.80, 0.95)} runs from 0.62 to 0.80, both ends included, at 95 %. An interval may be open on one
 * side: {@code Interval.atLeast(23, 0.95)} knows no upper limit, as the interval of a median life time whose upper end was not
 * reached. At least one end is known, and a known end is finite.
 *
 * <p>It is not a range in which 95 % of the customers lie, and it need not contain the estimate that it belongs to: some
 * published procedures move their centre. Equal intervals have equal ends and level. Immutable and thread-safe.
 */
public final class Interval {
  private final double lower;
  private final double upper;
  private final double level;

  private Interval(double lower, double upper, double level) {
    // Adding zero turns a negative zero into the positive one, so that equal ends are equal.
    this.lower = lower + 0.0;
    this.upper = upper + 0.0;
    this.level = requireLevel(level);
  }

  /**
   * Returns the interval between two ends.
   *
   * @param lower the lower end, finite
   * @param upper the upper end, finite, not below the lower
   * @param level the confidence level, between 0 and 1, both excluded
   * @return the interval
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static Interval of(double lower, double upper, double level) {
    requireFinite(lower, "lower");
    requireFinite(upper, "upper");
    checkArgument(lower <= upper, "lower must be at most upper %s, was %s", upper, lower);
    return new Interval(lower, upper, level);
  }

  /**
   * Returns an interval without an upper end.
   *
   * @param lower the lower end, finite
   * @param level the confidence level, between 0 and 1, both excluded
   * @return the interval
   */
  public static Interval atLeast(double lower, double level) {
    return new Interval(requireFinite(lower, "lower"), Double.POSITIVE_INFINITY, level);
  }

  /**
   * Returns an interval without a lower end.
   *
   * @param upper the upper end, finite
   * @param level the confidence level, between 0 and 1, both excluded
   * @return the interval
   */
  public static Interval atMost(double upper, double level) {
    return new Interval(Double.NEGATIVE_INFINITY, requireFinite(upper, "upper"), level);
  }

  /**
   * Checks a confidence level, for whoever takes one.
   *
   * @param level a confidence level
   * @return the level
   * @throws IllegalArgumentException unless it is between 0 and 1, both excluded
   */
  public static double requireLevel(double level) {
    checkArgument(
        level > 0 && level < 1,
        "level must be between 0 and 1, both excluded, was %s. Give 0.95 for 95 percent.",
        level);
    return level;
  }

  /**
   * Tells whether the interval has a lower end.
   *
   * @return whether {@link #lower()} may be asked
   */
  public boolean hasLower() {
    return lower != Double.NEGATIVE_INFINITY;
  }

  /**
   * Tells whether the interval has an upper end.
   *
   * @return whether {@link #upper()} may be asked
   */
  public boolean hasUpper() {
    return upper != Double.POSITIVE_INFINITY;
  }

  /**
   * Returns the lower end.
   *
   * @return a finite number
   * @throws IllegalStateException if there is none
   */
  public double lower() {
    if (!hasLower()) {
      throw new IllegalStateException("the interval has no lower end, only " + this);
    }
    return lower;
  }

  /**
   * Returns the upper end.
   *
   * @return a finite number
   * @throws IllegalStateException if there is none
   */
  public double upper() {
    if (!hasUpper()) {
      throw new IllegalStateException("the interval has no upper end, only " + this);
    }
    return upper;
  }

  /**
   * Returns the confidence level.
   *
   * @return between 0 and 1
   */
  public double level() {
    return level;
  }

  /**
   * Returns the distance of the ends.
   *
   * @return zero or more
   * @throws IllegalStateException if an end is missing
   * @throws ArithmeticException if the distance is beyond a {@code double}
   */
  public double width() {
    double width = upper() - lower();
    if (Double.isInfinite(width)) {
      throw new ArithmeticException("width must fit in a double, was that of " + this);
    }
    return width;
  }

  /**
   * Tells whether a value is in the interval, the ends included.
   *
   * @param value a finite number
   * @return whether it is
   * @throws IllegalArgumentException if the value is not finite
   */
  public boolean contains(double value) {
    requireFinite(value, "value");
    return lower <= value && value <= upper;
  }

  /**
   * Tells whether two intervals have a value in common, ends included. That they have does not mean that the true values are
   * equal: two intervals may overlap while the difference is significant.
   *
   * @param other another interval, of whatever level
   * @return whether they do
   */
  public boolean overlaps(Interval other) {
    requireNonNull(other, "other");
    return lower <= other.upper && other.lower <= upper;
  }

  /**
   * Returns the part of the interval within the bounds of what is measured, such as -100 to 100. An interval wholly outside
   * becomes the bound that is nearest; a missing end becomes the bound.
   *
   * @param least the least possible value, finite
   * @param most the greatest possible value, finite, not below the least
   * @return an interval within the bounds, of the same level
   */
  public Interval clippedTo(double least, double most) {
    requireFinite(least, "least");
    requireFinite(most, "most");
    checkArgument(least <= most, "least must be at most most %s, was %s", most, least);
    return new Interval(
        Math.min(Math.max(lower, least), most), Math.max(Math.min(upper, most), least), level);
  }

  /**
   * Returns the interval on another scale, such as life time 1/p from churn p. A falling scale swaps the ends.
   *
   * @param scale a function that only rises or only falls over the interval, finite at its ends
   * @return the interval of the function's values, of the same level
   * @throws IllegalStateException if an end is missing: where it lies on another scale is the caller's to say
   * @throws IllegalArgumentException if the function is not finite at an end
   */
  public Interval map(DoubleUnaryOperator scale) {
    requireNonNull(scale, "scale");
    double first = requireFinite(scale.applyAsDouble(lower()), "scale at the lower end");
    double second = requireFinite(scale.applyAsDouble(upper()), "scale at the upper end");
    return new Interval(Math.min(first, second), Math.max(first, second), level);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Interval other
        && lower == other.lower
        && upper == other.upper
        && level == other.level;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Double.hashCode(lower) + Double.hashCode(upper)) + Double.hashCode(level);
  }

  /**
   * Returns the interval in words.
   *
   * @return such as {@code "95 % interval 0.62 to 0.8"}, or {@code "95 % interval from 23"}; numbers rounded to six digits
   */
  @Override
  public String toString() {
    String ends = !hasUpper()
        ? "from " + Digits.six(lower)
        : !hasLower()
            ? "up to " + Digits.six(upper)
            : Digits.six(lower) + " to " + Digits.six(upper);
    return Digits.six(100 * level) + " % interval " + ends;
  }

  static double requireFinite(double value, String name) {
    checkArgument(Double.isFinite(value), "%s must be finite, was %s", name, value);
    return value;
  }
}
