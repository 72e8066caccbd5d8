package dev.rapport.scoring.complaint;

/**
 * Why customers complain, and why they do not (抱怨与不抱怨的原因), by the term of the {@linkplain ComplaintChoice choice} on which each bears.
 * Closed.
 *
 * <p>The list is that of the Chinese textbooks of service marketing, after N. Stephens and K. P. Gwinner (1998), Why don't some people
 * complain?, Journal of the Academy of Marketing Science 26(3). The terms are our reading: every reason makes success more or less likely,
 * the benefit larger or smaller, or the cost lower or higher.
 */
public enum ComplaintReason {
  /** Believes that a complaint leads to something good, for others too (相信投诉总有积极结果且对社会有益). */
  COMPLAINTS_HELP("相信投诉总有积极结果且对社会有益", Term.SUCCESS_PROBABILITY, true),
  /** Believes to get compensation in some form (相信自己会获得某种形式的赔偿). */
  COMPENSATION("相信自己会获得某种形式的赔偿", Term.BENEFIT, true),
  /** Believes to be owed fair treatment and good service (相信应该得到公正对待和良好服务). */
  FAIRNESS_IS_OWED("相信应该得到公正对待和良好服务", Term.BENEFIT, true),
  /** Wants to spare others the same (社会责任感促使其帮助他人免受不好的服务). */
  SOCIAL_DUTY("社会责任感促使其帮助他人免受不好的服务", Term.BENEFIT, true),
  /** Wants to punish the firm (惩罚服务供应商). */
  PUNISHMENT("惩罚服务供应商", Term.BENEFIT, true),
  /** Likes to complain, so that it costs nothing (喜欢抱怨或制造麻烦). */
  LIKES_COMPLAINING("喜欢抱怨或制造麻烦", Term.COST, true),

  /** Holds it for a waste of time and effort (认为浪费时间与精力). */
  WASTE_OF_EFFORT("认为浪费时间与精力", Term.COST, false),
  /** Does not believe that it changes anything for anybody (不相信对自己或别人有积极意义). */
  NOTHING_CHANGES("不相信对自己或别人有积极意义", Term.SUCCESS_PROBABILITY, false),
  /** Does not know how to complain (不知道如何抱怨). */
  DOES_NOT_KNOW_HOW("不知道如何抱怨", Term.COST, false),
  /** Blames himself and expects no compensation (认为错误是由自己的原因造成的且得不到赔偿). */
  OWN_FAULT("认为错误是由自己的原因造成的且得不到赔偿", Term.SUCCESS_PROBABILITY, false),
  /** The service is cheap and bought often: not worth a complaint (廉价的频繁购买的服务不重要). */
  NOT_IMPORTANT("廉价的频繁购买的服务不重要", Term.BENEFIT, false);

  /** The three terms of the choice. Closed. */
  public enum Term {
    /** How probable success is (成功的可能性). */
    SUCCESS_PROBABILITY("成功的可能性"),
    /** What success would be worth (收益). */
    BENEFIT("收益"),
    /** What complaining costs in time, effort and unpleasantness (成本). */
    COST("成本");

    private final String term;

    Term(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  private final String term;
  private final Term bearsOn;
  private final boolean isForComplaining;

  ComplaintReason(String term, Term bearsOn, boolean isForComplaining) {
    this.term = term;
    this.bearsOn = bearsOn;
    this.isForComplaining = isForComplaining;
  }

  /**
   * Returns the reason in Chinese.
   *
   * @return the words of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns on which term of the choice the reason bears.
   *
   * @return the term
   */
  public Term bearsOn() {
    return bearsOn;
  }

  /**
   * Tells whether the reason speaks for complaining.
   *
   * @return false if it speaks against
   */
  public boolean isForComplaining() {
    return isForComplaining;
  }
}
