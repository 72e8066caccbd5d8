package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.ParetoLikelihood.DropOutIntegrals;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.Arrays;

/**
 * Scores customers by the million: the probability to be still there, the purchases to expect and their value, into arrays of yours.
 *
 * <p>What a customer who is still there will do depends on x and T alone, and a million customers have some thousand pairs of them. That
 * is computed when the scorer is made, for a dozen ages of each x, which tell the others; then a customer costs at most one exponential,
 * a division and a few looks into tables: some ten nanoseconds. The scores are those of {@link Prospect} and {@link LifetimeValuation}
 * within 1e-12 relative. Customers that the scorer was not made for are scored too, more slowly.
 *
 * <p>Immutable and thread-safe: let several threads score a range each.
 */
public final class BulkScorer {
  /** Up to so many purchases the weight of their mean amount is at hand. */
  private static final int WEIGHTS = 256;

  private final LifetimeValuation valuation;
  private final Horizon purchasesHorizon;
  private final Horizon valueHorizon;
  private final AliveTable alive;

  /** P(alive) of who never came back, by the age from the youngest on. */
  private final double[] aliveIfNeverBack;

  /** Purchases, and discounted purchases, of a customer who is still there. */
  private final FutureTable futures;

  private final double gamma;
  private final double[] spendWeights = new double[WEIGHTS];

  private BulkScorer(
      LifetimeValuation valuation,
      Horizon purchasesHorizon,
      Horizon valueHorizon,
      SummaryTable customers) {
    this.valuation = valuation;
    this.purchasesHorizon = purchasesHorizon;
    this.valueHorizon = valueHorizon;
    PurchaseModel model = valuation.purchases();
    boolean smooth =
        model instanceof BgNbd || model instanceof MbgNbd || model instanceof ParetoNbd;
    this.alive = AliveTable.of(model, customers);
    this.futures = new FutureTable(customers, smooth, this::figures);
    this.aliveIfNeverBack = new double[futures.ages()];
    for (int k = 0; k < aliveIfNeverBack.length; k++) {
      aliveIfNeverBack[k] = alive.of(0, 0, futures.youngest() + k);
    }
    this.gamma = valuation.spend().gamma();
    for (int seen = 0; seen < WEIGHTS; seen++) {
      spendWeights[seen] = spendWeight(seen);
    }
  }

  /**
   * Prepares for customers.
   *
   * @param valuation the models, the rate and the margin
   * @param purchasesHorizon how long purchases are counted, not for ever
   * @param valueHorizon how long the value is counted, or for ever
   * @param customers customers to be scored, or such as they are
   * @return the scorer
   * @throws IllegalArgumentException if a mean that one of the customers needs is infinite, so that its scores would not be numbers, or
   *     a horizon breaks its rule
   */
  public static BulkScorer of(
      LifetimeValuation valuation,
      Horizon purchasesHorizon,
      Horizon valueHorizon,
      SummaryTable customers) {
    requireNonNull(purchasesHorizon, "purchasesHorizon");
    requireNonNull(customers, "customers");
    Estimate spend = requireNonNull(valuation, "valuation").spendOfEach(customers);
    checkArgument(
        spend.isKnown(), "valuation must have a mean spend for every customer, but %s", spend);
    Estimate purchases = valuation.discountedPurchases(
        valuation.purchases().newCustomer(), requireNonNull(valueHorizon, "valueHorizon"));
    checkArgument(purchases.isKnown(), "valueHorizon must give a value, but %s", purchases);
    return new BulkScorer(valuation, purchasesHorizon, valueHorizon, customers);
  }

  /**
   * Scores a range of customers.
   *
   * @param customers the customers
   * @param fromInclusive the first row
   * @param toExclusive the row after the last
   * @param aliveOut takes the probability to be still there, of the first row at index 0
   * @param purchasesOut takes the expected purchases
   * @param valueOut takes the value
   * @throws IndexOutOfBoundsException if there are no such rows, or an array is too short
   * @throws IllegalArgumentException if a customer that the scorer was not made for needs a mean that is infinite
   */
  public void score(
      SummaryTable customers,
      int fromInclusive,
      int toExclusive,
      double[] aliveOut,
      double[] purchasesOut,
      double[] valueOut) {
    checkPositionIndexes(
        fromInclusive, toExclusive, requireNonNull(customers, "customers").size());
    double margin = valuation.margin();
    for (int row = fromInclusive, i = 0; row < toExclusive; row++, i++) {
      int x = customers.repeatPurchases(row);
      int age = customers.ageDays(row);
      int at = futures.at(x, age);
      double there = x == 0 && at >= 0
          ? aliveIfNeverBack[at / FutureTable.FIELDS]
          : alive.of(x, customers.lastPurchaseAgeDays(row), age);
      double purchases = at >= 0 ? futures.get(at) : -1;
      double discounted;
      if (purchases >= 0) {
        discounted = futures.get(at + 1);
      } else {
        double[] figures = figures(x, age);
        purchases = figures[0];
        discounted = figures[1];
      }
      double mean = customers.meanSpend(row);
      int seen = mean > 0 ? customers.spendPurchases(row) : 0;
      double weight = seen < WEIGHTS ? spendWeights[seen] : spendWeight(seen);
      checkArgument(weight > 0, "customers must have a mean spend, row %s has none", row);
      aliveOut[i] = there;
      purchasesOut[i] = there * purchases;
      valueOut[i] = there * discounted * (gamma + seen * mean) * weight * margin;
    }
  }

