package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.DebitCommand;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.ShortfallPolicy;
import dev.rapport.loyalty.posting.ShortfallPolicy.DebtLimit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Published cases of which points go first, what is owed and what comes back. */
class LotConsumptionGoldenTest {
  private final LedgerFixture ledger = new LedgerFixture();

  /** YITH WooCommerce Points and Rewards, documentation of the expiration of points. */
  @Test
  void c1SpendingTakesTheOlderPointsAndTheRestLapsesWithTheYounger() {
    Instant x = day("2026-06-01");
    Instant y = day("2026-06-15");
    ledger.earn(day("2026-01-01"), 100, Expiry.at(x), "a");
    ledger.earn(day("2026-01-15"), 200, Expiry.at(y), "b");
    ledger.spend(day("2026-02-01"), 180, "reward");
    assertEquals(120, ledger.available(day("2026-02-01")));
    assertEquals(120, ledger.available(x));
    assertEquals(120, ledger.available(y.minusSeconds(1)));
    assertEquals(0, ledger.available(y));
  }

  /** WooRewards, knowledge base: points with a life of nine months. */
  @Test
  void c2EachLotLapsesWithWhatIsLeftOfIt() {
    ledger.earn(day("2026-01-01"), 300, Expiry.at(day("2026-10-01")), "a");
    ledger.spend(day("2026-01-15"), 50, "reward");
    ledger.earn(day("2026-02-02"), 100, Expiry.at(day("2026-11-02")), "b");
    assertEquals(
        Map.of(day("2026-10-01"), beans(250), day("2026-11-02"), beans(100)),
        ledger.account.expirySchedule(BEANS, day("2026-02-02")));
    assertEquals(100, ledger.available(day("2026-10-01")));
    assertEquals(0, ledger.available(day("2026-11-02")));
  }

  /** Setono Sylius loyalty plugin, LotReplayerTest: the lot that expires sooner is consumed first. */
  @Test
  void c3SoonerExpiryGoesFirstAlthoughEarnedLater() {
    ledger.earn(day("2026-01-01"), 100, Expiry.at(day("2027-06-01")), "a");
    ledger.earn(day("2026-01-02"), 100, Expiry.at(day("2027-01-01")), "b");
    ledger.spend(day("2026-01-03"), 100, "reward");
    assertEquals(List.of("1:100"), ledger.lots(day("2026-01-03")));
  }

  /** Setono Sylius loyalty plugin, LotReplayerTest: lots that never expire are consumed last. */
  @Test
  void c4PointsThatNeverExpireGoLast() {
    ledger.earn(day("2026-01-01"), 100, Expiry.never(), "a");
    ledger.earn(day("2026-01-02"), 100, Expiry.at(day("2027-01-01")), "b");
    ledger.spend(day("2026-01-03"), 100, "reward");
    assertEquals(List.of("1:100"), ledger.lots(day("2026-01-03")));
  }

  /** Setono Sylius loyalty plugin, LotReplayerTest: a deficit absorbs the next credit. */
  @Test
  void c5TheNextCreditPaysDebtFirst() {
    ledger.earn(day("2026-01-01"), 50, Expiry.never(), "a");
    ledger.deduct(day("2026-01-02"), 80, ShortfallPolicy.debt(DebtLimit.unlimited()));
    assertEquals(30, ledger.debt(day("2026-01-02")));
    ledger.earn(day("2026-01-03"), 100, Expiry.never(), "b");
    assertEquals(70, ledger.available(day("2026-01-03")));
    assertEquals(0, ledger.debt(day("2026-01-03")));
    assertEquals(List.of("2:70"), ledger.lots(day("2026-01-03")));
    assertEquals(
        100,
        ledger.account.lots(BEANS, day("2026-01-03")).get(0).lot().original().units());
  }

  /** Setono Sylius loyalty plugin, LotReplayerTest: a spend across two lots. */
  @Test
  void c6ASpendRunsOverIntoTheNextLot() {
    ledger.earn(day("2026-01-01"), 50, Expiry.at(day("2027-01-01")), "a");
    ledger.earn(day("2026-01-01"), 50, Expiry.at(day("2027-02-01")), "b");
    ledger.spend(day("2026-01-02"), 70, "reward");
    assertEquals(List.of("2:30"), ledger.lots(day("2026-01-02")));
    assertEquals(
        Map.of(day("2027-02-01"), beans(30)),
        ledger.account.expirySchedule(BEANS, day("2026-01-02")));
  }

