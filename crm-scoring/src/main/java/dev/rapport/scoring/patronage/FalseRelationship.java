package dev.rapport.scoring.patronage;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.relationship.RelationshipReality;
import dev.rapport.scoring.typology.PatronageType;
import dev.rapport.scoring.typology.SatisfactionType;

/**
 * Reads from where a customer stands whether what looks like a relationship is one (不能算作关系的两种情况).
 *
 * <p>Only the firm sees it where a customer buys again without preferring the firm: {@link PatronageType#SPURIOUS}. Leaving is made dear where a
 * dissatisfied customer stays, {@link SatisfactionType#HOSTAGE}, or one to whom the alternative is better, {@link
 * SwitchingChoice.Outcome#LOCKED_IN}. Example: {@code FalseRelationship.of(PatronageType.SPURIOUS, SatisfactionType.HOSTAGE).defects()} names both
 * defects.
 *
 * <p>Reference: J. G. Barnes (1994), Close to the customer: but is it really a relationship?, Journal of Marketing Management 10.
 */
public final class FalseRelationship {
  private FalseRelationship() {}

  /**
   * Reads two typologies.
   *
   * @param patronage attitude and repeat patronage
   * @param satisfaction satisfaction and loyalty
   * @return felt by the customer if the attitude is high; not free to leave if the customer is a hostage
   */
  public static RelationshipReality of(PatronageType patronage, SatisfactionType satisfaction) {
    return new RelationshipReality(
        felt(patronage),
        Finding.of(requireNonNull(satisfaction, "satisfaction") != SatisfactionType.HOSTAGE));
  }

  /**
   * Reads a typology and the choice between staying and leaving.
   *
   * @param patronage attitude and repeat patronage
   * @param choice what staying and leaving are worth
   * @return felt by the customer if the attitude is high; not free to leave if the customer is locked in. Who prefers to stay counts as free,
   *     whatever leaving would cost
   */
  public static RelationshipReality of(PatronageType patronage, SwitchingChoice choice) {
    return new RelationshipReality(
        felt(patronage), Finding.of(!requireNonNull(choice, "choice").isLockedIn()));
  }

  private static Finding felt(PatronageType patronage) {
    return Finding.of(requireNonNull(patronage, "patronage").quadrant().isFirstHigh());
  }
}
