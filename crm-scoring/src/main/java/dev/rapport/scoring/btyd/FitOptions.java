package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.fit.Reducer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
}
