package dev.rapport.scoring.btyd;

import dev.rapport.scoring.btyd.ParetoLikelihood.DropOutIntegrals;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.Arrays;

/** Probabilities to be still there for many customers, with what they have in common computed once. */
abstract class AliveTable {
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
      return new BetaGeometric(true, mbg.r(), mbg.alpha(), mbg.a(), mbg.b(), mbg.unitDays(), days);
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
