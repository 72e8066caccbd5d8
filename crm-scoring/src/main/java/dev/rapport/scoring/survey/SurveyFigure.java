package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.SampleSize;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.NormalDistribution;
import dev.rapport.core.numeric.StudentDistribution;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a survey with what its uncertainty needs: a net promoter score, a share or a mean, of plain answers or of weighted
 * ones (调查指标值).
 *
 * <p>From plain answers, {@code SurveyFigure.of(SurveyMeasure.netPromoterScore(), NetPromoterScore.of(45, 30, 25).mean())} is 20 of
 * 100 answers. From a {@link WeightedTally} or a {@link PostStratification} it is the weighted mean, and weights cost precision:
 *
 * <pre>
 * effective responses (有效样本量) = (Σ w)² / Σ w²,   design effect (设计效应) = responses / effective responses
 * </pre>
 *
 * <p>Four answers with the weights 1, 1, 1 and 3 are worth (6)²/12 = 3: the design effect is 1.33. Kish's figure looks at the weights
 * alone; the interval looks at the variance of the figure itself, which is smaller where the strata differ and larger where the
 * weights go with the answers. Equal weights give the plain figure.
 *
 * <p>Two figures are equal if measure, value, variances and sizes are. Immutable and thread-safe.
 *
 * <p>Reference: L. Kish, <em>Survey Sampling</em>, 1965, section 11.7; E. L. Korn and B. I. Graubard, <em>Confidence intervals for
 * proportions with small expected number of positive counts estimated from survey data</em>, 1998, for the size that stands in the
 * interval of a share.
 */
public final class SurveyFigure {
  private final SurveyMeasure<?> measure;
  /** A mean of as many answers, scattered so that it is as uncertain as the figure. */
  private final SampleMean mean;

  private final double spread;
  private final double effective;
  private final @Nullable UndefinedReason reason;

  private SurveyFigure(
      SurveyMeasure<?> measure,
      SampleMean mean,
      double spread,
      double effective,
      @Nullable UndefinedReason reason) {
    this.measure = measure;
    this.mean = mean;
    this.spread = spread;
    this.effective = effective;
    this.reason = reason;
  }

  /**
   * Returns the figure of plain answers from their mean, as {@link NetPromoterScore#mean()} or {@link AcsiIndex#mean} give it.
   *
   * @param measure what the mean is of
   * @param mean the mean of the values of the answers; possibly of none
   * @return the figure
   * @throws IllegalArgumentException if the mean is out of the bounds of the measure
   */
  public static SurveyFigure of(SurveyMeasure<?> measure, SampleMean mean) {
    requireNonNull(measure, "measure");
    requireNonNull(mean, "mean");
    double size = mean.size();
    if (mean.size() == 0) {
      return new SurveyFigure(measure, mean, 0, 0, UndefinedReason.noData("responses"));
    }
    double value = mean.sum() / size;
    checkArgument(
        value >= measure.least() && value <= measure.most(),
        "mean must be %s to %s for the %s, was %s",
        measure.least(),
        measure.most(),
        measure,
        value);
    return new SurveyFigure(measure, mean, mean.squaredDeviations() / size, size, null);
  }

  /**
   * Returns the figure of plain answers to one question.
   *
   * @param measure what is measured
   * @param answers how often each score was given
   * @return the figure
   * @throws IllegalArgumentException if the question has another scale than the measure
   */
  public static SurveyFigure of(SurveyMeasure<Integer> measure, RatingTally answers) {
    requireNonNull(measure, "measure")
        .requireScale(requireNonNull(answers, "answers").scale());
    return of(measure, answers.mean(measure::value));
  }

  /**
   * Returns the figure of a share from its counts.
   *
   * @param measure what is measured, a share
   * @param share how many answers count
   * @return the figure
   * @throws IllegalArgumentException if the measure is not a share
   */
  public static SurveyFigure of(SurveyMeasure<?> measure, Proportion share) {
    checkArgument(
        requireNonNull(measure, "measure").kind() == SurveyMeasure.Kind.SHARE,
        "measure must be a share, was the %s",
        measure);
    double n = requireNonNull(share, "share").trials();
    double squares = share.trials() < 2 ? 0 : share.successes() * ((double) share.failures() / n);
    return of(measure, new SampleMean(share.trials(), (double) share.successes(), squares));
  }

