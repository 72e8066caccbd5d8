package dev.rapport.core.event;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.testkit.CustomerArbitraries;
import dev.rapport.core.testkit.EventArbitraries;
import dev.rapport.core.time.InstantRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** The laws of histories. The reference is a plain list of events, filtered and sorted in the most obvious way. */
@PropertyDefaults(tries = 200)
class EventHistoryProperties {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  /** A customer whom no generator makes. */
  private static final CustomerId FRESH = CustomerId.of("fresh");

  private static final List<CustomerEvent.Kind> RANKS = List.of(
      CustomerEvent.Kind.ENROLMENT,
      CustomerEvent.Kind.CONSENT_GIVEN,
      CustomerEvent.Kind.CONSENT_WITHDRAWN,
      CustomerEvent.Kind.CONTACT,
      CustomerEvent.Kind.ENQUIRY,
      CustomerEvent.Kind.PURCHASE,
      CustomerEvent.Kind.RETURN,
      CustomerEvent.Kind.COMPLAINT_RAISED,
      CustomerEvent.Kind.COMPLAINT_RESOLVED,
      CustomerEvent.Kind.SURVEY_ANSWERED,
      CustomerEvent.Kind.REFERRAL,
      CustomerEvent.Kind.TERMINATION);

  /** The order as it is documented, written down a second time. */
  private static final Comparator<CustomerEvent> DOCUMENTED = comparing(CustomerEvent::at)
      .thenComparingInt(event -> RANKS.indexOf(event.kind()))
      .thenComparing(event -> event.id().value());

  @Provide
  Arbitrary<List<CustomerEvent>> arrivals() {
    return EventArbitraries.arrivals();
  }

  @Provide
  Arbitrary<List<EventHistory>> three() {
    return EventArbitraries.overlappingHistories(3);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return EventArbitraries.instants();
  }

  @Provide
  Arbitrary<CustomerId> customers() {
    return CustomerArbitraries.fewCustomerIds();
  }

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void holdsEachEventOnceInTheDocumentedOrder(@ForAll("arrivals") List<CustomerEvent> arrivals) {
    Statistics.label("some instants are shared")
        .collect(sharesAnInstant(arrivals))
        .coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
    assertEquals(sorted(arrivals), EventHistory.of(arrivals).events());
  }

  @Property
  void doesNotDependOnHowTheFactsArrive(@ForAll("arrivals") List<CustomerEvent> arrivals) {
    EventHistory atOnce = EventHistory.of(arrivals);
    EventHistory oneByOne = EventHistory.empty();
    for (CustomerEvent event : arrivals) {
      oneByOne = oneByOne.append(event);
    }
    assertEquals(atOnce, oneByOne);
    assertEquals(atOnce.hashCode(), oneByOne.hashCode());
    assertEquals(atOnce, arrivals.stream().collect(EventHistory.collector()));
    assertEquals(atOnce, EventHistory.of(new LinkedHashSet<>(arrivals)));
  }

  @Property
  void mergingIsCommutativeAssociativeAndIdempotent(@ForAll("three") List<EventHistory> histories) {
    EventHistory a = histories.get(0);
    EventHistory b = histories.get(1);
    EventHistory c = histories.get(2);
    assertEquals(a.merge(b), b.merge(a));
    assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
    assertEquals(a, a.merge(a));
    assertEquals(a, a.merge(EventHistory.empty()));
    assertEquals(a, EventHistory.empty().merge(a));
    assertEquals(a.merge(b), a.merge(b).merge(b));
  }

  @Property
  void mergingGivesTheHistoryOfAllEvents(@ForAll("three") List<EventHistory> histories) {
    List<CustomerEvent> all = new ArrayList<>();
    EventHistory merged = EventHistory.empty();
    for (EventHistory history : histories) {
      all.addAll(history.events());
      merged = merged.merge(history);
    }
    assertEquals(sorted(all), merged.events());
  }

