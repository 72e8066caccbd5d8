package dev.rapport.loyalty.program;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.NaiveEarning;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Excess;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.program.ReferenceProgram.Sale;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a return should take back, by every method: computed anew from what the order was and what is gone of it. */
final class ReferenceReturns {
  private final LoyaltyProgram program;

  ReferenceReturns(LoyaltyProgram program) {
    this.program = program;
  }

  /*
   * What must be gone of each type once so much more has come back, and some lines that cost nothing with it; the old target stands
   * where the new one is lower.
   */
  Map<PointType, Long> returned(Sale sale, List<Returned.Line> lines) {
    List<BigDecimal> more =
        new ArrayList<>(Collections.nCopies(sale.returned.length, BigDecimal.ZERO));
    Set<Integer> free = new HashSet<>();
    for (Returned.Line line : lines) {
      int at = line.number() - 1; // lines are numbered from 1 on
      more.set(at, line.amount().amount());
      if (sale.isFree(at)) {
        free.add(at);
      }
    }
    Map<PointType, Long> back = new HashMap<>();
    for (int i = 0; i < more.size(); i++) {
      sale.returned[i] = sale.returned[i].add(more.get(i));
      sale.freeBack[i] |= free.contains(i);
    }
    for (PointType type : ProgramArbitraries.TYPES) {
      long gone = sale.reversed.getOrDefault(type, 0L);
      long target = switch (program.refunds().method()) {
        case BY_ITEM -> byItem(sale, type);
        case PRO_RATA -> proRata(sale, sale.earned(type));
        // What is kept is what the rest would have earned, and never more than was earned.
        case RE_RATE_REMAINDER ->
          sale.earned(type)
              - Math.min(
                  sale.earned(type),
                  rated(sale, left(sale), freeLeft(sale), sale.order.shipping(), type));
        case RATE_THE_RETURN -> {
          Order.Shipping unshipped = Order.Shipping.free(sale.order.currency());
          yield Math.min(sale.earned(type), gone + rated(sale, more, free, unshipped, type));
        }
      };
      back.put(type, Math.max(0, target - gone));
      sale.reversed.put(type, Math.max(gone, target));
    }
    return back;
  }

  /* As much of some units as has come back of an order: all of them only once all of it is gone. */
  static long proRata(Sale sale, long units) {
    return sale.isGone()
        ? units
        : rounded(units, sum(sale.returned), sale.order.net().amount());
  }

  private static long byItem(Sale sale, PointType type) {
    long target = 0;
    for (int line = 0; line < sale.returned.length; line++) {
      int at = line;
      long earned = sale.outcome.awards().stream()
          .filter(award -> award.awarded().type().equals(type))
          .mapToLong(award -> award.lines().get(at).units())
          .sum();
      target += sale.isGone(line) ? earned : rounded(earned, sale.returned[line], sale.net(line));
    }
    return target;
  }

  private static List<BigDecimal> left(Sale sale) {
    List<BigDecimal> left = new ArrayList<>();
    for (int i = 0; i < sale.returned.length; i++) {
      left.add(sale.net(i).subtract(sale.returned[i]));
    }
    return left;
  }

  private static Set<Integer> freeLeft(Sale sale) {
    Set<Integer> left = new HashSet<>();
    for (int i = 0; i < sale.returned.length; i++) {
      if (sale.isFree(i) && !sale.freeBack[i]) {
        left.add(i);
      }
    }
    return left;
  }

  /*
   * What the rules of then grant the member of then for parts of the lines, by the slow rating and with nothing used of any limit
   * before.
   */
  private long rated(
      Sale sale,
      List<BigDecimal> parts,
      Set<Integer> free,
      Order.Shipping shipping,
      PointType type) {
    if (sum(parts.toArray(BigDecimal[]::new)).signum() == 0 && free.isEmpty()) {
      return 0;
    }
    EarningRuleSet rules = program.rulesAt(sale.order.placedAt()).rules();
    Order order = part(sale, parts, free, shipping);
    Map<String, Long> desired = new NaiveEarning(
            rules,
            Situation.of(sale.outcome.situation().member(), order, program.zone()),
            RuleArbitraries.RATES)
        .desired();
    Map<String, Long> used = new HashMap<>();
    Set<Limit> refusing = refusing(rules, desired);
    long units = 0;
    for (EarningRule rule : rules.rules()) {
      List<Limit> limits = limits(rules, rule);
      for (PointType each : rules.types()) {
        long wanted = desired.getOrDefault(rule.name() + " " + each.id(), 0L);
        long awarded = limits.stream().anyMatch(limit -> refuses(refusing, limit, each))
            ? 0
            : awarded(Points.of(each, wanted), limits, used);
        if (awarded > 0) {
          // A rule is used once, whatever else it grants.
          limits.removeIf(limit -> limit instanceof Cap cap && cap.most() instanceof Cap.OfUses);
        }
        units += each.equals(type) ? awarded : 0;
      }
    }
    return units;
  }

