package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.summary.Sales.Kept;
import dev.rapport.scoring.summary.Sales.Row;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryRules.Spend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReturnedGoodsProperties {
  @Provide
  static Arbitrary<List<Row>> rows() {
    return Sales.rows(false);
  }

  @Provide
  static Arbitrary<List<Row>> naming() {
    return Sales.rows(true);
  }

  @Provide
  static Arbitrary<SummaryRules> lowering() {
    return Sales.rules().map(rules -> rules.withReturns(Returns.LOWER_SPEND));
  }

  /** The plainest way there is: cent after cent goes back to where it came from. */
  @Property
  void spendIsThatOfANaiveCount(
      @ForAll("naming") List<Row> rows, @ForAll("lowering") SummaryRules rules) {
    SummaryTable table = Sales.historyTable(rows, rules);
    long over = 0;
    for (int i = 0; i < table.size(); i++) {
      int customer = table.id(i).orElseThrow().value().charAt(1) - '0';
      Kept kept = new Kept(customer, rows, rules);
      over += kept.tooMuchReturned ? 1 : 0;
      boolean all = rules.spend() == Spend.OF_ALL_PURCHASES;
      long cents =
          kept.byDay.values().stream().skip(all ? 0 : 1).mapToLong(each -> each).sum();
      int purchases = kept.byDay.size() - (all ? 0 : 1);
      assertEquals(purchases, table.spendPurchases(i));
      assertEquals(purchases == 0 ? 0 : cents / (purchases * 100.0), table.meanSpend(i));
    }
    assertEquals(over, table.counts().customersOverReturned());
  }

  @Property
  void spendIsNeverBelowZeroNorAboveThatWithoutReturns(
      @ForAll("naming") List<Row> rows, @ForAll("lowering") SummaryRules rules) {
    SummaryTable lower = Sales.historyTable(rows, rules);
    SummaryTable gross = Sales.historyTable(rows, rules.withReturns(Returns.IGNORED));
    assertEquals(gross.size(), lower.size());
    for (int i = 0; i < lower.size(); i++) {
      assertTrue(lower.meanSpend(i) >= 0);
      assertTrue(lower.meanSpend(i) <= gross.meanSpend(i));
      assertEquals(gross.repeatPurchases(i), lower.repeatPurchases(i));
      assertEquals(gross.spendPurchases(i), lower.spendPurchases(i));
    }
  }

  @Property
  void columnsInAnyOrderAndAHistorySayTheSame(
      @ForAll("rows") List<Row> rows,
      @ForAll("lowering") SummaryRules rules,
      @ForAll Random random) {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    SummaryTable history = Sales.historyTable(rows, rules);
    PurchaseSummaries.Builder stream = PurchaseSummaries.builder();
    for (List<Row> order : List.of(rows, shuffled, byCustomer(rows))) {
      SummaryTable columns = Sales.table(order, rules);
      assertEquals(history.counts(), columns.counts());
      assertEquals(history.size(), columns.size());
      for (int i = 0; i < columns.size(); i++) {
        assertEquals(history.summary(i), columns.summary(i));
      }
    }
    for (int i = 0; i < history.size(); i++) {
      stream.add(history.summary(i));
    }
    PurchaseSummaries one = stream.build();
    PurchaseSummaries whole = PurchaseSummaries.of(history);
    assertEquals(whole.withoutPositiveSpend(), one.withoutPositiveSpend());
    assertEquals(whole.spendRows(), one.spendRows());
    for (int i = 0; i < whole.spendRows(); i++) {
      assertEquals(whole.meanSpend(i), one.meanSpend(i));
    }
  }

  @Property
  void columnsThatNameWhatComesBackSayWhatAHistorySays(
      @ForAll("naming") List<Row> rows, @ForAll("lowering") SummaryRules rules) {
    SummaryTable history = Sales.historyTable(rows, rules);
    HoldoutSplit split = Sales.namingSplit(rows, rules, rules.lastDay().plusDays(3));
    SummaryTable columns = Sales.namingTable(rows, rules);
    assertEquals(history.counts(), columns.counts());
    assertEquals(history.size(), columns.size());
    assertEquals(history.size(), split.calibration().size());
    for (int i = 0; i < columns.size(); i++) {
      assertEquals(history.summary(i), columns.summary(i));
      assertEquals(history.summary(i), split.calibration().summary(i));
    }
  }

  private static List<Row> byCustomer(List<Row> rows) {
    return rows.stream()
        .sorted(Comparator.comparingInt(Row::customer).thenComparingInt(Row::day))
        .toList();
  }
}