  @Property
  void untilAndAfterPartTheHistoryAtAnyInstant(
      @ForAll EventHistory history, @ForAll("instants") Instant asOf) {
    EventHistory past = history.until(asOf);
    EventHistory future = history.after(asOf);
    assertEquals(naive(history, event -> !event.at().isAfter(asOf)), past.events());
    assertEquals(naive(history, event -> event.at().isAfter(asOf)), future.events());
    assertEquals(history, past.merge(future));
    assertEquals(past, past.until(asOf));
  }

  @Property
  void rangesThatAbutPartTheHistory(
      @ForAll EventHistory history,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant two) {
    Instant start = one.isBefore(two) ? one : two;
    Instant end = one.isBefore(two) ? two : one;
    InstantRange range = InstantRange.of(start, end);
    EventHistory inside = history.during(range);
    assertEquals(naive(history, event -> range.contains(event.at())), inside.events());
    EventHistory before = history.during(InstantRange.endingAt(start));
    EventHistory after = history.during(InstantRange.startingAt(end));
    assertEquals(history.size(), before.size() + inside.size() + after.size());
    assertEquals(history, before.merge(inside).merge(after));
    assertEquals(history, history.during(InstantRange.allTime()));
  }

  @Property
  void untilIsTheRangeUpToTheInstant(
      @ForAll EventHistory history, @ForAll("instants") Instant asOf) {
    assertEquals(history.until(asOf), history.during(InstantRange.upTo(asOf)));
  }

  @Property
  void kindsPartTheHistory(@ForAll EventHistory history) {
    EventHistory merged = EventHistory.empty();
    int counted = 0;
    for (CustomerEvent.Kind kind : CustomerEvent.Kind.values()) {
      EventHistory part = history.ofKinds(kind);
      assertEquals(naive(history, event -> event.kind() == kind), part.events());
      merged = merged.merge(part);
      counted += part.size();
    }
    assertEquals(history.size(), counted);
    assertEquals(history, merged);
    assertEquals(history, history.ofKinds(CustomerEvent.Kind.values()));
  }

  @Property
  void typedViewsHoldTheEventsOfTheirType(@ForAll EventHistory history) {
    assertEquals(naive(history, event -> event instanceof Purchase), history.purchases());
    assertEquals(naive(history, event -> event instanceof Return), history.returns());
    assertEquals(naive(history, event -> event instanceof Consent), history.ofKind(Consent.class));
    assertEquals(
        naive(history, event -> event instanceof Complaint.Raised),
        history.ofKind(Complaint.Raised.class));
    assertEquals(history.events(), history.ofKind(CustomerEvent.class));
  }

  @Property
  void productLinesPartTheRevenue(@ForAll EventHistory history) {
    Money revenue = Money.zero(EUR);
    Money refunds = Money.zero(EUR);
    int enquiries = 0;
    for (CategoryId category : history.categories()) {
      EventHistory line = history.inCategory(category);
      assertFalse(line.isEmpty());
      assertEquals(Set.of(category), line.categories());
      assertEquals(sorted(line.events()), line.events());
      assertEquals(line, line.inCategory(category));
      revenue = revenue.plus(total(line));
      refunds = refunds.plus(refunded(line));
      enquiries += line.ofKind(Enquiry.class).size();
    }
    assertEquals(total(history), revenue);
    assertEquals(refunded(history), refunds);
    assertEquals(history.ofKind(Enquiry.class).size(), enquiries);
  }

  @Property
  void customersPartTheHistory(@ForAll EventHistory history) {
    EventHistory merged = EventHistory.empty();
    int counted = 0;
    for (var entry : history.byCustomer().entrySet()) {
      CustomerId customer = entry.getKey();
      assertEquals(
          naive(history, event -> event.customer().equals(customer)),
          entry.getValue().events());
      assertEquals(entry.getValue(), history.ofCustomer(customer));
      merged = merged.merge(entry.getValue());
      counted += entry.getValue().size();
    }
    assertEquals(history, merged);
    assertEquals(history.size(), counted);
    assertEquals(history.customers(), history.byCustomer().keySet());
    Set<CustomerId> naive = new TreeSet<>();
    history.events().forEach(event -> naive.add(event.customer()));
    assertEquals(new ArrayList<>(naive), new ArrayList<>(history.customers()));
  }

