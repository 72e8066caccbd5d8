package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.time.InstantRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Facts about customers in order: an immutable set of events, of one customer or of all.
 *
 * <p>Events stand in the order of {@link CustomerEvent#order()}: by instant, then by kind, then by id. Each id occurs once: an
 * event that arrives again, equal in everything, is dropped; an event that differs from one of the same id is refused with
 * {@link ConflictingEventException}. So a history does not depend on how, how often and in which order its facts arrived, and
 * merging histories is commutative, associative and idempotent, with {@link #empty()} as the neutral element.
 *
 * <p>Example: {@code EventHistory.of(events).until(asOf).purchases()} are the purchases at or before an instant.
 *
 * <p>Cost, for n events: {@link #of(Collection)} sorts once; {@link #append} and {@link #merge} are linear, so collect many
 * events first and make one history of them; {@link #until}, {@link #after} and {@link #during} search in log n and share the
 * events of this history instead of copying them. A shared view keeps all those events alive; {@link #byCustomer()} does not.
 *
 * <p>It is not a store: it is made from facts that the application loads, and to be sent elsewhere it travels as its {@link
 * #events()}. Immutable and thread-safe.
 */
public final class EventHistory {
  private static final EventHistory EMPTY = new EventHistory(new CustomerEvent[0], 0, 0);

  /* Sorted, distinct by id, never written to after construction; this history is [from, to) of it. */
  private final CustomerEvent[] sorted;
  private final int from;
  private final int to;

  private EventHistory(CustomerEvent[] sorted, int from, int to) {
    this.sorted = sorted;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns the history of nothing.
   *
   * @return the empty history
   */
  public static EventHistory empty() {
    return EMPTY;
  }

  /**
   * Returns the history of some events.
   *
   * @param events the events in any order; equal ones count once
   * @return the history
   * @throws ConflictingEventException if two different events have one id
   */
  public static EventHistory of(Collection<? extends CustomerEvent> events) {
    CustomerEvent[] copy = requireNonNull(events, "events").toArray(new CustomerEvent[0]);
    for (CustomerEvent event : copy) {
      requireNonNull(event, "event");
    }
    Arrays.sort(copy, CustomerEvent.order());
    return slice(copy, 0, dropDuplicates(copy));
  }

  /**
   * Returns the history of some events.
   *
   * @param events the events in any order; equal ones count once
   * @return the history
   * @throws ConflictingEventException if two different events have one id
   */
  public static EventHistory of(CustomerEvent... events) {
    return of(Arrays.asList(requireNonNull(events, "events")));
  }

  /**
   * Returns a collector that makes a history of a stream, sorting once at the end.
   *
   * @return the collector; at the end it raises {@link ConflictingEventException} if two different events have one id
   */
  public static Collector<CustomerEvent, ?, EventHistory> collector() {
    return Collector.<CustomerEvent, List<CustomerEvent>, EventHistory>of(
        ArrayList::new,
        List::add,
        (left, right) -> {
          left.addAll(right);
          return left;
        },
        EventHistory::of,
        Collector.Characteristics.UNORDERED);
  }

  /**
   * Adds one event.
   *
   * @param event the event, of any instant
   * @return a history with the event; this history if it has the event already
   * @throws ConflictingEventException if a different event has the id
   */
  public EventHistory append(CustomerEvent event) {
    return merge(new EventHistory(new CustomerEvent[] {requireNonNull(event, "event")}, 0, 1));
  }

  /**
   * Joins two histories.
   *
   * @param other the other history
   * @return a history with the events of both, those in both once
   * @throws ConflictingEventException if the histories have different events of one id
   */
  public EventHistory merge(EventHistory other) {
    boolean otherIsSmaller = requireNonNull(other, "other").size() <= size();
    EventHistory small = otherIsSmaller ? other : this;
    EventHistory large = otherIsSmaller ? this : other;
    int common = countCommon(small, large, otherIsSmaller);
    if (common == small.size()) {
      return large;
    }
    CustomerEvent[] merged = new CustomerEvent[large.size() + small.size() - common];
    int s = small.from;
    int l = large.from;
    for (int i = 0; i < merged.length; i++) {
      int order =
          s == small.to ? 1 : l == large.to ? -1 : Facts.compare(small.sorted[s], large.sorted[l]);
      merged[i] = order < 0 ? small.sorted[s] : large.sorted[l];
      s += order <= 0 ? 1 : 0;
      l += order >= 0 ? 1 : 0;
    }
    return new EventHistory(merged, 0, merged.length);
  }

  /**
   * Returns what had happened as of an instant.
   *
   * @param asOf the instant, inclusive
   * @return the events at or before it; shares this history's events
   */
  public EventHistory until(Instant asOf) {
    return slice(sorted, from, firstAfter(requireNonNull(asOf, "asOf")));
  }

  /**
   * Returns what happened after an instant: all that {@link #until} leaves out.
   *
   * @param asOf the instant, exclusive
   * @return the events after it; shares this history's events
   */
  public EventHistory after(Instant asOf) {
    return slice(sorted, firstAfter(requireNonNull(asOf, "asOf")), to);
  }

  /**
   * Returns what happened in a range of time.
   *
   * @param range the range of time
   * @return the events at or after its start and before its end; shares this history's events
   */
  public EventHistory during(InstantRange range) {
    requireNonNull(range, "range");
    return slice(sorted, firstFrom(range.startInclusive()), firstFrom(range.endExclusive()));
  }

  /**
   * Returns the events of one type, ready to use as such.
   *
   * @param <E> the type
   * @param type a record such as {@code Purchase.class}, or a part of the family such as {@code Consent.class}
   * @return an unmodifiable list in the order of this history
   */
  public <E extends CustomerEvent> List<E> ofKind(Class<E> type) {
    requireNonNull(type, "type");
    return events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * Returns the events of some kinds.
   *
   * @param kinds which kinds to keep
   * @return a history of those events alone
   */
  public EventHistory ofKinds(CustomerEvent.Kind... kinds) {
    Set<CustomerEvent.Kind> wanted =
        Sets.immutableEnumSet(Arrays.asList(requireNonNull(kinds, "kinds")));
    return filter(event -> wanted.contains(event.kind()));
  }

  /**
   * Returns the purchases.
   *
   * @return an unmodifiable list in the order of this history
   */
  public List<Purchase> purchases() {
    return ofKind(Purchase.class);
  }

  /**
   * Returns the returns of goods.
   *
   * @return an unmodifiable list in the order of this history
   */
  public List<Return> returns() {
    return ofKind(Return.class);
  }

  /**
   * Returns the history of the relationship in one product line: purchases and returns with the lines of this category only,
   * and enquiries about it. Totals over all categories of a history so add up to the total of the history.
   *
   * <p>A narrowed purchase keeps the id of the whole one, so histories of two categories do not merge.
   *
   * @param category the product line
   * @return a history of what concerns it
   */
  public EventHistory inCategory(CategoryId category) {
    requireNonNull(category, "category");
    List<CustomerEvent> parts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      sorted[i].inCategory(category).ifPresent(parts::add);
    }
    return ofSorted(parts);
  }

  /**
   * Returns the product lines that the events concern.
   *
   * @return an unmodifiable sorted set; {@link CategoryId#UNSPECIFIED} is among them where a category was not recorded
   */
  public SortedSet<CategoryId> categories() {
    SortedSet<CategoryId> categories = new TreeSet<>();
    for (int i = from; i < to; i++) {
      categories.addAll(sorted[i].categories());
    }
    return Collections.unmodifiableSortedSet(categories);
  }

  /**
   * Returns the events that pass a test.
   *
   * @param test a pure function that tells which events to keep
   * @return a history of those events alone; this history if all pass
   */
  public EventHistory filter(Predicate<? super CustomerEvent> test) {
    requireNonNull(test, "test");
    List<CustomerEvent> kept = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (test.test(sorted[i])) {
        kept.add(sorted[i]);
      }
    }
    return kept.size() == size() ? this : ofSorted(kept);
  }

  /**
   * Returns the history of one customer.
   *
   * <p>It looks at every event. For every customer in turn use {@link #byCustomer()}, which does so once.
   *
   * @param customer the customer
   * @return a history of the events that concern the customer
   */
  public EventHistory ofCustomer(CustomerId customer) {
    requireNonNull(customer, "customer");
    return filter(event -> event.customer().equals(customer));
  }

  /**
   * Returns the customers who have an event.
   *
   * @return an unmodifiable sorted set
   */
  public SortedSet<CustomerId> customers() {
    Set<CustomerId> customers = new HashSet<>();
    for (int i = from; i < to; i++) {
      customers.add(sorted[i].customer());
    }
    return Collections.unmodifiableSortedSet(new TreeSet<>(customers));
  }

  /**
   * Returns the history of each customer.
   *
   * @return an unmodifiable sorted map with every customer who has an event; its histories are disjoint, and merged they give
   *     this one
   */
  public SortedMap<CustomerId, EventHistory> byCustomer() {
    Map<CustomerId, List<CustomerEvent>> groups = new HashMap<>();
    for (int i = from; i < to; i++) {
      groups.computeIfAbsent(sorted[i].customer(), c -> new ArrayList<>()).add(sorted[i]);
    }
    SortedMap<CustomerId, EventHistory> histories = new TreeMap<>();
    groups.forEach((customer, events) -> histories.put(customer, ofSorted(events)));
    return Collections.unmodifiableSortedMap(histories);
  }

  /**
   * Makes all events those of one customer.
   *
   * @param newId the customer
   * @return a history of the same events in the same order, each of this customer
   */
  public EventHistory withCustomer(CustomerId newId) {
    requireNonNull(newId, "newId");
    return mapEach(event -> event.withCustomer(newId));
  }

  /**
   * Replaces one customer by another wherever the events name it, as {@link CustomerEvent#rekeyed} does, so that a person can
   * be forgotten or two records of one person become one.
   *
   * @param oldId the customer to replace
   * @param newId the customer to put in place, new or already known
   * @return a history of the same events in the same order, with the new id for the old
   */
  public EventHistory rekeyed(CustomerId oldId, CustomerId newId) {
    requireNonNull(oldId, "oldId");
    requireNonNull(newId, "newId");
    return mapEach(event -> event.rekeyed(oldId, newId));
  }

  /**
   * Returns the events.
   *
   * @return an unmodifiable list in the order of this history; a view, made without copying
   */
  public List<CustomerEvent> events() {
    return Collections.unmodifiableList(Arrays.asList(sorted).subList(from, to));
  }

  /**
   * Returns the event of an id. It looks at every event.
   *
   * @param id the id
   * @return the event, or empty if there is none
   */
  public Optional<CustomerEvent> find(EventId id) {
    requireNonNull(id, "id");
    return events().stream().filter(event -> event.id().equals(id)).findFirst();
  }

  /**
   * Returns the earliest event.
   *
   * @return the first in order, or empty if there is none
   */
  public Optional<CustomerEvent> first() {
    return isEmpty() ? Optional.empty() : Optional.of(sorted[from]);
  }

  /**
   * Returns the latest event.
   *
   * @return the last in order, or empty if there is none
   */
  public Optional<CustomerEvent> last() {
    return isEmpty() ? Optional.empty() : Optional.of(sorted[to - 1]);
  }

  /**
   * Returns how many events there are.
   *
   * @return zero or more
   */
  public int size() {
    return to - from;
  }

  /**
   * Tells whether there is no event.
   *
   * @return whether it is empty
   */
  public boolean isEmpty() {
    return from == to;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EventHistory that
        && Arrays.equals(sorted, from, to, that.sorted, that.from, that.to);
  }

  @Override
  public int hashCode() {
    return events().hashCode();
  }

  /**
   * Returns the number of events and the time that they span.
   *
   * @return text such as {@code "EventHistory of 2 events, 2026-01-05T09:00:00Z to 2026-01-09T16:30:00Z"}
   */
  @Override
  public String toString() {
    String size = "EventHistory of " + size() + (size() == 1 ? " event" : " events");
    return isEmpty() ? size : size + ", " + sorted[from].at() + " to " + sorted[to - 1].at();
  }

  private static EventHistory slice(CustomerEvent[] sorted, int from, int to) {
    return from == to ? EMPTY : new EventHistory(sorted, from, to);
  }

  private static EventHistory ofSorted(List<CustomerEvent> sorted) {
    return slice(sorted.toArray(new CustomerEvent[0]), 0, sorted.size());
  }

  private EventHistory mapEach(UnaryOperator<CustomerEvent> function) {
    CustomerEvent[] mapped = new CustomerEvent[size()];
    for (int i = from; i < to; i++) {
      mapped[i - from] = function.apply(sorted[i]);
    }
    return slice(mapped, 0, mapped.length);
  }

  /* Moves the events to keep to the front and returns how many they are. Duplicates are neighbours after sorting, but two
   * events that clash may be far apart, so the ids are looked up. */
  private static int dropDuplicates(CustomerEvent[] sorted) {
    Map<EventId, CustomerEvent> byId = Maps.newHashMapWithExpectedSize(sorted.length);
    int kept = 0;
    for (CustomerEvent event : sorted) {
      @Nullable CustomerEvent known = byId.putIfAbsent(event.id(), event);
      if (known == null) {
        sorted[kept++] = event;
      } else if (!known.equals(event)) {
        throw new ConflictingEventException(known, event);
      }
    }
    return kept;
  }

  private static int countCommon(EventHistory small, EventHistory large, boolean largeIsThis) {
    Map<EventId, CustomerEvent> byId = Maps.newHashMapWithExpectedSize(small.size());
    for (int i = small.from; i < small.to; i++) {
      byId.put(small.sorted[i].id(), small.sorted[i]);
    }
    int common = 0;
    for (int i = large.from; i < large.to; i++) {
      @Nullable CustomerEvent match = byId.get(large.sorted[i].id());
      if (match != null && !match.equals(large.sorted[i])) {
        throw largeIsThis
            ? new ConflictingEventException(large.sorted[i], match)
            : new ConflictingEventException(match, large.sorted[i]);
      }
      common += match == null ? 0 : 1;
    }
    return common;
  }

  /* Index of the first event after an instant. */
  private int firstAfter(Instant instant) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].at().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /* Index of the first event at or after an instant. */
  private int firstFrom(Instant instant) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].at().isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
