package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import java.time.LocalDate;

/**
 * Counts a {@link CohortTable} of a shop from columns of purchases, in any order: who bought, as a number, and on which day.
 *
 * <p>It keeps one bit of each customer and period, so that a purchase costs a look-up of its period and the setting of a bit, and
 * nothing is sorted or hashed. Ten million purchases of two million customers over five years of months need 16 megabytes.
 *
 * <pre>{@code
 * CohortTally tally = CohortTally.of(Cycle.months(), DateRange.parse("1997-01-01/1998-07-01"), customers);
 * tally.addAll(customerNumbers, epochDays, 0, rows);
 * CohortTable table = tally.table();
 * }</pre>
 *
 * <p>Mutable and confined to one thread: one per shard of the customers, then {@link CohortTable#merge}.
 */
public final class CohortTally {
  private final Cycle cycle;
  private final long end;
  private final int periods;
  private final int customers;
  private final long firstDay;

  /** By day from the first: the number of its period, from 0. */
  private final int[] periodOfDay;

  private final int wordsPerCustomer;

  /** The bits of a customer's periods, in words of 64. */
  private final long[] bought;

  private CohortTally(Cycle cycle, DateRange days, int customers) {
    this.cycle = cycle;
    this.customers = customers;
    this.firstDay = days.startInclusive().toEpochDay();
    this.end = cycle.indexAt(days.endExclusive());
    long first = cycle.indexAt(days.startInclusive());
    this.periods = Math.toIntExact(end - first);
    this.periodOfDay = new int[Math.toIntExact(days.lengthDays())];
    for (int i = 0; i < periodOfDay.length; i++) {
      periodOfDay[i] = (int) (cycle.indexAt(days.startInclusive().plusDays(i)) - first);
    }
    this.wordsPerCustomer = (periods + Long.SIZE - 1) / Long.SIZE;
    this.bought = new long[Math.multiplyExact(customers, wordsPerCustomer)];
  }

  /**
   * Starts a tally.
   *
   * @param cycle the periods
   * @param days the days that purchases may have; they end with a period, for one that is not over cannot be compared
   * @param customers how many customers there are; their numbers are 0 to one less
   * @return an empty tally
   * @throws IllegalArgumentException if the days have no start or no end, or end within a period, or {@code customers} is negative
   * @throws ArithmeticException if there are too many customers and periods for an array
   */
  public static CohortTally of(Cycle cycle, DateRange days, int customers) {
    requireNonNull(cycle, "cycle");
    requireNonNull(days, "days");
    checkArgument(customers >= 0, "customers must not be negative, was %s", customers);
    checkArgument(
        days.hasStart() && days.hasEnd(), "days must have a start and an end, was %s", days);
    checkArgument(
        cycle.roundDown(days.endExclusive()).equals(days.endExclusive()),
        "days must end with a period, was %s. The last such day is %s.",
        days,
        cycle.roundDown(days.endExclusive()));
    return new CohortTally(cycle, days, customers);
  }

  /**
   * Counts one purchase.
   *
   * @param customer the number of the customer
   * @param day the day of the purchase
   * @throws IndexOutOfBoundsException if the number is out of range
   * @throws IllegalArgumentException if the day is
   */
  public void add(int customer, LocalDate day) {
    checkElementIndex(customer, customers, "customer");
    long offset = day.toEpochDay() - firstDay;
    checkArgument(
        offset >= 0 && offset < periodOfDay.length,
        "day must be one of the %s days from %s, was %s",
        periodOfDay.length,
        LocalDate.ofEpochDay(firstDay),
        day);
    set(customer, (int) offset);
  }

  /**
   * Counts a part of two columns.
   *
   * @param customerNumbers the number of each purchase's customer
   * @param epochDays the day of each purchase, as {@link LocalDate#toEpochDay} has it; as long as the other column
   * @param fromInclusive the first row
   * @param toExclusive the row after the last
   * @throws IllegalArgumentException if the columns differ in length or a value is out of range; the rows before it are counted
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public void addAll(int[] customerNumbers, int[] epochDays, int fromInclusive, int toExclusive) {
    checkArgument(
        requireNonNull(customerNumbers, "customerNumbers").length
            == requireNonNull(epochDays, "epochDays").length,
        "epochDays must be as long as the %s customerNumbers, was %s",
        customerNumbers.length,
        epochDays.length);
    checkPositionIndexes(fromInclusive, toExclusive, customerNumbers.length);
    for (int i = fromInclusive; i < toExclusive; i++) {
      int customer = customerNumbers[i];
      long offset = epochDays[i] - firstDay;
      if (customer < 0 || customer >= customers || offset < 0 || offset >= periodOfDay.length) {
        throw new IllegalArgumentException(
            "row " + i + " must have a customer of 0 to " + (customers - 1) + " and a day of "
                + periodOfDay.length + " from " + LocalDate.ofEpochDay(firstDay) + ", had "
                + customer + " and " + LocalDate.ofEpochDay(epochDays[i]));
      }
      set(customer, (int) offset);
    }
  }

  private void set(int customer, int offset) {
    int period = periodOfDay[offset];
    bought[customer * wordsPerCustomer + (period >>> 6)] |= 1L << period;
  }

  /**
   * Returns the table of what was counted so far. The tally can go on.
   *
   * @return the table; customers without a purchase are not in it
   */
  public CohortTable table() {
    long[][] active = CohortTable.triangle(periods);
    for (int start = 0; start < bought.length; start += wordsPerCustomer) {
      int cohort = -1;
      for (int word = 0; word < wordsPerCustomer; word++) {
        for (long bits = bought[start + word]; bits != 0; bits &= bits - 1) {
          int period = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
          cohort = cohort < 0 ? period : cohort;
          active[cohort][period - cohort]++;
        }
      }
    }
    return new CohortTable(CohortTable.Kind.NON_CONTRACTUAL, cycle, end, active);
  }
}
