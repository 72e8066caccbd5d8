package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.Contact;
import dev.rapport.core.event.EventHistory;
import java.time.Duration;
import java.time.Instant;

/**
 * How hard a customer is pressed by messages: each counts 1 when it is sent and half as much after each half-life.
 *
 * <p>Formula: the sum over messages of exp(-ln 2 * age / half-life). It is a measure of recent volume that knows no window: two
 * messages a half-life ago weigh like one now. No standard sets a half-life or a limit.
 */
public final class ContactPressure {
  private ContactPressure() {}

  /**
   * Returns the pressure of all messages of the firm.
   *
   * @param history what is known of one customer
   * @param halfLife after which time a message counts half, positive
   * @param asOf as of when, inclusive; later messages do not count
   * @return 0 or more
   * @throws IllegalArgumentException if the half-life is not positive, or the history is of several customers
   */
  public static double of(EventHistory history, Duration halfLife, Instant asOf) {
    return of(
        OneCustomer.require(history).until(asOf).ofKind(Contact.class).stream()
            .filter(contact -> contact.direction() == Contact.Direction.OUTBOUND)
            .toList(),
        halfLife,
        asOf);
  }

  static double of(Iterable<Contact> messages, Duration halfLife, Instant asOf) {
    checkHalfLife(halfLife);
    double pressure = 0;
    for (Contact message : messages) {
      double age = seconds(Duration.between(message.at(), asOf));
      pressure += Math.pow(0.5, age / seconds(halfLife));
    }
    return pressure;
  }

  static void checkHalfLife(Duration halfLife) {
    checkArgument(
        !requireNonNull(halfLife, "halfLife").isNegative() && !halfLife.isZero(),
        "halfLife must be positive, was %s",
        halfLife);
  }

  private static double seconds(Duration duration) {
    return (double) duration.getSeconds() + duration.getNano() * 1e-9;
  }
}
