package dev.rapport.scoring.targeting;

/**
 * Which goods and services suit sale online (适合网络销售的商品和服务), by how much of them is information and how important the purchase is to the
 * buyer.
 *
 * <p>What can be told in full on a screen needs no shop; what matters little is bought without much thought. The textbook draws the two axes
 * and gives no limits; what follows from each quadrant is our reading. For a judgement on thirty criteria see {@link Scorecards#bullseye()}.
 */
public enum OnlineSaleFit {
  /** Much information, little importance: books, music, tickets. Sell online, and deliver online where it can be. */
  SELL_ONLINE(true, false),

  /** Much information, great importance: insurance, journeys, software for firms. Inform and advise online, and close with a person at hand. */
  ADVISE_ONLINE(true, true),

  /** Little information, little importance: groceries. Repeat orders suit it, first orders do not. */
  REORDER_ONLINE(false, false),

  /** Little information, great importance: what must be seen and tried, such as a house. Draw people in online, and sell elsewhere. */
  PRESENT_ONLINE(false, true);

  private final boolean informative;
  private final boolean important;

  OnlineSaleFit(boolean informative, boolean important) {
    this.informative = informative;
    this.important = important;
  }

  /**
   * Returns the quadrant of a product.
   *
   * @param isInformative whether most of what a buyer must know can be told (信息含量)
   * @param isImportant whether the purchase matters much to the buyer (重要性)
   * @return the quadrant
   */
  public static OnlineSaleFit of(boolean isInformative, boolean isImportant) {
    return isInformative
        ? (isImportant ? ADVISE_ONLINE : SELL_ONLINE)
        : (isImportant ? PRESENT_ONLINE : REORDER_ONLINE);
  }

  /**
   * Tells on which side of the first axis the quadrant lies.
   *
   * @return whether most of the product is information
   */
  public boolean isInformative() {
    return informative;
  }

  /**
   * Tells on which side of the second axis the quadrant lies.
   *
   * @return whether the purchase is important
   */
  public boolean isImportant() {
    return important;
  }
}
