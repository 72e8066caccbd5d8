package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether what a firm calls a relationship is one (不能算作关系的两种情况; Barnes, 1994 to 2000).
 *
 * <p>It is none if only the firm sees it, as with a customer who comes often and one day does not come any more; and it is none
 * if the customer stays because leaving is made dear, by collected points, contracts or deposits. Repeat purchases look the same
 * in both cases, so the answers come from asking, not from the purchase history.
 *
 * @param feltByCustomer whether the customer too sees a relationship, and wants it
 * @param freeToLeave whether the customer could leave without penalty
 */
public record RelationshipReality(Finding feltByCustomer, Finding freeToLeave)
    implements Explainable {
  /** Why it is no relationship. Closed. */
  public enum Defect {
    /** Only the firm sees it (单方面). */
    ONE_SIDED,
    /** The customer is held by the cost of leaving (转移成本): false loyalty. */
    LOCKED_IN
  }

  /**
   * Checks the answers.
   *
   * @param feltByCustomer whether the customer too sees a relationship
   * @param freeToLeave whether the customer could leave without penalty
   */
  public RelationshipReality {
    requireNonNull(feltByCustomer, "feltByCustomer");
    requireNonNull(freeToLeave, "freeToLeave");
  }

  /**
   * Returns why it is no relationship.
   *
   * @return the defects that are known, perhaps none; unmodifiable
   */
  public Set<Defect> defects() {
    EnumSet<Defect> defects = EnumSet.noneOf(Defect.class);
    if (feltByCustomer == Finding.NO) {
      defects.add(Defect.ONE_SIDED);
    }
    if (freeToLeave == Finding.NO) {
      defects.add(Defect.LOCKED_IN);
    }
    return Collections.unmodifiableSet(defects);
  }

  /**
   * Returns whether it is a relationship.
   *
   * @return no with a defect, yes if there can be none, otherwise unknown
   */
  public Finding isRelationship() {
    return feltByCustomer.and(freeToLeave);
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(RelationshipCode.REALITY)
        .with("answer", isRelationship())
        .because(
            Explanation.of(RelationshipCode.FELT_BY_CUSTOMER).with("answer", feltByCustomer),
            Explanation.of(RelationshipCode.FREE_TO_LEAVE).with("answer", freeToLeave));
  }
}
