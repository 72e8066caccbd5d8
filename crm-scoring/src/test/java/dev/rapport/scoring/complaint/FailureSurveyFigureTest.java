package dev.rapport.scoring.complaint;

import static dev.rapport.scoring.complaint.FailureSurveyFigure.COMPLAINED_TO_SHOP;
import static dev.rapport.scoring.complaint.FailureSurveyFigure.EMOTIONAL_CONFLICT;
import static dev.rapport.scoring.complaint.FailureSurveyFigure.NEGATIVE_WORD_OF_MOUTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.complaint.FailureSurveyFigure.Comparison;
import org.junit.jupiter.api.Test;

class FailureSurveyFigureTest {
  /** As stated in the lecture notes: 87 %, more than 3/4, only 53 %. */
  @Test
  void theStatedFigures() {
    assertEquals(0.87, EMOTIONAL_CONFLICT.share());
    assertEquals(0.75, NEGATIVE_WORD_OF_MOUTH.share());
    assertEquals(0.53, COMPLAINED_TO_SHOP.share());
    assertTrue(NEGATIVE_WORD_OF_MOUTH.isAtLeast());
    assertFalse(EMOTIONAL_CONFLICT.isAtLeast());
    assertFalse(COMPLAINED_TO_SHOP.isAtLeast());
    assertEquals("情感冲突", EMOTIONAL_CONFLICT.term());
    assertEquals("负面口碑", NEGATIVE_WORD_OF_MOUTH.term());
    assertEquals("向商店抱怨", COMPLAINED_TO_SHOP.term());
    assertEquals("stated in the lecture notes", FailureSurveyFigure.SOURCE);
  }

  /** Wilson's interval of 120 of 300 is 0.346 to 0.456. */
  @Test
  void anOwnShareIsComparedByItsInterval() {
    assertEquals(Comparison.LOWER, COMPLAINED_TO_SHOP.compare(Proportion.of(120, 300), 0.95));
    assertEquals(Comparison.HIGHER, COMPLAINED_TO_SHOP.compare(Proportion.of(180, 300), 0.95));
    assertEquals(Comparison.ALIKE, COMPLAINED_TO_SHOP.compare(Proportion.of(4, 10), 0.95));
    assertEquals(Comparison.UNKNOWN, COMPLAINED_TO_SHOP.compare(Proportion.of(0, 0), 0.95));
  }

  /** More than three quarters may be all of them. */
  @Test
  void nothingIsHigherThanALeastValue() {
    assertEquals(Comparison.ALIKE, NEGATIVE_WORD_OF_MOUTH.compare(Proportion.of(300, 300), 0.95));
    assertEquals(Comparison.LOWER, NEGATIVE_WORD_OF_MOUTH.compare(Proportion.of(150, 300), 0.95));
    assertEquals(Comparison.HIGHER, EMOTIONAL_CONFLICT.compare(Proportion.of(300, 300), 0.95));
  }

  @Test
  void aCertainLevelIsNone() {
    assertThrows(
        IllegalArgumentException.class, () -> COMPLAINED_TO_SHOP.compare(Proportion.of(1, 2), 1));
  }
}
