package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.loyalty.expiry.ActivityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules and groups that stand together, and which of those that apply are chosen.
 *
 * <p>{@code RuleGroup.best("seasonal", summer, newcomer)}: whichever grants the member more. A group applies if it chooses
 * anything; a group in a group is chosen as a whole.
 *
 * @param name unique in the rule set
 * @param priority its rank in the group around it; lower numbers come first
 * @param selection which of the children that apply are chosen
 * @param children in their ranking, at least one
 */
public record RuleGroup(String name, int priority, Selection selection, List<RuleNode> children)
    implements RuleNode {
  /** Which of the children that apply are chosen. Closed. */
  public enum Selection {
    /** All of them. */
    ALL,
    /** The first in the ranking. */
    FIRST,
    /**
     * The one that grants most, the first of equals: best for the member. A multiplier is worth what it adds to the base rules
     * that are chosen when no multiplier takes part.
     */
    BEST,
    /** The one that grants least but something, the first of equals: cheapest for the owner. */
    CHEAPEST,
    /** The first in the ranking that is marked {@linkplain EarningRule#exclusive exclusive}, alone; all, if none is. */
    EXCLUSIVE
  }

  /**
   * Checks the components and ranks the children.
   *
   * @param name an id as {@link Identifiers} defines it
   * @param priority any
   * @param selection any
   * @param children at least one
   * @throws IllegalArgumentException if the name is no id or there is no child
   */
  public RuleGroup {
    Identifiers.checkId(name, "group name");
    requireNonNull(selection, "selection");
    List<RuleNode> ranked = new ArrayList<>(requireNonNull(children, "children"));
    checkArgument(!ranked.isEmpty(), "children of group %s must hold a rule, was empty", name);
    ranked.sort(RANKING);
    children = List.copyOf(ranked);
  }

  /**
   * Returns a group of which all children are chosen.
   *
   * @param name the name
   * @param children at least one
   * @return the group, of priority 0
   */
  public static RuleGroup all(String name, RuleNode... children) {
    return of(name, Selection.ALL, children);
  }

  /**
   * Returns a group of which the first child in the ranking is chosen.
   *
   * @param name the name
   * @param children at least one
   * @return the group, of priority 0
   */
  public static RuleGroup first(String name, RuleNode... children) {
    return of(name, Selection.FIRST, children);
  }

  /**
   * Returns a group of which the child that grants most is chosen.
   *
   * @param name the name
   * @param children at least one, all about one type of points
   * @return the group, of priority 0
   */
  public static RuleGroup best(String name, RuleNode... children) {
    return of(name, Selection.BEST, children);
  }

  /**
   * Returns a group of which the first exclusive child is chosen alone, or else all are.
   *
   * @param name the name
   * @param children at least one
   * @return the group, of priority 0
   */
  public static RuleGroup exclusive(String name, RuleNode... children) {
    return of(name, Selection.EXCLUSIVE, children);
  }

  /**
   * Returns a group.
   *
   * @param name the name
   * @param selection which children are chosen
   * @param children at least one
   * @return the group, of priority 0
   */
  public static RuleGroup of(String name, Selection selection, RuleNode... children) {
    return new RuleGroup(name, 0, selection, Arrays.asList(children));
  }

  /** The same group with its rules about orders, or about activities of a kind, alone; null if there is none. */
  @Nullable
  RuleGroup about(@Nullable ActivityKind kind) {
    List<RuleNode> own = new ArrayList<>(children.size());
    for (RuleNode child : children) {
      if (child instanceof RuleGroup group) {
        RuleGroup part = group.about(kind);
        if (part != null) {
          own.add(part);
        }
      } else if (((EarningRule) child).isAbout(kind)) {
        own.add(child);
      }
    }
    if (own.isEmpty()) {
      return null;
    }
    return own.equals(children) ? this : new RuleGroup(name, priority, selection, own);
  }

  /**
   * Returns this group with another priority.
   *
   * @param newPriority any; lower numbers come first
   * @return the group
   */
  public RuleGroup priority(int newPriority) {
    return new RuleGroup(name, newPriority, selection, children);
  }
}
