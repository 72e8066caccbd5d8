package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A number drawn from observations: known, usually with its confidence interval, or undefined, with the reason why.
 *
 * <p>Example: 126 of 300 customers bought again: {@code 0.42 (95 % interval 0.365506 to 0.476514, n = 300)}. Of no customers:
 * {@code undefined: no trials were observed}. A known value is finite and its sample size says how many observations stand
 * behind it. It is not a forecast of a single customer, and equal estimates need not come from the same sample.
 *
 * <p>There are exactly two cases, {@link Known} and {@link Undefined}; {@link #fold} treats both. Immutable and thread-safe.
 */
public sealed interface Estimate {
  /**
   * Returns a known value with its interval.
   *
   * @param value any finite number
   * @param interval its confidence interval, which some procedures centre elsewhere
   * @param sampleSize how many observations stand behind it, zero or more
   * @return the estimate
   */
  static Known of(double value, Interval interval, long sampleSize) {
    return new Known(value, requireNonNull(interval, "interval"), sampleSize);
  }

  /**
   * Returns a known value without an interval, where no procedure for one is offered.
   *
   * @param value any finite number
   * @param sampleSize how many observations stand behind it, zero or more
   * @return the estimate
   */
  static Known of(double value, long sampleSize) {
    return new Known(value, null, sampleSize);
  }

  /**
   * Returns an estimate without a value.
   *
   * @param reason why there is none
   * @param sampleSize how many observations there were, zero or more
   * @return the estimate
   */
  static Undefined undefined(UndefinedReason reason, long sampleSize) {
    return new Undefined(reason, sampleSize);
  }

  /**
   * Tells whether there is a value.
   *
   * @return whether there is
   */
  boolean isKnown();

  /**
   * Returns the value.
   *
   * @return a finite number
   * @throws IllegalStateException if it is undefined, naming the reason; ask {@link #isKnown()} or use {@link #fold}
   */
  double value();

  /**
   * Returns the value where there is one.
   *
   * @return a finite number, or nothing
   */
  OptionalDouble optionalValue();

  /**
   * Returns the confidence interval.
   *
   * @return the interval; nothing if the estimate is undefined or has none
   */
  Optional<Interval> interval();

  /**
   * Returns how many observations stand behind the estimate.
   *
   * @return zero or more; zero where a model and no sample gave the number
   */
  long sampleSize();

  /**
   * Returns why there is no value.
   *
   * @return the reason; nothing if the value is known
   */
  Optional<UndefinedReason> reason();

  /**
   * Returns the estimate on another scale: value and interval go through the function, an undefined estimate stays as it is.
   *
   * <p>{@code churn.map(p -> 1 / p)} is the life time with its interval.
   *
   * @param scale a function that only rises or only falls over the interval, finite at the value and at the interval's ends
   * @return the estimate on the other scale, of the same level and sample size
   * @throws IllegalArgumentException if the function is not finite where it is asked
   */
  Estimate map(DoubleUnaryOperator scale);

  /**
   * Returns the estimate with its interval clipped to the bounds of what is measured, such as 1 to 5. The value stays as it is, and so does
   * an estimate without an interval.
   *
   * @param least the least possible value, finite
   * @param most the greatest possible value, finite, not below the least
   * @return the estimate, with no part of its interval out of the bounds
   * @throws IllegalArgumentException if a bound breaks its rule
   * @see Interval#clippedTo
   */
  Estimate clippedTo(double least, double most);

  /**
   * Treats both cases.
   *
   * @param known what becomes of a known value
   * @param undefined what becomes of an undefined one
   * @param <R> the type of the result
   * @return what the function of the case returned
   */
  <R> R fold(
      Function<? super Known, ? extends R> known,
      Function<? super Undefined, ? extends R> undefined);

  /** A number that is known. */
  final class Known implements Estimate {
    private final double value;
    private final @Nullable Interval interval;
    private final long sampleSize;

    private Known(double value, @Nullable Interval interval, long sampleSize) {
      this.value = Interval.requireFinite(value, "value") + 0.0;
      this.interval = interval;
      this.sampleSize = requireSampleSize(sampleSize);
    }

    @Override
    public boolean isKnown() {
      return true;
    }

    @Override
    public double value() {
      return value;
    }

    @Override
    public OptionalDouble optionalValue() {
      return OptionalDouble.of(value);
    }

    @Override
    public Optional<Interval> interval() {
      return Optional.ofNullable(interval);
    }

    @Override
    public long sampleSize() {
      return sampleSize;
    }

    @Override
    public Optional<UndefinedReason> reason() {
      return Optional.empty();
    }

    @Override
    public Known map(DoubleUnaryOperator scale) {
      double scaled = Interval.requireFinite(
          requireNonNull(scale, "scale").applyAsDouble(value), "scale at the value");
      return new Known(scaled, interval == null ? null : interval.map(scale), sampleSize);
    }

    @Override
    public Known clippedTo(double least, double most) {
      requireBounds(least, most);
      return interval == null
          ? this
          : new Known(value, interval.clippedTo(least, most), sampleSize);
    }

    @Override
    public <R> R fold(
        Function<? super Known, ? extends R> known,
        Function<? super Undefined, ? extends R> undefined) {
      requireNonNull(undefined, "undefined");
      return requireNonNull(known, "known").apply(this);
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Known other
          && value == other.value
          && interval().equals(other.interval())
          && sampleSize == other.sampleSize;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Double.hashCode(value) + interval().hashCode()) + Long.hashCode(sampleSize);
    }

    /**
     * Returns the estimate in words.
     *
     * @return such as {@code "0.42 (95 % interval 0.365506 to 0.476514, n = 300)"}; numbers rounded to six digits
     */
    @Override
    public String toString() {
      if (interval == null && sampleSize == 0) {
        return Digits.six(value); // computed, not observed
      }
      String uncertainty = interval == null ? "" : interval + ", ";
      return Digits.six(value) + " (" + uncertainty + "n = " + sampleSize + ")";
    }
  }

  /** A number that is not defined. */
  final class Undefined implements Estimate {
    private final UndefinedReason reason;
    private final long sampleSize;

    private Undefined(UndefinedReason reason, long sampleSize) {
      this.reason = requireNonNull(reason, "reason");
      this.sampleSize = requireSampleSize(sampleSize);
    }

    /**
     * Returns why there is no value.
     *
     * @return the reason
     */
    public UndefinedReason why() {
      return reason;
    }

    @Override
    public boolean isKnown() {
      return false;
    }

    @Override
    public double value() {
      throw new IllegalStateException("the estimate has no value: " + reason);
    }

    @Override
    public OptionalDouble optionalValue() {
      return OptionalDouble.empty();
    }

    @Override
    public Optional<Interval> interval() {
      return Optional.empty();
    }

    @Override
    public long sampleSize() {
      return sampleSize;
    }

    @Override
    public Optional<UndefinedReason> reason() {
      return Optional.of(reason);
    }

    @Override
    public Undefined map(DoubleUnaryOperator scale) {
      requireNonNull(scale, "scale");
      return this;
    }

    @Override
    public Undefined clippedTo(double least, double most) {
      requireBounds(least, most);
      return this;
    }

    @Override
    public <R> R fold(
        Function<? super Known, ? extends R> known,
        Function<? super Undefined, ? extends R> undefined) {
      requireNonNull(known, "known");
      return requireNonNull(undefined, "undefined").apply(this);
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Undefined other
          && reason.equals(other.reason)
          && sampleSize == other.sampleSize;
    }

    @Override
    public int hashCode() {
      return 31 * reason.hashCode() + Long.hashCode(sampleSize);
    }

    /**
     * Returns the reason in words.
     *
     * @return such as {@code "undefined: no trials were observed"}
     */
    @Override
    public String toString() {
      return "undefined: " + reason;
    }
  }

  private static void requireBounds(double least, double most) {
    Interval.requireFinite(least, "least");
    Interval.requireFinite(most, "most");
    checkArgument(least <= most, "least must be at most most %s, was %s", most, least);
  }

  private static long requireSampleSize(long sampleSize) {
    checkArgument(sampleSize >= 0, "sampleSize must not be negative, was %s", sampleSize);
    return sampleSize;
  }
}
