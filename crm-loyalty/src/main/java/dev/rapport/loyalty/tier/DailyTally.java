package dev.rapport.loyalty.tier;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted on each day: amounts by date that a window of days adds up, in a bounded space.
 *
 * <p>{@code DailyTally.empty().plus(3 May, 40).plus(7 May, 60)} holds 100 in May, 40 in the week to 5 May. Amounts may be
 * negative where something was taken back; a day that comes to zero is as if it had never been. The order of additions does not
 * show: equal amounts on equal days are an equal tally.
 *
 * <p>So that it does not grow for ever, days that no window can see any more are {@linkplain #forgetting forgotten}, or {@linkplain
 * #folding folded} into one sum where a lifetime is counted. It does not know what it counts, nor in which zone a day was
 * meant. A sum costs two searches, an addition one copy. Immutable and thread-safe.
 */
public final class DailyTally {
  private static final DailyTally EMPTY = new DailyTally(0, new long[0], new long[0]);

  /** What the days before the first kept one came to. */
  private final long before;

  /** The days with an amount that is not zero, ascending, as epoch days. */
  private final long[] days;

  /** What all days up to and including each came to, {@link #before} included. */
  private final long[] totals;

  private DailyTally(long before, long[] days, long[] totals) {
    this.before = before;
    this.days = days;
    this.totals = totals;
  }

  /**
   * An amount and its day.
   *
   * @param day the day
   * @param amount not zero
   */
  public record DayAmount(LocalDate day, long amount) {
    /**
     * Checks the components.
     *
     * @param day any
     * @param amount not zero
     * @throws IllegalArgumentException if the amount is zero
     */
    public DayAmount {
      requireNonNull(day, "day");
      checkArgument(amount != 0, "amount must not be zero. Leave the day out.");
    }
  }

  /**
   * Returns the tally of nothing.
   *
   * @return an empty tally
   */
  public static DailyTally empty() {
    return EMPTY;
  }

  /**
   * Returns the tally of amounts, the inverse of {@link #before()} and {@link #amounts()}.
   *
   * @param before what forgotten days came to in all; 0 for none
   * @param amounts amounts in any order; those of one day add up
   * @return the tally
   * @throws ArithmeticException if a sum is too large
   */
  public static DailyTally of(long before, List<DayAmount> amounts) {
    DailyTally tally = before == 0 ? EMPTY : new DailyTally(before, new long[0], new long[0]);
    for (DayAmount amount : amounts) {
      tally = tally.plus(amount.day, amount.amount);
    }
    return tally;
  }

  /**
   * Returns this tally with an amount more.
   *
   * @param day the day on which it counts
   * @param amount any; zero changes nothing
   * @return the tally
   * @throws ArithmeticException if a sum is too large
   */
  public DailyTally plus(LocalDate day, long amount) {
    long epochDay = requireNonNull(day, "day").toEpochDay();
    if (amount == 0) {
      return this;
    }
    int found = Arrays.binarySearch(days, epochDay);
    int at = found >= 0 ? found : -found - 1;
    if (found >= 0 && totals[at] + amount == (at == 0 ? before : totals[at - 1])) {
      return without(at, amount);
    }
    int shift = found >= 0 ? 0 : 1;
    long[] newDays = days;
    if (shift == 1) {
      newDays = Arrays.copyOf(days, days.length + 1);
      System.arraycopy(days, at, newDays, at + 1, days.length - at);
      newDays[at] = epochDay;
    }
    long[] newTotals = Arrays.copyOf(totals, newDays.length);
    newTotals[at] = Math.addExact(found >= 0 ? totals[at] : upTo(at), amount);
    for (int i = at + 1; i < newTotals.length; i++) {
      newTotals[i] = Math.addExact(totals[i - shift], amount);
    }
    return new DailyTally(before, newDays, newTotals);
  }

  /**
   * Returns this tally with an amount more that belongs to no kept day: what {@link #plus} and {@link #folding} together make of an
   * amount that is folded at once.
   *
   * @param amount any; zero changes nothing
   * @return the tally
   * @throws ArithmeticException if a sum is too large
   */
  public DailyTally plusBefore(long amount) {
    if (amount == 0) {
      return this;
    }
    long[] newTotals = totals;
    if (totals.length > 0) {
      newTotals = totals.clone();
      for (int i = 0; i < newTotals.length; i++) {
        newTotals[i] = Math.addExact(newTotals[i], amount);
      }
    }
    return new DailyTally(Math.addExact(before, amount), days, newTotals);
  }

  private DailyTally without(int at, long amount) {
    int length = days.length - 1;
    long[] newDays = new long[length];
    long[] newTotals = new long[length];
    for (int i = 0; i < length; i++) {
      newDays[i] = days[i < at ? i : i + 1];
      newTotals[i] = i < at ? totals[i] : Math.addExact(totals[i + 1], amount);
    }
    return new DailyTally(before, newDays, newTotals);
  }

  /* What all days before the one at an index came to. */
  private long upTo(int index) {
    return index == 0 ? before : totals[index - 1];
  }

  /* The number of kept days before an epoch day. */
  private int countBefore(long epochDay) {
    int found = Arrays.binarySearch(days, epochDay);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * Returns what all days came to, folded ones included.
   *
   * @return the total
   */
  public long total() {
    return upTo(days.length);
  }

  /**
   * Returns what the days of a range came to. Folded days count if the range has no start.
   *
   * @param range the days
   * @return their sum
   */
  public long sum(DateRange range) {
    long end = upTo(countBefore(requireNonNull(range, "range").endExclusive().toEpochDay()));
    return range.hasStart() ? end - upTo(countBefore(range.startInclusive().toEpochDay())) : end;
  }

  /**
   * Returns this tally without the amounts of old days.
   *
   * @param firstKept the first day that stays
   * @return a tally of that day and later ones
   */
  public DailyTally forgetting(LocalDate firstKept) {
    int dropped = countBefore(requireNonNull(firstKept, "firstKept").toEpochDay());
    if (dropped == 0) {
      return this;
    }
    long gone = totals[dropped - 1] - before;
    long[] rest = Arrays.copyOfRange(totals, dropped, totals.length);
    Arrays.setAll(rest, i -> rest[i] - gone);
    return rest.length == 0 && before == 0
        ? EMPTY
        : new DailyTally(before, Arrays.copyOfRange(days, dropped, days.length), rest);
  }

  /**
   * Returns this tally with the amounts of old days as one sum: their days are lost, their total is not.
   *
   * @param firstKept the first day that stays a day
   * @return a tally with the same total
   */
  public DailyTally folding(LocalDate firstKept) {
    int dropped = countBefore(requireNonNull(firstKept, "firstKept").toEpochDay());
    return dropped == 0
        ? this
        : new DailyTally(
            totals[dropped - 1],
            Arrays.copyOfRange(days, dropped, days.length),
            Arrays.copyOfRange(totals, dropped, totals.length));
  }

  /**
   * Tells whether nothing is counted.
   *
   * @return whether there is neither a day nor a folded sum
   */
  public boolean isEmpty() {
    return days.length == 0 && before == 0;
  }

  /**
   * Returns what folded days came to.
   *
   * @return the folded sum, zero if there is none
   */
  public long before() {
    return before;
  }

  /**
   * Returns the amounts of the kept days.
   *
   * @return one for each day that is not zero, in order
   */
  public List<DayAmount> amounts() {
    List<DayAmount> amounts = new ArrayList<>(days.length);
    for (int i = 0; i < days.length; i++) {
      amounts.add(new DayAmount(LocalDate.ofEpochDay(days[i]), totals[i] - upTo(i)));
    }
    return List.copyOf(amounts);
  }

  /**
   * Returns the first day with an amount, from a day on.
   *
   * @param day the day, itself included
   * @return the first kept day that is not zero; {@link LocalDate#MAX} if there is none
   */
  public LocalDate firstDayFrom(LocalDate day) {
    int first = countBefore(requireNonNull(day, "day").toEpochDay());
    return first == days.length ? LocalDate.MAX : LocalDate.ofEpochDay(days[first]);
  }

  /**
   * Tells whether there is an amount after a day.
   *
   * @param day the day
   * @return whether a later day is kept that is not zero
   */
  public boolean endsAfter(LocalDate day) {
    requireNonNull(day, "day");
    return days.length > 0 && days[days.length - 1] > day.toEpochDay();
  }

  /**
   * Returns the days with an amount after a day.
   *
   * @param day the day, itself left out
   * @return later days that are kept, in order
   */
  public List<LocalDate> daysAfter(LocalDate day) {
    int first = countBefore(requireNonNull(day, "day").toEpochDay() + 1);
    return first == days.length
        ? List.of()
        : Arrays.stream(days, first, days.length)
            .mapToObj(LocalDate::ofEpochDay)
            .toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DailyTally that
        && before == that.before
        && Arrays.equals(days, that.days)
        && Arrays.equals(totals, that.totals);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(before) + Arrays.hashCode(days)) + Arrays.hashCode(totals);
  }

  /**
   * Returns the days and their amounts.
   *
   * @return such as {@code {before=0, 2026-05-03=40}}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{before=").append(before);
    for (DayAmount amount : amounts()) {
      text.append(", ").append(amount.day).append('=').append(amount.amount);
    }
    return text.append('}').toString();
  }
}
