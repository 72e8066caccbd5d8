package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.time.Days;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long a customer is new to a product line, and so what the customer is to each line.
 *
 * <pre>
 *   asked about the line, not bought in it                                          POTENTIAL
 *   first bought in it at most w days ago, and OLD in another line                  NEW_BUSINESS
 *   first bought in it at most w days ago, or bought in it once                     NEW
 *   otherwise                                                                       OLD
 * </pre>
 *
 * <p>So new business always has an old line beside it. A purchase is a day with an order in the line. The window w has no
 * standard; {@link #medianInterval()} takes the customer's own rhythm. Events without a recorded line form a line of their own,
 * {@link CategoryId#UNSPECIFIED}. Immutable and thread-safe.
 */
public final class DemandPolicy {
  private static final DemandPolicy MEDIAN_INTERVAL = new DemandPolicy(null);

  /** Null stands for the median interval of the customer. */
  private final @Nullable Integer windowDays;

  private DemandPolicy(@Nullable Integer windowDays) {
    this.windowDays = windowDays;
  }

  /**
   * Returns the policy by which a customer is new for one median interval between purchases in any line: the default.
   *
   * @return the policy; of fewer than two purchases there is no interval, and whoever bought once is new anyway
   */
  public static DemandPolicy medianInterval() {
    return MEDIAN_INTERVAL;
  }

  /**
   * Returns the policy by which a customer is new for some days.
   *
   * @param windowDays w, zero or more
   * @return the policy
   * @throws IllegalArgumentException if the window is negative
   */
  public static DemandPolicy ofDays(int windowDays) {
    checkArgument(windowDays >= 0, "windowDays must not be negative, was %s", windowDays);
    return new DemandPolicy(windowDays);
  }

  /**
   * Classes the demand of one customer, line by line.
   *
   * @param history the events of one customer
   * @param zone where days are counted
   * @param asOf the instant; events at it count, later ones do not
   * @return an unmodifiable map with every line that the customer asked about or bought in, each with its class, explained
   * @throws IllegalArgumentException if the history is of several customers
   */
  public SortedMap<CategoryId, Explained<DemandClass>> classify(
      EventHistory history, ZoneId zone, Instant asOf) {
    SortedMap<CategoryId, NavigableSet<Long>> lines = new TreeMap<>();
    NavigableSet<Long> purchaseDays = new TreeSet<>();
    @Nullable CustomerId customer = null;
    for (CustomerEvent event : history.until(asOf).events()) {
      customer = customer == null ? event.customer() : customer;
      checkArgument(
          customer.equals(event.customer()),
          "history must be of one customer, had %s and %s. Take it apart with EventHistory.byCustomer().",
          customer,
          event.customer());
      boolean bought = event.kind() == CustomerEvent.Kind.PURCHASE;
      if (bought || event.kind() == CustomerEvent.Kind.ENQUIRY) {
        long day = Days.of(event.at(), zone).toEpochDay();
        if (bought) {
          purchaseDays.add(day);
        }
        for (CategoryId line : event.categories()) {
          NavigableSet<Long> days = lines.computeIfAbsent(line, l -> new TreeSet<>());
          if (bought) {
            days.add(day);
          }
        }
      }
    }
    double window = windowDays == null ? medianInterval(purchaseDays) : windowDays;
    return classify(lines, Days.of(asOf, zone).toEpochDay(), window);
  }

  private static SortedMap<CategoryId, Explained<DemandClass>> classify(
      SortedMap<CategoryId, NavigableSet<Long>> lines, long today, double window) {
    List<CategoryId> old = lines.entrySet().stream()
        .filter(line -> line.getValue().size() >= 2 && !isNew(line.getValue(), today, window))
        .map(Map.Entry::getKey)
        .toList();
    SortedMap<CategoryId, Explained<DemandClass>> classes = new TreeMap<>();
    lines.forEach((line, days) -> classes.put(line, classOf(days, today, window, old)));
    return Collections.unmodifiableSortedMap(classes);
  }

  /* A line that is itself old is not new, so the old lines of a new one are always others. */
  private static Explained<DemandClass> classOf(
      NavigableSet<Long> days, long today, double window, List<CategoryId> old) {
    if (days.isEmpty()) {
      return new Explained<>(
          DemandClass.POTENTIAL,
          Explanation.of(LifecycleCode.DEMAND)
              .with("demand", DemandClass.POTENTIAL)
              .because(Explanation.of(LifecycleCode.DEMAND_ENQUIRY)));
    }
    boolean isNew = isNew(days, today, window);
    DemandClass demand = DemandClass.OLD;
    if (isNew && !old.isEmpty()) {
      demand = DemandClass.NEW_BUSINESS;
    } else if (isNew || days.size() == 1) {
      demand = DemandClass.NEW;
    }
    Explanation why = Explanation.of(LifecycleCode.DEMAND)
        .with("demand", demand)
        .because(Explanation.of(LifecycleCode.DEMAND_PURCHASES)
            .with("purchases", days.size())
            .with("age", today - days.first())
            .with("windowDays", Argument.rounded(window, 1)));
    if (demand == DemandClass.NEW_BUSINESS) {
      why = why.because(Explanation.of(LifecycleCode.DEMAND_ELSEWHERE)
          .with(
              "lines",
              Argument.list(old.stream().map(line -> Argument.of(line.value())).toList())));
    }
    return new Explained<>(demand, why);
  }

  private static boolean isNew(NavigableSet<Long> days, long today, double window) {
    return !days.isEmpty() && (double) (today - days.first()) <= window;
  }

  private static double medianInterval(NavigableSet<Long> purchaseDays) {
    List<Long> days = List.copyOf(purchaseDays);
    if (days.size() < 2) {
      return 0;
    }
    long[] intervals = new long[days.size() - 1];
    for (int i = 0; i < intervals.length; i++) {
      intervals[i] = days.get(i + 1) - days.get(i);
    }
    Arrays.sort(intervals);
    int middle = intervals.length / 2;
    return intervals.length % 2 == 1
        ? intervals[middle]
        : (intervals[middle - 1] + intervals[middle]) / 2.0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DemandPolicy that && Objects.equals(windowDays, that.windowDays);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(windowDays);
  }

  /**
   * Returns how long a customer is new.
   *
   * @return {@code "new for 30 days"} or {@code "new for one median interval"}
   */
  @Override
  public String toString() {
    return windowDays == null ? "new for one median interval" : "new for " + windowDays + " days";
  }
}
