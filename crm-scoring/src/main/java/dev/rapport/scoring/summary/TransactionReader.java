package dev.rapport.scoring.summary;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryRules.Spend;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.util.Arrays;
import java.util.List;

/**
 * From transactions to one row a customer, in one pass.
 *
 * <p>Where each customer's transactions stand together, customers in the order of their numbers, one customer at a time is kept in
 * mind. Otherwise what is known of a customer so far lies side by side in one array, so that a transaction touches one line of the
 * cache. Within a customer the days must not fall; when one does, everything starts again with sorted transactions. Where returns lower
 * the spend, that of the customers who sent something back is put right afterwards.
 */
final class TransactionReader {
  /** Per customer: the days of the first and the last purchase, how many days with one, and the amounts of the first and the rest. */
  private static final int STRIDE = 4;

  private static final int DAYS = 1;
  private static final int FIRST_AMOUNT = 2;
  private static final int OTHER_AMOUNT = 3;
  private static final long LOW = 0xFFFF_FFFFL;

  private final SummaryRules rules;
  private final int lastDay;
  private final double minorPerMajor;
  private final boolean zerosCount;
  private final int customers;

  /** One stride a customer, or one alone where customers come one after the other. */
  private long[] states = new long[STRIDE];

  /** Beside each state whether some transaction does not count; with no purchase, this is a customer who is left out. */
  private boolean[] passedOver = new boolean[1];

  private long merged;
  private long returns;
  private long zeroAmounts;
  private long afterEnd;

  TransactionReader(SummaryRules rules, int customers, int minorDigits) {
    this.rules = rules;
    this.lastDay = (int) rules.lastDay().toEpochDay();
    this.minorPerMajor = Math.pow(10, minorDigits);
    this.zerosCount = rules.zeroAmounts() == ZeroAmounts.PURCHASES;
    this.customers = customers;
  }

  SummaryTable read(Transactions transactions, List<CustomerId> ids) {
    int[] customer = transactions.customer;
    int[] day = transactions.day;
    long[] amount = transactions.amount;
    int rows = transactions.rows;
    int together = together(customer, rows);
    Rows out = new Rows(together);
    long leftOut;
    if (together >= 0 && readTogether(customer, day, amount, rows, out)) {
      leftOut = (long) together - out.size;
    } else {
      restart();
      boolean inOrder = true;
      for (int i = 0; i < rows && inOrder; i++) {
        inOrder = add(STRIDE * customer[i], day[i], amount[i]);
      }
      if (!inOrder) {
        readSorted(transactions);
      }
      int buyers = 0;
      leftOut = 0;
      for (int c = 0; c < customers; c++) {
        boolean bought = states[STRIDE * c + DAYS] > 0;
        buyers += bought ? 1 : 0;
        leftOut += !bought && passedOver[c] ? 1 : 0;
      }
      out = new Rows(buyers);
      for (int c = 0; c < customers; c++) {
        out.add(c, STRIDE * c);
      }
    }
    SummaryTable.Columns columns = out.columns();
    long overReturned = rules.returns() == Returns.LOWER_SPEND && returns > 0
        ? new ReturnedGoods(transactions, rules).lower(columns, customers, minorPerMajor)
        : 0;
    return new SummaryTable(
        columns,
        ids,
        new SummaryCounts(
            out.purchases, merged, returns, zeroAmounts, afterEnd, leftOut, overReturned));
  }

  /** Returns how many customers there are if their numbers never fall, or -1. */
  private static int together(int[] customer, int rows) {
    int count = rows == 0 ? 0 : 1;
    for (int i = 1; i < rows; i++) {
      if (customer[i] < customer[i - 1]) {
        return -1;
      }
      count += customer[i] > customer[i - 1] ? 1 : 0;
    }
    return count;
  }

