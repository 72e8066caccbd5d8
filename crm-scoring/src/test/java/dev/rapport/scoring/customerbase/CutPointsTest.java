package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutPointsTest {
  @Test
  void aCutPointBelongsToTheBinBelowIt() {
    CutPoints bands = CutPoints.of(9, 19, 29, 40);
    assertEquals(5, bands.bins());
    assertEquals(1, bands.bin(Long.MIN_VALUE));
    assertEquals(1, bands.bin(9));
    assertEquals(2, bands.bin(10));
    assertEquals(2, bands.bin(19));
    assertEquals(4, bands.bin(40));
    assertEquals(5, bands.bin(41));
    assertEquals(5, bands.bin(Long.MAX_VALUE));
  }

  @Test
  void quintilesOfTenDifferentValuesAreFivePairs() {
    EmpiricalDistribution ten = EmpiricalDistribution.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    CutPoints quintiles = CutPoints.quantiles(ten, 5);
    assertEquals(CutPoints.of(2, 4, 6, 8), quintiles);
    assertEquals(List.of(2L, 2L, 2L, 2L, 2L), quintiles.binSizes(ten));
  }

  @Test
  void customersWhoTieStayTogetherAndTheBinSizesSaySo() {
    EmpiricalDistribution mostBoughtOnce =
        EmpiricalDistribution.of(1L, 1L, 1L, 1L, 1L, 1L, 2L, 3L, 4L, 9L);
    CutPoints quintiles = CutPoints.quantiles(mostBoughtOnce, 5);
    assertEquals(CutPoints.of(1, 1, 1, 3), quintiles);
    assertEquals(List.of(6L, 0L, 0L, 2L, 2L), quintiles.binSizes(mostBoughtOnce));
  }

  @Test
  void fewerCustomersThanBinsLeaveBinsEmpty() {
    EmpiricalDistribution two = EmpiricalDistribution.of(5L, 8L);
    CutPoints quintiles = CutPoints.quantiles(two, 5);
    assertEquals(CutPoints.of(5, 5, 8, 8), quintiles);
    assertEquals(List.of(1L, 0L, 1L, 0L, 0L), quintiles.binSizes(two));
  }

  @Test
  void sizesTheBinsOfAnotherBase() {
    assertEquals(
        List.of(0L, 1L, 3L), CutPoints.of(0, 5).binSizes(EmpiricalDistribution.of(5L, 6L, 7L, 7L)));
    assertEquals(List.of(0L, 0L), CutPoints.of(0).binSizes(EmpiricalDistribution.empty()));
  }

  @Test
  void refusesWhatIsNoScale() {
    IllegalArgumentException descending =
        assertThrows(IllegalArgumentException.class, () -> CutPoints.of(1, 3, 2));
    assertEquals("values must be ascending, was [1, 3, 2]", descending.getMessage());
    assertThrows(IllegalArgumentException.class, () -> CutPoints.of());
    EmpiricalDistribution one = EmpiricalDistribution.of(1L);
    assertThrows(IllegalArgumentException.class, () -> CutPoints.quantiles(one, 1));
    IllegalArgumentException empty = assertThrows(
        IllegalArgumentException.class,
        () -> CutPoints.quantiles(EmpiricalDistribution.empty(), 5));
    assertEquals(
        "distribution must hold at least one customer to be cut, was empty", empty.getMessage());
  }

  @Test
  void keepsItsLimitsToItself() {
    CutPoints cuts = CutPoints.of(1, 2);
    cuts.toArray()[0] = 7;
    assertArrayEquals(new long[] {1, 2}, cuts.toArray());
  }

  @Test
  void namesTheArgumentThatIsNull() {
    new NullPointerTester()
        .setDefault(EmpiricalDistribution.class, EmpiricalDistribution.of(1L))
        .testAllPublicStaticMethods(CutPoints.class);
    new NullPointerTester().testAllPublicConstructors(CutPoints.class);
    new NullPointerTester().testAllPublicInstanceMethods(CutPoints.of(1));
  }
}
