package dev.rapport.loyalty.earning;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningBasis.Part;
import dev.rapport.loyalty.earning.Effect.ByBasketSize;
import dev.rapport.loyalty.earning.Effect.PerAmount;
import dev.rapport.loyalty.earning.Effect.Stage;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What base rules and bonuses earn of one order, exactly and before anything is multiplied, and by which weights its lines share in
 * it. Rules are computed when they are asked for, and money once for all rules that share a basis.
 */
final class BasePoints {
  private final RulePlan plan;
  private final Rounding rounding;
  private final Order order;
  private final RateTable rates;
  private final List<OrderLine> lines;
  private final int lineCount;
  private final @Nullable Counted[] counted;
  private final @Nullable Fraction[] earned;
  private final long[][] weights;

  BasePoints(EarningRuleSet set, Order order, RateTable rates) {
    this.plan = set.plan();
    this.rounding = set.rounding();
    this.order = order;
    this.rates = rates;
    this.lines = order.lines();
    this.lineCount = lines.size();
    this.counted = new Counted[plan.bases.length];
    this.earned = new Fraction[plan.rules.length];
    this.weights = new long[plan.rules.length][];
  }

  /** What a rule earns. */
  Fraction of(int rule) {
    @Nullable Fraction known = earned[rule];
    if (known == null) {
      known = exact(rule);
      if (rounding.baseDigits() != Rounding.EXACT && plan.stageOf[rule] == Stage.BASE) {
        known = known.roundTo(rounding.baseDigits(), rounding.mode());
      }
      earned[rule] = known;
    }
    return known;
  }

  /** By line: its share in what a rule earns, which has been asked for before and was something. Not to be changed. */
  long[] weights(int rule) {
    return weights[rule];
  }

  /** What a rule earns before it is rounded to some digits. */
  Fraction exact(int rule) {
    Effect effect = plan.rules[rule].effect();
    long[] amounts = amounts(rule);
    long sum = sum(amounts);
    if (sum == 0 && !countsAnything(rule)) {
      weights[rule] = amounts;
      return Fraction.ZERO;
    }
    if (effect instanceof Effect.PerUnit perUnit) {
      weights[rule] = units(rule);
      return Fraction.of(
          Math.multiplyExact(sum(weights[rule]), perUnit.perUnit().units()));
    }
    if (effect instanceof PerAmount perAmount && isByLine(perAmount)) {
      weights[rule] = lineSteps(rule, perAmount);
      return Fraction.of(
          Math.multiplyExact(sum(weights[rule]), perAmount.perStep().units()));
    }
    weights[rule] = sum == 0 ? units(rule) : amounts;
    if (effect instanceof PerAmount perAmount) {
      return perAmount(perAmount, amount(rule, sum));
    } else if (effect instanceof ByBasketSize table) {
      return Fraction.of(bracket(table, amount(rule, sum)));
    }
    return Fraction.of(
        effect instanceof Effect.Fixed fixed
            ? fixed.points().units()
            : ((Effect.Bonus) effect).points().units());
  }

  private static Fraction perAmount(PerAmount effect, Fraction amount) {
    long units = effect.perStep().units();
    long step = effect.step().minorUnits();
    return effect.counting() == Effect.Counting.PRO_RATA
        ? amount.times(units, step)
        : Fraction.of(Math.multiplyExact(steps(amount, step), units));
  }

  /** What of the order a rule counts, in minor units of the order, before anything is left out for what was paid otherwise. */
  long total(int rule) {
    return total(rule, sum(amounts(rule)));
  }

  private long total(int rule, long lineSum) {
    return plan.scoped[rule] ? lineSum : Math.addExact(lineSum, counted(rule).shipping);
  }

  /* The same in minor units of the rule's currency, without what was paid otherwise. */
  private Fraction amount(int rule, long lineSum) {
    return moneyFactor(rule).times(total(rule, lineSum), 1);
  }

  /** How many full steps a rule counts. */
  long steps(int rule, PerAmount effect) {
    return isByLine(effect)
        ? sum(lineSteps(rule, effect))
        : steps(amount(rule, sum(amounts(rule))), effect.step().minorUnits());
  }

  /** How many units a rule counts. */
  long unitCount(int rule) {
    return sum(units(rule));
  }

