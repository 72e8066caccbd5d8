package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.Prospect;
import dev.rapport.scoring.btyd.PurchaseModel;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryRules.ZeroAmounts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The repeat purchases of customers week by week, expected by a model and counted, before and after the day until which the model was
 * fitted.
 *
 * <p>A model knows nothing here of single customers but the day of their first purchase: of each it expects E[X(t)] repeat purchases by
 * age t, and the sum over all is a curve beside which the actual one is drawn. The CDNOW customers made 2,457 repeat purchases in the
 * first 39 weeks of 1997 and 1,882 in the 39 weeks that follow. A curve that leaves the actual one after the cut tells that habits
 * changed or that the model forgets or keeps customers too long.
 *
 * <p>A week has seven days, and the last one of the earlier part ends with its last day; the last week of all may be shorter. Only
 * customers who came in the earlier part are followed. Two orders on one day are one purchase, as in the summaries. Trackings of disjoint
 * shards of the customers {@linkplain #merge merge} to that of the whole. Immutable and thread-safe.
 */
public final class WeeklyTracking {
  private static final ByteForm BYTE_FORM = ByteForm.of("WeeklyTracking", 1);

  /** Far more than the days of any data; what is beyond may be no date. */
  private static final long MOST_DAYS = 1_000_000_000;

  private final PurchaseModel model;
  private final DateRange days;
  private final LocalDate cut;
  private final long[] customers;
  private final ExactSum[] expected;
  private final long[] actual;

  /**
   * One week.
   *
   * @param days its days
   * @param holdout whether it is after the part that the model was fitted to
   * @param purchases the repeat purchases of the week, of the customers who had come by its end
   * @param cumulative all repeat purchases up to the end of the week
   */
  public record Week(
      DateRange days, boolean holdout, ExpectedActual purchases, ExpectedActual cumulative) {
    /**
     * Checks that nothing is missing.
     *
     * @param days of the week, at most seven
     * @param holdout whether it is after the cut
     * @param purchases of this week
     * @param cumulative of this week and all before
     */
    public Week {
      requireNonNull(days, "days");
      requireNonNull(purchases, "purchases");
      requireNonNull(cumulative, "cumulative");
    }
  }

  private WeeklyTracking(
      PurchaseModel model,
      DateRange days,
      LocalDate cut,
      long[] customers,
      ExactSum[] expected,
      long[] actual) {
    this.model = model;
    this.days = days;
    this.cut = cut;
    this.customers = customers;
    this.expected = expected;
    this.actual = actual;
  }

  /**
   * Returns the tracking of nobody, the neutral element of {@link #merge}.
   *
   * @param model what to check
   * @param cut the last day of the earlier part
   * @param days from the first purchase of all, or before, to the end of the later part
   * @return the tracking of no customers
   * @throws IllegalArgumentException if {@code days} lack an end or do not contain {@code cut}
   */
  public static WeeklyTracking empty(PurchaseModel model, LocalDate cut, DateRange days) {
    requireNonNull(model, "model");
    return of(model, cut, days, new PurchaseDays(Weeks.of(days, cut), 0));
  }

  /**
   * Follows the customers of a history.
   *
   * @param model what to check, fitted to the earlier part
   * @param history what happened, of any number of customers, from their first purchase on
   * @param rules the last day of the earlier part, and what counts as a purchase
   * @param days from the first purchase of all, or before, to the end of the later part; the same for all shards
   * @param zone whose calendar days are counted
   * @return the tracking
   * @throws IllegalArgumentException if {@code days} lack an end or do not contain the last day of the earlier part, or somebody bought
   *     before them
   */
  public static WeeklyTracking of(
      PurchaseModel model, EventHistory history, SummaryRules rules, DateRange days, ZoneId zone) {
    requireNonNull(model, "model");
    requireNonNull(zone, "zone");
    LocalDate cut = requireNonNull(rules, "rules").lastDay();
    List<Purchase> purchases = requireNonNull(history, "history").purchases();
    PurchaseDays found = new PurchaseDays(Weeks.of(days, cut), purchases.size());
    Map<CustomerId, Integer> numbers = new HashMap<>();
    for (Purchase purchase : purchases) {
      if (purchase.total().minorUnits() >= least(rules)) {
        int number = numbers.computeIfAbsent(purchase.customer(), id -> numbers.size());
        if (!found.add(number, Days.of(purchase.at(), zone).toEpochDay())) {
          throw tooEarly(purchase.customer(), days);
        }
      }
    }
    return of(model, cut, days, found);
  }

  /**
   * Follows the customers of transactions in columns.
   *
   * @param model what to check, fitted to the earlier part
   * @param customer a number of the customer of each transaction, from 0
   * @param epochDay the day of each, {@link LocalDate#toEpochDay()}
   * @param amountMinorUnits the amount of each in minor units; below zero for a return
   * @param rules the last day of the earlier part, and what counts as a purchase
   * @param days from the first purchase of all, or before, to the end of the later part; the same for all shards
   * @return the tracking
   * @throws IllegalArgumentException if the columns differ in length, a number is negative, {@code days} lack an end or do not contain the
   *     last day of the earlier part, or somebody bought before them
   */
  public static WeeklyTracking ofTransactions(
      PurchaseModel model,
      int[] customer,
      int[] epochDay,
      long[] amountMinorUnits,
      SummaryRules rules,
      DateRange days) {
    requireNonNull(model, "model");
    int rows = requireNonNull(customer, "customer").length;
    checkArgument(
        requireNonNull(epochDay, "epochDay").length == rows
            && requireNonNull(amountMinorUnits, "amountMinorUnits").length == rows,
        "epochDay and amountMinorUnits must be as long as the first column, %s, were %s and %s",
        rows,
        epochDay.length,
        amountMinorUnits.length);
    LocalDate cut = requireNonNull(rules, "rules").lastDay();
    PurchaseDays found = new PurchaseDays(Weeks.of(days, cut), rows);
    long least = least(rules);
    for (int i = 0; i < rows; i++) {
      checkArgument(customer[i] >= 0, "customer must not be negative, was %s", customer[i]);
      if (amountMinorUnits[i] >= least && !found.add(customer[i], epochDay[i])) {
        throw tooEarly(customer[i], days);
      }
    }
    return of(model, cut, days, found);
  }

  /** Returns the lowest amount of a purchase. */
  private static long least(SummaryRules rules) {
    return rules.zeroAmounts() == ZeroAmounts.PURCHASES ? 0 : 1;
  }

  private static IllegalArgumentException tooEarly(Object customer, DateRange days) {
    return new IllegalArgumentException(
        "days must begin with the first purchase of all or before, but customer " + customer
            + " bought before " + days.startInclusive());
  }

  private static WeeklyTracking of(
      PurchaseModel model, LocalDate cut, DateRange days, PurchaseDays found) {
    Weeks weeks = Weeks.of(days, cut);
    ExactSum[] expected = Sums.zeros(weeks.count());
    found.count();
    long[] customers = expect(model.newCustomer(), found.firsts(), weeks, expected);
    return new WeeklyTracking(model, days, cut, customers, expected, found.repeats());
  }

  private static long[] expect(Prospect newcomer, long[] firsts, Weeks weeks, ExactSum[] expected) {
    double[] byAge = new double[weeks.lastDay() + 1];
    for (int age = 1; age < byAge.length; age++) {
      byAge[age] = newcomer.expectedPurchases(Horizon.ofDays(age));
    }
    long[] customers = new long[weeks.count()];
    for (int week = 0; week < customers.length; week++) {
      int end = weeks.end(week);
      int before = Weeks.WEEK * week - 1;
      for (int first = 0; first <= end; first++) {
        if (firsts[first] > 0) {
          customers[week] += firsts[first];
          Sums.add(expected[week], firsts[first], byAge[end - first]);
          Sums.add(expected[week], firsts[first], -byAge[Math.max(0, before - first)]);
        }
      }
    }
    return customers;
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other a tracking of the same model over the same days with the same cut
   * @return the tracking of all
   * @throws IllegalArgumentException if the model, the days or the cut differ
   */
  public WeeklyTracking merge(WeeklyTracking other) {
    checkArgument(
        requireNonNull(other, "other").model.equals(model)
            && other.days.equals(days)
            && other.cut.equals(cut),
        "other must be of the model %s over %s with the cut %s, was of %s over %s with %s",
        model,
        days,
        cut,
        other.model,
        other.days,
        other.cut);
    return new WeeklyTracking(
        model,
        days,
        cut,
        Sums.plus(customers, other.customers),
        Sums.plus(expected, other.expected),
        Sums.plus(actual, other.actual));
  }

  /**
   * Returns the weeks.
   *
   * @return in their order, at least one
   */
  public List<Week> weeks() {
    Weeks cuts = Weeks.of(days, cut);
    List<Week> weeks = new ArrayList<>(actual.length);
    ExactSum expectedSoFar = new ExactSum();
    long actualSoFar = 0;
    for (int week = 0; week < actual.length; week++) {
      expectedSoFar.merge(expected[week]);
      actualSoFar += actual[week];
      DateRange inWeek = cuts.days(week);
      weeks.add(new Week(
          inWeek,
          inWeek.startInclusive().isAfter(cut),
          new ExpectedActual(customers[week], Sums.positive(expected[week]), actual[week]),
          new ExpectedActual(customers[week], Sums.positive(expectedSoFar), actualSoFar)));
    }
    return weeks;
  }

  /**
   * Returns the repeat purchases of all weeks of one of the two parts.
   *
   * @param holdout whether of the part after the cut
   * @return expected and actual
   */
  public ExpectedActual total(boolean holdout) {
    ExactSum sum = new ExactSum();
    long count = 0;
    long followed = 0;
    List<Week> weeks = weeks();
    for (int week = 0; week < actual.length; week++) {
      if (weeks.get(week).holdout() == holdout) {
        sum.merge(expected[week]);
        count += actual[week];
        followed = customers[week];
      }
    }
    return new ExpectedActual(followed, Sums.positive(sum), count);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal trackings have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> {
      Sums.writeModel(out, model);
      out.number(days.startInclusive().toEpochDay())
          .number(days.endExclusive().toEpochDay())
          .number(cut.toEpochDay())
          .counts(customers)
          .counts(actual);
      Sums.write(out, expected);
    });
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param model the model that is checked
   * @param bytes the byte form; it is read, not kept
   * @return the tracking
   * @throws IllegalArgumentException if the bytes are of another version, of another model, or not the form of such a tracking
   */
  public static WeeklyTracking fromBytes(PurchaseModel model, byte[] bytes) {
    requireNonNull(model, "model");
    return BYTE_FORM.read(bytes, in -> {
      Sums.readModel(in, model);
      DateRange days = DateRange.of(day(in), day(in));
      LocalDate cut = day(in);
      int weeks = Weeks.of(days, cut).count();
      long[] customers = in.counts(weeks);
      for (int i = 1; i < weeks; i++) {
        checkArgument(
            customers[i] >= customers[i - 1],
            "bytes must hold customers who stay once they came, held %s after %s",
            customers[i],
            customers[i - 1]);
      }
      long[] actual = in.counts(weeks);
      Sums.total(actual);
      return new WeeklyTracking(model, days, cut, customers, Sums.read(in, weeks), actual);
    });
  }

  private static LocalDate day(ByteReader in) {
    long day = in.number();
    checkArgument(
        day >= -MOST_DAYS && day <= MOST_DAYS,
        "bytes must hold days within %s, had %s",
        MOST_DAYS,
        day);
    return LocalDate.ofEpochDay(day);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof WeeklyTracking other
        && model.equals(other.model)
        && days.equals(other.days)
        && cut.equals(other.cut)
        && Arrays.equals(customers, other.customers)
        && Arrays.equals(actual, other.actual)
        && Sums.same(expected, other.expected);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * model.hashCode() + days.hashCode()) + Arrays.hashCode(actual);
  }

  /**
   * Describes the tracking.
   *
   * @return such as {@code "78 weeks, 39 of them after 1997-09-30"}
   */
  @Override
  public String toString() {
    long after = weeks().stream().filter(Week::holdout).count();
    return actual.length + " weeks, " + after + " of them after " + cut;
  }
}
