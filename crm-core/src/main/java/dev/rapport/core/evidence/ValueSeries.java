package dev.rapport.core.evidence;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relationship brought in each of its periods, oldest first: v₁ … v_k.
 *
 * <p>Example: {@code ValueSeries.of(100, 90, 50, 30)} peaked at 100, stands at 40 over the last two periods and falls by about
 * 37 % a period. The periods are of equal length and complete; one in which nothing was bought is a zero, one in which more
 * came back than was bought is negative. The unit is the reader's, for only ratios are drawn from the series: every measure
 * below keeps its meaning if all values are multiplied by one positive number. Immutable and thread-safe.
 */
public final class ValueSeries {
  /** Sums and ratios of values up to this size stay finite. */
  private static final double LARGEST = 1e200;

  private static final ValueSeries EMPTY = new ValueSeries(new double[0], new double[0], 0);

  /* Shared with the series before and after this one in a pass over a history; elements below the length never change. */
  private final double[] values;
  private final double[] peaks;
  private final int length;

  ValueSeries(double[] values, double[] peaks, int length) {
    this.values = values;
    this.peaks = peaks;
    this.length = length;
  }

  /**
   * Returns the series of no period.
   *
   * @return the empty series
   */
  public static ValueSeries empty() {
    return EMPTY;
  }

  /**
   * Returns a series.
   *
   * @param values one number a period, oldest first, each at most 1e200 in size
   * @return the series
   * @throws IllegalArgumentException if a value is larger or not a number
   */
  public static ValueSeries of(double... values) {
    double[] copy = requireNonNull(values, "values").clone();
    double[] peaks = new double[copy.length];
    for (int i = 0; i < copy.length; i++) {
      checkArgument(
          Math.abs(copy[i]) <= LARGEST, "values must be -1e200 to 1e200, one was %s", copy[i]);
      copy[i] += 0.0;
      peaks[i] = i == 0 ? copy[i] : Math.max(peaks[i - 1], copy[i]);
    }
    return copy.length == 0 ? EMPTY : new ValueSeries(copy, peaks, copy.length);
  }

  /**
   * Returns how many periods there are.
   *
   * @return k, zero or more
   */
  public int periods() {
    return length;
  }

  /**
   * Returns the values.
   *
   * @return one number a period, oldest first
   */
  public List<Double> values() {
    return Arrays.stream(values, 0, length).boxed().toList();
  }

  /**
   * Returns the best period.
   *
   * @return the largest value; 0 of an empty series
   */
  public double peak() {
    return length == 0 ? 0 : peaks[length - 1];
  }

  /**
   * Returns the mean of the last periods: where the relationship stands.
   *
   * @param periods how many count, at least 1; of a shorter series all do
   * @return the mean; 0 of an empty series
   * @throws IllegalArgumentException if {@code periods} is below 1
   */
  public double recent(int periods) {
    checkArgument(periods >= 1, "periods must be at least 1, was %s", periods);
    int n = Math.min(periods, length);
    return n == 0 ? 0 : sumOfLast(n) / n;
  }

  /**
   * Returns how fast the last periods grow, relative to their level: the slope of the least-squares line through them, divided
   * by the size of their mean.
   *
   * <pre>
   *   g = Σ (i - ī)(vᵢ - v̄) / Σ (i - ī)² / |v̄|
   * </pre>
   *
   * @param periods how many count, at least 1; of a shorter series all do
   * @return the growth per period, 0.05 being five per cent; 0 of fewer than two periods or where the mean is 0. The sign is that
   *     of the slope, also where returns make the mean negative
   * @throws IllegalArgumentException if {@code periods} is below 1
   */
  public double growth(int periods) {
    checkArgument(periods >= 1, "periods must be at least 1, was %s", periods);
    int n = Math.min(periods, length);
    double sum = sumOfLast(n);
    if (n < 2 || sum == 0) {
      return 0;
    }
    /* With x = 2i - (n - 1), twice the distance from the middle, all sums of whole amounts are whole and exact, and the one
     * division at the end rounds the same whatever the unit of the amounts. */
    double moment = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      double x = 2.0 * i - (n - 1);
      moment += x * values[length - n + i];
      spread += x * x;
    }
    double growth = 2 * moment * n / (spread * Math.abs(sum));
    return Double.isFinite(growth) ? growth : Math.copySign(Double.MAX_VALUE, moment);
  }

  private double sumOfLast(int n) {
    double sum = 0;
    for (int i = length - n; i < length; i++) {
      sum += values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueSeries that
        && Arrays.equals(values, 0, length, that.values, 0, that.length);
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /**
   * Returns the values.
   *
   * @return text such as {@code "[100.0, 90.0]"}
   */
  @Override
  public String toString() {
    return values().toString();
  }
}
