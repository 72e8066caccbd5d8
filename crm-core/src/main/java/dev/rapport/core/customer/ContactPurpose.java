package dev.rapport.core.customer;

/**
 * What a message between firm and customer is for. Consent is given by purpose and channel, and contact limits count by it.
 * Closed.
 */
public enum ContactPurpose {
  /** Promotes: an offer, a newsletter, an invitation to an event. Usually needs consent. */
  MARKETING,

  /** Looks after the customer: care, advice on use, an answer to a question, news on a complaint. */
  SERVICE,

  /** Is part of an order or a contract: a confirmation, an invoice, a delivery note, a change of terms. */
  TRANSACTIONAL,

  /** Asks for an opinion: a survey, a review request, an interview. */
  RESEARCH
}
