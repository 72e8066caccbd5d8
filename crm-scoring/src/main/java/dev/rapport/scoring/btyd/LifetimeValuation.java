package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.Simulation.Redrawn;
import dev.rapport.scoring.clv.LifetimeValue;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.function.ToDoubleFunction;

/**
 * What customers are worth from now on (客户终身价值): how often they will buy, times what a purchase is worth, discounted to now.
 *
 * <pre>
 *   value = margin × E(spend | x, m) × Σ purchases to come, each × (1 + d)^-years
 * </pre>
 *
 * <p>Purchases are discounted from the moment they are made, or from the end of the period that they fall in, as it is done where
 * margins are booked monthly ({@link #bookedEvery}). The value is of what is still to come; what was paid so far, the first purchase
 * of a new customer and the cost of winning one are not in it. Spend is taken to be independent of how often somebody buys.
 *
 * <pre>{@code
 * LifetimeValuation valuation = LifetimeValuation.of(purchases, spend, DiscountRate.annual(0.15));
 * valuation.value(customer, Horizon.ofYears(1));
 * valuation.value(customer, Horizon.forever());
 * valuation.newCustomer(Horizon.forever());
 * valuation.total(table, Horizon.ofYears(3));        // of a cohort
 * }</pre>
 *
 * <p>How well a value is known depends on both models; {@link dev.rapport.scoring.fit.Fit#jointly} puts their fits together for an
 * interval by the delta method, {@link #replicate} draws both again for one by the bootstrap.
 *
 * <p>Reference: P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), <em>RFM and CLV: using iso-value curves for customer base
 * analysis</em>, Journal of Marketing Research 42(4):415–430. Immutable and thread-safe.
 */
public final class LifetimeValuation {
  /** So many customers of a cohort are scored at a time. */
  private static final int BATCH = 4096;

  private final PurchaseModel purchases;
  private final GammaGamma spend;
  private final DiscountRate rate;
  private final double margin;

  /** For ever stands for no periods: continuous discounting. */
  private final Horizon period;

  private LifetimeValuation(
      PurchaseModel purchases, GammaGamma spend, DiscountRate rate, double margin, Horizon period) {
    this.purchases = purchases;
    this.spend = spend;
    this.rate = rate;
    this.margin = margin;
    this.period = period;
  }

  /**
   * Returns a valuation of revenue with continuous discounting.
   *
   * @param purchases how often customers buy
   * @param spend what a purchase is worth
   * @param rate what waiting costs
   * @return the valuation
   */
  public static LifetimeValuation of(PurchaseModel purchases, GammaGamma spend, DiscountRate rate) {
    return new LifetimeValuation(
        requireNonNull(purchases, "purchases"),
        requireNonNull(spend, "spend"),
        requireNonNull(rate, "rate"),
        1,
        Horizon.forever());
  }

  /**
   * Values the margin instead of the revenue.
   *
   * @param share the part of the spend that is left after all variable cost, finite; 0.3 for thirty percent
   * @return the valuation
   * @throws IllegalArgumentException if the share is not finite
   */
  public LifetimeValuation withMargin(double share) {
    checkArgument(Double.isFinite(share), "share must be finite, was %s", share);
    return new LifetimeValuation(purchases, spend, rate, share, period);
  }

  /**
   * Discounts every purchase from the end of the period that it falls in.
   *
   * @param length how long a period is, above zero and not for ever, such as {@code Horizon.ofMonths(1)}
   * @return the valuation, which then has no value for ever
   * @throws IllegalArgumentException if the length is zero or for ever
   */
  public LifetimeValuation bookedEvery(Horizon length) {
    checkArgument(
        !requireNonNull(length, "length").isForever() && length.days() > 0,
        "length must be above zero and have an end, was %s",
        length);
    return new LifetimeValuation(purchases, spend, rate, margin, length);
  }

  /**
   * Values what a customer will still buy.
   *
   * @param customer what is known of the customer, the mean spend included
   * @param horizon how long, or for ever
   * @return the value; undefined where a mean is infinite
   * @throws IllegalArgumentException if the horizon is for ever and purchases are booked by periods
   */
  public LifetimeValue value(PurchaseSummary customer, Horizon horizon) {
    return new LifetimeValue(times(
        discountedPurchases(purchases.prospect(customer), horizon), spend.expectedSpend(customer)));
  }

  /**
   * Values what somebody will still buy after a first purchase just made.
   *
   * @param horizon how long, or for ever
   * @return the value, without the first purchase; undefined where a mean is infinite
   * @throws IllegalArgumentException if the horizon is for ever and purchases are booked by periods
   */
  public LifetimeValue newCustomer(Horizon horizon) {
    return new LifetimeValue(
        times(discountedPurchases(purchases.newCustomer(), horizon), spend.populationMean()));
  }

