package dev.rapport.scoring.btyd;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.scoring.btyd.Edges.DropOut;
import dev.rapport.scoring.btyd.Simulation.Chances;
import dev.rapport.scoring.btyd.Simulation.Purchases;
import dev.rapport.scoring.btyd.Simulation.Redrawn;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The Pareto/NBD model: a customer buys at a constant rate of his own, and may drop out at any time, at a rate of his own too.
 *
 * <pre>
 *   purchases: a Poisson process of rate λ, which is gamma(r, α) over the customers
 *   drop-out: after an exponential time of rate μ, which is gamma(s, β) over the customers, independent of λ
 *   P(alive) = 1 / (1 + s ∫ ((α+T)/(α+y))^(r+x) ((β+T)/(β+y))^s dy / (β+y)),  y from t_x to T
 * </pre>
 *
 * <p>Fitted to the CDNOW sample until the end of September 1997 it has r 0.553, α 10.578, s 0.606 and β 11.669 per week. A customer who
 * came back twice, the last time after 30.43 weeks of 38.86, is alive with probability 0.869 and expected to buy 1.455 times in the next
 * 39 weeks.
 *
 * <p>The oldest of these models, and the one to take where customers may lose interest whether they buy or not. s and β are often known
 * only together; the report says so.
 *
 * <p>Reference: D. C. Schmittlein, D. G. Morrison and R. Colombo (1987), <em>Counting your customers: who are they and what will they do
 * next?</em>, Management Science 33(1):1–24; for discounted purchases P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), <em>RFM and CLV:
 * using iso-value curves for customer base analysis</em>, Journal of Marketing Research 42(4):415–430.
 *
 * @param r shape of the purchase rates; small where the customers differ much
 * @param alpha α, rate of the purchase rates in units of time; r / α is the mean purchase rate
 * @param s shape of the drop-out rates
 * @param beta β, rate of the drop-out rates in units of time; s / β is the mean drop-out rate
 * @param unitDays the unit of time in days, 7 for a week
 */
public record ParetoNbd(double r, double alpha, double s, double beta, double unitDays)
    implements PurchaseModel {
  private static final ByteForm BYTE_FORM = ByteForm.of("ParetoNbd", 1);

  private static final List<String> NAMES = List.of("r", "alpha", "s", "beta");

  /**
   * Checks the components.
   *
   * @param r above 0 and finite
   * @param alpha above 0 and finite
   * @param s above 0 and finite
   * @param beta above 0 and finite
   * @param unitDays above 0 and finite
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ParetoNbd {
    FitOptions.requirePositive(r, "r");
    FitOptions.requirePositive(alpha, "alpha");
    FitOptions.requirePositive(s, "s");
    FitOptions.requirePositive(beta, "beta");
    FitOptions.requirePositive(unitDays, "unitDays");
  }

  /**
   * Returns the model of parameters per week, as the literature prints them.
   *
   * @param r above 0 and finite
   * @param alpha above 0 and finite
   * @param s above 0 and finite
   * @param beta above 0 and finite
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public ParetoNbd(double r, double alpha, double s, double beta) {
    this(r, alpha, s, beta, FitOptions.WEEK);
  }

  /**
   * Fits the model by maximum likelihood.
   *
   * @param data at least one customer who came back
   * @return the fit; on a boundary where a simpler model says the same
   */
  public static Fit<ParetoNbd> fit(PurchaseSummaries data) {
    return fit(data, FitOptions.standard());
  }

  /**
   * Fits the model.
   *
   * <p>Newton's method on the logarithms of the parameters with exact derivatives takes some eight steps.
   *
   * @param data at least one customer who came back
   * @param options the unit of time, fixed parameters, priors, and who does the work
   * @return the fit; on a boundary where a simpler model says the same
   * @throws IllegalArgumentException if an option names another parameter than r, alpha, s and beta
   */
  public static Fit<ParetoNbd> fit(PurchaseSummaries data, FitOptions options) {
    double unitDays = requireNonNull(options, "options").unitDays();
    FitReport report = new PurchaseFit(
            "Pareto/NBD",
            NAMES,
            data,
            options,
            DropOut.RATE,
            some -> new ParetoLikelihood(some, options.reducer())::at)
        .fit();
    return Fit.of(report, p -> new ParetoNbd(p.get(0), p.get(1), p.get(2), p.get(3), unitDays));
  }

  @Override
  public Prospect prospect(PurchaseSummary customer) {
    int x = requireNonNull(customer, "customer").repeatPurchases();
    double age = customer.ageDays() / unitDays;
    double odds = ParetoLikelihood.logOddsGone(
        r, alpha, s, beta, x, customer.lastPurchaseAgeDays() / unitDays, age);
    return new Prospect(
        1 / (1 + Math.exp(odds)), new Future.Pareto(r + x, alpha + age, s, beta + age), unitDays);
  }

  @Override
  public double logLikelihood(PurchaseSummary customer) {
    requireNonNull(customer, "customer");
    return ParetoLikelihood.of(
        r,
        alpha,
        s,
        beta,
        customer.repeatPurchases(),
        customer.lastPurchaseAgeDays() / unitDays,
        customer.ageDays() / unitDays);
  }

  @Override
  public SummaryTable simulate(int[] ageDays, long seed) {
    return Simulation.table(ageDays, unitDays, Chances.seeded(seed), this::live);
  }

  private void live(Chances chances, double age, Purchases purchases) {
    double rate = chances.gamma(r, alpha);
    double end = Math.min(age, chances.exponential(chances.gamma(s, beta)));
    for (double time = chances.exponential(rate); time <= end; time += chances.exponential(rate)) {
      purchases.at(time);
    }
  }

  @Override
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.real(r).real(alpha).real(s).real(beta).real(unitDays));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the model
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a Pareto/NBD model
   */
  public static ParetoNbd fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes, in -> new ParetoNbd(in.real(), in.real(), in.real(), in.real(), in.real()));
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
  public Replicate replicate(
      PurchaseSummaries data, ToDoubleFunction<? super ParetoNbd> prediction) {
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
      PurchaseSummaries data, FitOptions options, ToDoubleFunction<? super ParetoNbd> prediction) {
    return Simulation.replicate(redrawn(data, options), prediction);
  }

  Redrawn<ParetoNbd> redrawn(PurchaseSummaries data, FitOptions options) {
    return Simulation.redrawn(
        data,
        requireNonNull(options, "options").perDays(unitDays),
        this::live,
        ParetoNbd::fit,
        fine -> new ParetoNbd(fine.r, fine.alpha, fine.s, fine.beta, unitDays));
  }
}
