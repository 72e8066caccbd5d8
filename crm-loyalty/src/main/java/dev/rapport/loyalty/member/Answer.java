package dev.rapport.loyalty.member;

/**
 * What can be proved of conditions without looking at a situation. Closed.
 *
 * <p>{@link #YES} and {@link #NO} are proofs. {@link #UNKNOWN} is an honest third answer: a predicate of the application's own
 * is involved, or parts that depend on each other in a way that the algebra does not follow.
 */
public enum Answer {
  /** Proved: it holds in every situation that there can be, or there is a situation that shows it. */
  YES,
  /** Disproved. */
  NO,
  /** Neither proved nor disproved; never a guess. */
  UNKNOWN;

  /**
   * Returns the answer to the opposite question.
   *
   * @return no for yes, yes for no, unknown for unknown
   */
  public Answer opposite() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
