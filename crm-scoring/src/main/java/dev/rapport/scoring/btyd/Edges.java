package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.btyd.FitOptions.ModelFit;
import dev.rapport.scoring.btyd.FitOptions.ModelFit.Highest;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.NestedModel.Limit;
import dev.rapport.scoring.fit.NestedModel.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The simpler models that a model of purchases and drop-out turns into at the edges of its parameters, each at its best.
 *
 * <p>The rates of purchase either differ or are the same. Drop-out is as in the whole model, or there is none, or all customers have the
 * same, or it is all or nothing, or everybody goes at once; the last three of the models in which it needs no integral cost next to
 * nothing to fit.
 */
final class Edges {
  /** What stands for infinite. What is left of the difference is smaller by as much than the likelihood of a customer. */
  private static final double LIMIT = 1e10;

  /** Odds at which a share is all. */
  private static final double CERTAIN = 1e15;

  private static final String ODDS = "odds";

  private final List<String> names;
  private final FitRows rows;
  private final FitRows sample;
  private final FitOptions options;
  private final DropOut dropOut;
  private final Function<FitRows, Objective> likelihoodOf;

  /** How a model's customers drop out, and how that is spoken of. */
  enum DropOut {
    /** With a chance after each repeat purchase, from a beta distribution. */
    AFTER_REPEATS,
    /** With a chance after each purchase, the first one too. */
    AFTER_PURCHASES,
    /** At a rate, from a gamma distribution. */
    RATE;

    /** After how many repeat purchases one can drop out first. */
    int opportunity() {
      return this == AFTER_REPEATS ? 1 : 0;
    }
  }

  /** What drop-out is at an edge. */
  enum Leaving {
    /** As in the whole model. */
    INSIDE,
    /** Nobody leaves. */
    NONE,
    /** All alike. */
    EQUAL,
    /** Some at the first opportunity, the others never. */
    ALL_OR_NOTHING,
    /** Everybody at the first opportunity. */
    AT_ONCE
  }

  /** A place at the edge. */
  record Edge(boolean equalRates, Leaving leaving) {
    /** Whether its likelihood needs a few sums only. */
    boolean isCheap() {
      return leaving != Leaving.INSIDE && leaving != Leaving.EQUAL;
    }

    int parameters() {
      int ofLeaving = switch (leaving) {
        case INSIDE -> 2;
        case EQUAL, ALL_OR_NOTHING -> 1;
        case NONE, AT_ONCE -> 0;
      };
      return (equalRates ? 1 : 2) + ofLeaving;
    }

    List<Limit> limits() {
      Stream<Limit> ofLeaving = switch (leaving) {
        case INSIDE -> Stream.of();
        case NONE -> Stream.of(Limit.NO_DROP_OUT);
        case EQUAL -> Stream.of(Limit.EQUAL_DROP_OUT);
        case ALL_OR_NOTHING -> Stream.of(Limit.ALL_OR_NOTHING);
        case AT_ONCE -> Stream.of(Limit.DROP_OUT_AT_ONCE);
      };
      return Stream.concat(equalRates ? Stream.of(Limit.EQUAL_RATES) : Stream.of(), ofLeaving)
          .toList();
    }
  }

  /**
   * The simpler model of an edge at its best.
   *
   * @param value the log-likelihood with the priors, which is what searches compare
   * @param share of those who leave at once, where drop-out is all or nothing
   */
  record Nested(Edge edge, double value, double share, double r, double alpha, NestedModel model) {}

  Edges(
      List<String> names,
      FitRows rows,
      FitRows sample,
      FitOptions options,
      DropOut dropOut,
      Function<FitRows, Objective> likelihoodOf) {
    this.names = names;
    this.rows = rows;
    this.sample = sample;
    this.options = options;
    this.dropOut = dropOut;
    this.likelihoodOf = likelihoodOf;
  }

  /** Returns the edges that the options leave open: a parameter that is held or has a prior goes to none. */
  List<Edge> open() {
    boolean rates = options.isFree(names.get(0)) && options.isFree(names.get(1));
    List<Edge> open = new ArrayList<>();
    for (Leaving leaving : Leaving.values()) {
      if (isOpen(leaving)) {
        if (leaving != Leaving.INSIDE) {
          open.add(new Edge(false, leaving));
        }
        if (rates) {
          open.add(new Edge(true, leaving));
        }
      }
    }
    return open;
  }

  private boolean isOpen(Leaving leaving) {
    boolean first = options.isFree(names.get(2));
    boolean second = options.isFree(names.get(3));
    return switch (leaving) {
      case INSIDE -> true;
      case NONE -> first || second;
      case EQUAL, ALL_OR_NOTHING -> first && second;
      case AT_ONCE -> (first || second) && rows.moreThan(dropOut.opportunity()) == 0;
    };
  }

  /** Fits the model of an edge, starting from parameters of the whole model. */
  Nested fit(Edge edge, List<double[]> near) {
    List<String> own = new ArrayList<>(names.subList(0, 2));
    if (!edge.isCheap()) {
      own.addAll(names.subList(2, 4));
    } else if (edge.leaving != Leaving.NONE) {
      own.add(ODDS);
    }
    FitOptions limits = options.of(own);
    double alpha = LIMIT * Math.max(1, rows.times[rows.times.length - 1]);
    limits = edge.equalRates ? limits.fixing(names.get(1), alpha) : limits;
    limits = edge.leaving == Leaving.AT_ONCE ? limits.fixing(ODDS, CERTAIN) : limits;
    limits = edge.leaving == Leaving.EQUAL
        ? limits.fixing(names.get(3), dropOut == DropOut.RATE ? alpha : LIMIT)
        : limits;
    List<double[]> starts = starts(edge, near, limits);
    Highest best = edge.isCheap()
        ? ModelFit.highestOfAll(own, limits, objective(edge), starts)
        : ModelFit.highest(own, limits, rows, sample, likelihoodOf, starts);
    return nested(edge, best);
  }

