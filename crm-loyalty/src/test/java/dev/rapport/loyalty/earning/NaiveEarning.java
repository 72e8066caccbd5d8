package dev.rapport.loyalty.earning;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningBasis.Part;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order earns, the slow and plain way: every amount is a fraction for every line, everything is looked up by name, and nothing
 * is shared, compiled or cut short. Limits are left out.
 */
public final class NaiveEarning {
  private final EarningRuleSet set;
  private final Situation situation;
  private final RateTable rates;

  /** A fraction that is reduced only where its numbers have become long, and never in a hurry. */
  record Q(BigInteger n, BigInteger d) implements Comparable<Q> {
    static final Q ZERO = of(0, 1);

    static Q of(long n, long d) {
      return new Q(BigInteger.valueOf(n), BigInteger.valueOf(d));
    }

    Q plus(Q o) {
      return shorter(n.multiply(o.d).add(o.n.multiply(d)), d.multiply(o.d));
    }

    Q times(Q o) {
      return shorter(n.multiply(o.n), d.multiply(o.d));
    }

    private static Q shorter(BigInteger n, BigInteger d) {
      BigInteger common = d.bitLength() > 200 ? n.gcd(d) : BigInteger.ONE;
      return new Q(n.divide(common), d.divide(common));
    }

    long floor() {
      return n.divide(d).longValueExact();
    }

    long round(RoundingMode mode) {
      return new BigDecimal(n).divide(new BigDecimal(d), 0, mode).longValueExact();
    }

    @Override
    public int compareTo(Q o) {
      return n.multiply(o.d).compareTo(o.n.multiply(d));
    }
  }

  /**
   * Makes a rating that is not in a hurry.
   *
   * @param set the rules
   * @param situation the order and its member
   * @param rates rates from the currency of the order
   */
  public NaiveEarning(EarningRuleSet set, Situation situation, RateTable rates) {
    this.set = set;
    this.situation = situation;
    this.rates = rates;
  }

  /**
   * Returns what rules desire.
   *
   * @return units by rule and type, such as {@code "rule-1 beans"}; nothing for zero
   */
  public Map<String, Long> desired() {
    List<EarningRule> chosen = select(set.root(), 2).rules();
    Map<String, Long> desired = new HashMap<>();
    for (PointType type : set.types()) {
      Map<EarningRule, List<Q>> exact = exact(chosen, type);
      round(exact).forEach((rule, units) -> {
        if (units > 0) {
          desired.put(rule.name() + " " + type.id(), units);
        }
      });
    }
    return desired;
  }

  // Selection

  /* Whether a place applies, and which rules are chosen there. */
  private record Picked(boolean applies, List<EarningRule> rules) {
    static final Picked NOTHING = new Picked(false, List.of());
  }

  /*
   * In turn 0 groups that choose by points choose nothing, in turn 1 those without multipliers do, in turn 2 all do. A child is
   * worth what the order earns with it, less what it earns without, each computed anew, beside what was chosen the turn before.
   */
  private Picked select(RuleNode node, int turn) {
    if (node instanceof EarningRule rule) {
      boolean applies = rule.activities().isEmpty() && rule.condition().test(situation);
      return applies ? new Picked(true, List.of(rule)) : Picked.NOTHING;
    }
    RuleGroup group = (RuleGroup) node;
    List<RuleNode> ranked = new ArrayList<>(group.children());
    ranked.sort(Comparator.comparingInt(RuleNode::priority).thenComparing(RuleNode::name));
    Map<RuleNode, Picked> applying = new LinkedHashMap<>();
    for (RuleNode child : ranked) {
      Picked picked = select(child, turn);
      if (picked.applies()) {
        applying.put(child, picked);
      }
    }
    Picked all = new Picked(
        !applying.isEmpty(),
        applying.values().stream().flatMap(p -> p.rules().stream()).toList());
    return switch (group.selection()) {
      case ALL -> all;
      case FIRST -> applying.values().stream().findFirst().orElse(Picked.NOTHING);
      case EXCLUSIVE ->
        applying.entrySet().stream()
            .filter(e -> e.getKey() instanceof EarningRule rule && rule.isExclusive())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(all);
      case BEST, CHEAPEST -> {
        int own = multiplies(group) ? 2 : 1;
        if (turn < own) {
          yield new Picked(all.applies(), List.of());
        }
        List<EarningRule> without = select(set.root(), own - 1).rules();
        Picked best = Picked.NOTHING;
        Q bestValue = Q.ZERO;
        for (Picked picked : applying.values()) {
          List<EarningRule> with = new ArrayList<>(without);
          with.addAll(picked.rules());
          Q value =
              total(with, typeOf(group)).plus(total(without, typeOf(group)).times(Q.of(-1, 1)));
          int order = value.compareTo(bestValue);
          boolean better = group.selection() == Selection.BEST ? order > 0 : order < 0;
          if (value.compareTo(Q.ZERO) > 0 && (!best.applies() || better)) {
            best = picked;
            bestValue = value;
          }
        }
        yield best;
      }
    };
  }

