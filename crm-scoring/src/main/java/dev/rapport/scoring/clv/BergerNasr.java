package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.DiscountRate;
import java.util.function.IntToDoubleFunction;

/**
 * Lifetime value where promotion is paid between the purchases: the cases of Berger and Nasr.
 *
 * <pre>
 *   V = Σ GC r^k (1+d)^-kl          k = 0 … n     contribution at the start of every cycle
 *     - Σ M r^(k-1) (1+d)^-(k-½)l   k = 1 … n     promotion in the middle of every cycle
 * </pre>
 *
 * <p>GC is the gross contribution of a cycle, M the promotion of a cycle, r the probability that the customer buys again in the
 * next one, d the discount rate of a year and l the length of a cycle in years: 1 is their case 1, 1/p for p purchases a year
 * case 2a, a whole number of years case 2b. {@link #value(int, IntToDoubleFunction)} lets the contribution change from cycle to
 * cycle, their case 3. A customer who can come back after a pause, their case 5, is a {@link MigrationChain}.
 *
 * <p>Reference: Berger and Nasr (1998), <em>Customer lifetime value: marketing models and applications</em>, Journal of
 * Interactive Marketing 12(1):17–30.
 *
 * @param promotion M, the promotion cost of a cycle, finite and not negative
 * @param retention r, 0 to 1
 * @param discount d
 * @param cycleYears l, above 0
 */
public record BergerNasr(
    double promotion, double retention, DiscountRate discount, double cycleYears) {
  /**
   * Checks the components.
   *
   * @param promotion finite and not negative
   * @param retention 0 to 1
   * @param discount the rate of a year
   * @param cycleYears finite and above 0
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public BergerNasr {
    checkArgument(
        Double.isFinite(promotion) && promotion >= 0,
        "promotion must be finite and not negative, was %s",
        promotion);
    checkArgument(retention >= 0 && retention <= 1, "retention must be 0 to 1, was %s", retention);
    requireNonNull(discount, "discount");
    checkArgument(
        Double.isFinite(cycleYears) && cycleYears > 0,
        "cycleYears must be finite and above 0, was %s",
        cycleYears);
  }

  /**
   * Returns the case of one purchase a year.
   *
   * @param promotion M, the promotion cost of a year, finite and not negative
   * @param retention r, 0 to 1
   * @param discount d
   * @return case 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static BergerNasr yearly(double promotion, double retention, DiscountRate discount) {
    return new BergerNasr(promotion, retention, discount, 1);
  }

  /**
   * Values a customer whose contribution is the same in every cycle.
   *
   * @param contribution GC, finite
   * @param cycles n, how many cycles follow the first purchase, 0 or more
   * @return V
   * @throws IllegalArgumentException if an argument is out of range or V too large for a number
   */
  public LifetimeValue value(double contribution, int cycles) {
    return value(cycles, cycle -> contribution);
  }

  /**
   * Values a customer whose contribution changes from cycle to cycle.
   *
   * @param cycles n, how many cycles follow the first purchase, 0 or more
   * @param contribution GC by the number of the cycle, 0 for the first purchase; finite
   * @return V
   * @throws IllegalArgumentException if {@code cycles} is negative, a contribution is not finite or V too large for a number
   */
  public LifetimeValue value(int cycles, IntToDoubleFunction contribution) {
    requireNonNull(contribution, "contribution");
    checkArgument(cycles >= 0, "cycles must not be negative, was %s", cycles);
    double kept = retention * discount.factor(cycleYears);
    double half = discount.factor(cycleYears / 2);
    double value = 0;
    double weight = 1; // r^k (1+d)^-kl
    for (int k = 0; k <= cycles; k++) {
      double gross = contribution.applyAsDouble(k);
      checkArgument(
          Double.isFinite(gross), "contribution must be finite, was %s in cycle %s", gross, (Object)
              k);
      // The promotion between purchase k and the next falls half a cycle after the k-th.
      value += weight * (gross - (k < cycles ? promotion * half : 0));
      weight *= kept;
    }
    return LifetimeValue.of(value);
  }
}
