package dev.rapport.scoring.typology;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Where an axis turns from low to high, how that place was found, and on which side a value exactly there lies.
 *
 * <p>{@code Cut.at(3)} calls 3 low and 3.1 high. {@code Cut.median(1, 2, 10)} lies at 2 and calls the middle customer low; {@code
 * Cut.median(1, 2, 10).tiesHigh()} calls him high. A cut keeps its place: a median of last year's customers does not move with this year's.
 *
 * @param value the value at which the axis is cut
 * @param basis how the value was found
 * @param tie the side of a value that equals the cut
 */
public record Cut(double value, Basis basis, Tie tie) {
  /** How the place of a cut is found. */
  public enum Basis {
    /** Given by whoever made the cut. */
    FIXED,
    /** The median of a sample. */
    MEDIAN,
    /** The arithmetic mean of a sample. */
    MEAN
  }

  /** On which side a value lies that equals the cut. */
  public enum Tie {
    /** It is low; the default. */
    LOW,
    /** It is high. */
    HIGH
  }

  /**
   * Checks the components.
   *
   * @param value finite; a negative zero becomes zero
   * @param basis how it was found
   * @param tie the side of ties
   * @throws IllegalArgumentException if the value is not finite
   */
  public Cut {
    value = requireFinite(value, "value") + 0.0;
    requireNonNull(basis, "basis");
    requireNonNull(tie, "tie");
  }

  /**
   * Returns a cut at a value of your choice; ties are low.
   *
   * @param value finite
   * @return the cut
   * @throws IllegalArgumentException if the value is not finite
   */
  public static Cut at(double value) {
    return new Cut(value, Basis.FIXED, Tie.LOW);
  }

  /**
   * Returns a cut at the median of a sample, the midpoint of the two middle values if their number is even; ties are low.
   *
   * @param sample at least one value, all finite, in any order
   * @return the cut
   * @throws IllegalArgumentException if the sample is empty or a value is not finite
   */
  public static Cut median(double... sample) {
    double[] sorted = requireSample(sample);
    Arrays.sort(sorted);
    double below = sorted[(sorted.length - 1) / 2];
    double above = sorted[sorted.length / 2];
    double sum = below + above;
    return new Cut(Double.isFinite(sum) ? sum / 2 : below / 2 + above / 2, Basis.MEDIAN, Tie.LOW);
  }

  /**
   * Returns a cut at the arithmetic mean of a sample; ties are low. The sum is exact, so the order of the values does not matter, and the
   * mean of equal values is that value.
   *
   * @param sample at least one value, all finite, in any order
   * @return the cut
   * @throws IllegalArgumentException if the sample is empty or a value is not finite
   */
  public static Cut mean(double... sample) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : requireSample(sample)) {
      sum = sum.add(new BigDecimal(value));
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(sample.length), MathContext.DECIMAL128);
    return new Cut(mean.doubleValue(), Basis.MEAN, Tie.LOW);
  }

  /**
   * Returns the cut at the same place that calls a tie high.
   *
   * @return the cut with {@link Tie#HIGH}
   */
  public Cut tiesHigh() {
    return new Cut(value, basis, Tie.HIGH);
  }

  /**
   * Tells on which side of the cut a value lies.
   *
   * @param x finite
   * @return whether it is high
   * @throws IllegalArgumentException if it is not finite
   */
  public boolean isHigh(double x) {
    requireFinite(x, "x");
    return tie == Tie.HIGH ? x >= value : x > value;
  }

  static double requireFinite(double x, String name) {
    checkArgument(Double.isFinite(x), "%s must be finite, was %s", name, x);
    return x;
  }

  /** Returns a copy. */
  private static double[] requireSample(double[] sample) {
    double[] copy = requireNonNull(sample, "sample").clone();
    checkArgument(copy.length > 0, "sample must not be empty: nothing has no middle");
    for (double value : copy) {
      requireFinite(value, "sample");
    }
    return copy;
  }
}
