package dev.rapport.examples.simulation;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.SplittableRandom;

/**
 * A seeded source of chance that draws the same values on every JVM.
 *
 * <p>Only the 64-bit output of {@link SplittableRandom} and {@link StrictMath} are used, because the derived draws of the
 * random classes and the last bit of {@link Math} may differ from one JDK to the next. Each customer gets a {@link #fork} of
 * his own, so one more draw in one life changes no other life. Mutable and confined to one thread.
 */
final class Chance {
  private final SplittableRandom bits;

  private Chance(SplittableRandom bits) {
    this.bits = bits;
  }

  /** Starts a stream of chance; the same seed gives the same stream. */
  static Chance seeded(long seed) {
    return new Chance(new SplittableRandom(seed));
  }

  /** Splits off a stream that is independent of what is drawn from this one later. */
  Chance fork() {
    return new Chance(bits.split());
  }

  /** Draws uniformly from the open interval (0, 1). */
  double uniform() {
    // The 52 high bits, moved half a step up, so that a logarithm of the draw is always finite.
    return ((bits.nextLong() >>> 12) + 0.5) * 0x1.0p-52;
  }

  /** Tells whether something of the given probability happens. */
  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** Draws a whole number, each from {@code lowest} to {@code highest} with the same chance. */
  int between(int lowest, int highest) {
    checkArgument(
        lowest <= highest, "lowest must be at most highest, was %s and %s", lowest, highest);
    return lowest + (int) (uniform() * (highest - lowest + 1.0));
  }

  /** Draws the waiting time to an event that comes {@code rate} times per unit of time on average. */
  double waitingTime(double rate) {
    return -StrictMath.log(uniform()) / rate;
  }

  /** Draws from the normal distribution with mean 0 and standard deviation 1 (Box and Muller, 1958). */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(uniform()));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /**
   * Draws from the gamma distribution (Marsaglia and Tsang, 2000); a shape below one is raised by one and scaled back.
   *
   * @param shape the shape, above 0
   * @param rate the rate, above 0; the mean is {@code shape / rate}
   */
  double gamma(double shape, double rate) {
    checkArgument(
        shape > 0 && rate > 0, "shape and rate must be positive, was %s and %s", shape, rate);
    if (shape < 1) {
      return gamma(shape + 1, rate) * StrictMath.pow(uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        if (StrictMath.log(uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v / rate;
        }
      }
    }
  }

  /** Draws an index with the chance of its weight among all weights. */
  int pick(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    int last = weights.length - 1;
    for (int i = 0; i < last; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return last;
  }
}