  @Property
  void anEventThatArrivesAgainChangesNothing(@ForAll EventHistory history) {
    for (CustomerEvent event : history.events()) {
      assertSame(history, history.append(event));
      assertEquals(event, history.find(event.id()).orElseThrow());
    }
    assertSame(history, history.merge(EventHistory.of(history.events())));
  }

  @Property
  void aConflictRaisesAndChangesNothing(
      @ForAll("arrivals") List<CustomerEvent> arrivals, @ForAll CustomerEvent other) {
    EventHistory history =
        EventHistory.of(arrivals).filter(e -> !e.id().equals(other.id())).append(other);
    List<CustomerEvent> before = List.copyOf(history.events());
    CustomerEvent changed = other.withCustomer(FRESH);
    ConflictingEventException byAppend =
        assertThrows(ConflictingEventException.class, () -> history.append(changed));
    assertEquals(other.id(), byAppend.id());
    assertEquals(other, byAppend.first());
    assertEquals(changed, byAppend.second());
    EventHistory single = EventHistory.of(changed);
    ConflictingEventException byMerge =
        assertThrows(ConflictingEventException.class, () -> single.merge(history));
    assertEquals(changed, byMerge.first());
    assertEquals(other, byMerge.second());
    List<CustomerEvent> both = new ArrayList<>(before);
    both.add(changed);
    assertThrows(ConflictingEventException.class, () -> EventHistory.of(both));
    assertEquals(before, history.events());
  }

  @Property
  void rekeyingKeepsTheOrderAndTheIds(
      @ForAll EventHistory history, @ForAll("customers") CustomerId old) {
    EventHistory rekeyed = history.rekeyed(old, FRESH);
    assertEquals(sorted(rekeyed.events()), rekeyed.events());
    assertEquals(ids(history), ids(rekeyed));
    assertFalse(rekeyed.customers().contains(old));
    for (Referral referral : rekeyed.ofKind(Referral.class)) {
      assertFalse(referral.referred().equals(old));
    }
    assertEquals(history, rekeyed.rekeyed(FRESH, old));
    assertEquals(history, history.rekeyed(FRESH, CustomerId.of("nobody")));
  }

  @Property
  void rekeyingCommutesWithMergingAndWithViews(
      @ForAll("three") List<EventHistory> histories,
      @ForAll("customers") CustomerId old,
      @ForAll("customers") CustomerId replacement,
      @ForAll("instants") Instant asOf) {
    EventHistory a = histories.get(0);
    EventHistory b = histories.get(1);
    assertEquals(
        a.merge(b).rekeyed(old, replacement),
        a.rekeyed(old, replacement).merge(b.rekeyed(old, replacement)));
    assertEquals(
        a.until(asOf).rekeyed(old, replacement), a.rekeyed(old, replacement).until(asOf));
    assertEquals(a.withCustomer(FRESH).until(asOf), a.until(asOf).withCustomer(FRESH));
  }

  @Property
  void ofOneCustomerIsAllThatCustomers(@ForAll EventHistory history) {
    EventHistory hers = history.withCustomer(FRESH);
    assertEquals(ids(history), ids(hers));
    assertEquals(history.isEmpty() ? Set.of() : Set.of(FRESH), hers.customers());
    assertEquals(hers, hers.ofCustomer(FRESH));
  }

  /** One step on a history, and the same step on a plain list. */
  interface Step {
    EventHistory on(EventHistory history);

