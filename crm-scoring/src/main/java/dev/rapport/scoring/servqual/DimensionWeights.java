package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How much each dimension counts in an overall score (维度权重). Only the proportions matter: weights that share out 100 points and the same
 * weights in percent give the same score.
 *
 * <p>Example: {@code new DimensionWeights(11, 32, 22, 19, 16)} lets reliability count about three times as much as tangibles. They weigh
 * all respondents alike; a respondent's own are in {@link ServqualAnswers#withPoints}.
 *
 * @param tangibles the weight of tangibles
 * @param reliability the weight of reliability
 * @param responsiveness the weight of responsiveness
 * @param assurance the weight of assurance
 * @param empathy the weight of empathy
 */
public record DimensionWeights(
    double tangibles, double reliability, double responsiveness, double assurance, double empathy) {
  /** The averages attributed to Zeithaml, Parasuraman and Berry (1990): 11, 32, 22, 19, 16, see {@link QualityDimension#publishedPoints}. */
  public static final DimensionWeights PUBLISHED_1990 = new DimensionWeights(
      QualityDimension.TANGIBLES.publishedPoints(),
      QualityDimension.RELIABILITY.publishedPoints(),
      QualityDimension.RESPONSIVENESS.publishedPoints(),
      QualityDimension.ASSURANCE.publishedPoints(),
      QualityDimension.EMPATHY.publishedPoints());

  /** The same weight for each dimension: the unweighted SERVQUAL score. */
  public static final DimensionWeights EQUAL = new DimensionWeights(1, 1, 1, 1, 1);

  /** The same weight for each item, 4, 5, 4, 4 and 5 of 22: the mean of all items, which SERVPERF takes. */
  public static final DimensionWeights BY_ITEMS = new DimensionWeights(4, 5, 4, 4, 5);

  private static final double LARGEST = 1e100;
  private static final double SMALLEST_SUM = 1e-100;

  /**
   * Checks the components.
   *
   * @param tangibles zero or more, at most 1e100
   * @param reliability zero or more, at most 1e100
   * @param responsiveness zero or more, at most 1e100
   * @param assurance zero or more, at most 1e100
   * @param empathy zero or more, at most 1e100; not all five zero: their sum is at least 1e-100
   * @throws IllegalArgumentException if a weight breaks its rule
   */
  public DimensionWeights {
    tangibles = requireWeight(tangibles, "tangibles");
    reliability = requireWeight(reliability, "reliability");
    responsiveness = requireWeight(responsiveness, "responsiveness");
    assurance = requireWeight(assurance, "assurance");
    empathy = requireWeight(empathy, "empathy");
    double sum = tangibles + reliability + responsiveness + assurance + empathy;
    checkArgument(sum >= SMALLEST_SUM, "weights must not all be zero, their sum was %s", sum);
  }

  /**
   * Returns the part of the whole that a dimension has.
   *
   * @param dimension a dimension
   * @return 0 to 1; all five add up to 1
   */
  public double share(QualityDimension dimension) {
    double sum = tangibles + reliability + responsiveness + assurance + empathy;
    return weight(dimension) / sum;
  }

  private double weight(QualityDimension dimension) {
    return switch (dimension) {
      case TANGIBLES -> tangibles;
      case RELIABILITY -> reliability;
      case RESPONSIVENESS -> responsiveness;
      case ASSURANCE -> assurance;
      case EMPATHY -> empathy;
    };
  }

  /** Returns the weight; a negative zero becomes zero, so that equal weights are equal. */
  private static double requireWeight(double weight, String name) {
    checkArgument(weight >= 0 && weight <= LARGEST, "%s must be 0 to 1e100, was %s", name, weight);
    return weight + 0.0;
  }
}