  /** Returns expected and discounted purchases of who is still there, to which the last purchase makes no difference. */
  private double[] figures(int x, int age) {
    Prospect there = valuation
        .purchases()
        .prospect(PurchaseSummary.of(x, x == 0 ? 0 : age, age))
        .ifAlive();
    return new double[] {
      there.expectedPurchases(purchasesHorizon),
      valuation.discountedPurchases(there, valueHorizon).value()
    };
  }

  /** Returns what one unit of γ or of the sum of the purchases seen adds to the spend expected; 0 where that is infinite. */
  private double spendWeight(int seen) {
    GammaGamma spend = valuation.spend();
    double degrees = spend.p() * seen + (spend.q() - 1);
    return degrees > 0 ? spend.p() / degrees : 0;
  }

  /** Probabilities to be still there for many customers, with what they have in common computed once. */
  abstract static class AliveTable {
    /** More days or numbers than this are not prepared for; the customers that have them are computed one by one. */
    private static final int MOST_DAYS = 1 << 20;

    private static final long MOST_CELLS = 1 << 22;

    /** Returns the table that serves the customers of another, and any others a little slower. */
    static AliveTable of(PurchaseModel model, SummaryTable customers) {
      int oldest = 0;
      for (int i = 0; i < customers.size(); i++) {
        oldest = Math.max(oldest, customers.ageDays(i));
      }
      int days = Math.min(oldest, MOST_DAYS) + 1;
      if (model instanceof BgNbd bg) {
        return new BetaGeometric(false, bg.r(), bg.alpha(), bg.a(), bg.b(), bg.unitDays(), days);
      }
      if (model instanceof MbgNbd mbg) {
        return new BetaGeometric(
            true, mbg.r(), mbg.alpha(), mbg.a(), mbg.b(), mbg.unitDays(), days);
      }
      return model instanceof ParetoNbd pareto
          ? new Pareto(pareto, customers, days)
          : new OneByOne(model);
    }

    /** Returns P(alive) of a customer. */
    abstract double of(int x, int last, int age);

    /** One exponential and one division a customer. */
    private static final class BetaGeometric extends AliveTable {
      /** Up to so many repeat purchases the constant of the log-odds is at hand. */
      private static final int CONSTANTS = 256;

      private final boolean modified;
      private final double r;
      private final double alpha;
      private final double a;
      private final double b;
      private final double unitDays;
      private final double[] logs;
      private final double[] constants = new double[CONSTANTS];

      BetaGeometric(
          boolean modified, double r, double alpha, double a, double b, double unitDays, int days) {
        this.modified = modified;
        this.r = r;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
        this.unitDays = unitDays;
        this.logs = new double[days];
        for (int day = 0; day < days; day++) {
          logs[day] = Math.log1p(day / unitDays / alpha);
        }
        for (int x = 0; x < CONSTANTS; x++) {
          constants[x] = BetaGeometricLikelihood.logOddsGone(modified, r, alpha, a, b, x, 0, 0);
        }
      }

      @Override
      double of(int x, int last, int age) {
        double odds = x < CONSTANTS && age < logs.length
            ? constants[x] + (r + x) * (logs[age] - logs[last])
            : BetaGeometricLikelihood.logOddsGone(
                modified, r, alpha, a, b, x, last / unitDays, age / unitDays);
        return 1 / (1 + Math.exp(odds));
      }
    }

    /** The integral over the time of drop-out is taken from every day on, for every number of purchases that occurs. */
    private static final class Pareto extends AliveTable {
      private static final int MOST_NUMBERS = 1 << 16;
      private static final double[] NONE = {};

      private final ParetoNbd model;
      private final ParetoLikelihood.Days days;
      private final double constant;
      private final double[][] tails;

      Pareto(ParetoNbd model, SummaryTable customers, int days) {
        this.model = model;
        double[] times = new double[days];
        for (int day = 0; day < days; day++) {
          times[day] = day / model.unitDays();
        }
        this.days = new ParetoLikelihood.Days(times, model.alpha(), model.beta());
        this.constant = Math.log(model.s());
        int most = 0;
        for (int i = 0; i < customers.size(); i++) {
          most = Math.max(most, customers.repeatPurchases(i));
        }
        this.tails = new double[Math.min(most, MOST_NUMBERS) + 1][];
        Arrays.fill(tails, NONE);
        DropOutIntegrals integrals = new DropOutIntegrals(times, this.days);
        long cells = 0;
        for (int i = 0; i < customers.size(); i++) {
          int x = customers.repeatPurchases(i);
          if (x < tails.length && tails[x].length == 0 && cells + days <= MOST_CELLS) {
            tails[x] = integrals.fromEveryDay(model.r() + x, model.s());
            cells += days;
          }
        }
      }

      @Override
      double of(int x, int last, int age) {
        double[] from = x < tails.length && age < days.logA.length ? tails[x] : NONE;
        if (from.length == 0) {
          return model.probabilityAlive(PurchaseSummary.of(x, last, age));
        }
        double fall = (model.r() + x) * (days.logA[age] - days.logA[last])
            + (model.s() + 1) * (days.logB[age] - days.logB[last]);
        double integral = from[last] - Math.exp(-fall) * from[age];
        if (!(integral > 0)) {
          return 1;
        }
        return 1 / (1 + Math.exp(constant + fall) * integral * days.inverseB[age]);
      }
    }

    private static final class OneByOne extends AliveTable {
      private final PurchaseModel model;

      OneByOne(PurchaseModel model) {
        this.model = model;
      }

      @Override
      double of(int x, int last, int age) {
        return model.probabilityAlive(PurchaseSummary.of(x, last, age));
      }
    }
  }
}
