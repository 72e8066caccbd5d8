package dev.rapport.core.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Newton's method where the function is concave, so that it needs no bracket: after the first step every iterate lies on one
 * side of the root and moves towards it.
 *
 * <p>The logarithms of the two tails of a distribution with log-concave density are such functions (Prékopa, 1973). The
 * normal distribution is log-concave; so are the logarithm of a gamma variable and the log-odds of a beta variable, whatever
 * their parameters.
 */
final class MonotoneNewton {
  /** Far more than ever needed: quadratic convergence takes over after some ten steps. */
  private static final int MOST_STEPS = 500;

  /** Steps below this, relative to the root or to one, are rounding. */
  private static final double TOLERANCE = 2e-16;

  private MonotoneNewton() {}

  /**
   * Returns the root.
   *
   * @param start where to begin
   * @param step Newton's step from a point: minus the function over its derivative
   */
  static double solve(double start, DoubleUnaryOperator step) {
    double at = start;
    double previous = Double.POSITIVE_INFINITY;
    for (int i = 0; i < MOST_STEPS; i++) {
      double move = step.applyAsDouble(at);
      at += move;
      double size = Math.abs(move);
      boolean rounding = size < 1e-8 * Math.max(1, Math.abs(at)) && size >= 0.5 * previous;
      if (size <= TOLERANCE * Math.max(1, Math.abs(at)) || rounding) {
        return at;
      }
      previous = size;
    }
    throw new ArithmeticException("Newton's method must converge, but did not from " + start);
  }
}
