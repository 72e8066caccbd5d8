package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Repeat-purchase rate (重复购买率): the share of customers who came back, and the counts behind it.
 *
 * <pre>
 * rate = customers with 2 or more purchases / customers with 1 or more
 * </pre>
 *
 * <p>Of 300 customers 126 came back: {@code 0.42}, at 95 % between 0.3655 and 0.4765. A purchase is a day with at least one
 * order: two orders on one day are no coming back. The rate belongs to a window and to a cohort, which are those of the
 * {@link CustomerBase} that it is counted on; rates of windows of different length cannot be compared.
 *
 * <p>As a tally it adds up: counts of disjoint shards of the customers {@linkplain #merge merge} to those of the whole. It is
 * not a retention rate, which asks who is still a customer, nor the chance that one customer returns.
 *
 * @param repeatCustomers customers with 2 or more purchases
 * @param customers customers with 1 or more
 * @param purchases purchases of all of them
 */
public record RepeatPurchaseRate(long repeatCustomers, long customers, long purchases) {
  private static final RepeatPurchaseRate EMPTY = new RepeatPurchaseRate(0, 0, 0);

  /**
   * Checks that the counts fit together.
   *
   * @param repeatCustomers 0 to {@code customers}
   * @param customers 0 or more
   * @param purchases one of each customer, at least one more of each repeat customer, and no other
   * @throws IllegalArgumentException if they do not
   */
  public RepeatPurchaseRate {
    checkArgument(
        repeatCustomers >= 0 && repeatCustomers <= customers,
        "repeatCustomers must be 0 to the %s customers, was %s",
        customers,
        repeatCustomers);
    checkArgument(
        purchases >= customers && purchases - customers >= repeatCustomers,
        "purchases must be at least one of each of %s customers and one more of %s of them, was %s",
        customers,
        repeatCustomers,
        purchases);
    checkArgument(
        repeatCustomers > 0 || purchases == customers,
        "purchases must be one of each of %s customers if nobody bought again, was %s",
        customers,
        purchases);
  }

  /**
   * Returns the counts of nobody, the neutral element of {@link #merge}.
   *
   * @return all zero
   */
  public static RepeatPurchaseRate empty() {
    return EMPTY;
  }

  /**
   * Counts all customers of a base, in its window.
   *
   * @param base the customers
   * @return the counts
   */
  public static RepeatPurchaseRate of(CustomerBase base) {
    return count(requireNonNull(base, "base").activities().values());
  }

  /**
   * Counts the new customers of a period: those whose first purchase of all falls on one of its days, and whether they came
   * back by the end of the base's window.
   *
   * <p>Customers who came late in the period had less time to return; give them the same time by taking a window that ends
   * long after the period.
   *
   * @param base the customers, in a window without a start: with a start, an old customer would look new
   * @param firstPurchaseDays the days on which the customers of this cohort were new
   * @return the counts of the cohort
   * @throws IllegalArgumentException if the base's window has a start
   */
  public static RepeatPurchaseRate ofNewCustomers(CustomerBase base, DateRange firstPurchaseDays) {
    requireNonNull(base, "base");
    requireNonNull(firstPurchaseDays, "firstPurchaseDays");
    checkNoStart(base);
    return count(base.activities().values().stream()
        .filter(activity -> firstPurchaseDays.contains(activity.firstDay()))
        .toList());
  }

  /**
   * Counts the new customers of each period apart: the rate of one acquisition cohort after the other.
   *
   * <p>Later cohorts had less time to return, so their rates are lower even if nothing changed. For equal time take the base as of a day
   * that is as long after each cohort, or the cohort tables of retention.
   *
   * @param base the customers, in a window without a start: with a start, old customers would look new
   * @param periods how time is cut, such as {@code Cycle.months()}
   * @return an unmodifiable map in the order of the periods; those without a new customer are left out
   * @throws IllegalArgumentException if the base's window has a start
   */
  public static SortedMap<DateRange, RepeatPurchaseRate> byCohort(
      CustomerBase base, Cycle periods) {
    requireNonNull(base, "base");
    requireNonNull(periods, "periods");
    checkNoStart(base);
    SortedMap<DateRange, RepeatPurchaseRate> cohorts =
        new TreeMap<>(Comparator.comparing(DateRange::startInclusive));
    base.activities()
        .values()
        .forEach(activity -> cohorts.merge(
            periods.rangeAt(activity.firstDay()), EMPTY.with(activity), RepeatPurchaseRate::merge));
    return Collections.unmodifiableSortedMap(cohorts);
  }

  private static void checkNoStart(CustomerBase base) {
    checkArgument(
        !base.window().hasStart(),
        "base must be of a window without a start, was of %s. Use PurchaseWindow.until(asOf, zone).",
        base.window());
  }

  private static RepeatPurchaseRate count(Collection<PurchaseActivity> activities) {
    return new RepeatPurchaseRate(
        activities.stream().filter(PurchaseActivity::isRepeat).count(),
        activities.size(),
        activities.stream().mapToLong(PurchaseActivity::purchaseDays).sum());
  }

  /**
   * Counts one more customer.
   *
   * @param activity what the customer bought
   * @return the counts with this customer
   */
  public RepeatPurchaseRate with(PurchaseActivity activity) {
    requireNonNull(activity, "activity");
    return merge(new RepeatPurchaseRate(activity.isRepeat() ? 1 : 0, 1, activity.purchaseDays()));
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers in the same window
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public RepeatPurchaseRate merge(RepeatPurchaseRate other) {
    requireNonNull(other, "other");
    return new RepeatPurchaseRate(
        Math.addExact(repeatCustomers, other.repeatCustomers),
        Math.addExact(customers, other.customers),
        Math.addExact(purchases, other.purchases));
  }

  /**
   * Returns the rate as a proportion, for intervals of other kinds.
   *
   * @return repeat customers of customers
   */
  public Proportion proportion() {
    return Proportion.of(repeatCustomers, customers);
  }

  /**
   * Returns the rate with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1 with its interval; undefined without customers
   */
  public Estimate estimate(double level) {
    return proportion().estimate(level);
  }

  /**
   * Returns the share of purchases that were not the customer's first in the window: how much of the business is repeat
   * business.
   *
   * <pre>
   * share = (purchases − customers) / purchases
   * </pre>
   *
   * <p>It has no interval: the purchases of one customer are not independent of each other, so an interval for proportions
   * would promise too much.
   *
   * @return 0 up to but not including 1; undefined without purchases
   */
  public Estimate repeatOrderShare() {
    return purchases == 0
        ? Estimate.undefined(UndefinedReason.noData("purchases"), 0)
        : Estimate.of((double) (purchases - customers) / purchases, purchases);
  }
}
