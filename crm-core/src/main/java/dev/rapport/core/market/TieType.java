package dev.rapport.core.market;

/**
 * What people expect of a tie (Hwang Kwang-kuo 黄光国 1987, "Face and favor"), and so by which rule they give and take. Closed.
 *
 * <p>The documents add a warning: even an instrumental tie speaks of feeling first (即使是工具性关系也要先讲人情), and to be seen using
 * people is despised (势利眼). {@link #opening} turns it into a hint for the tone of a contact.
 */
public enum TieType {
  /** Expressive tie (情感性关系): family and close friends. Who needs, gets. */
  EXPRESSIVE(Rule.NEED, Opening.CARE),
  /** Mixed tie (混合性关系): acquaintances. Favours and face (人情, 面子) are given and returned. */
  MIXED(Rule.FAVOUR, Opening.CARE),
  /** Instrumental tie (工具性关系): strangers, for a purpose. A fair exchange. */
  INSTRUMENTAL(Rule.EQUITY, Opening.COURTESY_THEN_BUSINESS);

  /** By which rule resources are allocated. Closed. */
  public enum Rule {
    /** By need (需求法则). */
    NEED,
    /** By favours owed (人情法则). */
    FAVOUR,
    /** By equal value (公平法则). */
    EQUITY
  }

  /** How to begin a conversation. Closed. */
  public enum Opening {
    /** With care for the other, and with nothing to sell in the first contact. */
    CARE,
    /** With a courtesy, then with the business. */
    COURTESY_THEN_BUSINESS
  }

  private final Rule rule;
  private final Opening opening;

  TieType(Rule rule, Opening opening) {
    this.rule = rule;
    this.opening = opening;
  }

  /**
   * Returns the rule of giving and taking.
   *
   * @return the rule
   */
  public Rule rule() {
    return rule;
  }

  /**
   * Returns how to begin a conversation.
   *
   * @return the opening
   */
  public Opening opening() {
    return opening;
  }
}
