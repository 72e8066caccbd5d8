package dev.rapport.scoring.btyd;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.scoring.btyd.Edges.DropOut;
import dev.rapport.scoring.btyd.Edges.Edge;
import dev.rapport.scoring.btyd.Edges.Nested;
import dev.rapport.scoring.btyd.FitOptions.ModelFit;
import dev.rapport.scoring.btyd.FitOptions.ModelFit.Highest;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.NestedModel.Limit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fit of a model of purchases and drop-out with four parameters: two of the purchase rate, then two of the drop-out, the second of
 * which grows as drop-out vanishes.
 *
 * <p>A likelihood may have several tops, one inside and some at edges, such as where most customers buy once and the others stay for good.
 * So the search has several starts, and what it finds has to stand beside the simpler models of the edges at their best.
 */
final class PurchaseFit {
  private static final long FEW = 200;
  private static final double STRONG = 0.995;

  /** Fifty years: few observations are as long. */
  private static final int LIFETIME_DAYS = 18_262;

  /** Two months: few shops fit a model so soon. */
  private static final int SHORT_DAYS = 60;

  /** Log-likelihoods so near are the same. */
  private static final double SAME = 1e-3;

  /** From these shapes on a gamma or beta distribution may be so narrow that all are alike. */
  private static final double LARGE = 15;

  private static final int FEW_ROWS = 200;

  /** A shape at which customers hardly differ. */
  private static final double ALIKE = 20;

  /** A shape at which drop-out is nearly all or nothing. */
  private static final double SMALL = 0.1;

  private final String model;
  private final List<String> names;
  private final PurchaseSummaries data;
  private final FitRows rows;
  private final FitOptions options;
  private final DropOut dropOut;
  private final Function<FitRows, Objective> likelihoodOf;
  private final FitRows sample;
  private final Edges edges;

  PurchaseFit(
      String model,
      List<String> names,
      PurchaseSummaries data,
      FitOptions options,
      DropOut dropOut,
      Function<FitRows, Objective> likelihoodOf) {
    options.requireNamesOf(names);
    this.model = model;
    this.names = names;
    this.data = requireNonNull(data, "data");
    this.rows = new FitRows(data, options.unitDays());
    this.options = options;
    this.dropOut = dropOut;
    this.likelihoodOf = likelihoodOf;
    this.sample = rows.sample();
    this.edges = new Edges(names, rows, sample, options, dropOut, likelihoodOf);
  }

  /** Fits BG/NBD, or MBG/NBD if customers may drop out after their first purchase too. */
  static FitReport ofBetaGeometric(
      String model, PurchaseSummaries data, FitOptions options, boolean afterFirst) {
    return new PurchaseFit(
            model,
            List.of("r", "alpha", "a", "b"),
            data,
            options,
            afterFirst ? DropOut.AFTER_PURCHASES : DropOut.AFTER_REPEATS,
            some -> new BetaGeometricLikelihood(some, afterFirst, options.reducer())::at)
        .fit();
  }

