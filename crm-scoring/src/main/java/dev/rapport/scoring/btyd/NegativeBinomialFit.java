package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.SecondOrder;

/** The fit of customers who never drop out: the simplest model of all, which the others turn into as drop-out vanishes. */
final class NegativeBinomialFit {
  private final FitRows rows;

  NegativeBinomialFit(FitRows rows) {
    this.rows = rows;
  }

  /** Returns the most likely shape and rate with the log-likelihood; the search may end on its way to customers without difference. */
  Optimum fit() {
    double[] start = Starts.gamma(rows);
    return DampedNewton.maximize(at -> likelihood(at[0], at[1]), start[0], start[1]);
  }

  private SecondOrder likelihood(double r, double alpha) {
    SecondOrder sum = new SecondOrder(2);
    for (int i = 0; i < rows.moreThan.length; i++) {
      double count = rows.moreThan[i];
      sum.addValue(count * Math.log((r + i) / alpha));
      sum.addGradient(0, count / (r + i));
      sum.addGradient(1, -count / alpha);
      sum.addHessian(0, 0, -count / (r + i) / (r + i));
      sum.addHessian(1, 1, count / alpha / alpha);
    }
    double[] logs = new double[rows.times.length];
    for (int d = 0; d < logs.length; d++) {
      logs[d] = Math.log1p(rows.times[d] / alpha);
    }
    for (int i = 0; i < rows.rows(); i++) {
      double time = rows.times[rows.age[i]];
      double inverse = 1 / (alpha + time);
      double slope = time / alpha * inverse;
      double weight = rows.weight[i];
      double shape = weight * (r + rows.repeats[i]);
      sum.addValue(-shape * logs[rows.age[i]]);
      sum.addGradient(0, -weight * logs[rows.age[i]]);
      sum.addGradient(1, shape * slope);
      sum.addHessian(0, 1, weight * slope);
      sum.addHessian(1, 1, -shape * slope * (1 / alpha + inverse));
    }
    return sum;
  }
}
