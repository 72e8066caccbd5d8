package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * The identity of an event, unique over all events and customers of an application, such as {@code "order-1042"}.
 *
 * <p>It is what makes a fact that arrives twice count once: two events of one id must be equal. Where several systems number
 * their facts, a prefix keeps them apart: {@code "pos:1042"}, {@code "web:1042"}.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record EventId(String value) implements Comparable<EventId> {
  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public EventId {
    Identifiers.checkId(value, "event id");
  }

  /**
   * Returns the event id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the event id
   * @throws IllegalArgumentException if the value is no id
   */
  public static EventId of(String value) {
    return new EventId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(EventId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "order-1042"}
   */
  @Override
  public String toString() {
    return value;
  }
}
