package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.SurvivalCurve.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
  private static final SurvivalCurve CURVE =
      SurvivalCurve.of(List.of(new Step(6, 0.75), new Step(10, 0.4)), 12, 20);

  @Test
  void stepsDownAtTheTimeItself() {
    assertEquals(1, CURVE.at(0));
    assertEquals(1, CURVE.at(Math.nextDown(6.0)));
    assertEquals(0.75, CURVE.at(6));
    assertEquals(0.75, CURVE.at(9.99));
    assertEquals(0.4, CURVE.at(12));
    assertEquals(0.4, CURVE.last());
  }

  @Test
  void saysNothingBeyondItsEnd() {
    assertFalse(CURVE.isKnownAt(12.1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> CURVE.at(13));
    assertEquals(
        "time must be at most 12.0, where the curve ends with a share of 0.4, was 13.0",
        refused.getMessage());
    assertEquals(
        "undefined: the horizon of 13 is not reached when the curve ends at 12 with 0.4 left",
        CURVE.restrictedMean(13).toString());
  }

  @Test
  void staysAtZeroForEver() {
    SurvivalCurve gone = SurvivalCurve.of(List.of(new Step(3, 0.5), new Step(4, 0)), 4, 2);
    assertEquals(0, gone.at(1e300));
    assertEquals(3.5, gone.restrictedMean(1e300).value());
  }

  @Test
  void findsTheFirstTimeByWhichAShareIsGone() {
    assertEquals(Estimate.of(10, 20), CURVE.median());
    assertEquals(Estimate.of(6, 20), CURVE.quantile(0.25));
    assertEquals(Estimate.of(10, 20), CURVE.quantile(0.26));
    Estimate late = CURVE.quantile(0.7);
    assertEquals(
        Optional.of(UndefinedReason.Kind.NOT_REACHED), late.reason().map(UndefinedReason::kind));
    assertEquals(
        "undefined: a share of 0.7 is not gone when the curve ends at 12 with 0.4 left",
        late.toString());
    assertEquals(20, late.sampleSize());
  }

  @Test
  void aHairOfRoundingDoesNotMoveAQuantile() {
    // 1 - 0.9 is 0.09999999999999998, and a product of ratios may end a hair above a half.
    SurvivalCurve tenth =
        SurvivalCurve.of(List.of(new Step(1, 0.5000000000000001), new Step(2, 0.1)), 5, 9);
    assertEquals(1, tenth.median().value());
    assertEquals(2, tenth.quantile(0.9).value());
  }

  @Test
  void isOneForEverybodyStillThere() {
    SurvivalCurve all = SurvivalCurve.of(List.of(), 7, 3);
    assertEquals(1, all.at(7));
    assertFalse(all.median().isKnown());
    assertEquals(7, all.restrictedMean(7).value());
    assertEquals("survival curve of 0 steps, known up to 7, n = 3", all.toString());
  }

  @Test
  void givesTheCurveOfThoseStillThere() {
    SurvivalCurve rest = CURVE.after(6);
    assertEquals(SurvivalCurve.of(List.of(new Step(4, 0.4 / 0.75)), 6, 20), rest);
    assertEquals(CURVE, CURVE.after(0));
    SurvivalCurve gone = SurvivalCurve.of(List.of(new Step(4, 0)), 4, 2);
    assertThrows(IllegalArgumentException.class, () -> gone.after(4));
    assertThrows(IllegalArgumentException.class, () -> CURVE.after(13));
  }

  @Test
  void mayLoseSomeAtOnce() {
    SurvivalCurve curve = SurvivalCurve.of(List.of(new Step(0, 0.9)), 5, 10);
    assertEquals(0.9, curve.at(0));
    assertEquals(4.5, curve.restrictedMean(5).value());
    assertEquals(0, curve.restrictedMean(0).value());
  }

  @Test
  void refusesWhatIsNoSurvivalCurve() {
    IllegalArgumentException rising = assertThrows(
        IllegalArgumentException.class,
        () -> SurvivalCurve.of(List.of(new Step(1, 0.5), new Step(2, 0.6)), 3, 1));
    assertEquals("steps must not rise, was 0.6 after 0.5 at time 2.0", rising.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> SurvivalCurve.of(List.of(new Step(2, 0.5), new Step(2, 0.4)), 3, 1));
    IllegalArgumentException early = assertThrows(
        IllegalArgumentException.class, () -> SurvivalCurve.of(List.of(new Step(2, 0.5)), 1, 1));
    assertEquals("end must not be before the last step at 2.0, was 1.0", early.getMessage());
    assertThrows(IllegalArgumentException.class, () -> SurvivalCurve.of(List.of(), 1, -1));
    assertThrows(IllegalArgumentException.class, () -> SurvivalCurve.of(List.of(), -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Step(1, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new Step(Double.NaN, 0.5));
    assertThrows(IllegalArgumentException.class, () -> CURVE.quantile(1));
    assertThrows(IllegalArgumentException.class, () -> CURVE.at(-1));
  }

  @Test
  void equalsByStepsEndAndSampleSize() {
    assertTrue(CURVE.toString().startsWith("survival curve of 2 steps down to 0.4 at 10"));
    new EqualsTester()
        .addEqualityGroup(CURVE, SurvivalCurve.of(CURVE.steps(), 12, 20))
        .addEqualityGroup(SurvivalCurve.of(CURVE.steps(), 13, 20))
        .addEqualityGroup(SurvivalCurve.of(CURVE.steps(), 12, 21))
        .addEqualityGroup(SurvivalCurve.of(CURVE.steps().subList(0, 1), 12, 20))
        .testEquals();
  }
}
