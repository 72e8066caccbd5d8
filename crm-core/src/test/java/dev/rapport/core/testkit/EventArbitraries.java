package dev.rapport.core.testkit;

import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.EventReference;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.ProductId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.money.CurrencyUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators for events and histories.
 *
 * <p>They are made to find what goes wrong with facts: many events fall on one instant, few customers have many events, and
 * lists hold the same fact several times in any order. Purchases are in euros, so that revenue can be added up. Edge cases are
 * those of the single components: combined over a whole event they would outnumber everything else.
 */
public final class EventArbitraries {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private EventArbitraries() {}

  /**
   * Generates identities of events out of some hundreds, so that some meet.
   *
   * @return ids {@code e-1} to {@code e-400}
   */
  public static Arbitrary<EventId> eventIds() {
    return Arbitraries.integers().between(1, 400).map(n -> EventId.of("e-" + n));
  }

  /**
   * Generates instants of which many are equal: one of six hours mostly, else any millisecond of the same ten days.
   *
   * @return instants of January 2026
   */
  public static Arbitrary<Instant> instants() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.longs().between(0, 5).map(hour -> ORIGIN.plusSeconds(3600 * hour))),
        Tuple.of(1, Arbitraries.longs().between(0, 864_000_000).map(ORIGIN::plusMillis)));
  }

  /**
   * Generates product lines out of few.
   *
   * @return one of four categories, {@link CategoryId#UNSPECIFIED} among them
   */
  public static Arbitrary<CategoryId> categoryIds() {
    return Arbitraries.of("coffee", "tea", "cake", "unspecified").map(CategoryId::of);
  }

  /**
   * Generates products, {@link ProductId#UNSPECIFIED} among them.
   *
   * @return any ids
   */
  public static Arbitrary<ProductId> productIds() {
    return Arbitraries.oneOf(
        Arbitraries.just(ProductId.UNSPECIFIED), CustomerArbitraries.idTexts().map(ProductId::of));
  }

  /**
   * Generates lines in euros, free ones among them.
   *
   * @return lines of a purchase or return
   */
  public static Arbitrary<LineItem> lineItems() {
    return Combinators.combine(
            productIds(),
            categoryIds(),
            Arbitraries.longs().between(1, 1_000),
            MoneyArbitraries.payable(EUR))
        .as(LineItem::new);
  }

  /**
   * Generates references to events, and to none.
   *
   * @return references to ids that no generator of events uses
   */
  public static Arbitrary<EventReference> references() {
    return Arbitraries.integers()
        .between(0, 20)
        .map(n -> n == 0 ? EventReference.none() : EventReference.to(target(n)));
  }

  /**
   * Generates purchases of one to four lines.
   *
   * @return purchases in euros
   */
  public static Arbitrary<Purchase> purchases() {
    return Combinators.combine(
            eventIds(), instants(), customers(), CustomerArbitraries.channels(), lines())
        .as(Purchase::new)
        .withoutEdgeCases();
  }

  /**
   * Generates returns of one to four lines, of known and unknown purchases.
   *
   * @return returns in euros
   */
  public static Arbitrary<Return> returns() {
    return Combinators.combine(eventIds(), instants(), customers(), references(), lines())
        .as(Return::new)
        .withoutEdgeCases();
  }

  /**
   * Generates enquiries.
   *
   * @return any visits and questions
   */
  public static Arbitrary<Enquiry> enquiries() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            Arbitraries.of(Enquiry.Form.class),
            CustomerArbitraries.channels(),
            categoryIds())
        .as(Enquiry::new)
        .withoutEdgeCases();
  }

  /**
   * Generates contacts in both directions.
   *
   * @return any contacts
   */
  public static Arbitrary<Contact> contacts() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            Arbitraries.of(Contact.Direction.class),
            CustomerArbitraries.channels(),
            Arbitraries.of(ContactPurpose.class),
            CustomerArbitraries.reasonCodes(),
            Arbitraries.of(Contact.Outcome.class))
        .as(Contact::new)
        .withoutEdgeCases();
  }

  /**
   * Generates complaints raised and resolved.
   *
   * @return any complaints
   */
  public static Arbitrary<Complaint> complaints() {
    return Arbitraries.oneOf(complaintsRaised(), complaintsResolved());
  }

  /**
   * Generates complaints.
   *
   * @return any complaints raised
   */
  public static Arbitrary<Complaint.Raised> complaintsRaised() {
    Arbitrary<Complaint.Raised> bare = Combinators.combine(
            eventIds(), instants(), customers(), CustomerArbitraries.reasonCodes(), references())
        .as((id, at, customer, failure, about) -> {
          Complaint.Raised raised = Complaint.Raised.of(id.value(), at, customer.value(), failure);
          return about.target().map(raised::withAbout).orElse(raised);
        });
    return Combinators.combine(
            bare,
            CustomerArbitraries.channels(),
            Arbitraries.of(Complaint.Severity.class),
            Arbitraries.of(Complaint.Forum.class),
            Arbitraries.of(Complaint.Aim.class))
        .as((raised, channel, severity, forum, aim) ->
            raised.withChannel(channel).withSeverity(severity).withForum(forum).withAim(aim))
        .withoutEdgeCases();
  }

  /**
   * Generates resolutions of complaints.
   *
   * @return any complaints resolved
   */
  public static Arbitrary<Complaint.Resolved> complaintsResolved() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            Arbitraries.integers().between(1, 20).map(EventArbitraries::target),
            Arbitraries.of(Complaint.Result.class),
            Arbitraries.of(Complaint.Remedy.class).set())
        .as(Complaint.Resolved::new)
        .withoutEdgeCases();
  }

  /**
   * Generates questions with scales of 2 to 11 points.
   *
   * @return questions of few instruments
   */
  public static Arbitrary<SurveyAnswered.Item> surveyItems() {
    return Combinators.combine(
            Arbitraries.of("nps", "csat", "servqual"),
            Arbitraries.of("q1", "q2", "recommend"),
            Arbitraries.integers().between(-5, 1),
            Arbitraries.integers().between(1, 10))
        .as((instrument, question, lowest, above) ->
            SurveyAnswered.Item.of(instrument, question, lowest, lowest + above));
  }

  /**
   * Generates answers, missing ones among them.
   *
   * @return answers on the scale of their question
   */
  public static Arbitrary<SurveyAnswered> surveyAnswers() {
    Arbitrary<Tuple.Tuple2<SurveyAnswered.Item, SurveyAnswered.Response>> answers =
        surveyItems().flatMap(item -> responses(item).map(response -> Tuple.of(item, response)));
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            answers,
            Arbitraries.of("2025-q4", "2026-q1"),
            references())
        .as((id, at, customer, answer, wave, about) ->
            new SurveyAnswered(id, at, customer, answer.get1(), wave, answer.get2(), about))
        .withoutEdgeCases();
  }

  /**
   * Generates referrals at every step, some to oneself.
   *
   * @return any referrals
   */
  public static Arbitrary<Referral> referrals() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            customers(),
            CustomerArbitraries.channels(),
            Arbitraries.of(Referral.Progress.class))
        .as(Referral::new)
        .withoutEdgeCases();
  }

  /**
   * Generates consents given and withdrawn.
   *
   * @return any consents
   */
  public static Arbitrary<Consent> consents() {
    return Arbitraries.oneOf(consentsGiven(), consentsWithdrawn());
  }

  /**
   * Generates consents given.
   *
   * @return any consents given
   */
  public static Arbitrary<Consent.Given> consentsGiven() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            Arbitraries.of(ContactPurpose.class),
            CustomerArbitraries.knownChannels())
        .as(Consent.Given::new)
        .withoutEdgeCases();
  }

  /**
   * Generates consents withdrawn.
   *
   * @return any withdrawals
   */
  public static Arbitrary<Consent.Withdrawn> consentsWithdrawn() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            Arbitraries.of(ContactPurpose.class),
            CustomerArbitraries.knownChannels())
        .as(Consent.Withdrawn::new)
        .withoutEdgeCases();
  }

  /**
   * Generates enrolments and terminations.
   *
   * @return any of both
   */
  public static Arbitrary<Participation> participations() {
    return Arbitraries.oneOf(enrolments(), terminations());
  }

  /**
   * Generates enrolments.
   *
   * @return any enrolments
   */
  public static Arbitrary<Participation.Enrolment> enrolments() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            CustomerArbitraries.programIds(),
            CustomerArbitraries.reasonCodes())
        .as(Participation.Enrolment::new)
        .withoutEdgeCases();
  }

  /**
   * Generates terminations.
   *
   * @return any terminations
   */
  public static Arbitrary<Participation.Termination> terminations() {
    return Combinators.combine(
            eventIds(),
            instants(),
            customers(),
            CustomerArbitraries.programIds(),
            Arbitraries.of(Participation.EndedBy.class),
            CustomerArbitraries.reasonCodes())
        .as(Participation.Termination::new)
        .withoutEdgeCases();
  }

  /**
   * Generates events of every kind.
   *
   * @return any events
   */
  public static Arbitrary<CustomerEvent> events() {
    return Arbitraries.oneOf(
            purchases(),
            returns(),
            enquiries(),
            contacts(),
            complaints(),
            surveyAnswers(),
            referrals(),
            consents(),
            participations())
        .withoutEdgeCases();
  }

  /**
   * Generates facts as they arrive: in any order, some of them several times, none in conflict with another.
   *
   * @return lists that {@link EventHistory#of(java.util.Collection)} accepts
   */
  public static Arbitrary<List<CustomerEvent>> arrivals() {
    return distinctEvents()
        .flatMap(events -> Arbitraries.integers()
            .between(0, Math.max(0, events.size() - 1))
            .list()
            .ofMaxSize(events.size())
            .map(again -> {
              List<CustomerEvent> all = new ArrayList<>(events);
              again.forEach(index -> all.add(events.get(index)));
              return all;
            }))
        .flatMap(Arbitraries::shuffle)
        .withoutEdgeCases();
  }

  /**
   * Generates histories.
   *
   * @return histories of up to 24 events, the empty one among them
   */
  public static Arbitrary<EventHistory> histories() {
    return distinctEvents().map(EventHistory::of);
  }

  /**
   * Generates histories that may share events but never conflict, as two sources of the same facts would give them.
   *
   * @param count how many histories, 1 or more
   * @return lists of that many histories
   */
  public static Arbitrary<List<EventHistory>> overlappingHistories(int count) {
    return distinctEvents()
        .flatMap(events -> Arbitraries.integers()
            .between(0, (1 << count) - 1)
            .list()
            .ofSize(events.size())
            .map(memberships -> IntStream.range(0, count)
                .mapToObj(history -> EventHistory.of(IntStream.range(0, events.size())
                    .filter(index -> (memberships.get(index) >> history & 1) == 1)
                    .mapToObj(events::get)
                    .toList()))
                .toList()))
        .withoutEdgeCases();
  }

  private static Arbitrary<List<CustomerEvent>> distinctEvents() {
    return events().list().ofMaxSize(24).map(events -> {
      Map<EventId, CustomerEvent> byId = new LinkedHashMap<>();
      events.forEach(event -> byId.putIfAbsent(event.id(), event));
      return List.copyOf(byId.values());
    });
  }

  private static Arbitrary<CustomerId> customers() {
    return CustomerArbitraries.fewCustomerIds();
  }

  private static Arbitrary<List<LineItem>> lines() {
    return lineItems().list().ofMinSize(1).ofMaxSize(4);
  }

  private static EventId target(int n) {
    return EventId.of("target-" + n);
  }

  private static Arbitrary<SurveyAnswered.Response> responses(SurveyAnswered.Item item) {
    Arbitrary<SurveyAnswered.Response> ratings = Arbitraries.integers()
        .between(item.lowest(), item.highest())
        .map(SurveyAnswered.Rating::new);
    Arbitrary<SurveyAnswered.Response> missing =
        Arbitraries.of(SurveyAnswered.Missing.values()).map(reason -> reason);
    return Arbitraries.oneOf(ratings, missing);
  }
}
