package dev.rapport.scoring.satisfaction;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How loyalty answers to satisfaction in a market: by how free customers are to leave.
 *
 * <p>Where they choose freely, loyalty stays low until satisfaction is nearly complete, and then soars: the curve is convex. Where they cannot
 * leave it is high all along, and falls only for the most dissatisfied: the curve is concave, until the market opens.
 *
 * <p>The exponents are those of {@link LoyaltyCurve#power}. The competitive one is calibrated, not measured: at Xerox totally satisfied customers
 * (5 on a scale of 1 to 5) were six times as likely to buy again as satisfied ones (4), so that 6 = (4/3)^γ. The one of a monopoly is its mirror
 * image, our choice.
 *
 * <p>Reference: T. O. Jones and W. E. Sasser (1995), Why satisfied customers defect, Harvard Business Review 73 (6).
 */
public enum MarketShape {
  /** Many rivals, easy to switch (竞争市场): convex, exponent ln 6 / ln (4/3) = 6.228. */
  COMPETITIVE("竞争市场", Math.log(6) / Math.log(4.0 / 3)),

  /** Each point of satisfaction brings the same loyalty (线性关系): exponent 1. */
  LINEAR("线性关系", 1),

  /** No alternative, or a costly one (垄断市场): concave, exponent 0.1606. */
  MONOPOLY("垄断市场", Math.log(4.0 / 3) / Math.log(6));

  private final String term;
  private final double exponent;

  MarketShape(String term, double exponent) {
    this.term = term;
    this.exponent = exponent;
  }

  /**
   * Returns the shape of a curve.
   *
   * @param exponent the exponent of the curve, above 0
   * @return competitive above 1, monopoly below 1, linear at 1
   * @throws IllegalArgumentException if the exponent is not above 0 and finite
   */
  public static MarketShape of(double exponent) {
    checkArgument(
        exponent > 0 && exponent <= Double.MAX_VALUE,
        "exponent must be finite and above 0, was %s",
        exponent);
    if (exponent == 1) {
      return LINEAR;
    }
    return exponent > 1 ? COMPETITIVE : MONOPOLY;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns the exponent that stands for the shape where nothing is measured.
   *
   * @return γ, above 0
   */
  public double exponent() {
    return exponent;
  }
}