  /** KrisFlyer, as The MileLion told it on 2018-09-27; the rule is in Oracle Siebel Loyalty, "Cancelling Transactions". */
  @Test
  void c7CancellingAfterTheOriginalExpiryReturnsNothingUsable() {
    ledger.earn(day("2018-03-01"), 50_000, Expiry.at(day("2021-03-31")), "flight");
    ledger.spend(day("2021-02-01"), 50_000, "award");
    ledger.accepted(ledger.restoring(day("2021-06-01"), "award", Extent.all(), MIN));
    assertEquals(0, ledger.available(day("2021-06-01")));
    assertEquals(List.of(), ledger.lots(day("2021-06-01")));
  }

  /** nopCommerce, issue 5595. */
  @Test
  void c8CancelAndRefundTogetherLeaveWhatThereWas() {
    ledger.earn(day("2026-01-01"), 50, Expiry.never(), "first");
    ledger.spend(day("2026-01-02"), 50, "order");
    ledger.earn(day("2026-01-02"), 21, Expiry.never(), "order");
    ledger.accepted(ledger.reversing(
        day("2026-01-03"), "order", Extent.all(), ShortfallPolicy.withinBalance()));
    ledger.accepted(ledger.restoring(day("2026-01-03"), "order", Extent.all(), MIN));
    assertEquals(50, ledger.available(day("2026-01-03")));
  }

  /** ERPNext, issue 59050, where the points were redeemed without being taken and 115 were left. */
  @Test
  void c9RedeemedPointsAreGoneWhateverDocumentRedeemedThem() {
    ledger.earn(day("2026-01-01"), 106, Expiry.never(), "invoice-1");
    ledger.earn(day("2026-01-02"), 3, Expiry.never(), "invoice-2");
    ledger.spend(day("2026-01-03"), 50, "pos-1");
    assertEquals(59, ledger.available(day("2026-01-03")));
    ledger.spend(day("2026-01-04"), 50, "invoice-3");
    ledger.earn(day("2026-01-04"), 56, Expiry.never(), "invoice-3");
    assertEquals(65, ledger.available(day("2026-01-04")));
  }

  /** Oracle Fusion Loyalty, "Define Negative Point Limits": balance 10,000, absolute 3,000, 20 percent. */
  @Test
  void c10TheDebtLimitIsTheGreaterOrTheLesserOfTwo() {
    assertEquals(3_000, new DebtLimit(3_000, 2_000, DebtLimit.Choice.GREATER).unitsFor(10_000));
    assertEquals(2_000, new DebtLimit(3_000, 2_000, DebtLimit.Choice.LESSER).unitsFor(10_000));
    ledger.earn(day("2026-01-01"), 10_000, Expiry.never(), "a");
    ShortfallPolicy lesser =
        ShortfallPolicy.debt(new DebtLimit(3_000, 2_000, DebtLimit.Choice.LESSER));
    ledger.declined(
        LedgerOutcome.Reason.DEBT_LIMIT,
        new DebitCommand.Deduct(
            ledger.posting(day("2026-01-02")), beans(12_001), "x", lesser.decliningRest()));
    ledger.deduct(day("2026-01-02"), 12_000, lesser.decliningRest());
    assertEquals(2_000, ledger.debt(day("2026-01-02")));
  }

  /** Smile.io, help article 4036183, takes back 100 where the rule was doubled since and 0 where it was deleted. */
  @Test
  void r5ARefundTakesBackWhatWasRecordedWhateverTheRuleSaysToday() {
    ledger.earn(day("2026-01-01"), 500, Expiry.never(), "before");
    ledger.earn(day("2026-01-02"), 50, Expiry.never(), "order");
    ledger.accepted(ledger.reversing(
        day("2026-02-01"), "order", Extent.all(), ShortfallPolicy.debt(DebtLimit.unlimited())));
    assertEquals(500, ledger.available(day("2026-02-01")));
  }
}
