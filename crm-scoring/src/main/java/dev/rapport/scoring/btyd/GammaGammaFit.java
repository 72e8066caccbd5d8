package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.summary.PurchaseSummaries;

/** The fit of {@link GammaGamma}. */
final class GammaGammaFit {
  private static final int P = 0;
  private static final int Q = 1;
  private static final int GAMMA = 2;
  private static final long FEW = 100;

  /** From this shape on a gamma distribution is so narrow that there is no difference. */
  private static final double NARROW = 1e4;

  private final PurchaseSummaries data;
  private final FitOptions options;
  private final GammaGammaLikelihood likelihood;
  private double customers;
  private double mean;
  private double correlation;

  GammaGammaFit(PurchaseSummaries data, FitOptions options) {
    this.data = data;
    this.options = options;
    this.likelihood = new GammaGammaLikelihood(data, options.reducer());
    double[] moments = new double[5];
    for (int i = 0; i < data.spendRows(); i++) {
      double x = data.spendPurchases(i);
      double m = data.meanSpend(i);
      double weight = (double) data.spendWeight(i);
      customers += weight;
      moments[0] += weight * x;
      moments[1] += weight * m;
      moments[2] += weight * x * x;
      moments[3] += weight * m * m;
      moments[4] += weight * x * m;
    }
    summarize(moments);
  }

  private void summarize(double[] moments) {
    if (customers == 0) {
      return;
    }
    mean = moments[1] / customers;
    double varianceX = moments[2] / customers - Math.pow(moments[0] / customers, 2);
    double varianceM = moments[3] / customers - mean * mean;
    double covariance = moments[4] / customers - mean * moments[0] / customers;
    correlation =
        varianceX > 0 && varianceM > 0 ? covariance / Math.sqrt(varianceX * varianceM) : 0;
  }

  FitReport fit() {
    FitReport.Builder report = FitReport.builder("gamma-gamma", GammaGamma.NAMES, (long) customers);
    if (data.spendRows() == 0) {
      return report.notConverged("there is no customer with a mean spend above zero");
    }
    warn(report);
    ModelFit fit = new ModelFit(GammaGamma.NAMES, options, likelihood::at);
    if (fit.isAllFixed()) {
      double[] fixed = fit.all(new double[0]);
      return report
          .ended(fixed, likelihood.at(fixed).value(), FitReport.Search.none())
          .converged(new double[3][3]);
    }
    Optimum optimum = fit.search(
        GammaGammaLikelihood.ofFew(data, options.reducer()).map(few -> few::at), 2, 3, mean);
    fit.report(report, optimum);
    if (optimum.ending() == Ending.DRIFTING) {
      return boundary(report, fit.all(optimum.parameters()), fit.drift(optimum));
    }
    double[][] covariance = fit.covariance(optimum);
    if (optimum.ending() == Ending.STUCK || covariance.length == 0) {
      return report.notConverged("the search found no step that makes the data likelier");
    }
    if (fit.all(optimum.parameters())[Q] <= 1) {
      report.warn(
          Kind.MEAN_DOES_NOT_EXIST,
          "q is at most 1, so the mean spend of all customers does not exist, nor that of a new one");
    }
    return report.converged(covariance);
  }

  private FitReport boundary(FitReport.Builder report, double[] at, int[] drift) {
    if ((drift[Q] > 0 && drift[GAMMA] > 0) || at[Q] > NARROW) {
      return report.atBoundary(
          "q and gamma grow without limit: the customers do not differ in what a purchase is worth",
          "amounts of everybody have a gamma distribution of shape " + (float) at[P] + " and mean "
              + (float) (at[P] * at[GAMMA] / at[Q]));
    }
    if (drift[P] > 0 || at[P] > NARROW) {
      return report.atBoundary(
          "p grows without limit: all purchases of one customer are worth the same",
          "every customer has a mean of his own, whose reciprocal has a gamma distribution of shape "
              + (float) at[Q] + " and scale " + (float) (at[P] * at[GAMMA]));
    }
    return report.notConverged("the likelihood has no top: the parameters drift to an edge");
  }

  private void warn(FitReport.Builder report) {
    if (customers < FEW) {
      report.warn(
          Kind.FEW_OBSERVATIONS,
          "the fit rests on " + (long) customers
              + " customers with spend; intervals hold for some hundreds");
    }
    if (Math.abs(correlation) > GammaGamma.CORRELATED) {
      report.warn(
          Kind.SPEND_FOLLOWS_FREQUENCY,
          "mean spend and number of purchases have a correlation of " + (float) correlation
              + ", but the model takes them to be independent: the value of "
              + (correlation > 0
                  ? "frequent buyers is understated"
                  : "frequent buyers is overstated"));
    }
    if (data.withoutPositiveSpend() > 0) {
      report.warn(
          Kind.LEFT_OUT,
          data.withoutPositiveSpend()
              + " customers bought for nothing or less on average and were left out");
    }
  }
}