  private static boolean multiplies(RuleNode node) {
    return node instanceof EarningRule rule
        ? rule.effect() instanceof Effect.Multiplier
        : ((RuleGroup) node).children().stream().anyMatch(NaiveEarning::multiplies);
  }

  private Q total(List<EarningRule> rules, @Nullable PointType only) {
    List<EarningRule> ranked = set.rules().stream().filter(rules::contains).toList();
    Q total = Q.ZERO;
    for (PointType type : set.types()) {
      if (only == null || only.equals(type)) {
        for (List<Q> amounts : exact(ranked, type).values()) {
          total = total.plus(sum(amounts));
        }
      }
    }
    return total;
  }

  private @Nullable PointType typeOf(RuleNode node) {
    if (node instanceof EarningRule rule) {
      return rule.effect() instanceof Effect.Multiplier
          ? null
          : rule.effect().types().get(0);
    }
    for (RuleNode child : ((RuleGroup) node).children()) {
      PointType type = typeOf(child);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  // Amounts

  private Map<EarningRule, List<Q>> exact(List<EarningRule> chosen, PointType type) {
    Map<EarningRule, List<Q>> exact = new LinkedHashMap<>();
    List<Q> running = zeros();
    for (EarningRule rule : chosen) {
      if (!(rule.effect() instanceof Effect.Multiplier)
          && rule.effect().types().get(0).equals(type)) {
        List<Q> earned = base(rule);
        exact.put(rule, earned);
        if (!(rule.effect() instanceof Effect.Bonus)) {
          running = plus(running, earned);
        }
      }
    }
    List<Q> plain = running;
    for (EarningRule rule : chosen) {
      if (rule.effect() instanceof Effect.Multiplier multiplier && multiplies(multiplier, type)) {
        boolean compounds = set.composition() == EarningRuleSet.Composition.MULTIPLICATIVE;
        List<Q> added = onLines(rule, compounds ? running : plain).stream()
            .map(q -> q.times(extra(multiplier)))
            .toList();
        exact.put(rule, added);
        running = plus(running, added);
      }
    }
    return exact;
  }

  private static boolean multiplies(Effect.Multiplier multiplier, PointType type) {
    return multiplier.types().isEmpty() || multiplier.types().contains(type);
  }

  private static Q extra(Effect.Multiplier multiplier) {
    return Q.of(multiplier.numerator() - multiplier.denominator(), multiplier.denominator());
  }

  private List<OrderLine> lines() {
    return situation.order().lines();
  }

  private List<Q> zeros() {
    return lines().stream().map(line -> Q.ZERO).toList();
  }

  private List<Q> onLines(EarningRule rule, List<Q> amounts) {
    List<Q> covered = new ArrayList<>();
    for (int i = 0; i < amounts.size(); i++) {
      covered.add(rule.lines().test(lines().get(i)) ? amounts.get(i) : Q.ZERO);
    }
    return covered;
  }

  private static List<Q> plus(List<Q> a, List<Q> b) {
    List<Q> sums = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      sums.add(a.get(i).plus(b.get(i)));
    }
    return sums;
  }

  private static Q sum(List<Q> amounts) {
    return amounts.stream().reduce(Q.ZERO, Q::plus);
  }

  /* By line, what a base rule or a bonus earns. */
  private List<Q> base(EarningRule rule) {
    List<Long> minor = new ArrayList<>();
    List<Long> units = new ArrayList<>();
    for (OrderLine line : lines()) {
      boolean counts = rule.lines().test(line) && counts(rule.basis(), line);
      minor.add(counts ? minor(rule.basis(), line) : 0L);
      units.add(counts ? line.quantity() : 0L);
    }
    if (units.stream().allMatch(u -> u == 0)) {
      return zeros();
    }
    Effect effect = rule.effect();
    Q total;
    List<Long> weights = minor.stream().allMatch(m -> m == 0) ? units : minor;
    if (effect instanceof Effect.PerAmount perAmount) {
      long points = perAmount.perStep().units();
      Q step = Q.of(1, perAmount.step().minorUnits());
      Q factor = factor(rule, perAmount.step());
      long shipping = rule.countsAllLines() ? shipping(rule.basis()) : 0;
      Q amount = Q.of(minor.stream().mapToLong(m -> m).sum() + shipping, 1).times(factor);
      switch (perAmount.counting()) {
        case STEPS_OF_ORDER -> total = Q.of(amount.times(step).floor() * points, 1);
        case PRO_RATA -> total = amount.times(step).times(Q.of(points, 1));
        default -> {
          boolean ofUnits = perAmount.counting() == Effect.Counting.STEPS_OF_UNIT;
          List<Long> steps = new ArrayList<>();
          for (int i = 0; i < minor.size(); i++) {
            long parts = ofUnits ? lines().get(i).quantity() : 1;
            steps.add(
                parts * Q.of(minor.get(i), parts).times(factor).times(step).floor());
          }
          weights = steps;
          total = Q.of(points * steps.stream().mapToLong(s -> s).sum(), 1);
        }
      }
    } else if (effect instanceof Effect.PerUnit perUnit) {
      weights = units;
      Q steps = Q.of(units.stream().mapToLong(u -> u).sum(), perUnit.step());
      total = Q.of(perUnit.perStep().units() * steps.floor(), 1);
    } else if (effect instanceof Effect.ByBasketSize table) {
      Money unit = table.brackets().get(0).from();
      long shipping = rule.countsAllLines() ? shipping(rule.basis()) : 0;
      Q amount =
          Q.of(minor.stream().mapToLong(m -> m).sum() + shipping, 1).times(factor(rule, unit));
      total = table.brackets().stream()
          .filter(bracket -> Q.of(bracket.from().minorUnits(), 1).compareTo(amount) <= 0)
          .reduce((low, high) -> high)
          .map(bracket -> Q.of(bracket.points().units(), 1))
          .orElse(Q.ZERO);
    } else {
      total = Q.of(
          effect instanceof Effect.Fixed fixed
              ? fixed.points().units()
              : ((Effect.Bonus) effect).points().units(),
          1);
    }
    int digits = set.rounding().baseDigits();
    if (digits >= 0 && effect.stage() == Effect.Stage.BASE) {
      long scale = BigInteger.TEN.pow(digits).longValueExact();
      total = Q.of(total.times(Q.of(scale, 1)).round(set.rounding().mode()), scale);
    }
    long all = weights.stream().mapToLong(w -> w).sum();
    Q each = total;
    List<Q> amounts =
        weights.stream().map(w -> all == 0 ? Q.ZERO : each.times(Q.of(w, all))).toList();
    boolean isOneNumber = effect instanceof Effect.Fixed
        || effect instanceof Effect.Bonus
        || effect instanceof Effect.ByBasketSize;
    return isOneNumber && set.rounding().level() == Rounding.Level.LINE
        ? shareOut(amounts, set.rounding().mode()).stream().map(u -> Q.of(u, 1)).toList()
        : amounts;
  }

  private static boolean counts(EarningBasis basis, OrderLine line) {
    return switch (line.kind()) {
      case ORDINARY -> true;
      case GIFT_CARD_SALE -> basis.counts(Part.GIFT_CARD_SALES);
      case EXCLUDED -> false;
    };
  }

  private static long minor(EarningBasis basis, OrderLine line) {
    Money amount = basis.counts(Part.DISCOUNTS) ? line.price().gross() : line.net();
    return (basis.counts(Part.TAX) ? amount.plus(line.price().tax()) : amount).minorUnits();
  }

  private long shipping(EarningBasis basis) {
    var shipping = situation.order().shipping();
    if (!basis.counts(Part.SHIPPING)) {
      return 0;
    }
    return shipping.price().minorUnits()
        + (basis.counts(Part.TAX) ? shipping.tax().minorUnits() : 0);
  }

  private Q factor(EarningRule rule, Money unit) {
    var order = situation.order();
    long left = (rule.basis().counts(Part.PAID_BY_GIFT_CARD)
            ? 0
            : order.tender().byGiftCard().minorUnits())
        + (rule.basis().counts(Part.PAID_WITH_POINTS)
            ? 0
            : order.tender().withPoints().minorUnits());
    long due = order.due().minorUnits();
    Q share = left == 0 ? Q.of(1, 1) : Q.of(due - left, due);
    if (unit.currency().equals(order.currency())) {
      return share;
    }
    // A rate is between whole units: a euro is 163.9 yen, and a cent 1.639 of them.
    Q digits = Q.of(
        BigInteger.TEN.pow(unit.currency().minorDigits()).longValueExact(),
        BigInteger.TEN.pow(order.currency().minorDigits()).longValueExact());
    return rates
        .rate(order.currency(), unit.currency())
        .map(rate -> share.times(Q.of(rate.numerator(), rate.denominator())).times(digits))
        .orElseThrow();
  }

  // Rounding

  private static List<Q> amounts(Map<EarningRule, List<Q>> exact, EarningRule rule) {
    return requireNonNull(exact.get(rule));
  }

  private Map<EarningRule, Long> round(Map<EarningRule, List<Q>> exact) {
    RoundingMode mode = set.rounding().mode();
    List<EarningRule> ranked = set.rules().stream().filter(exact::containsKey).toList();
    return switch (set.rounding().level()) {
      case RULE ->
        ranked.stream().collect(toMap(r -> r, r -> sum(amounts(exact, r)).round(mode)));
      case ORDER ->
        shareOut(ranked, ranked.stream().map(r -> sum(amounts(exact, r))).toList(), mode);
      case LINE -> {
        Map<EarningRule, Long> sums = new HashMap<>();
        for (int line = 0; line < lines().size(); line++) {
          int here = line;
          shareOut(ranked, ranked.stream().map(r -> amounts(exact, r).get(here)).toList(), mode)
              .forEach((rule, units) -> sums.merge(rule, units, Long::sum));
        }
        yield sums;
      }
    };
  }

  private static Map<EarningRule, Long> shareOut(
      List<EarningRule> ranked, List<Q> parts, RoundingMode mode) {
    List<Long> shares = shareOut(parts, mode);
    Map<EarningRule, Long> result = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      result.put(ranked.get(i), shares.get(i));
    }
    return result;
  }

  private static List<Long> shareOut(List<Q> parts, RoundingMode mode) {
    List<Long> result = new ArrayList<>(parts.stream().map(Q::floor).toList());
    long left = sum(parts).round(mode) - result.stream().mapToLong(u -> u).sum();
    List<Integer> byRemainder = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      byRemainder.add(i);
    }
    byRemainder.sort(Comparator.comparing(
            (Integer i) -> parts.get(i).plus(Q.of(-parts.get(i).floor(), 1)))
        .reversed()
        .thenComparingInt(i -> i));
    for (int i = 0; i < left; i++) {
      result.set(byRemainder.get(i), result.get(byRemainder.get(i)) + 1);
    }
    return result;
  }
}
