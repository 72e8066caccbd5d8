package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.SurveyAnswered;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerSatisfactionTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  private static CustomerSatisfaction of(int satisfied, int asked) {
    return IntStream.range(0, asked)
        .mapToObj(i -> i < satisfied ? 4 + i % 2 : 1 + i % 3)
        .collect(CustomerSatisfaction.collector(FIVE, 2));
  }

  private static void assertInterval(double lower, double upper, Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    assertEquals(lower, interval.lower(), 0.00005, estimate.toString());
    assertEquals(upper, interval.upper(), 0.00005, estimate.toString());
  }

  /** Newcombe 1998, table I, and 72 of 100 computed. */
  @Test
  void answersThatAreAllEqualGiveAMeanWithoutAnInterval() {
    RatingScale five = RatingScale.of(1, 5);
    CustomerSatisfaction delighted = CustomerSatisfaction.empty(five, 2).add(5).add(5);
    assertEquals(Estimate.of(5, 2), delighted.mean(0.95));
    assertEquals("5 (n = 2)", delighted.mean(0.95).toString());
    assertTrue(delighted.topBox(0.95).interval().isPresent());
    assertEquals(
        Estimate.of(4, 3),
        CustomerEffortScore.Effort.empty().add(4).add(4).add(4).mean(0.95));
    AcsiIndex.Answers same = new AcsiIndex.Answers(10, 10, 10);
    assertEquals(
        Estimate.of(100, 2),
        AcsiIndex.empty().add(same).add(same).estimate(AcsiIndex.Weights.EQUAL, 0.95));
  }

  /** Of 100 answers among 199 people, (N - 1)/(N - n) is 198/99: they are worth as much as 200 among very many. */
  @Test
  void aFinitePopulationIsWorthMoreAnswers() {
    RatingScale five = RatingScale.of(1, 5);
    SurveyFigure share = SurveyFigure.of(SurveyMeasure.topBox(five, 2), Proportion.of(72, 100));
    assertSameInterval(Proportion.of(144, 200).wilson(0.95), share.estimate(0.95, 199));
    SurveyFigure score = SurveyFigure.of(
        SurveyMeasure.netPromoterScore(), NetPromoterScore.of(45, 30, 25).mean());
    assertSameInterval(NetPromoterScore.of(90, 60, 50).estimate(0.95), score.estimate(0.95, 199));
    assertEquals(100, score.estimate(0.95, 199).sampleSize());
  }

  /** Five answers of six: 3 ± 2.776445105 √(0.5/5 · 1/5). */
  @Test
  void aFinitePopulationNarrowsTheIntervalOfAMean() {
    RatingScale five = RatingScale.of(1, 5);
    SurveyFigure mean = SurveyFigure.of(
        SurveyMeasure.meanScore(five), RatingTally.of(five, List.of(2, 3, 3, 4, 3)));
    double half = 2.776445105 * Math.sqrt(0.5 / 5 / 5);
    Estimate expected = Estimate.of(3, Interval.of(3 - half, 3 + half, 0.95), 5);
    assertSameInterval(expected, mean.estimate(0.95, 6));
    assertEquals(Estimate.of(3, Interval.of(3, 3, 0.95), 5), mean.estimate(0.95, 5), "a census");
  }

  private static void assertSameInterval(Estimate expected, Estimate actual) {
    Interval wanted = expected.interval().orElseThrow();
    Interval found = actual.interval().orElseThrow();
    assertEquals(expected.value(), actual.value(), 1e-9);
    assertEquals(wanted.lower(), found.lower(), 1e-8);
    assertEquals(wanted.upper(), found.upper(), 1e-8);
  }

  @Test
  void aPopulationIsNotSmallerThanTheSample() {
    SurveyFigure share =
        SurveyFigure.of(SurveyMeasure.topBox(RatingScale.of(1, 5), 2), Proportion.of(3, 4));
    assertEquals(
        "population must be at least 4, was 3",
        assertThrows(IllegalArgumentException.class, () -> share.estimate(0.95, 3))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> share.estimate(95, 10));
    SurveyFigure none =
        SurveyFigure.of(SurveyMeasure.topBox(RatingScale.of(1, 5), 2), Proportion.of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> none.estimate(0.95, 0));
    assertEquals(none.estimate(0.95), none.estimate(0.95, 10));
  }

  @Test
  void topTwoBoxesHaveWilsonsInterval() {
    assertInterval(0.2553, 0.3662, of(81, 263).topBox(0.95));
    assertInterval(0.0624, 0.1605, of(15, 148).topBox(0.95));
    assertInterval(0, 0.1611, of(0, 20).topBox(0.95));
    assertInterval(0.0061, 0.1718, of(1, 29).topBox(0.95));
    assertInterval(0.6251, 0.7986, of(72, 100).topBox(0.95));
    assertEquals(0.72, of(72, 100).topBox(0.95).value());
  }

  /** Newcombe 1998, table I. */
  @Test
  void clopperAndPearsonIsThereForTheCautious() {
    assertInterval(0.2527, 0.3676, of(81, 263).satisfied().clopperPearson(0.95));
    assertInterval(0.0578, 0.1617, of(15, 148).satisfied().clopperPearson(0.95));
    assertInterval(0, 0.1684, of(0, 20).satisfied().clopperPearson(0.95));
    assertInterval(0.0009, 0.1776, of(1, 29).satisfied().clopperPearson(0.95));
  }

  @Test
  void meanHasAtInterval() {
    CustomerSatisfaction tally =
        List.of(5, 4, 4, 3, 4).stream().collect(CustomerSatisfaction.collector(FIVE, 2));
    Estimate mean = tally.mean(0.95);
    assertEquals(4, mean.value());
    // t(0.975; 4) = 2.776445105, s² = 0.5
    assertEquals(4 + 2.776445105 * Math.sqrt(0.1), mean.interval().orElseThrow().upper(), 1e-9);
    assertEquals(5, mean.sampleSize());
  }

  @Test
  void missingAnswersCountAsMissingOnly() {
    CustomerSatisfaction tally = CustomerSatisfaction.empty().add(5).add(2).addMissing();
    assertEquals(0.5, tally.topBox(0.95).value());
    assertEquals(2, tally.topBox(0.95).sampleSize());
    assertEquals(1, tally.answers().missing());
    assertEquals("2 of 3", tally.answers().answered().toString());
  }

  @Test
  void theBoxesAreChosen() {
    CustomerSatisfaction top =
        CustomerSatisfaction.empty(RatingScale.of(1, 7), 1).add(7).add(6).add(7).add(1);
    assertEquals("2 of 4", top.satisfied().toString());
  }

  @Test
  void noAnswersAndOneAnswer() {
    assertFalse(CustomerSatisfaction.empty().addMissing().topBox(0.95).isKnown());
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        CustomerSatisfaction.empty().mean(0.95).reason().orElseThrow().kind());
    CustomerSatisfaction one = CustomerSatisfaction.empty().add(4);
    assertEquals(1, one.topBox(0.95).value());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW, one.mean(0.95).reason().orElseThrow().kind());
  }

  @Test
  void rejectsWhatDoesNotFit() {
    assertThrows(
        IllegalArgumentException.class, () -> CustomerSatisfaction.empty().add(6));
    assertThrows(
        IllegalArgumentException.class, () -> CustomerSatisfaction.empty().add(0));
    assertThrows(IllegalArgumentException.class, () -> CustomerSatisfaction.empty(FIVE, 0));
    assertThrows(IllegalArgumentException.class, () -> CustomerSatisfaction.empty(FIVE, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> CustomerSatisfaction.empty(FIVE, 1).merge(CustomerSatisfaction.empty(FIVE, 2)));
    assertThrows(
        IllegalArgumentException.class,
        () -> CustomerSatisfaction.empty(FIVE, 2)
            .merge(CustomerSatisfaction.empty(RatingScale.of(1, 7), 2)));
    assertThrows(IllegalArgumentException.class, () -> RatingScale.of(5, 5));
    assertThrows(
        IllegalArgumentException.class, () -> RatingScale.of(Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  @Test
  void countsEventsOfItsScaleOnly() {
    SurveyAnswered.Item item = SurveyAnswered.Item.of("csat", "overall", 1, 5);
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    SurveyAnswered five = SurveyAnswered.of("s-1", at, "c-1", item, "w1", 5);
    SurveyAnswered skipped =
        SurveyAnswered.of("s-2", at, "c-2", item, "w1", SurveyAnswered.Missing.SKIPPED);
    RatingTally tally = RatingTally.empty(FIVE).add(five).add(skipped);
    assertEquals(RatingTally.of(FIVE, List.of(5)).addMissing(), tally);
    assertEquals("1 to 5: [0, 0, 0, 0, 1], 1 missing", tally.toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> RatingTally.empty(RatingScale.of(0, 10)).add(five));
  }

  @Test
  void equalTalliesHaveEqualCounts() {
    RatingTally tally = RatingTally.of(FIVE, List.of(1, 5));
    new EqualsTester()
        .addEqualityGroup(tally, RatingTally.empty(FIVE).add(5).add(1))
        .addEqualityGroup(tally.addMissing())
        .addEqualityGroup(RatingTally.empty(FIVE))
        .addEqualityGroup(RatingTally.empty(RatingScale.of(0, 4)))
        .testEquals();
  }
}
