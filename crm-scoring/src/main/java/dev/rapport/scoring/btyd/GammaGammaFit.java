package dev.rapport.scoring.btyd;

import static dev.rapport.core.numeric.SpecialFunctions.digamma;
import static dev.rapport.core.numeric.SpecialFunctions.logBeta;
import static dev.rapport.core.numeric.SpecialFunctions.trigamma;

import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.btyd.FitOptions.ModelFit;
import dev.rapport.scoring.btyd.FitOptions.ModelFit.Highest;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.NestedModel.Limit;
import dev.rapport.scoring.fit.NestedModel.Parameter;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The fit of {@link GammaGamma}. */
final class GammaGammaFit {
  private static final int P = 0;
  private static final int Q = 1;
  private static final int GAMMA = 2;
  private static final long FEW = 100;

  /** From this shape on a gamma distribution may be so narrow that there is no difference. */
  private static final double LARGE = 15;

  /** Amounts that differ by less than this part of one are the same. */
  private static final double ONE_PRICE = 1e-6;

  /** Log-likelihoods so near are the same. */
  private static final double SAME = 1e-3;

  private final PurchaseSummaries data;
  private final Amounts amounts;

  /** The options for amounts divided by the unit. */
  private final FitOptions options;

  GammaGammaFit(PurchaseSummaries data, FitOptions options) {
    options.requireNamesOf(GammaGamma.NAMES);
    this.data = data;
    this.amounts = new Amounts(data);
    this.options = options.scaling("gamma", 1 / amounts.unit);
  }

  /** What is told by the amounts before the search, in a unit near their geometric mean, so that a fit does not depend on the currency. */
  private static final class Amounts {
    private static final int SAMPLE = 1024;
    private static final int MOST_EXPONENT = 1000;

    final double unit;
    final double logUnit;
    private double customers;
    private double correlation;
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    Amounts(PurchaseSummaries data) {
      int step = data.spendRows() / SAMPLE + 1;
      double logs = 0;
      int count = 0;
      for (int i = 0; i < data.spendRows(); i += step) {
        logs += Math.log(data.meanSpend(i));
        count++;
      }
      // A power of two, by which amounts are divided without rounding.
      int exponent = count == 0 ? 0 : (int) Math.rint(logs / count / Math.log(2));
      exponent = Math.max(-MOST_EXPONENT, Math.min(MOST_EXPONENT, exponent));
      unit = Math.scalb(1.0, exponent);
      logUnit = exponent * Math.log(2);
      summarize(data);
    }

    private void summarize(PurchaseSummaries data) {
      double[] moments = new double[5];
      double inverse = 1 / unit;
      for (int i = 0; i < data.spendRows(); i++) {
        double x = data.spendPurchases(i);
        double m = data.meanSpend(i) * inverse;
        double weight = (double) data.spendWeight(i);
        customers += weight;
        moments[0] += weight * x;
        moments[1] += weight * m;
        moments[2] += weight * x * x;
        moments[3] += weight * m * m;
        moments[4] += weight * x * m;
        least = Math.min(least, m);
        most = Math.max(most, m);
      }
      if (customers > 0) {
        double mean = moments[1] / customers;
        double varianceX = moments[2] / customers - Math.pow(moments[0] / customers, 2);
        double varianceM = moments[3] / customers - mean * mean;
        double covariance = moments[4] / customers - mean * moments[0] / customers;
        double both = varianceX * varianceM;
        correlation = varianceX > 0 && varianceM > 0 && Double.isFinite(both)
            ? covariance / Math.sqrt(both)
            : 0;
      }
    }

    boolean areOne() {
      return most - least <= ONE_PRICE * most;
    }
  }

  FitReport fit() {
    FitReport.Builder report =
        FitReport.builder("gamma-gamma", GammaGamma.NAMES, (long) amounts.customers);
    if (data.spendRows() == 0) {
      warnOfExclusions(report);
      return report.notConverged("there is no customer with a mean spend above zero");
    }
    warn(report);
    if (!Double.isFinite(amounts.most * data.spendPurchases(data.spendRows() - 1))) {
      return report.notConverged("the amounts differ by more than a number can hold");
    }
    if (amounts.areOne() && GammaGamma.NAMES.stream().allMatch(options::isFree)) {
      return onePrice(report);
    }
    Likelihood likelihood = new Likelihood(data, amounts.unit, options.reducer());
    ModelFit fit = new ModelFit(GammaGamma.NAMES, options, likelihood::at);
    if (fit.isAllFixed()) {
      double[] fixed = fit.all(new double[0]);
      return ended(report, fixed, likelihood.at(fixed).value(), FitReport.Search.none())
          .free(0)
          .converged(new double[3][3]);
    }
    return searched(report, fit, likelihood);
  }

