package dev.rapport.scoring.value;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a customer is worth to the firm beside the money he pays: the five forms of customer asset value (客户价值的主要体现).
 *
 * <p>All five are value {@linkplain ValueOrientation#OF_CUSTOMER of the customer}, only one of them is revenue, and the others are easily
 * forgotten because no invoice shows them.
 */
public enum CustomerAsset {
  /** A weapon in competition (竞争利器): customers whom the competitors do not have. */
  COMPETITIVE_WEAPON("竞争利器", "share of wallet, retention rate"),

  /** Market value (市场价值): what they buy, now and in future. */
  MARKET_VALUE("市场价值", "revenue, lifetime value"),

  /** Advantage of scale (规模优势): many customers lower the cost of each and draw others. */
  SCALE_ADVANTAGE("规模优势", "number of customers, cost to serve"),

  /** Word of mouth (口碑价值): whom they bring along. */
  WORD_OF_MOUTH("口碑价值", "referral value, net promoter score"),

  /** Information (信息价值): what the firm learns from them. */
  INFORMATION("信息价值", "completeness and age of the customer database, survey answers");

  private final String term;
  private final String measures;

  CustomerAsset(String term, String measures) {
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
   * Returns which figures show this form of value.
   *
   * @return their names, with commas between
   */
  public String measures() {
    return measures;
  }

  /**
   * Returns the forms that a valuation leaves out: what its figure in money does not contain.
   *
   * @param measured the forms that are measured
   * @return the others, in the order of the textbooks; a fresh set
   */
  public static Set<CustomerAsset> unmeasured(Set<CustomerAsset> measured) {
    Set<CustomerAsset> rest = EnumSet.allOf(CustomerAsset.class);
    rest.removeAll(requireNonNull(measured, "measured"));
    return rest;
  }
}
