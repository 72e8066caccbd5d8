package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
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
