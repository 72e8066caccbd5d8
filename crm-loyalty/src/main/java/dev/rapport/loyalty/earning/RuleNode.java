package dev.rapport.loyalty.earning;

import java.util.Comparator;

/**
 * A place in the tree of a rule set: a rule, or a group of them. Closed.
 *
 * <p>The places of one group are ranked by priority, then by name. Names are given once in a rule set, so the ranking is total
 * and does not depend on how the rules were listed.
 */
public sealed interface RuleNode permits EarningRule, RuleGroup {
  /** The ranking: lower priority numbers first, then by the UTF-16 units of the name. */
  Comparator<RuleNode> RANKING =
      Comparator.comparingInt(RuleNode::priority).thenComparing(RuleNode::name);

  /**
   * Returns the name.
   *
   * @return unique in the rule set
   */
  String name();

  /**
   * Returns the priority.
   *
   * @return any number; lower numbers come first
   */
  int priority();
}
