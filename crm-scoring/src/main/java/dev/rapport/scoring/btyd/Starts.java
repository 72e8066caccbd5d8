package dev.rapport.scoring.btyd;

/** Where the searches begin: moments of the data. */
final class Starts {
  private static final double LEAST_SHAPE = 0.05;
  private static final double MOST_SHAPE = 20;

  private Starts() {}

  /** Returns shape and rate of a gamma distribution with which purchases have about the mean and the variance of the data. */
  static double[] gamma(FitRows rows) {
    double time = 0;
    double purchases = 0;
    double squares = 0;
    for (int i = 0; i < rows.rows(); i++) {
      double x = rows.repeats[i];
      time += rows.weight[i] * rows.times[rows.age[i]];
      purchases += rows.weight[i] * x;
      squares += rows.weight[i] * x * x;
    }
    double mean = purchases / rows.customers;
    double excess = squares / rows.customers - mean * mean - mean;
    double shape = excess > 0 ? mean * mean / excess : MOST_SHAPE;
    shape = Math.max(LEAST_SHAPE, Math.min(MOST_SHAPE, shape));
    return new double[] {shape, shape * time / purchases};
  }

  /** Returns the mean age of the customers. */
  static double meanAge(FitRows rows) {
    double time = 0;
    for (int i = 0; i < rows.rows(); i++) {
      time += rows.weight[i] * rows.times[rows.age[i]];
    }
    return time / rows.customers;
  }
}
