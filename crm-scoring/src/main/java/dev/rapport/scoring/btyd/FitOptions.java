package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Objective;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.SecondOrder;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitReport.Search;
import dev.rapport.scoring.fit.Reducer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How a model is fitted: by plain maximum likelihood per week unless something else is asked for.
 *
 * <p>{@code FitOptions.standard().perDays(1)} counts the parameters per day. A prior pulls a parameter towards a value that is thought
 * likely, as a normal distribution of its logarithm; it helps with few customers and should be reported with the fit. A parameter can
 * also be held fixed. Immutable and thread-safe.
 */
public final class FitOptions {
  /** The unit of time unless another is asked for. */
  static final double WEEK = 7;

  private static final FitOptions STANDARD =
      new FitOptions(WEEK, Map.of(), Map.of(), Reducer.sequential());

  private final double unitDays;
  private final Map<String, Double> fixed;
  private final Map<String, Prior> priors;
  private final Reducer reducer;

  /**
   * What is thought of a parameter beforehand: its logarithm is normal.
   *
   * @param median the value that is as likely exceeded as not
   * @param logDeviation the standard deviation of the logarithm; 1 means that a factor of e either way is no surprise
   */
  public record Prior(double median, double logDeviation) {
    /**
     * Checks the components.
     *
     * @param median above 0 and finite
     * @param logDeviation above 0 and finite
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Prior {
      requirePositive(median, "median");
      requirePositive(logDeviation, "logDeviation");
    }
  }

  private FitOptions(
      double unitDays, Map<String, Double> fixed, Map<String, Prior> priors, Reducer reducer) {
    this.unitDays = unitDays;
    this.fixed = fixed;
    this.priors = priors;
    this.reducer = reducer;
  }

  /**
   * Returns the standard options.
   *
   * @return parameters per week, none fixed, no priors, everything in the thread that asks
   */
  public static FitOptions standard() {
    return STANDARD;
  }

  /**
   * Asks for parameters in another unit of time.
   *
   * @param days the unit in days, above 0: 1 for a day, 30.4375 for a month
   * @return the options
   * @throws IllegalArgumentException if {@code days} is not finite and above 0
   */
  public FitOptions perDays(double days) {
    return new FitOptions(requirePositive(days, "days"), fixed, priors, reducer);
  }

  /**
   * Holds a parameter fixed.
   *
   * @param parameter its name
   * @param value its value, above 0 and finite
   * @return the options
   * @throws IllegalArgumentException if the value is out of range
   */
  public FitOptions fixing(String parameter, double value) {
    return new FitOptions(
        unitDays, with(fixed, parameter, requirePositive(value, "value")), priors, reducer);
  }

  /**
   * Puts a prior on the logarithm of a parameter.
   *
   * @param parameter its name
   * @param prior what is thought of it beforehand
   * @return the options
   */
  public FitOptions withPrior(String parameter, Prior prior) {
    return new FitOptions(
        unitDays, fixed, with(priors, parameter, requireNonNull(prior, "prior")), reducer);
  }

  /**
   * Hands the work to somebody else, such as a pool of threads. The result has the same bits.
   *
   * @param worker who does the work
   * @return the options
   */
  public FitOptions using(Reducer worker) {
    return new FitOptions(unitDays, fixed, priors, requireNonNull(worker, "worker"));
  }

  private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
    Map<String, V> copy = new TreeMap<>(map);
    copy.put(requireNonNull(name, "parameter"), value);
    return Map.copyOf(copy);
  }

  /**
   * Returns the unit of time.
   *
   * @return days, above 0
   */
  public double unitDays() {
    return unitDays;
  }

  Optional<Double> fixed(String parameter) {
    return Optional.ofNullable(fixed.get(parameter));
  }

  Optional<Prior> prior(String parameter) {
    return Optional.ofNullable(priors.get(parameter));
  }

  /** Whether nothing is said about a parameter, so that it may go to any edge. */
  boolean isFree(String parameter) {
    return !fixed.containsKey(parameter) && !priors.containsKey(parameter);
  }

  /** Returns what these options say about some parameters. */
  FitOptions of(List<String> names) {
    return new FitOptions(unitDays, kept(fixed, names), kept(priors, names), reducer);
  }

  /** Returns what these options say where a parameter counts in other units. */
  FitOptions scaling(String parameter, double factor) {
    Optional<Double> value = fixed(parameter);
    FitOptions scaled = value.isEmpty() ? this : fixing(parameter, value.get() * factor);
    Optional<Prior> prior = prior(parameter);
    return prior.isEmpty()
        ? scaled
        : scaled.withPrior(
            parameter, new Prior(prior.get().median() * factor, prior.get().logDeviation()));
  }

  private static <V> Map<String, V> kept(Map<String, V> map, List<String> names) {
    Map<String, V> copy = new TreeMap<>(map);
    copy.keySet().retainAll(names);
    return Map.copyOf(copy);
  }

  Reducer reducer() {
    return reducer;
  }

