package dev.rapport.loyalty.testkit;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningBasis;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRuleSet.Composition;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.Effect;
import dev.rapport.loyalty.earning.Effect.Counting;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.earning.RateTable.Rate;
import dev.rapport.loyalty.earning.Rounding;
import dev.rapport.loyalty.earning.RuleGroup;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Earning rules and rule sets of every shape, for properties; their conditions are those of {@link ConditionArbitraries}. */
public final class RuleArbitraries {
  /** Whole points. */
  public static final PointType BEANS = PointType.redeemable("beans");

  /** Points that count towards a tier, in hundredths. */
  public static final PointType MILES = new PointType("miles", false, true, 2);

  /** Rates between the currencies of {@link OrderArbitraries}. */
  public static final RateTable RATES = RateTable.of(
      Rate.of("USD", "EUR", "0.92"),
      Rate.of("EUR", "USD", "1.087"),
      Rate.of("EUR", "JPY", "163.9"),
      Rate.of("USD", "JPY", "150.7"),
      Rate.of("JPY", "EUR", "0.0061"),
      Rate.of("JPY", "USD", "0.0066"));

  private static final List<Selection> NOT_BY_POINTS =
      List.of(Selection.ALL, Selection.FIRST, Selection.EXCLUSIVE);

  private RuleArbitraries() {}

  /**
   * Rules of every effect, on all lines or some.
   *
   * @return rules of one name
   */
  public static Arbitrary<EarningRule> rules() {
    return rules(BEANS, MILES);
  }

