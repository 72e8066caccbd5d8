package dev.rapport.loyalty.program;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.NaiveEarning;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Excess;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a membership should be, told in the simplest way: it keeps every order for ever and counts everything anew whenever it is
 * asked. Points are left to the account, which has a reference of its own.
 */
final class ReferenceProgram {
  private final LoyaltyProgram program;
  private final List<Sale> sales = new ArrayList<>();
  private final List<Deed> deeds = new ArrayList<>();
  private final List<Adjusted> adjustments = new ArrayList<>();
  private final List<UnaryOperator<LimitUsage>> limits = new ArrayList<>();
  private MemberProfile profile = MemberProfile.unknown();

  ReferenceProgram(LoyaltyProgram program) {
    this.program = program;
  }

  /** An activity that is not undone, and what it earned by each rule. */
  record Deed(Activity activity, LocalDate day, EarningOutcome outcome) {}

  /** An order, what it earned by each rule, and what has come back of each line; a line that cost nothing comes back whole. */
  static final class Sale {
    final Order order;
    final LocalDate day;
    final EarningOutcome outcome;
    final BigDecimal[] returned;
    final boolean[] freeBack;
    final Map<PointType, Long> reversed = new HashMap<>();

    /* What the member's membership says was taken back, whatever the method. */
    final Map<PointType, Long> takenBack = new HashMap<>();

    Sale(Order order, LocalDate day, EarningOutcome outcome) {
      this.order = order;
      this.day = day;
      this.outcome = outcome;
      this.returned = new BigDecimal[order.lines().size()];
      Arrays.fill(returned, BigDecimal.ZERO);
      this.freeBack = new boolean[returned.length];
    }

    boolean isFree(int line) {
      return net(line).signum() == 0;
    }

    boolean isGone(int line) {
      return isFree(line) ? freeBack[line] : returned[line].compareTo(net(line)) == 0;
    }

    BigDecimal net(int line) {
      return order.lines().get(line).net().amount();
    }

    boolean isGone() {
      for (int i = 0; i < returned.length; i++) {
        if (!isGone(i)) {
          return false;
        }
      }
      return true;
    }

    long earned(PointType type) {
      return outcome.points(type).units();
    }
  }

  Sale sale(String id) {
    return sales.stream()
        .filter(sale -> sale.order.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /* What a counter should show on a day: every order of the window, with what is left of it. */
  long counted(DeclaredCounter counter, LocalDate day) {
    boolean always = counter.window().equals(Window.lifetime());
    long sum = 0;
    for (Sale sale : sales) {
      if (always || counter.window().rangeAt(day).contains(sale.day)) {
        sum += counted(counter, sale);
      }
    }
    for (Deed deed : deeds) {
      if (always || counter.window().rangeAt(day).contains(deed.day)) {
        sum += counted(counter, deed.activity);
      }
    }
    return sum;
  }

  private static long counted(DeclaredCounter counter, Activity activity) {
    if (counter.measure() instanceof DeclaredCounter.Activities counts) {
      return counts.kind().equals(activity.kind()) ? 1 : 0;
    }
    return counter.measure() instanceof DeclaredCounter.Quantities sums
            && sums.kind().equals(activity.kind())
        ? activity.quantity()
        : 0;
  }

  private static long counted(DeclaredCounter counter, Sale sale) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < sale.returned.length; i++) {
      OrderLine line = sale.order.lines().get(i);
      BigDecimal left = sale.net(i).subtract(sale.returned[i]);
      if (!counter.lines().test(line) || sale.isGone(i)) {
        continue;
      }
      if (counter.measure() instanceof DeclaredCounter.Orders) {
        return 1;
      } else if (counter.measure() instanceof DeclaredCounter.Units) {
        // A started unit stays a unit.
        BigDecimal units = BigDecimal.valueOf(line.quantity());
        sum = sum.add(
            sale.isFree(i)
                ? units
                : units.multiply(left).divide(sale.net(i), 0, RoundingMode.CEILING));
      } else if (counter.measure() instanceof DeclaredCounter.Spend spend
          && spend.currency().equals(sale.order.currency())) {
        sum = sum.add(left.movePointRight(spend.currency().minorDigits()));
      }
    }
    return sum.longValueExact();
  }

  /* What a ladder should measure on a day of points, spend and orders: everything in the window, told from the beginning. */
  long measured(TierMetric metric, Window window, LocalDate day) {
    long sum = 0;
    for (Sale sale : sales) {
      if (window.equals(Window.lifetime()) || window.rangeAt(day).contains(sale.day)) {
        sum += counted(metric, sale);
      }
    }
    for (Deed deed : deeds) {
      if (window.equals(Window.lifetime()) || window.rangeAt(day).contains(deed.day)) {
        sum += switch (metric.kind()) {
          case POINTS -> deed.outcome.points(typeOf(metric)).units();
          case COUNT ->
            metric.unit().equals(deed.activity.kind().id()) ? deed.activity.quantity() : 0;
          case SPEND, BALANCE -> 0;
        };
      }
    }
    for (Adjusted adjusted : adjustments) {
      if (metric.equals(TierMetric.points(adjusted.points.type()))
          && window.rangeAt(day).contains(adjusted.day)) {
        sum += adjusted.points.units();
      }
    }
    return sum;
  }

