package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.member.Conditions.all;
import static dev.rapport.loyalty.member.Conditions.onChannel;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.testkit.ConditionArbitraries;
import dev.rapport.loyalty.testkit.OrderArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Many rules are looked up and not tested one by one, and nobody can tell. */
class RulePlanProperties {
  @Provide
  Arbitrary<List<EarningRule>> manyRules() {
    Arbitrary<Condition> conditions = Arbitraries.oneOf(
        ConditionArbitraries.conditions(),
        ConditionArbitraries.leaves(),
        ConditionArbitraries.leaves().list().ofMinSize(2).ofMaxSize(3).map(Condition.All::new));
    Arbitrary<LineCondition> lines = Arbitraries.oneOf(
        Arbitraries.just(LineCondition.any()), ConditionArbitraries.lineConditions());
    return Combinators.combine(conditions, lines, RuleArbitraries.rules())
        .as((condition, which, rule) ->
            EarningRule.of("r", rule.effect()).when(condition).onLines(which))
        .list()
        .ofMinSize(16)
        .ofMaxSize(90)
        .map(RulePlanProperties::named);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return OrderArbitraries.situations();
  }

  private static List<EarningRule> named(List<EarningRule> rules) {
    List<EarningRule> named = new ArrayList<>();
    for (EarningRule rule : rules) {
      named.add(EarningRule.of("r-" + named.size(), rule.effect())
          .when(rule.condition())
          .onLines(rule.lines()));
    }
    return named;
  }

  @Property(tries = 40)
  void manyRulesAwardWhatTheyDoOneByOne(
      @ForAll("manyRules") List<EarningRule> rules, @ForAll("situations") Situation situation) {
    EarningRuleSet set = EarningRuleSet.of(rules.toArray(RuleNode[]::new));
    EarningOutcome outcome = set.evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
    Map<String, Long> awarded = new HashMap<>();
    for (Award award : outcome.awards()) {
      awarded.put(
          award.rule().name() + " " + award.desired().type().id(),
          award.desired().units());
    }
    assertEquals(new NaiveEarning(set, situation, RuleArbitraries.RATES).desired(), awarded);
    assertEquals(
        rules.stream().filter(rule -> !rule.condition().test(situation)).count(),
        outcome.explanation().findAll(EarningCode.NOT_APPLIED).size());
    int[] holding = IntStream.range(0, rules.size())
        .filter(rule -> set.rules().get(rule).condition().test(situation))
        .toArray();
    assertArrayEquals(holding, set.plan(situation).holding(situation));
  }

  @Test
  void whatCannotHoldIsNotLookedAt() {
    List<RuleNode> rules = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Condition condition =
          all(onChannel(Channel.of("channel-" + i)), orderTotalAtLeast(Money.ofMinor("EUR", i)));
      rules.add(EarningRules.bonus("bonus-" + i, RuleArbitraries.BEANS, 1).when(condition));
    }
    EarningRuleSet set = EarningRuleSet.of(rules.toArray(RuleNode[]::new));
    Order order = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
        .channel(Channel.of("channel-7"))
        .line("p", "category-3", 2, Money.of("EUR", "5.00"))
        .build();
    MemberView ada = MemberView.builder("ada", LocalDate.of(2026, 1, 1)).build();
    Situation situation = Situation.of(ada, order, ZoneId.of("UTC"));
    assertEquals(1, set.plan(situation).holding(situation).length);
    EarningOutcome outcome = set.evaluate(situation);
    assertEquals(1, outcome.points(RuleArbitraries.BEANS).units());
    assertEquals(39, outcome.explanation().findAll(EarningCode.NOT_APPLIED).size());
    assertTrue(outcome.explanation().lines().get(0).contains("1 of 40 rules were chosen"));
  }
}
