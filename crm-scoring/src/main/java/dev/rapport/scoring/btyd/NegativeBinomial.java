package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.IncompleteBeta;
import dev.rapport.core.numeric.SpecialFunctions;

/** How often somebody buys within a time who does not drop out, with a rate from a gamma distribution. */
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
}
