package dev.rapport.loyalty.member;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * Names a place of sale, such as the shop {@code "lyon-2"}.
 *
 * <p>Where a channel says how a customer bought, a store says at which of many places of that kind.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record StoreId(String value) implements Comparable<StoreId> {
  /** The store was not recorded, or there was none. */
  public static final StoreId UNSPECIFIED = new StoreId("unspecified");

  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public StoreId {
    Identifiers.checkId(value, "store id");
  }

  /**
   * Returns the store id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the store id
   * @throws IllegalArgumentException if the value is no id
   */
  public static StoreId of(String value) {
    return new StoreId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(StoreId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "lyon-2"}
   */
  @Override
  public String toString() {
    return value;
  }
}
