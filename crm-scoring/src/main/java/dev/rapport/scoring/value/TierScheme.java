package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How customers are put into tiers by what they are worth: the customer pyramid (客户金字塔) in general.
 *
 * <p>A scheme names its tiers, the best first, and says how they are cut: in {@link Parts} of the customers, ranked by value, or at {@link
 * Thresholds} of value. Value is any whole number that means more with more of it: profit, revenue, lifetime value, in minor units. {@link
 * #fit} turns parts into limits for a base; a fitted scheme puts customers into tiers one by one.
 *
 * <pre>{@code
 * TierCuts cuts = TierSchemes.pyramid().fit(EmpiricalDistribution.of(profits));
 * cuts.tier(12_345);                // platinum, gold, iron or lead
 * cuts.distanceToNextTier(12_345);  // what is missing
 * }</pre>
 *
 * <p>Two rules are part of the scheme. Customers who are worth the same are in the same tier, whatever the parts say: {@link TierTies}. And,
 * where {@code lossesLowest} is set, whoever costs more than he brings is in the lowest tier whatever his rank: in a base that loses money
 * on most customers, the best tenth may lose money too.
 *
 * @param name what the scheme is called
 * @param tiers the tiers, the best first; two or more with different ids
 * @param cut how they are cut
 * @param ties where equals go that span a limit; it matters for parts only
 * @param lossesLowest whether a value below zero always means the lowest tier
 */
public record TierScheme(
    String name, List<ValueTier> tiers, Cut cut, TierTies ties, boolean lossesLowest) {
  /**
   * Checks that the parts fit together.
   *
   * @param name not blank
   * @param tiers 2 to 100 with different ids
   * @param cut as many parts as tiers, or one threshold fewer
   * @param ties any
   * @param lossesLowest any
   * @throws IllegalArgumentException if they do not
   */
  public TierScheme {
    requireNonNull(name, "name");
    tiers = List.copyOf(requireNonNull(tiers, "tiers"));
    requireNonNull(cut, "cut");
    requireNonNull(ties, "ties");
    checkArgument(!name.isBlank(), "name must not be blank");
    checkArgument(
        tiers.size() >= 2 && tiers.size() <= 100, "tiers must be 2 to 100, were %s", tiers.size());
    checkArgument(
        tiers.stream().map(ValueTier::id).distinct().count() == tiers.size(),
        "tiers must have different ids, were %s",
        tiers);
    checkArgument(
        cut.tiers() == tiers.size(),
        "cut must make as many tiers as there are, %s, was %s",
        tiers.size(),
        cut);
  }

  /** Where one tier ends and the next begins. */
  public sealed interface Cut {
    /**
     * Returns how many tiers this makes.
     *
     * @return 2 or more
     */
    int tiers();
  }

  /**
   * Tiers that hold given parts of the customers, ranked by value: {@code Parts.of(20, 30, 30, 20)} puts the best fifth into the first
   * tier, the next three tenths into the second, and so on.
   *
   * <p>The first {@code ⌈n (p₁ + … + pᵢ) / p⌉} of n customers are in the first i tiers, but for ties. With fewer customers than tiers the
   * better tiers fill first and the lower ones may stay empty.
   *
   * @param parts how large each tier is, the best first, relative to the sum of all
   */
  public record Parts(List<Long> parts) implements Cut {
    private static final long MOST = 1_000_000;

    /**
     * Checks the parts.
     *
     * @param parts each 1 to 1,000,000
     * @throws IllegalArgumentException if one is out of range
     */
    public Parts {
      parts = List.copyOf(requireNonNull(parts, "parts"));
      for (long part : parts) {
        checkArgument(part >= 1 && part <= MOST, "parts must be 1 to %s, was %s", MOST, part);
      }
    }

    /**
     * Returns tiers of given parts.
     *
     * @param parts each 1 to 1,000,000, the best tier first
     * @return the cut
     */
    public static Parts of(long... parts) {
      return new Parts(LongStream.of(requireNonNull(parts, "parts")).boxed().toList());
    }

    @Override
    public int tiers() {
      return parts.size();
    }

    /** The rank of the last customer of a tier in a row of so many, the most valuable first. */
    private int[] cumulative() {
      int[] sums = new int[parts.size()];
      int sum = 0;
      for (int i = 0; i < sums.length; i++) {
        sum += parts.get(i).intValue();
        sums[i] = sum;
      }
      return sums;
    }
  }

  /**
   * Tiers that begin at given values: {@code Thresholds.of(100_000, 20_000, 0)} makes four tiers, the first from 1,000.00 up in an
   * amount of cents, the last below zero.
   *
   * @param minima the lowest value of each tier but the last, descending
   */
  public record Thresholds(List<Long> minima) implements Cut {
    /**
     * Checks the values.
     *
     * @param minima each below its predecessor
     * @throws IllegalArgumentException if one is not
     */
    public Thresholds {
      minima = List.copyOf(requireNonNull(minima, "minima"));
      for (int i = 1; i < minima.size(); i++) {
        checkArgument(
            minima.get(i) < minima.get(i - 1), "minima must be descending, was %s", minima);
      }
    }

    /**
     * Returns tiers that begin at given values.
     *
     * @param minima the lowest value of each tier but the last, descending
     * @return the cut
     */
    public static Thresholds of(long... minima) {
      return new Thresholds(
          LongStream.of(requireNonNull(minima, "minima")).boxed().toList());
    }

    @Override
    public int tiers() {
      return minima.size() + 1;
    }
  }

  /**
   * Returns the same scheme with another rule for ties.
   *
   * @param newTies where equals go that span a limit
   * @return the scheme
   */
  public TierScheme withTies(TierTies newTies) {
    return new TierScheme(name, tiers, cut, newTies, lossesLowest);
  }

  /**
   * Returns the same scheme with or without the rule that losses mean the lowest tier.
   *
   * @param newLossesLowest whether a value below zero always means the lowest tier
   * @return the scheme
   */
  public TierScheme withLossesLowest(boolean newLossesLowest) {
    return new TierScheme(name, tiers, cut, ties, newLossesLowest);
  }

  /**
   * Finds the limits of the tiers for a base. Thresholds are limits already and need no base; parts need one.
   *
   * <p>Distributions of shards are merged before; the limits are exact.
   *
   * @param values what each customer is worth
   * @return the limits
   * @throws IllegalArgumentException if the scheme cuts parts and there is no customer
   * @throws ArithmeticException if a limit leaves a {@code long}
   */
  public TierCuts fit(EmpiricalDistribution values) {
    requireNonNull(values, "values");
    List<Long> minima = new ArrayList<>();
    if (cut instanceof Thresholds thresholds) {
      minima.addAll(thresholds.minima());
    } else if (cut instanceof Parts parts) {
      checkArgument(!values.isEmpty(), "values must be of at least one customer, were of none");
      int[] sums = parts.cumulative();
      for (int tier = 0; tier < sums.length - 1; tier++) {
        minima.add(minimum(values, sums[tier], sums[sums.length - 1]));
      }
    }
    minima.replaceAll(minimum -> lossesLowest ? Math.max(minimum, 0) : minimum);
    return new TierCuts(this, minima);
  }

  /**
   * Finds the limits of the tiers by revenue (purchases less returns) of a base.
   *
   * @param base the customers
   * @return the limits, in minor units of the base's currency
   * @throws IllegalArgumentException if the scheme cuts parts and there is no customer
   */
  public TierCuts fit(CustomerBase base) {
    return fit(EmpiricalDistribution.of(requireNonNull(base, "base").netRevenueMinorUnits()));
  }

  /*
   * The best ceil(n part / whole) customers end, from below, before rank floor(n (whole − part) / whole) + 1. The value at this rank
   * is the limit if equals are promoted; if they are demoted and some of them are below the rank, the limit is just above it.
   */
  private long minimum(EmpiricalDistribution values, int part, int whole) {
    // floor(n (whole - part) / whole), taken apart so that no product leaves a long.
    int rest = whole - part;
    long below = values.size() / whole * rest + values.size() % whole * rest / whole;
    long value = values.valueAtRank(below + 1);
    long smaller = value == Long.MIN_VALUE ? 0 : values.countUpTo(value - 1);
    return ties == TierTies.DEMOTE && smaller < below ? Math.incrementExact(value) : value;
  }
}
