package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  /** z² v / e² on the scale of -1 to 1, worst case: computed, (1.96/0.05)² = 1536.6. */
  @Test
  void worstCaseOfANetScore() {
    assertEquals(1537, SampleSize.forMean(1, 0.05, 0.95));
  }

  /** R. V. Krejcie and D. W. Morgan, Determining sample size for research activities, 1970, table 1 (rows that round up). */
  @Test
  void finitePopulationsAsKrejcieAndMorganPrintThem() {
    assertEquals(80, SampleSize.forProportion(0.5, 0.05, 0.95, 100));
    assertEquals(278, SampleSize.forProportion(0.5, 0.05, 0.95, 1000));
    assertEquals(370, SampleSize.forProportion(0.5, 0.05, 0.95, 10_000));
    assertEquals(384, SampleSize.forProportion(0.5, 0.05, 0.95, 1_000_000));
    assertEquals(385, SampleSize.forProportion(0.5, 0.05, 0.95));
  }

  @Test
  void edges() {
    assertEquals(1, SampleSize.forMean(0, 1, 0.95));
    assertEquals(1, SampleSize.forMean(1, 1, 0.5, 1));
    assertEquals(10, SampleSize.forMean(1, 1e-200, 0.95, 10));
    assertThrows(ArithmeticException.class, () -> SampleSize.forMean(1, 1e-200, 0.95));
    assertEquals(0, SampleSize.finitePopulationCorrection(5, 5));
    assertEquals(1, SampleSize.finitePopulationCorrection(1, 5));
    assertEquals(Math.sqrt(0.5), SampleSize.finitePopulationCorrection(51, 101), 1e-15);
  }

  @Test
  void rejectsBadArguments() {
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forMean(-1, 1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forMean(Double.NaN, 1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forMean(1, 0, 0.95));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forMean(1, 1, 95));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forMean(1, 1, 0.95, 0));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.forProportion(2, 1, 0.95));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.finitePopulationCorrection(6, 5));
    assertThrows(IllegalArgumentException.class, () -> SampleSize.finitePopulationCorrection(0, 5));
  }

  /** The size returned reaches the margin, and one answer fewer does not. */
  @Property
  void theSizeIsTheSmallestThatReachesTheMargin(
      @ForAll @DoubleRange(min = 0.1, max = 10) double variance,
      @ForAll @DoubleRange(min = 0.01, max = 1) double margin,
      @ForAll @LongRange(min = 3, max = 100_000) long population) {
    double z = 1.959963984540054;
    long n = SampleSize.forMean(variance, margin, 0.95);
    assertTrue(z * Math.sqrt(variance / n) <= margin * (1 + 1e-9));
    assertTrue(n == 1 || z * Math.sqrt(variance / (n - 1)) > margin * (1 - 1e-9));
    long finite = SampleSize.forMean(variance, margin, 0.95, population);
    assertTrue(finite >= 1 && finite <= Math.min(n, population));
    double corrected = SampleSize.finitePopulationCorrection(finite, population);
    assertTrue(finite == 1 || z * corrected * Math.sqrt(variance / finite) <= margin * (1 + 1e-9));
  }
}
