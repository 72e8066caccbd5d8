package dev.rapport.scoring.btyd;

import static dev.rapport.core.numeric.SpecialFunctions.digamma;
import static dev.rapport.core.numeric.SpecialFunctions.logBeta;
import static dev.rapport.core.numeric.SpecialFunctions.trigamma;

import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.Arrays;
import java.util.Optional;

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
  private final Likelihood likelihood;
  private double customers;
  private double mean;
  private double correlation;

  GammaGammaFit(PurchaseSummaries data, FitOptions options) {
    this.data = data;
    this.options = options;
    this.likelihood = new Likelihood(data, options.reducer());
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
    Optimum optimum =
        fit.search(Likelihood.ofFew(data, options.reducer()).map(few -> few::at), 2, 3, mean);
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

  /**
   * The likelihood of {@link GammaGamma} with its exact first and second derivatives: gamma functions once a number of purchases, one
   * reciprocal a row, and one logarithm of a product of many.
   */
  static final class Likelihood {
    private static final int CHUNK = 1 << 14;
    private static final int BLOCK = 256;

    /** With so many rows a search begins with every few of them. */
    private static final int MANY = 1 << 14;

    private static final int EVERY = 16;

    /** Factors are multiplied before a logarithm is taken, as long as their product stays in between. */
    private static final double LARGE = 1e200;

    private static final double SMALL = 1e-200;

    private final Reducer reducer;
    private final double[] total;
    private final double[] weight;

    /** Where each run of equal purchases begins and where the last ends, and how many purchases they are. */
    private final int[] runs;

    private final int[] purchases;
    private final int runCount;

    /** Σ weight log m, and Σ weight x log(x m). */
    private final double logMeans;

    private final double logTotals;

    Likelihood(PurchaseSummaries data, Reducer reducer) {
      this(data, 1, reducer);
    }

    /** Takes every few rows of each number of purchases, weighted so that each number keeps about its customers. */
    private Likelihood(PurchaseSummaries data, int every, Reducer reducer) {
      this.reducer = reducer;
      int rows = data.spendRows();
      double[] totals = new double[rows];
      double[] weights = new double[rows];
      int[] starts = new int[64];
      int[] numbers = new int[64];
      int n = 0;
      int count = 0;
      for (int start = 0, end; start < rows; start = end) {
        int x = data.spendPurchases(start);
        if (count == numbers.length - 1) {
          starts = Arrays.copyOf(starts, 2 * count);
          numbers = Arrays.copyOf(numbers, 2 * count);
        }
        starts[count] = n;
        numbers[count++] = x;
        end = start;
        while (end < rows && data.spendPurchases(end) == x) {
          end++;
        }
        int first = start + Math.min(end - start, every) / 2;
        int taken = (end - first + every - 1) / every;
        double scale = (double) (end - start) / taken;
        for (int i = first; i < end; i += every) {
          weights[n] = (double) data.spendWeight(i) * scale;
          totals[n++] = x * data.meanSpend(i);
        }
      }
      starts[count] = n;
      this.total = every == 1 ? totals : Arrays.copyOf(totals, n);
      this.weight = every == 1 ? weights : Arrays.copyOf(weights, n);
      this.runs = starts;
      this.purchases = numbers;
      this.runCount = count;
      ExactSum ofMeans = new ExactSum();
      ExactSum ofTotals = new ExactSum();
      for (int run = 0; run < runCount; run++) {
        double x = purchases[run];
        for (int from = runs[run]; from < runs[run + 1]; from += BLOCK) {
          int to = Math.min(runs[run + 1], from + BLOCK);
          double logs = logSum(from, to, 0, 1);
          double customers = 0;
          for (int i = from; i < to; i++) {
            customers += weight[i];
          }
          ofTotals.add(x * logs);
          ofMeans.add(logs - customers * Math.log(x));
        }
      }
      this.logMeans = ofMeans.value();
      this.logTotals = ofTotals.value();
    }

    /** Returns the likelihood of a few of many rows, which has its top at about the same parameters. */
    static Optional<Likelihood> ofFew(PurchaseSummaries data, Reducer reducer) {
      return data.spendRows() < MANY
          ? Optional.empty()
          : Optional.of(new Likelihood(data, EVERY, reducer));
    }

    SecondOrder at(double[] parameters) {
      int rows = total.length;
      int chunks = (rows + CHUNK - 1) / CHUNK;
      SecondOrder sum = reducer.<SecondOrder>reduce(
          chunks,
          chunk -> part(parameters, chunk * CHUNK, Math.min(rows, (chunk + 1) * CHUNK)),
          SecondOrder::merge);
      double p = parameters[P];
      sum.addValue(p * logTotals);
      sum.addValue(-logMeans);
      sum.addGradient(P, logTotals);
      return sum;
    }

    private SecondOrder part(double[] parameters, int start, int end) {
      SecondOrder sum = new SecondOrder(3);
      int run = Arrays.binarySearch(runs, 0, runCount, start);
      run = run >= 0 ? run : -run - 2;
      for (int from = start; from < end; run++) {
        int to = Math.min(end, runs[run + 1]);
        addRun(parameters, purchases[run], from, to, sum);
        from = to;
      }
      return sum;
    }

    /** Customers with the same number of purchases. */
    private void addRun(double[] parameters, int x, int start, int end, SecondOrder sum) {
      double p = parameters[P];
      double q = parameters[Q];
      double gamma = parameters[GAMMA];
      double shape = p * x;
      double logGamma = Math.log(gamma);
      double beta = logBeta(shape, q);
      double psi = digamma(shape + q);
      double byShape = psi - digamma(shape);
      double byQ = psi - digamma(q);
      double tri = trigamma(shape + q);
      double triShape = tri - trigamma(shape);
      double triQ = tri - trigamma(q);
      for (int from = start; from < end; from += BLOCK) {
        int to = Math.min(end, from + BLOCK);
        double logs = logSum(from, to, 1, 1 / gamma);
        double count = 0;
        double slopes = 0;
        double bends = 0;
        for (int i = from; i < to; i++) {
          double inverse = 1 / (gamma + total[i]);
          double slope = weight[i] * (total[i] / gamma) * inverse;
          count += weight[i];
          slopes += slope;
          bends += slope * (1 / gamma + inverse);
        }
        double all = shape + q;
        sum.addValue(-count * (shape * logGamma + beta) - all * logs);
        sum.addGradient(P, x * (count * (byShape - logGamma) - logs));
        sum.addGradient(Q, count * byQ - logs);
        sum.addGradient(GAMMA, all * slopes - count * shape / gamma);
        sum.addHessian(P, P, count * x * x * triShape);
        sum.addHessian(P, Q, count * x * tri);
        sum.addHessian(P, GAMMA, x * (slopes - count / gamma));
        sum.addHessian(Q, Q, count * triQ);
        sum.addHessian(Q, GAMMA, slopes);
        sum.addHessian(GAMMA, GAMMA, count * shape / gamma / gamma - all * bends);
      }
    }

    /** Returns Σ weight log(constant + total × scale), with one logarithm for many factors. */
    private double logSum(int from, int to, double constant, double scale) {
      double sum = 0;
      double product = 1;
      for (int i = from; i < to; i++) {
        double factor = constant + total[i] * scale;
        if (weight[i] != 1) {
          sum += weight[i] * Math.log(factor);
        } else {
          product *= factor;
          if (!(product < LARGE && product > SMALL)) {
            sum += Math.log(product / factor) + Math.log(factor);
            product = 1;
          }
        }
      }
      return sum + Math.log(product);
    }
  }
}
