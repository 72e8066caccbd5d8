package dev.rapport.scoring.fit;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import java.util.List;
import java.util.Optional;
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
