package dev.rapport.scoring.btyd;

import java.util.Arrays;

/**
 * Integrals of (1 + y/α)^-R (1 + y/β)^-(s+1) between any two of some days, alone and times logarithms and reciprocals of α + y and β + y:
 * all that the likelihood of Pareto/NBD and its derivatives need of customers with the same R.
 *
 * <p>From each day to the last one, divided by the integrand at that day so that nothing overflows. What is between two days is a
 * difference, in which the larger part is never lost: the integrand falls. Not thread-safe.
 */
final class DropOutIntegrals {
  /** 1, then log A, 1/A, log B, 1/B, then their products by rows of the upper triangle, where A = 1 + y/α, but 1/A is 1/(α + y). */
  static final int MOMENTS = 15;

  /** Between days this near for their distance from the singularity, or this little apart in e-folds, few nodes are enough. */
  private static final double NEAR = 0.1;

  private static final double NEAR_FOLDS = 0.3;
  private static final double FAR = 0.5;
  private static final double FAR_FOLDS = 2.5;

  private final double[] times;
  private final ParetoLikelihood.Days days;
  private final int[] place;
  private int[] points = new int[0];
  private double[] tails = new double[0];
  private double shape;
  private double s;
  private double logConstant;

  DropOutIntegrals(double[] times, ParetoLikelihood.Days days) {
    this.times = times;
    this.days = days;
    this.place = new int[times.length];
  }

  /** Takes the integrals between all days that some rows of equal repeat purchases have. */
  void prepare(FitRows rows, int start, int end, double shape, double s) {
    Arrays.fill(place, -1);
    for (int i = start; i < end; i++) {
      place[rows.lastAge[i]] = 0;
      place[rows.age[i]] = 0;
    }
    take(shape, s);
  }

  private void take(double shape, double s) {
    this.shape = shape;
    this.s = s;
    this.logConstant = Math.log(s);
    int count = 0;
    for (int mark : place) {
      count += mark + 1;
    }
    points = new int[count];
    tails = new double[MOMENTS * count];
    for (int d = 0, k = 0; d < place.length; d++) {
      if (place[d] == 0) {
        place[d] = k;
        points[k++] = d;
      }
    }
    for (int k = count - 2; k >= 0; k--) {
      accumulate(k);
    }
  }

  /** Returns the integrals from every day on, each divided by the integrand there. */
  double[] fromEveryDay(double shape, double s) {
    Arrays.fill(place, 0);
    take(shape, s);
    double[] first = new double[points.length];
    for (int k = 0; k < first.length; k++) {
      first[k] = tails[MOMENTS * k];
    }
    return first;
  }

  /** The cell from a day to the next, and what follows it, faded by the fall of the integrand over the cell. */
  private void accumulate(int k) {
    int from = points[k];
    int to = points[k + 1];
    double kept = Math.exp(-fall(from, to));
    int at = MOMENTS * k;
    for (int m = 0; m < MOMENTS; m++) {
      tails[at + m] = kept * tails[at + MOMENTS + m];
    }
    double y = times[from];
    double end = times[to];
    while (y < end) {
      double distance = Math.min(days.alpha, days.beta) + y;
      double folds = shape / (days.alpha + y) + (s + 1) / (days.beta + y);
      double width = end - y;
      GaussLegendre rule = GaussLegendre.FOUR;
      if (width > NEAR * distance || width * folds > NEAR_FOLDS) {
        rule = GaussLegendre.EIGHT;
        width = Math.min(width, Math.min(FAR * distance, FAR_FOLDS / folds));
      }
      boolean nothing = addPanel(at, from, y, width, rule);
      if (nothing || y + width == y) {
        return;
      }
      y += width;
    }
  }

  /** Adds a panel, or returns true if it is too small to be seen. */
  private boolean addPanel(int at, int from, double start, double width, GaussLegendre rule) {
    double before = tails[at];
    for (int i = 0; i < rule.nodes.length; i++) {
      double y = start + width * rule.nodes[i];
      double inverseA = 1 / (days.alpha + y);
      double inverseB = 1 / (days.beta + y);
      double logA = Math.log1p(y / days.alpha);
      double logB = Math.log1p(y / days.beta);
      double w = width
          * rule.weights[i]
          * Math.exp(-shape * (logA - days.logA[from]) - (s + 1) * (logB - days.logB[from]));
      tails[at] += w;
      tails[at + 1] += w * logA;
      tails[at + 2] += w * inverseA;
      tails[at + 3] += w * logB;
      tails[at + 4] += w * inverseB;
      tails[at + 5] += w * logA * logA;
      tails[at + 6] += w * logA * inverseA;
      tails[at + 7] += w * logA * logB;
      tails[at + 8] += w * logA * inverseB;
      tails[at + 9] += w * inverseA * inverseA;
      tails[at + 10] += w * inverseA * logB;
      tails[at + 11] += w * inverseA * inverseB;
      tails[at + 12] += w * logB * logB;
      tails[at + 13] += w * logB * inverseB;
      tails[at + 14] += w * inverseB * inverseB;
    }
    return tails[at] == before;
  }

  /** By how many e-folds the integrand falls from one day to another. */
  private double fall(int from, int to) {
    return shape * (days.logA[to] - days.logA[from]) + (s + 1) * (days.logB[to] - days.logB[from]);
  }

  /**
   * Returns the log-odds that a customer is gone who was last seen on a day and not until another, and writes the means of the other
   * integrands; minus infinity if the integral is too small to be seen.
   */
  double between(int last, int age, double[] means) {
    double fall = fall(last, age);
    double kept = Math.exp(-fall);
    int from = MOMENTS * place[last];
    int to = MOMENTS * place[age];
    double integral = tails[from] - kept * tails[to];
    if (!(integral > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double inverse = 1 / integral;
    for (int m = 1; m < MOMENTS; m++) {
      means[m] = (tails[from + m] - kept * tails[to + m]) * inverse;
    }
    return logConstant + fall + Math.log(integral * days.inverseB[age]);
  }
}
