package dev.rapport.loyalty.pool;

import static dev.rapport.loyalty.pool.PoolFixture.BEANS;
import static dev.rapport.loyalty.pool.PoolFixture.beans;
import static dev.rapport.loyalty.pool.PoolFixture.day;
import static dev.rapport.loyalty.pool.PoolFixture.member;
import static dev.rapport.loyalty.pool.PoolFixture.spend;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.ledger.Balance;
import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.ledger.PointsAccount;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.pool.PoolPlan.Part;
import dev.rapport.loyalty.pool.PoolPlan.Planned;
import dev.rapport.loyalty.pool.PoolPlan.Reason;
import dev.rapport.loyalty.pool.PoolPlan.Refused;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PointsPoolTest {
  private static final MemberId ANNA = member("anna");
  private static final MemberId BEN = member("ben");
  private static final MemberId CLEO = member("cleo");

  /* 70 beans of anna's that end late, 50 of ben's that end soon, 30 of cleo's in between. */
  private final PoolFixture family =
      new PoolFixture().earn("anna", 70, 0, 90).earn("ben", 50, 1, 30).earn("cleo", 30, 2, 60);

  private static Map<MemberId, Long> units(PoolPlan plan) {
    Map<MemberId, Long> units = new TreeMap<>();
    plan.parts()
        .forEach(part -> units.put(part.member(), part.command().points().units()));
    return units;
  }

  private Map<MemberId, Long> planned(long amount, PoolPolicy policy) {
    PoolPlan plan = family.pool().plan(spend("trip", amount, 10), policy);
    assertTrue(plan.isPlanned(), plan::toString);
    return units(plan);
  }

  @Test
  void whatEndsSoonestIsSpentFirstWhoeverHasIt() {
    assertEquals(Map.of(BEN, 40L), planned(40, PoolPolicy.soonestExpiring()));
    assertEquals(Map.of(BEN, 50L, CLEO, 20L), planned(70, PoolPolicy.soonestExpiring()));
    assertEquals(Map.of(ANNA, 1L, BEN, 50L, CLEO, 30L), planned(81, PoolPolicy.soonestExpiring()));
  }

  @Test
  void everybodyGivesInProportionByTheLargestRemainder() {
    // Of 10: exactly 4.67, 3.33 and 2.
    assertEquals(Map.of(ANNA, 5L, BEN, 3L, CLEO, 2L), planned(10, PoolPolicy.inProportion()));
    assertEquals(Map.of(ANNA, 70L, BEN, 50L, CLEO, 30L), planned(150, PoolPolicy.inProportion()));
  }

  @Test
  void theHeadOfTheHouseholdGivesFirst() {
    assertEquals(Map.of(ANNA, 60L), planned(60, PoolPolicy.headFirst(ANNA)));
    assertEquals(Map.of(ANNA, 70L, BEN, 10L), planned(80, PoolPolicy.headFirst(ANNA)));
    PoolPolicy headThenShares = new PoolPolicy(List.of(ANNA), PoolPolicy.Sharing.IN_PROPORTION);
    assertEquals(Map.of(ANNA, 70L, BEN, 25L, CLEO, 15L), planned(110, headThenShares));
  }

  @Test
  void accountsAreEmptiedInTheOrderThatIsGiven() {
    PoolPolicy cleoThenAnna = PoolPolicy.inOrder(List.of(CLEO, ANNA));
    assertEquals(Map.of(CLEO, 30L, ANNA, 5L), planned(35, cleoThenAnna));
    PoolPlan all = family.pool().plan(spend("trip", 150, 10), cleoThenAnna);
    assertEquals(
        List.of(CLEO, ANNA, BEN), all.parts().stream().map(Part::member).toList());
  }

  @Test
  void whatIsMissingIsTold() {
    PoolPlan plan = family.pool().plan(spend("trip", 151, 10), PoolPolicy.soonestExpiring());
    Refused refused = assertInstanceOf(Refused.class, plan);
    assertEquals(Reason.INSUFFICIENT_POINTS, refused.reason());
    assertEquals(beans(1), refused.missing());
    assertEquals(List.of(), refused.parts());
    assertEquals(
        List.of("151 beans for for trip refused for insufficient points, 1 are missing"),
        refused.explanation().lines());
  }

  @Test
  void pointsThatHaveEndedAreNobodysToGive() {
    PoolPlan plan = family.pool().plan(spend("trip", 101, 30), PoolPolicy.soonestExpiring());
    assertEquals(beans(1), assertInstanceOf(Refused.class, plan).missing());
  }

  @Test
  void pointsThatCannotBeSpentAreRefused() {
    DebitCommand.Spend request = new DebitCommand.Spend(
        Posting.of("trip", day(10)), Points.of(PointType.qualifying("status"), 5), "trip", day(20));
    PoolPlan plan = family.pool().plan(request, PoolPolicy.soonestExpiring());
    assertEquals(Reason.NOT_REDEEMABLE, assertInstanceOf(Refused.class, plan).reason());
  }

  @Test
  void theBalanceIsTheSumAndDebtStaysWithWhoOwesIt() {
    family.earn("dora", 5, 3, 20);
    family.accepted(
        "dora",
        new DebitCommand.Deduct(
            Posting.of("fix", day(4)),
            beans(9),
            "fix",
            ShortfallPolicy.debt(DebtLimit.unlimited())));
    assertEquals(
        new Balance(beans(150), beans(0), beans(0), beans(4)),
        family.pool().balance(BEANS, day(9)));
    assertTrue(
        family.pool().plan(spend("trip", 150, 10), PoolPolicy.inProportion()).isPlanned());
    assertEquals(
        Map.of(day(30), beans(50), day(60), beans(30), day(90), beans(70)),
        family.pool().expirySchedule(BEANS, day(9)));
    assertThrows(IllegalArgumentException.class, () -> family.pool().balance(BEANS, day(1)));
  }

  @Test
  void lotsThatSlideEndWhenTheirClockRunsOut() {
    family.accepted(
        "anna", new UpkeepCommand.Slide(Posting.of("slide", day(5)), BEANS, "activity", day(20)));
    family.earn("anna", 8, 5, LotTerms.atOnce(Expiry.sliding("activity")));
    assertEquals(Map.of(ANNA, 8L, BEN, 2L), planned(10, PoolPolicy.soonestExpiring()));
    family.accepted(
        "anna",
        new UpkeepCommand.Slide(Posting.of("slide again", day(6)), BEANS, "activity", day(40)));
    assertEquals(Map.of(ANNA, 5L, BEN, 50L), planned(55, PoolPolicy.soonestExpiring()));
  }

  @Test
  void anAccountKeepsItsOwnDrawOrder() {
    LedgerPolicy newestFirst =
        new LedgerPolicy(DrawOrder.newestFirst(), LedgerPolicy.standard().retention());
    family.open("dora", newestFirst).earn("dora", 10, 3, 20).earn("dora", 10, 4, 80);
    // Dora's next lot ends on day 80, so hers of day 20 wait behind it.
    assertEquals(
        Map.of(BEN, 50L, CLEO, 30L, member("dora"), 5L), planned(85, PoolPolicy.soonestExpiring()));
  }

  @Test
  void aSpendThatIsCarriedOutInPartIsResumed() {
    DebitCommand.Spend trip = spend("trip", 100, 10);
    PoolPlan plan = family.pool().plan(trip, PoolPolicy.soonestExpiring());
    assertEquals(Map.of(ANNA, 20L, BEN, 50L, CLEO, 30L), units(plan));
    family.carryOut(plan.parts().subList(1, 2)); // ben's, then the power fails
    family.accepted("cleo", spend("coffee", 25, 11));

    PoolPlan next = family.pool().plan(trip, PoolPolicy.soonestExpiring());
    assertEquals(Map.of(ANNA, 45L, BEN, 50L, CLEO, 5L), units(next));
    assertFalse(assertInstanceOf(Planned.class, next).isSettled());
    assertEquals(
        List.of(
            "100 beans for for trip from 3 accounts",
            "  anna gives 45",
            "  ben has given 50",
            "  cleo gives 5"),
        next.explanation().lines());
    family.carryOut(next.parts());
    Planned settled =
        assertInstanceOf(Planned.class, family.pool().plan(trip, PoolPolicy.headFirst(ANNA)));
    assertTrue(settled.isSettled());
    assertEquals(units(next), units(settled));
  }

  @Test
  void whereTheOthersHaveSpentTheirsWhatWasDoneIsUndone() {
    DebitCommand.Spend trip = spend("trip", 140, 10);
    PoolPlan plan = family.pool().plan(trip, PoolPolicy.soonestExpiring());
    family.carryOut(plan.parts().subList(1, 2)); // ben's 50
    family.accepted("anna", spend("coffee", 70, 11));
    PoolPlan next = family.pool().plan(trip, PoolPolicy.soonestExpiring());
    Refused refused = assertInstanceOf(Refused.class, next);
    assertEquals(beans(60), refused.missing());
    assertEquals(Map.of(BEN, 50L), units(refused));
    family.giveBack(refused.restoring(Posting.of("undo", day(12)), beans(50), Instant.MIN));
    assertEquals(beans(50), family.account(BEN).balance(BEANS).available());
  }

  @Test
  void aKeyThatBelongsToAnotherCommandIsRefused() {
    family.accepted("ben", spend("trip/ben", 1, 10));
    PoolPlan plan = family.pool().plan(spend("trip", 20, 10), PoolPolicy.soonestExpiring());
    assertEquals(Reason.KEY_TAKEN, assertInstanceOf(Refused.class, plan).reason());
  }

  @Test
  void lessThanWasGivenUnderTheKeyIsRefused() {
    PoolPolicy policy = PoolPolicy.soonestExpiring();
    family.carryOut(family.pool().plan(spend("trip", 20, 10), policy).parts());
    Refused refused =
        assertInstanceOf(Refused.class, family.pool().plan(spend("trip", 19, 10), policy));
    assertEquals(Reason.KEY_TAKEN, refused.reason());
    assertEquals(Map.of(BEN, 20L), units(refused));
  }

  @Test
  void whereAnAccountMayHaveForgottenNothingIsPlanned() {
    family.earn("anna", 1, 80, 90); // 35 days of memory
    PoolPlan plan = family.pool().plan(spend("trip", 20, 10, 80), PoolPolicy.soonestExpiring());
    assertEquals(Reason.TOO_OLD, assertInstanceOf(Refused.class, plan).reason());
  }

  @Test
  void anAccountThatWasMergedAwayGivesNothing() {
    family.accepted("ben", new DebitCommand.MergeAway(Posting.of("merge", day(5)), "anna"));
    assertEquals(Map.of(CLEO, 30L, ANNA, 10L), planned(40, PoolPolicy.soonestExpiring()));
  }

  @Test
  void whoGivesLastGetsHisPointsBackFirst() {
    PoolPlan plan =
        family.pool().plan(spend("trip", 120, 10), PoolPolicy.inOrder(List.of(BEN, ANNA, CLEO)));
    assertEquals(Map.of(BEN, 50L, ANNA, 70L), units(plan));
    family.carryOut(plan.parts());
    family.giveBack(plan.restoring(Posting.of("less", day(12)), beans(60), Instant.MIN));
    assertEquals(beans(60), family.account(ANNA).balance(BEANS).available());
    assertEquals(beans(0), family.account(BEN).balance(BEANS).available());
    family.giveBack(plan.restoring(Posting.of("none", day(13)), beans(120), Instant.MIN));
    assertEquals(beans(150), family.pool().balance(BEANS, day(13)).available());
    assertEquals(List.of(), plan.restoring(Posting.of("none", day(13)), beans(0), Instant.MIN));
    assertThrows(
        IllegalArgumentException.class,
        () -> plan.restoring(Posting.of("more", day(14)), beans(121), Instant.MIN));
  }

  @Test
  void accountsThatHoldMoreThanALongTogetherArePlannedFrom() {
    PoolFixture rich =
        new PoolFixture().earn("anna", Long.MAX_VALUE, 0, 90).earn("ben", Long.MAX_VALUE, 0, 90);
    PoolPlan plan = rich.pool().plan(spend("trip", Long.MAX_VALUE, 10), PoolPolicy.inProportion());
    assertEquals(Map.of(ANNA, Long.MAX_VALUE / 2 + 1, BEN, Long.MAX_VALUE / 2), units(plan));
    rich.carryOut(plan.parts());
    assertThrows(
        ArithmeticException.class,
        () -> rich.earn("cleo", Long.MAX_VALUE, 11, 90).pool().balance(BEANS, day(11)));
  }

  @Test
  void membersJoinAndAreNamedCorrectly() {
    PointsPool pool = family.pool();
    MemberId dora = member("dora");
    assertThrows(IllegalArgumentException.class, () -> pool.account(dora));
    assertThrows(
        IllegalArgumentException.class,
        () -> pool.plan(spend("trip", 1, 10), PoolPolicy.headFirst(dora)));
    PointsPool joined = pool.with(dora, PointsAccount.open());
    assertEquals(4, joined.accounts().size());
    assertEquals(3, pool.accounts().size());
    assertTrue(joined.plan(spend("trip", 1, 10), PoolPolicy.headFirst(dora)).isPlanned());
    assertThrows(IllegalArgumentException.class, () -> PointsPool.of(Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> PoolPolicy.inOrder(List.of(ANNA, BEN, ANNA)));
  }

  @Test
  void aSpendWithoutACauseCouldNotBeUndone() {
    DebitCommand.Spend request =
        new DebitCommand.Spend(Posting.of("trip", day(10)), beans(5), "", day(20));
    assertThrows(
        IllegalArgumentException.class,
        () -> family.pool().plan(request, PoolPolicy.soonestExpiring()));
  }

  @Test
  void everyPartHasItsOwnKeyAndTheCommonCause() {
    PoolPlan plan = family.pool().plan(spend("trip", 150, 10), PoolPolicy.soonestExpiring());
    for (Part part : plan.parts()) {
      assertEquals("trip/" + part.member(), part.command().posting().key());
      assertEquals("for trip", part.command().cause());
    }
    family.carryOut(plan.parts());
    LedgerOutcome again = family.decide(ANNA, plan.parts().get(0).command());
    assertInstanceOf(LedgerOutcome.Duplicate.class, again);
  }
}
