package dev.rapport.scoring.check;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CustomerEvent;
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
  private static final int WEEK = 7;

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
    checkArgument(
        requireNonNull(days, "days").hasStart() && days.hasEnd() && days.contains(cut),
        "days must have a start and an end and contain the last day of the earlier part %s, was %s",
        cut,
        days);
    Weeks weeks = new Weeks(days, cut);
    long[] firsts = new long[weeks.lastDay() + 1];
    long[] actual = new long[weeks.count()];
    boolean zeros = rules.zeroAmounts() == ZeroAmounts.PURCHASES;
    for (Map.Entry<CustomerId, EventHistory> each :
        requireNonNull(history, "history").byCustomer().entrySet()) {
      int[] bought = purchaseDays(each.getValue(), weeks, zeros, zone);
      if (bought.length == 0 || bought[0] > weeks.cut()) {
        continue;
      }
      checkArgument(
          bought[0] >= weeks.firstDay(),
          "days must begin with the first purchase of all or before, but customer %s bought before %s",
          each.getKey(),
          days.startInclusive());
      firsts[bought[0]]++;
      for (int i = 1; i < bought.length; i++) {
        actual[bought[i] / WEEK]++;
      }
    }
    ExactSum[] expected = Sums.zeros(weeks.count());
    long[] customers = expect(model.newCustomer(), firsts, weeks, expected);
    return new WeeklyTracking(model, days, cut, customers, expected, actual);
  }

  /** Days counted from the first day of the first week, which may be some days before the first day of all. */
  private record Weeks(LocalDate start, int firstDay, int cut, int lastDay) {
    Weeks(DateRange days, LocalDate cut) {
      this(
          days,
          cut,
          Math.floorMod(cut.toEpochDay() + 1 - days.startInclusive().toEpochDay(), WEEK));
    }

    private Weeks(DateRange days, LocalDate cut, int over) {
      this(days, cut, days.startInclusive().minusDays((WEEK - over) % WEEK));
    }

    private Weeks(DateRange days, LocalDate cut, LocalDate start) {
      this(start, day(start, days.startInclusive()), day(start, cut), day(start, days.lastDay()));
    }

    private static int day(LocalDate start, LocalDate day) {
      return Math.toIntExact(day.toEpochDay() - start.toEpochDay());
    }

    int day(LocalDate day) {
      return day(start, day);
    }

    int count() {
      return lastDay / WEEK + 1;
    }

    int end(int week) {
      return Math.min(lastDay, WEEK * week + WEEK - 1);
    }
  }

  private static int[] purchaseDays(EventHistory history, Weeks weeks, boolean zeros, ZoneId zone) {
    int[] bought = new int[history.events().size()];
    int n = 0;
    for (CustomerEvent event : history.events()) {
      if (event instanceof Purchase purchase && purchase.total().minorUnits() >= (zeros ? 0 : 1)) {
        int day = weeks.day(Days.of(event.at(), zone));
        if (day <= weeks.lastDay()) {
          bought[n++] = day;
        }
      }
    }
    return Arrays.stream(bought, 0, n).sorted().distinct().toArray();
  }

  private static long[] expect(Prospect newcomer, long[] firsts, Weeks weeks, ExactSum[] expected) {
    double[] byAge = new double[weeks.lastDay() + 1];
    for (int age = 1; age < byAge.length; age++) {
      byAge[age] = newcomer.expectedPurchases(Horizon.ofDays(age));
    }
    long[] customers = new long[weeks.count()];
    for (int week = 0; week < customers.length; week++) {
      int end = weeks.end(week);
      int before = WEEK * week - 1;
      for (int first = 0; first <= end; first++) {
        if (firsts[first] > 0) {
          double weight = (double) firsts[first];
          customers[week] += firsts[first];
          expected[week].addProduct(weight, byAge[end - first]);
          expected[week].addProduct(-weight, byAge[Math.max(0, before - first)]);
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
    Weeks cuts = new Weeks(days, cut);
    List<Week> weeks = new ArrayList<>(actual.length);
    ExactSum expectedSoFar = new ExactSum();
    long actualSoFar = 0;
    for (int week = 0; week < actual.length; week++) {
      expectedSoFar.merge(expected[week]);
      actualSoFar += actual[week];
      LocalDate first = cuts.start().plusDays((long) WEEK * week);
      weeks.add(new Week(
          DateRange.through(first, cuts.start().plusDays(cuts.end(week))),
          first.isAfter(cut),
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

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof WeeklyTracking other
        && model.equals(other.model)
        && weeks().equals(other.weeks());
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + weeks().hashCode();
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
