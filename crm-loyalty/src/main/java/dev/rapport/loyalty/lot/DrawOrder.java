package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which lot a debit draws first.
 *
 * <p>An order is a preference between lots that looks at their fixed terms. Lots that it does not tell apart are drawn
 * soonest-expiring first; among those the one with the earlier hard end, then the one earned first, then the lower number. So
 * every order is total, and no two JVMs draw differently. The standard {@link #soonestExpiring()} has no preference of its
 * own.
 *
 * <p>The preference must be a pure function of the two lots and must order them totally up to ties. It is part of the policy
 * of an account and must not change while the account lives. Two orders are equal if their names are.
 *
 * @param name a stable name that tells two orders apart, such as {@code "oldest-first"}
 * @param preference negative where the first lot is to be drawn first; zero where it does not matter
 */
public record DrawOrder(String name, Comparator<Lot> preference) {
  private static final DrawOrder SOONEST_EXPIRING =
      new DrawOrder("soonest-expiring", (unusedA, unusedB) -> 0);
  private static final DrawOrder OLDEST_FIRST =
      new DrawOrder("oldest-first", Comparator.comparing(Lot::earnedAt));
  private static final DrawOrder NEWEST_FIRST =
      new DrawOrder("newest-first", Comparator.comparing(Lot::earnedAt).reversed());

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param preference any comparator
   * @throws IllegalArgumentException if the name is blank
   */
  public DrawOrder {
    requireNonNull(preference, "preference");
    checkArgument(
        !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
  }

  /**
   * Returns the order that wastes the least: the lot that ends first goes first.
   *
   * @return the standard order
   */
  public static DrawOrder soonestExpiring() {
    return SOONEST_EXPIRING;
  }

  /**
   * Returns first in, first out: the lot earned first goes first, whenever it ends.
   *
   * @return the order
   */
  public static DrawOrder oldestFirst() {
    return OLDEST_FIRST;
  }

  /**
   * Returns last in, first out.
   *
   * @return the order
   */
  public static DrawOrder newestFirst() {
    return NEWEST_FIRST;
  }

  /**
   * Returns the order that draws the points of one rule before all others, such as those of a promotion.
   *
   * @param rule the name of the rule
   * @return the order
   */
  public static DrawOrder ruleFirst(String rule) {
    requireNonNull(rule, "rule");
    return new DrawOrder(
        "rule-first:" + rule,
        Comparator.comparing((Lot lot) -> lot.origin().rule().equals(rule)).reversed());
  }

  /**
   * Returns the order that draws the points of one partner before all others.
   *
   * @param partner the identifier of the partner
   * @return the order
   */
  public static DrawOrder partnerFirst(String partner) {
    requireNonNull(partner, "partner");
    return new DrawOrder(
        "partner-first:" + partner,
        Comparator.comparing((Lot lot) -> lot.origin().partner().equals(partner))
            .reversed());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DrawOrder that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /**
   * Returns the name.
   *
   * @return the name
   */
  @Override
  public String toString() {
    return name;
  }
}
