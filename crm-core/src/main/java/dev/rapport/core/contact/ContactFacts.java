package dev.rapport.core.contact;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventHistory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about a contact looks at: the history of one customer, where the customer lives, and when the contact data were
 * last verified.
 *
 * <p>Events after the instant of a request are not looked at, so one value serves for requests at several times.
 */
public final class ContactFacts {
  private final EventHistory history;
  private final ZoneId zone;
  private final @Nullable LocalDate verifiedOn;

  private ContactFacts(EventHistory history, ZoneId zone, @Nullable LocalDate verifiedOn) {
    this.history = history;
    this.zone = zone;
    this.verifiedOn = verifiedOn;
  }

  /**
   * Returns the facts of a customer whose data were never verified.
   *
   * @param history what is known of one customer
   * @param zone the customer's own: days, windows and quiet hours are counted there
   * @return the facts
   * @throws IllegalArgumentException if the history is of several customers
   */
  public static ContactFacts of(EventHistory history, ZoneId zone) {
    return new ContactFacts(OneCustomer.require(history), requireNonNull(zone, "zone"), null);
  }

  /**
   * Returns the facts with the day on which the contact data were last found to be right.
   *
   * @param date the day in the customer's zone
   * @return facts that differ in that day only
   */
  public ContactFacts verifiedOn(LocalDate date) {
    return new ContactFacts(history, zone, requireNonNull(date, "date"));
  }

  /**
   * Returns the history.
   *
   * @return what is known of the customer
   */
  public EventHistory history() {
    return history;
  }

  /**
   * Returns the customer's zone.
   *
   * @return where days are counted
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns when the contact data were last found to be right.
   *
   * @return the day; empty if never
   */
  public Optional<LocalDate> verifiedOn() {
    return Optional.ofNullable(verifiedOn);
  }
}