    List<CustomerEvent> on(List<CustomerEvent> events);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Step> until = EventArbitraries.instants()
        .map(asOf -> step(h -> h.until(asOf), e -> !e.at().isAfter(asOf)));
    Arbitrary<Step> after = EventArbitraries.instants()
        .map(asOf -> step(h -> h.after(asOf), e -> e.at().isAfter(asOf)));
    Arbitrary<Step> during = Combinators.combine(
            EventArbitraries.instants(), Arbitraries.longs().between(0, 100_000))
        .as((start, seconds) -> InstantRange.of(start, start.plusSeconds(seconds)))
        .map(range -> step(h -> h.during(range), e -> range.contains(e.at())));
    Arbitrary<Step> filter = CustomerArbitraries.fewCustomerIds()
        .map(customer -> step(
            h -> h.filter(e -> !e.customer().equals(customer)),
            e -> !e.customer().equals(customer)));
    Arbitrary<Step> append = EventArbitraries.events().map(EventHistoryProperties::appendStep);
    return Arbitraries.oneOf(until, after, during, filter, append).list().ofMaxSize(6);
  }

  @Property
  void anySequenceOfStepsAgreesWithThePlainList(
      @ForAll("arrivals") List<CustomerEvent> arrivals, @ForAll("steps") List<Step> steps) {
    EventHistory history = EventHistory.of(arrivals);
    List<CustomerEvent> model = sorted(arrivals);
    for (Step step : steps) {
      history = step.on(history);
      model = step.on(model);
      assertEquals(model, history.events());
      assertEquals(model.size(), history.size());
      assertEquals(model.isEmpty(), history.isEmpty());
      assertEquals(model.stream().findFirst(), history.first());
      assertEquals(model.stream().reduce((left, right) -> right), history.last());
      assertEquals(EventHistory.of(model), history);
      assertEquals(EventHistory.of(model).hashCode(), history.hashCode());
    }
  }

  @Property
  void theOrderIsTotal(@ForAll CustomerEvent a, @ForAll CustomerEvent b, @ForAll CustomerEvent c) {
    Comparator<CustomerEvent> order = CustomerEvent.order();
    assertEquals(Integer.signum(order.compare(a, b)), -Integer.signum(order.compare(b, a)));
    assertEquals(Integer.signum(DOCUMENTED.compare(a, b)), Integer.signum(order.compare(a, b)));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertTrue(order.compare(a, c) <= 0);
    }
    if (order.compare(a, b) == 0) {
      assertEquals(a.id(), b.id());
    }
  }

  private static Step appendStep(CustomerEvent event) {
    return new Step() {
      @Override
      public EventHistory on(EventHistory history) {
        return history.find(event.id()).isPresent() ? history : history.append(event);
      }

      @Override
      public List<CustomerEvent> on(List<CustomerEvent> events) {
        List<CustomerEvent> more = new ArrayList<>(events);
        if (events.stream().noneMatch(known -> known.id().equals(event.id()))) {
          more.add(event);
        }
        return sorted(more);
      }
    };
  }

  private static Step step(UnaryOperator<EventHistory> operation, Predicate<CustomerEvent> kept) {
    return new Step() {
      @Override
      public EventHistory on(EventHistory history) {
        return operation.apply(history);
      }

      @Override
      public List<CustomerEvent> on(List<CustomerEvent> events) {
        return events.stream().filter(kept).toList();
      }
    };
  }

  private static List<CustomerEvent> sorted(Collection<CustomerEvent> events) {
    return new LinkedHashSet<>(events).stream().sorted(DOCUMENTED).toList();
  }

  private static List<CustomerEvent> naive(EventHistory history, Predicate<CustomerEvent> test) {
    List<CustomerEvent> kept = new ArrayList<>();
    for (CustomerEvent event : history.events()) {
      if (test.test(event)) {
        kept.add(event);
      }
    }
    return kept;
  }

  private static List<EventId> ids(EventHistory history) {
    return history.events().stream().map(CustomerEvent::id).toList();
  }

  private static boolean sharesAnInstant(List<CustomerEvent> events) {
    Set<CustomerEvent> distinct = new LinkedHashSet<>(events);
    return distinct.stream().map(CustomerEvent::at).distinct().count() < distinct.size();
  }

  private static Money total(EventHistory history) {
    return history.purchases().stream().map(Purchase::total).collect(Money.summing(EUR));
  }

  private static Money refunded(EventHistory history) {
    return history.returns().stream().map(Return::total).collect(Money.summing(EUR));
  }
}
