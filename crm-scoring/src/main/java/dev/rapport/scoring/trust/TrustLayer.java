package dev.rapport.scoring.trust;

/**
 * How deep a customer's trust (顾客信任) goes: the layers that build on each other, lowest first. Closed.
 *
 * <p>The two lower ones go back to McAllister (1995), who tells trust from the head from trust from the heart; the Chinese textbooks add
 * the third, which shows in what the customer does and is the one to watch (重点关注).
 */
public enum TrustLayer {
  /** The customer holds the firm for able and reliable (认知信任): the base, soon moved by taste and circumstances (居于基础层面). */
  COGNITIVE("认知信任"),

  /** The customer feels safe with the firm after lasting satisfaction (情感信任, 持久满意). */
  AFFECTIVE("情感信任"),

  /** The customer keeps the relationship and buys again (行为信任, 长期关系的维持和重复购买). */
  BEHAVIOURAL("行为信任");

  private final String term;

  TrustLayer(String term) {
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
