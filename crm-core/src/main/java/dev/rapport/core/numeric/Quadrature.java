package dev.rapport.core.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals of smooth positive functions, panel by panel with sixteen nodes each.
 *
 * <p>The widths of the panels follow from what spoils a Gauss rule: a singularity of the function nearer than half the panel, and a
 * change of the function by more than some dozen e-folds within it. Kept clear of both, sixteen nodes are right to 1e-15 relative.
 * All terms are positive, so nothing cancels.
 */
public final class Quadrature {
  /** A panel may change the function by this many e-folds. */
  private static final double MOST_FOLDS = 12;

  /** A panel may be this many times as wide as its distance from a singularity on the axis. */
  private static final double MOST_RATIO = 2;

  /** On a logarithmic axis, where singularities lie at ±iπ and beyond, a panel may be this wide. */
  private static final double MOST_WIDTH = 2.4;

  /** What is less than this part of the whole is nothing, and this its logarithm. */
  private static final double NOTHING = 1e-19;

  private static final double MOST_FALL = 43;

  private static final int MOST_SHRINKING = 60;

  /** How exactly the highest place is searched, in the variable; the narrowest functions here are some thousandths wide. */
  private static final double TOP = 1e-3;

  private Quadrature() {}

  /**
   * Returns ∫ (1 + u/first)^-p (1 + u/second)^-q e^(-rate u) du.
   *
   * @param first above 0
   * @param p 0 or more
   * @param second above 0
   * @param q 0 or more
   * @param rate any finite number, above 0 or with powers that converge if the end is infinite
   * @param start where to begin, 0 or more
   * @param end where to end, not before the start, perhaps infinite
   * @return 0 or more, within about 1e-15 relative
   */
  public static double powers(
      double first, double p, double second, double q, double rate, double start, double end) {
    double u = start;
    double sum = 0;
    double nearest = Math.min(
        p == 0 ? Double.POSITIVE_INFINITY : first, q == 0 ? Double.POSITIVE_INFINITY : second);
    while (u < end) {
      double folds = Math.abs(rate) + p / (first + u) + q / (second + u);
      double width = Math.min(MOST_RATIO * (nearest + u), MOST_FOLDS / folds);
      width = Math.min(width, end - u);
      double panel = 0;
      for (int i = 0; i < GaussLegendre.SIXTEEN.size(); i++) {
        double at = u + width * GaussLegendre.SIXTEEN.node(i);
        double log = -rate * at;
        if (p != 0) {
          log -= p * Math.log1p(at / first);
        }
        if (q != 0) {
          log -= q * Math.log1p(at / second);
        }
        panel += GaussLegendre.SIXTEEN.weight(i) * Math.exp(log);
      }
      sum += width * panel;
      if (width * panel < NOTHING * sum || u + width == u) {
        break;
      }
      u += width;
    }
    return sum;
  }

  /**
   * Returns ∫ f(u) du from 0 to an end.
   *
   * @param f a function whose only singularity lies at -scale, and which changes like (1 + u/scale)^-power e^(-rate u)
   * @param scale above 0
   * @param power 0 or more
   * @param rate 0 or more
   * @param end 0 or more, finite
   * @return the integral
   */
  public static double smooth(
      DoubleUnaryOperator f, double scale, double power, double rate, double end) {
    double u = 0;
    double sum = 0;
    while (u < end) {
      double folds = rate + power / (scale + u);
      double width = Math.min(end - u, Math.min(MOST_RATIO * (scale + u), MOST_FOLDS / folds));
      double panel = 0;
      for (int i = 0; i < GaussLegendre.SIXTEEN.size(); i++) {
        panel += GaussLegendre.SIXTEEN.weight(i)
            * f.applyAsDouble(u + width * GaussLegendre.SIXTEEN.node(i));
      }
      sum += width * panel;
      if (u + width == u) {
        break;
      }
      u += width;
    }
    return sum;
  }

  /**
   * Returns the logarithm of ∫ e^f(y) dy for a concave f whose singularities are no nearer to the axis than π, as functions of a logarithm
   * or of log-odds have them.
   *
   * @param f the logarithm of the integrand
   * @param pureBelow below it f is a straight line
   * @param left its slope there, above 0
   * @param pureAbove above it f is a straight line, or where the integral ends
   * @param right minus its slope there, above 0; infinite where the integral ends
   * @param guess about where f is highest
   * @return the logarithm, within about 1e-15 absolute
   */
  public static double logOfLogConcave(
      DoubleUnaryOperator f,
      double pureBelow,
      double left,
      double pureAbove,
      double right,
      double guess) {
    double top = top(f, pureBelow, pureAbove, guess);
    double highest = f.applyAsDouble(top);
    double sum = 0;
    double y = top;
    while (y > pureBelow && f.applyAsDouble(y) > highest - MOST_FALL) {
      double width = -narrowed(f, y, -Math.min(MOST_WIDTH, y - pureBelow));
      sum += panel(f, y - width, width, highest);
      y -= width;
    }
    sum += y <= pureBelow ? Math.exp(f.applyAsDouble(y) - highest) / left : 0;
    y = top;
    while (y < pureAbove && f.applyAsDouble(y) > highest - MOST_FALL) {
      double width = narrowed(f, y, Math.min(MOST_WIDTH, pureAbove - y));
      sum += panel(f, y, width, highest);
      y += width;
    }
    sum += y >= pureAbove ? Math.exp(f.applyAsDouble(y) - highest) / right : 0;
    return highest + Math.log(sum);
  }

  /** Shrinks a step until the function changes by few e-folds over it. */
  private static double narrowed(DoubleUnaryOperator f, double y, double step) {
    double from = f.applyAsDouble(y);
    double width = step;
    for (int i = 0; i < MOST_SHRINKING; i++) {
      if (Math.abs(f.applyAsDouble(y + width) - from) <= MOST_FOLDS) {
        return width;
      }
      width /= 2;
    }
    return width;
  }

  private static double panel(DoubleUnaryOperator f, double y, double width, double highest) {
    double panel = 0;
    for (int i = 0; i < GaussLegendre.SIXTEEN.size(); i++) {
      panel += GaussLegendre.SIXTEEN.weight(i)
          * Math.exp(f.applyAsDouble(y + width * GaussLegendre.SIXTEEN.node(i)) - highest);
    }
    return width * panel;
  }

  /** Returns about where a concave function is highest: near enough that no panel beside it rises by much. */
  private static double top(DoubleUnaryOperator f, double from, double to, double guess) {
    double middle = Math.max(from, Math.min(to, guess));
    double step = 1;
    double low = Math.max(from, middle - step);
    while (low > from && f.applyAsDouble(low) > f.applyAsDouble(middle)) {
      middle = low;
      step *= 2;
      low = Math.max(from, middle - step);
    }
    step = 1;
    double high = Math.min(to, middle + step);
    while (high < to && f.applyAsDouble(high) > f.applyAsDouble(middle)) {
      middle = high;
      step *= 2;
      high = Math.min(to, middle + step);
    }
    low = Math.max(from, Math.min(low, middle - step));
    for (int i = 0; i < MOST_SHRINKING && high - low > TOP; i++) {
      double one = low + (high - low) / 3;
      double two = high - (high - low) / 3;
      if (f.applyAsDouble(one) < f.applyAsDouble(two)) {
        low = one;
      } else {
        high = two;
      }
    }
    return (low + high) / 2;
  }
}
