package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.testkit.OrderArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever has an explanation can compute the awards from it, and needs the rules and the order to check what it is given. */
class ExplanationProperties {
  @Property(tries = 150)
  void everyExplanationComputesToTheAwardsThatItExplains(
      @ForAll("ruleSets") EarningRuleSet rules, @ForAll("situations") Situation situation) {
    EarningOutcome first = rules.evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
    check(first);
    check(rules.evaluate(situation, first.usage(), RuleArbitraries.RATES));
  }

  private static void check(EarningOutcome outcome) {
    Explanation why = outcome.explanation();
    assertEquals(List.of(), why.missing());
    assertEquals(why, outcome.explanation());
    Recomputation again = new Recomputation(outcome);
    List<Explanation> granted = why.findAll(EarningCode.GRANTED);
    assertEquals(outcome.awards().size(), granted.size());
    for (int i = 0; i < granted.size(); i++) {
      Award award = outcome.awards().get(i);
      Explanation told = granted.get(i);
      assertEquals(award.rule().name(), Recomputation.text(told, "rule"));
      assertEquals(award.rule().version(), Recomputation.whole(told, "version"));
      assertEquals(award.desired().type().id(), Recomputation.text(told, "type"));
      assertEquals(award.desired().units(), again.desired(told), told::toString);
      assertEquals(award.awarded().units(), again.awarded(told), told::toString);
      assertEquals(award.desired().units(), Recomputation.whole(told, "desired"));
      assertEquals(award.awarded().units(), Recomputation.whole(told, "awarded"));
      assertEquals(award.lines(), again.linesTold(told), told::toString);
      assertEquals(again.lines(told), award.lines(), told::toString);
    }
    for (Explanation nothing : why.findAll(EarningCode.NOTHING)) {
      assertEquals(0, again.desired(nothing), nothing::toString);
    }
    for (EarningRule rule : outcome.rules().rules()) {
      assertTrue(
          why.children().stream().anyMatch(step -> again.isAbout(step, rule)), rule.toString());
    }
    again.checkSums();
  }

  @Provide
  Arbitrary<EarningRuleSet> ruleSets() {
    return RuleArbitraries.ruleSets();
  }

  @Provide
  Arbitrary<Situation> situations() {
    return OrderArbitraries.situations();
  }
}
