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
    return gammaAbout(shape, rate, shape, rate);
  }

  /** Returns a gamma distribution with its nodes where another one has its weight. */
  static Latent gammaAbout(double shape, double rate, double aboutShape, double aboutRate) {
    double centre = Math.log(Math.max(1, aboutShape) / aboutRate);
    double constant = shape * Math.log(rate) - SpecialFunctions.logGamma(shape);
    double width = Math.min(1, 1 / Math.sqrt(aboutShape));
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

  /**
   * Returns the logarithm of the mean of e^f over a gamma distribution, whose product with e^f is about another gamma distribution: the
   * nodes lie where that one has its weight, so nothing is too small to be seen. The function is given the logarithm of the variable.
   */
  static double logMeanOverGamma(
      double shape, double rate, double aboutShape, double aboutRate, DoubleUnaryOperator logF) {
    double centre = Math.log(Math.max(1, aboutShape) / aboutRate);
    double width = Math.min(1, 1 / Math.sqrt(aboutShape));
    double constant = shape * Math.log(rate) - SpecialFunctions.logGamma(shape);
    double[] logs = new double[2 * STEPS + 1];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = -STEPS; k <= STEPS; k++) {
      double y = centre + width * Math.sinh(k * STEP);
      double log = Math.log(STEP * width * Math.cosh(k * STEP))
          + constant
          + shape * y
          - rate * Math.exp(y)
          + logF.applyAsDouble(y);
      logs[k + STEPS] = log;
      most = Math.max(most, log);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - most);
    }
    return most + Math.log(sum);
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

  /** Returns the time that a constant hazard leaves of some time, (1 - e^-ht) / h: of a hazard near zero nearly all. */
  static double lasting(double hazard, double time) {
    double folds = hazard * time;
    return folds < 1e-8 ? time * (1 - folds / 2) : -Math.expm1(-folds) / hazard;
  }

  /** Returns the mean of a function of one variable. */
  static double mean(Latent only, DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < only.values.length; i++) {
      sum += only.weights[i] * f.applyAsDouble(only.values[i]);
    }
    return sum;
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
