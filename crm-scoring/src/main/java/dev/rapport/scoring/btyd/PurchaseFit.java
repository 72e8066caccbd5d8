package dev.rapport.scoring.btyd;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The fit of a model of purchases and drop-out with four parameters: two of the purchase rate, then two of the drop-out, the second of
 * which grows as drop-out vanishes.
 */
final class PurchaseFit {
  private static final long FEW = 200;
  private static final double STRONG = 0.995;

  /** Drop-out below this chance of a purchase, or in the time seen, is none. */
  private static final double VANISHING = 1e-3;

  /** From this shape on a gamma or beta distribution is so narrow that the customers are alike. */
  private static final double LARGE = 1e4;

  /** What stands for infinite, where the likelihood is taken in the limit; its reciprocal stands for zero. */
  private static final double LIMIT = 1e8;

  private final String model;
  private final List<String> names;
  private final PurchaseSummaries data;
  private final FitRows rows;
  private final FitOptions options;
  private final DropOut dropOut;

  /** How the drop-out of a model is spoken of. */
  enum DropOut {
    /** With a chance after each purchase, from a beta distribution. */
    CHANCE {
      @Override
      String of(double first, double second, FitRows rows) {
        return "with chance " + (float) (first / (first + second)) + " after each purchase";
      }

      @Override
      double size(double first, double second, FitRows rows) {
        return first / (first + second);
      }

      @Override
      boolean isCertain(double first, double second) {
        return first > LARGE * second;
      }

      @Override
      double atOnce(double first) {
        return 1;
      }
    },
    /** At a rate, from a gamma distribution. */
    RATE {
      @Override
      String of(double first, double second, FitRows rows) {
        return "at the rate " + (float) (first / second) + " per unit of time";
      }

      @Override
      double size(double first, double second, FitRows rows) {
        return first * Math.log1p(rows.meanAge() / second);
      }

      @Override
      boolean isCertain(double first, double second) {
        return false;
      }

      @Override
      double atOnce(double first) {
        return first;
      }
    };

    abstract String of(double first, double second, FitRows rows);

    abstract double size(double first, double second, FitRows rows);

    /** Whether nobody who can leave stays. */
    abstract boolean isCertain(double first, double second);

    /** What the first parameter is where everybody leaves at the first opportunity, the second being next to nothing. */
    abstract double atOnce(double first);
  }

  PurchaseFit(
      String model,
      List<String> names,
      PurchaseSummaries data,
      FitRows rows,
      FitOptions options,
      DropOut dropOut) {
    this.model = model;
    this.names = names;
    this.data = data;
    this.rows = rows;
    this.options = options;
    this.dropOut = dropOut;
  }

  /** Fits BG/NBD, or MBG/NBD if customers may drop out after their first purchase too. */
  static FitReport ofBetaGeometric(
      String model, PurchaseSummaries data, FitOptions options, boolean afterFirst) {
    FitRows rows = new FitRows(requireNonNull(data, "data"), options.unitDays());
    double[] gamma = rows.gammaStart();
    return new PurchaseFit(
            model, List.of("r", "alpha", "a", "b"), data, rows, options, DropOut.CHANCE)
        .fit(
            some -> new BetaGeometricLikelihood(some, afterFirst, options.reducer())::at,
            new double[] {gamma[0], gamma[1], 1, 3});
  }

