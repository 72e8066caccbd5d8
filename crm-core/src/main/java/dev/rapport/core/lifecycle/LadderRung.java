package dev.rapport.core.lifecycle;

/**
 * How much of a customer a party has become: the rungs of the ladder of formation (客户的形成). Closed.
 *
 * <p>Eight rungs lead upwards, in the order of the constants; two states stand beside the ladder. The ladder is Kotler's after
 * Griffin (1995). Ladders of five rungs map onto it: {@link LoyaltyLadder}, {@link LoyaltyClass}. A rung says what the customer
 * did and is; it does not say which way the relationship moves, which is a {@link LifeStage}.
 */
public enum LadderRung {
  /** Suspect (可能的顾客): known by name or id only; whether it could become a customer is not known. */
  SUSPECT,

  /** Prospect (预期顾客, 合格预期顾客): needs the product and can pay, has not bought. */
  PROSPECT,

  /** First-time customer (首次购买客户): bought once. */
  FIRST_TIME,

  /** Repeat customer (重复购买客户): bought again, perhaps from competitors as well. */
  REPEAT,

  /** Client (忠诚客户): buys in the category from this firm only, or nearly so. */
  CLIENT,

  /** Member (成员): takes part in a programme with benefits. */
  MEMBER,

  /** Advocate (拥护者): praises the firm and brings others. */
  ADVOCATE,

  /** Partner (合伙人): the two work together, tied by structure. */
  PARTNER,

  /** Disqualified (不合格): cannot become a customer, or should not. Beside the ladder. */
  DISQUALIFIED,

  /** Inactive (不活跃客户): was a customer and has lapsed or left; to be won back or let go. Beside the ladder. */
  INACTIVE;

  /**
   * Tells whether this is one of the eight rungs.
   *
   * @return false for {@link #DISQUALIFIED} and {@link #INACTIVE}
   */
  public boolean isOnLadder() {
    return compareTo(PARTNER) <= 0;
  }

  /**
   * Tells whether a party in this state has not bought yet.
   *
   * @return true for suspects, prospects and the disqualified; false for the inactive, who may have
   */
  public boolean isBeforePurchase() {
    return this == SUSPECT || this == PROSPECT || this == DISQUALIFIED;
  }

  /**
   * Tells whether a customer in this state belongs in the database of active customers (积极客户数据库) and not in that of inactive
   * ones (不积极客户数据库).
   *
   * @return true from {@link #FIRST_TIME} to {@link #PARTNER}
   */
  public boolean isActiveCustomer() {
    return isOnLadder() && !isBeforePurchase();
  }

  /**
   * Tells whether this rung is at least as high as another.
   *
   * @param rung a rung of the ladder
   * @return whether both are on the ladder and this one is not below the other
   */
  public boolean isAtLeast(LadderRung rung) {
    return isOnLadder() && rung.isOnLadder() && compareTo(rung) >= 0;
  }
}
