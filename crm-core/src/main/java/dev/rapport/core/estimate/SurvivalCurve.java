package dev.rapport.core.estimate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survival curve (生存曲线): S(t), the share that is still there after time t. Customers not yet lost, points not yet
 * redeemed, buyers who have not bought again.
 *
 * <p>A right-continuous step function that starts at 1, never rises, and is known up to its end, the last time at which
 * anything was observed. The share at a step's own time is already the lower one: S(t) counts those who last longer than t.
 * Times are in whatever unit the curve was made with, zero or more. Example:
 *
 * <pre>{@code
 * SurvivalCurve curve = SurvivalCurve.of(List.of(new Step(6, 0.75), new Step(10, 0.4)), 12, 20);
 * curve.at(5.9);             // 1.0
 * curve.at(6);               // 0.75
 * curve.median();            // 10 (n = 20): the first time at which at most half are left
 * curve.restrictedMean(12);  // 9.8 (n = 20): 6 × 1 + 4 × 0.75 + 2 × 0.4
 * }</pre>
 *
 * <p>Beyond its end the curve says nothing, unless it has come to zero: whoever was there at the last observation may stay
 * for one day more or for ever. It is the curve alone, not the procedure that estimated it: that one knows the uncertainty.
 * Two curves are equal if their steps, ends and sample sizes are. Immutable and thread-safe.
 */
public final class SurvivalCurve {
  /** Shares that differ by less are equal: a share of one tenth may come as 1 - 0.9 or as a product of many ratios. */
  private static final double SAME_SHARE = 1e-12;

  private final double[] times;
  private final double[] shares;
  private final double end;
  private final long sampleSize;

