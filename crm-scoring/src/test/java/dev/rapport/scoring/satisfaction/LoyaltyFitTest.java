package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.survey.RatingScale;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoyaltyFitTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  @Test
  void nobodyTellsNoCurve() {
    LoyaltyFit fit = LoyaltyTally.empty(FIVE).addMissing().fit(0.95);
    assertUndefined(UndefinedReason.Kind.NO_DATA, fit);
    assertEquals(Optional.empty(), LoyaltyTally.empty(FIVE).monotone());
    assertEquals(
        List.of("no exponent from 0 customers: no customers were observed"),
        fit.explanation().lines());
  }

  @Test
  void customersAtTheEndsAloneTellNoCurve() {
    assertUndefined(
        UndefinedReason.Kind.NOT_IDENTIFIED,
        Tallies.loyalty(new int[] {9, 0, 0, 0, 9}, new int[] {1, 0, 0, 0, 8}).fit(0.95));
    assertUndefined(
        UndefinedReason.Kind.NOT_IDENTIFIED,
        LoyaltyTally.empty(RatingScale.of(0, 1)).add(0, true).add(1, false).fit(0.95));
  }

  @Test
  void allOrNoneLoyalInBetweenPushTheExponentOverTheEdge() {
    assertUndefined(
        UndefinedReason.Kind.NOT_IDENTIFIED,
        Tallies.loyalty(new int[] {0, 5, 5, 5, 5}, new int[] {0, 5, 5, 5, 5}).fit(0.95));
    assertUndefined(
        UndefinedReason.Kind.NOT_IDENTIFIED,
        Tallies.loyalty(new int[] {0, 5, 5, 5, 5}, new int[] {0, 0, 0, 0, 5}).fit(0.95));
  }

  /** The many at 1 of 0 to 10 make a valley near 0.05; none of those at 9 being loyal makes the far end lower still. */
  @Test
  void aValleyThatIsHigherThanTheEdgeIsNoMinimum() {
    LoyaltyTally tally = LoyaltyTally.empty(RatingScale.of(0, 10)).add(1, 1, 90).add(1, 0, 10);
    assertEquals(0.0458, tally.fit(0.95).exponent().value(), 0.0001);
    assertEquals(0.0458, tally.add(9, 0, 20).fit(0.95).exponent().value(), 0.01);
    assertUndefined(UndefinedReason.Kind.NOT_IDENTIFIED, tally.add(9, 0, 100).fit(0.95));
  }

  private static void assertUndefined(UndefinedReason.Kind kind, LoyaltyFit fit) {
    assertEquals(kind, fit.exponent().reason().orElseThrow().kind());
    assertEquals(fit.exponent().reason(), fit.error().reason());
    assertEquals(Optional.empty(), fit.curve());
    assertEquals(Optional.empty(), fit.shape());
  }

  @Test
  void oneCustomerAndNoResidueHaveNoInterval() {
    LoyaltyTally one = LoyaltyTally.empty(FIVE, RatingScale.of(0, 100)).add(3, 25);
    Estimate exponent = one.fit(0.95).exponent();
    assertEquals(2, exponent.value(), 1e-12);
    assertEquals(Optional.empty(), exponent.interval());
    assertEquals(Optional.empty(), one.fit(0.95).shape());
    LoyaltyTally alike = one.add(3, 25).add(3, 25);
    assertEquals(Optional.empty(), alike.fit(0.95).exponent().interval());
    assertEquals(0, alike.fit(0.95).error().value(), 1e-9);
    assertTrue(alike.add(3, 26).fit(0.95).exponent().interval().isPresent());
  }

  /** A score that asks for 0.1 and another that asks for 20 make two valleys; the one with more customers is the deeper. */
  @Test
  void ofTwoValleysTheDeeperOneWins() {
    assertTrue(valley(400, 100) < 1);
    assertTrue(valley(100, 400) > 1);
  }

  private static double valley(int atTwo, int atFour) {
    LoyaltyTally tally = Tallies.loyalty(
        new int[] {0, atTwo, 0, atFour, 0}, new int[] {0, atTwo * 9 / 10, 0, atFour / 100, 0});
    return tally.fit(0.95).exponent().value();
  }

  /** Simulated with a fixed seed: 400 samples of 400 customers each, true exponent 2. */
  @Test
  void theIntervalCoversAsOftenAsItSays() {
    Random random = new Random(20261122);
    int covered = 0;
    int samples = 400;
    for (int sample = 0; sample < samples; sample++) {
      int[] customers = new int[5];
      int[] loyal = new int[5];
      for (int i = 0; i < 400; i++) {
        int at = random.nextInt(5);
        customers[at]++;
        loyal[at] += random.nextDouble() < Math.pow(at / 4.0, 2) ? 1 : 0;
      }
      Interval interval =
          Tallies.loyalty(customers, loyal).fit(0.95).exponent().interval().orElseThrow();
      covered += interval.contains(2) ? 1 : 0;
    }
    double coverage = (double) covered / samples;
    assertTrue(coverage >= 0.93 && coverage <= 0.97, () -> "coverage was " + coverage);
  }

  @Test
  void theShapeStaysOpenWhereTheIntervalHoldsOne() {
    LoyaltyFit open =
        Tallies.loyalty(new int[] {2, 4, 4, 4, 2}, new int[] {0, 1, 2, 3, 2}).fit(0.95);
    assertEquals(1, open.exponent().value(), 1e-12);
    assertEquals(Optional.empty(), open.shape());
    assertEquals(
        List.of(
            "exponent 1.0000 from 16 customers; the curve misses the means by 0.00 percent of loyalty",
            "  the shape is open: no interval of the exponent excludes 1"),
        open.explanation().lines());
    LoyaltyFit monopoly = Tallies.loyalty(
            new int[] {10, 40, 40, 40, 40}, new int[] {0, 32, 36, 38, 40})
        .fit(0.95);
    assertEquals(Optional.of(MarketShape.MONOPOLY), monopoly.shape());
    assertEquals(MarketShape.MONOPOLY, monopoly.curve().orElseThrow().shape());
    assertTrue(monopoly.explanation().find(SatisfactionCode.SHAPE).isPresent());
  }

  @Test
  void loyaltyByScoreIsInPercentOfItsScale() {
    LoyaltyTally tally = LoyaltyTally.empty(FIVE, RatingScale.of(1, 5))
        .add(4, 1)
        .add(4, 5)
        .add(4, 3)
        .add(2, 4);
    assertEquals(new SampleMean(3, 150, 5000), tally.loyalty(4));
    assertEquals(new SampleMean(1, 75, 0), tally.loyalty(2));
    assertEquals(new SampleMean(0, 0, 0), tally.loyalty(5));
    assertEquals(4, tally.responses());
    assertThrows(IllegalArgumentException.class, () -> tally.loyalty(6));
    assertThrows(IllegalArgumentException.class, () -> tally.add(6, 1));
    assertThrows(IllegalArgumentException.class, () -> tally.add(5, 1, -1));
    assertThrows(ArithmeticException.class, () -> tally.add(5, 5, Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> tally.add(5, 0));
    assertThrows(IllegalArgumentException.class, () -> tally.fit(1));
    assertThrows(IllegalArgumentException.class, () -> tally.merge(LoyaltyTally.empty(FIVE)));
  }

  /** Computed with SciPy 1.17: Wilson's interval of 65 of 100 is 0.5525444 to 0.7363575. */
  @Test
  void whoIsLoyalOrNotHasWilsonsInterval() {
    LoyaltyTally tally = LoyaltyTally.empty(FIVE).add(4, 1, 65).add(4, 0, 35).add(5, true);
    Estimate loyalty = tally.loyalty(4, 0.95);
    assertEquals(65, loyalty.value(), 1e-12);
    assertEquals(55.25444, loyalty.interval().orElseThrow().lower(), 1e-5);
    assertEquals(73.63575, loyalty.interval().orElseThrow().upper(), 1e-5);
    assertEquals(100, tally.loyalty(5, 0.95).value());
    assertFalse(tally.loyalty(1, 0.95).isKnown());
  }

  @Test
  void degreesOfLoyaltyHaveStudentsIntervalWithinTheScale() {
    LoyaltyTally tally = LoyaltyTally.empty(FIVE, RatingScale.of(0, 4))
        .add(4, 4)
        .add(4, 4)
        .add(4, 2)
        .add(2, 1);
    Estimate loyalty = tally.loyalty(4, 0.5);
    // Mean 250/3, deviation 50/√3, and t(0.75; 2) = √(2/3), so the reach is (50/3) √(2/3).
    assertEquals(250.0 / 3, loyalty.value(), 1e-12);
    assertEquals(
        250.0 / 3 - 50.0 / 3 * Math.sqrt(2.0 / 3),
        loyalty.interval().orElseThrow().lower(),
        1e-9);
    assertEquals(100, tally.loyalty(4, 0.95).interval().orElseThrow().upper());
    assertFalse(tally.loyalty(2, 0.95).isKnown());
  }

  /** A third of the scale has no finite binary form, and yet nobody is a hair away from the mean. */
  @Test
  void withoutScatterThereIsAMeanAndNoInterval() {
    for (int customers : new int[] {2, 3, 7, 1000, 1_000_003}) {
      LoyaltyTally tally = LoyaltyTally.empty(FIVE, RatingScale.of(0, 3)).add(4, 1, customers);
      Estimate loyalty = tally.loyalty(4, 0.95);
      assertEquals(100.0 / 3, loyalty.value(), 1e-12);
      assertEquals(customers, loyalty.sampleSize());
      assertTrue(loyalty.interval().isEmpty());
      assertEquals(0, tally.loyalty(4).squaredDeviations());
      assertTrue(tally.add(4, 2).loyalty(4, 0.95).interval().isPresent());
    }
    // Loyal or not: that all are says how rare the others may be, so Wilson has an interval.
    LoyaltyTally all = LoyaltyTally.empty(FIVE).add(4, 1, 7);
    assertEquals(100, all.loyalty(4, 0.95).interval().orElseThrow().upper());
    assertEquals(
        100 / (1 + 1.959964 * 1.959964 / 7),
        all.loyalty(4, 0.95).interval().orElseThrow().lower(),
        1e-4);
  }

  @Test
  void theMonotoneCurveBridgesScoresWithoutCustomers() {
    LoyaltyTally tally = Tallies.loyalty(new int[] {0, 10, 0, 10, 0}, new int[] {0, 2, 0, 6, 0});
    LoyaltyCurve curve = tally.monotone().orElseThrow();
    assertEquals(20, curve.loyalty(1), 1e-12);
    assertEquals(20, curve.loyalty(2), 1e-12);
    assertEquals(40, curve.loyalty(3), 1e-12);
    assertEquals(60, curve.loyalty(4), 1e-12);
    assertEquals(60, curve.loyalty(5), 1e-12);
    LoyaltyCurve flat =
        Tallies.loyalty(new int[] {0, 0, 4}, new int[] {0, 0, 1}).monotone().orElseThrow();
    assertEquals(25, flat.loyalty(1), 1e-12);
    assertEquals(25, flat.loyalty(3), 1e-12);
  }

  @Test
  void aFitHoldsTogether() {
    Estimate known = Estimate.of(2, 9);
    Estimate undefined = Estimate.undefined(UndefinedReason.noData("customers"), 0);
    assertThrows(IllegalArgumentException.class, () -> new LoyaltyFit(FIVE, known, undefined));
    assertThrows(
        IllegalArgumentException.class, () -> new LoyaltyFit(FIVE, Estimate.of(0, 9), known));
    assertThrows(
        IllegalArgumentException.class, () -> new LoyaltyFit(FIVE, known, Estimate.of(-1, 9)));
    assertFalse(new LoyaltyFit(FIVE, undefined, undefined).exponent().isKnown());
  }

  @Test
  void talliesAreValues() {
    new EqualsTester()
        .addEqualityGroup(LoyaltyTally.empty(FIVE), LoyaltyTally.empty(FIVE, RatingScale.of(0, 1)))
        .addEqualityGroup(
            LoyaltyTally.empty(FIVE).add(4, true).add(2, false),
            LoyaltyTally.empty(FIVE).add(2, 0).add(4, 1))
        .addEqualityGroup(LoyaltyTally.empty(FIVE).addMissing())
        .addEqualityGroup(LoyaltyTally.empty(FIVE, RatingScale.of(1, 2)))
        .testEquals();
    assertEquals(
        "loyalty of 1 customers by satisfaction 1 to 5, 1 missing",
        LoyaltyTally.empty(FIVE).add(4, true).addMissing().toString());
  }
}
