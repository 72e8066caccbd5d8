package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.ledger.LedgerOutcome.Reason;
import dev.rapport.loyalty.lot.Draw;
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
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import dev.rapport.loyalty.posting.UpkeepCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects that this ledger was once found with, each under its name. */
class LedgerDefectsTest {
  private static final Instant NEW_YEAR = day("2026-01-01");
  private final LedgerFixture ledger = new LedgerFixture();

  private LedgerOutcome place(String key, Instant at, long units, Instant until) {
    return ledger.tell(new HoldCommand.PlaceHold(Posting.of(key, at), beans(units), until, false));
  }

  private void release(Instant at, String hold) {
    ledger.accepted(new HoldCommand.VoidHold(ledger.posting(at), hold));
  }

  private DebitEntry.Reversed reverse(Instant at, String cause, ShortfallPolicy policy) {
    LedgerOutcome outcome = ledger.accepted(ledger.reversing(at, cause, Extent.all(), policy));
    return outcome.entries().stream()
        .filter(DebitEntry.Reversed.class::isInstance)
        .map(DebitEntry.Reversed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pointsThatCameBackWithAGraceWereNoLongerThoseOfTheirOrder() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-03-01")), "order-1");
    ledger.spend(day("2026-01-10"), 100, "order-2");
    ledger.accepted(
        ledger.restoring(day("2026-02-27"), "order-2", Extent.all(), day("2026-03-07")));
    assertEquals(List.of("2:100"), ledger.lots(day("2026-02-27")));
    assertEquals(
        List.of(1L, 2L),
        Cause.from("order-1", ledger.entries).lots().stream()
            .map(lot -> lot.id())
            .toList());
    DebitEntry.Reversed reversed = reverse(day("2026-02-28"), "order-1", ShortfallPolicy.absorb());
    assertEquals(0, reversed.forgivenUnits());
    assertEquals(0, ledger.available(day("2026-02-28")));
  }

  @Test
  void reinstatedPointsWereNoLongerThoseOfTheirOrder() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-1");
    DebitEntry.Expired expired =
        (DebitEntry.Expired) ledger.sweep(day("2026-02-03")).entries().get(0);
    ledger.accepted(new CreditCommand.Reinstate(
        ledger.posting(day("2026-02-05")), expired, Expiry.at(day("2026-06-01"))));
    ledger.earn(day("2026-02-05"), 100, Expiry.at(day("2026-05-01")), "order-2");
    reverse(day("2026-02-06"), "order-1", ShortfallPolicy.withinBalance());
    assertEquals(List.of("3:100"), ledger.lots(day("2026-02-06")));
  }

  @Test
  void pointsOfAReturnedOrderWereKeptByHavingThemOnHold() {
    for (ShortfallPolicy policy : List.of(
        ShortfallPolicy.absorb(),
        ShortfallPolicy.withinBalance(),
        ShortfallPolicy.debt(DebtLimit.units(50)),
        ShortfallPolicy.debt(DebtLimit.unlimited()),
        ShortfallPolicy.absorb().decliningRest())) {
      LedgerFixture each = new LedgerFixture();
      each.earn(NEW_YEAR, 100, Expiry.at(day("2026-01-03")), "order-1");
      String cart = each.accepted(each.holding(day("2026-01-02"), 100, day("2026-02-01")))
          .entries()
          .get(0)
          .header()
          .key();
      each.accepted(each.reversing(day("2026-01-02"), "order-1", Extent.all(), policy));
      each.accepted(new HoldCommand.VoidHold(each.posting(day("2026-01-02")), cart));
      assertEquals(0, each.available(day("2026-01-02")), policy::toString);
      assertEquals(0, each.debt(day("2026-01-02")), policy::toString);
      assertEquals(beans(100), each.account.cause("order-1").orElseThrow().reversed(BEANS));
    }
  }

