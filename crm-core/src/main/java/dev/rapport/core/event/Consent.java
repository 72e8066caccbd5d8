package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.customer.CustomerId;
import java.time.Instant;

/**
 * A customer's consent (同意) to be contacted for one purpose by one channel: that it was given, and that it was withdrawn.
 *
 * <p>The last event for a pair of purpose and channel decides; in one instant a withdrawal stands after a consent. Consent for
 * several purposes or channels is several events, and so is the withdrawal of all. What the law asks for beyond that is
 * policy, and the proof of consent (text shown, double opt-in) stays with the application.
 */
public sealed interface Consent extends CustomerEvent {
  /**
   * Returns what the customer may be contacted for.
   *
   * @return the purpose
   */
  ContactPurpose purpose();

  /**
   * Returns by which way the customer may be contacted.
   *
   * @return the channel
   */
  Channel channel();

  @Override
  Consent withCustomer(CustomerId newId);

  /**
   * The customer consented.
   *
   * <p>Example: {@code Consent.Given.of("con-1", at, "c-1815", ContactPurpose.MARKETING, Channel.EMAIL)}.
   *
   * @param id identity of the event
   * @param at from when on the consent holds
   * @param customer who consented
   * @param purpose what the customer may be contacted for
   * @param channel by which way, not {@link Channel#UNSPECIFIED}
   */
  record Given(EventId id, Instant at, CustomerId customer, ContactPurpose purpose, Channel channel)
      implements Consent {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at from when on the consent holds
     * @param customer who consented
     * @param purpose what the customer may be contacted for
     * @param channel by which way, not {@link Channel#UNSPECIFIED}
     * @throws IllegalArgumentException if the channel is not known or {@code at} is an end of the time line
     */
    public Given {
      Facts.check(id, at, customer);
      requireNonNull(purpose, "purpose");
      Facts.checkKnown(channel);
    }

    /**
     * Returns a consent from plain values.
     *
     * @param id an event id
     * @param at from when on the consent holds
     * @param customer a customer id
     * @param purpose what the customer may be contacted for
     * @param channel by which way, not {@link Channel#UNSPECIFIED}
     * @return the consent
     * @throws IllegalArgumentException if an id is malformed or the channel is not known
     */
    public static Given of(
        String id, Instant at, String customer, ContactPurpose purpose, Channel channel) {
      return new Given(EventId.of(id), at, CustomerId.of(customer), purpose, channel);
    }

    @Override
    public Kind kind() {
      return Kind.CONSENT_GIVEN;
    }

    @Override
    public Given withCustomer(CustomerId newId) {
      return new Given(id, at, newId, purpose, channel);
    }
  }

  /**
   * The customer took a consent back, or objected without ever having given one.
   *
   * <p>Example: {@code Consent.Withdrawn.of("con-2", at, "c-1815", ContactPurpose.MARKETING, Channel.EMAIL)}.
   *
   * @param id identity of the event
   * @param at from when on the customer may not be contacted
   * @param customer who withdrew
   * @param purpose what the customer may no longer be contacted for
   * @param channel by which way, not {@link Channel#UNSPECIFIED}
   */
  record Withdrawn(
      EventId id, Instant at, CustomerId customer, ContactPurpose purpose, Channel channel)
      implements Consent {
    /**
     * Checks the components.
     *
     * @param id identity of the event
     * @param at from when on the customer may not be contacted
     * @param customer who withdrew
     * @param purpose what the customer may no longer be contacted for
     * @param channel by which way, not {@link Channel#UNSPECIFIED}
     * @throws IllegalArgumentException if the channel is not known or {@code at} is an end of the time line
     */
    public Withdrawn {
      Facts.check(id, at, customer);
      requireNonNull(purpose, "purpose");
      Facts.checkKnown(channel);
    }

    /**
     * Returns a withdrawal from plain values.
     *
     * @param id an event id
     * @param at from when on the customer may not be contacted
     * @param customer a customer id
     * @param purpose what the customer may no longer be contacted for
     * @param channel by which way, not {@link Channel#UNSPECIFIED}
     * @return the withdrawal
     * @throws IllegalArgumentException if an id is malformed or the channel is not known
     */
    public static Withdrawn of(
        String id, Instant at, String customer, ContactPurpose purpose, Channel channel) {
      return new Withdrawn(EventId.of(id), at, CustomerId.of(customer), purpose, channel);
    }

    @Override
    public Kind kind() {
      return Kind.CONSENT_WITHDRAWN;
    }

    @Override
    public Withdrawn withCustomer(CustomerId newId) {
      return new Withdrawn(id, at, newId, purpose, channel);
    }
  }
}
