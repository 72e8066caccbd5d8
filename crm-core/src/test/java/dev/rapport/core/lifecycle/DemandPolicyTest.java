package dev.rapport.core.lifecycle;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemandPolicyTest {
  private static final DemandPolicy MONTH = DemandPolicy.ofDays(30);
  private static final String ADA = "c-1815";

  private static Instant day(String date) {
    return Instant.parse(date + "T12:00:00Z");
  }

  private static CustomerEvent bought(String date, String... lines) {
    LineItem[] items = new LineItem[lines.length];
    for (int i = 0; i < lines.length; i++) {
      items[i] = LineItem.of("p", lines[i], 1, Money.of("EUR", "5.00"));
    }
    return Purchase.of(date + String.join("+", lines), day(date), ADA, items);
  }

  private static CustomerEvent asked(String date, String line) {
    return new Enquiry(
        EventId.of(date + "?"),
        day(date),
        CustomerId.of(ADA),
        Enquiry.Form.ENQUIRY,
        Channel.UNSPECIFIED,
        CategoryId.of(line));
  }

  private static Map<String, DemandClass> classes(
      DemandPolicy policy, String asOf, CustomerEvent... events) {
    Map<String, DemandClass> classes = new TreeMap<>();
    policy
        .classify(EventHistory.of(events), ZoneOffset.UTC, day(asOf))
        .forEach((line, demand) -> classes.put(line.value(), demand.value()));
    return classes;
  }

  @Test
  void isPotentialWhereTheCustomerAskedOnly() {
    assertEquals(
        Map.of("tea", DemandClass.POTENTIAL),
        classes(MONTH, "2026-06-01", asked("2026-01-01", "tea")));
    assertEquals(
        Map.of("tea", DemandClass.NEW),
        classes(MONTH, "2026-06-01", asked("2026-01-01", "tea"), bought("2026-05-30", "tea")));
    assertEquals(Map.of(), classes(MONTH, "2026-06-01"));
  }

  @Test
  void isNewForTheWindowOrWithOnePurchase() {
    CustomerEvent first = bought("2026-01-01", "tea");
    CustomerEvent second = bought("2026-01-05", "tea");
    assertEquals(Map.of("tea", DemandClass.NEW), classes(MONTH, "2026-12-31", first));
    assertEquals(Map.of("tea", DemandClass.NEW), classes(MONTH, "2026-01-31", first, second));
    assertEquals(Map.of("tea", DemandClass.OLD), classes(MONTH, "2026-02-01", first, second));
  }

  @Test
  void isNewBusinessBesideAnOldLine() {
    CustomerEvent[] events = {
      bought("2026-01-01", "coffee"),
      bought("2026-02-01", "coffee"),
      bought("2026-03-01", "coffee", "tea"),
      asked("2026-03-02", "cake")
    };
    assertEquals(
        Map.of(
            "coffee", DemandClass.OLD,
            "tea", DemandClass.NEW_BUSINESS,
            "cake", DemandClass.POTENTIAL),
        classes(MONTH, "2026-03-31", events));
    assertEquals(
        Map.of("coffee", DemandClass.OLD, "tea", DemandClass.NEW, "cake", DemandClass.POTENTIAL),
        classes(MONTH, "2026-04-01", events));
  }

  @Test
  void explainsNewBusiness() {
    assertEquals(
        List.of(
            "demand: new business",
            "  purchases in this line: 1, the first 4 days ago; new for 30.0 days",
            "  an old customer in coffee"),
        whyTea(
            bought("2026-01-01", "coffee"),
            bought("2026-02-01", "coffee"),
            bought("2026-03-01", "tea")));
    assertEquals(
        List.of("demand: potential", "  asked, but did not buy in this line"),
        whyTea(asked("2026-03-01", "tea")));
  }

  private static List<String> whyTea(CustomerEvent... events) {
    Map<CategoryId, Explained<DemandClass>> classes =
        MONTH.classify(EventHistory.of(events), ZoneOffset.UTC, day("2026-03-05"));
    return requireNonNull(classes.get(CategoryId.of("tea"))).explanation().lines();
  }

  @Test
  void takesTheCustomersOwnRhythmByDefault() {
    CustomerEvent[] events = {
      bought("2026-01-01", "tea"),
      bought("2026-01-11", "tea"),
      bought("2026-01-31", "coffee"),
      bought("2026-03-02", "coffee")
    };
    DemandPolicy median = DemandPolicy.medianInterval();
    // Of three intervals, 10, 20 and 30 days, the middle is 20.
    assertEquals(
        Map.of("tea", DemandClass.OLD, "coffee", DemandClass.OLD),
        classes(median, "2026-03-02", events));
    // Of two intervals, 10 and 20, the middle is 15.
    assertEquals(DemandClass.NEW_BUSINESS, classes(median, "2026-02-15", events).get("coffee"));
    assertEquals(DemandClass.NEW, classes(median, "2026-02-16", events).get("coffee"));
  }

  @Test
  void doesNotSeeWhatComesLater() {
    assertEquals(
        Map.of("tea", DemandClass.NEW),
        classes(
            MONTH,
            "2026-01-02",
            bought("2026-01-01", "tea"),
            bought("2026-01-03", "tea"),
            bought("2026-01-03", "coffee")));
  }

  @Test
  void takesOrdersOfOneDayForOnePurchase() {
    CustomerEvent[] burst = {
      bought("2026-01-01", "tea"), bought("2026-01-01", "tea", "cup"), bought("2026-01-01", "cup")
    };
    assertEquals(
        Map.of("tea", DemandClass.NEW, "cup", DemandClass.NEW),
        classes(MONTH, "2026-12-31", burst));
    // One day is no interval: the customer's own rhythm begins with the second.
    assertEquals(
        Map.of("tea", DemandClass.NEW, "cup", DemandClass.NEW),
        classes(DemandPolicy.medianInterval(), "2026-01-01", burst));
  }

  @Test
  void refusesNegativeWindowsAndSeveralCustomers() {
    assertEquals(
        "windowDays must not be negative, was -1",
        assertThrows(IllegalArgumentException.class, () -> DemandPolicy.ofDays(-1))
            .getMessage());
    CustomerEvent bobs = Purchase.of("x", day("2026-01-02"), "bob", Money.of("EUR", "1.00"));
    assertEquals(
        "history must be of one customer, had c-1815 and bob. Take it apart with EventHistory.byCustomer().",
        assertThrows(
                IllegalArgumentException.class,
                () -> classes(MONTH, "2026-02-01", bought("2026-01-01", "tea"), bobs))
            .getMessage());
  }

  @Test
  void isAValue() {
    new EqualsTester()
        .addEqualityGroup(MONTH, DemandPolicy.ofDays(30))
        .addEqualityGroup(DemandPolicy.ofDays(0))
        .addEqualityGroup(DemandPolicy.medianInterval())
        .testEquals();
    assertEquals("new for 30 days", MONTH.toString());
    assertEquals("new for one median interval", DemandPolicy.medianInterval().toString());
  }

  /** An old customer of one line who begins in another is won already: the relationship is to grow, not to be begun. */
  @Test
  void eachClassHasItsGoal() {
    assertEquals(
        List.of(RelationshipGoal.values()),
        Arrays.stream(DemandClass.values()).map(DemandClass::goal).toList());
    assertEquals(RelationshipGoal.ENHANCE, DemandClass.NEW_BUSINESS.goal());
  }
}
