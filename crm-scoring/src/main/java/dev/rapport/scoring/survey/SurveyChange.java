package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.MeanDifference;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.function.Function;

/**
 * What happened to a figure from one wave of a survey to another that asked other people, and whether it is more than chance
 * (两波变化).
 *
 * <p>A net promoter score of 20 of 100 answers, then 32 of 100. {@code new SurveyChange(spring, autumn).explanation().lines()}:
 *
 * <pre>
 * net promoter score rose from 20.0 to 32.0
 *   with 100 and 100 answers this is within what chance alone does: p = 0.288
 * </pre>
 *
 * <p>"Within chance" does not say that nothing changed: the interval of the {@link #difference} says what the change may have been.
 * The test is that of {@link MeanDifference}, for independent samples of some thirty answers or more; it is not for panels.
 *
 * @param earlier the figure of the earlier wave
 * @param later the figure of the later wave
 */
public record SurveyChange(SurveyFigure earlier, SurveyFigure later) implements Explainable {
  /** The p-value up to which a change counts as more than chance, unless another is asked for: a convention, and no more. */
  public static final double USUAL_SIGNIFICANCE = 0.05;

  private static final double HARDLY_EVER = 0.001;

  /**
   * Checks the components.
   *
   * @param earlier any figure
   * @param later a figure of the same measure
   * @throws IllegalArgumentException if the measures differ
   */
  public SurveyChange {
    requireNonNull(earlier, "earlier");
    checkArgument(
        requireNonNull(later, "later").measure().equals(earlier.measure()),
        "later must be the %s like earlier, was the %s",
        earlier.measure().described(),
        later.measure().described());
  }

  /**
   * Estimates the change, with its normal interval, clipped to what the measure allows: ±200 for a net promoter score.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return later less earlier; without an interval where {@link #z()} is undefined; undefined if a figure is
   */
  public Estimate difference(double level) {
    Interval.requireLevel(level);
    return compared(difference -> difference.estimate(level));
  }

  /**
   * Returns the test statistic, the change in units of its standard error.
   *
   * @return about standard normal if nothing changed; undefined if a figure is, or stands on one answer or on answers that are all equal
   */
  public Estimate z() {
    return compared(MeanDifference::z);
  }

  /**
   * Returns the two-sided p-value: how often two samples differ by this much or more if nothing changed.
   *
   * @return from 0 to 1; undefined where {@link #z()} is
   */
  public Estimate pValue() {
    return compared(MeanDifference::pValue);
  }

  /**
   * Says in words what happened, by the {@linkplain #USUAL_SIGNIFICANCE usual significance}.
   *
   * @return one of the codes of {@link SurveyCode}, with the test as its reason
   */
  @Override
  public Explanation explanation() {
    return explanation(USUAL_SIGNIFICANCE);
  }

  /**
   * Says in words what happened.
   *
   * @param significance the p-value up to which a change counts as more than chance, above 0 and below 1
   * @return one of the codes of {@link SurveyCode}, with the test as its reason
   * @throws IllegalArgumentException if the significance breaks its rule
   */
  public Explanation explanation(double significance) {
    requireSignificance(significance);
    return moved(
        pValue().fold(p -> tested(p.value(), significance), undefined -> notTested(undefined)));
  }

  /** The words where several changes are looked at and the p-value is adjusted for it. */
  Explanation explanation(double significance, Estimate adjusted, long changes) {
    return moved(adjusted.fold(
        p -> {
          Explanation test = tested(p.value(), significance);
          return changes == 1
              ? test
              : test.because(Explanation.of(SurveyCode.HOLM)
                  .with("changes", changes)
                  .with("p", Argument.rounded(pValue().value(), 3)));
        },
        undefined -> notTested(undefined)));
  }

  static double requireSignificance(double significance) {
    checkArgument(
        significance > 0 && significance < 1,
        "significance must be between 0 and 1, both excluded, was %s. Give 0.05 for 5 percent.",
        significance);
    return significance;
  }

  /** A value of a measure as people read it. */
  static Argument shown(SurveyMeasure<?> measure, double value) {
    return switch (measure.kind()) {
      case SHARE -> Argument.percent(value, 1);
      case NET -> Argument.rounded(value, 1);
      case MEAN -> Argument.rounded(value, measure.most() - measure.least() < 50 ? 2 : 1);
    };
  }

  private Explanation moved(Explanation test) {
    if (!earlier.isDefined() || !later.isDefined()) {
      return Explanation.of(SurveyCode.NOT_COMPARED)
          .with("measure", earlier.measure().name())
          .with("reason", undefined().reason().orElseThrow().words());
    }
    double from = earlier.value().value();
    double to = later.value().value();
    SurveyCode code = to > from ? SurveyCode.ROSE : to < from ? SurveyCode.FELL : SurveyCode.STAYED;
    Explanation moved = Explanation.of(code).with("measure", earlier.measure().name());
    if (code != SurveyCode.STAYED) {
      moved = moved.with("earlier", shown(earlier.measure(), from));
    }
    return moved.with("later", shown(later.measure(), to)).because(test);
  }

  private Explanation tested(double p, double significance) {
    SurveyCode code = p > significance
        ? SurveyCode.WITHIN_CHANCE
        : p < HARDLY_EVER ? SurveyCode.FAR_BEYOND_CHANCE : SurveyCode.BEYOND_CHANCE;
    return Explanation.of(code)
        .with("earlierResponses", earlier.responses())
        .with("laterResponses", later.responses())
        .with("p", Argument.rounded(code == SurveyCode.FAR_BEYOND_CHANCE ? HARDLY_EVER : p, 3));
  }

  private static Explanation notTested(Estimate undefined) {
    return Explanation.of(SurveyCode.NOT_TESTED)
        .with("reason", undefined.reason().orElseThrow().words());
  }

  private Estimate compared(Function<MeanDifference, Estimate> ask) {
    if (!earlier.isDefined() || !later.isDefined()) {
      return undefined();
    }
    double span = earlier.measure().most() - earlier.measure().least();
    return ask.apply(later.mean().since(earlier.mean(), span));
  }

  private Estimate undefined() {
    return earlier.isDefined() ? later.undefined() : earlier.undefined();
  }
}
