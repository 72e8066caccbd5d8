package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.complaint.JusticeVector.Expectation;
import dev.rapport.scoring.complaint.JusticeVector.Justice;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class JusticeVectorTest {
  @Test
  void theMeanMakesUpForTheWeakestLinkAndTheMinimumNamesIt() {
    JusticeVector vector = JusticeVector.of(6, 3, 5);
    assertEquals(14.0 / 3, vector.score().value(), 1e-15);
    assertEquals(OptionalDouble.of(3), vector.minimum());
    assertEquals(Set.of(Justice.PROCEDURAL), vector.weakest());
    assertEquals(
        5.25,
        vector.score(Map.of(Justice.OUTCOME, 3.0, Justice.PROCEDURAL, 1.0)).value(),
        1e-15);
    assertEquals(
        Set.of(Justice.OUTCOME, Justice.PROCEDURAL), JusticeVector.of(2, 2, 5).weakest());
    assertEquals(
        List.of(
            "weakest: procedural; 0 kinds of justice not judged",
            "  outcome justice: 6.00 of 7",
            "  procedural justice: 3.00 of 7",
            "  interactional justice: 5.00 of 7"),
        vector.explanation().lines());
  }

  @Test
  void whatIsNotJudgedStaysOpen() {
    JusticeVector partial = new JusticeVector(Map.of(Justice.OUTCOME, 6.0));
    UndefinedReason reason = partial.score().reason().orElseThrow();
    assertEquals(UndefinedReason.Kind.MISSING_INPUT, reason.kind());
    assertEquals("PROCEDURAL justice was not judged", reason.words());
    assertEquals(6, partial.score(Map.of(Justice.OUTCOME, 2.0)).value());
    assertEquals(
        6, partial.score(Map.of(Justice.OUTCOME, 2.0, Justice.PROCEDURAL, 0.0)).value());
    assertEquals(Set.of(Justice.PROCEDURAL, Justice.INTERACTIONAL), partial.unjudged());
    assertEquals(
        "  procedural justice: not judged", partial.explanation().lines().get(2));
    JusticeVector none = new JusticeVector(Map.of());
    assertEquals(OptionalDouble.empty(), none.minimum());
    assertEquals(Set.of(), none.weakest());
    assertFalse(none.score().isKnown());
  }

  @Test
  void customersExpectSomethingOfEachKind() {
    assertEquals(
        Set.of(Expectation.CLARITY, Expectation.SPEED, Expectation.NO_QUARREL),
        Justice.PROCEDURAL.expectations());
    assertEquals(Set.of(Expectation.MATCHING_COMPENSATION), Justice.OUTCOME.expectations());
    assertEquals(
        Set.of(Expectation.COURTESY, Expectation.CARE, Expectation.HONESTY),
        Justice.INTERACTIONAL.expectations());
    assertEquals("相互对待公平", Justice.INTERACTIONAL.term());
    assertEquals("诚实", Expectation.HONESTY.term());
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "rating of PROCEDURAL justice must be 1 to 7, was 8.0",
        assertThrows(IllegalArgumentException.class, () -> JusticeVector.of(1, 8, 1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> JusticeVector.of(Double.NaN, 1, 1));
    JusticeVector vector = JusticeVector.of(1, 4, 7);
    assertThrows(IllegalArgumentException.class, () -> vector.score(Map.of(Justice.OUTCOME, -1.0)));
    assertEquals(
        "weights must have a finite sum above zero, was 0.0",
        assertThrows(
                IllegalArgumentException.class, () -> vector.score(Map.of(Justice.OUTCOME, 0.0)))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> vector.score(Map.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> vector.score(
            Map.of(Justice.OUTCOME, Double.MAX_VALUE, Justice.PROCEDURAL, Double.MAX_VALUE)));
  }

  @Property
  void theScoreLiesBetweenMinimumAndMaximumAndRisesWithEachRating(
      @ForAll @DoubleRange(min = 1, max = 7) double outcome,
      @ForAll @DoubleRange(min = 1, max = 7) double procedural,
      @ForAll @DoubleRange(min = 1, max = 7) double interactional,
      @ForAll @DoubleRange(min = 0.1, max = 9) double first,
      @ForAll @DoubleRange(max = 9) double second,
      @ForAll @DoubleRange(max = 9) double third) {
    Map<Justice, Double> weights =
        Map.of(Justice.OUTCOME, first, Justice.PROCEDURAL, second, Justice.INTERACTIONAL, third);
    JusticeVector vector = JusticeVector.of(outcome, procedural, interactional);
    double score = vector.score(weights).value();
    double highest = Math.max(outcome, Math.max(procedural, interactional));
    assertTrue(vector.minimum().orElseThrow() - 1e-12 <= score && score <= highest + 1e-12);
    assertTrue(
        score <= JusticeVector.of(7, procedural, interactional).score(weights).value() + 1e-12);
    vector
        .weakest()
        .forEach(weakest ->
            assertEquals(vector.minimum().orElseThrow(), vector.ratings().get(weakest)));
    Map<Justice, Double> scaled = Map.of(
        Justice.OUTCOME,
        5 * first,
        Justice.PROCEDURAL,
        5 * second,
        Justice.INTERACTIONAL,
        5 * third);
    assertEquals(score, vector.score(scaled).value(), 1e-12);
  }
}
