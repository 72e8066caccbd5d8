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
 * The MBG/NBD model: as {@link BgNbd}, but a customer may drop out after the very first purchase too.
 *
 * <pre>
 *   purchases: a Poisson process of rate λ, which is gamma(r, α) over the customers
 *   drop-out after any purchase: chance p, which is beta(a, b) over the customers, independent of λ
 *   P(alive) = 1 / (1 + a / (b + x) ((α + T) / (α + t_x))^(r+x))
 * </pre>
 *
 * <p>Fitted to the CDNOW sample until the end of September 1997 it has r 0.525, α 6.183, a 0.891 and b 1.614 per week. A customer who
 * came back twice, the last time after 30.43 weeks of 38.86, is alive with probability 0.706; one who never came back in that time with
 * 0.390, where BG/NBD says 1.
 *
 * <p>Reference: E. P. Batislam, M. Denizel and A. Filiztekin (2007), <em>Empirical validation and comparison of models for customer base
 * analysis</em>, International Journal of Research in Marketing 24(3):201–209.
 *
 * @param r shape of the purchase rates; small where the customers differ much
 * @param alpha α, rate of the purchase rates in units of time; r / α is the mean purchase rate
 * @param a of the drop-out chances; a / (a + b) is the mean chance
 * @param b of the drop-out chances
 * @param unitDays the unit of time in days, 7 for a week
 */
public record MbgNbd(double r, double alpha, double a, double b, double unitDays)
    implements PurchaseModel {
  private static final ByteForm BYTE_FORM = ByteForm.of("MbgNbd", 1);

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
  public MbgNbd {
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
  public MbgNbd(double r, double alpha, double a, double b) {
    this(r, alpha, a, b, FitOptions.WEEK);
  }

  /**
   * Fits the model by maximum likelihood.
   *
   * @param data at least one customer who came back
   * @return the fit; on a boundary where a simpler model says the same
   */
  public static Fit<MbgNbd> fit(PurchaseSummaries data) {
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
  public static Fit<MbgNbd> fit(PurchaseSummaries data, FitOptions options) {
    double unitDays = requireNonNull(options, "options").unitDays();
    FitReport report = PurchaseFit.ofBetaGeometric("MBG/NBD", data, options, true);
    return Fit.of(report, p -> new MbgNbd(p.get(0), p.get(1), p.get(2), p.get(3), unitDays));
  }

  @Override
  public Prospect prospect(PurchaseSummary customer) {
    int x = requireNonNull(customer, "customer").repeatPurchases();
    double age = customer.ageDays() / unitDays;
    double odds = BetaGeometricLikelihood.logOddsGone(
        true, r, alpha, a, b, x, customer.lastPurchaseAgeDays() / unitDays, age);
    return new Prospect(
        1 / (1 + Math.exp(odds)),
        new Future.BetaGeometric(r + x, alpha + age, a, b + x + 1),
        unitDays);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    requireNonNull(customer, "customer");
    return BetaGeometricLikelihood.of(
        true,
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
    return Simulation.betaGeometric(r, alpha, a, b, true);
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
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a MBG/NBD model
   */
  public static MbgNbd fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes, in -> new MbgNbd(in.real(), in.real(), in.real(), in.real(), in.real()));
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
  public Replicate replicate(PurchaseSummaries data, ToDoubleFunction<? super MbgNbd> prediction) {
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
      PurchaseSummaries data, FitOptions options, ToDoubleFunction<? super MbgNbd> prediction) {
    return Simulation.replicate(redrawn(data, options), prediction);
  }

  Redrawn<MbgNbd> redrawn(PurchaseSummaries data, FitOptions options) {
    return Simulation.redrawn(
        data,
        requireNonNull(options, "options").perDays(unitDays),
        life(),
        MbgNbd::fit,
        fine -> new MbgNbd(fine.r, fine.alpha, fine.a, fine.b, unitDays));
  }
}
