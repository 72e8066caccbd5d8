package dev.rapport.loyalty.earning;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.evidence.Finding;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.LineCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set does that its author may not have meant, found from the form of its conditions before anything happens.
 *
 * <p>{@code [DEAD gold-extra by gold]}: whenever rule {@code gold-extra} applies, {@code gold} applies too and comes first in their
 * group. A remark is a proof, not a suspicion; where the algebra cannot tell, most often because a predicate of the application's
 * own is involved, the remark is of kind {@link Kind#UNKNOWN} and says so. Overlaps are not mistakes by themselves: a group exists
 * to choose. They show where the ranking, or the amounts, decide. What a group that chooses by points will choose is not analysed: a
 * rule that is never the best of its group shows as an overlap and nothing else.
 *
 * @param remarks in the ranking of the rules, those about orders first and then those about each kind of activities
 */
public record RuleAnalysis(List<Remark> remarks) {
  /* What every order fulfils and no activity, and the other way round. */
  private static final Condition AN_ORDER = Conditions.unitsAtLeast(1, LineCondition.any());
  private static final Condition AN_ACTIVITY = Conditions.quantityAtLeast(1);

  /** What was found. May grow. */
  public enum Kind {
    /** Two places of a group that chooses can apply to the same order or activity; the group chooses between them. */
    OVERLAP,
    /**
     * A rule that can never be chosen, or that can never count a line; one about orders that asks for an activity, for instance. Not
     * one that is always worth less than another in a group that chooses by points.
     */
    DEAD,
    /** An exclusive rule that can never be chosen, because exclusive rules before it always apply when it does. */
    UNREACHABLE_EXCLUSIVE,
    /** It cannot be told whether there is one of the others. */
    UNKNOWN
  }

  /**
   * One remark.
   *
   * @param kind what was found
   * @param name the rule or group that it is about
   * @param others the rules or groups that it is due to, in their ranking; none if it is due to its own condition
   */
  public record Remark(Kind kind, String name, List<String> others) {
    /**
     * Checks the components.
     *
     * @param kind any
     * @param name any
     * @param others any
     */
    public Remark {
      requireNonNull(kind, "kind");
      requireNonNull(name, "name");
      others = List.copyOf(requireNonNull(others, "others"));
    }

    /**
     * Returns the remark as text.
     *
     * @return such as {@code "DEAD gold-extra by gold"}
     */
    @Override
    public String toString() {
      return kind + " " + name + (others.isEmpty() ? "" : " by " + String.join(", ", others));
    }
  }

  /**
   * Copies the remarks.
   *
   * @param remarks any
   */
  public RuleAnalysis {
    remarks = List.copyOf(requireNonNull(remarks, "remarks"));
  }

  /**
   * Returns the remarks of one kind.
   *
   * @param kind the kind
   * @return in the ranking of the rules
   */
  public List<Remark> remarks(Kind kind) {
    requireNonNull(kind, "kind");
    return remarks.stream().filter(remark -> remark.kind == kind).toList();
  }

  /**
   * Tells whether nothing was found that needs a look.
   *
   * @return whether no rule is dead or unreachable and nothing is unknown; overlaps may be, and rules that are never the best of
   *     their group
   */
  public boolean isSound() {
    return remarks.stream().allMatch(remark -> remark.kind == Kind.OVERLAP);
  }

  /* Rules about orders and those about each kind of activities never meet. */
  static RuleAnalysis of(RuleGroup root, Set<ActivityKind> kinds) {
    List<Remark> remarks = new ArrayList<>();
    examine(root.about(null), AN_ORDER, remarks);
    kinds.forEach(kind -> examine(root.about(kind), AN_ACTIVITY, remarks));
    return new RuleAnalysis(remarks.stream().distinct().toList());
  }

  private static void examine(@Nullable RuleGroup root, Condition occasion, List<Remark> remarks) {
    if (root != null) {
      new Examination(occasion, remarks).examine(root, occasion, List.of());
    }
  }

  /* The rules about one sort of what happens, an order or an activity. Whether one of them applies is asked of that sort alone. */
  private static final class Examination {
    private final Condition occasion;
    private final List<Remark> remarks;

    Examination(Condition occasion, List<Remark> remarks) {
      this.occasion = occasion;
      this.remarks = remarks;
    }

    /* What stands in the way of a place grows on the way down: a rule is chosen if every group around it is, and it in its group. */
    void examine(RuleGroup group, Condition gate, List<String> keepers) {
      List<RuleNode> children = group.children();
      for (int i = 0; i < children.size(); i++) {
        RuleNode child = children.get(i);
        List<String> names = new ArrayList<>(keepers);
        Condition open = gate;
        for (RuleNode rival : rivals(group, i)) {
          open = open.and(applies(rival).negate());
          names.add(rival.name());
        }
        if (child instanceof EarningRule rule) {
          boolean alone = rule.isExclusive() && group.selection() == Selection.EXCLUSIVE;
          examine(rule, alone, open, names);
        } else {
          examine((RuleGroup) child, open, names);
        }
        for (int j = i + 1; j < children.size(); j++) {
          if (compete(group, child, children.get(j))) {
            overlap(child, children.get(j));
          }
        }
      }
    }

    private void examine(
        EarningRule rule, boolean exclusive, Condition gate, List<String> keepers) {
      Condition counts = rule.countsAllLines() ? occasion : Conditions.anyLine(rule.lines());
      Condition own = counts.and(applies(rule));
      Finding byItself = own.canHold();
      Finding chosen = byItself == Finding.NO ? Finding.NO : own.and(gate).canHold();
      if (chosen == Finding.UNKNOWN) {
        remarks.add(new Remark(Kind.UNKNOWN, rule.name(), keepers));
      } else if (chosen == Finding.NO) {
        boolean due = byItself != Finding.NO;
        remarks.add(new Remark(
            exclusive && due ? Kind.UNREACHABLE_EXCLUSIVE : Kind.DEAD,
            rule.name(),
            due ? keepers : List.of()));
      }
    }

    private void overlap(RuleNode a, RuleNode b) {
      Finding answer = occasion.and(applies(a)).overlaps(applies(b));
      if (answer != Finding.NO) {
        remarks.add(new Remark(
            answer == Finding.YES ? Kind.OVERLAP : Kind.UNKNOWN, a.name(), List.of(b.name())));
      }
    }
  }

  /** The places that keep a child from being chosen whenever they apply. */
  private static List<RuleNode> rivals(RuleGroup group, int child) {
    List<RuleNode> children = group.children();
    return switch (group.selection()) {
      case FIRST -> children.subList(0, child);
      case EXCLUSIVE -> {
        int until = isExclusive(children.get(child)) ? child : children.size();
        yield children.subList(0, until).stream()
            .filter(RuleAnalysis::isExclusive)
            .toList();
      }
      case ALL, BEST, CHEAPEST -> List.of();
    };
  }

  private static boolean compete(RuleGroup group, RuleNode a, RuleNode b) {
    return switch (group.selection()) {
      case ALL -> false;
      case FIRST, BEST, CHEAPEST -> true;
      case EXCLUSIVE -> isExclusive(a) || isExclusive(b);
    };
  }

  private static boolean isExclusive(RuleNode node) {
    return node instanceof EarningRule rule && rule.isExclusive();
  }

  /** When a place applies. A group that chooses by points applies only if there are any, which no condition tells. */
  private static Condition applies(RuleNode node) {
    if (node instanceof EarningRule rule) {
      return rule.condition();
    }
    RuleGroup group = (RuleGroup) node;
    Condition some =
        new Condition.Any(group.children().stream().map(RuleAnalysis::applies).toList());
    return group.choosesByPoints()
        ? some.and(Conditions.named(grantsSomething(group), situation -> true))
        : some;
  }

  /* Other predicates have other names. A prefix keeps it from theirs, unless it makes a long name longer than names can be. */
  private static String grantsSomething(RuleGroup group) {
    String name = "grants something: " + group.name();
    return name.length() <= Identifiers.MAX_ID_LENGTH ? name : group.name();
  }
}
