package dev.rapport.loyalty.earning;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of an explanation of what an order earns. Exact numbers are written as fractions, such as {@code 7/2}, so that every
 * award can be computed again from what its explanation says. May grow.
 */
public enum EarningCode implements Code {
  /** An evaluation; the sums and the rules are the reasons. */
  OUTCOME(
      "earning.outcome", "{chosen} of {rules} rules were chosen, multipliers are {composition}"),
  /** All that was earned of one type of points. */
  SUM(
      "earning.sum",
      "{type}: {exact} units exactly, {desired} rounded {mode} by {level}, {awarded} awarded"),
  /** A rule whose condition does not hold. */
  NOT_APPLIED("earning.not-applied", "rule {rule} version {version} does not apply"),
  /** A rule that applies, and gave way to another. */
  NOT_CHOSEN(
      "earning.not-chosen",
      "rule {rule} version {version} applies and was not chosen in group {group}, which chooses {selection}"),
  /** A rule that was chosen and earned nothing. */
  NOTHING("earning.nothing", "rule {rule} version {version} earns nothing"),
  /** A rule that was chosen, and what it grants of one type. */
  GRANTED(
      "earning.granted",
      "rule {rule} version {version} grants {awarded} of {desired} {type}: {exact} units exactly"),
  /** Points per amount. */
  PER_AMOUNT(
      "earning.per-amount",
      "{units} units for each {step}, counted by {counting}: {amount} x {factor} make {steps} steps"),
  /** The steps of one line. */
  LINE_STEPS(
      "earning.line-steps", "line {line}: {amount} x {factor} on {parts} parts make {steps} steps"),
  /** Points pro rata. */
  PRO_RATA("earning.pro-rata", "{units} units for each {step}, pro rata: {amount} x {factor}"),
  /** Points per unit. */
  PER_UNIT("earning.per-unit", "{units} units for each of {count} pieces"),
  /** Points by basket size. */
  BASKET("earning.basket", "{units} units for a basket of {amount} x {factor}"),
  /** A fixed number of points. */
  FIXED("earning.fixed", "{units} units for the order"),
  /** A bonus. */
  BONUS("earning.bonus", "{units} units on top"),
  /** A multiplier. */
  MULTIPLIER("earning.multiplier", "{base} units x {numerator}/{denominator} is {added} more"),
  /** On which lines points were earned. */
  LINES("earning.lines", "by line: {lines}");

  private final String id;
  private final String template;

  EarningCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  static Explanation explain(Evaluation evaluation, List<Award> awards) {
    RulePlan plan = evaluation.plan;
    int chosen = 0;
    for (boolean each : evaluation.chosen) {
      chosen += each ? 1 : 0;
    }
    List<Explanation> reasons = new ArrayList<>();
    for (int type = 0; type < plan.types.length; type++) {
      reasons.add(sum(evaluation, awards, type));
    }
    int at = 0;
    int next = 0;
    for (int rule = 0; rule < plan.rules.length; rule++) {
      boolean holds = at < evaluation.holding.length && evaluation.holding[at] == rule;
      next = addRule(evaluation, awards, next, rule, holds ? at++ : -1, reasons);
    }
    return Explanation.of(
            OUTCOME,
            Argument.of(chosen),
            Argument.of(plan.rules.length),
            Argument.of(evaluation.set.composition()))
        .because(reasons);
  }

  private static Explanation sum(Evaluation evaluation, List<Award> awards, int type) {
    PointType points = evaluation.plan.types[type];
    Fraction exact = Fraction.ZERO;
    for (int at = 0; at < evaluation.holding.length; at++) {
      exact = exact.plus(evaluation.exact(at, type));
    }
    long desired = 0;
    long awarded = 0;
    for (Award award : awards) {
      if (award.awarded().type().equals(points)) {
        desired += award.desired().units();
        awarded += award.awarded().units();
      }
    }
    return Explanation.of(
        SUM,
        Argument.of(points.id()),
        Argument.of(exact.toString()),
        Argument.of(desired),
        Argument.of(evaluation.set.rounding().mode()),
        Argument.of(evaluation.set.rounding().level()),
        Argument.of(awarded));
  }

  /* The awards are in the order of the rules, so the next one is that of this rule or of a later one. */
  private static int addRule(
      Evaluation evaluation,
      List<Award> awards,
      int firstAward,
      int rule,
      int at,
      List<Explanation> reasons) {
    EarningRule earning = evaluation.plan.rules[rule];
    Explanation condition = earning.condition().explain(evaluation.situation);
    Argument name = Argument.of(earning.name());
    Argument version = Argument.of(earning.version());
    if (at < 0) {
      reasons.add(Explanation.of(NOT_APPLIED, name, version).because(condition));
      return firstAward;
    }
    if (!evaluation.chosen[at]) {
      RuleGroup group = chooser(evaluation.set.root(), earning, evaluation.set.root());
      Argument chooser = Argument.of(group.name());
      Argument selection = Argument.of(group.selection());
      reasons.add(Explanation.of(NOT_CHOSEN, name, version, chooser, selection).because(condition));
      return firstAward;
    }
    int next = firstAward;
    while (next < awards.size() && awards.get(next).rule().name().equals(earning.name())) {
      reasons.add(granted(evaluation, at, awards.get(next), name, version, condition));
      next++;
    }
    if (next == firstAward) {
      reasons.add(Explanation.of(NOTHING, name, version).because(condition));
    }
    return next;
  }