  FitReport fit() {
    FitReport.Builder report = FitReport.builder(model, names, data.customers());
    if (data.customers() == 0) {
      warnOfExclusions(report);
      return report.notConverged("there are no customers");
    }
    if (data.repeatPurchases() == 0 && (options.isFree("r") || options.isFree("alpha"))) {
      warnOfExclusions(report);
      return report.atBoundary(
          "r / alpha falls without limit: nobody came back",
          NestedModel.of("nobody ever buys again", List.of(Limit.NO_PURCHASES), List.of(), 0));
    }
    warn(report);
    ModelFit all = new ModelFit(names, options, likelihoodOf.apply(rows));
    if (all.isAllFixed()) {
      double[] fixed = all.all(new double[0]);
      return report
          .free(0)
          .ended(fixed, likelihoodOf.apply(rows).at(fixed).value(), FitReport.Search.none())
          .converged(new double[names.size()][names.size()]);
    }
    List<double[]> starts = starts();
    Highest top = ModelFit.highest(names, options, rows, sample, likelihoodOf, starts);
    List<Nested> nested = nested(top, starts);
    double best = nested.stream().mapToDouble(Nested::value).max().orElse(Double.NEGATIVE_INFINITY);
    if (best < top.optimum().value() - SAME) {
      top = top.onward();
    }
    Optimum optimum = top.optimum();
    top.fit().report(report, optimum, top.evaluations());
    Optional<Nested> simplest = simplest(nested, optimum.value());
    double[][] covariance = top.fit().covariance(optimum);
    boolean isTop = optimum.ending() == Ending.CONVERGED && covariance.length > 0;
    if (isTop && best <= optimum.value() + SAME) {
      warnOfSimpler(report, nested, optimum.value(), top.fit().freeParameters());
      warnOfCorrelation(report, covariance);
      return report.converged(covariance);
    }
    if (simplest.isPresent()) {
      Nested edge = simplest.get();
      warnOfSimpler(report, nested, edge.value(), edge.edge().parameters());
      return report.atBoundary(edges.words(edge.edge()), edge.model());
    }
    return report.notConverged(
        optimum.ending() == Ending.DRIFTING
            ? "no top was found: the parameters drift to an edge, near which the likelihood hardly changes"
            : "the search found no step that makes the data likelier");
  }

  /**
   * Moments of all customers with drop-out that differs much or little, and drop-out that is nearly all or nothing beside the moments of
   * those who came back.
   */
  private List<double[]> starts() {
    double age = Math.max(sample.meanAge(), Double.MIN_NORMAL);
    boolean rate = dropOut == DropOut.RATE;
    double[] all = sample.gammaStart(0);
    double[] repeaters = sample.gammaStart(1);
    int first = dropOut.opportunity();
    double had = first == 0 ? rows.customers : Math.max(1, rows.moreThan(first - 1));
    double share = Math.max(0.1, Math.min(0.9, 1 - rows.moreThan(first) / had));
    double[] drop = rate
        ? new double[] {SMALL, age / (Math.pow(1 - share, -1 / SMALL) - 1)}
        : new double[] {SMALL * share, SMALL * (1 - share)};
    double chance = 0.5 * rows.customers / (rows.customers + data.repeatPurchases());
    return List.of(
        new double[] {all[0], all[1], 1, rate ? age : 3},
        new double[] {repeaters[0], repeaters[1], drop[0], drop[1]},
        rate
            ? new double[] {all[0], all[1], ALIKE, ALIKE * age}
            : new double[] {all[0], all[1], ALIKE * chance, ALIKE * (1 - chance)});
  }

  /** Fits the edges that may be higher than a top or nearly as high; all, if there is no top or one of them is higher. */
  private List<Nested> nested(Highest top, List<double[]> starts) {
    double[] at = top.parameters();
    List<double[]> near = new ArrayList<>(starts);
    near.add(at);
    List<Edge> open = edges.open();
    if (top.optimum().ending() == Ending.CONVERGED) {
      List<Nested> some = open.stream()
          .filter(edge -> isNear(edge, at))
          .map(edge -> edges.fit(edge, near))
          .toList();
      if (some.stream().allMatch(each -> each.value() <= top.optimum().value() + SAME)) {
        return some;
      }
    }
    return open.stream().map(edge -> edges.fit(edge, near)).toList();
  }

  /**
   * Whether an edge may be about as high as a top; of few rows any, since they cost little. Where the rates are equal the likelihood is that
   * of rates with a large shape.
   */
  private boolean isNear(Edge edge, double[] at) {
    boolean few = rows.rows() <= FEW_ROWS;
    return switch (edge.leaving()) {
      case INSIDE -> few || at[0] > LARGE;
      case EQUAL -> !edge.equalRates() && (few || at[2] > LARGE);
      case NONE, AT_ONCE -> !edge.equalRates();
      case ALL_OR_NOTHING -> !edge.equalRates() && (sample == rows || at[2] < 2 * SMALL);
    };
  }

  /** Returns the simplest of the models that are as likely as any. */
  private static Optional<Nested> simplest(List<Nested> nested, double end) {
    double best = nested.stream().mapToDouble(Nested::value).max().orElse(end);
    return nested.stream()
        .filter(each -> each.value() >= Math.max(best, end) - SAME)
        .min(Comparator.comparingInt(each -> each.edge().parameters()));
  }

