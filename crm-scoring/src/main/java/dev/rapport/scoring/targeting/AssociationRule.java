package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Who takes the one also takes the other (交叉销售): a cross-selling rule from one item to another, with the counts behind it.
 *
 * <pre>
 * support = AB / N,   confidence = AB / A,   lift = (AB / A) / (B / N),   leverage = AB / N − (A / N)(B / N)
 * </pre>
 *
 * <p>In 1,000 baskets there is A in 200, B in 150 and both in 60: support 0.06, confidence 0.30, lift 2.0, leverage 0.03. A lift of 1 means that
 * the two have nothing to do with each other. Lift and leverage are the same both ways, confidence is not. A rule tells what goes together,
 * not that offering one sells the other; and rules with few baskets have high lifts by chance.
 *
 * <p>Reference: R. Agrawal, T. Imieliński and A. Swami (1993), Mining association rules between sets of items in large databases, SIGMOD, 207–216;
 * G. Piatetsky-Shapiro (1991) for leverage.
 *
 * @param antecedent A, what is there
 * @param consequent B, what may be offered
 * @param baskets N, all baskets
 * @param withAntecedent baskets with A
 * @param withConsequent baskets with B
 * @param withBoth baskets with both
 */
public record AssociationRule(
    String antecedent,
    String consequent,
    long baskets,
    long withAntecedent,
    long withConsequent,
    long withBoth) {
  /**
   * Checks that the counts fit together.
   *
   * @param antecedent another item than {@code consequent}
   * @param consequent another item than {@code antecedent}
   * @param baskets 0 or more
   * @param withAntecedent 0 to {@code baskets}
   * @param withConsequent 0 to {@code baskets}
   * @param withBoth at most as many as with either, and no fewer than the baskets force
   * @throws IllegalArgumentException if they do not
   */
  public AssociationRule {
    requireNonNull(antecedent, "antecedent");
    requireNonNull(consequent, "consequent");
    checkArgument(
        !antecedent.equals(consequent), "the items must differ, both were \"%s\"", antecedent);
    checkArgument(
        withAntecedent >= 0
            && withConsequent >= 0
            && withAntecedent <= baskets
            && withConsequent <= baskets,
        "baskets with an item must be 0 to all %s, were %s and %s",
        baskets,
        withAntecedent,
        withConsequent);
    checkArgument(
        withBoth >= Math.max(0, withAntecedent - (baskets - withConsequent))
            && withBoth <= Math.min(withAntecedent, withConsequent),
        "withBoth must fit %s baskets with %s and %s, was %s",
        baskets,
        withAntecedent,
        withConsequent,
        withBoth);
  }

  /**
   * Returns the part of the baskets that hold both.
   *
   * @return 0 to 1; undefined without baskets
   */
  public Estimate support() {
    return ratio((double) withBoth, (double) baskets);
  }

  /**
   * Returns the part of the baskets with A that hold B too.
   *
   * @param level the confidence level of the interval, between 0 and 1, such as 0.95
   * @return 0 to 1 with Wilson's interval; undefined if A is in no basket
   */
  public Estimate confidence(double level) {
    return Proportion.of(withBoth, withAntecedent).estimate(level);
  }

  /**
   * Returns how much more frequent B is in baskets with A than in all.
   *
   * @return 0 or more, 1 if they are independent; undefined if one of them is in no basket
   */
  public Estimate lift() {
    return ratio((double) withBoth * baskets, (double) withAntecedent * withConsequent);
  }

  /**
   * Returns by how much the part with both exceeds what independence would make it.
   *
   * @return −0.25 to 0.25, 0 if they are independent; undefined without baskets
   */
  public Estimate leverage() {
    // Over one denominator, so that independent counts give 0 and not a rounding error.
    double n = (double) baskets;
    return ratio(
        Math.fma((double) withBoth, n, -((double) withAntecedent * withConsequent)), n * n);
  }

  private Estimate ratio(double part, double whole) {
    return whole == 0
        ? Estimate.undefined(UndefinedReason.noData("baskets"), baskets)
        : Estimate.of(part / whole, baskets);
  }

  /**
   * Returns what it brings on average to offer B to somebody who has A: the chance that he takes it times what is earned, less what the
   * contact costs.
   *
   * <p>The chance is taken to be the confidence, which flatters the offer where customers take B unasked. Ask for permission before money: who
   * must not be contacted is not made an offer, whatever it would bring.
   *
   * @param margin what B earns when it is bought
   * @param contactCost what the contact costs, bought or not
   * @param rounding how the product is rounded to minor units
   * @return the expected value, negative if the contact costs more than it brings
   * @throws IllegalStateException if A is in no basket
   * @throws CurrencyMismatchException if the currencies differ
   */
  public Money expectedValue(Money margin, Money contactCost, RoundingMode rounding) {
    requireNonNull(margin, "margin");
    requireNonNull(contactCost, "contactCost");
    requireNonNull(rounding, "rounding");
    if (withAntecedent == 0) {
      throw new IllegalStateException(
          "expected value needs baskets with " + antecedent + ", there were none");
    }
    BigDecimal product = margin.amount().multiply(BigDecimal.valueOf(withBoth));
    BigDecimal expected = product.divide(
        BigDecimal.valueOf(withAntecedent), margin.currency().minorDigits(), rounding);
    return Money.of(margin.currency(), expected).minus(contactCost);
  }
}
