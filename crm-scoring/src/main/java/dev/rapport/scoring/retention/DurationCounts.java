package dev.rapport.scoring.retention;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long things lasted, counted: for every whole duration, how many ended then, and how many were still going when the
 * observation ended (censored).
 *
 * <p>Of twenty customers one leaves after 6 months; another has been there for 6 months today and stays: the first ended at 6, the
 * second is censored at 6. Durations are in days, months or renewals, whatever one unit is; what matters is that they are whole, so
 * that ten million customers become some hundred counts, in one pass and without sorting.
 *
 * <p>With renewals as the unit, ended at 3 means lost at the third renewal, and censored at 3 means renewed three times and not
 * yet asked a fourth: the data of {@link ShiftedBetaGeometric}.
 *
 * <p>Counts of disjoint shards of the subjects {@linkplain #merge merge} exactly. Immutable and thread-safe.
 */
public final class DurationCounts {
  /** More units than any day-grained life has: twenty-seven centuries. It keeps a wrong unit from filling the memory. */
  private static final int LONGEST = 1_000_000;

  private static final ByteForm BYTE_FORM = ByteForm.of("DurationCounts", 1);
  private static final DurationCounts EMPTY = new DurationCounts(new long[0], new long[0]);

  /** By duration; both as long as the longest duration needs. */
  private final long[] ended;

  private final long[] censored;

  /** Takes the arrays over. */
  private DurationCounts(long[] ended, long[] censored) {
    this.ended = ended;
    this.censored = censored;
  }

  /**
   * Returns the counts of nobody, the neutral element of {@link #merge}.
   *
   * @return no subjects
   */
  public static DurationCounts empty() {
    return EMPTY;
  }

  /**
   * Counts a column of durations.
   *
   * @param durations 0 to 1,000,000 each
   * @param ended whether each ended, or else was censored; as long as the durations
   * @return the counts
   * @throws IllegalArgumentException if the columns differ in length or a duration is out of range
   */
  public static DurationCounts of(int[] durations, boolean[] ended) {
    return builder().addAll(durations, ended, 0, durations.length).build();
  }

  /**
   * Counts a cohort from its survivors, as published retention series are printed.
   *
   * @param start how many there were at the start, 0 or more
   * @param survivors how many were left after each period or renewal, none more than the one before; those left at the end are
   *     censored
   * @return the counts
   * @throws IllegalArgumentException if the survivors rise or are negative
   */
  public static DurationCounts ofSurvivors(long start, long... survivors) {
    checkArgument(start >= 0, "start must not be negative, was %s", start);
    Builder builder = builder();
    long before = start;
    for (int t = 1; t <= survivors.length; t++) {
      long left = survivors[t - 1];
      checkArgument(
          left >= 0 && left <= before,
          "survivors must be 0 to the %s of the period before, was %s",
          before,
          left);
      builder.add(t, true, before - left);
      before = left;
    }
    return builder.add(survivors.length, false, before).build();
  }

  /**
   * Counts the days from every customer's first purchase to the second, in the sense of days with a purchase: who has not come
   * back by the end of the window is censored there.
   *
   * @param history what happened, of any number of customers
   * @param window which of it counts, and in which zone days are counted; without a start, for with one an old customer would
   *     look new
   * @return the counts, of one subject each customer who bought
   * @throws IllegalArgumentException if the window has a start
   */
  public static DurationCounts toSecondPurchase(EventHistory history, PurchaseWindow window) {
    requireNonNull(history, "history");
    checkArgument(
        !requireNonNull(window, "window").hasStart(),
        "window must have no start, was %s. Use PurchaseWindow.until(asOf, zone).",
        window);
    Map<CustomerId, LocalDate> firsts = new HashMap<>();
    Map<CustomerId, LocalDate> seconds = new HashMap<>();
    for (Purchase purchase : history.purchases()) {
      if (window.contains(purchase.at())) {
        LocalDate day = window.dayOf(purchase.at());
        LocalDate first = firsts.putIfAbsent(purchase.customer(), day);
        if (first != null && day.isAfter(first)) {
          seconds.putIfAbsent(purchase.customer(), day);
        }
      }
    }
    long last = window.asOfDay().toEpochDay();
    Builder builder = builder();
    firsts.forEach((customer, first) -> {
      LocalDate second = seconds.get(customer);
      long until = second == null ? last : second.toEpochDay();
      builder.add(Math.toIntExact(until - first.toEpochDay()), second != null, 1);
    });
    return builder.build();
  }

  /**
   * Starts counting.
   *
   * @return a builder without subjects
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other subjects in the same unit
   * @return the counts of both
   * @throws ArithmeticException if the subjects no longer fit in a {@code long}
   */
  public DurationCounts merge(DurationCounts other) {
    requireNonNull(other, "other");
    Math.addExact(subjects(), other.subjects());
    int length = Math.max(ended.length, other.ended.length);
    return new DurationCounts(
        sum(ended, other.ended, length), sum(censored, other.censored, length));
  }

  private static long[] sum(long[] one, long[] two, int length) {
    long[] sum = Arrays.copyOf(one, length);
    for (int i = 0; i < two.length; i++) {
      sum[i] += two[i];
    }
    return sum;
  }

  /**
   * Returns how many subjects were counted.
   *
   * @return 0 or more
   */
  public long subjects() {
    return ended() + censored();
  }

  /**
   * Returns how many ended.
   *
   * @return 0 or more
   */
  public long ended() {
    return Arrays.stream(ended).sum();
  }

  /**
   * Returns how many were still going when the observation ended.
   *
   * @return 0 or more
   */
  public long censored() {
    return Arrays.stream(censored).sum();
  }

  /**
   * Returns how many ended at a duration.
   *
   * @param duration any duration
   * @return 0 or more
   */
  public long endedAt(int duration) {
    return at(ended, duration);
  }

  /**
   * Returns how many were censored at a duration.
   *
   * @param duration any duration
   * @return 0 or more
   */
  public long censoredAt(int duration) {
    return at(censored, duration);
  }

  private static long at(long[] counts, int duration) {
    return duration >= 0 && duration < counts.length ? counts[duration] : 0;
  }

  /**
   * Returns the longest duration of all.
   *
   * @return 0 or more; 0 if there are no subjects
   */
  public int longest() {
    return Math.max(0, ended.length - 1);
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.count(ended.length).counts(ended).counts(censored));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of such counts
   */
  public static DurationCounts fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      int durations = in.count(LONGEST + 1, "durations");
      long[] ended = in.counts(durations);
      long[] censored = in.counts(durations);
      checkArgument(
          durations == 0 || ended[durations - 1] > 0 || censored[durations - 1] > 0,
          "bytes must end with a duration that somebody has, had %s of nobody",
          durations - 1);
      Builder builder = builder();
      for (int i = 0; i < durations; i++) {
        builder.add(i, true, ended[i]).add(i, false, censored[i]);
      }
      return builder.build();
    });
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof DurationCounts other
        && Arrays.equals(ended, other.ended)
        && Arrays.equals(censored, other.censored);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ended) + Arrays.hashCode(censored);
  }

  /**
   * Describes the counts.
   *
   * @return such as {@code "20 durations up to 35, 9 ended and 11 censored"}
   */
  @Override
  public String toString() {
    return subjects() + " durations up to " + longest() + ", " + ended() + " ended and "
        + censored() + " censored";
  }

  /** Counts durations one by one or by columns. Not thread-safe: one per chunk, then {@link DurationCounts#merge}. */
  public static final class Builder {
    private long[] ended = new long[0];
    private long[] censored = new long[0];
    private long subjects;

    private Builder() {}

    /**
     * Counts one subject.
     *
     * @param duration 0 to 1,000,000
     * @param ended whether it ended then, or else was censored
     * @return this
     * @throws IllegalArgumentException if the duration is out of range
     */
    public Builder add(int duration, boolean ended) {
      return add(duration, ended, 1);
    }

    /**
     * Counts several subjects of one duration.
     *
     * @param duration 0 to 1,000,000
     * @param ended whether they ended then, or else were censored
     * @param count how many, 0 or more
     * @return this
     * @throws IllegalArgumentException if an argument is out of range
     * @throws ArithmeticException if the subjects no longer fit in a {@code long}
     */
    public Builder add(int duration, boolean ended, long count) {
      checkArgument(count >= 0, "count must not be negative, was %s", count);
      requireDuration(duration);
      subjects = Math.addExact(subjects, count);
      reach(duration);
      (ended ? this.ended : censored)[duration] += count;
      return this;
    }

    /**
     * Counts a part of two columns.
     *
     * @param durations 0 to 1,000,000 each
     * @param ended whether each ended, or else was censored; as long as the durations
     * @param fromInclusive the first row
     * @param toExclusive the row after the last
     * @return this
     * @throws IllegalArgumentException if the columns differ in length or a duration is out of range; nothing is counted then
     * @throws IndexOutOfBoundsException if there are no such rows
     */
    public Builder addAll(int[] durations, boolean[] ended, int fromInclusive, int toExclusive) {
      requireNonNull(durations, "durations");
      requireNonNull(ended, "ended");
      checkArgument(
          durations.length == ended.length,
          "ended must be as long as the %s durations, was %s",
          durations.length,
          ended.length);
      checkPositionIndexes(fromInclusive, toExclusive, durations.length);
      int longest = 0;
      int shortest = 0;
      for (int i = fromInclusive; i < toExclusive; i++) {
        longest = Math.max(longest, durations[i]);
        shortest = Math.min(shortest, durations[i]);
      }
      requireDuration(longest);
      requireDuration(shortest);
      if (fromInclusive < toExclusive) {
        subjects = Math.addExact(subjects, toExclusive - fromInclusive);
        reach(longest);
        count(durations, ended, fromInclusive, toExclusive, longest + 1);
      }
      return this;
    }

    /** Both kinds of counts lie in one array, side by side, so that which one is raised is arithmetic and not a branch. */
    private void count(int[] durations, boolean[] isEnded, int from, int to, int length) {
      long[] pairs = new long[2 * length];
      for (int i = from; i < to; i++) {
        pairs[2 * durations[i] + (isEnded[i] ? 1 : 0)]++;
      }
      for (int i = 0; i < length; i++) {
        censored[i] += pairs[2 * i];
        ended[i] += pairs[2 * i + 1];
      }
    }

    /**
     * Returns what was counted so far. The builder can go on.
     *
     * @return the counts
     */
    public DurationCounts build() {
      int length = ended.length;
      while (length > 0 && ended[length - 1] == 0 && censored[length - 1] == 0) {
        length--;
      }
      return new DurationCounts(Arrays.copyOf(ended, length), Arrays.copyOf(censored, length));
    }

    private void reach(int duration) {
      if (duration >= ended.length) {
        int length = Math.max(duration + 1, Math.min(LONGEST + 1, 2 * ended.length));
        ended = Arrays.copyOf(ended, length);
        censored = Arrays.copyOf(censored, length);
      }
    }

    private static void requireDuration(int duration) {
      checkArgument(
          duration >= 0 && duration <= LONGEST,
          "duration must be 0 to %s, was %s. Count in days or longer units.",
          LONGEST,
          duration);
    }
  }
}
