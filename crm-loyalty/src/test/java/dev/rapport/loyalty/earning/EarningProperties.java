package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.OrderArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of every rule set and every order. */
class EarningProperties {
  private static EarningOutcome evaluate(EarningRuleSet rules, Situation situation) {
    return rules.evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
  }

  @Property(tries = 200)
  void theSlowAndPlainWayDesiresTheSame(
      @ForAll("ruleSets") EarningRuleSet rules, @ForAll("situations") Situation situation) {
    Map<String, Long> desired = new HashMap<>();
    for (Award award : evaluate(rules, situation).awards()) {
      desired.put(
          award.rule().name() + " " + award.desired().type().id(),
          award.desired().units());
    }
    assertEquals(new NaiveEarning(rules, situation, RuleArbitraries.RATES).desired(), desired);
  }

  @Property(tries = 100)
  void listingTheRulesInAnotherOrderChangesNothing(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll("situations") Situation situation,
      @ForAll Random random) {
    EarningRuleSet.Builder shuffled =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    shuffled(rules.limits(), random).forEach(shuffled::limit);
    for (RuleNode node : shuffledNodes(rules.root().children(), random)) {
      shuffled.rule(node);
    }
    assertEquals(rules, shuffled.build());
    EarningOutcome again = evaluate(shuffled.build(), situation);
    assertEquals(evaluate(rules, situation), again);
    assertEquals(evaluate(rules, situation).explanation(), again.explanation());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> result = new ArrayList<>(list);
    Collections.shuffle(result, random);
    return result;
  }

  private static List<RuleNode> shuffledNodes(List<RuleNode> nodes, Random random) {
    List<RuleNode> result = new ArrayList<>();
    for (RuleNode node : nodes) {
      result.add(
          node instanceof RuleGroup group
              ? new RuleGroup(
                  group.name(),
                  group.priority(),
                  group.selection(),
                  shuffledNodes(group.children(), random))
              : node);
    }
    return shuffled(result, random);
  }

  @Property(tries = 100)
  void awardsAreWithinWhatIsDesiredAndSumUpOverTheLines(
      @ForAll("ruleSets") EarningRuleSet rules, @ForAll("situations") Situation situation) {
    EarningOutcome outcome = evaluate(rules, situation);
    Map<Cap, Long> used = new HashMap<>();
    for (Award award : outcome.awards()) {
      assertTrue(award.desired().isPositive());
      assertTrue(award.awarded().compareTo(award.desired()) <= 0);
      assertEquals(
          award.awarded().units(),
          award.lines().stream().mapToLong(Award.LineShare::units).sum());
      award.lines().forEach(share -> assertTrue(share.units() >= 0));
      for (OrderLine line : situation.order().lines()) {
        if (line.kind() == OrderLine.Kind.EXCLUDED || !award.rule().lines().test(line)) {
          assertEquals(0, award.onLine(line.number()).units(), award + " for line " + line);
        }
      }
      award
          .rule()
          .limits()
          .forEach(limit -> used.merge((Cap) limit, award.awarded().units(), Long::sum));
    }
    outcome.uses().forEach(use -> assertTrue(use.awarded().isPositive()));
    used.forEach((cap, sum) -> {
      if (outcome.awards().stream().allMatch(a -> cap.most().counts(a.desired().type()))) {
        assertTrue(sum <= cap.most().count(), cap + " used " + sum);
      }
    });
  }

  @Property
  void aCapOfAnOrderThatRejectsGrantsAllOrNothing(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll("situations") Situation situation,
      @ForAll @LongRange(max = 60) long most) {
    EarningRuleSet.Builder capped =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.root().children().forEach(capped::rule);
    EarningRuleSet open = capped.build();
    Cap cap = Cap.points("all-or-nothing", Points.of(RuleArbitraries.BEANS, most))
        .perOrder()
        .rejecting();
    List<Award> without = evaluate(open, situation).awards();
    List<Award> with = evaluate(capped.limit(cap).build(), situation).awards();
    long desired = without.stream()
        .filter(award -> award.desired().type().equals(RuleArbitraries.BEANS))
        .mapToLong(award -> award.desired().units())
        .sum();
    assertEquals(without.size(), with.size());
    for (int i = 0; i < with.size(); i++) {
      boolean rejected =
          desired > most && with.get(i).desired().type().equals(RuleArbitraries.BEANS);
      Points expected = without.get(i).awarded();
      assertEquals(
          rejected ? Points.of(RuleArbitraries.BEANS, 0) : expected, with.get(i).awarded());
    }
  }

  @Property(tries = 100)
  void evaluatingChangesNothingAndGivesTheSameAgain(
      @ForAll("ruleSets") EarningRuleSet rules, @ForAll("situations") Situation situation) {
    EarningOutcome first = evaluate(rules, situation);
    first.explanation();
    EarningOutcome second = evaluate(rules, situation);
    assertEquals(first, second);
    assertEquals(first.usage(), second.usage());
    assertEquals(first.hashCode(), second.hashCode());
  }

  @Property(tries = 150)
  void aRuleSaidToBeDeadIsNeverAwardedAnything(
      @ForAll("ruleSets") EarningRuleSet rules, @ForAll("situations") Situation situation) {
    List<String> dead = rules.analysis().remarks().stream()
        .filter(f -> f.kind() == RuleAnalysis.Kind.DEAD
            || f.kind() == RuleAnalysis.Kind.UNREACHABLE_EXCLUSIVE)
        .map(RuleAnalysis.Remark::name)
        .toList();
    for (Award award : evaluate(rules, situation).awards()) {
      assertFalse(dead.contains(award.rule().name()), award + " in " + rules);
    }
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
