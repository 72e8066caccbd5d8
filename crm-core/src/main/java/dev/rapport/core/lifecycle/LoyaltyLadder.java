package dev.rapport.core.lifecycle;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The ladder of loyalty (忠诚阶梯) of Christopher, Payne and Ballantyne (1991): five rungs, as marketing by word of mouth uses
 * them. Closed; in ascending order.
 *
 * <p>It is a coarser reading of {@link LadderRung}: {@code LoyaltyLadder.of(LadderRung.MEMBER)} is {@link #SUPPORTER}. The documents
 * name the five; which rungs of the other ladder each stands for is our reading.
 */
public enum LoyaltyLadder {
  /** Prospect (潜在顾客). */
  PROSPECT(LadderRung.PROSPECT, LadderRung.PROSPECT),

  /** New customer (新顾客). */
  NEW(LadderRung.FIRST_TIME, LadderRung.FIRST_TIME),

  /** Existing customer (现有顾客). */
  EXISTING(LadderRung.REPEAT, LadderRung.REPEAT),

  /** Supporter (支持者): likes to deal with the firm, and supports it silently. */
  SUPPORTER(LadderRung.CLIENT, LadderRung.MEMBER),

  /** Advocate (宣传者): brings others. A partner is one too. */
  ADVOCATE(LadderRung.ADVOCATE, LadderRung.PARTNER);

  private final ImmutableSet<LadderRung> rungs;

  LoyaltyLadder(LadderRung lowest, LadderRung highest) {
    this.rungs = Sets.immutableEnumSet(EnumSet.range(lowest, highest));
  }

  /**
   * Returns the rung that a rung of the ladder of formation belongs to.
   *
   * @param rung any rung
   * @return the rung of this ladder; empty for suspects, who are not on it yet, and for the disqualified and the inactive
   */
  public static Optional<LoyaltyLadder> of(LadderRung rung) {
    for (LoyaltyLadder coarse : values()) {
      if (coarse.rungs.contains(rung)) {
        return Optional.of(coarse);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the rungs of the ladder of formation that are this one.
   *
   * @return an unmodifiable set in ascending order
   */
  public Set<LadderRung> rungs() {
    return rungs;
  }
}
