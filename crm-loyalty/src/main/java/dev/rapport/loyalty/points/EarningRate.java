package dev.rapport.loyalty.points;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many points an amount of money earns: an exact fraction, so many points per step of money.
 *
 * <p>There are two readings of "1 point per EUR 10", and programmes quarrel with their members over the difference:
 *
 * <ul>
 *   <li><b>per step</b>: only full steps count. 5 points per EUR 2.50 make 5 points of EUR 3.00.
 *   <li><b>pro rata</b>: every cent counts and the result is rounded once. 5 points per EUR 2.50, rounded down, make 6
 *       points of EUR 3.00.
 * </ul>
 *
 * <pre>
 * per step   floor(amount / step) x points
 * pro rata   round(amount x points / step)
 * </pre>
 *
 * <p>A rate is not an earning rule: it does not know which purchases count, what a tier multiplies or which cap trims.
 *
 * @param points what one step earns, positive
 * @param step the amount of money that earns them, positive
 * @param reading whether full steps count or every minor unit
 * @param rounding how a pro rata result becomes whole units; {@link RoundingMode#DOWN} per step, where nothing is left to round
 */
public record EarningRate(Points points, Money step, Reading reading, RoundingMode rounding) {
  /** Which part of an amount counts. The set is closed. */
  public enum Reading {
    /** Only full steps count. */
    PER_STEP,
    /** Every minor unit counts, and the result is rounded once. */
    PRO_RATA
  }

  /**
   * Checks the components.
   *
   * @param points above zero
   * @param step above zero
   * @param reading any
   * @param rounding any; {@link RoundingMode#DOWN} per step
   * @throws IllegalArgumentException if points or step are not positive, or a rate per step asks for another rounding
   */
  public EarningRate {
    requireNonNull(points, "points");
    requireNonNull(step, "step");
    requireNonNull(reading, "reading");
    requireNonNull(rounding, "rounding");
    checkArgument(points.isPositive(), "points must be positive, was %s", points);
    checkArgument(step.isPositive(), "step must be positive, was %s", step);
    checkArgument(
        reading == Reading.PRO_RATA || rounding == RoundingMode.DOWN,
        "rounding must be DOWN per step, was %s",
        rounding);
  }

  /**
   * Returns a rate that counts full steps only: "1 point for every EUR 10".
   *
   * @param points what one step earns
   * @param step the amount of money that earns them
   * @return the rate
   */
  public static EarningRate perStep(Points points, Money step) {
    return new EarningRate(points, step, Reading.PER_STEP, RoundingMode.DOWN);
  }

  /**
   * Returns a rate that counts every minor unit and rounds the result once.
   *
   * @param points what one step earns
   * @param step the amount of money that earns them
   * @param rounding how the exact result becomes whole units of the points' type
   * @return the rate
   */
  public static EarningRate proRata(Points points, Money step, RoundingMode rounding) {
    return new EarningRate(points, step, Reading.PRO_RATA, rounding);
  }

  /**
   * Returns the points that an amount earns.
   *
   * @param amount zero or more, in the currency of the step
   * @return zero or more points
   * @throws CurrencyMismatchException if the currencies differ
   * @throws IllegalArgumentException if the amount is negative; points of a return are taken back by what was recorded, not
   *     by a rate
   * @throws ArithmeticException if the points are too many, or must be rounded under {@link RoundingMode#UNNECESSARY}
   */
  public Points pointsFor(Money amount) {
    requireNonNull(amount, "amount");
    if (!amount.currency().equals(step.currency())) {
      throw new CurrencyMismatchException(step.currency(), amount.currency());
    }
    checkArgument(!amount.isNegative(), "amount must not be negative, was %s", amount);
    if (reading == Reading.PER_STEP) {
      return points.multipliedBy(amount.minorUnits() / step.minorUnits());
    }
    BigDecimal product =
        BigDecimal.valueOf(amount.minorUnits()).multiply(BigDecimal.valueOf(points.units()));
    return Points.of(
        points.type(),
        product.divide(BigDecimal.valueOf(step.minorUnits()), 0, rounding).longValueExact());
  }
}
