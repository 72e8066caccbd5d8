package dev.rapport.core.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;

/**
 * What a customer is to the firm: stranger, acquaintance, friend or partner (Johnson and Selnes 2004). Closed; in ascending order.
 *
 * <p>Strangers have not bought. Acquaintances have. Friends also trust the firm. Partners are friends who are committed, or tied
 * by a bond of customisation or more. The authors tell them apart in words; this rule is ours. Trust that is not known makes no
 * friend. Each has its {@link #goal()}.
 */
public enum CustomerRelation {
  /** Stranger (陌生人): no dealings so far. */
  STRANGER(RelationshipGoal.ACQUIRE),

  /** Acquaintance (熟人): buys. */
  ACQUAINTANCE(RelationshipGoal.SATISFY),

  /** Friend (朋友): buys and trusts. */
  FRIEND(RelationshipGoal.RETAIN),

  /** Partner (伙伴): buys, trusts and is committed. */
  PARTNER(RelationshipGoal.ENHANCE);

  private final RelationshipGoal goal;

  CustomerRelation(RelationshipGoal goal) {
    this.goal = goal;
  }

  /**
   * Tells what a customer is.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return exactly one relation, whatever the input
   */
  public static CustomerRelation of(RelationshipFacts facts, Evidence evidence) {
    requireNonNull(evidence, "evidence");
    if (facts.purchases() == 0) {
      return STRANGER;
    }
    if (!evidence.trust().isYes()) {
      return ACQUAINTANCE;
    }
    return evidence.commitment().or(evidence.customisedOrMore()).isYes() ? PARTNER : FRIEND;
  }

  /**
   * Tells what a customer is and why, and what to aim for.
   *
   * @param facts what was seen of the customer
   * @param evidence what is known from elsewhere
   * @return what {@link #of} returns, explained
   */
  public static Explained<CustomerRelation> explain(RelationshipFacts facts, Evidence evidence) {
    CustomerRelation relation = of(facts, evidence);
    return new Explained<>(
        relation,
        Explanation.of(LifecycleCode.RELATION)
            .with("relation", relation)
            .because(
                Explanation.of(LifecycleCode.RELATION_EVIDENCE)
                    .with("purchases", facts.purchases())
                    .with("trust", evidence.trust())
                    .with("commitment", evidence.commitment())
                    .with("bond", evidence.customisedOrMore()),
                Explanation.of(LifecycleCode.GOAL)
                    .with("goal", relation.goal)
                    .with("offering", relation.goal.offering())
                    .with("yields", relation.goal.yields())
                    .with("basis", relation.goal.basis())));
  }

  /**
   * Returns what to aim for with such a customer.
   *
   * @return the goal
   */
  public RelationshipGoal goal() {
    return goal;
  }
}
