package dev.rapport.loyalty.tier;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Days;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.tier.TierSnapshot.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * That something was counted towards a level, on a day, for a cause.
 *
 * <p>{@code TierFact.of(miles, 1_200, flownAt, paris, "flight-17")}. The day is resolved once, when the fact is made, so that it
 * means the same when it is replayed. A negative amount is a correction; what a return takes back is better {@linkplain
 * TierStanding#reverse reversed}.
 *
 * @param metric what was counted
 * @param amount how many, in units of the metric, of either sign
 * @param day the day on which it counts, in the zone of the programme
 * @param cause what it was for, such as the id of an order; by it the fact can be reversed
 */
public record TierFact(TierMetric metric, long amount, LocalDate day, String cause) {
  /**
   * Checks the components.
   *
   * @param metric any
   * @param amount any
   * @param day any
   * @param cause any
   */
  public TierFact {
    requireNonNull(metric, "metric");
    requireNonNull(day, "day");
    requireNonNull(cause, "cause");
  }

  /**
   * Returns a fact of the day of an instant.
   *
   * @param metric what was counted
   * @param amount how many, in units of the metric
   * @param at when
   * @param zone the zone of the programme
   * @param cause what it was for
   * @return the fact
   */
  public static TierFact of(TierMetric metric, long amount, Instant at, ZoneId zone, String cause) {
    return new TierFact(metric, amount, Days.of(at, zone), cause);
  }

  /** What was counted of one member for one ladder, while something happens to it. */
  static final class Counts {
    private static final Comparator<Contribution> CANONICAL = Comparator.comparing(
            Contribution::cause)
        .thenComparing(Contribution::metric)
        .thenComparing(Contribution::day)
        .thenComparing(Contribution::counted);

    final DailyTally[] tallies;
    final long[] lifetimes;
    final List<Contribution> contributions;
    private final List<TierMetric> metrics;
    private final Window window;

    Counts(TierLadder ladder, LocalDate joined) {
      this.metrics = ladder.metrics();
      this.window = ladder.window().resolve(joined);
      this.tallies = new DailyTally[metrics.size()];
      Arrays.fill(tallies, DailyTally.empty());
      this.lifetimes = new long[tallies.length];
      this.contributions = new ArrayList<>();
    }

    Counts(TierStanding standing) {
      this.metrics = standing.ladder.metrics();
      this.window = standing.ladder.window().resolve(standing.joined);
      this.tallies = standing.tallies.clone();
      this.lifetimes = standing.lifetimes.clone();
      this.contributions = new ArrayList<>(standing.contributions);
    }

    boolean has(TierMetric metric) {
      return metrics.contains(metric);
    }

    /* Takes what a snapshot holds of a metric, and tells whether the ladder looks at it. */
    boolean take(TierSnapshot.Count count) {
      int index = metrics.indexOf(count.metric());
      if (index >= 0) {
        tallies[index] = DailyTally.of(count.before(), count.days());
        lifetimes[index] = count.lifetime();
      }
      return index >= 0;
    }

    /* What the window sees on a day: nothing that came later. A lifetime and a balance have all that has not been reset. */
    long in(DateRange range, LocalDate day, TierMetric metric) {
      int index = metrics.indexOf(metric);
      if (index < 0) {
        return 0;
      }
      DailyTally tally = tallies[index];
      if (tally.endsAfter(day)) {
        LocalDate end = day.plusDays(1);
        return tally.sum(
            isWhole(index) ? DateRange.endingAt(end) : DateRange.of(range.startInclusive(), end));
      }
      return isWhole(index) ? tally.total() : tally.sum(range);
    }

    private boolean isWhole(int index) {
      return window instanceof Window.Lifetime
          || metrics.get(index).kind() == TierMetric.Kind.BALANCE;
    }

    /* What a day knew of a lifetime; days that are not remembered any more are known as one. */
    long inLifetime(LocalDate day, TierMetric metric) {
      int index = metrics.indexOf(metric);
      if (index < 0) {
        return 0;
      }
      long amount = lifetimes[index];
      for (Contribution c : contributions) {
        if (c.day().isAfter(day) && c.metric().equals(metric)) {
          amount = Math.subtractExact(amount, c.amount());
        }
      }
      return amount;
    }

    void count(TierFact fact) {
      int index = metrics.indexOf(fact.metric());
      add(index, fact.day(), fact.amount());
      lifetimes[index] = Math.addExact(lifetimes[index], fact.amount());
      remember(new Contribution(fact.cause(), fact.metric(), fact.day(), fact.amount(), true));
    }

    /*
     * Takes back from what a cause contributed, the earliest day first. Corrections of it stay until as much is taken back as they
     * have left of it; then all of it goes.
     */
    void reverse(String cause, TierMetric metric, long amount) {
      int index = metrics.indexOf(metric);
      List<Contribution> of = contributions.stream()
          .filter(c -> c.cause().equals(cause) && c.metric().equals(metric))
          .toList();
      long total = of.stream().mapToLong(Contribution::amount).reduce(0, Math::addExact);
      boolean all = amount >= total && (total > 0 || amount == Long.MAX_VALUE);
      long left = all ? 0 : Math.min(amount, Math.max(0, total));
      for (Contribution c : of) {
        long back = all ? c.amount() : Math.min(left, Math.max(0, c.amount()));
        if (back != 0) {
          left -= all ? 0 : back;
          remember(new Contribution(cause, metric, c.day(), -back, c.counted()));
          lifetimes[index] = Math.subtractExact(lifetimes[index], back);
          if (c.counted()) {
            add(index, c.day(), -back);
          }
        }
      }
    }

    void pay(Requirement price, LocalDate day) {
      price.leaves().forEach(leaf -> {
        Requirement.AtLeast part = (Requirement.AtLeast) leaf;
        add(metrics.indexOf(part.metric()), day, -part.threshold());
      });
    }

    /* Cuts what is left over down to what is carried. */
    void carry(long most, LocalDate day) {
      for (int i = 0; i < tallies.length; i++) {
        long total = tallies[i].total();
        if (total > most) {
          add(i, day, most - total);
          cut(metrics.get(i), total - most);
        }
      }
    }

    /* The latest units are cut first; they are gone from the count and can still be taken back from the lifetime. */
    private void cut(TierMetric metric, long units) {
      long left = units;
      List<Contribution> latest = contributions.stream()
          .filter(c -> c.counted() && c.amount() > 0 && c.metric().equals(metric))
          .sorted(
              Comparator.comparing(Contribution::day).thenComparing(CANONICAL).reversed())
          .toList();
      for (Contribution c : latest) {
        long part = Math.min(left, c.amount());
        left -= part;
        remember(new Contribution(c.cause(), metric, c.day(), -part, true));
        remember(new Contribution(c.cause(), metric, c.day(), part, false));
      }
    }

    /* The count starts anew; what was contributed to the old one can still be taken back from the lifetime. */
    void zero() {
      Arrays.fill(tallies, DailyTally.empty());
      List<Contribution> old = new ArrayList<>(contributions);
      contributions.clear();
      for (Contribution c : old) {
        remember(new Contribution(c.cause(), c.metric(), c.day(), c.amount(), false));
      }
    }

    /* Forgets contributions before a day, and what no window has seen since a day that may be earlier. */
    void forget(LocalDate firstRemembered, LocalDate firstSeen) {
      for (int i = 0; i < tallies.length; i++) {
        tallies[i] = isWhole(i)
            ? tallies[i].folding(firstSeen)
            : tallies[i].forgetting(window.rangeAt(firstSeen).startInclusive());
      }
      contributions.removeIf(c -> c.day().isBefore(firstRemembered));
    }

    /* The earliest day from a day on that something was counted on which the window sees. */
    private LocalDate firstDayFrom(LocalDate day) {
      LocalDate first = LocalDate.MAX;
      for (int i = 0; i < tallies.length; i++) {
        LocalDate each = isWhole(i) ? LocalDate.MAX : tallies[i].firstDayFrom(day);
        first = each.isBefore(first) ? each : first;
      }
      return first;
    }

    /* The day on which the oldest amount in a rolling window leaves it. */
    LocalDate firstLeaving(Window.Rolling rolling, LocalDate asOf) {
      LocalDate oldest = firstDayFrom(rolling.rangeAt(asOf).startInclusive());
      if (oldest.equals(LocalDate.MAX)) {
        return LocalDate.MAX;
      }
      // Steps forward and back over short months differ by some days, so the day is looked for near
      // where it must be.
      LocalDate day = oldest.plus(rolling.length()).minusDays(5);
      while (!day.isAfter(asOf) || !rolling.rangeAt(day).startInclusive().isAfter(oldest)) {
        day = day.plusDays(1);
      }
      return day;
    }

    private void add(int metric, LocalDate day, long amount) {
      tallies[metric] = tallies[metric].plus(day, amount);
    }

    private void remember(Contribution contribution) {
      int found = Collections.binarySearch(contributions, contribution, CANONICAL);
      if (found < 0) {
        if (contribution.amount() != 0) {
          contributions.add(-found - 1, contribution);
        }
        return;
      }
      Contribution before = contributions.get(found);
      long amount = Math.addExact(before.amount(), contribution.amount());
      if (amount == 0) {
        contributions.remove(found);
      } else {
        contributions.set(
            found,
            new Contribution(
                before.cause(), before.metric(), before.day(), amount, before.counted()));
      }
    }
  }
}
