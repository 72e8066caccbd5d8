package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.customer.SegmentId;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member at the moment of a decision: standing, segments, scores and counters, as values.
 *
 * <pre>{@code
 * MemberView ada = MemberView.builder("ada", LocalDate.of(2024, 3, 1))
 *     .birthday(MonthDay.of(2, 29))
 *     .tier("status", 2, "Gold")
 *     .segment("early-birds")
 *     .score("churn", 0.12)
 *     .counter("purchases", 17)
 *     .build();
 * }</pre>
 *
 * <p>A view is read-only and knows nothing of where its values come from: the tier is that of a ladder as it stands, a score is
 * a number that somebody computed, a counter is one that the programme declared. It is no membership: it has no points.
 * Immutable and thread-safe.
 */
public final class MemberView {
  private final MemberId id;
  private final LocalDate joinedOn;
  private final @Nullable MonthDay birthday;
  private final Map<String, Tier> tiers;
  private final Set<SegmentId> segments;
  private final Map<String, Double> scores;
  private final Map<String, Long> counters;

  /**
   * Where a member stands on one ladder: {@code rank} 2 is the second level above the ground, named {@code "Gold"}.
   *
   * @param rank 0 for the ground, on which a member without a level stands; 1 for the first level, and so on upwards
   * @param name what the programme calls the level
   */
  public record Tier(int rank, String name) {
    /**
     * Checks the components.
     *
     * @param rank zero or more
     * @param name not blank
     * @throws IllegalArgumentException if the rank is negative or the name blank
     */
    public Tier {
      checkArgument(rank >= 0, "rank must not be negative, was %s", rank);
      checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    }
  }

  private MemberView(Builder builder) {
    this.id = builder.id;
    this.joinedOn = builder.joinedOn;
    this.birthday = builder.birthday;
    this.tiers = Map.copyOf(builder.tiers);
    this.segments = Set.copyOf(builder.segments);
    this.scores = Map.copyOf(builder.scores);
    this.counters = Map.copyOf(builder.counters);
  }

  private MemberView(MemberView view, Map<String, Tier> tiers, Map<String, Long> counters) {
    this.id = view.id;
    this.joinedOn = view.joinedOn;
    this.birthday = view.birthday;
    this.tiers = tiers;
    this.segments = view.segments;
    this.scores = view.scores;
    this.counters = counters;
  }

  /**
   * Starts a view.
   *
   * @param id whose view it is
   * @param joinedOn the day of joining the programme, in its zone
   * @return a builder
   */
  public static Builder builder(MemberId id, LocalDate joinedOn) {
    return new Builder(id, joinedOn);
  }

  /**
   * Starts a view from plain values.
   *
   * @param id an id of a member
   * @param joinedOn the day of joining the programme, in its zone
   * @return a builder
   */
  public static Builder builder(String id, LocalDate joinedOn) {
    return new Builder(MemberId.of(id), joinedOn);
  }

  /**
   * Returns a builder that starts from this view.
   *
   * @return a builder whose setters replace what is here
   */
  public Builder toBuilder() {
    Builder builder = new Builder(id, joinedOn);
    builder.birthday = birthday;
    builder.tiers.putAll(tiers);
    builder.segments.addAll(segments);
    builder.scores.putAll(scores);
    builder.counters.putAll(counters);
    return builder;
  }

  /**
   * Returns this view with other counters; cheaper than a builder, for a programme that counts every purchase.
   *
   * @param values all counters by name, none negative
   * @return the view
   * @throws IllegalArgumentException if a counter is negative
   */
  public MemberView withCounters(Map<String, Long> values) {
    Map<String, Long> copy = Map.copyOf(requireNonNull(values, "values"));
    for (Map.Entry<String, Long> each : copy.entrySet()) {
      // The names of this view were looked at when they came.
      if (each.getValue() < 0 || !counters.containsKey(each.getKey())) {
        Builder.checkCounter(each.getKey(), each.getValue());
      }
    }
    return new MemberView(this, tiers, copy);
  }

  /**
   * Returns this view with other standings.
   *
   * @param standings all tiers by the name of their ladder
   * @return the view
   */
  public MemberView withTiers(Map<String, Tier> standings) {
    return new MemberView(this, Map.copyOf(requireNonNull(standings, "standings")), counters);
  }

  /**
   * Returns whose view this is.
   *
   * @return the id
   */
  public MemberId id() {
    return id;
  }

  /**
   * Returns the day of joining.
   *
   * @return a day in the programme's zone
   */
  public LocalDate joinedOn() {
    return joinedOn;
  }

  /**
   * Returns the birthday.
   *
   * @return month and day, without the year; nothing if not known
   */
  public Optional<MonthDay> birthday() {
    return Optional.ofNullable(birthday);
  }

  /** The birthday without a wrapper, for conditions. */
  @Nullable
  MonthDay birthdayOrNull() {
    return birthday;
  }

  /**
   * Returns where the member stands on a ladder.
   *
   * @param ladder the name of the ladder
   * @return the tier; nothing if the member has no standing there
   */
  public Optional<Tier> tier(String ladder) {
    return Optional.ofNullable(tiers.get(requireNonNull(ladder, "ladder")));
  }

