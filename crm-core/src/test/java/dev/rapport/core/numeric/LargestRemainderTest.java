package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void givesTheUnitsLeftOverToTheLargestRemainders() {
    // Quotas 4.7, 3.1, 1.2, 1.0 leave one unit, and it goes to the first.
    assertArrayEquals(new long[] {5, 3, 1, 1}, LargestRemainder.shares(10, 47, 31, 12, 10));
  }

  @Test
  void givesThemToTheFirstAmongEquals() {
    assertArrayEquals(new long[] {4, 3, 3}, LargestRemainder.shares(10, 1, 1, 1));
    assertArrayEquals(new long[] {1, 1, 0, 0}, LargestRemainder.shares(2, 5, 5, 5, 5));
    assertArrayEquals(new long[] {-4, -3, -3}, LargestRemainder.shares(-10, 1, 1, 1));
  }

  @Test
  void givesNothingToAWeightOfZero() {
    assertArrayEquals(new long[] {0, 7, 0}, LargestRemainder.shares(7, 0, 3, 0));
    assertArrayEquals(new long[] {0, 0}, LargestRemainder.shares(0, 1, 2));
  }

  @Test
  void isExactAtTheEndsOfALong() {
    long most = Long.MAX_VALUE;
    assertArrayEquals(new long[] {most}, LargestRemainder.shares(most, most));
    assertArrayEquals(
        new long[] {most / 2 + 1, most / 2}, LargestRemainder.shares(most, most, most));
    assertArrayEquals(
        new long[] {Long.MIN_VALUE / 2, Long.MIN_VALUE / 2},
        LargestRemainder.shares(Long.MIN_VALUE, 1, 1));
    assertArrayEquals(new long[] {Long.MIN_VALUE}, LargestRemainder.shares(Long.MIN_VALUE, 1));
  }

  @Test
  void refusesWeightsThatDivideNothing() {
    assertThrows(IllegalArgumentException.class, () -> LargestRemainder.shares(1));
    assertThrows(IllegalArgumentException.class, () -> LargestRemainder.shares(1, 0, 0));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> LargestRemainder.shares(1, 2, -3));
    assertEquals("weights must not be negative, one was -3", refused.getMessage());
  }
}
