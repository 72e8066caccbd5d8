package dev.rapport.core.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.InstantRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventHistoryTest {
  private static final Instant DAY_1 = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant DAY_2 = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant DAY_3 = Instant.parse("2026-01-03T12:00:00Z");

  private static final Purchase FIRST = Purchase.of("o-1", DAY_1, "ada", Money.of("EUR", "17.80"));
  private static final Return BACK = Return.of("r-1", DAY_2, "ada", "o-1", Money.of("EUR", "8.90"));
  private static final Purchase THIRD = Purchase.of("o-3", DAY_3, "bob", Money.of("EUR", "4.00"));
  private static final EventHistory HISTORY = EventHistory.of(THIRD, FIRST, BACK);

  @Test
  void ordersByInstantWhateverTheOrderOfArrival() {
    assertEvents(HISTORY, FIRST, BACK, THIRD);
    assertEquals(Optional.of(FIRST), HISTORY.first());
    assertEquals(Optional.of(THIRD), HISTORY.last());
    assertEquals(3, HISTORY.size());
  }

  @Test
  void putsCausesBeforeEffectsWithinOneInstant() {
    Contact mail = Contact.outbound("9", DAY_1, "ada", Channel.EMAIL, ContactPurpose.MARKETING);
    Consent.Given given =
        Consent.Given.of("8", DAY_1, "ada", ContactPurpose.MARKETING, Channel.EMAIL);
    Consent.Withdrawn withdrawn =
        Consent.Withdrawn.of("7", DAY_1, "ada", ContactPurpose.MARKETING, Channel.EMAIL);
    Purchase bought = Purchase.of("6", DAY_1, "ada", Money.of("EUR", "1"));
    Return returned = Return.of("5", DAY_1, "ada", "6", Money.of("EUR", "1"));
    Participation.Enrolment joined = Participation.Enrolment.of("4", DAY_1, "ada", "club");
    Participation.Termination left =
        Participation.Termination.of("1", DAY_1, "ada", "club", Participation.EndedBy.CUSTOMER);
    assertEvents(
        EventHistory.of(left, returned, bought, mail, withdrawn, given, joined),
        joined,
        given,
        withdrawn,
        mail,
        bought,
        returned,
        left);
  }

  @Test
  void ordersOneKindInOneInstantByTheTextOfTheId() {
    Purchase two = Purchase.of("2", DAY_1, "ada", Money.of("EUR", "1"));
    Purchase ten = Purchase.of("10", DAY_1, "ada", Money.of("EUR", "1"));
    assertEvents(EventHistory.of(two, ten), ten, two);
  }

  @Test
  void countsWhatHappenedAtTheInstantAskedFor() {
    assertEvents(HISTORY.until(DAY_2), FIRST, BACK);
    assertEvents(HISTORY.until(DAY_2.minusNanos(1)), FIRST);
    assertEvents(HISTORY.after(DAY_2), THIRD);
    assertEvents(HISTORY.during(InstantRange.of(DAY_1, DAY_2)), FIRST);
    assertTrue(HISTORY.until(DAY_1.minusNanos(1)).isEmpty());
  }

  @Test
  void dropsAnEventThatArrivesTwice() {
    Purchase again = Purchase.of("o-1", DAY_1, "ada", Money.of("EUR", "17.80"));
    assertEquals(HISTORY, EventHistory.of(FIRST, BACK, THIRD, again));
    assertSame(HISTORY, HISTORY.append(again));
  }

  @Test
  void refusesTwoDifferentEventsOfOneIdAndNamesBoth() {
    Purchase corrected = Purchase.of("o-1", DAY_3, "ada", Money.of("EUR", "17.90"));
    ConflictingEventException conflict =
        assertThrows(ConflictingEventException.class, () -> HISTORY.append(corrected));
    assertEquals(EventId.of("o-1"), conflict.id());
    assertEquals(FIRST, conflict.first());
    assertEquals(corrected, conflict.second());
    assertEquals(
        "events of one id must be equal, but \"o-1\" names " + FIRST + " and " + corrected
            + ". Keep one of them, or give one another id.",
        conflict.getMessage());
    assertThrows(ConflictingEventException.class, () -> EventHistory.of(FIRST, BACK, corrected));
  }

  @Test
  void refusesOneIdForTwoKindsToo() {
    Return sameId = Return.of("o-1", DAY_1, "ada", Money.of("EUR", "17.80"));
    assertThrows(ConflictingEventException.class, () -> EventHistory.of(FIRST, sameId));
    assertThrows(
        ConflictingEventException.class,
        () -> EventHistory.of(FIRST).merge(EventHistory.of(sameId)));
  }

  @Test
  void narrowsPurchasesToAProductLine() {
    LineItem coffee = LineItem.of("beans", "coffee", 2, Money.of("EUR", "17.80"));
    LineItem cake = LineItem.of("tart", "cake", 1, Money.of("EUR", "3.20"));
    Purchase mixed = Purchase.of("o-9", DAY_1, "ada", coffee, cake);
    EventHistory history = EventHistory.of(
        mixed, Contact.inbound("m-1", DAY_1, "ada", Channel.PHONE, ContactPurpose.SERVICE));
    assertEquals(
        List.of(CategoryId.of("cake"), CategoryId.of("coffee")), List.copyOf(history.categories()));
    EventHistory line = history.inCategory(CategoryId.of("coffee"));
    assertEvents(line, Purchase.of("o-9", DAY_1, "ada", coffee));
    assertTrue(history.inCategory(CategoryId.of("tea")).isEmpty());
    assertThrows(ConflictingEventException.class, () -> history.merge(line));
  }

  @Test
  void groupsByCustomer() {
    var histories = HISTORY.byCustomer();
    assertEquals(CustomerId.of("ada"), histories.firstKey());
    assertEquals(EventHistory.of(FIRST, BACK), histories.get(CustomerId.of("ada")));
    assertEquals(EventHistory.of(THIRD), histories.get(CustomerId.of("bob")));
    assertEquals(histories.keySet(), HISTORY.customers());
  }

  @Test
  void forgetsAPersonEverywhere() {
    Referral referral = Referral.of("f-1", DAY_2, "bob", "ada", Referral.Progress.INVITED);
    EventHistory rekeyed =
        HISTORY.append(referral).rekeyed(CustomerId.of("ada"), CustomerId.of("x-77"));
    assertFalse(rekeyed.events().toString().contains("ada"));
    assertEquals(
        List.of(CustomerId.of("bob"), CustomerId.of("x-77")), List.copyOf(rekeyed.customers()));
  }

  @Test
  void joinsTwoRecordsOfOnePersonEvenIfOneReferredTheOther() {
    EventHistory history =
        HISTORY.append(Referral.of("f-1", DAY_2, "ada", "bob", Referral.Progress.CONVERTED));
    EventHistory joined = history.rekeyed(CustomerId.of("bob"), CustomerId.of("ada"));
    assertEquals(4, joined.ofCustomer(CustomerId.of("ada")).size());
    assertTrue(joined.ofKind(Referral.class).get(0).isToSelf());
  }

  @Test
  void doesNotNoticeChangesOfTheListItWasMadeFrom() {
    List<CustomerEvent> list = new ArrayList<>(EventHistory.of(FIRST, BACK).events());
    EventHistory history = EventHistory.of(list);
    list.clear();
    assertEquals(2, history.size());
    CustomerEvent[] array = {FIRST, BACK};
    EventHistory fromArray = EventHistory.of(array);
    array[0] = THIRD;
    assertEquals(history, fromArray);
  }

  @Test
  void handsOutNothingThatCanBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.events().set(0, THIRD));
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.events().clear());
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.purchases().clear());
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.customers().clear());
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.categories().clear());
    assertThrows(UnsupportedOperationException.class, () -> HISTORY.byCustomer().clear());
  }

  @Test
  void ofNothingIsEmpty() {
    assertSame(EventHistory.empty(), EventHistory.of());
    assertEquals(Optional.empty(), EventHistory.empty().first());
    assertEquals(Optional.empty(), EventHistory.empty().last());
    assertEquals("EventHistory of 0 events", EventHistory.empty().toString());
    assertTrue(EventHistory.empty().byCustomer().isEmpty());
  }

  @Test
  void namesTheElementThatIsNull() {
    NullPointerException error =
        assertThrows(NullPointerException.class, () -> EventHistory.of(Arrays.asList(FIRST, null)));
    assertEquals("event", error.getMessage());
  }

  @Test
  void equalHistoriesHoldEqualEventsHoweverTheyWereMade() {
    new EqualsTester()
        .addEqualityGroup(EventHistory.of(FIRST, BACK), HISTORY.until(DAY_2))
        .addEqualityGroup(HISTORY.after(DAY_1), EventHistory.of(THIRD, BACK))
        .addEqualityGroup(EventHistory.empty(), HISTORY.until(DAY_1.minusSeconds(1)))
        .testEquals();
    assertEquals(
        "EventHistory of 3 events, 2026-01-01T12:00:00Z to 2026-01-03T12:00:00Z",
        HISTORY.toString());
    assertEquals(
        "EventHistory of 1 event, 2026-01-01T12:00:00Z to 2026-01-01T12:00:00Z",
        HISTORY.until(DAY_1).toString());
  }

  private static void assertEvents(EventHistory history, CustomerEvent... expected) {
    assertEquals(Arrays.asList(expected), history.events());
  }
}
