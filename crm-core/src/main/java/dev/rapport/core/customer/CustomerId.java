package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

/**
 * The pseudonymous identity of a customer, such as {@code "c-1815"}.
 *
 * <p>It tells one customer from another and returns the same customer to mind, nothing more: it is no name, no e-mail address
 * and no number that the world outside can trace. The application alone knows whose id it is.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record CustomerId(String value) implements Comparable<CustomerId> {
  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public CustomerId {
    Identifiers.checkId(value, "customer id");
  }

  /**
   * Returns the customer id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the customer id
   * @throws IllegalArgumentException if the value is no id
   */
  public static CustomerId of(String value) {
    return new CustomerId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(CustomerId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "c-1815"}
   */
  @Override
  public String toString() {
    return value;
  }
}
