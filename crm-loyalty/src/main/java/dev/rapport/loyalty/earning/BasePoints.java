package dev.rapport.loyalty.earning;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.numeric.LargestRemainder;
import dev.rapport.loyalty.earning.EarningBasis.Part;
import dev.rapport.loyalty.earning.Effect.ByBasketSize;
import dev.rapport.loyalty.earning.Effect.ByBasketSize.Bracket;
import dev.rapport.loyalty.earning.Effect.PerAmount;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What base rules and bonuses earn of one order, exactly and before anything is multiplied, and by which weights its lines share in
 * it; and what rules that a group compares would earn together. An activity counts as one line of its quantity that costs nothing.
 * Rules are computed when they are first asked for, money once for all rules that share a basis, and covered lines once for all rules
 * that count the same.
 *
 * <p>Rules are named by their place among those whose condition holds. What was computed is never changed, and an explanation asks
 * for nothing that an evaluation has not computed, so it can be read by any thread.
 */
final class BasePoints {
  /** Stands for all lines, whether they count or are covered. */
  private static final boolean[] ALL_LINES = {};

  private final RulePlan plan;
  private final Rounding rounding;
  private final boolean compounds;
  private final Situation situation;
  private final RateTable rates;
  private final List<OrderLine> lines;
  private final long activityQuantity;
  private final int lineCount;
  private final int[] holding;
  private final @Nullable Counted[] counted;
  private final boolean[][] covered;

  private final BitSet possibleScopes;
  private final @Nullable Fraction[] earned;
  private final long[][] weights;

  BasePoints(
      EarningRuleSet set, RulePlan plan, Situation situation, RateTable rates, int[] holding) {
    this.plan = plan;
    this.rounding = set.rounding();
    this.compounds = set.composition() == EarningRuleSet.Composition.MULTIPLICATIVE;
    this.situation = situation;
    this.rates = rates;
    this.lines = situation.isOrder() ? situation.order().lines() : List.of();
    this.activityQuantity =
        situation.isOrder() ? 0 : situation.activity().map(Activity::quantity).orElse(0L);
    this.lineCount = Math.max(1, lines.size());
    this.holding = holding;
    this.counted = new Counted[plan.bases.length];
    this.covered = new boolean[plan.scopes.length][];
    this.possibleScopes = plan.scopeIndex.possible(lines);
    this.earned = new Fraction[holding.length];
    this.weights = new long[holding.length][];
  }

  private long quantity(int line) {
    return activityQuantity == 0 ? lines.get(line).quantity() : activityQuantity;
  }

  private EarningRule rule(int at) {
    return plan.rules[holding[at]];
  }

  /** What a rule earns. */
  Fraction of(int at) {
    @Nullable Fraction known = earned[at];
    if (known == null) {
      known = exact(at);
      if (rounding.baseDigits() != Rounding.EXACT && plan.stageOf[holding[at]] == Stage.BASE) {
        known = known.roundTo(rounding.baseDigits(), rounding.mode());
      }
      earned[at] = known;
    }
    return known;
  }

  /** By line: its share in what a rule earns, which has been asked for before and was something. Not to be changed. */
  long[] weights(int at) {
    return weights[at];
  }

  /**
   * By line: what a rule earns on it, which has been asked for before and was something. Where lines are rounded by themselves, only
   * what is proportional to them has fractions: a bonus of 50 is 50 however many lines there are, so they share whole units of it.
   */
  Fraction[] onLines(int at) {
    Fraction earned = of(at);
    boolean divides =
        rounding.level() == Rounding.Level.LINE && !isProportional(rule(at).effect());
    long[] parts = divides ? LargestRemainder.shares(earned.floor(), weights[at]) : weights[at];
    long all = sum(weights[at]);
    Fraction[] vector = new Fraction[lineCount];
    for (int i = 0; i < lineCount; i++) {
      vector[i] = divides ? Fraction.of(parts[i]) : earned.times(parts[i], all);
    }
    return vector;
  }

  private static boolean isProportional(Effect effect) {
    return effect instanceof PerAmount || effect instanceof Effect.PerUnit;
  }

  /** What some rules earn of a type together, or of all types for -1: bases, multiplied, and bonuses. */
  Fraction total(boolean[] which, int type) {
    if (type >= 0) {
      return totalOf(type, which);
    }
    Fraction total = Fraction.ZERO;
    for (int each = 0; each < plan.types.length; each++) {
      total = total.plus(totalOf(each, which));
    }
    return total;
  }

