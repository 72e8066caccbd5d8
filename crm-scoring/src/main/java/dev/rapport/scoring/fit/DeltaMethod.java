package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Interval;
import dev.rapport.core.numeric.NormalDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How sure a function of fitted parameters is: its variance is dᵀ V d, with V the covariance of the logarithms of the parameters and d
 * the derivatives of the function by them.
 */
final class DeltaMethod {
  /** The step of the numerical derivative of a prediction by a logarithm; with two of them the error is its fourth power. */
  private static final double STEP = 1e-3;

  private final List<Double> estimates;
  private final double[][] covarianceOfLogarithms;
  private final Scale scale;

  DeltaMethod(List<Double> estimates, double[][] covarianceOfLogarithms, Scale scale) {
    this.estimates = estimates;
    this.covarianceOfLogarithms = covarianceOfLogarithms;
    this.scale = scale;
  }

  /** Returns the interval of a prediction that has this value at the estimates. */
  Interval interval(ToDoubleFunction<? super List<Double>> prediction, double value, double level) {
    double[][] moved = new double[estimates.size()][];
    boolean amid = scale.holds(value);
    for (int i = 0; i < moved.length; i++) {
      moved[i] = moved(prediction, i);
      amid &= Arrays.stream(moved[i]).allMatch(scale::holds);
    }
    // At an end of its range a prediction hardly moves, and the scale cannot tell by how much.
    Scale used = amid ? scale : Scale.PLAIN;
    double centre = used.to(value);
    double margin = NormalDistribution.upperQuantile((1 - level) / 2)
        * Math.sqrt(Math.max(0, variance(moved, used)));
    // Rounding on the way to the scale and back must not push an end past the value.
    return Interval.of(
        Math.min(value, scale.nearest(used.from(centre - margin))),
        Math.max(value, scale.nearest(used.from(centre + margin))),
        level);
  }

  /** Returns the prediction with the logarithm of one parameter moved by 1, -1, 2 and -2 steps. */
  private double[] moved(ToDoubleFunction<? super List<Double>> prediction, int index) {
    double[] values = new double[4];
    for (int k = 0; k < values.length; k++) {
      double step = (k / 2 + 1) * (k % 2 == 0 ? STEP : -STEP);
      List<Double> at = new ArrayList<>(estimates);
      at.set(index, estimates.get(index) * Math.exp(step));
      values[k] = checked(prediction.applyAsDouble(List.copyOf(at)));
    }
    return values;
  }

  private double variance(double[][] moved, Scale used) {
    double[] derivatives = new double[moved.length];
    for (int i = 0; i < moved.length; i++) {
      double near = (used.to(moved[i][0]) - used.to(moved[i][1])) / (2 * STEP);
      double far = (used.to(moved[i][2]) - used.to(moved[i][3])) / (4 * STEP);
      derivatives[i] = near + (near - far) / 3;
    }
    double variance = 0;
    for (int i = 0; i < moved.length; i++) {
      for (int j = 0; j < moved.length; j++) {
        variance += derivatives[i] * covarianceOfLogarithms[i][j] * derivatives[j];
      }
    }
    return variance;
  }

  /** Returns a value in the range of the scale, and refuses any other. */
  double checked(double value) {
    checkArgument(
        Double.isFinite(value) && scale.nearest(value) == value,
        "prediction must be in the range of scale %s, was %s",
        scale,
        value);
    return value;
  }
}
