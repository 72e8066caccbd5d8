package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.SegmentId;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an application tells a programme about a member: a birthday, segments, scores computed elsewhere.
 *
 * <p>{@code MemberProfile.unknown().withBirthday(MonthDay.of(2, 29)).withSegments(SegmentId.of("students"))}. It holds nothing
 * that identifies a person, and nothing that the programme finds out itself: tiers and counters are not in it.
 *
 * @param birthday month and day, or none
 * @param segments the segments of the member, by id, each once
 * @param scores finite numbers by name
 */
public record MemberProfile(
    List<MonthDay> birthday, List<SegmentId> segments, Map<String, Double> scores) {
  private static final MemberProfile UNKNOWN = new MemberProfile(List.of(), List.of(), Map.of());

  /**
   * Checks the components; segments and scores are put in order.
   *
   * @param birthday at most one
   * @param segments any
   * @param scores finite
   * @throws IllegalArgumentException if there are two birthdays or a score is not finite
   */
  public MemberProfile {
    birthday = List.copyOf(birthday);
    checkArgument(birthday.size() <= 1, "birthday must be one at most, were %s", birthday.size());
    segments = segments.stream().distinct().sorted().toList();
    SortedMap<String, Double> copy = new TreeMap<>();
    scores.forEach((name, score) -> {
      checkArgument(
          Double.isFinite(requireNonNull(score, "score")),
          "score %s must be finite, was %s",
          name,
          score);
      copy.put(name, score + 0.0);
    });
    scores = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Returns the profile of a member of whom nothing is known.
   *
   * @return no birthday, no segment, no score
   */
  public static MemberProfile unknown() {
    return UNKNOWN;
  }

  /**
   * Returns this profile with a birthday.
   *
   * @param day month and day
   * @return a profile that differs in nothing else
   */
  public MemberProfile withBirthday(MonthDay day) {
    return new MemberProfile(List.of(day), segments, scores);
  }

  /**
   * Returns this profile with these segments and no others.
   *
   * @param all the segments of the member
   * @return a profile that differs in nothing else
   */
  public MemberProfile withSegments(Collection<SegmentId> all) {
    return new MemberProfile(birthday, List.copyOf(all), scores);
  }

  /**
   * Returns this profile with a score.
   *
   * @param name the name of the score
   * @param score any finite number
   * @return a profile that differs in nothing else
   * @throws IllegalArgumentException if the score is not finite
   */
  public MemberProfile withScore(String name, double score) {
    Map<String, Double> all = new TreeMap<>(scores);
    all.put(requireNonNull(name, "name"), score);
    return new MemberProfile(birthday, segments, all);
  }
}