  FitReport fit(Function<FitRows, Objective> likelihoodOf, double[] start) {
    Objective likelihood = likelihoodOf.apply(rows);
    FitReport.Builder report = FitReport.builder(model, names, data.customers());
    ModelFit fit = new ModelFit(names, options, likelihood);
    if (data.customers() == 0) {
      return report.notConverged("there are no customers");
    }
    if (data.repeatPurchases() == 0) {
      return report.atBoundary(
          "r / alpha falls without limit: nobody came back", "nobody ever buys again");
    }
    warn(report);
    if (fit.isAllFixed()) {
      double[] fixed = fit.all(new double[0]);
      return report
          .ended(fixed, likelihood.at(fixed).value(), FitReport.Search.none())
          .converged(new double[names.size()][names.size()]);
    }
    Optimum optimum = fit.search(rows.few().map(likelihoodOf), start);
    fit.report(report, optimum);
    double[] at = fit.all(optimum.parameters());
    if (optimum.ending() == Ending.DRIFTING) {
      return boundary(report, likelihood, at, fit.drift(optimum));
    }
    double[][] covariance = fit.covariance(optimum);
    if (optimum.ending() == Ending.STUCK || covariance.length == 0) {
      return report.notConverged("the search found no step that makes the data likelier");
    }
    warnOfCorrelation(report, covariance);
    return report.converged(covariance);
  }

  /** Which edge the parameters were on the way to: of the purchase rates, and of the drop-out, of which at most one holds. */
  private record Edge(
      boolean equalRates, boolean equalDropOut, boolean allOrNothing, boolean atOnce) {}

  private Edge edge(double[] at, int[] drift) {
    boolean equalRates = (drift[0] > 0 && drift[1] > 0) || at[0] > LARGE;
    boolean equalDropOut = (drift[2] > 0 && drift[3] > 0) || Math.min(at[2], at[3]) > LARGE;
    boolean certain = dropOut.isCertain(at[2], at[3]);
    boolean allOrNothing = !equalDropOut && !certain && drift[2] < 0 && drift[3] < 0;
    boolean atOnce = !equalDropOut && !allOrNothing && (certain || drift[2] > 0 || drift[3] < 0);
    return new Edge(equalRates, equalDropOut, allOrNothing, atOnce);
  }

  /** Says which simpler model the parameters were on the way to, and how likely the data are under that one at its best. */
  private FitReport boundary(
      FitReport.Builder report, Objective likelihood, double[] at, int[] drift) {
    double end = likelihood.at(at).value();
    String first = names.get(2);
    String second = names.get(3);
    if (dropOut.size(at[2], at[3], rows) < VANISHING) {
      return report.atBoundary(
          first + " / " + second + " falls without limit: no drop-out shows in the data",
          withoutDropOut(end));
    }
    Edge edge = edge(at, drift);
    double[] best = bestOn(edge, likelihood, at);
    String likely = likely(likelihood.at(best).value(), end);
    String rate = "everybody buys at the rate " + (float) (best[0] / best[1]) + " per unit of time";
    String leaving = "drops out " + dropOut.of(best[2], best[3], rows);
    if (edge.equalRates && edge.equalDropOut) {
      return report.atBoundary(
          "r, alpha, " + first + " and " + second
              + " grow without limit: the customers differ neither in how often they buy nor in how they drop out",
          rate + " and " + leaving + likely);
    }
    if (edge.equalDropOut) {
      return report.atBoundary(
          first + " and " + second
              + " grow without limit: the customers do not differ in how they drop out",
          "everybody " + leaving + likely);
    }
    if (edge.allOrNothing) {
      return report.atBoundary(
          first + " and " + second
              + " fall without limit: some customers drop out at once and the others never",
          "drop-out is all or nothing, with a share of " + (float) (best[2] / (best[2] + best[3]))
              + " who leave at once" + likely);
    }
    if (edge.atOnce) {
      return report.atBoundary(
          first + " / " + second
              + " grows without limit: every customer drops out at the first opportunity",
          "everybody drops out at once" + likely);
    }
    if (edge.equalRates) {
      return report.atBoundary(
          "r and alpha grow without limit: the customers do not differ in how often they buy",
          rate + likely);
    }
    return report.notConverged("the likelihood has no top: the parameters drift to an edge");
  }

