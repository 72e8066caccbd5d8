package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static dev.rapport.loyalty.tier.Requirement.heldFor;
import static dev.rapport.loyalty.tier.Requirement.heldWithoutBreakFor;
import static dev.rapport.loyalty.tier.Requirement.lifetimeAtLeast;
import static dev.rapport.loyalty.tier.Requirement.spendAtLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierStandingTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType STATUS = PointType.qualifying("status");
  private static final TierMetric POINTS = TierMetric.points(STATUS);
  private static final TierMetric FLIGHTS = TierMetric.count("flights");
  private static final TierMetric EUROS = TierMetric.spend(CurrencyUnit.of("EUR"));
  private static final TierLadder USUAL = TierLadder.of(STATUS, "Silver", 500, "Gold", 2_000);

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static TierStanding start(TierLadder ladder) {
    return TierStanding.start(ladder, day("2026-01-05"));
  }

  private static TierStanding add(
      TierStanding standing, TierMetric metric, long amount, String day) {
    return standing.record(new TierFact(metric, amount, day(day), "on-" + day)).standing();
  }

  private static String levelOn(TierStanding standing, String day) {
    return standing.evaluate(day(day)).standing().level().name();
  }

  @Test
  void aDecisionSaysWhatChangedWhenAndOnWhatEvidence() {
    TierDecision decision = start(USUAL)
        .record(TierFact.of(POINTS, 520, Instant.parse("2026-03-09T23:30:00Z"), PARIS, "order-17"));
    assertEquals(
        List.of(
            "status: Silver on 2026-03-10",
            "  2026-03-10: Basic becomes Silver, reached, through 2027-12-31",
            "    520 of 500 points status"),
        decision.explanation().lines());
    TierChange change = decision.changes().get(0);
    assertTrue(change.isUpgrade());
    assertEquals(0, change.evidence().get(0).missing());
    assertEquals("status: Silver on 2026-03-10", decision.standing().toString());
  }

  @Test
  void whoQualifiedForALowerLevelMeanwhileFallsToItWhenTheHigherOneEnds() {
    TierStanding gold = add(start(USUAL), POINTS, 2_000, "2026-03-10");
    TierStanding both = add(gold, POINTS, 500, "2027-06-01");
    TierDecision decision = both.evaluate(day("2029-06-01"));
    assertEquals(
        List.of(
            "2028-01-01 Gold Silver LAPSED 2028-12-31",
            "2029-01-01 Silver Basic LAPSED +999999999-12-31"),
        lines(decision));
  }

  private static List<String> lines(TierDecision decision) {
    return decision.changes().stream()
        .map(c -> c.day() + " " + c.from() + " " + c.to() + " " + c.reason() + " " + c.lastDay())
        .toList();
  }

  @Test
  void thresholdsOnSeveralMetricsAreJoinedWithAndAndOr() {
    TierLadder ladder = TierLadder.builder("airline")
        .level(
            "Silver",
            atLeast(POINTS, 25_000)
                .or(atLeast(FLIGHTS, 30))
                .and(spendAtLeast(Money.of("EUR", "3000"))))
        .build();
    TierStanding byFlights = add(start(ladder), FLIGHTS, 30, "2026-02-01");
    assertEquals("Basic", byFlights.level().name());
    assertEquals("Basic", add(byFlights, EUROS, 299_999, "2026-02-02").level().name());
    assertEquals("Silver", add(byFlights, EUROS, 300_000, "2026-02-02").level().name());
    TierStanding byPoints = add(start(ladder), EUROS, 300_000, "2026-02-01");
    assertEquals("Basic", add(byPoints, POINTS, 24_999, "2026-02-02").level().name());
    assertEquals("Silver", add(byPoints, POINTS, 25_000, "2026-02-02").level().name());
    assertEquals(List.of(POINTS, EUROS, FLIGHTS), ladder.metrics());
  }

  private static TierStanding twoHalves(TierWindow window) {
    TierLadder ladder = TierLadder.builder("w")
        .level("Gold", atLeast(POINTS, 100))
        .window(window)
        .build();
    TierStanding half = add(start(ladder), POINTS, 50, "2026-12-20");
    return add(half, POINTS, 50, "2027-01-04");
  }

  @Test
  void theWindowDecidesWhatCountsTogether() {
    assertEquals("Basic", twoHalves(TierWindow.of(Cycle.years())).level().name());
    assertEquals(
        "Gold", twoHalves(TierWindow.sinceJoining(Period.ofYears(1))).level().name());
    assertEquals(
        "Gold", twoHalves(TierWindow.rolling(Period.ofDays(16))).level().name());
    assertEquals(
        "Basic", twoHalves(TierWindow.rolling(Period.ofDays(15))).level().name());
    assertEquals("Gold", twoHalves(TierWindow.lifetime()).level().name());
  }

  @Test
  void everyLineOfTheTableOfValiditiesHolds() {
    LocalDate reached = day("2026-03-10");
    record Line(TierValidity validity, String lastDay, String renewed) {}
    List<Line> table = List.<Line>of(
        new Line(TierValidity.lasting(Period.ofDays(30)), "2026-04-09", "2026-05-09"),
        new Line(
            TierValidity.lasting(Period.ofMonths(12)).roundedUpTo(Cycle.months()),
            "2027-03-31",
            "2028-03-31"),
        new Line(TierValidity.throughThis(Cycle.months()), "2026-03-31", "2026-04-30"),
        new Line(TierValidity.throughNext(Cycle.months()), "2026-04-30", "2026-05-31"),
        new Line(
            TierValidity.throughThis(Cycle.months()).plus(Period.ofDays(7)),
            "2026-04-07",
            "2026-05-07"),
        new Line(TierValidity.throughNext(Cycle.years()), "2027-12-31", "2028-12-31"));
    for (Line line : table) {
      LocalDate lastDay = line.validity.lastDay(reached, reached);
      assertEquals(day(line.lastDay), lastDay, line.toString());
      assertEquals(day(line.renewed), line.validity.renewed(lastDay, reached), line.toString());
    }
    // To the anniversary of the enrolment that follows.
    assertEquals(
        day("2027-06-14"),
        TierValidity.lasting(Period.ofMonths(6))
            .roundedUpTo(TierWindow.sinceJoining(Period.ofYears(1)))
            .lastDay(day("2026-09-20"), day("2024-06-15")));
    assertEquals(LocalDate.MAX, TierValidity.forever().lastDay(reached, reached));
  }

  private static TierStanding whileQualified(TierPolicy.Grace grace) {
    return start(TierLadder.builder("t")
        .level("Gold", atLeast(POINTS, 100))
        .window(Window.lifetime())
        .validity(TierValidity.whileQualified())
        .grace(grace)
        .build());
  }

  private static LocalDate reachedOn(TierStanding standing) {
    return standing.snapshot().promises().get(0).reachedOn();
  }

  @Test
  void graceFromReachingIsNoneForALevelThatWasLongHeld() {
    TierPolicy.Grace month = TierPolicy.grace(Period.ofMonths(1));
    TierStanding lastDay = add(whileQualified(month), POINTS, 100, "2026-02-10");
    TierStanding reaching = add(whileQualified(month.fromReaching()), POINTS, 100, "2026-02-10");
    // The month is from 10 February to 9 March: who falls below on that day has the day, on the
    // next nothing.
    assertEquals(day("2026-03-09"), add(reaching, POINTS, -1, "2026-03-09").lastDay());
    assertEquals("Basic", add(reaching, POINTS, -1, "2026-03-10").level().name());
    assertEquals(day("2026-04-09"), add(lastDay, POINTS, -1, "2026-03-10").lastDay());
    TierDecision longHeld = reaching.record(new TierFact(POINTS, -1, day("2026-07-01"), "o"));
    assertEquals(
        List.of("2026-07-01 Gold Basic LAPSED +999999999-12-31"), lines(longHeld), "and no grace");
    assertEquals(
        day("2026-07-31"),
        add(
                add(
                    whileQualified(month.fromReaching().roundedUpTo(Cycle.months())),
                    POINTS,
                    100,
                    "2026-06-10"),
                POINTS,
                -1,
                "2026-07-20")
            .lastDay(),
        "rounded up, the month reaches further than the level");
  }

  @Test
  void whoQualifiesAgainInGraceHasNeverLeftAndWhoLeftReachesTheLevelAnew() {
    TierStanding gold = add(
        whileQualified(TierPolicy.grace(Period.ofDays(30)).fromReaching()),
        POINTS,
        100,
        "2026-02-01");
    TierStanding inGrace = add(gold, POINTS, -1, "2026-02-10");
    TierStanding again = add(inGrace, POINTS, 1, "2026-02-20");
    assertEquals(day("2026-02-01"), reachedOn(again));
    assertEquals(day("2026-03-02"), add(again, POINTS, -1, "2026-02-25").lastDay());
    TierStanding anew = add(inGrace, POINTS, 1, "2026-03-03");
    assertEquals("Basic", levelOn(inGrace, "2026-03-03"));
    assertEquals(day("2026-03-03"), reachedOn(anew));
    assertEquals(day("2026-04-01"), add(anew, POINTS, -1, "2026-03-05").lastDay());
    assertEquals(LocalDate.MIN, reachedOn(whileQualified(TierPolicy.noGrace())));
  }

  @Test
  void graceFromReachingKeepsALevelWhoseTermIsShorter() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Gold", atLeast(POINTS, 100))
        .window(TierWindow.rolling(Period.ofDays(5)))
        .validity(TierValidity.lasting(Period.ofDays(10)))
        .grace(TierPolicy.grace(Period.ofDays(30)).fromReaching())
        .build();
    TierStanding gold = add(start(ladder), POINTS, 100, "2026-02-01");
    assertEquals(
        List.of(
            "2026-02-12 Gold Gold IN_GRACE 2026-03-02",
            "2026-03-03 Gold Basic LAPSED +999999999-12-31"),
        lines(gold.evaluate(day("2026-12-31"))));
    TierStanding renewed = add(gold, POINTS, 100, "2026-02-10");
    assertEquals(
        List.of(
            "2026-02-21 Gold Gold IN_GRACE 2026-03-02",
            "2026-03-03 Gold Basic LAPSED +999999999-12-31"),
        lines(renewed.evaluate(day("2026-12-31"))));
  }

  @Test
  void aCorrectionOfACauseIsDeductedFromWhatIsLeftToTakeBack() {
    TierStanding flown = start(USUAL)
        .record(new TierFact(POINTS, -30, day("2026-02-01"), "flight"))
        .standing()
        .record(new TierFact(POINTS, 100, day("2026-02-02"), "flight"))
        .standing();
    LocalDate later = day("2026-02-03");
    assertEquals(20, flown.reverse("flight", POINTS, 50, later).standing().measured(POINTS));
    assertEquals(0, flown.reverse("flight", POINTS, 70, later).standing().measured(POINTS));
    assertEquals(0, flown.reverse("flight", POINTS, 90, later).standing().measured(POINTS));
    assertEquals(List.of(), flown.reverse("flight", later).standing().snapshot().contributions());
    TierStanding less = start(USUAL)
        .record(new TierFact(POINTS, -30, day("2026-02-01"), "error"))
        .standing();
    assertEquals(-30, less.reverse("error", POINTS, 50, later).standing().measured(POINTS));
    assertEquals(0, less.reverse("error", later).standing().measured(POINTS), "all of the cause");
  }

  @Test
  void aSoftLandingMayAskForActivity() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Silver", atLeast(POINTS, 100))
        .level("Gold", atLeast(POINTS, 200))
        .validity(TierValidity.throughNext(Cycle.years()))
        .downgrade(TierPolicy.oneStep().ifActive(atLeast(FLIGHTS, 1)))
        .build();
    TierStanding gold = add(start(ladder), POINTS, 200, "2026-03-10");
    assertEquals("Basic", levelOn(gold, "2028-01-01"));
    TierStanding active = add(gold, FLIGHTS, 1, "2027-12-31");
    assertEquals(
        List.of(
            "2028-01-01 Gold Silver STEPPED_DOWN 2028-12-31",
            "2029-01-01 Silver Basic LAPSED +999999999-12-31"),
        lines(active.evaluate(day("2030-01-01"))));
    assertEquals(
        "Basic", levelOn(add(gold, FLIGHTS, 1, "2026-12-31"), "2028-01-01"), "not that year");
  }

  @Test
  void aGrantIsAFloorAboveWhichEverythingGoesOn() {
    TierGrant match = new TierGrant("Silver", DateRange.parse("2026-03-01/2026-09-01"), "match-1");
    TierStanding matched = start(USUAL).grant(match, day("2026-02-10")).standing();
    assertEquals("Basic", matched.level().name());
    TierStanding silver = matched.evaluate(day("2026-03-01")).standing();
    assertEquals("Silver", silver.level().name());
    assertEquals("Basic", silver.earnedLevel().name());
    assertEquals(day("2026-08-31"), silver.lastDay());
    assertEquals("Basic", levelOn(silver, "2026-09-01"));
    TierStanding gold = add(silver, POINTS, 2_000, "2026-05-01");
    assertEquals("Gold", gold.level().name());
    assertEquals("Gold", levelOn(gold, "2026-09-01"), "what was earned outlives the grant");
    TierStanding earned = add(silver, POINTS, 500, "2026-05-01");
    assertEquals(day("2027-12-31"), earned.lastDay());
    assertEquals(
        List.of("2026-04-01 Silver Basic GRANT_ENDED +999999999-12-31"),
        lines(silver.evaluate(day("2026-04-01")).standing().revoke("match-1", day("2026-04-01"))));
    TierGrant better = new TierGrant("Gold", DateRange.parse("2026-04-01/.."), "match-1");
    TierStanding replaced = silver.grant(better, day("2026-04-01")).standing();
    assertEquals("Gold", levelOn(replaced, "2036-01-01"));
    assertEquals(List.of(better), replaced.grants());
    assertThrows(
        IllegalArgumentException.class,
        () -> start(USUAL).grant(new TierGrant("Lead", match.days(), "x"), day("2026-02-10")));
  }

  @Test
  void aLevelIsKeptForLifeAfterYearsOrForALifetimesAmount() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Platinum", atLeast(POINTS, 100))
        .forLifeWhen(heldWithoutBreakFor(3).or(lifetimeAtLeast(POINTS, 1_000)))
        .validity(TierValidity.throughThis(Cycle.years()))
        .build();
    TierStanding standing = start(ladder);
    for (int year = 2026; year <= 2028; year++) {
      standing = add(standing, POINTS, 100, year + "-02-01");
    }
    TierDecision kept = standing.evaluate(day("2029-01-01"));
    assertEquals(TierChange.Reason.KEPT_FOR_LIFE, kept.changes().get(0).reason());
    assertEquals("Platinum", levelOn(standing, "2060-01-01"));

    TierStanding broken =
        add(add(start(ladder), POINTS, 100, "2026-02-01"), POINTS, 100, "2028-02-01");
    broken = add(broken, POINTS, 100, "2029-02-01");
    assertEquals("Basic", levelOn(broken, "2030-01-01"), "a year is missing");
    assertEquals("Platinum", levelOn(add(broken, POINTS, 700, "2029-03-01"), "2060-01-01"));
  }

  @Test
  void aLevelCanBeReachedByHoldingALowerOneLongEnough() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Member", atLeast(POINTS, 1))
        .level("Friend", heldFor(2))
        .validity(TierValidity.whileQualified())
        .window(Window.lifetime())
        .build();
    // Who has held "Friend" or higher for two years: nobody, for one must hold the level itself.
    assertEquals("Member", levelOn(add(start(ladder), POINTS, 1, "2026-02-01"), "2036-01-01"));
  }

  @Test
  void progressSaysHowFarTheNextLevelIsAndWhatKeepsThePresentOne() {
    TierStanding standing = add(start(USUAL), POINTS, 350, "2026-03-10");
    TierProgress below = standing.progress();
    assertEquals("Silver", below.next().name());
    assertEquals(150, below.toNext().get(0).missing());
    assertEquals(List.of(), below.toKeep());
    assertEquals(
        List.of("Basic now", "  to reach Silver", "    350 of 500 points status"),
        below.explanation().lines());
    TierProgress silver =
        add(add(standing, POINTS, 150, "2026-03-11"), POINTS, 80, "2027-02-01").progress();
    assertEquals(day("2027-12-31"), silver.lastDay());
    assertEquals(1_920, silver.toNext().get(0).missing());
    assertEquals(420, silver.toKeep().get(0).missing());
    TierProgress top = add(standing, POINTS, 1_650, "2026-03-11").progress();
    assertTrue(top.isAtTop());
    assertEquals(List.of(), top.toNext());
  }

  @Test
  void aLateFactMakesThePromiseThatItsOwnWindowWouldHaveMade() {
    TierStanding january =
        add(start(USUAL), POINTS, 499, "2026-12-30").evaluate(day("2027-01-10")).standing();
    TierDecision late = january.record(new TierFact(POINTS, 1, day("2026-12-31"), "late"));
    assertEquals(List.of("2027-01-10 Basic Silver REACHED 2027-12-31"), lines(late));
    TierStanding may = january.evaluate(day("2027-05-10")).standing();
    TierDecision tooLate = may.record(new TierFact(POINTS, 1, day("2026-12-31"), "late"));
    assertEquals(List.of(), lines(tooLate));
  }

  @Test
  void aReversedPurchaseNoLongerCountsAndAPromisedTermRunsOn() {
    TierStanding silver = add(start(USUAL), POINTS, 500, "2026-03-10");
    TierStanding returned = silver.reverse("on-2026-03-10", day("2026-03-20")).standing();
    assertEquals(0, returned.measured(POINTS));
    assertEquals("Silver", returned.level().name());
    assertEquals(silver.lastDay(), returned.lastDay());
    TierStanding part =
        silver.reverse("on-2026-03-10", POINTS, 100, day("2026-03-20")).standing();
    assertEquals(400, part.measured(POINTS));
    TierStanding forgotten = silver.reverse("on-2026-03-10", day("2026-07-20")).standing();
    assertEquals(500, forgotten.measured(POINTS), "not remembered any more");
    assertThrows(
        IllegalArgumentException.class, () -> silver.reverse("x", POINTS, -1, day("2026-03-20")));
  }

  @Test
  void anExpectedExpiryLowersAProjectedBalance() {
    TierMetric balance = TierMetric.balance(PointType.redeemable("beans"));
    TierLadder ladder = TierLadder.builder("t")
        .level("Gold", atLeast(balance, 100))
        .window(Window.lifetime())
        .validity(TierValidity.whileQualified())
        .build();
    TierStanding gold = add(start(ladder), balance, 120, "2026-03-10");
    assertEquals("Gold", gold.projected(day("2027-01-01")).standing().level().name());
    TierFact expiry = new TierFact(balance, -50, day("2026-10-01"), "expiry");
    TierDecision then = gold.projected(day("2027-01-01"), List.of(expiry));
    assertEquals(List.of("2026-10-01 Gold Basic LAPSED +999999999-12-31"), lines(then));
    assertEquals(
        "Gold",
        gold.projected(day("2026-09-30"), List.of(expiry)).standing().level().name());
  }

  @Test
  void laddersOfOneMemberDoNotKnowEachOther() {
    TierLadder travel = TierLadder.of(PointType.qualifying("nights"), "Frequent", 10);
    TierFact nights = new TierFact(TierMetric.count("nights"), 10, day("2026-03-10"), "o");
    TierFact points = new TierFact(POINTS, 500, day("2026-03-10"), "o");
    assertEquals("Basic", start(travel).record(points).standing().level().name());
    assertEquals(
        "Basic", start(travel).record(nights).standing().level().name(), "a count is no point");
    assertEquals("Silver", start(USUAL).record(points).standing().level().name());
  }

  @Test
  void aBalanceIsWhatThereIsWhateverTheWindow() {
    TierMetric balance = TierMetric.balance(PointType.redeemable("beans"));
    for (TierWindow window : List.<TierWindow>of(
        TierWindow.of(Cycle.years()),
        TierWindow.rolling(Period.ofDays(30)),
        TierWindow.sinceJoining(Period.ofMonths(1)),
        TierWindow.lifetime())) {
      TierLadder ladder = TierLadder.builder("rich")
          .level("Gold", atLeast(balance, 100).and(atLeast(POINTS, 0)))
          .window(window)
          .validity(TierValidity.throughThis(Cycle.years()))
          .build();
      TierStanding rich = add(start(ladder), balance, 500, "2026-03-01");
      rich = add(rich, balance, -400, "2026-11-01");
      TierDecision later = rich.evaluate(day("2029-01-01"));
      assertEquals(100, later.standing().measured(balance), window::toString);
      assertEquals(
          List.of(
              "2027-01-01 Gold Gold RENEWED 2027-12-31",
              "2028-01-01 Gold Gold RENEWED 2028-12-31",
              "2029-01-01 Gold Gold RENEWED 2029-12-31"),
          lines(later));
      assertEquals(List.of(), later.standing().snapshot().counts().get(1).days());
      TierStanding poor = add(later.standing(), balance, -1, "2029-02-01");
      assertEquals(99, poor.measured(balance));
      assertEquals("Basic", levelOn(poor, "2030-01-01"));
    }
  }

  @Test
  void nobodyFallsWhereTheLadderSaysSo() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Gold", atLeast(POINTS, 100))
        .validity(TierValidity.whileQualified())
        .downgrade(TierPolicy.neverDown())
        .build();
    TierStanding gold = add(start(ladder), POINTS, 100, "2026-03-10");
    assertEquals(LocalDate.MAX, gold.lastDay());
    assertEquals("Gold", levelOn(gold, "2099-01-01"));
    assertEquals(
        List.of(), gold.evaluate(Instant.parse("2099-01-01T00:00:00Z"), PARIS).changes());
  }

  @Test
  void standingsAreEqualByWhatTheyHold() {
    TierStanding silver = add(start(USUAL), POINTS, 500, "2026-03-10");
    new EqualsTester()
        .addEqualityGroup(
            start(USUAL),
            TierStanding.start(
                TierLadder.of(STATUS, "Silver", 500, "Gold", 2_000), day("2026-01-05")))
        .addEqualityGroup(silver, TierStanding.restore(USUAL, silver.snapshot()))
        .addEqualityGroup(silver.evaluate(day("2026-03-11")).standing())
        .addEqualityGroup(add(start(USUAL), POINTS, 501, "2026-03-10"))
        .addEqualityGroup(USUAL, TierLadder.of(STATUS, "Silver", 500, "Gold", 2_000))
        .addEqualityGroup(TierLadder.of(STATUS, "Silver", 500, "Gold", 2_001))
        .testEquals();
    TierLadder other = TierLadder.of(STATUS, "Silver", 500);
    assertEquals(
        "ladder must be defined as it was for the snapshot, was status: Basic < Silver."
            + " Move the snapshot to a ladder that has changed.",
        assertThrows(
                IllegalArgumentException.class,
                () -> TierStanding.restore(other, silver.snapshot()))
            .getMessage());
  }

  @Test
  void nullIsRefusedByName() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(TierLadder.class, USUAL)
        .setDefault(TierSnapshot.class, start(USUAL).snapshot())
        .setDefault(TierMetric.class, POINTS)
        .setDefault(TierFact.class, new TierFact(POINTS, 1, day("2026-03-10"), "o"))
        .setDefault(
            TierGrant.class, new TierGrant("Gold", DateRange.parse("2026-03-01/2026-09-01"), "x"))
        .setDefault(LocalDate.class, day("2026-03-10"))
        .setDefault(Instant.class, Instant.EPOCH)
        .setDefault(ZoneId.class, PARIS);
    tester.testAllPublicStaticMethods(TierStanding.class);
    tester.testAllPublicInstanceMethods(start(USUAL));
  }
}