  private FitReport searched(FitReport.Builder report, ModelFit fit, Likelihood likelihood) {
    Optional<Likelihood> few = Likelihood.ofFew(data, amounts.unit, options.reducer());
    Optimum first = fit.search(few.map(some -> some::at), 2, 3, 1.65);
    List<Edge> edges = new ArrayList<>();
    if (options.isFree("q") && options.isFree("gamma")) {
      edges.add(equalSpend(likelihood));
    }
    boolean isLarge = first.ending() != Ending.CONVERGED
        || few.isEmpty()
        || fit.all(first.parameters())[P] > LARGE;
    if (options.isFree("p") && options.isFree("gamma") && isLarge) {
      edges.add(constantSpend(likelihood));
    }
    double best = edges.stream().mapToDouble(Edge::value).max().orElse(Double.NEGATIVE_INFINITY);
    Highest top = new Highest(fit, first, first.evaluations());
    top = best < first.value() - SAME ? top.onward() : top;
    Optimum optimum = top.optimum();
    double[] at = top.parameters();
    double gamma = at[GAMMA] * amounts.unit;
    if (!(gamma > 0 && Double.isFinite(gamma))) {
      return report.notConverged("the amounts are too large or too small for a number");
    }
    ended(report, at, fit.logLikelihood(optimum), ModelFit.searched(optimum, top.evaluations()))
        .free(fit.freeParameters());
    double[][] covariance = fit.covariance(optimum);
    boolean isTop = optimum.ending() == Ending.CONVERGED && covariance.length > 0;
    if (isTop && best <= optimum.value() + SAME) {
      warnOfModel(report, at, edges, optimum.value());
      return report.converged(covariance);
    }
    if (best >= optimum.value() - SAME - rounding(at[P], at[Q])) {
      Edge edge = Collections.max(edges, Comparator.comparingDouble(Edge::value));
      if (best < optimum.value() - SAME) {
        report.logLikelihood(edge.model().logLikelihood().orElseThrow());
      }
      return report.atBoundary(edge.words(), edge.model());
    }
    return report.notConverged(
        optimum.ending() == Ending.DRIFTING
            ? "no top was found: the parameters drift to an edge, near which the likelihood hardly changes"
            : "the search found no step that makes the data likelier");
  }

  /** Tells the end of a search in the currency of the data: the density of an amount is that of its number of units by the unit. */
  private FitReport.Builder ended(
      FitReport.Builder report, double[] at, double logLikelihood, FitReport.Search search) {
    return report.ended(
        new double[] {at[P], at[Q], at[GAMMA] * amounts.unit}, inCurrency(logLikelihood), search);
  }

  private double inCurrency(double logLikelihood) {
    return logLikelihood - amounts.customers * amounts.logUnit;
  }

  private FitReport onePrice(FitReport.Builder report) {
    double price = amounts.most * amounts.unit;
    return report.atBoundary(
        "p, q and gamma grow without limit: all purchases of all customers are worth the same",
        new NestedModel(
            "every purchase is worth " + (float) price,
            List.of(Limit.EQUAL_SPEND, Limit.CONSTANT_SPEND),
            List.of(new Parameter("price", price)),
            OptionalDouble.empty()));
  }

  /**
   * A simpler model at its best.
   *
   * @param value the log-likelihood with the priors, of amounts in units
   */
  private record Edge(String words, NestedModel model, double value) {}

  /** As q and γ grow, the mean of x purchases tends to a gamma variable of shape p x and rate ν x, with the same ν for everybody. */
  private Edge equalSpend(Likelihood likelihood) {
    List<String> own = List.of("p", "rate");
    ModelFit fit = new ModelFit(own, options.of(own), likelihood::ofEqual);
    Optimum optimum = fit.search(2, 2);
    double[] at = fit.all(optimum.parameters());
    double mean = at[0] / at[1] * amounts.unit;
    return new Edge(
        "q and gamma grow without limit: the customers do not differ in what a purchase is worth",
        NestedModel.of(
            "amounts of everybody have a gamma distribution of shape " + (float) at[0]
                + " and mean " + (float) mean,
            List.of(Limit.EQUAL_SPEND),
            List.of(new Parameter("p", at[0]), new Parameter("mean", mean)),
            inCurrency(fit.logLikelihood(optimum))),
        optimum.value());
  }

