package dev.rapport.loyalty.earning;

import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.earning.EarningRuleSet.Composition;
import dev.rapport.loyalty.earning.EarningRuleSet.Room;
import dev.rapport.loyalty.earning.Effect.Multiplier;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.earning.RuleGroup.Choice;
import dev.rapport.loyalty.limit.Allowance;
import dev.rapport.loyalty.limit.Allowance.Bite;
import dev.rapport.loyalty.limit.BalanceCap.Ceiling;
import dev.rapport.loyalty.limit.Budget.Funding;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Claim;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.Points;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of a rule set: which rules hold, which are chosen, what they earn exactly, what that is rounded to, and on which
 * lines. It is done when it is made and never changes; an outcome keeps it, so that its explanation can tell of every step.
 */
final class Evaluation {
  private static final Fraction[] NOTHING = {};

  /*
   * From here on a rule is named by its place among those that hold, so that the effort is that of the few that hold and not of
   * the many that there are. What it grants of a type stands in a slot: place * number of types + type. A base rule and a bonus
   * use one slot of their rule, a multiplier one for each type that it multiplies.
   *
   * As long as every multiplier covers all lines, exact amounts are numbers for the order as a whole. One that covers some lines,
   * or rounding by line, makes vectors of them, one number for each line; the sums are the same.
   */
  final EarningRuleSet set;
  final RulePlan plan;
  final Situation situation;
  final RateTable rates;
  final int[] holding;
  final boolean[] chosen;
  final BasePoints base;
  private final int typeCount;
  private final @Nullable Fraction[] exact;
  private final long[] desired;
  private final int lineCount;
  private final long[][] shares;

  /* Those of the order. An activity has none and counts as one part. */
  final List<OrderLine> lines;

  Evaluation(EarningRuleSet set, Situation situation, RateTable rates) {
    this.set = set;
    this.plan = set.plan(situation);
    this.situation = situation;
    this.rates = rates;
    this.lines = situation.isOrder() ? situation.order().lines() : List.of();
    this.lineCount = Math.max(1, lines.size());
    this.typeCount = plan.types.length;
    this.holding = plan.holding(situation);
    this.chosen = new boolean[holding.length];
    this.base = new BasePoints(set, plan, situation, rates, holding);
    int slots = holding.length * typeCount;
    this.exact = new Fraction[slots];
    this.desired = new long[slots];
    this.shares = new long[slots][];
    choose();
    for (int type = 0; type < typeCount; type++) {
      earn(type);
      checkSum(type);
    }
  }

  private EarningRule rule(int at) {
    return plan.rules[holding[at]];
  }

  private Stage stage(int at) {
    return plan.stageOf[holding[at]];
  }

  private int typeOf(int at) {
    return plan.typeOf[holding[at]];
  }

  // Which rules are chosen

  private void choose() {
    if (plan.choosesAll) {
      Arrays.fill(chosen, true);
      return;
    }
    Choice all = Choice.of(plan, holding, base);
    all.choose(plan.root);
    all.markIn(chosen);
  }

  /** A choice to be made again, which may look at rules that the evaluation did not come to, and changes nothing of it. */
  Choice anotherChoice() {
    return Choice.of(plan, holding, new BasePoints(set, plan, situation, rates, holding));
  }

  // What rules earn exactly

  private void earn(int type) {
    boolean byLine = set.rounding().level() == Rounding.Level.LINE;
    boolean multiplied = false;
    for (int at = 0; at < holding.length; at++) {
      if (chosen[at]) {
        if (typeOf(at) == type) {
          Fraction earned = base.of(at);
          if (!earned.isZero()) {
            exact[slot(at, type)] = earned;
          }
        } else if (stage(at) == Stage.MULTIPLIER) {
          multiplied = true;
          byLine |= plan.scopeOf[holding[at]] >= 0;
        }
      }
    }
    if (byLine) {
      new ByLine(type).run();
    } else {
      if (multiplied) {
        multiply(type);
      }
      round(type);
    }
    shareBases(type);
    if (multiplied) {
      shareMultipliers(type);
    }
  }

  // What multipliers add

  private void multiply(int type) {
    Fraction sum = Fraction.ZERO;
    for (int at = 0; at < holding.length; at++) {
      @Nullable Fraction earned = exact[slot(at, type)];
      if (earned != null && stage(at) == Stage.BASE) {
        sum = sum.plus(earned);
      }
    }
    if (sum.isZero()) {
      return;
    }
    boolean compounds = set.composition() == Composition.MULTIPLICATIVE;
    for (int at = 0; at < holding.length; at++) {
      if (multiplies(at, type)) {
        Fraction added = sum.times(((Multiplier) rule(at).effect()).extra());
        if (!added.isZero()) {
          exact[slot(at, type)] = added;
          sum = compounds ? sum.plus(added) : sum;
        }
      }
    }
  }

