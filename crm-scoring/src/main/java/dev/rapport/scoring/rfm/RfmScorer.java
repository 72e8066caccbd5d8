package dev.rapport.scoring.rfm;

/**
 * Gives a customer a score for recency, frequency and monetary value.
 *
 * <p>The standard scorer is {@link CutScorer}; a lambda is a scorer of one's own. A scorer is a pure function of one
 * customer's profile: what it knows of the other customers was fitted before.
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
}