  /**
   * Rules of every effect that grant some types of points, on all lines or some.
   *
   * @param types the types
   * @return rules of one name
   */
  public static Arbitrary<EarningRule> rules(PointType... types) {
    Arbitrary<EarningBasis> bases =
        Arbitraries.of(EarningBasis.Part.class).list().ofMaxSize(3).map(EarningBasis::new);
    Arbitrary<LineCondition> lines = Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(LineCondition.any())),
        Tuple.of(1, ConditionArbitraries.lineConditions()));
    return Combinators.combine(
            effects(types),
            ConditionArbitraries.conditions(),
            lines,
            Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(EarningBasis.standard())), Tuple.of(1, bases)),
            Arbitraries.integers().between(-1, 1),
            Arbitraries.of(true, false),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(-1L)),
                Tuple.of(1, Arbitraries.longs().between(0, 30))))
        .as((effect, condition, which, basis, priority, exclusive, cap) -> {
          EarningRule rule = EarningRule.of("rule", effect)
              .when(condition)
              .onLines(which)
              .on(basis)
              .priority(priority);
          rule = exclusive ? rule.exclusive() : rule;
          return cap < 0
              ? rule
              : rule.cappedAt(
                  Cap.points("most-" + cap, Points.of(types[0], cap)).in(Window.lifetime()));
        })
        .withoutEdgeCases();
  }

  private static Arbitrary<Effect> effects(PointType... types) {
    Arbitrary<Points> points = Combinators.combine(
            Arbitraries.of(types), Arbitraries.longs().between(1, 7))
        .as(Points::of);
    Arbitrary<Money> steps = Combinators.combine(
            Arbitraries.of("EUR", "EUR", "EUR", "USD", "USD", "JPY"),
            Arbitraries.of(1L, 7L, 100L, 250L, 1_000L))
        .as(Money::ofMinor);
    Arbitrary<Effect> perAmount = Combinators.combine(points, steps, Arbitraries.of(Counting.class))
        .as(Effect.PerAmount::new);
    Arbitrary<Effect> multiplier = Combinators.combine(
            Arbitraries.longs().between(1, 4),
            Arbitraries.longs().between(0, 5),
            Arbitraries.of(types))
        .as((denominator, more, type) -> new Effect.Multiplier(
            denominator + more, denominator, more % 2 == 0 ? List.of() : List.of(type)));
    Arbitrary<Effect> table = Combinators.combine(
            Arbitraries.of(types),
            Arbitraries.longs().between(0, 20),
            Arbitraries.longs().between(0, 50))
        .as((type, low, high) -> new Effect.ByBasketSize(List.of(
            EarningRules.bracket(Money.ofMinor("EUR", 500), type, low),
            EarningRules.bracket(Money.ofMinor("EUR", 2_000), type, high))));
    return Arbitraries.frequencyOf(
        Tuple.of(5, perAmount),
        Tuple.of(
            1, Combinators.combine(points, Arbitraries.of(1L, 1L, 3L)).as(Effect.PerUnit::new)),
        Tuple.of(1, points.map(p -> (Effect) new Effect.Fixed(p))),
        Tuple.of(1, points.map(p -> (Effect) new Effect.Bonus(p))),
        Tuple.of(1, table),
        Tuple.of(4, multiplier));
  }

  /**
   * Rules about check-ins and reviews, or about one of the two, of every effect that activities have.
   *
   * @param types the types of points that they grant
   * @return rules of one name
   */
  public static Arbitrary<EarningRule> activityRules(PointType... types) {
    Arbitrary<List<ActivityKind>> kinds = Arbitraries.of(
        List.of(ActivityKind.CHECK_IN),
        List.of(ActivityKind.REVIEW),
        List.of(ActivityKind.CHECK_IN, ActivityKind.REVIEW));
    Arbitrary<Limit> limits = Arbitraries.of(
        Cap.uses("one-each", 1).perSubject(),
        Cap.points("week", Points.of(types[0], 9)).in(Cycle.weeks(DayOfWeek.MONDAY)),
        Cap.uses("twice", 2).perRule(),
        Cooldown.of("pause", Duration.ofHours(30)).perSubject());
    return Combinators.combine(
            effects(types)
                .filter(effect -> !(effect instanceof Effect.PerAmount)
                    && !(effect instanceof Effect.ByBasketSize)),
            ConditionArbitraries.conditionsWithoutOrder(),
            kinds,
            Arbitraries.integers().between(-1, 1),
            Arbitraries.of(true, false),
            limits.list().uniqueElements().ofMaxSize(2))
        .as((effect, condition, about, priority, exclusive, most) -> {
          EarningRule rule = EarningRule.of("rule", effect)
              .when(condition)
              .on(about.get(0), about.toArray(ActivityKind[]::new))
              .priority(priority);
          for (Limit limit : most) {
            rule = rule.cappedAt(limit);
          }
          return exclusive ? rule.exclusive() : rule;
        })
        .withoutEdgeCases();
  }

  /**
   * Rule sets of one to six rules about activities, in groups of every selection, with every composition and rounding.
   *
   * @return rule sets
   */
  public static Arbitrary<EarningRuleSet> activityRuleSets() {
    return Arbitraries.of(Selection.class)
        .flatMap(selection -> {
          boolean byPoints = selection == Selection.BEST || selection == Selection.CHEAPEST;
          Arbitrary<EarningRule> rule =
              byPoints ? activityRules(BEANS) : activityRules(BEANS, MILES);
          return Combinators.combine(
                  rule.list().ofMinSize(1).ofMaxSize(6),
                  Arbitraries.integers().between(0, 4),
                  Arbitraries.of(NOT_BY_POINTS),
                  Arbitraries.of(Composition.class),
                  roundings())
              .as((rules, grouped, inner, composition, rounding) -> ruleSet(
                  EarningRuleSet.builder().composition(composition).rounding(rounding),
                  rules,
                  grouped,
                  selection,
                  inner));
        })
        .withoutEdgeCases();
  }

  /**
   * Rule sets of one to seven rules, in groups of every selection, one in another and one beside it, with every composition and
   * rounding, some with caps on all rules alike.
   *
   * @return rule sets
   */
  public static Arbitrary<EarningRuleSet> ruleSets() {
    // Points are compared only where they are of one type. Nothing is made anew for each rule set
    // here: generators that
    // are would be told apart one by one, at great length.
    return Arbitraries.frequencyOf(
            Tuple.of(
                2,
                ruleSets(
                    rules(BEANS),
                    List.of(Selection.BEST, Selection.CHEAPEST),
                    List.of(Selection.values()))),
            Tuple.of(3, ruleSets(rules(BEANS, MILES), NOT_BY_POINTS, NOT_BY_POINTS)))
        .withoutEdgeCases();
  }

  private static Arbitrary<EarningRuleSet> ruleSets(
      Arbitrary<EarningRule> rule, List<Selection> outers, List<Selection> inners) {
    return Combinators.combine(
            rule.list().ofMinSize(1).ofMaxSize(7),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(outers),
            Arbitraries.of(inners),
            Arbitraries.of(Composition.class),
            roundings(),
            limits())
        .as((rules, grouped, outer, inner, composition, rounding, limits) -> {
          EarningRuleSet.Builder set =
              EarningRuleSet.builder().composition(composition).rounding(rounding);
          limits.forEach(set::limit);
          return ruleSet(set, rules, grouped, outer, inner);
        });
  }

  /* What limits all rules alike: mostly nothing, some points of an order, or some awards in all. */
  private static Arbitrary<List<Limit>> limits() {
    Arbitrary<Limit> perOrder = Arbitraries.longs()
        .between(0, 60)
        .map(most -> Cap.points("order-most", Points.of(BEANS, most)).perOrder())
        .map(cap -> cap.most().count() % 3 == 0 ? cap.rejecting() : cap);
    Arbitrary<Limit> uses = Arbitraries.longs()
        .between(1, 4)
        .map(most -> Cap.uses("uses-most", most).in(Window.lifetime()));
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(List.of())),
        Tuple.of(2, perOrder.map(List::of)),
        Tuple.of(1, uses.map(List::of)),
        Tuple.of(1, Combinators.combine(perOrder, uses).as(List::of)));
  }

  private static Arbitrary<Rounding> roundings() {
    return Combinators.combine(
            Arbitraries.of(RoundingMode.class).filter(mode -> mode != RoundingMode.UNNECESSARY),
            Arbitraries.of(Rounding.Level.class),
            Arbitraries.of(Rounding.EXACT, Rounding.EXACT, 0, 2))
        .as(Rounding::new);
  }

  /*
   * The first rules stand in a group, the last of these in a group within it; the last of all in another beside it. Each rule gets a
   * name by its place.
   */
  private static EarningRuleSet ruleSet(
      EarningRuleSet.Builder set,
      List<EarningRule> rules,
      int grouped,
      Selection outer,
      Selection inner) {
    List<RuleNode> members = new ArrayList<>();
    List<RuleNode> others = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      EarningRule rule = renamed(rules.get(i), "rule-" + i);
      if (i >= 5) {
        others.add(rule);
      } else if (i >= grouped) {
        set.rule(rule);
      } else if (i == 3) {
        members.add(new RuleGroup(
            "inner", 0, inner, List.of(rule, renamed(rules.get(i), "rule-" + i + "-again"))));
      } else {
        members.add(rule);
      }
    }
    if (!members.isEmpty()) {
      set.rule(new RuleGroup("outer", 0, outer, members));
    }
    if (!others.isEmpty()) {
      set.rule(new RuleGroup("others", 0, inner, others));
    }
    return set.build();
  }

  /**
   * The same rule under another name.
   *
   * @param rule the rule
   * @param name the name
   * @return a rule that differs in nothing else that these generators set
   */
  public static EarningRule renamed(EarningRule rule, String name) {
    EarningRule renamed = EarningRule.of(name, rule.effect())
        .when(rule.condition())
        .onLines(rule.lines())
        .on(rule.basis())
        .priority(rule.priority());
    renamed = rule.isExclusive() ? renamed.exclusive() : renamed;
    if (!rule.activities().isEmpty()) {
      renamed =
          renamed.on(rule.activities().get(0), rule.activities().toArray(ActivityKind[]::new));
    }
    for (var limit : rule.limits()) {
      renamed = renamed.cappedAt(limit);
    }
    return renamed;
  }
}
