package dev.rapport.scoring.summary;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.summary.Sales.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nobody gets lost: who is seen is counted or left out. */
class ExclusionsProperties {
  @Provide
  static Arbitrary<List<Row>> rows() {
    return Sales.rows(true);
  }

  @Provide
  static Arbitrary<SummaryRules> rules() {
    return Sales.rules();
  }

  private static long seen(List<Row> rows) {
    return rows.stream().mapToInt(Row::customer).distinct().count();
  }

  private static long buyers(List<Row> rows, SummaryRules rules) {
    return rows.stream()
        .filter(row -> Sales.counts(row, rules))
        .mapToInt(Row::customer)
        .distinct()
        .count();
  }

  @Property
  void customersSeenAreCountedOrLeftOut(
      @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRules rules) {
    for (SummaryTable table : List.of(Sales.table(rows, rules), Sales.historyTable(rows, rules))) {
      assertEquals(buyers(rows, rules), table.size());
      assertEquals(seen(rows) - buyers(rows, rules), table.counts().customersLeftOut());
      assertEquals(rows.size(), table.counts().transactions());
      PurchaseSummaries data = PurchaseSummaries.of(table);
      assertEquals(seen(rows), data.customers() + data.counts().customersLeftOut());
    }
  }

  @Property
  void ofASplitTooAndWhoIsNewIsNotLeftOut(
      @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRules rules) {
    HoldoutSplit split = Sales.split(rows, rules, rules.lastDay().plusDays(5));
    assertEquals(
        seen(rows),
        split.calibration().size()
            + split.newCustomers()
            + split.calibration().counts().customersLeftOut());
  }

  @Property
  void shardsOfCustomersAddUpToTheWhole(
      @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRules rules) {
    PurchaseSummaries merged = rows.stream().collect(groupingBy(Row::customer)).values().stream()
        .map(own -> PurchaseSummaries.of(Sales.table(own, rules)))
        .collect(PurchaseSummaries.merging());
    assertEquals(PurchaseSummaries.of(Sales.table(rows, rules)), merged);
    assertEquals(merged, PurchaseSummaries.fromBytes(merged.toBytes()));
  }

  /**
   * Where rows are cut across customers, every transaction is still counted once, but a customer once a chunk: so of customers there are too
   * many rather than too few.
   */
  @Property
  void chunksThatCutCustomersLoseNobodyEither(
      @ForAll("rows") List<Row> rows, @ForAll("rules") SummaryRules rules, @ForAll Random random) {
    List<List<Row>> chunks = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    rows.forEach(row -> chunks.get(random.nextInt(chunks.size())).add(row));
    PurchaseSummaries merged = chunks.stream()
        .map(chunk -> PurchaseSummaries.of(Sales.table(chunk, rules)))
        .collect(PurchaseSummaries.merging());
    SummaryCounts counts = merged.counts();
    SummaryCounts whole = Sales.table(rows, rules).counts();
    assertEquals(whole.purchases() + whole.merged(), counts.purchases() + counts.merged());
    assertEquals(whole.returns(), counts.returns());
    assertEquals(whole.zeroAmounts(), counts.zeroAmounts());
    assertEquals(whole.afterEnd(), counts.afterEnd());
    long chunkwise = chunks.stream().mapToLong(ExclusionsProperties::seen).sum();
    assertEquals(chunkwise, merged.customers() + counts.customersLeftOut());
    assertTrue(chunkwise >= seen(rows));
  }
}
