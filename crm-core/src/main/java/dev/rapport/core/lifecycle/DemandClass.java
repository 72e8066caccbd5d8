package dev.rapport.core.lifecycle;

/**
 * What a customer is to one product line, by demand and behaviour (从客户的需求和消费行为角度). Closed.
 *
 * <p>A customer has one class for each line that it asked about or bought in: an old customer of coffee may be new business in
 * tea. {@link DemandPolicy} decides. From one class to the next lead the customer's own circumstances: what others say of the
 * firm (外界评价), the customer's level (客户的层次) and its trade (客户的所属行业).
 */
public enum DemandClass {
  /** Potential customer (潜在客户): has asked and not bought. */
  POTENTIAL(RelationshipGoal.ACQUIRE),

  /** New customer (新客户): bought once, or began to buy a short while ago. */
  NEW(RelationshipGoal.SATISFY),

  /** Old customer (老客户): buys again and again. */
  OLD(RelationshipGoal.RETAIN),

  /** New customer of new business (新业务的新客户): began to buy in this line a short while ago and is an old customer of another. */
  NEW_BUSINESS(RelationshipGoal.ENHANCE);

  private final RelationshipGoal goal;

  DemandClass(RelationshipGoal goal) {
    this.goal = goal;
  }

  /**
   * Returns what to aim for in this line. The reading is ours: the textbook names the classes and leaves the aim open; who buys
   * in a second line widens a relationship that exists, which Johnson and Selnes (2004) call to enhance it.
   *
   * @return the goal
   */
  public RelationshipGoal goal() {
    return goal;
  }
}
