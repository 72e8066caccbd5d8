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
 * the two, nothing else may.
 *
 * @param key unique for each command to one account, such as {@code "earn/order-17"}
 * @param effectiveAt when the command takes effect, inclusive
 * @param recordedAt when the books learn of it
 */
public record Posting(String key, Instant effectiveAt, Instant recordedAt) {
  /**
   * Checks the components.
   *
   * @param key not blank
   * @param effectiveAt any instant
   * @param recordedAt any instant
   * @throws IllegalArgumentException if the key is blank
   */
  public Posting {
    checkArgument(!requireNonNull(key, "key").isBlank(), "key must not be blank, was \"%s\"", key);
    requireNonNull(effectiveAt, "effectiveAt");
    requireNonNull(recordedAt, "recordedAt");
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

  static void checkPositive(Points points) {
    checkPositive(points, "points");
  }

  static void checkPositive(Points points, String name) {
    requireNonNull(points, name);
    checkArgument(points.isPositive(), "%s must be positive, was %s", name, points);
  }
}
