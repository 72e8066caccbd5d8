package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.bracket;
import static dev.rapport.loyalty.earning.EarningRules.byBasketSize;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perAmount;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRuleSet.Composition;
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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What explanations of awards say, word for word. */
class ExplanationTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType STARS = PointType.redeemable("stars");
  private static final MemberView ADA =
      MemberView.builder("ada", LocalDate.of(2024, 1, 1)).build();

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  private static Situation order(String... amounts) {
    Order.Builder order = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"));
    for (int i = 0; i < amounts.length; i++) {
      order.line(OrderLine.of(i + 1, "p" + i, i == 0 ? "coffee" : "bakery", 1, eur(amounts[i])));
    }
    return Situation.of(ADA, order.build(), ZoneOffset.UTC);
  }

  private static EarningRule proRata(String name, PointType type, String step) {
    return perAmount(name, type, 1, eur(step)).counting(Counting.PRO_RATA);
  }

  /* Without the first line, which counts rules, and without conditions, which always hold here. */
  private static void verify(EarningRuleSet rules, Situation situation, String expected) {
    String told = rules.evaluate(situation).explanation().lines().stream()
        .skip(1)
        .filter(line -> !line.contains("always"))
        .collect(Collectors.joining("\n"))
        .stripIndent();
    assertEquals(expected.strip(), told.strip());
  }

  @Test
  void aRuleThatFallsShortOfItsStepSaysSo() {
    verify(EarningRuleSet.of(perAmount("base", BEANS, 1, eur("10.00"))), order("9.99"), """
        beans: 0 units exactly, 0 rounded floor by order, 0 over, 0 awarded
        rule base version 1 grants no beans: 0 units exactly
          1 units for each EUR 10.00, counted by steps of order: EUR 9.99 x 1 make 0 steps
        """);
  }

  @Test
  void partsTooSmallForAUnitAreToldWithTheSumThatTheyAddUpTo() {
    verify(
        EarningRuleSet.of(proRata("a", BEANS, "10.00"), proRata("b", BEANS, "20.00")),
        order("8.00"),
        """
        beans: 6/5 units exactly, 1 rounded floor by order, 1/5 over, 1 awarded
        rule a version 1 grants 1 of 1 beans: 4/5 units exactly
          1 units for each EUR 10.00, pro rata: EUR 8.00 x 1
          by line: 1: 1
        rule b version 1 grants no beans: 2/5 units exactly
          1 units for each EUR 20.00, pro rata: EUR 8.00 x 1
        """);
  }

  @Test
  void aBaseThatIsRoundedBeforeItIsMultipliedIsToldBeforeAndAfter() {
    verify(
        EarningRuleSet.builder()
            .rounding(Rounding.of(RoundingMode.HALF_UP, Rounding.Level.RULE).withBaseDigits(0))
            .rule(proRata("base", BEANS, "3.00"))
            .rule(multiplier("double", 2))
            .build(),
        order("8.00"),
        """
        beans: 6 units exactly, 6 rounded half up by rule, 0 over, 6 awarded
        rule base version 1 grants 3 of 3 beans: 3 units exactly
          1 units for each EUR 3.00, pro rata: EUR 8.00 x 1
          8/3 units rounded half up to 0 digits are 3
          by line: 1: 3
        rule double version 1 grants 3 of 3 beans: 3 units exactly
          3 units x 2/1 is 3 more
          by line: 1: 3
        """);
  }

  @Test
  void whereLinesAreRoundedEachIsToldExactly() {
    verify(
        EarningRuleSet.builder()
            .composition(Composition.ADDITIVE)
            .rounding(Rounding.of(RoundingMode.FLOOR, Rounding.Level.LINE))
            .rule(proRata("base", BEANS, "2.00"))
            .rule(multiplier("coffee-half", "1.5").onLines(inCategory("coffee")))
            .build(),
        order("3.00", "5.00"),
        """
        beans: 19/4 units exactly, 4 rounded floor by line, 3/4 over, 4 awarded
        rule base version 1 grants 3 of 3 beans: 4 units exactly
          1 units for each EUR 2.00, pro rata: EUR 8.00 x 1
          line 1: 3/2 units exactly
          line 2: 5/2 units exactly
          by line: 1: 1 and 2: 2
        rule coffee-half version 1 grants 1 of 1 beans: 3/4 units exactly
          3/2 units x 3/2 is 3/4 more
          line 1: 3/4 units exactly
          by line: 1: 1
        """);
  }

  @Test
  void aBasketIsToldWithTheBracketThatItReaches() {
    EarningRule table =
        byBasketSize("table", bracket(eur("5.00"), BEANS, 2), bracket(eur("20.00"), BEANS, 9));
    verify(EarningRuleSet.of(table), order("19.99"), """
        beans: 2 units exactly, 2 rounded floor by order, 0 over, 2 awarded
        rule table version 1 grants 2 of 2 beans: 2 units exactly
          2 units from EUR 5.00 on: the basket is EUR 19.99 x 1
          by line: 1: 2
        """);
    verify(EarningRuleSet.of(table), order("4.99"), """
        beans: 0 units exactly, 0 rounded floor by order, 0 over, 0 awarded
        rule table version 1 grants no beans: 0 units exactly
          nothing below EUR 5.00: the basket is EUR 4.99 x 1
        """);
  }

  @Test
  void rulesThatHaveNothingToWorkOnSayWhy() {
    verify(
        EarningRuleSet.of(
            fixed("tea", BEANS, 5).onLines(inCategory("tea")),
            bonus("welcome", STARS, 1),
            multiplier("once", 1),
            multiplier("miles", "2", PointType.qualifying("miles"))),
        order("3.00"),
        """
        beans: 0 units exactly, 0 rounded floor by order, 0 over, 0 awarded
        stars: 1 units exactly, 1 rounded floor by order, 0 over, 1 awarded
        rule miles version 1 multiplies points that no rule grants
        rule once version 1 grants no beans: 0 units exactly
          x 1 adds nothing
        rule once version 1 grants no stars: 0 units exactly
          x 1 adds nothing
        rule tea version 1 grants no beans: 0 units exactly
          no line of the order counts
        rule welcome version 1 grants 1 of 1 stars: 1 units exactly
          1 units on top
          by line: 1: 1
        """);
  }
}
