package dev.rapport.core.relationship;

/**
 * What a firm does to tie a customer (维系手段), and which bond it builds. A tactic in use is evidence of its bond. May grow.
 *
 * <p>The twelve of Zeithaml and Bitner, three for each bond, and four that Berry and Parasuraman (1991) name.
 */
public enum BondTactic {
  /** Rewards for volume and frequency (数量和频率回报), frequency marketing (频繁市场营销) among them. */
  VOLUME_AND_FREQUENCY_REWARD(Bond.FINANCIAL),

  /** Bundles and cross-selling at a better price (捆绑和交叉销售). */
  BUNDLING(Bond.FINANCIAL),

  /** A price that stays (稳定价格). */
  STABLE_PRICE(Bond.FINANCIAL),

  /** Money back to the dissatisfied, as part of a customer-satisfaction plan (顾客满意计划). */
  SATISFACTION_REFUND(Bond.FINANCIAL),

  /** Dealings that never break off (连续关系): a regular call, a yearly meeting. */
  CONTINUOUS_RELATIONSHIP(Bond.SOCIAL),

  /** People who know each other (人际关系): the same adviser each time. */
  PERSONAL_RELATIONSHIP(Bond.SOCIAL),

  /** Customers who know each other (顾客的社会关系). */
  SOCIAL_TIES_AMONG_CUSTOMERS(Bond.SOCIAL),

  /** A visible organisation of customers (有形的顾客组织): a club with members. */
  CUSTOMER_CLUB(Bond.SOCIAL),

  /** An invisible organisation of customers (无形的顾客组织): files from which each is recognised. */
  CUSTOMER_FILES(Bond.SOCIAL),

  /** Intimate knowledge of the customer (客户亲密). */
  CUSTOMER_INTIMACY(Bond.CUSTOMISATION),

  /** Products made to order on a large scale (大规模定制). */
  MASS_CUSTOMISATION(Bond.CUSTOMISATION),

  /** Needs foreseen before they are said (预见/革新). */
  ANTICIPATION(Bond.CUSTOMISATION),

  /** Processes and equipment that both use (共享过程和设备). */
  SHARED_PROCESSES(Bond.STRUCTURAL),

  /** Investments made together (联合投资). */
  JOINT_INVESTMENT(Bond.STRUCTURAL),

  /** Information systems that are linked (一体化信息系统). */
  INTEGRATED_INFORMATION(Bond.STRUCTURAL),

  /** A service of value that is hard to get elsewhere (独到服务). */
  UNIQUE_SERVICE(Bond.STRUCTURAL);

  private final Bond builds;

  BondTactic(Bond builds) {
    this.builds = builds;
  }

  /**
   * Returns which bond the tactic builds.
   *
   * @return the bond
   */
  public Bond builds() {
    return builds;
  }
}
