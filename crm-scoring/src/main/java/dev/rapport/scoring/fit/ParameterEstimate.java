package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Interval;
import dev.rapport.core.numeric.NormalDistribution;

/**
 * One parameter of a fitted model with its standard error.
 *
 * <p>{@code ("alpha", 0.704, 0.0656)}: the parameter is known to about nine percent. All parameters are above zero, so the
 * interval is symmetric on the logarithm.
 *
 * @param name the name that the model gives it
 * @param value the most likely value
 * @param standardError the standard error, from the curvature of the likelihood
 */
public record ParameterEstimate(String name, double value, double standardError) {
  /**
   * Checks the components.
   *
   * @param name not blank
   * @param value above 0 and finite
   * @param standardError 0 or more and finite
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ParameterEstimate {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    checkArgument(
        value > 0 && Double.isFinite(value), "value must be above 0 and finite, was %s", value);
    checkArgument(
        standardError >= 0 && Double.isFinite(standardError),
        "standardError must be finite and not negative, was %s",
        standardError);
  }

  /**
   * Returns the interval of Wald on the logarithm: value × e^(± z · standardError / value).
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return an interval above zero that contains the value
   * @throws IllegalArgumentException if the level is out of range, or an end beyond a {@code double}
   */
  public Interval interval(double level) {
    Interval.requireLevel(level);
    double margin = NormalDistribution.upperQuantile((1 - level) / 2) * standardError / value;
    return Interval.of(value * Math.exp(-margin), value * Math.exp(margin), level);
  }
}
