package dev.rapport.scoring.value;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the textbooks warn of who put customers into tiers by profit, with what this library has against it.
 */
public enum TierCaveat {
  /** Profit tiers come from the past (利润层级的分析往往来自历史数据) and know nothing of the future. */
  BACKWARD_LOOKING("add potential as a second axis: CurrentPotential, or tiers of lifetime value"),

  /** Customers do not understand tiers and resent a low one (更不乐意被分到比较差的类别里面). */
  RESENTED("say what it takes to be served better: TierCuts.distanceToNextTier"),

  /** Limits that are fitted anew hide whether customers got better or the base got worse. */
  MOVING_LIMITS("keep the limits and count who moved: TierMigration");

  private final String remedy;

  TierCaveat(String remedy) {
    this.remedy = remedy;
  }

  /**
   * Returns what helps.
   *
   * @return a sentence that names the type to use
   */
  public String remedy() {
    return remedy;
  }

  /**
   * Returns which caveats apply to a use of tiers.
   *
   * @param potentialKnown whether potential is considered beside the tier
   * @param shownToCustomers whether customers can tell their tier from how they are treated
   * @param refitted whether the limits are fitted anew on every date
   * @return the caveats, in their order; a fresh set
   */
  public static Set<TierCaveat> of(
      boolean potentialKnown, boolean shownToCustomers, boolean refitted) {
    Set<TierCaveat> caveats = EnumSet.noneOf(TierCaveat.class);
    if (!potentialKnown) {
      caveats.add(BACKWARD_LOOKING);
    }
    if (shownToCustomers) {
      caveats.add(RESENTED);
    }
    if (refitted) {
      caveats.add(MOVING_LIMITS);
    }
    return caveats;
  }
}
