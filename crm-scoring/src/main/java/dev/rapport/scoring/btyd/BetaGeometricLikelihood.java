package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.fit.Reducer;

/**
 * The likelihood of BG/NBD and of MBG/NBD with its exact first and second derivatives.
 *
 * <p>It is that of customers who never drop out, times the chance b/(a+b) (b+1)/(a+b+1) … to stay after each purchase, times one plus
 * the odds to be gone since the last one, a / (b + x - 1) ((α + T) / (α + t_x))^(r+x) (MBG: b + x). The first two depend on how many
 * customers have each x and each T, and need no gamma function; the odds are taken in logarithms, row by row. MBG/NBD is BG/NBD with
 * one more chance to drop out, before the first repeat purchase; so its customers without repeat purchases may be gone too.
 */
final class BetaGeometricLikelihood {
  private static final int PARAMETERS = 4;
  private static final int R = 0;
  private static final int ALPHA = 1;
  private static final int A = 2;
  private static final int B = 3;

  private final FitRows rows;
  private final boolean modified;
  private final Reducer reducer;

  BetaGeometricLikelihood(FitRows rows, boolean modified, Reducer reducer) {
    this.rows = rows;
    this.modified = modified;
    this.reducer = reducer;
  }

  /** Returns the log-odds that a customer is gone, or minus infinity for one who cannot be. */
  static double logOddsGone(
      boolean modified,
      double r,
      double alpha,
      double a,
      double b,
      int x,
      double last,
      double age) {
    if (x == 0 && !modified) {
      return Double.NEGATIVE_INFINITY;
    }
    return Math.log(a / (b + (modified ? x : x - 1)))
        + (r + x) * Math.log1p((age - last) / (alpha + last));
  }

  /** Returns the log-likelihood of one customer. */
  static double of(
      boolean modified,
      double r,
      double alpha,
      double a,
      double b,
      int x,
      double last,
      double age) {
    int chances = modified ? x + 1 : x;
    double odds = logOddsGone(modified, r, alpha, a, b, x, last, age);
    return SpecialFunctions.logRisingFactorial(r, x)
        + SpecialFunctions.logRisingFactorial(b, chances)
        - SpecialFunctions.logRisingFactorial(a + b, chances)
        - x * Math.log(alpha)
        - (r + x) * Math.log1p(age / alpha)
        + softplus(odds);
  }

  /** Returns log(1 + e^x). */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  SecondOrder at(double[] parameters) {
    double alpha = parameters[ALPHA];
    int days = rows.times.length;
    double[] logs = new double[days];
    double[] inverses = new double[days];
    for (int d = 0; d < days; d++) {
      logs[d] = Math.log1p(rows.times[d] / alpha);
      inverses[d] = 1 / (alpha + rows.times[d]);
    }
    SecondOrder sum = rows.sum(
        PARAMETERS,
        reducer,
        (start, end, chunk) -> new Chunk(parameters, logs, inverses, chunk).add(start, end));
    rows.addStaying(parameters[R], alpha, sum);
    addChances(parameters[A], parameters[B], sum);
    return sum;
  }

  /** Adds log(b / (a + b)) for everybody who stayed after a purchase, the first one too or not. */
  private void addChances(double a, double b, SecondOrder sum) {
    int chances = rows.moreThan.length + (modified ? 1 : 0);
    for (int from = 0; from < chances; from += FitRows.SHORT_BLOCK) {
      double value = 0;
      double stayed = 0;
      double byStaying = 0;
      double common = 0;
      double bend = 0;
      for (int i = from; i < Math.min(chances, from + FitRows.SHORT_BLOCK); i++) {
        double count = modified && i == 0 ? rows.customers : rows.moreThan[modified ? i - 1 : i];
        double stay = b + i;
        double all = a + stay;
        value += count * Math.log1p(a / stay);
        stayed += count / all;
        byStaying += count * a / stay / all;
        common += count / all / all;
        bend += count / stay / stay;
      }
      sum.addValue(-value);
      sum.addGradient(A, -stayed);
      sum.addGradient(B, byStaying);
      sum.addHessian(A, A, common);
      sum.addHessian(A, B, common);
      sum.addHessian(B, B, common - bend);
    }
  }

