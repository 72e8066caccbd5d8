package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Customer satisfaction (客户满意度, CSAT): the share of answers in the top boxes of a scale, and their mean.
 *
 * <p>"How satisfied are you?", answered from 1 to 5. The top two boxes are 4 and 5: with 72 such answers among 100, the share is
 * 0.72 (95 % interval 0.625 to 0.799, n = 100). The share is easily told and asks nothing of the distances between the scores;
 * the mean uses all answers and takes the distances as equal. Neither says why.
 *
 * <p>Equal values have the same answers and the same boxes.
 *
 * <p>Reference: R. G. Newcombe, <em>Two-sided confidence intervals for the single proportion</em>, 1998, for the interval.
 *
 * @param answers how often each score was given
 * @param boxes how many scores at the top of the scale count as satisfied
 */
public record CustomerSatisfaction(RatingTally answers, int boxes) {
  /**
   * Checks the components.
   *
   * @param answers a tally on any scale whose highest score is the best
   * @param boxes at least 1, fewer than the scale has scores
   * @throws IllegalArgumentException if the number of boxes breaks its rule
   */
  public CustomerSatisfaction {
    requireNonNull(answers, "answers");
    checkArgument(
        boxes >= 1 && boxes < answers.scale().points(),
        "boxes must be 1 to %s for the scale %s, was %s",
        answers.scale().points() - 1,
        answers.scale(),
        boxes);
  }

  /**
   * Returns the usual form without answers: a scale of 1 to 5, the top two boxes.
   *
   * @return a neutral element of {@link #merge}
   */
  public static CustomerSatisfaction empty() {
    return empty(RatingScale.of(1, 5), 2);
  }

  /**
   * Returns a form without answers.
   *
   * @param scale the scale, whose highest score is the best
   * @param boxes at least 1, fewer than the scale has scores
   * @return a neutral element of {@link #merge}
   * @throws IllegalArgumentException if the number of boxes breaks its rule
   */
  public static CustomerSatisfaction empty(RatingScale scale, int boxes) {
    return new CustomerSatisfaction(RatingTally.empty(scale), boxes);
  }

  /**
   * Returns a collector of scores.
   *
   * @param scale the scale, whose highest score is the best
   * @param boxes at least 1, fewer than the scale has scores
   * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale
   * @throws IllegalArgumentException if the number of boxes breaks its rule
   */
  public static Collector<Integer, ?, CustomerSatisfaction> collector(
      RatingScale scale, int boxes) {
    CustomerSatisfaction form = empty(scale, boxes);
    return Collectors.collectingAndThen(
        RatingTally.collector(scale), tally -> new CustomerSatisfaction(tally, form.boxes));
  }

  /**
   * Counts one more answer.
   *
   * @param score a score on the scale
   * @return the tally with it
   * @throws IllegalArgumentException if it is off the scale
   */
  public CustomerSatisfaction add(int score) {
    return new CustomerSatisfaction(answers.add(score), boxes);
  }

  /**
   * Counts one more missing answer.
   *
   * @return the tally with it
   */
  public CustomerSatisfaction addMissing() {
    return new CustomerSatisfaction(answers.addMissing(), boxes);
  }

  /**
   * Adds the counts of other answers.
   *
   * @param other a tally of the same form, of answers that are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if scale or boxes differ
   */
  public CustomerSatisfaction merge(CustomerSatisfaction other) {
    requireNonNull(other, "other");
    checkArgument(
        boxes == other.boxes, "other must count the top %s boxes, was %s", boxes, other.boxes);
    return new CustomerSatisfaction(answers.merge(other.answers), boxes);
  }

  /**
   * Returns the satisfied among those who answered.
   *
   * @return answers in the top boxes among all that are not missing
   */
  public Proportion satisfied() {
    return answers.atLeast(lowestSatisfied());
  }

  /**
   * Estimates the share of the satisfied, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 0 to 1, with its interval; undefined without answers
   */
  public Estimate topBox(double level) {
    return satisfied().wilson(level);
  }

  /**
   * Estimates the mean score, with the t interval, clipped to the scale.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the scale, with its interval; without one where all answers are equal; undefined for fewer than two
   */
  public Estimate mean(double level) {
    return SurveyFigure.of(SurveyMeasure.meanScore(answers.scale()), answers).estimate(level);
  }

  int lowestSatisfied() {
    return answers.scale().highest() - boxes + 1;
  }
}
