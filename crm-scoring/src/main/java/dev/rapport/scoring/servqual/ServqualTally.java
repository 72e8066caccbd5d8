package dev.rapport.scoring.servqual;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The service quality that respondents to SERVQUAL report: by item, by dimension and overall (服务质量测评).
 *
 * <p>With mean gaps of 0.1 for tangibles, -1.3 for reliability, -0.6 for responsiveness, -0.4 for assurance and -0.9 for empathy the score
 * is -0.62 unweighted, and -0.757 with the weights 11, 32, 22, 19, 16: customers care most for what falls shortest.
 *
 * <pre>
 * gap of a dimension = mean over respondents of (mean over its items of P - E)
 * overall            = Σ w · gap of the dimension / Σ w
 * </pre>
 *
 * <p><b>Missing answers</b> are dropped pairwise and counted: a gap needs both answers to the item, and a respondent's score in a dimension
 * is the mean of the items that give one. An overall score needs a score in all five dimensions: where many have not, it is the score of
 * other people than the dimensions' ({@link #complete}).
 *
 * <p><b>Intervals</b> are those of Student's t for the respondents' own scores, paired where the score is a gap: each respondent is their own
 * control. They are clipped to the scale. Where all scores are equal there is a value without an interval: the sample does not show the
 * spread, which does not say that there is none.
 *
 * <p>Tallies are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order, and have a {@linkplain #toBytes byte
 * form}. Equal tallies have the same counts and sums. Immutable and thread-safe.
 *
 * <p>References: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>SERVQUAL: a multiple-item scale for measuring consumer perceptions
 * of service quality</em>, 1988; V. A. Zeithaml, A. Parasuraman and L. L. Berry, <em>Delivering quality service</em>, 1990.
 */
public final class ServqualTally {
  private static final ServqualTally EMPTY = new ServqualTally(ServqualSums.empty());

  private final ServqualSums sums;

  private ServqualTally(ServqualSums sums) {
    this.sums = sums;
  }

  /**
   * Returns a tally of no respondents.
   *
   * @return the neutral element of {@link #merge}
   */
  public static ServqualTally empty() {
    return EMPTY;
  }

