package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import java.time.Instant;

/**
 * A customer recommended the firm to somebody (推荐, 口碑), and how far that got.
 *
 * <p>Example: {@code Referral.of("ref-5", at, "c-1815", "c-2001", Referral.Progress.INVITED)}. Each step of one referral is an
 * event of its own, at the instant at which it was reached; referrer and referred tie them together. That somebody refers
 * oneself is a fact that can happen, and {@link #isToSelf()} tells; to reward it or not is a rule's decision.
 *
 * @param id identity of the event
 * @param at when this step was reached
 * @param customer who recommended
 * @param referred to whom; a prospect needs a pseudonymous id too
 * @param channel by which way; {@link Channel#UNSPECIFIED} if not recorded
 * @param progress the step that was reached
 */
public record Referral(
    EventId id,
    Instant at,
    CustomerId customer,
    CustomerId referred,
    Channel channel,
    Progress progress)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the event
   * @param at when this step was reached
   * @param customer who recommended
   * @param referred to whom
   * @param channel by which way
   * @param progress the step that was reached
   * @throws IllegalArgumentException if {@code at} is an end of the time line
   */
  public Referral {
    Facts.check(id, at, customer);
    requireNonNull(referred, "referred");
    requireNonNull(channel, "channel");
    requireNonNull(progress, "progress");
  }

  /**
   * Returns a referral from plain values.
   *
   * @param id an event id
   * @param at when this step was reached
   * @param customer the id of the customer who recommended
   * @param referred the id of the one to whom
   * @param progress the step that was reached
   * @return the referral, its channel not recorded
   * @throws IllegalArgumentException if an id is malformed
   */
  public static Referral of(
      String id, Instant at, String customer, String referred, Progress progress) {
    return new Referral(
        EventId.of(id),
        at,
        CustomerId.of(customer),
        CustomerId.of(referred),
        Channel.UNSPECIFIED,
        progress);
  }

  /**
   * Tells whether referrer and referred are the same.
   *
   * @return whether the customer referred itself
   */
  public boolean isToSelf() {
    return customer.equals(referred);
  }

  @Override
  public Kind kind() {
    return Kind.REFERRAL;
  }

  /**
   * Returns the same referral made by another customer; whom it names as referred stays.
   *
   * @param newId who recommended
   * @return a referral that differs in {@link #customer()} only
   */
  @Override
  public Referral withCustomer(CustomerId newId) {
    return new Referral(id, at, newId, referred, channel, progress);
  }

  @Override
  public Referral rekeyed(CustomerId oldId, CustomerId newId) {
    requireNonNull(oldId, "oldId");
    requireNonNull(newId, "newId");
    return new Referral(
        id,
        at,
        customer.equals(oldId) ? newId : customer,
        referred.equals(oldId) ? newId : referred,
        channel,
        progress);
  }

  /** How far a referral got, in the order of its steps. Closed. */
  public enum Progress {
    /** The customer recommended; nothing more is known. */
    INVITED,

    /** The one referred responded: came, asked or used the code. */
    RESPONDED,

    /** The one referred registered or joined. */
    JOINED,

    /** The one referred bought. */
    CONVERTED,

    /** It came to nothing: refused or lapsed. */
    FAILED
  }
}
