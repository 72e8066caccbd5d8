package dev.rapport.loyalty.earning;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.ByBasketSize;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an explanation of what an order earns. Exact numbers are written as fractions, such as {@code 7/2}, so that every
 * award can be computed again from what its explanation says. May grow.
 */
public enum EarningCode implements Code {
  /** An evaluation; the sums and the rules are the reasons. */
  OUTCOME(
      "earning.outcome", "{chosen} of {rules} rules were chosen, multipliers are {composition}"),
  /** The activity that was evaluated. */
  ACTIVITY("earning.activity", "{kind} {activity}, subject {subject}, quantity {quantity}"),
  /** All that was earned of one type of points, and what rounding took away, or gave where it is less than nothing. */
  SUM(
      "earning.sum",
      "{type}: {exact} units exactly, {desired} rounded {mode} by {level}, {remainder} over, {awarded} awarded"),
  /** A rule whose condition does not hold. */
  NOT_APPLIED("earning.not-applied", "rule {rule} version {version} does not apply"),
  /** A rule that applies, and gave way to another. */
  NOT_CHOSEN(
      "earning.not-chosen",
      "rule {rule} version {version} applies and was not chosen in group {group}, which chooses {selection}"),
  /** A rule that was chosen and earned less than a unit of one type; its condition and its effect are the reasons. */
  NOTHING(
      "earning.nothing", "rule {rule} version {version} grants no {type}: {exact} units exactly"),
  /** A multiplier that was chosen, of points that no rule grants. */
  NOTHING_TO_MULTIPLY(
      "earning.nothing-to-multiply",
      "rule {rule} version {version} multiplies points that no rule grants"),
  /** A rule that was chosen, and what it grants of one type. */
  GRANTED(
      "earning.granted",
      "rule {rule} version {version} grants {awarded} of {desired} {type}: {exact} units exactly"),
  /** A rule of which no line of the order counts, whatever its effect. */
  NO_LINES("earning.no-lines", "no line of the order counts"),
  /** Points per amount. */
  PER_AMOUNT(
      "earning.per-amount",
      "{units} units for each {step}, counted by {counting}: {amount} x {factor} make {steps} steps"),
  /** The steps of one line. */
  LINE_STEPS(
      "earning.line-steps", "line {line}: {amount} x {factor} on {parts} parts make {steps} steps"),
  /** Points pro rata. */
  PRO_RATA("earning.pro-rata", "{units} units for each {step}, pro rata: {amount} x {factor}"),
  /** A base amount that is rounded before it is multiplied. */
  BASE_ROUNDED(
      "earning.base-rounded", "{exact} units rounded {mode} to {digits} digits are {rounded}"),
  /** Points per unit. */
  PER_UNIT("earning.per-unit", "{units} units for each of {count}"),
  /** Points per full step of units. */
  PER_UNITS("earning.per-units", "{units} units for each {step} of {count} make {steps} steps"),
  /** Points by basket size. */
  BASKET("earning.basket", "{units} units from {from} on: the basket is {amount} x {factor}"),
  /** A basket that is too small for any points by size. */
  BELOW_BASKETS("earning.below-baskets", "nothing below {from}: the basket is {amount} x {factor}"),
  /** A fixed number of points. */
  FIXED("earning.fixed", "{units} units, whatever it was"),
  /** A bonus. */
  BONUS("earning.bonus", "{units} units on top"),
  /** A multiplier. */
  MULTIPLIER("earning.multiplier", "{base} units x {numerator}/{denominator} is {added} more"),
  /** A multiplier that changes nothing. */
  MULTIPLIER_OF_ONE("earning.multiplier-of-one", "x 1 adds nothing"),
  /** What a rule grants on one line exactly, where lines are rounded or multiplied by themselves. */
  ON_LINE("earning.on-line", "line {line}: {exact} units exactly"),
  /** On which lines points were earned. */
  LINES("earning.lines", "by line: {lines}");