  /** As p grows and p γ tends to c, what a customer spends on a purchase tends to the inverse of a gamma variable of shape q and rate c. */
  private Edge constantSpend(Likelihood likelihood) {
    List<String> own = List.of("q", "scale");
    double inverses = likelihood.inverseMeans();
    ModelFit fit = new ModelFit(own, options.of(own), at -> likelihood.ofConstant(at, inverses));
    Optimum optimum = fit.search(2, 2);
    double[] at = fit.all(optimum.parameters());
    double scale = at[1] * amounts.unit;
    return new Edge(
        "p grows without limit: all purchases of one customer are worth the same",
        NestedModel.of(
            "every customer has an amount of his own, whose reciprocal has a gamma distribution of shape "
                + (float) at[0] + " and scale " + (float) scale,
            List.of(Limit.CONSTANT_SPEND),
            List.of(new Parameter("q", at[0]), new Parameter("scale", scale)),
            inCurrency(fit.logLikelihood(optimum))),
        optimum.value());
  }

  /** What rounding can do to the log-likelihood: where shapes are large, gamma functions cancel of which each is far larger. */
  private double rounding(double p, double q) {
    double sum = 0;
    for (int i = 0; i < data.spendRows(); i++) {
      double shape = p * data.spendPurchases(i) + q;
      sum += (double) data.spendWeight(i) * shape * Math.log(Math.E + shape);
    }
    return 4 * Math.ulp(1.0) * sum;
  }

  private static void warnOfModel(
      FitReport.Builder report, double[] at, List<Edge> edges, double top) {
    if (at[Q] <= 1) {
      report.warn(
          Kind.MEAN_DOES_NOT_EXIST,
          "q is at most 1, so the mean spend of all customers does not exist, nor that of a new one");
    }
    edges.stream()
        .filter(edge -> edge.value() > top - 1)
        .max(Comparator.comparingDouble(Edge::value))
        .ifPresent(edge -> report.warn(
            Kind.NEAR_BOUNDARY,
            "a model with one parameter fewer would do, with a log-likelihood only "
                + (float) Math.max(0, top - edge.value()) + " less: "
                + edge.model().words()));
  }

  private void warn(FitReport.Builder report) {
    if (amounts.customers < FEW) {
      report.warn(
          Kind.FEW_OBSERVATIONS,
          "the fit rests on " + (long) amounts.customers
              + " customers with spend; intervals hold for some hundreds");
    }
    if (Math.abs(amounts.correlation) > GammaGamma.CORRELATED) {
      report.warn(
          Kind.SPEND_FOLLOWS_FREQUENCY,
          "mean spend and number of purchases have a correlation of " + (float) amounts.correlation
              + ", but the model takes them to be independent: the value of "
              + (amounts.correlation > 0
                  ? "frequent buyers is understated"
                  : "frequent buyers is overstated"));
    }
    warnOfExclusions(report);
  }

