package dev.rapport.loyalty.testkit;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decayEvenly;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.earliestOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static dev.rapport.loyalty.member.Conditions.about;
import static dev.rapport.loyalty.member.Conditions.counterAtLeast;
import static dev.rapport.loyalty.member.Conditions.everyNth;
import static dev.rapport.loyalty.member.Conditions.everyNthPurchase;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.not;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.quantityAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.Availability;
import dev.rapport.loyalty.earning.EarningBasis;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.Effect;
import dev.rapport.loyalty.earning.Rounding;
import dev.rapport.loyalty.earning.RuleGroup;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.expiry.GracePolicy;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.Excess;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.program.AutoRedemption;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.RefundPolicy;
import dev.rapport.loyalty.program.Shortfall;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierPolicy;
import dev.rapport.loyalty.tier.TierValidity;
import dev.rapport.loyalty.tier.TierWindow;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Programmes of every kind, for properties: no two laws should hold for one fixed programme only. */
public final class ProgramArbitraries {
  /** The points that all generated programmes grant: they can be spent and count towards tiers. */
  public static final PointType BEANS = new PointType("beans", true, true, 0);

  /** A second type that some of them grant as well: it only counts. */
  public static final PointType STARS = PointType.qualifying("stars");

  /** A third type that some of them grant as well: it can be spent, counts, and is counted in tenths. */
  public static final PointType MILES = new PointType("miles", true, true, 1);

  /** All types that generated programmes declare. */
  public static final List<PointType> TYPES = List.of(BEANS, STARS, MILES);

  /** An activity that is measured in kilometres. */
  public static final ActivityKind RUN = new ActivityKind("run");

  /** When the first later version of the rules of a programme comes into force. */
  public static final Instant FIRST_CHANGE = Instant.parse("2026-02-20T11:00:00Z");

  private static final DeclaredCounter COFFEE_OF_THE_MONTH = DeclaredCounter.spendIn(
      "coffee-of-the-month", CategoryId.of("coffee"), CurrencyUnit.of("EUR"), Cycle.months());
  private static final DeclaredCounter ORDERS_OF_A_WEEK =
      DeclaredCounter.orders("orders-of-a-week", Window.rolling(Period.ofDays(7)));
  private static final DeclaredCounter CUPS_OF_A_MONTH = DeclaredCounter.units(
      "cups-of-a-month", inCategory("cups"), Window.rolling(Period.ofMonths(1)));

  private static final DeclaredCounter VISITS =
      DeclaredCounter.activities("visits", ActivityKind.CHECK_IN, Window.lifetime());
  private static final DeclaredCounter KILOMETRES_OF_A_MONTH =
      DeclaredCounter.quantities("kilometres-of-a-month", RUN, Cycle.months());

  private ProgramArbitraries() {}

  /**
   * Expiry policies of every family.
   *
   * @return policies for points that are earned in months, not years
   */
  public static Arbitrary<ExpiryPolicy> expiries() {
    ExpiryPolicy idle = sliding(
        "activity",
        Period.ofDays(40),
        ActivityKind.EARN,
        ActivityKind.SPEND,
        ActivityKind.CHECK_IN);
    return Arbitraries.of(
        never(),
        rolling(Period.ofDays(30)),
        rolling(Period.ofMonths(3)).roundedUpTo(MONTH_END),
        rolling(Period.ofDays(20)).fromActivation(),
        idle,
        earliestOf(idle, rolling(Period.ofDays(90))),
        decayEvenly(3, Period.ofDays(20), Period.ofDays(20)));
  }

