package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.SurvivalCurve.Step;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class SurvivalCurveProperties {
  @Property
  void neverRises(
      @ForAll SurvivalCurve curve,
      @ForAll @Scale(6) @DoubleRange(max = 1) double first,
      @ForAll @Scale(6) @DoubleRange(max = 1) double second) {
    double early = curve.end() * Math.min(first, second);
    double late = curve.end() * Math.max(first, second);
    assertTrue(curve.at(early) >= curve.at(late));
    assertTrue(curve.at(late) >= curve.last() && curve.at(early) <= 1);
  }

  @Property
  void itsStepsMakeItAgain(@ForAll SurvivalCurve curve) {
    assertEquals(curve, SurvivalCurve.of(curve.steps(), curve.end(), curve.sampleSize()));
  }

  @Property
  void isRightContinuous(@ForAll SurvivalCurve curve) {
    double before = 1;
    for (Step step : curve.steps()) {
      assertEquals(step.survival(), curve.at(step.time()));
      if (step.time() > 0) {
        assertEquals(before, curve.at(Math.nextDown(step.time())));
      }
      before = step.survival();
    }
    assertEquals(before, curve.last());
  }

  @Property
  void aQuantileIsTheFirstTimeByWhichTheShareIsGone(
      @ForAll SurvivalCurve curve,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.999) double share) {
    Estimate quantile = curve.quantile(share);
    if (quantile.isKnown()) {
      double time = quantile.value();
      assertTrue(curve.at(time) <= 1 - share + 1e-11);
      assertTrue(time == 0 || curve.at(Math.nextDown(time)) > 1 - share);
    } else {
      assertTrue(curve.last() > 1 - share);
    }
  }

  @Property
  void quantilesRiseWithTheShare(
      @ForAll SurvivalCurve curve,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.999) double first,
      @ForAll @Scale(6) @DoubleRange(min = 0.001, max = 0.999) double second) {
    Estimate less = curve.quantile(Math.min(first, second));
    Estimate more = curve.quantile(Math.max(first, second));
    Assume.that(more.isKnown());
    assertTrue(less.value() <= more.value());
  }

  @Property
  void theRestrictedMeanIsAdditive(
      @ForAll SurvivalCurve curve,
      @ForAll @Scale(6) @DoubleRange(max = 1) double first,
      @ForAll @Scale(6) @DoubleRange(max = 1) double second) {
    // The area up to b is the area up to a and S(a) times the area of those still there up to b -
    // a.
    double a = curve.end() * Math.min(first, second);
    double b = curve.end() * Math.max(first, second);
    Assume.that(curve.at(a) > 0);
    double sum = curve.restrictedMean(a).value();
    SurvivalCurve rest = curve.after(a);
    Assume.that(rest.isKnownAt(b - a));
    sum += curve.at(a) * rest.restrictedMean(b - a).value();
    assertEquals(curve.restrictedMean(b).value(), sum, 1e-9 * (1 + b));
  }

  @Property
  void theRestrictedMeanIsWithinTheHorizon(
      @ForAll SurvivalCurve curve, @ForAll @Scale(6) @DoubleRange(max = 1) double share) {
    double horizon = curve.end() * share;
    double mean = curve.restrictedMean(horizon).value();
    assertTrue(mean <= horizon * (1 + 1e-12));
    assertTrue(mean >= curve.at(horizon) * horizon * (1 - 1e-12));
  }
}