  private static List<Limit> limits(EarningRuleSet rules, EarningRule rule) {
    List<Limit> limits = new ArrayList<>(rule.limits());
    limits.addAll(rules.limits());
    return limits;
  }

  private static boolean refuses(Set<Limit> refusing, Limit limit, PointType type) {
    return refusing.contains(limit) && limit instanceof Cap cap && cap.most().counts(type);
  }

  /* Caps that reject the order as a whole: all that is desired under them is more than they allow an order. */
  private static Set<Limit> refusing(EarningRuleSet rules, Map<String, Long> desired) {
    Map<Cap, Long> together = new HashMap<>();
    for (EarningRule rule : rules.rules()) {
      for (Limit limit : limits(rules, rule)) {
        if (limit instanceof Cap cap && cap.rejectsOrders()) {
          PointType type = ((Cap.OfPoints) cap.most()).points().type();
          long wanted = desired.getOrDefault(rule.name() + " " + type.id(), 0L);
          together.merge(cap, wanted, Long::sum);
        }
      }
    }
    together.entrySet().removeIf(each -> each.getValue() <= each.getKey().most().count());
    return new HashSet<>(together.keySet());
  }

  /* Part of each line with its share of discount and tax, and of what was not paid in money; a started unit is a unit. */
  private static Order part(
      Sale sale, List<BigDecimal> parts, Set<Integer> free, Order.Shipping shipping) {
    CurrencyUnit currency = sale.order.currency();
    List<OrderLine> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal net = parts.get(i);
      if (free.contains(i)) {
        lines.add(sale.order.lines().get(i));
      } else if (net.signum() > 0) {
        OrderLine line = sale.order.lines().get(i);
        BigDecimal whole = sale.net(i);
        Money discount = Money.of(currency, share(line.price().discount(), net, whole));
        Money gross = Money.of(currency, net).plus(discount);
        Money tax = Money.of(currency, share(line.price().tax(), net, whole));
        long units = BigDecimal.valueOf(line.quantity())
            .multiply(net)
            .divide(whole, 0, RoundingMode.CEILING)
            .longValueExact();
        OrderLine.Price price = new OrderLine.Price(gross, discount, tax);
        lines.add(new OrderLine(
            line.number(), line.product(), line.category(), units, price, line.kind()));
      }
    }
    Order money = new Order(
        sale.order.id(),
        sale.order.member(),
        sale.order.placedAt(),
        sale.order.venue(),
        lines,
        shipping,
        Order.Tender.money(currency));
    BigDecimal whole = sale.order.net().amount();
    BigDecimal net = money.net().amount();
    BigDecimal due = money.due().amount();
    BigDecimal card = share(sale.order.tender().byGiftCard(), net, whole).min(due);
    BigDecimal points = share(sale.order.tender().withPoints(), net, whole).min(due.subtract(card));
    Order.Tender tender = new Order.Tender(Money.of(currency, card), Money.of(currency, points));
    return new Order(
        money.id(), money.member(), money.placedAt(), money.venue(), lines, shipping, tender);
  }

  private static BigDecimal share(Money amount, BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : amount.amount().multiply(part).divide(whole, 2, RoundingMode.FLOOR);
  }

  /* What a list of uses leaves of an award, counted up by the name of each cap: all are of one member at one instant. */
  private static long awarded(Points wanted, List<Limit> limits, Map<String, Long> used) {
    long awarded = wanted.units();
    for (Limit limit : limits) {
      if (limit instanceof Cap cap && cap.most().counts(wanted.type())) {
        boolean ofUses = cap.most() instanceof Cap.OfUses;
        long room = cap.most().count() - used.getOrDefault(cap.name(), 0L);
        long most = ofUses ? (room > 0 ? wanted.units() : 0) : Math.max(0, room);
        boolean rejected = cap.excess() == Excess.REJECT && most < wanted.units();
        awarded = Math.min(awarded, rejected ? 0 : most);
      }
    }
    if (awarded > 0) {
      for (Limit limit : limits) {
        if (limit instanceof Cap cap && cap.most().counts(wanted.type())) {
          used.merge(cap.name(), cap.most() instanceof Cap.OfUses ? 1 : awarded, Long::sum);
        }
      }
    }
    return awarded;
  }

  static BigDecimal sum(BigDecimal[] amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }

  private static long rounded(long units, BigDecimal part, BigDecimal whole) {
    if (part.signum() == 0) {
      return 0;
    }
    return BigDecimal.valueOf(units)
        .multiply(part)
        .divide(whole, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
