package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.ledger.LedgerOutcome.Reason;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Cause;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
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
            .map(open -> new dev.rapport.loyalty.lot.Draw(open.lot(), 1))
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

  private CreditCommand.Grant granting(Instant at, long units, Expiry expiry) {
    return new CreditCommand.Grant(
        ledger.posting(at), beans(units), LotTerms.atOnce(expiry), Origin.none());
  }

  private void raises(dev.rapport.loyalty.posting.LedgerCommand command) {
    PointsAccount before = ledger.account;
    assertThrows(ArithmeticException.class, () -> before.decide(command), command::toString);
  }
}
