package dev.rapport.core.evidence;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RelationshipFactsTest {
  private static final String ADA = "c-1815";

  private static Instant day(String date) {
    return Instant.parse(date + "T12:00:00Z");
  }

  private static Purchase bought(String id, String date, String euros) {
    return Purchase.of(id, day(date), ADA, Money.of("EUR", euros));
  }

  private static RelationshipFacts asOf(String date, CustomerEvent... events) {
    return RelationshipFacts.of(EventHistory.of(events), ZoneOffset.UTC, 30, day(date));
  }

  @Test
  void countsPurchasesAndTheirRhythm() {
    RelationshipFacts facts = asOf(
        "2026-03-17",
        bought("a", "2026-01-01", "10.00"),
        bought("b", "2026-01-21", "10.00"),
        bought("c", "2026-01-31", "10.00"));
    assertEquals(3, facts.purchases());
    assertEquals(OptionalLong.of(45), facts.silenceDays());
    assertEquals(OptionalDouble.of(15), facts.meanIntervalDays());
    assertEquals(OptionalDouble.of(3), facts.intervalRatio());
  }

  @Test
  void seesNothingInAnEmptyHistory() {
    assertEquals(RelationshipFacts.none(), asOf("2026-03-17"));
    assertEquals(OptionalLong.empty(), RelationshipFacts.none().silenceDays());
    assertEquals(OptionalDouble.empty(), RelationshipFacts.none().intervalRatio());
  }

  @Test
  void doesNotSeeWhatComesLater() {
    assertEquals(
        asOf("2026-01-10", bought("a", "2026-01-01", "10.00")),
        asOf(
            "2026-01-10",
            bought("a", "2026-01-01", "10.00"),
            bought("b", "2026-01-11", "10.00"),
            Participation.Enrolment.of("c", day("2026-01-11"), ADA, "club")));
  }

  @Test
  void takesABurstOfOrdersOnOneDayForOnePurchase() {
    RelationshipFacts facts = asOf(
        "2026-01-05",
        bought("a", "2026-01-01", "10.00"),
        bought("b", "2026-01-01", "10.00"),
        bought("c", "2026-01-01", "10.00"));
    assertEquals(1, facts.purchases());
    assertEquals(OptionalDouble.empty(), facts.intervalRatio());
  }

  @Test
  void countsDaysInTheZone() {
    EventHistory aroundMidnight = EventHistory.of(
        Purchase.of("a", Instant.parse("2026-01-01T22:30:00Z"), ADA, Money.of("EUR", "1.00")),
        Purchase.of("b", Instant.parse("2026-01-01T23:30:00Z"), ADA, Money.of("EUR", "1.00")));
    Instant asOf = day("2026-01-03");
    assertEquals(
        1, RelationshipFacts.of(aroundMidnight, ZoneOffset.UTC, 30, asOf).purchases());
    RelationshipFacts paris =
        RelationshipFacts.of(aroundMidnight, ZoneId.of("Europe/Paris"), 30, asOf);
    assertEquals(2, paris.purchases());
    assertEquals(OptionalDouble.of(1), paris.meanIntervalDays());
    assertEquals(OptionalLong.of(1), paris.silenceDays());
  }

  @Test
  void addsUpPeriodsThatAreOver() {
    EventHistory history = EventHistory.of(
        bought("a", "2026-01-01", "10.00"),
        bought("b", "2026-01-30", "5.00"),
        bought("c", "2026-01-31", "7.00"),
        bought("d", "2026-04-30", "1.00"));
    assertAll(
        () -> assertEquals(
            List.of(), valuesAsOf(history, "2026-01-30T23:59:59.999999998Z"), "still running"),
        () -> assertEquals(
            List.of(1500.0), valuesAsOf(history, "2026-01-30T23:59:59.999999999Z"), "just over"),
        () -> assertEquals(List.of(1500.0), valuesAsOf(history, "2026-02-28T12:00:00Z")),
        () ->
            assertEquals(List.of(1500.0, 700.0, 0.0), valuesAsOf(history, "2026-04-30T12:00:00Z")),
        () -> assertEquals(
            List.of(1500.0, 700.0, 0.0, 100.0), valuesAsOf(history, "2026-05-01T00:00:00Z")));
  }

  @Test
  void takesReturnsOffInThePeriodInWhichTheyCome() {
    RelationshipFacts facts = asOf(
        "2026-04-15",
        Return.of("r0", day("2025-12-31"), ADA, Money.of("EUR", "99.00")),
        bought("a", "2026-01-01", "10.00"),
        bought("b", "2026-01-20", "4.00"),
        Return.of("r1", day("2026-02-03"), ADA, Money.of("EUR", "10.00")));
    assertEquals(List.of(1400.0, -1000.0, 0.0), facts.values().values());
    assertEquals(2, facts.purchases());
  }

  @Test
  void knowsMembersByTheProgrammesTheyAreIn() {
    CustomerEvent joined = Participation.Enrolment.of("a", day("2026-01-01"), ADA, "club");
    CustomerEvent left = Participation.Termination.of(
        "b", day("2026-02-01"), ADA, "club", Participation.EndedBy.CUSTOMER);
    CustomerEvent other = Participation.Enrolment.of("c", day("2026-02-01"), ADA, "app");
    assertTrue(asOf("2026-01-15", joined, left).isMember());
    assertFalse(asOf("2026-02-15", joined, left).isMember());
    assertTrue(asOf("2026-02-15", joined, left, other).isMember());
    assertFalse(asOf("2026-02-15", joined, left).isTerminated());
  }

  @Test
  void endsWithTheRelationshipAndReopensWithAnEnrolmentOnly() {
    CustomerEvent ended = Participation.Termination.of(
        "a", day("2026-01-01"), ADA, "relationship", Participation.EndedBy.FIRM);
    CustomerEvent reopened =
        Participation.Enrolment.of("c", day("2026-03-01"), ADA, "relationship");
    assertTrue(asOf("2026-01-01", ended).isTerminated());
    assertTrue(asOf("2026-02-15", ended, bought("b", "2026-02-01", "9.00")).isTerminated());
    assertFalse(asOf("2026-03-15", ended, reopened).isTerminated());
    assertFalse(asOf("2026-03-15", ended, reopened).isMember());
  }

  @Test
  void countsEachPersonReferredOnceAndNotOneself() {
    RelationshipFacts facts = asOf(
        "2026-03-01",
        Referral.of("a", day("2026-01-01"), ADA, "bob", Referral.Progress.INVITED),
        Referral.of("b", day("2026-01-09"), ADA, "bob", Referral.Progress.FAILED),
        Referral.of("c", day("2026-01-09"), ADA, "eve", Referral.Progress.INVITED),
        Referral.of("d", day("2026-01-09"), ADA, ADA, Referral.Progress.CONVERTED));
    assertEquals(2, facts.referrals());
  }

  @Test
  void keepsComplaintsOpenUntilTheyAreResolved() {
    CustomerEvent one =
        Complaint.Raised.of("a", day("2026-01-01"), ADA, ReasonCode.of("late-delivery"));
    CustomerEvent two = Complaint.Raised.of("b", day("2026-01-02"), ADA, ReasonCode.UNSPECIFIED);
    CustomerEvent resolved =
        Complaint.Resolved.of("c", day("2026-01-03"), ADA, "a", Complaint.Result.DISSATISFIED);
    CustomerEvent unknown =
        Complaint.Resolved.of("d", day("2026-01-03"), ADA, "x", Complaint.Result.CLOSED);
    assertEquals(2, asOf("2026-01-02", one, two, resolved).openComplaints());
    assertEquals(1, asOf("2026-01-04", one, two, resolved, unknown).openComplaints());
  }

  @Test
  void refusesAnotherCurrency() {
    CustomerEvent dollars = Purchase.of("b", day("2026-02-01"), ADA, Money.of("USD", "10.00"));
    CurrencyMismatchException refused = assertThrows(
        CurrencyMismatchException.class,
        () -> asOf("2026-03-01", bought("a", "2026-01-01", "10.00"), dollars));
    assertEquals("EUR", refused.expected().code());
    assertEquals("USD", refused.actual().code());
    assertEquals(
        1, asOf("2026-01-31", bought("a", "2026-01-01", "10.00"), dollars).purchases());
  }

  @Test
  void refusesSeveralCustomers() {
    assertRefused(
        "history must be of one customer, had c-1815 and bob. Take it apart with EventHistory.byCustomer().",
        () -> asOf(
            "2026-03-01",
            bought("a", "2026-01-01", "10.00"),
            Purchase.of("b", day("2026-02-01"), "bob", Money.of("EUR", "10.00"))));
  }

  @Test
  void refusesPeriodsThatAreTooShortOrTooMany() {
    EventHistory history = EventHistory.of(bought("a", "2026-01-01", "10.00"));
    assertRefused(
        "periodDays must be at least 1, was 0",
        () -> RelationshipFacts.of(history, ZoneOffset.UTC, 0, day("2026-03-01")));
    assertRefused(
        "asOf must be at most 100000 periods of 1 days after the first purchase, was 364877",
        () -> RelationshipFacts.of(history, ZoneOffset.UTC, 1, day("3025-01-01")));
  }

  @Test
  void refusesInstantsThatGoBack() {
    Instant later = day("2026-02-01");
    Instant earlier = day("2026-01-01");
    assertRefused(
        "instants must not go back, 2026-01-01T12:00:00Z is before 2026-02-01T12:00:00Z",
        () -> RelationshipFacts.series(
            EventHistory.empty(), ZoneOffset.UTC, 30, List.of(later, earlier)));
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    assertAll(
        () -> assertRefused(
            "purchases must not be negative, was -1",
            () -> RelationshipFacts.builder().purchases(-1)),
        () -> assertRefused(
            "silenceDays must not be negative, was -1",
            () -> RelationshipFacts.builder().silenceDays(-1)),
        () -> assertRefused(
            "referrals must not be negative, was -2",
            () -> RelationshipFacts.builder().referrals(-2)),
        () -> assertRefused(
            "openComplaints must not be negative, was -1",
            () -> RelationshipFacts.builder().openComplaints(-1)),
        () -> assertRefused(
            "meanIntervalDays must be finite and at least 1, was 0.5",
            () -> RelationshipFacts.builder().meanIntervalDays(0.5)),
        () -> assertRefused(
            "silenceDays must not be set without a purchase, was 3",
            () -> RelationshipFacts.builder().silenceDays(3).build()),
        () -> assertRefused(
            "meanIntervalDays must not be set for fewer than two purchases, was 3.0",
            () -> RelationshipFacts.builder().purchases(1).meanIntervalDays(3).build()));
  }

  @Test
  void isAValue() {
    new EqualsTester()
        .addEqualityGroup(RelationshipFacts.none(), RelationshipFacts.builder().build())
        .addEqualityGroup(RelationshipFacts.builder().purchases(2).build())
        .addEqualityGroup(
            RelationshipFacts.builder().purchases(2).silenceDays(1).build())
        .addEqualityGroup(
            RelationshipFacts.builder().purchases(2).meanIntervalDays(1).build())
        .addEqualityGroup(RelationshipFacts.builder().values(ValueSeries.of(1)).build())
        .addEqualityGroup(RelationshipFacts.builder().member(true).build())
        .addEqualityGroup(RelationshipFacts.builder().referrals(1).build())
        .addEqualityGroup(RelationshipFacts.builder().openComplaints(1).build())
        .addEqualityGroup(RelationshipFacts.builder().terminated(true).build())
        .testEquals();
    assertEquals(
        "RelationshipFacts[purchases=0, silenceDays=unknown, meanIntervalDays=unknown, values=[], member=false,"
            + " referrals=0, openComplaints=0, terminated=false]",
        RelationshipFacts.none().toString());
    new NullPointerTester()
        .setDefault(Instant.class, Instant.EPOCH)
        .testAllPublicInstanceMethods(RelationshipFacts.builder());
  }

  private static List<Double> valuesAsOf(EventHistory history, String asOf) {
    return RelationshipFacts.of(history, ZoneOffset.UTC, 30, Instant.parse(asOf))
        .values()
        .values();
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
