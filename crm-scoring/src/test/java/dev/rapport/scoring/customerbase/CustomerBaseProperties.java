package dev.rapport.scoring.customerbase;

import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.samples.Histories;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CustomerBaseProperties {
  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  private static CustomerBase base(List<CustomerEvent> events) {
    return CustomerBase.of(EventHistory.of(events), Histories.WINDOW, Histories.EUR);
  }

  private static Stream<CustomerEvent> inWindow(List<CustomerEvent> events) {
    return events.stream().filter(event -> Histories.WINDOW.contains(event.at()));
  }

  @Property
  void agreesWithCountingTheDaysOfEachCustomer(@ForAll("events") List<CustomerEvent> events) {
    CustomerBase base = base(events);
    Map<CustomerId, List<CustomerEvent>> byCustomer =
        inWindow(events).collect(groupingBy(CustomerEvent::customer));
    byCustomer.forEach((customer, own) -> {
      List<LocalDate> days = own.stream()
          .filter(Purchase.class::isInstance)
          .map(event -> Histories.WINDOW.dayOf(event.at()))
          .distinct()
          .sorted()
          .toList();
      Optional<PurchaseActivity> expected = days.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new PurchaseActivity(days.get(0), days.get(days.size() - 1), days.size(), net(own)));
      assertEquals(expected, base.activity(customer));
    });
    assertEquals(
        byCustomer.values().stream()
            .filter(own -> own.stream().anyMatch(Purchase.class::isInstance))
            .count(),
        base.size());
  }

  @Property
  void losesNoMoney(@ForAll("events") List<CustomerEvent> events) {
    CustomerBase base = base(events);
    assertEquals(
        net(inWindow(events).toList()), base.netRevenue().minus(base.returnsWithoutPurchase()));
  }

  @Property
  void losesNoCustomer(
      @ForAll("events") List<CustomerEvent> events, @ForAll @IntRange(max = 50) int fromDay) {
    PurchaseWindow late = new PurchaseWindow(
        Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(fromDay)),
        Histories.WINDOW.asOf(),
        Histories.WINDOW.zone());
    long seen = inWindow(events).map(CustomerEvent::customer).distinct().count();
    for (PurchaseWindow window : List.of(Histories.WINDOW, late)) {
      CustomerBase base = CustomerBase.of(EventHistory.of(events), window, Histories.EUR);
      assertEquals(seen, base.size() + base.customersLeftOut());
    }
  }

  @Property
  void shardsByCustomerMergeToTheWhole(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll @IntRange(min = 1, max = 4) int shards) {
    CustomerBase merged = CustomerBase.empty(Histories.WINDOW, Histories.EUR);
    for (int shard = 0; shard < shards; shard++) {
      int own = shard;
      merged = base(events.stream()
              .filter(event -> Math.floorMod(event.customer().hashCode(), shards) == own)
              .toList())
          .merge(merged);
    }
    assertEquals(base(events), merged);
  }

  @Property
  void movingEverythingByWholeDaysMovesTheDaysOnly(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll @IntRange(min = -40, max = 40) int days) {
    Duration shift = Duration.ofDays(days);
    List<CustomerEvent> moved =
        events.stream().map(event -> later(event, shift)).toList();
    PurchaseWindow window =
        PurchaseWindow.until(Histories.WINDOW.asOf().plus(shift), Histories.WINDOW.zone());
    CustomerBase shifted = CustomerBase.of(EventHistory.of(moved), window, Histories.EUR);
    CustomerBase base = base(events);
    assertEquals(base.activities().keySet(), shifted.activities().keySet());
    base.activities()
        .forEach((customer, activity) -> assertEquals(
            Optional.of(new PurchaseActivity(
                activity.firstDay().plusDays(days),
                activity.lastDay().plusDays(days),
                activity.purchaseDays(),
                activity.netRevenue())),
            shifted.activity(customer)));
  }

  private static CustomerEvent later(CustomerEvent event, Duration shift) {
    String id = event.id().value();
    String customer = event.customer().value();
    return event instanceof Purchase purchase
        ? Purchase.of(id, event.at().plus(shift), customer, purchase.total())
        : Return.of(id, event.at().plus(shift), customer, ((Return) event).total());
  }

  private static Money net(List<CustomerEvent> events) {
    Money net = Money.zero(Histories.EUR);
    for (CustomerEvent event : events) {
      net = event instanceof Purchase purchase
          ? net.plus(purchase.total())
          : net.minus(((Return) event).total());
    }
    return net;
  }
}
