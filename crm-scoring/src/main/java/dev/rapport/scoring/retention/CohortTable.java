package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The cohort table (同期群): customers by the period in which they came, and how many of each cohort were active in that period and in
 * each one after it.
 *
 * <pre>
 *              age 0   1   2
 *   2026-01      100  40  35
 *   2026-02       80  30
 *   2026-03       90
 * </pre>
 *
 * <p>Under contract a customer who is gone is gone, so a row never rises. Without contract, in a shop, being active means having
 * bought in that period; a row may rise again, and a blank period is no loss. Only whole periods are counted: the month that is
 * not over yet would look like one in which customers stayed away.
 *
 * <p>Tables of disjoint shards of the customers {@linkplain #merge merge} exactly. Cohorts are numbered from 0, the first one in
 * which anybody came; those in which nobody came have size 0. Immutable and thread-safe.
 */
public final class CohortTable {
  private static final ByteForm BYTE_FORM = ByteForm.of("CohortTable", 1);

  private final Kind kind;
  private final Cycle cycle;

  /** The number in the cycle of the first period after the table. */
  private final long end;

  /** By cohort and age; the cohort c is active[c].length periods old, one less than the cohort before. */
  private final long[][] active;

  /** Whether a customer who is gone can come back. */
  public enum Kind {
    /** Under contract: no cohort ever grows. */
    CONTRACTUAL,
    /** Without contract: a cohort may be more active later on. */
    NON_CONTRACTUAL
  }

  /** Takes the array over, without its leading cohorts of nobody. */
  CohortTable(Kind kind, Cycle cycle, long end, long[][] active) {
    this.kind = kind;
    this.cycle = cycle;
    this.end = end;
    int first = 0;
    while (first < active.length && active[first][0] == 0) {
      first++;
    }
    this.active = Arrays.copyOfRange(active, first, active.length);
  }

  /**
   * Returns the table of nobody, the neutral element of {@link #merge}.
   *
   * @param kind whether a customer who is gone can come back
   * @param cycle the periods
   * @param endExclusive the day after the last one observed; periods that end later are not in the table
   * @return no cohorts
   */
  public static CohortTable empty(Kind kind, Cycle cycle, LocalDate endExclusive) {
    return new CohortTable(
        requireNonNull(kind, "kind"),
        requireNonNull(cycle, "cycle"),
        cycle.indexAt(requireNonNull(endExclusive, "endExclusive")),
        new long[0][]);
  }

  /**
   * Returns a table that was counted elsewhere.
   *
   * @param kind whether a customer who is gone can come back
   * @param cycle the periods
   * @param firstDay a day of the period of the first cohort
   * @param rows how many were active by age, a row of each cohort; the first element is the size of the cohort, and each row is one
   *     shorter than the row before, the last one having one element
   * @return the table
   * @throws IllegalArgumentException if the rows have another shape, a cell is negative or above the size of its cohort, or a row of a
   *     contractual table rises
   */
  public static CohortTable of(Kind kind, Cycle cycle, LocalDate firstDay, List<List<Long>> rows) {
    requireNonNull(kind, "kind");
    long[][] active = requireNonNull(rows, "rows").stream()
        .map(row -> row.stream().mapToLong(Long::longValue).toArray())
        .toArray(long[][]::new);
    check(kind, active);
    long first = requireNonNull(cycle, "cycle").indexAt(requireNonNull(firstDay, "firstDay"));
    return new CohortTable(kind, cycle, first + active.length, active);
  }

  private static void check(Kind kind, long[][] active) {
    for (int c = 0; c < active.length; c++) {
      checkArgument(
          active[c].length == active.length - c,
          "row %s must have %s cells, had %s",
          c,
          active.length - c,
          active[c].length);
      for (int age = 0; age < active[c].length; age++) {
        long most = active[c][kind == Kind.CONTRACTUAL ? Math.max(0, age - 1) : 0];
        checkArgument(
            active[c][age] >= 0 && active[c][age] <= most,
            "cell must be 0 to %s in row %s of a %s table, was %s",
            most,
            c,
            kind,
            active[c][age]);
      }
    }
  }

  /**
   * Counts the cohorts of a shop: customers by the period of their first purchase, active in a period in which they bought.
   *
   * @param history what happened, of any number of customers
   * @param window which of it counts, and in which zone days are counted; without a start, for with one an old customer would
   *     look new
   * @param cycle the periods
   * @return the table of the periods that were over at the end of the window
   * @throws IllegalArgumentException if the window has a start
   */
  public static CohortTable ofPurchases(EventHistory history, PurchaseWindow window, Cycle cycle) {
    requireNonNull(history, "history");
    checkArgument(
        !requireNonNull(window, "window").hasStart(),
        "window must have no start, was %s. Use PurchaseWindow.until(asOf, zone).",
        window);
    requireNonNull(cycle, "cycle");
    // The day of the first instant that is not observed: periods that start with it or before are
    // over.
    LocalDate end = cycle.roundDown(Days.of(window.asOf().plusNanos(1), window.zone()));
    Map<CustomerId, Integer> numbers = new HashMap<>();
    List<Integer> customers = new ArrayList<>();
    List<LocalDate> days = new ArrayList<>();
    for (Purchase purchase : history.purchases()) {
      LocalDate day = window.dayOf(purchase.at());
      if (window.contains(purchase.at()) && day.isBefore(end)) {
        customers.add(numbers.computeIfAbsent(purchase.customer(), id -> numbers.size()));
        days.add(day);
      }
    }
    if (days.isEmpty()) {
      return empty(Kind.NON_CONTRACTUAL, cycle, end);
    }
    // A history is in the order of time, so its first purchase is on the first day.
    CohortTally tally = CohortTally.of(cycle, new DateRange(days.get(0), end), numbers.size());
    for (int i = 0; i < days.size(); i++) {
      tally.add(customers.get(i), days.get(i));
    }
    return tally.table();
  }

  /**
   * Counts the cohorts of contracts: customers by the period in which theirs began, active in every period of which it holds a day.
   *
   * @param contracts one of each customer, with a start; without an end if it still runs
   * @param endExclusive the day after the last one observed
   * @param cycle the periods
   * @return the table of the periods that were over at the end
   * @throws IllegalArgumentException if a contract is empty or has no start
   */
  public static CohortTable ofContracts(
      List<DateRange> contracts, LocalDate endExclusive, Cycle cycle) {
    requireNonNull(contracts, "contracts");
    long end = requireNonNull(cycle, "cycle").indexAt(requireNonNull(endExclusive, "endExclusive"));
    long first = end;
    for (DateRange contract : contracts) {
      checkArgument(
          contract.hasStart() && !contract.isEmpty(),
          "contracts must have a start and at least one day, was %s",
          contract);
      first = Math.min(first, cycle.indexAt(contract.startInclusive()));
    }
    long[][] active = triangle(Math.toIntExact(end - first));
    for (DateRange contract : contracts) {
      int cohort = (int) Math.min(end - first, cycle.indexAt(contract.startInclusive()) - first);
      if (cohort < active.length) {
        long last = contract.hasEnd() ? cycle.indexAt(contract.lastDay()) : end - 1;
        int oldest = (int) Math.min(last - first, active.length - 1L) - cohort;
        for (int age = 0; age <= oldest; age++) {
          active[cohort][age]++;
        }
      }
    }
    return new CohortTable(Kind.CONTRACTUAL, cycle, end, active);
  }

  static long[][] triangle(int periods) {
    long[][] active = new long[periods][];
    for (int c = 0; c < periods; c++) {
      active[c] = new long[periods - c];
    }
    return active;
  }

  /**
   * Adds the table of another, disjoint shard.
   *
   * @param other a table of other customers, of the same kind, cycle and end
   * @return the table of both
   * @throws IllegalArgumentException if kind, cycle or end differ
   * @throws ArithmeticException if a cell leaves a {@code long}
   */
  public CohortTable merge(CohortTable other) {
    requireNonNull(other, "other");
    checkArgument(
        kind == other.kind && cycle.equals(other.cycle) && end == other.end,
        "other must be %s in periods %s up to %s, was %s in %s up to %s",
        kind,
        cycle,
        endExclusive(),
        other.kind,
        other.cycle,
        other.endExclusive());
    boolean isLonger = active.length >= other.active.length;
    long[][] longer = isLonger ? active : other.active;
    long[][] shorter = isLonger ? other.active : active;
    long[][] sum = Arrays.stream(longer).map(long[]::clone).toArray(long[][]::new);
    int offset = longer.length - shorter.length;
    for (int c = 0; c < shorter.length; c++) {
      for (int age = 0; age < shorter[c].length; age++) {
        sum[offset + c][age] = Math.addExact(sum[offset + c][age], shorter[c][age]);
      }
    }
    return new CohortTable(kind, cycle, end, sum);
  }

  /**
   * Returns whether a customer who is gone can come back.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the periods.
   *
   * @return the cycle
   */
  public Cycle cycle() {
    return cycle;
  }

  /**
   * Returns the end of the last period of the table.
   *
   * @return the day after its last
   */
  public LocalDate endExclusive() {
    return cycle.range(end).startInclusive();
  }

  /**
   * Returns how many cohorts there are, which is also how many periods the table spans.
   *
   * @return 0 or more
   */
  public int cohorts() {
    return active.length;
  }

  /**
   * Returns the period in which a cohort came.
   *
   * @param cohort its number, from 0
   * @return the days of the period
   * @throws IndexOutOfBoundsException if there is no such cohort
   */
  public DateRange period(int cohort) {
    return cycle.range(end - active.length + checkElementIndex(cohort, active.length));
  }

  /**
   * Returns how many customers came in the period of a cohort.
   *
   * @param cohort its number, from 0
   * @return 0 or more
   * @throws IndexOutOfBoundsException if there is no such cohort
   */
  public long size(int cohort) {
    return active(cohort, 0);
  }

  /**
   * Returns how many customers came in all periods of the table.
   *
   * @return 0 or more
   */
  public long customers() {
    return Arrays.stream(active).mapToLong(row -> row[0]).sum();
  }

  /**
   * Returns up to which age a cohort was observed.
   *
   * @param cohort its number, from 0
   * @return 0 or more; 0 for the last cohort
   * @throws IndexOutOfBoundsException if there is no such cohort
   */
  public int oldestAge(int cohort) {
    return active[checkElementIndex(cohort, active.length)].length - 1;
  }

  /**
   * Returns how many of a cohort were active some periods after the one in which they came.
   *
   * @param cohort its number, from 0
   * @param age how many periods after, 0 to {@link #oldestAge}
   * @return 0 to the size of the cohort
   * @throws IndexOutOfBoundsException if there is no such cell
   */
  public long active(int cohort, int age) {
    long[] row = active[checkElementIndex(cohort, active.length)];
    return row[checkElementIndex(age, row.length)];
  }

  /**
   * Returns the share of a cohort that was active some periods after the one in which it came, with Wilson's interval.
   *
   * @param cohort its number, from 0
   * @param age how many periods after, 0 to {@link #oldestAge}
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; undefined if nobody came in the period
   * @throws IndexOutOfBoundsException if there is no such cell
   */
  public Estimate retention(int cohort, int age, double level) {
    return Proportion.of(active(cohort, age), size(cohort)).estimate(level);
  }

  /**
   * Returns the share of all customers active at an age, over the cohorts that reached it: the mean of the cohorts' retention
   * weighted by their size, with Wilson's interval.
   *
   * <p>From one age to the next the youngest cohort drops out. If it differs from the others, the mean moves although no customer
   * did; look at the rows before trusting a trend.
   *
   * @param age how many periods after the one in which they came, 0 or more
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; undefined if no customer was observed at that age
   */
  public Estimate retention(int age, double level) {
    checkArgument(age >= 0, "age must not be negative, was %s", age);
    Proportion all = Proportion.empty();
    for (long[] row : active) {
      if (age < row.length) {
        all = all.plus(Proportion.of(row[age], row[0]));
      }
    }
    return all.estimate(level);
  }

  /**
   * Returns how long the contracts lasted, in periods, for a survival curve or a model of renewals: ended at age t was active at age
   * t - 1 and no more, censored at t was still active at age t, the last one observed.
   *
   * @return the durations of the customers of all cohorts
   * @throws IllegalStateException if the table is not contractual: a blank period is no loss there
   */
  public DurationCounts durations() {
    if (kind != Kind.CONTRACTUAL) {
      throw new IllegalStateException("durations need a contractual table, was " + kind
          + ". Without contract nobody sees a customer leave; use a buy-till-you-die model.");
    }
    DurationCounts.Builder builder = DurationCounts.builder();
    for (long[] row : active) {
      for (int age = 1; age < row.length; age++) {
        builder.add(age, true, row[age - 1] - row[age]);
      }
      builder.add(row.length - 1, false, row[row.length - 1]);
    }
    return builder.build();
  }

  /**
   * Returns the versioned byte form of the cells, for engines that ship partial results between machines. Kind, cycle and end are the reader's
   * to know.
   *
   * @return a fresh array; equal tables have equal bytes
   */
  public byte[] toBytes() {
    long[] cells = Arrays.stream(active).flatMapToLong(LongStream::of).toArray();
    return BYTE_FORM.write(out -> out.count(cells.length).counts(cells));
  }

  /**
   * Reads the form that {@link #toBytes} writes.
   *
   * @param kind the kind of the table
   * @param cycle its periods
   * @param endExclusive its end
   * @param bytes the byte form; it is read, not kept
   * @return the table
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a table
   */
  public static CohortTable fromBytes(
      Kind kind, Cycle cycle, LocalDate endExclusive, byte[] bytes) {
    CohortTable empty = empty(kind, cycle, endExclusive);
    long[] cells = BYTE_FORM.read(bytes, in -> in.counts(in.count(Integer.MAX_VALUE, "cells")));
    int periods = 0;
    while ((long) periods * (periods + 1) / 2 < cells.length) {
      periods++;
    }
    checkArgument(
        (long) periods * (periods + 1) / 2 == cells.length,
        "bytes must hold the cells of a triangle, were %s",
        cells.length);
    long[][] active = triangle(periods);
    int next = 0;
    for (long[] row : active) {
      System.arraycopy(cells, next, row, 0, row.length);
      next += row.length;
    }
    check(kind, active);
    return new CohortTable(kind, cycle, empty.end, active);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof CohortTable other
        && kind == other.kind
        && cycle.equals(other.cycle)
        && end == other.end
        && Arrays.deepEquals(active, other.active);
  }

  @Override
  public int hashCode() {
    return 31 * cycle.hashCode() + Arrays.deepHashCode(active);
  }

  /**
   * Describes the table, not all its cells.
   *
   * @return such as {@code "18 cohorts of 2357 customers up to 1998-07-01"}
   */
  @Override
  public String toString() {
    return cohorts() + " cohorts of " + customers() + " customers up to " + endExclusive();
  }
}
