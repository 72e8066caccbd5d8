package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSortedSet;
import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A customer showed interest without buying: came by, looked or asked (访问, 咨询).
 *
 * <p>Example: {@code Enquiry.of("visit-3", at, "c-1815", Enquiry.Form.VISIT, Channel.WEB)}. It is the first sign of a
 * prospect. A question about an order that runs is a {@link Contact}.
 *
 * @param id identity of the event
 * @param at when it happened
 * @param customer who showed interest
 * @param form whether the customer looked or asked
 * @param channel where; {@link Channel#UNSPECIFIED} if not recorded
 * @param category in which product line; {@link CategoryId#UNSPECIFIED} if in none or not recorded
 */
public record Enquiry(
    EventId id, Instant at, CustomerId customer, Form form, Channel channel, CategoryId category)
    implements CustomerEvent {
  /**
   * Checks the components.
   *
   * @param id identity of the event
   * @param at when it happened
   * @param customer who showed interest
   * @param form whether the customer looked or asked
   * @param channel where
   * @param category in which product line
   * @throws IllegalArgumentException if {@code at} is an end of the time line
   */
  public Enquiry {
    Facts.check(id, at, customer);
    requireNonNull(form, "form");
    requireNonNull(channel, "channel");
    requireNonNull(category, "category");
  }

  /**
   * Returns an enquiry about nothing in particular.
   *
   * @param id an event id
   * @param at when it happened
   * @param customer a customer id
   * @param form whether the customer looked or asked
   * @param channel where
   * @return the enquiry, in no specified product line
   * @throws IllegalArgumentException if an id is malformed
   */
  public static Enquiry of(String id, Instant at, String customer, Form form, Channel channel) {
    return new Enquiry(
        EventId.of(id), at, CustomerId.of(customer), form, channel, CategoryId.UNSPECIFIED);
  }

  @Override
  public Kind kind() {
    return Kind.ENQUIRY;
  }

  @Override
  public Enquiry withCustomer(CustomerId newId) {
    return new Enquiry(id, at, newId, form, channel, category);
  }

  @Override
  public SortedSet<CategoryId> categories() {
    return ImmutableSortedSet.of(category);
  }

  @Override
  public Optional<CustomerEvent> inCategory(CategoryId wanted) {
    return category.equals(requireNonNull(wanted, "category"))
        ? Optional.of(this)
        : Optional.empty();
  }

  /** How interest was shown. Closed. */
  public enum Form {
    /** The customer came to a shop, site or application and looked. */
    VISIT,

    /** The customer asked: about an offer, a price, availability. */
    ENQUIRY
  }
}
