package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Gives a customer a score for recency, frequency and monetary value.
 *
 * <p>The standard scorers are {@link CutScorer} and {@link NestedScorer}; a lambda is a scorer of one's own, and {@link #named}
 * gives it a name to be seen by. A scorer is a pure function of one customer's profile: what it knows of the other customers
 * was fitted before.
 */
@FunctionalInterface
public interface RfmScorer {
  /**
   * Scores one customer.
   *
   * @param profile the customer's behaviour
   * @return the score
   */
  RfmScore score(RfmProfile profile);

  /**
   * Returns a scorer that prints as its name.
   *
   * @param name what it is called
   * @param scorer what it does
   * @return the same scorer with the name
   * @throws IllegalArgumentException if the name is blank
   */
  static RfmScorer named(String name, RfmScorer scorer) {
    requireNonNull(name, "name");
    requireNonNull(scorer, "scorer");
    checkArgument(!name.isBlank(), "name must not be blank");
    return new RfmScorer() {
      @Override
      public RfmScore score(RfmProfile profile) {
        return scorer.score(profile);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
