package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.satisfaction.TrapTally.Group;
import dev.rapport.scoring.survey.RatingScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfactionGoldenTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  /**
   * Published: T. O. Jones and W. E. Sasser (1995), Why satisfied customers defect: at Xerox totally satisfied customers were six times as likely to
   * buy again as satisfied ones. Computed from it: γ = ln 6 / ln (4/3) = 6.228.
   */
  @Test
  void xeroxCalibratesTheCompetitiveCurve() {
    LoyaltyCurve.Power xerox = LoyaltyCurve.calibrated(FIVE, 6);
    assertEquals(6.228, xerox.exponent(), 0.0005);
    assertEquals(MarketShape.COMPETITIVE.exponent(), xerox.exponent(), 1e-12);
    assertEquals(6, xerox.loyalty(5) / xerox.loyalty(4), 1e-12);
  }

  /** Computed with NumPy 2: 100 ((s - 1)/4)^γ for γ = 6.228 and for its mirror image, 1/γ = 0.1606. */
  @Test
  void theCurvesOfBothMarkets() {
    LoyaltyCurve competitive = LoyaltyCurve.of(FIVE, MarketShape.COMPETITIVE);
    assertEquals(0.017791490040442528, competitive.loyalty(2), 1e-12);
    assertEquals(1.3338474440670691, competitive.loyalty(3), 1e-12);
    assertEquals(16.666666666666657, competitive.loyalty(4), 1e-12);
    LoyaltyCurve monopoly = LoyaltyCurve.of(FIVE, MarketShape.MONOPOLY);
    assertEquals(80.04499798446606, monopoly.loyalty(2), 1e-11);
    assertEquals(89.46787020180264, monopoly.loyalty(3), 1e-11);
    assertEquals(95.48607319970351, monopoly.loyalty(4), 1e-11);
  }

  /**
   * The three zones of the chart of J. L. Heskett and others (1994). Where one ends on 1 to 5 is ours: 1 and 2 defect, 3 and 4 are indifferent, 5
   * is affection.
   */
  @Test
  void theZonesOfTheChart() {
    SatisfactionZones zones = SatisfactionZones.standard(FIVE);
    assertEquals(new SatisfactionZones(FIVE, 1, 3, 4, 5), zones);
    assertEquals(
        List.of(
            SatisfactionZone.DEFECTION,
            SatisfactionZone.DEFECTION,
            SatisfactionZone.INDIFFERENCE,
            SatisfactionZone.INDIFFERENCE,
            SatisfactionZone.AFFECTION),
        List.of(zones.zone(1), zones.zone(2), zones.zone(3), zones.zone(4), zones.zone(5)));
    assertSame(SatisfactionZone.DEFECTION, zones.zone(2.999));
    assertSame(SatisfactionZone.AFFECTION, zones.zone(4.001));
  }

  /**
   * Attributed to F. F. Reichheld (1996), not checked against the print: 65 to 85 percent of those who left said that they were satisfied.
   * Computed: Wilson's interval of the lower end among 100 is 0.5525 to 0.7364.
   */
  @Test
  void theTrapOfAHundred() {
    TrapTally tally = new TrapTally(new Group(65, 35, 0), new Group(0, 0, 0));
    assertEquals(Proportion.of(65, 100), tally.index());
    Interval interval = tally.index().wilson(0.95).interval().orElseThrow();
    assertEquals(0.5525, interval.lower(), 0.00005);
    assertEquals(0.7364, interval.upper(), 0.00005);
  }

  /**
   * Computed with SciPy 1.17 (brentq on the derivative of the sum of squares, and the sandwich customer by customer): of 20, 40, 100, 200 and 140
   * customers 2, 6, 25, 90 and 126 are loyal.
   */
  @Test
  void theFittedExponent() {
    LoyaltyTally tally =
        Tallies.loyalty(new int[] {20, 40, 100, 200, 140}, new int[] {2, 6, 25, 90, 126});
    LoyaltyFit fit = tally.fit(0.95);
    assertEquals(2.4874267604077613, fit.exponent().value(), 1e-12);
    Interval interval = fit.exponent().interval().orElseThrow();
    assertEquals(2.0771907588800333, interval.lower(), 1e-10);
    assertEquals(2.9786825605408893, interval.upper(), 1e-10);
    assertEquals(500, fit.exponent().sampleSize());
    assertEquals(7.714027344632546, fit.error().value(), 1e-10);
    assertSame(MarketShape.COMPETITIVE, fit.shape().orElseThrow());
  }

  /** Computed by hand: where one score decides, γ = ln mean / ln fraction. One in six at 4 of 1 to 5 is Xerox's exponent again. */
  @Test
  void oneScoreGivesTheExponentInClosedForm() {
    LoyaltyTally tally = Tallies.loyalty(new int[] {0, 0, 0, 6, 2}, new int[] {0, 0, 0, 1, 2});
    Estimate exponent = tally.fit(0.95).exponent();
    assertEquals(6.228262518959627, exponent.value(), 1e-12);
  }

  /** Computed by hand: means 50, 20 and 40, 20, 100 of 10, 10, 20, 10, 10 customers pool to 35 twice, 100/3 is below, so 34 over all four. */
  @Test
  void theMonotoneCurvePoolsWhatFalls() {
    LoyaltyTally tally =
        Tallies.loyalty(new int[] {10, 10, 20, 10, 10}, new int[] {5, 2, 8, 2, 10});
    LoyaltyCurve curve = tally.monotone().orElseThrow();
    for (int score = 1; score <= 4; score++) {
      assertEquals(34, curve.loyalty(score), 1e-12);
    }
    assertEquals(67, curve.loyalty(4.5), 1e-12);
    assertEquals(100, curve.loyalty(5), 1e-12);
  }
}
