package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.ContactPurpose;
import dev.rapport.core.event.Consent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.time.InstantRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one customer has consented to (同意), by purpose and channel, with its history.
 *
 * <p>The last event of a pair decides; in one instant a withdrawal stands after a consent. A consent for one channel says nothing
 * about another. A withdrawal without a consent before it is an objection, and counts as one. Privacy is a right, not a score:
 * nothing outweighs a missing consent.
 *
 * <pre>{@code
 * ConsentBook.of(history).status(MARKETING, EMAIL, asOf); // GIVEN
 * }</pre>
 *
 * @param consents the consents given and withdrawn, of one customer, in the order of a history
 */
public record ConsentBook(List<Consent> consents) {
  /** Where a customer stands with a purpose on a channel. Closed. */
  public enum Status {
    /** Neither given nor withdrawn so far. */
    NEVER_GIVEN,
    /** Given, and not withdrawn since. */
    GIVEN,
    /** Withdrawn, or objected to without a consent before it. */
    WITHDRAWN
  }

  /**
   * Puts the consents in order.
   *
   * @param consents of one customer
   * @throws IllegalArgumentException if they are of several customers
   * @throws dev.rapport.core.event.ConflictingEventException if two share an id and differ
   */
  public ConsentBook {
    EventHistory history = EventHistory.of(List.copyOf(requireNonNull(consents, "consents")));
    checkArgument(
        history.customers().size() <= 1,
        "consents must be of one customer, were of %s",
        history.customers().size());
    consents = history.ofKind(Consent.class);
  }

  /**
   * Returns the book of a customer.
   *
   * @param history what is known of one customer
   * @return the consents in it
   * @throws IllegalArgumentException if it holds consents of several customers
   */
  public static ConsentBook of(EventHistory history) {
    return new ConsentBook(requireNonNull(history, "history").ofKind(Consent.class));
  }

  /**
   * Returns where the customer stands.
   *
   * @param purpose what the customer would be contacted for
   * @param channel by which way
   * @param asOf as of when, inclusive
   * @return the status
   */
  public Status status(ContactPurpose purpose, Channel channel, Instant asOf) {
    requireNonNull(asOf, "asOf");
    Status status = Status.NEVER_GIVEN;
    for (Consent consent : of(purpose, channel)) {
      if (consent.at().isAfter(asOf)) {
        break;
      }
      status = consent instanceof Consent.Given ? Status.GIVEN : Status.WITHDRAWN;
    }
    return status;
  }

  /**
   * Returns when the customer could be contacted.
   *
   * @param purpose what for
   * @param channel by which way
   * @return the ranges in which a consent held, in order; the last has no end if it still holds; unmodifiable
   */
  public List<InstantRange> given(ContactPurpose purpose, Channel channel) {
    List<InstantRange> ranges = new ArrayList<>();
    Instant since = Instant.MAX;
    for (Consent consent : of(purpose, channel)) {
      boolean given = consent instanceof Consent.Given;
      if (given && since.equals(Instant.MAX)) {
        since = consent.at();
      } else if (!given && !since.equals(Instant.MAX)) {
        if (since.isBefore(consent.at())) {
          ranges.add(InstantRange.of(since, consent.at()));
        }
        since = Instant.MAX;
      }
    }
    if (!since.equals(Instant.MAX)) {
      ranges.add(InstantRange.startingAt(since));
    }
    return Collections.unmodifiableList(ranges);
  }

  private List<Consent> of(ContactPurpose purpose, Channel channel) {
    requireNonNull(purpose, "purpose");
    requireNonNull(channel, "channel");
    return consents.stream()
        .filter(consent -> consent.purpose() == purpose && consent.channel().equals(channel))
        .toList();
  }
}
