package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;

/**
 * How many brands of a category customers use: whether there is a wallet to allocate.
 *
 * <p>Where most customers use one brand only, ranks say nothing. The authors of the {@linkplain WalletAllocation wallet allocation rule} ask
 * that at least 40 % of the customers use two brands or more and that a customer uses 1.4 brands or more on average. Counts of disjoint
 * shards merge.
 *
 * @param customers customers who use a brand of the category at all
 * @param customersOfSeveral those of them who use two or more
 * @param brandsUsed brands used, added up over the customers
 */
public record BrandUse(long customers, long customersOfSeveral, long brandsUsed) {
  /**
   * Checks that the counts fit together.
   *
   * @param customers 0 or more
   * @param customersOfSeveral 0 to {@code customers}
   * @param brandsUsed one of each customer, at least one more of each with several, and no other
   * @throws IllegalArgumentException if they do not
   */
  public BrandUse {
    checkArgument(
        customersOfSeveral >= 0 && customersOfSeveral <= customers,
        "customersOfSeveral must be 0 to the %s customers, was %s",
        customers,
        customersOfSeveral);
    checkArgument(
        brandsUsed >= customers
            && brandsUsed - customers >= customersOfSeveral
            && (customersOfSeveral > 0 || brandsUsed == customers),
        "brandsUsed must be one of each of %s customers and more of %s of them, was %s",
        customers,
        customersOfSeveral,
        brandsUsed);
  }

  /**
   * Returns the counts of nobody, the neutral element of {@link #merge}.
   *
   * @return all zero
   */
  public static BrandUse empty() {
    return new BrandUse(0, 0, 0);
  }

  /**
   * Counts one more customer.
   *
   * @param brands how many brands the customer uses, 1 or more
   * @return the counts with this customer
   * @throws IllegalArgumentException if the customer uses none
   */
  public BrandUse with(int brands) {
    checkArgument(brands >= 1, "brands must be 1 or more, was %s", brands);
    return merge(new BrandUse(1, brands >= 2 ? 1 : 0, brands));
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public BrandUse merge(BrandUse other) {
    requireNonNull(other, "other");
    return new BrandUse(
        Math.addExact(customers, other.customers),
        Math.addExact(customersOfSeveral, other.customersOfSeveral),
        Math.addExact(brandsUsed, other.brandsUsed));
  }

  /**
   * Returns how many customers use several brands.
   *
   * @return of all customers
   */
  public Proportion ofSeveral() {
    return Proportion.of(customersOfSeveral, customers);
  }

  /**
   * Returns how many brands a customer uses on average.
   *
   * @return 1 or more; undefined without customers
   */
  public Estimate meanBrands() {
    return customers == 0
        ? Estimate.undefined(UndefinedReason.noData("customers"), 0)
        : Estimate.of((double) brandsUsed / customers, customers);
  }

  /**
   * Tells whether the wallet allocation rule may be used: at least 40 % of the customers use several brands. That they use 1.4 brands on
   * average follows from it, where both are counted on the same customers.
   *
   * @return whether they do; without customers it may not
   * @throws ArithmeticException if five times a count leaves a {@code long}
   */
  public boolean allowsWalletAllocation() {
    return customers > 0
        && Math.multiplyExact(customersOfSeveral, 5) >= Math.multiplyExact(customers, 2);
  }
}
