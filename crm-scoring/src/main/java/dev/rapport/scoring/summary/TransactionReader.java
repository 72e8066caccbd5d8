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
 * <p>What is known of a customer so far lies side by side in one array, so that a transaction touches one line of the cache. Within
 * a customer the days must not fall; when one does, everything starts again with sorted transactions.
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
  private final boolean lowering;
  private final boolean zerosCount;
  private final long[] states;
  private long merged;
  private long returns;
  private long zeroAmounts;
  private long afterEnd;

  TransactionReader(SummaryRules rules, int customers, int minorDigits) {
    this.rules = rules;
    this.lastDay = (int) rules.lastDay().toEpochDay();
    this.minorPerMajor = Math.pow(10, minorDigits);
    this.lowering = rules.returns() == Returns.LOWER_SPEND;
    this.zerosCount = rules.zeroAmounts() == ZeroAmounts.PURCHASES;
    this.states = new long[STRIDE * customers];
  }

  SummaryTable read(int[] customer, int[] day, long[] amount, int rows, List<CustomerId> ids) {
    boolean inOrder = true;
    for (int i = 0; i < rows && inOrder; i++) {
      inOrder = add(customer[i], day[i], amount[i]);
    }
    if (!inOrder) {
      readSorted(customer, day, amount, rows);
    }
    return table(ids);
  }

  private void readSorted(int[] customer, int[] day, long[] amount, int rows) {
    Arrays.fill(states, 0);
    merged = 0;
    returns = 0;
    zeroAmounts = 0;
    afterEnd = 0;
    int customers = states.length / STRIDE;
    int[] ends = new int[customers + 1];
    for (int i = 0; i < rows; i++) {
      ends[customer[i] + 1]++;
    }
    for (int c = 0; c < customers; c++) {
      ends[c + 1] += ends[c];
    }
    // Day and row in one number: sorting it keeps equal days in the order in which they came.
    long[] order = new long[rows];
    for (int i = 0; i < rows; i++) {
      order[ends[customer[i]]++] = (long) day[i] << 32 | i;
    }
    int start = 0;
    for (int c = 0; c < customers; c++) {
      Arrays.sort(order, start, ends[c]);
      for (int k = start; k < ends[c]; k++) {
        add(c, (int) (order[k] >> 32), amount[(int) order[k]]);
      }
      start = ends[c];
    }
  }

  /** Adds a transaction, or returns false if it is of a day before the customer's last. */
  private boolean add(int customer, int day, long amount) {
    if (day > lastDay) {
      afterEnd++;
      return true;
    }
    int at = STRIDE * customer;
    if (amount <= 0 && (amount < 0 || !zerosCount)) {
      if (amount == 0) {
        zeroAmounts++;
      } else {
        returns++;
        if (lowering) {
          states[at + OTHER_AMOUNT] = Math.addExact(states[at + OTHER_AMOUNT], amount);
        }
      }
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

  private SummaryTable table(List<CustomerId> ids) {
    int customers = states.length / STRIDE;
    int rows = 0;
    long purchases = 0;
    for (int c = 0; c < customers; c++) {
      purchases += states[STRIDE * c + DAYS];
      rows += states[STRIDE * c + DAYS] > 0 ? 1 : 0;
    }
    boolean all = rules.spend() == Spend.OF_ALL_PURCHASES;
    int[] number = new int[rows];
    int[] repeats = new int[rows];
    int[] lastAge = new int[rows];
    int[] age = new int[rows];
    int[] spendPurchases = all ? new int[rows] : repeats;
    double[] spend = new double[rows];
    int row = 0;
    for (int c = 0; c < customers; c++) {
      int at = STRIDE * c;
      if (states[at + DAYS] == 0) {
        continue;
      }
      int first = (int) (states[at] >> 32);
      number[row] = c;
      repeats[row] = Math.toIntExact(states[at + DAYS] - 1);
      lastAge[row] = Math.subtractExact((int) states[at], first);
      age[row] = Math.subtractExact(lastDay, first);
      if (all) {
        spendPurchases[row] = repeats[row] + 1;
      }
      long money = all
          ? Math.addExact(states[at + FIRST_AMOUNT], states[at + OTHER_AMOUNT])
          : states[at + OTHER_AMOUNT];
      spend[row] =
          spendPurchases[row] == 0 ? 0 : (double) money / (spendPurchases[row] * minorPerMajor);
      row++;
    }
    return new SummaryTable(
        new SummaryTable.Columns(number, repeats, lastAge, age, spendPurchases, spend),
        ids,
        new SummaryCounts(purchases, merged, returns, zeroAmounts, afterEnd));
  }
}
