package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.OpenOrder;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Book;
import dev.rapport.loyalty.journal.ProgramCommand.CancelRedemption;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.Reopen;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.ledger.LedgerOutcome;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.program.Decision.Status;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoyaltyProgramTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");

  private static final LoyaltyProgram CLUB = LoyaltyProgram.builder("coffee-club", PARIS)
      .points(BEANS, rolling(Period.ofMonths(12)).roundedUpTo(MONTH_END))
      .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
      .earn(EarningRules.multiplier("gold-double", 2).when(tierAtLeast("beans", 2)))
      .earn(EarningRules.bonus("welcome", BEANS, 20).when(firstPurchase()))
      .tiers(TierLadder.of(BEANS, "Silver", 100, "Gold", 200))
      .refunds(RefundPolicy.byItem().shortfall(Shortfall.DEBT))
      .build();

  /* What an application does: it keeps the membership and the entries. */
  private static final class Host {
    private final LoyaltyProgram program;
    private Membership ada;
    private final List<ProgramEntry> entries = new ArrayList<>();

    Host(LoyaltyProgram program) {
      this.program = program;
      this.ada = program.enrol(MemberId.of("ada"), JOINED);
      entries.add(ada.enrolment());
    }

    Decision did(ProgramCommand command) {
      Decision decision = program.decide(ada, command);
      assertTrue(decision.isAccepted(), decision::toString);
      assertEquals(ada.version(), decision.baseVersion());
      entries.addAll(decision.entries());
      ada = decision.membership();
      assertEquals(List.of(), decision.explanation().missing());
      assertEquals(ada, program.replay(entries));
      assertEquals(ada, program.restore(ada.snapshot()));
      assertEquals(ada.stateHash(), program.replay(entries).stateHash());
      return decision;
    }

    Reason refused(ProgramCommand command) {
      Decision decision = program.decide(ada, command);
      assertEquals(Status.DECLINED, decision.status());
      assertSame(ada, decision.membership());
      assertEquals(List.of(), decision.entries());
      assertEquals(List.of(), decision.explanation().missing());
      return decision.refusal().orElseThrow().reason();
    }

    long available(Instant asOf) {
      return ada.balance(BEANS, asOf).available().units();
    }
  }

  private static Instant day(int days) {
    return JOINED.plus(Duration.ofDays(days));
  }

  private static RecordPurchase order(String id, int days, String amount) {
    return RecordPurchase.of(
        Order.builder(id, "ada", day(days)).amount(Money.of("EUR", amount)).build());
  }

  private static Redeem redeem(String key, int days, long units, String cause) {
    return new Redeem(Posting.of(key, day(days)), Points.of(BEANS, units), cause);
  }

  @Test
  void anOrderEarnsByTheRulesAndTheTierThatItLeadsToCountsFromTheNextOn() {
    Host host = new Host(CLUB);
    Decision first = host.did(order("o-1", 1, "210.00"));
    assertEquals(230, host.available(day(1)));
    assertEquals("Gold", host.ada.standing("beans").level().name());
    assertTrue(first.entries().stream().anyMatch(ProgramEntry.TierChanged.class::isInstance));
    host.did(order("o-2", 2, "10.00"));
    assertEquals(230 + 20, host.available(day(2)));
    assertEquals(2, host.ada.counter("purchases", LocalDate.of(2026, 1, 12)));
  }

  @Test
  void aPlainPurchaseIsAnOrder() {
    Membership ada = CLUB.enrol(MemberId.of("ada"), JOINED);
    Purchase purchase = Purchase.of("o-1", day(1), "ada", Money.of("EUR", "12.00"));
    assertEquals(
        32,
        CLUB.decide(ada, purchase)
            .membership()
            .balance(BEANS, day(1))
            .available()
            .units());
  }

  @Test
  void aRepeatedCommandIsAnsweredWithTheEntriesOfThen() {
    Host host = new Host(CLUB);
    Decision first = host.did(order("o-1", 1, "12.00"));
    host.did(order("o-2", 2, "5.00"));
    Decision again = CLUB.decide(host.ada, order("o-1", 1, "12.00"));
    assertEquals(Status.DUPLICATE, again.status());
    assertEquals(first.entries(), again.entries());
    assertSame(host.ada, again.membership());
    assertTrue(again.isSettled());
    assertFalse(again.isAccepted());
    host.entries.addAll(again.entries());
    Collections.shuffle(host.entries, new java.util.Random(7));
    assertEquals(host.ada, CLUB.replay(host.entries));
  }

  @Test
  void anotherCommandUnderTheSameKeyIsToldInWhatItDiffers() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "12.00"));
    Decision other = CLUB.decide(host.ada, order("o-1", 1, "13.00"));
    assertEquals(Status.CONFLICT, other.status());
    assertEquals(List.of("order"), other.differing());
    Decision kind = CLUB.decide(host.ada, redeem("o-1", 1, 5, "reward"));
    assertEquals(List.of("kind"), kind.differing());
    assertEquals(List.of(), kind.explanation().missing());
  }

  @Test
  void onlyTheRecordingInstantMayDifferInARepetition() {
    Host host = new Host(CLUB);
    RecordPurchase first = order("o-1", 1, "12.00");
    host.did(first);
    RecordPurchase later = new RecordPurchase(first.order(), first.rates(), day(3));
    assertEquals(Status.DUPLICATE, CLUB.decide(host.ada, later).status());
  }

  @Test
  void refusalsSayWhy() {
    Host host = new Host(CLUB);
    assertEquals(Reason.BEFORE_ENROLMENT, host.refused(order("o-0", -1, "1.00")));
    Order ben =
        Order.builder("o-1", "ben", day(1)).amount(Money.of("EUR", "1.00")).build();
    assertEquals(Reason.OTHER_MEMBER, host.refused(RecordPurchase.of(ben)));
    assertEquals(Reason.INSUFFICIENT_POINTS, host.refused(redeem("r-1", 1, 5, "reward")));
    host.did(order("o-2", 100, "10.00"));
    assertEquals(Reason.TOO_OLD, host.refused(order("o-3", 50, "10.00")));
    assertEquals(
        Reason.CAUSE_CLOSED,
        host.refused(Refund.everything(Posting.of("f-1", day(101)), "unknown")));
    assertEquals(
        Reason.EXCEEDS_ORDER,
        host.refused(Refund.amount(Posting.of("f-2", day(101)), "o-2", Money.of("EUR", "10.01"))));
    assertEquals(
        Reason.BEFORE_ITS_CAUSE,
        host.refused(Refund.everything(Posting.of("f-3", day(99)), "o-2")));
    TierGrant grant = new TierGrant("Emerald", DateRange.parse("2026-03-01/2026-09-01"), "match-1");
    assertEquals(
        Reason.TIER_UNKNOWN,
        host.refused(new GrantTier(Posting.of("g-1", day(101)), "beans", grant)));
    Decision some = CLUB.decide(host.ada, redeem("r-2", 101, 50, "reward"));
    assertEquals(30, some.refusal().orElseThrow().possible());
  }

  @Test
  void everyReasonOfTheLedgerHasItsNamesake() {
    for (LedgerOutcome.Reason reason : LedgerOutcome.Reason.values()) {
      assertEquals(reason.name(), Postings.reason(reason).name());
    }
  }

  @Test
  void aReturnTakesBackPointsCountersAndTierTogether() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "90.00"));
    host.did(Refund.amount(Posting.of("f-1", day(2)), "o-1", Money.of("EUR", "45.00")));
    assertEquals(55, host.available(day(2)));
    assertEquals(1, host.ada.counter("purchases", LocalDate.of(2026, 1, 12)));
    host.did(Refund.everything(Posting.of("f-2", day(3)), "o-1"));
    assertEquals(0, host.available(day(3)));
    assertEquals(0, host.ada.counter("purchases", LocalDate.of(2026, 1, 13)));
    assertEquals(
        Reason.EXCEEDS_ORDER, host.refused(Refund.everything(Posting.of("f-3", day(4)), "o-1")));
    // The next order is the first again.
    host.did(order("o-2", 5, "10.00"));
    assertEquals(30, host.available(day(5)));
  }

  @Test
  void pointsSpentOnAReturnedOrderComeBackInTheSameProportion() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(redeem("r-1", 2, 40, "o-2"));
    host.did(order("o-2", 2, "20.00"));
    assertEquals(100 - 40 + 20, host.available(day(2)));
    host.did(Refund.amount(Posting.of("f-1", day(3)), "o-2", Money.of("EUR", "5.00")));
    assertEquals(100 - 30 + 15, host.available(day(3)));
    host.did(Refund.everything(Posting.of("f-2", day(4)), "o-2"));
    assertEquals(100, host.available(day(4)));
  }

  @Test
  void whatWasSpentAlreadyBecomesDebtThatTheNextOrderPays() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(redeem("r-1", 2, 90, "reward"));
    host.did(Refund.everything(Posting.of("f-1", day(3)), "o-1"));
    assertEquals(90, host.ada.balance(BEANS, day(3)).debt().units());
    host.did(order("o-2", 4, "80.00"));
    assertEquals(0, host.ada.balance(BEANS, day(4)).debt().units());
    assertEquals(10, host.available(day(4)));
  }

  @Test
  void anOrderWhoseWindowIsClosedIsReturnedOnceItsEntriesArePassedIn() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(order("o-2", 60, "10.00"));
    Refund refund = Refund.everything(Posting.of("f-1", day(61)), "o-1");
    assertEquals(Reason.CAUSE_CLOSED, host.refused(refund));
    host.did(Reopen.from(Posting.of("open-1", day(61)), "o-1", host.entries, day(70)));
    host.did(refund);
    assertEquals(10, host.available(day(61)));
  }

  /* Long after the command is forgotten, the order is not. */
  @Test
  void anOrderThatCanStillBeReturnedIsNotReplacedByAnotherOfItsId() {
    Host host = new Host(LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, rolling(Period.ofMonths(12)))
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .refunds(RefundPolicy.byItem().within(Period.ofDays(90)))
        .build());
    host.did(order("o-1", 1, "80.00"));
    host.did(order("o-2", 60, "1.00"));
    assertEquals(Reason.KEY_TAKEN, host.refused(order("o-1", 91, "10.00")));
    host.did(order("o-1", 92, "10.00"));
    host.did(Refund.everything(Posting.of("f-1", day(93)), "o-1"));
    assertEquals(80 + 1, host.available(day(93)));
  }

  @Test
  void anOrderThatIsReopenedWhileItIsOpenGoesByWhatIsKnownOfItAndStaysOpenLonger() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    Reopen early = Reopen.from(Posting.of("open-1", day(5)), "o-1", host.entries, day(10));
    Reopen late = Reopen.from(Posting.of("open-2", day(5)), "o-1", host.entries, day(50));
    host.did(Refund.amount(Posting.of("f-1", day(4)), "o-1", Money.of("EUR", "30.00")));
    for (Reopen reopen : List.of(early, late)) {
      Instant before = host.ada.order("o-1").orElseThrow().openUntil();
      host.did(reopen);
      OpenOrder open = host.ada.order("o-1").orElseThrow();
      assertEquals(Money.of("EUR", "30.00"), open.returnedNet());
      assertEquals(before.isAfter(reopen.until()) ? before : reopen.until(), open.openUntil());
    }
    assertEquals(
        Reason.EXCEEDS_ORDER,
        host.refused(Refund.amount(Posting.of("f-2", day(6)), "o-1", Money.of("EUR", "50.01"))));
    host.did(Refund.everything(Posting.of("f-3", day(49)), "o-1"));
    assertEquals(0, host.available(day(49)));
    assertEquals(0, host.ada.counter("purchases", LocalDate.of(2026, 2, 28)));
  }

  @Test
  void pointsSpentOnAReopenedOrderComeBackAsLongAsItIsOpen() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(order("o-2", 60, "10.00"));
    host.did(Reopen.from(Posting.of("open-1", day(61)), "o-1", host.entries, day(200)));
    host.did(redeem("r-1", 62, 40, "o-1"));
    assertEquals(70, host.available(day(62)));
    host.did(Refund.everything(Posting.of("f-1", day(150)), "o-1"));
    assertEquals(70 - 100 + 40, host.available(day(150)));
  }

  @Test
  void pointsSpentAheadOfAnOrderComeBackToTheEndOfItsWindowEvenIfItEarnedNothing() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(redeem("r-1", 2, 50, "o-2"));
    host.did(RecordPurchase.of(Order.builder("o-2", "ada", day(12))
        .amount(Money.of("EUR", "50.00"))
        .paidWithPoints(Money.of("EUR", "50.00"))
        .build()));
    assertEquals(50, host.available(day(12)));
    host.did(Refund.everything(Posting.of("f-1", day(40)), "o-2"));
    assertEquals(100, host.available(day(40)));
  }

  @Test
  void pointsCapturedForAnOrderComeBackAsLongAsItCanBeReturned() {
    for (boolean placedFirst : List.of(true, false)) {
      Host host = new Host(CLUB);
      host.did(order("o-1", 1, "80.00"));
      ProgramCommand paid = RecordPurchase.of(Order.builder("o-2", "ada", day(3))
          .amount(Money.of("EUR", "50.00"))
          .paidWithPoints(Money.of("EUR", "50.00"))
          .build());
      Points fifty = Points.of(BEANS, 50);
      host.did(
          new Book(new HoldCommand.PlaceHold(Posting.of("h-1", day(2)), fifty, day(9), false)));
      ProgramCommand capture = new Book(
          new HoldCommand.Capture(Posting.of("c-1", day(3)), "h-1", fifty, "o-2", day(10)));
      host.did(placedFirst ? paid : capture);
      host.did(placedFirst ? capture : paid);
      assertEquals(50, host.available(day(3)));
      host.did(Refund.everything(Posting.of("f-1", day(30)), "o-2"));
      assertEquals(100, host.available(day(30)));
    }
  }

  @Test
  void pointsCapturedForAnOrderComeBackWhenItIsReopened() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    Points fifty = Points.of(BEANS, 50);
    host.did(RecordPurchase.of(Order.builder("o-2", "ada", day(3))
        .amount(Money.of("EUR", "50.00"))
        .paidWithPoints(Money.of("EUR", "50.00"))
        .build()));
    host.did(new Book(new HoldCommand.PlaceHold(Posting.of("h-1", day(3)), fifty, day(9), false)));
    host.did(
        new Book(new HoldCommand.Capture(Posting.of("c-1", day(4)), "h-1", fifty, "o-2", day(10))));
    host.did(order("o-3", 150, "10.00"));
    long before = host.available(day(150));
    host.did(Reopen.from(Posting.of("open-1", day(151)), "o-2", host.entries, day(200)));
    host.did(Refund.everything(Posting.of("f-1", day(152)), "o-2"));
    assertEquals(before + 50, host.available(day(152)));
  }

  @Test
  void aCancelledRedemptionGivesThePointsBack() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(redeem("r-1", 2, 60, "reward-9"));
    host.did(new CancelRedemption(Posting.of("c-1", day(3)), "reward-9", BEANS, Extent.all()));
    assertEquals(100, host.available(day(3)));
  }

  @Test
  void adjustmentsGiveAndTakeAndCountTowardsTiers() {
    Host host = new Host(CLUB);
    host.did(new Adjust(Posting.of("a-1", day(1)), Points.of(BEANS, 150), "goodwill"));
    assertEquals("Silver", host.ada.standing("beans").level().name());
    host.did(new Adjust(Posting.of("a-2", day(2)), Points.of(BEANS, -30), "correction"));
    assertEquals(120, host.available(day(2)));
  }

  @Test
  void aGrantedTierMultipliesAtOnce() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "10.00"));
    TierGrant grant = new TierGrant("Gold", DateRange.parse("2026-01-01/2026-03-01"), "match-1");
    host.did(new GrantTier(Posting.of("g-1", day(2)), "beans", grant));
    host.did(order("o-2", 3, "10.00"));
    assertEquals(30 + 20, host.available(day(3)));
    host.did(order("o-3", 80, "10.00"));
    assertEquals(30 + 20 + 10, host.available(day(80)));
  }

  @Test
  void whatTheApplicationTellsIsRememberedUntilItTellsOtherwise() {
    Host host = new Host(CLUB);
    MemberProfile profile =
        MemberProfile.unknown().withBirthday(MonthDay.of(2, 29)).withScore("churn", 0.25);
    host.did(new UpdateMember(Posting.of("u-1", day(1)), profile));
    assertEquals(profile, host.ada.profile());
    assertEquals(
        MonthDay.of(2, 29), host.ada.view(LocalDate.of(2026, 2, 1)).birthday().get());
  }

  @Test
  void theLedgerDoesTheRest() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    host.did(new ProgramCommand.Book(new HoldCommand.PlaceHold(
        Posting.of("hold-1", day(2)), Points.of(BEANS, 40), day(4), false)));
    assertEquals(60, host.available(day(2)));
    assertEquals(100, host.available(day(5)));
  }

  @Test
  void aDayThatChangesNothingLeavesNoEntry() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    Decision quiet = CLUB.decide(host.ada, Day.of(day(200)));
    assertTrue(quiet.isAccepted());
    assertEquals(List.of(), quiet.entries());
    assertSame(host.ada, quiet.membership());
  }

  @Test
  void pointsThatEndedAreWrittenDownOnTheDayAfterTheirLast() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    Decision year = host.did(Day.of(day(400)));
    assertEquals(0, host.available(day(400)));
    ProgramEntry last = year.entries().get(year.entries().size() - 1);
    assertEquals(LocalDate.of(2027, 1, 31), last.header().day());
    assertEquals(List.of(), CLUB.decide(host.ada, Day.of(day(401))).entries());
  }

  @Test
  void laterRulesRateLaterOrdersAndOthersShowTheDifferenceTheyWouldHaveMade() {
    Instant change = day(10);
    EarningRuleSet doubled =
        EarningRuleSet.of(EarningRules.perAmount("base", BEANS, 2, Money.of("EUR", "1.00")));
    LoyaltyProgram program = LoyaltyProgram.builder("coffee-club", PARIS)
        .points(BEANS, rolling(Period.ofMonths(12)))
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .earnFrom(change, doubled)
        .build();
    Host host = new Host(program);
    host.did(order("o-1", 9, "10.00"));
    host.did(order("o-2", 10, "10.00"));
    // Reported late, rated by the rules of its own day.
    Order late =
        Order.builder("o-3", "ada", day(8)).amount(Money.of("EUR", "4.00")).build();
    host.did(new RecordPurchase(late, order("x", 1, "1.00").rates(), day(11)));
    assertEquals(10 + 20 + 4, host.available(day(11)));
    host.did(Refund.amount(Posting.of("f-1", day(12)), "o-1", Money.of("EUR", "5.00")));

    Rerating rerating = program.rerate(host.entries, doubled);
    assertEquals(5 + 4, rerating.more(BEANS).units());
    assertEquals(List.of(), rerating.explanation().missing());
    assertFalse(rerating.isEmpty());
    assertTrue(program.rerate(host.entries.subList(0, 1), doubled).isEmpty());
    host.did(new Adjust(Posting.of("rerate", day(13)), rerating.more(BEANS), "rerating"));
    assertEquals(38, host.available(day(13)));
  }

  @Test
  void aMembershipUnderAnotherIdIsTheSameInAllButTheName() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    Membership renamed = host.ada.rekeyed(MemberId.of("m-4711"));
    assertEquals(host.ada.stateHash(), renamed.stateHash());
    assertNotEquals(host.ada, renamed);
    Order order =
        Order.builder("o-2", "m-4711", day(2)).amount(Money.of("EUR", "5.00")).build();
    assertTrue(CLUB.decide(renamed, RecordPurchase.of(order)).isAccepted());
    assertTrue(CLUB.decide(renamed, Refund.everything(Posting.of("f-1", day(3)), "o-1"))
        .isAccepted());
  }

  @Test
  void aProgrammeRefusesWhatDoesNotFitTogether() {
    LoyaltyProgram.Builder noType =
        LoyaltyProgram.builder("club", PARIS).earn(EarningRules.bonus("visit", BEANS, 1));
    assertThrows(IllegalArgumentException.class, noType::build);
    Membership ada = CLUB.enrol(MemberId.of("ada"), JOINED);
    LoyaltyProgram other = LoyaltyProgram.builder("tea-club", PARIS)
        .points(BEANS, rolling(Period.ofMonths(12)))
        .earn(EarningRules.bonus("visit", BEANS, 1))
        .build();
    assertThrows(IllegalArgumentException.class, () -> other.decide(ada, order("o-1", 1, "1.00")));
  }

  @Test
  void previewIsTheDecisionItself() {
    Host host = new Host(CLUB);
    host.did(order("o-1", 1, "80.00"));
    ProgramCommand command = order("o-2", 2, "30.00");
    assertEquals(CLUB.preview(host.ada, command), CLUB.decide(host.ada, command));
  }
}
