package dev.rapport.scoring.kano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KanoGoldenTest {
  /** Published: Berger and others (1993); (like, like) is Q, whatever some descriptions print. */
  @Test
  void theTableIsThePublishedOne() {
    assertEquals("QAAAO RIIIM RIIIM RIIIM RRRRQ", KanoTable.standard().toString());
    assertSame(
        KanoCategory.QUESTIONABLE, KanoTable.standard().category(KanoAnswer.LIKE, KanoAnswer.LIKE));
  }

  /** The table attributed to Pouliot in Berger and others (1993); the print itself was not checked. */
  @Test
  void thePouliotVariant() {
    assertEquals("QAAAO RQIIM RIIIM RIIQM RRRRQ", KanoTable.pouliot().toString());
  }

  /** Computed: I 9, R 7, A 3, M 3, Q 2, O 1. */
  @Test
  void theCensusOfTheTable() {
    assertEquals(
        Map.of(
            KanoCategory.INDIFFERENT, 9,
            KanoCategory.REVERSE, 7,
            KanoCategory.ATTRACTIVE, 3,
            KanoCategory.MUST_BE, 3,
            KanoCategory.QUESTIONABLE, 2,
            KanoCategory.ONE_DIMENSIONAL, 1),
        KanoTable.standard().census());
  }

  /**
   * The numbers attributed to E. Sauerwein, F. Bailom, K. Matzler and H. Hinterhuber (1996), The Kano model: how to delight your customers, the
   * ski survey; the paper itself was not checked. Shares in thousandths, whose rows sum to 99.9, 99.9 and 100.0 percent. Coefficients quoted to
   * two digits, computed to three.
   */
  @Test
  void theSkiSurvey() {
    assertSki(
        new KanoCounts(493, 323, 70, 95, 3, 15), KanoCategory.MUST_BE, 0.40, -0.83, 0.401, -0.832);
    assertSki(
        new KanoCounts(305, 451, 104, 115, 12, 12),
        KanoCategory.ONE_DIMENSIONAL,
        0.57,
        -0.78,
        0.569,
        -0.775);
    assertSki(
        new KanoCounts(29, 216, 638, 85, 7, 25),
        KanoCategory.ATTRACTIVE,
        0.88,
        -0.25,
        0.882,
        -0.253);
  }

  private static void assertSki(
      KanoCounts counts,
      KanoCategory category,
      double quotedBetter,
      double quotedWorse,
      double better,
      double worse) {
    KanoVerdict verdict = counts.verdict().orElseThrow();
    assertSame(category, verdict.category());
    assertFalse(verdict.isContested());
    assertEquals(quotedBetter, counts.better(0.95).value(), 0.005);
    assertEquals(quotedWorse, counts.worse(0.95).value(), 0.005);
    assertEquals(better, counts.better(0.95).value(), 0.0005);
    assertEquals(worse, counts.worse(0.95).value(), 0.0005);
  }

  /** Computed with mpmath: Wilson's intervals of 393 and of 816 of 981. */
  @Test
  void theIntervalsOfTheFirstFeature() {
    KanoCounts edges = new KanoCounts(493, 323, 70, 95, 3, 15);
    Interval better = edges.better(0.95).interval().orElseThrow();
    assertEquals(0.3703926504752885, better.lower(), 1e-12);
    assertEquals(0.43160593695877, better.upper(), 1e-12);
    Interval worse = edges.worse(0.95).interval().orElseThrow();
    assertEquals(-0.8539064196844688, worse.lower(), 1e-12);
    assertEquals(-0.8071136807279823, worse.upper(), 1e-12);
  }

  /** Computed: 50 against 38 of 120 differ by 12, less than 12.318. */
  @Test
  void fongsTest() {
    FongTest test = new FongTest(50, 38, 120);
    assertEquals(12, test.difference());
    assertEquals(12.318, test.criticalDifference(), 0.0005);
    assertFalse(test.isSignificant());
    assertTrue(new FongTest(51, 37, 120).isSignificant());
  }

  /** Published: DuMouchel in Berger and others (1993). */
  @Test
  void theContinuousScores() {
    assertEquals(
        List.of(4, 2, 0, -1, -2),
        Arrays.stream(KanoAnswer.values()).map(KanoAnswer::functionalScore).toList());
    assertEquals(
        List.of(-2, -1, 0, 2, 4),
        Arrays.stream(KanoAnswer.values()).map(KanoAnswer::dysfunctionalScore).toList());
  }

  /** Computed by hand: scores 4, 2, 0 have mean 2, deviation 2, and t(0.975; 2) = 4.302652729911275; dysfunctional 4, 4, 0 have mean 8/3. */
  @Test
  void theMeanScoresOfThreePeople() {
    KanoTally tally = KanoTally.empty()
        .with(KanoAnswer.LIKE, KanoAnswer.DISLIKE)
        .with(KanoAnswer.MUST_BE, KanoAnswer.DISLIKE)
        .with(KanoAnswer.NEUTRAL, KanoAnswer.NEUTRAL);
    assertEquals(2, tally.functionalMean(0.95).value(), 1e-12);
    assertEquals(8 / 3.0, tally.dysfunctionalMean(0.95).value(), 1e-12);
    // At 50 percent the interval is inside the scale: t(0.75; 2) = 0.816496580927726 = √(2/3), so
    // the reach is 2 √(2/3) / √3.
    assertEquals(
        2 - 2 * Math.sqrt(2) / 3,
        tally.functionalMean(0.5).interval().orElseThrow().lower(),
        1e-9);
    assertEquals(-2, tally.functionalMean(0.95).interval().orElseThrow().lower());
    assertEquals(4, tally.functionalMean(0.95).interval().orElseThrow().upper());
  }
}
