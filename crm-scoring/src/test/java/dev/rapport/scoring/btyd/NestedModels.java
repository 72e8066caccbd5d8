package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The models that lie on the edges of the others, straight from their definitions, and the log-likelihood of data at their best, by a
 * search that takes no derivatives. Times are in weeks.
 */
final class NestedModels {
  private static final double WEEK = 7;
  private static final int PANELS = 24;

  private NestedModels() {}

  /** The logarithm of what is said of one customer, of whom x, t_x and T are known. */
  @FunctionalInterface
  private interface Customer {
    double log(int x, double last, double age);
  }

  /** Nobody drops out; purchase rates differ: r, α. */
  static double negativeBinomial(PurchaseSummaries data) {
    return best(
        p -> sum(data, (x, last, age) -> purchases(p[0], p[1], x) + power(p[0], p[1], x, age)),
        .5,
        5);
  }

  /** Purchase rates differ, but not the chance of dropping out after a repeat purchase, or after the first one too: r, α, odds. */
  static double sameChance(PurchaseSummaries data, boolean afterFirst) {
    return best(
        p -> {
          double chance = p[2] / (1 + p[2]);
          return sum(data, (x, last, age) -> {
            int chances = afterFirst ? x + 1 : x;
            double there = Math.exp(power(p[0], p[1], x, age)) * Math.pow(1 - chance, chances);
            double gone = chances == 0
                ? 0
                : Math.exp(power(p[0], p[1], x, last)) * chance * Math.pow(1 - chance, chances - 1);
            return purchases(p[0], p[1], x) + Math.log(there + gone);
          });
        },
        .5,
        5,
        .5);
  }

  /** Purchase rates differ, but not the rate of dropping out: r, α, μ. */
  static double sameDropOutRate(PurchaseSummaries data) {
    return best(
        p -> sum(data, (x, last, age) -> {
          double there = Math.exp(power(p[0], p[1], x, age) - p[2] * age);
          double width = (age - last) / PANELS;
          double gone = 0;
          for (int k = 0; k < PANELS && width > 0; k++) {
            double left = last + k * width;
            gone += width
                / 6
                * (density(p, x, left)
                    + 4 * density(p, x, left + width / 2)
                    + density(p, x, left + width));
          }
          return purchases(p[0], p[1], x) + Math.log(there + gone);
        }),
        2.6,
        30,
        .02);
  }

  private static double density(double[] p, int x, double time) {
    return p[2] * Math.exp(power(p[0], p[1], x, time) - p[2] * time);
  }

  /** Everybody buys at one rate and drops out with one chance after each purchase: λ, odds. */
  static double sameRateAndChance(PurchaseSummaries data) {
    return best(
        p -> {
          double chance = p[1] / (1 + p[1]);
          return sum(
              data,
              (x, last, age) -> x * Math.log(p[0])
                  + Math.log(Math.pow(1 - chance, x + 1) * Math.exp(-p[0] * age)
                      + chance * Math.pow(1 - chance, x) * Math.exp(-p[0] * last)));
        },
        .1,
        .5);
  }

  /** Everybody buys at one rate and drops out at another: λ, μ. */
  static double sameRateAndDropOut(PurchaseSummaries data) {
    return best(
        p -> {
          double both = p[0] + p[1];
          return sum(
              data,
              (x, last, age) -> x * Math.log(p[0])
                  + Math.log(Math.exp(-both * age)
                      + p[1] / both * (Math.exp(-both * last) - Math.exp(-both * age))));
        },
        .1,
        .05);
  }

  /** Purchase rates differ, and nobody buys after the first repeat purchase: r, α. */
  static double goneAfterOnce(PurchaseSummaries data) {
    return best(
        p -> sum(
            data,
            (x, last, age) -> purchases(p[0], p[1], x) + power(p[0], p[1], x, x == 0 ? age : last)),
        .5,
        5);
  }

  /** Purchase rates differ; a share is gone after so many repeat purchases, and the others never: r, α, odds of the share. */
  static double allOrNothing(PurchaseSummaries data, int opportunity) {
    return best(
        p -> {
          double share = p[2] / (1 + p[2]);
          return sum(data, (x, last, age) -> {
            double stayed = purchases(p[0], p[1], x) + power(p[0], p[1], x, age);
            if (x != opportunity) {
              return stayed + (x > opportunity ? Math.log1p(-share) : 0);
            }
            double left = purchases(p[0], p[1], x) + power(p[0], p[1], x, last);
            return Math.log(share * Math.exp(left) + (1 - share) * Math.exp(stayed));
          });
        },
        1,
        4,
        .5);
  }

  /** Everybody buys at one rate, except a share that is gone at once: λ, odds of the share. */
  static double sameRateAllOrNothing(PurchaseSummaries data) {
    return best(
        p -> {
          double share = p[1] / (1 + p[1]);
          return sum(
              data,
              (x, last, age) -> x == 0
                  ? Math.log(share + (1 - share) * Math.exp(-p[0] * age))
                  : Math.log1p(-share) + x * Math.log(p[0]) - p[0] * age);
        },
        .1,
        .5);
  }

  /** Γ(r+x) / Γ(r) α^-x. */
  private static double purchases(double r, double alpha, int x) {
    return SpecialFunctions.logGamma(r + x) - SpecialFunctions.logGamma(r) - x * Math.log(alpha);
  }

  /** (1 + t/α)^-(r+x). */
  private static double power(double r, double alpha, int x, double time) {
    return -(r + x) * Math.log1p(time / alpha);
  }

  private static double sum(PurchaseSummaries data, Customer customer) {
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      sum += data.weight(i)
          * customer.log(
              data.repeatPurchases(i), data.lastPurchaseAgeDays(i) / WEEK, data.ageDays(i) / WEEK);
    }
    return sum;
  }

  /** Climbs along one logarithm after the other and along the way of a round, with steps that shrink when none goes up. */
  static double best(ToDoubleFunction<double[]> likelihood, double... start) {
    return climbed(likelihood, 1e-4, Integer.MAX_VALUE, start);
  }

  /** Climbs so many rounds at most, and with no shorter steps. */
  static double climbed(
      ToDoubleFunction<double[]> likelihood, double shortest, int rounds, double... start) {
    double[] logs = Arrays.stream(start).map(Math::log).toArray();
    double best = at(likelihood, logs);
    double step = 0.25;
    for (int round = 0; step > shortest && round < rounds; round++) {
      double[] from = logs.clone();
      for (int i = 0; i < logs.length; i++) {
        for (double move : new double[] {step, -step}) {
          double[] next = logs.clone();
          next[i] += move;
          double value = at(likelihood, next);
          if (value > best) {
            best = value;
            logs = next;
            break;
          }
        }
      }
      double[] onward = logs.clone();
      boolean moved = false;
      for (int i = 0; i < logs.length; i++) {
        onward[i] += logs[i] - from[i];
        moved |= logs[i] != from[i];
      }
      double value = moved ? at(likelihood, onward) : best;
      if (value > best) {
        best = value;
        logs = onward;
      }
      step = moved ? step : step / 2;
    }
    return best;
  }

  private static double at(ToDoubleFunction<double[]> likelihood, double[] logs) {
    return likelihood.applyAsDouble(Arrays.stream(logs).map(Math::exp).toArray());
  }
}
