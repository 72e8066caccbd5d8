package dev.rapport.scoring.satisfaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.event.SurveyAnswered.Item;
import dev.rapport.core.event.SurveyAnswered.Missing;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.satisfaction.ToleranceTrap.Standing;
import dev.rapport.scoring.satisfaction.TrapTally.Group;
import dev.rapport.scoring.satisfaction.TrapTest.Result;
import dev.rapport.scoring.servqual.ToleranceZone;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.typology.SatisfactionType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SatisfactionTrapTest {
  private static final Evidence NOTHING = Evidence.none();
  private static final TrapTest TEST = TrapTest.standard();

  @Test
  void goodEnoughToSatisfyIsNotGoodEnoughToBind() {
    ToleranceZone zone = new ToleranceZone(4, 7);
    assertSame(Standing.DISSATISFIED, new ToleranceTrap(zone, 3.99).standing());
    assertSame(Standing.TRAPPED, new ToleranceTrap(zone, 4).standing());
    assertSame(Standing.TRAPPED, new ToleranceTrap(zone, 6.99).standing());
    assertSame(Standing.BOUND, new ToleranceTrap(zone, 7).standing());
    assertTrue(new ToleranceTrap(zone, 5).isTrapped());
    assertEquals(2, new ToleranceTrap(zone, 5).pointsToLoyalty());
    assertEquals(0, new ToleranceTrap(zone, 8).pointsToLoyalty());
  }

  @Test
  void aCustomerWhoTakesNothingLessThanTheDesiredHasNoTrap() {
    ToleranceZone none = new ToleranceZone(7, 7);
    assertFalse(new ToleranceTrap(none, 7).isTrapped());
    assertSame(Standing.DISSATISFIED, new ToleranceTrap(none, 6.9).standing());
    assertThrows(IllegalArgumentException.class, () -> new ToleranceTrap(none, Double.NaN));
  }

  @Test
  void theLevelsSayWhy() {
    List<String> lines =
        new ToleranceTrap(new ToleranceZone(4, 7), 5).explanation().lines();
    assertEquals("trapped by the levels of expectation", lines.get(0));
    assertEquals(2, lines.size());
  }

  @Test
  void withoutDefectorsThereIsNoIndex() {
    TrapTally tally = TrapTally.empty().add(false, Finding.YES).add(false, Finding.NO);
    assertUndefined(tally.index());
    assertUndefined(tally.leastIndex());
    assertEquals(
        List.of(
            "no index: of none of the 0 who left the satisfaction is known",
            "  0.0% of the satisfied left, and 0.0% of the dissatisfied"),
        tally.explain(0.95).lines());
  }

  private static void assertUndefined(Proportion proportion) {
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        proportion.wilson(0.95).reason().orElseThrow().kind());
  }

  @Test
  void defectorsOfUnknownSatisfactionAreInNoIndexButInItsBounds() {
    TrapTally tally = TrapTally.empty()
        .add(true, Finding.YES)
        .add(true, Finding.YES)
        .add(true, Finding.NO)
        .add(true, Finding.UNKNOWN)
        .add(false, Finding.YES)
        .add(false, Finding.YES)
        .add(false, Finding.NO)
        .add(false, Finding.UNKNOWN);
    assertEquals(new TrapTally(new Group(2, 1, 1), new Group(2, 1, 1)), tally);
    assertEquals(Proportion.of(2, 3), tally.index());
    assertEquals(Proportion.of(2, 4), tally.leastIndex());
    assertEquals(Proportion.of(3, 4), tally.greatestIndex());
    assertEquals(Proportion.of(2, 4), tally.defectionOfSatisfied());
    assertEquals(Proportion.of(1, 2), tally.defectionOfDissatisfied());
    assertEquals(0, tally.protection().estimate(0.95).value());
    List<String> lines = tally.explain(0.95).lines();
    assertEquals(
        "66.7% of those who left were satisfied (95.0% interval 20.8% to 93.9%, n = 3)",
        lines.get(0));
    assertEquals(
        "  of 1 who left the satisfaction is unknown: with them the index is 50.0% to 75.0%",
        lines.get(1));
    assertEquals("  50.0% of the satisfied left, and 50.0% of the dissatisfied", lines.get(2));
  }

  @Test
  void onlyUnknownDefectorsGiveBoundsAndNoIndex() {
    TrapTally tally = TrapTally.empty().add(true, Finding.UNKNOWN);
    assertUndefined(tally.index());
    assertEquals(Proportion.of(0, 1), tally.leastIndex());
    assertEquals(Proportion.of(1, 1), tally.greatestIndex());
    assertTrue(tally.explain(0.95).find(SatisfactionCode.TRAP_INDEX_UNDEFINED).isPresent());
    assertTrue(tally.explain(0.95).find(SatisfactionCode.TRAP_UNKNOWN).isPresent());
  }

  @Test
  void theIntervalIsHonestAtTheEdges() {
    Estimate none =
        new TrapTally(new Group(0, 10, 0), new Group(0, 0, 0)).index().wilson(0.95);
    assertEquals(0, none.value());
    assertTrue(none.interval().orElseThrow().upper() > 0.2);
    Estimate all = new TrapTally(new Group(1, 0, 0), new Group(0, 0, 0)).index().wilson(0.95);
    assertEquals(1, all.value());
    assertTrue(all.interval().orElseThrow().lower() < 0.3);
  }

  @Test
  void protectionOfAFewIsAValueAlone() {
    TrapTally two = new TrapTally(new Group(0, 1, 0), new Group(1, 0, 0));
    assertEquals(Estimate.of(1, 2), two.protection().estimate(0.95));
    assertFalse(two.protection().pValue().isKnown());
    TrapTally alike = new TrapTally(new Group(0, 5, 0), new Group(3, 2, 0));
    assertEquals(Estimate.of(0.6, 10), alike.protection().estimate(0.95));
    TrapTally deep = new TrapTally(new Group(1, 9, 0), new Group(9, 1, 0));
    Interval interval = deep.protection().estimate(0.9999).interval().orElseThrow();
    assertEquals(1, interval.upper());
    assertTrue(interval.lower() > 0);
  }

  /** Where 90 percent of all customers are satisfied, 85 percent among those who left is no mystery. */
  @Test
  void protectionComparesWithThoseWhoStayed() {
    TrapTally tally = new TrapTally(new Group(85, 15, 0), new Group(810, 90, 0));
    assertEquals(0.05, tally.protection().estimate(0.95).value(), 1e-12);
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        new TrapTally(new Group(85, 15, 0), new Group(0, 0, 7))
            .protection()
            .estimate(0.95)
            .reason()
            .orElseThrow()
            .kind());
  }

  @Test
  void badCountsAreRefused() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new Group(1, -1, 0));
    assertEquals("dissatisfied must not be negative, was -1", error.getMessage());
    assertThrows(ArithmeticException.class, () -> new Group(Long.MAX_VALUE, 1, 0));
    Group most = new Group(Long.MAX_VALUE, 0, 0);
    Group one = new Group(0, 0, 1);
    assertThrows(ArithmeticException.class, () -> new TrapTally(most, one));
    TrapTally full = new TrapTally(most, new Group(0, 0, 0));
    assertThrows(ArithmeticException.class, () -> full.add(true, Finding.YES));
    assertThrows(ArithmeticException.class, () -> full.merge(full));
  }

  @Test
  void satisfiedAndBuyingElsewhereIsTrapped() {
    assertSame(Finding.YES, trapped(4, Evidence.builder().shareOfWallet(0.3).build()));
    assertSame(
        Finding.YES,
        trapped(5, Evidence.builder().attitudinalLoyalty(Finding.NO).build()));
    assertSame(Finding.NO, trapped(3, Evidence.builder().shareOfWallet(0.3).build()));
    assertSame(
        Finding.NO,
        trapped(
            5,
            Evidence.builder()
                .shareOfWallet(0.5)
                .attitudinalLoyalty(Finding.YES)
                .build()));
  }

  @Test
  void whatIsNotKnownStaysOpenUnlessTheRestDecides() {
    assertSame(Finding.UNKNOWN, trapped(5, NOTHING));
    assertSame(Finding.NO, trapped(1, NOTHING));
    assertSame(
        Finding.UNKNOWN,
        trapped(5, Evidence.builder().attitudinalLoyalty(Finding.YES).build()));
    assertSame(Finding.UNKNOWN, trapped(5, Evidence.builder().shareOfWallet(0.9).build()));
  }

  private static Finding trapped(int score, Evidence evidence) {
    return TEST.test(score, evidence).trapped();
  }

  @Test
  void theTypeDecidesWhereItIsKnown() {
    assertSame(Finding.YES, TEST.test(SatisfactionType.MERCENARY, NOTHING).trapped());
    assertSame(Finding.NO, TEST.test(SatisfactionType.HOSTAGE, NOTHING).trapped());
    assertSame(Finding.NO, TEST.test(SatisfactionType.DEFECTOR, NOTHING).trapped());
    assertSame(Finding.UNKNOWN, TEST.test(SatisfactionType.LOYALIST, NOTHING).trapped());
    Evidence loyal = Evidence.builder().shareOfWallet(0.8).build();
    assertSame(Finding.NO, TEST.test(SatisfactionType.LOYALIST, loyal).trapped());
  }

  @Test
  void aMissingAnswerIsUnknown() {
    Evidence elsewhere = Evidence.builder().shareOfWallet(0.1).build();
    Item item = Item.of("csat", "overall", 1, 5);
    Instant at = Instant.parse("2026-03-01T12:00:00Z");
    SurveyAnswered given = SurveyAnswered.of("a1", at, "c-1", item, "w1", 4);
    SurveyAnswered none = SurveyAnswered.of("a2", at, "c-1", item, "w1", Missing.REFUSED);
    assertSame(Finding.YES, TEST.test(given, elsewhere).trapped());
    assertSame(Finding.UNKNOWN, TEST.test(none, elsewhere).trapped());
    SurveyAnswered other =
        SurveyAnswered.of("a3", at, "c-1", Item.of("nps", "recommend", 0, 10), "w1", 4);
    assertThrows(IllegalArgumentException.class, () -> TEST.test(other, elsewhere));
  }

  @Test
  void theTestSaysWhy() {
    assertEquals(
        List.of(
            "in the satisfaction trap: unknown",
            "  satisfied: yes",
            "  buys mostly elsewhere: unknown",
            "  prefers the firm: yes"),
        new Result(Finding.YES, Finding.UNKNOWN, Finding.YES).explanation().lines());
  }

  @Test
  void badTestsAreRefused() {
    RatingScale five = RatingScale.of(1, 5);
    assertThrows(IllegalArgumentException.class, () -> new TrapTest(five, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new TrapTest(five, 6, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new TrapTest(five, 4, 1.5));
    assertThrows(IllegalArgumentException.class, () -> new TrapTest(five, 4, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> TEST.test(6, NOTHING));
  }
}
