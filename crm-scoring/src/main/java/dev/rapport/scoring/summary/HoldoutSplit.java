package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.money.CurrencyUnit;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A history cut in two: the summaries of an earlier part, to learn from, and what the same customers bought in the later part, to test
 * on.
 *
 * <p>The CDNOW sample is learned from until 30 September 1997 and tested until 30 June 1998: 2,357 customers, who made 1,882 purchases
 * in those 39 weeks. Customers who came in the later part only are in neither; {@link #newCustomers()} counts them. Immutable and
 * thread-safe.
 */
public final class HoldoutSplit {
  private final SummaryTable calibration;
  private final int[] purchases;
  private final int days;
  private final int newCustomers;

  private HoldoutSplit(SummaryTable calibration, SummaryTable all, int days) {
    SummaryCounts counts = calibration.counts();
    // What happened in the later part was not left out.
    this.calibration = calibration.counting(new SummaryCounts(
        counts.purchases(),
        counts.merged(),
        counts.returns(),
        counts.zeroAmounts(),
        all.counts().afterEnd(),
        all.counts().customersLeftOut(),
        counts.customersOverReturned()));
    this.days = days;
    this.newCustomers = all.size() - calibration.size();
    this.purchases = new int[calibration.size()];
    int row = 0;
    // Both tables are in the order of the customers, and the later one has all customers of the
    // earlier one.
    for (int i = 0; i < all.size(); i++) {
      if (row < purchases.length && all.customer(i) == calibration.customer(row)) {
        purchases[row] = all.repeatPurchases(i) - calibration.repeatPurchases(row);
        row++;
      }
    }
  }

  /**
   * Cuts a history.
   *
   * @param history what happened, of any number of customers, from their first purchase on
   * @param rules when the earlier part ends, and what counts
   * @param lastDay the last day of the later part
   * @param zone whose calendar days are counted
   * @param currency the currency of all amounts
   * @return the two parts
   * @throws IllegalArgumentException if the later part has no day
   */
  public static HoldoutSplit of(
      EventHistory history,
      SummaryRules rules,
      LocalDate lastDay,
      ZoneId zone,
      CurrencyUnit currency) {
    int days = days(rules, lastDay);
    return new HoldoutSplit(
        SummaryTable.of(history, rules, zone, currency),
        SummaryTable.of(history, rules.withLastDay(lastDay), zone, currency),
        days);
  }

  /**
   * Cuts transactions in columns.
   *
   * @param customer a number of the customer of each transaction, from 0
   * @param epochDay the day of each, {@link LocalDate#toEpochDay()}
   * @param amountMinorUnits the amount of each in minor units; below zero for a return
   * @param minorDigits how many decimal digits the minor unit has, 0 to 9
   * @param rules when the earlier part ends, and what counts
   * @param lastDay the last day of the later part
   * @return the two parts
   * @throws IllegalArgumentException if the later part has no day, or the columns break a rule of {@link SummaryTable#ofTransactions}
   */
  public static HoldoutSplit ofTransactions(
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      int minorDigits,
      SummaryRules rules,
      LocalDate lastDay) {
    int days = days(rules, lastDay);
    return new HoldoutSplit(
        SummaryTable.ofTransactions(customer, epochDay, amountMinorUnits, minorDigits, rules),
        SummaryTable.ofTransactions(
            customer, epochDay, amountMinorUnits, minorDigits, rules.withLastDay(lastDay)),
        days);
  }

  /**
   * Cuts transactions in columns of which one tells what returns send back.
   *
   * @param customer a number of the customer of each transaction, from 0
   * @param epochDay the day of each, {@link LocalDate#toEpochDay()}
   * @param amountMinorUnits the amount of each in minor units; below zero for a return
   * @param returnedEpochDay of a return that names its purchase, the day of that purchase; of any other, {@link SummaryTable#UNNAMED}
   * @param minorDigits how many decimal digits the minor unit has, 0 to 9
   * @param rules when the earlier part ends, and what counts
   * @param lastDay the last day of the later part
   * @return the two parts
   * @throws IllegalArgumentException if the later part has no day, or the columns break a rule of {@link SummaryTable#ofTransactions}
   */
  public static HoldoutSplit ofTransactions(
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      int[] returnedEpochDay,
      int minorDigits,
      SummaryRules rules,
      LocalDate lastDay) {
    int days = days(rules, lastDay);
    return new HoldoutSplit(
        SummaryTable.ofTransactions(
            customer, epochDay, amountMinorUnits, returnedEpochDay, minorDigits, rules),
        SummaryTable.ofTransactions(
            customer,
            epochDay,
            amountMinorUnits,
            returnedEpochDay,
            minorDigits,
            rules.withLastDay(lastDay)),
        days);
  }

  private static int days(SummaryRules rules, LocalDate lastDay) {
    long end = requireNonNull(lastDay, "lastDay").toEpochDay();
    long cut = requireNonNull(rules, "rules").lastDay().toEpochDay();
    checkArgument(
        end > cut,
        "lastDay must be after the end of the earlier part %s, was %s",
        rules.lastDay(),
        lastDay);
    return Math.toIntExact(end - cut);
  }

  /**
   * Returns the earlier part. Its counts are of the transactions of that part, of those after the end of the later part, which are in
   * neither, and of the customers left out of both.
   *
   * @return a row a customer
   */
  public SummaryTable calibration() {
    return calibration;
  }

  /**
   * Returns how often a customer bought in the later part.
   *
   * @param row a row of {@link #calibration()}
   * @return purchases, one a day, 0 or more
   */
  public int holdoutPurchases(int row) {
    return purchases[row];
  }

  /**
   * Returns how often all customers of the earlier part bought in the later one.
   *
   * @return the sum over the rows
   */
  public long holdoutPurchases() {
    long sum = 0;
    for (int each : purchases) {
      sum += each;
    }
    return sum;
  }

  /**
   * Returns how long the later part is.
   *
   * @return days, at least 1
   */
  public int holdoutDays() {
    return days;
  }

  /**
   * Returns how many customers bought for the first time in the later part; they are in no other figure. With the customers of the
   * earlier part and those that its counts say were left out, they are all customers of whom there is a transaction.
   *
   * @return 0 or more
   */
  public int newCustomers() {
    return newCustomers;
  }
}