  @Test
  void aHoldGivesOnlyWhatNothingElseMakesUpFor() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "order-1");
    place("old", day("2026-01-02"), 60, day("2026-02-01"));
    place("new", day("2026-01-03"), 30, day("2026-02-01"));
    ledger.earn(day("2026-01-04"), 20, Expiry.never(), "order-2");
    LedgerOutcome outcome = ledger.accepted(ledger.reversing(
        day("2026-01-05"), "order-1", Extent.all(), ShortfallPolicy.debt(DebtLimit.units(15))));
    assertEquals(
        List.of(
            LedgerEntry.Kind.RECALLED,
            LedgerEntry.Kind.RECALLED,
            LedgerEntry.Kind.REVERSED,
            LedgerEntry.Kind.DEBT_TAKEN),
        outcome.entries().stream().map(LedgerEntry::kind).toList());
    // 30 lay free, 15 are owed; the hold placed last gave its 30, the other one 25.
    assertEquals(beans(0), ledger.account.hold("new").orElseThrow().points());
    assertEquals(beans(35), ledger.account.hold("old").orElseThrow().points());
    assertEquals(15, ledger.debt(day("2026-01-05")));
    ledger.declined(Reason.HOLD_TOO_SMALL, ledger.capturing(day("2026-01-06"), "old", 36));
    ledger.accepted(ledger.capturing(day("2026-01-06"), "old", 20));
    assertEquals(0, ledger.available(day("2026-01-06")));
    assertEquals(0, ledger.debt(day("2026-01-06")));
  }

  @Test
  void pendingOnlyLeavesHoldsAlone() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "order-1");
    place("cart", day("2026-01-02"), 100, day("2026-02-01"));
    assertEquals(
        100,
        reverse(day("2026-01-03"), "order-1", ShortfallPolicy.pendingOnly()).forgivenUnits());
    release(day("2026-01-04"), "cart");
    assertEquals(100, ledger.available(day("2026-01-04")));
  }

  @Test
  void aReusedKeyBuriedTheHoldThatHadIt() {
    ledger.earn(NEW_YEAR, 100, Expiry.never(), "order-1");
    place("cart", day("2026-01-02"), 60, day("2027-01-01"));
    ledger.sweep(day("2026-03-01"));
    ledger.earn(day("2026-03-01"), 1, Expiry.never(), "order-2");
    ledger.declined(
        Reason.HOLD_ALREADY_PLACED,
        new HoldCommand.PlaceHold(
            Posting.of("cart", day("2026-03-02")), beans(10), day("2026-04-01"), false));
    release(day("2026-03-03"), "cart");
    assertEquals(101, ledger.available(day("2026-03-03")));
    ledger.sweep(day("2026-05-01"));
    ledger.earn(day("2026-05-01"), 1, Expiry.never(), "order-3");
    assertEquals(
        LedgerEntry.Kind.HELD,
        place("cart", day("2026-05-02"), 10, day("2026-06-01")).entries().get(0).kind());
  }

  @Test
  void anAcceptedGrantLeftAnAccountThatCouldNotBeRead() {
    ledger.earn(NEW_YEAR, Long.MAX_VALUE, Expiry.never(), "order-1");
    place("cart", NEW_YEAR, Long.MAX_VALUE, day("2026-02-01"));
    raises(granting(day("2026-01-02"), 1, Expiry.never()));
    release(day("2026-01-03"), "cart");
    assertEquals(Long.MAX_VALUE, ledger.available(day("2026-01-03")));
  }

  @Test
  void timeAloneNeverLeavesTheRange() {
    ledger.earn(NEW_YEAR, Long.MAX_VALUE, Expiry.at(day("2026-01-02")), "order-1");
    ledger.sweep(day("2026-01-02"));
    raises(granting(day("2026-01-03"), 1, Expiry.at(day("2026-01-04"))));
    assertEquals(0, ledger.available(day("2026-01-05")));
  }

  @Test
  void everyWayToCreditStaysInRangeOrRaises() {
    PointType miles = PointType.redeemable("miles");
    ledger.earn(NEW_YEAR, Long.MAX_VALUE - 10, Expiry.never(), "order-1");
    ledger.spend(NEW_YEAR, 50, "reward");
    place("cart", NEW_YEAR, 30, day("2026-02-01"));
    ledger.accepted(granting(NEW_YEAR, 60, Expiry.never()));
    raises(granting(NEW_YEAR, 1, Expiry.never()));
    raises(ledger.restoring(NEW_YEAR, "reward", Extent.units(1), MIN));
    raises(ledger.restoring(NEW_YEAR, "reward", Extent.all(), day("2026-03-01")));
    raises(new CreditCommand.TransferIn(
        ledger.posting(NEW_YEAR),
        ledger.account.lots(BEANS, NEW_YEAR).stream()
            .map(open -> new Draw(open.lot(), 1))
            .toList(),
        "friend"));
    LedgerFixture other = new LedgerFixture();
    other.earn(NEW_YEAR, 1, Expiry.never(), "order-2");
    raises(new CreditCommand.Absorb(ledger.posting(NEW_YEAR), other.account.snapshot(), "other"));
    ledger.accepted(new CreditCommand.Grant(
        ledger.posting(NEW_YEAR),
        Points.of(miles, 5),
        LotTerms.atOnce(Expiry.never()),
        Origin.none()));
    raises(new DebitCommand.Convert(
        ledger.posting(NEW_YEAR),
        Points.of(miles, 5),
        beans(1),
        LotTerms.atOnce(Expiry.never()),
        Origin.none()));
    release(day("2026-01-02"), "cart");
    assertEquals(Long.MAX_VALUE, ledger.available(day("2026-01-02")));
  }

  @Test
  void debtsOfTwoAccountsStayInRangeOrRaise() {
    ShortfallPolicy debt = ShortfallPolicy.debt(DebtLimit.unlimited());
    ledger.deduct(NEW_YEAR, Long.MAX_VALUE, debt);
    LedgerFixture other = new LedgerFixture();
    other.deduct(NEW_YEAR, 1, debt);
    raises(new CreditCommand.Absorb(ledger.posting(NEW_YEAR), other.account.snapshot(), "other"));
    assertEquals(Long.MAX_VALUE, ledger.debt(NEW_YEAR));
  }

  @Test
  void whatACauseSpentInAllStaysInRange() {
    ledger.earn(NEW_YEAR, Long.MAX_VALUE, Expiry.never(), "order-1");
    ledger.spend(NEW_YEAR, Long.MAX_VALUE, "reward");
    ledger.accepted(ledger.restoring(NEW_YEAR, "reward", Extent.all(), MIN));
    raises(ledger.spending(NEW_YEAR, 1, "reward"));
    assertEquals(Long.MAX_VALUE, ledger.available(NEW_YEAR));
  }

  private static DebitEntry.Expired swept(LedgerFixture of, Instant at) {
    LedgerOutcome outcome = of.accepted(new UpkeepCommand.Sweep(Posting.of("sweep", at)));
    return (DebitEntry.Expired) outcome.entries().get(0);
  }

  private CreditCommand.Reinstate reinstating(Instant at, DebitEntry.Expired expired) {
    return new CreditCommand.Reinstate(ledger.posting(at), expired, Expiry.at(day("2026-06-01")));
  }

  @Test
  void theExpiryOfAnotherAccountWasReinstated() {
    LedgerFixture other = new LedgerFixture();
    other.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-1");
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-2");
    DebitEntry.Expired theirs = swept(other, day("2026-02-02"));
    DebitEntry.Expired own = swept(ledger, day("2026-02-02"));
    ledger.declined(Reason.EXPIRY_NOT_FOUND, reinstating(day("2026-02-03"), theirs));
    ledger.accepted(reinstating(day("2026-02-03"), own));
    ledger.declined(Reason.ALREADY_REINSTATED, reinstating(day("2026-02-03"), own));
    assertEquals(100, ledger.available(day("2026-02-03")));
  }

  @Test
  void twoExpiriesWithTheSameNumberUnderTheSameKeyHadOneName() {
    LedgerFixture other = new LedgerFixture();
    other.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-1");
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-2");
    DebitEntry.Expired theirs = swept(other, day("2026-02-02"));
    DebitEntry.Expired own = swept(ledger, day("2026-02-02"));
    ledger.accepted(reinstating(day("2026-02-03"), own));
    ledger.accepted(new CreditCommand.Absorb(
        ledger.posting(day("2026-02-03")), other.account.snapshot(), "other"));
    ledger.accepted(reinstating(day("2026-02-04"), theirs));
    ledger.declined(Reason.ALREADY_REINSTATED, reinstating(day("2026-02-04"), theirs));
    ledger.declined(Reason.ALREADY_REINSTATED, reinstating(day("2026-02-04"), own));
    assertEquals(200, ledger.available(day("2026-02-04")));
  }

  @Test
  void oneAccountWasTakenOverTwice() {
    LedgerFixture grandchild = new LedgerFixture();
    grandchild.earn(NEW_YEAR, 7, Expiry.never(), "order-1");
    AccountSnapshot first = grandchild.account.snapshot();
    LedgerFixture child = new LedgerFixture();
    child.accepted(new CreditCommand.Absorb(child.posting(NEW_YEAR), first, "grandchild"));
    AccountSnapshot second = child.account.snapshot();
    ledger.accepted(new CreditCommand.Absorb(ledger.posting(NEW_YEAR), second, "child"));
    ledger.declined(
        Reason.ALREADY_ABSORBED,
        new CreditCommand.Absorb(ledger.posting(day("2027-01-01")), second, "child"));
    ledger.declined(
        Reason.ALREADY_ABSORBED,
        new CreditCommand.Absorb(ledger.posting(day("2027-01-01")), first, "grandchild"));
    LedgerFixture sibling = new LedgerFixture();
    sibling.accepted(new CreditCommand.Absorb(sibling.posting(NEW_YEAR), first, "grandchild"));
    ledger.declined(
        Reason.ALREADY_ABSORBED,
        new CreditCommand.Absorb(ledger.posting(NEW_YEAR), sibling.account.snapshot(), "sibling"));
    assertEquals(7, ledger.available(NEW_YEAR));
  }

  @Test
  void anOrderReportedAfterItsClockHadRunOutWasDeclined() {
    ledger.earn(day("2026-02-04"), 1, Expiry.never(), "now");
    Posting order = new Posting("late order", day("2026-01-02"), day("2026-02-04"));
    ledger.accepted(new UpkeepCommand.Slide(order("slide"), BEANS, "activity", day("2026-02-01")));
    LedgerOutcome earned = ledger.accepted(new CreditCommand.Earn(
        order,
        beans(100),
        LotTerms.atOnce(Expiry.sliding("activity")),
        Origin.of("order-1"),
        day("2026-12-01")));
    assertEquals(
        List.of(LedgerEntry.Kind.EARNED, LedgerEntry.Kind.EXPIRED),
        earned.entries().stream().map(LedgerEntry::kind).toList());
    assertEquals(day("2026-02-01"), earned.entries().get(1).header().effectiveAt());
    assertEquals(1, ledger.available(day("2026-02-04")));
    LedgerHistory history = LedgerHistory.of(ledger.entries);
    Instant then = day("2026-01-31");
    assertEquals(beans(100), history.effectiveAt(then).balance(BEANS, then).available());
    // On a clock that has started anew nobody knows that it ran then.
    ledger.slide(day("2026-02-05"), day("2026-03-05"));
    ledger.declined(
        Reason.CLOCK_NOT_RUNNING,
        ledger.earning(
            day("2026-01-03"), 1, LotTerms.atOnce(Expiry.sliding("activity")), "order-2"));
  }

  private static Posting order(String key) {
    return new Posting(key, day("2026-01-02"), day("2026-02-04"));
  }

  @Test
  void aLotThatWasWhollyOnHoldCouldNotBeRedated() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-1");
    place("cart", day("2026-01-02"), 100, day("2026-03-01"));
    ledger.accepted(new UpkeepCommand.Redate(
        ledger.posting(day("2026-01-03")),
        BEANS,
        List.of(new UpkeepCommand.Redate.NewDate(1, Expiry.at(day("2027-01-01"))))));
    release(day("2026-02-02"), "cart");
    assertEquals(100, ledger.available(day("2026-12-31")));
    assertEquals(0, ledger.available(day("2027-01-01")));
  }

  @Test
  void clocksWereKeptForEver() {
    ledger.slide(NEW_YEAR, day("2026-01-05"));
    ledger.earn(NEW_YEAR, 100, Expiry.sliding("activity"), "order-1");
    ledger.spend(NEW_YEAR, 100, "reward");
    for (int i = 0; i < 200; i++) {
      Instant at = day("2026-01-02").plusSeconds(86_400L * i);
      ledger.account = ledger
          .account
          .decide(new UpkeepCommand.Slide(
              Posting.of("slide-" + i, at), BEANS, "clock-" + i, at.plusSeconds(86_400)))
          .account();
    }
    int clocks = ledger.account.snapshot().books().get(0).clocks().size();
    // The one that runs, and those that ran out within the retention of 35 days: a late report may
    // ask for them.
    assertEquals(1 + 36, clocks);
    assertEquals(1 + 36, ledger.account.state.books[0].clocks().length);
    Instant later = day("2026-08-01");
    LedgerOutcome restored =
        ledger.account.decide(ledger.restoring(later, "reward", Extent.all(), MIN));
    assertEquals(
        List.of(LedgerEntry.Kind.RESTORED, LedgerEntry.Kind.EXPIRED),
        restored.entries().stream().map(LedgerEntry::kind).toList());
    assertEquals(beans(0), restored.account().balance(BEANS, later).available());
  }

  @Test
  void aRetentionWithoutBoundMadeEveryCommandRaise() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class,
        () -> new LedgerPolicy(DrawOrder.oldestFirst(), Duration.ofSeconds(Long.MAX_VALUE)));
    assertEquals(
        "retention must be positive and at most PT876600H, was PT2562047788015215H30M7S",
        refused.getMessage());
    LedgerFixture longest =
        new LedgerFixture(new LedgerPolicy(DrawOrder.oldestFirst(), Duration.ofDays(36_525)));
    longest.earn(Instant.MIN.plusSeconds(5), 10, Expiry.never(), "order-1");
    assertEquals(10, longest.available(NEW_YEAR));
  }

  @Test
  void aSweepIsNotRememberedAndLeavesItsKeyFree() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-01")), "order-1");
    ledger.earn(NEW_YEAR, 10, Expiry.at(day("2026-02-05")), "order-2");
    swept(ledger, day("2026-02-02"));
    swept(ledger, day("2026-02-06"));
    ledger.accepted(new CreditCommand.Grant(
        Posting.of("sweep", day("2026-02-07")),
        beans(1),
        LotTerms.atOnce(Expiry.never()),
        Origin.none()));
    LedgerOutcome taken =
        ledger.tell(new UpkeepCommand.Sweep(Posting.of("sweep", day("2026-02-08"))));
    assertEquals(
        List.of("kind"), assertInstanceOf(LedgerOutcome.Conflict.class, taken).differing());
  }

  @Test
  void aSweepIsAFactThatALateReportFinds() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-01-09")), "order-1");
    LedgerFixture swept = new LedgerFixture();
    swept.earn(NEW_YEAR, 100, Expiry.at(day("2026-01-09")), "order-1");
    swept.sweep(day("2026-01-10"));
    DebitCommand.Spend late = new DebitCommand.Spend(
        new Posting("late", day("2026-01-05"), day("2026-01-11")),
        beans(100),
        "reward",
        day("2026-12-31"));
    assertEquals(List.of("1:100"), ledger.lots(day("2026-01-08")));
    ledger.accepted(late);
    swept.declined(Reason.INSUFFICIENT_POINTS, late);
    // For whatever takes effect at the sweep or later there is no difference.
    LedgerFixture onTime = new LedgerFixture();
    onTime.earn(NEW_YEAR, 100, Expiry.at(day("2026-01-09")), "order-1");
    DebitCommand.Spend later =
        new DebitCommand.Spend(Posting.of("on time", day("2026-01-10")), beans(1), "x", MIN);
    onTime.declined(Reason.INSUFFICIENT_POINTS, later);
    swept.declined(Reason.INSUFFICIENT_POINTS, later);
    assertEquals(
        onTime.account.stateHash(day("2026-01-10")), swept.account.stateHash(day("2026-01-10")));
  }

  @Test
  void anOrderWasReversedBeforeTheAccountThatKnewItWasTakenOver() {
    LedgerFixture other = new LedgerFixture();
    other.earn(NEW_YEAR, 7, Expiry.never(), "order-1");
    other.spend(day("2026-01-02"), 3, "order-2");
    ledger.accepted(new CreditCommand.Absorb(
        ledger.posting(day("2026-01-10")), other.account.snapshot(), "other"));
    Posting early = new Posting("early", day("2026-01-05"), day("2026-01-11"));
    ledger.declined(
        Reason.BEFORE_ITS_CAUSE,
        new DebitCommand.Reverse(early, "order-1", BEANS, Extent.all(), ShortfallPolicy.absorb()));
    ledger.declined(
        Reason.BEFORE_ITS_CAUSE,
        new CreditCommand.Restore(early, "order-2", BEANS, Extent.all(), MIN));
    ledger.accepted(new DebitCommand.Reverse(
        Posting.of("in time", day("2026-01-10")),
        "order-1",
        BEANS,
        Extent.all(),
        ShortfallPolicy.absorb()));
    assertEquals(0, ledger.available(day("2026-01-10")));
  }

  @Test
  void theHistoryToldADebtAsPaidBeforeTheBooksPaidIt() {
    ledger.earn(NEW_YEAR, 5, Expiry.at(day("2026-01-20")), "order-1");
    ledger.spend(day("2026-01-15"), 5, "reward");
    ledger.earn(day("2026-01-16"), 5, Expiry.never(), "order-2");
    // Reported when the points of that day had been spent: debt, which the later order pays.
    ledger.accepted(new DebitCommand.Deduct(
        new Posting("late", day("2026-01-10"), day("2026-01-17")),
        beans(2),
        "correction",
        ShortfallPolicy.debt(DebtLimit.unlimited())));
    LedgerHistory history = LedgerHistory.of(ledger.entries);
    Balance then = history.balance(BEANS, day("2026-01-12"), day("2026-01-17"));
    assertEquals(beans(5), then.available());
    assertEquals(beans(2), then.debt());
    Balance now = history.balance(BEANS, day("2026-01-17"), day("2026-01-17"));
    assertEquals(beans(3), now.available());
    assertEquals(beans(0), now.debt());
  }

  @Test
  void pointsReportedLateBeganAfterTheirClockHadRunOut() {
    ledger.accepted(
        new UpkeepCommand.Slide(ledger.posting(NEW_YEAR), BEANS, "activity", day("2026-01-05")));
    ledger.earn(day("2026-01-10"), 1, Expiry.never(), "order-1");
    Posting late = new Posting("late", day("2026-01-03"), day("2026-01-11"));
    Expiry sliding = Expiry.sliding("activity");
    ledger.declined(
        Reason.CLOCK_NOT_RUNNING,
        new CreditCommand.Grant(
            late, beans(7), new LotTerms(day("2026-01-08"), sliding), Origin.none()));
    ledger.accepted(new CreditCommand.Grant(
        late, beans(7), new LotTerms(day("2026-01-04"), sliding), Origin.none()));
    assertEquals(1, ledger.available(day("2026-01-10")));
  }

  private CreditCommand.Grant granting(Instant at, long units, Expiry expiry) {
    return new CreditCommand.Grant(
        ledger.posting(at), beans(units), LotTerms.atOnce(expiry), Origin.none());
  }

  private void raises(LedgerCommand command) {
    PointsAccount before = ledger.account;
    assertThrows(ArithmeticException.class, () -> before.decide(command), command::toString);
  }

  /** In between, the points that ended in the hold later were still in it, though it was resolved by then. */
  @Test
  void thePastIsToldOfAHoldThatWasResolvedLateAfterSomeOfItsPointsEnded() {
    ledger.earn(NEW_YEAR, 5, Expiry.at(day("2026-01-10")), "order-1");
    ledger.earn(NEW_YEAR, 5, Expiry.never(), "order-2");
    Posting held = ledger.posting(day("2026-01-02"));
    ledger.accepted(new HoldCommand.PlaceHold(held, beans(8), day("2026-06-01"), true));
    ledger.sweep(day("2026-01-15"));
    ledger.accepted(new HoldCommand.VoidHold(Posting.of("late", day("2026-01-05")), held.key()));
    LedgerHistory history = LedgerHistory.of(ledger.entries);
    PointsAccount between = history.effectiveAt(day("2026-01-07"));
    assertEquals(beans(5), between.written(BEANS).held());
    assertEquals(beans(5), between.written(BEANS).available());
    Balance after = history.effectiveAt(day("2026-01-12")).written(BEANS);
    assertEquals(beans(0), after.held());
    assertEquals(beans(5), after.available());
    assertEquals(5, ledger.available(day("2026-01-15")));
  }
}
