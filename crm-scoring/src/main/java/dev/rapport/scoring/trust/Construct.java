package dev.rapport.scoring.trust;

import java.util.Locale;

/**
 * What the commitment-trust theory (投入-信任理论) speaks of: what brings relationships about, what holds them, and what comes of them.
 * Closed.
 *
 * <p>A construct is measured by several survey items; see {@link CompositeScale}. Its {@link #valence()} says whether more of it is good
 * for a relationship: more trust is, more opportunism is not, and more conflict is, as long as it is functional, settled amicably.
 *
 * <p>Reference: R. M. Morgan and S. D. Hunt (1994), The commitment-trust theory of relationship marketing, Journal of Marketing 58(3).
 */
public enum Construct {
  /** What it would cost to end the relationship and find another (关系终止成本). */
  TERMINATION_COSTS("关系终止成本", Role.ANTECEDENT, Sign.POSITIVE, true),

  /** How much better this partner is than others would be (关系利益). */
  RELATIONSHIP_BENEFITS("关系利益", Role.ANTECEDENT, Sign.POSITIVE, true),

  /** Agreement on what is right, important and proper (共同价值观). */
  SHARED_VALUES("共同价值观", Role.ANTECEDENT, Sign.POSITIVE, true),

  /** Sharing of meaningful and timely information (沟通). */
  COMMUNICATION("沟通", Role.ANTECEDENT, Sign.POSITIVE, false),

  /** Seeking one's own interest with guile (机会主义行为). */
  OPPORTUNISM("机会主义行为", Role.ANTECEDENT, Sign.NEGATIVE, false),

  /** Confidence in the partner's reliability and integrity (信任). */
  TRUST("信任", Role.MEDIATOR, Sign.POSITIVE, false),

  /** The belief that the relationship is worth every effort to keep it (承诺, 投入). */
  COMMITMENT("承诺", Role.MEDIATOR, Sign.POSITIVE, false),

  /** Going along with what the partner asks for (默许). */
  ACQUIESCENCE("默许", Role.OUTCOME, Sign.POSITIVE, false),

  /** How probable it is that one ends the relationship soon (离开倾向). */
  PROPENSITY_TO_LEAVE("离开倾向", Role.OUTCOME, Sign.NEGATIVE, false),

  /** Working together to common ends (合作). */
  COOPERATION("合作", Role.OUTCOME, Sign.POSITIVE, false),

  /** Disagreement that is settled amicably and prevents standstill (功能性冲突). */
  FUNCTIONAL_CONFLICT("功能性冲突", Role.OUTCOME, Sign.POSITIVE, false),

  /** Lack of what one needs to know to decide with confidence (决策不确定性). */
  UNCERTAINTY("决策不确定性", Role.OUTCOME, Sign.NEGATIVE, false);

  /** Where a construct stands in the theory. Closed. */
  public enum Role {
    /** It brings commitment or trust about (前因). */
    ANTECEDENT,
    /** Through it the antecedents act: one of the two key mediating variables (关键中介变量). */
    MEDIATOR,
    /** It comes of commitment or trust (结果). */
    OUTCOME
  }

  private final String term;
  private final Role role;
  private final Sign valence;
  private final boolean plural;

  Construct(String term, Role role, Sign valence, boolean plural) {
    this.term = term;
    this.role = role;
    this.valence = valence;
    this.plural = plural;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns where the construct stands in the theory.
   *
   * @return the role
   */
  public Role role() {
    return role;
  }

  /**
   * Returns whether more of it is good for a relationship. Every effect in the theory goes the way that the valences of its two ends say,
   * so the sign of any path is the product of the valences of its ends.
   *
   * @return positive if it is, negative if more of it is bad
   */
  public Sign valence() {
    return valence;
  }

  /** The name as it reads in a sentence. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The verb for an effect of this construct. */
  String verb(Sign effect) {
    return (effect == Sign.POSITIVE ? "raise" : "lower") + (plural ? "" : "s");
  }
}
