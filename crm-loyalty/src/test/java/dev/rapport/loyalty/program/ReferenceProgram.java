package dev.rapport.loyalty.program;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a membership should be, told in the simplest way: it keeps every order for ever and counts everything anew whenever it is
 * asked. Points are left to the account, which has a reference of its own.
 */
final class ReferenceProgram {
  private final LoyaltyProgram program;
  private final List<Sale> sales = new ArrayList<>();
  private final List<Adjusted> adjustments = new ArrayList<>();
  private final List<UnaryOperator<LimitUsage>> limits = new ArrayList<>();

  ReferenceProgram(LoyaltyProgram program) {
    this.program = program;
  }

  /** An order, what it earned by each rule, and what has come back of each line. */
  static final class Sale {
    final Order order;
    final LocalDate day;
    final EarningOutcome outcome;
    final BigDecimal[] returned;
    final Map<PointType, Long> reversed = new HashMap<>();

    /* What the member's membership says was taken back, whatever the method. */
    final Map<PointType, Long> takenBack = new HashMap<>();

    Sale(Order order, LocalDate day, EarningOutcome outcome) {
      this.order = order;
      this.day = day;
      this.outcome = outcome;
      this.returned = new BigDecimal[order.lines().size()];
      Arrays.fill(returned, BigDecimal.ZERO);
    }

    BigDecimal net(int line) {
      return order.lines().get(line).net().amount();
    }

    boolean isGone() {
      for (int i = 0; i < returned.length; i++) {
        if (returned[i].compareTo(net(i)) < 0) {
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
    return sum;
  }

  private static long counted(DeclaredCounter counter, Sale sale) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < sale.returned.length; i++) {
      OrderLine line = sale.order.lines().get(i);
      BigDecimal left = sale.net(i).subtract(sale.returned[i]);
      if (!counter.lines().test(line) || left.signum() == 0) {
        continue;
      }
      if (counter.measure() instanceof DeclaredCounter.Orders) {
        return 1;
      } else if (counter.measure() instanceof DeclaredCounter.Units) {
        // A started unit stays a unit.
        sum = sum.add(BigDecimal.valueOf(line.quantity())
            .multiply(left)
            .divide(sale.net(i), 0, RoundingMode.CEILING));
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
        PointType type = metric.unit().equals(ProgramArbitraries.BEANS.id())
            ? ProgramArbitraries.BEANS
            : ProgramArbitraries.STARS;
        yield sale.earned(type) - sale.takenBack.getOrDefault(type, 0L);
      }
      case SPEND -> {
        BigDecimal left = sale.order.net().amount().subtract(sum(sale.returned));
        yield sale.order.currency().code().equals(metric.unit())
            ? left.movePointRight(sale.order.currency().minorDigits()).longValueExact()
            : 0;
      }
      case COUNT -> sale.isGone() ? 0 : 1;
      case BALANCE -> throw new IllegalArgumentException("balances are the account's");
    };
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
    Map<String, Long> counters = new HashMap<>();
    for (DeclaredCounter counter : program.counters()) {
      counters.put(counter.name(), counted(counter, day));
    }
    MemberView view = MemberView.builder(order.member(), member.joinedOn())
        .build()
        .withTiers(tiers(member, day))
        .withCounters(counters);
    return program
        .rulesAt(order.placedAt())
        .rules()
        .evaluate(Situation.of(view, order, program.zone()), usage(), rates);
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

  /* What must be gone of each type once so much more has come back; the old target stands where the new one is lower. */
  Map<PointType, Long> returned(Membership member, Sale sale, List<BigDecimal> more) {
    Map<PointType, Long> back = new HashMap<>();
    for (int i = 0; i < more.size(); i++) {
      sale.returned[i] = sale.returned[i].add(more.get(i));
    }
    for (PointType type : List.of(ProgramArbitraries.BEANS, ProgramArbitraries.STARS)) {
      long target = switch (program.refunds().method()) {
        case BY_ITEM -> byItem(sale, type);
        case PRO_RATA ->
          sale.isGone()
              ? sale.earned(type)
              : rounded(sale.earned(type), sum(sale.returned), sale.order.net().amount());
        case RE_RATE_REMAINDER, RATE_THE_RETURN ->
          throw new IllegalStateException("rated again by the rules, not by this reference");
      };
      long gone = sale.reversed.getOrDefault(type, 0L);
      back.put(type, Math.max(0, target - gone));
      sale.reversed.put(type, Math.max(gone, target));
    }
    return back;
  }

  private static long byItem(Sale sale, PointType type) {
    long target = 0;
    for (int line = 0; line < sale.returned.length; line++) {
      int at = line;
      long earned = sale.outcome.awards().stream()
          .filter(award -> award.awarded().type().equals(type))
          .mapToLong(award -> award.lines().get(at).units())
          .sum();
      target += sale.net(line).signum() == 0
          ? earned
          : rounded(earned, sale.returned[line], sale.net(line));
    }
    return target;
  }

  private static BigDecimal sum(BigDecimal[] amounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal amount : amounts) {
      sum = sum.add(amount);
    }
    return sum;
  }

  private static long rounded(long units, BigDecimal part, BigDecimal whole) {
    return BigDecimal.valueOf(units)
        .multiply(part)
        .divide(whole, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
