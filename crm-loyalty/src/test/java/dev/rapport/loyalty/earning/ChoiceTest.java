package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perAmount;
import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What groups that choose by points choose where multipliers take part. */
class ChoiceTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final EarningRule BASE = perAmount("base", BEANS, 1, eur("1.00"));
  private static final Order HUNDRED = Order.builder(
          "o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
      .amount(eur("100.00"))
      .build();

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  @Test
  void theBestGrantsSomethingIfAnyChildDoes() {
    // The multiplier has nothing to multiply but the rival that gives way to it.
    verifyThat(EarningRuleSet.of(RuleGroup.best(
            "g", perAmount("extra", BEANS, 1, eur("1.00")), multiplier("triple", 3))))
        .given(HUNDRED)
        .awards(beans(100));
  }

  @Test
  void aMultiplierIsWorthNothingForARivalInItsGroup() {
    verifyThat(EarningRuleSet.of(
            BASE,
            RuleGroup.best(
                "g", perAmount("extra", BEANS, 6, eur("5.00")), multiplier("double", 2))))
        .given(HUNDRED)
        .awards(beans(220));
  }

  @Test
  void rulesThatStandTogetherAreWorthWhatTheyEarnTogether() {
    RuleGroup bundle =
        RuleGroup.all("bundle", fixed("ten", BEANS, 10), multiplier("five-times", 5));
    verifyThat(EarningRuleSet.of(RuleGroup.best("g", bundle, fixed("sixty", BEANS, 60))))
        .given(HUNDRED)
        .awards(beans(60));
    verifyThat(EarningRuleSet.of(RuleGroup.best("g", bundle, fixed("forty", BEANS, 40))))
        .given(HUNDRED)
        .awards(beans(50));
  }

  @Test
  void multipliersThatStandTogetherAreWorthWhatTheyMakeOfEachOther() {
    RuleGroup both = RuleGroup.all("both", multiplier("double", 2), multiplier("triple", 3));
    verifyThat(EarningRuleSet.of(BASE, RuleGroup.best("g", both, bonus("extra", BEANS, 400))))
        .given(HUNDRED)
        .awards(beans(600));
  }

  @Test
  void theCheapestGrantsSomethingIfAnyChildDoes() {
    verifyThat(EarningRuleSet.of(RuleGroup.of(
            "g",
            RuleGroup.Selection.CHEAPEST,
            perAmount("extra", BEANS, 1, eur("1.00")),
            multiplier("half-more", "1.5"))))
        .given(HUNDRED)
        .awards(beans(100));
  }

  @Test
  void aBaseIsWorthWhatMultipliersOutsideItsGroupMakeOfIt() {
    verifyThat(EarningRuleSet.of(
            multiplier("gold-double", 2),
            RuleGroup.best("welcome", fixed("base", BEANS, 100), bonus("extra", BEANS, 150))))
        .given(HUNDRED)
        .awards(beans(200));
  }

  @Test
  void groupsThatChooseByPointsDoNotCountOnEachOther() {
    verifyThat(EarningRuleSet.of(
            RuleGroup.best("a", fixed("a-base", BEANS, 100), multiplier("a-triple", 3)),
            RuleGroup.best("b", fixed("b-base", BEANS, 100), multiplier("b-triple", 3))))
        .given(HUNDRED)
        .awards(beans(200));
    // Those without multipliers choose first.
    verifyThat(EarningRuleSet.of(
            RuleGroup.best("a", bonus("a-extra", BEANS, 150), multiplier("a-triple", 3)),
            RuleGroup.best("b", fixed("b-base", BEANS, 100), fixed("b-less", BEANS, 90))))
        .given(HUNDRED)
        .awards(beans(300));
  }
}
