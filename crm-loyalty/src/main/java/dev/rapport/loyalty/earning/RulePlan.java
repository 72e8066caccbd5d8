package dev.rapport.loyalty.earning;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.limit.Budget.Funding;
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

  /** By rule: the budget that pays for it; null if none is asked. */
  final @Nullable Funding[] fundingOf;

  /** The tree. */
  final Node root;

  /** Whether all rules that apply are chosen, so that there is nothing to choose. */
  final boolean choosesAll;

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

    private Node(
        String name,
        int rule,
        boolean exclusive,
        Selection selection,
        Node[] children,
        int valueType) {
      this.name = name;
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
    this.root = group == null
        ? new Node("", -1, false, Selection.ALL, new Node[0], -1)
        : compile(group, new int[] {0}, typeList);
    this.choosesAll = onlyAll(root);
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
      return new Node(rule.name(), next[0]++, rule.isExclusive(), Selection.ALL, new Node[0], -1);
    }
    RuleGroup group = (RuleGroup) node;
    Node[] children =
        group.children().stream().map(child -> compile(child, next, types)).toArray(Node[]::new);
    @Nullable PointType only = valueType(group);
    return new Node(
        group.name(),
        -1,
        false,
        group.selection(),
        children,
        only == null ? -1 : types.indexOf(only));
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

  /**
   * The rules chosen so far of those whose condition holds, as a stack, so that a group can try its children and put them back.
   *
   * <p>What is chosen of a place in the tree depends on nothing outside it, so an explanation can choose at any place again.
   */
  static final class Choice {
    private final RulePlan plan;
    private final int[] holding;
    private final BasePoints base;
    private final @Nullable Choice bases;
    private final int[] picked;
    private int count;

    /* A multiplier is worth what it adds to the bases that are chosen without multipliers; without bases it takes no part. */
    Choice(RulePlan plan, int[] holding, BasePoints base, @Nullable Choice bases) {
      this.plan = plan;
      this.holding = holding;
      this.base = base;
      this.bases = bases;
      this.picked = new int[holding.length];
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
    Fraction worth(Node node, int type) {
      int mark = count;
      choose(node);
      Fraction worth = value(mark, type);
      count = mark;
      return worth;
    }

    /** Picks the rules of a place in the tree, and tells whether there were any. */
    boolean choose(Node node) {
      if (node.rule >= 0) {
        int at = Arrays.binarySearch(holding, node.rule);
        boolean applies = at >= 0 && (bases != null || stage(at) != Stage.MULTIPLIER);
        if (applies) {
          picked[count++] = at;
        }
        return applies;
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
      int[] best = new int[0];
      @Nullable Fraction bestValue = null;
      for (Node child : node.children) {
        if (choose(child)) {
          Fraction value = value(mark, node.valueType);
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
        Fraction worth = worth(node.children[child], node.valueType);
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

    private Stage stage(int at) {
      return plan.stageOf[holding[at]];
    }

    private Fraction value(int from, int type) {
      Fraction value = Fraction.ZERO;
      for (int i = from; i < count; i++) {
        int at = picked[i];
        value = value.plus(stage(at) == Stage.MULTIPLIER ? added(at, type) : base.of(at));
      }
      return value;
    }

    private Fraction added(int at, int onlyType) {
      Multiplier multiplier = (Multiplier) plan.rules[holding[at]].effect();
      Choice earners = requireNonNull(bases, "multipliers take part only with bases");
      Fraction sum = Fraction.ZERO;
      for (int i = 0; i < earners.count; i++) {
        int earner = earners.picked[i];
        int type = plan.typeOf[holding[earner]];
        if (stage(earner) == Stage.BASE
            && (onlyType < 0 || onlyType == type)
            && multiplier.multiplies(plan.types[type])
            && !base.of(earner).isZero()) {
          sum = sum.plus(base.of(earner)
              .times(covered(at, base.weights(earner)), BasePoints.sum(base.weights(earner))));
        }
      }
      return sum.times(multiplier.extra());
    }

    /** The part of weights that lies on lines that a rule covers. */
    private long covered(int at, long[] lineWeights) {
      boolean[] which = base.covered(holding[at]);
      if (which.length == 0) {
        return BasePoints.sum(lineWeights);
      }
      long covered = 0;
      for (int i = 0; i < lineWeights.length; i++) {
        covered += which[i] ? lineWeights[i] : 0;
      }
      return covered;
    }
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