  private boolean multiplies(int at, int type) {
    return chosen[at]
        && stage(at) == Stage.MULTIPLIER
        && ((Multiplier) rule(at).effect()).multiplies(plan.types[type]);
  }

  // What the exact amounts are rounded to

  private void round(int type) {
    boolean each = set.rounding().level() == Rounding.Level.RULE;
    boolean whole = true;
    for (int at = 0; at < holding.length; at++) {
      int slot = slot(at, type);
      @Nullable Fraction amount = exact[slot];
      if (amount != null) {
        desired[slot] = each ? amount.round(set.rounding().mode()) : amount.floor();
        whole &= amount.isWhole();
      }
    }
    if (!each && !whole) {
      Fraction[] column = new Fraction[holding.length];
      for (int at = 0; at < column.length; at++) {
        column[at] = orZero(exact[slot(at, type)]);
      }
      long[] rounded = shareOut(column);
      for (int at = 0; at < column.length; at++) {
        desired[slot(at, type)] = rounded[at];
      }
    }
  }

  /** Rounds a sum once and gives each part its share: rounded down, what is left to the largest remainders, the first first. */
  private long[] shareOut(Fraction[] parts) {
    Fraction sum = Fraction.ZERO;
    long[] result = new long[parts.length];
    long floors = 0;
    for (int i = 0; i < parts.length; i++) {
      sum = sum.plus(parts[i]);
      result[i] = parts[i].floor();
      floors = Math.addExact(floors, result[i]);
    }
    boolean[] served = new boolean[parts.length];
    for (long left = sum.round(set.rounding().mode()) - floors; left > 0; left--) {
      int largest = -1;
      for (int i = 0; i < parts.length; i++) {
        if (!served[i]
            && (largest < 0 || parts[i].remainder().compareTo(parts[largest].remainder()) > 0)) {
          largest = i;
        }
      }
      served[largest] = true;
      result[largest]++;
    }
    return result;
  }

  private static Fraction orZero(@Nullable Fraction fraction) {
    return fraction == null ? Fraction.ZERO : fraction;
  }

  /** The same with a number for each line. */
  private final class ByLine {
    private final int type;
    private final Fraction[][] vectors = new Fraction[holding.length][];

    ByLine(int type) {
      this.type = type;
      Arrays.fill(vectors, NOTHING);
    }

    void run() {
      spread();
      multiply();
      if (set.rounding().level() == Rounding.Level.LINE) {
        roundLines();
      } else {
        round(type);
      }
    }

    private void spread() {
      for (int at = 0; at < holding.length; at++) {
        @Nullable Fraction earned = exact[slot(at, type)];
        if (earned != null && stage(at) != Stage.MULTIPLIER) {
          vectors[at] = base.onLines(at);
        }
      }
    }

    private void multiply() {
      Fraction[] sums = new Fraction[lineCount];
      Arrays.fill(sums, Fraction.ZERO);
      for (int at = 0; at < holding.length; at++) {
        Fraction[] vector = vectors[at];
        if (vector.length > 0 && stage(at) == Stage.BASE) {
          for (int i = 0; i < lineCount; i++) {
            sums[i] = sums[i].plus(vector[i]);
          }
        }
      }
      boolean compounds = set.composition() == Composition.MULTIPLICATIVE;
      for (int at = 0; at < holding.length; at++) {
        if (multiplies(at, type)) {
          Fraction extra = ((Multiplier) rule(at).effect()).extra();
          Fraction[] added = new Fraction[lineCount];
          Fraction total = Fraction.ZERO;
          boolean[] which = base.covered(holding[at]);
          for (int i = 0; i < lineCount; i++) {
            boolean covers = which.length == 0 || which[i];
            added[i] = covers ? sums[i].times(extra) : Fraction.ZERO;
            total = total.plus(added[i]);
            sums[i] = compounds ? sums[i].plus(added[i]) : sums[i];
          }
          if (!total.isZero()) {
            vectors[at] = added;
            if (exact[slot(at, type)] == null) {
              exact[slot(at, type)] = total;
            }
          }
        }
      }
    }

    private void roundLines() {
      for (int i = 0; i < lineCount; i++) {
        Fraction[] column = new Fraction[holding.length];
        for (int at = 0; at < column.length; at++) {
          Fraction[] vector = vectors[at];
          column[at] = vector.length == 0 ? Fraction.ZERO : vector[i];
        }
        long[] rounded = shareOut(column);
        for (int at = 0; at < column.length; at++) {
          int slot = slot(at, type);
          if (vectors[at].length > 0) {
            if (shares[slot] == null) {
              shares[slot] = new long[lineCount];
            }
            shares[slot][i] = rounded[at];
            desired[slot] = Math.addExact(desired[slot], rounded[at]);
          }
        }
      }
    }
  }

