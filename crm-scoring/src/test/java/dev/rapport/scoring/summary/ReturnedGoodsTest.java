package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.summary.Sales.Row;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryRules.Spend;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose spend a return lowers. One customer buys for 100 on day 0, for 60 on day 10, and for 40 on day 20. */
class ReturnedGoodsTest {
  private static final SummaryRules REPEATS =
      SummaryRules.until(Sales.START.plusDays(25)).withReturns(Returns.LOWER_SPEND);
  private static final SummaryRules ALL = REPEATS.withSpend(Spend.OF_ALL_PURCHASES);

  private static SummaryTable table(SummaryRules rules, Row... returns) {
    List<Row> rows = new ArrayList<>(
        List.of(new Row(0, 0, 10_000), new Row(0, 10, 6_000), new Row(0, 20, 4_000)));
    rows.addAll(List.of(returns));
    return Sales.historyTable(rows, rules);
  }

  /** The means of the two repeat purchases and of all three. */
  private static void assertMeans(double repeats, double all, Row... returns) {
    assertEquals(repeats / 2, table(REPEATS, returns).meanSpend(0));
    assertEquals(all / 3, table(ALL, returns).meanSpend(0));
    assertEquals(0, table(REPEATS, returns).counts().customersOverReturned());
  }

  private static void assertTooMuch(double repeats, double all, Row... returns) {
    assertEquals(repeats / 2, table(REPEATS, returns).meanSpend(0));
    assertEquals(all / 3, table(ALL, returns).meanSpend(0));
    assertEquals(1, table(REPEATS, returns).counts().customersOverReturned());
    assertEquals(
        0, table(REPEATS.withReturns(Returns.IGNORED), returns).counts().customersOverReturned());
  }

  @Test
  void aReturnThatNamesTheFirstPurchaseLowersThatOne() {
    assertMeans(100, 130, new Row(0, 22, -7_000, 0));
    assertMeans(100, 100, new Row(0, 22, -10_000, 0));
  }

  @Test
  void aReturnThatNamesALaterPurchaseLowersThatOne() {
    assertMeans(50, 150, new Row(0, 22, -5_000, 1));
  }

  @Test
  void beforeTheSecondPurchaseOnlyTheFirstCanComeBack() {
    assertMeans(100, 120, new Row(0, 5, -8_000));
  }

  @Test
  void aReturnThatNamesNothingIsOfTheLatestPurchases() {
    assertMeans(70, 170, new Row(0, 12, -3_000));
    assertMeans(65, 165, new Row(0, 22, -3_500));
    // All of the last, all of the one before, and 10 of the first.
    assertMeans(0, 90, new Row(0, 22, -11_000));
  }

  @Test
  void aReturnOnTheDayOfAPurchaseIsOfThatPurchase() {
    assertMeans(60, 160, new Row(0, 20, -4_000));
    assertMeans(100, 180, new Row(0, 0, -2_000));
  }

  /** A return that names its purchase takes from it before one that has to guess does. */
  @Test
  void whatIsNamedComesFirst() {
    assertMeans(20, 120, new Row(0, 20, -4_000), new Row(0, 24, -4_000, 2));
  }

  @Test
  void whatIsMoreThanWasBoughtLowersNothing() {
    assertTooMuch(0, 0, new Row(0, 25, -20_001));
    assertTooMuch(40, 140, new Row(0, 24, -9_000, 1));
    assertTooMuch(100, 100, new Row(0, 3, -10_001));
  }

  @Test
  void aReturnOfSomethingUnknownLowersNothing() {
    assertTooMuch(100, 200, new Row(0, 24, -500, 99));
    List<Row> beforeAll = List.of(new Row(0, 1, -500), new Row(0, 2, 700), new Row(0, 4, 900));
    SummaryTable table = Sales.table(beforeAll, REPEATS);
    assertEquals(9, table.meanSpend(0));
    assertEquals(1, table.counts().customersOverReturned());
  }

  @Test
  void aReturnAfterTheEndLowersNothing() {
    assertMeans(100, 200, new Row(0, 26, -9_000, 0));
  }

  @Test
  void whoSentAllBackHasNoSpendAndIsCounted() {
    PurchaseSummaries data = PurchaseSummaries.of(table(REPEATS, new Row(0, 21, -10_000)));
    assertEquals(0, data.spendRows());
    assertEquals(1, data.withoutPositiveSpend());
    assertEquals(0, data.counts().customersOverReturned());
  }

  @Test
  void theSpendOfACustomerBaseIsNeverBelowZero() {
    CustomerBase base = CustomerBase.of(
        Sales.history(List.of(new Row(0, 0, 100), new Row(0, 3, -300), new Row(1, 3, -5))),
        PurchaseWindow.until(Sales.START.plusDays(9), ZoneOffset.UTC),
        Sales.EUR);
    SummaryTable table = SummaryTable.of(base);
    assertEquals(0, table.meanSpend(0));
    assertEquals(new SummaryCounts(1, 0, 0, 0, 0, 1, 1), table.counts());
    assertEquals(1, PurchaseSummaries.of(table).withoutPositiveSpend());
  }
}
