package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Weighted and stratified figures. The numbers were computed with NumPy and SciPy from the formulas of the literature named in the classes. */
class WeightingGoldenTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final SurveyMeasure<Integer> NPS = SurveyMeasure.netPromoterScore();
  private static final PostStratification CUSTOMERS =
      PostStratification.of(Map.of("private", 8_000L, "firm", 2_000L));

  private record Response(int score, double weight) {}

  private static WeightedTally<Integer> six() {
    return List.of(
            new Response(5, 1),
            new Response(4, 2),
            new Response(4, 0.5),
            new Response(2, 3),
            new Response(1, 1.5),
            new Response(3, 1))
        .stream()
        .collect(WeightedTally.collector(FIVE, Response::score, Response::weight));
  }

  private static SurveyFigure nps(long promoters, long passives, long detractors) {
    return SurveyFigure.of(
        NPS, NetPromoterScore.of(promoters, passives, detractors).mean());
  }

  private static void assertEstimate(double value, double lower, double upper, Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(value, estimate.value(), 1e-9);
    assertEquals(lower, interval.lower(), 1e-8);
    assertEquals(upper, interval.upper(), 1e-8);
  }

  @Test
  void weightedMeanOfSixScores() {
    SurveyFigure mean = six().figure(SurveyMeasure.meanScore(FIVE));
    assertEstimate(2.8333333333333335, 1.0973177930040297, 4.569348873662637, mean.estimate(0.95));
    assertEquals(4.628571428571429, mean.effectiveResponses().value(), 1e-12);
    assertEquals(1.2962962962962963, mean.designEffect().value(), 1e-12);
    assertEquals(Math.sqrt(0.30024005486968447), mean.standardError().value(), 1e-12);
    assertEquals(6, mean.responses());
  }

  @Test
  void weightedTopBoxOfSixScores() {
    assertEstimate(
        0.3888888888888889,
        0.11286210281932701,
        0.7609442745537125,
        six().figure(SurveyMeasure.topBox(FIVE, 2)).estimate(0.95));
  }

  @Test
  void fourAnswersOfWhichOneCountsThriceAreWorthThree() {
    WeightedTally<Integer> tally =
        WeightedTally.on(NetPromoterScore.SCALE).add(9, 1).add(7, 1).add(3, 1).add(10, 3);
    SurveyFigure figure = tally.figure(NPS);
    assertEquals(3, figure.effectiveResponses().value(), 1e-12);
    assertEquals(4 / 3.0, figure.designEffect().value(), 1e-12);
    assertEquals(100 * (4 - 1) / 6.0, figure.value().value(), 1e-12);
    assertEquals(6, tally.weight());
  }

  @Test
  void stratifiedNetPromoterScore() {
    SurveyFigure figure =
        CUSTOMERS.figure(Map.of("private", nps(55, 30, 15), "firm", nps(40, 30, 30)));
    assertEstimate(34, 21.462411778252743, 45.25299186310133, figure.estimate(0.95));
    assertEquals(147.05882352941177, figure.effectiveResponses().value(), 1e-9);
    assertEquals(6.1244171027522984, figure.standardError().value(), 1e-12);
    assertEquals(200, figure.responses());
  }

  /** Where answers fall as the population does, the value is the plain one and strata that differ make it more certain. */
  @Test
  void proportionalStrataGiveThePlainValueWithLessVariance() {
    PostStratification halves = PostStratification.ofShares(Map.of("a", 1.0, "b", 1.0));
    SurveyFigure figure = halves.figure(Map.of("a", nps(80, 10, 10), "b", nps(20, 10, 70)));
    SurveyFigure plain = nps(100, 20, 80);
    assertEquals(plain.value().value(), figure.value().value(), 1e-12);
    assertTrue(figure.standardError().value() < plain.standardError().value());
    assertEquals(200, figure.effectiveResponses().value(), 1e-9);
  }

  @Test
  void weightsOfStrataHaveAMeanOfOne() {
    Map<String, Double> weights = CUSTOMERS.weights(Map.of("private", 100L, "firm", 100L));
    assertEquals(Map.of("private", 1.6, "firm", 0.4), weights);
    assertEquals(Map.of("private", 0.8, "firm", 0.2), CUSTOMERS.shares());
  }

  /** Weights by stratum give the value of the strata. */
  @Test
  void weightedAnswersAgreeWithTheirStrata() {
    Map<String, Double> weights = CUSTOMERS.weights(Map.of("private", 4L, "firm", 2L));
    WeightedTally<Integer> tally = WeightedTally.on(NetPromoterScore.SCALE);
    for (int score : List.of(10, 9, 8, 3)) {
      tally = tally.add(score, weights.getOrDefault("private", 0.0));
    }
    for (int score : List.of(2, 9)) {
      tally = tally.add(score, weights.getOrDefault("firm", 0.0));
    }
    assertEquals(
        CUSTOMERS
            .figure(Map.of("private", nps(2, 1, 1), "firm", nps(1, 0, 1)))
            .value()
            .value(),
        tally.figure(NPS).value().value(),
        1e-12);
  }

  @Test
  void aStratumWithoutAnswersLeavesTheFigureUndefined() {
    SurveyFigure missing = CUSTOMERS.figure(Map.of("private", nps(55, 30, 15)));
    Estimate estimate = missing.estimate(0.95);
    assertEquals(
        "at least 2 responses are needed in stratum firm, which holds 20.0 % of the population,"
            + " there were 0",
        estimate.reason().orElseThrow().words());
    assertEquals(
        UndefinedReason.Kind.MISSING_INPUT, estimate.reason().orElseThrow().kind());
    assertFalse(missing.effectiveResponses().isKnown());
    assertFalse(missing.designEffect().isKnown());
    assertFalse(missing.standardError().isKnown());
    SurveyFigure one = CUSTOMERS.figure(Map.of("private", nps(5, 0, 0), "firm", nps(1, 0, 0)));
    assertEquals(
        UndefinedReason.Kind.TOO_FEW, one.value().reason().orElseThrow().kind());
  }

  @Test
  void mistakesInStrataAreRejected() {
    SurveyFigure figure = nps(1, 1, 1);
    SurveyFigure share = SurveyFigure.of(SurveyMeasure.topBox(FIVE, 2), Proportion.of(1, 3));
    assertThrows(IllegalArgumentException.class, () -> PostStratification.of(Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> PostStratification.of(Map.of("a", -1L, "b", 2L)));
    assertThrows(IllegalArgumentException.class, () -> PostStratification.of(Map.of("a", 0L)));
    assertThrows(
        IllegalArgumentException.class, () -> PostStratification.ofShares(Map.of("a", Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> PostStratification.of(Map.of(" ", 1L)));
    assertThrows(IllegalArgumentException.class, () -> CUSTOMERS.figure(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> CUSTOMERS.figure(Map.of("public", figure)));
    assertThrows(
        IllegalArgumentException.class,
        () -> CUSTOMERS.figure(Map.of("private", figure, "firm", share)));
    assertThrows(IllegalArgumentException.class, () -> CUSTOMERS.weights(Map.of("private", 100L)));
  }

  @Test
  void strataOfAnotherScaleOrOtherWeightsAreRejected() {
    SurveyFigure five = SurveyFigure.of(SurveyMeasure.topBox(FIVE, 2), Proportion.of(1, 3));
    SurveyFigure ten =
        SurveyFigure.of(SurveyMeasure.topBox(NetPromoterScore.SCALE, 2), Proportion.of(1, 3));
    SurveyFigure equal =
        SurveyFigure.of(SurveyMeasure.acsi(AcsiIndex.Weights.EQUAL), new SampleMean(2, 100, 8));
    SurveyFigure ohio = SurveyFigure.of(
        SurveyMeasure.acsi(AcsiIndex.Weights.STATE_OF_OHIO), new SampleMean(2, 100, 8));
    assertThrows(
        IllegalArgumentException.class,
        () -> CUSTOMERS.figure(Map.of("private", five, "firm", ten)));
    assertThrows(
        IllegalArgumentException.class,
        () -> CUSTOMERS.figure(Map.of("private", equal, "firm", ohio)));
    assertTrue(CUSTOMERS.figure(Map.of("private", five, "firm", five)).value().isKnown());
  }

  @Test
  void mistakesInWeightsAreRejected() {
    WeightedTally<Integer> tally = WeightedTally.on(NetPromoterScore.SCALE);
    for (double weight :
        new double[] {-1, 0, 1e101, 1e-101, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = assertThrows(IllegalArgumentException.class, () -> tally.add(9, weight))
          .getMessage();
      assertEquals("weight must be 1e-100 to 1e100, was " + weight, message);
    }
  }

  @Test
  void scoresOffTheScaleAreRefusedWhenTheyComeIn() {
    WeightedTally<Integer> tally = WeightedTally.on(FIVE).add(5, 1);
    assertThrows(IllegalArgumentException.class, () -> tally.add(6, 1));
    assertThrows(IllegalArgumentException.class, () -> tally.add(0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> List.of(new Response(6, 1)).stream()
            .collect(WeightedTally.collector(FIVE, Response::score, Response::weight)));
  }

  /** Every score from 1 to 5 is one of 0 to 10 too, and yet it is no answer to that question. */
  @Test
  void answersOnAnotherScaleAreRefusedThoughTheyFit() {
    WeightedTally<Integer> tally = WeightedTally.on(FIVE).add(5, 1);
    WeightedTally<Integer> other = WeightedTally.on(NetPromoterScore.SCALE).add(5, 1);
    assertThrows(IllegalArgumentException.class, () -> tally.figure(NPS));
    assertThrows(IllegalArgumentException.class, () -> other.figure(SurveyMeasure.meanScore(FIVE)));
    assertThrows(IllegalArgumentException.class, () -> tally.merge(other));
    assertThrows(IllegalArgumentException.class, () -> tally.merge(WeightedTally.empty()));
    assertThrows(
        IllegalArgumentException.class, () -> WeightedTally.<Integer>empty().merge(tally));
    String message = assertThrows(
            IllegalArgumentException.class,
            () -> WeightedTally.<Integer>empty().add(9, 1).figure(NPS))
        .getMessage();
    assertEquals(
        "answers must be on the scale 0 to 10 of the net promoter score, was on none", message);
    byte[] bytes = tally.toBytes(score -> score);
    assertEquals(tally, WeightedTally.fromBytes(FIVE, bytes));
    assertThrows(
        IllegalArgumentException.class,
        () -> WeightedTally.fromBytes(NetPromoterScore.SCALE, bytes));
    assertThrows(
        IllegalArgumentException.class, () -> WeightedTally.fromBytes(bytes, code -> (int) code));
    assertThrows(IllegalArgumentException.class, () -> tally.toBytes(score -> 1));
    SurveyMeasure<Integer> own = SurveyMeasure.share("share of fives", score -> score == 5);
    assertEquals(1, tally.figure(own).value().value());
  }

  @Test
  void mistakesInFiguresAreRejected() {
    assertThrows(
        IllegalArgumentException.class, () -> SurveyFigure.of(NPS, RatingTally.empty(FIVE)));
    assertThrows(IllegalArgumentException.class, () -> SurveyFigure.of(NPS, Proportion.of(1, 2)));
    assertThrows(
        IllegalArgumentException.class, () -> SurveyFigure.of(NPS, new SampleMean(1, 101, 0)));
    SurveyMeasure<Integer> wild = SurveyMeasure.mean("wild", 0, 1, score -> Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> wild.value(1));
    assertThrows(IllegalArgumentException.class, () -> SurveyMeasure.mean("m", 1, 1, score -> 1));
    assertThrows(IllegalArgumentException.class, () -> SurveyMeasure.share(" ", score -> true));
  }

  @Test
  void emptyTalliesSayThatThereAreNoAnswers() {
    SurveyFigure none = WeightedTally.on(NetPromoterScore.SCALE).addMissing().figure(NPS);
    assertEquals(
        "no responses were observed", none.estimate(0.9).reason().orElseThrow().words());
    assertEquals(none.estimate(0.9), nps(0, 0, 0).estimate(0.9));
    assertEquals(1, WeightedTally.on(NetPromoterScore.SCALE).addMissing().missing());
  }

  @Test
  void equalFiguresAndMeasures() {
    new EqualsTester()
        .addEqualityGroup(NPS, SurveyMeasure.netPromoterScore())
        .addEqualityGroup(SurveyMeasure.netEase(), SurveyMeasure.netEase())
        .addEqualityGroup(SurveyMeasure.netEffort(), SurveyMeasure.netEffort())
        .addEqualityGroup(
            SurveyMeasure.acsi(AcsiIndex.Weights.EQUAL),
            SurveyMeasure.acsi(new AcsiIndex.Weights(2, 2, 2)))
        .addEqualityGroup(SurveyMeasure.acsi(AcsiIndex.Weights.STATE_OF_OHIO))
        .addEqualityGroup(SurveyMeasure.topBox(FIVE, 2), SurveyMeasure.topBox(FIVE, 2))
        .addEqualityGroup(SurveyMeasure.topBox(NetPromoterScore.SCALE, 2))
        .addEqualityGroup(SurveyMeasure.share("share of the top 2 boxes", score -> true))
        .addEqualityGroup(nps(1, 2, 3), nps(1, 2, 3))
        .addEqualityGroup(nps(2, 4, 6))
        .addEqualityGroup(six(), six().merge(WeightedTally.on(FIVE)))
        .addEqualityGroup(six().addMissing())
        .addEqualityGroup(
            CUSTOMERS, PostStratification.ofShares(Map.of("private", 4.0, "firm", 1.0)))
        .testEquals();
  }
}
