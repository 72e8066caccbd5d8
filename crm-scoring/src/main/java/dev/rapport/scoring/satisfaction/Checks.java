package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;

/** The rules of arguments that several types share. */
final class Checks {
  /** Far beyond any scale, and so small that sums and differences stay finite. */
  private static final double LARGEST = 1e100;

  private Checks() {}

  static double number(double value, String name) {
    checkArgument(
        Math.abs(value) <= LARGEST, "%s must be a number of at most 1e100, was %s", name, value);
    return value + 0.0;
  }

  static double notNegative(double value, String name) {
    checkArgument(value >= 0 && value <= LARGEST, "%s must be 0 to 1e100, was %s", name, value);
    return value + 0.0;
  }

  static double share(double value, String name) {
    checkArgument(value >= 0 && value <= 1, "%s must be 0 to 1, was %s", name, value);
    return value + 0.0;
  }

  static long count(long value, String name) {
    checkArgument(value >= 0, "%s must not be negative, was %s", name, value);
    return value;
  }

  static void sameScale(RatingScale scale, RatingTally answers) {
    checkArgument(
        answers.scale().equals(scale),
        "answers must be on the scale %s, were on %s",
        scale,
        answers.scale());
  }

  /** Checks a score that may be a mean, so that it need not be whole. */
  static double on(RatingScale scale, double score, String name) {
    checkArgument(
        score >= scale.lowest() && score <= scale.highest(),
        "%s must be on the scale %s, was %s",
        name,
        scale,
        score);
    return score + 0.0;
  }
}
