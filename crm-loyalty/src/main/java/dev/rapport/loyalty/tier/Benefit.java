package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.ExpiryTerms;
import dev.rapport.loyalty.points.PointType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a level gives its members, as values that rules, rewards and the ledger read: an earning multiplier, a factor on the
 * prices of rewards, a longer life of points, or a perk that only has a name here.
 *
 * <p>Closed: there are no other kinds. A level has each of the first three at most once; what a lower level gives a higher one
 * does not inherit, so a level says all that it gives.
 */
public sealed interface Benefit {
  /**
   * Returns an earning multiplier. Airlines multiply miles and not the points that qualify for the level itself: name the types then.
   *
   * @param factor a positive decimal number, such as {@code "1.5"}
   * @param types the kinds of points that are multiplied; none for all that the programme grants, qualifying ones among them
   * @return the benefit
   * @throws IllegalArgumentException if the text is no positive decimal number, or a type comes twice
   */
  static Benefit earning(String factor, PointType... types) {
    return new EarningMultiplier(Factor.of(factor), List.of(types));
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
   * Members of the level earn so many times as much with orders. The programme says how it joins other multipliers and where it
   * rounds, and makes a rule of it, {@code tier-status-2} for level 2 of ladder {@code status}, which explanations name. What
   * activities earn it leaves alone; a multiplier about activities is a rule with a condition on the tier.
   *
   * @param factor how many times
   * @param types the kinds of points that are multiplied, each once; none for all
   */
  record EarningMultiplier(Factor factor, List<PointType> types) implements Benefit {
    /**
     * Checks the components.
     *
     * @param factor any
     * @param types each once
     * @throws IllegalArgumentException if a type comes twice
     */
    public EarningMultiplier {
      requireNonNull(factor, "factor");
      types = List.copyOf(types);
      checkArgument(
          types.stream().distinct().count() == types.size(),
          "types must be named once each, were %s",
          types);
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
