package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of many customers, one row each, in primitive columns: what is scored.
 *
 * <p>Rows come in the order of the customers: of their numbers, of their ids, or as they were given. Ten million customers take 240 MB.
 * Which customer a row is of is told by {@link #customer(int)}, a number, and where there were ids by {@link #id(int)}. Immutable and
 * thread-safe.
 */
public final class SummaryTable {
  /** In a column of the days of purchases that returns name: this one names none. */
  public static final int UNNAMED = Integer.MIN_VALUE;

  private final Columns columns;
  private final List<CustomerId> ids;
  private final SummaryCounts counts;

  /** The columns, as long as there are rows; taken over, never written again. */
  static final class Columns {
    final int[] customer;
    final int[] repeats;
    final int[] lastAge;
    final int[] age;
    final int[] spendPurchases;
    final double[] spend;

    Columns(
        int[] customer,
        int[] repeats,
        int[] lastAge,
        int[] age,
        int[] spendPurchases,
        double[] spend) {
      this.customer = customer;
      this.repeats = repeats;
      this.lastAge = lastAge;
      this.age = age;
      this.spendPurchases = spendPurchases;
      this.spend = spend;
    }

    /** Returns these columns cut to so many rows. */
    Columns first(int rows) {
      if (rows == repeats.length) {
        return this;
      }
      int[] shorter = Arrays.copyOf(repeats, rows);
      return new Columns(
          Arrays.copyOf(customer, rows),
          shorter,
          Arrays.copyOf(lastAge, rows),
          Arrays.copyOf(age, rows),
          Arrays.equals(spendPurchases, repeats) ? shorter : Arrays.copyOf(spendPurchases, rows),
          Arrays.copyOf(spend, rows));
    }
  }

  SummaryTable(Columns columns, List<CustomerId> ids, SummaryCounts counts) {
    this.columns = columns;
    this.ids = ids;
    this.counts = counts;
  }

  /** Returns the same rows with other counts of the transactions that they were made of. */
  SummaryTable counting(SummaryCounts others) {
    return new SummaryTable(columns, ids, others);
  }

  /**
   * Reads the purchases and returns of a history.
   *
   * <p>Customers without any, who only asked or complained, are not seen at all; those with some of which none is a purchase that counts
   * have no row and are counted as left out.
   *
   * @param history what happened, of any number of customers, from their first purchase on
   * @param rules when the observation ends, and what counts
   * @param zone whose calendar days are counted
   * @param currency the currency of all amounts
   * @return a row for every customer who bought, in the order of their ids
   * @throws CurrencyMismatchException if an amount is in another currency
   * @throws ArithmeticException if an amount adds up to more than a {@code long} of minor units
   */
  public static SummaryTable of(
      EventHistory history, SummaryRules rules, ZoneId zone, CurrencyUnit currency) {
    requireNonNull(rules, "rules");
    requireNonNull(zone, "zone");
    requireNonNull(currency, "currency");
    Transactions.OfHistory read =
        new Transactions.OfHistory(requireNonNull(history, "history"), zone, currency);
    SummaryTable table = new TransactionReader(rules, read.ids.size(), currency.minorDigits())
        .read(read.columns, read.ids);
    int lastDay = (int) rules.lastDay().toEpochDay();
    return table.counting(table.counts.plus(read.emptyReturns(lastDay)));
  }

  /**
   * Reads transactions from columns: 20 million a second and more if each customer's come in the order of time, most if customers also
   * come one after the other; otherwise they are sorted first.
   *
   * @param customer a number of the customer of each transaction, from 0; best without large gaps
   * @param epochDay the day of each, {@link LocalDate#toEpochDay()}
   * @param amountMinorUnits the amount of each in minor units; below zero for a return
   * @param minorDigits how many decimal digits the minor unit has, 0 to 9, such as 2 for cents
   * @param rules when the observation ends, and what counts
   * @return a row for every customer who bought, in the order of their numbers
   * @throws IllegalArgumentException if the columns differ in length, or a number is negative
   * @throws ArithmeticException if an amount adds up to more than a {@code long}
   */
  public static SummaryTable ofTransactions(
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      int minorDigits,
      SummaryRules rules) {
    return read(customer, epochDay, amountMinorUnits, null, minorDigits, rules);
  }

  /**
   * Reads transactions from columns of which one tells what returns send back, so that returns {@linkplain
   * SummaryRules.Returns#LOWER_SPEND lower} the purchase that they name.
   *
   * @param customer a number of the customer of each transaction, from 0; best without large gaps
   * @param epochDay the day of each, {@link LocalDate#toEpochDay()}
   * @param amountMinorUnits the amount of each in minor units; below zero for a return
   * @param returnedEpochDay of a return that names its purchase, the day of that purchase; of any other, {@link #UNNAMED}. Of a purchase
   *     it is not looked at
   * @param minorDigits how many decimal digits the minor unit has, 0 to 9, such as 2 for cents
   * @param rules when the observation ends, and what counts
   * @return a row for every customer who bought, in the order of their numbers
   * @throws IllegalArgumentException if the columns differ in length, or a number is negative
   * @throws ArithmeticException if an amount adds up to more than a {@code long}
   */
  public static SummaryTable ofTransactions(
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      int[] returnedEpochDay,
      int minorDigits,
      SummaryRules rules) {
    int rows = requireNonNull(customer, "customer").length;
    requireLength(
        requireNonNull(returnedEpochDay, "returnedEpochDay").length, rows, "returnedEpochDay");
    return read(customer, epochDay, amountMinorUnits, returnedEpochDay, minorDigits, rules);
  }

  private static SummaryTable read(
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      int @Nullable [] returnedEpochDay,
      int minorDigits,
      SummaryRules rules) {
    requireNonNull(customer, "customer");
    requireLength(requireNonNull(epochDay, "epochDay").length, customer.length, "epochDay");
    requireLength(
        requireNonNull(amountMinorUnits, "amountMinorUnits").length,
        customer.length,
        "amountMinorUnits");
    checkArgument(
        minorDigits >= 0 && minorDigits <= 9, "minorDigits must be 0 to 9, was %s", minorDigits);
    int most = -1;
    for (int number : customer) {
      checkArgument(number >= 0, "customer must not be negative, was %s", number);
      most = Math.max(most, number);
    }
    checkArgument(
        most < Integer.MAX_VALUE / 8,
        "customer must be below %s, was %s. Number the customers without gaps.",
        Integer.MAX_VALUE / 8,
        most);
    return new TransactionReader(requireNonNull(rules, "rules"), most + 1, minorDigits)
        .read(
            new Transactions(
                customer, epochDay, amountMinorUnits, customer.length, returnedEpochDay),
            List.of());
  }

  /**
   * Returns the table of columns that were summarised elsewhere.
   *
   * @param repeatPurchases x of each customer
   * @param lastPurchaseAgeDays t_x of each, 0 where x is 0
   * @param ageDays T of each
   * @param meanSpend mean amount of the x repeat purchases in major units, 0 where there are none; copied like the others
   * @return a row for every customer in the same order
   * @throws IllegalArgumentException if the columns differ in length, or the figures of a customer do not fit together; the message
   *     names the first row
   */
  public static SummaryTable ofColumns(
      int[] repeatPurchases, int[] lastPurchaseAgeDays, int[] ageDays, double[] meanSpend) {
    int rows = requireNonNull(repeatPurchases, "repeatPurchases").length;
    requireLength(
        requireNonNull(lastPurchaseAgeDays, "lastPurchaseAgeDays").length,
        rows,
        "lastPurchaseAgeDays");
    requireLength(requireNonNull(ageDays, "ageDays").length, rows, "ageDays");
    requireLength(requireNonNull(meanSpend, "meanSpend").length, rows, "meanSpend");
    for (int i = 0; i < rows; i++) {
      try {
        PurchaseSummary.check(repeatPurchases[i], lastPurchaseAgeDays[i], ageDays[i], meanSpend[i]);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException("row " + i + ": " + wrong.getMessage(), wrong);
      }
    }
    int[] repeats = repeatPurchases.clone();
    return ofChecked(
        repeats, lastPurchaseAgeDays.clone(), ageDays.clone(), repeats, meanSpend.clone());
  }

  /** Returns the table of columns that fit together and are its own from now on. */
  static SummaryTable ofChecked(
      int[] repeats, int[] lastAge, int[] age, int[] spendPurchases, double[] spend) {
    int[] customer = new int[repeats.length];
    Arrays.setAll(customer, i -> i);
    return new SummaryTable(
        new Columns(customer, repeats, lastAge, age, spendPurchases, spend),
        List.of(),
        SummaryCounts.ofPurchases(purchases(repeats)));
  }

  /**
   * Returns the table of a customer base, whose revenue is known over all purchases together: the spend is the mean of all of them,
   * the first included, less returns, and 0 where more was sent back than bought.
   *
   * @param base a base whose window has no start, for with one an old customer would look new
   * @return a row for every customer in the order of their ids, seen until the base's last day
   * @throws IllegalArgumentException if the window has a start
   */
  public static SummaryTable of(CustomerBase base) {
    checkArgument(
        !requireNonNull(base, "base").window().hasStart(),
        "base must be of a window without a start, was %s",
        base.window());
    int rows = base.size();
    Columns columns = new Columns(
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new int[rows],
        new double[rows]);
    long last = base.window().asOfDay().toEpochDay();
    double minorPerMajor = Math.pow(10, base.currency().minorDigits());
    long overReturned = 0;
    int row = 0;
    for (PurchaseActivity activity : base.activities().values()) {
      long first = activity.firstDay().toEpochDay();
      columns.customer[row] = row;
      columns.repeats[row] = activity.purchaseDays() - 1;
      columns.lastAge[row] = Math.toIntExact(activity.lastDay().toEpochDay() - first);
      columns.age[row] = Math.toIntExact(last - first);
      columns.spendPurchases[row] = activity.purchaseDays();
      overReturned += activity.netRevenue().minorUnits() < 0 ? 1 : 0;
      columns.spend[row] = TransactionReader.mean(
          Math.max(0, activity.netRevenue().minorUnits()), activity.purchaseDays(), minorPerMajor);
      row++;
    }
    return new SummaryTable(
        columns,
        List.copyOf(base.activities().keySet()),
        new SummaryCounts(base.purchases(), 0, 0, 0, 0, base.customersLeftOut(), overReturned));
  }

  private static long purchases(int[] repeats) {
    long purchases = 0;
    for (int x : repeats) {
      purchases += 1L + x;
    }
    return purchases;
  }

  private static void requireLength(int length, int rows, String name) {
    checkArgument(
        length == rows, "%s must be as long as the first column, %s, was %s", name, rows, length);
  }

  Columns columns() {
    return columns;
  }

  /**
   * Returns how many customers there are.
   *
   * @return 0 or more
   */
  public int size() {
    return columns.repeats.length;
  }

  /**
   * Returns one customer.
   *
   * @param row 0 to below {@link #size()}
   * @return the figures
   */
  public PurchaseSummary summary(int row) {
    checkElementIndex(row, size());
    return new PurchaseSummary(
        columns.repeats[row],
        columns.lastAge[row],
        columns.age[row],
        columns.spend[row],
        columns.spendPurchases[row]);
  }

  /**
   * Returns the number of the customer in a row.
   *
   * @param row 0 to below {@link #size()}
   * @return the number in the column of transactions; where there were none, the row
   */
  public int customer(int row) {
    return columns.customer[row];
  }

  /**
   * Returns the id of the customer in a row.
   *
   * @param row 0 to below {@link #size()}
   * @return the id; nothing if the table was made of numbers
   */
  public Optional<CustomerId> id(int row) {
    checkElementIndex(row, size());
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(columns.customer[row]));
  }

  /**
   * Returns the repeat purchases of a customer.
   *
   * @param row 0 to below {@link #size()}
   * @return x
   */
  public int repeatPurchases(int row) {
    return columns.repeats[row];
  }

  /**
   * Returns the age of a customer at the last purchase.
   *
   * @param row 0 to below {@link #size()}
   * @return t_x in days
   */
  public int lastPurchaseAgeDays(int row) {
    return columns.lastAge[row];
  }

  /**
   * Returns the age of a customer at the end of the observation.
   *
   * @param row 0 to below {@link #size()}
   * @return T in days
   */
  public int ageDays(int row) {
    return columns.age[row];
  }

  /**
   * Returns what a customer's purchase was worth on average.
   *
   * @param row 0 to below {@link #size()}
   * @return the mean of {@link #spendPurchases(int)} purchases in major units; 0 if there are none
   */
  public double meanSpend(int row) {
    return columns.spend[row];
  }

  /**
   * Returns how many purchases the mean spend is of.
   *
   * @param row 0 to below {@link #size()}
   * @return x, or x + 1 where the first purchase counts too
   */
  public int spendPurchases(int row) {
    return columns.spendPurchases[row];
  }

  /**
   * Returns what became of the transactions.
   *
   * @return the counts; where the table was made of summaries, their purchases alone, and of a customer base, these and its customers
   */
  public SummaryCounts counts() {
    return counts;
  }

  /**
   * Describes the table.
   *
   * @return such as {@code "2357 customers, 5247 purchases"}
   */
  @Override
  public String toString() {
    return size() + " customers, " + counts.purchases() + " purchases";
  }
}
