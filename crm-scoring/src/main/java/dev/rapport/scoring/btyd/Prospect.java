package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import java.util.OptionalDouble;

/**
 * What one customer is expected to do from now on: the answer of a model to everything that is known of the customer.
 *
 * <p>Made by {@link PurchaseModel#prospect}, for a customer seen for some time or for a new one. The probability to be still there
 * and what somebody does who is are kept apart; every figure is a product of both. A time is counted from the end of the observation,
 * a range of time is from a start, exclusive, to an end, inclusive.
 *
 * <p>Probabilities and means of one customer are for adding up over many: that one customer buys 0.2 times in a year says little
 * about this one. Immutable and thread-safe.
 */
public final class Prospect {
  private static final double DAYS_PER_YEAR = 365.25;

  private final double alive;
  private final Future future;
  private final double unitDays;

  Prospect(double alive, Future future, double unitDays) {
    this.alive = alive;
    this.future = future;
    this.unitDays = unitDays;
  }

  /**
   * Returns the probability that the customer is still there now, and will some day buy again.
   *
   * @return 0 to 1
   */
  public double probabilityAlive() {
    return alive;
  }

  /**
   * Returns the probability that the customer will still be there after some time.
   *
   * @param ahead how far ahead, not for ever
   * @return 0 to {@link #probabilityAlive()}, falling with time
   * @throws IllegalArgumentException if {@code ahead} is for ever
   */
  public double probabilityAlive(Horizon ahead) {
    return alive * future.alive(time(ahead, "ahead"));
  }

  /**
   * Returns how often the customer is expected to buy within some time.
   *
   * @param horizon how long, not for ever
   * @return 0 or more
   * @throws IllegalArgumentException if {@code horizon} is for ever; then ask {@link #expectedLifetimePurchases()}
   */
  public double expectedPurchases(Horizon horizon) {
    return alive * future.expected(0, time(horizon, "horizon"));
  }

  /**
   * Returns how often the customer is expected to buy between two times.
   *
   * @param startExclusive from when, not for ever
   * @param endInclusive until when, not before the start, not for ever
   * @return 0 or more; the numbers of adjacent ranges add up to that of the whole
   * @throws IllegalArgumentException if the range breaks its rule
   */
  public double expectedPurchases(Horizon startExclusive, Horizon endInclusive) {
    double start = time(startExclusive, "startExclusive");
    double end = time(endInclusive, "endInclusive");
    checkArgument(
        start <= end,
        "endInclusive must not be before startExclusive %s, was %s",
        startExclusive,
        endInclusive);
    return alive * future.expected(start, end);
  }

  /**
   * Returns how often the customer is expected to buy ever again.
   *
   * @return 0 or more; undefined where the mean is infinite, which is common: a few customers who hardly ever drop out
   */
  public Estimate expectedLifetimePurchases() {
    return discountedPurchases(Horizon.forever(), DiscountRate.none());
  }

  /**
   * Returns how often the customer is expected to buy, every purchase discounted from its time to now.
   *
   * <p>For ever it is what the literature calls discounted expected residual transactions (DERT), of a new customer discounted expected
   * transactions (DET) without the first one. The discount is continuous: a purchase after t years counts (1+d)^-t.
   *
   * @param horizon how long, or for ever
   * @param rate what waiting costs
   * @return 0 or more; undefined for ever without a discount above zero where the mean is infinite
   */
  public Estimate discountedPurchases(Horizon horizon, DiscountRate rate) {
    requireNonNull(horizon, "horizon");
    double continuous = requireNonNull(rate, "rate").continuous() * unitDays / DAYS_PER_YEAR;
    double end = horizon.isForever() ? Double.POSITIVE_INFINITY : time(horizon, "horizon");
    OptionalDouble each = future.discounted(continuous, end);
    if (each.isPresent()) {
      return Estimate.of(alive * each.getAsDouble(), 0);
    }
    return Estimate.undefined(
        new UndefinedReason(
            UndefinedReason.Kind.DOES_NOT_EXIST,
            "for ever and at a discount of " + rate.annualEffective()
                + " a year the mean is infinite; discount it more, or take it up to a horizon"),
        0);
  }

  /**
   * Returns the probability that the customer buys exactly so often within some time.
   *
   * @param purchases how often, 0 or more
   * @param horizon how long, not for ever
   * @return 0 to 1; over all numbers of purchases they add up to 1
   * @throws IllegalArgumentException if {@code purchases} is negative or {@code horizon} for ever
   */
  public double probabilityOf(int purchases, Horizon horizon) {
    checkArgument(purchases >= 0, "purchases must not be negative, was %s", purchases);
    double there = alive * future.probability(purchases, time(horizon, "horizon"));
    return Math.min(1, purchases == 0 ? 1 - alive + there : there);
  }

  /**
   * Returns the probability that the customer buys nothing within some time, being gone or just not buying.
   *
   * @param horizon how long, not for ever
   * @return 0 to 1
   * @throws IllegalArgumentException if {@code horizon} is for ever
   */
  public double probabilityOfNone(Horizon horizon) {
    return probabilityOf(0, horizon);
  }

  /** Returns the same customer, known to be still there. */
  Prospect ifAlive() {
    return new Prospect(1, future, unitDays);
  }

  private double time(Horizon horizon, String name) {
    checkArgument(
        !requireNonNull(horizon, name).isForever(), "%s must have an end, was for ever", name);
    return horizon.days() / unitDays;
  }

  /**
   * Describes the prospect.
   *
   * @return such as {@code "alive with probability 0.73"}
   */
  @Override
  public String toString() {
    return "alive with probability " + (float) alive;
  }
}