  private static final Fraction[] NONE = {};

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
    return new Teller(evaluation, awards).outcome();
  }

  /** Tells one evaluation, asking it for nothing but what it has computed. */
  private static final class Teller {
    private final Evaluation evaluation;
    private final RulePlan plan;
    private final List<Award> awards;
    private final List<Explanation> reasons = new ArrayList<>();
    private final Fraction[][][] byLine;
    /* The awards are in the order of the rules and types, so the next one is of this rule and type or of later ones. */
    private int next;

    Teller(Evaluation evaluation, List<Award> awards) {
      this.evaluation = evaluation;
      this.plan = evaluation.plan;
      this.awards = awards;
      this.byLine = new Fraction[isByLine(evaluation) ? plan.types.length : 0][][];
      Arrays.setAll(byLine, evaluation::exactByLine);
    }

    Explanation outcome() {
      int chosen = 0;
      for (boolean each : evaluation.chosen) {
        chosen += each ? 1 : 0;
      }
      evaluation.situation.activity().ifPresent(activity -> reasons.add(told(activity)));
      for (int type = 0; type < plan.types.length; type++) {
        reasons.add(sum(type));
      }
      int at = 0;
      for (int rule = 0; rule < plan.rules.length; rule++) {
        boolean holds = at < evaluation.holding.length && evaluation.holding[at] == rule;
        addRule(rule, holds ? at++ : -1);
      }
      return Explanation.of(
              OUTCOME,
              Argument.of(chosen),
              Argument.of(plan.rules.length),
              Argument.of(evaluation.set.composition()))
          .because(reasons);
    }

    private static Explanation told(Activity activity) {
      return Explanation.of(
          ACTIVITY,
          Argument.of(activity.kind().id()),
          Argument.of(activity.id().value()),
          Argument.of(activity.subject().value()),
          Argument.of(activity.quantity()));
    }

    private Explanation sum(int type) {
      PointType points = plan.types[type];
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
          Argument.of(exact.without(desired)),
          Argument.of(awarded));
    }

    private void addRule(int rule, int at) {
      EarningRule earning = plan.rules[rule];
      Explanation condition = earning.condition().explain(evaluation.situation);
      Argument name = Argument.of(earning.name());
      Argument version = Argument.of(earning.version());
      if (at < 0) {
        reasons.add(Explanation.of(NOT_APPLIED, name, version).because(condition));
      } else if (!evaluation.chosen[at]) {
        RuleGroup group = chooser(evaluation.set.root(), earning, evaluation.set.root());
        Argument chooser = Argument.of(group.name());
        Argument selection = Argument.of(group.selection());
        reasons.add(
            Explanation.of(NOT_CHOSEN, name, version, chooser, selection).because(condition));
      } else {
        int before = reasons.size();
        for (int type = 0; type < plan.types.length; type++) {
          if (isAbout(earning.effect(), rule, type)) {
            reasons.add(chosen(at, type, name, version, condition));
          }
        }
        if (reasons.size() == before) {
          reasons.add(Explanation.of(NOTHING_TO_MULTIPLY, name, version).because(condition));
        }
      }
    }

    private boolean isAbout(Effect effect, int rule, int type) {
      return effect instanceof Multiplier multiplier
          ? multiplier.multiplies(plan.types[type])
          : plan.typeOf[rule] == type;
    }

    private Explanation chosen(
        int at, int type, Argument name, Argument version, Explanation condition) {
      EarningRule rule = plan.rules[evaluation.holding[at]];
      PointType points = plan.types[type];
      Fraction exact = evaluation.exact(at, type);
      List<Explanation> steps = new ArrayList<>();
      steps.add(condition);
      addEffect(evaluation, at, rule.effect(), exact, steps);
      addLines(at, type, steps);
      if (next == awards.size() || !isOf(awards.get(next), rule, points)) {
        Argument units = Argument.of(exact.toString());
        return Explanation.of(NOTHING, name, version, Argument.of(points.id()), units)
            .because(steps);
      }
      Award award = awards.get(next);
      next++;
      if (!evaluation.lines.isEmpty()) {
        steps.add(Explanation.of(LINES, shares(evaluation.lines, award)));
      }
      if (!award.allowance().bites().isEmpty()) {
        steps.add(award.allowance().explanation());
      }
      return Explanation.of(
              GRANTED,
              name,
              version,
              Argument.of(award.awarded().units()),
              Argument.of(award.desired().units()),
              Argument.of(points.id()),
              Argument.of(exact.toString()))
          .because(steps);
    }

    private static boolean isOf(Award award, EarningRule rule, PointType points) {
      return award.rule().name().equals(rule.name()) && award.desired().type().equals(points);
    }

    private void addLines(int at, int type, List<Explanation> steps) {
      Fraction[] exact = byLine.length == 0 ? NONE : byLine[type][at];
      for (int i = 0; i < exact.length; i++) {
        if (!exact[i].isZero()) {
          steps.add(Explanation.of(
              ON_LINE,
              Argument.of(evaluation.lines.get(i).number()),
              Argument.of(exact[i].toString())));
        }
      }
    }
  }

  /* Lines count by themselves if they are rounded so, or one multiplier covers only some of them. */
  private static boolean isByLine(Evaluation evaluation) {
    if (evaluation.lines.isEmpty()) {
      return false;
    }
    boolean byLine = evaluation.set.rounding().level() == Rounding.Level.LINE;
    for (int at = 0; at < evaluation.holding.length && !byLine; at++) {
      int rule = evaluation.holding[at];
      byLine = evaluation.chosen[at]
          && evaluation.plan.stageOf[rule] == Stage.MULTIPLIER
          && evaluation.plan.scopeOf[rule] >= 0;
    }
    return byLine;
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

  private static void addEffect(
      Evaluation evaluation, int at, Effect effect, Fraction exact, List<Explanation> steps) {
    steps.add(effect(evaluation, at, effect, exact));
    Rounding rounding = evaluation.set.rounding();
    if (rounding.baseDigits() != Rounding.EXACT
        && effect instanceof Effect.PerAmount perAmount
        && perAmount.counting() == Effect.Counting.PRO_RATA
        && evaluation.base.countsAnything(at)) {
      steps.add(Explanation.of(
          BASE_ROUNDED,
          Argument.of(evaluation.base.proRata(at, perAmount).toString()),
          Argument.of(rounding.mode()),
          Argument.of(rounding.baseDigits()),
          Argument.of(exact.toString())));
    }
  }

  private static Explanation effect(Evaluation evaluation, int at, Effect effect, Fraction exact) {
    BasePoints base = evaluation.base;
    if (effect instanceof Multiplier multiplier) {
      return multiplier(multiplier, exact);
    } else if (!base.countsAnything(at)) {
      return Explanation.of(NO_LINES);
    } else if (effect instanceof Effect.PerAmount perAmount) {
      return perAmount(evaluation, at, perAmount);
    } else if (effect instanceof Effect.PerUnit perUnit) {
      return perUnit(perUnit, base.unitCount(at));
    } else if (effect instanceof ByBasketSize table) {
      return basket(evaluation, at, table);
    }
    EarningCode code = effect.stage() == Stage.BONUS ? BONUS : FIXED;
    return Explanation.of(code, Argument.of(exact.floor()));
  }

  private static Explanation perUnit(Effect.PerUnit effect, long count) {
    Argument units = Argument.of(effect.perStep().units());
    return effect.step() == 1
        ? Explanation.of(PER_UNIT, units, Argument.of(count))
        : Explanation.of(
            PER_UNITS,
            units,
            Argument.of(effect.step()),
            Argument.of(count),
            Argument.of(count / effect.step()));
  }

  private static Explanation multiplier(Multiplier multiplier, Fraction exact) {
    long extra = multiplier.numerator() - multiplier.denominator();
    return extra == 0
        ? Explanation.of(MULTIPLIER_OF_ONE)
        : Explanation.of(
            MULTIPLIER,
            Argument.of(exact.times(multiplier.denominator(), extra).toString()),
            Argument.of(multiplier.numerator()),
            Argument.of(multiplier.denominator()),
            Argument.of(exact.toString()));
  }

  private static Explanation basket(Evaluation evaluation, int at, ByBasketSize table) {
    Argument amount = total(evaluation, at);
    Argument factor = factor(evaluation, at);
    ByBasketSize.@Nullable Bracket reached = evaluation.base.bracket(at, table);
    if (reached == null) {
      Argument lowest = Argument.of(table.brackets().get(0).from());
      return Explanation.of(BELOW_BASKETS, lowest, amount, factor);
    }
    Argument units = Argument.of(reached.points().units());
    return Explanation.of(BASKET, units, Argument.of(reached.from()), amount, factor);
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
      OrderLine line = evaluation.lines.get(i);
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
    return Argument.of(Money.ofMinor(evaluation.situation.order().currency(), minorUnits));
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
