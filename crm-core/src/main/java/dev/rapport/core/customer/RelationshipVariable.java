package dev.rapport.core.customer;

/**
 * What a firm has to know about a partner in order to build and keep a relationship with it: the relationship variables
 * (关系变量) of relationship research (关系调查). Closed.
 *
 * <p>They are headings for a check of completeness, {@link Customer#unknown}. The knowledge itself stands elsewhere: behaviour
 * in events, attitude in survey answers and scores, personal circumstances in the application's own store.
 */
public enum RelationshipVariable {
  /** Circumstances (个人状况): life or business situation. */
  CIRCUMSTANCES(Method.ASK),

  /** Behaviour and preference (行为偏好): what is bought, used, visited and liked. */
  BEHAVIOUR(Method.OBSERVE),

  /** Values (价值观念): what the partner holds to be right and worth having. */
  VALUES(Method.ASK),

  /** Attitude (态度): how the partner judges the firm and its offers. */
  ATTITUDE(Method.ASK),

  /** Influence (影响): what the partner can do for or against the firm, by itself and through others. */
  INFLUENCE(Method.OBSERVE);

  /** How a firm finds out. Closed. */
  public enum Method {
    /** From what happened: purchases, visits, referrals, complaints. Costs the partner nothing. */
    OBSERVE,
    /** By asking the partner, with its consent. */
    ASK
  }

  private final Method method;

  RelationshipVariable(Method method) {
    this.method = method;
  }

  /**
   * Returns how to find out.
   *
   * @return the method
   */
  public Method method() {
    return method;
  }
}