  private static long counted(TierMetric metric, Sale sale) {
    return switch (metric.kind()) {
      case POINTS -> {
        PointType type = typeOf(metric);
        yield sale.earned(type) - sale.takenBack.getOrDefault(type, 0L);
      }
      case SPEND -> {
        BigDecimal left = sale.order.net().amount().subtract(sum(sale.returned));
        yield sale.order.currency().code().equals(metric.unit())
            ? left.movePointRight(sale.order.currency().minorDigits()).longValueExact()
            : 0;
      }
      case COUNT -> sale.isGone() || !metric.unit().equals("orders") ? 0 : 1;
      case BALANCE -> throw new IllegalArgumentException("balances are the account's");
    };
  }

  private static PointType typeOf(TierMetric metric) {
    return ProgramArbitraries.TYPES.stream()
        .filter(each -> each.id().equals(metric.unit()))
        .findFirst()
        .orElseThrow();
  }

  void told(MemberProfile now) {
    profile = now;
  }

  void adjusted(Points points, LocalDate day) {
    adjustments.add(new Adjusted(points, day));
  }

  private record Adjusted(Points points, LocalDate day) {}

  /* All that limits have seen, counted from the beginning. */
  LimitUsage usage() {
    LimitUsage usage = LimitUsage.remembering(10_000);
    for (UnaryOperator<LimitUsage> event : limits) {
      usage = event.apply(usage);
    }
    return usage;
  }

  /* What a return has taken back of one award; which award bears how much is not for this reference to say. */
  void gaveBack(String order, String rule, Points points) {
    limits.add(usage -> usage.returned(order, rule, points));
    sale(order).takenBack.merge(points.type(), points.units(), Long::sum);
  }

  EarningOutcome rate(Membership member, Order order, RateTable rates, LocalDate day) {
    return program
        .rulesAt(order.placedAt())
        .rules()
        .evaluate(Situation.of(view(member, day), order, program.zone()), usage(), rates);
  }

  EarningOutcome rate(Membership member, Activity activity, LocalDate day) {
    return program
        .rulesAt(activity.at())
        .rules()
        .evaluate(
            Situation.of(view(member, day), activity, program.zone()), usage(), RateTable.none());
  }

  void done(Activity activity, LocalDate day, EarningOutcome outcome) {
    deeds.add(new Deed(activity, day, outcome));
    for (LimitUse use : outcome.uses()) {
      limits.add(usage -> usage.plus(use));
    }
  }

  Deed undo(String id) {
    Deed deed = deeds.stream()
        .filter(each -> each.activity.id().value().equals(id))
        .findFirst()
        .orElseThrow();
    deeds.remove(deed);
    limits.add(usage -> usage.returned(id));
    return deed;
  }

  private MemberView view(Membership member, LocalDate day) {
    Map<String, Long> counters = new HashMap<>();
    for (DeclaredCounter counter : program.counters()) {
      counters.put(counter.name(), counted(counter, day));
    }
    MemberView.Builder known = MemberView.builder(member.id(), member.joinedOn());
    profile.birthday().forEach(known::birthday);
    profile.segments().forEach(segment -> known.segment(segment.value()));
    profile.scores().forEach(known::score);
    return known.build().withTiers(tiers(member, day)).withCounters(counters);
  }

  private Map<String, MemberView.Tier> tiers(Membership member, LocalDate day) {
    Map<String, MemberView.Tier> tiers = new HashMap<>();
    for (TierLadder ladder : program.ladders()) {
      TierLevel level = member.standing(ladder.name()).evaluate(day).standing().level();
      tiers.put(ladder.name(), new MemberView.Tier(level.rank(), level.name()));
    }
    return tiers;
  }

  void bought(Order order, LocalDate day, EarningOutcome outcome) {
    sales.add(new Sale(order, day, outcome));
    for (LimitUse use : outcome.uses()) {
      limits.add(usage -> usage.plus(use));
    }
  }

  /*
   * What must be gone of each type once so much more has come back, and some lines that cost nothing with it; the old target stands
   * where the new one is lower.
   */
  Map<PointType, Long> returned(Sale sale, List<BigDecimal> more, Set<Integer> free) {
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
    long units = 0;
    for (EarningRule rule : rules.rules()) {
      for (PointType each : rules.types()) {
        long wanted = desired.getOrDefault(rule.name() + " " + each.id(), 0L);
        List<Limit> limits = new ArrayList<>(rule.limits());
        limits.addAll(rules.limits());
        long awarded = awarded(Points.of(each, wanted), limits, used);
        units += each.equals(type) ? awarded : 0;
      }
    }
    return units;
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

  private static BigDecimal sum(BigDecimal[] amounts) {
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
