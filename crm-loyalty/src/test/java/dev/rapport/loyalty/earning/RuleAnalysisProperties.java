package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.expiry.ActivityKind.CHECK_IN;
import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.RuleAnalysis.Kind;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis says of a rule set is what evaluating it in every situation shows. The conditions look at five things of orders
 * and at four of activities, with a few bounds each, so some hundred situations are all that there are: a rule that none of them
 * chooses is never chosen.
 */
class RuleAnalysisProperties {
  private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");
  private static final List<ActivityKind> KINDS = List.of(CHECK_IN, REVIEW);
  private static final List<Situation> ORDERS = orders();

  @Property(tries = 200)
  void remarksAreThoseThatTryingEverySituationShows(@ForAll("sets") EarningRuleSet rules) {
    Set<String> said = new TreeSet<>();
    for (RuleAnalysis.Remark remark : rules.analysis().remarks()) {
      said.add(
          remark.kind() == Kind.OVERLAP ? remark.toString() : remark.kind() + " " + remark.name());
    }
    Set<String> shown = new TreeSet<>();
    part(rules, null).ifPresent(part -> shown.addAll(new Trial(part, ORDERS).remarks()));
    for (ActivityKind kind : KINDS) {
      part(rules, kind)
          .ifPresent(part -> shown.addAll(new Trial(part, activities(kind)).remarks()));
    }
    assertEquals(shown, said, rules::toString);
  }

  /* The rules about orders, or about activities of a kind. */
  private static Optional<EarningRuleSet> part(EarningRuleSet rules, @Nullable ActivityKind kind) {
    return Optional.ofNullable(rules.root().about(kind))
        .map(part -> EarningRuleSet.of(part.children().toArray(RuleNode[]::new)));
  }

  /** Every situation of one sort, tried. */
  private static final class Trial {
    private final List<EarningRule> ranked;
    private final Set<String> overlaps = new TreeSet<>();
    /* By rule: whether it applies and counts a line in some situation; whether it is chosen in one, too. */
    private final boolean[] applies;
    private final boolean[] chosen;
    private final Set<String> inExclusiveGroups = new TreeSet<>();

    Trial(EarningRuleSet rules, List<Situation> situations) {
      this.ranked = rules.rules();
      this.applies = new boolean[ranked.size()];
      this.chosen = new boolean[ranked.size()];
      EarningRuleSet open = withoutChoiceByPoints(rules);
      // Situations in which the same holds are the same to the rules.
      Map<List<Boolean>, Situation> different = new HashMap<>();
      situations.forEach(situation -> different.putIfAbsent(signature(situation), situation));
      for (Situation situation : different.values()) {
        choose(open, situation);
        overlap(rules.root(), situation);
      }
      noteExclusive(rules.root());
    }

    private List<Boolean> signature(Situation situation) {
      List<Boolean> signature = new ArrayList<>();
      for (EarningRule rule : ranked) {
        signature.add(rule.condition().test(situation));
        signature.add(countsALine(rule, situation));
      }
      return signature;
    }

    private static boolean countsALine(EarningRule rule, Situation situation) {
      return !situation.isOrder()
          || situation.order().lines().stream().anyMatch(rule.lines()::test);
    }

    /* Which rule grants most is beyond conditions: the analysis takes each for one that may. */
    private static EarningRuleSet withoutChoiceByPoints(EarningRuleSet rules) {
      RuleGroup outer = (RuleGroup) rules.root().children().get(0);
      boolean byPoints =
          outer.selection() == Selection.BEST || outer.selection() == Selection.CHEAPEST;
      return byPoints
          ? EarningRuleSet.of(
              new RuleGroup(outer.name(), outer.priority(), Selection.ALL, outer.children()))
          : rules;
    }

    private void choose(EarningRuleSet open, Situation situation) {
      Evaluation evaluation = new Evaluation(open, situation, RateTable.none());
      for (int at = 0; at < evaluation.holding.length; at++) {
        int rule = evaluation.holding[at];
        if (countsALine(ranked.get(rule), situation)) {
          applies[rule] = true;
          chosen[rule] |= evaluation.chosen[at];
        }
      }
    }

    private void overlap(RuleGroup group, Situation situation) {
      List<RuleNode> applying =
          group.children().stream().filter(child -> applies(child, situation)).toList();
      for (int i = 0; i < applying.size(); i++) {
        for (int j = i + 1; j < applying.size(); j++) {
          if (compete(group.selection(), applying.get(i), applying.get(j))) {
            overlaps.add(
                "OVERLAP " + applying.get(i).name() + " by " + applying.get(j).name());
          }
        }
      }
      for (RuleNode child : group.children()) {
        if (child instanceof RuleGroup inner) {
          overlap(inner, situation);
        }
      }
    }