  private Fraction totalOf(int type, boolean[] which) {
    Fraction total = Fraction.ZERO;
    boolean byLine = coversSomeLines(which);
    Fraction[] bases = new Fraction[byLine ? lineCount : 1];
    Arrays.fill(bases, Fraction.ZERO);
    for (int at = 0; at < which.length; at++) {
      if (which[at] && plan.typeOf[holding[at]] == type && !of(at).isZero()) {
        total = total.plus(of(at));
        if (plan.stageOf[holding[at]] == Stage.BASE) {
          Fraction[] parts = byLine ? onLines(at) : new Fraction[] {of(at)};
          for (int i = 0; i < bases.length; i++) {
            bases[i] = bases[i].plus(parts[i]);
          }
        }
      }
    }
    for (int at = 0; at < which.length; at++) {
      if (which[at]
          && rule(at).effect() instanceof Effect.Multiplier multiplier
          && multiplier.multiplies(plan.types[type])) {
        boolean[] covers = covered(holding[at]);
        for (int i = 0; i < bases.length; i++) {
          Fraction added = isIn(covers, i) ? bases[i].times(multiplier.extra()) : Fraction.ZERO;
          total = total.plus(added);
          bases[i] = compounds ? bases[i].plus(added) : bases[i];
        }
      }
    }
    return total;
  }

  private boolean coversSomeLines(boolean[] which) {
    for (int at = 0; at < which.length; at++) {
      if (which[at]
          && plan.stageOf[holding[at]] == Stage.MULTIPLIER
          && plan.scopeOf[holding[at]] >= 0) {
        return true;
      }
    }
    return false;
  }

  /** What a rule earns before it is rounded to some digits. */
  private Fraction exact(int at) {
    Effect effect = rule(at).effect();
    if (!countsAnything(at)) {
      return Fraction.ZERO;
    }
    if (effect instanceof Effect.PerUnit perUnit) {
      weights[at] = units(at);
      return Fraction.of(Math.multiplyExact(
          sum(weights[at]) / perUnit.step(), perUnit.perStep().units()));
    }
    if (effect instanceof PerAmount perAmount && isByLine(perAmount)) {
      weights[at] = lineSteps(at, perAmount);
      return Fraction.of(
          Math.multiplyExact(sum(weights[at]), perAmount.perStep().units()));
    }
    long[] all = amounts(at);
    long sum = sum(all);
    weights[at] = sum == 0 ? units(at) : all;
    if (effect instanceof PerAmount perAmount) {
      return perAmount(at, perAmount, sum);
    } else if (effect instanceof ByBasketSize table) {
      @Nullable Bracket reached = bracket(table, amount(at, sum));
      return Fraction.of(reached == null ? 0 : reached.points().units());
    }
    return Fraction.of(
        effect instanceof Effect.Fixed fixed
            ? fixed.points().units()
            : ((Effect.Bonus) effect).points().units());
  }

  private Fraction perAmount(int at, PerAmount effect, long lineSum) {
    long units = effect.perStep().units();
    return effect.counting() == Effect.Counting.PRO_RATA
        ? amount(at, lineSum).times(units, effect.step().minorUnits())
        : Fraction.of(Math.multiplyExact(stepsOfOrder(at, effect, lineSum), units));
  }

  private long stepsOfOrder(int at, PerAmount effect, long lineSum) {
    return steps(moneyFactor(at), total(at, lineSum), 1, effect.step().minorUnits());
  }

  /** What of the order a rule counts, in minor units of the order, before anything is left out for what was paid otherwise. */
  long total(int at) {
    return total(at, sum(amounts(at)));
  }

  private long total(int at, long lineSum) {
    return plan.scopeOf[holding[at]] >= 0 ? lineSum : Math.addExact(lineSum, counted(at).shipping);
  }

  /* The same in minor units of the rule's currency, without what was paid otherwise. */
  private Fraction amount(int at, long lineSum) {
    return moneyFactor(at).times(total(at, lineSum), 1);
  }

  /** How many full steps a rule counts. */
  long steps(int at, PerAmount effect) {
    return isByLine(effect)
        ? sum(lineSteps(at, effect))
        : stepsOfOrder(at, effect, sum(amounts(at)));
  }

