package dev.rapport.core.relationship;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What ties a customer to a firm (联系): the four retention bonds of Zeithaml and Bitner, which put customisation between the
 * three levels of Berry and Parasuraman (1991). In rising order of how hard they are to copy. Closed.
 *
 * <p>Higher bonds come with the lower ones, not instead of them: a structural tie is built on social and financial benefits.
 */
public enum Bond {
  /** Financial bond (财务联系): a lower price or a reward for more and more frequent purchases. The easiest to copy (最易模仿). */
  FINANCIAL(Advantage.LOW),

  /** Social bond (社会联系): the customer knows, and is known by, people of the firm or other customers. */
  SOCIAL(Advantage.MEDIUM),

  /** Customisation bond (定制化联系): the firm learns what the customer needs and makes that. */
  CUSTOMISATION(Advantage.MEDIUM_HIGH),

  /**
   * Structural bond (结构化联系): value-adding services, built into the customer's own processes, that are hard to get from
   * competitors.
   */
  STRUCTURAL(Advantage.HIGH);

  /** How far a bond gives an advantage that lasts, because competitors cannot copy it soon. Closed; rising. */
  public enum Advantage {
    /** Copied at once. */
    LOW,
    /** Copied with effort. */
    MEDIUM,
    /** Copied by few. */
    MEDIUM_HIGH,
    /** Hardly ever copied. */
    HIGH
  }

  private final Advantage advantage;

  Bond(Advantage advantage) {
    this.advantage = advantage;
  }

  /**
   * Returns how far the bond gives an advantage that lasts.
   *
   * @return the advantage; never lower than that of a bond below
   */
  public Advantage advantage() {
    return advantage;
  }

  /**
   * Returns the tactics that build this bond.
   *
   * @return at least one; unmodifiable, in the order of the enum
   */
  public Set<BondTactic> tactics() {
    return Collections.unmodifiableSet(Arrays.stream(BondTactic.values())
        .filter(tactic -> tactic.builds() == this)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(BondTactic.class))));
  }
}
