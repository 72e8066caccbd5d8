package dev.rapport.core.customer;

/**
 * What a customer is as a party: the unit that decides, pays and is counted once. Closed.
 *
 * <p>It is not the part that the party plays; that is a {@link CustomerRole}.
 */
public enum CustomerKind {
  /** One human being (个人). */
  PERSON(true),

  /** People who live and budget together (家庭) and are counted as one customer. */
  HOUSEHOLD(false),

  /** A firm, an association or a public body (组织); its buying is decided by several people. */
  ORGANISATION(false);

  private final boolean alone;

  CustomerKind(boolean alone) {
    this.alone = alone;
  }

  /**
   * Tells whether one answer is the customer's answer. Where several people decide, an answer is that of the one who gave it, and
   * a score of the customer needs several.
   *
   * @return true for a person
   */
  public boolean decidesAlone() {
    return alone;
  }
}
