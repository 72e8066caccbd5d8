package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.scoring.samples.ByteForms;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EmpiricalDistributionTest {
  @Test
  void countsTheCustomersOfEachDistinctValue() {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(7L, 3L, 3L, 9L);
    assertEquals(4, distribution.size());
    assertEquals(3, distribution.distinctValues());
    assertEquals(3, distribution.valueAt(0));
    assertEquals(2, distribution.countAt(0));
    assertEquals(9, distribution.valueAt(2));
    assertEquals(1, distribution.countAt(2));
    assertEquals(3, distribution.min());
    assertEquals(9, distribution.max());
    assertEquals("4 customers, 3 distinct values from 3 to 9", distribution.toString());
  }

  @Test
  void isTheSameFromAnyKindOfColumn() {
    EmpiricalDistribution expected = EmpiricalDistribution.of(7L, 3L, 3L, 9L);
    assertEquals(expected, EmpiricalDistribution.of(new int[] {3, 7, 9, 3}));
    assertEquals(expected, EmpiricalDistribution.of(new int[] {1, 3, 7, 9, 3, 1}, 1, 5));
    assertEquals(expected, EmpiricalDistribution.of(new long[] {1, 3, 7, 9, 3, 1}, 1, 5));
    assertEquals(
        expected, LongStream.of(9, 3, 3, 7).boxed().collect(EmpiricalDistribution.collector()));
  }

  @Test
  void leavesTheColumnThatItReadsAsItWas() {
    long[] column = {3, 1, 2};
    EmpiricalDistribution.of(column);
    assertArrayEquals(new long[] {3, 1, 2}, column);
  }

  @Test
  void takesTheLowerQuantileAndNeverAnAverage() {
    EmpiricalDistribution four = EmpiricalDistribution.of(10L, 20L, 30L, 40L);
    assertEquals(20, four.lowerQuantile(1, 2));
    assertEquals(10, four.lowerQuantile(1, 4));
    assertEquals(10, four.lowerQuantile(1, 1_000));
    assertEquals(40, four.lowerQuantile(4, 5));
    assertEquals(40, four.lowerQuantile(1, 1));
  }

  @Test
  void takesQuantilesOfMoreCustomersThanALongCanMultiply() {
    EmpiricalDistribution huge = new EmpiricalDistribution(
        new long[] {1, 2, 3}, new long[] {Long.MAX_VALUE / 3, Long.MAX_VALUE / 3, 7});
    assertEquals(1, huge.lowerQuantile(499_999_999, 1_000_000_000));
    assertEquals(2, huge.lowerQuantile(500_000_001, 1_000_000_000));
    assertEquals(3, huge.lowerQuantile(1_000_000_000, 1_000_000_000));
  }

  @Test
  void refusesAQuantileThatIsNone() {
    EmpiricalDistribution one = EmpiricalDistribution.of(1L);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> one.lowerQuantile(0, 5));
    assertEquals("numerator must be 1 to the denominator 5, was 0", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> one.lowerQuantile(6, 5));
    assertThrows(IllegalArgumentException.class, () -> one.lowerQuantile(-1, -1));
  }

  @Test
  void ofNobodyHasNoExtremes() {
    EmpiricalDistribution nobody = EmpiricalDistribution.of();
    assertEquals(EmpiricalDistribution.empty(), nobody);
    assertTrue(nobody.isEmpty());
    assertEquals(0, nobody.size());
    assertEquals(0, nobody.countUpTo(Long.MAX_VALUE));
    assertEquals("no customers", nobody.toString());
    assertThrows(IllegalStateException.class, nobody::min);
    assertThrows(IllegalStateException.class, nobody::max);
    assertThrows(IllegalStateException.class, () -> nobody.lowerQuantile(1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> nobody.valueAt(0));
  }

  @Test
  void refusesARangeOutsideTheColumn() {
    long[] column = {1, 2, 3};
    assertThrows(IndexOutOfBoundsException.class, () -> EmpiricalDistribution.of(column, 2, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> EmpiricalDistribution.of(column, -1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> EmpiricalDistribution.of(new int[3], 3, 2));
  }

  @Test
  void raisesWhereALongEnds() {
    EmpiricalDistribution half =
        new EmpiricalDistribution(new long[] {1}, new long[] {Long.MAX_VALUE});
    assertThrows(ArithmeticException.class, () -> half.merge(EmpiricalDistribution.of(1L)));
    assertThrows(ArithmeticException.class, () -> half.merge(EmpiricalDistribution.of(2L)));
  }

  @Test
  void isWrittenInAFewBytes() {
    assertArrayEquals(
        bytes(3, 6, 2, 4, 1, 2, 1), EmpiricalDistribution.of(7L, 3L, 3L, 9L).toBytes());
    assertArrayEquals(bytes(0), EmpiricalDistribution.empty().toBytes());
  }

  @Test
  void readsTheExtremesOfALong() {
    EmpiricalDistribution extremes =
        EmpiricalDistribution.of(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE, Long.MAX_VALUE);
    assertEquals(extremes, EmpiricalDistribution.fromBytes(extremes.toBytes()));
    EmpiricalDistribution widest = EmpiricalDistribution.of(Long.MIN_VALUE, Long.MAX_VALUE);
    assertEquals(widest, EmpiricalDistribution.fromBytes(widest.toBytes()));
  }

  @Test
  void refusesBytesThatItDidNotWrite() {
    assertUnreadable(2, 6, 1, 0, 1); // a value twice
    assertUnreadable(1, 6, 0); // a value of nobody
    assertUnreadable(0xff, 0xff, 0xff, 0xff, 0x07, 2, 2); // announces two billion values
    assertUnreadable(1, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f); // 70 bits
    // Descends: a step so large that it wraps around.
    assertUnreadable(2, 2, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 1);
  }

  private static byte[] bytes(int... content) {
    return ByteForms.like(EmpiricalDistribution.empty().toBytes(), content);
  }

  private static void assertUnreadable(int... content) {
    ByteForms.assertRefused(bytes(content), EmpiricalDistribution::fromBytes);
  }

  @Test
  void isEqualByItsCounts() {
    new EqualsTester()
        .addEqualityGroup(EmpiricalDistribution.of(1L, 2L, 2L), EmpiricalDistribution.of(2, 1, 2))
        .addEqualityGroup(EmpiricalDistribution.of(1L, 2L))
        .addEqualityGroup(EmpiricalDistribution.of(1L, 1L, 2L))
        .addEqualityGroup(EmpiricalDistribution.empty())
        .testEquals();
  }

  @Test
  void namesTheArgumentThatIsNull() {
    new NullPointerTester().testAllPublicStaticMethods(EmpiricalDistribution.class);
    new NullPointerTester().testAllPublicInstanceMethods(EmpiricalDistribution.of(1L));
  }
}
