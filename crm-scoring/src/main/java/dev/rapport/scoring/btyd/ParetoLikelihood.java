package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.GaussLegendre;
import dev.rapport.core.numeric.Quadrature;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.fit.Reducer;
import java.util.Arrays;

/**
 * The likelihood of Pareto/NBD with its exact first and second derivatives.
 *
 * <p>A customer is still there, with (1 + T/α)^-(r+x) (1 + T/β)^-s, or dropped out at some time y after the last purchase: the integral of
 * s (1 + y/α)^-(r+x) (1 + y/β)^-(s+1) / β from t_x to T. Everyone with the same x has a part of the same integral, so it is taken once
 * from one distinct day to the next, and added up from the last day back, together with the integrals that the derivatives need. Nothing
 * is infinite at t_x = T, and it makes no difference which of α and β is larger, unlike in the published form with two hypergeometric
 * functions (Fader and Hardie 2005, <em>A note on deriving the Pareto/NBD model and related expressions</em>).
 */
final class ParetoLikelihood {
  private static final int PARAMETERS = 4;
  private static final int R = 0;
  private static final int ALPHA = 1;
  private static final int S = 2;
  private static final int BETA = 3;

  private final FitRows rows;
  private final Reducer reducer;

  ParetoLikelihood(FitRows rows, Reducer reducer) {
    this.rows = rows;
    this.reducer = reducer;
  }

  /** Returns the log-odds that a customer is gone, minus infinity for one seen buying on the last day. */
  static double logOddsGone(
      double r, double alpha, double s, double beta, int x, double last, double age) {
    if (age <= last) {
      return Double.NEGATIVE_INFINITY;
    }
    double shape = r + x;
    double integral = Quadrature.powers(alpha + last, shape, beta + last, s + 1, 0, 0, age - last);
    return Math.log(s / (beta + last))
        + Math.log(integral)
        + shape * Math.log1p((age - last) / (alpha + last))
        + s * Math.log1p((age - last) / (beta + last));
  }

  /** Returns the log-likelihood of one customer. */
  static double of(double r, double alpha, double s, double beta, int x, double last, double age) {
    double odds = logOddsGone(r, alpha, s, beta, x, last, age);
    return SpecialFunctions.logRisingFactorial(r, x)
        - x * Math.log(alpha)
        - (r + x) * Math.log1p(age / alpha)
        - s * Math.log1p(age / beta)
        + (odds == Double.NEGATIVE_INFINITY ? 0 : BetaGeometricLikelihood.softplus(odds));
  }

  SecondOrder at(double[] parameters) {
    double r = parameters[R];
    Days days = new Days(rows.times, parameters[ALPHA], parameters[BETA]);
    SecondOrder sum = rows.sum(PARAMETERS, reducer, (start, end, chunk) -> {
      DropOutIntegrals integrals = new DropOutIntegrals(rows.times, days);
      for (int from = start, to; from < end; from = to) {
        to = from + 1;
        while (to < end && rows.repeats[to] == rows.repeats[from]) {
          to++;
        }
        new Run(parameters, days, integrals, rows.repeats[from], chunk).add(from, to);
      }
    });
    for (int i = 0; i < rows.moreThan.length; i++) {
      double count = rows.moreThan[i];
      double rate = r + i;
      sum.addValue(count * Math.log(rate));
      sum.addGradient(R, count / rate);
      sum.addHessian(R, R, -count / rate / rate);
    }
    return sum;
  }

  /** What depends on the distinct days alone: logarithms of 1 + t/α and 1 + t/β, and 1/(α + t), 1/(β + t). */
  static final class Days {
    final double alpha;
    final double beta;
    final double[] logA;
    final double[] inverseA;
    final double[] logB;
    final double[] inverseB;

    Days(double[] times, double alpha, double beta) {
      this.alpha = alpha;
      this.beta = beta;
      int n = times.length;
      logA = new double[n];
      inverseA = new double[n];
      logB = new double[n];
      inverseB = new double[n];
      for (int d = 0; d < n; d++) {
        logA[d] = Math.log1p(times[d] / alpha);
        inverseA[d] = 1 / (alpha + times[d]);
        logB[d] = Math.log1p(times[d] / beta);
        inverseB[d] = 1 / (beta + times[d]);
      }
    }
  }

  /** The rows of one number of repeat purchases in one chunk. */
  private final class Run {
    private final int x;
    private final double alpha;
    private final double s;
    private final double beta;
    private final double shape;
    private final Days days;
    private final DropOutIntegrals integrals;
    private final SecondOrder sum;
    private final double[] means = new double[DropOutIntegrals.MOMENTS];

    /** Value, gradient and upper triangle of the second derivatives, by rows. */
    private final double[] block = new double[1 + 4 + 10];

    Run(double[] parameters, Days days, DropOutIntegrals integrals, int x, SecondOrder sum) {
      this.x = x;
      this.alpha = parameters[ALPHA];
      this.s = parameters[S];
      this.beta = parameters[BETA];
      this.shape = parameters[R] + x;
      this.days = days;
      this.integrals = integrals;
      this.sum = sum;
    }

