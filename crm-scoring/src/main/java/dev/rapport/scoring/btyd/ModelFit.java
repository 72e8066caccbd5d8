package dev.rapport.scoring.btyd;

import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.btyd.FitOptions.Prior;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitReport.Search;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The search for the most likely parameters of which some may be fixed and some have priors. */
final class ModelFit {
  private final List<String> names;
  private final FitOptions options;
  private final Objective likelihood;

  /** The numbers of the parameters that are not fixed. */
  private final int[] free;

  ModelFit(List<String> names, FitOptions options, Objective likelihood) {
    options.requireNamesOf(names);
    this.names = names;
    this.options = options;
    this.likelihood = likelihood;
    this.free = IntStream.range(0, names.size())
        .filter(i -> options.fixed(names.get(i)).isEmpty())
        .toArray();
  }

  /** Searches from a start, of which the fixed parameters are ignored. */
  Optimum search(double... start) {
    double[] from = new double[free.length];
    for (int k = 0; k < free.length; k++) {
      from[k] = start[free[k]];
    }
    return DampedNewton.maximize(this::reduced, from);
  }

  /** Searches where a few of the data have their top, or else from a start. */
  Optimum search(Optional<Objective> ofFew, double... start) {
    return search(ofFew
        .map(few -> new ModelFit(names, options, few))
        .map(few -> few.top(start))
        .orElse(start));
  }

  private double[] top(double... start) {
    Optimum optimum = search(start);
    return optimum.ending() == Ending.CONVERGED ? all(optimum.parameters()) : start;
  }

  boolean isAllFixed() {
    return free.length == 0;
  }

  double[] all(double[] some) {
    double[] parameters = new double[names.size()];
    for (int i = 0, k = 0; i < parameters.length; i++) {
      parameters[i] = k < free.length && free[k] == i
          ? some[k++]
          : options.fixed(names.get(i)).orElseThrow();
    }
    return parameters;
  }

  /** Returns the likelihood as a function of the free parameters, with the priors. */
  private SecondOrder reduced(double[] some) {
    double[] parameters = all(some);
    SecondOrder whole = likelihood.at(parameters);
    SecondOrder part = new SecondOrder(free.length);
    part.addValue(whole.value());
    for (int k = 0; k < free.length; k++) {
      part.addGradient(k, whole.gradient(free[k]));
      for (int m = k; m < free.length; m++) {
        part.addHessian(k, m, whole.hessian(free[k], free[m]));
      }
      int place = k;
      double value = parameters[free[k]];
      options.prior(names.get(free[k])).ifPresent(prior -> addPrior(part, place, value, prior));
    }
    return part;
  }

  private static void addPrior(SecondOrder sum, int k, double value, Prior prior) {
    double variance = prior.logDeviation() * prior.logDeviation();
    double off = Math.log(value / prior.median());
    sum.addValue(-off * off / (2 * variance));
    sum.addGradient(k, -off / (variance * value));
    sum.addHessian(k, k, (off - 1) / (variance * value * value));
  }

  /** Writes where the search ended; the log-likelihood is of the data, without the priors. */
  void report(FitReport.Builder report, Optimum optimum) {
    double[] parameters = all(optimum.parameters());
    boolean hasPrior = names.stream().anyMatch(name -> options.prior(name).isPresent());
    OptionalDouble decrement =
        optimum.newtonDecrement().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    report.ended(
        parameters,
        hasPrior ? likelihood.at(parameters).value() : optimum.value(),
        new Search(optimum.iterations(), optimum.evaluations(), optimum.gradientNorm(), decrement));
  }

  /** Returns where each parameter was going, 0 for those that are fixed. */
  int[] drift(Optimum optimum) {
    int[] drift = new int[names.size()];
    for (int k = 0; k < free.length; k++) {
      drift[free[k]] = optimum.drift()[k];
    }
    return drift;
  }

  /** Returns the covariance of the logarithms of all parameters, which of fixed ones is zero; empty if there is none. */
  double[][] covariance(Optimum optimum) {
    double[][] of = optimum.covarianceOfLogarithms().orElse(new double[0][]);
    if (of.length == 0) {
      return of;
    }
    double[][] covariance = new double[names.size()][names.size()];
    for (int k = 0; k < free.length; k++) {
      for (int m = 0; m < free.length; m++) {
        covariance[free[k]][free[m]] = of[k][m];
      }
    }
    return covariance;
  }
}
