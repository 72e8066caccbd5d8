package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The standard normal distribution: density, probabilities of both tails and their quantiles.
 *
 * <p>All to about 1e-15 relative, in the far tails too: {@code upperTail(30)} is 4.9e-198, not a rounded zero. The tail is
 * the density times Mills' ratio (Mills, 1926), which one polynomial covers on the whole half-line; around the centre the
 * series of Marsaglia (<em>Evaluating the Normal Distribution</em>, 2004) keeps the distance from one half exact.
 */
public final class NormalDistribution {
  private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  /** Beyond this the tail is below the smallest double. */
  private static final double FAR = 40;

  /** Where the map (z - MIDDLE) / (z + MIDDLE) of the half-line onto [-1, 1] is zero. */
  private static final double MIDDLE = 2.5;

  /** (z + 2.5) times Mills' ratio in powers of (z - 2.5)/(z + 2.5): interpolated in 31 Chebyshev nodes, 60 digits. */
  private static final double[] MILLS = {
    1.7713255566489683,
    -1.0871049852389276,
    0.3308430441859319,
    0.0231591763275652,
    -0.041083701067751624,
    -0.0040732960358933245,
    0.0063622199820741465,
    0.0019030366127425807,
    -0.0008127078789572592,
    -0.0006580989505631294,
    -4.5715693822510436e-05,
    0.00014142132933665457,
    7.387890494401133e-05,
    -2.1449278895776572e-06,
    -2.1385500757534115e-05,
    -1.1011075623150954e-05,
    -5.072989271242143e-08,
    3.259471787436343e-06,
    2.0429161890099324e-06,
    3.356861912288783e-07,
    -4.1195080833463026e-07,
    -4.4843116212793187e-07,
    -2.0900432764838546e-07,
    5.3721707249833154e-08,
    1.3872884579060863e-07,
    4.907771933339784e-08,
    -2.8477599917947505e-08,
    -2.2340859843472523e-08,
    -4.4518557271117066e-11,
    3.1294936686353316e-09,
    6.258582008510631e-10
  };

  private NormalDistribution() {}

  /**
   * Returns the density exp(-z²/2) / √(2π).
   *
   * @param z any finite number
   * @return 0 to 0.3989…
   */
  public static double density(double z) {
    requireFinite(z);
    // The rounding error of z² would be magnified by the exponential; it is put back.
    double square = z * z;
    if (square > 4 * FAR * FAR) {
      return 0;
    }
    double error = Math.fma(z, z, -square);
    return INVERSE_SQRT_TWO_PI * Math.exp(-0.5 * square) * (1 - 0.5 * error);
  }

  /**
   * Returns Φ(z), the probability of at most z.
   *
   * @param z any finite number
   * @return 0 to 1, never falling as z rises
   */
  public static double cdf(double z) {
    requireFinite(z);
    return z < 0 ? tail(-z) : 1 - tail(z);
  }

  /**
   * Returns 1 - Φ(z), the probability of more than z, without cancellation.
   *
   * @param z any finite number
   * @return 0 to 1
   */
  public static double upperTail(double z) {
    return cdf(-z);
  }

  /**
   * Returns Φ⁻¹(p), the number that is exceeded with probability 1 - p.
   *
   * @param p a probability, 0 and 1 excluded
   * @return any number between about -38.5 and 8.3
   */
  public static double quantile(double p) {
    checkArgument(p > 0 && p < 1, "p must be between 0 and 1, both excluded, was %s", p);
    if (Math.abs(p - 0.5) <= 0.25) {
      return central(p - 0.5);
    }
    return p < 0.5 ? -upper(p) : upper(1 - p);
  }

  /**
   * Returns the number that is exceeded with probability q: minus {@code quantile(q)}.
   *
   * @param q a probability, 0 and 1 excluded; a small one keeps its full precision
   * @return any number between about -8.3 and 38.5
   */
  public static double upperQuantile(double q) {
    checkArgument(q > 0 && q < 1, "q must be between 0 and 1, both excluded, was %s", q);
    return -quantile(q);
  }

  /** Returns Mills' ratio: the probability of more than z divided by the density, for z from 0 on. */
  static double mills(double z) {
    return Polynomials.evaluate(MILLS, (z - MIDDLE) / (z + MIDDLE)) / (z + MIDDLE);
  }

  private static double tail(double z) {
    return z > FAR ? 0 : density(z) * mills(z);
  }

  /** Solves Φ(z) - 1/2 = delta near the centre, where a small delta must give a small z to full precision. */
  private static double central(double delta) {
    double z = delta / INVERSE_SQRT_TWO_PI;
    for (int i = 0; i < 5; i++) {
      z -= (aboveHalf(z) - delta) / density(z);
    }
    return z;
  }

  /** Returns Φ(z) - 1/2 = φ(z) (z + z³/3 + z⁵/15 + z⁷/105 + …) for small z. */
  private static double aboveHalf(double z) {
    double square = z * z;
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
      term *= square / k;
      sum += term;
    }
    return sum * density(z);
  }

  /**
   * Solves tail(z) = q for q up to 1/4. The logarithm of the tail is concave, so Newton's steps from the right of the root
   * fall onto it without crossing.
   */
  private static double upper(double q) {
    double target = Math.log(q);
    // tail(z) ≤ exp(-z²/2)/2 for every z from 0 on: a start to the right of the root.
    double start = Math.sqrt(-2 * (target + Math.log(2)));
    double logRoot = Math.log(INVERSE_SQRT_TWO_PI);
    double z = MonotoneNewton.solve(start, at -> {
      double mills = mills(at);
      return (logRoot - 0.5 * at * at + Math.log(mills) - target) * mills;
    });
    // One step in plain probabilities, where the density is exact, undoes the rounding of the
    // logarithms.
    double tail = tail(z);
    return tail > Double.MIN_NORMAL ? z + (tail - q) / density(z) : z;
  }

  private static void requireFinite(double z) {
    checkArgument(Double.isFinite(z), "z must be finite, was %s", z);
  }
}
