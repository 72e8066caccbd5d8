package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * Names a product line (产品线): products that customers see as one offer, such as {@code "coffee"}.
 *
 * <p>A relationship can be with the firm as a whole or with one product line; a history can be narrowed to one. Categories are
 * flat: of a hierarchy, give the level at which relationships are looked at.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record CategoryId(String value) implements Comparable<CategoryId> {
  /** The product line was not recorded. */
  public static final CategoryId UNSPECIFIED = new CategoryId("unspecified");

  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public CategoryId {
    Identifiers.checkId(value, "category id");
  }

  /**
   * Returns the category id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the category id
   * @throws IllegalArgumentException if the value is no id
   */
  public static CategoryId of(String value) {
    return new CategoryId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(CategoryId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "coffee"}
   */
  @Override
  public String toString() {
    return value;
  }
}
