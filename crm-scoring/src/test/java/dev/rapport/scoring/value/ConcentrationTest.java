package dev.rapport.scoring.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConcentrationTest {
  private static final Concentration WITH_A_LOSS =
      Concentration.of(500, 200, 100, 80, 60, 30, 20, 10, 5, -5);

  private static void assertUndefined(UndefinedReason.Kind kind, Estimate estimate) {
    assertEquals(Optional.of(kind), estimate.reason().map(UndefinedReason::kind));
  }

  @Test
  void theBestFifthOfFiveIsOneCustomer() {
    Concentration concentration = Concentration.of(3, 10, 1, 4, 2);
    assertEquals(0.5, concentration.topShare(0.2).value());
    assertEquals(0.7, concentration.topShare(0.21).value());
    assertEquals(1.0, concentration.topShare(1).value());
    assertEquals(5, concentration.topShare(0.2).sampleSize());
    assertEquals(BigInteger.valueOf(20), concentration.total());
  }

  @Test
  void aFractionIsTheDecimalThatItIsWrittenAs() {
    // In doubles 0.07 * 100 is 7.000000000000001, and its ceiling 8.
    Concentration equals = Concentration.of(LongStream.range(0, 100).map(i -> 1).toArray());
    assertEquals(0.07, equals.topShare(0.07).value());
    assertEquals(0.29, equals.topShare(0.29).value());
    assertEquals(0.01, equals.topShare(Double.MIN_VALUE).value());
  }

  @Test
  void nobodyBringsNothing() {
    Concentration concentration = Concentration.of(3, 1);
    assertEquals(0.0, concentration.shareOfTop(0).value());
    assertEquals(0.75, concentration.shareOfTop(1).value());
  }

  @Test
  void equalCustomersAreNotConcentrated() {
    assertEquals(0.0, Concentration.of(7, 7, 7).gini().value());
    assertEquals(0.0, Concentration.of(7).gini().value());
    assertEquals(0.75, Concentration.of(0, 0, 9, 0).gini().value());
  }

  @Test
  void withLossesTheWhaleHasAHump() {
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, WITH_A_LOSS.gini());
    assertEquals(1.005, WITH_A_LOSS.whalePeak().value());
    assertEquals(5.0 / 1_005, WITH_A_LOSS.lossShare().value());
    assertEquals(1, WITH_A_LOSS.lossMakers());
    assertEquals(1.005, WITH_A_LOSS.topShare(0.9).value());
  }

  @Test
  void withoutLossesThePeakIsTheWhole() {
    assertEquals(1.0, Concentration.of(0, 3, 1).whalePeak().value());
    assertEquals(0.0, Concentration.of(0, 3, 1).lossShare().value());
  }

  @Test
  void aTotalThatIsNotPositiveHasNoShares() {
    Concentration lost = Concentration.of(10, -30);
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, lost.topShare(0.5));
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, lost.gini());
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, lost.whalePeak());
    assertEquals(List.of(), lost.whaleCurve(2));
    assertEquals(3.0, lost.lossShare().value());
    Concentration idle = Concentration.of(0, 0);
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, idle.gini());
    assertUndefined(UndefinedReason.Kind.DOES_NOT_EXIST, idle.lossShare());
  }

  @Test
  void nobodyHasNoConcentration() {
    Concentration nobody = Concentration.of(EmpiricalDistribution.empty());
    assertUndefined(UndefinedReason.Kind.NO_DATA, nobody.topShare(0.2));
    assertUndefined(UndefinedReason.Kind.NO_DATA, nobody.gini());
    assertUndefined(UndefinedReason.Kind.NO_DATA, nobody.whalePeak());
    assertUndefined(UndefinedReason.Kind.NO_DATA, nobody.lossShare());
    assertEquals(List.of(), nobody.whaleCurve(10));
    assertEquals(0, nobody.customers());
  }

  @Test
  void fewerCustomersThanStepsGiveOnePointEach() {
    assertEquals(
        List.of(new WhalePoint(1, 0.5, 0.75), new WhalePoint(2, 1.0, 1.0)),
        Concentration.of(1, 3).whaleCurve(1_000_000));
    assertEquals(
        List.of(new WhalePoint(2, 2.0 / 3, 5.0 / 6), new WhalePoint(3, 1.0, 1.0)),
        Concentration.of(1, 2, 3).whaleCurve(2));
  }

  @Test
  void staysExactWhereALongEnds() {
    long most = Long.MAX_VALUE;
    Concentration huge = Concentration.of(most, most, most, 0);
    assertEquals(BigInteger.valueOf(most).multiply(BigInteger.valueOf(3)), huge.total());
    assertEquals(0.25, huge.gini().value());
    assertEquals(1.0 / 3, huge.shareOfTop(1).value());
    Concentration cancelled = Concentration.of(most, Long.MIN_VALUE, 2);
    assertEquals(BigInteger.ONE, cancelled.total());
    assertEquals(Math.pow(2, 63), cancelled.whalePeak().value());
  }

  @Test
  void refusesWhatIsNoPartOfTheCustomers() {
    Concentration concentration = Concentration.of(1, 2);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> concentration.topShare(0));
    assertEquals(
        "fraction must be above 0 and at most 1, was 0.0. 20 percent is 0.2.",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> concentration.topShare(1.01));
    assertThrows(IllegalArgumentException.class, () -> concentration.topShare(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> concentration.shareOfTop(3));
    assertThrows(IllegalArgumentException.class, () -> concentration.shareOfTop(-1));
    assertThrows(IllegalArgumentException.class, () -> concentration.whaleCurve(0));
  }

  @Test
  void refusesAPointThatIsOnNoCurve() {
    assertThrows(IllegalArgumentException.class, () -> new WhalePoint(0, 0.5, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new WhalePoint(1, 0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new WhalePoint(1, 1.1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new WhalePoint(1, 0.5, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new WhalePoint(1, 0.5, Double.POSITIVE_INFINITY));
  }

  @Test
  void isEqualByItsValues() {
    new EqualsTester()
        .addEqualityGroup(Concentration.of(1, 2), Concentration.of(2, 1))
        .addEqualityGroup(Concentration.of(1, 1, 2))
        .testEquals();
    assertFalse(Concentration.of(1, 2).toString().isEmpty());
  }

  @Test
  void namesTheArgumentThatIsNull() {
    new NullPointerTester().testAllPublicStaticMethods(Concentration.class);
  }
}
