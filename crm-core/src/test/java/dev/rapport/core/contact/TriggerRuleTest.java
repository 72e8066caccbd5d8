package dev.rapport.core.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.contact.Trigger.Anniversary;
import dev.rapport.core.contact.Trigger.ComplaintRaised;
import dev.rapport.core.contact.Trigger.Deviation;
import dev.rapport.core.contact.Trigger.Lapse;
import dev.rapport.core.contact.Trigger.Matching;
import dev.rapport.core.contact.Trigger.ReplenishmentDue;
import dev.rapport.core.contact.Trigger.ReplenishmentLearned;
import dev.rapport.core.contact.TriggerRule.Firing;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TriggerRuleTest {
  private static final ProductId RICE = ProductId.of("rice");

  private static Instant at(String date) {
    return Instant.parse(date + "T10:00:00Z");
  }

  private static Purchase bought(String id, String date, String amount) {
    return Purchase.of(id, at(date), "ada", Money.of("EUR", amount));
  }

  private static Purchase rice(String id, String date, long quantity) {
    return Purchase.of(
        id, at(date), "ada", LineItem.of("rice", "food", quantity, Money.of("EUR", "9")));
  }

  private static List<String> found(Trigger trigger, String until, CustomerEvent... events) {
    return trigger.occurrences(EventHistory.of(events), at(until), ZoneOffset.UTC).stream()
        .map(occurrence ->
            occurrence.key() + "@" + LocalDate.ofInstant(occurrence.at(), ZoneOffset.UTC))
        .toList();
  }

  /** Computed: intervals of 10 and 20 days have the mean 15, one and a half of which is 22.5, so the 23rd day of silence. */
  @Test
  void aLapseIsASilenceAgainstOnesOwnRhythm() {
    CustomerEvent[] events = {
      bought("o1", "2026-01-01", "5"),
      bought("o2", "2026-01-11", "5"),
      bought("o3", "2026-01-31", "5")
    };
    assertEquals(List.of("o2@2026-01-26"), found(new Lapse(1.5), "2026-02-22", events));
    assertEquals(
        List.of("o2@2026-01-26", "o3@2026-02-23"), found(new Lapse(1.5), "2026-02-23", events));
    assertEquals(
        List.of("silent for 23 days, 1.50 times the mean interval of 15.0 days"),
        new Lapse(1.5)
            .occurrences(EventHistory.of(events), at("2026-03-01"), ZoneOffset.UTC)
            .get(1)
            .explanation()
            .lines());
  }

  @Test
  void withoutTwoDaysThereIsNoRhythm() {
    assertEquals(List.of(), found(new Lapse(1.5), "2030-01-01"));
    assertEquals(
        List.of(),
        found(
            new Lapse(1.5),
            "2030-01-01",
            bought("o1", "2026-01-01", "5"),
            bought("o2", "2026-01-01", "7")));
  }

  @Test
  void aPurchaseOnTheDayOfTheLapseComesTooLate() {
    assertEquals(
        List.of("o2@2026-01-26"),
        found(
            new Lapse(1.5),
            "2026-01-27",
            bought("o1", "2026-01-01", "5"),
            bought("o2", "2026-01-11", "5"),
            bought("o3", "2026-01-26", "5")));
    assertEquals(
        List.of(),
        found(
            new Lapse(1.5),
            "2026-01-27",
            bought("o1", "2026-01-01", "5"),
            bought("o2", "2026-01-11", "5"),
            bought("o3", "2026-01-25", "5")));
  }

  /** Computed: 8 and 12 four times each have mean 10 and sample standard deviation 2.138, three of which are 6.414. */
  @Test
  void aDeviationIsFarFromOnesOwnMean() {
    List<CustomerEvent> events = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      events.add(bought("o" + i, "2026-01-0" + (i + 1), i % 2 == 0 ? "8" : "12"));
    }
    events.add(bought("near", "2026-01-09", "16.41"));
    assertEquals(
        List.of(), found(Deviation.usual(), "2026-02-01", events.toArray(CustomerEvent[]::new)));
    events.set(8, bought("far", "2026-01-09", "16.42"));
    assertEquals(
        List.of("far@2026-01-09"),
        found(Deviation.usual(), "2026-02-01", events.toArray(CustomerEvent[]::new)));
  }

  @Test
  void afterEqualAmountsAnyOtherIsFar() {
    List<CustomerEvent> events = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      events.add(bought("o" + i, "2026-01-0" + (i + 1), "0.10"));
    }
    events.add(bought("same", "2026-01-09", "0.10"));
    events.add(bought("other", "2026-01-10", "0.11"));
    events.add(Purchase.of("dollar", at("2026-01-11"), "ada", Money.of("USD", "99")));
    assertEquals(
        List.of("other@2026-01-10"),
        found(Deviation.usual(), "2026-02-01", events.toArray(CustomerEvent[]::new)));
  }

  @Test
  void anniversariesKeepLeapDaysAndMonthEnds() {
    Purchase leap = bought("o1", "2024-02-29", "5");
    assertEquals(
        List.of("2025-02-28@2025-02-28", "2026-02-28@2026-02-28"),
        found(Anniversary.yearly(Anniversary.Of.FIRST_PURCHASE), "2026-12-31", leap));
    assertEquals(
        List.of("2025-03-01@2025-03-01", "2026-03-01@2026-03-01"),
        found(
            new Anniversary(Anniversary.Of.FIRST_PURCHASE, Period.ofYears(1), LeapDayPolicy.MAR_1),
            "2026-12-31",
            leap));
    assertEquals(
        List.of("2026-02-28@2026-02-28", "2026-03-31@2026-03-31", "2026-04-30@2026-04-30"),
        found(
            new Anniversary(
                Anniversary.Of.FIRST_PURCHASE, Period.ofMonths(1), LeapDayPolicy.FEB_28),
            "2026-05-01",
            bought("o1", "2026-01-31", "5")));
    assertEquals(
        List.of(), found(Anniversary.yearly(Anniversary.Of.ENROLMENT), "2026-12-31", leap));
  }

  /** To take up an ended relationship again is no enrolment in a programme. */
  @Test
  void theDayOfJoiningIsThatOfTheFirstProgramme() {
    Anniversary joining = Anniversary.yearly(Anniversary.Of.ENROLMENT);
    CustomerEvent back =
        Participation.Enrolment.of("back", at("2024-01-01"), "ada", ProgramId.RELATIONSHIP.value());
    CustomerEvent club = Participation.Enrolment.of("club", at("2024-05-01"), "ada", "club");
    CustomerEvent choir = Participation.Enrolment.of("choir", at("2024-08-01"), "ada", "choir");
    assertEquals(
        List.of("2025-05-01@2025-05-01", "2026-05-01@2026-05-01"),
        found(joining, "2026-12-31", back, club, choir));
    assertEquals(List.of(), found(joining, "2026-12-31", back));
  }

  /** Stated in the story of Wang Yung-ching, figures computed: 15 kg for 5 people at 0.3 kg a day last 10 days. */
  @Test
  void riceIsBroughtBeforeTheJarIsEmpty() {
    ReplenishmentDue household = ReplenishmentDue.ofHousehold(RICE, 5, 0.3, 2);
    assertEquals(
        List.of("o1@2026-01-09"), found(household, "2026-02-01", rice("o1", "2026-01-01", 15)));
    assertEquals(
        List.of("rice lasts until 2026-01-11 at 1.500 a day; 2 days before"),
        household
            .occurrences(
                EventHistory.of(rice("o1", "2026-01-01", 15)), at("2026-02-01"), ZoneOffset.UTC)
            .get(0)
            .explanation()
            .lines());
  }

  @Test
  void whatIsLeftOverIsCarriedOn() {
    ReplenishmentDue household = ReplenishmentDue.ofHousehold(RICE, 5, 0.3, 0);
    // on the fifth day 9 of 15 are left, and 15 more last 16 days
    assertEquals(
        List.of("o2@2026-01-21"),
        found(household, "2026-02-01", rice("o1", "2026-01-01", 15), rice("o2", "2026-01-05", 15)));
  }

  @Test
  void whatIsNotUsedUpIsNeverDue() {
    assertEquals(
        List.of(),
        found(
            ReplenishmentDue.ofHousehold(RICE, 5, 0, 0),
            "2999-01-01",
            rice("o1", "2026-01-01", 15),
            rice("o2", "2026-01-05", 15)));
  }

  @Test
  void theUseIsLearnedAsTheMedian() {
    // 10 in 10 days, 10 in 5 days, 10 in 20 days: medians of 1, then of 1 and 2, then of 1, 2 and
    // 0.5 a day
    assertEquals(
        List.of("o3@2026-01-22", "o4@2026-02-15"),
        found(
            new ReplenishmentLearned(RICE, 0),
            "2026-03-01",
            rice("o1", "2026-01-01", 10),
            rice("o2", "2026-01-11", 10),
            rice("o3", "2026-01-16", 10),
            rice("o4", "2026-02-05", 10)));
  }

  @Test
  void complaintsAreMetByTheirSeverity() {
    Complaint mild = Complaint.Raised.of("k1", at("2026-01-01"), "ada", ReasonCode.of("late"));
    Complaint grave = Complaint.Raised.of("k2", at("2026-01-02"), "ada", ReasonCode.of("broken"))
        .withSeverity(Complaint.Severity.MAJOR);
    assertEquals(
        List.of("k2@2026-01-02"),
        found(new ComplaintRaised(Complaint.Severity.MINOR), "2026-02-01", mild, grave));
    assertEquals(
        List.of("k1@2026-01-01", "k2@2026-01-02"),
        found(new ComplaintRaised(Complaint.Severity.UNKNOWN), "2026-02-01", mild, grave));
  }

  @Test
  void ordersOfOneDayFillTheJarTogether() {
    // 10 and 5 on one day last 10 days at 1.5 a day; learned, 15 in 10 days is as much
    CustomerEvent[] events = {
      rice("o1", "2026-01-01", 10), rice("o2", "2026-01-01", 5), rice("o3", "2026-01-11", 15)
    };
    assertEquals(
        List.of("o2@2026-01-11"),
        found(
            ReplenishmentDue.ofHousehold(RICE, 5, 0.3, 0), "2026-01-12", Arrays.copyOf(events, 2)));
    assertEquals(
        List.of("o3@2026-01-21"), found(new ReplenishmentLearned(RICE, 0), "2026-02-01", events));
  }

  @Test
  void everyOrderOfADayIsJudgedForItself() {
    List<CustomerEvent> burst = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      burst.add(bought("o" + i, "2026-01-01", "10"));
    }
    burst.add(bought("o8", "2026-01-01", "11"));
    burst.add(bought("o9", "2026-01-01", "99"));
    assertEquals(
        List.of("o8@2026-01-01", "o9@2026-01-01"),
        found(Deviation.usual(), "2026-01-02", burst.toArray(CustomerEvent[]::new)));
  }

  @Test
  void theCooldownCountsFromOccurrenceToOccurrence() {
    TriggerRule rule = new TriggerRule(
        "any", new Matching("any", event -> true), Duration.ofDays(10), ReasonCode.of("talk"));
    EventHistory history = EventHistory.of(
        bought("o1", "2026-01-01", "5"),
        bought("o2", "2026-01-08", "5"),
        bought("o3", "2026-01-11", "5"),
        bought("o4", "2026-01-20", "5"));
    InstantRange late = InstantRange.catchUp(at("2026-01-05"), at("2026-02-01"));
    assertEquals(
        List.of("any/o3"),
        TriggerRule.fire(List.of(rule), history, late, ZoneOffset.UTC).stream()
            .map(Firing::key)
            .toList());
  }

  @Test
  void daysBeginInTheZone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    Occurrence day = Anniversary.yearly(Anniversary.Of.FIRST_PURCHASE)
        .occurrences(
            EventHistory.of(Purchase.of(
                "o1", Instant.parse("2025-01-01T16:00:00Z"), "ada", Money.of("EUR", "5"))),
            at("2026-02-01"),
            tokyo)
        .get(0);
    assertEquals("2026-01-02", day.key());
    assertEquals(Instant.parse("2026-01-01T15:00:00Z"), day.at());
  }

  @Test
  void badInputIsNamed() {
    TriggerRule rule =
        new TriggerRule("lapse", new Lapse(1.5), Duration.ZERO, ReasonCode.UNSPECIFIED);
    InstantRange ever = InstantRange.endingAt(at("2026-01-01"));
    assertEquals("ratio must be finite and above 0, was NaN", error(() -> new Lapse(Double.NaN)));
    assertEquals("warmUp must be at least 2, was 1", error(() -> new Deviation(3, 1)));
    assertEquals(
        "deviations must be finite and above 0, was 0.0", error(() -> new Deviation(0, 8)));
    assertEquals(
        "step must be a positive period of months or years, was P1D",
        error(() ->
            new Anniversary(Anniversary.Of.ENROLMENT, Period.ofDays(1), LeapDayPolicy.FEB_28)));
    assertEquals(
        "people must be at least 1, was 0",
        error(() -> ReplenishmentDue.ofHousehold(RICE, 0, 1, 0)));
    assertEquals(
        "leadDays must not be negative, was -1", error(() -> new ReplenishmentLearned(RICE, -1)));
    assertEquals(
        "leadDays must not be negative, was -1",
        error(() -> ReplenishmentDue.ofHousehold(RICE, 1, 1, -1)));
    assertEquals(
        "perPersonPerDay must be finite and not negative, was -0.3",
        error(() -> ReplenishmentDue.ofHousehold(RICE, 5, -0.3, 0)));
    assertEquals(
        "dailyUse must be finite and not negative, was NaN",
        error(() -> new ReplenishmentDue(RICE, Double.NaN, 0)));
    assertEquals(
        "cooldown must not be negative, was PT-1S",
        error(() -> new TriggerRule(
            "lapse", new Lapse(1), Duration.ofSeconds(-1), ReasonCode.UNSPECIFIED)));
    assertEquals(
        "range must have an end, was " + InstantRange.allTime(),
        error(() -> TriggerRule.fire(
            List.of(rule), EventHistory.empty(), InstantRange.allTime(), ZoneOffset.UTC)));
    assertEquals(
        "rules must have names of their own, 1 share one",
        error(() ->
            TriggerRule.fire(List.of(rule, rule), EventHistory.empty(), ever, ZoneOffset.UTC)));
    assertEquals(
        "history must be of one customer, was of 2. Take it apart with EventHistory.byCustomer().",
        error(() -> TriggerRule.fire(
            List.of(rule),
            EventHistory.of(
                bought("o1", "2026-01-01", "5"),
                Purchase.of("o2", at("2026-01-01"), "ben", Money.of("EUR", "5"))),
            ever,
            ZoneOffset.UTC)));
    assertEquals(
        "key must not be blank",
        error(() -> new Occurrence(
            " ",
            Instant.EPOCH,
            rule.trigger()
                .occurrences(
                    EventHistory.of(
                        bought("o1", "2026-01-01", "5"), bought("o2", "2026-01-02", "5")),
                    at("2027-01-01"),
                    ZoneOffset.UTC)
                .get(0)
                .explanation())));
  }

  @Test
  void noTriggerLooksAtSeveralCustomersAtOnce() {
    EventHistory two = EventHistory.of(
        bought("o1", "2026-01-01", "5"),
        Purchase.of("o2", at("2026-01-02"), "ben", Money.of("EUR", "5")));
    for (Trigger trigger : List.<Trigger>of(
        new Lapse(1),
        Deviation.usual(),
        Anniversary.yearly(Anniversary.Of.FIRST_PURCHASE),
        new ComplaintRaised(Complaint.Severity.UNKNOWN),
        new ReplenishmentDue(ProductId.of("rice"), 1, 0),
        new ReplenishmentLearned(ProductId.of("rice"), 0),
        new Matching("all", event -> true))) {
      assertEquals(
          "history must be of one customer, was of 2. Take it apart with EventHistory.byCustomer().",
          error(() -> trigger.occurrences(two, at("2027-01-01"), ZoneOffset.UTC)),
          trigger::toString);
      // Each of them alone is.
      for (EventHistory one : two.byCustomer().values()) {
        assertEquals(
            trigger instanceof Matching ? 1 : 0,
            trigger.occurrences(one, at("2026-01-03"), ZoneOffset.UTC).size());
      }
    }
  }

  private static String error(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
