package dev.rapport.scoring.complaint;

/** What became of a customer's problem, from the worst for repurchase to the best. Closed. */
public enum ComplaintOutcome {
  /** The customer did not complain, so nobody could help (未抱怨). */
  NO_COMPLAINT("未抱怨"),
  /** The customer complained, and it was not resolved (抱怨未解决). */
  UNRESOLVED("抱怨未解决"),
  /** The customer complained, and it was resolved (抱怨得到解决). */
  RESOLVED("抱怨得到解决"),
  /** The customer complained, and it was resolved quickly (抱怨迅速得到解决). */
  RESOLVED_QUICKLY("抱怨迅速得到解决");

  private final String term;

  ComplaintOutcome(String term) {
    this.term = term;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Tells whether there was a complaint.
   *
   * @return false for {@link #NO_COMPLAINT} alone
   */
  public boolean isComplaint() {
    return this != NO_COMPLAINT;
  }

  /**
   * Tells whether the problem was resolved.
   *
   * @return whether it was, quickly or not
   */
  public boolean isResolved() {
    return this == RESOLVED || this == RESOLVED_QUICKLY;
  }
}
