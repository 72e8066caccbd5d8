package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perAmount;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.Effect.Counting;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What published programmes say that an order earns. */
class EarningGoldenTest {
  private static final PointType POINTS = PointType.redeemable("points");
  private static final MemberView MEMBER =
      MemberView.builder("m", LocalDate.of(2025, 1, 1)).build();

  /** Square API reference, LoyaltyProgramAccrualRuleSpendData: "earn 1 point for every $10 spent", $105 earns 10. */
  @Test
  void aPurchaseEarnsForFullStepsOnly() {
    assertEquals(10, points(EarningRuleSet.of(base("USD", "10.00")), order(usd("105.00"))));
  }

  /** Square API reference, LoyaltyPromotionIncentivePointsMultiplierData: base 4 by 1.5 is 6, "fractional points are dropped". */
  @Test
  void aMultiplierDropsFractions() {
    EarningRuleSet rules =
        EarningRuleSet.of(fixed("base", POINTS, 4), multiplier("half-more", "1.5"));
    assertEquals(6, points(rules, order(usd("1.00"))));
    EarningRuleSet odd =
        EarningRuleSet.of(fixed("base", POINTS, 5), multiplier("half-more", "1.5"));
    assertEquals(7, points(odd, order(usd("1.00"))));
  }

  /** Square API reference, LoyaltyPromotionIncentive: base 5 with a multiplier of 3 is 15, with an addition of 3 it is 8. */
  @Test
  void aMultiplierMultipliesAndAnAdditionAdds() {
    EarningRule base = fixed("base", POINTS, 5);
    assertEquals(15, points(EarningRuleSet.of(base, multiplier("triple", 3)), order(usd("1.00"))));
    assertEquals(8, points(EarningRuleSet.of(base, bonus("three", POINTS, 3)), order(usd("1.00"))));
  }

  /** Square developer forum, thread 22747: $21.90 before tax, $23.35 in all, 1 point per $10 before tax: 2. */
  @Test
  void taxDoesNotEarnUnlessItCounts() {
    Order order = Order.builder("o", "m", Instant.EPOCH)
        .line(OrderLine.of(1, "p", "c", 1, usd("21.90")).withTax(usd("1.45")))
        .build();
    assertEquals(usd("23.35"), order.due());
    assertEquals(2, points(EarningRuleSet.of(base("USD", "10.00")), order));
  }

  /** nopCommerce issue 5235: 5 points for every 2.50, an order of 3.00 earns 5; the pro-rata reading earns 6. */
  @Test
  void stepsAreNotSharesOfSteps() {
    EarningRule rule = perAmount("base", POINTS, 5, usd("2.50"));
    assertEquals(5, points(EarningRuleSet.of(rule), order(usd("3.00"))));
    EarningRule proRata = rule.counting(Counting.PRO_RATA);
    assertEquals(6, points(EarningRuleSet.of(proRata), order(usd("3.00"))));
  }

  /** fgsupporthelp, on loyalty points: whole pounds of each item earn; GBP 4.99 earns 4. */
  @Test
  void wholePoundsOfEachItem() {
    EarningRule rule = base("GBP", "1.00").counting(Counting.STEPS_OF_UNIT);
    Order one = order(Money.of("GBP", "4.99"));
    assertEquals(4, points(EarningRuleSet.of(rule), one));
    Order two = Order.builder("o", "m", Instant.EPOCH)
        .line("p", "c", 2, Money.of("GBP", "9.98"))
        .line("q", "c", 1, Money.of("GBP", "0.99"))
        .build();
    assertEquals(8, points(EarningRuleSet.of(rule), two));
  }

  /** Smile.io help, article 2368: products of 50 and 20, a coupon of 10, 1 point for each unit of money: 60. */
  @Test
  void whatACouponTakesOffDoesNotEarn() {
    Order order = Order.builder("o", "m", Instant.EPOCH)
        .line(OrderLine.of(1, "a", "c", 1, usd("50.00")).withDiscount(usd("7.14")))
        .line(OrderLine.of(2, "b", "c", 1, usd("20.00")).withDiscount(usd("2.86")))
        .build();
    assertEquals(60, points(EarningRuleSet.of(base("USD", "1.00")), order));
  }

  /**
   * Oracle, Siebel Loyalty Administration Guide, chapter "Getting started": base points are kept to two decimal digits, final
   * points are whole, and x.5 is rounded up. The numbers follow from that rule: at 1 point for each USD 3.00, pro rata, USD 4.49
   * is base 1.50 and 2 points; without the step between, it is 1.4967 and 1 point.
   */
  @Test
  void baseToTwoDigitsAndFinalToTheNearestWhole() {
    EarningRule rule = base("USD", "3.00").counting(Counting.PRO_RATA);
    Rounding nearest = Rounding.of(RoundingMode.HALF_UP, Rounding.Level.RULE);
    EarningRuleSet siebel =
        EarningRuleSet.builder().rule(rule).rounding(nearest.withBaseDigits(2)).build();
    assertEquals(2, points(siebel, order(usd("4.49"))));
    assertEquals(1, points(siebel, order(usd("4.48"))));
    assertEquals(2, points(siebel, order(usd("4.50"))));
    EarningRuleSet exact = EarningRuleSet.builder().rule(rule).rounding(nearest).build();
    assertEquals(1, points(exact, order(usd("4.49"))));
  }

  private static EarningRule base(String currency, String step) {
    return perAmount("base", POINTS, 1, Money.of(currency, step));
  }

  private static Order order(Money amount) {
    return Order.builder("o", "m", Instant.EPOCH).amount(amount).build();
  }

  private static Money usd(String amount) {
    return Money.of("USD", amount);
  }

  private static long points(EarningRuleSet rules, Order order) {
    return rules
        .evaluate(Situation.of(MEMBER, order, ZoneOffset.UTC))
        .points(POINTS)
        .units();
  }
}