  /** Reads transactions of one customer after the other, or returns false if the days of one fall. */
  private boolean readTogether(int[] customer, int[] day, long[] amount, int rows, Rows out) {
    boolean inOrder = true;
    for (int i = 0; i < rows && inOrder; i++) {
      if (i > 0 && customer[i] != customer[i - 1]) {
        out.add(customer[i - 1], 0);
        Arrays.fill(states, 0);
      }
      inOrder = add(0, day[i], amount[i]);
    }
    if (inOrder && rows > 0) {
      out.add(customer[rows - 1], 0);
    }
    return inOrder;
  }

  private void restart() {
    states = new long[STRIDE * customers];
    passedOver = new boolean[customers];
    merged = 0;
    returns = 0;
    zeroAmounts = 0;
    afterEnd = 0;
  }

  private void readSorted(Transactions transactions) {
    restart();
    int[] ends = new int[customers];
    long[] order = transactions.byCustomerAndDay(ends, null);
    int start = 0;
    for (int c = 0; c < customers; c++) {
      for (int k = start; k < ends[c]; k++) {
        add(STRIDE * c, (int) (order[k] >> 32), transactions.amount[(int) order[k]]);
      }
      start = ends[c];
    }
  }

  /** Adds a transaction to a customer's state, or returns false if it is of a day before the customer's last. */
  private boolean add(int at, int day, long amount) {
    if (day > lastDay) {
      afterEnd++;
      passedOver[at / STRIDE] = true;
      return true;
    }
    if (amount <= 0 && (amount < 0 || !zerosCount)) {
      if (amount == 0) {
        zeroAmounts++;
      } else {
        returns++;
      }
      passedOver[at / STRIDE] = true;
      return true;
    }
    long days = states[at + DAYS];
    if (days == 0) {
      states[at] = (long) day << 32 | (day & LOW);
      states[at + DAYS] = 1;
      states[at + FIRST_AMOUNT] = amount;
      return true;
    }
    int last = (int) states[at];
    if (day < last) {
      return false;
    }
    if (day == last) {
      merged++;
      int place = at + (days == 1 ? FIRST_AMOUNT : OTHER_AMOUNT);
      states[place] = Math.addExact(states[place], amount);
    } else {
      states[at] = (states[at] & ~LOW) | (day & LOW);
      states[at + DAYS] = days + 1;
      states[at + OTHER_AMOUNT] = Math.addExact(states[at + OTHER_AMOUNT], amount);
    }
    return true;
  }

  /** Returns the mean of so many purchases in major units, 0 if there are none. */
  static double mean(long money, int purchases, double minorPerMajor) {
    double total = purchases == 0 ? 0 : (double) money;
    return total / (Math.max(1, purchases) * minorPerMajor);
  }

  /** The rows of customers who bought. */
  private final class Rows {
    private final boolean all = rules.spend() == Spend.OF_ALL_PURCHASES;
    private final SummaryTable.Columns columns;
    private int size;
    private long purchases;

    Rows(int most) {
      int length = Math.max(0, most);
      int[] repeats = new int[length];
      this.columns = new SummaryTable.Columns(
          new int[length],
          repeats,
          new int[length],
          new int[length],
          all ? new int[length] : repeats,
          new double[length]);
    }

    /** Adds a customer by the state, or nobody if it has no purchase. */
    void add(int customer, int at) {
      long days = states[at + DAYS];
      if (days == 0) {
        return;
      }
      int first = (int) (states[at] >> 32);
      int repeats = Math.toIntExact(days - 1);
      columns.customer[size] = customer;
      columns.repeats[size] = repeats;
      columns.lastAge[size] = Math.subtractExact((int) states[at], first);
      columns.age[size] = Math.subtractExact(lastDay, first);
      int counted = all ? repeats + 1 : repeats;
      columns.spendPurchases[size] = counted;
      long money = all
          ? Math.addExact(states[at + FIRST_AMOUNT], states[at + OTHER_AMOUNT])
          : states[at + OTHER_AMOUNT];
      columns.spend[size++] = mean(money, counted, minorPerMajor);
      purchases += days;
    }

    SummaryTable.Columns columns() {
      return columns.first(size);
    }
  }
}
