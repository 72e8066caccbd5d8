package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.SpecialFunctions;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The future of a customer who buys at a rate λ from a gamma distribution and drops out at a rate μ from another.
 *
 * @param shape R, of the gamma distribution of λ
 * @param rate A, of the same
 * @param dropShape s, of the gamma distribution of μ
 * @param dropRate B, of the same
 */
record ParetoFuture(double shape, double rate, double dropShape, double dropRate)
    implements Future {
  /** What is smaller than the smallest rounding error of 1, as a logarithm. */
  private static final double PURE = 38;

  /** λ and μ are independent as long as the customer is there, so this is E λ ∫ (B / (B + u))^s du. */
  @Override
  public double expected(double start, double end) {
    if (end <= start) {
      return 0;
    }
    double log = Math.log1p((end - start) / (dropRate + start));
    double folds = (dropShape - 1) * log;
    double length = folds == 0 ? log : -Math.expm1(-folds) / (dropShape - 1);
    return shape
        / rate
        * length
        * Math.exp(Math.log(dropRate) - (dropShape - 1) * Math.log1p(start / dropRate));
  }

  @Override
  public double alive(double time) {
    return Math.exp(-dropShape * Math.log1p(time / dropRate));
  }

  /** Still there at the end, or gone at a time u before it: ∫ of the negative binomial over u, whose logarithm is concave in log u. */
  @Override
  public double probability(int purchases, double time) {
    if (time == 0) {
      return purchases == 0 ? 1 : 0;
    }
    double stayed =
        alive(time) * Math.exp(NegativeBinomial.logProbability(shape, rate, purchases, time));
    DoubleUnaryOperator log = v -> {
      double u = Math.exp(v);
      return (purchases + 1) * v
          - (shape + purchases) * Math.log1p(u / rate)
          - (dropShape + 1) * Math.log1p(u / dropRate);
    };
    double last = Math.log(time);
    double first = Math.min(last, Math.log(Math.min(rate, dropRate)))
        - PURE
        - Math.log1p(shape + purchases + dropShape);
    double gone = Quadrature.logOfLogConcave(
        log, first, purchases + 1.0, last, Double.POSITIVE_INFINITY, last);
    return stayed
        + Math.exp(gone
            + SpecialFunctions.logRisingFactorial(shape, purchases)
            - SpecialFunctions.logRisingFactorial(1, purchases)
            - purchases * Math.log(rate)
            + Math.log(dropShape / dropRate));
  }

  @Override
  public OptionalDouble discounted(double discount, double time) {
    if (discount == 0 && time < Double.POSITIVE_INFINITY) {
      return OptionalDouble.of(expected(0, time));
    }
    if (time == Double.POSITIVE_INFINITY && discount <= 0) {
      return discount == 0 && dropShape > 1
          ? OptionalDouble.of(shape / rate * (dropRate / (dropShape - 1)))
          : OptionalDouble.empty();
    }
    return OptionalDouble.of(
        shape / rate * Quadrature.powers(dropRate, dropShape, dropRate, 0, discount, 0, time));
  }
}
