package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import java.time.Instant;

/**
 * A message that the firm would like to send to a customer.
 *
 * @param at when it would be sent
 * @param channel by which way, not {@link Channel#UNSPECIFIED}
 * @param purpose what for
 */
public record ContactRequest(Instant at, Channel channel, ContactPurpose purpose) {
  /**
   * Checks the components.
   *
   * @param at when it would be sent
   * @param channel by which way
   * @param purpose what for
   * @throws IllegalArgumentException if the channel is not known
   */
  public ContactRequest {
    requireNonNull(at, "at");
    requireNonNull(purpose, "purpose");
    checkArgument(
        !requireNonNull(channel, "channel").equals(Channel.UNSPECIFIED),
        "channel must be known. Consent is given for a channel.");
  }

  /**
   * Returns the same message at another time.
   *
   * @param at when it would be sent
   * @return a request that differs in the time only
   */
  public ContactRequest at(Instant at) {
    return new ContactRequest(at, channel, purpose);
  }
}
