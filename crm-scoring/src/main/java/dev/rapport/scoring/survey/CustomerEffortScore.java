package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * The customer effort score (客户费力度): how hard it was for customers to get their matter done.
 *
 * <p>The question exists in two versions that point in opposite directions, and so in two types that do not mix: {@link
 * Effort}, the first version, asks how much effort was needed, and low is good; {@link Ease}, the second, asks whether the
 * company made it easy, and high is good. With 5, 6, 7, 4 and 2 on the second version, the mean is 4.8, the easy share 3 of 5,
 * and the net easy score 40. There is no universal benchmark: compare with yourself, on the same version.
 *
 * <p>Reference: M. Dixon, K. Freeman and N. Toman, <em>Stop trying to delight your customers</em>, 2010; M. Dixon, N. Toman and
 * R. DeLisi, <em>The Effortless Experience</em>, 2013.
 */
public sealed interface CustomerEffortScore {
  /**
   * Returns how often each score was given.
   *
   * @return the tally, on the scale of the version
   */
  RatingTally answers();

  /**
   * Returns the share of answers on the easy side of the middle.
   *
   * @return such answers among all that are not missing
   */
  Proportion easy();

  /**
   * Returns the share of answers on the hard side of the middle.
   *
   * @return such answers among all that are not missing
   */
  Proportion hard();

  /**
   * Estimates the mean score, with the t interval, clipped to the scale. Whether much is good depends on the version.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a number on the scale, with its interval; undefined for fewer than two answers
   */
  default Estimate mean(double level) {
    return SurveyFigure.of(SurveyMeasure.meanScore(answers().scale()), answers())
        .estimate(level);
  }

  /**
   * Estimates the easy share, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from 0 to 1, with its interval; undefined without answers
   */
  default Estimate easyShare(double level) {
    return easy().wilson(level);
  }

  /**
   * Estimates the net easy score: percent easy less percent hard, with the interval that {@link
   * NetPromoterScore#adjustedWald} describes. Of both versions, much is good.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return from -100 to 100, with its interval; undefined without answers
   */
  default Estimate netEasy(double level) {
    long easy = easy().successes();
    long hard = hard().successes();
    return new NetShare(easy, answers().responses() - easy - hard, hard).adjustedWald(level);
  }

  /**
   * The first version, CES 1.0: "How much effort did you personally have to put forth to handle your request?", from 1, very
   * low, to 5, very high. Low is good. Easy are 1 and 2, hard are 4 and 5: that split is ours, by analogy with the second
   * version; the first was published as a mean.
   *
   * @param answers how often each score was given
   */
  record Effort(RatingTally answers) implements CustomerEffortScore {
    /** The scale of the question, 1 to 5. */
    public static final RatingScale SCALE = RatingScale.of(1, 5);

    private static final int MOST_EASY = 2;
    private static final int LEAST_HARD = 4;

    /**
     * Checks the component.
     *
     * @param answers a tally on the scale 1 to 5
     * @throws IllegalArgumentException if the scale is another
     */
    public Effort {
      requireScale(answers, SCALE);
    }

    /**
     * Returns a tally of no answers.
     *
     * @return the neutral element of {@link #merge}
     */
    public static Effort empty() {
      return new Effort(RatingTally.empty(SCALE));
    }

    /**
     * Returns a collector of scores from 1 to 5.
     *
     * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale
     */
    public static Collector<Integer, ?, Effort> collector() {
      return Collectors.collectingAndThen(RatingTally.collector(SCALE), Effort::new);
    }

    /**
     * Counts one more answer.
     *
     * @param score from 1, very low effort, to 5, very high
     * @return the tally with it
     * @throws IllegalArgumentException if it is off the scale
     */
    public Effort add(int score) {
      return new Effort(answers.add(score));
    }

    /**
     * Counts one more missing answer.
     *
     * @return the tally with it
     */
    public Effort addMissing() {
      return new Effort(answers.addMissing());
    }

    /**
     * Adds the counts of other answers to the same version.
     *
     * @param other a tally of answers that are not in this one
     * @return the tally of all of them
     */
    public Effort merge(Effort other) {
      return new Effort(answers.merge(requireNonNull(other, "other").answers));
    }

    @Override
    public Proportion easy() {
      return answers.atMost(MOST_EASY);
    }

    @Override
    public Proportion hard() {
      return answers.atLeast(LEAST_HARD);
    }

    static boolean isEasy(int score) {
      return SCALE.require(score) <= MOST_EASY;
    }

    static boolean isHard(int score) {
      return SCALE.require(score) >= LEAST_HARD;
    }
  }

  /**
   * The second version, CES 2.0: "The company made it easy for me to handle my issue", from 1, strongly disagree, to 7, strongly
   * agree. High is good. Easy are 5 to 7, hard are 1 to 3.
   *
   * @param answers how often each score was given
   */
  record Ease(RatingTally answers) implements CustomerEffortScore {
    /** The scale of the question, 1 to 7. */
    public static final RatingScale SCALE = RatingScale.of(1, 7);

    private static final int LEAST_EASY = 5;
    private static final int MOST_HARD = 3;

    /**
     * Checks the component.
     *
     * @param answers a tally on the scale 1 to 7
     * @throws IllegalArgumentException if the scale is another
     */
    public Ease {
      requireScale(answers, SCALE);
    }

    /**
     * Returns a tally of no answers.
     *
     * @return the neutral element of {@link #merge}
     */
    public static Ease empty() {
      return new Ease(RatingTally.empty(SCALE));
    }

    /**
     * Returns a collector of scores from 1 to 7.
     *
     * @return a collector that fails with an {@code IllegalArgumentException} on a score off the scale
     */
    public static Collector<Integer, ?, Ease> collector() {
      return Collectors.collectingAndThen(RatingTally.collector(SCALE), Ease::new);
    }

    /**
     * Counts one more answer.
     *
     * @param score from 1, strongly disagree, to 7, strongly agree
     * @return the tally with it
     * @throws IllegalArgumentException if it is off the scale
     */
    public Ease add(int score) {
      return new Ease(answers.add(score));
    }

    /**
     * Counts one more missing answer.
     *
     * @return the tally with it
     */
    public Ease addMissing() {
      return new Ease(answers.addMissing());
    }

    /**
     * Adds the counts of other answers to the same version.
     *
     * @param other a tally of answers that are not in this one
     * @return the tally of all of them
     */
    public Ease merge(Ease other) {
      return new Ease(answers.merge(requireNonNull(other, "other").answers));
    }

    @Override
    public Proportion easy() {
      return answers.atLeast(LEAST_EASY);
    }

    @Override
    public Proportion hard() {
      return answers.atMost(MOST_HARD);
    }

    static boolean isEasy(int score) {
      return SCALE.require(score) >= LEAST_EASY;
    }

    static boolean isHard(int score) {
      return SCALE.require(score) <= MOST_HARD;
    }
  }

  private static void requireScale(RatingTally answers, RatingScale scale) {
    checkArgument(
        requireNonNull(answers, "answers").scale().equals(scale),
        "answers must be on the scale %s, was on %s",
        scale,
        answers.scale());
  }
}
