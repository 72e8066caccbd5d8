package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

/**
 * How much a firm does for a customer after the sale: the five types of customer relationship (客户关系类型) of Kotler (1992), in
 * rising order of effort. Closed.
 *
 * <p>The order is the ladder: each type does what the one below does, and more. What a type costs is paid out of the margin of
 * the customers it is given to, which is why {@link RelationshipMatrix} chooses it by their number and margin.
 */
public enum RelationshipType {
  /** Basic (基本型): the firm sells and does not come back to the customer. */
  BASIC(0, false, false, false),

  /** Reactive (被动型): the firm sells and asks the customer to call with questions, comments or complaints. */
  REACTIVE(1, true, false, false),

  /**
   * Accountable (负责型): the firm contacts the customer soon after the sale to hear whether the product meets expectations, and
   * asks for suggestions.
   */
  ACCOUNTABLE(2, true, true, false),

  /** Proactive (主动型, 能动型): the firm contacts the customer from time to time with advice on better use and new products. */
  PROACTIVE(3, true, true, true),

  /** Partnership (伙伴型): the firm works with the customer continuously to find ways to better results for both. */
  PARTNERSHIP(4, true, true, true);

  private final int level;
  private final boolean invitesComments;
  private final boolean callsAfterSale;
  private final boolean keepsInTouch;

  RelationshipType(
      int level, boolean invitesComments, boolean callsAfterSale, boolean keepsInTouch) {
    this.level = level;
    this.invitesComments = invitesComments;
    this.callsAfterSale = callsAfterSale;
    this.keepsInTouch = keepsInTouch;
  }

  /**
   * Returns the place on the ladder.
   *
   * @return 0 for basic to 4 for partnership
   */
  public int level() {
    return level;
  }

  /**
   * Returns whether the firm asks the customer to speak up.
   *
   * @return true from {@link #REACTIVE} on
   */
  public boolean invitesComments() {
    return invitesComments;
  }

  /**
   * Returns whether the firm contacts the customer after each sale.
   *
   * @return true from {@link #ACCOUNTABLE} on
   */
  public boolean callsAfterSale() {
    return callsAfterSale;
  }

  /**
   * Returns whether the firm contacts the customer without an occasion.
   *
   * @return true from {@link #PROACTIVE} on
   */
  public boolean keepsInTouch() {
    return keepsInTouch;
  }

  /**
   * Returns whether firm and customer plan and work together.
   *
   * @return true for {@link #PARTNERSHIP} alone
   */
  public boolean worksTogether() {
    return this == PARTNERSHIP;
  }

  /**
   * Returns the type some steps up or down, no further than the ends of the ladder.
   *
   * @param steps positive for more effort, negative for less
   * @return the type there
   */
  public RelationshipType shifted(int steps) {
    long target = Math.max(0, Math.min(PARTNERSHIP.level, (long) level + steps));
    return values()[(int) target];
  }

  /**
   * Returns the next type on the way to another, for a relationship grows or is wound down step by step.
   *
   * @param target where to go
   * @return the neighbour in that direction, or this type if it is the target
   */
  public RelationshipType stepTowards(RelationshipType target) {
    return shifted(Integer.signum(requireNonNull(target, "target").compareTo(this)));
  }
}