  /**
   * Values a cohort: all customers of a table together.
   *
   * @param customers any customers
   * @param horizon how long, or for ever
   * @return the sum of their values; undefined if that of one of them is
   * @throws IllegalArgumentException if the horizon is for ever and purchases are booked by periods
   */
  public LifetimeValue total(SummaryTable customers, Horizon horizon) {
    Estimate purchasesOfNew = discountedPurchases(purchases.newCustomer(), horizon);
    if (requireNonNull(customers, "customers").size() == 0) {
      return LifetimeValue.of(0);
    }
    Estimate spendOfEach = spendOfEach(customers);
    if (!purchasesOfNew.isKnown() || !spendOfEach.isKnown()) {
      return new LifetimeValue(purchasesOfNew.isKnown() ? spendOfEach : purchasesOfNew);
    }
    BulkScorer scorer = BulkScorer.of(this, Horizon.ofDays(0), horizon, customers);
    double[] alive = new double[BATCH];
    double[] expected = new double[BATCH];
    double[] values = new double[BATCH];
    ExactSum sum = new ExactSum();
    for (int from = 0; from < customers.size(); from += BATCH) {
      int to = Math.min(customers.size(), from + BATCH);
      scorer.score(customers, from, to, alive, expected, values);
      for (int i = 0; i < to - from; i++) {
        sum.add(values[i]);
      }
    }
    return LifetimeValue.of(sum.value());
  }

  /** Returns a spend that is undefined if that of one customer is. */
  Estimate spendOfEach(SummaryTable customers) {
    Estimate each = spend.populationMean();
    // Without a mean of all, customers of whom enough is known still have theirs.
    for (int row = 0; row < customers.size() && !spend.populationMean().isKnown(); row++) {
      each = spend.expectedSpend(customers.summary(row));
      if (!each.isKnown()) {
        return each;
      }
    }
    return each;
  }

  /** Returns the discounted number of purchases of a prospect, by the time or by the end of the period that they fall in. */
  Estimate discountedPurchases(Prospect prospect, Horizon horizon) {
    if (period.isForever()) {
      return prospect.discountedPurchases(horizon, rate);
    }
    checkArgument(
        !requireNonNull(horizon, "horizon").isForever(),
        "horizon must have an end where purchases are booked by periods, was for ever");
    double sum = 0;
    double before = 0;
    for (int k = 1; (k - 1) * period.days() < horizon.days(); k++) {
      Horizon end = Horizon.ofDays(Math.min(k * period.days(), horizon.days()));
      double until = prospect.expectedPurchases(end);
      sum += Math.max(0, until - before) * rate.factor(end.years());
      before = until;
    }
    return Estimate.of(sum, 0);
  }

  private Estimate times(Estimate discounted, Estimate each) {
    return discounted.isKnown()
        ? each.map(amount -> margin * amount * discounted.value())
        : discounted;
  }

  /**
   * Returns what a parametric bootstrap of a value repeats: purchases and spend are drawn from both models, fitted and valued.
   *
   * @param data the customers that both models were fitted to
   * @param prediction what to predict; where it raises {@link IllegalStateException}, as an undefined value does when asked for its
   *     amount, the replicate counts as failed
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if the purchases are of a model that is not from here, or there are more customers than an array
   *     holds
   */
  public Replicate replicate(
      PurchaseSummaries data, ToDoubleFunction<? super LifetimeValuation> prediction) {
    return replicate(data, FitOptions.standard(), FitOptions.standard(), prediction);
  }

  /**
   * Returns what a parametric bootstrap of a value repeats, with the options of both fits.
   *
   * @param data the customers that both models were fitted to
   * @param purchaseOptions those that the model of purchases was fitted with
   * @param spendOptions those that the model of spend was fitted with
   * @param prediction what to predict; where it raises {@link IllegalStateException}, as an undefined value does when asked for its
   *     amount, the replicate counts as failed
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if the purchases are of a model that is not from here, or there are more customers than an array
   *     holds
   */
  public Replicate replicate(
      PurchaseSummaries data,
      FitOptions purchaseOptions,
      FitOptions spendOptions,
      ToDoubleFunction<? super LifetimeValuation> prediction) {
    Redrawn<? extends PurchaseModel> often = redrawn(data, purchaseOptions);
    Redrawn<GammaGamma> each = spend.redrawn(data, spendOptions);
    return Simulation.<LifetimeValuation>replicate(
        chances -> often
            .from(chances)
            .flatMap(model -> each.from(chances)
                .map(worth -> new LifetimeValuation(model, worth, rate, margin, period))),
        prediction);
  }

  private Redrawn<? extends PurchaseModel> redrawn(PurchaseSummaries data, FitOptions options) {
    if (purchases instanceof BgNbd bg) {
      return bg.redrawn(data, options);
    }
    if (purchases instanceof MbgNbd mbg) {
      return mbg.redrawn(data, options);
    }
    checkArgument(
        purchases instanceof ParetoNbd,
        "purchases must be of BG/NBD, MBG/NBD or Pareto/NBD to be drawn again, was %s",
        purchases);
    return ((ParetoNbd) purchases).redrawn(data, options);
  }

  PurchaseModel purchases() {
    return purchases;
  }

  GammaGamma spend() {
    return spend;
  }

  double margin() {
    return margin;
  }

  /**
   * Describes the valuation.
   *
   * @return the models and the rate
   */
  @Override
  public String toString() {
    return "value by " + purchases + " and " + spend + " at " + rate
        + (period.isForever() ? "" : ", booked every " + period);
  }
}
