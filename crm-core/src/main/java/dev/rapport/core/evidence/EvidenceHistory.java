package dev.rapport.core.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evidence about one relationship by date: from when on which was known.
 *
 * <p>Example: {@code EvidenceHistory.none().plus(surveyed, Evidence.builder().trust(Finding.YES).build())} knows nothing before
 * the survey and that the customer trusts the firm from then on. Each entry replaces the one before it as a whole, so whoever
 * adds one carries over what is still held to be true ({@link Evidence#toBuilder()}); so evidence can also be forgotten. It is
 * a history of knowledge: dated by when the firm came to know, not by when it became so. Immutable and thread-safe.
 */
public final class EvidenceHistory {
  private static final EvidenceHistory NONE = new EvidenceHistory(Collections.emptyNavigableMap());

  private final NavigableMap<Instant, Evidence> entries;

  private EvidenceHistory(NavigableMap<Instant, Evidence> entries) {
    this.entries = entries;
  }

  /**
   * Returns the history in which nothing is ever known.
   *
   * @return no evidence at any instant
   */
  public static EvidenceHistory none() {
    return NONE;
  }

  /**
   * Returns the history in which the same is known at all times.
   *
   * @param evidence what is known
   * @return this evidence at every instant
   */
  public static EvidenceHistory always(Evidence evidence) {
    return NONE.plus(Instant.MIN, evidence);
  }

  /**
   * Returns a history of some entries.
   *
   * @param entries from when on which evidence is known
   * @return the history
   */
  public static EvidenceHistory of(Map<Instant, Evidence> entries) {
    NavigableMap<Instant, Evidence> copy = new TreeMap<>();
    requireNonNull(entries, "entries")
        .forEach((at, evidence) ->
            copy.put(requireNonNull(at, "at"), requireNonNull(evidence, "evidence")));
    return new EvidenceHistory(copy);
  }

  /**
   * Adds an entry.
   *
   * @param at from when on the evidence is known
   * @param evidence what is known from then on; it replaces an entry of the same instant
   * @return a history with the entry
   */
  public EvidenceHistory plus(Instant at, Evidence evidence) {
    NavigableMap<Instant, Evidence> more = new TreeMap<>(entries);
    more.put(requireNonNull(at, "at"), requireNonNull(evidence, "evidence"));
    return new EvidenceHistory(more);
  }

  /**
   * Returns what was known at an instant.
   *
   * @param asOf the instant; an entry of this instant counts
   * @return the latest entry at or before it, or {@link Evidence#none()} if there is none
   */
  public Evidence asOf(Instant asOf) {
    Map.@Nullable Entry<Instant, Evidence> latest =
        entries.floorEntry(requireNonNull(asOf, "asOf"));
    return latest == null ? Evidence.none() : latest.getValue();
  }

  /**
   * Returns the entries.
   *
   * @return an unmodifiable map in the order of time
   */
  public SortedMap<Instant, Evidence> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EvidenceHistory that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  /**
   * Returns the entries.
   *
   * @return text such as {@code "{2026-01-05T09:00:00Z=Evidence[trust=YES]}"}
   */
  @Override
  public String toString() {
    return entries.toString();
  }
}
