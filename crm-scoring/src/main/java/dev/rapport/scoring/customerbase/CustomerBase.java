package dev.rapport.scoring.customerbase;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The customers who bought something in a window, each with what they bought.
 *
 * <p>It reads a history once; repeat-purchase rates, RFM and concentration are then computed from it and agree on who is
 * a customer and what a purchase is. Customers who only enquired, complained or sent something back in the window are not in
 * it. What the last of these were paid back is kept as {@link #returnsWithoutPurchase()}, so that no money is lost: purchases
 * less returns of the whole window are {@link #netRevenue()} less that amount. How many had bought before the window or only sent something
 * back is told by {@link #customersLeftOut()}.
 *
 * <p>Bases of disjoint shards of the customers {@linkplain #merge merge} exactly. Columns of numbers ({@link #recencyDays()},
 * {@link #purchaseDays()}, {@link #netRevenueMinorUnits()}) list the customers in the order of their ids, the same index being
 * the same customer. Immutable and thread-safe.
 */
public final class CustomerBase {
  private final PurchaseWindow window;
  private final CurrencyUnit currency;
  private final SortedMap<CustomerId, PurchaseActivity> activities;
  private final Money returnsWithoutPurchase;
  private final long customersLeftOut;

  private CustomerBase(
      PurchaseWindow window,
      CurrencyUnit currency,
      SortedMap<CustomerId, PurchaseActivity> activities,
      Money returnsWithoutPurchase,
      long customersLeftOut) {
    this.window = window;
    this.currency = currency;
    this.activities = Collections.unmodifiableSortedMap(activities);
    this.returnsWithoutPurchase = returnsWithoutPurchase;
    this.customersLeftOut = customersLeftOut;
  }

  /**
   * Returns the base without customers, the neutral element of {@link #merge}.
   *
   * @param window the window
   * @param currency the currency of the amounts to come
   * @return the empty base
   */
  public static CustomerBase empty(PurchaseWindow window, CurrencyUnit currency) {
    return of(EventHistory.empty(), window, currency);
  }

  /**
   * Reads the purchases and returns of a history that lie in the window.
   *
   * <p>A return counts on the day it was made, whenever the purchase was.
   *
   * @param history what happened, of any number of customers
   * @param window which of it counts, and in which zone days are counted
   * @param currency the currency of all amounts in the window
   * @return the base
   * @throws CurrencyMismatchException if an amount in the window is in another currency
   * @throws ArithmeticException if an amount adds up to more than a {@code long} of minor units
   */
  public static CustomerBase of(
      EventHistory history, PurchaseWindow window, CurrencyUnit currency) {
    requireNonNull(history, "history");
    requireNonNull(window, "window");
    requireNonNull(currency, "currency");
    Map<CustomerId, Tally> tallies = new HashMap<>();
    for (CustomerEvent event : history.until(window.asOf()).events()) {
      boolean counts = window.contains(event.at());
      if (event instanceof Purchase purchase) {
        Tally own = tally(tallies, event, currency);
        if (counts) {
          own.buy(window.dayOf(event.at()), purchase.total());
        }
      } else if (event instanceof Return goods) {
        Tally own = tally(tallies, event, currency);
        if (counts) {
          own.giveBack(goods.total());
        }
      }
    }
    SortedMap<CustomerId, PurchaseActivity> activities = new TreeMap<>();
    Money withoutPurchase = Money.zero(currency);
    for (Map.Entry<CustomerId, Tally> entry : tallies.entrySet()) {
      Optional<PurchaseActivity> activity = entry.getValue().activity();
      if (activity.isPresent()) {
        activities.put(entry.getKey(), activity.get());
      } else {
        withoutPurchase = withoutPurchase.minus(entry.getValue().revenue);
      }
    }
    return new CustomerBase(
        window, currency, activities, withoutPurchase, (long) tallies.size() - activities.size());
  }

  private static Tally tally(
      Map<CustomerId, Tally> tallies, CustomerEvent event, CurrencyUnit currency) {
    return tallies.computeIfAbsent(event.customer(), customer -> new Tally(currency));
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other a base of other customers, in the same window and currency
   * @return the base of both
   * @throws IllegalArgumentException if the windows differ or a customer is in both
   * @throws CurrencyMismatchException if the currencies differ
   */
  public CustomerBase merge(CustomerBase other) {
    requireNonNull(other, "other");
    checkArgument(
        window.equals(other.window),
        "other must be of the same window %s, was of %s",
        window,
        other.window);
    Money withoutPurchase = returnsWithoutPurchase.plus(other.returnsWithoutPurchase);
    SortedMap<CustomerId, PurchaseActivity> merged = new TreeMap<>(activities);
    other.activities.forEach((customer, activity) -> checkArgument(
        merged.put(customer, activity) == null,
        "other must be of other customers, but both have %s. Split a history by customer, not by time.",
        customer));
    return new CustomerBase(
        window,
        currency,
        merged,
        withoutPurchase,
        Math.addExact(customersLeftOut, other.customersLeftOut));
  }

  /**
   * Returns the window.
   *
   * @return which purchases count
   */
  public PurchaseWindow window() {
    return window;
  }

  /**
   * Returns the currency.
   *
   * @return the currency of all amounts
   */
  public CurrencyUnit currency() {
    return currency;
  }

  /**
   * Returns how many customers bought in the window.
   *
   * @return 0 or more
   */
  public int size() {
    return activities.size();
  }

  /**
   * Tells whether nobody bought in the window.
   *
   * @return whether {@link #size()} is 0
   */
  public boolean isEmpty() {
    return activities.isEmpty();
  }

  /**
   * Returns what one customer bought.
   *
   * @param customer any customer
   * @return the activity, or nothing if the customer did not buy in the window
   */
  public Optional<PurchaseActivity> activity(CustomerId customer) {
    return Optional.ofNullable(activities.get(requireNonNull(customer, "customer")));
  }

  /**
   * Returns what every customer bought.
   *
   * @return an unmodifiable map, ordered by customer id
   */
  public SortedMap<CustomerId, PurchaseActivity> activities() {
    return activities;
  }

  /**
   * Returns how many purchases there were, orders of one customer on one day being one.
   *
   * @return the sum of the customers' purchase days
   */
  public long purchases() {
    return activities.values().stream()
        .mapToLong(PurchaseActivity::purchaseDays)
        .sum();
  }

  /**
   * Returns what the customers of the base bought less what they sent back.
   *
   * @return the sum of the customers' revenue; can be negative
   * @throws ArithmeticException if it does not fit in a {@code long} of minor units
   */
  public Money netRevenue() {
    return activities.values().stream()
        .map(PurchaseActivity::netRevenue)
        .collect(Money.summing(currency));
  }

  /**
   * Returns what was paid back in the window to people who bought nothing in it.
   *
   * @return zero or more; zero if the window has no start, unless the history itself begins too late
   */
  public Money returnsWithoutPurchase() {
    return returnsWithoutPurchase;
  }

  /**
   * Returns how many customers bought or sent something back up to the end of the window, but bought nothing in it: they had bought before
   * its start, or only sent back. They are in no other figure. Of shards of rows, instead of customers, there would be too many.
   *
   * @return 0 or more; with {@link #size()}, all customers of whom there is a purchase or return by then
   */
  public long customersLeftOut() {
    return customersLeftOut;
  }

  /**
   * Returns the days from the first purchase of the base to the last.
   *
   * @return the range that spans all purchases, or nothing if there are none
   */
  public Optional<DateRange> purchaseSpan() {
    if (isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (PurchaseActivity activity : activities.values()) {
      first = activity.firstDay().isBefore(first) ? activity.firstDay() : first;
      last = activity.lastDay().isAfter(last) ? activity.lastDay() : last;
    }
    return Optional.of(DateRange.through(first, last));
  }

  /**
   * Returns the days since each customer's last purchase, as of the last day of the window.
   *
   * @return a fresh column in the order of the customer ids, each 0 or more
   */
  public int[] recencyDays() {
    LocalDate asOfDay = window.asOfDay();
    return activities.values().stream()
        .mapToInt(activity -> activity.recencyDays(asOfDay))
        .toArray();
  }

  /**
   * Returns the days on which each customer bought.
   *
   * @return a fresh column in the order of the customer ids, each 1 or more
   */
  public int[] purchaseDays() {
    return activities.values().stream().mapToInt(PurchaseActivity::purchaseDays).toArray();
  }

  /**
   * Returns each customer's purchases less returns.
   *
   * @return a fresh column in the order of the customer ids, in minor units of the currency
   */
  public long[] netRevenueMinorUnits() {
    return activities.values().stream()
        .mapToLong(activity -> activity.netRevenue().minorUnits())
        .toArray();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CustomerBase that
        && window.equals(that.window)
        && currency.equals(that.currency)
        && activities.equals(that.activities)
        && returnsWithoutPurchase.equals(that.returnsWithoutPurchase)
        && customersLeftOut == that.customersLeftOut;
  }

  @Override
  public int hashCode() {
    return 31 * window.hashCode() + activities.hashCode();
  }

  /**
   * Returns a short description, not all the customers.
   *
   * @return text such as {@code "2357 customers, 6696 purchases, USD 244091.94"}
   */
  @Override
  public String toString() {
    return size() + " customers, " + purchases() + " purchases, " + netRevenue();
  }

  /** Adds up one customer. Days come in the order of time, so a new day is one that differs from the last. */
  private static final class Tally {
    private Money revenue;
    private LocalDate firstDay = LocalDate.MAX;
    private LocalDate lastDay = LocalDate.MIN;
    private int days;

    private Tally(CurrencyUnit currency) {
      this.revenue = Money.zero(currency);
    }

    private void buy(LocalDate day, Money amount) {
      revenue = revenue.plus(amount);
      if (days == 0) {
        firstDay = day;
      }
      if (days == 0 || !day.equals(lastDay)) {
        days++;
        lastDay = day;
      }
    }

    private void giveBack(Money amount) {
      revenue = revenue.minus(amount);
    }

    private Optional<PurchaseActivity> activity() {
      return days == 0
          ? Optional.empty()
          : Optional.of(new PurchaseActivity(firstDay, lastDay, days, revenue));
    }
  }
}
