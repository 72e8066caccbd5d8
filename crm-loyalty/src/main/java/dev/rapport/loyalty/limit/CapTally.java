package dev.rapport.loyalty.limit;

import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.tier.DailyTally;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was used of one cap by one subject: a cause, a rule, what activities are about, or the member. */
final class CapTally implements Comparable<CapTally> {
  /** The cap without how much it allows: what usage is counted by. */
  final Cap key;

  final String subject;
  final DailyTally tally;

  /*
   * What is used on the days of one range, the one that was touched last: for a cycle its range, for a rolling window a day.
   * A claim of the present is nearly always there, and then needs no calendar. It follows from the tally, so it is no part
   * of equality.
   */
  private final long cachedFrom;
  private final long cachedUntil;
  private final long cachedUsed;

  private CapTally(
      Cap key,
      String subject,
      DailyTally tally,
      long cachedFrom,
      long cachedUntil,
      long cachedUsed) {
    this.key = key;
    this.subject = subject;
    this.tally = tally;
    this.cachedFrom = cachedFrom;
    this.cachedUntil = cachedUntil;
    this.cachedUsed = cachedUsed;
  }

  private CapTally(Cap key, String subject, DailyTally tally, LocalDate cachedDay) {
    this.key = key;
    this.subject = subject;
    this.tally = tally;
    if (key.window() instanceof Window.Lifetime) {
      this.cachedFrom = Long.MIN_VALUE;
      this.cachedUntil = Long.MAX_VALUE;
    } else if (key.window() instanceof Window.Rolling) {
      this.cachedFrom = cachedDay.toEpochDay();
      this.cachedUntil = cachedFrom + 1;
    } else {
      DateRange range = key.window().rangeAt(cachedDay);
      this.cachedFrom = range.startInclusive().toEpochDay();
      this.cachedUntil = range.endExclusive().toEpochDay();
    }
    this.cachedUsed = computeUsed(cachedDay);
  }

  static CapTally of(Cap cap, String subject, DailyTally tally, LocalDate day) {
    return new CapTally(key(cap), subject, tally, day);
  }

  private static Cap key(Cap cap) {
    Cap.Amount none = cap.most() instanceof Cap.OfPoints points
        ? new Cap.OfPoints(Points.zero(points.points().type()))
        : new Cap.OfUses(0);
    return new Cap(cap.name(), cap.scope(), none, cap.window(), Excess.TRIM);
  }

  CapTally plus(LocalDate day, long amount) {
    DailyTally more = tally.plus(day, amount);
    // On the day of the cache every window that it stands for grows alike; rolling ones that end
    // later might not.
    return isCached(day) && !(key.window() instanceof Window.Rolling && tally.endsAfter(day))
        ? new CapTally(
            key, subject, more, cachedFrom, cachedUntil, Math.addExact(cachedUsed, amount))
        : new CapTally(key, subject, more, day);
  }

  private boolean isCached(LocalDate day) {
    long epochDay = day.toEpochDay();
    return epochDay >= cachedFrom && epochDay < cachedUntil;
  }

  /* Without the days that no claim can see any more that is of the first remembered day or later. */
  CapTally since(LocalDate firstRemembered) {
    DailyTally kept;
    if (key.scope() == LimitScope.ORDER) {
      kept = tally.forgetting(firstRemembered);
    } else if (key.window() instanceof Window.Lifetime) {
      kept = tally.folding(firstRemembered);
    } else {
      kept = tally.forgetting(key.window().rangeAt(firstRemembered).startInclusive());
    }
    if (kept.equals(tally)) {
      return this;
    }
    LocalDate day = LocalDate.ofEpochDay(Math.max(cachedFrom, firstRemembered.toEpochDay()));
    return new CapTally(key, subject, kept, day);
  }

  /* The largest sum in any window that a day would count in: more on that day would be more in each of them. */
  long used(LocalDate day) {
    return isCached(day) ? cachedUsed : computeUsed(day);
  }

  private long computeUsed(LocalDate day) {
    Window window = key.window();
    if (window instanceof Window.Lifetime) {
      return tally.total(); // later days count, too: they are in the same lifetime
    }
    long most = tally.sum(window.rangeAt(day));
    if (window instanceof Window.Rolling) {
      // A late claim is in windows that end later. Their sums are largest where they end with a
      // use.
      for (LocalDate end : tally.daysAfter(day)) {
        DateRange range = window.rangeAt(end);
        if (range.startInclusive().isAfter(day)) {
          break;
        }
        most = Math.max(most, tally.sum(range));
      }
    }
    return most;
  }

  boolean countsFor(Cap cap) {
    return key.isCountedAs(cap);
  }

  LimitSnapshot.Count snapshot() {
    return new LimitSnapshot.Count(key, subject, tally.before(), tally.amounts());
  }

  static CapTally restore(LimitSnapshot.Count count, LocalDate asOf) {
    return of(count.cap(), count.subject(), DailyTally.of(count.before(), count.days()), asOf);
  }

  /* By name and subject first, for that is what is looked for; the rest makes the order total. */
  int compareTo(String name, String otherSubject) {
    int byName = key.name().compareTo(name);
    return byName != 0 ? byName : subject.compareTo(otherSubject);
  }

  @Override
  public int compareTo(CapTally other) {
    int order = compareTo(other.key.name(), other.subject);
    return order != 0 || countsFor(other.key)
        ? order
        : key.toString().compareTo(other.key.toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CapTally that
        && key.equals(that.key)
        && subject.equals(that.subject)
        && tally.equals(that.tally);
  }

  @Override
  public int hashCode() {
    return List.of(key, subject, tally).hashCode();
  }
}