  private static Explanation granted(
      Evaluation evaluation,
      int at,
      Award award,
      Argument name,
      Argument version,
      Explanation condition) {
    PointType type = award.awarded().type();
    Fraction exact = evaluation.exact(at, evaluation.plan.indexOf(type));
    Explanation effect = effect(evaluation, at, award.rule().effect(), exact);
    Explanation byLine = Explanation.of(LINES, shares(evaluation.order.lines(), award));
    Explanation granted = Explanation.of(
        GRANTED,
        name,
        version,
        Argument.of(award.awarded().units()),
        Argument.of(award.desired().units()),
        Argument.of(type.id()),
        Argument.of(exact.toString()));
    return award.allowance().bites().isEmpty()
        ? granted.because(condition, effect, byLine)
        : granted.because(condition, effect, byLine, award.allowance().explanation());
  }

  private static Argument shares(List<OrderLine> lines, Award award) {
    List<Argument> shares = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      long units = award.unitsAt(i);
      if (units > 0) {
        shares.add(Argument.of(lines.get(i).number() + ": " + units));
      }
    }
    return Argument.list(shares);
  }

  private static Explanation effect(Evaluation evaluation, int at, Effect effect, Fraction exact) {
    BasePoints base = evaluation.base;
    if (effect instanceof Multiplier multiplier) {
      long extra = multiplier.numerator() - multiplier.denominator();
      return Explanation.of(
          MULTIPLIER,
          Argument.of(exact.times(multiplier.denominator(), extra).toString()),
          Argument.of(multiplier.numerator()),
          Argument.of(multiplier.denominator()),
          Argument.of(exact.toString()));
    } else if (effect instanceof Effect.PerAmount perAmount) {
      return perAmount(evaluation, at, perAmount);
    } else if (effect instanceof Effect.PerUnit perUnit) {
      return Explanation.of(
          PER_UNIT, Argument.of(perUnit.perUnit().units()), Argument.of(base.unitCount(at)));
    } else if (effect instanceof Effect.ByBasketSize) {
      return Explanation.of(
          BASKET, Argument.of(exact.floor()), total(evaluation, at), factor(evaluation, at));
    }
    EarningCode code = effect.stage() == Stage.BONUS ? BONUS : FIXED;
    return Explanation.of(code, Argument.of(exact.floor()));
  }

  private static Explanation perAmount(Evaluation evaluation, int at, Effect.PerAmount effect) {
    Argument units = Argument.of(effect.perStep().units());
    Argument step = Argument.of(effect.step());
    Argument amount = total(evaluation, at);
    Argument factor = factor(evaluation, at);
    if (effect.counting() == Effect.Counting.PRO_RATA) {
      return Explanation.of(PRO_RATA, units, step, amount, factor);
    }
    Explanation explained = Explanation.of(
        PER_AMOUNT,
        units,
        step,
        Argument.of(effect.counting()),
        amount,
        factor,
        Argument.of(evaluation.base.steps(at, effect)));
    return effect.counting() == Effect.Counting.STEPS_OF_ORDER
        ? explained
        : explained.because(lineSteps(evaluation, at, effect, factor));
  }

  private static List<Explanation> lineSteps(
      Evaluation evaluation, int at, Effect.PerAmount effect, Argument factor) {
    boolean ofUnits = effect.counting() == Effect.Counting.STEPS_OF_UNIT;
    long[] amounts = evaluation.base.amounts(at);
    long[] steps = evaluation.base.lineSteps(at, effect);
    List<Explanation> result = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      OrderLine line = evaluation.order.lines().get(i);
      if (amounts[i] > 0) {
        result.add(Explanation.of(
            LINE_STEPS,
            Argument.of(line.number()),
            money(evaluation, amounts[i]),
            factor,
            Argument.of(ofUnits ? line.quantity() : 1),
            Argument.of(steps[i])));
      }
    }
    return result;
  }

  private static Argument total(Evaluation evaluation, int at) {
    return money(evaluation, evaluation.base.total(at));
  }

  private static Argument factor(Evaluation evaluation, int at) {
    return Argument.of(evaluation.base.moneyFactor(at).toString());
  }

  private static Argument money(Evaluation evaluation, long minorUnits) {
    return Argument.of(Money.ofMinor(evaluation.order.currency(), minorUnits));
  }

  /** The group on the way to a rule that did not choose it: the innermost one that does not choose all. */
  private static RuleGroup chooser(RuleGroup group, EarningRule rule, RuleGroup around) {
    RuleGroup here = group.selection() == RuleGroup.Selection.ALL ? around : group;
    for (RuleNode child : group.children()) {
      if (child.equals(rule)) {
        return here;
      }
      if (child instanceof RuleGroup inner) {
        RuleGroup found = chooser(inner, rule, here);
        if (contains(inner, rule)) {
          return found;
        }
      }
    }
    return here;
  }

  private static boolean contains(RuleGroup group, EarningRule rule) {
    return group.children().stream()
        .anyMatch(child ->
            child.equals(rule) || (child instanceof RuleGroup inner && contains(inner, rule)));
  }
}
