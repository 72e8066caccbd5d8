package dev.rapport.core.event;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;

/**
 * Names a product or service that is sold, such as the article number {@code "85123A"}.
 *
 * @param value an id as {@link Identifiers} defines it
 */
public record ProductId(String value) implements Comparable<ProductId> {
  /** The product was not recorded, as in a file that has only the amount of each order. */
  public static final ProductId UNSPECIFIED = new ProductId("unspecified");

  /**
   * Checks the value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @throws IllegalArgumentException if the value is no id
   */
  public ProductId {
    Identifiers.checkId(value, "product id");
  }

  /**
   * Returns the product id of this value.
   *
   * @param value an id as {@link Identifiers} defines it
   * @return the product id
   * @throws IllegalArgumentException if the value is no id
   */
  public static ProductId of(String value) {
    return new ProductId(value);
  }

  /**
   * Compares by the UTF-16 units of the value, the same on every JVM and in every locale.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this comes before, is equal to or comes after the other
   */
  @Override
  public int compareTo(ProductId other) {
    return value.compareTo(requireNonNull(other, "other").value);
  }

  /**
   * Returns the value.
   *
   * @return the value alone, such as {@code "85123A"}
   */
  @Override
  public String toString() {
    return value;
  }
}
