package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class LapseTestTest {
  private static final LapseTest TWICE = LapseTest.intervalRatio(2);
  private static final LapseTest MODEL = LapseTest.probabilityActive(0.5, 2);
  private static final LapseTest HALF_A_YEAR = LapseTest.silence(180);

  private static RelationshipFacts silentFor(long days) {
    return RelationshipFacts.builder()
        .purchases(4)
        .silenceDays(days)
        .meanIntervalDays(30)
        .build();
  }

  private static Evidence active(double probability) {
    return Evidence.builder().activeProbability(probability).build();
  }

  @Test
  void comparesSilenceWithTheUsualInterval() {
    assertEquals(Finding.NO, TWICE.lapsed(silentFor(59), Evidence.none()));
    assertEquals(Finding.YES, TWICE.lapsed(silentFor(60), Evidence.none()));
    assertEquals(
        List.of(
            "silent for 45 days, 1.50 times the usual 30.0 days; lapsed from 2.00 times on: no"),
        TWICE.explain(silentFor(45), Evidence.none()).explanation().lines());
  }

  @Test
  void doesNotKnowWithoutAnInterval() {
    RelationshipFacts once =
        RelationshipFacts.builder().purchases(1).silenceDays(900).build();
    assertEquals(Finding.UNKNOWN, TWICE.lapsed(once, Evidence.none()));
    assertEquals(
        List.of("no usual interval to compare the silence with; purchases: 1"),
        TWICE.explain(once, Evidence.none()).explanation().lines());
    assertEquals(Finding.YES, HALF_A_YEAR.lapsed(once, Evidence.none()));
  }

  @Test
  void believesAModelWhereThereIsOne() {
    assertEquals(Finding.NO, MODEL.lapsed(silentFor(900), active(0.5)));
    assertEquals(Finding.YES, MODEL.lapsed(silentFor(1), active(0.49)));
    assertEquals(Finding.YES, MODEL.lapsed(silentFor(60), Evidence.none()));
    assertEquals(Finding.NO, MODEL.lapsed(silentFor(59), Evidence.none()));
    assertEquals(
        List.of("active with a probability of 49.0%; lapsed below 50.0%: yes"),
        MODEL.explain(silentFor(1), active(0.49)).explanation().lines());
    assertEquals(
        List.of(
            "the probability of being active is not known, so the usual interval decides",
            "  silent for 60 days, 2.00 times the usual 30.0 days; lapsed from 2.00 times on: yes"),
        MODEL.explain(silentFor(60), Evidence.none()).explanation().lines());
  }

  @Test
  void countsDaysOfSilence() {
    assertEquals(Finding.NO, HALF_A_YEAR.lapsed(silentFor(179), active(0)));
    assertEquals(Finding.YES, HALF_A_YEAR.lapsed(silentFor(180), active(1)));
    assertEquals(Finding.UNKNOWN, HALF_A_YEAR.lapsed(RelationshipFacts.none(), Evidence.none()));
    assertEquals(
        List.of("silent for 180 days; lapsed from 180 days on: yes"),
        HALF_A_YEAR.explain(silentFor(180), Evidence.none()).explanation().lines());
    assertEquals(
        List.of("no purchase from which the silence could be counted"),
        HALF_A_YEAR
            .explain(RelationshipFacts.none(), Evidence.none())
            .explanation()
            .lines());
  }

  @Test
  void refusesThresholdsThatMeanNothing() {
    assertEquals(
        "threshold must be a finite number above 0, was 0.0",
        assertThrows(IllegalArgumentException.class, () -> LapseTest.intervalRatio(0))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> LapseTest.intervalRatio(Double.NaN));
    assertEquals(
        "threshold must be above 0 and at most 1, was 1.1",
        assertThrows(IllegalArgumentException.class, () -> LapseTest.probabilityActive(1.1, 2))
            .getMessage());
    assertEquals(
        "fallbackRatio must be a finite number above 0, was 0.0",
        assertThrows(IllegalArgumentException.class, () -> LapseTest.probabilityActive(0.5, 0))
            .getMessage());
    assertEquals(
        "limitDays must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> LapseTest.silence(0)).getMessage());
  }
}