  /** A weighted figure: its value, the variance of one answer, the variance of the value with divisor n, and both sizes. */
  static SurveyFigure weighted(
      SurveyMeasure<?> measure,
      double value,
      double spread,
      double variance,
      long responses,
      double effective) {
    double n = responses;
    // Rounding must not push a weighted mean past the bounds.
    double clipped = Math.max(measure.least(), Math.min(measure.most(), value));
    SampleMean mean = new SampleMean(responses, clipped * n, responses == 1 ? 0 : variance * n * n);
    return new SurveyFigure(measure, mean, spread, Math.min(n, effective), null);
  }

  static SurveyFigure undefined(SurveyMeasure<?> measure, UndefinedReason reason) {
    return new SurveyFigure(measure, new SampleMean(0, 0, 0), 0, 0, reason);
  }

  /**
   * Returns what is measured.
   *
   * @return the measure
   */
  public SurveyMeasure<?> measure() {
    return measure;
  }

  /**
   * Returns how many answers stand behind the figure.
   *
   * @return zero or more, whatever their weights; zero for a figure that is not defined
   */
  public long responses() {
    return mean.size();
  }

  /**
   * Returns the value alone.
   *
   * @return from the least to the greatest value of the measure, without an interval; undefined without answers and where a stratum
   *     has none
   */
  public Estimate value() {
    return reason == null ? mean.mean() : undefined();
  }

  /**
   * Returns Kish's effective sample size, (Σ w)²/Σ w².
   *
   * @return at most the number of answers, and equal to it for equal weights; undefined where the figure is
   */
  public Estimate effectiveResponses() {
    return reason == null ? Estimate.of(effective, responses()) : undefined();
  }

  /**
   * Returns Kish's design effect: by how much weights of this spread raise the variance.
   *
   * @return at least 1, and 1 for equal weights; undefined where the figure is
   */
  public Estimate designEffect() {
    return reason == null
        ? Estimate.of(Math.max(1, (double) responses() / effective), responses())
        : undefined();
  }

  /**
   * Returns the large-sample standard error of the figure, with divisor n as in {@link SampleMean#standardError()}.
   *
   * @return zero or more; undefined where the figure is
   */
  public Estimate standardError() {
    return reason == null ? mean.standardError() : undefined();
  }

  /**
   * Estimates the figure, with the interval that suits it, clipped to its bounds: Wilson's for a share, {@linkplain
   * NetPromoterScore#adjustedWald adjusted Wald} for a net share, Student's for a mean.
   *
   * <p>With weights, the first two take as sample size that of plain answers with the same variance, but not more than there are;
   * Student's takes the effective responses less one as degrees of freedom, at least one.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the value with its interval; a mean of answers that are all equal without one; undefined without answers, where a stratum has
   *     none, and for a mean of one answer
   */
  public Estimate estimate(double level) {
    Interval.requireLevel(level);
    return estimateWith(1, level);
  }