  /** Rows of equal x are added up in blocks; what is common to them is multiplied in at the end of the block. */
  private final class Chunk {
    private final double r;
    private final double a;
    private final double b;
    private final double[] logs;
    private final double[] inverses;
    private final SecondOrder sum;

    Chunk(double[] parameters, double[] logs, double[] inverses, SecondOrder sum) {
      this.r = parameters[R];
      this.a = parameters[A];
      this.b = parameters[B];
      this.logs = logs;
      this.inverses = inverses;
      this.sum = sum;
    }

    void add(int start, int end) {
      for (int from = start, to; from < end; from = to) {
        to = from + 1;
        int most = Math.min(end, from + FitRows.BLOCK);
        while (to < most && rows.repeats[to] == rows.repeats[from]) {
          to++;
        }
        // Customers of BG/NBD without repeat purchases cannot have dropped out.
        if (rows.repeats[from] > 0 || modified) {
          addBlock(from, to, rows.repeats[from]);
        }
      }
    }

    /* With s the logistic function of the log-odds d that the customer is gone, the derivatives of log(1 + e^d) are s d' and
     * s d'' + s (1-s) d' d'. Here d' by r is the difference of the logarithms, by α (r+x) times that of the reciprocals. */
    private void addBlock(int from, int to, int x) {
      double shape = r + x;
      double place = b + (modified ? x : x - 1);
      double constant = Math.log(a / place);
      double value = 0;
      double byShape = 0;
      double byRate = 0;
      double byRateTwice = 0;
      double gone = 0;
      double unsure = 0;
      double unsureLog = 0;
      double unsureInverse = 0;
      double unsureLogLog = 0;
      double unsureLogInverse = 0;
      double unsureInverseInverse = 0;
      for (int i = from; i < to; i++) {
        double weight = rows.weight[i];
        int age = rows.age[i];
        int last = rows.lastAge[i];
        double log = logs[age] - logs[last];
        double odds = constant + shape * log;
        double e = Math.exp(-Math.abs(odds));
        double share = 1 / (1 + e);
        double s = weight * (odds >= 0 ? share : e * share);
        double u = weight * e * share * share;
        double step = inverses[age] - inverses[last];
        value += weight * (Math.max(odds, 0) + Math.log(1 + e));
        byShape += s * log;
        byRate += s * step;
        byRateTwice += s * step * (inverses[age] + inverses[last]);
        gone += s;
        unsure += u;
        unsureLog += u * log;
        unsureInverse += u * step;
        unsureLogLog += u * log * log;
        unsureLogInverse += u * log * step;
        unsureInverseInverse += u * step * step;
      }
      sum.addValue(value);
      sum.addGradient(R, byShape);
      sum.addGradient(ALPHA, shape * byRate);
      sum.addGradient(A, gone / a);
      sum.addGradient(B, -gone / place);
      sum.addHessian(R, R, unsureLogLog);
      sum.addHessian(R, ALPHA, byRate + shape * unsureLogInverse);
      sum.addHessian(ALPHA, ALPHA, shape * (shape * unsureInverseInverse - byRateTwice));
      sum.addHessian(R, A, unsureLog / a);
      sum.addHessian(R, B, -unsureLog / place);
      sum.addHessian(ALPHA, A, shape * unsureInverse / a);
      sum.addHessian(ALPHA, B, -shape * unsureInverse / place);
      sum.addHessian(A, A, (unsure - gone) / a / a);
      sum.addHessian(A, B, -unsure / a / place);
      sum.addHessian(B, B, (unsure + gone) / place / place);
    }
  }
}
