package dev.rapport.scoring.trust;

/**
 * What customers get out of a long relationship beyond the service itself (关系利益). Closed.
 *
 * <p>Reference: K. P. Gwinner, D. D. Gremler and M. J. Bitner (1998), Relational benefits in services industries: the customer's perspective,
 * Journal of the Academy of Marketing Science 26(2). What the firm gets out of it is {@link dev.rapport.core.relationship.FirmBenefit}.
 */
public enum RelationalBenefit {
  /** Confidence (信任利益): less anxiety, knowing what to expect (减少了顾客的焦虑). */
  CONFIDENCE("信任利益", 1),

  /** Social (社会利益): being known, close personal or professional ties (亲密的个人或专业关系). */
  SOCIAL("社会利益", 2),

  /** Special treatment (特殊对待利益): special deals or prices, being served first (特殊的交易或价格、优先接待). */
  SPECIAL_TREATMENT("特殊对待利益", 3);

  /** Where the {@linkplain #importanceRank ranks} are from, for reports that show them. */
  public static final String RANK_SOURCE =
      "attributed to Gwinner, Gremler and Bitner (1998), not checked against the print";

  private final String term;
  private final int importanceRank;

  RelationalBenefit(String term, int importanceRank) {
    this.term = term;
    this.importanceRank = importanceRank;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns how customers of the first study ranked the benefit by importance: confidence first. A finding about them, with the label {@link
   * #RANK_SOURCE}; ask your own customers with {@link RelationalBenefitTally}.
   *
   * @return 1, the most important, to 3
   */
  public int importanceRank() {
    return importanceRank;
  }
}