  /* Two rules may each desire as many points as there are numbers for; what they desire together must be one, too. */
  private void checkSum(int type) {
    long sum = 0;
    for (int at = 0; at < holding.length; at++) {
      sum = Math.addExact(sum, desired[slot(at, type)]);
    }
  }

  // On which lines they were earned

  private void shareBases(int type) {
    for (int at = 0; at < holding.length; at++) {
      int slot = slot(at, type);
      if (desired[slot] > 0 && shares[slot] == null && stage(at) != Stage.MULTIPLIER) {
        shares[slot] = inProportion(desired[slot], base.weights(at));
      }
    }
  }

  private static long[] inProportion(long total, long[] weights) {
    return BasePoints.sum(weights) == total ? weights : LargestRemainder.shares(total, weights);
  }

  /* What a multiplier adds lies where the points lie that it multiplied. */
  private void shareMultipliers(int type) {
    for (int at = 0; at < holding.length; at++) {
      int slot = slot(at, type);
      if (desired[slot] > 0 && shares[slot] == null) {
        shares[slot] = inProportion(desired[slot], weights(at, type));
      }
    }
  }

  /** By line: its share in what is desired of a rule, where lines are not rounded by themselves. Not to be changed. */
  long[] weights(int at, int type) {
    if (stage(at) != Stage.MULTIPLIER) {
      return base.weights(at);
    }
    long[] earned = covering(at, type, shares);
    return BasePoints.sum(earned) == 0 ? covering(at, type, null) : earned;
  }

  private long[] covering(int multiplier, int type, long @Nullable [][] bySlot) {
    long[] earned = new long[lineCount];
    for (int at = 0; at < holding.length; at++) {
      int slot = slot(at, type);
      if (stage(at) == Stage.BASE && exact[slot] != null) {
        long[] part = bySlot == null ? base.weights(at) : bySlot[slot];
        for (int i = 0; part != null && i < lineCount; i++) {
          earned[i] = Math.addExact(earned[i], part[i]);
        }
      }
    }
    boolean[] which = base.covered(holding[multiplier]);
    for (int i = 0; i < which.length; i++) {
      earned[i] = which[i] ? earned[i] : 0;
    }
    return earned;
  }

  // What comes of it

  EarningOutcome outcome(
      LimitUsage usage, Purse purse, List<Ceiling> ceilings, @Nullable Room room) {
    return new Awarding(usage, purse, ceilings, room).outcome(usage);
  }

  /** The awards, one after the other: each leaves less room under limits, balances and budgets that it shares with the next. */
  private final class Awarding {
    private final List<Ceiling> ceilings;
    private final @Nullable Room room;
    private List<LimitUse> uses = List.of();
    private LimitUsage used;
    private Purse left;

    /* The rule of the last award that counted against limits. Awards of one rule follow one another. */
    private int counted = -1;

    Awarding(LimitUsage usage, Purse purse, List<Ceiling> ceilings, @Nullable Room room) {
      this.used = usage;
      this.left = purse;
      this.ceilings = ceilings.isEmpty() ? ceilings : new ArrayList<>(ceilings);
      this.room = room;
    }

    /*
     * What rejects whole orders is asked once, before the first award, for all that rules under it desire: asked award by award, it
     * would let a large order pass in parts.
     */
    private Map<Limit, Bite> refusals() {
      Map<Limit, Claim> together = new HashMap<>();
      for (int slot = 0; slot < desired.length; slot++) {
        if (isWanted(slot)) {
          EarningRule rule = plan.rules[holding[slot / typeCount]];
          Claim claim = claim(rule, Points.of(plan.types[slot % typeCount], desired[slot]));
          for (Limit limit : plan.limits.get(holding[slot / typeCount])) {
            if (refuses(limit, claim.desired())) {
              together.merge(limit, claim, (a, b) -> claim(rule, a.desired().plus(b.desired())));
            }
          }
        }
      }
      Map<Limit, Bite> refusals = new HashMap<>();
      together.forEach((limit, claim) ->
          used.allow(limit, claim).bites().forEach(bite -> refusals.put(limit, bite)));
      return refusals;
    }

    private static boolean refuses(Limit limit, Points desired) {
      return limit instanceof Cap cap && cap.rejectsOrders() && cap.most().counts(desired.type());
    }

