package dev.rapport.scoring.servqual;

/**
 * The five gaps of the service quality model: four inside the provider, which make the fifth, the one that the customer perceives
 * (服务质量差距). Closed.
 *
 * <p>They follow the way of a service from what the customer expects to what the customer is told: a gap passes on to all that come after
 * it, so the first one is the one to close first.
 *
 * <p>Reference: A. Parasuraman, V. A. Zeithaml and L. L. Berry, <em>A conceptual model of service quality and its implications for future
 * research</em>, 1985.
 */
public enum ServiceGap {
  /** Gap 1: managers do not know what customers expect (理解差距). */
  KNOWLEDGE(1, "what customers expect", "what managers think that they expect"),

  /** Gap 2: what managers know does not become procedures and standards (程序差距). */
  STANDARDS(2, "what managers think that customers expect", "the standards set for the service"),

  /** Gap 3: the service is not done as the standards say (行为差距). */
  DELIVERY(3, "the standards set for the service", "the service delivered"),

  /** Gap 4: what is promised outside is not what is delivered (促销差距). */
  COMMUNICATION(4, "the service promised", "the service delivered"),

  /** Gap 5: what customers perceive is not what they expect (感受差距): service quality itself, and not a cause. */
  PERCEIVED(5, "the service expected", "the service perceived");

  private final int number;
  private final String from;
  private final String to;

  ServiceGap(int number, String from, String to) {
    this.number = number;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns the number in the model.
   *
   * @return 1 to 5
   */
  public int number() {
    return number;
  }

  /**
   * Tells whether the gap is inside the provider, and so a cause of what the customer perceives.
   *
   * @return whether it is one of the first four
   */
  public boolean isInternal() {
    return this != PERCEIVED;
  }

  /**
   * Returns what should be met: what is taken off.
   *
   * @return such as {@code "what customers expect"}
   */
  public String from() {
    return from;
  }

  /**
   * Returns what should meet it: a gap is this less {@link #from}, and negative where it falls short.
   *
   * @return such as {@code "what managers think that they expect"}
   */
  public String to() {
    return to;
  }
}