  /**
   * Returns a collector of respondents, faster than adding them one by one.
   *
   * @return the collector
   */
  public static Collector<ServqualAnswers, ?, ServqualTally> collector() {
    return Collector.of(
        ServqualSums::empty,
        (sums, answers) -> sums.add(requireNonNull(answers, "answers")),
        ServqualSums::add,
        ServqualTally::new,
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Counts one more respondent.
   *
   * @param answers what they answered, missing answers included
   * @return the tally with them
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public ServqualTally add(ServqualAnswers answers) {
    requireNonNull(answers, "answers");
    return new ServqualTally(sums.copy().add(answers));
  }

  /**
   * Adds other respondents.
   *
   * @param other a tally of respondents who are not in this one
   * @return the tally of all of them
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public ServqualTally merge(ServqualTally other) {
    requireNonNull(other, "other");
    return new ServqualTally(sums.copy().add(other.sums));
  }

  /**
   * Returns how many respondents were counted, whatever they left out.
   *
   * @return zero or more
   */
  public long respondents() {
    return sums.respondents();
  }

  /**
   * Returns how many respondents have no score for an item, because an answer that it needs is missing.
   *
   * @param measure what is taken of the answers
   * @param item an item
   * @return zero or more, at most all respondents
   */
  public long missing(ServqualMeasure measure, ServqualItem item) {
    return respondents() - sums.item(measure, item).count();
  }

  /**
   * Returns how many respondents have a score in all five dimensions, and so an overall one.
   *
   * @param measure what is taken of the answers
   * @return zero or more, at most all respondents
   */
  public long complete(ServqualMeasure measure) {
    return sums.complete(measure);
  }

  /**
   * Returns the scores of an item as a sample.
   *
   * @param measure what is taken of the answers
   * @param item an item
   * @return mean and spread on the measure's scale; empty if all are missing
   */
  public SampleMean mean(ServqualMeasure measure, ServqualItem item) {
    return sums.item(measure, item).mean(1);
  }

  /**
   * Returns the respondents' scores in a dimension as a sample.
   *
   * @param measure what is taken of the answers
   * @param dimension a dimension
   * @return mean and spread on the measure's scale; empty if all are missing
   */
  public SampleMean mean(ServqualMeasure measure, QualityDimension dimension) {
    return sums.dimension(measure, dimension).mean(ServqualSums.DIMENSION_UNIT);
  }

  /**
   * Returns the respondents' overall scores as a sample, all weighted alike.
   *
   * <p>Two samples of different people compare by {@link SampleMean#since}: this year's customers with last year's, or what
   * managers think that customers expect with what they do expect.
   *
   * @param measure what is taken of the answers
   * @param weights how much each dimension counts
   * @return mean and spread on the measure's scale; empty if nobody is {@linkplain #complete complete}
   */
  public SampleMean mean(ServqualMeasure measure, DimensionWeights weights) {
    return sums.weighted(requireNonNull(measure, "measure"), requireNonNull(weights, "weights"));
  }

  /**
   * Returns the overall scores of those who shared out 100 points as a sample, each weighted by their own points.
   *
   * <p>It is not the score with the {@linkplain #averageWeights average weights} where those who care for a dimension judge it in
   * another way than those who do not.
   *
   * @param measure what is taken of the answers
   * @return mean and spread on the measure's scale; empty if nobody is {@linkplain #complete complete} and gave points
   */
  public SampleMean meanByOwnPoints(ServqualMeasure measure) {
    return sums.own(measure).mean(ServqualSums.OWN_UNIT);
  }

  /**
   * Estimates the mean of an item, with the t interval.
   *
   * @param measure what is taken of the answers
   * @param item an item
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the measure's scale, with its interval; undefined for fewer than two scores
   */
  public Estimate estimate(ServqualMeasure measure, ServqualItem item, double level) {
    return clipped(mean(measure, item), measure, level);
  }

  /**
   * Estimates the mean of a dimension, with the t interval: for the gap, the paired one.
   *
   * @param measure what is taken of the answers
   * @param dimension a dimension
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the measure's scale, with its interval; undefined for fewer than two scores
   */
  public Estimate estimate(ServqualMeasure measure, QualityDimension dimension, double level) {
    return clipped(mean(measure, dimension), measure, level);
  }

  /**
   * Estimates the overall score, all respondents weighted alike, with the t interval.
   *
   * @param measure what is taken of the answers
   * @param weights how much each dimension counts
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the measure's scale, with its interval; undefined for fewer than two complete respondents
   */
  public Estimate estimate(ServqualMeasure measure, DimensionWeights weights, double level) {
    return clipped(mean(measure, weights), measure, level);
  }

  /**
   * Estimates the overall score, each respondent weighted by their own points, with the t interval.
   *
   * @param measure what is taken of the answers
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the measure's scale, with its interval; undefined for fewer than two complete respondents with points
   */
  public Estimate estimateByOwnPoints(ServqualMeasure measure, double level) {
    return clipped(meanByOwnPoints(measure), measure, level);
  }

  /**
   * Estimates SERVPERF: the mean of all perceptions, every item counting alike, without expectations (绩效感知服务质量).
   *
   * <p>Reference: J. J. Cronin and S. A. Taylor, <em>Measuring service quality: a reexamination and extension</em>, 1992.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 1 to 7, with its interval; undefined for fewer than two respondents with perceptions in all dimensions
   */
  public Estimate servperf(double level) {
    return estimate(ServqualMeasure.PERCEPTION, DimensionWeights.BY_ITEMS, level);
  }

  /**
   * Returns the points that respondents gave to a dimension as a sample: how important it is to them (重要性).
   *
   * @param dimension a dimension
   * @return mean and spread from 0 to 100; empty if nobody gave points
   */
  public SampleMean importance(QualityDimension dimension) {
    return sums.points(dimension).mean(1);
  }

  /**
   * Returns the average of the respondents' own points as weights for all.
   *
   * @return weights that add up to 100; nothing if nobody gave points
   */
  public Optional<DimensionWeights> averageWeights() {
    if (sums.points(QualityDimension.TANGIBLES).count() == 0) {
      return Optional.empty();
    }
    return Optional.of(new DimensionWeights(
        importance(QualityDimension.TANGIBLES).mean().value(),
        importance(QualityDimension.RELIABILITY).mean().value(),
        importance(QualityDimension.RESPONSIVENESS).mean().value(),
        importance(QualityDimension.ASSURANCE).mean().value(),
        importance(QualityDimension.EMPATHY).mean().value()));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array, of some hundred bytes; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return sums.toBytes();
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static ServqualTally fromBytes(byte[] bytes) {
    return new ServqualTally(ServqualSums.fromBytes(requireNonNull(bytes, "bytes")));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServqualTally other && sums.equals(other.sums);
  }

  @Override
  public int hashCode() {
    return sums.hashCode();
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "SERVQUAL of 250 respondents, 231 with gaps in all dimensions"}
   */
  @Override
  public String toString() {
    return "SERVQUAL of " + respondents() + " respondents, " + complete(ServqualMeasure.GAP)
        + " with gaps in all dimensions";
  }

  private static Estimate clipped(SampleMean mean, ServqualMeasure measure, double level) {
    Interval.requireLevel(level);
    RatingScale scale = measure.scale();
    return mean.t(level).clippedTo(scale.lowest(), scale.highest());
  }
}
