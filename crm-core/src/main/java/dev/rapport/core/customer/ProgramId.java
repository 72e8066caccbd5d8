package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

/**
 * Names something that a customer enters and leaves: a loyalty programme, a subscription, a service contract, a club, such as
 * {@code "coffee-club"}.
 *
 * <p>Together with a customer it identifies a participation; a customer may leave and enter again. The relationship with the
 * firm as a whole is {@link #RELATIONSHIP}.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record ProgramId(String value) implements Comparable<ProgramId> {
  /** The relationship with the firm as a whole, for firms that open and close an account rather than join a programme. */
  public static final ProgramId RELATIONSHIP = new ProgramId("relationship");

  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public ProgramId {
    Identifiers.checkId(value, "program id");
  }

  /**
   * Returns the program id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the program id
   * @throws IllegalArgumentException if the value is no id
   */
  public static ProgramId of(String value) {
    return new ProgramId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(ProgramId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "coffee-club"}
   */
  @Override
  public String toString() {
    return value;
  }
}