  /** What a rule that earns pro rata earns before it is rounded to some digits. */
  Fraction proRata(int at, PerAmount effect) {
    return perAmount(at, effect, sum(amounts(at)));
  }

  /** How many units a rule counts. */
  long unitCount(int at) {
    return sum(units(at));
  }

  /** By what an amount of the order is multiplied: the share that counts, in the currency of the rule. */
  Fraction moneyFactor(int at) {
    Fraction share = counted(at).share;
    @Nullable Money unit = plan.moneyOf[holding[at]];
    if (unit == null) {
      return share;
    }
    CurrencyUnit currency = situation.order().currency();
    return unit.currency().equals(currency)
        ? share
        : share.times(rates.minorUnitRate(currency, unit.currency()));
  }

  private static boolean isByLine(PerAmount effect) {
    return effect.counting() == Effect.Counting.STEPS_OF_LINE
        || effect.counting() == Effect.Counting.STEPS_OF_UNIT;
  }

  /** By line: how many full steps a rule counts. */
  long[] lineSteps(int at, PerAmount effect) {
    boolean ofUnits = effect.counting() == Effect.Counting.STEPS_OF_UNIT;
    long step = effect.step().minorUnits();
    Fraction factor = moneyFactor(at);
    long[] all = counted(at).amounts;
    boolean[] which = covered(holding[at]);
    long[] steps = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      if (isIn(which, i)) {
        long quantity = ofUnits ? quantity(i) : 1;
        steps[i] = Math.multiplyExact(quantity, steps(factor, all[i], quantity, step));
      }
    }
    return steps;
  }

  /* How many full steps are in what counts of an amount by its units. */
  private static long steps(Fraction factor, long amount, long units, long step) {
    if (units == 1 && factor.isOne()) {
      return amount / step;
    }
    Fraction counted = factor.times(amount, units);
    return counted.isWhole() ? counted.floor() / step : counted.times(1, step).floor();
  }

  /** The highest bracket of a table that the order reaches; null below the first. */
  @Nullable
  Bracket bracket(int at, ByBasketSize table) {
    return bracket(table, amount(at, sum(amounts(at))));
  }

  private static @Nullable Bracket bracket(ByBasketSize table, Fraction amount) {
    @Nullable Bracket reached = null;
    for (Bracket bracket : table.brackets()) {
      if (amount.compareTo(Fraction.of(bracket.from().minorUnits())) < 0) {
        break;
      }
      reached = bracket;
    }
    return reached;
  }

  /** By line: what of it a rule counts, in minor units of the order. Not to be changed. */
  long[] amounts(int at) {
    long[] all = counted(at).amounts;
    boolean[] which = covered(holding[at]);
    if (which.length == 0) {
      return all;
    }
    long[] some = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      some[i] = which[i] ? all[i] : 0;
    }
    return some;
  }

  /** By line: what of it the basis of a rule counts, whether or not the rule covers it. Not to be changed. */
  long[] amountsOfBasis(int at) {
    return counted(at).amounts;
  }

  /** By line: whether the basis of a rule counts it at all; of no length if it counts all. Not to be changed. */
  boolean[] countsOfBasis(int at) {
    return counted(at).counts;
  }

  /** What the basis of a rule counts of shipping. */
  long shippingOfBasis(int at) {
    return counted(at).shipping;
  }

  private long[] units(int at) {
    boolean[] counts = counted(at).counts;
    boolean[] which = covered(holding[at]);
    long[] units = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      units[i] = isIn(counts, i) && isIn(which, i) ? quantity(i) : 0;
    }
    return units;
  }

  /** Whether a rule counts any line; one that counts none earns nothing. */
  boolean countsAnything(int at) {
    boolean[] counts = counted(at).counts;
    boolean[] which = covered(holding[at]);
    for (int i = 0; i < lineCount; i++) {
      if (isIn(counts, i) && isIn(which, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(boolean[] some, int line) {
    return some.length == 0 || some[line];
  }

  /** By line: whether a rule covers it; of no length if the rule covers all. The rule is named by its rank. Not to be changed. */
  boolean[] covered(int rule) {
    int scope = plan.scopeOf[rule];
    if (scope < 0) {
      return ALL_LINES;
    }
    boolean[] known = covered[scope];
    if (known == null) {
      known = new boolean[lineCount];
      LineCondition which = plan.scopes[scope];
      boolean isPossible = possibleScopes.get(scope);
      for (int i = 0; isPossible && i < lineCount; i++) {
        known[i] = which.test(lines.get(i));
      }
      covered[scope] = known;
    }
    return known;
  }

  private Counted counted(int at) {
    int basis = plan.basisOf[holding[at]];
    @Nullable Counted known = counted[basis];
    if (known == null) {
      known =
          situation.isOrder() ? new Counted(situation.order(), plan.bases[basis]) : new Counted();
      counted[basis] = known;
    }
    return known;
  }

  static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum = Math.addExact(sum, value);
    }
    return sum;
  }

  /** Conditions on lines by the product lines that they ask for: of many, only those are tested that may cover a line. */
  static final class Scopes {
    /** Fewer are tested sooner than looked up. */
    private static final int LEAST = 8;

    private final Map<String, BitSet> byCategory = new HashMap<>();

    /** Those that ask for anything else. */
    private final BitSet others = new BitSet();

    Scopes(LineCondition[] conditions) {
      for (int i = 0; i < conditions.length; i++) {
        if (conditions.length >= LEAST
            && conditions[i] instanceof LineCondition.InCategory condition) {
          for (CategoryId category : condition.categories()) {
            byCategory.computeIfAbsent(category.value(), any -> new BitSet()).set(i);
          }
        } else {
          others.set(i);
        }
      }
    }

    /** Those that may cover one of some lines. Not to be changed. */
    BitSet possible(List<OrderLine> lines) {
      if (byCategory.isEmpty()) {
        return others;
      }
      BitSet possible = (BitSet) others.clone();
      for (int i = 0; i < lines.size(); i++) {
        BitSet asked = byCategory.get(lines.get(i).category().value());
        if (asked != null) {
          possible.or(asked);
        }
      }
      return possible;
    }
  }

  /** The money of the order as one basis counts it. */
  private static final class Counted {
    /** By line: what counts, in minor units, before the share that was paid otherwise is left out. */
    private final long[] amounts;

    /** By line: whether it counts at all; nearly always all do. */
    private final boolean[] counts;

    /** What of shipping counts. */
    private final long shipping;

    /** The share of what is due that counts. */
    private final Fraction share;

    /** An activity: one line that counts and costs nothing. */
    Counted() {
      this.amounts = new long[1];
      this.counts = ALL_LINES;
      this.shipping = 0;
      this.share = Fraction.ONE;
    }

    Counted(Order order, EarningBasis basis) {
      List<OrderLine> lines = order.lines();
      boolean discounts = basis.counts(Part.DISCOUNTS);
      boolean tax = basis.counts(Part.TAX);
      boolean giftCards = basis.counts(Part.GIFT_CARD_SALES);
      this.amounts = new long[lines.size()];
      boolean all = true;
      for (int i = 0; i < amounts.length; i++) {
        OrderLine line = lines.get(i);
        if (isCounted(line, giftCards)) {
          OrderLine.Price price = line.price();
          amounts[i] = price.gross().minorUnits()
              - (discounts ? 0 : price.discount().minorUnits())
              + (tax ? price.tax().minorUnits() : 0);
        } else {
          all = false;
        }
      }
      this.counts = all ? ALL_LINES : which(lines, giftCards);
      Order.Shipping delivery = order.shipping();
      this.shipping = basis.counts(Part.SHIPPING)
          ? delivery.price().minorUnits() + (tax ? delivery.tax().minorUnits() : 0)
          : 0;
      this.share = share(order, basis);
    }

    private static boolean isCounted(OrderLine line, boolean giftCards) {
      return line.kind() == OrderLine.Kind.ORDINARY
          || (giftCards && line.kind() == OrderLine.Kind.GIFT_CARD_SALE);
    }

    private static boolean[] which(List<OrderLine> lines, boolean giftCards) {
      boolean[] counts = new boolean[lines.size()];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = isCounted(lines.get(i), giftCards);
      }
      return counts;
    }

    private static Fraction share(Order order, EarningBasis basis) {
      long left = (basis.counts(Part.PAID_BY_GIFT_CARD)
              ? 0
              : order.tender().byGiftCard().minorUnits())
          + (basis.counts(Part.PAID_WITH_POINTS)
              ? 0
              : order.tender().withPoints().minorUnits());
      if (left == 0) {
        return Fraction.ONE;
      }
      long due = order.due().minorUnits();
      return Fraction.of(due - left, due);
    }
  }
}
