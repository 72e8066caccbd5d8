package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.ReasonCode;
import java.time.Instant;

/**
 * Firm and customer exchanged a message or spoke (接触): outbound from the firm, or inbound from the customer.
 *
 * <p>Example: {@code Contact.outbound("mail-9", at, "c-1815", Channel.EMAIL, ContactPurpose.MARKETING)}. Contact limits count
 * the outbound ones; both together are the two-way communication (双向沟通) that relationships live on. Praise is an inbound
 * contact with a reason such as {@code "praise"}; a complaint is a {@link Complaint.Raised} of its own, beside the contact or
 * instead of it. What was said stays in the application: {@code reason} holds a code of a campaign or a topic.
 *
 * @param id identity of the event
 * @param at when it happened; of a message, when it was sent
 * @param customer with whom
 * @param direction who began it
 * @param channel by which way; {@link Channel#UNSPECIFIED} if not recorded
 * @param purpose what it was for, which is the type of the message
 * @param reason the campaign or topic; {@link ReasonCode#UNSPECIFIED} if not recorded
 * @param outcome what came of it; {@link Outcome#UNKNOWN} if not recorded
 */
public record Contact(
    EventId id,
    Instant at,
    CustomerId customer,
    Direction direction,
    Channel channel,
    ContactPurpose purpose,
    ReasonCode reason,
    Outcome outcome)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the event
   * @param at when it happened
   * @param customer with whom
   * @param direction who began it
   * @param channel by which way
   * @param purpose what it was for
   * @param reason the campaign or topic
   * @param outcome what came of it
   * @throws IllegalArgumentException if {@code at} is an end of the time line
   */
  public Contact {
    Facts.check(id, at, customer);
    requireNonNull(direction, "direction");
    requireNonNull(channel, "channel");
    requireNonNull(purpose, "purpose");
    requireNonNull(reason, "reason");
    requireNonNull(outcome, "outcome");
  }

  /**
   * Returns a contact that the firm began.
   *
   * @param id an event id
   * @param at when it happened
   * @param customer a customer id
   * @param channel by which way
   * @param purpose what it was for
   * @return the contact, of unspecified reason and unknown outcome
   * @throws IllegalArgumentException if an id is malformed
   */
  public static Contact outbound(
      String id, Instant at, String customer, Channel channel, ContactPurpose purpose) {
    return of(id, at, customer, Direction.OUTBOUND, channel, purpose);
  }

  /**
   * Returns a contact that the customer began.
   *
   * @param id an event id
   * @param at when it happened
   * @param customer a customer id
   * @param channel by which way
   * @param purpose what it was for
   * @return the contact, of unspecified reason and unknown outcome
   * @throws IllegalArgumentException if an id is malformed
   */
  public static Contact inbound(
      String id, Instant at, String customer, Channel channel, ContactPurpose purpose) {
    return of(id, at, customer, Direction.INBOUND, channel, purpose);
  }

  /**
   * Returns the contact with a reason.
   *
   * @param reason the campaign or topic
   * @return a contact that differs in the reason only
   */
  public Contact withReason(ReasonCode reason) {
    return new Contact(id, at, customer, direction, channel, purpose, reason, outcome);
  }

  /**
   * Returns the contact with an outcome. The id stays, so a history holds the contact with one outcome or the other: where
   * outcomes come in later, the application makes the history from the contacts as they stand.
   *
   * @param outcome what came of it
   * @return a contact that differs in the outcome only
   */
  public Contact withOutcome(Outcome outcome) {
    return new Contact(id, at, customer, direction, channel, purpose, reason, outcome);
  }

  @Override
  public Kind kind() {
    return Kind.CONTACT;
  }

  @Override
  public Contact withCustomer(CustomerId newId) {
    return new Contact(id, at, newId, direction, channel, purpose, reason, outcome);
  }

  private static Contact of(
      String id,
      Instant at,
      String customer,
      Direction direction,
      Channel channel,
      ContactPurpose purpose) {
    return new Contact(
        EventId.of(id),
        at,
        CustomerId.of(customer),
        direction,
        channel,
        purpose,
        ReasonCode.UNSPECIFIED,
        Outcome.UNKNOWN);
  }

  /** Who began a contact. Closed. */
  public enum Direction {
    /** The firm turned to the customer. */
    OUTBOUND,

    /** The customer turned to the firm. */
    INBOUND
  }

  /**
   * What came of a contact. {@link #REACHED}, {@link #NOTICED} and {@link #RESPONDED} are steps of which each includes the one
   * before. Closed.
   */
  public enum Outcome {
    /** Nothing was recorded. */
    UNKNOWN,

    /** It did not get through: bounced, not delivered, nobody answered. */
    FAILED,

    /** It was refused: hung up, asked not to be contacted like this. That is no withdrawal of consent by itself. */
    REFUSED,

    /** It got through: delivered, or somebody answered. */
    REACHED,

    /** It was taken notice of: opened, read, listened to. */
    NOTICED,

    /** It was answered or acted upon: clicked, replied to, agreed, settled. */
    RESPONDED
  }
}
