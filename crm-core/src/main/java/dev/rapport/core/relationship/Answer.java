package dev.rapport.core.relationship;

/** The answer to a question of a checklist. Closed. */
public enum Answer {
  /** Yes. */
  YES,
  /** No. */
  NO,
  /** Nobody has found out yet. */
  UNKNOWN;

  /**
   * Returns the answer of somebody who knows.
   *
   * @param holds whether it holds
   * @return yes or no
   */
  public static Answer of(boolean holds) {
    return holds ? YES : NO;
  }
}
