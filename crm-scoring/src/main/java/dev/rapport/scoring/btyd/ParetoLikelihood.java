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
    rows.addStaying(parameters[R], parameters[ALPHA], sum);
    addStaying(parameters[S], parameters[BETA], days, sum);
    return sum;
  }

  /** Adds the chance (1 + T/β)^-s of each customer to stay. */
  private void addStaying(double s, double beta, Days days, SecondOrder sum) {
    for (int from = 0; from < rows.times.length; from += FitRows.SHORT_BLOCK) {
      double logs = 0;
      double slopes = 0;
      double bend = 0;
      for (int d = from; d < Math.min(rows.times.length, from + FitRows.SHORT_BLOCK); d++) {
        double customers = rows.customersByAge[d];
        double slope = customers * (rows.times[d] / beta) * days.inverseB[d];
        logs += customers * days.logB[d];
        slopes += slope;
        bend += slope * (1 / beta + days.inverseB[d]);
      }
      sum.addValue(-s * logs);
      sum.addGradient(S, -logs);
      sum.addGradient(BETA, s * slopes);
      sum.addHessian(S, BETA, slopes);
      sum.addHessian(BETA, BETA, -s * bend);
    }
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
    private final double s;
    private final double shape;
    private final Days days;
    private final DropOutIntegrals integrals;
    private final SecondOrder sum;
    private final double[] means = new double[DropOutIntegrals.MOMENTS];

    /** Value, gradient and upper triangle of the second derivatives, by rows. */
    private final double[] block = new double[1 + 4 + 10];

    Run(double[] parameters, Days days, DropOutIntegrals integrals, int x, SecondOrder sum) {
      this.s = parameters[S];
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
        for (int i = from; i < to; i++) {
          if (rows.age[i] > rows.lastAge[i]) {
            addGone(rows.weight[i], rows.lastAge[i], rows.age[i]);
          }
        }
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

    /* Adds log(1 + odds). The odds are a constant, powers of α + T and β + T, and the integral. Derivatives of the logarithm of an
     * integral of e^f are the mean of f' and the mean of f'' plus the covariance of f', under the weights e^f. */
    private void addGone(double weight, int last, int age) {
      double odds = integrals.between(last, age, means);
      if (odds == 0) {
        return;
      }
      double share = 1 / (1 + odds);
      // Beyond a double they are certain, and their logarithm is taken by parts.
      boolean certain = odds == Double.POSITIVE_INFINITY;
      double gone = certain ? 1 : odds * share;
      double w = weight * gone;
      double u = w * share;
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
      block[0] += weight * (certain ? integrals.logOdds(last, age) : Math.log(1 + odds));
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

    private static final double[] NOT_MADE = {};

    /** What is left of an integrand is not divided by where it is as small as this. */
    private static final double NEARLY_NOTHING = 1e-290;

    private final double[] times;
    private final Days days;
    private final int[] place;

    /** log A, 1/A, log B and 1/B at the nodes between a day and the next, the same for all numbers of purchases; made when needed. */
    private final double[][] cells;

    private final double[] others = new double[4 * GaussLegendre.EIGHT.size()];
    private int[] points = new int[0];
    private double[] tails = new double[0];
    private double shape;
    private double s;

    DropOutIntegrals(double[] times, Days days) {
      this.times = times;
      this.days = days;
      this.place = new int[times.length];
      this.cells = new double[times.length][];
      Arrays.fill(cells, NOT_MADE);
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
        boolean isCell = rule == GaussLegendre.FOUR && y == times[from] && to == from + 1;
        boolean nothing =
            addPanel(at, from, width, rule, isCell ? cell(from) : filled(others, y, width, rule));
        if (nothing || y + width == y) {
          return;
        }
        y += width;
      }
    }

    /** Returns what is at the four nodes between a day and the next. */
    private double[] cell(int from) {
      if (cells[from].length == 0) {
        double width = times[from + 1] - times[from];
        cells[from] = filled(
            new double[4 * GaussLegendre.FOUR.size()], times[from], width, GaussLegendre.FOUR);
      }
      return cells[from];
    }

    private double[] filled(double[] nodes, double start, double width, GaussLegendre rule) {
      for (int i = 0; i < rule.size(); i++) {
        double y = start + width * rule.node(i);
        nodes[4 * i] = logOnePlus(y / days.alpha);
        nodes[4 * i + 1] = 1 / (days.alpha + y);
        nodes[4 * i + 2] = logOnePlus(y / days.beta);
        nodes[4 * i + 3] = 1 / (days.beta + y);
      }
      return nodes;
    }

    /**
     * Returns log(1 + x), right to a rounding of 1, which is enough unless x is so small that its shape is large; twice as fast as log1p.
     */
    private static double logOnePlus(double x) {
      return x < 1e-4 ? Math.log1p(x) : Math.log(1 + x);
    }

    /** Adds a panel, or returns true if it is too small to be seen. */
    private boolean addPanel(int at, int from, double width, GaussLegendre rule, double[] nodes) {
      double[] sums = new double[MOMENTS];
      double level = shape * days.logA[from] + (s + 1) * days.logB[from];
      for (int i = 0; i < rule.size(); i++) {
        double logA = nodes[4 * i];
        double inverseA = nodes[4 * i + 1];
        double logB = nodes[4 * i + 2];
        double inverseB = nodes[4 * i + 3];
        double w = width * rule.weight(i) * Math.exp(level - shape * logA - (s + 1) * logB);
        double byLogA = w * logA;
        double byInverseA = w * inverseA;
        double byLogB = w * logB;
        double byInverseB = w * inverseB;
        sums[0] += w;
        sums[1] += byLogA;
        sums[2] += byInverseA;
        sums[3] += byLogB;
        sums[4] += byInverseB;
        sums[5] += byLogA * logA;
        sums[6] += byLogA * inverseA;
        sums[7] += byLogA * logB;
        sums[8] += byLogA * inverseB;
        sums[9] += byInverseA * inverseA;
        sums[10] += byInverseA * logB;
        sums[11] += byInverseA * inverseB;
        sums[12] += byLogB * logB;
        sums[13] += byLogB * inverseB;
        sums[14] += byInverseB * inverseB;
      }
      double before = tails[at];
      for (int m = 0; m < MOMENTS; m++) {
        tails[at + m] += sums[m];
      }
      return tails[at] == before;
    }

    /** By how many e-folds the integrand falls from one day to another. */
    private double fall(int from, int to) {
      return shape * (days.logA[to] - days.logA[from])
          + (s + 1) * (days.logB[to] - days.logB[from]);
    }

    /**
     * Returns the odds that a customer is gone who was last seen on a day and not until another, and writes the means of the other
     * integrands; zero if the integral is too small to be seen, infinite if they are beyond a double.
     */
    double between(int last, int age, double[] means) {
      double kept = Math.exp(-fall(last, age));
      int from = MOMENTS * place[last];
      int to = MOMENTS * place[age];
      double integral = tails[from] - kept * tails[to];
      if (!(integral > 0)) {
        return 0;
      }
      double inverse = 1 / integral;
      for (int m = 1; m < MOMENTS; m++) {
        means[m] = (tails[from + m] - kept * tails[to + m]) * inverse;
      }
      return kept < NEARLY_NOTHING
          ? Double.POSITIVE_INFINITY
          : s * integral * days.inverseB[age] / kept;
    }

    /** Returns the logarithm of the same odds. */
    double logOdds(int last, int age) {
      double fall = fall(last, age);
      double integral =
          tails[MOMENTS * place[last]] - Math.exp(-fall) * tails[MOMENTS * place[age]];
      return Math.log(s) + fall + Math.log(integral * days.inverseB[age]);
    }
  }
}
