package dev.rapport.scoring.satisfaction;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.NormalDistribution;
import dev.rapport.scoring.survey.RatingScale;

/*
 * Least squares of y on x^γ in u = ln γ. The sum of squares may have several valleys: one score that asks for a flat curve and one that asks for a
 * steep one make two. So its derivative is looked at on a grid, each change of sign from falling to rising is halved down to rounding, and the
 * lowest valley wins. If an end of the range is lower still there is no minimum inside.
 */
/** Finds the exponent of a power curve from sizes, means and scatters by satisfaction. */
final class ExponentSearch {
  private static final double MOST = Math.log(64);
  private static final int CELLS = 240;
  private static final int HALVINGS = 60;

  /** Residues below this, relative to the slopes, are rounding. */
  private static final double ROUNDING = 1e-24;

  private static final UndefinedReason ENDS_ONLY = new UndefinedReason(
      UndefinedReason.Kind.NOT_IDENTIFIED,
      "only customers between the ends of the satisfaction scale tell curves apart, and there are none");

  private static final UndefinedReason AT_THE_EDGE = new UndefinedReason(
      UndefinedReason.Kind.NOT_IDENTIFIED,
      "the customers between the ends of the satisfaction scale push the exponent beyond 1/64 to 64");

  private final long[] sizes;
  private final double[] means;
  private final double[] scatters;

  /** Takes fractions of the loyalty scale, by satisfaction. The arrays are read, not kept beyond the search. */
  ExponentSearch(long[] sizes, double[] means, double[] scatters) {
    this.sizes = sizes;
    this.means = means;
    this.scatters = scatters;
  }

  LoyaltyFit fit(RatingScale scale, long responses, double level) {
    long between = 0;
    for (int at = 1; at < sizes.length - 1; at++) {
      between += sizes[at];
    }
    if (between == 0) {
      return undefined(scale, ENDS_ONLY, responses);
    }
    double best = lowestValley();
    double floor = Math.min(misfit(-MOST), misfit(MOST));
    if (Double.isNaN(best) || misfit(best) >= floor) {
      return undefined(scale, AT_THE_EDGE, responses);
    }
    double error = LoyaltyCurve.FULL * Math.sqrt(Math.min(1, misfit(best) / responses));
    return new LoyaltyFit(
        scale, exponent(best, between, responses, level), Estimate.of(error, responses));
  }

  private static LoyaltyFit undefined(RatingScale scale, UndefinedReason reason, long responses) {
    Estimate none = Estimate.undefined(reason, responses);
    return new LoyaltyFit(scale, none, none);
  }

  /** Returns ln γ of the lowest valley, or NaN if there is none. */
  private double lowestValley() {
    double best = Double.NaN;
    double low = -MOST;
    double slopeLow = slope(low);
    for (int cell = 1; cell <= CELLS; cell++) {
      double high = -MOST + cell * (2 * MOST / CELLS);
      double slopeHigh = slope(high);
      if (slopeLow < 0 && slopeHigh >= 0) {
        double valley = halve(low, high);
        if (Double.isNaN(best) || misfit(valley) < misfit(best)) {
          best = valley;
        }
      }
      low = high;
      slopeLow = slopeHigh;
    }
    return best;
  }

  private double halve(double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private Estimate exponent(double logarithm, long between, long responses, double level) {
    double gamma = Math.exp(logarithm);
    double bread = 0;
    double meat = 0;
    double slopes = 0;
    for (int at = 1; at < sizes.length - 1; at++) {
      double log = Math.log(fraction(at));
      double m = Math.exp(gamma * log);
      double residue = means[at] - m;
      double square = m * log * m * log;
      bread += sizes[at] * (square - residue * m * log * log);
      meat += (scatters[at] + sizes[at] * residue * residue) * square;
      slopes += sizes[at] * square;
    }
    if (between < 2 || bread <= 0 || meat <= ROUNDING * slopes) {
      return Estimate.of(gamma, responses);
    }
    double variance = meat / bread / bread * ((double) between / (between - 1));
    double half = NormalDistribution.upperQuantile((1 - level) / 2) * Math.sqrt(variance) / gamma;
    double lower = Math.exp(logarithm - half);
    double upper = Math.exp(logarithm + half);
    return Double.isFinite(upper)
        ? Estimate.of(gamma, Interval.of(lower, upper, level), responses)
        : Estimate.of(gamma, Interval.atLeast(lower, level), responses);
  }

  /** Returns the sum of squares between the means and the curve, all scores: what the curve can do nothing about is left out. */
  private double misfit(double logarithm) {
    double gamma = Math.exp(logarithm);
    double sum = 0;
    for (int at = 0; at < sizes.length; at++) {
      double residue = means[at] - Math.pow(fraction(at), gamma);
      sum += sizes[at] * residue * residue;
    }
    return sum;
  }

  /** Returns half the derivative of the misfit by ln γ. */
  private double slope(double logarithm) {
    double gamma = Math.exp(logarithm);
    double sum = 0;
    for (int at = 1; at < sizes.length - 1; at++) {
      double log = Math.log(fraction(at));
      double m = Math.exp(gamma * log);
      sum += sizes[at] * (m - means[at]) * m * gamma * log;
    }
    return sum;
  }

  private double fraction(int at) {
    return (double) at / (sizes.length - 1);
  }
}
