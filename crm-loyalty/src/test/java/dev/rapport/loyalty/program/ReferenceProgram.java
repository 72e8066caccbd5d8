package dev.rapport.loyalty.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.Award;
import dev.rapport.loyalty.earning.EarningOutcome;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.ledger.LedgerHistory;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.BalanceCap.Ceiling;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Claim;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.Excess;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitSnapshot;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.testkit.ProgramArbitraries;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierLevel;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierPolicy;
import dev.rapport.loyalty.tier.TierStanding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
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
  private final List<Kept> kept = new ArrayList<>();
  private final Map<String, TierGrant> grants = new HashMap<>();
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

    /* The same of each rule. */
    final Map<String, Long> takenBackOf = new HashMap<>();

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

  /* All orders, whether or not they can still be returned. */
  List<Sale> sales() {
    return sales;
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

  /*
   * What came back of an order or an activity when a ladder did not remember any more what it had contributed: it stays counted
   * there.
   */
  private record Kept(String ladder, TierMetric metric, LocalDate day, long amount) {}

  /* What a ladder should measure on a day of points, spend and orders: everything in the window, told from the beginning. */
  long measured(TierLadder ladder, TierMetric metric, Window window, LocalDate day) {
    long sum = 0;
    for (Kept each : kept) {
      if (each.ladder.equals(ladder.name())
          && each.metric.equals(metric)
          && (window.equals(Window.lifetime()) || window.rangeAt(day).contains(each.day))) {
        sum += each.amount;
      }
    }
    for (Sale sale : sales) {
      if (window.equals(Window.lifetime()) || window.rangeAt(day).contains(sale.day)) {
        sum += counted(metric, sale);
      }
    }
    for (Deed deed : deeds) {
      if (window.equals(Window.lifetime()) || window.rangeAt(day).contains(deed.day)) {
        sum += counted(metric, deed);
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

  private static long counted(TierMetric metric, Deed deed) {
    return switch (metric.kind()) {
      case POINTS -> deed.outcome.points(typeOf(metric)).units();
      case COUNT -> metric.unit().equals(deed.activity.kind().id()) ? deed.activity.quantity() : 0;
      case SPEND, BALANCE -> 0;
    };
  }

  private static long counted(TierMetric metric, Sale sale) {
    return switch (metric.kind()) {
      case POINTS -> {
        PointType type = typeOf(metric);
        yield sale.earned(type) - sale.takenBack.getOrDefault(type, 0L);
      }
      case SPEND -> {
        BigDecimal left = sale.order.net().amount().subtract(ReferenceReturns.sum(sale.returned));
        yield sale.order.currency().code().equals(metric.unit())
            ? left.movePointRight(sale.order.currency().minorDigits()).longValueExact()
            : 0;
      }
      case COUNT -> sale.isGone() || !metric.unit().equals("orders") ? 0 : 1;
      case BALANCE -> 0;
    };
  }

  static PointType typeOf(TierMetric metric) {
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

  void granted(TierLadder ladder, TierGrant grant) {
    grants.put(ladder.name() + " " + grant.source(), grant);
  }

  private int granted(TierLadder ladder, LocalDate day) {
    return grants.entrySet().stream()
        .filter(grant -> grant.getKey().startsWith(ladder.name() + " "))
        .map(Map.Entry::getValue)
        .filter(grant -> grant.days().contains(day))
        .mapToInt(grant -> ladder.find(grant.level()).orElseThrow().rank())
        .max()
        .orElse(0);
  }

  /* Whether what a ladder measures is what its window holds; a reset or a price is for the tier model to tell. */
  static boolean isAddedUp(TierLadder ladder) {
    return ladder.reset().equals(TierPolicy.keep());
  }

  /* What a member has counted, on a day and on the first one that is remembered, and where the member stands. */
  void check(Membership member, LocalDate day, LocalDate firstRemembered) {
    for (DeclaredCounter counter : program.counters()) {
      for (LocalDate each : List.of(day, firstRemembered)) {
        assertEquals(counted(counter, each), member.counter(counter.name(), each));
      }
    }
    for (TierLadder ladder : program.ladders()) {
      TierStanding standing = member.standing(ladder.name()).evaluate(day).standing();
      Window window = ladder.window().resolve(member.joinedOn());
      assertEquals(
          Math.max(standing.earnedLevel().rank(), granted(ladder, day)),
          standing.level().rank());
      for (TierMetric metric : ladder.metrics()) {
        if (metric.kind() != TierMetric.Kind.BALANCE && isAddedUp(ladder)) {
          assertEquals(measured(ladder, metric, window, day), standing.measured(metric));
        }
      }
    }
  }

  /* All that limits have seen, counted from the beginning. */
  LimitUsage usage() {
    LimitUsage usage = LimitUsage.remembering(10_000);
    for (UnaryOperator<LimitUsage> event : limits) {
      usage = event.apply(usage);
    }
    return usage;
  }

  /* Whether limits still remember what was awarded on a day: what they do not, is not given back to them. */
  private boolean isRemembered(LocalDate day) {
    LocalDate latest = usage().asOf();
    return latest.equals(LocalDate.MIN)
        || !day.isBefore(latest.minusDays(program.rememberedDays()));
  }

  /* What a return has taken back of one award; which award bears how much is not for this reference to say. */
  void gaveBack(String order, String rule, Points points) {
    Sale sale = sale(order);
    sale.takenBack.merge(points.type(), points.units(), Long::sum);
    sale.takenBackOf.merge(rule, points.units(), Long::sum);
    long awarded = sale.outcome.awards().stream()
        .filter(award -> award.rule().name().equals(rule))
        .mapToLong(award -> award.awarded().units())
        .sum();
    if (isRemembered(sale.day)) {
      limits.add(usage -> usage.returned(order, rule, points));
      if (sale.takenBackOf.getOrDefault(rule, 0L) == awarded) {
        limits.add(usage -> withoutUse(usage, order, rule));
      }
    }
  }

  /*
   * A rule uses a cap on uses and a cooldown once for an order or an activity, and they come back with the last of all points that
   * it awarded, of whatever type. So here this one use is counted for itself, apart from the points under other caps.
   */
  private static LimitUsage counting(LimitUsage usage, LimitUse use, Set<String> counted) {
    LimitUse points = LimitUse.of(use.claim(), use.awarded(), ofPoints(use.limits()));
    LimitUse once = LimitUse.of(asUse(use.claim()), use.awarded(), ofUses(use.limits()));
    LimitUsage after = usage.plus(points);
    return counted.add(use.claim().rule()) ? after.plus(once) : after;
  }

  private static LimitUsage withoutUse(LimitUsage usage, String cause, String rule) {
    LimitUsage after = usage;
    for (LimitSnapshot.Open open : usage.openOf(useOf(cause))) {
      if (open.use().claim().rule().equals(rule)) {
        after = after.returned(useOf(cause), rule, open.use().awarded());
      }
    }
    return after;
  }

  private static String useOf(String cause) {
    return "use of " + cause;
  }

  private static Claim asUse(Claim claim) {
    return new Claim(useOf(claim.cause()), claim.rule(), claim.desired(), claim.at(), claim.day())
        .about(claim.subject());
  }

  private static List<Limit> ofUses(List<Limit> limits) {
    return limits.stream()
        .filter(limit -> limit instanceof Cooldown || ((Cap) limit).most() instanceof Cap.OfUses)
        .toList();
  }

  private static List<Limit> ofPoints(List<Limit> limits) {
    return limits.stream().filter(limit -> !ofUses(limits).contains(limit)).toList();
  }

  private void count(EarningOutcome outcome) {
    limits.add(usage -> {
      Set<String> counted = new HashSet<>();
      LimitUsage after = usage;
      for (LimitUse use : outcome.uses()) {
        after = counting(after, use, counted);
      }
      return after;
    });
  }

  /* What an order counts on ladders now. */
  static Map<TierMetric, Long> counted(LoyaltyProgram program, Sale sale) {
    Map<TierMetric, Long> counted = new HashMap<>();
    for (TierLadder ladder : program.ladders()) {
      ladder.metrics().forEach(metric -> counted.put(metric, counted(metric, sale)));
    }
    return counted;
  }

  /* After a return: where a ladder did not remember the order any more, it goes on to count what it counted before. */
  void keep(Sale sale, Map<TierMetric, Long> before, Membership member, LocalDate knownOn) {
    keep(
        sale.day,
        metric -> before.getOrDefault(metric, 0L) - counted(metric, sale),
        member,
        knownOn);
  }

  private void keep(
      LocalDate day, ToLongFunction<TierMetric> gone, Membership member, LocalDate knownOn) {
    for (TierLadder ladder : program.ladders()) {
      LocalDate asOf = member.standing(ladder.name()).asOf();
      LocalDate latest = asOf.isBefore(knownOn) ? knownOn : asOf;
      if (day.isBefore(latest.minusDays(ladder.rememberedDays()))) {
        for (TierMetric metric : ladder.metrics()) {
          kept.add(new Kept(ladder.name(), metric, day, gone.applyAsLong(metric)));
        }
      }
    }
  }

  EarningOutcome rate(
      Membership member,
      Order order,
      RateTable rates,
      LocalDate day,
      Collection<LedgerEntry> entries) {
    Situation situation = Situation.of(view(member, day), order, program.zone());
    return rate(program.rulesAt(order.placedAt()).rules(), situation, rates, entries);
  }

  EarningOutcome rate(
      Membership member, Activity activity, LocalDate day, Collection<LedgerEntry> entries) {
    Situation situation = Situation.of(view(member, day), activity, program.zone());
    return rate(program.rulesAt(activity.at()).rules(), situation, RateTable.none(), entries);
  }

  private EarningOutcome rate(
      EarningRuleSet rules, Situation situation, RateTable rates, Collection<LedgerEntry> entries) {
    LedgerHistory history = LedgerHistory.of(entries);
    Instant now = history.entries().stream()
        .map(entry -> entry.header().effectiveAt())
        .reduce(situation.at(), (a, b) -> a.isBefore(b) ? b : a);
    Map<PointType, Long> net = new HashMap<>();
    for (BalanceCap cap : program.balanceCaps) {
      PointType type = cap.most().type();
      net.put(type, history.balance(type, now, Instant.MAX).net().units());
    }
    List<Ceiling> ceilings = program.balanceCaps.stream()
        .map(cap -> new Ceiling(
            cap, Points.of(cap.most().type(), net.getOrDefault(cap.most().type(), 0L))))
        .toList();
    EarningOutcome outcome = rules.evaluate(situation, usage(), rates, Purse.empty(), ceilings);
    checkHeldBack(rules, outcome, net);
    return outcome;
  }

  /* One award after the other: what its limits leave of it, and what the balance has room for of that. */
  private void checkHeldBack(
      EarningRuleSet rules, EarningOutcome outcome, Map<PointType, Long> net) {
    LimitUsage used = usage();
    Set<String> counted = new HashSet<>();
    for (Award award : outcome.awards()) {
      List<Limit> limits = new ArrayList<>(award.rule().limits());
      limits.addAll(rules.limits());
      Situation situation = outcome.situation();
      Claim claim = new Claim(
          situation.cause(),
          award.rule().name(),
          award.desired(),
          situation.at(),
          situation.day(),
          situation.activity().map(activity -> activity.subject().value()).orElse(""));
      PointType type = award.desired().type();
      long left = used.allow(ofPoints(limits), claim).awarded().units();
      if (!counted.contains(award.rule().name())) {
        left = Math.min(left, used.allow(ofUses(limits), asUse(claim)).awarded().units());
      }
      left =
          limits.stream().anyMatch(limit -> rejectsOrder(limit, rules, outcome, claim)) ? 0 : left;
      for (BalanceCap cap : program.balanceCaps) {
        if (cap.most().type().equals(type)) {
          long room = Math.max(0, cap.most().units() - net.getOrDefault(type, 0L));
          left = left <= room ? left : cap.excess() == Excess.REJECT ? 0 : room;
        }
      }
      assertEquals(left, award.awarded().units(), outcome::toString);
      net.merge(type, left, Long::sum);
      if (left > 0) {
        used = counting(used, LimitUse.of(claim, award.awarded(), limits), counted);
      }
    }
  }

  /* Whether all that rules under a cap of orders desired was more than it had room for. */
  private boolean rejectsOrder(
      Limit limit, EarningRuleSet rules, EarningOutcome outcome, Claim claim) {
    if (!(limit instanceof Cap cap) || !cap.rejectsOrders()) {
      return false;
    }
    long together = outcome.awards().stream()
        .map(award -> award.rule().limits().contains(cap) || rules.limits().contains(cap)
            ? award.desired()
            : Points.of(award.desired().type(), 0))
        .filter(points -> cap.most().counts(points.type()))
        .mapToLong(Points::units)
        .sum();
    return cap.most().counts(claim.desired().type()) && together > usage().room(cap, claim);
  }

  void done(Activity activity, LocalDate day, EarningOutcome outcome) {
    deeds.add(new Deed(activity, day, outcome));
    count(outcome);
  }

  Deed undo(String id, Membership member, LocalDate knownOn) {
    Deed deed = deeds.stream()
        .filter(each -> each.activity.id().value().equals(id))
        .findFirst()
        .orElseThrow();
    deeds.remove(deed);
    if (isRemembered(deed.day)) {
      limits.add(usage -> usage.returned(id).returned(useOf(id)));
    }
    keep(deed.day, metric -> counted(metric, deed), member, knownOn);
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
    count(outcome);
  }
}
