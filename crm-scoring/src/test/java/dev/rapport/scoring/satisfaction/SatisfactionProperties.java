package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.satisfaction.Disconfirmation.Lever;
import dev.rapport.scoring.satisfaction.Disconfirmation.Outcome;
import dev.rapport.scoring.satisfaction.LoyaltyCurve.Anchor;
import dev.rapport.scoring.satisfaction.LoyaltyCurve.Step;
import dev.rapport.scoring.servqual.ToleranceZone;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.RatingTally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class SatisfactionProperties {
  /** Numbers that add up without rounding. */
  @Provide
  Arbitrary<Double> eighths() {
    return Arbitraries.integers().between(-800, 800).map(n -> n / 8.0);
  }

  @Provide
  Arbitrary<Double> tolerances() {
    return Arbitraries.integers().between(0, 80).map(n -> n / 8.0);
  }

  @Provide
  Arbitrary<RatingScale> scales() {
    return Combinators.combine(
            Arbitraries.integers().between(-10, 10), Arbitraries.integers().between(1, 12))
        .as((lowest, span) -> RatingScale.of(lowest, lowest + span));
  }

  @Provide
  Arbitrary<LoyaltyCurve> curves() {
    Arbitrary<LoyaltyCurve> powers = Combinators.combine(
            scales(), Arbitraries.doubles().between(0.02, 50).ofScale(4))
        .as(LoyaltyCurve::power);
    Arbitrary<LoyaltyCurve> anchored = Combinators.combine(
            scales(),
            Arbitraries.integers().between(0, 97).list().ofMaxSize(6),
            Arbitraries.doubles().between(0, 100).ofScale(5).list().ofSize(6))
        .as(SatisfactionProperties::anchored);
    return Arbitraries.oneOf(powers, anchored);
  }

  private static LoyaltyCurve anchored(
      RatingScale scale, List<Integer> places, List<Double> loyalties) {
    List<Double> rising = loyalties.stream().sorted().toList();
    List<Anchor> anchors = new ArrayList<>();
    for (int place : new TreeSet<>(places)) {
      // Away from the ends, which then are 0 and 100.
      double at = scale.lowest() + (scale.points() - 1) * (place + 1) / 99.0;
      anchors.add(new Anchor(at, rising.get(anchors.size())));
    }
    return LoyaltyCurve.through(scale, anchors);
  }

  private static double at(RatingScale scale, double way) {
    return Math.min(scale.highest(), scale.lowest() + way * (scale.points() - 1));
  }

  @Property
  void trichotomy(
      @ForAll("eighths") double performance,
      @ForAll("eighths") double expectation,
      @ForAll("tolerances") double tolerance) {
    Disconfirmation one = new Disconfirmation(performance, expectation, tolerance);
    Outcome expected = Math.abs(performance - expectation) <= tolerance
        ? Outcome.CONFIRMED
        : performance > expectation ? Outcome.POSITIVE : Outcome.NEGATIVE;
    assertSame(expected, one.outcome());
    assertEquals(expected == Outcome.NEGATIVE, one.shortfall() > 0);
    assertTrue(one.after(Lever.RAISE_PERFORMANCE, one.shortfall()).outcome() != Outcome.NEGATIVE);
    assertTrue(one.after(Lever.MANAGE_EXPECTATION, one.shortfall()).outcome() != Outcome.NEGATIVE);
  }

  @Property
  void onlyTheDifferenceCounts(
      @ForAll("eighths") double performance,
      @ForAll("eighths") double expectation,
      @ForAll("eighths") double shift,
      @ForAll("tolerances") double tolerance) {
    Disconfirmation here = new Disconfirmation(performance, expectation, tolerance);
    Disconfirmation there =
        new Disconfirmation(performance + shift, expectation + shift, tolerance);
    assertSame(here.outcome(), there.outcome());
    assertEquals(here.gap(), there.gap());
    Disconfirmation swapped = new Disconfirmation(expectation, performance, tolerance);
    assertEquals(-here.gap(), swapped.gap(), 0.0);
    assertEquals(here.outcome() == Outcome.CONFIRMED, swapped.outcome() == Outcome.CONFIRMED);
    assertEquals(here.outcome() == Outcome.POSITIVE, swapped.outcome() == Outcome.NEGATIVE);
  }

  @Property
  void moreToleranceOnlyConfirms(
      @ForAll("eighths") double performance,
      @ForAll("eighths") double expectation,
      @ForAll("tolerances") double tolerance,
      @ForAll("tolerances") double more) {
    Outcome before = new Disconfirmation(performance, expectation, tolerance).outcome();
    Outcome after = new Disconfirmation(performance, expectation, tolerance + more).outcome();
    assertTrue(after == before || after == Outcome.CONFIRMED);
  }

  @Property
  void aCurveRunsFromNoneToAllAndNeverFalls(
      @ForAll("curves") LoyaltyCurve curve,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    RatingScale scale = curve.scale();
    assertEquals(0, curve.loyalty(scale.lowest()));
    assertEquals(100, curve.loyalty(scale.highest()));
    double low = curve.loyalty(at(scale, Math.min(one, other)));
    double high = curve.loyalty(at(scale, Math.max(one, other)));
    assertTrue(0 <= low && low <= high && high <= 100);
    curve.slope(at(scale, one)).optionalValue().ifPresent(it -> assertTrue(it >= 0));
  }

  @Property
  void theStepsMakeUpTheWholeRise(@ForAll("curves") LoyaltyCurve curve) {
    List<Step> steps = curve.steps();
    assertEquals(curve.scale().points() - 1, steps.size());
    assertEquals(100, steps.stream().mapToDouble(Step::gain).sum(), 1e-9);
    double best = LoyaltyCurve.best(steps).get(0).gain();
    assertTrue(best >= 100.0 / steps.size() - 1e-9);
    steps.forEach(step -> assertTrue(step.gain() <= best));
  }

  @Property
  void convexPowersPayMostAtTheTopAndConcaveOnesAtTheBottom(
      @ForAll("scales") RatingScale scale,
      @ForAll @DoubleRange(min = 1.05, max = 20) double exponent) {
    assertSame(MarketShape.COMPETITIVE, LoyaltyCurve.power(scale, exponent).shape());
    assertEquals(
        scale.highest() - 1,
        LoyaltyCurve.best(LoyaltyCurve.power(scale, exponent).steps()).get(0).from());
    assertEquals(
        scale.lowest(),
        LoyaltyCurve.best(LoyaltyCurve.power(scale, 1 / exponent).steps())
            .get(0)
            .from());
  }

  @Property
  void zonesPartitionTheScale(
      @ForAll("scales") RatingScale scale,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    SatisfactionZones zones = SatisfactionZones.standard(scale);
    double low = at(scale, Math.min(one, other));
    double high = at(scale, Math.max(one, other));
    assertTrue(zones.zone(low).compareTo(zones.zone(high)) <= 0);
    int in = 0;
    in += low < zones.indifferenceFrom() ? 1 : 0;
    in += zones.indifferenceFrom() <= low && low <= zones.affectionAbove() ? 1 : 0;
    in += low > zones.affectionAbove() ? 1 : 0;
    assertEquals(1, in);
    assertSame(SatisfactionZone.DEFECTION, zones.zone(scale.lowest()));
    assertSame(SatisfactionZone.AFFECTION, zones.zone(scale.highest()));
    zones
        .extreme(low)
        .ifPresent(extreme -> assertSame(
            extreme == SatisfactionZones.Extreme.APOSTLE
                ? SatisfactionZone.AFFECTION
                : SatisfactionZone.DEFECTION,
            zones.zone(low)));
  }

  @Property
  void sharesOfTheZonesMakeUpTheWhole(
      @ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> scores) {
    RatingTally answers = RatingTally.of(Tallies.FIVE, scores);
    SatisfactionZones zones = SatisfactionZones.standard(Tallies.FIVE);
    long sum = 0;
    for (SatisfactionZone zone : SatisfactionZone.values()) {
      sum += zones.share(answers, zone).successes();
    }
    assertEquals(scores.size(), sum);
  }

  @Property
  void theLoyaltyOfAllIsTheMeanOfTheirs(
      @ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> scores,
      @ForAll @DoubleRange(min = 0.1, max = 10) double exponent) {
    LoyaltyCurve curve = LoyaltyCurve.power(Tallies.FIVE, exponent);
    double mean = scores.stream().mapToDouble(curve::loyalty).average().orElseThrow();
    assertEquals(
        mean, curve.loyalty(RatingTally.of(Tallies.FIVE, scores)).mean().value(), 1e-9);
  }

  @Property
  void trappedIsBetweenTheTwoExpectations(
      @ForAll("eighths") double perceived,
      @ForAll("eighths") double one,
      @ForAll("eighths") double other) {
    double adequate = Math.min(one, other);
    double desired = Math.max(one, other);
    ToleranceTrap trap = new ToleranceTrap(new ToleranceZone(adequate, desired), perceived);
    assertEquals(adequate <= perceived && perceived < desired, trap.isTrapped());
    assertEquals(trap.isTrapped(), trap.standing() == ToleranceTrap.Standing.TRAPPED);
    assertSame(
        ToleranceTrap.Standing.BOUND,
        new ToleranceTrap(trap.zone(), perceived + trap.pointsToLoyalty()).standing());
  }
}
