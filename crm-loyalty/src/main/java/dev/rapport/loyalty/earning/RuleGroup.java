package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RulePlan.Node;
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
 * <p>Limits and budgets are asked after the choice: a rule that is used up still wins its group, and then nothing of the group is
 * awarded. In {@code first("one", welcome.priority(-1).cappedAt(Cap.uses("once", 1)), base)} nobody earns from the second order on.
 * Let such a rule apply only as long as it may, as with {@code welcome.when(firstPurchase())}, or leave it outside the group.
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
     * The one that grants most, the first of equals: best for the member. A child is worth what is earned with it and not without,
     * before rounding and limits: a base rule with what multipliers outside the group make of it, a multiplier what it adds to
     * bases outside the group, several rules in a group what they earn together.
     *
     * <p>If it is the only group that chooses by points, the member gets, rounding and limits aside, the most that any child alone
     * would bring. Of several groups, those without a multiplier choose first, and none looks at what another of its sort chooses; a
     * group in the child of another chooses before that and does not look at the rest of that child.
     */
    BEST,
    /** The one that grants least but something, the first of equals, worth what it is for {@link #BEST}: cheapest for the owner. */
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

  /** Whether the group compares what its children are worth. */
  boolean choosesByPoints() {
    return selection == Selection.BEST || selection == Selection.CHEAPEST;
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
  /**
   * The rules chosen so far of those whose condition holds, as a stack, so that a group can try its children and put them back.
   *
   * <p>What is chosen of a place in the tree depends on nothing outside it but what the turns before have chosen, so an explanation
   * can choose at any place again.
   */
  static final class Choice {
    private final RulePlan plan;
    private final int[] holding;
    private final BasePoints base;
    private final @Nullable Choice before;
    private final int turn;
    private final int[] picked;
    private int count;

    /*
     * A child of a group that chooses by value is worth what the order earns with it and not without, and that depends on what else
     * is chosen. So that no two groups wait for each other, they have turns: in turn 0 no group has chosen by value; in turn 1 those
     * without multipliers do, beside what turn 0 chose; in turn 2 those with multipliers do, beside what turn 1 chose. What a group
     * chose in its turn it chooses again in later ones.
     */
    private Choice(RulePlan plan, int[] holding, BasePoints base, @Nullable Choice before) {
      this.plan = plan;
      this.holding = holding;
      this.base = base;
      this.before = before;
      this.turn = before == null ? 0 : before.turn + 1;
      this.picked = new int[holding.length];
    }

    /** A choice in which every group has its turn; nothing is chosen yet. */
    static Choice of(RulePlan plan, int[] holding, BasePoints base) {
      Choice choice = new Choice(plan, holding, base, null);
      while (choice.turn < plan.lastTurn) {
        choice.choose(plan.root);
        choice = new Choice(plan, holding, base, choice);
      }
      return choice;
    }

    void markIn(boolean[] marks) {
      for (int i = 0; i < count; i++) {
        marks[picked[i]] = true;
      }
    }

    /** Whether a rule is among those chosen at a place in the tree, of which nothing is kept. */
    boolean wouldChoose(Node node, int at) {
      int mark = count;
      choose(node);
      boolean found = false;
      for (int i = mark; i < count; i++) {
        found |= picked[i] == at;
      }
      count = mark;
      return found;
    }

    /** What the rules chosen at a place in the tree are worth to a group that chooses by value, of which nothing is kept. */
    Fraction worth(Node node, Node group) {
      int mark = count;
      choose(node);
      Fraction worth = value(mark, group);
      count = mark;
      return worth;
    }

    /** Picks the rules of a place in the tree, and tells whether there were any. */
    boolean choose(Node node) {
      if (node.rule >= 0) {
        int at = Arrays.binarySearch(holding, node.rule);
        if (at >= 0) {
          picked[count++] = at;
        }
        return at >= 0;
      }
      return switch (node.selection) {
        case ALL -> chooseAll(node);
        case FIRST -> chooseFirst(node);
        case EXCLUSIVE -> chooseExclusive(node);
        case BEST, CHEAPEST -> chooseByValue(node);
      };
    }

    private boolean chooseAll(Node node) {
      boolean any = false;
      for (Node child : node.children) {
        any |= choose(child);
      }
      return any;
    }

    private boolean chooseFirst(Node node) {
      for (Node child : node.children) {
        if (choose(child)) {
          return true;
        }
      }
      return false;
    }

    private boolean chooseExclusive(Node node) {
      for (Node child : node.children) {
        if (child.exclusive && choose(child)) {
          return true;
        }
      }
      return chooseAll(node);
    }

    private boolean chooseByValue(Node node) {
      int mark = count;
      if (turn < node.turn) {
        // Groups around it go by whether it will choose anything, most likely so if anything in it
        // applies.
        boolean applies = chooseAll(node);
        count = mark;
        return applies;
      }
      int[] best = new int[0];
      @Nullable Fraction bestValue = null;
      for (Node child : node.children) {
        if (choose(child)) {
          Fraction value = value(mark, node);
          if (isBetter(node, value, bestValue)) {
            bestValue = value;
            best = Arrays.copyOfRange(picked, mark, count);
          }
          count = mark;
        }
      }
      System.arraycopy(best, 0, picked, mark, best.length);
      count = mark + best.length;
      return best.length > 0;
    }

    /** Which child a group that chooses by value chooses; -1 if none is worth anything. Nothing is kept. */
    int winner(Node node) {
      int winner = -1;
      @Nullable Fraction best = null;
      for (int child = 0; child < node.children.length; child++) {
        Fraction worth = worth(node.children[child], node);
        if (isBetter(node, worth, best)) {
          winner = child;
          best = worth;
        }
      }
      return winner;
    }

    private static boolean isBetter(Node node, Fraction value, @Nullable Fraction best) {
      if (value.isZero() || best == null) {
        return !value.isZero();
      }
      int order = value.compareTo(best);
      return node.selection == Selection.BEST ? order > 0 : order < 0;
    }

    /* What is chosen whatever a group chooses in its turn. */
    private Choice beside(Node group) {
      Choice choice = this;
      while (choice.turn >= group.turn) {
        choice = requireNonNull(choice.before, "turns come one after the other");
      }
      return choice;
    }

    /* What the order earns with the rules picked from a mark on and not without. */
    private Fraction value(int from, Node group) {
      Choice beside = beside(group);
      if (!beside.holdsMultiplier(0) && !holdsMultiplier(from)) {
        Fraction sum = Fraction.ZERO;
        for (int i = from; i < count; i++) {
          sum = sum.plus(base.of(picked[i]));
        }
        return sum;
      }
      boolean[] which = new boolean[holding.length];
      beside.markIn(which);
      Fraction without = base.total(which, group.valueType);
      for (int i = from; i < count; i++) {
        which[picked[i]] = true;
      }
      return base.total(which, group.valueType).minus(without);
    }

    private boolean holdsMultiplier(int from) {
      for (int i = from; i < count; i++) {
        if (plan.stageOf[holding[picked[i]]] == Stage.MULTIPLIER) {
          return true;
        }
      }
      return false;
    }
  }
}
