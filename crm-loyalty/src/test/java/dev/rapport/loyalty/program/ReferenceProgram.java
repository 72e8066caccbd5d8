package dev.rapport.loyalty.program;

import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
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

  long purchases() {
    return sales.stream().filter(sale -> !sale.isGone()).count();
  }

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
  }

  EarningOutcome rate(Membership member, Order order, LocalDate day) {
    Map<String, Long> counters = new HashMap<>();
    counters.put(DeclaredCounter.PURCHASES.name(), purchases());
    MemberView view = MemberView.builder(order.member(), member.joinedOn())
        .build()
        .withTiers(tiers(member, day))
        .withCounters(counters);
    return program
        .rulesAt(order.placedAt())
        .rules()
        .evaluate(
            Situation.of(view, order, program.zone()),
            usage(),
            ProgramCommand.RecordPurchase.of(order).rates());
  }

  private static Map<String, MemberView.Tier> tiers(Membership member, LocalDate day) {
    var level = member.standing("status").evaluate(day).standing().level();
    return Map.of("status", new MemberView.Tier(level.rank(), level.name()));
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
