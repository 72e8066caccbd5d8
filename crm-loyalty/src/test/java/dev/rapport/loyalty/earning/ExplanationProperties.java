package dev.rapport.loyalty.earning;

import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.BalanceCap.Ceiling;
import dev.rapport.loyalty.limit.Excess;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.testkit.OrderArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever has an explanation can compute the awards from it, and needs the rules and the order to check what it is given. */
class ExplanationProperties {
  @Property(tries = 150)
  void everyExplanationComputesToTheAwardsThatItExplains(
      @ForAll("ruleSets") EarningRuleSet rules,
      @ForAll("situations") Situation situation,
      @ForAll("ceilings") List<Ceiling> ceilings) {
    EarningOutcome first = rules.evaluate(situation, LimitUsage.empty(), RuleArbitraries.RATES);
    ExplanationCheck.check(first);
    ExplanationCheck.check(rules.evaluate(
        situation, first.usage(), RuleArbitraries.RATES, Purse.unlimited(), ceilings));
  }

  @Provide
  Arbitrary<EarningRuleSet> ruleSets() {
    return RuleArbitraries.ruleSets();
  }

  /* Caps on balances of the types that the rules grant, some of them exceeded or owed. */
  @Provide
  Arbitrary<List<Ceiling>> ceilings() {
    Arbitrary<Ceiling> ceiling = Combinators.combine(
            Arbitraries.of(RuleArbitraries.BEANS, RuleArbitraries.MILES),
            Arbitraries.longs().between(0, 60),
            Arbitraries.of(Excess.class),
            Arbitraries.longs().between(-20, 70))
        .as((type, most, excess, balance) -> new Ceiling(
            new BalanceCap("most-" + most, Points.of(type, most), excess),
            Points.of(type, balance)));
    return ceiling.list().ofMaxSize(3);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return OrderArbitraries.situations();
  }
}
