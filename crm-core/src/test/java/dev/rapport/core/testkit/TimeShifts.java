package dev.rapport.core.testkit;

import dev.rapport.core.event.Complaint;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.Contact;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.Enquiry;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Referral;
import dev.rapport.core.event.Return;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Moves facts in time and leaves everything else as it is: for laws that do not care when time begins. */
public final class TimeShifts {
  private TimeShifts() {}

  /**
   * Moves a history.
   *
   * @param history any history
   * @param by how far; negative for earlier
   * @return the same facts, each so much later
   */
  public static EventHistory shifted(EventHistory history, Duration by) {
    return EventHistory.of(
        history.events().stream().map(event -> shifted(event, by)).toList());
  }

  /**
   * Moves what is known from elsewhere. What holds at all times goes on to do so.
   *
   * @param evidence any evidence by date
   * @param by how far; negative for earlier
   * @return the same evidence, known so much later
   */
  public static EvidenceHistory shifted(EvidenceHistory evidence, Duration by) {
    Map<Instant, Evidence> entries = new TreeMap<>();
    evidence
        .entries()
        .forEach((at, known) -> entries.put(at.equals(Instant.MIN) ? at : at.plus(by), known));
    return EvidenceHistory.of(entries);
  }

  /**
   * Moves an event.
   *
   * @param event an event of any kind
   * @param by how far; negative for earlier
   * @return the same event, so much later
   */
  public static CustomerEvent shifted(CustomerEvent event, Duration by) {
    Instant at = event.at().plus(by);
    return switch (event.kind()) {
      case PURCHASE -> {
        Purchase e = (Purchase) event;
        yield new Purchase(e.id(), at, e.customer(), e.channel(), e.lines());
      }
      case RETURN -> {
        Return e = (Return) event;
        yield new Return(e.id(), at, e.customer(), e.purchase(), e.lines());
      }
      case ENQUIRY -> {
        Enquiry e = (Enquiry) event;
        yield new Enquiry(e.id(), at, e.customer(), e.form(), e.channel(), e.category());
      }
      case CONTACT -> {
        Contact e = (Contact) event;
        yield new Contact(
            e.id(),
            at,
            e.customer(),
            e.direction(),
            e.channel(),
            e.purpose(),
            e.reason(),
            e.outcome());
      }
      case COMPLAINT_RAISED, COMPLAINT_RESOLVED -> complaint((Complaint) event, at);
      case SURVEY_ANSWERED -> {
        SurveyAnswered e = (SurveyAnswered) event;
        yield new SurveyAnswered(
            e.id(), at, e.customer(), e.item(), e.wave(), e.response(), e.about());
      }
      case REFERRAL -> {
        Referral e = (Referral) event;
        yield new Referral(e.id(), at, e.customer(), e.referred(), e.channel(), e.progress());
      }
      case CONSENT_GIVEN -> {
        Consent e = (Consent) event;
        yield new Consent.Given(e.id(), at, e.customer(), e.purpose(), e.channel());
      }
      case CONSENT_WITHDRAWN -> {
        Consent e = (Consent) event;
        yield new Consent.Withdrawn(e.id(), at, e.customer(), e.purpose(), e.channel());
      }
      case ENROLMENT -> {
        Participation.Enrolment e = (Participation.Enrolment) event;
        yield new Participation.Enrolment(e.id(), at, e.customer(), e.program(), e.reason());
      }
      case TERMINATION -> {
        Participation.Termination e = (Participation.Termination) event;
        yield new Participation.Termination(
            e.id(), at, e.customer(), e.program(), e.endedBy(), e.reason());
      }
    };
  }

  private static Complaint complaint(Complaint event, Instant at) {
    if (event instanceof Complaint.Resolved e) {
      return new Complaint.Resolved(
          e.id(), at, e.customer(), e.complaint(), e.result(), e.remedies());
    }
    Complaint.Raised e = (Complaint.Raised) event;
    return new Complaint.Raised(
        e.id(),
        at,
        e.customer(),
        e.channel(),
        e.failure(),
        e.severity(),
        e.forum(),
        e.aim(),
        e.about());
  }
}
