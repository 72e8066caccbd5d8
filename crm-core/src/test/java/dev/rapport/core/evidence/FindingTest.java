package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  /** Kleene's strong three-valued tables. */
  @ParameterizedTest
  @CsvSource({
    "YES, YES, YES, YES",
    "YES, NO, NO, YES",
    "YES, UNKNOWN, UNKNOWN, YES",
    "NO, YES, NO, YES",
    "NO, NO, NO, NO",
    "NO, UNKNOWN, NO, UNKNOWN",
    "UNKNOWN, YES, UNKNOWN, YES",
    "UNKNOWN, NO, NO, UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
  })
  void isUnknownOnlyIfTheUnknownPartCouldChangeIt(
      Finding left, Finding right, Finding both, Finding either) {
    assertEquals(both, left.and(right));
    assertEquals(either, left.or(right));
  }

  @ParameterizedTest
  @CsvSource({"YES, NO, true, true", "NO, YES, false, true", "UNKNOWN, UNKNOWN, false, false"})
  void tellsWhetherItIsAnAnswer(Finding finding, Finding opposite, boolean yes, boolean known) {
    assertEquals(opposite, finding.negated());
    assertEquals(yes, finding.isYes());
    assertEquals(known, finding.isKnown());
  }

  @Test
  void comesFromWhatIsKnown() {
    assertTrue(Finding.of(true).isYes());
    assertFalse(Finding.of(false).isYes());
    assertEquals(Finding.NO, Finding.of(false));
  }
}
