package dev.rapport.loyalty.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType MILES = new PointType("miles", true, true, 2);

  @Test
  void printsInPointsWhateverTheScale() {
    assertEquals("120 beans", Points.of(BEANS, 120).toString());
    assertEquals("1.20 miles", Points.of(MILES, 120).toString());
    assertEquals("-0.05 miles", Points.of(MILES, -5).toString());
  }

  @Test
  void readsADecimalWithNoMoreDigitsThanTheScale() {
    assertEquals(1250, Points.of(MILES, "12.5").units());
    assertEquals(100, Points.of(BEANS, "1e2").units());
    assertEquals(0, Points.of(BEANS, "0.000").units());
    ArithmeticException lost =
        assertThrows(ArithmeticException.class, () -> Points.of(BEANS, "12.5"));
    assertEquals(
        "amount must have at most 0 decimal digits for beans, was 12.5", lost.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Points.of(BEANS, "many"));
    assertThrows(IllegalArgumentException.class, () -> Points.of(BEANS, "1e999999999"));
  }

  @Test
  void neverMixesTypes() {
    PointTypeMismatchException mixed = assertThrows(
        PointTypeMismatchException.class, () -> Points.of(BEANS, 1).plus(Points.of(MILES, 1)));
    assertEquals(BEANS, mixed.expected());
    assertEquals(MILES, mixed.actual());
    assertThrows(
        PointTypeMismatchException.class, () -> Points.of(BEANS, 1).compareTo(Points.zero(MILES)));
    // The same name with another scale is another type.
    assertThrows(
        PointTypeMismatchException.class,
        () -> Points.of(BEANS, 1).minus(Points.of(new PointType("beans", true, false, 1), 1)));
  }

  @Test
  void raisesAtTheEdgeOfLong() {
    Points most = Points.of(BEANS, Long.MAX_VALUE);
    assertThrows(ArithmeticException.class, () -> most.plus(Points.of(BEANS, 1)));
    assertThrows(ArithmeticException.class, () -> most.multipliedBy(2));
    assertThrows(
        ArithmeticException.class, () -> Points.of(BEANS, Long.MIN_VALUE).negated());
    assertThrows(
        ArithmeticException.class, () -> most.multipliedBy(BigDecimal.TEN, RoundingMode.DOWN));
  }

  @Test
  void dropsFractionsOnlyWhereAskedTo() {
    assertEquals(
        Points.of(BEANS, 6),
        Points.of(BEANS, 4).multipliedBy(new BigDecimal("1.5"), RoundingMode.DOWN));
    assertEquals(
        Points.of(BEANS, 7),
        Points.of(BEANS, 5).multipliedBy(new BigDecimal("1.5"), RoundingMode.DOWN));
    assertThrows(
        ArithmeticException.class,
        () -> Points.of(BEANS, 5).multipliedBy(new BigDecimal("1.5"), RoundingMode.UNNECESSARY));
  }

  @Test
  void allocatesWithoutLosingAUnit() {
    assertEquals(
        List.of(Points.of(BEANS, 34), Points.of(BEANS, 33), Points.of(BEANS, 33)),
        Points.of(BEANS, 100).allocate(1, 1, 1));
  }

  @Test
  void knowsItsSign() {
    assertTrue(Points.zero(BEANS).isZero());
    assertTrue(Points.of(BEANS, 1).isPositive());
    assertTrue(Points.of(BEANS, -1).isNegative());
    assertEquals(new BigDecimal("1.20"), Points.of(MILES, 120).amount());
  }

  @Test
  void keepsTheContractsOfValues() {
    new EqualsTester()
        .addEqualityGroup(Points.of(BEANS, 1), Points.of(PointType.redeemable("beans"), 1))
        .addEqualityGroup(Points.of(BEANS, 2))
        .addEqualityGroup(Points.of(PointType.qualifying("beans"), 1))
        .testEquals();
    NullPointerTester nulls = new NullPointerTester()
        .setDefault(PointType.class, BEANS)
        .setDefault(Points.class, Points.zero(BEANS));
    nulls.testAllPublicStaticMethods(Points.class);
    nulls.testAllPublicInstanceMethods(Points.of(BEANS, 1));
  }

  @Test
  void refusesATypeWithoutANameOrWithTooManyDigits() {
    assertThrows(IllegalArgumentException.class, () -> PointType.redeemable(" "));
    IllegalArgumentException digits =
        assertThrows(IllegalArgumentException.class, () -> new PointType("x", true, true, 10));
    assertEquals("scale must be 0 to 9, was 10", digits.getMessage());
  }
}
