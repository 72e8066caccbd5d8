package dev.rapport.core.customer;

/**
 * What a firm has to know about a partner in order to build and keep a relationship with it: the relationship variables
 * (关系变量) of relationship research (关系调查). Closed.
 *
 * <p>They are headings for a check of completeness. The knowledge itself stands elsewhere: behaviour in events, attitude in
 * survey answers and scores, personal circumstances in the application's own store.
 */
public enum RelationshipVariable {
  /** Circumstances (个人状况): life or business situation. */
  CIRCUMSTANCES,

  /** Behaviour and preference (行为偏好): what is bought, used, visited and liked. */
  BEHAVIOUR,

  /** Values (价值观念): what the partner holds to be right and worth having. */
  VALUES,

  /** Attitude (态度): how the partner judges the firm and its offers. */
  ATTITUDE,

  /** Influence (影响): what the partner can do for or against the firm, by itself and through others. */
  INFLUENCE
}
