package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.survey.RatingScale;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What it would cost a customer to switch (转移成本), facet by facet: as {@link Rated} in a survey, or as {@link Priced} in money.
 *
 * <p>A facet that nobody asked for is unknown and not zero. Ratings are averaged, for they are answers to the same kind of question; amounts
 * are added up, for the customer pays all of them.
 */
public sealed interface SwitchingCosts {
  /**
   * Returns the facets that are known.
   *
   * @return unmodifiable, in the order of the enum
   */
  Set<SwitchingFacet> known();

  /**
   * Returns the facets that are not known.
   *
   * @return unmodifiable, in the order of the enum
   */
  default Set<SwitchingFacet> unknown() {
    EnumSet<SwitchingFacet> rest = EnumSet.allOf(SwitchingFacet.class);
    rest.removeAll(known());
    return Collections.unmodifiableSet(rest);
  }

  /**
   * Switching costs as a customer rates them, or as customers do on average.
   *
   * <p>Example: {@code Rated.of(RatingScale.of(1, 5), Map.of(LEARNING, 4.0, SET_UP, 3.0))} has the procedural mean 3.5.
   *
   * @param scale the scale, whose highest score is the highest cost
   * @param ratings for each known facet the mean of its items; unmodifiable, in the order of the enum
   */
  record Rated(RatingScale scale, Map<SwitchingFacet, Double> ratings) implements SwitchingCosts {
    /**
     * Checks the ratings and takes a copy.
     *
     * @param scale the scale
     * @param ratings within the scale
     * @throws IllegalArgumentException if a rating is off the scale
     */
    public Rated {
      requireNonNull(scale, "scale");
      Map<SwitchingFacet, Double> sorted = new EnumMap<>(SwitchingFacet.class);
      requireNonNull(ratings, "ratings").forEach((facet, rating) -> {
        checkArgument(
            rating >= scale.lowest() && rating <= scale.highest(),
            "rating of %s must be %s, was %s",
            facet,
            scale,
            rating);
        sorted.put(facet, rating + 0.0);
      });
      ratings = Collections.unmodifiableMap(sorted);
    }

    /**
     * Returns rated costs.
     *
     * @param scale the scale, whose highest score is the highest cost
     * @param ratings for each known facet the mean of its items
     * @return the costs
     * @throws IllegalArgumentException if a rating is off the scale
     */
    public static Rated of(RatingScale scale, Map<SwitchingFacet, Double> ratings) {
      return new Rated(scale, ratings);
    }

    @Override
    public Set<SwitchingFacet> known() {
      return ratings.keySet();
    }

    /**
     * Returns the mean of the known facets, each counted alike.
     *
     * @return on the scale; its sample size is the number of known facets; undefined if none is known
     */
    public Estimate mean() {
      return mean(EnumSet.allOf(SwitchingFacet.class));
    }

    /**
     * Returns the mean of the known facets of a group.
     *
     * @param group the group
     * @return on the scale; undefined if none of them is known
     */
    public Estimate mean(SwitchingFacet.Group group) {
      return mean(requireNonNull(group, "group").facets());
    }

    private Estimate mean(Collection<SwitchingFacet> facets) {
      int count = 0;
      double above = 0;
      for (Map.Entry<SwitchingFacet, Double> rating : ratings.entrySet()) {
        if (facets.contains(rating.getKey())) {
          count++;
          above += rating.getValue() - scale.lowest();
        }
      }
      return count == 0
          ? Estimate.undefined(UndefinedReason.noData("facets"), 0)
          : Estimate.of(Math.min(scale.highest(), scale.lowest() + above / count), count);
    }
  }

  /**
   * Switching costs in money: fees as they are, time and effort at what the customer holds them worth.
   *
   * <p>Example: {@code Priced.of(EUR, Map.of(MONETARY_LOSS, Money.of("EUR", "30"), LEARNING, Money.of("EUR", "12")))} comes to EUR 42.00.
   *
   * @param currency the currency of all amounts
   * @param amounts the known facets; unmodifiable, in the order of the enum
   */
  record Priced(CurrencyUnit currency, Map<SwitchingFacet, Money> amounts)
      implements SwitchingCosts {
    /**
     * Checks the amounts and takes a copy.
     *
     * @param currency the currency of all amounts
     * @param amounts in this currency, not negative
     * @throws IllegalArgumentException if an amount is negative
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public Priced {
      requireNonNull(currency, "currency");
      Map<SwitchingFacet, Money> sorted = new EnumMap<>(SwitchingFacet.class);
      for (Map.Entry<SwitchingFacet, Money> entry :
          requireNonNull(amounts, "amounts").entrySet()) {
        Money amount = entry.getValue();
        if (!amount.currency().equals(currency)) {
          throw new CurrencyMismatchException(currency, amount.currency());
        }
        checkArgument(
            !amount.isNegative(),
            "amount of %s must not be negative, was %s. What another supplier pays belongs to the value of the alternative.",
            entry.getKey(),
            amount);
        sorted.put(entry.getKey(), amount);
      }
      amounts = Collections.unmodifiableMap(sorted);
    }

    /**
     * Returns priced costs.
     *
     * @param currency the currency of all amounts
     * @param amounts in this currency, not negative
     * @return the costs
     * @throws IllegalArgumentException if an amount is negative
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public static Priced of(CurrencyUnit currency, Map<SwitchingFacet, Money> amounts) {
      return new Priced(currency, amounts);
    }

    @Override
    public Set<SwitchingFacet> known() {
      return amounts.keySet();
    }

    /**
     * Returns the sum of the known facets.
     *
     * @return zero or more; the whole cost is at least that as long as facets are {@link #unknown}
     * @throws ArithmeticException if the sum does not fit
     */
    public Money total() {
      return amounts.values().stream().collect(Money.summing(currency));
    }

    /**
     * Returns the sum of the known facets of a group.
     *
     * @param group the group
     * @return zero or more
     * @throws ArithmeticException if the sum does not fit
     */
    public Money total(SwitchingFacet.Group group) {
      requireNonNull(group, "group");
      return amounts.entrySet().stream()
          .filter(entry -> entry.getKey().group() == group)
          .map(Map.Entry::getValue)
          .collect(Money.summing(currency));
    }
  }
}
