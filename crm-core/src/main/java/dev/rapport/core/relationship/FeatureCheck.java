package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How far a relationship has the five essential features of relationship marketing (关系营销的本质特征), each judged from 0 to 10.
 *
 * <p>A relationship is as strong as its weakest feature, so the check is their minimum, not their mean. There is no standard of
 * what is enough. Example: {@code FeatureCheck.of(Map.of(COOPERATION, 7, CONTROL, 3)).strength()} is 3.
 *
 * @param scores the judged features, 0 to 10 each; unmodifiable, in the order of the enum
 */
public record FeatureCheck(Map<Feature, Integer> scores) implements Explainable {
  /** The essential features. Closed. */
  public enum Feature {
    /** Two-way communication (双向沟通): information goes both ways and is shared. */
    TWO_WAY_COMMUNICATION,
    /** Cooperation (合作): each side helps the other to its aims. */
    COOPERATION,
    /** Win-win (双赢): both gain. */
    WIN_WIN,
    /** Intimacy (亲密): emotional needs are met as well as material ones. */
    INTIMACY,
    /** Control (控制): the firm follows how the relationship changes and removes what threatens it. */
    CONTROL
  }

  /** The highest score. */
  public static final int MAX_SCORE = 10;

  /**
   * Takes a copy of the scores.
   *
   * @param scores the judged features, 0 to 10 each
   * @throws IllegalArgumentException if a score is out of its range
   */
  public FeatureCheck {
    Map<Feature, Integer> sorted = new EnumMap<>(Feature.class);
    requireNonNull(scores, "scores").forEach((feature, score) -> {
      checkArgument(
          score >= 0 && score <= MAX_SCORE,
          "score of %s must be 0 to %s, was %s",
          feature,
          MAX_SCORE,
          score);
      sorted.put(feature, score);
    });
    scores = Collections.unmodifiableMap(sorted);
  }

  /**
   * Returns a check.
   *
   * @param scores the judged features, 0 to 10 each
   * @return the check
   * @throws IllegalArgumentException if a score is out of its range
   */
  public static FeatureCheck of(Map<Feature, Integer> scores) {
    return new FeatureCheck(scores);
  }

  /**
   * Returns the strength of the relationship: the score of its weakest feature.
   *
   * @return 0 to 10, at most that as long as features are {@link #unjudged}; empty if none was judged
   */
  public OptionalInt strength() {
    return scores.values().stream().mapToInt(Integer::intValue).min();
  }

  /**
   * Returns the weakest features.
   *
   * @return all that share the lowest score; empty if none was judged; unmodifiable
   */
  public Set<Feature> weakest() {
    OptionalInt lowest = strength();
    EnumSet<Feature> weakest = EnumSet.noneOf(Feature.class);
    scores.forEach((feature, score) -> {
      if (lowest.isPresent() && score == lowest.getAsInt()) {
        weakest.add(feature);
      }
    });
    return Collections.unmodifiableSet(weakest);
  }

  /**
   * Returns the features that nobody has judged.
   *
   * @return the unknown features; unmodifiable
   */
  public Set<Feature> unjudged() {
    EnumSet<Feature> rest = EnumSet.allOf(Feature.class);
    rest.removeAll(scores.keySet());
    return Collections.unmodifiableSet(rest);
  }

  @Override
  public Explanation explanation() {
    List<Explanation> rows = new ArrayList<>();
    scores.forEach((feature, score) -> rows.add(
        Explanation.of(RelationshipCode.FEATURE).with("feature", feature).with("score", score)));
    unjudged()
        .forEach(feature ->
            rows.add(Explanation.of(RelationshipCode.FEATURE_UNJUDGED).with("feature", feature)));
    return Explanation.of(RelationshipCode.FEATURES)
        .with("weakest", Argument.list(weakest().stream().map(Argument::of).toList()))
        .with("unjudged", unjudged().size())
        .because(rows);
  }
}
