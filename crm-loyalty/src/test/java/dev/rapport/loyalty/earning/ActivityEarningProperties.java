package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.ActivityCondition;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of rules about activities. */
class ActivityEarningProperties {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /* An activity earns what a free order of one line earns, of its subject and quantity and at its time, under the same rules about
   * orders. */
  @Property(tries = 300)
  void anActivityEarnsWhatAFreeLineOfItsQuantityEarns(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll MemberView member,
      @ForAll Activity activity) {
    Order free = Order.builder(activity.id(), activity.member(), activity.at())
        .line(activity.subject().value(), "c", activity.quantity(), Money.of("EUR", "0.00"))
        .build();
    Map<String, Long> expected = new HashMap<>();
    aboutOrders(rules, activity).ifPresent(turned -> {
      NaiveEarning naive =
          new NaiveEarning(turned, Situation.of(member, free, PARIS), RateTable.none());
      expected.putAll(naive.desired());
    });
    Map<String, Long> desired = new HashMap<>();
    for (Award award : rules.evaluate(Situation.of(member, activity, PARIS)).awards()) {
      desired.put(
          award.rule().name() + " " + award.desired().type().id(),
          award.desired().units());
    }
    assertEquals(expected, desired);
  }

  private static Optional<EarningRuleSet> aboutOrders(EarningRuleSet rules, Activity activity) {
    List<RuleNode> turned = aboutOrders(rules.root(), activity);
    if (turned.isEmpty()) {
      return Optional.empty();
    }
    EarningRuleSet.Builder builder =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    turned.forEach(builder::rule);
    return Optional.of(builder.build());
  }

  private static List<RuleNode> aboutOrders(RuleGroup group, Activity activity) {
    List<RuleNode> turned = new ArrayList<>();
    for (RuleNode node : group.children()) {
      if (node instanceof RuleGroup inner) {
        List<RuleNode> children = aboutOrders(inner, activity);
        if (!children.isEmpty()) {
          turned.add(new RuleGroup(inner.name(), inner.priority(), inner.selection(), children));
        }
      } else if (node instanceof EarningRule rule && rule.activities().contains(activity.kind())) {
        EarningRule order = EarningRule.of(rule.name(), rule.effect())
            .when(aboutOrders(rule.condition()))
            .priority(rule.priority());
        turned.add(rule.isExclusive() ? order.exclusive() : order);
      }
    }
    return turned;
  }

  private static Condition aboutOrders(Condition condition) {
    if (condition instanceof Condition.All all) {
      return new Condition.All(
          all.parts().stream().map(ActivityEarningProperties::aboutOrders).toList());
    } else if (condition instanceof Condition.Any any) {
      return new Condition.Any(
          any.parts().stream().map(ActivityEarningProperties::aboutOrders).toList());
    } else if (condition instanceof Condition.Not not) {
      return aboutOrders(not.part()).negate();
    } else if (condition instanceof ActivityCondition.About about) {
      return Conditions.anyLine(Conditions.ofProduct(
          about.subjects().stream().map(Activity.Subject::value).toArray(String[]::new)));
    } else if (condition instanceof ActivityCondition.QuantityAtLeast quantity) {
      return Conditions.unitsAtLeast(quantity.least(), LineCondition.any());
    }
    return condition;
  }

  @Property(tries = 40)
  void rulesAboutActivitiesChangeNothingForOrders(
      @ForAll("ruleSets") EarningRuleSet activities,
      @ForAll EarningRuleSet orders,
      @ForAll Situation situation) {
    EarningRuleSet.Builder both =
        EarningRuleSet.builder().composition(orders.composition()).rounding(orders.rounding());
    orders.limits().forEach(both::limit);
    orders.root().children().forEach(both::rule);
    activities.rules().stream()
        .map(rule -> RuleArbitraries.renamed(rule, "activity-" + rule.name()))
        .forEach(both::rule);
    EarningOutcome alone = orders.evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
    EarningOutcome together =
        both.build().evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
    assertEquals(alone.awards(), together.awards());
    assertEquals(alone.explanation(), together.explanation());
  }

  @Property(tries = 50)
  void listingTheRulesInAnotherOrderChangesNothing(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll MemberView member,
      @ForAll Activity activity,
      @ForAll Random random) {
    List<RuleNode> nodes = new ArrayList<>(rules.root().children());
    Collections.shuffle(nodes, random);
    EarningRuleSet.Builder shuffled =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    nodes.forEach(shuffled::rule);
    Situation situation = Situation.of(member, activity, PARIS);
    EarningOutcome again = shuffled.build().evaluate(situation);
    assertEquals(rules.evaluate(situation), again);
    assertEquals(rules.evaluate(situation).explanation(), again.explanation());
  }

  @Property(tries = 60)
  void onceForEachSubjectIsOnceHoweverActivitiesCome(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll MemberView member,
      @ForAll List<Activity> activities) {
    LimitUsage usage = LimitUsage.empty();
    Set<String> seen = new HashSet<>();
    for (Activity activity : activities) {
      Situation situation = Situation.of(member, activity, PARIS);
      EarningOutcome outcome = rules.evaluate(situation, usage, RateTable.none());
      // What one rule grants of several types of points is one use.
      outcome.uses().stream()
          .filter(use -> use.limits().stream().anyMatch(limit -> limit.name().equals("one-each")))
          .map(LimitUse::claim)
          .map(claim -> List.of(claim.rule(), claim.subject()))
          .distinct()
          .forEach(use -> assertTrue(seen.add(use.get(1)), outcome::toString));
      LimitUsage before = usage;
      usage = outcome.usage();
      if (usage.openOf(activity.id().value()).size() == outcome.uses().size()) {
        LimitUsage undone = usage.returned(activity.id().value());
        assertEquals(before.passing(undone.asOf()), undone);
      }
    }
  }

  @Property(tries = 60)
  void everyExplanationSaysWhatWasAwarded(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll MemberView member,
      @ForAll Activity activity) {
    EarningOutcome outcome = rules.evaluate(Situation.of(member, activity, PARIS));
    assertEquals(List.of(), outcome.explanation().missing());
    assertEquals(
        outcome.awards().size(),
        outcome.explanation().findAll(EarningCode.GRANTED).size());
    assertEquals(1, outcome.explanation().findAll(EarningCode.ACTIVITY).size());
    assertEquals(0, outcome.explanation().findAll(EarningCode.LINES).size());
  }

  @Provide
  Arbitrary<EarningRuleSet> ruleSets() {
    return RuleArbitraries.activityRuleSets();
  }
}
