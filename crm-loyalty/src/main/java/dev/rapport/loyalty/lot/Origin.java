package dev.rapport.loyalty.lot;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Where points come from: the cause that earned them, the rule that granted them, the partner that pays for them, and whose
 * terms decided when they were to end.
 *
 * <p>{@code Origin.of("order-17").byRule("gold-double", 3).underTerms("tier gold v2")} is what version 3 of that rule granted
 * for order 17, with the end that gold members were promised. The cause is
 * what a refund names to take the points back. Free text has no place here, only identifiers: entries outlive the person.
 *
 * @param cause the purchase, referral or other event; empty if there is none
 * @param rule the rule that granted the points; empty if there is none
 * @param ruleVersion the version of the rule, 0 if there is no rule
 * @param partner who issues the points, in a coalition; empty for the programme itself
 * @param terms the terms of expiry that won when the lot was opened, such as {@code "tier gold v2"}; empty if none are named.
 *     A later re-dating does not change them
 */
public record Origin(String cause, String rule, int ruleVersion, String partner, String terms) {
  private static final Origin NONE = new Origin("", "", 0, "", "");

  /**
   * Checks the components.
   *
   * @param cause any identifier, or empty
   * @param rule any identifier, or empty
   * @param ruleVersion zero or more
   * @param partner any identifier, or empty
   * @param terms any identifier, or empty
   * @throws IllegalArgumentException if the version is negative
   */
  public Origin {
    requireNonNull(cause, "cause");
    requireNonNull(rule, "rule");
    requireNonNull(partner, "partner");
    requireNonNull(terms, "terms");
    checkArgument(ruleVersion >= 0, "ruleVersion must not be negative, was %s", ruleVersion);
  }

  /**
   * Returns the origin of points without any.
   *
   * @return all components empty
   */
  public static Origin none() {
    return NONE;
  }

  /**
   * Returns the origin of points that a cause earned.
   *
   * @param cause the identifier of the purchase or other event
   * @return the origin
   */
  public static Origin of(String cause) {
    return new Origin(cause, "", 0, "", "");
  }

  /**
   * Returns this origin with the rule that granted the points.
   *
   * @param name the name of the rule
   * @param version its version, zero or more
   * @return the origin
   */
  public Origin byRule(String name, int version) {
    return new Origin(cause, name, version, partner, terms);
  }

  /**
   * Returns this origin with the partner that issues the points.
   *
   * @param id the identifier of the partner
   * @return the origin
   */
  public Origin fromPartner(String id) {
    return new Origin(cause, rule, ruleVersion, id, terms);
  }

  /**
   * Returns this origin with the terms of expiry that the points were earned under.
   *
   * @param label which terms they are, in which version
   * @return the origin
   */
  public Origin underTerms(String label) {
    return new Origin(cause, rule, ruleVersion, partner, label);
  }
}
