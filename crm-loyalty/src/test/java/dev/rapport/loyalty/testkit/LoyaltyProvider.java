package dev.rapport.loyalty.testkit;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.expiry.ExpiryPolicy;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.DrawOrder;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.LineCondition;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.EarningRate;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierValidity;
import dev.rapport.loyalty.tier.TierWindow;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets a property take points, their types, rates, expiry policies, lots, caps and ladders as plain {@code @ForAll} parameters. */
public final class LoyaltyProvider implements ArbitraryProvider {
  private static final Map<Class<?>, Supplier<Arbitrary<?>>> GENERATORS = Map.ofEntries(
      entry(Condition.class, ConditionArbitraries::conditions),
      entry(LineCondition.class, ConditionArbitraries::lineConditions),
      entry(Order.class, OrderArbitraries::orders),
      entry(Activity.class, OrderArbitraries::activities),
      entry(MemberView.class, OrderArbitraries::members),
      entry(Situation.class, OrderArbitraries::situations),
      entry(EarningRule.class, RuleArbitraries::rules),
      entry(EarningRuleSet.class, RuleArbitraries::ruleSets),
      entry(PointType.class, PointsArbitraries::pointTypes),
      entry(Cap.class, () -> LimitArbitraries.caps("cap")),
      entry(TierLadder.class, TierArbitraries::ladders),
      entry(TierValidity.class, TierArbitraries::validities),
      entry(TierWindow.class, TierArbitraries::windows),
      entry(Points.class, PointsArbitraries::points),
      entry(EarningRate.class, () -> PointsArbitraries.earningRates("EUR")),
      entry(ExpiryPolicy.class, ExpiryArbitraries::policies),
      entry(Expiry.class, LotArbitraries::expiries),
      entry(LotTerms.class, LotArbitraries::terms),
      entry(Origin.class, LotArbitraries::origins),
      entry(Lot.class, LotArbitraries::lots),
      entry(Draw.class, () -> PointsArbitraries.pointTypes().flatMap(LotArbitraries::drawsOf)),
      entry(DrawOrder.class, LotArbitraries::drawOrders),
      entry(LoyaltyProgram.class, ProgramArbitraries::programs));

  /** Found by the service loader of jqwik. */
  public LoyaltyProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return GENERATORS.containsKey(type.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(requireNonNull(GENERATORS.get(type.getRawType()), "canProvideFor comes first")
        .get());
  }
}
