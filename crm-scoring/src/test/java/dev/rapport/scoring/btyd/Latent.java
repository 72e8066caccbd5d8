package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.SpecialFunctions;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Means over what nobody sees, the purchase rates and drop-outs of customers, by the trapezoidal rule on a doubly stretched axis (Takahasi
 * and Mori 1974): slow, simple, and nothing in common with the formulas that it checks.
 */
final class Latent {
  private static final double STEP = 1.0 / 40;
  private static final int STEPS = 12 * 40;

  /** Values of the variable with their weights, which add up to 1. */
  private final double[] values;

  private final double[] weights;

  private Latent(double[] values, double[] weights) {
    this.values = values;
    this.weights = weights;
  }

  static Latent gamma(double shape, double rate) {
    double centre = Math.log(Math.max(1, shape) / rate);
    double constant = shape * Math.log(rate) - SpecialFunctions.logGamma(shape);
    double width = Math.min(1, 1 / Math.sqrt(shape));
    return of(centre, width, y -> Math.exp(y), y -> constant + shape * y - rate * Math.exp(y));
  }

  static Latent beta(double a, double b) {
    double centre = Math.log(Math.max(1, a) / Math.max(1, b));
    double width = Math.min(1, Math.sqrt((a + b) / (a * b)));
    double constant = -SpecialFunctions.logBeta(a, b);
    return of(
        centre,
        width,
        y -> 1 / (1 + Math.exp(-y)),
        y -> constant
            - a * BetaGeometricLikelihood.softplus(-y)
            - b * BetaGeometricLikelihood.softplus(y));
  }

  private static Latent of(
      double centre, double width, DoubleUnaryOperator value, DoubleUnaryOperator logDensity) {
    double[] values = new double[2 * STEPS + 1];
    double[] weights = new double[2 * STEPS + 1];
    int used = 0;
    for (int k = -STEPS; k <= STEPS; k++) {
      double y = centre + width * Math.sinh(k * STEP);
      double weight = STEP * width * Math.cosh(k * STEP) * Math.exp(logDensity.applyAsDouble(y));
      if (weight > 1e-60) {
        values[used] = value.applyAsDouble(y);
        weights[used++] = weight;
      }
    }
    return new Latent(Arrays.copyOf(values, used), Arrays.copyOf(weights, used));
  }

  /** Returns the mean of a function of two independent variables. */
  static double mean(Latent first, Latent second, DoubleBinaryOperator f) {
    double sum = 0;
    for (int i = 0; i < first.values.length; i++) {
      double part = 0;
      for (int j = 0; j < second.values.length; j++) {
        part += second.weights[j] * f.applyAsDouble(first.values[i], second.values[j]);
      }
      sum += first.weights[i] * part;
    }
    return sum;
  }
}
