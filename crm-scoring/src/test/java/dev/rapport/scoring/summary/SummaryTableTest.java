package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.samples.Cdnow;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryRules.Spend;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
  private static final LocalDate END = LocalDate.of(2026, 3, 31);
  private static final int DAY = (int) LocalDate.of(2026, 1, 1).toEpochDay();

  /** Customer 1 buys on days 0, 0, 19 and 41, sends back on day 50, and orders for nothing on day 60; customer 3 buys late. */
  private static final int[] CUSTOMER = {1, 1, 1, 1, 1, 1, 3};

  private static final int[] DAYS = {DAY, DAY, DAY + 19, DAY + 41, DAY + 50, DAY + 60, DAY + 400};
  private static final long[] CENTS = {1000, 500, 2000, 3000, -700, 0, 9900};

  private static SummaryTable table(SummaryRules rules) {
    return SummaryTable.ofTransactions(CUSTOMER, DAYS, CENTS, 2, rules);
  }

  @Test
  void theUsualRules() {
    SummaryTable table = table(SummaryRules.until(END));
    assertEquals(1, table.size());
    assertEquals(1, table.customer(0));
    assertTrue(table.id(0).isEmpty());
    assertEquals(new PurchaseSummary(3, 60, 89, 50.0 / 3), table.summary(0));
    assertEquals(29, table.summary(0).daysSinceLastPurchase());
    assertEquals(new SummaryCounts(4, 1, 1, 0, 1, 1, 0), table.counts());
    assertEquals(CUSTOMER.length, table.counts().transactions());
  }

  @Test
  void ordersOfZeroCanBeLeftOut() {
    SummaryTable table = table(SummaryRules.until(END).withZeroAmounts(ZeroAmounts.LEFT_OUT));
    assertEquals(new PurchaseSummary(2, 41, 89, 25), table.summary(0));
    assertEquals(new SummaryCounts(3, 1, 1, 1, 1, 1, 0), table.counts());
  }

  @Test
  void returnsCanLowerTheSpend() {
    SummaryTable table = table(SummaryRules.until(END).withReturns(Returns.LOWER_SPEND));
    assertEquals(43.0 / 3, table.meanSpend(0));
    assertEquals(3, table.repeatPurchases(0));
  }

  @Test
  void theFirstPurchaseCanCountForSpend() {
    SummaryTable table = table(SummaryRules.until(END).withSpend(Spend.OF_ALL_PURCHASES));
    assertEquals(65.0 / 4, table.meanSpend(0));
    assertEquals(4, table.spendPurchases(0));
    assertEquals(3, table.repeatPurchases(0));
  }

  @Test
  void theOrderOfTransactionsDoesNotMatter() {
    int[] customer = CUSTOMER.clone();
    int[] day = DAYS.clone();
    long[] cents = CENTS.clone();
    for (int i = 0, j = cents.length - 1; i < j; i++, j--) {
      int swappedCustomer = customer[i];
      customer[i] = customer[j];
      customer[j] = swappedCustomer;
      int swappedDay = day[i];
      day[i] = day[j];
      day[j] = swappedDay;
      long swappedCents = cents[i];
      cents[i] = cents[j];
      cents[j] = swappedCents;
    }
    SummaryTable turned =
        SummaryTable.ofTransactions(customer, day, cents, 2, SummaryRules.until(END));
    SummaryTable table = table(SummaryRules.until(END));
    assertEquals(table.summary(0), turned.summary(0));
    assertEquals(table.counts(), turned.counts());
  }

  /** 23:30 in Paris is another day than 22:30 UTC the evening before summer time, and both are one day in New York. */
  @Test
  void theZoneDecidesWhatOneDayIs() {
    EventHistory history = EventHistory.of(
        Purchase.of("1", Instant.parse("2026-01-05T22:30:00Z"), "ada", euros(10)),
        Purchase.of("2", Instant.parse("2026-01-05T23:30:00Z"), "ada", euros(20)),
        Purchase.of("3", Instant.parse("2026-01-09T12:00:00Z"), "ben", euros(5)));
    SummaryRules rules = SummaryRules.until(END);
    SummaryTable paris = SummaryTable.of(history, rules, ZoneId.of("Europe/Paris"), Cdnow.USD);
    SummaryTable newYork =
        SummaryTable.of(history, rules, ZoneId.of("America/New_York"), Cdnow.USD);
    assertEquals(new PurchaseSummary(1, 1, 85, 20), paris.summary(0));
    assertEquals(PurchaseSummary.of(0, 0, 85), newYork.summary(0));
    assertEquals(1, newYork.counts().merged());
    assertEquals(CustomerId.of("ben"), paris.id(1).orElseThrow());
  }

  private static Money euros(long amount) {
    return Money.ofMinor(Cdnow.USD, 100 * amount);
  }

  @Test
  void figuresThatDoNotFitAreRefusedWithTheirRow() {
    String message = assertThrows(
            IllegalArgumentException.class,
            () -> SummaryTable.ofColumns(
                new int[] {1, 2}, new int[] {5, 300}, new int[] {9, 272}, new double[2]))
        .getMessage();
    assertEquals("row 1: lastPurchaseAgeDays must be 1 to ageDays 272, was 300", message);
    assertThrows(IllegalArgumentException.class, () -> PurchaseSummary.of(0, 5, 9));
    assertThrows(IllegalArgumentException.class, () -> PurchaseSummary.of(1, 0, 9));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseSummary(1, 1, 9, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseSummary(1, 1, 9, 5, 3));
    assertThrows(IllegalArgumentException.class, () -> new PurchaseSummary(1, 1, 9, 5, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> SummaryTable.ofTransactions(
            new int[] {-1}, new int[1], new long[1], 2, SummaryRules.until(END)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SummaryTable.ofTransactions(
            new int[1], new int[1], new long[1], new int[2], 2, SummaryRules.until(END)));
  }

  /** P. S. Fader and B. G. S. Hardie's sample: 2,357 customers, 946 of whom came back in 39 weeks, 2,457 times. */
  @Test
  void cdnow() throws IOException {
    EventHistory history = Cdnow.history(Cdnow.rows("cdnow_sample.csv"));
    SummaryRules rules = SummaryRules.until(LocalDate.of(1997, 9, 30));
    HoldoutSplit split = HoldoutSplit.of(history, rules, Cdnow.LAST_DAY, ZoneOffset.UTC, Cdnow.USD);
    SummaryTable table = split.calibration();
    PurchaseSummaries summaries = PurchaseSummaries.of(table);
    assertEquals(2357, summaries.customers());
    assertEquals(2457, summaries.repeatPurchases());
    assertEquals(1016, summaries.rows());
    assertEquals(946, repeaters(table));
    assertEquals(
        new SummaryCounts(4814, 146, 0, 0, 0, 0, 0), table.counts(), "the split keeps the rest");
    PurchaseSummaries cut = PurchaseSummaries.of(history, rules, ZoneOffset.UTC, Cdnow.USD);
    assertEquals(new SummaryCounts(4814, 146, 0, 0, 1959, 0, 0), cut.counts());
    SummaryTable january = SummaryTable.of(
        history, rules.withLastDay(LocalDate.of(1997, 1, 31)), ZoneOffset.UTC, Cdnow.USD);
    assertEquals(781, january.size());
    assertEquals(1576, january.counts().customersLeftOut());
    for (int i = 0; i < summaries.rows(); i++) {
      assertEquals(cut.summary(i), summaries.summary(i));
      assertEquals(cut.weight(i), summaries.weight(i));
    }
    assertEquals(1882, split.holdoutPurchases());
    assertEquals(273, split.holdoutDays());
    assertEquals(0, split.newCustomers());
    int first = split.holdoutPurchases(0);
    assertEquals(
        first,
        SummaryTable.of(history, rules.withLastDay(Cdnow.LAST_DAY), ZoneOffset.UTC, Cdnow.USD)
                .repeatPurchases(0)
            - table.repeatPurchases(0));
  }

  /** Customer after customer, day after day, or by the amount, which is no order of days at all. */
  @Test
  void howTransactionsAreOrderedMakesNoDifference() {
    SplittableRandom random = new SplittableRandom(6);
    List<long[]> transactions = random
        .ints(3_000, 0, 700)
        .mapToObj(customer -> new long[] {
          customer, DAY + random.nextInt(100), Math.max(-50, random.nextInt(-60, 400)) / 50 * 50L
        })
        .toList();
    for (SummaryRules rules : List.of(
        SummaryRules.until(END),
        SummaryRules.until(END).withReturns(Returns.LOWER_SPEND),
        SummaryRules.until(END)
            .withSpend(Spend.OF_ALL_PURCHASES)
            .withZeroAmounts(ZeroAmounts.LEFT_OUT))) {
      SummaryTable mixed = ordered(transactions, Comparator.comparingLong(row -> row[2]), rules);
      Comparator<long[]> byDay = Comparator.comparingLong(row -> row[1]);
      for (Comparator<long[]> order : List.<Comparator<long[]>>of(
          byDay,
          Comparator.<long[]>comparingLong(row -> row[0]),
          Comparator.<long[]>comparingLong(row -> row[0]).thenComparing(byDay))) {
        SummaryTable table = ordered(transactions, order, rules);
        assertEquals(mixed.counts(), table.counts());
        assertEquals(mixed.size(), table.size());
        for (int i = 0; i < table.size(); i++) {
          assertEquals(mixed.customer(i), table.customer(i));
          assertEquals(mixed.summary(i), table.summary(i));
          assertEquals(mixed.spendPurchases(i), table.spendPurchases(i));
        }
      }
    }
  }

  private static SummaryTable ordered(
      List<long[]> transactions, Comparator<long[]> order, SummaryRules rules) {
    List<long[]> sorted = transactions.stream().sorted(order).toList();
    return SummaryTable.ofTransactions(
        sorted.stream().mapToInt(row -> (int) row[0]).toArray(),
        sorted.stream().mapToInt(row -> (int) row[1]).toArray(),
        sorted.stream().mapToLong(row -> row[2]).toArray(),
        2,
        rules);
  }

  /** Frequent numbers of purchases are counted in a table and rare ones sorted; both count as a map of all rows does. */
  @Test
  void manyCustomersAreCountedOneByOne() {
    SplittableRandom random = new SplittableRandom(4);
    int size = 30_000;
    int[][] columns = new int[3][size];
    double[] spend = new double[size];
    SortedMap<List<Integer>, Long> rows =
        new TreeMap<>(Comparator.<List<Integer>>comparingInt(row -> row.get(0))
            .thenComparingInt(row -> row.get(1))
            .thenComparingInt(row -> row.get(2)));
    SortedMap<Integer, SortedMap<Double, Long>> amounts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      int x = Math.min(random.nextInt(1, 40), random.nextInt(1, 40)) / random.nextInt(1, 12);
      int age = random.nextInt(20, 41);
      int last = x == 0 ? 0 : random.nextInt(1, age + 1);
      columns[0][i] = x;
      columns[1][i] = last;
      columns[2][i] = age;
      spend[i] = x == 0 ? 0 : random.nextInt(-100, 9_000) / 100.0;
      rows.merge(List.of(x, last, age), 1L, Long::sum);
      if (spend[i] > 0) {
        amounts.computeIfAbsent(x, key -> new TreeMap<>()).merge(spend[i], 1L, Long::sum);
      }
    }
    PurchaseSummaries summaries =
        PurchaseSummaries.of(SummaryTable.ofColumns(columns[0], columns[1], columns[2], spend));
    int row = 0;
    for (Map.Entry<List<Integer>, Long> each : rows.entrySet()) {
      assertEquals(
          each.getKey(),
          List.of(
              summaries.repeatPurchases(row),
              summaries.lastPurchaseAgeDays(row),
              summaries.ageDays(row)));
      assertEquals(each.getValue(), summaries.weight(row++));
    }
    assertEquals(row, summaries.rows());
    row = 0;
    for (Map.Entry<Integer, SortedMap<Double, Long>> ofNumber : amounts.entrySet()) {
      for (Map.Entry<Double, Long> each : ofNumber.getValue().entrySet()) {
        assertEquals(ofNumber.getKey(), summaries.spendPurchases(row));
        assertEquals(each.getKey(), summaries.meanSpend(row));
        assertEquals(each.getValue(), summaries.spendWeight(row++));
      }
    }
    assertEquals(row, summaries.spendRows());
  }

  private static long repeaters(SummaryTable table) {
    long repeaters = 0;
    for (int i = 0; i < table.size(); i++) {
      repeaters += table.repeatPurchases(i) > 0 ? 1 : 0;
    }
    return repeaters;
  }

  @Test
  void aCustomerBaseGivesTheSameTimes() throws IOException {
    EventHistory history = Cdnow.history(Cdnow.rows("cdnow_sample.csv"));
    SummaryTable ofBase = SummaryTable.of(CustomerBase.of(history, Cdnow.WINDOW, Cdnow.USD));
    SummaryTable table = SummaryTable.of(
        history,
        SummaryRules.until(Cdnow.LAST_DAY).withSpend(Spend.OF_ALL_PURCHASES),
        ZoneOffset.UTC,
        Cdnow.USD);
    assertEquals(table.size(), ofBase.size());
    for (int i = 0; i < table.size(); i++) {
      assertEquals(table.summary(i), ofBase.summary(i));
      assertEquals(table.id(i), ofBase.id(i));
    }
    PurchaseWindow late = new PurchaseWindow(
        Instant.parse("1997-05-01T00:00:00Z"), Cdnow.WINDOW.asOf(), ZoneOffset.UTC);
    CustomerBase cut = CustomerBase.of(history, late, Cdnow.USD);
    assertThrows(IllegalArgumentException.class, () -> SummaryTable.of(cut));
  }
}
