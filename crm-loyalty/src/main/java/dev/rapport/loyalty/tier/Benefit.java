package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.ExpiryTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a level gives its members, as values that rules, rewards and the ledger read: an earning multiplier, a factor on the
 * prices of rewards, a longer life of points, or a perk that only has a name here.
 *
 * <p>Closed: there are no other kinds. A level has each of the first three at most once; what a lower level gives a higher one
 * does not inherit, so a level says all that it gives.
 */
public sealed interface Benefit {
  /**
   * Returns an earning multiplier.
   *
   * @param factor a positive decimal number, such as {@code "1.5"}
   * @return the benefit
   * @throws IllegalArgumentException if the text is no positive decimal number
   */
  static Benefit earning(String factor) {
    return new EarningMultiplier(Factor.of(factor));
  }

  /**
   * Returns a factor on the prices of rewards.
   *
   * @param factor a positive decimal number, such as {@code "0.9"} for ten per cent off
   * @return the benefit
   * @throws IllegalArgumentException if the text is no positive decimal number
   */
  static Benefit prices(String factor) {
    return new PriceFactor(Factor.of(factor));
  }

  /**
   * Returns terms of expiry of the level's own.
   *
   * @param tier the name of the level, as it appears in the terms
   * @param version the version of the terms, zero or more
   * @param policy when points end that a member of the level earns
   * @return the benefit
   * @throws IllegalArgumentException if the name is blank or the version negative
   */
  static Benefit expiry(String tier, int version, ExpiryPolicy policy) {
    return new LongerLife(new ExpiryTerms(ExpiryTerms.Level.TIER, tier, version, policy));
  }

  /**
   * Returns a perk, which the application knows what to do with.
   *
   * @param name such as {@code "lounge"}
   * @return the benefit
   * @throws IllegalArgumentException if the name is blank
   */
  static Benefit perk(String name) {
    return new Perk(name);
  }

  /**
   * An exact positive factor, such as 1.5.
   *
   * @param numerator above zero
   * @param denominator above zero; 1 for a whole factor
   */
  record Factor(long numerator, long denominator) {
    /**
     * Checks the components.
     *
     * @param numerator positive
     * @param denominator positive
     * @throws IllegalArgumentException if one is not positive
     */
    public Factor {
      checkArgument(numerator > 0, "numerator must be positive, was %s", numerator);
      checkArgument(denominator > 0, "denominator must be positive, was %s", denominator);
      long divisor = greatestCommonDivisor(numerator, denominator);
      numerator /= divisor;
      denominator /= divisor;
    }

    private static long greatestCommonDivisor(long a, long b) {
      return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /**
     * Returns a factor from its decimal form.
     *
     * @param factor a positive decimal number with at most 9 digits after the point
     * @return the factor, exactly
     * @throws IllegalArgumentException if the text is no such number
     */
    public static Factor of(String factor) {
      BigDecimal decimal;
      try {
        decimal =
            new BigDecimal(requireNonNull(factor, "factor")).setScale(9, RoundingMode.UNNECESSARY);
        return new Factor(decimal.unscaledValue().longValueExact(), 1_000_000_000L);
      } catch (ArithmeticException | NumberFormatException e) {
        throw new IllegalArgumentException(
            "factor must be a decimal number such as 1.5, was \"" + factor + "\"", e);
      }
    }

    /**
     * Returns the factor as a fraction.
     *
     * @return such as {@code "3/2"}, or {@code "2"} for a whole factor
     */
    @Override
    public String toString() {
      return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
    }
  }

  /**
   * Members of the level earn so many times as much. The programme says how it joins other multipliers and where it rounds.
   *
   * @param factor how many times
   */
  record EarningMultiplier(Factor factor) implements Benefit {
    /**
     * Checks the component.
     *
     * @param factor any
     */
    public EarningMultiplier {
      requireNonNull(factor, "factor");
    }
  }

  /**
   * Members of the level pay so many times the price in points for a reward. A programme knows points but no rewards: whoever sells
   * these asks the member's level for the factor, {@code standing.level().benefit(PriceFactor.class)}, and redeems the price.
   *
   * @param factor how many times; below 1 is a rebate
   */
  record PriceFactor(Factor factor) implements Benefit {
    /**
     * Checks the component.
     *
     * @param factor any
     */
    public PriceFactor {
      requireNonNull(factor, "factor");
    }
  }

  /**
   * Points that members of the level earn end later.
   *
   * @param terms when, to be resolved with those of the type of points and of the rule
   */
  record LongerLife(ExpiryTerms terms) implements Benefit {
    /**
     * Checks the component.
     *
     * @param terms of a tier
     * @throws IllegalArgumentException if they belong to something else
     */
    public LongerLife {
      checkArgument(
          requireNonNull(terms, "terms").level() == ExpiryTerms.Level.TIER,
          "terms must be of a tier, were of %s",
          terms.level());
    }
  }

  /**
   * Anything else, by name.
   *
   * @param name such as {@code "lounge"} or {@code "free-shipping"}
   */
  record Perk(String name) implements Benefit {
    /**
     * Checks the component.
     *
     * @param name not blank
     * @throws IllegalArgumentException if it is blank
     */
    public Perk {
      checkArgument(
          !requireNonNull(name, "name").isBlank(), "name must not be blank, was \"%s\"", name);
    }
  }
}
