package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.survey.AcsiIndex.Answers;
import dev.rapport.scoring.survey.AcsiIndex.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AcsiIndexTest {
  /** Five respondents with means of 8.2, 7.6 and 7.4. */
  private static final AcsiIndex FIVE = Stream.of(
          new Answers(9, 8, 8),
          new Answers(8, 8, 7),
          new Answers(10, 9, 9),
          new Answers(6, 6, 5),
          new Answers(8, 7, 8))
      .collect(AcsiIndex.collector());

  private static AcsiIndex of(List<Answers> all) {
    return all.stream().collect(AcsiIndex.collector());
  }

  /** Means of 8.2, 7.6 and 7.4, computed with the weights that the State of Ohio published. */
  @Test
  void indexWithPublishedAndEqualWeights() {
    assertEquals(75.2733, FIVE.estimate(Weights.STATE_OF_OHIO, 0.95).value(), 0.00005);
    assertEquals(74.8148, FIVE.estimate(Weights.EQUAL, 0.95).value(), 0.00005);
    // unweighted: (S + E + P - 3)/27 · 100
    assertEquals(
        (8.2 + 7.6 + 7.4 - 3) / 27 * 100, FIVE.mean(Weights.EQUAL).mean().value(), 1e-12);
  }

  @Test
  void oneRespondentHasAnIndexWithoutAnInterval() {
    AcsiIndex one = AcsiIndex.empty().add(new Answers(10, 10, 1)).addMissing();
    assertEquals(200.0 / 3, one.mean(Weights.EQUAL).mean().value(), 1e-12);
    assertEquals(
        UndefinedReason.Kind.TOO_FEW,
        one.estimate(Weights.EQUAL, 0.95).reason().orElseThrow().kind());
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        AcsiIndex.empty().estimate(Weights.EQUAL, 0.95).reason().orElseThrow().kind());
    assertEquals("ACSI index of 1 respondents, 1 missing", one.toString());
  }

  @Test
  void rejectsBadAnswersAndWeights() {
    assertThrows(IllegalArgumentException.class, () -> new Answers(0, 5, 5));
    assertThrows(IllegalArgumentException.class, () -> new Answers(5, 11, 5));
    assertThrows(IllegalArgumentException.class, () -> new Answers(5, 5, 11));
    assertThrows(IllegalArgumentException.class, () -> new Weights(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Weights(-1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Weights(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Weights(1, 1, Double.POSITIVE_INFINITY));
    new NullPointerTester().testAllPublicInstanceMethods(FIVE);
  }

  @Test
  void equality() {
    new EqualsTester()
        .addEqualityGroup(AcsiIndex.empty(), of(List.of()))
        .addEqualityGroup(FIVE, FIVE.merge(AcsiIndex.empty()))
        .addEqualityGroup(FIVE.addMissing())
        .testEquals();
  }
}
