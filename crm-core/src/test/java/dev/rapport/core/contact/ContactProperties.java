package dev.rapport.core.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.contact.ContactDecision.Reason;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of contact, over policies and histories of all kinds in a zone with two changes of clocks. */
class ContactProperties {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Instant START = Instant.parse("2026-02-20T00:00:00Z");
  private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS);

  @Provide
  Arbitrary<ContactPolicy> policies() {
    Arbitrary<Window> window = Arbitraries.of(
        Window.rolling(Period.ofDays(1)),
        Window.rolling(Period.ofDays(7)),
        Window.rolling(Period.ofMonths(1)),
        Cycle.days(),
        Cycle.weeks(DayOfWeek.MONDAY),
        Cycle.months(),
        Window.lifetime());
    Arbitrary<FrequencyCap> cap = Combinators.combine(
            Arbitraries.of(Channel.UNSPECIFIED, Channel.EMAIL, Channel.SMS),
            Arbitraries.integers().between(0, 4),
            window)
        .as(FrequencyCap::new);
    Arbitrary<ContactPurpose[]> purposes =
        Arbitraries.of(ContactPurpose.class).array(ContactPurpose[].class).ofMaxSize(2);
    return Combinators.combine(
            cap.list().ofMaxSize(3),
            purposes,
            purposes,
            purposes,
            Arbitraries.integers().between(1, 100).optional(),
            Arbitraries.integers().between(0, 22).optional(),
            Arbitraries.integers().between(1, 60).optional(),
            Arbitraries.integers().between(2, 5).optional())
        .as((caps, needs, exempt, paused, gapHours, quiet, staleDays, pressure) -> {
          ContactPolicy.Builder builder =
              ContactPolicy.builder().needsConsent(needs).exempt(exempt).pausedByComplaint(paused);
          caps.forEach(builder::cap);
          gapHours.ifPresent(hours -> builder.minGap(Duration.ofHours(hours)));
          quiet.ifPresent(hour -> builder.quietHours(QuietHours.between(hour, hour + 1)));
          staleDays.ifPresent(days -> builder.staleAfter(Period.ofDays(days)));
          pressure.ifPresent(most -> builder.maxPressure(Duration.ofDays(2), most));
          return builder.build();
        });
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.integers()
        .between(0, 60 * 24 * 4)
        .map(quarter -> START.plus(Duration.ofMinutes(15L * quarter)));
  }

  @Provide
  Arbitrary<ContactRequest> requests() {
    return Combinators.combine(
            instants(), Arbitraries.of(CHANNELS), Arbitraries.of(ContactPurpose.class))
        .as(ContactRequest::new);
  }

  @Provide
  Arbitrary<EventHistory> histories() {
    Arbitrary<CustomerEvent> event = Combinators.combine(
            instants(),
            Arbitraries.of(CHANNELS),
            Arbitraries.of(ContactPurpose.class),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 999))
        .as((at, channel, purpose, kind, id) -> switch (kind) {
          case 0 -> Consent.Given.of("g" + id, at, "ada", purpose, channel);
          case 1 -> Consent.Withdrawn.of("w" + id, at, "ada", purpose, channel);
          case 2 -> Complaint.Raised.of("k" + id % 3, at, "ada", ReasonCode.UNSPECIFIED);
          case 3 ->
            Complaint.Resolved.of("r" + id, at, "ada", "k" + id % 3, Complaint.Result.CLOSED);
          default -> Contact.outbound("m" + id, at, "ada", channel, purpose);
        });
    return event.list().ofMaxSize(12).map(events -> {
      EventHistory history = EventHistory.empty();
      for (CustomerEvent next : events) {
        history = history.find(next.id()).isPresent() ? history : history.append(next);
      }
      return history;
    });
  }

  private static ContactFacts facts(EventHistory history, Optional<Integer> verified) {
    ContactFacts facts = ContactFacts.of(history, ZONE);
    return verified
        .map(days -> facts.verifiedOn(LocalDate.of(2026, 2, 1).plusDays(days)))
        .orElse(facts);
  }

  @Property
  void withdrawingNeverAllowsMore(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("histories") EventHistory history,
      @ForAll("requests") ContactRequest request,
      @ForAll("instants") Instant at,
      @ForAll ContactPurpose purpose,
      @ForAll @IntRange(max = 60) int verified) {
    EventHistory less =
        history.append(Consent.Withdrawn.of("last", at, "ada", purpose, Channel.EMAIL));
    Optional<Integer> day = Optional.of(verified);
    if (policy.decide(request, facts(less, day)).isAllowed()) {
      // A withdrawal that a later consent overrides changes nothing; any other takes away.
      assertTrue(policy.decide(request, facts(history, day)).isAllowed());
    }
  }

  @Property
  void aPastContactNeverTurnsADenialIntoAPermission(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("histories") EventHistory history,
      @ForAll("requests") ContactRequest request,
      @ForAll("requests") ContactRequest past,
      @ForAll boolean outbound) {
    Contact more = outbound
        ? Contact.outbound("more", past.at(), "ada", past.channel(), past.purpose())
        : Contact.inbound("more", past.at(), "ada", past.channel(), past.purpose());
    List<Reason> before =
        policy.decide(request, facts(history, Optional.empty())).reasons();
    List<Reason> after =
        policy.decide(request, facts(history.append(more), Optional.empty())).reasons();
    assertTrue(after.containsAll(before), before + " " + after);
  }

  @Property
  void whatLiesAheadIsNotLookedAt(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("histories") EventHistory history,
      @ForAll("requests") ContactRequest request) {
    assertEquals(
        policy.decide(request, facts(history.until(request.at()), Optional.empty())),
        policy.decide(request, facts(history, Optional.empty())));
  }

  /**
   * Whoever sends only what is allowed, in the order of time, keeps every limit: consent, complaints and fresh data for each
   * message, the pressure at each, every cap in every window, the gap and the night.
   */
  @Property
  void messagesAcceptedInOrderKeepEveryLimit(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("beginnings") EventHistory beginning,
      @ForAll("requestLists") List<ContactRequest> requests) {
    EventHistory history = beginning;
    List<Contact> sent = new ArrayList<>();
    for (ContactRequest request : requests) {
      if (policy.decide(request, facts(history, Optional.of(28))).isAllowed()) {
        assertTheCustomerAgrees(policy, request, beginning);
        Contact contact = Contact.outbound(
            "m" + history.size(), request.at(), "ada", request.channel(), request.purpose());
        history = history.append(contact);
        if (!policy.exempt().contains(request.purpose())) {
          sent.add(contact);
          assertTrue(policy.halfLife().map(half -> pressure(sent, half)).orElse(0.0)
              <= policy.maxPressure() + 1e-9);
        }
      }
    }
    Statistics.label("consent").coverage(asked -> asked.check("given").count(count -> count > 0));
    for (FrequencyCap cap : policy.caps()) {
      for (LocalDate day = LocalDate.of(2026, 2, 19);
          day.isBefore(LocalDate.of(2026, 5, 1));
          day = day.plusDays(1)) {
        LocalDate end = day;
        long inWindow = sent.stream()
            .filter(contact -> cap.counts(contact.channel()))
            .filter(contact -> cap.window().rangeAt(end).contains(Days.of(contact.at(), ZONE)))
            .count();
        assertTrue(inWindow <= cap.most(), cap + " has " + inWindow + " on " + day);
      }
    }
    for (int i = 1; i < sent.size(); i++) {
      Duration gap = Duration.between(sent.get(i - 1).at(), sent.get(i).at());
      assertTrue(policy.minGap().map(least -> gap.compareTo(least) >= 0).orElse(true));
    }
    for (Contact contact : sent) {
      assertTrue(
          policy.quietHours().map(hours -> !hours.contains(contact.at(), ZONE)).orElse(true));
    }
  }

  /** What the customer said before a message, read once more from the events. */
  private static void assertTheCustomerAgrees(
      ContactPolicy policy, ContactRequest request, EventHistory said) {
    Set<String> open = new HashSet<>();
    String consent = "never given";
    for (CustomerEvent event : said.until(request.at()).events()) {
      if (event instanceof Complaint.Resolved resolved) {
        open.remove(resolved.complaint().value());
      } else if (event instanceof Complaint) {
        open.add(event.id().value());
      } else if (event instanceof Consent given
          && given.purpose() == request.purpose()
          && given.channel().equals(request.channel())) {
        consent = event instanceof Consent.Given ? "given" : "withdrawn";
      }
    }
    assertNotEquals("withdrawn", consent);
    if (policy.needsConsent().contains(request.purpose())) {
      assertEquals("given", consent);
      Statistics.label("consent").collect(consent);
    }
    if (!policy.exempt().contains(request.purpose())) {
      assertTrue(
          open.isEmpty() || !policy.pausedByComplaint().contains(request.purpose()),
          () -> request + " with " + open);
      LocalDate verified = LocalDate.of(2026, 3, 1);
      assertTrue(policy
          .staleAfter()
          .map(period -> !Days.of(request.at(), ZONE).isBefore(verified)
              && Days.of(request.at(), ZONE).isBefore(verified.plus(period)))
          .orElse(true));
    }
  }

  /** The formula as it stands in the literature, at the last of some messages. */
  private static double pressure(List<Contact> sent, Duration halfLife) {
    Instant now = sent.get(sent.size() - 1).at();
    return sent.stream()
        .mapToDouble(contact -> Math.exp(-Math.log(2)
            * ((double) Duration.between(contact.at(), now).toMillis()
                / (double) halfLife.toMillis())))
        .sum();
  }

  /** Consent to some purposes from the start, and what else the customer says meanwhile. */
  @Provide
  Arbitrary<EventHistory> beginnings() {
    return Combinators.combine(Arbitraries.of(ContactPurpose.class).set(), histories())
        .as((purposes, later) -> {
          EventHistory history = later.filter(event -> !(event instanceof Contact));
          for (ContactPurpose purpose : purposes) {
            for (Channel channel : CHANNELS) {
              history = history.append(Consent.Given.of(
                  "start-" + purpose + channel, START.minusSeconds(1), "ada", purpose, channel));
            }
          }
          return history;
        });
  }

  /** Every denial says why, once, and no word of it is missing. */
  @Property
  void everyDecisionIsExplained(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("histories") EventHistory history,
      @ForAll("requests") ContactRequest request) {
    ContactDecision decision = policy.decide(request, facts(history, Optional.of(10)));
    assertEquals(List.of(), decision.explanation().missing());
    assertEquals(1 + decision.denials().size(), decision.explanation().lines().size());
  }

  @Provide
  Arbitrary<List<ContactRequest>> requestLists() {
    return requests()
        .list()
        .ofMaxSize(25)
        .map(list ->
            list.stream().sorted(Comparator.comparing(ContactRequest::at)).toList());
  }

  /** When a reason ends by itself it is gone at the instant it names, if nothing else happens. */
  @Property
  void reasonsEndWhenTheySay(
      @ForAll("policies") ContactPolicy policy,
      @ForAll("histories") EventHistory history,
      @ForAll("requests") ContactRequest request) {
    EventHistory past = history.until(request.at());
    ContactDecision decision = policy.decide(request, facts(past, Optional.empty()));
    for (ContactDecision.Denial denial : decision.denials()) {
      assertTrue(denial.until().isAfter(request.at()));
      if (!denial.until().equals(Instant.MAX)) {
        List<Reason> then = policy
            .decide(request.at(denial.until()), facts(past, Optional.empty()))
            .reasons();
        boolean alone = decision.denials().stream()
                .filter(other -> other.reason() == denial.reason())
                .count()
            == 1;
        assertTrue(!alone || !then.contains(denial.reason()), denial + " " + then);
      }
    }
  }

  @Property
  void pressureFadesAndAddsUp(
      @ForAll("histories") EventHistory history, @ForAll("instants") Instant at) {
    Duration halfLife = Duration.ofDays(3);
    EventHistory past = history.until(at);
    double now = ContactPressure.of(past, halfLife, at);
    assertEquals(now / 2, ContactPressure.of(past, halfLife, at.plus(halfLife)), 1e-9);
    Contact more = Contact.outbound("more", at, "ada", Channel.POST, ContactPurpose.SERVICE);
    assertEquals(now + 1, ContactPressure.of(past.append(more), halfLife, at), 1e-9);
  }

  @Property
  void theEndOfQuietIsTheFirstInstantThatIsNot(
      @ForAll("instants") Instant at,
      @ForAll @IntRange(max = 23) int start,
      @ForAll @IntRange(max = 23) int end) {
    if (start != end) {
      QuietHours hours = QuietHours.between(start, end);
      Instant quietEnds = hours.endAfter(at, ZONE);
      assertTrue(!hours.contains(quietEnds, ZONE));
      for (Instant t = at; t.isBefore(quietEnds); t = t.plus(Duration.ofMinutes(15))) {
        assertTrue(hours.contains(t, ZONE));
      }
    }
  }
}
