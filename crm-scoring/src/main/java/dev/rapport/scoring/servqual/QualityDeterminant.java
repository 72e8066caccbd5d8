package dev.rapport.scoring.servqual;

/**
 * The ten determinants of service quality that came first, and the dimension that each of them went into (服务质量的十个决定因素). Closed.
 *
 * <p>Interviews of 1985 gave ten; the data of 1988 could not tell all of them apart, and five {@linkplain QualityDimension dimensions}
 * remained. Three stayed what they were, four became assurance, three empathy.
 *
 * <p>Reference: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>A conceptual model of service quality and its implications for future
 * research</em>, 1985; the grouping is that of the same authors' <em>Delivering quality service</em>, 1990.
 */
public enum QualityDeterminant {
  /** The physical evidence of the service (有形性). */
  TANGIBLES(QualityDimension.TANGIBLES),

  /** Consistent performance, right the first time (可靠性). */
  RELIABILITY(QualityDimension.RELIABILITY),

  /** Willing and timely service (响应性). */
  RESPONSIVENESS(QualityDimension.RESPONSIVENESS),

  /** Having the skill and knowledge that the service takes (胜任性). */
  COMPETENCE(QualityDimension.ASSURANCE),

  /** Politeness, respect and friendliness (礼貌). */
  COURTESY(QualityDimension.ASSURANCE),

  /** Being honest and believed (可信性). */
  CREDIBILITY(QualityDimension.ASSURANCE),

  /** Freedom from danger, risk and doubt (安全性). */
  SECURITY(QualityDimension.ASSURANCE),

  /** Being easy to reach (可接近性). */
  ACCESS(QualityDimension.EMPATHY),

  /** Listening, and telling customers things in words that they understand (沟通). */
  COMMUNICATION(QualityDimension.EMPATHY),

  /** Making the effort to know what this customer needs (理解顾客). */
  UNDERSTANDING(QualityDimension.EMPATHY);

  private final QualityDimension dimension;

  QualityDeterminant(QualityDimension dimension) {
    this.dimension = dimension;
  }

  /**
   * Returns the dimension that the determinant went into.
   *
   * @return one of the five
   */
  public QualityDimension dimension() {
    return dimension;
  }
}