    private static boolean applies(RuleNode node, Situation situation) {
      return node instanceof EarningRule rule
          ? rule.condition().test(situation)
          : ((RuleGroup) node).children().stream().anyMatch(child -> applies(child, situation));
    }

    private static boolean compete(Selection selection, RuleNode a, RuleNode b) {
      return selection == Selection.EXCLUSIVE
          ? isExclusive(a) || isExclusive(b)
          : selection != Selection.ALL;
    }

    private static boolean isExclusive(RuleNode node) {
      return node instanceof EarningRule rule && rule.isExclusive();
    }

    private void noteExclusive(RuleGroup group) {
      for (RuleNode child : group.children()) {
        if (child instanceof RuleGroup inner) {
          noteExclusive(inner);
        } else if (group.selection() == Selection.EXCLUSIVE && isExclusive(child)) {
          inExclusiveGroups.add(child.name());
        }
      }
    }

    Set<String> remarks() {
      Set<String> remarks = new TreeSet<>(overlaps);
      for (int rule = 0; rule < chosen.length; rule++) {
        if (!chosen[rule]) {
          String name = ranked.get(rule).name();
          boolean unreachable = applies[rule] && inExclusiveGroups.contains(name);
          remarks.add((unreachable ? Kind.UNREACHABLE_EXCLUSIVE : Kind.DEAD) + " " + name);
        }
      }
      return remarks;
    }
  }

  // Groups in groups

  @Provide
  Arbitrary<EarningRuleSet> sets() {
    return Combinators.combine(
            Arbitraries.oneOf(
                ofOrders().list().ofMinSize(2).ofMaxSize(7),
                ofActivities().list().ofMinSize(2).ofMaxSize(7),
                Arbitraries.oneOf(ofOrders(), ofActivities())
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(7)),
            Arbitraries.of(
                Selection.FIRST,
                Selection.FIRST,
                Selection.EXCLUSIVE,
                Selection.EXCLUSIVE,
                Selection.ALL,
                Selection.BEST,
                Selection.CHEAPEST),
            inner(),
            inner(),
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(1, 4))
        .as((rules, outer, middle, innermost, first, second) -> {
          List<RuleNode> named = new ArrayList<>();
          for (int i = 0; i < rules.size(); i++) {
            named.add(named("rule-" + i, rules.get(i)));
          }
          int from = Math.min(first, named.size());
          int to = Math.min(from + second, named.size());
          List<RuleNode> within = new ArrayList<>(named.subList(from, to));
          if (to < named.size()) {
            within.add(new RuleGroup("innermost", 0, innermost, named.subList(to, named.size())));
          }
          List<RuleNode> all = new ArrayList<>(named.subList(0, from));
          if (!within.isEmpty()) {
            all.add(new RuleGroup("middle", 0, middle, within));
          }
          return EarningRuleSet.of(new RuleGroup("outer", 0, outer, all));
        })
        .withoutEdgeCases();
  }

  private static Arbitrary<Selection> inner() {
    return Arbitraries.of(Selection.FIRST, Selection.EXCLUSIVE, Selection.ALL);
  }

  private static EarningRule named(String name, EarningRule rule) {
    EarningRule named = EarningRule.of(name, rule.effect())
        .when(rule.condition())
        .onLines(rule.lines())
        .priority(rule.priority());
    if (!rule.activities().isEmpty()) {
      named = named.on(rule.activities().get(0), rule.activities().toArray(ActivityKind[]::new));
    }
    return rule.isExclusive() ? named.exclusive() : named;
  }

