package dev.rapport.scoring.servqual;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.survey.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one respondent answered to SERVQUAL: an expectation and a perception for each item, from 1 to 7, and how 100 points are shared
 * among the dimensions.
 *
 * <pre>{@code
 * ServqualAnswers.none(Edition.REFINED_1991)
 *     .with(ServqualItem.PUNCTUALITY, 7, 5)                // expected 7, perceived 5: a gap of -2
 *     .withPerception(ServqualItem.COURTESY, 6)            // no expectation: no gap
 *     .withPoints(10, 40, 20, 20, 10)
 * }</pre>
 *
 * <p>Whatever is not given is missing, and stays so: a gap needs both answers. Answers are given as they were ticked; those to
 * {@linkplain ServqualItem.Edition#isReversed negative} statements are turned round here, so that a high score is always good. It knows
 * nothing of who answered. Equal values have the same edition, scores and points. Immutable and thread-safe.
 */
public final class ServqualAnswers {
  /** The scale of each answer, 1 to 7: from strong disagreement to strong agreement. */
  public static final RatingScale SCALE = RatingScale.of(1, 7);

  private static final int ITEMS = ServqualItem.values().length;
  private static final int DIMENSIONS = QualityDimension.values().length;
  private static final int ALL_POINTS = 100;

  /* A score of zero, which the scale has not, is a missing one. */
  private static final byte MISSING = 0;

  private final ServqualItem.Edition edition;
  private final byte[] expectations;
  private final byte[] perceptions;
  /* Empty if no points were given. */
  private final byte[] points;

  private ServqualAnswers(
      ServqualItem.Edition edition, byte[] expectations, byte[] perceptions, byte[] points) {
    this.edition = edition;
    this.expectations = expectations;
    this.perceptions = perceptions;
    this.points = points;
  }

  /**
   * Returns no answers, to which answers are added.
   *
   * @param edition which questionnaire was asked
   * @return a respondent of whom all is missing
   */
  public static ServqualAnswers none(ServqualItem.Edition edition) {
    requireNonNull(edition, "edition");
    return new ServqualAnswers(edition, new byte[ITEMS], new byte[ITEMS], new byte[0]);
  }

  /**
   * Returns a complete questionnaire.
   *
   * @param edition which questionnaire was asked
   * @param expectations 22 answers from 1 to 7, in its order
   * @param perceptions 22 answers from 1 to 7, in its order
   * @return the answers, without points
   * @throws IllegalArgumentException if an answer is off the scale or their number is not 22
   */
  public static ServqualAnswers of(
      ServqualItem.Edition edition, List<Integer> expectations, List<Integer> perceptions) {
    requireNonNull(edition, "edition");
    requireNonNull(expectations, "expectations");
    requireNonNull(perceptions, "perceptions");
    return new ServqualAnswers(
        edition,
        scores(edition, expectations, "expectations"),
        scores(edition, perceptions, "perceptions"),
        new byte[0]);
  }

  /**
   * Returns this with both answers to an item.
   *
   * @param item an item
   * @param expectation as ticked, 1 to 7
   * @param perception as ticked, 1 to 7
   * @return answers that differ in this item only
   * @throws IllegalArgumentException if an answer is off the scale
   */
  public ServqualAnswers with(ServqualItem item, int expectation, int perception) {
    return withExpectation(item, expectation).withPerception(item, perception);
  }

  /**
   * Returns this with what an excellent company would do.
   *
   * @param item an item
   * @param answer as ticked, 1 to 7
   * @return answers that differ in this expectation only
   * @throws IllegalArgumentException if the answer is off the scale
   */
  public ServqualAnswers withExpectation(ServqualItem item, int answer) {
    byte[] more = expectations.clone();
    more[place(item)] = turned(edition, item, answer);
    return new ServqualAnswers(edition, more, perceptions, points);
  }

  /**
   * Returns this with what the company does.
   *
   * @param item an item
   * @param answer as ticked, 1 to 7
   * @return answers that differ in this perception only
   * @throws IllegalArgumentException if the answer is off the scale
   */
  public ServqualAnswers withPerception(ServqualItem item, int answer) {
    byte[] more = perceptions.clone();
    more[place(item)] = turned(edition, item, answer);
    return new ServqualAnswers(edition, expectations, more, points);
  }

  /**
   * Returns this with the respondent's own weights: 100 points shared among the dimensions (权重).
   *
   * @param tangibles zero or more
   * @param reliability zero or more
   * @param responsiveness zero or more
   * @param assurance zero or more
   * @param empathy zero or more
   * @return answers that differ in the points only
   * @throws IllegalArgumentException if a number is negative or they do not add up to 100
   */
  public ServqualAnswers withPoints(
      int tangibles, int reliability, int responsiveness, int assurance, int empathy) {
    int[] given = {tangibles, reliability, responsiveness, assurance, empathy};
    byte[] shares = new byte[DIMENSIONS];
    long sum = 0;
    for (QualityDimension dimension : QualityDimension.values()) {
      int share = given[dimension.place()];
      checkArgument(
          share >= 0, "points must not be negative, were %s for %s", share, (Object) dimension);
      sum += share;
      shares[dimension.place()] = (byte) Math.min(share, ALL_POINTS);
    }
    checkArgument(
        sum == ALL_POINTS,
        "points must add up to 100, added up to %s. Leave out the points of a respondent who did not share out 100.",
        sum);
    return new ServqualAnswers(edition, expectations, perceptions, shares);
  }

  /**
   * Returns which questionnaire was asked.
   *
   * @return the edition
   */
  public ServqualItem.Edition edition() {
    return edition;
  }

  /**
   * Returns the score of an item, answers to negative statements turned round.
   *
   * @param measure what is taken of the answers
   * @param item an item
   * @return a number on the measure's scale; nothing if an answer that it needs is missing
   */
  public OptionalInt score(ServqualMeasure measure, ServqualItem item) {
    int place = place(item);
    int expectation = expectations[place];
    int perception = perceptions[place];
    return switch (measure) {
      case GAP ->
        expectation == MISSING || perception == MISSING
            ? OptionalInt.empty()
            : OptionalInt.of(perception - expectation);
      case PERCEPTION -> present(perception);
      case EXPECTATION -> present(expectation);
    };
  }

  /**
   * Returns the respondent's own weight of a dimension.
   *
   * @param dimension a dimension
   * @return 0 to 100; nothing if no points were given
   */
  public OptionalInt points(QualityDimension dimension) {
    int place = requireNonNull(dimension, "dimension").place();
    return points.length == 0 ? OptionalInt.empty() : OptionalInt.of(points[place]);
  }

  /** Returns the scores of all items of a dimension, in their order, or nothing if one is missing. */
  Optional<List<Integer>> scores(ServqualMeasure measure, QualityDimension dimension) {
    List<Integer> scores = new ArrayList<>();
    for (ServqualItem item : dimension.items()) {
      score(measure, item).ifPresent(scores::add);
    }
    return scores.size() == dimension.items().size()
        ? Optional.of(List.copyOf(scores))
        : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof ServqualAnswers other
        && edition == other.edition
        && Arrays.equals(expectations, other.expectations)
        && Arrays.equals(perceptions, other.perceptions)
        && Arrays.equals(points, other.points);
  }

  @Override
  public int hashCode() {
    int answers = 31 * Arrays.hashCode(expectations) + Arrays.hashCode(perceptions);
    return 31 * (31 * answers + Arrays.hashCode(points)) + edition.name().hashCode();
  }

  /**
   * Returns the scores in the order of the refined questionnaire, 0 for a missing one.
   *
   * @return such as {@code "E 7 0 0 ..., P 5 0 0 ..., without points"}
   */
  @Override
  public String toString() {
    String shared = points.length == 0 ? "without points" : "points" + list(points);
    return "E" + list(expectations) + ", P" + list(perceptions) + ", " + shared;
  }

  private static String list(byte[] numbers) {
    StringBuilder text = new StringBuilder();
    for (byte number : numbers) {
      text.append(' ').append(number);
    }
    return text.toString();
  }

  private static byte[] scores(ServqualItem.Edition edition, List<Integer> answers, String name) {
    List<Integer> given = List.copyOf(answers);
    checkArgument(
        given.size() == ITEMS,
        "%s must be 22, one for each item, were %s. Start from none() where answers are missing.",
        name,
        given.size());
    byte[] scores = new byte[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      ServqualItem item = edition.items().get(i);
      scores[place(item)] = turned(edition, item, given.get(i));
    }
    return scores;
  }

  private static byte turned(ServqualItem.Edition edition, ServqualItem item, int answer) {
    return (byte) (edition.isReversed(item) ? SCALE.reverse(answer) : SCALE.require(answer));
  }

  private static OptionalInt present(int score) {
    return score == MISSING ? OptionalInt.empty() : OptionalInt.of(score);
  }

  private static int place(ServqualItem item) {
    return requireNonNull(item, "item").number() - 1;
  }
}
