package dev.rapport.core.event;

/**
 * The kinds of {@link CustomerEvent}. Closed.
 *
 * <p>The order of the constants decides between events of one instant, as happens where a source knows the day only: what
 * opens a relationship or permits comes first, then what was done, then what answers it, then what ends it. A purchase stands
 * before the return of the same day, and a consent withdrawn in the instant in which it was given is withdrawn.
 */
public enum EventKind {
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
