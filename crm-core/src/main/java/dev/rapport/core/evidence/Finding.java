package dev.rapport.core.evidence;

import static java.util.Objects.requireNonNull;

/**
 * The answer to a question of fact that may be open: yes, no or not known. Closed.
 *
 * <p>{@code UNKNOWN} is an answer of its own. It is not a weak yes, and it is not a no: a rule that asks for a yes is not
 * satisfied by it, and the explanation says that the answer is missing. The connectives are those of Kleene's (1938)
 * three-valued logic, where a result is unknown only if the unknown parts could change it.
 */
public enum Finding {
  /** It is so. */
  YES,

  /** It is not so. */
  NO,

  /** Nobody knows, or nobody said. */
  UNKNOWN;

  /**
   * Returns a finding that is known.
   *
   * @param holds whether it is so
   * @return {@link #YES} or {@link #NO}
   */
  public static Finding of(boolean holds) {
    return holds ? YES : NO;
  }

  /**
   * Tells whether it is known to be so.
   *
   * @return true for {@link #YES} alone
   */
  public boolean isYes() {
    return this == YES;
  }

  /**
   * Tells whether there is an answer.
   *
   * @return false for {@link #UNKNOWN} alone
   */
  public boolean isKnown() {
    return this != UNKNOWN;
  }

  /**
   * Returns whether both are so.
   *
   * @param other another finding
   * @return no if either is, else unknown if either is, else yes
   */
  public Finding and(Finding other) {
    requireNonNull(other, "other");
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES ? other : UNKNOWN;
  }

  /**
   * Returns whether at least one is so.
   *
   * @param other another finding
   * @return yes if either is, else unknown if either is, else no
   */
  public Finding or(Finding other) {
    return negated().and(requireNonNull(other, "other").negated()).negated();
  }

  /**
   * Returns the finding about the opposite.
   *
   * @return no for yes, yes for no; what is unknown stays so
   */
  public Finding negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
