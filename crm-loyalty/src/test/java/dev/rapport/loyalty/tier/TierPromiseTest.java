package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** When a level is promised and for how long, and what of a count is left behind. */
class TierPromiseTest {
  private static final TierMetric POINTS = TierMetric.points(PointType.qualifying("status"));
  private static final TierMetric ORDERS = TierMetric.count("orders");

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static TierStanding start(TierLadder ladder) {
    return TierStanding.start(ladder, day("2026-01-01"));
  }

  private static TierStanding add(
      TierStanding standing, TierMetric metric, long amount, String day) {
    return standing.record(new TierFact(metric, amount, day(day), "on-" + day)).standing();
  }

  private static TierStanding order(TierStanding standing, long points, String day) {
    return standing
        .record(List.of(
            new TierFact(POINTS, points, day(day), "order-" + day),
            new TierFact(ORDERS, 1, day(day), "order-" + day)))
        .standing();
  }

  @Test
  void anOrderCountsAsAWholeBeforeTheCountStartsAnew() {
    TierLadder ladder = TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100).or(atLeast(ORDERS, 5)))
        .reset(TierPolicy.toZero())
        .build();
    TierStanding below = order(start(ladder), 99, "2026-02-01");
    assertEquals(99, below.measured(POINTS));
    assertEquals(1, below.measured(ORDERS));
    TierStanding gold = order(below, 1, "2026-02-02");
    assertEquals("Gold", gold.level().name());
    assertEquals(0, gold.measured(POINTS));
    assertEquals(0, gold.measured(ORDERS));
  }

  @Test
  void whatIsCountedTogetherIsOfOneDayAndOneCause() {
    TierStanding standing = start(TierLadder.of(PointType.qualifying("status"), "Gold", 100));
    TierFact fact = new TierFact(POINTS, 1, day("2026-02-01"), "o");
    assertSame(standing, standing.record(List.of()).standing());
    assertEquals(standing.record(fact), standing.record(List.of(fact)));
    for (TierFact other : List.of(
        new TierFact(POINTS, 1, day("2026-02-02"), "o"),
        new TierFact(POINTS, 1, day("2026-02-01"), "p"))) {
      assertEquals(
          "facts must be of one day and one cause, were " + fact + " and " + other
              + ". Record each cause for itself.",
          assertThrows(IllegalArgumentException.class, () -> standing.record(List.of(fact, other)))
              .getMessage());
    }
  }

  private static List<String> lines(TierDecision decision) {
    return decision.changes().stream()
        .map(c -> c.day() + " " + c.from() + " " + c.to() + " " + c.reason() + " " + c.lastDay())
        .toList();
  }

  private static TierLadder beginningWithAMonth(TierValidity validity) {
    return TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100))
        .window(Cycle.years())
        .upgrade(TierPolicy.atStartOf(Cycle.months()))
        .validity(validity)
        .build();
  }

  @Test
  void aPromiseIsMadeOncePerWindowWhereLevelsBeginWithAMonth() {
    TierLadder ladder = beginningWithAMonth(TierValidity.lasting(Period.ofMonths(12)));
    TierStanding earned = add(start(ladder), POINTS, 100, "2026-01-20");
    assertEquals(
        List.of(
            "2026-02-01 Basic Gold REACHED 2027-02-01",
            "2027-02-02 Gold Basic LAPSED +999999999-12-31"),
        lines(earned.evaluate(day("2029-01-01"))));
    TierStanding again = add(earned, POINTS, 100, "2027-01-20");
    assertEquals(
        List.of(
            "2027-02-01 Gold Gold RENEWED 2028-02-01",
            "2028-02-02 Gold Basic LAPSED +999999999-12-31"),
        lines(again.evaluate(day("2029-01-01"))),
        "in the next window anew");
  }

  @Test
  void aPromiseIsMadeAgainWhereTheRequirementWasLostInBetween() {
    TierLadder ladder = beginningWithAMonth(TierValidity.lasting(Period.ofMonths(1)));
    TierStanding standing = add(start(ladder), POINTS, 100, "2026-01-20");
    standing = add(standing, POINTS, -1, "2026-02-10");
    standing = add(standing, POINTS, 1, "2026-03-10");
    assertEquals("Basic", standing.level().name());
    TierDecision april = standing.evaluate(day("2026-04-01"));
    assertEquals(List.of("2026-04-01 Basic Gold REACHED 2026-05-01"), lines(april));
    assertEquals(april.standing(), TierStanding.restore(ladder, april.standing().snapshot()));
    assertEquals(
        List.of("2026-05-02 Gold Gold RENEWED 2026-06-01"),
        lines(april.standing().evaluate(day("2026-05-31"))));
  }

  @Test
  void aLateFactMakesThePromiseThatItWouldHaveMadeInTimeWhereLevelsBeginWithAMonth() {
    TierLadder ladder = beginningWithAMonth(TierValidity.throughNext(Cycle.years()));
    TierStanding inTime =
        add(add(start(ladder), POINTS, 60, "2026-11-20"), POINTS, 50, "2026-12-05");
    TierStanding late = add(start(ladder), POINTS, 50, "2026-12-05");
    late = late.evaluate(day("2027-01-15")).standing();
    TierDecision decision = late.record(new TierFact(POINTS, 60, day("2026-11-20"), "late"));
    assertEquals(List.of("2027-01-15 Basic Gold REACHED 2028-12-31"), lines(decision));
    assertEquals(110, decision.changes().get(0).evidence().get(0).measured());
    assertEquals(
        inTime.evaluate(day("2027-02-01")).standing().lastDay(),
        decision.standing().evaluate(day("2027-02-01")).standing().lastDay());
  }

  @Test
  void anErrorThatIsReversedHindersNoLevel() {
    TierLadder ladder = TierLadder.of(PointType.qualifying("status"), "Gold", 100);
    TierStanding erroneous = add(start(ladder), POINTS, -50, "2026-02-01");
    erroneous = add(erroneous, POINTS, 120, "2026-02-02");
    assertEquals("Basic", erroneous.level().name());
    TierDecision mended = erroneous.reverse("on-2026-02-01", day("2026-02-03"));
    assertEquals(120, mended.standing().measured(POINTS));
    assertEquals(List.of("2026-02-03 Basic Gold REACHED 2027-12-31"), lines(mended));
  }

  @Test
  void aReversalDoesNotBringBackWhatEndedOnPurpose() {
    TierLadder ladder = TierLadder.builder("status")
        .level("Gold", atLeast(POINTS, 100))
        .validity(TierValidity.throughThis(Cycle.months()))
        .reset(TierPolicy.toZero())
        .build();
    TierStanding gold = order(start(ladder), 100, "2026-02-10");
    TierStanding fallen = gold.evaluate(day("2026-03-01")).standing();
    assertEquals("Basic", fallen.level().name());
    assertEquals("Basic", add(fallen, POINTS, 99, "2026-03-02").level().name());
    TierGrant grant = new TierGrant("Gold", DateRange.parse("2026-03-02/.."), "match");
    TierStanding granted = fallen.grant(grant, day("2026-03-02")).standing();
    TierStanding revoked = granted.revoke("match", day("2026-03-03")).standing();
    revoked = revoked.reverse("order-2026-02-10", day("2026-03-04")).standing();
    assertEquals("Basic", add(revoked, POINTS, 1, "2026-03-05").level().name());
  }

  @Test
  void aReversalTakesNoMoreThanWhatTheCapLeft() {
    TierLadder ladder = TierLadder.builder("paid")
        .level("Silver", atLeast(POINTS, 100))
        .window(Window.lifetime())
        .validity(TierValidity.lasting(Period.ofMonths(12)))
        .reset(TierPolicy.deductCarrying(300))
        .build();
    TierStanding first = add(start(ladder), POINTS, 50, "2026-03-01");
    TierStanding standing = add(first, POINTS, 950, "2026-03-10");
    assertEquals(300, standing.measured(POINTS));
    LocalDate later = day("2026-03-11");
    // Of 1,000 the last 600 were cut: 350 of the second order count, and all of the first.
    TierStanding part = standing.reverse("on-2026-03-10", POINTS, 600, later).standing();
    assertEquals(300, part.measured(POINTS), "what was cut is taken back first");
    assertEquals(-50, standing.reverse("on-2026-03-10", later).standing().measured(POINTS));
    TierStanding both = part.reverse("on-2026-03-10", later).standing();
    both = both.reverse("on-2026-03-01", later).standing();
    assertEquals(-100, both.measured(POINTS), "the price of Silver, which is promised, is owed");
  }

  @Test
  void activityIsThatOfTheWindowThatEndedAlsoAfterGrace() {
    TierLadder ladder = TierLadder.builder("status")
        .level("Silver", atLeast(POINTS, 100))
        .level("Gold", atLeast(POINTS, 200))
        .grace(TierPolicy.grace(Period.ofMonths(2)))
        .downgrade(TierPolicy.oneStep().ifActive(atLeast(ORDERS, 1)))
        .remembering(0)
        .build();
    TierStanding gold = add(start(ladder), POINTS, 200, "2026-03-10");
    TierStanding active = add(gold, ORDERS, 10, "2027-06-10");
    TierStanding inGrace = active.evaluate(day("2028-02-29")).standing();
    assertEquals("Gold", inGrace.level().name());
    assertEquals(
        "Silver", inGrace.evaluate(day("2028-03-01")).standing().level().name());
    assertEquals("Silver", active.evaluate(day("2028-03-01")).standing().level().name());
    TierStanding late = add(gold, ORDERS, 10, "2028-01-10");
    assertEquals(
        "Basic", late.evaluate(day("2028-03-01")).standing().level().name(), "in grace only");
  }

  @Test
  void noDayBeyondTheLatestIsEvaluated() {
    TierLadder ladder = TierLadder.of(PointType.qualifying("status"), "Gold", 100);
    TierStanding foot = start(ladder);
    assertEquals(
        "day must be on or before 9999-12-31, was +999999999-12-31."
            + " LocalDate.MAX stands for an end that is not known.",
        assertThrows(IllegalArgumentException.class, () -> foot.projected(foot.lastDay()))
            .getMessage());
    LocalDate next = TierStanding.LATEST.plusDays(1);
    for (Executable beyond : List.<Executable>of(
        () -> foot.evaluate(next),
        () -> foot.projected(next, List.of()),
        () -> foot.record(new TierFact(POINTS, 1, next, "o")),
        () -> foot.reverse("o", next),
        () -> foot.revoke("o", next),
        () -> TierStanding.start(ladder, next))) {
      assertThrows(IllegalArgumentException.class, beyond);
    }
    TierStanding gold = add(foot, POINTS, 100, "2026-03-10");
    TierStanding latest = gold.projected(TierStanding.LATEST).standing();
    assertEquals("Basic", latest.level().name());
    assertEquals(TierStanding.LATEST, latest.asOf());
    assertEquals(LocalDate.MAX, latest.lastDay());
  }
}
