package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Recurrence;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a customer needs the next delivery of what he uses up: the rice merchant Wang Yung-ching (王永庆卖米), who wrote down how many people a
 * household had, how much rice they ate and when they were paid, brought the next sack just in time, and came for the money on pay day.
 *
 * <pre>
 * next need = day of the delivery + (quantity + left over) / consumption a day
 * </pre>
 *
 * <p>15 kg for five people who eat 300 g a day each last 10 days. Quantities are whole numbers of a small unit, here grams, so that days come out
 * exactly; a part of a day at the end counts as needed on that day.
 *
 * @param delivered the day of the last delivery
 * @param quantity what was delivered, in units
 * @param leftOver what was still there, in units
 * @param consumption how fast it is used up
 */
public record Replenishment(
    LocalDate delivered, long quantity, long leftOver, Consumption consumption) {
  /**
   * Checks the components.
   *
   * @param delivered any day
   * @param quantity 0 or more
   * @param leftOver 0 or more
   * @param consumption any consumption
   * @throws IllegalArgumentException if an amount is negative
   */
  public Replenishment {
    requireNonNull(delivered, "delivered");
    requireNonNull(consumption, "consumption");
    checkArgument(quantity >= 0, "quantity must be 0 or more, was %s", quantity);
    checkArgument(leftOver >= 0, "leftOver must be 0 or more, was %s", leftOver);
  }

  /**
   * How fast something is used up: so many units in so many days.
   *
   * @param units what is used up
   * @param days in how many days
   */
  public record Consumption(long units, long days) {
    /**
     * Checks the components.
     *
     * @param units 0 or more
     * @param days 1 or more
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Consumption {
      checkArgument(units >= 0, "units must be 0 or more, was %s", units);
      checkArgument(days >= 1, "days must be 1 or more, was %s", days);
    }

    /**
     * Returns the consumption of a household.
     *
     * @param people how many live there, 0 or more
     * @param unitsADay what each uses up a day, 0 or more
     * @return the consumption
     * @throws IllegalArgumentException if a number is negative
     * @throws ArithmeticException if the product leaves a {@code long}
     */
    public static Consumption ofHousehold(int people, long unitsADay) {
      checkArgument(people >= 0, "people must be 0 or more, was %s", people);
      checkArgument(unitsADay >= 0, "unitsADay must be 0 or more, was %s", unitsADay);
      return new Consumption(Math.multiplyExact(people, unitsADay), 1);
    }

    /**
     * Learns a consumption from what a customer bought: the median of what lasted from each purchase to the next.
     *
     * <p>The median does not mind a single sack bought for a feast. What is bought on the last day has not been used up yet and does not
     * count. Of an even number of intervals the slower of the two in the middle is taken, which asks for the next delivery rather
     * late than early.
     *
     * @param purchases what was bought, in the order of time, with no two on one day
     * @return the consumption, or nothing with fewer than two purchases
     * @throws IllegalArgumentException if they are not in order
     */
    public static Optional<Consumption> ofPurchases(List<Bought> purchases) {
      requireNonNull(purchases, "purchases");
      List<Consumption> intervals = new ArrayList<>();
      for (int i = 1; i < purchases.size(); i++) {
        Bought bought = purchases.get(i - 1);
        long days = ChronoUnit.DAYS.between(bought.day(), purchases.get(i).day());
        checkArgument(days >= 1, "purchases must be in order of days, were %s", purchases);
        intervals.add(new Consumption(bought.units(), days));
      }
      intervals.sort(Consumption::compareSpeed);
      return intervals.isEmpty()
          ? Optional.empty()
          : Optional.of(intervals.get((intervals.size() - 1) / 2));
    }

    private static int compareSpeed(Consumption left, Consumption right) {
      return product(left.units, right.days).compareTo(product(right.units, left.days));
    }
  }

  /**
   * What a customer bought on a day.
   *
   * @param day the day
   * @param units how much
   */
  public record Bought(LocalDate day, long units) {
    /**
     * Checks the components.
     *
     * @param day any day
     * @param units 0 or more
     * @throws IllegalArgumentException if {@code units} is negative
     */
    public Bought {
      requireNonNull(day, "day");
      checkArgument(units >= 0, "units must be 0 or more, was %s", units);
    }
  }

  /**
   * Returns the day on which the customer needs more.
   *
   * @return the day on which the stock ends, that of the delivery at the earliest; nothing if he uses nothing or the stock outlasts the
   *     calendar
   */
  public Optional<LocalDate> nextNeed() {
    if (consumption.units() == 0) {
      return Optional.empty();
    }
    BigInteger stock = BigInteger.valueOf(quantity).add(BigInteger.valueOf(leftOver));
    BigInteger days = stock
        .multiply(BigInteger.valueOf(consumption.days()))
        .divide(BigInteger.valueOf(consumption.units()));
    long longest = ChronoUnit.DAYS.between(delivered, LocalDate.MAX);
    return days.compareTo(BigInteger.valueOf(longest)) > 0
        ? Optional.empty()
        : Optional.of(delivered.plusDays(days.longValueExact()));
  }

  /**
   * Returns the day on which to offer the next delivery.
   *
   * @param leadDays how many days before the need, 0 or more
   * @return the day, that of the last delivery at the earliest; nothing if there is no next need
   * @throws IllegalArgumentException if {@code leadDays} is negative
   */
  public Optional<LocalDate> offerOn(int leadDays) {
    checkArgument(leadDays >= 0, "leadDays must be 0 or more, was %s", leadDays);
    return nextNeed().map(need -> {
      long lasts = ChronoUnit.DAYS.between(delivered, need);
      return need.minusDays(Math.min(leadDays, lasts));
    });
  }

  /**
   * Returns the day on which to ask for the money.
   *
   * @param payDays when the customer is paid, such as on the 25th of each month
   * @return the first pay day on or after the last delivery
   */
  public LocalDate collectOn(Recurrence payDays) {
    return requireNonNull(payDays, "payDays").nextOnOrAfter(delivered);
  }

  private static BigInteger product(long left, long right) {
    return BigInteger.valueOf(left).multiply(BigInteger.valueOf(right));
  }
}
