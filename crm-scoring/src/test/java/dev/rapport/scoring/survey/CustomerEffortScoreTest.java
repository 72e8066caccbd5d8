package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.survey.CustomerEffortScore.Ease;
import dev.rapport.scoring.survey.CustomerEffortScore.Effort;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomerEffortScoreTest {
  @Test
  void secondVersionCountsAgreementAsEasy() {
    Ease ease = Stream.of(5, 6, 7, 4, 2).collect(Ease.collector());
    assertEquals("3 of 5", ease.easy().toString());
    assertEquals("1 of 5", ease.hard().toString());
    assertEquals(4.8, ease.mean(0.95).value(), 1e-12);
    assertEquals(0.6, ease.easyShare(0.95).value(), 1e-12);
    assertEquals(40, ease.netEasy(0.95).value(), 1e-12);
  }

  @Test
  void firstVersionCountsLowEffortAsEasy() {
    Effort effort = Stream.of(1, 2, 3, 5, 1).collect(Effort.collector());
    assertEquals("3 of 5", effort.easy().toString());
    assertEquals("1 of 5", effort.hard().toString());
    assertEquals(2.4, effort.mean(0.95).value(), 1e-12);
    assertEquals(40, effort.netEasy(0.95).value(), 1e-12);
  }

  @Test
  void netEasyHasTheIntervalOfTheNetPromoterScore() {
    // 15 easy, 10 in the middle, 11 hard: the interval computed for the same promoters and
    // detractors
    Ease ease = IntStream.range(0, 36)
        .mapToObj(i -> i < 15 ? 5 + i % 3 : i < 25 ? 4 : 1 + i % 3)
        .collect(Ease.collector());
    Interval interval = ease.netEasy(0.95).interval().orElseThrow();
    assertEquals(-15.90, interval.lower(), 0.005);
    assertEquals(36.41, interval.upper(), 0.005);
  }

  @Test
  void easyShareHasWilsonsInterval() {
    // 72 of 100, computed
    Ease ease = IntStream.range(0, 100).mapToObj(i -> i < 72 ? 5 : 3).collect(Ease.collector());
    Interval interval = ease.easyShare(0.95).interval().orElseThrow();
    assertEquals(0.6251, interval.lower(), 0.00005);
    assertEquals(0.7986, interval.upper(), 0.00005);
  }

  @Test
  void noAnswersAndOneAnswer() {
    assertFalse(Ease.empty().addMissing().netEasy(0.95).isKnown());
    assertFalse(Effort.empty().addMissing().easyShare(0.95).isKnown());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW,
        Effort.empty().add(3).mean(0.95).reason().orElseThrow().kind());
    assertEquals(0, Effort.empty().add(3).netEasy(0.95).value());
  }

  @Test
  void rejectsAnswersAndTalliesOfAnotherScale() {
    assertThrows(IllegalArgumentException.class, () -> Effort.empty().add(6));
    assertThrows(IllegalArgumentException.class, () -> Ease.empty().add(8));
    assertThrows(IllegalArgumentException.class, () -> Ease.empty().add(0));
    assertThrows(IllegalArgumentException.class, () -> new Effort(RatingTally.empty(Ease.SCALE)));
    assertThrows(IllegalArgumentException.class, () -> new Ease(RatingTally.empty(Effort.SCALE)));
    new NullPointerTester().testAllPublicInstanceMethods(Ease.empty());
    new NullPointerTester().testAllPublicInstanceMethods(Effort.empty());
  }
}
