package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A fact about a customer: something the customer did, or something done to the customer. What the rest of the library
 * computes with.
 *
 * <p>Every event has an identity, the instant at which it happened (not at which it was recorded) and the customer whom it
 * concerns. Events are records of plain values, for a serialiser that is told the kinds of the sealed families; they hold codes
 * and ids, never free text or personal data. The family is closed and complete: {@link #kind()} returns an enum, and a {@code
 * switch} expression over it is checked by the compiler. Immutable and thread-safe.
 */
public sealed interface CustomerEvent
    permits Purchase,
        Return,
        Enquiry,
        Contact,
        Complaint,
        SurveyAnswered,
        Referral,
        Consent,
        Participation {
  /**
   * Returns the order in which histories keep events: by instant; within an instant by {@link #kind()} in the order of {@link Kind};
   * within a kind by id. Two events of different id never compare as equal, so the order is total.
   *
   * @return the comparator; consistent with equals among events of which no two share an id without being equal
   */
  static Comparator<CustomerEvent> order() {
    return Facts.ORDER;
  }

  /**
   * Returns the identity of the event.
   *
   * @return the id, unique over all customers
   */
  EventId id();

  /**
   * Returns when it happened.
   *
   * @return the instant; of a source that knows the day only, the application chooses one, usually the end of the day
   */
  Instant at();

  /**
   * Returns whom it concerns.
   *
   * @return the customer
   */
  CustomerId customer();

  /**
   * Returns what sort of event it is.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the same event of another customer. The id stays.
   *
   * @param newId the customer whom the event shall concern
   * @return an event that differs in {@link #customer()} only
   */
  CustomerEvent withCustomer(CustomerId newId);

  /**
   * Replaces one customer by another wherever the event names it, as needed when a person is to be forgotten or two records
   * turn out to be one person. The id stays.
   *
   * @param oldId the customer to replace
   * @param newId the customer to put in place
   * @return the event with the new id for the old; an equal event if it does not name the old
   */
  default CustomerEvent rekeyed(CustomerId oldId, CustomerId newId) {
    requireNonNull(newId, "newId");
    return customer().equals(requireNonNull(oldId, "oldId")) ? withCustomer(newId) : this;
  }

  /**
   * Returns the product lines that the event concerns.
   *
   * @return an unmodifiable sorted set: the categories of the lines of a purchase or return, the category of an enquiry; empty
   *     for every other kind. {@link CategoryId#UNSPECIFIED} is among them where a category was not recorded
   */
  default SortedSet<CategoryId> categories() {
    return Collections.emptySortedSet();
  }

  /**
   * Returns the part of the event that concerns one product line.
   *
   * @param category the product line
   * @return a purchase or return with the lines of this category only, an enquiry if it was about it; empty if no part of the
   *     event concerns the category, as for every other kind
   */
  default Optional<CustomerEvent> inCategory(CategoryId category) {
    requireNonNull(category, "category");
    return Optional.empty();
  }

  /**
   * The kinds of events. Closed.
   *
   * <p>The order of the constants decides between events of one instant, as happens where a source knows the day only: what
   * opens a relationship or permits comes first, then what was done, then what answers it, then what ends it. A purchase stands
   * before the return of the same day, and a consent withdrawn in the instant in which it was given is withdrawn.
   */
  enum Kind {
    /** A {@link Participation.Enrolment}. */
    ENROLMENT,

    /** A {@link Consent.Given}. */
    CONSENT_GIVEN,

    /** A {@link Consent.Withdrawn}. */
    CONSENT_WITHDRAWN,

    /** A {@link Contact}. */
    CONTACT,

    /** An {@link Enquiry}. */
    ENQUIRY,

    /** A {@link Purchase}. */
    PURCHASE,

    /** A {@link Return}. */
    RETURN,

    /** A {@link Complaint.Raised}. */
    COMPLAINT_RAISED,

    /** A {@link Complaint.Resolved}. */
    COMPLAINT_RESOLVED,

    /** A {@link SurveyAnswered}. */
    SURVEY_ANSWERED,

    /** A {@link Referral}. */
    REFERRAL,

    /** A {@link Participation.Termination}. */
    TERMINATION
  }
}
