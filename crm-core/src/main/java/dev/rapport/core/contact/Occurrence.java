package dev.rapport.core.contact;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explanation;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something that a {@link Trigger} looks for has come about.
 *
 * @param key what came about, the same whenever one looks: an event id, or a date
 * @param at when it came about, which may be long before anybody looked
 * @param explanation why
 */
public record Occurrence(String key, Instant at, Explanation explanation) {
  static final Comparator<Occurrence> IN_TIME =
      Comparator.comparing(Occurrence::at).thenComparing(Occurrence::key);

  /**
   * Checks the components.
   *
   * @param key not blank
   * @param at when it came about
   * @param explanation why
   * @throws IllegalArgumentException if the key is blank
   */
  public Occurrence {
    checkArgument(!requireNonNull(key, "key").isBlank(), "key must not be blank");
    requireNonNull(at, "at");
    requireNonNull(explanation, "explanation");
  }
}
