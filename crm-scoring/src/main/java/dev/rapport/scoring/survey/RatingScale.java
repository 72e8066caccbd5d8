package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * The scale of a survey question: all whole numbers from a lowest to a highest (评分量表).
 *
 * <p>Example: {@code RatingScale.of(1, 5)} has the scores 1, 2, 3, 4, 5. It says nothing about the question, nor which end is
 * the good one.
 *
 * @param lowest the lowest score
 * @param highest the highest score
 */
public record RatingScale(int lowest, int highest) {
  /** The most scores of a scale. */
  static final int MOST = 1001;

  /**
   * Checks the components.
   *
   * @param lowest from -1000 to 1000
   * @param highest above the lowest, at most 1000 above it
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public RatingScale {
    checkArgument(
        lowest >= -1000 && lowest <= 1000, "lowest must be -1000 to 1000, was %s", lowest);
    checkArgument(
        highest > lowest && highest - (long) lowest < MOST,
        "highest must be 1 to 1000 above lowest %s, was %s",
        lowest,
        highest);
  }

  /**
   * Returns a scale.
   *
   * @param lowest from -1000 to 1000
   * @param highest above the lowest, at most 1000 above it
   * @return the scale
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static RatingScale of(int lowest, int highest) {
    return new RatingScale(lowest, highest);
  }

  /**
   * Returns how many scores there are.
   *
   * @return 2 to 1001
   */
  public int points() {
    return highest - lowest + 1;
  }

  /**
   * Checks a score, for whoever takes one.
   *
   * @param score a score
   * @return the score
   * @throws IllegalArgumentException if it is off the scale
   */
  public int require(int score) {
    checkArgument(
        lowest <= score && score <= highest,
        "score must be %s to %s, was %s. Count a missing answer as missing.",
        lowest,
        highest,
        score);
    return score;
  }

  /**
   * Returns the score as far from the other end: 5 for 1 on a scale of 1 to 5. What a question that is worded the other way
   * round needs.
   *
   * @param score a score
   * @return lowest + highest - score
   * @throws IllegalArgumentException if it is off the scale
   */
  public int reverse(int score) {
    return lowest + highest - require(score);
  }

  /**
   * Returns the scale in words.
   *
   * @return such as {@code "1 to 5"}
   */
  @Override
  public String toString() {
    return lowest + " to " + highest;
  }
}
