package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ActivityKind.CHECK_IN;
import static dev.rapport.loyalty.expiry.ActivityKind.REFERRAL;
import static dev.rapport.loyalty.expiry.ActivityKind.REFERRED;
import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static dev.rapport.loyalty.expiry.ActivityKind.SIGN_UP;
import static dev.rapport.loyalty.expiry.ActivityKind.STAY;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static dev.rapport.loyalty.member.Conditions.everyNth;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.ReopenActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.Conservation;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.program.Decision.Status;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a programme makes of activities that are no purchases, and of those that did not happen after all. */
class ActivityDecisionTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final PointType STARS = PointType.qualifying("stars");
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");
  private static final DeclaredCounter VISITS =
      DeclaredCounter.activities("visits", CHECK_IN, Window.lifetime());

  private static LoyaltyProgram.Builder club() {
    return LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, rolling(Period.ofMonths(12)))
        .points(STARS, never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")));
  }

  /* What an application does: it keeps the membership, the entries and the leases. */
  private static final class Host {
    private final LoyaltyProgram program;
    private final List<ProgramEntry> entries = new ArrayList<>();
    private Membership member;
    private Purse purse = Purse.empty();

    Host(LoyaltyProgram program) {
      this(program, "ada");
    }

    Host(LoyaltyProgram program, String member) {
      this.program = program;
      this.member = program.enrol(MemberId.of(member), JOINED);
      entries.add(this.member.enrolment());
    }

    Decision did(ProgramCommand command) {
      Decision decision = program.decide(member, command, purse);
      assertTrue(decision.isAccepted(), decision::toString);
      assertEquals(List.of(), decision.explanation().missing());
      entries.addAll(decision.entries());
      member = decision.membership();
      purse = decision.purse();
      assertEquals(member, program.replay(entries));
      assertEquals(member, program.restore(member.snapshot()));
      assertEquals(member.stateHash(), program.replay(entries).stateHash());
      assertTrue(Conservation.check(ProgramEntry.ledger(entries)).holds());
      return decision;
    }

    Decision did(String id, int days, ActivityKind kind) {
      return did(RecordActivity.of(act(id, days, kind)));
    }

    Decision undo(String id, int days) {
      return did(UndoActivity.of(Posting.of("undo-" + id, day(days)), id));
    }

    Reason refused(ProgramCommand command) {
      Decision decision = program.decide(member, command, purse);
      assertEquals(Status.DECLINED, decision.status());
      assertSame(member, decision.membership());
      assertEquals(List.of(), decision.explanation().missing());
      return decision.refusal().orElseThrow().reason();
    }

    Activity act(String id, int days, ActivityKind kind) {
      return Activity.of(id, member.id().value(), day(days), kind);
    }

    long beans(int days) {
      return member.balance(BEANS, day(days)).available().units();
    }
  }

  private static Instant day(int days) {
    return JOINED.plus(Duration.ofDays(days));
  }

  @Test
  void anActivityEarnsWhatItsRulesGrant() {
    Host host = new Host(
        club().earn(EarningRules.bonus("welcome", BEANS, 100).on(SIGN_UP)).build());
    Decision decision = host.did("join", 0, SIGN_UP);
    assertEquals(100, host.beans(0));
    ProgramEntry.ActivityRecorded entry =
        (ProgramEntry.ActivityRecorded) decision.entries().get(0);
    assertEquals(1, entry.rules());
    assertEquals(List.of(100L), entry.awards().get(0).shares());
    assertEquals(
        "record activity join accepted, 2 entries",
        decision.explanation().lines().get(0));
    host.did("look", 1, CHECK_IN);
    assertEquals(100, host.beans(1));
  }

  @Test
  void anActivityHappensOnceHoweverOftenItIsReported() {
    Host host =
        new Host(club().earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW)).build());
    Decision first = host.did("rev-1", 1, REVIEW);
    RecordActivity later = new RecordActivity(host.act("rev-1", 1, REVIEW), day(3));
    Decision again = host.program.decide(host.member, later);
    assertEquals(Status.DUPLICATE, again.status());
    assertEquals(first.entries(), again.entries());
    Activity other = host.act("rev-1", 1, REVIEW).about("tea");
    Decision conflict = host.program.decide(host.member, RecordActivity.of(other));
    assertEquals(Status.CONFLICT, conflict.status());
    assertEquals(List.of("activity"), conflict.differing());
    Order order =
        Order.builder("rev-1", "ada", day(1)).amount(Money.of("EUR", "9.00")).build();
    assertEquals(
        List.of("kind"),
        host.program.decide(host.member, RecordPurchase.of(order)).differing());
  }

  @Test
  void whatIsAnotherMembersOrTooOldIsRefused() {
    Host host = new Host(club().build());
    Activity bens = Activity.of("a-1", "ben", day(1), REVIEW);
    assertEquals(Reason.OTHER_MEMBER, host.refused(RecordActivity.of(bens)));
    assertEquals(
        Reason.BEFORE_ENROLMENT, host.refused(RecordActivity.of(host.act("a-1", -1, REVIEW))));
    host.did("now", 60, REVIEW);
    assertEquals(Reason.TOO_OLD, host.refused(RecordActivity.of(host.act("old", 20, REVIEW))));
  }

  @Test
  void undoingTakesBackWhatWasEarnedAndGivesTheRoomBack() {
    Host host = new Host(club()
        .earn(EarningRules.bonus("review", BEANS, 25)
            .on(REVIEW)
            .cappedAt(Cap.uses("one-review", 1).perSubject())
            .cappedAt(Cap.points("month", Points.of(BEANS, 30)).in(Cycle.months())))
        .build());
    Activity tea = host.act("rev-1", 1, REVIEW).about("tea");
    host.did(RecordActivity.of(tea));
    host.did(RecordActivity.of(host.act("rev-2", 2, REVIEW).about("tea")));
    assertEquals(25, host.beans(2));
    host.did(RecordActivity.of(host.act("rev-3", 3, REVIEW).about("cake")));
    assertEquals(30, host.beans(3));
    Decision undone = host.undo("rev-1", 4);
    assertEquals(5, host.beans(4));
    assertEquals(
        List.of(
            "undo activity undo-rev-1 accepted, 2 entries",
            "  review rev-1 undone",
            "    25 of 25 beans by rule review version 1 taken back"),
        undone.explanation().lines().subList(0, 3));
    host.did(RecordActivity.of(host.act("rev-4", 5, REVIEW).about("tea")));
    assertEquals(30, host.beans(5));
    assertEquals(
        Reason.ALREADY_UNDONE, host.refused(UndoActivity.of(Posting.of("again", day(6)), "rev-1")));
    assertEquals(
        Reason.CAUSE_CLOSED, host.refused(UndoActivity.of(Posting.of("no", day(6)), "rev-9")));
    assertEquals(
        Reason.BEFORE_ITS_CAUSE,
        host.refused(UndoActivity.of(Posting.of("soon", day(4)), "rev-4")));
  }

  @Test
  void whatIsSpentAlreadyBecomesDebtAsForReturns() {
    Host host =
        new Host(club().earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW)).build());
    host.did("rev-1", 1, REVIEW);
    host.did(new Redeem(Posting.of("mug", day(2)), Points.of(BEANS, 20), "mug"));
    host.undo("rev-1", 3);
    assertEquals(-20, host.member.balance(BEANS, day(3)).net().units());
  }

  @Test
  void aPendingAwardIsTakenBackBeforeItIsThere() {
    Host host = new Host(club()
        .earn(EarningRules.bonus("refer", BEANS, 50).on(REFERRAL).availableAfter(Period.ofDays(14)))
        .build());
    host.did("ref-1", 1, REFERRAL);
    host.did("ref-2", 1, REFERRAL);
    assertEquals(0, host.beans(1));
    host.undo("ref-1", 3);
    assertEquals(50, host.beans(15));
  }

  @Test
  void theThirdVisitIsKnownByACounterAndAnUndoneVisitDoesNotCount() {
    Host host = new Host(club()
        .earn(EarningRules.bonus("third", BEANS, 9).on(CHECK_IN).when(everyNth(VISITS, 3)))
        .build());
    host.did("v-1", 1, CHECK_IN);
    host.did("v-2", 2, CHECK_IN);
    host.undo("v-1", 2);
    assertEquals(1, host.member.counter("visits", LocalDate.of(2026, 1, 12)));
    host.did("v-3", 3, CHECK_IN);
    assertEquals(0, host.beans(3));
    host.did("v-4", 4, CHECK_IN);
    assertEquals(9, host.beans(4));
  }

  @Test
  void aLateReportIsRatedAsOfItsOwnDay() {
    EarningRuleSet generous =
        EarningRuleSet.of(EarningRules.bonus("review", BEANS, 40).on(REVIEW).version(2));
    DeclaredCounter week = DeclaredCounter.activities("week", CHECK_IN, Cycle.days());
    Host host = new Host(club()
        .earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW))
        .earn(EarningRules.bonus("twice", BEANS, 3).on(CHECK_IN).when(everyNth(week, 2)))
        .earnFrom(day(10), generous)
        .build());
    host.did("rev-2", 11, REVIEW);
    host.did(new RecordActivity(host.act("rev-1", 9, REVIEW), day(12)));
    assertEquals(65, host.beans(12));
    host.did(new RecordActivity(host.act("v-1", 5, CHECK_IN), day(12)));
    host.did(new RecordActivity(host.act("v-2", 6, CHECK_IN), day(12)));
    host.did(new RecordActivity(host.act("v-3", 6, CHECK_IN), day(12)));
    assertEquals(68, host.beans(12));
  }

  @Test
  void qualifyingPointsOfActivitiesLeadToALevelAndBack() {
    Host host = new Host(club()
        .earn(EarningRules.fixed("visit", STARS, 10).on(CHECK_IN))
        .earn(EarningRules.bonus("silver", BEANS, 5).on(CHECK_IN).when(tierAtLeast("stars", 1)))
        .tiers(TierLadder.of(STARS, "Silver", 20, "Gold", 40))
        .build());
    host.did("v-1", 1, CHECK_IN);
    host.did("v-2", 2, CHECK_IN);
    assertEquals("Silver", host.member.standing("stars").level().name());
    host.did("v-3", 3, CHECK_IN);
    assertEquals(5, host.beans(3));
    host.undo("v-1", 4);
    assertEquals(20, host.member.standing("stars").measured(TierMetric.points(STARS)));
  }

  @Test
  void aLadderCountsWhatActivitiesOfAKindMeasure() {
    TierLadder nights = TierLadder.builder("nights")
        .level("Loyal", Requirement.atLeast(TierMetric.count("stay"), 10))
        .build();
    Host host = new Host(club()
        .earn(EarningRules.perUnit("nights", BEANS, 2).on(STAY))
        .tiers(nights)
        .build());
    host.did(RecordActivity.of(host.act("s-1", 1, STAY).withQuantity(7)));
    host.did(RecordActivity.of(host.act("s-2", 9, STAY).withQuantity(3)));
    assertEquals(20, host.beans(9));
    assertEquals("Loyal", host.member.standing("nights").level().name());
    host.undo("s-2", 10);
    assertEquals(7, host.member.standing("nights").measured(TierMetric.count("stay")));
    assertThrows(IllegalArgumentException.class, () -> club().tiers(nights).build());
  }

  @Test
  void anActivityThatEarnsMovesTheClockOnce() {
    Host host = new Host(LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, sliding("idle", Period.ofDays(30), ActivityKind.EARN, CHECK_IN))
        .earn(EarningRules.fixed("visit", BEANS, 5).on(CHECK_IN))
        .build());
    host.did("first", 1, CHECK_IN);
    assertEquals(1, slides(host.did("second", 2, CHECK_IN)));
    assertEquals(10, host.beans(31));
    assertEquals(0, host.beans(33));
  }

  private static long slides(Decision decision) {
    return ProgramEntry.ledger(decision.entries()).stream()
        .filter(entry -> entry.kind() == LedgerEntry.Kind.SLID)
        .count();
  }

  @Test
  void anActivityKeepsPointsAliveWhereThePolicySaysSo() {
    Host host = new Host(LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, sliding("idle", Period.ofDays(30), ActivityKind.EARN, CHECK_IN))
        .earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW))
        .build());
    host.did("rev-1", 1, REVIEW);
    host.did("look", 20, SIGN_UP);
    assertEquals(0, host.beans(40));
    host.did("visit", 25, CHECK_IN);
    assertEquals(25, host.beans(40));
    assertEquals(0, host.beans(60));
    host.undo("visit", 26);
    assertEquals(25, host.beans(40));
  }

  @Test
  void aBudgetAndABalanceHoldActivitiesBackToo() {
    Budget spring = Budget.of("spring", BEANS, CurrencyUnit.of("EUR")).withPoints(30);
    Host host = new Host(club()
        .earn(EarningRules.bonus("review", BEANS, 20)
            .on(REVIEW)
            .fundedBy(spring.funding(Points.of(BEANS, 1), Money.of("EUR", "0.01"))))
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 28)))
        .build());
    host.purse = Purse.of(spring.lease());
    host.did("rev-1", 1, REVIEW);
    host.did("rev-2", 2, REVIEW);
    assertEquals(28, host.beans(2));
    host.undo("rev-1", 3);
    host.undo("rev-2", 4);
    assertEquals(0, host.beans(4));
    assertEquals(Purse.of(spring.lease()), host.purse);
  }

  @Test
  void bothSidesOfAReferralAreTwoCommandsWithOneCause() {
    LoyaltyProgram program = club()
        .earn(EarningRules.bonus("advocate", BEANS, 50).on(REFERRAL))
        .earn(EarningRules.bonus("friend", BEANS, 20).on(REFERRED))
        .build();
    Host ada = new Host(program, "ada");
    Host ben = new Host(program, "ben");
    ada.did(RecordActivity.of(ada.act("ref-9", 1, REFERRAL).about("ben")));
    ben.did(RecordActivity.of(ben.act("ref-9", 1, REFERRED).about("ada")));
    assertEquals(50, ada.beans(1));
    assertEquals(20, ben.beans(1));
    ada.undo("ref-9", 8);
    ben.undo("ref-9", 8);
    assertEquals(0, ada.beans(8));
    assertEquals(0, ben.beans(8));
  }

  @Test
  void anActivityThatCanStillBeUndoneIsNotReplacedByAnotherOfItsId() {
    Host host = new Host(club()
        .earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW))
        .refunds(RefundPolicy.byItem().within(Period.ofDays(90)))
        .build());
    host.did("rev-1", 1, REVIEW);
    host.undo("rev-1", 2);
    host.did("rev-2", 60, REVIEW);
    assertEquals(
        Reason.KEY_TAKEN,
        host.refused(RecordActivity.of(Activity.of("rev-1", "ada", day(91), REVIEW))));
    host.did("rev-1", 92, REVIEW);
    assertEquals(25 + 25, host.beans(92));
  }

  @Test
  void anActivityThatIsReopenedWhileItIsOpenGoesByWhatIsKnownOfItAndStaysOpenLonger() {
    Host host =
        new Host(club().earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW)).build());
    host.did("rev-1", 1, REVIEW);
    List<ProgramEntry> early = List.copyOf(host.entries);
    host.undo("rev-1", 2);
    Instant before = host.member.activity("rev-1").orElseThrow().openUntil();
    host.did(ReopenActivity.from(Posting.of("open-1", day(3)), "rev-1", early, day(4)));
    assertEquals(before, host.member.activity("rev-1").orElseThrow().openUntil());
    host.did(ReopenActivity.from(Posting.of("open-2", day(3)), "rev-1", early, day(99)));
    assertEquals(day(99), host.member.activity("rev-1").orElseThrow().openUntil());
    assertEquals(
        Reason.ALREADY_UNDONE, host.refused(UndoActivity.of(Posting.of("u-2", day(98)), "rev-1")));
  }

  @Test
  void anActivityWhoseWindowIsClosedIsReopenedFromItsEntries() {
    Host host =
        new Host(club().earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW)).build());
    host.did("rev-1", 1, REVIEW);
    host.did("rev-2", 90, REVIEW);
    assertFalse(host.member.activity("rev-1").isPresent());
    UndoActivity undo = UndoActivity.of(Posting.of("u", day(91)), "rev-1");
    assertEquals(Reason.CAUSE_CLOSED, host.refused(undo));
    host.did(ReopenActivity.from(Posting.of("open", day(91)), "rev-1", host.entries, day(99)));
    host.did(undo);
    assertEquals(25, host.beans(91));
    assertThrows(
        IllegalArgumentException.class,
        () -> ReopenActivity.from(Posting.of("x", day(91)), "rev-9", host.entries, day(99)));
    host.did("rev-3", 200, REVIEW);
    host.did(ReopenActivity.from(Posting.of("open-2", day(200)), "rev-1", host.entries, day(300)));
    assertEquals(
        Reason.ALREADY_UNDONE, host.refused(UndoActivity.of(Posting.of("u-2", day(201)), "rev-1")));
  }

  @Test
  void aMemberUnderAnotherIdKeepsActivitiesAndHash() {
    Host host =
        new Host(club().earn(EarningRules.bonus("review", BEANS, 25).on(REVIEW)).build());
    host.did("rev-1", 1, REVIEW);
    Membership rekeyed = host.member.rekeyed(MemberId.of("m-77"));
    assertEquals(host.member.stateHash(), rekeyed.stateHash());
    Decision undone =
        host.program.decide(rekeyed, UndoActivity.of(Posting.of("undo", day(2)), "rev-1"));
    assertTrue(undone.isAccepted());
    assertEquals(0, undone.membership().balance(BEANS, day(2)).available().units());
  }
}