  private Objective objective(Edge edge) {
    return edge.leaving == Leaving.NONE
        ? at -> {
          SecondOrder sum = new SecondOrder(2);
          rows.addStaying(at[0], at[1], sum);
          return sum;
        }
        : at -> {
          SecondOrder sum = new SecondOrder(3);
          rows.addAllOrNothing(at[0], at[1], at[2], dropOut.opportunity(), sum);
          return sum;
        };
  }

  /** Of moments where that is enough, or else of the ratios of the parameters near the edge. */
  private List<double[]> starts(Edge edge, List<double[]> near, FitOptions limits) {
    List<double[]> from =
        edge.isCheap() ? List.of(sample.gammaStart(0), sample.gammaStart(1)) : near;
    List<double[]> starts = new ArrayList<>();
    for (double[] at : from) {
      double alpha = limits.fixed(names.get(1)).orElse(at[1]);
      double r = at[0] / at[1] * alpha;
      if (edge.isCheap()) {
        starts.add(new double[] {r, alpha, edge.leaving == Leaving.NONE ? 0 : 0.5});
      } else {
        double second = limits.fixed(names.get(3)).orElse(at[3]);
        starts.add(new double[] {r, alpha, at[2] / at[3] * second, second});
      }
    }
    return starts;
  }

  private Nested nested(Edge edge, Highest best) {
    double[] at = best.parameters();
    double share = edge.isCheap() && at.length > 2 ? at[2] / (1 + at[2]) : 0;
    NestedModel model = NestedModel.of(
        saying(edge, at, share),
        edge.limits(),
        parameters(edge, at, share),
        best.fit().logLikelihood(best.optimum()));
    return new Nested(edge, best.optimum().value(), share, at[0], at[1], model);
  }

  private List<Parameter> parameters(Edge edge, double[] at, double share) {
    List<Parameter> parameters = new ArrayList<>();
    if (edge.equalRates) {
      parameters.add(new Parameter("purchaseRate", at[0] / at[1]));
    } else {
      parameters.add(new Parameter(names.get(0), at[0]));
      parameters.add(new Parameter(names.get(1), at[1]));
    }
    switch (edge.leaving) {
      case INSIDE -> {
        parameters.add(new Parameter(names.get(2), at[2]));
        parameters.add(new Parameter(names.get(3), at[3]));
      }
      case EQUAL ->
        parameters.add(
            dropOut == DropOut.RATE
                ? new Parameter("dropOutRate", at[2] / at[3])
                : new Parameter("dropOutChance", at[2] / (at[2] + at[3])));
      case ALL_OR_NOTHING -> parameters.add(new Parameter("share", share));
      default -> {}
    }
    return parameters;
  }

  /** Says what the customers do at an edge. */
  private String saying(Edge edge, double[] at, double share) {
    String leaving = switch (edge.leaving) {
      case INSIDE, NONE -> "";
      case EQUAL ->
        "drops out "
            + (dropOut == DropOut.RATE
                ? "at the rate " + (float) (at[2] / at[3]) + " per unit of time"
                : "with chance " + (float) (at[2] / (at[2] + at[3])) + " after each purchase");
      case ALL_OR_NOTHING ->
        "drop-out is all or nothing, with a share of " + (float) share + " who leave at once";
      case AT_ONCE -> "drops out at once";
    };
    if (edge.equalRates) {
      String rate = "the rate " + (float) (at[0] / at[1]) + " per unit of time";
      return switch (edge.leaving) {
        case NONE -> "a Poisson process with " + rate + " for everybody";
        case INSIDE -> "everybody buys at " + rate;
        case ALL_OR_NOTHING -> "everybody buys at " + rate + "; " + leaving;
        case EQUAL, AT_ONCE -> "everybody buys at " + rate + " and " + leaving;
      };
    }
    return switch (edge.leaving) {
      case INSIDE -> throw new IllegalStateException("inside is no edge");
      case NONE ->
        "the negative binomial distribution with r " + (float) at[0] + " and alpha "
            + (float) at[1];
      case ALL_OR_NOTHING -> leaving;
      case EQUAL, AT_ONCE -> "everybody " + leaving;
    };
  }

  /** Says what the parameters do on the way to an edge, and what that tells of the data. */
  String words(Edge edge) {
    String rates =
        "r and alpha grow without limit: the customers do not differ in how often they buy";
    String both = names.get(2) + " and " + names.get(3);
    String ratio = names.get(2) + " / " + names.get(3);
    String leaving = switch (edge.leaving) {
      case INSIDE -> "";
      case NONE -> ratio + " falls without limit: no drop-out shows in the data";
      case EQUAL -> both + " grow without limit: the customers do not differ in how they drop out";
      case ALL_OR_NOTHING ->
        both + " fall without limit: some customers drop out at once and the others never";
      case AT_ONCE ->
        ratio + " grows without limit: every customer drops out at the first opportunity";
    };
    if (!edge.equalRates || edge.leaving == Leaving.INSIDE) {
      return edge.equalRates ? rates : leaving;
    }
    return edge.leaving == Leaving.EQUAL
        ? "r, alpha, " + both
            + " grow without limit: the customers differ neither in how often they buy nor in how they drop out"
        : rates + "; " + leaving;
  }
}
