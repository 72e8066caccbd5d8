package dev.rapport.scoring.fit;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A model that was fitted to data, with the report on the fit.
 *
 * <p>There is a model only if the fit {@linkplain Verdict.Converged converged}. Immutable and thread-safe.
 *
 * @param <M> the type of the model
 */
public final class Fit<M> {
  private final FitReport report;
  private final Function<? super List<Double>, ? extends M> factory;

  private Fit(FitReport report, Function<? super List<Double>, ? extends M> factory) {
    this.report = report;
    this.factory = factory;
  }

  /**
   * Returns a fit.
   *
   * @param report what the search for the parameters found
   * @param factory makes a model of parameters, in the order of the report; needed at the estimates and near them
   * @param <M> the type of the model
   * @return the fit
   */
  public static <M> Fit<M> of(
      FitReport report, Function<? super List<Double>, ? extends M> factory) {
    return new Fit<>(requireNonNull(report, "report"), requireNonNull(factory, "factory"));
  }

  /**
   * Returns the report.
   *
   * @return how good the fit is
   */
  public FitReport report() {
    return report;
  }

  /**
   * Returns the model if there is one.
   *
   * @return the model; nothing unless the fit converged
   */
  public Optional<M> optionalModel() {
    return report.verdict().isConverged() ? Optional.of(made()) : Optional.empty();
  }

  /**
   * Returns the model.
   *
   * @return the model at the most likely parameters
   * @throws IllegalStateException if the fit did not converge; the message is the verdict
   */
  public M model() {
    report.requireConverged();
    return made();
  }

  /**
   * Predicts with an interval by the delta method.
   *
   * @param prediction what to predict, a smooth function of the parameters
   * @param scale on which scale the error is taken to be normal; the prediction must lie in its range
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the prediction at the most likely parameters, with its interval
   * @throws IllegalStateException if the fit did not converge; the message is the verdict
   * @throws IllegalArgumentException if the prediction is not in the range of the scale
   */
  public Estimate predict(ToDoubleFunction<? super M> prediction, Scale scale, double level) {
    requireNonNull(prediction, "prediction");
    return report.predict(
        parameters -> prediction.applyAsDouble(factory.apply(parameters)), scale, level);
  }

  /**
   * Puts this fit and another together, for predictions that need both models.
   *
   * <p>The likelihood of both is taken to be the product of the two, without a parameter in common: then the matrix of second
   * derivatives falls into two blocks, and so does the covariance, with which {@link #predict} works as ever. The lifetime value of a
   * customer whose spend does not depend on how often she buys is such a prediction:
   *
   * <pre>{@code
   * Fit<LifetimeValuation> value = BgNbd.fit(data)
   *     .jointly(GammaGamma.fit(data), (purchases, spend) -> LifetimeValuation.of(purchases, spend, rate));
   * value.predict(v -> v.value(customer, Horizon.ofYears(1)).amount(), Scale.POSITIVE, 0.95);
   * }</pre>
   *
   * @param other a fit of other parameters to the same customers
   * @param both makes one model of the two
   * @param <N> the type of the other model
   * @param <C> the type of the model of both
   * @return the fit of both, with the fewer observations of the two; it has a model only if each has one, and the verdict of the first
   *     that has none
   * @throws IllegalArgumentException if both have a parameter of the same name
   */
  public <N, C> Fit<C> jointly(Fit<N> other, BiFunction<? super M, ? super N, ? extends C> both) {
    requireNonNull(both, "both");
    int first = report.names().size();
    return of(
        report.jointly(requireNonNull(other, "other").report),
        parameters -> both.apply(
            factory.apply(parameters.subList(0, first)),
            other.factory.apply(parameters.subList(first, parameters.size()))));
  }

  private M made() {
    return requireNonNull(factory.apply(report.estimates()), "factory must not return null");
  }

  /**
   * Describes the fit.
   *
   * @return the report's text
   */
  @Override
  public String toString() {
    return report.toString();
  }
}
