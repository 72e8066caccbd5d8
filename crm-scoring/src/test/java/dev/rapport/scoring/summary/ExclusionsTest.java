package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.summary.Sales.Row;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which a customer is left out altogether. Customer 0 buys on the first day and stays. */
class ExclusionsTest {
  private static final SummaryRules RULES = SummaryRules.until(Sales.START.plusDays(20));
  private static final Row STAYS = new Row(0, 0, 100);

  /** Reads the rows from columns in three orders, of which each is read in another way, and from a history. */
  private static SummaryCounts counts(SummaryRules rules, Row... rows) {
    List<Row> together = List.of(rows);
    SummaryCounts counts = Sales.table(together, rules).counts();
    assertEquals(counts, Sales.historyTable(together, rules).counts());
    List<Row> byDay = together.stream()
        .sorted(Comparator.comparingInt(Row::day).thenComparingInt(row -> -row.customer()))
        .toList();
    assertEquals(counts, Sales.table(byDay, rules).counts());
    List<Row> backwards =
        together.stream().sorted(Comparator.comparingInt(row -> -row.day())).toList();
    assertEquals(counts, Sales.table(backwards, rules).counts());
    return counts;
  }

  @Test
  void whoComesAfterTheEndIsLeftOut() {
    assertEquals(
        new SummaryCounts(1, 0, 0, 0, 2, 1, 0),
        counts(RULES, STAYS, new Row(1, 21, 100), new Row(1, 25, 100)));
  }

  @Test
  void whoOnlySendsBackIsLeftOut() {
    assertEquals(
        new SummaryCounts(1, 0, 2, 0, 0, 1, 0),
        counts(RULES, STAYS, new Row(2, 3, -50), new Row(2, 4, -20)));
  }

  @Test
  void whoOnlyOrdersForNothingIsLeftOutWhereThatIsNoPurchase() {
    SummaryRules leftOut = RULES.withZeroAmounts(ZeroAmounts.LEFT_OUT);
    assertEquals(new SummaryCounts(1, 0, 0, 1, 0, 1, 0), counts(leftOut, STAYS, new Row(3, 3, 0)));
    assertEquals(
        SummaryCounts.ofPurchases(2), counts(RULES, STAYS, new Row(3, 3, 0)), "it is a purchase");
  }

  @Test
  void whoIsLeftOutForSeveralReasonsIsOneCustomer() {
    SummaryRules rules = RULES.withZeroAmounts(ZeroAmounts.LEFT_OUT);
    assertEquals(
        new SummaryCounts(1, 0, 1, 1, 1, 1, 0),
        counts(rules, STAYS, new Row(4, 1, 0), new Row(4, 2, -10), new Row(4, 30, 500)));
  }

  @Test
  void whoHasNoTransactionIsNobody() {
    assertEquals(SummaryCounts.ofPurchases(2), counts(RULES, STAYS, new Row(5, 2, 10)));
    assertEquals(SummaryCounts.none(), counts(RULES));
  }

  /** Returns for which nothing was paid back were returns none the less, and whoever only enquired is not seen at all. */
  @Test
  void whatAHistoryKnowsBeyondColumns() {
    EventHistory history = EventHistory.of(List.<CustomerEvent>of(
        Purchase.of("1", at(0), "ann", money(100)),
        Return.of("2", at(1), "ann", money(0)),
        Return.of("3", at(2), "ben", money(0)),
        Return.of("4", at(3), "ben", money(0)),
        Return.of("5", at(29), "cleo", money(0)),
        Enquiry.of("6", at(2), "dan", Enquiry.Form.VISIT, Channel.UNSPECIFIED)));
    SummaryTable table = SummaryTable.of(history, RULES, ZoneOffset.UTC, Sales.EUR);
    assertEquals(1, table.size());
    assertEquals(new SummaryCounts(1, 0, 3, 0, 1, 2, 0), table.counts());
  }

  private static Instant at(int day) {
    return Sales.START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Money money(long cents) {
    return Money.ofMinor(Sales.EUR, cents);
  }

  /** A split leaves out who never buys; who buys in the later part first is new and no more left out. */
  @Test
  void aSplitTellsNewCustomersFromThoseLeftOut() {
    List<Row> rows = List.of(
        STAYS, new Row(1, 25, 100), new Row(2, 3, -50), new Row(2, 24, 50), new Row(3, 30, 9));
    HoldoutSplit split = Sales.split(rows, RULES, Sales.START.plusDays(26));
    assertEquals(1, split.calibration().size());
    assertEquals(2, split.newCustomers());
    assertEquals(new SummaryCounts(1, 0, 1, 0, 1, 1, 0), split.calibration().counts());
  }

  @Test
  void aBuilderIsToldOfCustomersLeftOut() {
    PurchaseSummaries data = PurchaseSummaries.builder()
        .add(PurchaseSummary.of(0, 0, 9))
        .leaveOut(3)
        .leaveOut(0)
        .add(PurchaseSummary.of(1, 3, 9), 2)
        .build();
    assertEquals(3, data.customers());
    assertEquals(new SummaryCounts(5, 0, 0, 0, 0, 3, 0), data.counts());
    assertEquals(data, PurchaseSummaries.fromBytes(data.toBytes()));
    assertThrows(
        IllegalArgumentException.class, () -> PurchaseSummaries.builder().leaveOut(-1));
  }

  /** The form of the first version did not know of customers left out. */
  @Test
  void bytesOfTheFirstVersionAreRefused() {
    byte[] form = PurchaseSummaries.empty().toBytes();
    form[0] = 1;
    assertEquals(
        "bytes must be of PurchaseSummaries version 2, were of version 1",
        ByteForms.assertRefused(form, PurchaseSummaries::fromBytes));
  }

  @Test
  void everyCountIsZeroOrMore() {
    assertThrows(IllegalArgumentException.class, () -> new SummaryCounts(0, 0, 0, 0, 0, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new SummaryCounts(0, 0, 0, 0, 0, 0, -1));
    SummaryCounts counts = new SummaryCounts(1, 2, 3, 4, 5, 6, 7);
    assertEquals(new SummaryCounts(2, 4, 6, 8, 10, 12, 14), counts.plus(counts));
    assertEquals(15, counts.transactions());
  }
}
