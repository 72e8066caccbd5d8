package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;

/**
 * How much a model expects of some customers, beside how much came: one point of a plot.
 *
 * <p>Of 2,357 customers 1,653.4 purchases were expected and 1,882 made: {@code new ExpectedActual(2357, 1653.4, 1882)}. What is counted,
 * purchases or customers, is told by the check that it is a part of. It is not a test: a difference may be chance.
 *
 * @param customers how many customers it is about
 * @param expected what the model expects of all of them together
 * @param actual what was counted
 */
public record ExpectedActual(long customers, double expected, long actual) {
  /**
   * Checks the components.
   *
   * @param customers 0 or more
   * @param expected 0 or more and finite
   * @param actual 0 or more
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public ExpectedActual {
    checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
    checkArgument(
        expected >= 0 && Double.isFinite(expected),
        "expected must be finite and not negative, was %s",
        expected);
    checkArgument(actual >= 0, "actual must not be negative, was %s", actual);
  }

  /**
   * Returns what was expected of one customer on average.
   *
   * @return expected / customers; undefined of nobody
   */
  public Estimate expectedMean() {
    return perCustomer(expected);
  }

  /**
   * Returns what was counted of one customer on average.
   *
   * @return actual / customers; undefined of nobody
   */
  public Estimate actualMean() {
    return perCustomer((double) actual);
  }

  /**
   * Returns how far the expectation of all together is off, relative to what came.
   *
   * @return (expected − actual) / actual, below zero where too little was expected; undefined if nothing came
   */
  public Estimate relativeError() {
    return actual == 0
        ? Estimate.undefined(
            new UndefinedReason(UndefinedReason.Kind.NO_DATA, "nothing came to compare with"),
            customers)
        : Estimate.of((expected - (double) actual) / (double) actual, customers);
  }

  private Estimate perCustomer(double sum) {
    return customers == 0
        ? Estimate.undefined(UndefinedReason.noData("customers"), 0)
        : Estimate.of(sum / (double) customers, customers);
  }
}
