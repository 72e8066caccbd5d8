package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Argument;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsAccountTest {
  private static final Instant NEW_YEAR = day("2026-01-01");
  private final LedgerFixture ledger = new LedgerFixture();

  @Test
  void pendingPointsBecomeAvailableByThemselves() {
    LotTerms terms = LotTerms.availableFrom(day("2026-01-15"), Expiry.at(day("2026-03-01")));
    ledger.accepted(ledger.earning(NEW_YEAR, 100, terms, "order"));
    assertEquals(100, ledger.account.balance(BEANS).pending().units());
    ledger.declined(
        LedgerOutcome.Reason.INSUFFICIENT_POINTS, ledger.spending(day("2026-01-14"), 1, "x"));
    assertEquals(100, ledger.available(day("2026-01-15")));
    ledger.spend(day("2026-01-15"), 100, "reward");
  }

  @Test
  void pointsThatWaitForAnActivationLapseWithoutIt() {
    ledger.accepted(
        ledger.earning(NEW_YEAR, 100, LotTerms.onActivation(day("2026-02-01")), "order"));
    Expiry inSpring = Expiry.at(day("2026-04-01"));
    ledger.accepted(new CreditCommand.Activate(
        ledger.posting(day("2026-01-10")), "order", beans(60), inSpring));
    ledger.declined(
        LedgerOutcome.Reason.EXCEEDS_PENDING,
        new CreditCommand.Activate(
            ledger.posting(day("2026-01-11")), "order", beans(41), inSpring));
    assertEquals(60, ledger.available(day("2026-02-01")));
    assertEquals(0, ledger.account.balance(BEANS, day("2026-02-01")).pending().units());
    // The refund finds the activated part too.
    ledger.accepted(
        ledger.reversing(day("2026-02-02"), "order", Extent.units(60), ShortfallPolicy.absorb()));
    assertEquals(0, ledger.available(day("2026-02-02")));
  }

  @Test
  void aHoldIsResolvedOnce() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "order");
    String id = holdOf(60, day("2026-01-05"));
    assertEquals(40, ledger.available(day("2026-01-03")));
    ledger.declined(
        LedgerOutcome.Reason.HOLD_TOO_SMALL, ledger.capturing(day("2026-01-03"), id, 61));
    ledger.accepted(ledger.capturing(day("2026-01-03"), id, 50));
    assertEquals(50, ledger.available(day("2026-01-03")));
    ledger.declined(
        LedgerOutcome.Reason.HOLD_ALREADY_CAPTURED, ledger.capturing(day("2026-01-04"), id, 1));
    String second = holdOf(10, day("2026-01-05"));
    ledger.declined(
        LedgerOutcome.Reason.HOLD_TIMED_OUT, ledger.capturing(day("2026-01-05"), second, 1));
    assertEquals(50, ledger.available(day("2026-01-05")));
    ledger.declined(
        LedgerOutcome.Reason.HOLD_NOT_FOUND, ledger.capturing(day("2026-01-05"), "no", 1));
  }

  @Test
  void heldPointsOutliveTheirEndUnlessTheyRunOut() {
    Instant end = day("2026-01-10");
    for (boolean runsOut : new boolean[] {false, true}) {
      LedgerFixture each = new LedgerFixture();
      each.earn(NEW_YEAR, 100, Expiry.at(end), "order");
      String id = each.accepted(new HoldCommand.PlaceHold(
              each.posting(NEW_YEAR), beans(100), day("2026-02-01"), runsOut))
          .entries()
          .get(0)
          .header()
          .key();
      assertEquals(runsOut ? 0 : 100, each.account.balance(BEANS, end).held().units());
      LedgerOutcome captured = each.tell(each.capturing(end, id, 30));
      assertEquals(!runsOut, captured.isAccepted());
      // What a capture releases has ended in the meantime.
      assertEquals(0, each.available(end));
    }
  }

  @Test
  void aClockMovesManyLotsAtOnceAndPostsOneEntry() {
    ledger.slide(NEW_YEAR, day("2026-02-01"));
    for (int i = 0; i < 20; i++) {
      ledger.earn(NEW_YEAR, 5, Expiry.sliding("activity").noLaterThan(day("2026-06-01")), "o" + i);
    }
    assertEquals(1, ledger.slide(day("2026-01-20"), day("2026-07-20")).entries().size());
    assertEquals(100, ledger.available(day("2026-05-31")));
    assertEquals(0, ledger.available(day("2026-06-01")));
    ledger.declined(
        LedgerOutcome.Reason.CLOCK_NOT_RUNNING,
        ledger.earning(NEW_YEAR, 1, LotTerms.atOnce(Expiry.sliding("no such clock")), "x"));
  }

  @Test
  void aRepeatedKeyIsADuplicateOrAConflictThatNamesTheField() {
    Posting posting = ledger.posting(NEW_YEAR);
    LedgerCommand first = grant(posting, 10);
    ledger.accepted(first);
    Posting later = new Posting(posting.key(), posting.effectiveAt(), day("2026-01-03"));
    LedgerOutcome again = ledger.tell(grant(later, 10));
    assertEquals(1, ((LedgerOutcome.Duplicate) again).original().sequence());
    LedgerOutcome other = ledger.tell(grant(later, 11));
    assertEquals(List.of("points"), ((LedgerOutcome.Conflict) other).differing());
    LedgerOutcome kind = ledger.tell(new UpkeepCommand.Slide(later, BEANS, "c", day("2027-01-01")));
    assertEquals(List.of("kind"), ((LedgerOutcome.Conflict) kind).differing());
    assertEquals(10, ledger.available(NEW_YEAR));
  }

  @Test
  void everyAnswerExplainsItself() {
    ledger.earn(NEW_YEAR, 50, Expiry.at(day("2026-06-01")), "a");
    ledger.earn(NEW_YEAR, 50, Expiry.never(), "b");
    LedgerCommand spend = ledger.spending(day("2026-01-02"), 70, "reward");
    LedgerOutcome spent = ledger.accepted(spend);
    assertEquals(
        List.of(50L, 20L),
        spent.explanation().findAll(LedgerCode.MOVED).stream()
            .map(moved -> ((Argument.Decimal) moved.argument("points").orElseThrow()).value())
            .map(BigDecimal::longValueExact)
            .toList());
    assertTrue(ledger.tell(spend).explanation().find(LedgerCode.DUPLICATE).isPresent());
    LedgerOutcome declined = ledger.tell(ledger.spending(day("2026-01-02"), 31, "more"));
    assertEquals(30, ((LedgerOutcome.Declined) declined).possible());
    assertEquals(List.of(), declined.explanation().missing());
    assertEquals(List.of(), spent.explanation().missing());
  }

  @Test
  void whatIsOlderThanTheMemoryIsDeclined() {
    ledger.earn(day("2026-06-01"), 10, Expiry.never(), "a");
    ledger.declined(
        LedgerOutcome.Reason.TOO_OLD,
        ledger.earning(day("2026-04-01"), 10, LotTerms.atOnce(Expiry.never()), "b"));
  }

  @Test
  void aLateSpendDrawsOnlyWhatLayUntouchedSince() {
    ledger.earn(day("2026-01-01"), 50, Expiry.never(), "a");
    ledger.earn(day("2026-01-10"), 50, Expiry.never(), "b");
    ledger.declined(
        LedgerOutcome.Reason.INSUFFICIENT_POINTS, ledger.spending(day("2026-01-05"), 51, "late"));
    ledger.spend(day("2026-01-05"), 50, "late");
    assertEquals(List.of("2:50"), ledger.lots(day("2026-01-10")));
    LedgerHistory history = LedgerHistory.of(ledger.entries);
    assertEquals(
        0, history.balance(BEANS, day("2026-01-06"), day("2026-02-01")).net().units());
  }

  @Test
  void historyTellsWhatWasKnownWhen() {
    Instant friday = day("2026-01-02");
    Instant monday = day("2026-01-05");
    ledger.earn(NEW_YEAR, 50, Expiry.never(), "a");
    ledger.accepted(new CreditCommand.Grant(
        new Posting("late", friday, monday),
        beans(7),
        LotTerms.atOnce(Expiry.never()),
        Origin.none()));
    LedgerHistory history = LedgerHistory.of(ledger.entries);
    assertEquals(50, history.balance(BEANS, friday, friday).available().units());
    assertEquals(57, history.balance(BEANS, friday, monday).available().units());
    assertEquals(50, history.balance(BEANS, NEW_YEAR, monday).available().units());
  }

  @Test
  void overflowRaisesAndChangesNothing() {
    ledger.earn(NEW_YEAR, Long.MAX_VALUE, Expiry.never(), "a");
    PointsAccount before = ledger.account;
    AccountSnapshot snapshot = before.snapshot();
    assertThrows(
        ArithmeticException.class,
        () -> before.decide(ledger.earning(NEW_YEAR, 1, LotTerms.atOnce(Expiry.never()), "b")));
    assertEquals(snapshot, before.snapshot());
    assertEquals(Long.MAX_VALUE, ledger.available(NEW_YEAR));
  }

  @Test
  void pointsOfATypeThatIsNotRedeemableCannotBeSpent() {
    PointType status = PointType.qualifying("status");
    Points points = Points.of(status, 10);
    ledger.accepted(new CreditCommand.Grant(
        ledger.posting(NEW_YEAR), points, LotTerms.atOnce(Expiry.never()), Origin.none()));
    ledger.declined(
        LedgerOutcome.Reason.NOT_REDEEMABLE,
        new DebitCommand.Spend(ledger.posting(NEW_YEAR), points, "x", NEW_YEAR));
  }

  @Test
  void conversionIsTheOnlyWayBetweenTypes() {
    PointType miles = new PointType("miles", true, false, 0);
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "a");
    ledger.accepted(new DebitCommand.Convert(
        ledger.posting(NEW_YEAR),
        beans(90),
        Points.of(miles, 30),
        LotTerms.atOnce(Expiry.never()),
        Origin.none()));
    assertEquals(10, ledger.available(NEW_YEAR));
    assertEquals(30, ledger.account.balance(miles).available().units());
    assertEquals(List.of(BEANS, miles), ledger.account.types());
  }

  @Test
  void aClosedCauseIsReversedOnlyWithItsEntries() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "order");
    ledger.accepted(
        ledger.reversing(day("2026-01-02"), "order", Extent.units(30), ShortfallPolicy.absorb()));
    Instant later = day("2026-12-01");
    ledger.declined(
        LedgerOutcome.Reason.CAUSE_CLOSED,
        ledger.reversing(later, "order", Extent.all(), ShortfallPolicy.absorb()));
    ledger.accepted(new UpkeepCommand.Reopen(
        ledger.posting(later), Cause.from("order", ledger.entries), day("2026-12-31")));
    ledger.declined(
        LedgerOutcome.Reason.EXCEEDS_EARNED,
        ledger.reversing(later, "order", Extent.units(71), ShortfallPolicy.absorb()));
    ledger.accepted(ledger.reversing(later, "order", Extent.all(), ShortfallPolicy.absorb()));
    assertEquals(0, ledger.available(later));
    assertThrows(IllegalArgumentException.class, () -> Cause.from("other", ledger.entries));
  }

  @Test
  void graceGivesRestoredPointsAnEndOfTheirOwn() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "a");
    ledger.spend(day("2026-01-02"), 100, "order");
    ledger.accepted(
        ledger.restoring(day("2026-03-01"), "order", Extent.units(40), day("2026-03-15")));
    assertEquals(40, ledger.available(day("2026-03-14")));
    assertEquals(0, ledger.available(day("2026-03-15")));
  }

  @Test
  void anExpiryIsReinstatedOnce() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "a");
    DebitEntry.Expired expired =
        (DebitEntry.Expired) ledger.sweep(day("2026-02-03")).entries().get(0);
    assertEquals(day("2026-02-01"), expired.header().effectiveAt());
    Expiry spring = Expiry.at(day("2026-04-01"));
    ledger.accepted(
        new CreditCommand.Reinstate(ledger.posting(day("2026-02-05")), expired, spring));
    assertEquals(100, ledger.available(day("2026-02-05")));
    ledger.declined(
        LedgerOutcome.Reason.ALREADY_REINSTATED,
        new CreditCommand.Reinstate(ledger.posting(day("2026-02-06")), expired, spring));
    ledger.spend(day("2026-03-20"), 1, "x");
    ledger.declined(
        LedgerOutcome.Reason.REINSTATEMENT_CLOSED,
        new CreditCommand.Reinstate(ledger.posting(day("2026-03-21")), expired, spring));
  }

  @Test
  void redatingMovesOpenHeldAndSpentPointsAlike() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "a");
    ledger.spend(day("2026-01-02"), 40, "order");
    String hold = holdOf(20, day("2026-01-20"));
    ledger.accepted(new UpkeepCommand.Redate(
        ledger.posting(day("2026-01-04")),
        BEANS,
        List.of(new UpkeepCommand.Redate.NewDate(1, Expiry.at(day("2026-05-01"))))));
    ledger.accepted(new HoldCommand.VoidHold(ledger.posting(day("2026-01-05")), hold));
    ledger.accepted(ledger.restoring(day("2026-01-06"), "order", Extent.all(), MIN));
    assertEquals(List.of("1:100"), ledger.lots(day("2026-04-30")));
    assertEquals(0, ledger.available(day("2026-05-01")));
    ledger.declined(
        LedgerOutcome.Reason.LOT_NOT_FOUND,
        new UpkeepCommand.Redate(
            ledger.posting(day("2026-01-07")),
            BEANS,
            List.of(new UpkeepCommand.Redate.NewDate(9, Expiry.never()))));
  }

  @Test
  void aRedateReportedLateDoesNotLetADebitDrawPointsFromBeforeTheyWereEarned() {
    ledger.earn(day("2026-01-10"), 100, Expiry.at(day("2026-02-01")), "order");
    ledger.accepted(new UpkeepCommand.Redate(
        ledger.posting(day("2026-01-05")),
        BEANS,
        List.of(new UpkeepCommand.Redate.NewDate(1, Expiry.at(day("2026-05-01"))))));
    ledger.declined(
        LedgerOutcome.Reason.INSUFFICIENT_POINTS, ledger.spending(day("2026-01-07"), 1, "late"));
    assertEquals(100, ledger.available(day("2026-04-30")));
  }

  @Test
  void aMergeBringsLotsDebtsCausesAndMemory() {
    ledger.earn(NEW_YEAR, 30, Expiry.at(day("2026-06-01")), "mine");
    LedgerFixture victim = new LedgerFixture();
    victim.earn(NEW_YEAR, 50, Expiry.at(day("2026-05-01")), "theirs");
    LedgerCommand spend = new DebitCommand.Spend(
        Posting.of("unique", day("2026-01-02")), beans(20), "reward", day("2026-12-01"));
    victim.accepted(spend);
    AccountSnapshot before = victim.account.snapshot();
    victim.accepted(new DebitCommand.MergeAway(victim.posting(day("2026-01-03")), "ada"));
    ledger.accepted(new CreditCommand.Absorb(ledger.posting(day("2026-01-03")), before, "victim"));
    assertEquals(60, ledger.available(day("2026-01-03")));
    assertEquals(30, ledger.available(day("2026-05-01")));
    assertTrue(victim.account.isClosed());
    victim.declined(
        LedgerOutcome.Reason.ACCOUNT_CLOSED, victim.spending(day("2026-01-04"), 1, "x"));
    assertTrue(ledger.tell(spend) instanceof LedgerOutcome.Duplicate);
    ledger.accepted(ledger.restoring(day("2026-01-04"), "reward", Extent.all(), MIN));
    ledger.accepted(
        ledger.reversing(day("2026-01-05"), "theirs", Extent.all(), ShortfallPolicy.absorb()));
    assertEquals(List.of("1:30"), ledger.lots(day("2026-01-05")));
    Conservation both = Conservation.check(ledger.entries).plus(Conservation.check(victim.entries));
    assertTrue(both.holds());
    assertEquals(0, both.total(BEANS, Pot.MERGED).units());
  }

  @Test
  void pendingPointsPayDebtWhenTheyBecomeAvailableWhetherOrNotAnybodyLooks() {
    ledger.earn(NEW_YEAR, 10, Expiry.never(), "a");
    ledger.deduct(NEW_YEAR, 40, ShortfallPolicy.debt(DebtLimit.unlimited()));
    LotTerms terms = LotTerms.availableFrom(day("2026-01-10"), Expiry.never());
    ledger.accepted(ledger.earning(NEW_YEAR, 100, terms, "b"));
    assertEquals(30, ledger.debt(day("2026-01-09")));
    assertEquals(0, ledger.debt(day("2026-01-10")));
    assertEquals(70, ledger.available(day("2026-01-10")));
    LedgerOutcome swept = ledger.sweep(day("2026-01-11"));
    assertEquals(LedgerEntry.Kind.DEBT_PAID, swept.entries().get(0).kind());
    assertEquals(day("2026-01-10"), swept.entries().get(0).header().effectiveAt());
  }

  @Test
  void theDrawOrderIsAPolicy() {
    LedgerFixture oldestFirst =
        new LedgerFixture(new LedgerPolicy(DrawOrder.oldestFirst(), Duration.ofDays(30)));
    oldestFirst.earn(NEW_YEAR, 10, Expiry.never(), "a");
    oldestFirst.earn(day("2026-01-02"), 10, Expiry.at(day("2026-02-01")), "b");
    oldestFirst.spend(day("2026-01-03"), 10, "x");
    assertEquals(List.of("2:10"), oldestFirst.lots(day("2026-01-03")));
  }

  @Test
  void conservationSeesEntriesThatWereTamperedWith() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "a");
    ledger.spend(day("2026-01-02"), 60, "x");
    List<LedgerEntry> twice = new ArrayList<>(ledger.entries);
    DebitEntry.Spent spent = (DebitEntry.Spent) ledger.entries.get(1);
    LedgerEntry.Header again = new LedgerEntry.Header(1, 3, "again", day("2026-01-03"), NEW_YEAR);
    twice.add(new DebitEntry.Spent(again, spent.command(), spent.draws()));
    Conservation books = Conservation.check(twice);
    assertFalse(books.holds());
    assertEquals(
        List.of("entry 3: command key-2 is answered twice", "entry 3: lot 1 has less than nothing"),
        books.violations());
    List<LedgerEntry> withoutFirst = ledger.entries.subList(1, 2);
    assertFalse(Conservation.check(withoutFirst).holds());
    assertThrows(
        IllegalStateException.class,
        () -> PointsAccount.replay(LedgerPolicy.standard(), withoutFirst));
  }

  @Test
  void theAccountAnswersForItsInstantAndLaterOnly() {
    ledger.earn(NEW_YEAR, 1, Expiry.never(), "a");
    IllegalArgumentException past = assertThrows(
        IllegalArgumentException.class,
        () -> ledger.account.balance(BEANS, NEW_YEAR.minusSeconds(1)));
    assertTrue(String.valueOf(past.getMessage()).endsWith("Ask LedgerHistory about the past."));
  }

  private LedgerCommand grant(Posting posting, long units) {
    return new CreditCommand.Grant(
        posting, beans(units), LotTerms.atOnce(Expiry.never()), Origin.none());
  }

  private String holdOf(long units, Instant timesOutAt) {
    return ledger
        .accepted(ledger.holding(day("2026-01-03"), units, timesOutAt))
        .entries()
        .get(0)
        .header()
        .key();
  }

  /** Accepted, they would be alive today and dead in every statement of the days before the clock started. */
  @Test
  void pointsReportedLateNeedAClockThatRanThen() {
    LedgerFixture late = new LedgerFixture();
    late.slide(day("2026-01-10"), day("2026-02-10"));
    late.declined(
        LedgerOutcome.Reason.CLOCK_NOT_RUNNING,
        late.earning(
            day("2026-01-05"), 11, LotTerms.atOnce(Expiry.sliding("activity")), "order-1"));
    late.slide(day("2026-01-04"), day("2026-02-04"));
    late.earn(day("2026-01-05"), 11, Expiry.sliding("activity"), "order-1");
    assertEquals(
        beans(11),
        LedgerHistory.of(late.entries)
            .effectiveAt(day("2026-01-06"))
            .balance(BEANS, day("2026-01-06"))
            .available());
  }
}
