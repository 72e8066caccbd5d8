package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.IncompleteBeta;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.core.numeric.SpecialFunctions;

/**
 * How often somebody buys within a time who does not drop out, with a rate from a gamma distribution; and the fit of customers who all
 * are so, the simplest model, which the others turn into as drop-out vanishes.
 */
final class NegativeBinomial {
  private NegativeBinomial() {}

  /** Returns the logarithm of the probability of so many purchases; minus infinity if the time is zero and they are not. */
  static double logProbability(double shape, double rate, int purchases, double time) {
    if (time == 0) {
      return purchases == 0 ? 0 : Double.NEGATIVE_INFINITY;
    }
    return SpecialFunctions.logRisingFactorial(shape, purchases)
        - SpecialFunctions.logRisingFactorial(1, purchases)
        - shape * Math.log1p(time / rate)
        - purchases * Math.log1p(rate / time);
  }

  /** Returns the probability of at least so many purchases, one or more. */
  static double atLeast(double shape, double rate, int purchases, double time) {
    return time == 0 ? 0 : IncompleteBeta.regularized(time / (rate + time), purchases, shape);
  }

  /** Returns the most likely shape and rate with the log-likelihood; the search may end on its way to customers without difference. */
  static Optimum fit(FitRows rows) {
    double[] start = rows.gammaStart();
    return DampedNewton.maximize(at -> likelihood(rows, at[0], at[1]), start[0], start[1]);
  }

  private static SecondOrder likelihood(FitRows rows, double r, double alpha) {
    SecondOrder sum = new SecondOrder(2);
    addLikelihood(rows, r, alpha, sum);
    return sum;
  }

  /**
   * Adds the likelihood of customers none of whom drops out, whose parameters are the first two: Γ(r+x)/Γ(r) α^-x (1 + T/α)^-(r+x) each. It
   * depends on how many have each x and on how many have each T.
   */
  static void addLikelihood(FitRows rows, double r, double alpha, SecondOrder sum) {
    for (int i = 0; i < rows.moreThan.length; i++) {
      double count = rows.moreThan[i];
      sum.addValue(count * Math.log((r + i) / alpha));
      sum.addGradient(0, count / (r + i));
      sum.addGradient(1, -count / alpha);
      sum.addHessian(0, 0, -count / (r + i) / (r + i));
      sum.addHessian(1, 1, count / alpha / alpha);
    }
    for (int d = 0; d < rows.times.length; d++) {
      double customers = rows.customersByAge[d];
      double shape = customers * r + rows.purchasesByAge[d];
      double log = Math.log1p(rows.times[d] / alpha);
      double inverse = 1 / (alpha + rows.times[d]);
      double slope = rows.times[d] / alpha * inverse;
      sum.addValue(-shape * log);
      sum.addGradient(0, -customers * log);
      sum.addGradient(1, shape * slope);
      sum.addHessian(0, 1, customers * slope);
      sum.addHessian(1, 1, -shape * slope * (1 / alpha + inverse));
    }
  }
}
