package dev.rapport.scoring.survey;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is measured by a survey: the number that stands for one answer, so that the mean of the numbers is the figure (测量指标).
 *
 * <p>For the net promoter score an answer of 9 stands for 100, an answer of 7 for 0 and an answer of 3 for -100; for a share, an
 * answer stands for 1 or 0. Every measure of this package is such a mean, which is why answers with weights, strata and waves
 * are treated once for all of them: {@link WeightedTally}, {@link PostStratification}, {@link SurveyWaves}.
 *
 * <p>A measure has a name, which explanations show, and bounds, to which intervals are clipped. Two measures are equal if name,
 * bounds and kind (share, net share, mean) are, and the scale of the question or the weights of the index where they have such:
 * the two top boxes of 1 to 5 are another measure than those of 0 to 10. What function stands behind a name is not compared.
 * Immutable, and thread-safe if the functions given are.
 *
 * @param <A> the type of an answer: {@code Integer} for one question on a {@link RatingScale}
 */
public final class SurveyMeasure<A> {
  private static final double LARGEST = 1e100;
  private static final double FULL = 100;

  /** Which interval suits the figure. */
  enum Kind {
    SHARE,
    NET,
    MEAN
  }

  private final String name;
  private final Kind kind;
  private final double least;
  private final double most;
  private final ToDoubleFunction<? super A> value;
  /** The scale of the question, where the measure belongs to one. */
  private final @Nullable RatingScale scale;
  /** The shares of the weights, where the measure is an index of several questions. */
  private final @Nullable List<Double> shares;

  private SurveyMeasure(
      String name,
      Kind kind,
      double least,
      double most,
      ToDoubleFunction<? super A> value,
      @Nullable RatingScale scale,
      @Nullable List<Double> shares) {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    this.name = name;
    this.kind = kind;
    this.least = least + 0.0;
    this.most = most + 0.0;
    this.value = value;
    this.scale = scale;
    this.shares = shares;
  }

  /**
   * Returns the net promoter score of answers from 0 to 10 (净推荐值): 100 for 9 and 10, 0 for 7 and 8, -100 below.
   *
   * @return the measure, from -100 to 100
   */
  public static SurveyMeasure<Integer> netPromoterScore() {
    return SurveyMeasure.<Integer>net(
            "net promoter score",
            score -> NetPromoterScore.isPromoter(score),
            score -> NetPromoterScore.isDetractor(score))
        .on(NetPromoterScore.SCALE);
  }

  /**
   * Returns the share of answers in the top boxes of a scale, as in {@link CustomerSatisfaction} (满意度).
   *
   * @param scale the scale, whose highest score is the best
   * @param boxes at least 1, fewer than the scale has scores
   * @return the measure, from 0 to 1
   * @throws IllegalArgumentException if the number of boxes breaks its rule
   */
  public static SurveyMeasure<Integer> topBox(RatingScale scale, int boxes) {
    int lowest = CustomerSatisfaction.empty(scale, boxes).lowestSatisfied();
    return SurveyMeasure.<Integer>share(
            boxes == 1 ? "share of the top box" : "share of the top " + boxes + " boxes",
            score -> scale.require(score) >= lowest)
        .on(scale);
  }

  /**
   * Returns the mean score on a scale (平均分).
   *
   * @param scale the scale
   * @return the measure, from the lowest to the highest score
   */
  public static SurveyMeasure<Integer> meanScore(RatingScale scale) {
    requireNonNull(scale, "scale");
    return SurveyMeasure.<Integer>mean(
            "mean score", scale.lowest(), scale.highest(), scale::require)
        .on(scale);
  }

  /**
   * Returns the net easy score of the second version of the effort question, 1 to 7: percent easy less percent hard (净轻松度).
   *
   * @return the measure, from -100 to 100; much is good
   */
  public static SurveyMeasure<Integer> netEase() {
    return SurveyMeasure.<Integer>net(
            "net easy score of CES 2.0",
            score -> CustomerEffortScore.Ease.isEasy(score),
            score -> CustomerEffortScore.Ease.isHard(score))
        .on(CustomerEffortScore.Ease.SCALE);
  }

  /**
   * Returns the net easy score of the first version of the effort question, 1 to 5: percent easy less percent hard.
   *
   * @return the measure, from -100 to 100; much is good
   */
  public static SurveyMeasure<Integer> netEffort() {
    return SurveyMeasure.<Integer>net(
            "net easy score of CES 1.0",
            score -> CustomerEffortScore.Effort.isEasy(score),
            score -> CustomerEffortScore.Effort.isHard(score))
        .on(CustomerEffortScore.Effort.SCALE);
  }