  /** Returns the most likely parameters on an edge, where some of them stay at their limits. */
  private double[] bestOn(Edge edge, Objective likelihood, double[] at) {
    FitOptions limits = edge.equalRates ? fixing(options, 1, LIMIT) : options;
    limits = edge.equalDropOut ? fixing(limits, 3, LIMIT) : limits;
    limits = edge.allOrNothing || edge.atOnce ? fixing(limits, 3, 1 / LIMIT) : limits;
    limits = edge.atOnce ? fixing(limits, 2, dropOut.atOnce(at[2])) : limits;
    ModelFit nested = new ModelFit(names, limits, likelihood);
    if (nested.isAllFixed()) {
      return nested.all(new double[0]);
    }
    // The ratios of the parameters are about what they are on the edge.
    return nested.all(nested
        .search(
            at[0] / at[1] * limits.fixed(names.get(1)).orElse(at[1]),
            at[1],
            at[2] / at[3] * limits.fixed(names.get(3)).orElse(at[3]),
            at[3])
        .parameters());
  }

  private String withoutDropOut(double end) {
    double[] start = rows.gammaStart();
    Optimum nested = DampedNewton.maximize(
        at -> {
          SecondOrder sum = new SecondOrder(2);
          rows.addStaying(at[0], at[1], sum);
          return sum;
        },
        start[0],
        start[1]);
    double r = nested.parameters()[0];
    double alpha = nested.parameters()[1];
    return (nested.ending() == Ending.CONVERGED
            ? "the negative binomial distribution with r " + (float) r + " and alpha "
                + (float) alpha
            : "a Poisson process with the rate " + (float) (r / alpha)
                + " per unit of time for everybody")
        + likely(nested.value(), end);
  }

  /** Holds a parameter at its limit unless it is held already. */
  private FitOptions fixing(FitOptions some, int parameter, double value) {
    String name = names.get(parameter);
    return some.fixed(name).isPresent() ? some : some.fixing(name, value);
  }

  private static String likely(double nested, double end) {
    double gain = nested - end;
    return String.format(Locale.ROOT, ": log-likelihood %.3f, ", nested)
        + (Math.abs(gain) < 1e-3
            ? "the same within a thousandth"
            : (float) Math.abs(gain) + (gain > 0 ? " more" : " less"));
  }

  private void warn(FitReport.Builder report) {
    if (data.customers() < FEW) {
      report.warn(
          Kind.FEW_OBSERVATIONS,
          "the fit rests on " + data.customers() + " customers; intervals hold for some hundreds");
    }
    double repeaters = rows.moreThan[0];
    if (repeaters < FEW / 4 || rows.moreThan.length == 1) {
      report.warn(
          Kind.FEW_REPEAT_BUYERS,
          rows.moreThan.length == 1
              ? "nobody came back more than once, so purchase rates and drop-out can hardly be told apart"
              : (long) repeaters
                  + " customers came back, too few to tell their drop-out from a low purchase rate");
    }
    if (repeaters == rows.customers) {
      report.warn(
          Kind.NO_ONE_TIME_BUYERS,
          "every customer came back. Were customers without repeat purchases dropped? They belong to the data");
    }
    long crowded = 0;
    for (int i = 0; i < data.rows(); i++) {
      crowded += data.repeatPurchases(i) > data.lastPurchaseAgeDays(i) ? data.weight(i) : 0;
    }
    if (crowded > 0) {
      report.warn(
          Kind.UNIT_LOOKS_WRONG,
          crowded
              + " customers have more repeat purchases than days between the first and the last. Are ages in days, and purchases of one day merged?");
    }
    if (data.counts().afterEnd() > 0) {
      report.warn(
          Kind.AFTER_OBSERVATION,
          data.counts().afterEnd()
              + " transactions after the end of the observation were left out");
    }
  }

  private void warnOfCorrelation(FitReport.Builder report, double[][] covariance) {
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        double variances = covariance[i][i] * covariance[j][j];
        double correlation = variances == 0 ? 0 : covariance[i][j] / Math.sqrt(variances);
        if (Math.abs(correlation) > STRONG) {
          report.warn(
              Kind.STRONG_CORRELATION,
              names.get(j) + " and " + names.get(i) + " have a correlation of "
                  + (float) correlation + "; only their combination is known well");
        }
      }
    }
  }
}