  /** Names the model with fewer parameters that Akaike's criterion prefers to one that was found, if there is any. */
  private static void warnOfSimpler(
      FitReport.Builder report, List<Nested> nested, double value, int parameters) {
    nested.stream()
        .filter(each -> value - each.value() < parameters - each.edge().parameters())
        .max(Comparator.comparingDouble(each -> each.value() - each.edge().parameters()))
        .ifPresent(each -> report.warn(
            Kind.NEAR_BOUNDARY,
            "a simpler model would do, with a log-likelihood only "
                + (float) Math.max(0, value - each.value()) + " less and "
                + (parameters - each.edge().parameters()) + " parameters fewer: "
                + each.model().words()));
  }

  private void warn(FitReport.Builder report) {
    if (data.customers() < FEW) {
      report.warn(
          Kind.FEW_OBSERVATIONS,
          "the fit rests on " + data.customers() + " customers; intervals hold for some hundreds");
    }
    double repeaters = rows.moreThan(0);
    if (repeaters < FEW / 4 || rows.moreThan(1) == 0) {
      report.warn(
          Kind.FEW_REPEAT_BUYERS,
          rows.moreThan(1) == 0
              ? "nobody came back more than once, so purchase rates and drop-out can hardly be told apart"
              : (long) repeaters
                  + " customers came back, too few to tell their drop-out from a low purchase rate");
    }
    if (repeaters == rows.customers) {
      report.warn(
          Kind.NO_ONE_TIME_BUYERS,
          "every customer came back. Were customers without repeat purchases dropped? They belong to the data");
    }
    warnOfUnit(report);
    double once = rows.customers - repeaters;
    if (dropOut == DropOut.AFTER_REPEATS && once > 0) {
      report.warn(
          Kind.ALIVE_BY_ASSUMPTION,
          "the " + (long) once
              + " customers who never came back are alive with probability 1, because in BG/NBD nobody leaves before the first repeat"
              + " purchase. MBG/NBD and Pareto/NBD let them leave: use one of these where P(alive) of one-time buyers matters");
    }
    warnOfExclusions(report);
  }

  /** Tells what is not in the data; where nobody is left or came back, this may be why. */
  private void warnOfExclusions(FitReport.Builder report) {
    if (data.counts().afterEnd() > 0) {
      report.warn(
          Kind.AFTER_OBSERVATION,
          data.counts().afterEnd()
              + " transactions after the end of the observation were left out");
    }
    if (data.counts().customersLeftOut() > 0) {
      report.warn(
          Kind.LEFT_OUT,
          data.counts().customersLeftOut()
              + " customers of whom no purchase counts, only returns, empty orders or what came after the end, were left out");
    }
  }

  /** Looks for weeks or months that were taken for days, and for hours or minutes. */
  private void warnOfUnit(FitReport.Builder report) {
    long crowded = 0;
    long old = 0;
    int oldest = 0;
    for (int i = 0; i < data.rows(); i++) {
      crowded += data.repeatPurchases(i) > data.lastPurchaseAgeDays(i) ? data.weight(i) : 0;
      old += data.ageDays(i) > LIFETIME_DAYS ? data.weight(i) : 0;
      oldest = Math.max(oldest, data.ageDays(i));
    }
    if (crowded > 0) {
      report.warn(
          Kind.UNIT_LOOKS_WRONG,
          crowded
              + " customers have more repeat purchases than days between the first and the last. Are ages in days, and purchases of one day merged?");
    }
    if (old > data.customers() / 2) {
      report.warn(
          Kind.UNIT_LOOKS_WRONG,
          "most customers are older than fifty years. Are ages in days, or in hours or minutes?");
    }
    if (oldest < SHORT_DAYS) {
      report.warn(
          Kind.UNIT_LOOKS_WRONG,
          "no customer is older than " + oldest
              + " days. Are ages in days, or in weeks or months? So short a time tells little of drop-out");
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
