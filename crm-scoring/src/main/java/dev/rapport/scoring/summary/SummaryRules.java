package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * How a purchase history becomes summaries: when the observation ends, and what counts as a purchase and as spend.
 *
 * <p>{@code SummaryRules.until(LocalDate.of(1997, 9, 30))} is the usual reading: everything up to and including that day; all that a
 * customer buys on one day is one purchase; an order of zero is a purchase, a negative amount is a return and none; the first purchase
 * makes the customer and stays out of the mean spend, which is not lowered by returns.
 *
 * @param lastDay the last day of the observation, which counts
 * @param returns what returns do to the spend; they are no purchases in any case
 * @param zeroAmounts whether an order of zero is a purchase
 * @param spend which purchases the mean spend is of
 */
public record SummaryRules(
    LocalDate lastDay, Returns returns, ZeroAmounts zeroAmounts, Spend spend) {
  /** What returns, or rows of a negative amount, do. Closed. */
  public enum Returns {
    /** Nothing: the spend is of purchases as they were made. */
    IGNORED,
    /**
     * They lower the spend of the purchases that were sent back. A return that names a purchase lowers that of the purchase's day. One
     * that names none lowers the latest purchases up to its day, that day's first, of which something is left: what
     * comes back is mostly what was bought last, and never what was not bought yet.
     *
     * <p>No purchase falls below zero, so neither does a mean. A return of more than is left lowers nothing by the rest, as does one of
     * a purchase before the history begins; {@link SummaryCounts#customersOverReturned()} counts customers with such returns. A customer
     * who sent all back has a mean of 0, is left out of a model of spend and {@linkplain PurchaseSummaries#withoutPositiveSpend()
     * counted}; what such a customer will spend is not known, and the model says what it says of a new one.
     */
    LOWER_SPEND
  }

  /** What an order of zero is, such as a free sample or an exchange. Closed. */
  public enum ZeroAmounts {
    /** A purchase like any other: the customer came back. */
    PURCHASES,
    /** Nothing: it is left out and counted. */
    LEFT_OUT
  }

  /** Which purchases the mean spend is of. Closed. */
  public enum Spend {
    /** The repeat purchases alone, as the gamma-gamma model was published. */
    OF_REPEAT_PURCHASES,
    /** The first purchase too, which then gives a spend for customers who never came back. */
    OF_ALL_PURCHASES
  }

  /**
   * Checks the components.
   *
   * @param lastDay any day whose epoch day fits in an {@code int}
   * @param returns any
   * @param zeroAmounts any
   * @param spend any
   * @throws IllegalArgumentException if the day is too far away
   */
  public SummaryRules {
    long day = requireNonNull(lastDay, "lastDay").toEpochDay();
    checkArgument(
        Math.abs(day) <= 1_000_000_000, "lastDay must be within a billion days, was %s", lastDay);
    requireNonNull(returns, "returns");
    requireNonNull(zeroAmounts, "zeroAmounts");
    requireNonNull(spend, "spend");
  }

  /**
   * Returns the usual rules.
   *
   * @param lastDay the last day of the observation, which counts
   * @return rules by which returns are ignored, orders of zero are purchases, and the spend is of repeat purchases
   */
  public static SummaryRules until(LocalDate lastDay) {
    return new SummaryRules(
        lastDay, Returns.IGNORED, ZeroAmounts.PURCHASES, Spend.OF_REPEAT_PURCHASES);
  }

  /**
   * Returns the same rules with another end.
   *
   * @param day the last day of the observation
   * @return the rules
   */
  public SummaryRules withLastDay(LocalDate day) {
    return new SummaryRules(day, returns, zeroAmounts, spend);
  }

  /**
   * Returns the same rules with another treatment of returns.
   *
   * @param treatment what returns do
   * @return the rules
   */
  public SummaryRules withReturns(Returns treatment) {
    return new SummaryRules(lastDay, treatment, zeroAmounts, spend);
  }

  /**
   * Returns the same rules with another treatment of orders of zero.
   *
   * @param treatment what an order of zero is
   * @return the rules
   */
  public SummaryRules withZeroAmounts(ZeroAmounts treatment) {
    return new SummaryRules(lastDay, returns, treatment, spend);
  }

  /**
   * Returns the same rules with another spend.
   *
   * @param which which purchases the mean spend is of
   * @return the rules
   */
  public SummaryRules withSpend(Spend which) {
    return new SummaryRules(lastDay, returns, zeroAmounts, which);
  }
}
