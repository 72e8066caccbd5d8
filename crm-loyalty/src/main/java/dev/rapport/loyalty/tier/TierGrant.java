package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import java.time.LocalDate;
import java.util.List;

/**
 * A level that a member is given rather than reaches: by hand, or to match the status that they have elsewhere.
 *
 * <p>{@code new TierGrant("Gold", DateRange.parse("2026-03-01/2026-09-01"), "match-4711")}: Gold at least, from March to August. A
 * grant is a floor. Above it everything goes on by itself: what the member earns counts, a higher level is reached as ever, and
 * when the grant ends the member stands where they would have stood without it. Several grants may overlap; the highest counts.
 *
 * @param level the name of a level of the ladder
 * @param days when it holds, half-open; it may have no end
 * @param source why or by whom, not blank; a later grant with the same source takes its place
 */
public record TierGrant(String level, DateRange days, String source) {
  /**
   * Checks the components.
   *
   * @param level any
   * @param days not empty, with a start
   * @param source not blank
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public TierGrant {
    requireNonNull(level, "level");
    checkArgument(
        !requireNonNull(days, "days").isEmpty() && days.hasStart(),
        "days must hold a day and have a start, were %s",
        days);
    checkArgument(
        !requireNonNull(source, "source").isBlank(),
        "source must not be blank, was \"%s\"",
        source);
  }

  private int rankOn(TierLadder ladder) {
    return TierSnapshot.rankOf(ladder, level);
  }

  /* The rank of the highest level that is given on a day; the foot if none is. */
  static int highestOn(LocalDate day, List<TierGrant> grants, TierLadder ladder) {
    int highest = 0;
    for (TierGrant grant : grants) {
      if (grant.days.contains(day)) {
        highest = Math.max(highest, grant.rankOn(ladder));
      }
    }
    return highest;
  }

  /* The last day of those that keep a level on a day, by themselves or by a higher one; the first of all days if none does. */
  static LocalDate lastDayOf(int level, LocalDate day, List<TierGrant> grants, TierLadder ladder) {
    LocalDate last = LocalDate.MIN;
    for (TierGrant grant : grants) {
      if (grant.days.contains(day) && grant.rankOn(ladder) >= level) {
        LocalDate end = grant.days.hasEnd() ? grant.days.lastDay() : LocalDate.MAX;
        last = end.isAfter(last) ? end : last;
      }
    }
    return last;
  }

  /* The first day after a day on which one begins or has ended. */
  static LocalDate nextChange(LocalDate day, List<TierGrant> grants) {
    LocalDate next = LocalDate.MAX;
    for (TierGrant grant : grants) {
      LocalDate start = grant.days.startInclusive();
      next = Assessor.earlier(next, start.isAfter(day) ? start : grant.days.endExclusive());
    }
    return next;
  }
}
