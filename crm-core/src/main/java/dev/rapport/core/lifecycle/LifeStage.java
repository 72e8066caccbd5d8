package dev.rapport.core.lifecycle;

/**
 * Which way a relationship moves: the stages of the relationship life cycle (客户生命周期), with what lies before and after. Closed.
 *
 * <p>Dwyer, Schurr and Oh (1987) describe how a relationship develops from exploration through expansion to commitment and may
 * dissolve; Chen Mingliang (陈明亮 2002) makes it the four stages that Chinese textbooks teach. They characterise the stages by
 * volume, price, cost and profit and give no numbers; {@link StagePolicy} does, and each number is a setting. Which stage may
 * follow which is {@link StageTransitions}.
 */
public enum LifeStage {
  /** Before the first purchase: there is no relationship yet. */
  PROSPECT,

  /** Exploration (考察期, 客户关系的孕育阶段): the two try each other out; few purchases, much doubt. */
  EXPLORATION,

  /** Formation (形成期, 快速发展阶段): trust is there and business grows fast. */
  FORMATION,

  /** Stability (稳定期, 成熟期和理想阶段): business is at its height and steady. */
  STABILITY,

  /** Degradation (退化期, 关系水平发生逆转的阶段): business falls or falls silent. It can follow on any stage. */
  DEGRADATION,

  /** Ended (终止): one of the two ended the relationship. */
  TERMINATED;

  /**
   * Tells whether there is a relationship: it has begun and was not ended.
   *
   * @return true for the four stages of the life cycle
   */
  public boolean isRelationship() {
    return this != PROSPECT && this != TERMINATED;
  }
}
