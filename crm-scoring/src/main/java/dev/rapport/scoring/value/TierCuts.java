package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * A tier scheme with its limits: what puts one customer after the other into a tier.
 *
 * <p>A customer is in the best tier whose lowest value he reaches. With the limits 10,000 and 2,500 someone worth 9,999 is in the second of
 * three tiers and {@linkplain #distanceToNextTier 1 short} of the first. Limits are fitted on one base and may then be applied to other
 * customers, for whom the parts come out as they come out. The record has JDK types only, so engines ship it as it is.
 *
 * @param scheme the scheme
 * @param minima the lowest value of each tier but the last, never rising; equal neighbours leave the tier between them empty
 */
public record TierCuts(TierScheme scheme, List<Long> minima) {
  /**
   * Checks the limits.
   *
   * @param scheme the scheme
   * @param minima one fewer than tiers, none above its predecessor, and none below 0 if losses mean the lowest tier
   * @throws IllegalArgumentException if they are not
   */
  public TierCuts {
    requireNonNull(scheme, "scheme");
    minima = List.copyOf(requireNonNull(minima, "minima"));
    checkArgument(
        minima.size() == scheme.tiers().size() - 1,
        "minima must be one fewer than %s tiers, was %s",
        scheme.tiers().size(),
        minima);
    for (int i = 1; i < minima.size(); i++) {
      checkArgument(minima.get(i) <= minima.get(i - 1), "minima must not rise, was %s", minima);
    }
    checkArgument(
        !scheme.lossesLowest() || minima.get(minima.size() - 1) >= 0,
        "minima must be 0 or more if losses mean the lowest tier, was %s",
        minima);
  }

  /**
   * How much of a base is in a tier.
   *
   * @param tier the tier
   * @param customers how many customers
   * @param customerShare which part of the customers; undefined if there are none at all
   * @param value what they are worth together, exactly
   * @param valueShare which part of the value; undefined if the whole is not positive
   */
  public record Holding(
      ValueTier tier,
      long customers,
      Estimate customerShare,
      BigInteger value,
      Estimate valueShare) {
    /**
     * Checks the components.
     *
     * @param tier the tier
     * @param customers 0 or more
     * @param customerShare the share
     * @param value any sum
     * @param valueShare the share
     */
    public Holding {
      requireNonNull(tier, "tier");
      checkArgument(customers >= 0, "customers must be 0 or more, was %s", customers);
      requireNonNull(customerShare, "customerShare");
      requireNonNull(value, "value");
      requireNonNull(valueShare, "valueShare");
    }
  }

  /**
   * Returns the index of a customer's tier.
   *
   * @param value what the customer is worth, in the unit of the limits
   * @return 0 for the best tier, up to one less than the tiers
   */
  public int indexOf(long value) {
    int index = 0;
    for (long minimum : minima) {
      index += value < minimum ? 1 : 0;
    }
    return index;
  }

  /**
   * Returns a customer's tier.
   *
   * @param value what the customer is worth, in the unit of the limits
   * @return the tier
   */
  public ValueTier tier(long value) {
    return scheme.tiers().get(indexOf(value));
  }

  /**
   * Returns what a customer lacks to the next better tier: what to tell people who see that others are treated better.
   *
   * @param value what the customer is worth, in the unit of the limits
   * @return how much more it takes, 1 or more; nothing in the best tier that there is
   * @throws ArithmeticException if the distance leaves a {@code long}
   */
  public OptionalLong distanceToNextTier(long value) {
    int index = indexOf(value);
    return index == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.subtractExact(minima.get(index - 1), value));
  }

  /**
   * Puts a range of customers into tiers.
   *
   * @param values what each is worth, in the unit of the limits
   * @param tiers receives the indexes of the tiers
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer, from {@code startInclusive} to the shorter array's length
   * @throws IndexOutOfBoundsException if the range leaves an array; nothing is written then
   */
  public void assign(long[] values, byte[] tiers, int startInclusive, int endExclusive) {
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        Math.min(requireNonNull(values, "values").length, requireNonNull(tiers, "tiers").length));
    long[] limits = minima.stream().mapToLong(Long::longValue).toArray();
    for (int i = startInclusive; i < endExclusive; i++) {
      int index = 0;
      for (long limit : limits) {
        index += values[i] < limit ? 1 : 0;
      }
      tiers[i] = (byte) index;
    }
  }

  /**
   * Adds up the customers and the value of each tier.
   *
   * @param values what each customer is worth; merged, if they lie in shards
   * @return a holding for each tier, the best first
   */
  public List<Holding> holdings(EmpiricalDistribution values) {
    requireNonNull(values, "values");
    int tiers = scheme.tiers().size();
    long[] customers = new long[tiers];
    BigInteger[] worth = new BigInteger[tiers];
    Arrays.fill(worth, BigInteger.ZERO);
    for (int i = 0; i < values.distinctValues(); i++) {
      int tier = indexOf(values.valueAt(i));
      BigInteger count = BigInteger.valueOf(values.countAt(i));
      customers[tier] += values.countAt(i);
      worth[tier] = worth[tier].add(BigInteger.valueOf(values.valueAt(i)).multiply(count));
    }
    BigInteger total = List.of(worth).stream().reduce(BigInteger.ZERO, BigInteger::add);
    List<Holding> holdings = new ArrayList<>(tiers);
    for (int tier = 0; tier < tiers; tier++) {
      holdings.add(new Holding(
          scheme.tiers().get(tier),
          customers[tier],
          share(BigInteger.valueOf(customers[tier]), BigInteger.valueOf(values.size()), values),
          worth[tier],
          share(worth[tier], total, values)));
    }
    return Collections.unmodifiableList(holdings);
  }

  private static Estimate share(
      BigInteger part, BigInteger whole, EmpiricalDistribution customers) {
    if (customers.isEmpty()) {
      return Estimate.undefined(UndefinedReason.noData("customers"), 0);
    }
    return whole.signum() > 0
        ? Estimate.of(
            new BigDecimal(part)
                .divide(new BigDecimal(whole), MathContext.DECIMAL128)
                .doubleValue(),
            customers.size())
        : Estimate.undefined(
            new UndefinedReason(
                UndefinedReason.Kind.DOES_NOT_EXIST,
                "there is no share of a total that is not positive"),
            customers.size());
  }
}
