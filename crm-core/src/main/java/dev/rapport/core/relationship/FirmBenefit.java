package dev.rapport.core.relationship;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What lasting relationships are good for on the firm's side (对企业的利益; Zeithaml and Bitner). Closed. */
public enum FirmBenefit {
  /** Economic (经济利益): more revenue from a customer over time at less cost. */
  ECONOMIC,
  /** Customer behaviour (顾客行为利益): what customers do for the firm without being paid. */
  CUSTOMER_BEHAVIOUR,
  /** Human resources (人力资源管理利益): work gets easier and people stay. */
  HUMAN_RESOURCES;

  /** By what a benefit is seen. May grow. */
  public enum Sign {
    /** Customers buy more from year to year. */
    RISING_PURCHASES(ECONOMIC),
    /** It costs less to sell to and to serve them. */
    FALLING_COST(ECONOMIC),
    /** They recommend the firm. */
    WORD_OF_MOUTH(CUSTOMER_BEHAVIOUR),
    /** They help each other and report problems. */
    VOLUNTARY_HELP(CUSTOMER_BEHAVIOUR),
    /** They know the firm's ways, so that serving them is easier. */
    EASIER_WORK(HUMAN_RESOURCES),
    /** Employees leave less often. */
    EMPLOYEES_STAY(HUMAN_RESOURCES);

    private final FirmBenefit benefit;

    Sign(FirmBenefit benefit) {
      this.benefit = benefit;
    }

    /**
     * Returns which benefit it is a sign of.
     *
     * @return the benefit
     */
    public FirmBenefit benefit() {
      return benefit;
    }
  }

  /**
   * Returns the benefits that there are signs of.
   *
   * @param signs what was observed
   * @return the benefits; unmodifiable, in the order of the enum
   */
  public static Set<FirmBenefit> seenIn(Set<Sign> signs) {
    EnumSet<FirmBenefit> seen = EnumSet.noneOf(FirmBenefit.class);
    requireNonNull(signs, "signs").forEach(sign -> seen.add(sign.benefit()));
    return Collections.unmodifiableSet(seen);
  }
}
