package dev.rapport.loyalty.tier;

import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published rules and numbers of loyalty engines and frequent-flyer programmes. */
class TierGoldenTest {
  private static final TierMetric POINTS = TierMetric.points(PointType.qualifying("points"));
  private static final TierMetric BALANCE = TierMetric.balance(PointType.redeemable("points"));

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  private static TierStanding after(
      TierStanding standing, TierMetric metric, long amount, String day) {
    return standing.record(new TierFact(metric, amount, day(day), day + amount)).standing();
  }

  private static String levelOn(TierStanding standing, String day) {
    return standing.evaluate(day(day)).standing().level().name();
  }

  private static long measuredOn(TierStanding standing, TierMetric metric, String day) {
    return standing.evaluate(day(day)).standing().measured(metric);
  }

  /**
   * Open Loyalty 3.2, level_downgrade: thresholds 0, 10, 30, 100; active points 5, 10, 30 at the yearly check, reset after. Points that
   * the check sets to zero are, until the next one, those earned since.
   */
  @Test
  void levelsAreSetByActivePointsAtTheYearlyCheckAndPointsAreResetAfterIt() {
    TierLadder ladder = TierLadder.builder("level")
        .foot("L0")
        .level("L1", atLeast(POINTS, 10))
        .level("L2", atLeast(POINTS, 30))
        .level("L3", atLeast(POINTS, 100))
        .window(Window.lifetime())
        .upgrade(TierPolicy.atStartOf(Cycle.years()))
        .validity(TierValidity.throughThis(Cycle.years()))
        .reset(TierPolicy.toZero())
        .build();
    long[] active = {5, 10, 30};
    String[] expected = {"L0", "L1", "L2"};
    for (int i = 0; i < active.length; i++) {
      TierStanding standing =
          after(TierStanding.start(ladder, day("2026-01-01")), POINTS, active[i], "2026-06-01");
      assertEquals("L0", levelOn(standing, "2026-12-31"), "before the check");
      assertEquals(expected[i], levelOn(standing, "2027-01-01"), active[i] + " points");
      assertEquals(0, measuredOn(standing, POINTS, "2027-01-01"));
      assertEquals("L0", levelOn(standing, "2028-01-01"), "nothing was earned since");
    }
  }

