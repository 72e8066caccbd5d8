package dev.rapport.scoring.customervalue;

/**
 * What a customer gets and gives: the four parts of total customer value (整体客户价值) and the four of total customer cost (整体客户成本).
 *
 * <p>Reference: P. Kotler (1994), Marketing management, 8th edition.
 */
public enum ValueComponent {
  /** Quality and function of the product (产品价值). */
  PRODUCT("产品价值", true),

  /** Service before, during and after the sale (服务价值). */
  SERVICE("服务价值", true),

  /** Knowledge, care and speed of the people (人员价值). */
  PERSONNEL("人员价值", true),

  /** The name of the firm and its brands (形象价值). */
  IMAGE("形象价值", true),

  /** The price and everything else that is paid (货币成本). */
  MONEY("货币成本", false),

  /** Time to search, to wait, to learn (时间成本). */
  TIME("时间成本", false),

  /** Physical effort (体力成本). */
  ENERGY("体力成本", false),

  /** Worry, risk and annoyance (精神成本). */
  PSYCHIC("精神成本", false);

  private final String term;
  private final boolean isBenefit;

  ValueComponent(String term, boolean isBenefit) {
    this.term = term;
    this.isBenefit = isBenefit;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the words of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Tells on which side of the balance it stands.
   *
   * @return whether it is a benefit; if not, it is a cost
   */
  public boolean isBenefit() {
    return isBenefit;
  }
}
