package dev.rapport.core.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.lifecycle.LifeStage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionMatrixTest {
  private static final Set<LifeStage> ENDED = EnumSet.of(LifeStage.TERMINATED);
  private static final double[][] Q = {{0.5, 0.3, 0}, {0, 0.6, 0.3}, {0, 0, 0.9}};

  /** 50, 30 and 20 of 100 in exploration stay, form and end; and so on. */
  private static final TransitionMatrix MATRIX = matrix(Map.of(
      LifeStage.EXPLORATION,
          Map.of(LifeStage.EXPLORATION, 50L, LifeStage.FORMATION, 30L, LifeStage.TERMINATED, 20L),
      LifeStage.FORMATION,
          Map.of(LifeStage.FORMATION, 60L, LifeStage.STABILITY, 30L, LifeStage.TERMINATED, 10L),
      LifeStage.STABILITY, Map.of(LifeStage.STABILITY, 90L, LifeStage.TERMINATED, 10L)));

  private static TransitionMatrix matrix(Map<LifeStage, Map<LifeStage, Long>> counts) {
    return TransitionMatrix.of(
        (from, to) -> counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L));
  }

  /** Computed, in Python: the fundamental matrix and the expected life of a chain of three stages. */
  @Test
  void knowsTheFundamentalMatrix() {
    double[][] fundamental = {{2, 1.5, 4.5}, {0, 2.5, 7.5}, {0, 0, 10}};
    for (int j = 0; j < 3; j++) {
      double[] unit = new double[3];
      unit[j] = 1;
      double[] column = {fundamental[0][j], fundamental[1][j], fundamental[2][j]};
      assertArrayEquals(column, AbsorbingChain.solve(Q, unit).orElseThrow(), 1e-12);
    }
    assertArrayEquals(
        new double[] {8, 10, 10},
        AbsorbingChain.solve(Q, new double[] {1, 1, 1}).orElseThrow(),
        1e-12);
    assertEquals(Optional.empty(), AbsorbingChain.solve(new double[][] {{1}}, new double[] {1}));
  }

  /** Computed, as above, now from counts. */
  @Test
  void expectsAsManyPeriodsAsTheChain() {
    assertEquals(8, MATRIX.expectedPeriods(LifeStage.EXPLORATION, ENDED).value(), 1e-12);
    assertEquals(10, MATRIX.expectedPeriods(LifeStage.FORMATION, ENDED).value(), 1e-12);
    assertEquals(10, MATRIX.expectedPeriods(LifeStage.STABILITY, ENDED).value(), 1e-12);
    assertEquals(300, MATRIX.expectedPeriods(LifeStage.EXPLORATION, ENDED).sampleSize());
    assertEquals(
        1.5,
        MATRIX
            .expectedPeriodsIn(LifeStage.EXPLORATION, LifeStage.FORMATION, ENDED)
            .value(),
        1e-12);
    assertEquals(
        4.5,
        MATRIX
            .expectedPeriodsIn(LifeStage.EXPLORATION, LifeStage.STABILITY, ENDED)
            .value(),
        1e-12);
    assertEquals(
        0,
        MATRIX
            .expectedPeriodsIn(LifeStage.STABILITY, LifeStage.EXPLORATION, ENDED)
            .value());
  }

  @Test
  void takesAnyStagesForAnEnd() {
    Set<LifeStage> ends = EnumSet.of(LifeStage.STABILITY, LifeStage.TERMINATED);
    assertEquals(0, MATRIX.expectedPeriods(LifeStage.STABILITY, ends).value());
    assertEquals(2.5, MATRIX.expectedPeriods(LifeStage.FORMATION, ends).value(), 1e-12);
    assertEquals(3.5, MATRIX.expectedPeriods(LifeStage.EXPLORATION, ends).value(), 1e-12);
  }

  @Test
  void doesNotKnowWhatWasNeverObserved() {
    Estimate unseen = MATRIX.expectedPeriods(LifeStage.DEGRADATION, ENDED);
    assertEquals("undefined: no steps from the stage DEGRADATION were observed", unseen.toString());
    TransitionMatrix endless = matrix(Map.of(LifeStage.STABILITY, Map.of(LifeStage.STABILITY, 5L)));
    Estimate never = endless.expectedPeriods(LifeStage.STABILITY, ENDED);
    assertEquals(
        UndefinedReason.Kind.DOES_NOT_EXIST, never.reason().orElseThrow().kind());
    assertEquals("undefined: no end was ever reached from the stage STABILITY", never.toString());
    TransitionMatrix rarely = matrix(Map.of(
        LifeStage.STABILITY,
        Map.of(LifeStage.STABILITY, Long.MAX_VALUE - 1, LifeStage.TERMINATED, 1L)));
    assertEquals(
        UndefinedReason.Kind.NOT_IDENTIFIED,
        rarely
            .expectedPeriods(LifeStage.STABILITY, ENDED)
            .reason()
            .orElseThrow()
            .kind());
  }

  @Test
  void estimatesProbabilitiesWithTheirInterval() {
    Estimate stay = MATRIX.probability(LifeStage.EXPLORATION, LifeStage.EXPLORATION, 0.95);
    assertEquals(0.5, stay.value());
    assertEquals(100, stay.sampleSize());
    assertTrue(stay.interval().orElseThrow().contains(0.5));
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        MATRIX
            .probability(LifeStage.PROSPECT, LifeStage.PROSPECT, 0.95)
            .reason()
            .orElseThrow()
            .kind());
  }

  @Test
  void countsStepsByPairAndByRow() {
    assertEquals(30, MATRIX.count(LifeStage.FORMATION, LifeStage.STABILITY));
    assertEquals(100, MATRIX.count(LifeStage.FORMATION));
    assertEquals(0, MATRIX.count(LifeStage.PROSPECT));
    assertEquals(
        "counts must not be negative, from PROSPECT to PROSPECT was -1",
        assertThrows(IllegalArgumentException.class, () -> TransitionMatrix.of((from, to) -> -1))
            .getMessage());
    TransitionMatrix full = TransitionMatrix.of((from, to) -> Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> full.count(LifeStage.PROSPECT));
    new EqualsTester()
        .addEqualityGroup(MATRIX, TransitionMatrix.of(MATRIX::count))
        .addEqualityGroup(matrix(Map.of()))
        .testEquals();
  }
}
