package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.AccountSnapshot.Receipt;
import dev.rapport.loyalty.posting.DebitEntry;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the first answer to a command is found when the command comes again. */
class RepeatedCommandTest {
  private final LedgerFixture ledger = new LedgerFixture();

  @Test
  void theFirstAnswerIsTheStoredEntryOfItsNumberAndThoseUnderItsKey() {
    ledger.earn(day("2026-01-01"), 10, Expiry.at(day("2026-01-05")), "order-1");
    ledger.earn(day("2026-01-02"), 30, Expiry.at(day("2026-03-01")), "order-2");
    ledger.earn(day("2026-01-03"), 30, Expiry.at(day("2026-02-01")), "order-3");
    LedgerCommand spend = ledger.spending(day("2026-01-10"), 40, "trip");
    LedgerOutcome first = ledger.accepted(spend);
    assertEquals(2, first.entries().size(), "the end of the first lot and the spend");
    ledger.spend(day("2026-01-11"), 5, "coffee");

    Receipt original =
        assertInstanceOf(LedgerOutcome.Duplicate.class, ledger.tell(spend)).original();
    LedgerEntry answer = ledger.entries.get((int) original.sequence() - 1);
    assertEquals(Optional.of(spend), answer.answers());
    List<Draw> draws = assertInstanceOf(DebitEntry.Spent.class, answer).draws();
    assertEquals(List.of(3L, 2L), draws.stream().map(draw -> draw.lot().id()).toList());
    assertEquals(
        first.entries(),
        ledger.entries.stream()
            .filter(entry -> entry.header().key().equals(spend.posting().key()))
            .toList());
  }
}
