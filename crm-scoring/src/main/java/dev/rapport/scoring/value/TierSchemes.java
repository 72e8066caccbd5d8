package dev.rapport.scoring.value;

import java.util.List;

/**
 * The tier schemes of the literature. Where a source gives no numbers the usual practice stands here, and is said to; parts, ties and
 * the rule for losses can be changed.
 */
public final class TierSchemes {
  private TierSchemes() {}

  /**
   * Returns the enlarged customer pyramid (扩大的客户金字塔): platinum, gold, iron, lead.
   *
   * <p>The authors describe the tiers by behaviour and give no cut-offs. The parts 20, 30, 30 and 20 are the usual practice. A
   * customer who costs money is lead (铅层: 浪费公司金钱) whatever the rank. Value is meant to be profit or lifetime value.
   *
   * <p>Reference: V. A. Zeithaml, R. T. Rust and K. N. Lemon (2001), The customer pyramid: Creating and serving profitable customers,
   * California Management Review 43(4), 118–142.
   *
   * @return the scheme, equals promoted
   */
  public static TierScheme pyramid() {
    return new TierScheme(
        "customer pyramid",
        List.of(
            new ValueTier(
                "platinum",
                "白金层",
                "most valuable; not over-sensitive to price, willing to buy and try what is new, loyal"),
            new ValueTier(
                "gold",
                "黄金层",
                "less profitable, often because of discounts; less loyal, spreads over several suppliers"),
            new ValueTier(
                "iron",
                "铁层",
                "gives the volume that uses the capacity; not enough for special treatment"),
            new ValueTier(
                "lead",
                "铅层",
                "costs more than it brings; wants more attention than it is worth, complains to others")),
        TierScheme.Parts.of(20, 30, 30, 20),
        TierTies.PROMOTE,
        true);
  }

  /**
   * Returns the 80/20 pyramid (80/20客户金字塔): the best fifth and the others.
   *
   * @return the scheme, equals promoted
   */
  public static TierScheme topFifth() {
    return new TierScheme(
        "80/20 pyramid",
        List.of(
            new ValueTier("best", "高盈利客户", "the fifth that is said to bring four fifths"),
            new ValueTier("others", "低盈利客户", "")),
        TierScheme.Parts.of(20, 80),
        TierTies.PROMOTE,
        false);
  }

  /**
   * Returns the active customers of Curry's pyramid by revenue: the top hundredth, then 4, 15 and 80 parts in a hundred.
   *
   * <p>What each tier brings differs so much between sources that it is no part of the scheme: measure it with {@link
   * TierCuts#holdings}. Below the active customers the pyramid has inactive ones, prospects and suspects, who are worth nothing yet.
   *
   * <p>Reference: J. Curry and A. Curry (2000), The Customer Marketing Method, Free Press.
   *
   * @return the scheme, equals promoted
   */
  public static TierScheme curry() {
    return new TierScheme(
        "Curry pyramid",
        List.of(
            ValueTier.of("top"),
            ValueTier.of("large"),
            ValueTier.of("medium"),
            ValueTier.of("small")),
        TierScheme.Parts.of(1, 4, 15, 80),
        TierTies.PROMOTE,
        false);
  }

  /**
   * Returns the classification by importance (按客户重要性分类): VIP, key and ordinary customers.
   *
   * <p>The textbooks name the three and give no cut-offs; 5, 15 and 80 parts in a hundred are ours.
   *
   * @return the scheme, equals promoted
   */
  public static TierScheme importance() {
    return new TierScheme(
        "importance",
        List.of(
            new ValueTier("vip", "贵宾型", "served by name"),
            new ValueTier("key", "重要型", "developed further"),
            new ValueTier("ordinary", "普通型", "served well at low cost")),
        TierScheme.Parts.of(5, 15, 80),
        TierTies.PROMOTE,
        false);
  }

  /**
   * Returns a scheme of fixed values, which do not move with the base: for prices, contracts and comparisons over time.
   *
   * @param name what the scheme is called
   * @param tiers the tiers, the best first
   * @param minima the lowest value of each tier but the last, descending
   * @return the scheme; {@link TierScheme#fit} takes any base, also none
   * @throws IllegalArgumentException if the minima do not fit the tiers
   */
  public static TierScheme absolute(String name, List<ValueTier> tiers, long... minima) {
    return new TierScheme(name, tiers, TierScheme.Thresholds.of(minima), TierTies.PROMOTE, false);
  }
}