    void add(int start, int end) {
      integrals.prepare(rows, start, end, shape, s);
      for (int from = start; from < end; from += FitRows.BLOCK) {
        int to = Math.min(end, from + FitRows.BLOCK);
        Arrays.fill(block, 0);
        double count = 0;
        for (int i = from; i < to; i++) {
          addRow(i);
          count += rows.weight[i];
        }
        block[0] -= count * x * Math.log(alpha);
        block[1 + ALPHA] -= count * x / alpha;
        block[9] += count * x / alpha / alpha;
        sum.addValue(block[0]);
        int k = 5;
        for (int p = 0; p < PARAMETERS; p++) {
          sum.addGradient(p, block[1 + p]);
          for (int q = p; q < PARAMETERS; q++) {
            sum.addHessian(p, q, block[k++]);
          }
        }
      }
    }

    /** First the customer who is still there, then log(1 + e^odds) for the one who is gone. */
    private void addRow(int i) {
      double weight = rows.weight[i];
      int age = rows.age[i];
      double logA = days.logA[age];
      double logB = days.logB[age];
      double slopeA = rows.times[age] / alpha * days.inverseA[age];
      double slopeB = rows.times[age] / beta * days.inverseB[age];
      block[0] -= weight * (shape * logA + s * logB);
      block[1] -= weight * logA;
      block[2] += weight * shape * slopeA;
      block[3] -= weight * logB;
      block[4] += weight * s * slopeB;
      block[6] += weight * slopeA;
      block[9] -= weight * shape * slopeA * (1 / alpha + days.inverseA[age]);
      block[13] += weight * slopeB;
      block[14] -= weight * s * slopeB * (1 / beta + days.inverseB[age]);
      int last = rows.lastAge[i];
      if (age > last) {
        double odds = integrals.between(last, age, means);
        if (odds > Double.NEGATIVE_INFINITY) {
          addGone(weight, odds, age);
        }
      }
    }

    /* The odds are a constant, powers of α + T and β + T, and the integral. Derivatives of the logarithm of an integral of e^f
     * are the mean of f' and the mean of f'' plus the covariance of f', under the weights e^f. */
    private void addGone(double weight, double odds, int age) {
      double e = Math.exp(-Math.abs(odds));
      double share = 1 / (1 + e);
      double w = weight * (odds >= 0 ? share : e * share);
      double u = weight * e * share * share;
      double vA = days.inverseA[age];
      double vB = days.inverseB[age];
      double mA = means[1];
      double mV = means[2];
      double mB = means[3];
      double mW = means[4];
      double dR = days.logA[age] - mA;
      double dAlpha = shape * (vA - mV);
      double dS = 1 / s + days.logB[age] - mB;
      double dBeta = s * vB - (s + 1) * mW;
      block[0] += weight * (Math.max(odds, 0) + Math.log(1 + e));
      block[1] += w * dR;
      block[2] += w * dAlpha;
      block[3] += w * dS;
      block[4] += w * dBeta;
      double t = s + 1;
      block[5] += w * (means[5] - mA * mA) + u * dR * dR;
      block[6] += w * (vA - mV + shape * (means[6] - mA * mV)) + u * dR * dAlpha;
      block[7] += w * (means[7] - mA * mB) + u * dR * dS;
      block[8] += w * t * (means[8] - mA * mW) + u * dR * dBeta;
      block[9] +=
          w * shape * (means[9] - vA * vA + shape * (means[9] - mV * mV)) + u * dAlpha * dAlpha;
      block[10] += w * shape * (means[10] - mV * mB) + u * dAlpha * dS;
      block[11] += w * shape * t * (means[11] - mV * mW) + u * dAlpha * dBeta;
      block[12] += w * (means[12] - mB * mB - 1 / s / s) + u * dS * dS;
      block[13] += w * (vB - mW + t * (means[13] - mB * mW)) + u * dS * dBeta;
      block[14] +=
          w * (t * means[14] - s * vB * vB + t * t * (means[14] - mW * mW)) + u * dBeta * dBeta;
    }
  }

  /**
   * Integrals of (1 + y/α)^-R (1 + y/β)^-(s+1) between any two of some days, alone and times logarithms and reciprocals of α + y and β + y:
   * all that the likelihood of Pareto/NBD and its derivatives need of customers with the same R.
   *
   * <p>From each day to the last one, divided by the integrand at that day so that nothing overflows. What is between two days is a
   * difference, in which the larger part is never lost: the integrand falls. Not thread-safe.
   */
  static final class DropOutIntegrals {
    /** 1, then log A, 1/A, log B, 1/B, then their products by rows of the upper triangle, where A = 1 + y/α, but 1/A is 1/(α + y). */
    static final int MOMENTS = 15;

    /** Between days this near for their distance from the singularity, or this little apart in e-folds, few nodes are enough. */
    private static final double NEAR = 0.1;

    private static final double NEAR_FOLDS = 0.3;
    private static final double FAR = 0.5;
    private static final double FAR_FOLDS = 2.5;

    private final double[] times;
    private final Days days;
    private final int[] place;
    private int[] points = new int[0];
    private double[] tails = new double[0];
    private double shape;
    private double s;
    private double logConstant;

    DropOutIntegrals(double[] times, Days days) {
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
      for (int i = 0; i < rule.size(); i++) {
        double y = start + width * rule.node(i);
        double inverseA = 1 / (days.alpha + y);
        double inverseB = 1 / (days.beta + y);
        // log(1 + …) is right to a rounding of 1, which is enough here, and twice as fast as log1p.
        double logA = Math.log(1 + y / days.alpha);
        double logB = Math.log(1 + y / days.beta);
        double w = width
            * rule.weight(i)
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
      return shape * (days.logA[to] - days.logA[from])
          + (s + 1) * (days.logB[to] - days.logB[from]);
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
}
