package dev.rapport.loyalty.member;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * The pseudonymous identity of a member of a programme, such as {@code "m-1815"}.
 *
 * <p>A member need not be a customer: a household or a firm can hold a membership. Where the two are one, the ids may be the
 * same. It is no name, no e-mail address and no card number; the application alone knows whose id it is.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record MemberId(String value) implements Comparable<MemberId> {
  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public MemberId {
    Identifiers.checkId(value, "member id");
  }

  /**
   * Returns the member id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the member id
   * @throws IllegalArgumentException if the value is no id
   */
  public static MemberId of(String value) {
    return new MemberId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(MemberId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "m-1815"}
   */
  @Override
  public String toString() {
    return value;
  }
}
