package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How far a rating of 0 to 10 says that something fits: the four bands of the Bullseye form (布尔塞模型).
 */
public enum SuitabilityBand {
  /** 0 or 1 (极不相符): it does not fit at all. */
  VERY_LOW("极不相符", 0),

  /** 2 to 4 (低/中等符合). */
  LOW_TO_MEDIUM("低/中等符合", 2),

  /** 5 to 7 (中等符合). */
  MEDIUM("中等符合", 5),

  /** 8 to 10 (高度符合): it fits very well. */
  HIGH("高度符合", 8);

  private final String term;
  private final int from;

  SuitabilityBand(String term, int from) {
    this.term = term;
    this.from = from;
  }

  /**
   * Returns the band of a rating or of a mean of ratings. The source gives bands of whole ratings; a mean is in the band that begins at or
   * below it, so 4.9 is low to medium.
   *
   * @param score 0 to 10
   * @return the band
   * @throws IllegalArgumentException if the score is out of range
   */
  public static SuitabilityBand of(double score) {
    checkArgument(score >= 0 && score <= 10, "score must be 0 to 10, was %s", score);
    SuitabilityBand band = VERY_LOW;
    for (SuitabilityBand candidate : values()) {
      band = score >= candidate.from ? candidate : band;
    }
    return band;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbook
   */
  public String term() {
    return term;
  }

  /**
   * Returns where the band begins.
   *
   * @return the lowest whole rating in it
   */
  public int from() {
    return from;
  }
}