  /**
   * Estimates the figure of a population that is not much larger than the sample, such as the 300 customers of a firm of whom 200
   * answered: as {@link #estimate(double)}, with an error variance that is smaller by the finite-population correction (有限总体校正).
   *
   * <pre>
   * variance · (N - n)/(N - 1),   N = population,   n = responses
   * </pre>
   *
   * <p>For a share and a net share this is the interval of n (N - 1)/(N - n) answers. Where all of the population answered, nothing is left
   * to chance: the value is exact and its interval has no width. It is for people drawn at random without replacement, each with one
   * answer; it mends no bias of those who did not answer.
   *
   * <p>Reference: W. G. Cochran, <em>Sampling Techniques</em>, 3rd edition, 1977, chapter 2.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @param population how many could be asked, at least 1 and not fewer than answered
   * @return the value with its interval, where {@link #estimate(double)} has one or all answered
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public Estimate estimate(double level, long population) {
    Interval.requireLevel(level);
    long least = Math.max(1, responses());
    checkArgument(population >= least, "population must be at least %s, was %s", least, population);
    if (reason == null && population == responses()) {
      double value = mean.mean().value();
      return Estimate.of(value, Interval.of(value, value, level), responses());
    }
    double correction =
        reason == null ? SampleSize.finitePopulationCorrection(responses(), population) : 1;
    return estimateWith(correction * correction, level);
  }

  /** The estimate with the error variance multiplied by a factor above zero. */
  private Estimate estimateWith(double factor, double level) {
    if (reason != null) {
      return undefined();
    }
    double value = mean.mean().value();
    if (measure.kind() == SurveyMeasure.Kind.MEAN && responses() < 2) {
      return Estimate.undefined(UndefinedReason.tooFew("responses", 2, responses()), responses());
    }
    if (measure.kind() == SurveyMeasure.Kind.MEAN && !mean.varies()) {
      return Estimate.of(value, responses());
    }
    Interval interval = switch (measure.kind()) {
      case SHARE -> wilson(value, worth() / factor, level);
      case NET -> net(value, worth() / factor, level);
      case MEAN -> student(value, factor, level);
    };
    return Estimate.of(value, interval.clippedTo(measure.least(), measure.most()), responses());
  }

  /** A mean that is as uncertain as the figure; empty where the figure is not defined. */
  SampleMean mean() {
    return mean;
  }

  /** The squared standard error with divisor n. */
  double errorVariance() {
    double n = responses();
    return mean.squaredDeviations() / n / n;
  }

  /** The variance of one answer. */
  double spread() {
    return spread;
  }

  double effective() {
    return effective;
  }

  Estimate undefined() {
    return Estimate.undefined(requireNonNull(reason, "reason"), responses());
  }

  boolean isDefined() {
    return reason == null;
  }

  /** How many plain answers would have the same variance. */
  private double worth() {
    double error = errorVariance();
    return error > 0 ? Math.min((double) responses(), spread / error) : effective;
  }

  private static Interval wilson(double share, double n, double level) {
    double p = Math.min(share, 1 - share);
    double z = NormalDistribution.upperQuantile((1 - level) / 2);
    double x = p * n;
    double root = 2 * x + z * z + z * Math.sqrt(z * z + 4 * x * (1 - p));
    // As in Proportion: the product of the ends gives the lower one without cancellation.
    double upper = Math.max(p, root / (2 * (n + z * z)));
    double lower = Math.min(p, 2 * x * p / root);
    return share <= 0.5
        ? Interval.of(lower, upper, level)
        : Interval.of(1 - upper, 1 - lower, level);
  }

  private Interval net(double value, double n, double level) {
    double full = measure.most();
    double difference = value / full;
    double both = spread / (full * full) + difference * difference;
    double up = Math.max(0, (both + difference) / 2);
    double down = Math.max(0, (both - difference) / 2);
    return NetShare.adjusted(up * n, down * n, n, level);
  }

  private Interval student(double value, double factor, double level) {
    double n = responses();
    double freedom = Math.max(1, effective - 1);
    double half = StudentDistribution.upperQuantile((1 - level) / 2, freedom)
        * Math.sqrt(errorVariance() * (n / (n - 1)) * factor);
    return Interval.of(value - half, value + half, level);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SurveyFigure other
        && measure.equals(other.measure)
        && mean.equals(other.mean)
        && spread == other.spread
        && effective == other.effective
        && value().equals(other.value());
  }

  @Override
  public int hashCode() {
    return 31 * measure.hashCode() + mean.hashCode();
  }

  /**
   * Returns name and value.
   *
   * @return such as {@code "net promoter score 20 (n = 100)"}
   */
  @Override
  public String toString() {
    return measure + " " + value();
  }
}
