package dev.rapport.scoring.btyd;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.scoring.btyd.Simulation.Chances;
import dev.rapport.scoring.btyd.Simulation.Life;
import dev.rapport.scoring.btyd.Simulation.Redrawn;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.function.ToDoubleFunction;

/**
 * The BG/NBD model: a customer buys at a constant rate of his own, and after each repeat purchase drops out for ever with a chance of
 * his own.
 *
 * <pre>
 *   purchases: a Poisson process of rate λ, which is gamma(r, α) over the customers
 *   drop-out after a repeat purchase: chance p, which is beta(a, b) over the customers, independent of λ
 *   P(alive) = 1 / (1 + a / (b + x - 1) ((α + T) / (α + t_x))^(r+x)), 1 if x = 0
 * </pre>
 *
 * <p>Fitted to the CDNOW sample until the end of September 1997 it has r 0.243, α 4.414, a 0.793 and b 2.426 per week. A customer who
 * came back twice, the last time after 30.43 weeks of 38.86, is alive with probability 0.727 and expected to buy 1.226 times in the next
 * 39 weeks.
 *
 * <p>Who never came back had no occasion to drop out: P(alive) is 1 however long ago the first purchase was. That surprises whoever
 * looks at one customer; {@link MbgNbd} lets customers drop out after the first purchase too, and is the better choice where P(alive) is
 * read for single customers.
 *
 * <p>Reference: P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), <em>“Counting your customers” the easy way: an alternative to the
 * Pareto/NBD model</em>, Marketing Science 24(2):275–284. Discounted purchases, intervals of time and the future P(alive) follow from
 * the same assumptions.
 *
 * @param r shape of the purchase rates; small where the customers differ much
 * @param alpha α, rate of the purchase rates in units of time; r / α is the mean purchase rate
 * @param a of the drop-out chances; a / (a + b) is the mean chance
 * @param b of the drop-out chances
 * @param unitDays the unit of time in days, 7 for a week
 */
public record BgNbd(double r, double alpha, double a, double b, double unitDays)
    implements PurchaseModel {
  private static final ByteForm BYTE_FORM = ByteForm.of("BgNbd", 1);

  /**
   * Checks the components.
   *
   * @param r above 0 and finite
   * @param alpha above 0 and finite
   * @param a above 0 and finite
   * @param b above 0 and finite
   * @param unitDays above 0 and finite
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public BgNbd {
    FitOptions.requirePositive(r, "r");
    FitOptions.requirePositive(alpha, "alpha");
    FitOptions.requirePositive(a, "a");
    FitOptions.requirePositive(b, "b");
    FitOptions.requirePositive(unitDays, "unitDays");
  }

  /**
   * Returns the model of parameters per week, as the literature prints them.
   *
   * @param r above 0 and finite
   * @param alpha above 0 and finite
   * @param a above 0 and finite
   * @param b above 0 and finite
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public BgNbd(double r, double alpha, double a, double b) {
    this(r, alpha, a, b, FitOptions.WEEK);
  }

  /**
   * Fits the model by maximum likelihood.
   *
   * @param data at least one customer who came back
   * @return the fit; on a boundary where a simpler model says the same
   */
  public static Fit<BgNbd> fit(PurchaseSummaries data) {
    return fit(data, FitOptions.standard());
  }

  /**
   * Fits the model.
   *
   * <p>Newton's method on the logarithms of the parameters with exact derivatives takes some six steps.
   *
   * @param data at least one customer who came back
   * @param options the unit of time, fixed parameters, priors, and who does the work
   * @return the fit; on a boundary where a simpler model says the same
   * @throws IllegalArgumentException if an option names another parameter than r, alpha, a and b
   */
  public static Fit<BgNbd> fit(PurchaseSummaries data, FitOptions options) {
    double unitDays = requireNonNull(options, "options").unitDays();
    FitReport report = PurchaseFit.ofBetaGeometric("BG/NBD", data, options, false);
    return Fit.of(report, p -> new BgNbd(p.get(0), p.get(1), p.get(2), p.get(3), unitDays));
  }

  @Override
  public Prospect prospect(PurchaseSummary customer) {
    int x = requireNonNull(customer, "customer").repeatPurchases();
    double age = customer.ageDays() / unitDays;
    double odds = BetaGeometricLikelihood.logOddsGone(
        false, r, alpha, a, b, x, customer.lastPurchaseAgeDays() / unitDays, age);
    return new Prospect(
        1 / (1 + Math.exp(odds)), new Future.BetaGeometric(r + x, alpha + age, a, b + x), unitDays);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    requireNonNull(customer, "customer");
    return BetaGeometricLikelihood.of(
        false,
        r,
        alpha,
        a,
        b,
        customer.repeatPurchases(),
        customer.lastPurchaseAgeDays() / unitDays,
        customer.ageDays() / unitDays);
  }

  @Override
  public SummaryTable simulate(int[] ageDays, long seed) {
    return Simulation.table(ageDays, unitDays, Chances.seeded(seed), life());
  }

  private Life life() {
    return Simulation.betaGeometric(r, alpha, a, b, false);
  }

  @Override
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.real(r).real(alpha).real(a).real(b).real(unitDays));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the model
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a BG/NBD model
   */
  public static BgNbd fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes, in -> new BgNbd(in.real(), in.real(), in.real(), in.real(), in.real()));
  }

  /**
   * Returns what a parametric bootstrap repeats: customers of the ages of the data are drawn from this model, fitted and predicted.
   * Their time is finer than days, since the model knows no days: what rounding to days does to a fit is no part of its error.
   *
   * @param data the customers that this model was fitted to
   * @param prediction what to predict from the model
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if there are more customers than an array holds
   */
  public Replicate replicate(PurchaseSummaries data, ToDoubleFunction<? super BgNbd> prediction) {
    return replicate(data, FitOptions.standard(), prediction);
  }

  /**
   * Returns what a parametric bootstrap repeats, with the options of the fit.
   *
   * @param data the customers that this model was fitted to
   * @param options those that it was fitted with, so that what was fixed or thought of beforehand is so for every replicate; the unit
   *     of time is that of this model whatever they say
   * @param prediction what to predict from the model; where it raises {@link IllegalStateException}, as an undefined estimate does
   *     when asked for its value, the replicate counts as failed
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if there are more customers than an array holds
   */
  public Replicate replicate(
      PurchaseSummaries data, FitOptions options, ToDoubleFunction<? super BgNbd> prediction) {
    return Simulation.replicate(redrawn(data, options), prediction);
  }

  Redrawn<BgNbd> redrawn(PurchaseSummaries data, FitOptions options) {
    return Simulation.redrawn(
        data,
        requireNonNull(options, "options").perDays(unitDays),
        life(),
        BgNbd::fit,
        fine -> new BgNbd(fine.r, fine.alpha, fine.a, fine.b, unitDays));
  }
}
