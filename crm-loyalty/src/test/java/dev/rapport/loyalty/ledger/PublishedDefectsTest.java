package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.posting.CreditCommand;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.Pot;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Defects that other ledgers were published with, each under its name. */
class PublishedDefectsTest {
  private final LedgerFixture ledger = new LedgerFixture();

  /** Mollie for Magento 2, issue 928: points of a cancelled order came back twice. */
  @Test
  void doubleRestore() {
    ledger.earn(day("2026-01-01"), 100, Expiry.never(), "a");
    ledger.spend(day("2026-01-02"), 60, "order");
    ledger.accepted(ledger.restoring(day("2026-01-03"), "order", Extent.all(), MIN));
    ledger.declined(
        LedgerOutcome.Reason.EXCEEDS_SPENT,
        ledger.restoring(day("2026-01-04"), "order", Extent.units(1), MIN));
    ledger.accepted(ledger.restoring(day("2026-01-04"), "order", Extent.all(), MIN));
    assertEquals(100, ledger.available(day("2026-01-04")));
  }

  /** Setono Sylius loyalty plugin, LotReplayer: points past their end could be spent until a job had swept them. */
  @Test
  void unsweptExpiry() {
    ledger.earn(day("2026-01-01"), 100, Expiry.at(day("2026-02-01")), "a");
    ledger.declined(
        LedgerOutcome.Reason.INSUFFICIENT_POINTS, ledger.spending(day("2026-02-01"), 1, "order"));
    assertEquals(0, ledger.available(day("2026-02-01")));
  }

  /** Setono Sylius loyalty plugin, rollbackRedeem: a cancelled redemption became a lot without an end. */
  @Test
  void immortalPoints() {
    ledger.earn(day("2026-01-01"), 100, Expiry.at(day("2026-03-01")), "a");
    ledger.spend(day("2026-01-02"), 100, "order");
    ledger.accepted(ledger.restoring(day("2026-02-01"), "order", Extent.all(), MIN));
    assertEquals(100, ledger.available(day("2026-02-01")));
    assertEquals(0, ledger.available(day("2026-03-01")));
  }

  /** The same over a clock: away while it ran out, back when it ran again. */
  @Test
  void immortalPointsOnAClockThatRanOutMeanwhile() {
    ledger.slide(day("2026-01-01"), day("2026-02-01"));
    ledger.earn(day("2026-01-01"), 100, Expiry.sliding("activity"), "a");
    ledger.spend(day("2026-01-02"), 100, "order");
    ledger.slide(day("2026-03-01"), day("2026-04-01"));
    ledger.accepted(ledger.restoring(day("2026-03-02"), "order", Extent.all(), MIN));
    assertEquals(0, ledger.available(day("2026-03-02")));
  }

  /** Setono Sylius loyalty plugin: a claw-back took the lots that expire first, not those that the order had earned. */
  @Test
  void clawbackFromTheWrongLots() {
    ledger.earn(day("2026-01-01"), 50, Expiry.at(day("2026-06-01")), "old");
    ledger.earn(day("2026-01-02"), 50, Expiry.at(day("2026-12-01")), "returned");
    ledger.accepted(ledger.reversing(
        day("2026-01-03"), "returned", Extent.all(), ShortfallPolicy.withinBalance()));
    assertEquals(List.of("1:50"), ledger.lots(day("2026-01-03")));
  }

  /** FloCafe, issue 78: ended credits were left out while all debits were subtracted. */
  @Test
  void balanceCollapse() {
    ledger.earn(day("2026-01-01"), 100, Expiry.at(day("2026-02-01")), "a");
    ledger.spend(day("2026-01-02"), 100, "order");
    ledger.earn(day("2026-01-15"), 40, Expiry.at(day("2026-06-01")), "b");
    assertEquals(40, ledger.available(day("2026-02-02")));
  }

  /** Odoo, issue 222372: a request repeated by the network counted twice. */
  @Test
  void doubleCall() {
    LedgerCommand earning =
        ledger.earning(day("2026-01-01"), 100, LotTerms.atOnce(Expiry.never()), "a");
    ledger.accepted(earning);
    assertTrue(ledger.tell(earning) instanceof LedgerOutcome.Duplicate);
    assertEquals(100, ledger.available(day("2026-01-01")));
  }

  /** Odoo, issue 257854: refunding kept the points, "unlimited loyalty points". */
  @Test
  void refundKeepsThePoints() {
    ledger.earn(day("2026-01-01"), 100, Expiry.never(), "first");
    ledger.spend(day("2026-01-02"), 100, "reward");
    ledger.accepted(ledger.reversing(
        day("2026-01-03"), "first", Extent.all(), ShortfallPolicy.debt(DebtLimit.unlimited())));
    ledger.earn(day("2026-01-04"), 100, Expiry.never(), "second");
    ledger.declined(
        LedgerOutcome.Reason.INSUFFICIENT_POINTS, ledger.spending(day("2026-01-05"), 1, "again"));
    assertEquals(0, ledger.debt(day("2026-01-05")));
  }

  /** Voucherify's Legacy transfer restarts the expiry; sending points to and fro made them eternal. */
  @Test
  void transferToRefresh() {
    ledger.earn(day("2026-01-01"), 100, Expiry.at(day("2026-03-01")), "a");
    LedgerFixture friend = new LedgerFixture();
    LedgerOutcome sent = ledger.accepted(new DebitCommand.TransferOut(
        ledger.posting(day("2026-02-01")),
        LedgerFixture.beans(90),
        LedgerFixture.beans(10),
        "friend"));
    DebitEntry.TransferredOut out = (DebitEntry.TransferredOut) sent.entries().get(0);
    friend.accepted(
        new CreditCommand.TransferIn(friend.posting(day("2026-02-02")), out.arriving(), "ada"));
    assertEquals(90, friend.available(day("2026-02-02")));
    assertEquals(0, friend.available(day("2026-03-01")));
    Conservation both = Conservation.check(ledger.entries).plus(Conservation.check(friend.entries));
    assertTrue(both.holds());
    assertEquals(0, both.total(BEANS, Pot.TRANSFERRED).units());
    assertEquals(10, both.total(BEANS, Pot.FEES).units());
  }
}