  private static Arbitrary<EarningRule> ofOrders() {
    LineCondition coffee = Conditions.inCategory("c0");
    LineCondition cups = Conditions.inCategory("c1");
    Arbitrary<LineCondition> lines = Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.just(LineCondition.any())),
        Tuple.of(3, Arbitraries.of(coffee, cups, coffee.negate())),
        Tuple.of(1, Arbitraries.just(coffee.and(cups))));
    // No order fulfils what is asked of an activity, and a rule about orders may ask for it.
    Arbitrary<Condition> leaf = Arbitraries.frequencyOf(
        Tuple.of(4, memberConditions()),
        Tuple.of(4, orderConditions()),
        Tuple.of(1, activityConditions()));
    return Combinators.combine(rules(composed(leaf)), lines).as(EarningRule::onLines);
  }

  private static Arbitrary<EarningRule> ofActivities() {
    Arbitrary<Condition> leaf = Arbitraries.oneOf(memberConditions(), activityConditions());
    return Combinators.combine(
            rules(composed(leaf)),
            Arbitraries.of(List.of(CHECK_IN), List.of(REVIEW), List.of(REVIEW), KINDS))
        .as((rule, kinds) -> rule.on(kinds.get(0), kinds.toArray(ActivityKind[]::new)));
  }

  private static Arbitrary<EarningRule> rules(Arbitrary<Condition> conditions) {
    return Combinators.combine(
            conditions,
            Arbitraries.integers().between(-1, 1),
            Arbitraries.of(true, false),
            Arbitraries.longs().between(1, 9))
        .as((condition, priority, exclusive, units) -> {
          EarningRule rule = EarningRules.fixed("rule", RuleArbitraries.BEANS, units)
              .when(condition)
              .priority(priority);
          return exclusive ? rule.exclusive() : rule;
        });
  }

  private static Arbitrary<Condition> memberConditions() {
    return Arbitraries.oneOf(
        Arbitraries.of(1, 2, 3).map(rank -> Conditions.tierAtLeast("status", rank)),
        Arbitraries.of(1L, 2L, 3L)
            .map(n -> Conditions.counterAtLeast(DeclaredCounter.PURCHASES, n)),
        Arbitraries.of(1L, 2L, 3L).map(Conditions::nthPurchase));
  }

  private static Arbitrary<Condition> orderConditions() {
    return Arbitraries.oneOf(
        Arbitraries.of(Channel.WEB, Channel.STORE).map(Conditions::onChannel),
        Arbitraries.of(500L, 1_000L)
            .map(least -> Conditions.orderTotalAtLeast(Money.ofMinor("EUR", least))),
        Arbitraries.of("c0", "c1").map(c -> Conditions.anyLine(Conditions.inCategory(c))),
        Arbitraries.of("c0", "c1").map(c -> Conditions.everyLine(Conditions.inCategory(c))));
  }

  private static Arbitrary<Condition> activityConditions() {
    return Arbitraries.oneOf(
        Arbitraries.of("tea", "cake").map(Conditions::about),
        Arbitraries.just(Conditions.about("tea", "cake")),
        Arbitraries.of(1L, 2L, 3L).map(Conditions::quantityAtLeast));
  }

  private static Arbitrary<Condition> composed(Arbitrary<Condition> leaf) {
    Arbitrary<Condition> literal = Combinators.combine(leaf, Arbitraries.of(true, false, false))
        .as((part, negated) -> negated ? part.negate() : part);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(Conditions.always())),
        Tuple.of(6, literal),
        Tuple.of(3, Combinators.combine(literal, literal).as(Condition::and)),
        Tuple.of(2, Combinators.combine(literal, literal).as(Condition::or)));
  }

  // All situations that make a difference to these conditions

  private static List<Situation> orders() {
    List<Situation> situations = new ArrayList<>();
    for (int categories = 1; categories < 8; categories++) {
      for (long total : new long[] {300, 700, 1_200}) {
        for (Channel channel : List.of(Channel.WEB, Channel.STORE, Channel.PHONE)) {
          Order order = order(categories, total, channel);
          members().forEach(m -> situations.add(Situation.of(m, order, ZoneOffset.UTC)));
        }
      }
    }
    return situations;
  }

  private static List<Situation> activities(ActivityKind kind) {
    List<Situation> situations = new ArrayList<>();
    for (String subject : List.of("tea", "cake", "bread")) {
      for (long quantity = 1; quantity <= 4; quantity++) {
        Activity activity = Activity.of("a", "m", NOON, kind).about(subject).withQuantity(quantity);
        members().forEach(m -> situations.add(Situation.of(m, activity, ZoneOffset.UTC)));
      }
    }
    return situations;
  }

  private static List<MemberView> members() {
    List<MemberView> members = new ArrayList<>();
    for (int rank = 0; rank <= 3; rank++) {
      for (long purchases = 0; purchases <= 4; purchases++) {
        members.add(MemberView.builder("m", LocalDate.of(2025, 1, 1))
            .tier("status", rank, "Level " + rank)
            .counter("purchases", purchases)
            .build());
      }
    }
    return members;
  }

  /* A line for each category whose bit is set; the first of them is all that costs anything. */
  private static Order order(int categories, long total, Channel channel) {
    Order.Builder order = Order.builder("o", "m", NOON).channel(channel);
    int number = 1;
    for (int category = 0; category < 3; category++) {
      if (((categories >> category) & 1) == 1) {
        Money amount = Money.ofMinor("EUR", number == 1 ? total : 0);
        order.line(OrderLine.of(number++, "p", "c" + category, 1, amount));
      }
    }
    return order.build();
  }
}
