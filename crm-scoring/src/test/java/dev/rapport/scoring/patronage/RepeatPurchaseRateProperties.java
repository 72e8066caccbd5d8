package dev.rapport.scoring.patronage;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.samples.Histories;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RepeatPurchaseRateProperties {
  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  private static CustomerBase base(List<CustomerEvent> events) {
    return CustomerBase.of(EventHistory.of(events), Histories.WINDOW, Histories.EUR);
  }

  @Property
  void shardsByCustomerMergeToTheWhole(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll @IntRange(min = 1, max = 4) int shards) {
    Collection<List<CustomerEvent>> byShard = events.stream()
        .collect(groupingBy(event -> Math.floorMod(event.customer().hashCode(), shards)))
        .values();
    RepeatPurchaseRate merged = RepeatPurchaseRate.empty();
    for (List<CustomerEvent> shard : byShard) {
      merged = RepeatPurchaseRate.of(base(shard)).merge(merged);
    }
    assertEquals(RepeatPurchaseRate.of(base(events)), merged);
  }

  @Property
  void countingOneByOneIsCountingTheBase(@ForAll("events") List<CustomerEvent> events) {
    CustomerBase base = base(events);
    assertEquals(
        RepeatPurchaseRate.of(base),
        base.activities().values().stream()
            .reduce(
                RepeatPurchaseRate.empty(), RepeatPurchaseRate::with, RepeatPurchaseRate::merge));
  }

  @Property
  void cohortsThatTileTimeAddUpToTheBase(
      @ForAll("events") List<CustomerEvent> events, @ForAll @IntRange(min = 0, max = 58) int day) {
    CustomerBase base = base(events);
    LocalDate cut = LocalDate.of(2026, 1, 1).plusDays(day);
    assertEquals(
        RepeatPurchaseRate.of(base),
        RepeatPurchaseRate.ofNewCustomers(base, DateRange.endingAt(cut))
            .merge(RepeatPurchaseRate.ofNewCustomers(base, DateRange.startingAt(cut))));
  }

  @Property
  void aLaterAsOfLosesNoCustomerAndNoReturn(
      @ForAll("events") List<CustomerEvent> events, @ForAll @IntRange(min = 0, max = 58) int days) {
    PurchaseWindow earlier = PurchaseWindow.until(
        Histories.WINDOW.asOf().minus(Duration.ofDays(days)), Histories.WINDOW.zone());
    RepeatPurchaseRate before =
        RepeatPurchaseRate.of(CustomerBase.of(EventHistory.of(events), earlier, Histories.EUR));
    RepeatPurchaseRate after = RepeatPurchaseRate.of(base(events));
    assertTrue(after.customers() >= before.customers());
    assertTrue(after.repeatCustomers() >= before.repeatCustomers());
    assertTrue(after.purchases() >= before.purchases());
  }

  @Property
  void anotherOrderOnADayOfPurchaseChangesNothing(@ForAll("events") List<CustomerEvent> events) {
    List<CustomerEvent> split = new ArrayList<>(events);
    for (CustomerEvent event : events) {
      if (event instanceof Purchase) {
        split.add(Purchase.of(
            event.id() + "-again",
            event.at(),
            event.customer().value(),
            Money.ofMinor(Histories.EUR, 1)));
      }
    }
    assertEquals(RepeatPurchaseRate.of(base(events)), RepeatPurchaseRate.of(base(split)));
  }
}
