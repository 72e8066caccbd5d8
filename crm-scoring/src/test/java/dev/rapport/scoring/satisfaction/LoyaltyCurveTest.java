package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.satisfaction.LoyaltyCurve.Anchor;
import dev.rapport.scoring.satisfaction.LoyaltyCurve.Anchored;
import dev.rapport.scoring.satisfaction.LoyaltyCurve.Step;
import dev.rapport.scoring.satisfaction.SatisfactionZones.Extreme;
import dev.rapport.scoring.satisfaction.SatisfactionZones.Place;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import dev.rapport.scoring.typology.SatisfactionType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoyaltyCurveTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final SatisfactionZones ZONES = SatisfactionZones.standard(FIVE);

  @Test
  void oneMorePointPaysMostAtTheTopWhereCustomersAreFreeAndAtTheBottomWhereTheyAreNot() {
    assertEquals(
        List.of(4), fromBest(LoyaltyCurve.of(FIVE, MarketShape.COMPETITIVE).steps()));
    assertEquals(
        List.of(1), fromBest(LoyaltyCurve.of(FIVE, MarketShape.MONOPOLY).steps()));
    assertEquals(
        List.of(1, 2, 3, 4), fromBest(LoyaltyCurve.of(FIVE, MarketShape.LINEAR).steps()));
  }

  private static List<Integer> fromBest(List<Step> steps) {
    return LoyaltyCurve.best(steps).stream().map(Step::from).toList();
  }

  @Test
  void manyCustomersOnAFlatPartMayBeWorthMoreThanFewOnASteepOne() {
    LoyaltyCurve curve = LoyaltyCurve.power(FIVE, 2);
    assertEquals(
        List.of(new Step(1, 6.25), new Step(2, 18.75), new Step(3, 31.25), new Step(4, 43.75)),
        curve.steps());
    RatingTally answers = RatingTally.of(FIVE, List.of(2, 2, 2, 3, 4, 5, 5, 5));
    List<Step> steps = curve.steps(answers);
    assertEquals(new Step(2, 3.0 / 8 * 18.75), steps.get(1));
    assertEquals(List.of(2), fromBest(steps));
    assertThrows(IllegalArgumentException.class, () -> curve.steps(RatingTally.empty(FIVE)));
    assertThrows(IllegalArgumentException.class, () -> LoyaltyCurve.best(List.of()));
  }

  @Test
  void theLoyaltyOfAllIsNotThatOfTheMeanAnswer() {
    LoyaltyCurve curve = LoyaltyCurve.power(FIVE, 2);
    RatingTally split = RatingTally.of(FIVE, List.of(1, 5));
    assertEquals(new SampleMean(2, 100, 5000), curve.loyalty(split));
    assertEquals(25, curve.loyalty(3));
    assertEquals(new SampleMean(0, 0, 0), curve.loyalty(RatingTally.empty(FIVE)));
    assertEquals(new SampleMean(1, 25, 0), curve.loyalty(RatingTally.of(FIVE, List.of(3))));
    assertThrows(
        IllegalArgumentException.class,
        () -> curve.loyalty(RatingTally.empty(RatingScale.of(0, 10))));
  }

  @Test
  void theSlopeOfAConcaveCurveDoesNotExistAtTheLowestScore() {
    assertEquals(50, LoyaltyCurve.power(FIVE, 2).slope(5).value(), 1e-12);
    assertEquals(0, LoyaltyCurve.power(FIVE, 2).slope(1).value());
    assertEquals(25, LoyaltyCurve.power(FIVE, 1).slope(1).value());
    assertEquals(
        UndefinedReason.Kind.DOES_NOT_EXIST,
        LoyaltyCurve.power(FIVE, 0.5).slope(1).reason().orElseThrow().kind());
    assertEquals(12.5, LoyaltyCurve.power(FIVE, 0.5).slope(5).value(), 1e-12);
  }

  @Test
  void anchorsAreMetAndTheEndsAreNoneAndAllUnlessSaid() {
    Anchored curve = LoyaltyCurve.through(FIVE, List.of(new Anchor(3, 20), new Anchor(4, 40)));
    assertEquals(0, curve.loyalty(1));
    assertEquals(10, curve.loyalty(2));
    assertEquals(20, curve.loyalty(3));
    assertEquals(30, curve.loyalty(3.5));
    assertEquals(40, curve.loyalty(4));
    assertEquals(100, curve.loyalty(5));
    assertEquals(10, curve.slope(1).value());
    assertEquals(20, curve.slope(3).value());
    assertEquals(60, curve.slope(4).value());
    assertEquals(60, curve.slope(5).value());
    assertEquals(List.of(4), fromBest(curve.steps()));
    Anchored raised = LoyaltyCurve.through(FIVE, List.of(new Anchor(1, 20), new Anchor(5, 90)));
    assertEquals(20, raised.loyalty(1));
    assertEquals(90, raised.loyalty(5));
    assertEquals(
        LoyaltyCurve.through(FIVE, List.of()),
        LoyaltyCurve.through(FIVE, List.of(new Anchor(1, 0), new Anchor(5, 100))));
  }

  @Test
  void anchorsThatFallOrLeaveTheScaleAreRefused() {
    assertBadAnchors(new Anchor(3, 40), new Anchor(4, 20));
    assertBadAnchors(new Anchor(3, 40), new Anchor(3, 50));
    assertBadAnchors(new Anchor(4, 40), new Anchor(3, 50));
    assertBadAnchors(new Anchor(0, 40));
    assertBadAnchors(new Anchor(6, 40));
    assertThrows(IllegalArgumentException.class, () -> new Anchor(3, 100.5));
    assertThrows(IllegalArgumentException.class, () -> new Anchor(3, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Anchor(Double.NaN, 3));
    assertThrows(
        IllegalArgumentException.class, () -> new Anchored(FIVE, List.of(new Anchor(1, 0))));
  }

  private static void assertBadAnchors(Anchor... anchors) {
    assertThrows(
        IllegalArgumentException.class, () -> LoyaltyCurve.through(FIVE, List.of(anchors)));
  }

  @Test
  void badExponentsAndScoresAreRefused() {
    for (double bad : new double[] {0, -1, 1001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> LoyaltyCurve.power(FIVE, bad));
    }
    for (double bad : new double[] {1, 0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> LoyaltyCurve.calibrated(FIVE, bad));
    }
    assertThrows(
        IllegalArgumentException.class, () -> LoyaltyCurve.calibrated(RatingScale.of(0, 1), 6));
    LoyaltyCurve power = LoyaltyCurve.power(FIVE, 2);
    LoyaltyCurve anchored = LoyaltyCurve.through(FIVE, List.of());
    for (double bad : new double[] {0.999, 5.001, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> power.loyalty(bad));
      assertThrows(IllegalArgumentException.class, () -> anchored.loyalty(bad));
      assertThrows(IllegalArgumentException.class, () -> power.slope(bad));
      assertThrows(IllegalArgumentException.class, () -> anchored.slope(bad));
      assertThrows(IllegalArgumentException.class, () -> ZONES.zone(bad));
      assertThrows(IllegalArgumentException.class, () -> ZONES.extreme(bad));
      assertThrows(IllegalArgumentException.class, () -> ZONES.place(bad));
    }
    assertThrows(IllegalArgumentException.class, () -> MarketShape.of(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> MarketShape.of(0));
    assertSame(MarketShape.LINEAR, MarketShape.of(1));
    assertSame(MarketShape.MONOPOLY, MarketShape.of(0.99));
  }

  @Test
  void curvesSayWhatTheyGive() {
    assertEquals(
        List.of(
            "loyalty 25.00 at satisfaction 3.0000 on the scale 1 to 5, by the exponent 2.0000 (competitive)"),
        LoyaltyCurve.power(FIVE, 2).explain(3).lines());
    assertEquals(
        List.of(
            "loyalty 30.00 at satisfaction 3.5000 on the scale 1 to 5, between 20.00 at 3.0000 and 40.00 at 4.0000"),
        LoyaltyCurve.through(FIVE, List.of(new Anchor(3, 20), new Anchor(4, 40)))
            .explain(3.5)
            .lines());
  }

  @Test
  void extremesNeedTheTypeWhereItIsKnown() {
    assertEquals(Optional.of(Extreme.APOSTLE), ZONES.extreme(5));
    assertEquals(Optional.of(Extreme.TERRORIST), ZONES.extreme(1));
    assertEquals(Optional.empty(), ZONES.extreme(4.9));
    assertEquals(Optional.of(Extreme.APOSTLE), ZONES.extreme(5, SatisfactionType.LOYALIST));
    assertEquals(Optional.empty(), ZONES.extreme(5, SatisfactionType.MERCENARY));
    assertEquals(Optional.empty(), ZONES.extreme(1, SatisfactionType.HOSTAGE));
    assertEquals(Optional.of(Extreme.TERRORIST), ZONES.extreme(1, SatisfactionType.DEFECTOR));
    SatisfactionZones wide = new SatisfactionZones(FIVE, 1.5, 2, 4, 4.5);
    assertEquals(Optional.of(Extreme.APOSTLE), wide.extreme(4.5));
    assertEquals(Optional.of(Extreme.TERRORIST), wide.extreme(1.5));
  }

  @Test
  void aPlaceKnowsTheWayUpAndSaysWhy() {
    Place low = ZONES.place(2.5);
    assertEquals(OptionalDouble.of(0.5), low.pointsToNextZone());
    assertEquals(OptionalDouble.of(0.75), ZONES.place(3.25).pointsToNextZone());
    assertEquals(OptionalDouble.empty(), ZONES.place(4.5).pointsToNextZone());
    assertFalse(low.explanation().find(SatisfactionCode.EXTREME).isPresent());
    assertEquals(
        List.of(
            "affection: stays by choice and recommends; score 5.0000 on the scale 1 to 5, where indifference runs from 3.0000 to 4.0000",
            "  at the end of the chart: apostle"),
        ZONES.place(5).explanation().lines());
  }

  @Test
  void aMeanWhoseIntervalCrossesACutIsInNeitherZoneForCertain() {
    assertEquals(
        Set.of(SatisfactionZone.INDIFFERENCE),
        ZONES.plausibleZones(Estimate.of(3.5, Interval.of(3, 4, 0.95), 40)));
    assertEquals(
        Set.of(SatisfactionZone.INDIFFERENCE, SatisfactionZone.AFFECTION),
        ZONES.plausibleZones(Estimate.of(3.9, Interval.of(3.7, 4.1, 0.95), 40)));
    assertEquals(
        Set.of(SatisfactionZone.AFFECTION),
        ZONES.plausibleZones(Estimate.of(4.9, Interval.of(4.7, 5.1, 0.95), 40)));
    assertEquals(Set.of(SatisfactionZone.DEFECTION), ZONES.plausibleZones(Estimate.of(2.5, 1)));
    assertEquals(
        Set.of(SatisfactionZone.values()),
        ZONES.plausibleZones(Estimate.undefined(UndefinedReason.noData("responses"), 0)));
    assertThrows(IllegalArgumentException.class, () -> ZONES.plausibleZones(Estimate.of(5.5, 1)));
  }

  @Test
  void zonesOutOfOrderAreRefused() {
    assertBadZones(3, 3, 4, 5);
    assertBadZones(1, 4, 3, 5);
    assertBadZones(1, 3, 5, 5);
    assertBadZones(0, 3, 4, 5);
    assertBadZones(1, 3, 4, 6);
    assertBadZones(1, Double.NaN, 4, 5);
    assertSame(SatisfactionZone.INDIFFERENCE, new SatisfactionZones(FIVE, 1, 3, 3, 5).zone(3));
  }

  private static void assertBadZones(double a, double b, double c, double d) {
    assertThrows(IllegalArgumentException.class, () -> new SatisfactionZones(FIVE, a, b, c, d));
  }

  @Test
  void sharesOfAnswersByZone() {
    RatingTally answers = RatingTally.of(FIVE, List.of(1, 2, 3, 4, 4, 5)).addMissing();
    assertEquals(Proportion.of(2, 6), ZONES.share(answers, SatisfactionZone.DEFECTION));
    assertEquals(Proportion.of(3, 6), ZONES.share(answers, SatisfactionZone.INDIFFERENCE));
    assertEquals(Proportion.of(1, 6), ZONES.share(answers, SatisfactionZone.AFFECTION));
    assertEquals(Proportion.of(1, 6), ZONES.share(answers, Extreme.APOSTLE));
    assertEquals(Proportion.of(1, 6), ZONES.share(answers, Extreme.TERRORIST));
    RatingTally elsewhere = RatingTally.empty(RatingScale.of(0, 10));
    assertThrows(
        IllegalArgumentException.class, () -> ZONES.share(elsewhere, SatisfactionZone.AFFECTION));
  }
}
