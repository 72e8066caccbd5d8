package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.SurvivalCurve;
import dev.rapport.core.numeric.DampedNewton;
import dev.rapport.core.numeric.DampedNewton.Ending;
import dev.rapport.core.numeric.DampedNewton.Optimum;
import dev.rapport.core.numeric.SpecialFunctions;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.NestedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beta-discrete-Weibull model: customers differ as in {@link ShiftedBetaGeometric}, and each one's own chance to leave may rise
 * or fall as the contract ages.
 *
 * <pre>
 *   S(t) = B(α, β + t^c) / B(α, β)
 * </pre>
 *
 * <p>With c = 1 it is the shifted-beta-geometric. With c below 1 a customer grows more loyal with age, above 1 less, so that the
 * retention of a cohort may first fall and then rise. One more parameter needs more renewals to be told from the others: compare
 * the criteria of both reports.
 *
 * <p>Reference: P. S. Fader, B. G. S. Hardie, Y. Liu, J. Davin and T. Steenburgh (2018), <em>“How to project customer
 * retention” revisited: the role of duration dependence</em>, Journal of Interactive Marketing 43:1–16.
 *
 * @param alpha α, the larger the more leave
 * @param beta β, the larger the more stay
 * @param c how the chance to leave moves with age: below 1 it falls, above 1 it rises
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c) {
  private static final List<String> NAMES = List.of("alpha", "beta", "c");

  /**
   * Checks the components.
   *
   * @param alpha above 0 and finite
   * @param beta above 0 and finite
   * @param c above 0 and finite
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public BetaDiscreteWeibull {
    requireParameter(alpha, "alpha");
    requireParameter(beta, "beta");
    requireParameter(c, "c");
  }

  private static void requireParameter(double value, String name) {
    checkArgument(
        value > 0 && Double.isFinite(value), "%s must be above 0 and finite, was %s", name, value);
  }

  /**
   * Fits the model by maximum likelihood, from the fit of the shifted-beta-geometric on.
   *
   * @param renewals durations in renewals: ended at t was lost at renewal t, censored at t renewed t times and has not faced the
   *     next; at least three renewals
   * @return the fit; at a boundary for the same data as the shifted-beta-geometric, and where one c or another without limit fits
   *     best
   * @throws IllegalArgumentException if somebody was lost at renewal 0
   */
  public static Fit<BetaDiscreteWeibull> fit(DurationCounts renewals) {
    RenewalCounts data = new RenewalCounts(requireNonNull(renewals, "renewals"));
    FitReport.Builder report =
        FitReport.builder("beta-discrete-Weibull", NAMES, renewals.subjects());
    FitReport decided = data.decidedBeforehand(report, NAMES.size())
        .orElseGet(() -> search(data, renewals, report));
    return Fit.of(
        decided,
        parameters ->
            new BetaDiscreteWeibull(parameters.get(0), parameters.get(1), parameters.get(2)));
  }

  private static FitReport search(
      RenewalCounts data, DurationCounts renewals, FitReport.Builder report) {
    Optional<ShiftedBetaGeometric> start = ShiftedBetaGeometric.fit(renewals).optionalModel();
    Optimum optimum = DampedNewton.maximize(
        at -> WeibullLikelihood.at(renewals, at[0], at[1], at[2]),
        start.map(ShiftedBetaGeometric::alpha).orElse(1.0),
        start.map(ShiftedBetaGeometric::beta).orElse(1.0),
        1);
    Searches.ended(report, optimum);
    if (optimum.ending() == Ending.DRIFTING) {
      int[] drift = optimum.drift();
      if (drift[0] > 0 && drift[1] > 0) {
        return report.atBoundary(
            "alpha and beta grow without limit: what retention does with age, it does for every customer alike",
            discreteWeibull(optimum));
      }
      return report.atBoundary(
          "the parameters drift without limit: " + words(drift),
          NestedModel.of(
              "a model with fewer parameters, such as the shifted-beta-geometric, explains the data as well",
              List.of(),
              List.of(),
              optimum.value()));
    }
    double[][] covariance = optimum.covarianceOfLogarithms().orElse(new double[0][]);
    if (optimum.ending() == Ending.STUCK || covariance.length == 0) {
      return report.notConverged("the search found no step that makes the data likelier");
    }
    data.warn(report, NAMES.size());
    return report.converged(covariance);
  }

  /** S(t) = B(α, β + t^c) / B(α, β) tends to ρ^(t^c) with ρ = β / (α + β) as both grow (Nakagawa and Osaki, 1975). */
  private static NestedModel discreteWeibull(Optimum optimum) {
    double[] at = optimum.parameters();
    return NestedModel.of(
        "the customers do not differ, and each one's chance to leave moves with age (discrete Weibull)",
        List.of(NestedModel.Limit.EQUAL_DROP_OUT),
        List.of(
            new NestedModel.Parameter("retention", at[1] / (at[0] + at[1])),
            new NestedModel.Parameter("c", at[2])),
        optimum.value());
  }

  private static String words(int[] drift) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < drift.length; i++) {
      if (drift[i] != 0) {
        words.add(NAMES.get(i) + (drift[i] > 0 ? " grows" : " falls to zero"));
      }
    }
    return String.join(", ", words);
  }

  /**
   * Returns the share that is still there after some renewals.
   *
   * @param renewals t, 0 or more
   * @return S(t), 1 at 0 and falling with every renewal
   */
  public double survival(int renewals) {
    checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
    if (renewals == 0) {
      return 1;
    }
    return Math.exp(SpecialFunctions.logBeta(
            alpha, beta + Math.min(Math.pow(renewals, c), Double.MAX_VALUE / 4))
        - SpecialFunctions.logBeta(alpha, beta));
  }

  /**
   * Returns the retention rate at a renewal: the share that renews of those who face it.
   *
   * @param renewal t, 1 or more, and such that anybody is left to face it
   * @return S(t) / S(t - 1), 0 to 1
   * @throws IllegalArgumentException if the renewal is out of range, or the share that faces it too small for a number
   */
  public double retention(int renewal) {
    checkArgument(renewal >= 1, "renewal must be at least 1, was %s", renewal);
    double facing = survival(renewal - 1);
    checkArgument(facing > 0, "renewal must be one that somebody faces, was %s", renewal);
    return survival(renewal) / facing;
  }

  /**
   * Returns the survival curve up to a renewal.
   *
   * @param renewals the last renewal, 0 or more
   * @return a step at every renewal; it rests on no observations
   */
  public SurvivalCurve curve(int renewals) {
    checkArgument(renewals >= 0, "renewals must not be negative, was %s", renewals);
    List<SurvivalCurve.Step> steps = new ArrayList<>(renewals);
    double before = 1;
    for (int t = 1; t <= renewals; t++) {
      before = Math.min(before, survival(t));
      steps.add(new SurvivalCurve.Step(t, before));
    }
    return SurvivalCurve.of(steps, renewals, 0);
  }
}
