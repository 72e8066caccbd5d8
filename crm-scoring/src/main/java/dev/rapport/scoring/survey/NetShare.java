package dev.rapport.scoring.survey;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.NormalDistribution;

/** Percent of answers in one class less percent in the opposite one: the mean of +100, 0 and -100. */
record NetShare(long favourable, long neutral, long unfavourable) {
  /** The distance of the ends, from -100 to 100. */
  static final double SPAN = 200;

  private static final double FULL = 100;

  SampleMean mean() {
    long n = Math.addExact(Math.addExact(favourable, neutral), unfavourable);
    if (n == 0) {
      return new SampleMean(0, 0, 0);
    }
    double squares =
        FULL * FULL * n * variance((double) favourable, (double) unfavourable, (double) n);
    return new SampleMean(n, FULL * (favourable - unfavourable), n == 1 ? 0 : squares);
  }

  Estimate wald(double level) {
    return clipped(mean().wald(level));
  }

  Estimate t(double level) {
    return clipped(mean().t(level));
  }

  /** Three answers more: three quarters favourable, three quarters unfavourable, one and a half neutral. */
  Estimate adjustedWald(double level) {
    Interval.requireLevel(level);
    long size = mean().size();
    if (size == 0) {
      return Estimate.undefined(UndefinedReason.noData("responses"), 0);
    }
    Interval interval = adjusted((double) favourable, (double) unfavourable, (double) size, level);
    return clipped(Estimate.of(mean().mean().value(), interval, size));
  }

  /** The same from numbers of answers that need not be whole, not clipped. */
  static Interval adjusted(double favourable, double unfavourable, double size, double level) {
    double n = size + 3;
    double up = favourable + 0.75;
    double down = unfavourable + 0.75;
    double centre = FULL * ((up - down) / n);
    double half = FULL
        * NormalDistribution.upperQuantile((1 - level) / 2)
        * Math.sqrt(variance(up, down, n) / n);
    return Interval.of(centre - half, centre + half, level);
  }

  /** p + d - (p - d)², in a form that is exactly zero where all answers are in one class. */
  private static double variance(double up, double down, double n) {
    double p = up / n;
    double d = down / n;
    double between = (n - up - down) / n;
    return between * (p + d) + 4 * p * d;
  }

  private static Estimate clipped(Estimate estimate) {
    return estimate.clippedTo(-FULL, FULL);
  }
}
