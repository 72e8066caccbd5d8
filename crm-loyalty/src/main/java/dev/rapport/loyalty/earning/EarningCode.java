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
    for (int rule = 0; rule < plan.rules.length; rule++) {
      boolean holds = at < evaluation.holding.length && evaluation.holding[at] == rule;
      addRule(evaluation, awards, rule, holds ? at++ : -1, reasons);
    }
    return Explanation.of(OUTCOME)
        .with("chosen", chosen)
        .with("rules", plan.rules.length)
        .with("composition", evaluation.set.composition())
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
    return Explanation.of(SUM)
        .with("type", points.id())
        .with("exact", exact.toString())
        .with("desired", desired)
        .with("mode", evaluation.set.rounding().mode())
        .with("level", evaluation.set.rounding().level())
        .with("awarded", awarded);
  }

  private static void addRule(
      Evaluation evaluation, List<Award> awards, int rule, int at, List<Explanation> reasons) {
    EarningRule earning = evaluation.plan.rules[rule];
    Explanation condition = earning.condition().explain(evaluation.situation);
    if (at < 0) {
      reasons.add(named(NOT_APPLIED, earning).because(condition));
      return;
    }
    if (!evaluation.chosen[at]) {
      RuleGroup group = chooser(evaluation.set.root(), earning, evaluation.set.root());
      reasons.add(named(NOT_CHOSEN, earning)
          .with("group", group.name())
          .with("selection", group.selection())
          .because(condition));
      return;
    }
    boolean nothing = true;
    for (int type = 0; type < evaluation.plan.types.length; type++) {
      for (Award award : awards) {
        if (award.rule().name().equals(earning.name())
            && award.awarded().type().equals(evaluation.plan.types[type])) {
          reasons.add(granted(evaluation, at, type, award, condition));
          nothing = false;
        }
      }
    }
    if (nothing) {
      reasons.add(named(NOTHING, earning).because(condition));
    }
  }

  private static Explanation granted(
      Evaluation evaluation, int at, int type, Award award, Explanation condition) {
    Fraction exact = evaluation.exact(at, type);
    List<OrderLine> orderLines = evaluation.order.lines();
    List<Argument> lines = new ArrayList<>(orderLines.size());
    for (int i = 0; i < orderLines.size(); i++) {
      lines.add(Argument.of(orderLines.get(i).number() + ": " + award.unitsAt(i)));
    }
    Explanation byLine = Explanation.of(LINES).with("lines", Argument.list(lines));
    Explanation effect = effect(evaluation, at, award.rule().effect(), exact);
    Explanation granted = named(GRANTED, award.rule())
        .with("awarded", award.awarded().units())
        .with("desired", award.desired().units())
        .with("type", award.awarded().type().id())
        .with("exact", exact.toString());
    return award.allowance().bites().isEmpty()
        ? granted.because(condition, effect, byLine)
        : granted.because(condition, effect, byLine, award.allowance().explanation());
  }

  private static Explanation effect(Evaluation evaluation, int at, Effect effect, Fraction exact) {
    BasePoints base = evaluation.base;
    if (effect instanceof Multiplier multiplier) {
      long extra = multiplier.numerator() - multiplier.denominator();
      return Explanation.of(MULTIPLIER)
          .with("base", exact.times(multiplier.denominator(), extra).toString())
          .with("numerator", multiplier.numerator())
          .with("denominator", multiplier.denominator())
          .with("added", exact.toString());
    } else if (effect instanceof Effect.PerAmount perAmount) {
      boolean proRata = perAmount.counting() == Effect.Counting.PRO_RATA;
      Explanation explained = counted(
              Explanation.of(proRata ? PRO_RATA : PER_AMOUNT), evaluation, at)
          .with("units", perAmount.perStep().units())
          .with("step", perAmount.step());
      return proRata
          ? explained
          : explained
              .with("counting", perAmount.counting())
              .with("steps", base.steps(at, perAmount))
              .because(lineSteps(evaluation, at, perAmount));
    } else if (effect instanceof Effect.PerUnit perUnit) {
      return Explanation.of(PER_UNIT)
          .with("units", perUnit.perUnit().units())
          .with("count", base.unitCount(at));
    } else if (effect instanceof Effect.ByBasketSize) {
      return counted(Explanation.of(BASKET), evaluation, at).with("units", exact.floor());
    }
    EarningCode code = effect.stage() == Stage.BONUS ? BONUS : FIXED;
    return Explanation.of(code).with("units", exact.floor());
  }

  private static Explanation counted(Explanation explained, Evaluation evaluation, int at) {
    return explained
        .with("amount", money(evaluation, evaluation.base.total(at)))
        .with("factor", evaluation.base.moneyFactor(at).toString());
  }

  private static List<Explanation> lineSteps(
      Evaluation evaluation, int at, Effect.PerAmount effect) {
    if (effect.counting() == Effect.Counting.STEPS_OF_ORDER) {
      return List.of();
    }
    long[] amounts = evaluation.base.amounts(at);
    long[] steps = evaluation.base.lineSteps(at, effect);
    List<Explanation> result = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      OrderLine line = evaluation.order.lines().get(i);
      boolean ofUnits = effect.counting() == Effect.Counting.STEPS_OF_UNIT;
      if (amounts[i] > 0) {
        result.add(Explanation.of(LINE_STEPS)
            .with("line", line.number())
            .with("amount", money(evaluation, amounts[i]))
            .with("factor", evaluation.base.moneyFactor(at).toString())
            .with("parts", ofUnits ? line.quantity() : 1)
            .with("steps", steps[i]));
      }
    }
    return List.copyOf(result);
  }

  private static Money money(Evaluation evaluation, long minorUnits) {
    return Money.ofMinor(evaluation.order.currency(), minorUnits);
  }

  private static Explanation named(EarningCode code, EarningRule rule) {
    return Explanation.of(code).with("rule", rule.name()).with("version", rule.version());
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