  /** By what an amount of the order is multiplied: the share that counts, in the currency of the rule. */
  Fraction moneyFactor(int rule) {
    Fraction share = counted(rule).share;
    @Nullable Money unit = plan.rules[rule].money();
    return unit == null || unit.currency().equals(order.currency())
        ? share
        : share.times(rates.minorUnitRate(order.currency(), unit.currency()));
  }

  private static boolean isByLine(PerAmount effect) {
    return effect.counting() == Effect.Counting.STEPS_OF_LINE
        || effect.counting() == Effect.Counting.STEPS_OF_UNIT;
  }

  /** By line: how many full steps a rule counts. */
  long[] lineSteps(int rule, PerAmount effect) {
    boolean ofUnits = effect.counting() == Effect.Counting.STEPS_OF_UNIT;
    long step = effect.step().minorUnits();
    Fraction factor = moneyFactor(rule);
    long[] amounts = amounts(rule);
    long[] steps = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      long quantity = ofUnits ? lines.get(i).quantity() : 1;
      steps[i] = Math.multiplyExact(quantity, steps(factor.times(amounts[i], quantity), step));
    }
    return steps;
  }

  private static long steps(Fraction amount, long step) {
    return amount.isWhole() ? amount.floor() / step : amount.times(1, step).floor();
  }

  private static long bracket(ByBasketSize table, Fraction amount) {
    long units = 0;
    for (ByBasketSize.Bracket bracket : table.brackets()) {
      if (amount.compareTo(Fraction.of(bracket.from().minorUnits())) < 0) {
        break;
      }
      units = bracket.points().units();
    }
    return units;
  }

  /** By line: what of it a rule counts, in minor units of the order. */
  long[] amounts(int rule) {
    long[] all = counted(rule).amounts;
    if (!plan.scoped[rule]) {
      return all;
    }
    LineCondition which = plan.rules[rule].lines();
    long[] amounts = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      amounts[i] = all[i] != 0 && which.test(lines.get(i)) ? all[i] : 0;
    }
    return amounts;
  }

  private long[] units(int rule) {
    boolean[] counts = counted(rule).counts;
    LineCondition which = plan.rules[rule].lines();
    long[] units = new long[lineCount];
    for (int i = 0; i < lineCount; i++) {
      OrderLine line = lines.get(i);
      units[i] = counts[i] && which.test(line) ? line.quantity() : 0;
    }
    return units;
  }

  private boolean countsAnything(int rule) {
    boolean[] counts = counted(rule).counts;
    LineCondition which = plan.rules[rule].lines();
    for (int i = 0; i < lineCount; i++) {
      if (counts[i] && (!plan.scoped[rule] || which.test(lines.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private Counted counted(int rule) {
    int basis = plan.basisOf[rule];
    @Nullable Counted known = counted[basis];
    if (known == null) {
      known = new Counted(order, plan.bases[basis]);
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

  /** The money of the order as one basis counts it. */
  private static final class Counted {
    /** By line: what counts, in minor units, before the share that was paid otherwise is left out. */
    private final long[] amounts;

    /** By line: whether it counts at all. */
    private final boolean[] counts;

    /** What of shipping counts. */
    private final long shipping;

    /** The share of what is due that counts. */
    private final Fraction share;

    Counted(Order order, EarningBasis basis) {
      List<OrderLine> lines = order.lines();
      boolean discounts = basis.counts(Part.DISCOUNTS);
      boolean tax = basis.counts(Part.TAX);
      boolean giftCards = basis.counts(Part.GIFT_CARD_SALES);
      this.amounts = new long[lines.size()];
      this.counts = new boolean[lines.size()];
      for (int i = 0; i < amounts.length; i++) {
        OrderLine line = lines.get(i);
        if (line.kind() == OrderLine.Kind.ORDINARY
            || (giftCards && line.kind() == OrderLine.Kind.GIFT_CARD_SALE)) {
          OrderLine.Price price = line.price();
          counts[i] = true;
          amounts[i] = price.gross().minorUnits()
              - (discounts ? 0 : price.discount().minorUnits())
              + (tax ? price.tax().minorUnits() : 0);
        }
      }
      Order.Shipping delivery = order.shipping();
      this.shipping = basis.counts(Part.SHIPPING)
          ? delivery.price().minorUnits() + (tax ? delivery.tax().minorUnits() : 0)
          : 0;
      this.share = share(order, basis);
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
