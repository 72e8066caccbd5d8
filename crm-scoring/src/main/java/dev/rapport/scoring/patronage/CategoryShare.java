package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;

/**
 * How much of what one customer needs he gets from us: what he bought from us, out of what he bought of the category anywhere.
 *
 * <p>In money it is the share of wallet: of EUR 100 for books the customer spent 80 here, {@code 0.8}. In units or occasions it is the
 * share of requirements (需求满足率): 3 of his 4 haircuts. The two differ where our prices do. It says nothing of how much that is: all of
 * a small wallet may be less than a tenth of a large one.
 *
 * <p>Reference: T. O. Jones and W. E. Sasser (1995), Why satisfied customers defect, Harvard Business Review 73(6), 88–99.
 *
 * @param own what the customer bought from us, in minor units of money or in units of goods
 * @param category what he bought of the category from anybody, us included, in the same unit
 */
public record CategoryShare(long own, long category) {
  /**
   * Checks the amounts.
   *
   * @param own 0 to {@code category}
   * @param category 0 or more
   * @throws IllegalArgumentException if they are out of range
   */
  public CategoryShare {
    checkArgument(category >= 0, "category must be 0 or more, was %s", category);
    checkArgument(
        own >= 0 && own <= category,
        "own must be 0 to the %s of the category, was %s. What is bought from us is part of the category.",
        category,
        own);
  }

  /**
   * Returns a share of wallet.
   *
   * @param own what the customer spent with us, 0 or more
   * @param category what he spent on the category with anybody, us included, no less than {@code own}
   * @return the share
   * @throws IllegalArgumentException if the amounts are out of range
   * @throws CurrencyMismatchException if the currencies differ
   */
  public static CategoryShare ofWallet(Money own, Money category) {
    requireNonNull(own, "own");
    requireNonNull(category, "category");
    if (!own.currency().equals(category.currency())) {
      throw new CurrencyMismatchException(category.currency(), own.currency());
    }
    return new CategoryShare(own.minorUnits(), category.minorUnits());
  }

  /**
   * Returns a share of requirements.
   *
   * @param own units or occasions bought from us, 0 or more
   * @param category units or occasions bought from anybody, us included, no less than {@code own}
   * @return the share
   * @throws IllegalArgumentException if the numbers are out of range
   */
  public static CategoryShare ofRequirements(long own, long category) {
    return new CategoryShare(own, category);
  }

  /**
   * Returns the share.
   *
   * @return 0 to 1; undefined if the customer bought nothing of the category
   */
  public Estimate share() {
    return category == 0
        ? Estimate.undefined(UndefinedReason.noData("purchases in the category"), 0)
        : Estimate.of((double) own / category, 1);
  }

  /**
   * Tells whether the customer does most of his business with us: the mark of a mature relationship (成熟期: 主要看客户与企业发生的业务占其
   * 总业务的份额).
   *
   * @return whether the share is known and above one half
   */
  public boolean isMostOfTheBusiness() {
    return own > category - own;
  }
}
