package dev.rapport.scoring.retention;

import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.core.numeric.SpecialFunctions;

/**
 * The log-likelihood of the beta-discrete-Weibull model with its first and second derivatives by α, β and c.
 *
 * <p>With u = t^c, log S(t) = log Γ(β + u) - log Γ(α + β + u) - log Γ(β) + log Γ(α + β), whose derivatives are differences of
 * digamma and trigamma functions. A loss at t has probability S(t - 1) - S(t), and so the derivatives of its logarithm are those of
 * the two, weighted by S(t - 1) and -S(t) over the difference.
 */
final class WeibullLikelihood {
  private static final int PARAMETERS = 3;

  /** log S at one renewal with its derivatives. */
  private final double logSurvival;

  private final double[] gradient = new double[PARAMETERS];
  private final double[][] hessian = new double[PARAMETERS][PARAMETERS];

  private WeibullLikelihood(int t, double a, double b, double c) {
    if (t == 0) {
      this.logSurvival = 0;
      return;
    }
    double log = Math.log(t);
    double u = Math.exp(c * log);
    double u1 = u * log;
    double u2 = u1 * log;
    requireFinite(u2 * u1);
    this.logSurvival = SpecialFunctions.logBeta(a, b + u) - SpecialFunctions.logBeta(a, b);
    double stay = SpecialFunctions.digamma(b + u);
    double all = SpecialFunctions.digamma(a + b + u);
    double start = SpecialFunctions.digamma(a + b);
    double stay1 = SpecialFunctions.trigamma(b + u);
    double all1 = SpecialFunctions.trigamma(a + b + u);
    double start1 = SpecialFunctions.trigamma(a + b);
    gradient[0] = start - all;
    gradient[1] = stay - all - SpecialFunctions.digamma(b) + start;
    gradient[2] = u1 * (stay - all);
    hessian[0][0] = start1 - all1;
    hessian[0][1] = start1 - all1;
    hessian[0][2] = -u1 * all1;
    hessian[1][1] = stay1 - all1 - SpecialFunctions.trigamma(b) + start1;
    hessian[1][2] = u1 * (stay1 - all1);
    hessian[2][2] = u2 * (stay - all) + u1 * u1 * (stay1 - all1);
  }

  static SecondOrder at(DurationCounts renewals, double a, double b, double c) {
    SecondOrder sum = new SecondOrder(PARAMETERS);
    WeibullLikelihood before = new WeibullLikelihood(0, a, b, c);
    for (int t = 1; t <= renewals.longest(); t++) {
      WeibullLikelihood now = new WeibullLikelihood(t, a, b, c);
      now.addStayed(sum, (double) renewals.censoredAt(t));
      now.addLost(sum, (double) renewals.endedAt(t), before);
      before = now;
    }
    return sum;
  }

  private void addStayed(SecondOrder sum, double count) {
    if (count > 0) {
      sum.addValue(requireFinite(count * logSurvival));
      for (int i = 0; i < PARAMETERS; i++) {
        sum.addGradient(i, requireFinite(count * gradient[i]));
        for (int j = i; j < PARAMETERS; j++) {
          sum.addHessian(i, j, requireFinite(count * hessian[i][j]));
        }
      }
    }
  }

  private void addLost(SecondOrder sum, double count, WeibullLikelihood before) {
    if (count == 0) {
      return;
    }
    double share = -Math.expm1(logSurvival - before.logSurvival); // of those there before
    double weightBefore = 1 / share;
    double weightNow = weightBefore - 1;
    sum.addValue(requireFinite(count * (before.logSurvival + Math.log(share))));
    double[] slope = new double[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      slope[i] = weightBefore * before.gradient[i] - weightNow * gradient[i];
      sum.addGradient(i, requireFinite(count * slope[i]));
    }
    for (int i = 0; i < PARAMETERS; i++) {
      for (int j = i; j < PARAMETERS; j++) {
        double curve =
            weightBefore * (before.hessian[i][j] + before.gradient[i] * before.gradient[j])
                - weightNow * (hessian[i][j] + gradient[i] * gradient[j])
                - slope[i] * slope[j];
        sum.addHessian(i, j, requireFinite(count * curve));
      }
    }
  }

  private static double requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("the likelihood must fit in a double, was " + value);
    }
    return value;
  }
}
