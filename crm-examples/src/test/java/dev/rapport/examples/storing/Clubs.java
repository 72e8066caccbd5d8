package dev.rapport.examples.storing;

import static dev.rapport.loyalty.member.Conditions.counterAtLeast;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static dev.rapport.loyalty.tier.Requirement.heldFor;
import static dev.rapport.loyalty.tier.Requirement.lifetimeAtLeast;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.Availability;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.expiry.ExpiryPolicies;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.program.AutoRedemption;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.RefundPolicy;
import dev.rapport.loyalty.program.Shortfall;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierValidity;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Programmes whose members come to have something of every kind in their books. */
final class Clubs {
  static final PointType BEANS = new PointType("beans", true, true, 0);
  static final PointType MILES = new PointType("miles", true, true, 1);

  /** All members together have this much of the spring bonus. */
  static final Budget SPRING =
      Budget.of("spring", BEANS, CurrencyUnit.of("EUR")).withPoints(90);

  private Clubs() {}

  /** Some rules beside a base, any ladder, any way for points to end and for goods to come back. */
  static Arbitrary<LoyaltyProgram> any() {
    return Combinators.combine(
            Arbitraries.of("UTC", "Europe/Paris", "Pacific/Auckland").map(ZoneId::of),
            Arbitraries.of(rules()).set().map(List::copyOf),
            Arbitraries.of(ladders()),
            Arbitraries.of(expiries()),
            Arbitraries.of(RefundPolicy.Method.class),
            Arbitraries.of(Shortfall.class))
        .as((zone, rules, ladder, expiry, method, shortfall) -> club(
            zone,
            rules,
            ladder,
            expiry,
            new RefundPolicy(method, shortfall.policy(), Period.ofDays(60))));
  }

  /** Programmes with all rules, one for each ladder. */
  static List<LoyaltyProgram> full() {
    List<LoyaltyProgram> full = new ArrayList<>();
    for (TierLadder ladder : ladders()) {
      ExpiryPolicy expiry = expiries().get(full.size());
      RefundPolicy refunds = RefundPolicy.byItem().shortfall(Shortfall.DEBT);
      full.add(club(ZoneId.of("Europe/Paris"), rules(), ladder, expiry, refunds));
    }
    return full;
  }

  private static LoyaltyProgram club(
      ZoneId zone,
      List<EarningRule> rules,
      TierLadder ladder,
      ExpiryPolicy expiry,
      RefundPolicy refunds) {
    LoyaltyProgram.Builder builder = LoyaltyProgram.builder("club", zone)
        .points(BEANS, expiry)
        .points(MILES, ExpiryPolicies.never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, 90)))
        .tiers(ladder)
        .refunds(refunds);
    rules.forEach(builder::earn);
    return builder.build();
  }

  private static List<EarningRule> rules() {
    DeclaredCounter weekly =
        DeclaredCounter.orders("orders-of-a-week", Window.rolling(Period.ofDays(7)));
    return List.of(
        EarningRules.multiplier("silver", "1.5").when(tierAtLeast("status", 1)),
        EarningRules.bonus("welcome", BEANS, 20).when(firstPurchase()),
        EarningRules.perUnit("refill", BEANS, 3)
            .onLines(inCategory("refill"))
            .cappedAt(Cap.points("refills-a-day", Points.of(BEANS, 6)).in(Cycle.days())),
        EarningRules.bonus("seldom", BEANS, 5)
            .cappedAt(Cap.uses("twice", 2).rolling(Period.ofDays(30)).rejecting()),
        EarningRules.fixed("ever", BEANS, 4)
            .cappedAt(Cap.uses("thrice-ever", 3).in(Window.lifetime())),
        EarningRules.fixed("rest", BEANS, 2)
            .cappedAt(Cooldown.of("two-days", Duration.ofDays(2)).perRule()),
        EarningRules.perAmount("miles", MILES, 7, Money.of("EUR", "1.50"))
            .available(Availability.onActivation(Period.ofDays(40))),
        EarningRules.bonus("regular", BEANS, 6).when(counterAtLeast(weekly, 2)),
        EarningRules.bonus("review", BEANS, 10)
            .on(ActivityKind.REVIEW)
            .cappedAt(Cap.uses("one-review", 1).perSubject()),
        EarningRules.bonus("spring", BEANS, 9)
            .fundedBy(SPRING.funding(Points.of(BEANS, 100), Money.of("EUR", "0.70"))));
  }

  private static List<TierLadder> ladders() {
    TierMetric beans = TierMetric.points(BEANS);
    return List.of(
        TierLadder.builder("status")
            .level("Silver", atLeast(beans, 40))
            .level(
                "Gold", atLeast(beans, 120).or(lifetimeAtLeast(beans, 200)), Benefit.earning("1.5"))
            .build(),
        TierLadder.builder("status")
            .level("Silver", atLeast(TierMetric.count("orders"), 2).or(heldFor(3)))
            .level("Gold", atLeast(beans, 60).and(atLeast(TierMetric.count("orders"), 4)))
            .forLifeWhen(lifetimeAtLeast(beans, 60).or(heldFor(2)))
            .validity(TierValidity.throughNext(Cycle.months()))
            .build(),
        TierLadder.builder("status")
            .level("Silver", atLeast(TierMetric.balance(BEANS), 30))
            .level("Gold", atLeast(TierMetric.balance(BEANS), 90))
            .build());
  }

  private static List<ExpiryPolicy> expiries() {
    return List.of(
        ExpiryPolicies.never(),
        ExpiryPolicies.rolling(Period.ofDays(25)),
        ExpiryPolicies.sliding(
            "activity", Period.ofDays(20), ActivityKind.EARN, ActivityKind.SPEND));
  }
}
