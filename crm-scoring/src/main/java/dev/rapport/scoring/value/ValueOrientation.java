package dev.rapport.scoring.value;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/**
 * The two directions in which people speak of customer value (客户价值的两种概念取向). Together they are the two pillars of customer
 * relationship management: a firm that measures one of them only either gives away what it earns or earns what it will lose.
 */
public enum ValueOrientation {
  /** Customer value (客户价值): what the firm is worth to the customer. */
  TO_CUSTOMER("客户价值", "delivered value, satisfaction, perceived quality"),

  /** Relationship value (关系价值): what the customer is worth to the firm; the subject of this package. */
  OF_CUSTOMER("关系价值", "revenue, profit, lifetime value, and the five forms of asset value");

  private final String term;
  private final String measures;

  ValueOrientation(String term, String measures) {
    this.term = term;
    this.measures = measures;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns which figures measure value in this direction.
   *
   * @return their names, with commas between
   */
  public String measures() {
    return measures;
  }

  /**
   * Returns the pillars that are missing where only some directions are measured.
   *
   * @param measured the directions that are
   * @return the others; a fresh set
   */
  public static Set<ValueOrientation> unmeasured(Set<ValueOrientation> measured) {
    Set<ValueOrientation> rest = EnumSet.allOf(ValueOrientation.class);
    rest.removeAll(requireNonNull(measured, "measured"));
    return rest;
  }
}