  /**
   * Returns how high the member stands on a ladder.
   *
   * @param ladder the name of the ladder
   * @return the rank of the tier, 0 if the member has no standing there
   */
  public int rank(String ladder) {
    @Nullable Tier tier = tiers.get(requireNonNull(ladder, "ladder"));
    return tier == null ? 0 : tier.rank;
  }

  /**
   * Returns the standings.
   *
   * @return tiers by the name of their ladder, in the order of the names
   */
  public SortedMap<String, Tier> tiers() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(tiers));
  }

  /**
   * Tells whether the member is in a segment.
   *
   * @param segment the segment
   * @return whether it is among those of the member
   */
  public boolean isIn(SegmentId segment) {
    return segments.contains(requireNonNull(segment, "segment"));
  }

  /**
   * Returns the segments.
   *
   * @return in the order of their ids
   */
  public SortedSet<SegmentId> segments() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(segments));
  }

  /**
   * Returns a score.
   *
   * @param name the name of the score
   * @return a finite number; nothing if the member has no such score
   */
  public OptionalDouble score(String name) {
    @Nullable Double score = scores.get(requireNonNull(name, "name"));
    return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /** The score, or NaN where there is none, for conditions. */
  double scoreOrNan(String name) {
    @Nullable Double score = scores.get(name);
    return score == null ? Double.NaN : score;
  }

  /**
   * Returns the scores.
   *
   * @return finite numbers by name, in the order of the names
   */
  public SortedMap<String, Double> scores() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  /**
   * Returns a counter.
   *
   * @param name the name of the counter
   * @return zero or more; 0 if nothing has been counted
   */
  public long counter(String name) {
    @Nullable Long counter = counters.get(requireNonNull(name, "name"));
    return counter == null ? 0 : counter;
  }

  /**
   * Returns the counters.
   *
   * @return zero or more, by name, in the order of the names
   */
  public SortedMap<String, Long> counters() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counters));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MemberView that
        && id.equals(that.id)
        && joinedOn.equals(that.joinedOn)
        && Objects.equals(birthday, that.birthday)
        && tiers.equals(that.tiers)
        && segments.equals(that.segments)
        && scores.equals(that.scores)
        && counters.equals(that.counters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, joinedOn, birthday, tiers, segments, scores, counters);
  }

  /**
   * Returns all that the view holds, in a stable order.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return id + " joined " + joinedOn + (birthday == null ? "" : " birthday " + birthday)
        + " tiers " + tiers() + " segments " + segments() + " scores " + scores() + " counters "
        + counters();
  }

  /** Collects a view. Not thread-safe. */
  public static final class Builder {
    private final MemberId id;
    private final LocalDate joinedOn;
    private final Map<String, Tier> tiers = new HashMap<>();
    private final Set<SegmentId> segments = new TreeSet<>();
    private final Map<String, Double> scores = new HashMap<>();
    private final Map<String, Long> counters = new HashMap<>();
    private @Nullable MonthDay birthday;

    private Builder(MemberId id, LocalDate joinedOn) {
      this.id = requireNonNull(id, "id");
      this.joinedOn = requireNonNull(joinedOn, "joinedOn");
    }

    /**
     * Sets the birthday.
     *
     * @param value month and day
     * @return this builder
     */
    public Builder birthday(MonthDay value) {
      birthday = requireNonNull(value, "birthday");
      return this;
    }

    /**
     * Sets the standing on a ladder.
     *
     * @param ladder the name of the ladder
     * @param rank 0 for the ground, 1 for the first level, and so on
     * @param name what the programme calls the level
     * @return this builder
     */
    public Builder tier(String ladder, int rank, String name) {
      tiers.put(Identifiers.checkId(ladder, "ladder"), new Tier(rank, name));
      return this;
    }

    /**
     * Adds a segment.
     *
     * @param segment an id of a segment
     * @return this builder
     */
    public Builder segment(String segment) {
      segments.add(SegmentId.of(segment));
      return this;
    }

    /**
     * Takes the member out of all segments.
     *
     * @return this builder
     */
    public Builder noSegments() {
      segments.clear();
      return this;
    }

    /**
     * Sets a score.
     *
     * @param name the name of the score
     * @param value any finite number
     * @return this builder
     * @throws IllegalArgumentException if the value is not finite
     */
    public Builder score(String name, double value) {
      Identifiers.checkId(name, "score name");
      checkArgument(
          Double.isFinite(value), "score %s must be finite, was %s", name, (Object) value);
      scores.put(name, value + 0.0);
      return this;
    }

    /**
     * Sets a counter.
     *
     * @param name the name of the counter
     * @param value zero or more
     * @return this builder
     * @throws IllegalArgumentException if the value is negative
     */
    public Builder counter(String name, long value) {
      checkCounter(name, value);
      counters.put(name, value);
      return this;
    }

    /**
     * Sets a declared counter.
     *
     * @param counter the counter
     * @param value zero or more
     * @return this builder
     * @throws IllegalArgumentException if the value is negative
     */
    public Builder counter(DeclaredCounter counter, long value) {
      return counter(requireNonNull(counter, "counter").name(), value);
    }

    /**
     * Makes the view.
     *
     * @return the view
     */
    public MemberView build() {
      return new MemberView(this);
    }

    private static void checkCounter(String name, long value) {
      Identifiers.checkId(name, "counter name");
      checkArgument(value >= 0, "counter %s must not be negative, was %s", name, value);
    }
  }
}
