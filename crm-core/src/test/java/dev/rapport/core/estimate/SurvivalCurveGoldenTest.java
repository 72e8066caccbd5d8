package dev.rapport.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.core.estimate.SurvivalCurve.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The remissions under 6-mercaptopurine of E. J. Freireich et al., The effect of 6-mercaptopurine on the duration of
 * steroid-induced remissions in acute leukemia, Blood 21 (1963), with the estimate of E. L. Kaplan and P. Meier (1958).
 */
class SurvivalCurveGoldenTest {
  /** Weeks of remission; negative where the patient was still in remission at the last visit. */
  private static final int[] WEEKS = {
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
  };

  private static SurvivalCurve freireich() {
    List<Step> steps = new ArrayList<>();
    double share = 1;
    int atRisk = WEEKS.length;
    for (int i = 0; i < WEEKS.length; i++) {
      int week = Math.abs(WEEKS[i]);
      int ended = 0;
      int leaving = 0;
      while (i + leaving < WEEKS.length && Math.abs(WEEKS[i + leaving]) == week) {
        ended += WEEKS[i + leaving] > 0 ? 1 : 0;
        leaving++;
      }
      if (ended > 0) {
        share *= 1 - (double) ended / atRisk;
        steps.add(new Step(week, share));
      }
      atRisk -= leaving;
      i += leaving - 1;
    }
    return SurvivalCurve.of(steps, 35, WEEKS.length);
  }

  @Test
  void sharesMedianAndRestrictedMean() {
    SurvivalCurve curve = freireich();
    double[][] published = {
      {6, 0.8571}, {7, 0.8067}, {10, 0.7529}, {13, 0.6902}, {16, 0.6275}, {22, 0.5378}, {23, 0.4482}
    };
    assertEquals(published.length, curve.steps().size());
    for (double[] point : published) {
      assertEquals(point[1], curve.at(point[0]), 0.00005, "week " + point[0]);
    }
    assertEquals(Estimate.of(23, 21), curve.median());
    // The restricted mean is computed, not published.
    assertEquals(23.2874, curve.restrictedMean(35).value(), 0.00005);
    assertFalse(curve.restrictedMean(36).isKnown());
    assertFalse(curve.quantile(0.75).isKnown());
  }
}
