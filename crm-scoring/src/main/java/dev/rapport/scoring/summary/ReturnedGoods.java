package dev.rapport.scoring.summary;

import dev.rapport.scoring.summary.SummaryRules.Spend;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Lowers the spend of customers by what they sent back.
 *
 * <p>First the returns that name a purchase, each that of the purchase's day. Then the others in the order of their days: each lowers the
 * latest purchases up to its day of which something is left, since nobody sends back what was not bought yet. What finds nothing left lowers
 * nothing. So every purchase day keeps zero or more, and the order of rows within a day makes no difference.
 */
final class ReturnedGoods {
  private final Transactions transactions;
  private final int lastDay;
  private final boolean zerosCount;
  private final boolean all;

  /** Of the customer at hand: the days with a purchase, what is left of each, and those up to now with something left. */
  private int[] days = new int[16];

  private long[] left = new long[16];
  private int[] open = new int[16];
  private int size;

  ReturnedGoods(Transactions transactions, SummaryRules rules) {
    this.transactions = transactions;
    this.lastDay = (int) rules.lastDay().toEpochDay();
    this.zerosCount = rules.zeroAmounts() == ZeroAmounts.PURCHASES;
    this.all = rules.spend() == Spend.OF_ALL_PURCHASES;
  }

  /** Writes the lower spend of those who sent something back, and returns how many sent back more than they had bought. */
  long lower(SummaryTable.Columns columns, int customers, double minorPerMajor) {
    BitSet returning = new BitSet(customers);
    for (int i = 0; i < transactions.rows; i++) {
      if (transactions.amount[i] < 0 && transactions.day[i] <= lastDay) {
        returning.set(transactions.customer[i]);
      }
    }
    int[] ends = new int[customers];
    long[] order = transactions.byCustomerAndDay(ends, returning);
    long over = 0;
    for (int row = 0; row < columns.customer.length; row++) {
      int customer = columns.customer[row];
      if (returning.get(customer)) {
        int start = customer == 0 ? 0 : ends[customer - 1];
        over += settle(order, start, ends[customer]) ? 1 : 0;
        columns.spend[row] =
            TransactionReader.mean(money(), columns.spendPurchases[row], minorPerMajor);
      }
    }
    return over;
  }

  private long money() {
    long sum = 0;
    for (int i = all ? 0 : 1; i < size; i++) {
      sum = Math.addExact(sum, left[i]);
    }
    return sum;
  }

  /** Takes a customer's returns from the purchases, and tells whether there was too little to take from. */
  private boolean settle(long[] order, int start, int end) {
    int stop = start;
    while (stop < end && (int) (order[stop] >> 32) <= lastDay) {
      stop++;
    }
    buy(order, start, stop);
    boolean over = false;
    for (int k = start; k < stop; k++) {
      int row = (int) order[k];
      int named = transactions.purchaseDay(row);
      if (transactions.amount[row] < 0 && named != SummaryTable.UNNAMED) {
        int at = Arrays.binarySearch(days, 0, size, named);
        long paidBack = Math.negateExact(transactions.amount[row]);
        over |= at < 0 || take(at, paidBack) > 0;
      }
    }
    return takeFromLatest(order, start, stop) || over;
  }

  private void buy(long[] order, int start, int stop) {
    size = 0;
    for (int k = start; k < stop; k++) {
      int day = (int) (order[k] >> 32);
      long amount = transactions.amount[(int) order[k]];
      if (amount > 0 || (amount == 0 && zerosCount)) {
        if (size == 0 || day > days[size - 1]) {
          makeRoom();
          days[size] = day;
          left[size++] = amount;
        } else {
          left[size - 1] = Math.addExact(left[size - 1], amount);
        }
      }
    }
  }

  private void makeRoom() {
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      left = Arrays.copyOf(left, 2 * size);
      open = Arrays.copyOf(open, 2 * size);
    }
  }

  /** Takes from one day what is left of it, and returns the rest. */
  private long take(int at, long paidBack) {
    long taken = Math.min(left[at], paidBack);
    left[at] -= taken;
    return paidBack - taken;
  }

  private boolean takeFromLatest(long[] order, int start, int stop) {
    boolean over = false;
    int bought = 0;
    int top = 0;
    for (int k = start; k < stop; k++) {
      int row = (int) order[k];
      if (transactions.amount[row] >= 0 || transactions.purchaseDay(row) != SummaryTable.UNNAMED) {
        continue;
      }
      int day = (int) (order[k] >> 32);
      while (bought < size && days[bought] <= day) {
        open[top++] = bought++;
      }
      long rest = Math.negateExact(transactions.amount[row]);
      while (rest > 0 && top > 0) {
        rest = take(open[top - 1], rest);
        top -= rest > 0 ? 1 : 0;
      }
      over |= rest > 0;
    }
    return over;
  }
}
