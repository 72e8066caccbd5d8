package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;

/**
 * The customers who were held for alive with about the same probability, and how many of them bought afterwards.
 *
 * <p>Nobody sees who is alive, only who buys. So the band tells three things apart: the mean probability to be alive, the share that
 * the model expects to buy at least once in the holdout, which is lower, and the share that did. A model is calibrated where the last
 * two agree in every band, and useful where they rise from band to band.
 *
 * <pre>{@code
 * new AliveBand(0.9, 1.0, 120, 115.2, 98.6, 97)   // of 120 customers 98.6 were expected to buy, and 97 did
 * }</pre>
 *
 * @param lowerInclusive the lowest probability alive of the band
 * @param upperExclusive the end of the band; the last band includes 1
 * @param customers how many customers are in the band
 * @param expectedAlive the sum of their probabilities to be alive at the cut
 * @param expectedBuyers how many of them were expected to buy at least once in the holdout
 * @param buyers how many of them did
 */
public record AliveBand(
    double lowerInclusive,
    double upperExclusive,
    long customers,
    double expectedAlive,
    double expectedBuyers,
    long buyers) {
  /**
   * Checks the components.
   *
   * @param lowerInclusive 0 or more
   * @param upperExclusive above {@code lowerInclusive}, at most 1
   * @param customers 0 or more
   * @param expectedAlive 0 or more and finite
   * @param expectedBuyers 0 or more and finite
   * @param buyers 0 to {@code customers}
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public AliveBand {
    checkArgument(
        lowerInclusive >= 0 && lowerInclusive < 1,
        "lowerInclusive must be 0 to below 1, was %s",
        lowerInclusive);
    checkArgument(
        upperExclusive > lowerInclusive && upperExclusive <= 1,
        "upperExclusive must be above lowerInclusive %s and at most 1, was %s",
        lowerInclusive,
        upperExclusive);
    checkArgument(
        buyers >= 0 && buyers <= customers,
        "buyers must be 0 to the %s customers, was %s",
        customers,
        buyers);
    checkFinite(expectedAlive, "expectedAlive");
    checkFinite(expectedBuyers, "expectedBuyers");
  }

  private static void checkFinite(double value, String name) {
    checkArgument(
        value >= 0 && Double.isFinite(value),
        "%s must be finite and not negative, was %s",
        name,
        (Object) value);
  }

  /**
   * Returns the mean probability to be alive.
   *
   * @return within the band; undefined of nobody
   */
  public Estimate meanProbabilityAlive() {
    return perCustomer(expectedAlive);
  }

  /**
   * Returns the share that was expected to buy at least once.
   *
   * @return 0 to 1; undefined of nobody
   */
  public Estimate expectedShare() {
    return perCustomer(expectedBuyers);
  }

  /**
   * Returns the share that bought.
   *
   * @return buyers of customers, with its intervals
   */
  public Proportion actualShare() {
    return Proportion.of(buyers, customers);
  }

  private Estimate perCustomer(double sum) {
    return customers == 0
        ? Estimate.undefined(UndefinedReason.noData("customers"), 0)
        : Estimate.of(sum / (double) customers, customers);
  }
}