  private void warnOfExclusions(FitReport.Builder report) {
    if (data.withoutPositiveSpend() > 0) {
      report.warn(
          Kind.LEFT_OUT,
          data.withoutPositiveSpend()
              + " customers bought for nothing or less on average and were left out");
    }
    if (data.counts().customersOverReturned() > 0) {
      report.warn(
          Kind.LEFT_OUT,
          data.counts().customersOverReturned()
              + " customers sent back more than they had been seen to buy; what was too much was left out");
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
    private final double[] customersOfRun;

    /** Σ weight log m, and Σ weight x log(x m). */
    private final double logMeans;

    private final double logTotals;

    /** Σ weight, Σ weight x and Σ weight x m. */
    private final double customers;

    private final double purchasesOfAll;
    private final double totals;

    Likelihood(PurchaseSummaries data, double unit, Reducer reducer) {
      this(data, unit, 1, reducer);
    }

    /** Takes every few rows of each number of purchases, weighted so that each number keeps about its customers. */
    private Likelihood(PurchaseSummaries data, double unit, int every, Reducer reducer) {
      this.reducer = reducer;
      double inverse = 1 / unit;
      int rows = data.spendRows();
      double[] scaled = new double[rows];
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
          scaled[n++] = x * (data.meanSpend(i) * inverse);
        }
      }
      starts[count] = n;
      this.total = every == 1 ? scaled : Arrays.copyOf(scaled, n);
      this.weight = every == 1 ? weights : Arrays.copyOf(weights, n);
      this.runs = starts;
      this.purchases = numbers;
      this.runCount = count;
      this.customersOfRun = new double[count];
      ExactSum ofMeans = new ExactSum();
      ExactSum ofTotals = new ExactSum();
      ExactSum ofAmounts = new ExactSum();
      ExactSum ofPurchases = new ExactSum();
      ExactSum ofCustomers = new ExactSum();
      for (int run = 0; run < runCount; run++) {
        double x = purchases[run];
        for (int from = runs[run]; from < runs[run + 1]; from += BLOCK) {
          int to = Math.min(runs[run + 1], from + BLOCK);
          double logs = logSum(from, to, 0, 1);
          double whole = 0;
          double amounts = 0;
          for (int i = from; i < to; i++) {
            whole += weight[i];
            amounts += weight[i] * total[i];
          }
          ofTotals.add(x * logs);
          ofMeans.add(logs - whole * Math.log(x));
          ofAmounts.add(amounts);
          ofPurchases.add(whole * x);
          ofCustomers.add(whole);
          customersOfRun[run] += whole;
        }
      }
      this.logMeans = ofMeans.value();
      this.logTotals = ofTotals.value();
      this.totals = ofAmounts.value();
      this.purchasesOfAll = ofPurchases.value();
      this.customers = ofCustomers.value();
    }

    /** Returns the likelihood of a few of many rows, which has its top at about the same parameters. */
    static Optional<Likelihood> ofFew(PurchaseSummaries data, double unit, Reducer reducer) {
      return data.spendRows() < MANY
          ? Optional.empty()
          : Optional.of(new Likelihood(data, unit, EVERY, reducer));
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

    /** Returns the likelihood where all have the same ν: of p and ν. */
    SecondOrder ofEqual(double[] at) {
      double p = at[0];
      double rate = at[1];
      SecondOrder sum = new SecondOrder(2);
      sum.addValue(p * (logTotals + purchasesOfAll * Math.log(rate)));
      sum.addValue(-logMeans - rate * totals);
      sum.addGradient(0, logTotals + purchasesOfAll * Math.log(rate));
      sum.addGradient(1, p * purchasesOfAll / rate - totals);
      sum.addHessian(0, 1, purchasesOfAll / rate);
      sum.addHessian(1, 1, -p * purchasesOfAll / rate / rate);
      for (int run = 0; run < runCount; run++) {
        double x = purchases[run];
        double count = customersOfRun[run];
        sum.addValue(-count * SpecialFunctions.logGamma(p * x));
        sum.addGradient(0, -count * x * digamma(p * x));
        sum.addHessian(0, 0, -count * x * x * trigamma(p * x));
      }
      return sum;
    }

    /** Returns the likelihood where every customer spends the same on each purchase: of q and c. */
    SecondOrder ofConstant(double[] at, double inverseMeans) {
      double q = at[0];
      double scale = at[1];
      SecondOrder sum = new SecondOrder(2);
      sum.addValue(customers * (q * Math.log(scale) - SpecialFunctions.logGamma(q)));
      sum.addValue(-(q + 1) * logMeans - scale * inverseMeans);
      sum.addGradient(0, customers * (Math.log(scale) - digamma(q)) - logMeans);
      sum.addGradient(1, customers * q / scale - inverseMeans);
      sum.addHessian(0, 0, -customers * trigamma(q));
      sum.addHessian(0, 1, customers / scale);
      sum.addHessian(1, 1, -customers * q / scale / scale);
      return sum;
    }

    /** Returns Σ weight / m. */
    double inverseMeans() {
      ExactSum sum = new ExactSum();
      for (int run = 0; run < runCount; run++) {
        for (int from = runs[run]; from < runs[run + 1]; from += BLOCK) {
          int to = Math.min(runs[run + 1], from + BLOCK);
          double inverses = 0;
          for (int i = from; i < to; i++) {
            inverses += weight[i] / total[i];
          }
          sum.add(purchases[run] * inverses);
        }
      }
      return sum.value();
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
          double before = product;
          product *= factor;
          if (!(product < LARGE && product > SMALL)) {
            sum += Math.log(before) + Math.log(factor);
            product = 1;
          }
        }
      }
      return sum + Math.log(product);
    }
  }
}