  /**
   * Returns the ACSI index of a respondent (美国顾客满意度指数).
   *
   * @param weights how much each question counts
   * @return the measure, from 0 to 100
   */
  public static SurveyMeasure<AcsiIndex.Answers> acsi(AcsiIndex.Weights weights) {
    requireNonNull(weights, "weights");
    return new SurveyMeasure<>(
        "ACSI index", Kind.MEAN, 0, FULL, weights::index, null, weights.shares());
  }

  /**
   * Returns the share of answers of some sort.
   *
   * @param name what explanations call it, such as {@code "share of complaints"}
   * @param counts which answers count
   * @param <A> the type of an answer
   * @return the measure, from 0 to 1
   * @throws IllegalArgumentException if the name is blank
   */
  public static <A> SurveyMeasure<A> share(String name, Predicate<? super A> counts) {
    requireNonNull(counts, "counts");
    return new SurveyMeasure<>(
        name, Kind.SHARE, 0, 1, answer -> counts.test(answer) ? 1 : 0, null, null);
  }

  /**
   * Returns percent of answers of one sort less percent of another.
   *
   * @param name what explanations call it
   * @param favourable which answers count 100
   * @param unfavourable which of the others count -100; the rest count 0
   * @param <A> the type of an answer
   * @return the measure, from -100 to 100
   * @throws IllegalArgumentException if the name is blank
   */
  public static <A> SurveyMeasure<A> net(
      String name, Predicate<? super A> favourable, Predicate<? super A> unfavourable) {
    requireNonNull(favourable, "favourable");
    requireNonNull(unfavourable, "unfavourable");
    return new SurveyMeasure<>(
        name,
        Kind.NET,
        -FULL,
        FULL,
        answer -> favourable.test(answer) ? FULL : unfavourable.test(answer) ? -FULL : 0,
        null,
        null);
  }

  /**
   * Returns the mean of any number that stands for an answer.
   *
   * @param name what explanations call it
   * @param least the least value, -1e100 to 1e100
   * @param most the greatest value, above the least, at most 1e100
   * @param value the number that stands for an answer, from {@code least} to {@code most}
   * @param <A> the type of an answer
   * @return the measure
   * @throws IllegalArgumentException if an argument breaks its rule
   */
  public static <A> SurveyMeasure<A> mean(
      String name, double least, double most, ToDoubleFunction<? super A> value) {
    requireNonNull(value, "value");
    checkArgument(
        least >= -LARGEST && least <= LARGEST, "least must be -1e100 to 1e100, was %s", least);
    checkArgument(
        most > least && most <= LARGEST,
        "most must be above least %s and at most 1e100, was %s",
        least,
        most);
    return new SurveyMeasure<>(name, Kind.MEAN, least, most, value, null, null);
  }

  /**
   * Returns the name.
   *
   * @return what explanations call it
   */
  public String name() {
    return name;
  }

  /**
   * Returns the least value.
   *
   * @return a finite number
   */
  public double least() {
    return least;
  }

  /**
   * Returns the greatest value.
   *
   * @return a finite number above the least
   */
  public double most() {
    return most;
  }

  /**
   * Returns the number that stands for an answer.
   *
   * @param answer an answer
   * @return from {@link #least()} to {@link #most()}
   * @throws IllegalArgumentException if the answer is none to this question, or its number is out of bounds
   */
  public double value(A answer) {
    double number = value.applyAsDouble(requireNonNull(answer, "answer"));
    checkArgument(
        number >= least && number <= most,
        "value of the %s must be %s to %s, was %s",
        name,
        least,
        most,
        number);
    return number;
  }

  Kind kind() {
    return kind;
  }

  /** Checks that the measure can be asked of a question of this scale. */
  void requireScale(@Nullable RatingScale question) {
    checkArgument(
        scale == null || scale.equals(question),
        "answers must be on the scale %s of the %s, was on %s",
        scale,
        name,
        question == null ? "none" : question);
  }

  private SurveyMeasure<A> on(RatingScale question) {
    return new SurveyMeasure<>(name, kind, least, most, value, question, shares);
  }

  /** The name with all that tells the measure from others of that name, for messages. */
  String described() {
    if (scale != null) {
      return name + " on the scale " + scale;
    }
    return shares == null ? name : name + " with weights in the proportions " + shares;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof SurveyMeasure<?> other
        && name.equals(other.name)
        && kind == other.kind
        && least == other.least
        && most == other.most
        && Objects.equals(scale, other.scale)
        && Objects.equals(shares, other.shares);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, least, most, scale, shares);
  }

  /**
   * Returns the name.
   *
   * @return such as {@code "net promoter score"}
   */
  @Override
  public String toString() {
    return name;
  }
}
