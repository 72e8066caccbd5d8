package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.Effect;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.Conditions;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.program.LoyaltyProgram.RulesVersion;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the parts of a programme fit together: what tiers add to the rules, and what every name must refer to. */
final class Wiring {
  private Wiring() {}

  static List<RulesVersion> versions(
      EarningRuleSet first, List<RulesVersion> later, List<TierLadder> ladders) {
    List<RulesVersion> all = new ArrayList<>();
    all.add(new RulesVersion(1, Instant.MIN, withTiers(first, ladders)));
    for (RulesVersion version : later) {
      EarningRuleSet rules = withTiers(version.rules(), ladders);
      all.add(new RulesVersion(version.number(), version.effectiveFrom(), rules));
    }
    return List.copyOf(all);
  }

  /* What is returned or reported late must find what it once added to a level: no ladder forgets before. */
  static List<TierLadder> remembering(List<TierLadder> ladders, int days) {
    return ladders.stream().map(ladder -> ladder.rememberingAtLeast(days)).toList();
  }

  /* The purchases so far, and what rules of any version look at. */
  static List<DeclaredCounter> counters(List<RulesVersion> versions) {
    Set<DeclaredCounter> all = new LinkedHashSet<>();
    all.add(DeclaredCounter.PURCHASES);
    versions.forEach(version -> all.addAll(version.rules().counters()));
    return List.copyOf(all);
  }

  /* The budgets of all versions by name. */
  static Map<String, Budget> budgets(List<RulesVersion> versions) {
    Map<String, Budget> budgets = new HashMap<>();
    for (RulesVersion version : versions) {
      for (EarningRule rule : version.rules().rules()) {
        Budget budget = rule.funding().map(Budget.Funding::budget).orElse(null);
        if (budget != null) {
          Budget other = budgets.putIfAbsent(budget.name(), budget);
          checkArgument(
              other == null || other.equals(budget),
              "budgets must have one name each, two had \"%s\"",
              budget.name());
        }
      }
    }
    return Map.copyOf(budgets);
  }

  /*
   * The rules and what levels multiply. A multiplier of a level is a rule like any other, so it is limited, rounded and explained
   * as they are. Rules that have the multipliers already come back as they were.
   */
  static EarningRuleSet withTiers(EarningRuleSet rules, List<TierLadder> ladders) {
    List<EarningRule> missing = new ArrayList<>();
    for (TierLadder ladder : ladders) {
      for (TierLevel level : ladder.levels()) {
        level
            .benefit(Benefit.EarningMultiplier.class)
            .map(benefit -> multiplier(ladder, level, benefit))
            .filter(rule -> !rules.root().children().contains(rule))
            .ifPresent(missing::add);
      }
    }
    if (missing.isEmpty()) {
      return rules;
    }
    EarningRuleSet.Builder builder =
        EarningRuleSet.builder().composition(rules.composition()).rounding(rules.rounding());
    rules.limits().forEach(builder::limit);
    rules.root().children().forEach(builder::rule);
    missing.forEach(builder::rule);
    return builder.build();
  }

  private static EarningRule multiplier(
      TierLadder ladder, TierLevel level, Benefit.EarningMultiplier benefit) {
    Benefit.Factor factor = benefit.factor();
    Condition above = Conditions.tierAtLeast(ladder.name(), level.rank() + 1);
    Condition here = level.rank() == 0
        ? Conditions.not(above)
        : Conditions.tierAtLeast(ladder.name(), level.rank()).and(Conditions.not(above));
    return EarningRule.of(
            "tier-" + ladder.name() + "-" + level.rank(),
            new Effect.Multiplier(factor.numerator(), factor.denominator(), benefit.types()))
        .when(here);
  }

  static void check(
      LoyaltyProgram program, Collection<PointType> types, List<AutoRedemption> redemptions) {
    for (RulesVersion version : program.rules()) {
      for (PointType type : version.rules().types()) {
        checkArgument(
            types.contains(type),
            "points of type %s must be declared, a rule grants them. Use points(type, expiry).",
            type);
      }
    }
    for (AutoRedemption redemption : redemptions) {
      checkArgument(
          types.contains(redemption.points().type()),
          "points of type %s must be declared, %s takes them",
          redemption.points().type(),
          redemption.name());
    }
    for (BalanceCap cap : program.balanceCaps) {
      checkArgument(
          types.contains(cap.most().type()),
          "points of type %s must be declared, %s caps them",
          cap.most().type(),
          cap.name());
    }
    checkDistinct("automatic redemptions", redemptions.stream().map(AutoRedemption::name));
    checkDistinct("balance caps", program.balanceCaps.stream().map(BalanceCap::name));
    checkDistinct("ladders", program.ladders().stream().map(TierLadder::name));
    checkDistinct("counters", program.counters().stream().map(DeclaredCounter::name));
    for (TierLadder ladder : program.ladders()) {
      for (TierMetric metric : ladder.metrics()) {
        checkMetric(program, ladder, metric, types);
      }
    }
  }

  private static boolean isActivity(LoyaltyProgram program, String kind) {
    return program.rules().stream()
        .flatMap(version -> version.rules().activities().stream())
        .anyMatch(activity -> activity.id().equals(kind));
  }

  private static void checkDistinct(String what, Stream<String> names) {
    Set<String> seen = new HashSet<>();
    names.forEach(name -> checkArgument(
        seen.add(name), "%s must each have a name of their own, two had \"%s\"", what, name));
  }

  private static void checkMetric(
      LoyaltyProgram program, TierLadder ladder, TierMetric metric, Collection<PointType> types) {
    switch (metric.kind()) {
      case POINTS, BALANCE ->
        checkArgument(
            types.stream().anyMatch(type -> type.id().equals(metric.unit())),
            "points of type %s must be declared, the ladder \"%s\" counts them. Use points(type,"
                + " expiry).",
            metric.unit(),
            ladder.name());
      case COUNT ->
        checkArgument(
            metric.unit().equals(Standings.ORDERS) || isActivity(program, metric.unit()),
            "the ladder \"%s\" must count points, balances, spend, \"%s\" or the kind of an activity"
                + " that a rule is about, such as \"check-in\", was \"%s\". Count anything else in"
                + " qualifying points that a rule grants for it.",
            ladder.name(),
            Standings.ORDERS,
            metric.unit());
      case SPEND -> {
        // Any currency: orders in others add nothing.
      }
    }
  }

  /* The rules of one version, whatever the instant. */
  static Function<Instant, EarningRuleSet> version(LoyaltyProgram program, int number) {
    List<RulesVersion> versions = program.rules();
    checkArgument(
        number >= 1 && number <= versions.size(),
        "version must be from 1 to %s, was %s",
        versions.size(),
        number);
    return at -> versions.get(number - 1).rules();
  }

  /* Rules from elsewhere, whatever the instant. They can only ask for the history that the programme keeps. */
  static Function<Instant, EarningRuleSet> given(LoyaltyProgram program, EarningRuleSet rules) {
    for (DeclaredCounter counter : rules.counters()) {
      checkArgument(
          program.counters().contains(counter),
          "rules must look at counters that the programme keeps, looked at %s. A programme keeps"
              + " those that a version of its rules looks at.",
          counter);
    }
    EarningRuleSet wired = withTiers(rules, program.ladders());
    return at -> wired;
  }
}
