package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.MIN;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.AccountSnapshot.ClockState;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.HoldCommand;
import dev.rapport.loyalty.posting.UpkeepCommand;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Points that are away from their lot, held or spent, while the clock they slide on runs out, starts again, or is changed. */
class SlidingClockTest {
  private static final Instant NEW_YEAR = day("2026-01-01");
  private static final Expiry SLIDING = Expiry.sliding("activity");

  private final LedgerFixture ledger = new LedgerFixture();

  private void redateLotOne(Instant at, Expiry expiry) {
    ledger.accepted(
        new UpkeepCommand.Redate(ledger.posting(at), BEANS, List.of(new NewDate(1, expiry))));
  }

  private String hold(Instant at, long units, boolean runsOut) {
    return ledger
        .accepted(
            new HoldCommand.PlaceHold(ledger.posting(at), beans(units), day("2026-12-01"), runsOut))
        .entries()
        .get(0)
        .header()
        .key();
  }

  private void release(Instant at, String hold) {
    ledger.accepted(new HoldCommand.VoidHold(ledger.posting(at), hold));
  }

  private long held(Instant at) {
    return ledger.account.balance(BEANS, at).held().units();
  }

  @Test
  void anAccountTellsWhetherAClockRunsAndUntilWhen() {
    assertEquals(Optional.empty(), ledger.account.clock(BEANS, "activity", NEW_YEAR));
    ledger.slide(NEW_YEAR, day("2026-02-01"));
    ledger.slide(day("2026-01-10"), day("2026-03-01"));
    ClockState clock = new ClockState("activity", NEW_YEAR, day("2026-03-01"));
    assertEquals(Optional.of(clock), ledger.account.clock(BEANS, "activity", day("2026-02-28")));
    assertEquals(Optional.empty(), ledger.account.clock(BEANS, "activity", day("2026-03-01")));
    assertEquals(Optional.empty(), ledger.account.clock(BEANS, "stays", day("2026-02-28")));
    ledger.slide(day("2026-03-02"), day("2026-04-01"));
    assertEquals(
        day("2026-03-02"),
        ledger.account.clock(BEANS, "activity", day("2026-03-02")).orElseThrow().startedAt());
  }

  @Test
  void pointsThatWereAwayWhenTheirClockRanOutHaveEndedThoughItStartsAgain() {
    ledger.slide(NEW_YEAR, day("2026-02-01"));
    ledger.earn(NEW_YEAR, 100, SLIDING, "order");
    ledger.spend(day("2026-01-10"), 30, "reward");
    String hold = hold(day("2026-01-10"), 20, false);
    ledger.slide(day("2026-03-01"), day("2026-06-01"));
    release(day("2026-03-02"), hold);
    ledger.accepted(ledger.restoring(day("2026-03-02"), "reward", Extent.all(), MIN));
    assertEquals(0, ledger.available(day("2026-03-02")));
  }

  @Test
  void pointsRedatedWhileTheyAreAwaySlideOnTheirNewClockEvenIfItStartedAfterTheyLeft() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-06-01")), "order");
    ledger.spend(day("2026-01-10"), 30, "reward");
    String hold = hold(day("2026-01-10"), 20, false);
    ledger.slide(day("2026-02-01"), day("2026-04-01"));
    redateLotOne(day("2026-02-02"), SLIDING);
    release(day("2026-02-03"), hold);
    ledger.accepted(ledger.restoring(day("2026-02-03"), "reward", Extent.all(), MIN));
    assertEquals(List.of("1:100"), ledger.lots(day("2026-03-31")));
    assertEquals(0, ledger.available(day("2026-04-01")));
  }

  @Test
  void pointsRedatedWhileTheyAreAwayEndWhenTheirNewClockRunsOutThoughItStartsAgain() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-06-01")), "order");
    ledger.spend(day("2026-01-10"), 30, "reward");
    String hold = hold(day("2026-01-10"), 20, false);
    ledger.slide(day("2026-02-01"), day("2026-04-01"));
    redateLotOne(day("2026-02-02"), SLIDING);
    ledger.slide(day("2026-04-02"), day("2026-07-01"));
    release(day("2026-04-03"), hold);
    ledger.accepted(ledger.restoring(day("2026-04-03"), "reward", Extent.all(), MIN));
    assertEquals(0, ledger.available(day("2026-04-03")));
  }

  @Test
  void heldPointsThatRunOutDoSoWithTheClockTheyWereRedatedOnto() {
    ledger.earn(NEW_YEAR, 100, Expiry.at(day("2026-02-10")), "order");
    hold(day("2026-01-10"), 20, true);
    ledger.slide(day("2026-02-01"), day("2026-03-01"));
    redateLotOne(day("2026-02-02"), SLIDING);
    assertEquals(20, held(day("2026-02-28")));
    assertEquals(0, held(day("2026-03-01")));
    ledger.slide(day("2026-02-20"), day("2026-04-01"));
    assertEquals(20, held(day("2026-03-31")));
    assertEquals(0, held(day("2026-04-01")));
  }

  @Test
  void aBalanceToComeKnowsThatHeldPointsEndedWithTheirClockThoughItStartedAgain() {
    ledger.slide(NEW_YEAR, day("2026-02-01"));
    ledger.earn(NEW_YEAR, 100, SLIDING, "order");
    ledger.accepted(ledger.holding(day("2026-01-10"), 30, day("2026-04-01")));
    ledger.slide(day("2026-03-01"), day("2026-05-01"));
    assertEquals(30, held(day("2026-03-31")));
    assertEquals(0, held(day("2026-04-01")));
    assertEquals(0, ledger.available(day("2026-04-01")));
  }

  @Test
  void nothingHappensWhenHeldPointsWereToEndBeforeTheirClockMovedOn() {
    ledger.slide(NEW_YEAR, day("2026-02-01"));
    ledger.earn(NEW_YEAR, 100, SLIDING, "order");
    hold(day("2026-01-10"), 100, true);
    assertEquals(day("2026-02-01"), ledger.account.nextChange(day("2026-01-11")));
    ledger.slide(day("2026-01-20"), day("2026-03-01"));
    assertEquals(day("2026-03-01"), ledger.account.nextChange(day("2026-01-21")));
  }
}
