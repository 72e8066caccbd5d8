package dev.rapport.scoring.testkit;

import dev.rapport.scoring.survey.AcsiIndex;
import dev.rapport.scoring.survey.CustomerEffortScore;
import dev.rapport.scoring.survey.CustomerSatisfaction;
import dev.rapport.scoring.survey.NetPromoterScore;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.survey.ScaleReliability;
import dev.rapport.scoring.survey.SurveyFigure;
import dev.rapport.scoring.survey.SurveyMeasure;
import dev.rapport.scoring.survey.WeightedTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators for what surveys count. */
public final class SurveyArbitraries {
  /** Beyond any survey, and far from the end of a {@code long}. */
  private static final long MOST_ANSWERS = 1_000_000_000;

  private static final int MOST_RESPONDENTS = 30;

  private SurveyArbitraries() {}

  /**
   * Generates scales of two to twenty scores, the usual ones among them.
   *
   * @return scales
   */
  public static Arbitrary<RatingScale> ratingScales() {
    return Arbitraries.oneOf(
        Arbitraries.of(RatingScale.of(1, 5), RatingScale.of(1, 7), RatingScale.of(0, 10)),
        Combinators.combine(
                Arbitraries.integers().between(-10, 10), Arbitraries.integers().between(1, 19))
            .as((lowest, width) -> RatingScale.of(lowest, lowest + width)));
  }

  /**
   * Generates net promoter scores of up to billions of answers: none at all and all of one class among them.
   *
   * @return tallies that can be added up by the thousand
   */
  public static Arbitrary<NetPromoterScore> netPromoterScores() {
    Arbitrary<Long> counts = Arbitraries.oneOf(
        Arbitraries.longs().between(0, 30), Arbitraries.longs().between(0, MOST_ANSWERS));
    return Combinators.combine(counts, counts, counts, counts).as(NetPromoterScore::new);
  }

  /**
   * Generates tallies of up to thirty answers to a question, some of them missing.
   *
   * @param scale the scale of the question
   * @return tallies that can be merged with each other
   */
  public static Arbitrary<RatingTally> ratingTallies(RatingScale scale) {
    Arbitrary<List<Integer>> scores = scores(scale);
    return Combinators.combine(scores, Arbitraries.integers().between(0, 3))
        .as((given, missing) -> {
          RatingTally tally = RatingTally.of(scale, given);
          for (int i = 0; i < missing; i++) {
            tally = tally.addMissing();
          }
          return tally;
        });
  }

  /**
   * Generates satisfaction scores on any scale, with any number of boxes.
   *
   * @return tallies; two of them are seldom of one form
   */
  public static Arbitrary<CustomerSatisfaction> customerSatisfactions() {
    return ratingScales()
        .flatMap(scale -> Combinators.combine(
                ratingTallies(scale), Arbitraries.integers().between(1, scale.points() - 1))
            .as(CustomerSatisfaction::new));
  }

  /**
   * Generates effort scores of both versions.
   *
   * @return tallies; only those of one version can be merged
   */
  public static Arbitrary<CustomerEffortScore> customerEffortScores() {
    return Arbitraries.oneOf(
        ratingTallies(CustomerEffortScore.Effort.SCALE).map(CustomerEffortScore.Effort::new),
        ratingTallies(CustomerEffortScore.Ease.SCALE).map(CustomerEffortScore.Ease::new));
  }

  /**
   * Generates ACSI indices of up to thirty respondents, and a few who left out a question.
   *
   * @return tallies that can be merged with each other
   */
  public static Arbitrary<AcsiIndex> acsiIndices() {
    Arbitrary<Integer> score = Arbitraries.integers().between(1, 10);
    return Combinators.combine(score, score, score)
        .as(AcsiIndex.Answers::new)
        .list()
        .ofMaxSize(MOST_RESPONDENTS)
        .flatMap(
            all -> missing(all.stream().collect(AcsiIndex.collector()), AcsiIndex::addMissing));
  }

  /**
   * Generates tallies of multi-item scales of two to four items, the last one reversed in some.
   *
   * @return tallies; two of them are seldom of one form
   */
  public static Arbitrary<ScaleReliability> scaleReliabilities() {
    return Combinators.combine(
            ratingScales(), Arbitraries.integers().between(2, 4), Arbitraries.of(true, false))
        .as((scale, items, reversed) ->
            new ScaleReliability.Form(scale, items, reversed ? Set.of(items - 1) : Set.of()))
        .flatMap(SurveyArbitraries::scaleReliabilities);
  }

  /**
   * Generates tallies of a multi-item scale, of up to thirty respondents and a few who left out an item.
   *
   * @param form the form of the scale
   * @return tallies that can be merged with each other
   */
  public static Arbitrary<ScaleReliability> scaleReliabilities(ScaleReliability.Form form) {
    return Arbitraries.integers()
        .between(form.scale().lowest(), form.scale().highest())
        .list()
        .ofSize(form.items())
        .list()
        .ofMaxSize(MOST_RESPONDENTS)
        .flatMap(all -> missing(
            new ArrayList<>(all).stream().collect(ScaleReliability.collector(form)),
            ScaleReliability::addMissing));
  }

  /**
   * Generates tallies of weighted answers to a question.
   *
   * @param scale the scale of the question
   * @return tallies of up to thirty answers, with weights from 0.01 to 100, and a few missing ones
   */
  public static Arbitrary<WeightedTally<Integer>> weightedTallies(RatingScale scale) {
    Arbitrary<Double> weights = Arbitraries.doubles().between(0.01, 100).ofScale(2);
    return Combinators.combine(scores(scale), weights.list().ofSize(MOST_RESPONDENTS))
        .as((given, weight) -> {
          WeightedTally<Integer> tally = WeightedTally.on(scale);
          for (int i = 0; i < given.size(); i++) {
            tally = tally.add(given.get(i), weight.get(i));
          }
          return tally;
        })
        .flatMap(tally -> missing(tally, WeightedTally::addMissing));
  }

  /**
   * Generates net promoter scores as figures, plain and weighted ones.
   *
   * @return figures of one measure, some of them not defined
   */
  public static Arbitrary<SurveyFigure> surveyFigures() {
    SurveyMeasure<Integer> measure = SurveyMeasure.netPromoterScore();
    return Arbitraries.oneOf(
        netPromoterScores().map(score -> SurveyFigure.of(measure, score.mean())),
        weightedTallies(NetPromoterScore.SCALE).map(tally -> tally.figure(measure)));
  }

  private static <T> Arbitrary<T> missing(T tally, UnaryOperator<T> addMissing) {
    return Arbitraries.integers().between(0, 3).map(missing -> {
      T all = tally;
      for (int i = 0; i < missing; i++) {
        all = addMissing.apply(all);
      }
      return all;
    });
  }

  private static Arbitrary<List<Integer>> scores(RatingScale scale) {
    return Arbitraries.integers()
        .between(scale.lowest(), scale.highest())
        .list()
        .ofMaxSize(MOST_RESPONDENTS);
  }
}