  /**
   * Rule sets: a base per amount and some of many others, alone and in groups of every selection, any of {@link RuleArbitraries}
   * beside them, with all ways to round and to combine, some with caps on all rules alike.
   *
   * @return rules in euros, some of them granting {@link #STARS} and {@link #MILES}
   */
  public static Arbitrary<EarningRuleSet> rules() {
    Arbitrary<EarningRule> base = Combinators.combine(
            Arbitraries.longs().between(1, 5), Arbitraries.longs().between(10, 1_000))
        .as((units, step) ->
            EarningRules.perAmount("base", BEANS, units, Money.ofMinor("EUR", step)));
    Arbitrary<List<RuleNode>> others = Arbitraries.of(pool()).set().ofMaxSize(6).map(List::copyOf);
    Arbitrary<Rounding> roundings = Combinators.combine(
            Arbitraries.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP),
            Arbitraries.of(Rounding.Level.class))
        .as(Rounding::of);
    return Combinators.combine(
            base,
            others,
            strangers(),
            Arbitraries.of(groups()).optional(0.5),
            roundings,
            Arbitraries.of(EarningRuleSet.Composition.class),
            limits())
        .as((first, more, strangers, group, rounding, composition, limits) -> {
          EarningRuleSet.Builder builder = EarningRuleSet.builder()
              .rounding(rounding)
              .composition(composition)
              .rule(EarningRules.fixed("visiting", BEANS, 2).on(ActivityKind.CHECK_IN))
              .rule(first);
          more.forEach(builder::rule);
          strangers.forEach(builder::rule);
          group.ifPresent(builder::rule);
          limits.forEach(builder::limit);
          return builder.build();
        })
        .withoutEdgeCases();
  }

  /* Any rules on any conditions, as long as orders in euros need no rates. */
  private static Arbitrary<List<EarningRule>> strangers() {
    return RuleArbitraries.rules(BEANS, STARS, MILES)
        .filter(rule -> !(rule.effect() instanceof Effect.PerAmount perAmount)
            || perAmount.step().currency().equals(CurrencyUnit.of("EUR")))
        .list()
        .ofMaxSize(3)
        .map(rules -> {
          List<EarningRule> named = new ArrayList<>();
          for (EarningRule rule : rules) {
            named.add(RuleArbitraries.renamed(rule, "stranger-" + named.size()));
          }
          return named;
        });
  }

  /* What limits all rules alike; a limit of another size has another name, for usage is counted by it. */
  private static Arbitrary<List<Limit>> limits() {
    Arbitrary<Limit> monthly = Arbitraries.of(40L, 150L, 600L)
        .map(most -> Cap.points("month-most-" + most, Points.of(BEANS, most)).in(Cycle.months()));
    Arbitrary<Limit> rolling = Arbitraries.of(3L, 12L)
        .map(most -> Cap.uses("uses-most-" + most, most).rolling(Period.ofDays(10)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(List.of())),
        Tuple.of(1, monthly.map(List::of)),
        Tuple.of(1, rolling.map(List::of)),
        Tuple.of(1, Combinators.combine(monthly, rolling).as(List::of)));
  }

  private static List<RuleNode> pool() {
    return List.<RuleNode>of(
        EarningRules.perAmount("coffee", BEANS, 1, Money.of("EUR", "1.00"))
            .onLines(inCategory("coffee")),
        EarningRules.perUnit("cups", BEANS, 3).onLines(inCategory("cups")),
        EarningRules.multiplier("half-more", "1.5").when(orderTotalAtLeast(Money.of("EUR", "20"))),
        EarningRules.multiplier("sometimes", 3)
            .cappedAt(Cap.uses("three-times", 3).rolling(Period.ofDays(40)))
            .cappedAt(Cooldown.of("rest", Duration.ofDays(5)).perRule()),
        EarningRules.multiplier("high", 2).when(tierAtLeast("status", 1)),
        EarningRules.multiplier("higher", "1.5").when(tierAtLeast("second", 2)),
        EarningRules.bonus("welcome", BEANS, 25).when(firstPurchase()),
        EarningRules.bonus("third", BEANS, 7).when(everyNthPurchase(3)),
        EarningRules.fixed("now-and-then", BEANS, 11)
            .cappedAt(Cooldown.of("wait", Duration.ofDays(4)).perRule()),
        EarningRules.perUnit("units", BEANS, 2)
            .cappedAt(Cap.points("month", Points.of(BEANS, 30)).in(Cycle.months())),
        EarningRules.bonus("few", BEANS, 5)
            .cappedAt(Cap.uses("rarely", 2).rolling(Period.ofDays(30)).rejecting()),
        EarningRules.fixed("visit", BEANS, 2).availableAfter(Period.ofDays(14)),
        EarningRules.fixed("review", BEANS, 4)
            .available(new Availability.OnActivation(Period.ofDays(25))),
        EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "2.00")),
        EarningRules.perAmount("miles", MILES, 7, Money.of("EUR", "1.50")),
        EarningRules.fixed("mile-and-a-half", MILES, 15)
            .available(new Availability.OnActivation(Period.ofDays(20))),
        EarningRules.perUnit("gifts", MILES, 4).onLines(inCategory("bakery")),
        EarningRules.perAmount("all-in", BEANS, 1, Money.of("EUR", "3.00"))
            .on(EarningBasis.standard()
                .plus(EarningBasis.Part.TAX)
                .plus(EarningBasis.Part.SHIPPING)
                .plus(EarningBasis.Part.GIFT_CARD_SALES)),
        EarningRules.byBasketSize(
            "size",
            EarningRules.bracket(Money.of("EUR", "10.00"), BEANS, 4),
            EarningRules.bracket(Money.of("EUR", "30.00"), BEANS, 9)),
        EarningRules.bonus("monthly", BEANS, 6).when(counterAtLeast(COFFEE_OF_THE_MONTH, 1_500)),
        EarningRules.bonus("weekly", BEANS, 3).when(counterAtLeast(ORDERS_OF_A_WEEK, 2)),
        EarningRules.bonus("cupboard", STARS, 1).when(counterAtLeast(CUPS_OF_A_MONTH, 2)),
        EarningRules.bonus("regular", BEANS, 4).when(counterAtLeast(VISITS, 3)),
        EarningRules.bonus("opinion", BEANS, 9)
            .on(ActivityKind.REVIEW)
            .cappedAt(Cap.uses("one-opinion", 1).perSubject()),
        EarningRules.perUnits("running", STARS, 3, 5).on(RUN),
        EarningRules.bonus("runner", BEANS, 6)
            .on(RUN)
            .when(counterAtLeast(KILOMETRES_OF_A_MONTH, 8)),
        EarningRules.bonus("long-run", BEANS, 3)
            .on(RUN)
            .when(quantityAtLeast(8).and(not(about("cake")))),
        EarningRules.bonus("third-visit", BEANS, 8)
            .on(ActivityKind.CHECK_IN)
            .when(everyNth(VISITS, 3)),
        EarningRules.multiplier("visit-double", 2)
            .on(ActivityKind.CHECK_IN)
            .when(tierAtLeast("status", 1)),
        EarningRules.fixed("survey", BEANS, 5)
            .on(ActivityKind.REVIEW, RUN)
            .availableAfter(Period.ofDays(9))
            .cappedAt(Cap.points("survey-most", Points.of(BEANS, 12)).in(Cycle.months())));
  }

  private static List<RuleGroup> groups() {
    EarningRule big =
        EarningRules.bonus("big", BEANS, 12).when(orderTotalAtLeast(Money.of("EUR", "25")));
    EarningRule bakery = EarningRules.perUnit("bakery", BEANS, 4).onLines(inCategory("bakery"));
    EarningRule thanks = EarningRules.fixed("thanks", BEANS, 3);
    Cap orderMost = Cap.points("order-most", Points.of(BEANS, 14)).perOrder().rejecting();
    return List.of(
        RuleGroup.all(
            "one", big.cappedAt(orderMost), bakery.cappedAt(orderMost), thanks.cappedAt(orderMost)),
        RuleGroup.first("one", big, bakery.priority(1), thanks.priority(-1)),
        RuleGroup.best("one", big, bakery, thanks),
        RuleGroup.of("one", RuleGroup.Selection.CHEAPEST, big, bakery),
        RuleGroup.exclusive("one", big.exclusive().priority(2), bakery, thanks),
        RuleGroup.first("one", RuleGroup.all("both", big, bakery), thanks.priority(-1)));
  }

  /**
   * Ladders on points, balances, spend, orders or visits, over windows of every kind, whose levels last and end in every way; where they
   * last for a term, some start the count anew or deduct from it.
   *
   * @param name the name of the ladder
   * @return ladders of two levels, the upper one with terms of its own
   */
  public static Arbitrary<TierLadder> ladders(String name) {
    Arbitrary<TierMetric> metrics = Arbitraries.of(
        TierMetric.points(BEANS),
        TierMetric.points(STARS),
        TierMetric.points(MILES),
        TierMetric.balance(BEANS),
        TierMetric.balance(MILES),
        TierMetric.spend(CurrencyUnit.of("EUR")),
        TierMetric.count("orders"),
        TierMetric.count(ActivityKind.CHECK_IN.id()));
    Arbitrary<TierWindow> windows = Arbitraries.of(
        TierWindow.of(Cycle.years()),
        TierWindow.of(Cycle.quarters()),
        TierWindow.rolling(Period.ofDays(60)),
        TierWindow.sinceJoining(Period.ofMonths(2)),
        TierWindow.lifetime());
    Arbitrary<TierValidity> validities = Arbitraries.of(
        TierValidity.whileQualified(),
        TierValidity.lasting(Period.ofDays(45)),
        TierValidity.throughThis(Cycle.quarters()),
        TierValidity.throughNext(Cycle.months()),
        TierValidity.forever());
    Arbitrary<TierPolicy.Grace> graces = Arbitraries.of(
        TierPolicy.noGrace(),
        TierPolicy.grace(Period.ofDays(6)),
        TierPolicy.grace(Period.ofDays(50)).fromReaching());
    Arbitrary<TierPolicy.Downgrade> downgrades =
        Arbitraries.of(TierPolicy.toQualified(), TierPolicy.oneStep());
    Arbitrary<TierPolicy.Upgrade> upgrades =
        Arbitraries.of(TierPolicy.immediately(), TierPolicy.atStartOf(Cycle.months()));
    Arbitrary<TierPolicy.Reset> resets = Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(TierPolicy.keep())),
        Tuple.of(1, Arbitraries.just(TierPolicy.toZero())),
        Tuple.of(1, Arbitraries.just(TierPolicy.deductCarrying(50))));
    return Combinators.combine(
            levels(metrics),
            windows,
            validities,
            graces,
            downgrades,
            upgrades,
            resets,
            Arbitraries.integers().between(0, 60))
        .as((levels, window, validity, grace, downgrade, upgrade, reset, remembered) -> {
          boolean open = validity instanceof TierValidity.WhileQualified;
          boolean onBalance = levels.stream()
              .flatMap(Requirement::metrics)
              .anyMatch(metric -> metric.kind() == TierMetric.Kind.BALANCE);
          boolean unpayable =
              reset instanceof TierPolicy.Deduct && !levels.stream().allMatch(Requirement::isPrice);
          boolean kept = open || onBalance || unpayable;
          boolean paid = !kept && reset instanceof TierPolicy.Deduct;
          return TierLadder.builder(name)
              .remembering(remembered)
              .window(paid ? TierWindow.lifetime() : window)
              .validity(validity)
              .grace(paid ? TierPolicy.noGrace() : grace)
              .reset(kept ? TierPolicy.keep() : reset)
              .downgrade(open ? TierPolicy.toQualified() : downgrade)
              .upgrade(open ? TierPolicy.immediately() : upgrade)
              .level("Silver", levels.get(0))
              .level(
                  "Gold",
                  levels.get(1),
                  Benefit.earning("1.25"),
                  Benefit.expiry("Gold", 1, rolling(Period.ofDays(70))))
              .build();
        })
        .withoutEdgeCases();
  }

  /* What two levels ask for: so much of one thing for the lower, three times that for the higher, and perhaps another thing. */
  private static Arbitrary<List<Requirement>> levels(Arbitrary<TierMetric> metrics) {
    return Combinators.combine(
            metrics,
            metrics,
            Arbitraries.longs().between(2, 60),
            Arbitraries.integers().between(0, 5))
        .as((metric, other, threshold, shape) -> {
          Requirement low = threshold(metric, threshold);
          Requirement high = threshold(metric, 3 * threshold);
          Requirement extra = threshold(other, threshold);
          return switch (shape) {
            case 0 -> List.of(low, high.and(extra));
            case 1 -> List.of(low.or(extra), high);
            default -> List.of(low, high);
          };
        });
  }

  private static Requirement threshold(TierMetric metric, long threshold) {
    return Requirement.atLeast(
        metric, metric.kind() == TierMetric.Kind.SPEND ? 100 * threshold : threshold);
  }

  /**
   * What a return takes back, by every method, from everywhere.
   *
   * @return policies with windows of 5 to 120 days
   */
  public static Arbitrary<RefundPolicy> refunds() {
    return Combinators.combine(
            Arbitraries.of(RefundPolicy.Method.class),
            Arbitraries.of(Shortfall.class),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(5, 45)),
                Tuple.of(1, Arbitraries.integers().between(46, 120))))
        .as((method, shortfall, days) ->
            new RefundPolicy(method, shortfall.policy(), Period.ofDays(days)))
        .withoutEdgeCases();
  }

  /**
   * Caps on what an account may hold, that trim or reject: none, one, or one for each of two types; now and then two for one type.
   *
   * @return caps small enough to be reached within some orders
   */
  public static Arbitrary<List<BalanceCap>> balanceCaps() {
    Arbitrary<BalanceCap> beans = balanceCaps("wallet", BEANS, 800);
    Arbitrary<BalanceCap> miles = balanceCaps("miles-most", MILES, 400);
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(List.of())),
        Tuple.of(2, beans.map(List::of)),
        Tuple.of(1, Combinators.combine(miles, beans).as(List::of)),
        Tuple.of(
            1, Combinators.combine(beans, balanceCaps("strict", BEANS, 800)).as(List::of)));
  }

  private static Arbitrary<BalanceCap> balanceCaps(String name, PointType type, long most) {
    return Combinators.combine(Arbitraries.longs().between(0, most), Arbitraries.of(Excess.class))
        .as((units, excess) -> new BalanceCap(name, Points.of(type, units), excess));
  }

  private record Generosity(GracePolicy grace, List<BalanceCap> caps) {}

  /**
   * Programmes of {@link #TYPES} with one to three versions of their rules, the later ones from {@link #FIRST_CHANGE} on, and one to
   * three ladders, named {@code status}, {@code second} and {@code third}; some redeem by themselves, and some cap balances.
   *
   * @return programmes in several zones
   */
  public static Arbitrary<LoyaltyProgram> programs() {
    Arbitrary<ZoneId> zones = Arbitraries.of(
            "UTC", "Europe/Paris", "America/Sao_Paulo", "Pacific/Auckland")
        .map(ZoneId::of);
    return Combinators.combine(
            zones,
            expiries().list().ofSize(2),
            rules().list().ofMinSize(1).ofMaxSize(3),
            ladders("status"),
            Combinators.combine(
                    ladders("second"), ladders("third"), Arbitraries.integers().between(0, 2))
                .as((second, third, more) -> List.of(second, third).subList(0, more)),
            refunds(),
            Combinators.combine(
                    Arbitraries.of(GracePolicy.none(), GracePolicy.ofDays(5)), balanceCaps())
                .as(Generosity::new),
            Arbitraries.longs().between(-50, 50))
        .as((zone, expiries, rules, ladder, ladders, refunds, generosity, auto) -> {
          LoyaltyProgram.Builder builder = LoyaltyProgram.builder("club", zone)
              .points(BEANS, expiries.get(0))
              .points(STARS, never())
              .points(MILES, expiries.get(1))
              .earn(rules.get(0))
              .tiers(ladder)
              .refunds(refunds)
              .grace(generosity.grace);
          generosity.caps.forEach(builder::balanceCap);
          for (int i = 1; i < rules.size(); i++) {
            builder.earnFrom(FIRST_CHANGE.plus(Duration.ofDays(40L * (i - 1))), rules.get(i));
          }
          ladders.forEach(builder::tiers);
          if (auto > 0) {
            builder.autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, auto)));
          }
          if (auto > 25) {
            builder.autoRedeem(AutoRedemption.of("flight", Points.of(MILES, auto)));
          }
          return builder.build();
        })
        .withoutEdgeCases();
  }
}
