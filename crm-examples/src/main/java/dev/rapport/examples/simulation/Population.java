package dev.rapport.examples.simulation;

/**
 * How customers differ from each other, as parameters of distributions.
 *
 * <p>Purchase rates and drop-out rates are gamma distributed and independent: the mean rate is shape divided by scale, and a
 * smaller shape means customers who differ more. The mean amount of a customer's purchases is {@code spendShape / v} where
 * {@code v} is gamma distributed with shape {@code spendSpread} and rate {@code spendScale}; each amount scatters around it as
 * a gamma variable of shape {@code spendShape}.
 *
 * @param rateShape shape r of the purchase rates
 * @param rateScaleWeeks scale alpha of the purchase rates, in weeks
 * @param dropOutShape shape s of the drop-out rates
 * @param dropOutScaleWeeks scale beta of the drop-out rates, in weeks
 * @param spendShape shape p of the amounts of one customer
 * @param spendSpread shape q of the spread over customers, above 1
 * @param spendScale scale gamma of the spread over customers, in major currency units
 */
public record Population(
    double rateShape,
    double rateScaleWeeks,
    double dropOutShape,
    double dropOutScaleWeeks,
    double spendShape,
    double spendSpread,
    double spendScale) {
  /** Returns the customers of the stories: a purchase in six weeks on average, and half of them gone within nine months. */
  public static Population standard() {
    return new Population(0.9, 5.4, 0.7, 22, 6.25, 3.75, 15.5);
  }
}
