package dev.rapport.loyalty.limit;

/** Whose awards a limit adds up. The set is closed. */
public enum LimitScope {
  /** All awards that a member gets for one cause, such as one order, whatever the rule. */
  ORDER,

  /** All awards of a member. */
  MEMBER,

  /** All awards that a member gets by one rule; each rule to which the limit is given is counted on its own. */
  RULE,

  /** All awards that a member gets for activities about one subject, such as one product, whatever the rule. */
  SUBJECT
}
