package dev.rapport.loyalty.earning;

import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Narrator;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.ByBasketSize;
import dev.rapport.loyalty.earning.Effect.Counting;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.Effect.PerAmount;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RuleGroup.Choice;
import dev.rapport.loyalty.earning.RulePlan.Node;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an explanation of what an order earns. Exact numbers are written as fractions, such as {@code 7/2}, and points in
 * smallest units, so that every award can be computed again from what its explanation says. May grow.
 */
public enum EarningCode implements Code {
  /** An evaluation; what counts, the sums and the rules are the reasons. */
  OUTCOME(
      "earning.outcome", "{chosen} of {rules} rules were chosen, multipliers are {composition}"),
  /** The activity that was evaluated. */
  ACTIVITY("earning.activity", "{kind} {activity}, subject {subject}, quantity {quantity}"),
  /** What of each line of the order counts; told once if all rules count alike, and with each rule otherwise. */
  AMOUNTS("earning.amounts", "{amounts} count by line"),
  /** What counts, where some lines do not count at all. */
  SOME_AMOUNTS("earning.some-amounts", "{amounts} count on lines {lines}"),
  /** What of delivery counts, for rules that count all lines. */
  SHIPPING("earning.shipping", "{amount} count for shipping"),
  /** All that was earned of one type of points, and what rounding took away, or gave where it is less than nothing. */
  SUM(
      "earning.sum",
      "{type}: {awarded} awarded of {desired} desired, {exact} exactly, rounded {mode} by {level}, {remainder} over"),
  /** All that was earned of one type of points, where every part is a whole number and nothing was held back. */
  WHOLE_SUM("earning.whole-sum", "{type}: {awarded} awarded, nothing to round"),
  /** A rule whose condition does not hold; what decided that are the reasons. */
  NOT_APPLIED("earning.not-applied", "rule {rule} version {version} does not apply{...}"),
  /** A rule that applies, and gave way to another; what was compared and its condition are the reasons. */
  NOT_CHOSEN(
      "earning.not-chosen",
      "rule {rule} version {version} applies and was not chosen in group {group}, which chooses {selection}{...}"),
  /** What was compared in a group that chooses by value: the child with the rule that was not chosen, and the one that was. */
  COMPARED("earning.compared", "{child} is worth {value}, {winner} is worth {best}"),
  /** A group that chooses by value in which nothing was worth anything. */
  WORTHLESS("earning.worthless", "no child of it is worth anything"),
  /** A rule that was chosen and earned less than a unit of one type; its condition and its effect are the reasons. */
  NOTHING("earning.nothing", "rule {rule} version {version} grants no {type}{...}"),
  /** A multiplier that was chosen, of points that no rule grants. */
  NOTHING_TO_MULTIPLY(
      "earning.nothing-to-multiply",
      "rule {rule} version {version} multiplies points that no rule grants{...}"),
  /** A rule that was chosen, and what it grants of one type; its condition, its effect and its lines are the reasons. */
  GRANTED(
      "earning.granted", "rule {rule} version {version} grants {awarded} of {desired} {type}{...}"),
  /** A rule that covers some lines only. */
  COVERED("earning.covered", "counting lines {lines} with {which}"),
  /** A rule of which no line of the order counts, whatever its effect. */
  NO_LINES("earning.no-lines", "no line of the order counts"),
  /** By what amounts are multiplied: the share that counts, in the currency of the rule. */
  FACTOR("earning.factor", "amounts count by {factor}"),
  /** Points per amount. */
  PER_AMOUNT("earning.per-amount", "{units} for each {step} of {amount}, {steps} {counting}"),
  /** The steps of the units of one line. */
  LINE_STEPS("earning.line-steps", "line {line}: {amount} for {parts} pieces make {steps} steps"),
  /** Points pro rata. */
  PRO_RATA("earning.pro-rata", "{units} for each {step} of {amount} pro rata, {exact} exactly"),
  /** A base amount that is rounded before it is multiplied. */
  BASE_ROUNDED("earning.base-rounded", "{exact} rounded {mode} to {digits} digits is {rounded}"),
  /** Points per unit. */
  PER_UNIT("earning.per-unit", "{units} for each of {count}"),
  /** Points per full step of units. */
  PER_UNITS("earning.per-units", "{units} for each {step} of {count}, {steps} steps"),
  /** Points by basket size. */
  BASKET("earning.basket", "{units} from {from} on for a basket of {amount}"),
  /** A basket that is too small for any points by size. */
  BELOW_BASKETS("earning.below-baskets", "nothing below {from} for a basket of {amount}"),
  /** A fixed number of points. */
  FIXED("earning.fixed", "{units}, whatever it was"),
  /** A bonus. */
  BONUS("earning.bonus", "{units} on top"),
  /** A multiplier. */
  MULTIPLIER("earning.multiplier", "{base} x {numerator}/{denominator} is {added} more"),
  /** A multiplier that changes nothing. */
  MULTIPLIER_OF_ONE("earning.multiplier-of-one", "x 1 adds nothing"),
  /** What a rule grants on one line exactly, where lines are rounded or multiplied by themselves. */
  ON_LINE("earning.on-line", "line {line}: {exact} exactly"),
  /**
   * The weights by which lines share what is desired of a rule, by largest remainder. Without this step they are the amounts that
   * count on the lines that the rule covers, or else the shares themselves.
   */
  WEIGHTS("earning.weights", "shared by {weights} on lines {lines}"),
  /** What was earned on each line of the order. What is left where less is awarded is shared in the proportion of what is desired. */
  LINES("earning.lines", "{units} by line"),
  /** The same where nothing was earned on some lines. */
  SOME_LINES("earning.some-lines", "{units} on lines {lines}");

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
    return Explanation.told(narrator -> new Teller(evaluation, awards, narrator).tell());
  }

  /** Tells one evaluation, asking it for nothing but what it has computed. */
  private static final class Teller {
    private static final Fraction[] NONE = {};
    private static final Fraction[][][] NO_LINE = {};

    private final Evaluation evaluation;
    private final RulePlan plan;
    private final BasePoints base;
    private final List<OrderLine> lines;
    private final List<Award> awards;
    private final Narrator narrator;
    private final Fraction[][][] byLine;
    private @Nullable Choice again;
    /* The awards are in the order of the rules and types, so the next one is of this rule and type or of later ones. */
    private int next;

    Teller(Evaluation evaluation, List<Award> awards, Narrator narrator) {
      this.evaluation = evaluation;
      this.plan = evaluation.plan;
      this.base = evaluation.base;
      this.lines = evaluation.lines;
      this.awards = awards;
      this.narrator = narrator;
      this.byLine = isByLine() ? exactByLine(evaluation) : NO_LINE;
    }

    /* Lines count by themselves if they are rounded so, or one multiplier covers only some of them. */
    private boolean isByLine() {
      if (lines.isEmpty()) {
        return false;
      }
      boolean isByLine = evaluation.set.rounding().level() == Rounding.Level.LINE;
      for (int at = 0; at < evaluation.holding.length && !isByLine; at++) {
        int rule = evaluation.holding[at];
        isByLine = evaluation.chosen[at]
            && plan.stageOf[rule] == Stage.MULTIPLIER
            && plan.scopeOf[rule] >= 0;
      }
      return isByLine;
    }

    private static Fraction[][][] exactByLine(Evaluation evaluation) {
      Fraction[][][] byLine = new Fraction[evaluation.plan.types.length][][];
      Arrays.setAll(byLine, evaluation::exactByLine);
      return byLine;
    }

    void tell() {
      int chosen = 0;
      int firstEarner = -1;
      for (int at = evaluation.holding.length - 1; at >= 0; at--) {
        if (evaluation.chosen[at]) {
          chosen++;
          firstEarner = isMultiplier(at) ? firstEarner : at;
        }
      }
      narrator.step(OUTCOME).with(chosen).with(plan.rules.length);
      narrator.with(evaluation.set.composition());
      evaluation.situation.activity().ifPresent(this::tellActivity);
      if (!lines.isEmpty() && plan.bases.length == 1 && firstEarner >= 0) {
        tellAmounts(firstEarner);
      }
      for (int type = 0; type < plan.types.length; type++) {
        tellSum(type);
      }
      int at = 0;
      for (int rule = 0; rule < plan.rules.length; rule++) {
        boolean holds = at < evaluation.holding.length && evaluation.holding[at] == rule;
        tellRule(plan.rules[rule], holds ? at++ : -1);
      }
      narrator.end();
    }

    private void tellActivity(Activity activity) {
      narrator.step(ACTIVITY).with(activity.kind().id()).with(activity.id().value());
      narrator.with(activity.subject().value()).with(activity.quantity()).end();
    }

    private boolean isMultiplier(int at) {
      return plan.stageOf[evaluation.holding[at]] == Stage.MULTIPLIER;
    }

    private void tellAmounts(int at) {
      boolean[] counts = base.countsOfBasis(at);
      long[] amounts = base.amountsOfBasis(at);
      boolean all = counts.length == 0;
      narrator.step(all ? AMOUNTS : SOME_AMOUNTS).list();
      for (int i = 0; i < amounts.length; i++) {
        if (all || counts[i]) {
          narrator.with(money(amounts[i]));
        }
      }
      narrator.endList();
      if (!all) {
        narrator.list();
        for (int i = 0; i < counts.length; i++) {
          if (counts[i]) {
            narrator.with(lines.get(i).number());
          }
        }
        narrator.endList();
      }
      narrator.end();
      if (base.shippingOfBasis(at) > 0) {
        narrator.step(SHIPPING).with(money(base.shippingOfBasis(at))).end();
      }
    }

    private Money money(long minorUnits) {
      return Money.ofMinor(evaluation.situation.order().currency(), minorUnits);
    }

    private void tellSum(int type) {
      PointType points = plan.types[type];
      boolean whole = true;
      for (int at = 0; at < evaluation.holding.length; at++) {
        whole &= evaluation.exact(at, type).isWhole()
            && areWhole(byLine.length == 0 ? NONE : byLine[type][at]);
      }
      long desired = 0;
      long awarded = 0;
      for (int i = 0; i < awards.size(); i++) {
        Award award = awards.get(i);
        if (award.awarded().type().equals(points)) {
          desired += award.desired().units();
          awarded += award.awarded().units();
        }
      }
      if (whole && desired == awarded) {
        narrator.step(WHOLE_SUM).with(points.id()).with(awarded).end();
      } else {
        Fraction exact = Fraction.ZERO;
        for (int at = 0; at < evaluation.holding.length; at++) {
          exact = exact.plus(evaluation.exact(at, type));
        }
        Rounding rounding = evaluation.set.rounding();
        narrator.step(SUM).with(points.id()).with(awarded).with(desired).with(exact.toString());
        narrator
            .with(rounding.mode())
            .with(rounding.level())
            .with(exact.without(desired))
            .end();
      }
    }

    private static boolean areWhole(Fraction[] parts) {
      boolean whole = true;
      for (Fraction part : parts) {
        whole &= part.isWhole();
      }
      return whole;
    }

    // Rules

    private void tellRule(EarningRule rule, int at) {
      if (at < 0) {
        begin(NOT_APPLIED, rule);
      } else if (!evaluation.chosen[at]) {
        begin(NOT_CHOSEN, rule);
        tellGivingWay(at);
      } else {
        boolean told = false;
        for (int type = 0; type < plan.types.length; type++) {
          if (isAbout(at, type)) {
            tellChosen(rule, at, type, !told);
            told = true;
          }
        }
        if (told) {
          return;
        }
        begin(NOTHING_TO_MULTIPLY, rule);
      }
      rule.condition().tellDecisive(evaluation.situation, narrator);
      narrator.end();
    }

    private Narrator begin(EarningCode code, EarningRule rule) {
      return narrator.step(code).with(rule.name()).with(rule.version());
    }

    private boolean isAbout(int at, int type) {
      int rule = evaluation.holding[at];
      return plan.rules[rule].effect() instanceof Multiplier multiplier
          ? multiplier.multiplies(plan.types[type])
          : plan.typeOf[rule] == type;
    }

    private void tellChosen(EarningRule rule, int at, int type, boolean withCondition) {
      PointType points = plan.types[type];
      @Nullable Award award = next < awards.size() ? awards.get(next) : null;
      if (award != null
          && award.rule().name().equals(rule.name())
          && award.desired().type().equals(points)) {
        next++;
        begin(GRANTED, rule).with(award.awarded().units()).with(award.desired().units());
        narrator.with(points.id());
      } else {
        award = null;
        begin(NOTHING, rule).with(points.id());
      }
      if (withCondition) {
        rule.condition().tellDecisive(evaluation.situation, narrator);
      }
      tellEffect(at, rule.effect(), evaluation.exact(at, type));
      tellExactLines(at, type);
      if (award != null) {
        tellShares(at, type, award);
        if (award.isHeldBack()) {
          narrator.tell(award.allowance().explanation());
        }
      }
      narrator.end();
    }

    private void tellShares(int at, int type, Award award) {
      if (lines.isEmpty()) {
        return;
      }
      if (evaluation.set.rounding().level() != Rounding.Level.LINE) {
        long[] weights = evaluation.weights(at, type);
        if (!award.hasShares(weights) && areSeveral(weights) && !areAmounts(weights, at)) {
          tellUnits(WEIGHTS, weights);
        }
      }
      tellUnits(award.shares());
    }

    private boolean areAmounts(long[] weights, int at) {
      return !isMultiplier(at) && Arrays.equals(weights, base.amounts(at));
    }

    private static boolean areSeveral(long[] weights) {
      int several = 0;
      for (long each : weights) {
        several += each > 0 ? 1 : 0;
      }
      return several > 1;
    }

    private void tellUnits(long[] units) {
      for (long each : units) {
        if (each == 0) {
          tellUnits(SOME_LINES, units);
          return;
        }
      }
      narrator.step(LINES).list();
      for (long each : units) {
        narrator.with(each);
      }
      narrator.endList().end();
    }

    private void tellUnits(EarningCode code, long[] units) {
      narrator.step(code).list();
      for (long each : units) {
        if (each > 0) {
          narrator.with(each);
        }
      }
      narrator.endList().list();
      for (int i = 0; i < units.length; i++) {
        if (units[i] > 0) {
          narrator.with(lines.get(i).number());
        }
      }
      narrator.endList().end();
    }

    private void tellExactLines(int at, int type) {
      Fraction[] exact = byLine.length == 0 ? NONE : byLine[type][at];
      for (int i = 0; i < exact.length; i++) {
        if (!exact[i].isZero()) {
          narrator
              .step(ON_LINE)
              .with(lines.get(i).number())
              .with(exact[i].toString())
              .end();
        }
      }
    }

    // Effects

    private void tellEffect(int at, Effect effect, Fraction exact) {
      if (effect instanceof Multiplier multiplier) {
        tellCovered(at);
        tellMultiplier(multiplier, exact);
      } else if (!base.countsAnything(at)) {
        narrator.step(NO_LINES).end();
      } else {
        if (!lines.isEmpty() && plan.bases.length > 1) {
          tellAmounts(at);
        }
        tellCovered(at);
        if (effect instanceof PerAmount perAmount) {
          tellFactor(at);
          tellPerAmount(at, perAmount, exact);
        } else if (effect instanceof ByBasketSize table) {
          tellFactor(at);
          tellBasket(at, table);
        } else if (effect instanceof Effect.PerUnit perUnit) {
          tellPerUnit(perUnit, base.unitCount(at));
        } else {
          narrator
              .step(effect.stage() == Stage.BONUS ? BONUS : FIXED)
              .with(exact.floor())
              .end();
        }
      }
    }

    private void tellPerUnit(Effect.PerUnit effect, long count) {
      long units = effect.perStep().units();
      if (effect.step() == 1) {
        narrator.step(PER_UNIT).with(units).with(count).end();
      } else {
        narrator.step(PER_UNITS).with(units).with(effect.step()).with(count);
        narrator.with(count / effect.step()).end();
      }
    }

    private void tellCovered(int at) {
      int scope = plan.scopeOf[evaluation.holding[at]];
      if (scope >= 0) {
        boolean[] covered = base.covered(evaluation.holding[at]);
        narrator.step(COVERED).list();
        for (int i = 0; i < lines.size(); i++) {
          if (covered[i]) {
            narrator.with(lines.get(i).number());
          }
        }
        narrator.endList().with(plan.scopeTexts[scope]).end();
      }
    }

    private void tellFactor(int at) {
      Fraction factor = base.moneyFactor(at);
      if (!factor.isOne()) {
        narrator.step(FACTOR).with(factor.toString()).end();
      }
    }

    private void tellMultiplier(Multiplier multiplier, Fraction exact) {
      long extra = multiplier.numerator() - multiplier.denominator();
      if (extra == 0) {
        narrator.step(MULTIPLIER_OF_ONE).end();
      } else {
        Fraction multiplied = exact.times(multiplier.denominator(), extra);
        narrator.step(MULTIPLIER).with(multiplied.toString()).with(multiplier.numerator());
        narrator.with(multiplier.denominator()).with(exact.toString()).end();
      }
    }

    private void tellPerAmount(int at, PerAmount effect, Fraction exact) {
      long units = effect.perStep().units();
      Money amount = money(base.total(at));
      if (effect.counting() == Counting.PRO_RATA) {
        Fraction proRata = base.proRata(at, effect);
        narrator.step(PRO_RATA).with(units).with(effect.step()).with(amount);
        narrator.with(proRata.toString()).end();
        Rounding rounding = evaluation.set.rounding();
        if (rounding.baseDigits() != Rounding.EXACT) {
          narrator.step(BASE_ROUNDED).with(proRata.toString()).with(rounding.mode());
          narrator.with(rounding.baseDigits()).with(exact.toString()).end();
        }
        return;
      }
      narrator.step(PER_AMOUNT).with(units).with(effect.step()).with(amount);
      narrator.with(base.steps(at, effect)).with(effect.counting());
      if (effect.counting() == Counting.STEPS_OF_UNIT) {
        tellUnitSteps(at, effect);
      }
      narrator.end();
    }

    private void tellUnitSteps(int at, PerAmount effect) {
      long[] amounts = base.amounts(at);
      long[] steps = base.lineSteps(at, effect);
      for (int i = 0; i < amounts.length; i++) {
        if (amounts[i] > 0) {
          OrderLine line = lines.get(i);
          narrator.step(LINE_STEPS).with(line.number()).with(money(amounts[i]));
          narrator.with(line.quantity()).with(steps[i]).end();
        }
      }
    }

    private void tellBasket(int at, ByBasketSize table) {
      Money amount = money(base.total(at));
      ByBasketSize.@Nullable Bracket reached = base.bracket(at, table);
      if (reached == null) {
        narrator
            .step(BELOW_BASKETS)
            .with(table.brackets().get(0).from())
            .with(amount)
            .end();
      } else {
        narrator.step(BASKET).with(reached.points().units()).with(reached.from());
        narrator.with(amount).end();
      }
    }

    // Rules that gave way

    /* Tells the innermost group that tried a child with the rule and did not choose it, and what it compared. */
    private void tellGivingWay(int at) {
      Choice choice = again == null ? evaluation.anotherChoice() : again;
      again = choice;
      Node dropping = plan.root;
      Node dropped = plan.root;
      Node node = plan.root;
      while (node.rule < 0) {
        Node child = childWith(node, evaluation.holding[at]);
        if (!choice.wouldChoose(node, at)) {
          dropping = node;
          dropped = child;
        }
        node = child;
      }
      narrator.with(dropping.name).with(dropping.selection);
      if (dropping.choosesByValue()) {
        tellCompared(dropping, dropped, choice);
      }
    }

    private void tellCompared(Node group, Node child, Choice choice) {
      int best = choice.winner(group);
      if (best < 0) {
        narrator.step(WORTHLESS).end();
      } else {
        Node winner = group.children[best];
        narrator.step(COMPARED).with(child.name);
        narrator.with(choice.worth(child, group).toString());
        narrator.with(winner.name);
        narrator.with(choice.worth(winner, group).toString()).end();
      }
    }

    private static Node childWith(Node node, int rule) {
      for (Node child : node.children) {
        if (contains(child, rule)) {
          return child;
        }
      }
      throw new IllegalStateException("rule must stand in the tree");
    }

    private static boolean contains(Node node, int rule) {
      return node.rule == rule
          || Arrays.stream(node.children).anyMatch(child -> contains(child, rule));
    }
  }
}
