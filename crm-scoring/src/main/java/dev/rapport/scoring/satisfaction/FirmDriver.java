package dev.rapport.scoring.satisfaction;

import com.google.common.collect.ImmutableSet;
import java.util.Set;

/**
 * What moves satisfaction, seen from the firm (影响客户满意度的主要因素, 从企业工作的各个方面分析): five areas of its work.
 *
 * <p>Each acts on what the customer goes by, {@link SatisfactionDriver}. The areas are those of the textbooks; the links between the two lists are our
 * reading, and {@link DriverTally#through} takes any others.
 */
public enum FirmDriver {
  /** The firm itself (企业因素): size, reputation, culture, image. Slow to change. */
  COMPANY(
      "企业因素",
      "reputation, culture and image of the firm",
      ImmutableSet.of(SatisfactionDriver.COGNITION, SatisfactionDriver.EMOTION)),

  /** The product (产品因素): quality, features, price, design. */
  PRODUCT(
      "产品因素",
      "quality, features, price and design of the product",
      ImmutableSet.of(SatisfactionDriver.COGNITION, SatisfactionDriver.BENEFIT)),

  /** Marketing and service (营销与服务体系): easy to buy, easy to use, easy to have mended. */
  MARKETING_AND_SERVICE(
      "营销与服务体系",
      "how easy it is to buy, to use and to have mended",
      ImmutableSet.of(SatisfactionDriver.BENEFIT, SatisfactionDriver.SERVICE)),

  /** Communication (沟通因素): what is promised, explained and answered. */
  COMMUNICATION(
      "沟通因素",
      "what the firm promises, explains and answers",
      ImmutableSet.of(SatisfactionDriver.COGNITION, SatisfactionDriver.SERVICE)),

  /** Customer care (客户关怀): attention that nobody had to ask for. */
  CARE(
      "客户关怀",
      "attention that the customer did not have to ask for",
      ImmutableSet.of(SatisfactionDriver.SERVICE, SatisfactionDriver.EMOTION));

  private final String term;
  private final String words;
  private final ImmutableSet<SatisfactionDriver> actsThrough;

  FirmDriver(String term, String words, ImmutableSet<SatisfactionDriver> actsThrough) {
    this.term = term;
    this.words = words;
    this.actsThrough = actsThrough;
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
   * Returns what belongs to the area.
   *
   * @return a clause without a full stop
   */
  public String words() {
    return words;
  }

  /**
   * Returns on what the area acts.
   *
   * @return at least one; unmodifiable
   */
  public Set<SatisfactionDriver> actsThrough() {
    return actsThrough;
  }
}
