package dev.rapport.core.lifecycle;

/**
 * What marketing aims for with a customer: acquire, satisfy, retain, enhance (获得, 满足, 保留, 强化), after Johnson and Selnes
 * (2004). Closed; in the order in which a relationship reaches them.
 *
 * <p>Each goal has its offering and what that yields, as the Chinese lecture notes on service marketing have them, and the
 * psychological basis on which the relationship then stands.
 */
public enum RelationshipGoal {
  /** Acquire (获得) a stranger: offer a trial, to be bought instead of a competitor. */
  ACQUIRE(Offering.TRIAL, Yield.SUBSTITUTION, Basis.AWARENESS),

  /** Satisfy (满足) an acquaintance: offer a product at par, to be approved of. */
  SATISFY(Offering.STANDARD, Yield.APPROVAL, Basis.SATISFACTION),

  /** Retain (保留) a friend: offer what others do not have, to be trusted. */
  RETAIN(Offering.DIFFERENTIATED, Yield.TRUST, Basis.TRUST),

  /** Enhance (强化) the tie to a partner: offer what is made for it, for loyalty. */
  ENHANCE(Offering.CUSTOMISED, Yield.LOYALTY, Basis.COMMITMENT);

  private final Offering offering;
  private final Yield yield;
  private final Basis basis;

  RelationshipGoal(Offering offering, Yield yield, Basis basis) {
    this.offering = offering;
    this.yield = yield;
    this.basis = basis;
  }

  /**
   * Returns what to offer.
   *
   * @return the kind of product
   */
  public Offering offering() {
    return offering;
  }

  /**
   * Returns what the offering yields.
   *
   * @return what the firm gains with the customer
   */
  public Yield yields() {
    return yield;
  }

  /**
   * Returns on what the relationship stands in the customer's mind.
   *
   * @return the psychological basis
   */
  public Basis basis() {
    return basis;
  }

  /** What a firm offers in pursuit of a goal. Closed. */
  public enum Offering {
    /** A trial: an attractive alternative to try (提供尝试). */
    TRIAL,

    /** A standard product, as good as others (标准化产品). */
    STANDARD,

    /** A product that differs from others (差异化产品). */
    DIFFERENTIATED,

    /** A product made for the customer (定制化产品). */
    CUSTOMISED
  }

  /** What an offering yields. Closed. */
  public enum Yield {
    /** The customer buys here instead of elsewhere (替代). */
    SUBSTITUTION,

    /** The customer finds the firm good enough (认可). */
    APPROVAL,

    /** The customer relies on the firm (信任). */
    TRUST,

    /** The customer prefers the firm and stays (忠诚). */
    LOYALTY
  }

  /** On what a relationship stands in the customer's mind. Closed. */
  public enum Basis {
    /** The customer has heard of the firm. */
    AWARENESS,

    /** The customer is content with what it got. */
    SATISFACTION,

    /** The customer holds the firm for able and honest. */
    TRUST,

    /** The customer wants the relationship to last. */
    COMMITMENT
  }
}
