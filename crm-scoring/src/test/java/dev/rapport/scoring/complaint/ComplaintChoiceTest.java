package dev.rapport.scoring.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.complaint.ComplaintReason.Term;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ComplaintChoiceTest {
  @Test
  void aComplaintIsWorthItIfTheExpectedBenefitIsAboveTheCost() {
    assertTrue(ComplaintChoice.of(0.5, 20, 8).isWorthIt());
    assertFalse(ComplaintChoice.of(0.5, 20, 10).isWorthIt());
    assertEquals(2, ComplaintChoice.of(0.5, 20, 8).expectedGain());
    assertEquals(OptionalDouble.of(0.4), ComplaintChoice.of(0.1, 20, 8).breakEvenProbability());
    assertEquals(OptionalDouble.empty(), ComplaintChoice.of(1, 8, 8).breakEvenProbability());
    assertFalse(ComplaintChoice.of(1, 8, 8).isWorthIt());
    assertFalse(ComplaintChoice.of(0, Double.MAX_VALUE, 0).isWorthIt());
  }

  @Test
  void reasonsExplainTheTermOnWhichTheyBear() {
    assertEquals(
        List.of(
            "not worth it: the expected benefit 2.0000 is not above the cost 5.0000",
            "  success probability: 0.1000",
            "    against complaining: nothing changes",
            "  benefit: 20.0000",
            "    for complaining: compensation",
            "  cost: 5.0000",
            "    against complaining: does not know how"),
        ComplaintChoice.of(0.1, 20, 5)
            .withReasons(Set.of(
                ComplaintReason.DOES_NOT_KNOW_HOW,
                ComplaintReason.COMPENSATION,
                ComplaintReason.NOTHING_CHANGES))
            .explanation()
            .lines());
    assertEquals(
        "worth it: the expected benefit 2.0000 is above the cost 1.0000",
        ComplaintChoice.of(0.1, 20, 1).explanation().lines().get(0));
  }

  /** The textbooks name six reasons for and five against; each term has some of both. */
  @Test
  void theReasonsBearOnAllThreeTerms() {
    assertEquals(
        6,
        Arrays.stream(ComplaintReason.values())
            .filter(ComplaintReason::isForComplaining)
            .count());
    assertEquals(11, ComplaintReason.values().length);
    for (boolean isFor : new boolean[] {true, false}) {
      EnumSet<Term> terms = EnumSet.noneOf(Term.class);
      for (ComplaintReason reason : ComplaintReason.values()) {
        if (reason.isForComplaining() == isFor) {
          terms.add(reason.bearsOn());
        }
      }
      assertEquals(EnumSet.allOf(Term.class), terms);
    }
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "successProbability must be 0 to 1, was 1.1",
        assertThrows(IllegalArgumentException.class, () -> ComplaintChoice.of(1.1, 1, 1))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> ComplaintChoice.of(Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> ComplaintChoice.of(0.5, -1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ComplaintChoice.of(0.5, 1, Double.POSITIVE_INFINITY));
    assertEquals(ComplaintChoice.of(0, 0, 0), ComplaintChoice.of(-0.0, -0.0, -0.0));
  }

  @Property
  void moreHopeAndMoreBenefitNeverSilenceAndMoreCostNeverMakesComplain(
      @ForAll @DoubleRange(max = 1) double probability,
      @ForAll @DoubleRange(max = 1) double more,
      @ForAll @DoubleRange(max = 1000) double benefit,
      @ForAll @DoubleRange(max = 500) double cost) {
    ComplaintChoice choice = ComplaintChoice.of(probability, benefit, cost);
    double hope = Math.max(probability, more);
    assertTrue(!choice.isWorthIt() || ComplaintChoice.of(hope, benefit, cost).isWorthIt());
    assertTrue(!choice.isWorthIt()
        || ComplaintChoice.of(probability, benefit + more, cost).isWorthIt());
    assertTrue(choice.isWorthIt()
        || !ComplaintChoice.of(probability, benefit, cost + more).isWorthIt());
    assertEquals(choice.isWorthIt(), choice.expectedGain() > 0);
    choice.breakEvenProbability().ifPresent(least -> {
      assertTrue(0 <= least && least <= 1);
      assertTrue(least * (1 + 1e-9) >= probability || choice.isWorthIt());
      assertTrue(least * (1 - 1e-9) <= probability || !choice.isWorthIt());
    });
  }
}
