package dev.rapport.scoring.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.retention.CohortTable.Kind;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.samples.Histories;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CohortTableTest {
  private static final LocalDate END = LocalDate.of(2026, 4, 1);

  private static final CohortTable SHOP = CohortTable.of(
      Kind.NON_CONTRACTUAL,
      Cycle.months(),
      LocalDate.of(2026, 1, 15),
      List.of(List.of(100L, 40L, 55L), List.of(50L, 30L), List.of(90L)));

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  private static Purchase purchase(String id, String at, String customer) {
    return Purchase.of(id, Instant.parse(at), customer, Money.of("EUR", "1.00"));
  }

  @Test
  void readsItsCells() {
    assertEquals(3, SHOP.cohorts());
    assertEquals(DateRange.parse("2026-02-01/2026-03-01"), SHOP.period(1));
    assertEquals(END, SHOP.endExclusive());
    assertEquals(50, SHOP.size(1));
    assertEquals(240, SHOP.customers());
    assertEquals(1, SHOP.oldestAge(1));
    assertEquals(0.6, SHOP.retention(1, 1, 0.95).value());
    assertThrows(IndexOutOfBoundsException.class, () -> SHOP.active(1, 2));
    assertEquals("3 cohorts of 240 customers up to 2026-04-01", SHOP.toString());
  }

  @Test
  void meanOverCohortsIsWeightedByTheirSize() {
    assertEquals(70 / 150.0, SHOP.retention(1, 0.95).value());
    assertEquals(150, SHOP.retention(1, 0.95).sampleSize());
    assertEquals(0.55, SHOP.retention(2, 0.95).value(), "of the one cohort that old");
    assertEquals(1, SHOP.retention(0, 0.95).value());
    assertFalse(SHOP.retention(3, 0.95).isKnown());
  }

  @Test
  void onlyWithoutContractMayARowRise() {
    List<List<Long>> rises = List.of(List.of(10L, 4L, 5L), List.of(0L, 0L), List.of(0L));
    assertEquals(
        10, CohortTable.of(Kind.NON_CONTRACTUAL, Cycle.months(), END, rises).customers());
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> CohortTable.of(Kind.CONTRACTUAL, Cycle.months(), END, rises));
    assertEquals(
        "cell must be 0 to 4 in row 0 of a CONTRACTUAL table, was 5", refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> CohortTable.of(
            Kind.NON_CONTRACTUAL, Cycle.months(), END, List.of(List.of(1L, 1L), List.of(1L, 1L))));
    assertThrows(
        IllegalArgumentException.class,
        () -> CohortTable.of(
            Kind.NON_CONTRACTUAL, Cycle.months(), END, List.of(List.of(1L, 2L), List.of(1L))));
    assertThrows(IllegalStateException.class, SHOP::durations);
  }

  @Test
  void countsContractsByTheirPeriods() {
    List<DateRange> contracts = List.of(
        DateRange.parse("2026-01-31/2026-02-01"), // its last day is in January
        DateRange.parse("2026-01-05/2026-02-02"),
        DateRange.startingAt(LocalDate.of(2026, 1, 20)),
        DateRange.startingAt(LocalDate.of(2026, 3, 1)),
        DateRange.startingAt(LocalDate.of(2026, 4, 2))); // not over at the end
    CohortTable table =
        CohortTable.ofContracts(contracts, LocalDate.of(2026, 4, 20), Cycle.months());
    assertEquals(
        CohortTable.of(
            Kind.CONTRACTUAL,
            Cycle.months(),
            LocalDate.of(2026, 1, 1),
            List.of(List.of(3L, 2L, 1L), List.of(0L, 0L), List.of(1L))),
        table);
    DurationCounts durations = table.durations();
    assertEquals(1, durations.endedAt(1));
    assertEquals(1, durations.endedAt(2));
    assertEquals(1, durations.censoredAt(2));
    assertEquals(1, durations.censoredAt(0));
    assertEquals(4, durations.subjects());
  }

  @Test
  void leavesOutThePeriodThatIsNotOver() {
    EventHistory history = EventHistory.of(
        purchase("1", "2026-01-10T12:00:00Z", "ada"),
        purchase("2", "2026-02-10T12:00:00Z", "ada"),
        purchase("3", "2026-02-10T12:00:00Z", "ben"));
    CohortTable open = CohortTable.ofPurchases(
        history, PurchaseWindow.until(LocalDate.of(2026, 2, 27), ZoneOffset.UTC), Cycle.months());
    assertEquals(1, open.cohorts());
    assertEquals(1, open.customers());
    CohortTable over = CohortTable.ofPurchases(
        history, PurchaseWindow.until(LocalDate.of(2026, 2, 28), ZoneOffset.UTC), Cycle.months());
    assertEquals(2, over.cohorts());
    assertEquals(1, over.active(0, 1));
    assertEquals(1, over.size(1));
  }

  @Test
  void countsDaysInTheZone() {
    EventHistory history = EventHistory.of(
        purchase("1", "2026-01-31T23:30:00Z", "ada"), purchase("2", "2026-02-10T12:00:00Z", "ada"));
    LocalDate last = LocalDate.of(2026, 2, 28);
    assertEquals(
        2,
        CohortTable.ofPurchases(history, PurchaseWindow.until(last, ZoneOffset.UTC), Cycle.months())
            .cohorts());
    assertEquals(
        1,
        CohortTable.ofPurchases(
                history, PurchaseWindow.until(last, ZoneId.of("Europe/Paris")), Cycle.months())
            .cohorts());
  }

  @Test
  void refusesAWindowInWhichOldCustomersLookNew() {
    PurchaseWindow window =
        PurchaseWindow.of(DateRange.parse("2026-01-01/2026-02-01"), ZoneOffset.UTC);
    assertThrows(
        IllegalArgumentException.class,
        () -> CohortTable.ofPurchases(EventHistory.empty(), window, Cycle.months()));
    assertThrows(
        IllegalArgumentException.class,
        () -> DurationCounts.toSecondPurchase(EventHistory.empty(), window));
  }

  @Test
  void emptyHistoriesGiveEmptyTables() {
    CohortTable table = CohortTable.ofPurchases(
        EventHistory.empty(),
        PurchaseWindow.until(LocalDate.of(2026, 3, 31), ZoneOffset.UTC),
        Cycle.months());
    assertEquals(CohortTable.empty(Kind.NON_CONTRACTUAL, Cycle.months(), END), table);
    assertEquals(0, table.cohorts());
    assertEquals(SHOP, SHOP.merge(table));
    assertEquals(SHOP, table.merge(SHOP));
  }

  @Test
  void mergesOnlyTablesOfOneKindCycleAndEnd() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SHOP.merge(CohortTable.empty(Kind.CONTRACTUAL, Cycle.months(), END)));
    assertThrows(
        IllegalArgumentException.class,
        () -> SHOP.merge(CohortTable.empty(Kind.NON_CONTRACTUAL, Cycle.quarters(), END)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SHOP.merge(CohortTable.empty(Kind.NON_CONTRACTUAL, Cycle.months(), END.plusMonths(1))));
  }

  @Test
  void tallyNamesTheRowThatIsOutOfRange() {
    CohortTally tally = CohortTally.of(Cycle.months(), DateRange.parse("2026-01-01/2026-03-01"), 2);
    int day = (int) LocalDate.of(2026, 3, 1).toEpochDay();
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> tally.addAll(new int[] {0, 1}, new int[] {day - 1, day}, 0, 2));
    assertEquals(
        "row 1 must have a customer of 0 to 1 and a day of 59 from 2026-01-01, had 1 and 2026-03-01",
        refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> CohortTally.of(Cycle.months(), DateRange.parse("2026-01-01/2026-02-27"), 2));
  }

  /** Two words of periods for each customer. */
  @Test
  void countsMorePeriodsThanAWordHasBits() {
    CohortTally tally = CohortTally.of(Cycle.days(), DateRange.parse("2026-01-01/2026-05-01"), 2);
    for (LocalDate day : List.of(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 4, 30))) {
      tally.add(1, day);
    }
    tally.add(0, LocalDate.of(2026, 1, 3));
    CohortTable table = tally.table();
    assertEquals(2, table.size(0));
    assertEquals(1, table.active(0, 117));
    assertEquals(118, table.cohorts());
  }

  /** Counted by another way: sets of months. */
  @Property
  void purchasesAreCountedByTheirDefinition(@ForAll("events") List<CustomerEvent> events) {
    Map<CustomerId, Set<YearMonth>> months = new TreeMap<>();
    for (Purchase purchase : EventHistory.of(events).purchases()) {
      YearMonth month = YearMonth.from(purchase.at().atOffset(ZoneOffset.UTC));
      if (month.isBefore(YearMonth.of(2026, 3))) {
        months.computeIfAbsent(purchase.customer(), id -> new HashSet<>()).add(month);
      }
    }
    CohortTable table =
        CohortTable.ofPurchases(EventHistory.of(events), Histories.WINDOW, Cycle.months());
    assertEquals(months.size(), table.customers());
    for (int c = 0; c < table.cohorts(); c++) {
      YearMonth came = YearMonth.from(table.period(c).startInclusive());
      for (int age = 0; age <= table.oldestAge(c); age++) {
        YearMonth month = came.plusMonths(age);
        long active = months.values().stream()
            .filter(own -> own.stream().min(YearMonth::compareTo).orElseThrow().equals(came))
            .filter(own -> own.contains(month))
            .count();
        assertEquals(active, table.active(c, age), came + " + " + age);
      }
    }
  }

  @Property
  void shardsMergeToTheSameTable(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll @IntRange(min = 1, max = 4) int shards) {
    Cycle cycle = Cycle.weeks(DayOfWeek.MONDAY);
    EventHistory whole = EventHistory.of(events);
    List<CustomerId> customers = new ArrayList<>(whole.customers());
    CohortTable merged =
        CohortTable.empty(Kind.NON_CONTRACTUAL, cycle, cycle.roundDown(LocalDate.of(2026, 3, 1)));
    DurationCounts durations = DurationCounts.empty();
    for (int shard = 0; shard < shards; shard++) {
      int own = shard;
      EventHistory part =
          whole.filter(event -> customers.indexOf(event.customer()) % shards == own);
      merged = merged.merge(CohortTable.ofPurchases(part, Histories.WINDOW, cycle));
      durations = durations.merge(DurationCounts.toSecondPurchase(part, Histories.WINDOW));
    }
    CohortTable table = CohortTable.ofPurchases(whole, Histories.WINDOW, cycle);
    assertEquals(table, merged);
    assertEquals(table.hashCode(), merged.hashCode());
    assertEquals(DurationCounts.toSecondPurchase(whole, Histories.WINDOW), durations);
    ByteForms.assertTravels(
        table,
        CohortTable::toBytes,
        bytes -> CohortTable.fromBytes(Kind.NON_CONTRACTUAL, cycle, table.endExclusive(), bytes));
  }
}
