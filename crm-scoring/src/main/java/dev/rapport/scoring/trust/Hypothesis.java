package dev.rapport.scoring.trust;

/**
 * The thirteen hypotheses of the commitment-trust theory: what acts on what, and with which sign. Closed.
 *
 * <p>They are signs only. The strengths that the authors estimated are those of tyre retailers and their suppliers in 1994 and hold for
 * no other relationship, so none are given here.
 *
 * <p>Reference: R. M. Morgan and S. D. Hunt (1994), The commitment-trust theory of relationship marketing, Journal of Marketing 58(3).
 */
public enum Hypothesis {
  /** The dearer an end would be, the more commitment. */
  H1(Construct.TERMINATION_COSTS, Construct.COMMITMENT, Sign.POSITIVE),

  /** The greater the benefits, the more commitment: the one that the authors' data did not support. */
  H2(Construct.RELATIONSHIP_BENEFITS, Construct.COMMITMENT, Sign.POSITIVE),

  /** The more values are shared, the more commitment. */
  H3(Construct.SHARED_VALUES, Construct.COMMITMENT, Sign.POSITIVE),

  /** The more values are shared, the more trust. */
  H4(Construct.SHARED_VALUES, Construct.TRUST, Sign.POSITIVE),

  /** The better the communication, the more trust. */
  H5(Construct.COMMUNICATION, Construct.TRUST, Sign.POSITIVE),

  /** The more opportunism, the less trust. */
  H6(Construct.OPPORTUNISM, Construct.TRUST, Sign.NEGATIVE),

  /** The more commitment, the more acquiescence. */
  H7(Construct.COMMITMENT, Construct.ACQUIESCENCE, Sign.POSITIVE),

  /** The more commitment, the less propensity to leave. */
  H8(Construct.COMMITMENT, Construct.PROPENSITY_TO_LEAVE, Sign.NEGATIVE),

  /** The more commitment, the more cooperation. */
  H9(Construct.COMMITMENT, Construct.COOPERATION, Sign.POSITIVE),

  /** The more trust, the more commitment; not the other way round. */
  H10(Construct.TRUST, Construct.COMMITMENT, Sign.POSITIVE),

  /** The more trust, the more cooperation. */
  H11(Construct.TRUST, Construct.COOPERATION, Sign.POSITIVE),

  /** The more trust, the more of the conflict is functional. */
  H12(Construct.TRUST, Construct.FUNCTIONAL_CONFLICT, Sign.POSITIVE),

  /** The more trust, the less uncertainty. */
  H13(Construct.TRUST, Construct.UNCERTAINTY, Sign.NEGATIVE);

  /** What the authors' data said. Closed. */
  public enum Support {
    /** The effect was found, with this sign. */
    SUPPORTED,
    /** The effect was not found; that is not to say that there is none. */
    NOT_SUPPORTED
  }

  private final Construct cause;
  private final Construct effect;
  private final Sign sign;

  Hypothesis(Construct cause, Construct effect, Sign sign) {
    this.cause = cause;
    this.effect = effect;
    this.sign = sign;
  }

  /**
   * Returns what acts.
   *
   * @return the cause
   */
  public Construct cause() {
    return cause;
  }

  /**
   * Returns what is acted on.
   *
   * @return the effect
   */
  public Construct effect() {
    return effect;
  }

  /**
   * Returns which way the effect goes.
   *
   * @return positive if the effect rises with the cause
   */
  public Sign sign() {
    return sign;
  }

  /**
   * Returns what the authors' data said.
   *
   * @return supported for all but {@link #H2}
   */
  public Support support() {
    return this == H2 ? Support.NOT_SUPPORTED : Support.SUPPORTED;
  }

  /**
   * Returns the hypothesis in words.
   *
   * @return such as {@code "H6: opportunism lowers trust"}
   */
  @Override
  public String toString() {
    return name() + ": " + cause.words() + " " + cause.verb(sign) + " " + effect.words();
  }
}
