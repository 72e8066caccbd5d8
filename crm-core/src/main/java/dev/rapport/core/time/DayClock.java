package dev.rapport.core.time;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Days} of one zone for whoever asks often: the same answers, from changes of the clock that were looked up once.
 *
 * <p>{@code DayClock paris = DayClock.of(ZoneId.of("Europe/Paris"))} knows every change from 1970 until the end of 2099 and asks
 * the rules of the zone about all other times. It is not a clock that goes: it tells which day an instant belongs to, and never
 * what time it is now. Two are equal if their zones are. Immutable and thread-safe.
 */
public final class DayClock {
  private static final long FIRST = 0;
  private static final long END = LocalDate.of(2100, 1, 1).toEpochDay() * 86_400;
  private static final long SECONDS_PER_DAY = 86_400;

  /** 2^22 seconds are a span. */
  private static final int SPAN_BITS = 22;

  /** No offset is larger, by {@link java.time.ZoneOffset}. */
  private static final long LARGEST_OFFSET = 18 * 3_600;

  private final ZoneId zone;

  /** The first second of each stretch after the first, ascending. */
  private final long[] changes;

  /** The offset of each stretch in seconds, one more than there are changes. */
  private final int[] offsets;

  /** The stretch at the beginning of each span of some seven weeks: no search goes far from there. */
  private final int[] bySpan;

  private DayClock(ZoneId zone) {
    this.zone = zone;
    ZoneRules rules = zone.getRules();
    List<ZoneOffsetTransition> found = new ArrayList<>();
    Instant first = Instant.ofEpochSecond(FIRST);
    @Nullable ZoneOffsetTransition next = rules.nextTransition(first);
    while (next != null && next.toEpochSecond() < END) {
      found.add(next);
      next = rules.nextTransition(next.getInstant());
    }
    this.changes = new long[found.size()];
    this.offsets = new int[found.size() + 1];
    offsets[0] = rules.getOffset(first).getTotalSeconds();
    for (int i = 0; i < changes.length; i++) {
      changes[i] = found.get(i).toEpochSecond();
      offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds();
    }
    this.bySpan = new int[(int) (END >> SPAN_BITS) + 1];
    for (int span = 0; span < bySpan.length; span++) {
      int at = Arrays.binarySearch(changes, (long) span << SPAN_BITS);
      bySpan[span] = at >= 0 ? at + 1 : -at - 1;
    }
  }

  /**
   * Returns the clock of a zone.
   *
   * @param zone where days are counted
   * @return the clock
   */
  public static DayClock of(ZoneId zone) {
    return new DayClock(requireNonNull(zone, "zone"));
  }

  /**
   * Returns the zone.
   *
   * @return where days are counted
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the day to which an instant belongs.
   *
   * @param instant the instant
   * @return the same as {@link Days#of}
   */
  public LocalDate dayOf(Instant instant) {
    long second = instant.getEpochSecond();
    if (!knows(second)) {
      return Days.of(instant, zone);
    }
    int stretch = stretchAt(second);
    long day = Math.floorDiv(second + offsets[stretch], SECONDS_PER_DAY);
    if (stretch > 0 && offsets[stretch] < offsets[stretch - 1]) {
      // The clock was put back: a day that had begun before goes on.
      long begun = Math.floorDiv(changes[stretch - 1] - 1 + offsets[stretch - 1], SECONDS_PER_DAY);
      day = Math.max(day, begun);
    }
    return LocalDate.ofEpochDay(day);
  }

  /**
   * Returns the instant at which a day begins.
   *
   * @param date the day
   * @return the same as {@link Days#startOf}
   */
  public Instant startOf(LocalDate date) {
    long midnight = date.toEpochDay() * SECONDS_PER_DAY;
    if (!knows(midnight - LARGEST_OFFSET) || !knows(midnight + LARGEST_OFFSET)) {
      return Days.startOf(date, zone);
    }
    int stretch = stretchAt(midnight - LARGEST_OFFSET);
    // The first stretch in which the wall comes so far; where it jumps over midnight, its
    // beginning.
    while (stretch < changes.length && midnight - offsets[stretch] >= changes[stretch]) {
      stretch++;
    }
    long second = midnight - offsets[stretch];
    return Instant.ofEpochSecond(stretch == 0 ? second : Math.max(second, changes[stretch - 1]));
  }

  /**
   * Returns what a clock on the wall shows.
   *
   * @param instant the instant
   * @return seconds since midnight of 1 January 1970 on the wall
   */
  public long wallSecondsAt(Instant instant) {
    long second = instant.getEpochSecond();
    return second
        + (knows(second)
            ? offsets[stretchAt(second)]
            : zone.getRules().getOffset(instant).getTotalSeconds());
  }

  private static boolean knows(long second) {
    return second >= FIRST && second < END;
  }

  private int stretchAt(long second) {
    int stretch = bySpan[(int) (second >> SPAN_BITS)];
    while (stretch < changes.length && changes[stretch] <= second) {
      stretch++;
    }
    return stretch;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DayClock that && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return zone.hashCode();
  }

  /**
   * Returns the zone.
   *
   * @return its id
   */
  @Override
  public String toString() {
    return zone.toString();
  }
}
