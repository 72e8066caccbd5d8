package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * One point of a whale curve: so many of the most valuable customers bring this share of the whole value.
 *
 * <p>{@code (2, 0.2, 0.7)}: the best two, a fifth of ten, bring 70 %. The share exceeds 1 where the rest of the customers
 * cost more than they bring.
 *
 * @param customers how many of the most valuable customers, 1 or more
 * @param customerShare what part of all customers these are, above 0 and at most 1
 * @param valueShare what part of the whole value they bring, above 0; above 1 where customers with a loss follow
 */
public record WhalePoint(long customers, double customerShare, double valueShare) {
  /**
   * Checks the components.
   *
   * @param customers 1 or more
   * @param customerShare above 0 and at most 1
   * @param valueShare finite and above 0
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public WhalePoint {
    checkArgument(customers >= 1, "customers must be 1 or more, was %s", customers);
    checkArgument(
        customerShare > 0 && customerShare <= 1,
        "customerShare must be above 0 and at most 1, was %s",
        customerShare);
    checkArgument(
        valueShare > 0 && Double.isFinite(valueShare),
        "valueShare must be above 0 and finite, was %s",
        valueShare);
  }
}
