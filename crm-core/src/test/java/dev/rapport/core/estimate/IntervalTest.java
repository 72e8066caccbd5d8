package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final Interval HALF = Interval.of(0.25, 0.75, 0.95);

  @Test
  void containsItsEnds() {
    assertTrue(HALF.contains(0.25));
    assertTrue(HALF.contains(0.75));
    assertFalse(HALF.contains(Math.nextDown(0.25)));
    assertEquals(0.5, HALF.width());
  }

  @Test
  void refusesToPlaceWhatIsNoNumber() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> HALF.contains(Double.NaN));
    assertEquals("value must be finite, was NaN", refused.getMessage());
    Interval open = Interval.atLeast(23, 0.95);
    assertThrows(IllegalArgumentException.class, () -> open.contains(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> open.contains(Double.NEGATIVE_INFINITY));
  }

  @Test
  void mayLackOneEnd() {
    Interval open = Interval.atLeast(23, 0.95);
    assertTrue(open.hasLower());
    assertFalse(open.hasUpper());
    assertEquals(23, open.lower());
    assertTrue(open.contains(Double.MAX_VALUE));
    assertEquals("95 % interval from 23", open.toString());
    IllegalStateException missing = assertThrows(IllegalStateException.class, open::upper);
    assertEquals("the interval has no upper end, only 95 % interval from 23", missing.getMessage());
    assertThrows(IllegalStateException.class, open::width);
    assertThrows(IllegalStateException.class, () -> open.map(x -> x));
    Interval below = Interval.atMost(-1, 0.8);
    assertThrows(IllegalStateException.class, below::lower);
    assertEquals("80 % interval up to -1", below.toString());
    assertEquals(Interval.of(-5, -1, 0.8), below.clippedTo(-5, 5));
  }

  @Test
  void isClippedToTheBoundsOfWhatIsMeasured() {
    assertEquals(
        Interval.of(47.5, 100, 0.95), Interval.of(47.5, 106.34, 0.95).clippedTo(-100, 100));
    assertEquals(HALF, HALF.clippedTo(0, 1));
    assertEquals(Interval.of(1, 1, 0.95), Interval.of(2, 3, 0.95).clippedTo(0, 1));
    assertEquals(Interval.of(0, 0, 0.95), Interval.of(-3, -2, 0.95).clippedTo(0, 1));
    assertThrows(IllegalArgumentException.class, () -> HALF.clippedTo(1, 0));
  }

  @Test
  void swapsItsEndsOnAFallingScale() {
    assertEquals(Interval.of(4.0 / 3, 4, 0.95), HALF.map(p -> 1 / p));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> HALF.map(p -> 1 / (p - 0.25)));
    assertEquals("scale at the lower end must be finite, was Infinity", refused.getMessage());
  }

  @Test
  void overlapsWhatSharesAnEnd() {
    assertTrue(HALF.overlaps(Interval.of(0.75, 2, 0.9)));
    assertFalse(HALF.overlaps(Interval.of(0.76, 2, 0.9)));
    assertTrue(Interval.atMost(0.3, 0.9).overlaps(HALF));
  }

  @Test
  void saysHowToGiveALevel() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Interval.of(0, 1, 95));
    assertEquals(
        "level must be between 0 and 1, both excluded, was 95.0. Give 0.95 for 95 percent.",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Interval.of(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Interval.of(0, 1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Interval.of(1, 0, 0.95));
    assertThrows(IllegalArgumentException.class, () -> Interval.of(Double.NaN, 0, 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> Interval.of(0, Double.POSITIVE_INFINITY, 0.95));
  }

  @Test
  void isWrittenForPeople() {
    assertEquals("95 % interval 0.25 to 0.75", HALF.toString());
    assertEquals(
        "99.9 % interval 0.333333 to 1000000", Interval.of(1 / 3.0, 1e6, 0.999).toString());
    assertEquals("95 % interval 0 to 1E-9", Interval.of(0, 1e-9, 0.95).toString());
  }

  @Test
  void equalsByEndsAndLevel() {
    new EqualsTester()
        .addEqualityGroup(Interval.of(0.0, 1, 0.95), Interval.of(-0.0, 1, 0.95))
        .addEqualityGroup(Interval.of(0, 1, 0.9))
        .addEqualityGroup(Interval.of(0, 2, 0.95))
        .addEqualityGroup(Interval.atLeast(0, 0.95))
        .addEqualityGroup(Interval.atMost(1, 0.95))
        .testEquals();
  }
}
