package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The report on a maximum-likelihood fit: how the search ended, how likely the data are, and how well the parameters are known.
 *
 * <pre>
 *   AIC = 2k - 2 LL        BIC = k ln n - 2 LL        k parameters that were not held fixed, n observations
 *   covariance of the parameters = inverse of minus the second derivatives of LL at the optimum
 * </pre>
 *
 * <p>Of two models of the same data the one with the lower criterion predicts better; a difference below 2 says nothing. The
 * criteria cannot be compared between data sets. Standard errors, correlations and intervals exist only if the fit converged.
 *
 * <p>Reference: H. Akaike (1974), <em>A new look at the statistical model identification</em>; G. Schwarz (1978), <em>Estimating
 * the dimension of a model</em>; for the intervals Y. Pawitan (2001), <em>In all likelihood</em>, chapter 3.
 *
 * <p>Immutable and thread-safe. Models make reports with {@link #builder}.
 */
public final class FitReport {
  private final String model;
  private final List<String> names;
  private final int free;
  private final List<Double> estimates;
  private final double[][] covarianceOfLogarithms;
  private final Verdict verdict;
  private final Search search;
  private final OptionalDouble logLikelihood;
  private final long observations;
  private final List<FitWarning> warnings;

  /**
   * What the search for the optimum went through.
   *
   * @param iterations steps taken or tried
   * @param evaluations how often the likelihood of all data was computed; what it took to find a start from some of them is not in it
   * @param gradientNorm the largest derivative of the log-likelihood by the logarithm of a parameter at the end
   * @param newtonDecrement √(gᵀ A⁻¹ g); half its square is the log-likelihood that was still to be won, about; empty where the
   *     likelihood is not curved downwards
   */
  public record Search(
      int iterations, int evaluations, double gradientNorm, OptionalDouble newtonDecrement) {
    /**
     * Checks the components.
     *
     * @param iterations 0 or more
     * @param evaluations 0 or more
     * @param gradientNorm finite, 0 or more
     * @param newtonDecrement finite, 0 or more, or empty
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Search {
      checkArgument(iterations >= 0, "iterations must not be negative, was %s", iterations);
      checkArgument(evaluations >= 0, "evaluations must not be negative, was %s", evaluations);
      requireSize(gradientNorm, "gradientNorm");
      requireNonNull(newtonDecrement, "newtonDecrement")
          .ifPresent(decrement -> requireSize(decrement, "newtonDecrement"));
    }

    /**
     * Returns the search that was not needed, because the data decide beforehand.
     *
     * @return zeros
     */
    public static Search none() {
      return new Search(0, 0, 0, OptionalDouble.empty());
    }

    private Search plus(Search other) {
      boolean known = newtonDecrement.isPresent() && other.newtonDecrement.isPresent();
      return new Search(
          iterations + other.iterations,
          evaluations + other.evaluations,
          Math.max(gradientNorm, other.gradientNorm),
          known
              ? OptionalDouble.of(
                  Math.hypot(newtonDecrement.getAsDouble(), other.newtonDecrement.getAsDouble()))
              : OptionalDouble.empty());
    }

    private static void requireSize(double size, String name) {
      checkArgument(
          size >= 0 && Double.isFinite(size),
          "%s must be finite and not negative, was %s",
          name,
          size);
    }
  }

  private FitReport(Builder builder, Verdict verdict) {
    this.model = builder.model;
    this.names = builder.names;
    this.free = builder.free;
    this.estimates = builder.estimates;
    this.covarianceOfLogarithms = builder.covarianceOfLogarithms;
    this.verdict = verdict;
    this.search = builder.search;
    this.logLikelihood = builder.logLikelihood;
    this.observations = builder.observations;
    this.warnings = List.copyOf(builder.warnings);
  }

  /**
   * Starts a report.
   *
   * @param model the name of the model, not blank
   * @param names the names of its parameters, not empty
   * @param observations how many observations it was fitted to, 0 or more
   * @return a builder
   */
  public static Builder builder(String model, List<String> names, long observations) {
    return new Builder(model, names, observations);
  }

  /**
   * Returns the name of the model.
   *
   * @return such as "shifted-beta-geometric"
   */
  public String model() {
    return model;
  }

  /**
   * Returns how the search ended.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Returns what the search went through.
   *
   * @return the search
   */
  public Search search() {
    return search;
  }

  /**
   * Returns the log-likelihood where the search ended, or where nothing had to be searched, that of the simpler model. On a boundary
   * that of the simpler model, which the search was on the way to, is beside it in the {@linkplain Verdict.Boundary verdict}.
   *
   * @return finite
   * @throws IllegalStateException if there is none: the data were none, or cannot be reckoned with, or are likelier than any number says
   */
  public double logLikelihood() {
    return logLikelihood.orElseThrow(() ->
        new IllegalStateException("the fit of " + model + " has no log-likelihood: " + verdict));
  }

  /**
   * Returns the log-likelihood if there is one.
   *
   * @return that of {@link #logLikelihood()}, or nothing where it would raise
   */
  public OptionalDouble optionalLogLikelihood() {
    return logLikelihood;
  }

  /**
   * Returns how many observations the model was fitted to.
   *
   * @return 0 or more
   */
  public long observations() {
    return observations;
  }

  /**
   * Returns how many parameters were fitted.
   *
   * @return k, all but those that were held fixed
   */
  public int freeParameters() {
    return free;
  }

  /**
   * Returns Akaike's criterion.
   *
   * @return 2k - 2 LL
   * @throws IllegalStateException if there is no log-likelihood
   */
  public double aic() {
    return 2.0 * free - 2 * logLikelihood();
  }

  /**
   * Returns Schwarz's criterion.
   *
   * @return k ln n - 2 LL
   * @throws IllegalStateException if there is no log-likelihood
   */
  public double bic() {
    return free * Math.log((double) Math.max(1, observations)) - 2 * logLikelihood();
  }

  /**
   * Returns what to be careful about.
   *
   * @return warnings; none if there is nothing
   */
  public List<FitWarning> warnings() {
    return warnings;
  }

  /**
   * Returns the names of the parameters.
   *
   * @return in the order of the model
   */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the parameters where the search ended, which is the optimum only if the fit converged.
   *
   * @return in the order of the names, each above 0; empty if nothing was searched
   */
  public List<Double> estimates() {
    return estimates;
  }

  /**
   * Returns the parameters with their standard errors.
   *
   * @return in the order of the model
   * @throws IllegalStateException if the fit did not converge
   */
  public List<ParameterEstimate> parameters() {
    requireConverged();
    List<ParameterEstimate> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double value = estimates.get(i);
      parameters.add(new ParameterEstimate(
          names.get(i), value, value * Math.sqrt(covarianceOfLogarithms[i][i])));
    }
    return List.copyOf(parameters);
  }

  /**
   * Returns one parameter with its standard error.
   *
   * @param name its name
   * @return the parameter
   * @throws IllegalArgumentException if the model has none of that name
   * @throws IllegalStateException if the fit did not converge
   */
  public ParameterEstimate parameter(String name) {
    int index = names.indexOf(requireNonNull(name, "name"));
    checkArgument(index >= 0, "name must be one of %s, was %s", names, name);
    return parameters().get(index);
  }

  /**
   * Returns the correlation of two parameters: near 1 or -1 only their combination is known.
   *
   * @param first the number of a parameter, from 0
   * @param second the number of a parameter, from 0
   * @return -1 to 1, of the logarithms of the parameters, which near the optimum is that of the parameters; 0 with a parameter that
   *     was held fixed
   * @throws IllegalStateException if the fit did not converge
   */
  public double correlation(int first, int second) {
    requireConverged();
    checkElementIndex(first, names.size());
    checkElementIndex(second, names.size());
    if (first == second) {
      return 1;
    }
    double variances =
        covarianceOfLogarithms[first][first] * covarianceOfLogarithms[second][second];
    if (variances == 0) {
      return 0;
    }
    double correlation = covarianceOfLogarithms[first][second] / Math.sqrt(variances);
    return Math.max(-1, Math.min(1, correlation));
  }

  /**
   * Returns the correlations of all parameters.
   *
   * @return a symmetric matrix by rows, with ones on the diagonal
   * @throws IllegalStateException if the fit did not converge
   */
  public List<List<Double>> correlations() {
    List<List<Double>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < names.size(); j++) {
        row.add(correlation(i, j));
      }
      rows.add(List.copyOf(row));
    }
    return List.copyOf(rows);
  }

  /**
   * Returns any function of the parameters with an interval by the delta method.
   *
   * <p>The variance of the prediction g is dᵀ V d, with V the covariance of the logarithms of the parameters and d the
   * derivatives of g by them, taken numerically within about 1e-10 relative.
   *
   * @param prediction g, a smooth function of the parameters in the order of the names
   * @param scale on which scale the error of g is taken to be normal; g must lie in its range, the ends included
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return g at the estimates with its interval; of no length where g lies at an end of its range and stays there, as the chance to
   *     be alive of 1 that some models give who never came back
   * @throws IllegalStateException if the fit did not converge
   * @throws IllegalArgumentException if g is not in the range of the scale
   */
  public Estimate predict(
      ToDoubleFunction<? super List<Double>> prediction, Scale scale, double level) {
    requireNonNull(prediction, "prediction");
    requireNonNull(scale, "scale");
    Interval.requireLevel(level);
    requireConverged();
    DeltaMethod delta = new DeltaMethod(estimates, covarianceOfLogarithms, scale);
    double value = delta.checked(prediction.applyAsDouble(estimates));
    return Estimate.of(value, delta.interval(prediction, value, level), observations);
  }

  /** Returns the report on two fits together whose likelihoods share no parameter, so that those of one tell nothing of the others. */
  FitReport jointly(FitReport other) {
    List<String> all = joined(names, other.names);
    checkArgument(
        all.stream().distinct().count() == all.size(),
        "other must have parameters of other names than %s, had %s",
        names,
        other.names);
    Builder both =
        new Builder(model + " and " + other.model, all, Math.min(observations, other.observations));
    both.free = free + other.free;
    both.warnings.addAll(joined(warnings, other.warnings));
    both.estimates = joined(estimates, other.estimates);
    both.search = search.plus(other.search);
    if (logLikelihood.isPresent() && other.logLikelihood.isPresent()) {
      both.logLikelihood(logLikelihood() + other.logLikelihood());
    }
    if (!verdict.isConverged() || !other.verdict.isConverged()) {
      return new FitReport(both, verdict.isConverged() ? other.verdict : verdict);
    }
    double[][] covariance = new double[all.size()][all.size()];
    int first = names.size();
    for (int i = 0; i < all.size(); i++) {
      double[] row =
          i < first ? covarianceOfLogarithms[i] : other.covarianceOfLogarithms[i - first];
      System.arraycopy(row, 0, covariance[i], i < first ? 0 : first, row.length);
    }
    return both.converged(covariance);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return List.copyOf(both);
  }

  void requireConverged() {
    checkState(verdict.isConverged(), "the fit of %s has no model: %s", model, verdict);
  }

  /**
   * Describes the fit in one line.
   *
   * @return such as "shifted-beta-geometric, n = 1000: converged, LL = -1680.27, alpha 0.704, beta 1.182"
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(model)
        .append(", n = ")
        .append(observations)
        .append(": ")
        .append(verdict);
    logLikelihood.ifPresent(value -> text.append(", LL = ").append(value));
    if (verdict.isConverged()) {
      for (int i = 0; i < names.size(); i++) {
        text.append(", ").append(names.get(i)).append(' ').append(estimates.get(i));
      }
    }
    return text.toString();
  }

  /** Collects a report. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private final List<String> names;
    private final long observations;
    private final List<FitWarning> warnings = new ArrayList<>();
    private int free;
    private List<Double> estimates = List.of();
    private double[][] covarianceOfLogarithms = {};
    private Search search = Search.none();
    private OptionalDouble logLikelihood = OptionalDouble.empty();

    private Builder(String model, List<String> names, long observations) {
      checkArgument(!requireNonNull(model, "model").isBlank(), "model must not be blank");
      this.model = model;
      this.names = List.copyOf(requireNonNull(names, "names"));
      checkArgument(!this.names.isEmpty(), "names must not be empty");
      this.free = this.names.size();
      checkArgument(observations >= 0, "observations must not be negative, was %s", observations);
      this.observations = observations;
    }

    /**
     * Sets where the search ended.
     *
     * @param parameters one of each name, above 0 and finite; it is copied
     * @param logLikelihood finite
     * @param search what it went through
     * @return this
     */
    public Builder ended(double[] parameters, double logLikelihood, Search search) {
      checkArgument(
          requireNonNull(parameters, "parameters").length == names.size(),
          "parameters must be one of each of %s, were %s",
          names,
          parameters.length);
      for (double parameter : parameters) {
        checkArgument(
            parameter > 0 && Double.isFinite(parameter),
            "parameters must be above 0 and finite, was %s",
            parameter);
      }
      this.estimates = Arrays.stream(parameters).boxed().toList();
      this.search = requireNonNull(search, "search");
      return logLikelihood(logLikelihood);
    }

    /**
     * Sets the log-likelihood where there was no search.
     *
     * @param logLikelihood finite
     * @return this
     */
    public Builder logLikelihood(double logLikelihood) {
      checkArgument(
          Double.isFinite(logLikelihood), "logLikelihood must be finite, was %s", logLikelihood);
      this.logLikelihood = OptionalDouble.of(logLikelihood);
      return this;
    }

    /**
     * Says that some parameters were held fixed, which the criteria do not count.
     *
     * @param parameters how many were fitted, 0 to all
     * @return this
     */
    public Builder free(int parameters) {
      checkArgument(
          parameters >= 0 && parameters <= names.size(),
          "parameters must be 0 to %s, was %s",
          (Object) names.size(),
          parameters);
      this.free = parameters;
      return this;
    }

    /**
     * Adds a warning.
     *
     * @param kind its kind
     * @param words its words, not blank
     * @return this
     */
    public Builder warn(FitWarning.Kind kind, String words) {
      warnings.add(new FitWarning(kind, words));
      return this;
    }

    /**
     * Returns the report of a fit that converged.
     *
     * @param covarianceOfLogarithms the covariance of the logarithms of the parameters: symmetric, a row of each, the diagonal
     *     not negative; it is copied
     * @return the report
     * @throws IllegalArgumentException if the matrix breaks its rule
     * @throws IllegalStateException if the end of the search was not set
     */
    public FitReport converged(double[][] covarianceOfLogarithms) {
      checkState(!estimates.isEmpty(), "a fit that converged has estimates. Call ended() first.");
      int n = names.size();
      checkArgument(
          requireNonNull(covarianceOfLogarithms, "covarianceOfLogarithms").length == n,
          "covarianceOfLogarithms must have %s rows, had %s",
          n,
          covarianceOfLogarithms.length);
      double[][] copy = new double[n][];
      for (int i = 0; i < n; i++) {
        copy[i] = covarianceOfLogarithms[i].clone();
        checkArgument(
            copy[i].length == n && Arrays.stream(copy[i]).allMatch(Double::isFinite),
            "covarianceOfLogarithms must have %s finite elements in each row, had %s",
            n,
            Arrays.toString(copy[i]));
        checkArgument(
            copy[i][i] >= 0,
            "covarianceOfLogarithms must have no negative diagonal element, was %s",
            copy[i][i]);
        for (int j = 0; j < i; j++) {
          checkArgument(
              copy[i][j] == copy[j][i], "covarianceOfLogarithms must be symmetric, is not");
        }
      }
      this.covarianceOfLogarithms = copy;
      return new FitReport(this, new Verdict.Converged());
    }

    /**
     * Returns the report of a fit without an optimum inside. Where neither a search ended nor a log-likelihood was set, it is that of the
     * simpler model.
     *
     * @param words what the parameters do and what the data show
     * @param nestedModel the simpler model that explains the data as well
     * @return the report
     */
    public FitReport atBoundary(String words, NestedModel nestedModel) {
      if (logLikelihood.isEmpty()) {
        logLikelihood = requireNonNull(nestedModel, "nestedModel").logLikelihood();
      }
      return new FitReport(this, new Verdict.Boundary(words, nestedModel));
    }

    /**
     * Returns the report of a fit that found no optimum.
     *
     * @param words why, as far as it is known
     * @return the report
     */
    public FitReport notConverged(String words) {
      return new FitReport(this, new Verdict.NotConverged(words));
    }
  }
}
