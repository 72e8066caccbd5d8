package dev.rapport.scoring.btyd;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Draws from the distributions of the models, with the same bits on every JVM. Not thread-safe. */
final class Chances {
  private final RandomGenerator random;

  Chances(RandomGenerator random) {
    this.random = random;
  }

  static Chances seeded(long seed) {
    return new Chances(new SplittableRandom(seed));
  }

  /** Draws from the open interval (0, 1). */
  double uniform() {
    return ((random.nextLong() >>> 12) + 0.5) * 0x1.0p-52;
  }

  double exponential(double rate) {
    return -StrictMath.log(uniform()) / rate;
  }

  /** Draws the logarithm of a gamma variable of scale 1, which may itself be too small for a double (Marsaglia and Tsang, 2000). */
  private double logGamma(double shape) {
    if (shape < 1) {
      return logGamma(shape + 1) + StrictMath.log(uniform()) / shape;
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = normal();
      double root = 1 + c * normal;
      if (root > 0) {
        double v = root * root * root;
        if (StrictMath.log(uniform()) < normal * normal / 2 + d * (1 - v + StrictMath.log(v))) {
          return StrictMath.log(d * v);
        }
      }
    }
  }

  double gamma(double shape, double rate) {
    return StrictMath.exp(logGamma(shape) - StrictMath.log(rate));
  }

  double beta(double a, double b) {
    return 1 / (1 + StrictMath.exp(logGamma(b) - logGamma(a)));
  }

  /** The polar method of Marsaglia, of which the second number is not used. */
  private double normal() {
    while (true) {
      double x = 2 * uniform() - 1;
      double y = 2 * uniform() - 1;
      double square = x * x + y * y;
      if (square < 1 && square > 0) {
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
