package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maximises a smooth function of a few positive parameters, as the log-likelihoods of this library are, from exact first and
 * second derivatives.
 *
 * <p>Newton's method on the logarithms of the parameters, so that they stay positive and a step is a relative change. A step is
 * shortened to at most {@value #MOST_STEP} in every logarithm; where the matrix of second derivatives is not negative definite, or
 * a step would lower the function, it is damped after Levenberg (1944) and Marquardt (1963). Some 5 to 10 evaluations from a
 * reasonable start.
 *
 * <p>A likelihood may rise for ever towards the edge of what is possible, where the model turns into a simpler one. On the
 * logarithms the steps then keep their length while the gain dies out; after {@value #MOST_CREEPING} such steps the search stops
 * and says which parameters were on the move. It also stops after {@value #MOST_SLOW} damped steps in a row that win as little:
 * towards some edges the function is not curved downwards, and damping keeps the steps short.
 */
public final class DampedNewton {
  /** The largest change of a logarithm in one step. */
  private static final double MOST_STEP = 1.5;

  /** How many steps in a row may be long and win next to nothing. */
  private static final int MOST_CREEPING = 3;

  /** How many damped steps in a row may win next to nothing; towards a maximum inside, Newton's last steps are not damped. */
  private static final int MOST_SLOW = 10;

  /** A step is long above this. Towards an edge, Newton's step on a logarithm tends to 1 or more. */
  private static final double LONG_STEP = 0.3;

  /** A gain below this is next to nothing on the scale of log-likelihoods, where 2 is much. */
  private static final double NO_GAIN = 1e-6;

  /** Logarithms beyond this are the edge. */
  private static final double MOST_LOGARITHM = 100;

  private static final int MOST_ITERATIONS = 500;

  /** After a step this small the next would have about the square of its size: it is taken, and not looked at again. */
  private static final double LAST_STEP = 1e-10;

  /** Below this a step that no longer halves is rounding. */
  private static final double ROUNDING_STEP = 1e-6;

  /** What rounding may take from a value without its being lower. */
  private static final double VALUE_ROUNDING = 1e-13;

  private static final double FIRST_DAMPING = 1e-6;
  private static final double MOST_DAMPING = 1e12;

  private final Objective objective;
  private int evaluations;

  private DampedNewton(Objective objective) {
    this.objective = objective;
  }

  /** The function to maximise. It may use whatever adds up its terms, as long as the result does not depend on it. */
  @FunctionalInterface
  public interface Objective {
    /**
     * Returns value and derivatives.
     *
     * @param parameters a fresh array, each element above 0
     * @return the value, and its derivatives by the parameters themselves; all finite
     * @throws ArithmeticException where it cannot be computed, such as a power beyond a {@code double}; the search then takes a
     *     shorter step
     */
    SecondOrder at(double[] parameters);
  }

  /** How a search ended. */
  public enum Ending {
    /** At a maximum inside. */
    CONVERGED,
    /** On the way to the edge, or along a ridge on which the function is level. */
    DRIFTING,
    /** At a point from which no step goes up although the gradient is not zero, or after too many steps. */
    STUCK
  }

  /** Where a search ended. Immutable as long as nobody writes into its arrays; its accessors return fresh ones. */
  public static final class Optimum {
    private final Ending ending;
    private final Point point;
    private final int[] drift;
    private final int iterations;
    private final int evaluations;

    private Optimum(Ending ending, Point point, int[] drift, int iterations, int evaluations) {
      this.ending = ending;
      this.point = point;
      this.drift = drift;
      this.iterations = iterations;
      this.evaluations = evaluations;
    }

    /**
     * Returns how the search ended.
     *
     * @return the ending
     */
    public Ending ending() {
      return ending;
    }

    /**
     * Returns the parameters at the end.
     *
     * @return a fresh array, each element above 0
     */
    public double[] parameters() {
      return exp(point.logs);
    }

    /**
     * Returns the value at the end.
     *
     * @return any finite number
     */
    public double value() {
      return point.value;
    }

    /**
     * Returns where each parameter was going when the search ended on the way to the edge.
     *
     * @return a fresh array of 1 for upwards, -1 for downwards and 0 for neither
     */
    public int[] drift() {
      return drift.clone();
    }

    /**
     * Returns the size of the gradient by the logarithms, the largest element.
     *
     * @return zero or more
     */
    public double gradientNorm() {
      return largest(point.gradient);
    }

    /**
     * Returns Newton's decrement √(gᵀ A⁻¹ g), A being minus the second derivatives by the logarithms: half its square is what
     * the function can still gain.
     *
     * @return zero or more; empty if A is not positive definite
     */
    public Optional<Double> newtonDecrement() {
      return Cholesky.of(point.curvature).map(root -> {
        double[] step = root.solve(point.gradient);
        double square = 0;
        for (int i = 0; i < step.length; i++) {
          square += step[i] * point.gradient[i];
        }
        return Math.sqrt(Math.max(0, square));
      });
    }

    /**
     * Returns the inverse of minus the second derivatives by the logarithms: their covariance if the function is a
     * log-likelihood.
     *
     * @return a fresh symmetric matrix; empty if the second derivatives are not negative definite
     */
    public Optional<double[][]> covarianceOfLogarithms() {
      return Cholesky.of(point.curvature).map(Cholesky::inverse);
    }

    /**
     * Returns how many steps were taken or tried.
     *
     * @return zero or more
     */
    public int iterations() {
      return iterations;
    }

    /**
     * Returns how often the function was evaluated.
     *
     * @return at least 1
     */
    public int evaluations() {
      return evaluations;
    }
  }

  /** A point on the scale of logarithms, with minus the second derivatives. */
  private static final class Point {
    private final double[] logs;
    private final double value;
    private final double[] gradient;
    private final double[][] curvature;

    private Point(double[] logs, double value, double[] gradient, double[][] curvature) {
      this.logs = logs;
      this.value = value;
      this.gradient = gradient;
      this.curvature = curvature;
    }

    /** Returns a point so near that value and derivatives are the same. */
    private Point at(double[] near) {
      return new Point(near, value, gradient, curvature);
    }
  }

  /**
   * Maximises a function.
   *
   * @param objective the function with its derivatives
   * @param start where to begin, each element above 0 and finite
   * @return where the search ended
   * @throws IllegalArgumentException if an element of the start is not above 0 and finite
   */
  public static Optimum maximize(Objective objective, double... start) {
    requireNonNull(objective, "objective");
    double[] logs = new double[start.length];
    for (int i = 0; i < start.length; i++) {
      checkArgument(
          start[i] > 0 && Double.isFinite(start[i]),
          "start must be above 0 and finite, was %s",
          start[i]);
      logs[i] = Math.log(start[i]);
    }
    return new DampedNewton(objective).search(logs);
  }

  private Optimum search(double[] start) {
    Point here = requireNonNull(evaluate(start), "objective must be computable at start");
    double damping = 0;
    double before = Double.POSITIVE_INFINITY;
    int creeping = 0;
    int slow = 0;
    Point slowFrom = here;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double unit = Math.max(largestDiagonal(here.curvature), Double.MIN_NORMAL);
      double used = damping;
      double[] step = newtonStep(here, damping * unit);
      while (step == null && used <= MOST_DAMPING) {
        used = Math.max(FIRST_DAMPING, 10 * used);
        step = newtonStep(here, used * unit);
      }
      if (step == null) {
        return ended(Ending.STUCK, here, new int[here.logs.length], iteration);
      }
      double size = largest(step);
      boolean rounding = size <= ROUNDING_STEP && size >= 0.5 * before;
      if (used == 0 && (size <= LAST_STEP || rounding)) {
        Point top = size <= LAST_STEP ? here.at(moved(here.logs, step)) : here;
        return ended(Ending.CONVERGED, top, new int[step.length], iteration);
      }
      Point next = evaluate(moved(here.logs, capped(step)));
      double gain = next == null ? Double.NEGATIVE_INFINITY : next.value - here.value;
      if (next == null || (isFall(gain, here) && size > ROUNDING_STEP)) {
        damping = Math.max(FIRST_DAMPING, 10 * used);
        if (damping > MOST_DAMPING) {
          return ended(Ending.STUCK, here, new int[step.length], iteration);
        }
        continue;
      }
      creeping = size > LONG_STEP && gain < NO_GAIN ? creeping + 1 : 0;
      if (creeping == MOST_CREEPING || largest(next.logs) >= MOST_LOGARITHM) {
        return ended(Ending.DRIFTING, next, drift(step, size), iteration + 1);
      }
      slowFrom = slow == 0 ? here : slowFrom;
      slow = used > 0 && gain < NO_GAIN ? slow + 1 : 0;
      if (slow == MOST_SLOW) {
        double[] way = way(slowFrom.logs, next.logs);
        return ended(Ending.DRIFTING, next, drift(way, largest(way)), iteration + 1);
      }
      here = next;
      before = size;
      damping = used > FIRST_DAMPING ? used / 10 : 0;
    }
    return ended(Ending.STUCK, here, new int[start.length], MOST_ITERATIONS);
  }

  private static boolean isFall(double gain, Point here) {
    return gain < -VALUE_ROUNDING * Math.max(1, Math.abs(here.value));
  }

  private Optimum ended(Ending ending, Point point, int[] drift, int iterations) {
    return new Optimum(ending, point, drift, iterations, evaluations);
  }

  /** By the chain rule: d/d log p = p d/dp, and the second derivative has p² d²/dp² + p d/dp on the diagonal. */
  private @Nullable Point evaluate(double[] logs) {
    evaluations++;
    double[] parameters = exp(logs);
    SecondOrder at;
    try {
      at = objective.at(parameters.clone());
    } catch (ArithmeticException beyondReach) {
      return null;
    }
    int n = logs.length;
    checkArgument(
        at.parameters() == n,
        "objective must have derivatives by %s parameters, had %s",
        n,
        at.parameters());
    double[] gradient = new double[n];
    double[][] curvature = new double[n][n];
    for (int i = 0; i < n; i++) {
      gradient[i] = parameters[i] * at.gradient(i);
      for (int j = 0; j <= i; j++) {
        curvature[i][j] = -parameters[i] * parameters[j] * at.hessian(i, j);
        curvature[j][i] = curvature[i][j];
      }
      curvature[i][i] -= gradient[i];
    }
    return new Point(logs, at.value(), gradient, curvature);
  }

  private static double @Nullable [] newtonStep(Point point, double damping) {
    int n = point.gradient.length;
    double[][] damped = new double[n][];
    for (int i = 0; i < n; i++) {
      damped[i] = point.curvature[i].clone();
      damped[i][i] += damping;
    }
    return Cholesky.of(damped).map(root -> root.solve(point.gradient)).orElse(null);
  }

  private static double[] capped(double[] step) {
    double factor = Math.min(1, MOST_STEP / largest(step));
    return Arrays.stream(step).map(element -> element * factor).toArray();
  }

  private static double[] moved(double[] logs, double[] step) {
    double[] moved = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      moved[i] = Math.max(-MOST_LOGARITHM, Math.min(MOST_LOGARITHM, logs[i] + step[i]));
    }
    return moved;
  }

  private static double[] way(double[] from, double[] to) {
    double[] way = new double[from.length];
    for (int i = 0; i < way.length; i++) {
      way[i] = to[i] - from[i];
    }
    return way;
  }

  private static int[] drift(double[] step, double size) {
    return Arrays.stream(step)
        .mapToInt(element -> Math.abs(element) > 0.1 * size ? (int) Math.signum(element) : 0)
        .toArray();
  }

  private static double[] exp(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }

  private static double largest(double[] elements) {
    double largest = 0;
    for (double element : elements) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  private static double largestDiagonal(double[][] matrix) {
    double largest = 0;
    for (int i = 0; i < matrix.length; i++) {
      largest = Math.max(largest, Math.abs(matrix[i][i]));
    }
    return largest;
  }
}
