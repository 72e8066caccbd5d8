package dev.rapport.loyalty.ledger;

import static dev.rapport.loyalty.ledger.LedgerFixture.BEANS;
import static dev.rapport.loyalty.ledger.LedgerFixture.beans;
import static dev.rapport.loyalty.ledger.LedgerFixture.day;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.posting.LedgerEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {
  private final LedgerFixture ledger = new LedgerFixture();

  private Statement of(Instant start, Instant end) {
    return Statement.of(LedgerHistory.of(ledger.entries), BEANS, start, end);
  }

  @Test
  void tellsWhatIsRecordedFromWhatTimeHasDone() {
    ledger.earn(day("2026-01-10"), 100, Expiry.at(day("2026-03-15")), "order-1");
    Statement march = of(day("2026-03-01"), day("2026-04-01"));
    Statement.Line line = march.lines().get(0);
    assertEquals(LedgerEntry.Kind.EXPIRED, line.entry().kind());
    assertFalse(line.recorded(), "nobody swept");
    assertEquals(beans(-100), line.change());
    assertTrue(of(day("2026-01-01"), day("2026-02-01")).lines().get(0).recorded());
  }

  @Test
  void ofAMonthIsOfItsInstants() {
    ledger.earn(day("2026-01-10"), 100, Expiry.never(), "order-1");
    DateRange january = DateRange.ofMonth(YearMonth.of(2026, 1));
    Statement statement =
        Statement.of(LedgerHistory.of(ledger.entries), BEANS, january.in(ZoneOffset.UTC));
    assertEquals(Map.of(LedgerEntry.Kind.EARNED, beans(100)), statement.changesByKind());
    assertEquals(of(day("2026-01-01"), day("2026-02-01")).toString(), statement.toString());
  }

  @Test
  void mayReachFromTheStartToTheEndOfTime() {
    ledger.earn(day("2026-01-10"), 100, Expiry.at(day("2026-03-15")), "order-1");
    Statement life = of(Instant.MIN, Instant.MAX);
    assertEquals(beans(0), life.opening().available());
    assertEquals(beans(0), life.closing().available());
    assertEquals(2, life.lines().size());
    assertThrows(IllegalArgumentException.class, () -> of(day("2026-01-01"), day("2026-01-01")));
  }

  @Test
  void ofAnAccountWithoutEntriesIsEmpty() {
    Statement nothing = of(day("2026-01-01"), day("2026-02-01"));
    assertEquals(List.of(), nothing.lines());
    assertEquals(nothing.opening(), nothing.closing());
  }
}
