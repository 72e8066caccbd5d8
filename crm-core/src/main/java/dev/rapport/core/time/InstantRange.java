package dev.rapport.core.time;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A half-open range of instants: the start is in it, the end is the first instant after it.
 *
 * <p>{@code 2026-01-01T00:00:00Z/2026-01-02T00:00:00Z} is the first day of 2026 in Greenwich. A range whose start is its end
 * is empty. A range may have no start or no end; it then reaches to {@link Instant#MIN} or {@link Instant#MAX}, which stand
 * for "ever" and are written as {@code ..}.
 *
 * <p>Where a rule includes its last instant, as everything that is counted as of an instant does, {@link #upTo(Instant)},
 * {@link #catchUp(Instant, Instant)} and {@link #trailing(Duration, Instant)} say so in their parameters and end one
 * nanosecond, the smallest step there is, after it. Immutable and thread-safe.
 *
 * @param startInclusive the first instant of the range, or {@link Instant#MIN} for none
 * @param endExclusive the first instant after the range, or {@link Instant#MAX} for none
 */
public record InstantRange(Instant startInclusive, Instant endExclusive) {
  /** How ISO 8601-2 writes a missing start or end. */
  private static final String OPEN = "..";

  private static final String FORM =
      "text must be like \"2026-01-01T00:00:00Z/2026-01-02T00:00:00Z\", was \"%s\"";

  private static final InstantRange ALL_TIME = new InstantRange(Instant.MIN, Instant.MAX);

  /**
   * Checks the components.
   *
   * @param startInclusive not after the end, and before {@link Instant#MAX}
   * @param endExclusive not before the start, and after {@link Instant#MIN}
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public InstantRange {
    requireNonNull(startInclusive, "startInclusive");
    requireNonNull(endExclusive, "endExclusive");
    checkArgument(
        !startInclusive.equals(Instant.MAX),
        "startInclusive must be before Instant.MAX, which is no end");
    checkArgument(
        !endExclusive.equals(Instant.MIN),
        "endExclusive must be after Instant.MIN, which is no start");
    checkArgument(
        !startInclusive.isAfter(endExclusive),
        "startInclusive must not be after endExclusive %s, was %s",
        endExclusive,
        startInclusive);
  }

  /**
   * Returns a range by its start and end.
   *
   * @param startInclusive the first instant
   * @param endExclusive the first instant after the range, not before the start
   * @return the range
   * @throws IllegalArgumentException if the start is after the end
   */
  public static InstantRange of(Instant startInclusive, Instant endExclusive) {
    return new InstantRange(startInclusive, endExclusive);
  }

  /**
   * Returns everything that counts as of an instant: all instants up to it, itself among them.
   *
   * @param asOfInclusive the last instant of the range
   * @return the range without start
   */
  public static InstantRange upTo(Instant asOfInclusive) {
    return new InstantRange(
        Instant.MIN, requireNonNull(asOfInclusive, "asOfInclusive").plusNanos(1));
  }

  /**
   * Returns the time that has passed since a job last ran: after the last run, up to and including the instant as of which it
   * runs now. Runs that follow each other this way see every instant once, whatever the pauses between them.
   *
   * @param lastRunExclusive the instant as of which the job last ran
   * @param asOfInclusive the instant as of which it runs now, not before the last run
   * @return the time between, none if both are one instant
   * @throws IllegalArgumentException if {@code asOfInclusive} is before {@code lastRunExclusive}
   */
  public static InstantRange catchUp(Instant lastRunExclusive, Instant asOfInclusive) {
    requireNonNull(lastRunExclusive, "lastRunExclusive");
    requireNonNull(asOfInclusive, "asOfInclusive");
    checkArgument(
        !asOfInclusive.isBefore(lastRunExclusive),
        "asOfInclusive must not be before lastRunExclusive %s, was %s",
        lastRunExclusive,
        asOfInclusive);
    return new InstantRange(lastRunExclusive.plusNanos(1), asOfInclusive.plusNanos(1));
  }

  /**
   * Returns the last so many hours, minutes or seconds: what lies less than a duration back from an instant, itself among
   * them. What happened exactly the duration ago has just left.
   *
   * <p>For caps and cooldowns that run by the clock, such as "at most 3 in 24 hours". Those that run by the calendar are
   * {@linkplain Window windows}.
   *
   * @param length how far back, more than zero
   * @param asOfInclusive the last instant of the range
   * @return the range, {@code length} long
   * @throws IllegalArgumentException if {@code length} is not positive
   */
  public static InstantRange trailing(Duration length, Instant asOfInclusive) {
    requireNonNull(length, "length");
    requireNonNull(asOfInclusive, "asOfInclusive");
    checkArgument(
        !length.isNegative() && !length.isZero(), "length must be positive, was %s", length);
    Instant end = asOfInclusive.plusNanos(1);
    return new InstantRange(end.minus(length), end);
  }

  /**
   * Returns a range without end.
   *
   * @param startInclusive the first instant
   * @return that instant and all after it
   */
  public static InstantRange startingAt(Instant startInclusive) {
    return new InstantRange(startInclusive, Instant.MAX);
  }

  /**
   * Returns a range without start.
   *
   * @param endExclusive the first instant after the range
   * @return all instants before it
   */
  public static InstantRange endingAt(Instant endExclusive) {
    return new InstantRange(Instant.MIN, endExclusive);
  }

  /**
   * Returns the range without start and end.
   *
   * @return all instants
   */
  public static InstantRange allTime() {
    return ALL_TIME;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @param text two instants with a slash between, such as {@code "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z"}; {@code ..} for
   *     no start or no end
   * @return the range
   * @throws IllegalArgumentException if the text has another form or the start is after the end
   */
  public static InstantRange parse(String text) {
    int slash = requireNonNull(text, "text").indexOf('/');
    checkArgument(slash >= 0, FORM, text);
    String start = text.substring(0, slash);
    String end = text.substring(slash + 1);
    Instant startInclusive;
    Instant endExclusive;
    try {
      startInclusive = start.equals(OPEN) ? Instant.MIN : Instant.parse(start);
      endExclusive = end.equals(OPEN) ? Instant.MAX : Instant.parse(end);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(FORM.replace("%s", text), e);
    }
    return new InstantRange(startInclusive, endExclusive);
  }

  /**
   * Tells whether the range holds no instant.
   *
   * @return whether the start is the end
   */
  public boolean isEmpty() {
    return startInclusive.equals(endExclusive);
  }

  /**
   * Tells whether the range has a start.
   *
   * @return false if it reaches back without limit
   */
  public boolean hasStart() {
    return !startInclusive.equals(Instant.MIN);
  }

  /**
   * Tells whether the range has an end.
   *
   * @return false if it reaches on without limit
   */
  public boolean hasEnd() {
    return !endExclusive.equals(Instant.MAX);
  }

  /**
   * Tells whether an instant is in the range.
   *
   * @param instant the instant
   * @return whether it is at or after the start and before the end
   */
  public boolean contains(Instant instant) {
    return !requireNonNull(instant, "instant").isBefore(startInclusive)
        && instant.isBefore(endExclusive);
  }

  /**
   * Tells whether every instant of another range is in this one; true of an empty range.
   *
   * @param other the other range
   * @return whether this range contains all of the other
   */
  public boolean encloses(InstantRange other) {
    return requireNonNull(other, "other").isEmpty()
        || (!other.startInclusive.isBefore(startInclusive)
            && !other.endExclusive.isAfter(endExclusive));
  }

  /**
   * Tells whether the ranges have an instant in common; never true of an empty range.
   *
   * @param other the other range
   * @return whether some instant is in both
   */
  public boolean overlaps(InstantRange other) {
    return intersection(other).isPresent();
  }

  /**
   * Tells whether one range ends exactly where the other begins.
   *
   * @param other the other range
   * @return whether they meet without a gap and, unless one is empty, without a common instant
   */
  public boolean abuts(InstantRange other) {
    return endExclusive.equals(requireNonNull(other, "other").startInclusive)
        || other.endExclusive.equals(startInclusive);
  }

  /**
   * Returns the instants that are in both ranges.
   *
   * @param other the other range
   * @return the common range, never an empty one; nothing if no instant is in both
   */
  public Optional<InstantRange> intersection(InstantRange other) {
    requireNonNull(other, "other");
    Instant start =
        startInclusive.isAfter(other.startInclusive) ? startInclusive : other.startInclusive;
    Instant end = endExclusive.isBefore(other.endExclusive) ? endExclusive : other.endExclusive;
    return start.isBefore(end) ? Optional.of(new InstantRange(start, end)) : Optional.empty();
  }

  /**
   * Returns how long the range is.
   *
   * @return zero or more
   * @throws IllegalStateException if the range has no start or no end
   */
  public Duration duration() {
    checkState(
        isEmpty() || (hasStart() && hasEnd()),
        "range must have a start and an end to have a duration, was %s",
        this);
    return Duration.between(startInclusive, endExclusive);
  }

  /**
   * Returns the range moved along the line of time; its duration stays.
   *
   * @param amount how much later, negative for earlier
   * @return the moved range; a missing start or end stays missing
   * @throws java.time.DateTimeException if a bound leaves the range of {@link Instant}
   */
  public InstantRange plus(Duration amount) {
    requireNonNull(amount, "amount");
    return new InstantRange(
        hasStart() ? startInclusive.plus(amount) : startInclusive,
        hasEnd() ? endExclusive.plus(amount) : endExclusive);
  }

  /**
   * Returns the two instants in ISO 8601 with a slash between.
   *
   * @return such as {@code 2026-01-01T00:00:00Z/2026-01-02T00:00:00Z}, with {@code ..} for no start or no end
   */
  @Override
  public String toString() {
    return (hasStart() ? startInclusive.toString() : OPEN)
        + '/'
        + (hasEnd() ? endExclusive.toString() : OPEN);
  }
}
