package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Customers drawn from a model. */
final class Simulation {
  private static final int PARTS_OF_A_DAY = 64;

  private Simulation() {}

  /** Returns the age of each customer, in the order of the rows. */
  static int[] ages(PurchaseSummaries data) {
    int[] ages = new int[requireCount(requireNonNull(data, "data").customers())];
    int at = 0;
    for (int row = 0; row < data.rows(); row++) {
      int end = at + (int) data.weight(row);
      Arrays.fill(ages, at, end, data.ageDays(row));
      at = end;
    }
    return ages;
  }

  /** Returns of how many purchases each mean spend is, in the order of the rows. */
  static int[] spendPurchases(PurchaseSummaries data) {
    long count = 0;
    for (int row = 0; row < requireNonNull(data, "data").spendRows(); row++) {
      count += data.spendWeight(row);
    }
    int[] purchases = new int[requireCount(count)];
    int at = 0;
    for (int row = 0; row < data.spendRows(); row++) {
      int end = at + (int) data.spendWeight(row);
      Arrays.fill(purchases, at, end, data.spendPurchases(row));
      at = end;
    }
    return purchases;
  }

  private static int requireCount(long customers) {
    checkArgument(
        customers <= Integer.MAX_VALUE - 8,
        "data must be of at most %s customers to be simulated, was %s",
        Integer.MAX_VALUE - 8,
        customers);
    return (int) customers;
  }

  /** Returns customers of whom nothing but the spend matters. */
  static PurchaseSummaries spenders(int[] purchases, double[] means) {
    int[] once = new int[purchases.length];
    Arrays.fill(once, 1);
    return PurchaseSummaries.of(SummaryTable.ofColumns(purchases, once, once, means));
  }

  /** Lives one life. */
  @FunctionalInterface
  interface Life {
    /**
     * Draws one customer.
     *
     * @param chances where to draw from
     * @param age T in the unit of the model
     * @param purchases to be told of each repeat purchase up to T, in the order of time
     */
    void live(Chances chances, double age, Purchases purchases);
  }

  /**
   * Returns the life of a customer who buys at a rate from a gamma distribution and drops out after a purchase with a chance from a beta
   * distribution, after the very first one too if so said.
   */
  static Life betaGeometric(double r, double alpha, double a, double b, boolean afterFirst) {
    return (chances, age, purchases) -> {
      double rate = chances.gamma(r, alpha);
      double leaves = chances.beta(a, b);
      boolean there = !afterFirst || chances.uniform() >= leaves;
      double time = 0;
      while (there) {
        time += chances.exponential(rate);
        there = time <= age && chances.uniform() >= leaves;
        if (time <= age) {
          purchases.at(time);
        }
      }
    };
  }

  /** Takes down the purchases of one customer. */
  static final class Purchases {
    private int count;
    private double last;

    void at(double age) {
      count = Math.addExact(count, 1);
      last = age;
    }
  }

  static SummaryTable table(int[] ageDays, double unitDays, Chances chances, Life life) {
    int rows = requireNonNull(ageDays, "ageDays").length;
    int[] repeats = new int[rows];
    int[] lastAge = new int[rows];
    for (int i = 0; i < rows; i++) {
      checkArgument(
          ageDays[i] >= 0, "ageDays must not be negative, was %s in row %s", ageDays[i], i);
      Purchases purchases = new Purchases();
      life.live(chances, ageDays[i] / unitDays, purchases);
      repeats[i] = purchases.count;
      lastAge[i] = purchases.count == 0
          ? 0
          : (int) Math.max(1, Math.min(ageDays[i], Math.ceil(purchases.last * unitDays)));
    }
    return SummaryTable.ofColumns(repeats, lastAge, ageDays, new double[rows]);
  }

  /** A model of customers drawn from another, if the fit to them has an optimum. */
  @FunctionalInterface
  interface Redrawn<M> {
    Optional<M> from(Chances chances);
  }

  /**
   * Returns what draws customers of the ages of the data and fits a model to them. In whole days a purchase would be rounded and meet
   * others of its day, to which the fit answers with other parameters than those drawn from; hence parts of a day.
   */
  static <M> Redrawn<M> redrawn(
      PurchaseSummaries data,
      FitOptions options,
      Life life,
      BiFunction<PurchaseSummaries, FitOptions, Fit<M>> fit,
      UnaryOperator<M> inDays) {
    int[] ages = ages(data);
    int oldest = Arrays.stream(ages).max().orElse(0);
    int parts = Math.max(1, Math.min(PARTS_OF_A_DAY, Integer.MAX_VALUE / Math.max(1, oldest)));
    int[] fine = Arrays.stream(ages).map(age -> age * parts).toArray();
    FitOptions inParts = options.perDays(options.unitDays() * parts);
    return chances -> fit.apply(
            PurchaseSummaries.of(table(fine, inParts.unitDays(), chances, life)), inParts)
        .optionalModel()
        .map(inDays);
  }

  /** Returns what draws and fits, and predicts from the model if there is one and it can tell. */
  static <M> Replicate replicate(Redrawn<M> redrawn, ToDoubleFunction<? super M> prediction) {
    requireNonNull(prediction, "prediction");
    return random -> {
      Optional<M> model = redrawn.from(new Chances(random));
      if (model.isEmpty()) {
        return OptionalDouble.empty();
      }
      try {
        return OptionalDouble.of(prediction.applyAsDouble(model.get()));
      } catch (IllegalStateException undefined) {
        return OptionalDouble.empty(); // such as a mean that does not exist under these parameters
      }
    };
  }

  /** Draws from the distributions of the models, with the same bits on every JVM. Not thread-safe. */
  static final class Chances {
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
}
