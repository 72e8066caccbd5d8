package dev.rapport.scoring.btyd;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.function.ToDoubleFunction;

/**
 * A model of customers who buy at rates of their own and some day silently stop: what it says about data, about a customer, and what
 * it would produce.
 *
 * <p>Implemented by {@link BgNbd}, {@link MbgNbd} and {@link ParetoNbd}, which differ in when a customer may stop: after a purchase,
 * after a purchase or at once, or at any time. All are immutable and thread-safe. Days go in and come out; the parameters are per unit
 * of time, a week of seven days unless another is given.
 */
public interface PurchaseModel {
  /**
   * Returns the unit of time of the parameters.
   *
   * @return days, 7 for a week
   */
  double unitDays();

  /**
   * Returns what a customer is expected to do from now on.
   *
   * @param customer what is known of the customer
   * @return the prospect
   */
  Prospect prospect(PurchaseSummary customer);

  /**
   * Returns what somebody is expected to do after a first purchase just made.
   *
   * @return the prospect
   */
  default Prospect newCustomer() {
    return prospect(PurchaseSummary.of(0, 0, 0));
  }

  /**
   * Returns the probability that a customer is still there at the end of the observation.
   *
   * @param customer what is known of the customer
   * @return 0 to 1; it does not rise with silence
   */
  default double probabilityAlive(PurchaseSummary customer) {
    return prospect(customer).probabilityAlive();
  }

  /**
   * Returns how often a customer is expected to buy within some time after the observation.
   *
   * @param customer what is known of the customer
   * @param horizon how long, not for ever
   * @return 0 or more
   * @throws IllegalArgumentException if {@code horizon} is for ever
   */
  default double expectedPurchases(PurchaseSummary customer, Horizon horizon) {
    return prospect(customer).expectedPurchases(horizon);
  }

  /**
   * Returns the logarithm of the likelihood of one customer, as the literature writes it: the density of the times of the x purchases,
   * per unit of time.
   *
   * @param customer what is known of the customer
   * @return any finite number
   */
  double logLikelihood(PurchaseSummary customer);

  /**
   * Returns the logarithm of the likelihood of many customers.
   *
   * @param customers any customers
   * @return the sum over them
   */
  default double logLikelihood(PurchaseSummaries customers) {
    requireNonNull(customers, "customers");
    ExactSum sum = new ExactSum();
    for (int row = 0; row < customers.rows(); row++) {
      sum.addProduct((double) customers.weight(row), logLikelihood(customers.summary(row)));
    }
    return sum.value();
  }

  /**
   * Adds up what is expected of many customers, equal ones asked once: a cohort, or all.
   *
   * <pre>{@code
   * model.total(customers, Prospect::probabilityAlive);                                   // how many are still there
   * model.total(customers, each -> each.expectedPurchases(Horizon.ofWeeks(39)));          // how often all will buy
   * model.total(customers, each -> 1 - each.probabilityOfNone(Horizon.ofDays(90)));       // how many will buy at all
   * }</pre>
   *
   * @param customers any customers
   * @param figure a finite figure of one customer
   * @return the sum over all, with the same bits however the customers were ordered and sharded
   * @throws IllegalArgumentException if a figure is infinite or no number
   * @throws ArithmeticException if the sum is beyond a {@code double}
   */
  default double total(PurchaseSummaries customers, ToDoubleFunction<? super Prospect> figure) {
    requireNonNull(customers, "customers");
    requireNonNull(figure, "figure");
    ExactSum sum = new ExactSum();
    for (int row = 0; row < customers.rows(); row++) {
      double each = figure.applyAsDouble(prospect(customers.summary(row)));
      sum.addProduct((double) customers.weight(row), each);
    }
    return sum.value();
  }

  /**
   * Draws customers from the model: a purchase rate and a drop-out for each, and the purchases that follow.
   *
   * <p>A purchase counts on the day in which it falls, the first day being day 1, and two on one day stay two. The same seed gives the
   * same customers on every JVM.
   *
   * @param ageDays T of each customer to draw, 0 or more
   * @param seed where the random numbers start
   * @return a row for each, without spend
   * @throws IllegalArgumentException if an age is negative
   */
  SummaryTable simulate(int[] ageDays, long seed);

  /**
   * Returns the versioned byte form, for engines that ship fitted values to workers.
   *
   * @return a fresh array; equal models have equal bytes, and other models other ones
   */
  byte[] toBytes();
}
