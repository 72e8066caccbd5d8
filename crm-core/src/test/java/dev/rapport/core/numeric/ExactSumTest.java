package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static ExactSum of(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum;
  }

  @Test
  void losesNothingBesideAHugeNumber() {
    assertEquals(1, of(1e100, 1, -1e100).value());
    assertEquals(
        Double.MIN_VALUE,
        of(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE).value());
    assertEquals(0.1, of(0.1, 0.2, 0.3, -0.3, -0.2).value());
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    double half = 0x1p-53;
    assertEquals(1, of(1, half).value());
    assertEquals(1 + 0x1p-52, of(1, half, Double.MIN_VALUE).value());
    assertEquals(1 + 0x1p-51, of(1 + 0x1p-52, half).value());
    assertEquals(-1, of(-1, -half).value());
    assertEquals(-1 - 0x1p-52, of(-1, -half, -Double.MIN_VALUE).value());
  }

  @Test
  void isPositiveZeroWhenEmpty() {
    assertEquals(0.0, of().value());
    assertEquals(0.0, of(-0.0).value());
    assertEquals(0.0, of(3.5, -3.5).value());
    assertArrayEquals(of().toByteArray(), of(3.5, -3.5).toByteArray());
  }

  @Test
  void carriesThroughBillionsOfEqualTerms() {
    ExactSum sum = of(-0.1);
    for (int i = 0; i < 60; i++) {
      sum.merge(sum);
    }
    assertEquals(-0.1 * 0x1p60, sum.value());
  }

  @Test
  void raisesOnlyWhenTheResultIsBeyondADouble() {
    ExactSum sum = of(Double.MAX_VALUE, Double.MAX_VALUE);
    assertThrows(ArithmeticException.class, sum::value);
    sum.add(-Double.MAX_VALUE);
    assertEquals(Double.MAX_VALUE, sum.value());
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThrows(IllegalArgumentException.class, () -> of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> of(Double.NEGATIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> of().addProduct(0, Double.POSITIVE_INFINITY));
    assertThrows(ArithmeticException.class, () -> of().addProduct(1e200, 1e200));
  }

  @Test
  void addsProductsWithTheirRoundingError() {
    ExactSum sum = new ExactSum();
    sum.addProduct(1 + 0x1p-52, 1 + 0x1p-52);
    sum.add(-1);
    sum.add(-0x1p-51);
    assertEquals(0x1p-104, sum.value());
  }

  @Test
  void refusesBytesThatAreNoSum() {
    assertThrows(IllegalArgumentException.class, () -> ExactSum.ofByteArray(new byte[] {}));
    assertThrows(IllegalArgumentException.class, () -> ExactSum.ofByteArray(new byte[] {1, 0, 0}));
    assertThrows(
        IllegalArgumentException.class, () -> ExactSum.ofByteArray(new byte[] {2, 0, 0, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> ExactSum.ofByteArray(new byte[] {1, 127, 0, 1}));
  }

  @Test
  void printsItsValue() {
    assertEquals("1.5", of(1, 0.5).toString());
    assertEquals("-2.0", of(-1, -1).toString());
  }
}