  /** Refuses names that the model does not have. */
  void requireNamesOf(List<String> names) {
    for (Map<String, ?> map : List.<Map<String, ?>>of(fixed, priors)) {
      for (String name : map.keySet()) {
        checkArgument(names.contains(name), "parameter must be one of %s, was %s", names, name);
      }
    }
  }

  static double requirePositive(double value, String name) {
    checkArgument(
        value > 0 && Double.isFinite(value), "%s must be above 0 and finite, was %s", name, value);
    return value;
  }

  /**
   * Describes the options.
   *
   * @return such as {@code "per 7.0 days, fixed {a=0.8}, priors {}"}
   */
  @Override
  public String toString() {
    return "per " + unitDays + " days, fixed " + new TreeMap<>(fixed) + ", priors "
        + new TreeMap<>(priors);
  }

  /** The search for the most likely parameters of which some may be fixed and some have priors. */
  static final class ModelFit {
    /** Searches that end as near as this to the same log-likelihood ended at the same top. */
    private static final double SAME_TOP = 1e-4;

    private static final int MOST_RESUMED = 20;

    private static final Comparator<Optimum> BY_VALUE = Comparator.comparingDouble(Optimum::value);

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
          .map(few -> few.top(few.search(start), start))
          .orElse(start));
    }

    /** Returns the parameters at a top inside, or else another start. */
    private double[] top(Optimum optimum, double... otherwise) {
      return optimum.ending() == Ending.CONVERGED ? all(optimum.parameters()) : otherwise;
    }

    /**
     * The highest top that was found from several starts.
     *
     * @param fit the search for it
     * @param optimum where it ended
     * @param evaluations how often the likelihood of all data was computed, from all starts
     */
    record Highest(ModelFit fit, Optimum optimum, int evaluations) {
      /** Goes on where the search took a level ridge for the way to an edge. */
      Highest onward() {
        Optimum end = optimum;
        int more = 0;
        for (int i = 0; i < MOST_RESUMED && end.ending() != Ending.CONVERGED; i++) {
          end = fit.search(fit.all(end.parameters()));
          more += end.evaluations();
        }
        return new Highest(fit, end, evaluations + more);
      }

      /** Returns all parameters, the fixed ones among them. */
      double[] parameters() {
        return fit.all(optimum.parameters());
      }
    }

    /**
     * Searches from several starts and keeps the highest top. A sample of many rows tells which starts lead to the same top, so that most
     * often only one is left for all rows.
     */
    static Highest highest(
        List<String> names,
        FitOptions options,
        FitRows rows,
        FitRows sample,
        Function<FitRows, Objective> likelihoodOf,
        List<double[]> starts) {
      ModelFit onSample = new ModelFit(names, options, likelihoodOf.apply(sample));
      List<Optimum> tops = new ArrayList<>();
      List<double[]> from = new ArrayList<>();
      int evaluations = 0;
      for (double[] start : starts) {
        Optimum top = onSample.search(start);
        evaluations += top.evaluations();
        if (tops.stream().allMatch(other -> Math.abs(other.value() - top.value()) > SAME_TOP)) {
          tops.add(top);
          from.add(onSample.top(top, start));
        }
      }
      Optimum highest = Collections.max(tops, BY_VALUE);
      if (sample == rows) {
        return new Highest(onSample, highest, evaluations);
      }
      ModelFit whole = new ModelFit(names, options, likelihoodOf.apply(rows));
      Optional<Objective> few = rows.few().map(likelihoodOf);
      List<Optimum> ends = from.stream().map(start -> whole.search(few, start)).toList();
      return new Highest(
          whole,
          Collections.max(ends, BY_VALUE),
          ends.stream().mapToInt(Optimum::evaluations).sum());
    }

    /** Searches from several starts with all rows. */
    static Highest highestOfAll(
        List<String> names, FitOptions options, Objective likelihood, List<double[]> starts) {
      ModelFit fit = new ModelFit(names, options, likelihood);
      List<Optimum> ends = starts.stream().map(fit::search).toList();
      Optimum highest = Collections.max(ends, BY_VALUE);
      return new Highest(
          fit, highest, ends.stream().mapToInt(Optimum::evaluations).sum());
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
    void report(FitReport.Builder report, Optimum optimum, int evaluations) {
      report
          .free(free.length)
          .ended(all(optimum.parameters()), logLikelihood(optimum), searched(optimum, evaluations));
    }

    static Search searched(Optimum optimum, int evaluations) {
      OptionalDouble decrement =
          optimum.newtonDecrement().map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
      return new Search(optimum.iterations(), evaluations, optimum.gradientNorm(), decrement);
    }

    int freeParameters() {
      return free.length;
    }

    /** Returns the log-likelihood of the data, without the priors. */
    double logLikelihood(Optimum optimum) {
      boolean hasPrior = names.stream().anyMatch(name -> options.prior(name).isPresent());
      return hasPrior ? likelihood.at(all(optimum.parameters())).value() : optimum.value();
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
}
