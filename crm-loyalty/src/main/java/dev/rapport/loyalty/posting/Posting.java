package dev.rapport.loyalty.posting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every command carries: the key that makes it happen once, the instant at which it takes effect, and the instant at
 * which the books learn of it.
 *
 * <p>The two instants differ where a fact arrives late: a purchase of Friday that the shop reports on Monday is effective on
 * Friday and recorded on Monday. Repeating a command with its key changes nothing; the recording instant may differ between
 * the two, nothing else may. Nothing is recorded before it takes effect: a command that is meant for later is kept by the
 * application and sent when its time has come, so that a wrong date never carries an account into the future.
 *
 * @param key unique for each command to one account, such as {@code "earn/order-17"}
 * @param effectiveAt when the command takes effect, inclusive
 * @param recordedAt when the books learn of it, at the effective instant or later
 */
public record Posting(String key, Instant effectiveAt, Instant recordedAt) {
  /**
   * Checks the components.
   *
   * @param key not blank
   * @param effectiveAt any instant
   * @param recordedAt not before the effective instant
   * @throws IllegalArgumentException if the key is blank or the command is recorded before it takes effect
   */
  public Posting {
    checkArgument(!requireNonNull(key, "key").isBlank(), "key must not be blank, was \"%s\"", key);
    requireNonNull(effectiveAt, "effectiveAt");
    checkRecorded(effectiveAt, recordedAt);
  }

  /**
   * Returns the posting of a fact that the books learn of as it happens.
   *
   * @param key the key
   * @param instant when it takes effect and is recorded
   * @return the posting
   */
  public static Posting of(String key, Instant instant) {
    return new Posting(key, instant, instant);
  }

  /* The payload of a command with this posting: the recording instant is left out, it may differ in a repetition. */
  List<Map.Entry<String, Object>> fields(LedgerCommand.Kind kind, Object... namesAndValues) {
    List<Map.Entry<String, Object>> fields = new ArrayList<>(2 + namesAndValues.length / 2);
    fields.add(Map.entry("kind", kind));
    fields.add(Map.entry("effectiveAt", effectiveAt));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(Map.entry((String) namesAndValues[i], namesAndValues[i + 1]));
    }
    return List.copyOf(fields);
  }

  /**
   * Checks that something is not recorded before it takes effect.
   *
   * @param effectiveAt when it takes effect
   * @param recordedAt when the books learn of it
   * @throws IllegalArgumentException if that is earlier
   */
  public static void checkRecorded(Instant effectiveAt, Instant recordedAt) {
    if (requireNonNull(recordedAt, "recordedAt").isBefore(effectiveAt)) {
      throw new IllegalArgumentException("recordedAt must not be before " + effectiveAt + ", was "
          + recordedAt + ". Send a command when its time has come.");
    }
  }

  static void checkPositive(Points points) {
    checkPositive(points, "points");
  }

  static void checkPositive(Points points, String name) {
    requireNonNull(points, name);
    checkArgument(points.isPositive(), "%s must be positive, was %s", name, points);
  }
}
