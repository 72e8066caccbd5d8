package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.btyd.Simulation.Chances;
import dev.rapport.scoring.btyd.Simulation.Redrawn;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The gamma-gamma model of spend: what a purchase of a customer is worth, from the few that were seen.
 *
 * <pre>
 *   amounts of one customer: gamma(p, ν);  ν is gamma(q, γ) over the customers, independent of how often they buy
 *   E(M | x, m) = p (γ + x m) / (p x + q - 1)     mean spend of a customer whose x purchases had the mean m
 * </pre>
 *
 * <p>The expectation lies between the customer's own mean and that of all customers, the nearer to the own the more purchases were seen.
 * Fitted to the 946 customers of the CDNOW sample who came back it has p 6.25, q 3.74 and γ 15.44: two purchases of 22.35 on average
 * give an expectation of 24.66, none gives that of all, 35.17.
 *
 * <p>With q of 1 or less the mean over all customers is infinite, and says so instead of turning negative. Amounts must be above zero;
 * customers whose mean is not are left out of a fit, which counts them. If spend rises or falls with the number of purchases the model
 * is biased; the report warns of a correlation above {@value #CORRELATED} in size.
 *
 * <p>Reference: P. S. Fader and B. G. S. Hardie (2013), <em>The gamma-gamma model of monetary value</em>, brucehardie.com note 025, after
 * R. Colombo and W. Jiang (1999), <em>A stochastic RFM model</em>, Journal of Interactive Marketing 13(3):2–12.
 *
 * @param p shape of the amounts of one customer; large where they are alike
 * @param q shape of how the customers differ; large where they are alike
 * @param gamma γ, scale of how the customers differ, in major units of the currency
 */
public record GammaGamma(double p, double q, double gamma) {
  private static final ByteForm BYTE_FORM = ByteForm.of("GammaGamma", 1);

  /** A correlation of spend and frequency of this size is worth a warning. */
  static final double CORRELATED = 0.2;

  static final List<String> NAMES = List.of("p", "q", "gamma");

  /**
   * Checks the components.
   *
   * @param p above 0 and finite
   * @param q above 0 and finite
   * @param gamma above 0 and finite
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public GammaGamma {
    FitOptions.requirePositive(p, "p");
    FitOptions.requirePositive(q, "q");
    FitOptions.requirePositive(gamma, "gamma");
  }

  /**
   * Fits the model by maximum likelihood.
   *
   * @param data customers, of whom those with a mean spend above zero count
   * @return the fit; on a boundary where a simpler model says the same
   */
  public static Fit<GammaGamma> fit(PurchaseSummaries data) {
    return fit(data, FitOptions.standard());
  }

  /**
   * Fits the model.
   *
   * @param data customers, of whom those with a mean spend above zero count
   * @param options fixed parameters, priors, and who does the work; the unit of time does not matter
   * @return the fit; on a boundary where a simpler model says the same
   * @throws IllegalArgumentException if an option names another parameter than p, q and gamma
   */
  public static Fit<GammaGamma> fit(PurchaseSummaries data, FitOptions options) {
    return Fit.of(
        new GammaGammaFit(requireNonNull(data, "data"), requireNonNull(options, "options")).fit(),
        at -> new GammaGamma(at.get(0), at.get(1), at.get(2)));
  }

  /**
   * Returns the mean spend to expect of a customer, over the purchases of whom the mean is known.
   *
   * @param customer what is known of the customer; a mean spend of zero or less counts as not known
   * @return above 0; undefined where the mean is infinite
   */
  public Estimate expectedSpend(PurchaseSummary customer) {
    requireNonNull(customer, "customer");
    return customer.meanSpend() > 0
        ? expectedSpend(customer.spendPurchases(), customer.meanSpend())
        : populationMean();
  }

  /**
   * Returns the mean spend to expect of a customer.
   *
   * @param purchases x, of how many purchases the mean is, 0 or more
   * @param meanSpend m, their mean, above 0 and finite; any finite number if there are none
   * @return above 0; undefined where the mean is infinite
   * @throws IllegalArgumentException if an argument is out of range
   */
  public Estimate expectedSpend(int purchases, double meanSpend) {
    checkArgument(purchases >= 0, "purchases must not be negative, was %s", purchases);
    checkArgument(
        Double.isFinite(meanSpend) && (purchases == 0 || meanSpend > 0),
        "meanSpend must be above 0 and finite, was %s",
        meanSpend);
    double known = purchases == 0 ? 0 : purchases * meanSpend;
    double degrees = purchases * p + (q - 1);
    if (degrees > 0) {
      return Estimate.of(p / degrees * (gamma + known), 0);
    }
    return Estimate.undefined(
        new UndefinedReason(
            UndefinedReason.Kind.DOES_NOT_EXIST,
            "with q at most 1 the mean spend of all customers is infinite, q is " + (float) q),
        0);
  }

  /**
   * Returns the mean spend of all customers, which is what to expect of one of whom nothing is known.
   *
   * @return p γ / (q - 1); undefined if q is at most 1
   */
  public Estimate populationMean() {
    return expectedSpend(0, 0);
  }

  /**
   * Returns the logarithm of the density of a customer's mean spend.
   *
   * @param purchases x, 1 or more
   * @param meanSpend m, above 0 and finite
   * @return any finite number
   * @throws IllegalArgumentException if an argument is out of range
   */
  public double logLikelihood(int purchases, double meanSpend) {
    checkArgument(purchases >= 1, "purchases must be at least 1, was %s", purchases);
    checkArgument(
        meanSpend > 0 && Double.isFinite(meanSpend),
        "meanSpend must be above 0 and finite, was %s",
        meanSpend);
    double ratio = Math.log(purchases) + Math.log(meanSpend) - Math.log(gamma);
    double shape = purchases * p;
    return -Math.log(meanSpend)
        - SpecialFunctions.logBeta(shape, q)
        - shape * BetaGeometricLikelihood.softplus(-ratio)
        - q * BetaGeometricLikelihood.softplus(ratio);
  }

  /**
   * Returns the logarithm of the likelihood of many customers.
   *
   * @param customers any customers, of whom those with a mean spend above zero count
   * @return the sum over them
   */
  public double logLikelihood(PurchaseSummaries customers) {
    requireNonNull(customers, "customers");
    ExactSum sum = new ExactSum();
    for (int row = 0; row < customers.spendRows(); row++) {
      sum.addProduct(
          (double) customers.spendWeight(row),
          logLikelihood(customers.spendPurchases(row), customers.meanSpend(row)));
    }
    return sum.value();
  }

  /**
   * Draws the mean spend of customers from the model. The same seed gives the same amounts on every JVM.
   *
   * @param purchases how many purchases of each customer, 0 or more
   * @param seed where the random numbers start
   * @return the mean of each, 0 where there are no purchases
   * @throws IllegalArgumentException if a number is negative
   */
  public double[] simulate(int[] purchases, long seed) {
    return simulate(requireNonNull(purchases, "purchases"), Chances.seeded(seed));
  }

  private double[] simulate(int[] purchases, Chances chances) {
    double[] means = new double[purchases.length];
    for (int i = 0; i < means.length; i++) {
      checkArgument(
          purchases[i] >= 0, "purchases must not be negative, was %s in row %s", purchases[i], i);
      double rate = chances.gamma(q, gamma);
      means[i] = purchases[i] == 0 ? 0 : chances.gamma(p * purchases[i], rate * purchases[i]);
    }
    return means;
  }

  /**
   * Returns the versioned byte form, for engines that ship fitted values to workers.
   *
   * @return a fresh array; equal models have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.real(p).real(q).real(gamma));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the model
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a gamma-gamma model
   */
  public static GammaGamma fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> new GammaGamma(in.real(), in.real(), in.real()));
  }

  /**
   * Returns what a parametric bootstrap repeats: mean spends of customers with as many purchases as those of the data are drawn from this
   * model, fitted and predicted.
   *
   * @param data the customers that this model was fitted to
   * @param prediction what to predict from the model
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if there are more customers than an array holds
   */
  public Replicate replicate(
      PurchaseSummaries data, ToDoubleFunction<? super GammaGamma> prediction) {
    return replicate(data, FitOptions.standard(), prediction);
  }

  /**
   * Returns what a parametric bootstrap repeats, with the options of the fit.
   *
   * @param data the customers that this model was fitted to
   * @param options those that it was fitted with, so that what was fixed or thought of beforehand is so for every replicate
   * @param prediction what to predict from the model; where it raises {@link IllegalStateException}, as an undefined estimate does
   *     when asked for its value, the replicate counts as failed
   * @return for {@link dev.rapport.scoring.fit.ParametricBootstrap#run}
   * @throws IllegalArgumentException if there are more customers than an array holds
   */
  public Replicate replicate(
      PurchaseSummaries data, FitOptions options, ToDoubleFunction<? super GammaGamma> prediction) {
    return Simulation.replicate(redrawn(data, options), prediction);
  }

  Redrawn<GammaGamma> redrawn(PurchaseSummaries data, FitOptions options) {
    int[] purchases = Simulation.spendPurchases(data);
    requireNonNull(options, "options");
    return chances -> fit(Simulation.spenders(purchases, simulate(purchases, chances)), options)
        .optionalModel();
  }
}
