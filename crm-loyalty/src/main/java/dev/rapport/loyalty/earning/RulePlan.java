package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.limit.Budget.Funding;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set compiled into arrays: everything that can be looked up before an order comes has been looked up. */
final class RulePlan {
  /** The rules in their ranking. */
  final EarningRule[] rules;

  /** The kinds of points that the rules grant. */
  final PointType[] types;

  /** The different bases of the rules. */
  final EarningBasis[] bases;

  /** By rule: where its basis stands in {@link #bases}. */
  final int[] basisOf;

  /** By rule: where its type stands in {@link #types}; -1 for a multiplier. */
  final int[] typeOf;

  /** By rule: when it has its turn. */
  final Stage[] stageOf;

  /** The different conditions of rules that count only some lines. */
  final LineCondition[] scopes;

  /** By rule: where its condition on lines stands in {@link #scopes}; -1 if it counts all. */
  final int[] scopeOf;

  /** By rule: an amount in the currency in which it counts; null if it looks at no amount. */
  final @Nullable Money[] moneyOf;

  /** By rule: its limits and those of the rule set. */
  final List<List<Limit>> limits;

  /** By rule: the budget that pays for it; null if none is asked. */
  final @Nullable Funding[] fundingOf;

  /** The tree. */
  final Node root;

  /** Whether all rules that apply are chosen, so that there is nothing to choose. */
  final boolean choosesAll;

  /** A place in the tree: a rule if it has no children. */
  static final class Node {
    /** Where the rule stands in the ranking; -1 for a group. */
    final int rule;

    final boolean exclusive;
    final Selection selection;
    final Node[] children;

    /** Of a group that chooses by value, the type of points that counts; -1 if all that are multiplied count. */
    final int valueType;

    private Node(int rule, boolean exclusive, Selection selection, Node[] children, int valueType) {
      this.rule = rule;
      this.exclusive = exclusive;
      this.selection = selection;
      this.children = children;
      this.valueType = valueType;
    }

    boolean choosesByValue() {
      return selection == Selection.BEST || selection == Selection.CHEAPEST;
    }
  }

  private RulePlan(RuleGroup group, List<Limit> ofAll) {
    List<EarningRule> ranked = new ArrayList<>();
    collect(group, ranked);
    int count = ranked.size();
    Set<PointType> granted = new LinkedHashSet<>();
    Set<EarningBasis> distinct = new LinkedHashSet<>();
    Set<LineCondition> scoped = new LinkedHashSet<>();
    for (EarningRule rule : ranked) {
      distinct.add(rule.basis());
      if (rule.effect().stage() != Stage.MULTIPLIER) {
        granted.addAll(rule.effect().types());
      }
      if (!rule.countsAllLines()) {
        scoped.add(rule.lines());
      }
    }
    this.rules = ranked.toArray(EarningRule[]::new);
    this.types = granted.toArray(PointType[]::new);
    this.bases = distinct.toArray(EarningBasis[]::new);
    this.scopes = scoped.toArray(LineCondition[]::new);
    List<PointType> typeList = List.copyOf(granted);
    List<EarningBasis> basisList = List.copyOf(distinct);
    List<LineCondition> scopeList = List.copyOf(scoped);
    this.basisOf = new int[count];
    this.typeOf = new int[count];
    this.stageOf = new Stage[count];
    this.scopeOf = new int[count];
    this.moneyOf = new Money[count];
    this.fundingOf = new Funding[count];
    for (int r = 0; r < count; r++) {
      EarningRule rule = rules[r];
      stageOf[r] = rule.effect().stage();
      basisOf[r] = basisList.indexOf(rule.basis());
      typeOf[r] = stageOf[r] == Stage.MULTIPLIER
          ? -1
          : typeList.indexOf(rule.effect().types().get(0));
      scopeOf[r] = scopeList.indexOf(rule.lines());
      moneyOf[r] = rule.money();
      fundingOf[r] = rule.funding().orElse(null);
    }
    this.limits = ranked.stream().map(rule -> joined(rule.limits(), ofAll)).toList();
    this.root = compile(group, new int[] {0}, typeList);
    this.choosesAll = onlyAll(root);
  }

  static RulePlan of(RuleGroup root, List<Limit> limits) {
    return new RulePlan(root, limits);
  }

  /** The rules whose condition holds, by their rank. */
  int[] holding(Situation situation) {
    int[] holding = new int[rules.length];
    int count = 0;
    for (int r = 0; r < rules.length; r++) {
      if (rules[r].condition().test(situation)) {
        holding[count++] = r;
      }
    }
    return Arrays.copyOf(holding, count);
  }

  private static List<Limit> joined(List<Limit> ofRule, List<Limit> ofAll) {
    List<Limit> joined = ofRule;
    for (Limit limit : ofAll) {
      joined = EarningRule.withLimit(joined, limit);
    }
    return joined;
  }

  private static void collect(RuleNode node, List<EarningRule> ranked) {
    if (node instanceof EarningRule rule) {
      ranked.add(rule);
    } else {
      ((RuleGroup) node).children().forEach(child -> collect(child, ranked));
    }
  }

  private static Node compile(RuleNode node, int[] next, List<PointType> types) {
    if (node instanceof EarningRule rule) {
      return new Node(next[0]++, rule.isExclusive(), Selection.ALL, new Node[0], -1);
    }
    RuleGroup group = (RuleGroup) node;
    Node[] children =
        group.children().stream().map(child -> compile(child, next, types)).toArray(Node[]::new);
    @Nullable PointType only = valueType(group);
    return new Node(
        -1, false, group.selection(), children, only == null ? -1 : types.indexOf(only));
  }

  /* A choice by points compares points of one type: beans and miles have no common measure. */
  private static @Nullable PointType valueType(RuleGroup group) {
    if (group.selection() != Selection.BEST && group.selection() != Selection.CHEAPEST) {
      return null;
    }
    List<EarningRule> members = new ArrayList<>();
    collect(group, members);
    @Nullable PointType only = null;
    for (EarningRule rule : members) {
      if (rule.effect().stage() != Stage.MULTIPLIER) {
        PointType type = rule.effect().types().get(0);
        checkArgument(
            only == null || only.equals(type),
            "group %s must choose between points of one type, had %s and %s",
            group.name(),
            only,
            type);
        only = type;
      }
    }
    return only;
  }

  private static boolean onlyAll(Node node) {
    if (node.rule >= 0) {
      return true;
    }
    if (node.selection != Selection.ALL) {
      return false;
    }
    for (Node child : node.children) {
      if (!onlyAll(child)) {
        return false;
      }
    }
    return true;
  }
}
