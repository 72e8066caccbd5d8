package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Doubles;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The parametric bootstrap: the data are simulated again and again from the fitted model, the model is fitted to each, and the
 * spread of a prediction over those fits is its interval.
 *
 * <p>Dear where the delta method is cheap, and right where that is not: small samples, predictions far from linear. A replicate
 * whose fit has no optimum gives no prediction and is left out; {@link Replicates#failed()} says how many there were. Many mean
 * that the data are near a boundary, where no interval should be trusted.
 *
 * <p>Every replicate has its own generator, drawn from the seed, so the same seed gives the same bits whatever the {@link
 * Reducer}.
 *
 * <p>Reference: B. Efron and R. Tibshirani (1993), <em>An introduction to the bootstrap</em>, chapters 6 and 13.
 *
 * @param replicates how many times to simulate, such as 1,000 for an interval at 0.95
 * @param seed where the random numbers start
 */
public record ParametricBootstrap(int replicates, long seed) {
  /**
   * Checks the components.
   *
   * @param replicates at least 2
   * @param seed any number
   * @throws IllegalArgumentException if there are too few replicates
   */
  public ParametricBootstrap {
    checkArgument(replicates >= 2, "replicates must be at least 2, was %s", replicates);
  }

  /** Simulates, fits and predicts once. */
  @FunctionalInterface
  public interface Replicate {
    /**
     * Draws one replicate.
     *
     * @param random the generator to draw from, and no other
     * @return the prediction, finite; nothing if the fit to the simulated data has no optimum
     */
    OptionalDouble draw(RandomGenerator random);
  }

  /**
   * Draws all replicates.
   *
   * @param replicate simulates, fits and predicts once
   * @param reducer who does the work
   * @return their predictions
   * @throws IllegalArgumentException if a prediction is not finite
   */
  public Replicates run(Replicate replicate, Reducer reducer) {
    requireNonNull(replicate, "replicate");
    long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
    double[] predictions = requireNonNull(reducer, "reducer")
        .<double[]>reduce(
            replicates,
            i -> replicate.draw(new SplittableRandom(seeds[i])).stream().toArray(),
            Doubles::concat);
    return new Replicates(predictions, replicates);
  }

  /** The predictions of all replicates. Immutable and thread-safe. */
  public static final class Replicates {
    private final double[] ascending;
    private final int drawn;

    private Replicates(double[] predictions, int drawn) {
      this.ascending = predictions;
      this.drawn = drawn;
      for (double prediction : ascending) {
        checkArgument(Double.isFinite(prediction), "prediction must be finite, was %s", prediction);
      }
      Arrays.sort(ascending);
    }

    /**
     * Returns how many replicates gave no prediction.
     *
     * @return zero or more
     */
    public int failed() {
      return drawn - ascending.length;
    }

    /**
     * Returns the interval between the percentiles, which are interpolated between the ordered predictions.
     *
     * @param value the prediction of the fit itself, finite
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the value with its interval, the sample size being that of the replicates that succeeded; undefined if fewer than
     *     two did
     */
    public Estimate estimate(double value, double level) {
      Interval.requireLevel(level);
      checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
      if (ascending.length < 2) {
        return Estimate.undefined(
            UndefinedReason.tooFew("replicates with an optimum", 2, ascending.length),
            ascending.length);
      }
      double tail = (1 - level) / 2;
      return Estimate.of(
          value, Interval.of(quantile(tail), quantile(1 - tail), level), ascending.length);
    }

    private double quantile(double share) {
      double rank = share * (ascending.length - 1);
      int below = (int) rank;
      int above = Math.min(below + 1, ascending.length - 1);
      return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }
  }
}
