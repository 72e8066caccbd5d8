package dev.rapport.scoring.summary;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.EventId;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Transactions in columns, and what a history says beyond them. The arrays are read, never written. */
final class Transactions {
  /** In place of the day of the purchase that a return names: it names a purchase that is not among the transactions of the customer. */
  static final int UNKNOWN = Integer.MAX_VALUE;

  final int[] customer;
  final int[] day;
  final long[] amount;
  final int rows;
  private final int @Nullable [] purchaseDay;

  Transactions(int[] customer, int[] day, long[] amount, int rows, int @Nullable [] purchaseDay) {
    this.customer = customer;
    this.day = day;
    this.amount = amount;
    this.rows = rows;
    this.purchaseDay = purchaseDay;
  }

  /** Returns the day of the purchase that the return in a row names, or {@link SummaryTable#UNNAMED} or {@link #UNKNOWN}. */
  int purchaseDay(int row) {
    return purchaseDay == null ? SummaryTable.UNNAMED : purchaseDay[row];
  }

  /**
   * Returns the rows of some customers, those of a customer together and in the order of their days.
   *
   * @param ends filled with the end of each customer's part, as long as there are customers
   * @param some which customers; all if null
   * @return day and row in one number, so that equal days stay in the order in which they came
   */
  long[] byCustomerAndDay(int[] ends, @Nullable BitSet some) {
    for (int i = 0; i < rows; i++) {
      ends[customer[i]] += some == null || some.get(customer[i]) ? 1 : 0;
    }
    int before = 0;
    for (int c = 0; c < ends.length; c++) {
      int own = ends[c];
      ends[c] = before;
      before += own;
    }
    long[] order = new long[before];
    for (int i = 0; i < rows; i++) {
      if (some == null || some.get(customer[i])) {
        order[ends[customer[i]]++] = (long) day[i] << 32 | i;
      }
    }
    int start = 0;
    for (int end : ends) {
      Arrays.sort(order, start, end);
      start = end;
    }
    return order;
  }

  /** Reads a history, and remembers what the columns have no place for. */
  static final class OfHistory {
    final Transactions columns;
    final List<CustomerId> ids;
    private final int[] emptyReturnDays;
    private final int customersWithEmptyReturnsAlone;

    OfHistory(EventHistory history, ZoneId zone, CurrencyUnit currency) {
      Map<CustomerId, Integer> numbers = new TreeMap<>();
      history.customers().forEach(id -> numbers.put(id, numbers.size()));
      this.ids = List.copyOf(numbers.keySet());
      List<CustomerEvent> events = history.events();
      int[] customer = new int[events.size()];
      int[] day = new int[events.size()];
      int[] purchaseDay = new int[events.size()];
      long[] amount = new long[events.size()];
      int[] empty = new int[events.size()];
      int empties = 0;
      BitSet withRows = new BitSet();
      BitSet withEmpties = new BitSet();
      Map<EventId, Purchase> purchases = new HashMap<>();
      history.purchases().forEach(purchase -> purchases.put(purchase.id(), purchase));
      int rows = 0;
      for (CustomerEvent event : events) {
        int number = requireNonNull(numbers.get(event.customer()), "customer");
        int at = Math.toIntExact(Days.of(event.at(), zone).toEpochDay());
        purchaseDay[rows] = SummaryTable.UNNAMED;
        if (event instanceof Purchase purchase) {
          amount[rows] = inCurrency(purchase.total(), currency);
        } else if (event instanceof Return goods) {
          long paidBack = inCurrency(goods.total(), currency);
          if (paidBack == 0) {
            // In the columns nothing paid back would look like a purchase for nothing.
            empty[empties++] = at;
            withEmpties.set(number);
            continue;
          }
          amount[rows] = -paidBack;
          purchaseDay[rows] = purchaseDay(goods, purchases, zone);
        } else {
          continue;
        }
        withRows.set(number);
        customer[rows] = number;
        day[rows++] = at;
      }
      this.columns = new Transactions(customer, day, amount, rows, purchaseDay);
      this.emptyReturnDays = Arrays.copyOf(empty, empties);
      withEmpties.andNot(withRows);
      this.customersWithEmptyReturnsAlone = withEmpties.cardinality();
    }

    private static long inCurrency(Money money, CurrencyUnit currency) {
      return Money.zero(currency).plus(money).minorUnits();
    }

    private static int purchaseDay(Return goods, Map<EventId, Purchase> purchases, ZoneId zone) {
      Optional<EventId> named = goods.purchase().target();
      if (named.isEmpty()) {
        return SummaryTable.UNNAMED;
      }
      Purchase purchase = purchases.get(named.get());
      return purchase != null && purchase.customer().equals(goods.customer())
          ? Math.toIntExact(Days.of(purchase.at(), zone).toEpochDay())
          : UNKNOWN;
    }

    /** Returns the counts of the returns for which nothing was paid back. */
    SummaryCounts emptyReturns(int lastDay) {
      long after = Arrays.stream(emptyReturnDays).filter(at -> at > lastDay).count();
      return new SummaryCounts(
          0, 0, emptyReturnDays.length - after, 0, after, customersWithEmptyReturnsAlone, 0);
    }
  }
}
