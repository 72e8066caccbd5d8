package dev.rapport.core.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import java.util.Optional;

/**
 * Customers classed by loyalty (按忠诚度分类), as the Chinese textbooks of customer relationship management do. Closed; in ascending
 * order.
 *
 * <p>It follows the ladder of formation and asks of the loyal customer the attitude as well: who buys here only but would rather
 * not is an {@link #OLD} customer. The textbooks name the classes; how they follow from the ladder is our reading. {@code
 * LoyaltyClass.of(LadderRung.CLIENT, Finding.YES)} is {@link #LOYAL}. Give it the rung of the strict reading; in the other one a
 * member need not have bought.
 */
public enum LoyaltyClass {
  /** Potential customer (潜在客户): has not bought. */
  POTENTIAL,

  /** New customer (新客户): bought once. */
  NEW,

  /** Frequent customer (常客户): buys again and again, here and elsewhere. */
  FREQUENT,

  /** Old customer (老客户): buys here, and in this category nearly nowhere else. */
  OLD,

  /** Loyal customer (忠诚客户): an old customer who prefers the firm. */
  LOYAL;

  /**
   * Classes a customer.
   *
   * @param rung the rung of the ladder of formation
   * @param attitudinalLoyalty whether the customer prefers the firm
   * @return the class; empty for suspects, the disqualified and the inactive. An attitude that is not known is not loyal
   */
  public static Optional<LoyaltyClass> of(LadderRung rung, Finding attitudinalLoyalty) {
    requireNonNull(attitudinalLoyalty, "attitudinalLoyalty");
    return switch (rung) {
      case PROSPECT -> Optional.of(POTENTIAL);
      case FIRST_TIME -> Optional.of(NEW);
      case REPEAT -> Optional.of(FREQUENT);
      case CLIENT, MEMBER, ADVOCATE, PARTNER ->
        Optional.of(attitudinalLoyalty.isYes() ? LOYAL : OLD);
      case SUSPECT, DISQUALIFIED, INACTIVE -> Optional.empty();
    };
  }
}
