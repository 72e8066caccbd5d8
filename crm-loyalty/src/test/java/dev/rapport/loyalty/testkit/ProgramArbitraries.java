package dev.rapport.loyalty.testkit;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.MONTH_END;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.decayEvenly;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.earliestOf;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.sliding;
import static dev.rapport.loyalty.member.Conditions.everyNthPurchase;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.Rounding;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
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
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Programmes of every kind, for properties: no two laws should hold for one fixed programme only. */
public final class ProgramArbitraries {
  /** The points that all generated programmes grant: they can be spent and count towards tiers. */
  public static final PointType BEANS = new PointType("beans", true, true, 0);

  /** A second type that some of them grant as well: it only counts. */
  public static final PointType STARS = PointType.qualifying("stars");

  private ProgramArbitraries() {}

  /**
   * Expiry policies of every family.
   *
   * @return policies for points that are earned in months, not years
   */
  public static Arbitrary<ExpiryPolicy> expiries() {
    ExpiryPolicy idle =
        sliding("activity", Period.ofDays(40), ActivityKind.EARN, ActivityKind.SPEND);
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
   * Rule sets: a base per amount and some of many others, with all ways to round and to combine.
   *
   * @return rules in euros, some of them granting {@link #STARS}
   */
  public static Arbitrary<EarningRuleSet> rules() {
    Arbitrary<EarningRule> base = Combinators.combine(
            Arbitraries.longs().between(1, 5), Arbitraries.longs().between(10, 1_000))
        .as((units, step) ->
            EarningRules.perAmount("base", BEANS, units, Money.ofMinor("EUR", step)));
    Arbitrary<List<EarningRule>> others =
        Arbitraries.of(pool()).set().ofMaxSize(5).map(List::copyOf);
    Arbitrary<Rounding> roundings = Combinators.combine(
            Arbitraries.of(RoundingMode.FLOOR, RoundingMode.CEILING, RoundingMode.HALF_UP),
            Arbitraries.of(Rounding.Level.class))
        .as(Rounding::of);
    return Combinators.combine(
            base, others, roundings, Arbitraries.of(EarningRuleSet.Composition.class))
        .as((first, more, rounding, composition) -> {
          EarningRuleSet.Builder builder = EarningRuleSet.builder()
              .rounding(rounding)
              .composition(composition)
              .rule(first);
          more.forEach(builder::rule);
          return builder.build();
        })
        .withoutEdgeCases();
  }

  private static List<EarningRule> pool() {
    return List.of(
        EarningRules.perAmount("coffee", BEANS, 1, Money.of("EUR", "1.00"))
            .onLines(inCategory("coffee")),
        EarningRules.perUnit("cups", BEANS, 3).onLines(inCategory("cups")),
        EarningRules.multiplier("half-more", "1.5").when(orderTotalAtLeast(Money.of("EUR", "20"))),
        EarningRules.multiplier("high", 2).when(tierAtLeast("status", 1)),
        EarningRules.bonus("welcome", BEANS, 25).when(firstPurchase()),
        EarningRules.bonus("third", BEANS, 7).when(everyNthPurchase(3)),
        EarningRules.fixed("now-and-then", BEANS, 11)
            .cappedAt(Cooldown.of("wait", Duration.ofDays(4)).perRule()),
        EarningRules.perUnit("units", BEANS, 2)
            .cappedAt(Cap.points("month", Points.of(BEANS, 30)).in(Cycle.months())),
        EarningRules.bonus("few", BEANS, 5)
            .cappedAt(Cap.uses("rarely", 2).rolling(Period.ofDays(30)).rejecting()),
        EarningRules.fixed("visit", BEANS, 2).availableAfter(Period.ofDays(14)),
        EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "2.00")),
        EarningRules.byBasketSize(
            "size",
            EarningRules.bracket(Money.of("EUR", "10.00"), BEANS, 4),
            EarningRules.bracket(Money.of("EUR", "30.00"), BEANS, 9)));
  }

  /**
   * Ladders named {@code status}, on points, spend or orders, over years, quarters or 60 days.
   *
   * @return ladders of two levels
   */
  public static Arbitrary<TierLadder> ladders() {
    Arbitrary<TierMetric> metrics = Arbitraries.of(
        TierMetric.points(BEANS),
        TierMetric.points(STARS),
        TierMetric.spend(Money.of("EUR", "0").currency()),
        TierMetric.count("orders"));
    Arbitrary<Cycle> windows = Arbitraries.of(Cycle.years(), Cycle.quarters());
    return Combinators.combine(metrics, windows, Arbitraries.longs().between(2, 60))
        .as((metric, window, threshold) -> {
          long unit = metric.kind() == TierMetric.Kind.SPEND ? 100 : 1;
          return TierLadder.builder("status")
              .window(window)
              .level("Silver", Requirement.atLeast(metric, threshold * unit))
              .level(
                  "Gold",
                  Requirement.atLeast(metric, 3 * threshold * unit),
                  Benefit.earning("1.25"))
              .build();
        })
        .withoutEdgeCases();
  }

  /**
   * What a return takes back, by every method, from everywhere.
   *
   * @return policies with windows of 5 to 45 days
   */
  public static Arbitrary<RefundPolicy> refunds() {
    return Combinators.combine(
            Arbitraries.of(RefundPolicy.Method.class),
            Arbitraries.of(Shortfall.class),
            Arbitraries.integers().between(5, 45))
        .as((method, shortfall, days) ->
            new RefundPolicy(method, shortfall.policy(), Period.ofDays(days)))
        .withoutEdgeCases();
  }

  /**
   * Programmes of {@link #BEANS} and {@link #STARS} with one ladder; some redeem by themselves.
   *
   * @return programmes in several zones
   */
  public static Arbitrary<LoyaltyProgram> programs() {
    Arbitrary<ZoneId> zones = Arbitraries.of(
            "UTC", "Europe/Paris", "America/Sao_Paulo", "Pacific/Auckland")
        .map(ZoneId::of);
    return Combinators.combine(
            zones,
            expiries(),
            rules(),
            ladders(),
            refunds(),
            Arbitraries.longs().between(-50, 50))
        .as((zone, expiry, rules, ladder, refunds, auto) -> {
          LoyaltyProgram.Builder builder = LoyaltyProgram.builder("club", zone)
              .points(BEANS, expiry)
              .points(STARS, never())
              .earn(rules)
              .tiers(ladder)
              .refunds(refunds);
          if (auto > 0) {
            builder.autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, auto)));
          }
          return builder.build();
        })
        .withoutEdgeCases();
  }
}