  /** Voucherify, create-tier-structures: fixed 30 days, reached on 20 July, below the minimum on 25 July: expires on 20 August 00:00. */
  @Test
  void aFixedDurationRunsToItsEndAlthoughTheMemberFallsBelow() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Gold", atLeast(BALANCE, 200))
        .window(Window.lifetime())
        .validity(TierValidity.lasting(Period.ofDays(30)))
        .build();
    TierStanding standing =
        after(TierStanding.start(ladder, day("2026-01-01")), BALANCE, 250, "2026-07-20");
    standing = after(standing, BALANCE, -200, "2026-07-25");
    assertEquals("Gold", standing.level().name());
    assertEquals(
        Instant.parse("2026-08-20T00:00:00Z"),
        Days.startOf(standing.lastDay().plusDays(1), ZoneOffset.UTC));
    assertEquals("Gold", levelOn(standing, "2026-08-19"));
    assertEquals("Basic", levelOn(standing, "2026-08-20"));
  }

  private static TierLadder multiLevel(TierPolicy.Grace grace) {
    return TierLadder.builder("t")
        .level("Bronze", atLeast(BALANCE, 50))
        .level("Silver", atLeast(BALANCE, 100))
        .level("Gold", atLeast(BALANCE, 200))
        .window(Window.lifetime())
        .validity(TierValidity.whileQualified())
        .grace(grace)
        .build();
  }

  private static TierStanding goldThenBronze(TierLadder ladder) {
    TierStanding standing =
        after(TierStanding.start(ladder, day("2026-01-01")), BALANCE, 250, "2026-07-20");
    assertEquals("Gold", standing.level().name());
    return after(standing, BALANCE, -200, "2026-07-25");
  }

  /**
   * The same page: 250 points are Gold on 20 July, 200 fewer on 25 July are Bronze now, past the level between; with a grace period
   * of one month after 19 August 23:59:59; rounded up to the end of the month, after 31 August 23:59:59. One ladder, on which
   * nothing differs but the grace, which is counted from the day on which the level was reached.
   */
  @Test
  void aMultiLevelDowngradeIsAtOnceOrWhenGraceIsOver() {
    TierPolicy.Grace month = TierPolicy.grace(Period.ofMonths(1)).fromReaching();
    TierStanding atOnce = goldThenBronze(multiLevel(TierPolicy.noGrace()));
    assertEquals("Bronze", atOnce.level().name());
    assertKeepsGoldThrough("2026-08-19", goldThenBronze(multiLevel(month)));
    assertKeepsGoldThrough(
        "2026-08-31", goldThenBronze(multiLevel(month.roundedUpTo(Cycle.months()))));
  }

  private static void assertKeepsGoldThrough(String last, TierStanding standing) {
    assertEquals("Gold", standing.level().name());
    assertEquals(day(last), standing.lastDay());
    assertEquals("Gold", levelOn(standing, last));
    TierDecision fall = standing.evaluate(day(last).plusDays(1));
    assertEquals("Bronze", fall.standing().level().name());
    assertEquals(
        List.of(TierChange.Reason.LAPSED),
        fall.changes().stream().map(TierChange::reason).toList());
  }

  /** The page rounds a month up that it counts from 25 July. Counted from the last day of the level, it leads to the same day. */
  @Test
  void graceFromTheLastDayOfTheLevelIsRoundedUpToTheSameDay() {
    TierPolicy.Grace month = TierPolicy.grace(Period.ofMonths(1));
    assertKeepsGoldThrough("2026-08-24", goldThenBronze(multiLevel(month)));
    assertKeepsGoldThrough(
        "2026-08-31", goldThenBronze(multiLevel(month.roundedUpTo(Cycle.months()))));
  }

  /** Voucherify, loyalty-tiers: a monthly period, reached on 10 March. */
  @Test
  void aMonthlyTierStartsAndEndsAsPublished() {
    record Case(TierPolicy.Upgrade upgrade, TierValidity validity, String since, String lastDay) {}
    List<Case> cases = List.<Case>of(
        new Case(
            TierPolicy.immediately(),
            TierValidity.throughThis(Cycle.months()),
            "2026-03-10",
            "2026-03-31"),
        new Case(
            TierPolicy.immediately(),
            TierValidity.throughNext(Cycle.months()),
            "2026-03-10",
            "2026-04-30"),
        new Case(
            TierPolicy.immediately(),
            TierValidity.throughThis(Cycle.months()).plus(Period.ofDays(7)),
            "2026-03-10",
            "2026-04-07"),
        new Case(
            TierPolicy.atStartOf(Cycle.months()),
            TierValidity.throughThis(Cycle.months()),
            "2026-04-01",
            "2026-04-30"));
    for (Case c : cases) {
      TierLadder ladder = TierLadder.builder("t")
          .level("Gold", atLeast(POINTS, 100))
          .window(Cycle.months())
          .upgrade(c.upgrade)
          .validity(c.validity)
          .build();
      TierStanding standing =
          after(TierStanding.start(ladder, day("2026-01-01")), POINTS, 100, "2026-03-10");
      List<TierChange> changes = standing.evaluate(day("2026-12-31")).changes();
      TierStanding gold = standing.evaluate(day(c.since)).standing();
      assertEquals("Gold", gold.level().name(), c.toString());
      assertEquals(day(c.since), gold.since(), c.toString());
      assertEquals(day(c.lastDay), gold.lastDay(), c.toString());
      TierChange last = changes.get(changes.size() - 1);
      assertEquals(day(c.lastDay).plusDays(1), last.day(), c.toString());
      assertEquals("Basic", last.to().name(), c.toString());
    }
  }

  /** Travelguys, 3 November 2023, on Flying Blue: Gold needs 180, earned 250: renewed, 70 carried. */
  @Test
  void aRenewalIsPaidForAndTheSurplusIsCarried() {
    TierLadder ladder = flyingBlue(TierPolicy.deduct());
    // Silver and Gold are paid for on the way up; what follows is earned as Gold.
    TierStanding standing =
        after(TierStanding.start(ladder, day("2023-01-01")), POINTS, 280, "2023-01-10");
    assertEquals("Gold", standing.level().name());
    standing = after(standing, POINTS, 250, "2023-06-01");
    LocalDate renewal = standing.lastDay().plusDays(1);
    TierDecision decision = standing.evaluate(renewal);
    assertEquals(TierChange.Reason.RENEWED, decision.changes().get(0).reason());
    assertEquals("Gold", decision.standing().level().name());
    assertEquals(70, decision.standing().measured(POINTS));
  }

  private static TierLadder flyingBlue(TierPolicy.Reset reset) {
    return TierLadder.builder("flying-blue")
        .foot("Explorer")
        .level("Silver", atLeast(POINTS, 100))
        .level("Gold", atLeast(POINTS, 180))
        .level("Platinum", atLeast(POINTS, 300))
        .window(Window.lifetime())
        .validity(TierValidity.lasting(Period.ofMonths(12)).roundedUpTo(Cycle.months()))
        .downgrade(TierPolicy.oneStep())
        .reset(reset)
        .build();
  }

  /**
   * Skystatus and One Mile at a Time on Flying Blue: pay 100 for Silver, then 180 for Gold, then 300 for Platinum; of a surplus of 1,200
   * all is carried, which is four more years; since November 2024 300.
   */
  @Test
  void eachTransitionIsPaidForAndTheCarryIsCapped() {
    TierStanding before = after(
        TierStanding.start(flyingBlue(TierPolicy.deduct()), day("2023-01-01")),
        POINTS,
        100,
        "2023-01-10");
    assertEquals("Silver", before.level().name());
    assertEquals(0, before.measured(POINTS));
    before = after(before, POINTS, 180, "2023-02-10");
    assertEquals("Gold", before.level().name());
    before = after(before, POINTS, 300 + 1_200, "2023-03-10");
    assertEquals("Platinum", before.level().name());
    assertEquals(1_200, before.measured(POINTS));
    // Platinum until March 2024, and then for each of four renewals of 300.
    assertEquals("Platinum", levelOn(before, "2028-03-31"));
    assertEquals("Gold", levelOn(before, "2028-04-01"));

    TierStanding since = after(
        TierStanding.start(flyingBlue(TierPolicy.deductCarrying(300)), day("2025-01-01")),
        POINTS,
        100 + 180 + 300 + 1_200,
        "2025-03-10");
    assertEquals("Platinum", since.level().name());
    assertEquals(300, since.measured(POINTS));
    assertEquals("Platinum", levelOn(since, "2027-03-31"));
    assertEquals("Gold", levelOn(since, "2027-04-01"));
  }

  /** One Mile at a Time on Delta's former MQM rollover: the threshold is 125,000, earned 250,000, 125,000 roll over. */
  @Test
  void whatIsEarnedBeyondTheThresholdRollsOver() {
    TierLadder ladder = TierLadder.builder("medallion")
        .level("Diamond", atLeast(POINTS, 125_000))
        .window(Window.lifetime())
        .validity(TierValidity.throughNext(Cycle.years()))
        .reset(TierPolicy.deduct())
        .build();
    TierStanding standing =
        after(TierStanding.start(ladder, day("2019-01-01")), POINTS, 250_000, "2019-08-01");
    assertEquals("Diamond", standing.level().name());
    assertEquals(125_000, measuredOn(standing, POINTS, "2020-01-01"));
  }

  /** Sparkfly, LoyaltyTierSystemsConfig: a term of 365 days, Silver on 2025-06-01: ends 2026-06-01; renewed, ends 2027-06-01. */
  @Test
  void aTermOfDaysIsRenewedFromItsEnd() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Silver", atLeast(POINTS, 100))
        .window(Window.lifetime())
        .validity(TierValidity.lasting(Period.ofDays(365)))
        .build();
    TierStanding standing =
        after(TierStanding.start(ladder, day("2025-01-01")), POINTS, 100, "2025-06-01");
    assertEquals(day("2026-06-01"), standing.lastDay());
    TierStanding renewed = standing.evaluate(day("2026-06-02")).standing();
    assertEquals("Silver", renewed.level().name());
    assertEquals(day("2027-06-01"), renewed.lastDay());
  }

  /** Voucherify, loyalty-points: with points redeemed by themselves at 100, a tier on a balance of 100 is never reached; one on points earned is. */
  @Test
  void aBalanceThatIsRedeemedByItselfNeverReachesTheTier() {
    TierLadder ladder = TierLadder.builder("t")
        .level("ByBalance", atLeast(BALANCE, 100))
        .window(Cycle.years())
        .build();
    TierLadder earned = TierLadder.builder("t")
        .level("ByEarned", atLeast(POINTS, 100))
        .window(Cycle.years())
        .build();
    TierStanding byBalance = TierStanding.start(ladder, day("2026-01-01"));
    TierStanding byEarned = TierStanding.start(earned, day("2026-01-01"));
    for (String at : List.of("2026-02-01", "2026-03-01", "2026-04-01")) {
      // Of 60 earned at 60, a hundred are redeemed before tiers are looked at: what is counted is
      // the net of the day.
      long net = measuredOn(byBalance, BALANCE, at) + 60 >= 100 ? 60 - 100 : 60;
      byBalance = after(byBalance, BALANCE, net, at);
      byEarned = after(byEarned, POINTS, 60, at);
    }
    assertEquals("Basic", byBalance.level().name());
    assertEquals("ByEarned", byEarned.level().name());
  }

  /**
   * FlyerTalk thread 396789: status years from January to December, qualifying years from October to September. Who qualifies from
   * January to September 2005 has the status to December 2006, who qualifies from October to December 2004 to December 2005.
   */
  @Test
  void theQualifyingYearAndTheStatusYearMayDiffer() {
    TierLadder ladder = TierLadder.builder("t")
        .level("Elite", atLeast(POINTS, 100))
        .window(Cycle.yearsFrom(Month.OCTOBER))
        .validity(TierValidity.throughNext(Cycle.years()))
        .build();
    TierStanding start = TierStanding.start(ladder, day("2004-01-01"));
    for (String at : List.of("2005-01-01", "2005-09-30")) {
      assertEquals(day("2006-12-31"), after(start, POINTS, 100, at).lastDay(), at);
    }
    for (String at : List.of("2004-10-01", "2004-12-31")) {
      assertEquals(day("2005-12-31"), after(start, POINTS, 100, at).lastDay(), at);
    }
    TierStanding split = after(start, POINTS, 99, "2004-09-30");
    assertEquals("Basic", after(split, POINTS, 1, "2004-10-01").level().name(), "two windows");
  }

  /** Talon.One, one_down and balance_based: Gold with no points when it is evaluated again is Silver, or nothing. */
  @Test
  void goldWithoutPointsIsSilverWithASoftLandingAndNothingWithout() {
    for (boolean soft : new boolean[] {true, false}) {
      TierLadder ladder = TierLadder.builder("t")
          .level("Silver", atLeast(BALANCE, 100))
          .level("Gold", atLeast(BALANCE, 200))
          .window(Window.lifetime())
          .validity(TierValidity.throughThis(Cycle.years()))
          .downgrade(soft ? TierPolicy.oneStep() : TierPolicy.toQualified())
          .build();
      TierStanding standing =
          after(TierStanding.start(ladder, day("2026-01-01")), BALANCE, 200, "2026-03-01");
      standing = after(standing, BALANCE, -200, "2026-04-01");
      TierDecision decision = standing.evaluate(day("2027-01-01"));
      assertEquals(soft ? "Silver" : "Basic", decision.standing().level().name());
      assertEquals(
          soft ? TierChange.Reason.STEPPED_DOWN : TierChange.Reason.LAPSED,
          decision.changes().get(0).reason());
      assertTrue(decision.changes().get(0).isDowngrade());
    }
  }
}
