package dev.rapport.core.market;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * The identity of a party: pseudonymous, from the application's data, such as {@code "supplier-17"}. Never a name.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record PartyId(String value) implements Comparable<PartyId> {
  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public PartyId {
    Identifiers.checkId(value, "party id");
  }

  /**
   * Returns the id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the id
   * @throws IllegalArgumentException if the value is no id
   */
  public static PartyId of(String value) {
    return new PartyId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(PartyId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone
   */
  @Override
  public String toString() {
    return value;
  }
}