  /**
   * One step down of a survival curve: the share that is left from a time on.
   *
   * @param time when, in the unit of the curve
   * @param survival the share that lasts longer than the time
   */
  public record Step(double time, double survival) {
    /**
     * Checks the components.
     *
     * @param time finite, zero or more
     * @param survival 0 to 1
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Step {
      requireTime(time, "time");
      checkArgument(survival >= 0 && survival <= 1, "survival must be 0 to 1, was %s", survival);
      time += 0.0;
      survival += 0.0;
    }
  }

  private SurvivalCurve(double[] times, double[] shares, double end, long sampleSize) {
    this.times = times;
    this.shares = shares;
    this.end = end;
    this.sampleSize = sampleSize;
  }

  /**
   * Returns a curve from its steps.
   *
   * @param steps in order of time, no two at one time, none with a share above the one before; a step at time 0 says that some
   *     were never there
   * @param end the last time at which anything was observed, not before the last step
   * @param sampleSize how many subjects stand behind the curve; zero where a model gave it
   * @return the curve
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static SurvivalCurve of(List<Step> steps, double end, long sampleSize) {
    List<Step> copy = List.copyOf(requireNonNull(steps, "steps"));
    requireTime(end, "end");
    checkArgument(sampleSize >= 0, "sampleSize must not be negative, was %s", sampleSize);
    double[] times = copy.stream().mapToDouble(Step::time).toArray();
    double[] shares = copy.stream().mapToDouble(Step::survival).toArray();
    for (int i = 1; i < times.length; i++) {
      checkArgument(
          times[i] > times[i - 1],
          "steps must be in order of time, no two at one, was %s after %s",
          times[i],
          times[i - 1]);
      checkArgument(
          shares[i] <= shares[i - 1],
          "steps must not rise, was %s after %s at time %s",
          shares[i],
          shares[i - 1],
          times[i]);
    }
    checkArgument(
        times.length == 0 || times[times.length - 1] <= end,
        "end must not be before the last step at %s, was %s",
        times.length == 0 ? 0 : times[times.length - 1],
        end);
    return new SurvivalCurve(times, shares, end + 0.0, sampleSize);
  }

  /**
   * Returns the steps.
   *
   * @return in order of time; none if everybody was still there at the end
   */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      steps.add(new Step(times[i], shares[i]));
    }
    return List.copyOf(steps);
  }

  /**
   * Returns the last time at which anything was observed.
   *
   * @return zero or more, not before the last step
   */
  public double end() {
    return end;
  }

  /**
   * Returns how many subjects stand behind the curve.
   *
   * @return zero or more; zero where a model gave the curve
   */
  public long sampleSize() {
    return sampleSize;
  }

  /**
   * Returns the share that is left at the end.
   *
   * @return 0 to 1
   */
  public double last() {
    return shares.length == 0 ? 1 : shares[shares.length - 1];
  }

  /**
   * Tells whether the curve is known at a time: up to its end, and everywhere once it has come to zero.
   *
   * @param time zero or more, finite
   * @return whether {@link #at} may be asked
   */
  public boolean isKnownAt(double time) {
    return requireTime(time, "time") <= end || last() == 0;
  }

  /**
   * Returns the share that lasts longer than a time.
   *
   * @param time zero or more, finite, and such that the curve {@link #isKnownAt is known}
   * @return 0 to 1
   * @throws IllegalArgumentException if the curve is not known at the time
   */
  public double at(double time) {
    checkArgument(
        isKnownAt(time),
        "time must be at most %s, where the curve ends with a share of %s, was %s",
        end,
        last(),
        time);
    int found = Arrays.binarySearch(times, time + 0.0);
    int step = found >= 0 ? found : -found - 2;
    return step < 0 ? 1 : shares[step];
  }

  /**
   * Returns the median: the first time at which at most half are left.
   *
   * @return a time; undefined if more than half are left at the end
   */
  public Estimate median() {
    return quantile(0.5);
  }

  /**
   * Returns a quantile: the first time by which at least a given share is gone, so S(t) ≤ 1 - share.
   *
   * <p>Where the curve runs level at exactly 1 - share, some programs give the middle of that stretch; this is its start.
   *
   * @param share the share that is gone, between 0 and 1, both excluded
   * @return a time; undefined if less than the share is gone at the end
   */
  public Estimate quantile(double share) {
    checkArgument(
        share > 0 && share < 1, "share must be between 0 and 1, both excluded, was %s", share);
    double left = 1 - share + SAME_SHARE;
    for (int i = 0; i < times.length; i++) {
      if (shares[i] <= left) {
        return Estimate.of(times[i], sampleSize);
      }
    }
    return notReached("a share of " + Digits.six(share) + " is not gone");
  }

  /**
   * Returns the restricted mean: the mean time there within a horizon, which is the area under the curve up to it.
   *
   * <p>Reference: J. O. Irwin, <em>The standard error of an estimate of expectation of life</em>, 1949.
   *
   * @param horizon where the area ends, zero or more, finite
   * @return 0 to the horizon; undefined if the curve is not known up to the horizon
   */
  public Estimate restrictedMean(double horizon) {
    if (!isKnownAt(requireTime(horizon, "horizon"))) {
      return notReached("the horizon of " + Digits.six(horizon) + " is not reached");
    }
    double area = 0;
    double from = 0;
    double share = 1;
    for (int i = 0; i < times.length && times[i] < horizon; i++) {
      area += share * (times[i] - from);
      from = times[i];
      share = shares[i];
    }
    return Estimate.of(area + share * (horizon - from), sampleSize);
  }

  /**
   * Returns the curve of those who are still there after a time: S(time + t) / S(time), with its own time starting at zero.
   *
   * @param time zero or more, finite, with a share above zero
   * @return the curve of the time that is left, of the same sample size
   * @throws IllegalArgumentException if the curve is not known at the time or nobody is left
   */
  public SurvivalCurve after(double time) {
    double share = at(time);
    checkArgument(share > 0, "time must be before the curve comes to zero, was %s", time);
    double[] laterTimes = new double[times.length];
    double[] laterShares = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] > time) {
        double later = times[i] - time;
        // Two times a hair apart may have one difference; the later step is the lower.
        count += count > 0 && laterTimes[count - 1] == later ? 0 : 1;
        laterTimes[count - 1] = later;
        laterShares[count - 1] = shares[i] / share;
      }
    }
    return new SurvivalCurve(
        Arrays.copyOf(laterTimes, count),
        Arrays.copyOf(laterShares, count),
        Math.max(0, end - time),
        sampleSize);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SurvivalCurve other
        && Arrays.equals(times, other.times)
        && Arrays.equals(shares, other.shares)
        && end == other.end
        && sampleSize == other.sampleSize;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(times) + Arrays.hashCode(shares))
        + 31 * Double.hashCode(end)
        + Long.hashCode(sampleSize);
  }

  /**
   * Describes the curve.
   *
   * @return such as {@code "survival curve of 2 steps down to 0.4 at 10, known up to 12, n = 20"}
   */
  @Override
  public String toString() {
    String down = times.length == 0
        ? ""
        : " down to " + Digits.six(last()) + " at " + Digits.six(times[times.length - 1]);
    return "survival curve of " + times.length + (times.length == 1 ? " step" : " steps") + down
        + ", known up to " + Digits.six(end) + ", n = " + sampleSize;
  }

  private Estimate notReached(String what) {
    return Estimate.undefined(
        new UndefinedReason(
            UndefinedReason.Kind.NOT_REACHED,
            what + " when the curve ends at " + Digits.six(end) + " with " + Digits.six(last())
                + " left"),
        sampleSize);
  }

  private static double requireTime(double time, String name) {
    checkArgument(
        time >= 0 && time < Double.POSITIVE_INFINITY,
        "%s must be finite and not negative, was %s",
        name,
        time);
    return time;
  }
}
