package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The simpler model that a model turns into at the edge of its parameters, at its best: what it says, what is known in the limit, its
 * own parameters, and how likely the data are under it.
 *
 * <p>{@code ("every customer leaves with chance 0.2 at each renewal", [EQUAL_DROP_OUT], [churn 0.2], -1221.1)}: as the two parameters
 * of the shifted-beta-geometric grow without limit, one chance is left. Likelihoods of a model and of one nested in it are on the same
 * scale: their difference tells what the additional parameters are worth.
 *
 * @param words the model with its parameters in words
 * @param limits what the customers are taken to have in common or not to do, such as no drop-out together with equal rates; empty if
 *     the edge has no name
 * @param parameters its own parameters; none if it has none
 * @param logLikelihood of the same data as that of the whole model; empty where they are likelier than any number says, as amounts that
 *     are all the same are under a model of amounts that differ
 */
public record NestedModel(
    String words, List<Limit> limits, List<Parameter> parameters, OptionalDouble logLikelihood) {
  /** What is simpler than in the whole model. More may be added. */
  public enum Limit {
    /** Nobody ever buys again. */
    NO_PURCHASES,
    /** All customers buy at the same rate. */
    EQUAL_RATES,
    /** Nobody drops out. */
    NO_DROP_OUT,
    /** All customers drop out with the same chance or at the same rate. */
    EQUAL_DROP_OUT,
    /** A share of the customers drops out at the first opportunity, and the others never do. */
    ALL_OR_NOTHING,
    /** Everybody drops out at the first opportunity. */
    DROP_OUT_AT_ONCE,
    /** The customers do not differ in what a purchase is worth. */
    EQUAL_SPEND,
    /** All purchases of one customer are worth the same. */
    CONSTANT_SPEND
  }

  /**
   * A parameter of the simpler model.
   *
   * @param name such as "alpha", or what it means where the whole model has none of the name, such as "share"
   * @param value any finite number
   */
  public record Parameter(String name, double value) {
    /**
     * Checks the components.
     *
     * @param name not blank
     * @param value finite
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Parameter {
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
      checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
    }
  }

  /**
   * Checks the components.
   *
   * @param words not blank
   * @param limits different ones; they are copied
   * @param parameters of different names; they are copied
   * @param logLikelihood finite, or empty
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public NestedModel {
    checkArgument(!requireNonNull(words, "words").isBlank(), "words must not be blank");
    limits = List.copyOf(requireNonNull(limits, "limits"));
    checkArgument(
        limits.stream().distinct().count() == limits.size(),
        "limits must be different, were %s",
        limits);
    parameters = List.copyOf(requireNonNull(parameters, "parameters"));
    checkArgument(
        parameters.stream().map(Parameter::name).distinct().count() == parameters.size(),
        "parameters must have different names, were %s",
        parameters);
    checkArgument(
        Double.isFinite(requireNonNull(logLikelihood, "logLikelihood").orElse(0)),
        "logLikelihood must be finite, was %s",
        logLikelihood);
  }

  /**
   * Returns a simpler model.
   *
   * @param words the model with its parameters in words, not blank
   * @param limits what is simpler
   * @param parameters its parameters
   * @param logLikelihood finite
   * @return the model
   */
  public static NestedModel of(
      String words, List<Limit> limits, List<Parameter> parameters, double logLikelihood) {
    return new NestedModel(words, limits, parameters, OptionalDouble.of(logLikelihood));
  }

  /**
   * Returns the value of a parameter.
   *
   * @param name its name
   * @return any finite number
   * @throws IllegalArgumentException if there is none of the name
   */
  public double parameter(String name) {
    requireNonNull(name, "name");
    return parameters.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "name must be that of a parameter of " + parameters + ", was " + name))
        .value();
  }

  /**
   * Describes the model.
   *
   * @return such as "every customer leaves with chance 0.2 at each renewal (log-likelihood -1221.099)"
   */
  @Override
  public String toString() {
    return words
        + (logLikelihood.isPresent()
            ? String.format(Locale.ROOT, " (log-likelihood %.3f)", logLikelihood.getAsDouble())
            : " (the likelihood is without bound)");
  }
}
