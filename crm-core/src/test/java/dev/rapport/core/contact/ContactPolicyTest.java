package dev.rapport.core.contact;

import static dev.rapport.core.customer.Channel.EMAIL;
import static dev.rapport.core.customer.Channel.SMS;
import static dev.rapport.core.customer.ContactPurpose.MARKETING;
import static dev.rapport.core.customer.ContactPurpose.SERVICE;
import static dev.rapport.core.customer.ContactPurpose.TRANSACTIONAL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.contact.ContactDecision.Reason;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ContactPolicyTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOON = Instant.parse("2026-03-10T11:00:00Z");

  private static Consent given(String id, String at) {
    return Consent.Given.of(id, Instant.parse(at), "ada", MARKETING, EMAIL);
  }

  private static Consent withdrawn(String id, String at) {
    return Consent.Withdrawn.of(id, Instant.parse(at), "ada", MARKETING, EMAIL);
  }

  private static Contact sent(String id, String at) {
    return Contact.outbound(id, Instant.parse(at), "ada", EMAIL, MARKETING);
  }

  private static ContactDecision ask(
      ContactPolicy policy, Instant at, ContactPurpose purpose, CustomerEvent... events) {
    return policy.decide(
        new ContactRequest(at, EMAIL, purpose), ContactFacts.of(EventHistory.of(events), PARIS));
  }

  @Test
  void marketingNeedsConsentForItsChannel() {
    ContactPolicy policy = ContactPolicy.builder().needsConsent(MARKETING).build();
    Consent consent = given("c1", "2026-01-01T00:00:00Z");
    assertEquals(List.of(Reason.NO_CONSENT), ask(policy, NOON, MARKETING).reasons());
    assertTrue(ask(policy, NOON, MARKETING, consent).isAllowed());
    assertTrue(ask(policy, NOON, SERVICE).isAllowed());
    assertEquals(
        List.of(Reason.NO_CONSENT),
        policy
            .decide(
                new ContactRequest(NOON, SMS, MARKETING),
                ContactFacts.of(EventHistory.of(consent), PARIS))
            .reasons());
    assertEquals(
        List.of(Reason.NO_CONSENT),
        ask(policy, Instant.parse("2025-12-31T23:59:59Z"), MARKETING, consent).reasons());
  }

  @Test
  void anObjectionHoldsBackWhatNeedsNoConsent() {
    ContactPolicy open = ContactPolicy.builder().exempt(MARKETING).build();
    assertTrue(ask(open, NOON, MARKETING).isAllowed());
    ContactDecision denied = ask(open, NOON, MARKETING, withdrawn("w1", "2026-01-01T00:00:00Z"));
    assertEquals(List.of(Reason.WITHDRAWN), denied.reasons());
    assertEquals(Optional.empty(), denied.retryAt());
  }

  @Test
  void theLastWordOnConsentCounts() {
    EventHistory history = EventHistory.of(
        given("c1", "2026-01-01T00:00:00Z"),
        withdrawn("w1", "2026-02-01T00:00:00Z"),
        given("c2", "2026-03-01T00:00:00Z"),
        given("c3", "2026-04-01T00:00:00Z"),
        withdrawn("w2", "2026-04-01T00:00:00Z"));
    ConsentBook book = ConsentBook.of(history);
    assertEquals(
        ConsentBook.Status.NEVER_GIVEN,
        book.status(MARKETING, EMAIL, Instant.parse("2025-12-31T23:59:59Z")));
    assertEquals(
        ConsentBook.Status.GIVEN,
        book.status(MARKETING, EMAIL, Instant.parse("2026-01-01T00:00:00Z")));
    assertEquals(
        ConsentBook.Status.WITHDRAWN,
        book.status(MARKETING, EMAIL, Instant.parse("2026-02-01T00:00:00Z")));
    assertEquals(ConsentBook.Status.GIVEN, book.status(MARKETING, EMAIL, NOON));
    assertEquals(
        ConsentBook.Status.WITHDRAWN,
        book.status(MARKETING, EMAIL, Instant.parse("2026-04-01T00:00:00Z")));
    assertEquals(ConsentBook.Status.NEVER_GIVEN, book.status(SERVICE, EMAIL, NOON));
    assertEquals(
        List.of(
            InstantRange.of(
                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z")),
            InstantRange.of(
                Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"))),
        book.given(MARKETING, EMAIL));
    assertEquals(
        List.of(InstantRange.startingAt(Instant.parse("2026-01-01T00:00:00Z"))),
        ConsentBook.of(EventHistory.of(given("c1", "2026-01-01T00:00:00Z")))
            .given(MARKETING, EMAIL));
  }

  @Test
  void aRollingCapCountsDaysOfTheCustomer() {
    ContactPolicy policy = ContactPolicy.builder()
        .cap(FrequencyCap.inTotal(2, Window.rolling(Period.ofDays(7))))
        .build();
    // 23:30 UTC is the next day in Paris
    Contact first = sent("m1", "2026-03-03T23:30:00Z");
    Contact second = sent("m2", "2026-03-06T09:00:00Z");
    ContactDecision denied = ask(policy, NOON, MARKETING, first, second);
    assertEquals(List.of(Reason.OVER_FREQUENCY), denied.reasons());
    assertEquals(Optional.of(Instant.parse("2026-03-10T23:00:00Z")), denied.retryAt());
    assertTrue(
        ask(policy, denied.retryAt().orElseThrow(), MARKETING, first, second).isAllowed());
    assertTrue(
        ask(policy, NOON, MARKETING, sent("m1", "2026-03-03T22:30:00Z"), second).isAllowed());
  }

  @Test
  void aCalendarCapMakesRoomWithTheNextRange() {
    ContactPolicy policy = ContactPolicy.builder()
        .cap(FrequencyCap.on(EMAIL, 1, Cycle.months()))
        .cap(FrequencyCap.on(SMS, 0, Window.lifetime()))
        .build();
    ContactDecision denied = ask(policy, NOON, SERVICE, sent("m1", "2026-03-01T00:00:00Z"));
    assertEquals(Optional.of(Instant.parse("2026-03-31T22:00:00Z")), denied.retryAt());
    assertTrue(ask(policy, NOON, SERVICE, sent("m1", "2026-02-28T22:00:00Z")).isAllowed());
    ContactDecision never = policy.decide(
        new ContactRequest(NOON, SMS, SERVICE), ContactFacts.of(EventHistory.empty(), PARIS));
    assertEquals(List.of(Reason.OVER_FREQUENCY), never.reasons());
    assertEquals(Optional.empty(), never.retryAt());
  }

  @Test
  void aLifetimeCapMakesNoRoom() {
    ContactPolicy policy =
        ContactPolicy.builder().cap(FrequencyCap.inTotal(1, Window.lifetime())).build();
    assertTrue(ask(policy, NOON, SERVICE).isAllowed());
    assertEquals(
        Optional.empty(),
        ask(policy, NOON, SERVICE, sent("m1", "2001-01-01T00:00:00Z")).retryAt());
  }

  @Test
  void exemptMessagesPassAndDoNotCount() {
    ContactPolicy policy = ContactPolicy.builder()
        .exempt(TRANSACTIONAL)
        .cap(FrequencyCap.inTotal(1, Window.lifetime()))
        .minGap(Duration.ofDays(1))
        .build();
    Contact receipt = Contact.outbound("t1", NOON.minusSeconds(60), "ada", EMAIL, TRANSACTIONAL);
    Contact call = Contact.inbound("i1", NOON.minusSeconds(30), "ada", EMAIL, SERVICE);
    assertTrue(ask(policy, NOON, MARKETING, receipt, call).isAllowed());
    assertTrue(
        ask(policy, NOON, TRANSACTIONAL, sent("m1", "2026-03-10T10:59:00Z")).isAllowed());
  }

  @Test
  void pressureHalvesWithTheHalfLife() {
    EventHistory history = EventHistory.of(
        sent("m1", "2026-03-09T11:00:00Z"),
        sent("m2", "2026-03-08T11:00:00Z"),
        sent("m3", "2026-03-10T11:00:01Z"),
        Contact.inbound("i1", NOON, "ada", EMAIL, SERVICE));
    assertEquals(0.75, ContactPressure.of(history, Duration.ofDays(1), NOON), 1e-12);
    assertEquals(0, ContactPressure.of(EventHistory.empty(), Duration.ofDays(1), NOON));
    assertEquals(
        "halfLife must be positive, was PT0S",
        error(() -> ContactPressure.of(history, Duration.ZERO, NOON)));
    EventHistory mixed = history.append(
        Contact.outbound("bens", NOON, "ben", Channel.EMAIL, ContactPurpose.SERVICE));
    assertEquals(
        "history must be of one customer, was of 2. Take it apart with EventHistory.byCustomer().",
        error(() -> ContactPressure.of(mixed, Duration.ofDays(1), NOON)));
  }

  @Test
  void pressureIsLimited() {
    ContactPolicy policy =
        ContactPolicy.builder().maxPressure(Duration.ofDays(1), 1.5).build();
    Contact one = sent("m1", "2026-03-10T05:00:00Z");
    ContactDecision denied = ask(policy, NOON, MARKETING, one);
    assertEquals(List.of(Reason.OVER_FREQUENCY), denied.reasons());
    Instant retry = denied.retryAt().orElseThrow();
    assertTrue(ask(policy, retry, MARKETING, one).isAllowed());
    assertFalse(ask(policy, retry.minusSeconds(1), MARKETING, one).isAllowed());
    assertEquals(Instant.parse("2026-03-11T05:00:00Z"), retry.minusMillis(1));
  }

  @Test
  void aComplaintIsOpenUntilItIsResolved() {
    ContactPolicy policy = ContactPolicy.builder().pausedByComplaint(MARKETING).build();
    Complaint raised =
        Complaint.Raised.of("k1", NOON.minusSeconds(100), "ada", ReasonCode.of("late-delivery"));
    Complaint resolved =
        Complaint.Resolved.of("k2", NOON.minusSeconds(50), "ada", "k1", Complaint.Result.SATISFIED);
    assertEquals(
        List.of(Reason.OPEN_COMPLAINT), ask(policy, NOON, MARKETING, raised).reasons());
    assertTrue(ask(policy, NOON, SERVICE, raised).isAllowed());
    assertTrue(ask(policy, NOON, MARKETING, raised, resolved).isAllowed());
    assertFalse(ask(policy, NOON.minusSeconds(51), MARKETING, raised, resolved).isAllowed());
  }

  @Test
  void staleDataAreCountedFromTheirVerification() {
    ContactPolicy policy = ContactPolicy.builder().staleAfter(Period.ofYears(1)).build();
    ContactFacts facts = ContactFacts.of(EventHistory.empty(), PARIS);
    ContactRequest request = new ContactRequest(NOON, EMAIL, SERVICE);
    assertEquals(List.of(Reason.STALE_DATA), policy.decide(request, facts).reasons());
    assertEquals(
        List.of(
            "service by email at 2026-03-10 11:00:00 UTC: allowed no",
            "  the contact data were never verified"),
        policy.decide(request, facts).explanation().lines());
    assertTrue(
        policy.decide(request, facts.verifiedOn(LocalDate.of(2025, 3, 11))).isAllowed());
    assertFalse(
        policy.decide(request, facts.verifiedOn(LocalDate.of(2025, 3, 10))).isAllowed());
    assertFalse(
        policy.decide(request, facts.verifiedOn(LocalDate.of(2026, 3, 11))).isAllowed());
  }

  @Test
  void everyReasonIsListedInItsOrder() {
    ContactDecision decision = ask(
        ContactPolicy.standard(),
        Instant.parse("2026-03-10T21:30:00Z"),
        MARKETING,
        sent("m1", "2026-03-10T12:00:00Z"),
        sent("m2", "2026-03-09T12:00:00Z"),
        sent("m3", "2026-03-08T12:00:00Z"),
        Complaint.Raised.of("k1", NOON, "ada", ReasonCode.of("late-delivery")));
    assertEquals(
        List.of(
            Reason.NO_CONSENT,
            Reason.OVER_FREQUENCY,
            Reason.TOO_SOON,
            Reason.QUIET_HOURS,
            Reason.OPEN_COMPLAINT,
            Reason.STALE_DATA),
        decision.reasons());
    assertEquals(
        List.of(
            "marketing by email at 2026-03-10 21:30:00 UTC: allowed no",
            "  no consent to marketing by email",
            "  3 messages in the window rolling P7D, at most 3 are allowed",
            "  the last message was at 2026-03-10 12:00:00 UTC, less than 20 hours ago",
            "  it is 22:30 there, quiet from 21:00 to 08:00",
            "  1 complaints are open",
            "  the contact data were never verified"),
        decision.explanation().lines());
    assertTrue(ask(ContactPolicy.standard(), NOON, TRANSACTIONAL).isAllowed());
  }

  @Test
  void askingAgainTakesTheLastOfTheReasons() {
    ContactPolicy policy = ContactPolicy.builder()
        .minGap(Duration.ofDays(2))
        .quietHours(QuietHours.between(8, 18))
        .build();
    ContactDecision denied = ask(policy, NOON, SERVICE, sent("m1", "2026-03-10T10:00:00Z"));
    assertEquals(Optional.of(Instant.parse("2026-03-12T10:00:00Z")), denied.retryAt());
    assertEquals(
        Optional.of(NOON), ask(ContactPolicy.builder().build(), NOON, SERVICE).retryAt());
  }

  @Test
  void whatHappenedLaterIsNotLookedAt() {
    ContactPolicy policy =
        ContactPolicy.builder().cap(FrequencyCap.inTotal(1, Cycle.days())).build();
    assertTrue(ask(policy, NOON, SERVICE, sent("m1", "2026-03-10T11:00:01Z")).isAllowed());
    assertFalse(ask(policy, NOON, SERVICE, sent("m1", "2026-03-10T11:00:00Z")).isAllowed());
  }

  @Test
  void policiesAreEqualByWhatTheySet() {
    new EqualsTester()
        .addEqualityGroup(ContactPolicy.standard())
        .addEqualityGroup(
            ContactPolicy.builder().build(), ContactPolicy.builder().build())
        .addEqualityGroup(ContactPolicy.builder().minGap(Duration.ofDays(1)).build())
        .addEqualityGroup(
            ContactPolicy.builder().maxPressure(Duration.ofDays(1), 2).build())
        .addEqualityGroup(
            ContactPolicy.builder().maxPressure(Duration.ofDays(1), 3).build())
        .testEquals();
    ContactPolicy standard = ContactPolicy.standard();
    assertEquals(Optional.of(Duration.ofHours(20)), standard.minGap());
    assertEquals(Optional.of(QuietHours.between(21, 8)), standard.quietHours());
    assertEquals(Optional.of(Period.ofYears(2)), standard.staleAfter());
    assertEquals(Set.of(TRANSACTIONAL), standard.exempt());
    assertEquals(
        "contact policy: consent for [], exempt [], caps [], complaint pauses []",
        ContactPolicy.builder().build().toString());
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "channel must be known. Consent is given for a channel.",
        error(() -> new ContactRequest(NOON, Channel.UNSPECIFIED, SERVICE)));
    assertEquals(
        "history must be of one customer, was of 2. Take it apart with EventHistory.byCustomer().",
        error(() -> ContactFacts.of(
            EventHistory.of(
                sent("m1", "2026-01-01T00:00:00Z"),
                Contact.outbound("m2", NOON, "ben", EMAIL, SERVICE)),
            PARIS)));
    assertEquals(
        "consents must be of one customer, were of 2",
        error(() -> new ConsentBook(List.of(
            given("c1", "2026-01-01T00:00:00Z"),
            Consent.Given.of("c2", NOON, "ben", MARKETING, EMAIL)))));
    assertEquals(
        "most must not be negative, was -1", error(() -> FrequencyCap.inTotal(-1, Cycle.days())));
    assertEquals(
        "channel must be known. Use inTotal for all channels together.",
        error(() -> FrequencyCap.on(Channel.UNSPECIFIED, 1, Cycle.days())));
    assertEquals(
        "gap must be positive, was PT-1S",
        error(() -> ContactPolicy.builder().minGap(Duration.ofSeconds(-1))));
    assertEquals(
        "period must be positive, was P0D",
        error(() -> ContactPolicy.builder().staleAfter(Period.ZERO)));
    assertEquals(
        "most must be finite and at least 1, was NaN",
        error(() -> ContactPolicy.builder().maxPressure(Duration.ofDays(1), Double.NaN)));
    assertEquals(
        "endExclusive must differ from startInclusive, was 08:00. Leave quiet hours out for none.",
        error(() -> QuietHours.between(8, 8)));
  }

  private static String error(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void codesAreUniqueAndWellFormed() {
    assertEquals(List.of(), Renderer.english().check(List.of(ContactCode.values())));
  }
}
