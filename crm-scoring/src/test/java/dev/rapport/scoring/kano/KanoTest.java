package dev.rapport.scoring.kano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KanoTest {
  private static final KanoCounts NOBODY = new KanoCounts(0, 0, 0, 0, 0, 0);

  @Test
  void theEnds() {
    assertCoefficients(1, -1, new KanoCounts(0, 7, 0, 0, 0, 0));
    assertCoefficients(0, 0, new KanoCounts(0, 0, 0, 7, 0, 0));
    assertCoefficients(1, 0, new KanoCounts(0, 0, 7, 0, 0, 0));
    assertCoefficients(0, -1, new KanoCounts(7, 0, 0, 0, 0, 0));
  }

  @Test
  void answersHaveTheNumbersOfTheQuestionnaire() {
    for (KanoAnswer answer : KanoAnswer.values()) {
      assertEquals(answer, KanoAnswer.ofNumber(answer.number()));
    }
    assertEquals(KanoAnswer.LIKE, KanoAnswer.ofNumber(1));
    assertEquals(KanoAnswer.DISLIKE, KanoAnswer.ofNumber(5));
    assertThrows(IllegalArgumentException.class, () -> KanoAnswer.ofNumber(0));
    assertThrows(IllegalArgumentException.class, () -> KanoAnswer.ofNumber(6));
  }

  private static void assertCoefficients(double better, double worse, KanoCounts counts) {
    assertEquals(better, counts.better(0.95).value());
    assertEquals(worse, counts.worse(0.95).value());
  }

  @Test
  void whatNobodyAnsweredIsUndefined() {
    assertUndefined(KanoTally.empty().functionalMean(0.95));
    assertUndefined(KanoTally.empty().dysfunctionalMean(0.95));
    assertUndefined(NOBODY.categoryStrength());
    for (KanoCounts counts : List.of(NOBODY, new KanoCounts(0, 0, 0, 0, 3, 4))) {
      assertUndefined(counts.better(0.95));
      assertUndefined(counts.worse(0.95));
    }
    assertEquals(Optional.empty(), NOBODY.verdict());
    assertEquals(Optional.empty(), NOBODY.fongTest());
    assertEquals(Optional.empty(), new KanoCounts(0, 0, 0, 0, 0, 9).verdict());
  }

  /** Who left out a question is in no category, and is not forgotten. */
  @Test
  void halfAnsweredSheetsAreCountedAsMissing() {
    KanoTally one = KanoTally.empty().with(KanoAnswer.LIKE, KanoAnswer.DISLIKE);
    KanoTally two = one.addMissing().addMissing();
    assertEquals(2, two.missing());
    assertEquals(1, two.total());
    assertEquals(one.counts(KanoTable.standard()), two.counts(KanoTable.standard()));
    assertEquals(5, two.plus(two.addMissing()).missing());
    assertEquals(2, two.with(KanoAnswer.LIKE, KanoAnswer.LIKE).missing());
    assertFalse(one.equals(two));
    PenaltyRewardTally guests = PenaltyRewardTally.of(List.of("room"))
        .addMissing()
        .with(7, List.of(PenaltyRewardTally.Rating.LOW));
    assertEquals(1, guests.missing());
    assertEquals(1, guests.total());
    assertEquals(2, guests.plus(guests).missing());
    assertFalse(guests.equals(guests.addMissing()));
  }

  private static void assertUndefined(Estimate estimate) {
    assertEquals(UndefinedReason.Kind.NO_DATA, estimate.reason().orElseThrow().kind());
  }

  @Test
  void precedenceDecidesWithinTheMarginAndFrequencyBeyond() {
    KanoVerdict within = new KanoCounts(35, 40, 0, 25, 0, 0).verdict().orElseThrow();
    assertEquals(List.of(KanoCategory.MUST_BE, KanoCategory.ONE_DIMENSIONAL), within.contenders());
    assertEquals(KanoCategory.MUST_BE, within.category());
    assertTrue(within.isContested());
    KanoVerdict beyond = new KanoCounts(34, 40, 0, 26, 0, 0).verdict().orElseThrow();
    assertEquals(List.of(KanoCategory.ONE_DIMENSIONAL), beyond.contenders());
    assertEquals(
        KanoCategory.ATTRACTIVE,
        new KanoCounts(0, 0, 49, 51, 0, 0).verdict().orElseThrow().category());
    assertEquals(
        KanoCategory.INDIFFERENT,
        new KanoCounts(0, 0, 49, 51, 0, 0).verdict(0).orElseThrow().category());
    assertEquals(
        KanoCategory.REVERSE,
        new KanoCounts(1, 2, 3, 4, 40, 50).verdict().orElseThrow().category());
  }

  @Test
  void strengths() {
    KanoCounts counts = new KanoCounts(50, 38, 2, 20, 5, 5);
    assertEquals(Proportion.of(90, 120), counts.totalStrength());
    assertEquals(0.1, counts.categoryStrength().value(), 1e-15);
    assertEquals(Optional.of(new FongTest(50, 38, 120)), counts.fongTest());
  }

  @Test
  void aMeanOfEqualAnswersHasNoInterval() {
    Estimate mean =
        KanoTally.empty().with(KanoAnswer.LIKE, KanoAnswer.DISLIKE, 9).functionalMean(0.95);
    assertEquals(4, mean.value());
    assertEquals(9, mean.sampleSize());
    assertEquals(Optional.empty(), mean.interval());
  }

  @Test
  void badCountsAreRefused() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new KanoCounts(0, 0, -1, 0, 0, 0));
    assertEquals("attractive must not be negative, was -1", error.getMessage());
    assertThrows(ArithmeticException.class, () -> new KanoCounts(Long.MAX_VALUE, 1, 0, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> KanoTally.empty().with(KanoAnswer.LIKE, KanoAnswer.LIKE, -1));
    assertThrows(
        ArithmeticException.class,
        () -> KanoTally.empty()
            .with(KanoAnswer.LIKE, KanoAnswer.LIKE, Long.MAX_VALUE)
            .with(KanoAnswer.LIKE, KanoAnswer.DISLIKE));
    assertThrows(IllegalArgumentException.class, () -> new FongTest(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new FongTest(3, 3, 5));
    assertThrows(IllegalArgumentException.class, () -> NOBODY.verdict(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> NOBODY.better(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> KanoTally.empty().functionalMean(1));
    assertThrows(IllegalArgumentException.class, () -> new KanoVerdict(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new KanoVerdict(List.of(KanoCategory.INDIFFERENT, KanoCategory.MUST_BE)));
  }

  @Test
  void tablesAndTalliesAreValues() {
    new EqualsTester()
        .addEqualityGroup(
            KanoTable.standard(),
            KanoTable.pouliot()
                .with(KanoAnswer.MUST_BE, KanoAnswer.MUST_BE, KanoCategory.INDIFFERENT)
                .with(KanoAnswer.LIVE_WITH, KanoAnswer.LIVE_WITH, KanoCategory.INDIFFERENT))
        .addEqualityGroup(KanoTable.pouliot())
        .addEqualityGroup(
            KanoTally.empty(), KanoTally.empty().with(KanoAnswer.LIKE, KanoAnswer.LIKE, 0))
        .addEqualityGroup(KanoTally.empty().with(KanoAnswer.LIKE, KanoAnswer.LIKE))
        .testEquals();
  }

  @Test
  void aTableThatIsNotDualSaysSo() {
    assertTrue(KanoTable.standard().isDual());
    assertTrue(KanoTable.pouliot().isDual());
    assertFalse(KanoTable.standard()
        .with(KanoAnswer.LIKE, KanoAnswer.LIKE, KanoCategory.ONE_DIMENSIONAL)
        .isDual());
  }
}
