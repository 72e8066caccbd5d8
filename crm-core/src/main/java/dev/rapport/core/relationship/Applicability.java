package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;

/**
 * Whether relationship marketing applies to a kind of customer at all: the three conditions of Berry (1983), 关系营销的适用范围.
 *
 * <p>It applies if all three hold, and does not if one fails. As long as none fails but one is unknown, nothing is concluded.
 * Example: water from the tap is wanted all the time, but customers do not choose their supplier, so it does not apply.
 *
 * @param continuingNeed whether customers want the service continuously or periodically (持续或阶段性的服务需求)
 * @param customerChooses whether customers control the choice of supplier (客户掌握选择权)
 * @param switchingIsCommon whether there are alternatives and customers commonly switch (可选的供应商不止一位)
 */
public record Applicability(
    Finding continuingNeed, Finding customerChooses, Finding switchingIsCommon)
    implements Explainable {
  /** What follows. Closed. */
  public enum Verdict {
    /** All three conditions hold. */
    APPLICABLE,
    /** A condition fails: serve each transaction well instead. */
    NOT_APPLICABLE,
    /** No condition fails, but one is unknown. */
    INCONCLUSIVE
  }

  /**
   * Checks the answers.
   *
   * @param continuingNeed whether customers want the service continuously or periodically
   * @param customerChooses whether customers control the choice of supplier
   * @param switchingIsCommon whether there are alternatives and customers commonly switch
   */
  public Applicability {
    requireNonNull(continuingNeed, "continuingNeed");
    requireNonNull(customerChooses, "customerChooses");
    requireNonNull(switchingIsCommon, "switchingIsCommon");
  }

  /**
   * Returns what follows.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return switch (continuingNeed.and(customerChooses).and(switchingIsCommon)) {
      case YES -> Verdict.APPLICABLE;
      case NO -> Verdict.NOT_APPLICABLE;
      case UNKNOWN -> Verdict.INCONCLUSIVE;
    };
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(RelationshipCode.APPLICABILITY)
        .with("verdict", verdict())
        .because(
            Explanation.of(RelationshipCode.CONTINUING_NEED).with("answer", continuingNeed),
            Explanation.of(RelationshipCode.CUSTOMER_CHOOSES).with("answer", customerChooses),
            Explanation.of(RelationshipCode.SWITCHING_IS_COMMON).with("answer", switchingIsCommon));
  }
}
