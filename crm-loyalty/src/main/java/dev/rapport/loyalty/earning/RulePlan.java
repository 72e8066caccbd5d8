package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.limit.Budget.Funding;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.MemberCondition;
import dev.rapport.loyalty.member.OrderCondition;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.member.TimeCondition;
import dev.rapport.loyalty.points.PointType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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

  /** The same by what they ask for. */
  final BasePoints.Scopes scopeIndex;

  /** By rule: where its condition on lines stands in {@link #scopes}; -1 if it counts all. */
  final int[] scopeOf;

  /** By rule: an amount in the currency in which it counts; null if it looks at no amount. */
  final @Nullable Money[] moneyOf;

  /** By rule: its limits and those of the rule set. */
  final List<List<Limit>> limits;

  /** Whether a rule is under a cap that {@linkplain Cap#rejectsOrders() rejects whole orders}. */
  final boolean rejectsOrders;

  /** By rule: the budget that pays for it; null if none is asked. */
  final @Nullable Funding[] fundingOf;

  /** The tree. */
  final Node root;

  /** Whether all rules that apply are chosen, so that there is nothing to choose. */
  final boolean choosesAll;

  /** The turn of the groups that choose last. */
  final int lastTurn;

  /** The different conditions of {@link #scopes}, written. */
  final String[] scopeTexts;

  private final @Nullable Index index;

  /** A place in the tree: a rule if it has no children. */
  static final class Node {
    /** The name of the rule or group. */
    final String name;

    /** Where the rule stands in the ranking; -1 for a group. */
    final int rule;

    final boolean exclusive;
    final Selection selection;
    final Node[] children;

    /** Of a group that chooses by value, the type of points that counts; -1 if all that are multiplied count. */
    final int valueType;

    /** Of a group that chooses by value, 1 if it holds no multiplier, 2 if it holds one; 0 for any other place. */
    final int turn;

    private Node(
        String name,
        int rule,
        boolean exclusive,
        Selection selection,
        Node[] children,
        int valueType,
        int turn) {
      this.name = name;
      this.rule = rule;
      this.exclusive = exclusive;
      this.selection = selection;
      this.children = children;
      this.valueType = valueType;
      this.turn = turn;
    }

    boolean choosesByValue() {
      return selection == Selection.BEST || selection == Selection.CHEAPEST;
    }
  }

  private RulePlan(@Nullable RuleGroup group, List<Limit> ofAll) {
    List<EarningRule> ranked = new ArrayList<>();
    if (group != null) {
      collect(group, ranked);
    }
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
    this.scopeIndex = new BasePoints.Scopes(scopes);
    this.scopeTexts = scoped.stream().map(LineCondition::toString).toArray(String[]::new);
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
    this.rejectsOrders = limits.stream()
        .flatMap(List::stream)
        .anyMatch(limit -> limit instanceof Cap cap && cap.rejectsOrders());
    this.root = group == null
        ? new Node("", -1, false, Selection.ALL, new Node[0], -1, 0)
        : compile(group, new int[] {0}, typeList);
    this.choosesAll = onlyAll(root);
    this.lastTurn = lastTurn(root);
    this.index = count < Index.LEAST_RULES ? null : new Index(rules);
  }

  /** The plan of a tree; that of no rule for none. */
  static RulePlan of(@Nullable RuleGroup root, List<Limit> limits) {
    return new RulePlan(root, limits);
  }

  /** The rules whose condition holds, by their rank. */
  int[] holding(Situation situation) {
    long[] left = index == null ? all(rules.length) : index.possible(situation);
    int count = 0;
    for (int w = 0; w < left.length; w++) {
      for (long bits = left[w]; bits != 0; bits &= bits - 1) {
        if (rules[Long.SIZE * w + Long.numberOfTrailingZeros(bits)].condition().test(situation)) {
          count++;
        } else {
          left[w] &= ~Long.lowestOneBit(bits);
        }
      }
    }
    int[] holding = new int[count];
    for (int w = left.length - 1; w >= 0; w--) {
      for (long bits = left[w]; bits != 0; bits &= ~Long.highestOneBit(bits)) {
        count--;
        holding[count] = Long.SIZE * (w + 1) - 1 - Long.numberOfLeadingZeros(bits);
      }
    }
    return holding;
  }

  private static void set(long[] bits, int at) {
    bits[at / Long.SIZE] |= 1L << at; // shifts count modulo 64
  }

  /** So many bits, all of them set. */
  private static long[] all(int count) {
    long[] bits = new long[(count + Long.SIZE - 1) / Long.SIZE];
    Arrays.fill(bits, -1);
    if (count % Long.SIZE != 0) {
      bits[bits.length - 1] = (1L << count) - 1; // shifts count modulo 64
    }
    return bits;
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
      return new Node(
          rule.name(), next[0]++, rule.isExclusive(), Selection.ALL, new Node[0], -1, 0);
    }
    RuleGroup group = (RuleGroup) node;
    Node[] children =
        group.children().stream().map(child -> compile(child, next, types)).toArray(Node[]::new);
    List<EarningRule> compared = new ArrayList<>();
    if (group.choosesByPoints()) {
      collect(group, compared);
    }
    @Nullable PointType only = valueType(group, compared);
    boolean multiplies =
        compared.stream().anyMatch(rule -> rule.effect().stage() == Stage.MULTIPLIER);
    return new Node(
        group.name(),
        -1,
        false,
        group.selection(),
        children,
        only == null ? -1 : types.indexOf(only),
        compared.isEmpty() ? 0 : multiplies ? 2 : 1);
  }

  /* A choice by points compares points of one type: beans and miles have no common measure. */
  private static @Nullable PointType valueType(RuleGroup group, List<EarningRule> compared) {
    @Nullable PointType only = null;
    for (EarningRule rule : compared) {
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

  private static int lastTurn(Node node) {
    int last = node.turn;
    for (Node child : node.children) {
      last = Math.max(last, lastTurn(child));
    }
    return last;
  }

  /**
   * Many rules by what they ask first: by which channel, at which store, on which weekday, for how much and in which tier. One look for
   * each question leaves the few rules that can hold; these are tested.
   */
  private static final class Index {
    /** Fewer are tested sooner than looked up. */
    static final int LEAST_RULES = 16;

    private final EarningRule[] rules;
    private final long[] all;
    private final List<Function<Situation, long[]>> questions = new ArrayList<>();

    Index(EarningRule[] rules) {
      this.rules = rules;
      this.all = RulePlan.all(rules.length);
      ask(
          OrderCondition.OnChannel.class,
          leaf -> leaf.channels(),
          s -> s.order().channel());
      ask(OrderCondition.AtStore.class, leaf -> leaf.stores(), s -> s.order().store());
      ask(TimeCondition.OnWeekdays.class, leaf -> leaf.days(), Situation::weekday);
      Set<CurrencyUnit> currencies = new LinkedHashSet<>();
      Set<String> ladders = new LinkedHashSet<>();
      leaves(OrderCondition.TotalAtLeast.class)
          .forEach((rule, leaf) -> currencies.add(leaf.least().currency()));
      leaves(MemberCondition.TierAtLeast.class).forEach((rule, leaf) -> ladders.add(leaf.ladder()));
      currencies.forEach(this::askTotal);
      ladders.forEach(this::askRank);
    }

    /** A bit for each rule, set if the rule may hold. */
    long[] possible(Situation situation) {
      long[] left = all.clone();
      for (int q = 0; q < questions.size(); q++) {
        long[] possible = questions.get(q).apply(situation);
        for (int w = 0; w < left.length; w++) {
          left[w] &= possible[w];
        }
      }
      return left;
    }

    /** The first condition of a kind that each rule needs, by the rank of the rule. */
    private <C extends Condition> Map<Integer, C> leaves(Class<C> kind) {
      Map<Integer, C> leaves = new LinkedHashMap<>();
      for (int r = 0; r < rules.length; r++) {
        C leaf = leaf(rules[r].condition(), kind);
        if (leaf != null) {
          leaves.put(r, leaf);
        }
      }
      return leaves;
    }

    private static <C extends Condition> @Nullable C leaf(Condition condition, Class<C> kind) {
      if (condition instanceof Condition.All all) {
        for (Condition part : all.parts()) {
          C leaf = leaf(part, kind);
          if (leaf != null) {
            return leaf;
          }
        }
      }
      return kind.isInstance(condition) ? kind.cast(condition) : null;
    }

    /** A question with several answers, of which a rule needs one of some. */
    private <C extends Condition> void ask(
        Class<C> kind, Function<C, List<?>> needed, Function<Situation, Object> answer) {
      Map<Integer, C> leaves = leaves(kind);
      if (!leaves.isEmpty()) {
        Map<Integer, List<?>> byRule = new LinkedHashMap<>();
        leaves.forEach((rule, leaf) -> byRule.put(rule, needed.apply(leaf)));
        long[] others = without(leaves.keySet());
        Map<Object, long[]> byAnswer = byAnswer(byRule, others);
        questions.add(situation -> byAnswer.getOrDefault(answer.apply(situation), others));
      }
    }

    private static Map<Object, long[]> byAnswer(Map<Integer, List<?>> byRule, long[] others) {
      Map<Object, long[]> byAnswer = new HashMap<>();
      byRule.forEach((rule, answers) -> {
        for (Object answer : answers) {
          set(byAnswer.computeIfAbsent(answer, any -> others.clone()), rule);
        }
      });
      return byAnswer;
    }

    private void askTotal(CurrencyUnit currency) {
      Map<Integer, Long> least = new LinkedHashMap<>();
      leaves(OrderCondition.TotalAtLeast.class).forEach((rule, leaf) -> {
        if (leaf.least().currency().equals(currency)) {
          least.put(rule, leaf.least().minorUnits());
        }
      });
      askAtLeast(least, s -> s.order().currency().equals(currency) ? s.netMinorUnits() : -1);
    }

    private void askRank(String ladder) {
      Map<Integer, Long> least = new LinkedHashMap<>();
      leaves(MemberCondition.TierAtLeast.class).forEach((rule, leaf) -> {
        if (leaf.ladder().equals(ladder)) {
          least.put(rule, (long) leaf.rank());
        }
      });
      askAtLeast(least, s -> s.member().rank(ladder));
    }

    /** A question for a number, of which a rule needs no less than its own. */
    private void askAtLeast(Map<Integer, Long> least, ToLongFunction<Situation> answer) {
      long[] bounds =
          least.values().stream().mapToLong(Long::longValue).sorted().distinct().toArray();
      long[][] upTo = new long[bounds.length + 1][];
      long[] others = without(least.keySet());
      for (int i = 0; i < upTo.length; i++) {
        upTo[i] = others.clone();
        for (Map.Entry<Integer, Long> each : least.entrySet()) {
          if (i > 0 && each.getValue() <= bounds[i - 1]) {
            set(upTo[i], each.getKey());
          }
        }
      }
      questions.add(situation -> {
        int found = Arrays.binarySearch(bounds, answer.applyAsLong(situation));
        return upTo[found >= 0 ? found + 1 : -found - 1];
      });
    }

    private long[] without(Set<Integer> asking) {
      long[] others = all.clone();
      for (int rule : asking) {
        others[rule / Long.SIZE] &= ~(1L << rule);
      }
      return others;
    }
  }
}