    EarningOutcome outcome(LimitUsage before) {
      Map<Limit, Bite> refusals = plan.rejectsOrders ? refusals() : Map.of();
      Award[] awards = new Award[count()];
      int made = 0;
      for (int slot = 0; slot < desired.length; slot++) {
        if (isWanted(slot)) {
          Points wanted = Points.of(plan.types[slot % typeCount], desired[slot]);
          int rule = holding[slot / typeCount];
          Award award = new Award(plan.rules[rule], wanted, lines, shares[slot]);
          awards[made++] = award(rule, award, refusals);
        }
      }
      return new EarningOutcome(Evaluation.this, before, left, List.of(awards), List.copyOf(uses));
    }

    private int count() {
      int count = 0;
      for (int slot = 0; slot < desired.length; slot++) {
        count += isWanted(slot) ? 1 : 0;
      }
      return count;
    }

    private boolean isWanted(int slot) {
      return desired[slot] > 0 && shares[slot] != null;
    }

    private Award award(int rule, Award wanted, Map<Limit, Bite> refusals) {
      List<Limit> limits = plan.limits.get(rule);
      Funding funding = plan.fundingOf[rule];
      Award award = limits.isEmpty()
          ? wanted
          : wanted.heldBack(allowed(asked(rule, limits), wanted, refusals));
      if (room != null) {
        award = award.heldBack(room.allow(award.rule(), award.awarded()));
      }
      if (!ceilings.isEmpty()) {
        award = underCeilings(award);
      }
      if (funding != null && funding.per().type().equals(award.awarded().type())) {
        Purse.Taken taken = left.take(funding, award.awarded());
        left = taken.purse();
        award = award.paidBy(taken);
      }
      if (!ceilings.isEmpty()) {
        raise(award.awarded());
      }
      if (!limits.isEmpty() && award.awarded().isPositive()) {
        Claim claim = claim(wanted.rule(), wanted.desired());
        LimitUse use = LimitUse.of(claim, award.awarded(), limits);
        uses = uses.isEmpty() ? new ArrayList<>() : uses;
        uses.add(use);
        used = used.plus(use);
        counted = rule;
      }
      return award;
    }

    private Allowance allowed(List<Limit> limits, Award wanted, Map<Limit, Bite> refusals) {
      Claim claim = claim(wanted.rule(), wanted.desired());
      if (refusals.isEmpty()) {
        return used.allow(limits, claim);
      }
      List<Limit> others = new ArrayList<>();
      List<Bite> refused = new ArrayList<>();
      for (Limit limit : limits) {
        @Nullable Bite refusal = refusals.get(limit);
        if (refusal != null && refuses(limit, wanted.desired())) {
          refused.add(refusal);
        } else {
          others.add(limit);
        }
      }
      Allowance allowance = used.allow(others, claim);
      Points nothing = Points.of(wanted.desired().type(), 0);
      return refused.isEmpty()
          ? allowance
          : allowance.and(new Allowance(allowance.awarded(), nothing, refused));
    }

    /*
     * A rule is used once, whatever the number of types that it grants: further awards are part of the use that the first has taken.
     * They are under all its limits, and ask those on points alone.
     */
    private List<Limit> asked(int rule, List<Limit> all) {
      return rule != counted
          ? all
          : all.stream()
              .filter(limit -> limit instanceof Cap cap && cap.most() instanceof Cap.OfPoints)
              .toList();
    }

    private Claim claim(EarningRule rule, Points wanted) {
      return new Claim(
          situation.cause(),
          rule.name(),
          wanted,
          situation.at(),
          situation.day(),
          situation.activity().map(activity -> activity.subject().value()).orElse(""));
    }

    private Award underCeilings(Award award) {
      Award held = award;
      for (Ceiling ceiling : ceilings) {
        if (ceiling.balance().type().equals(held.awarded().type())) {
          held = held.heldBack(ceiling.cap().allow(ceiling.balance(), held.awarded()));
        }
      }
      return held;
    }

    private void raise(Points awarded) {
      for (int i = 0; i < ceilings.size(); i++) {
        Ceiling ceiling = ceilings.get(i);
        if (ceiling.balance().type().equals(awarded.type())) {
          ceilings.set(i, new Ceiling(ceiling.cap(), ceiling.balance().plus(awarded)));
        }
      }
    }
  }

  /** What a rule grants of a type before it is rounded. */
  Fraction exact(int at, int type) {
    return orZero(exact[slot(at, type)]);
  }

  /**
   * By place: what its rule grants of a type on each line before it is rounded; of no length for nothing. It is computed again when
   * an explanation asks, and only of evaluations that were done with vectors.
   */
  Fraction[][] exactByLine(int type) {
    ByLine again = new ByLine(type);
    again.spread();
    again.multiply();
    return again.vectors;
  }

  private int slot(int at, int type) {
    return at * typeCount + type;
  }
}
