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

  /* Without the first line, which counts rules. */
  private static void verify(EarningRuleSet rules, Situation situation, String expected) {
    String told = rules.evaluate(situation).explanation().lines().stream()
        .skip(1)
        .collect(Collectors.joining("\n"))
        .stripIndent();
    assertEquals(expected.strip(), told.strip());
  }

  @Test
  void aRuleThatFallsShortOfItsStepSaysSo() {
    verify(EarningRuleSet.of(perAmount("base", BEANS, 1, eur("10.00"))), order("9.99"), """
        EUR 9.99 count by line
        beans: 0 awarded, nothing to round
        rule base version 1 grants no beans: 1 for each EUR 10.00 of EUR 9.99, 0 steps of order
        """);
  }

  @Test
  void partsTooSmallForAUnitAreToldWithTheSumThatTheyAddUpTo() {
    verify(
        EarningRuleSet.of(proRata("a", BEANS, "10.00"), proRata("b", BEANS, "20.00")),
        order("8.00"),
        """
        EUR 8.00 count by line
        beans: 1 awarded of 1 desired, 6/5 exactly, rounded floor by order, 1/5 over
        rule a version 1 grants 1 of 1 beans: 1 for each EUR 10.00 of EUR 8.00 pro rata, 4/5 exactly; 1 by line
        rule b version 1 grants no beans: 1 for each EUR 20.00 of EUR 8.00 pro rata, 2/5 exactly
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
        EUR 8.00 count by line
        beans: 6 awarded, nothing to round
        rule base version 1 grants 3 of 3 beans: 1 for each EUR 3.00 of EUR 8.00 pro rata, 8/3 exactly; 8/3 rounded half up to 0 digits is 3; 3 by line
        rule double version 1 grants 3 of 3 beans: 3 x 2/1 is 3 more; 3 by line
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
        EUR 3.00 and EUR 5.00 count by line
        beans: 4 awarded of 4 desired, 19/4 exactly, rounded floor by line, 3/4 over
        rule base version 1 grants 3 of 3 beans: 1 for each EUR 2.00 of EUR 8.00 pro rata, 4 exactly; line 1: 3/2 exactly; line 2: 5/2 exactly; 1 and 2 by line
        rule coffee-half version 1 grants 1 of 1 beans: counting lines 1 with category in [coffee]; 3/2 x 3/2 is 3/4 more; line 1: 3/4 exactly; 1 on lines 1
        """);
  }

  @Test
  void aBasketIsToldWithTheBracketThatItReaches() {
    EarningRule table =
        byBasketSize("table", bracket(eur("5.00"), BEANS, 2), bracket(eur("20.00"), BEANS, 9));
    verify(EarningRuleSet.of(table), order("19.99"), """
        EUR 19.99 count by line
        beans: 2 awarded, nothing to round
        rule table version 1 grants 2 of 2 beans: 2 from EUR 5.00 on for a basket of EUR 19.99; 2 by line
        """);
    verify(EarningRuleSet.of(table), order("4.99"), """
        EUR 4.99 count by line
        beans: 0 awarded, nothing to round
        rule table version 1 grants no beans: nothing below EUR 5.00 for a basket of EUR 4.99
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
        EUR 3.00 count by line
        beans: 0 awarded, nothing to round
        stars: 1 awarded, nothing to round
        rule miles version 1 multiplies points that no rule grants
        rule once version 1 grants no beans: x 1 adds nothing
        rule once version 1 grants no stars: x 1 adds nothing
        rule tea version 1 grants no beans: no line of the order counts
        rule welcome version 1 grants 1 of 1 stars: 1 on top; 1 by line
        """);
  }

  @Test
  void anOrderIsToldOnceAndLinesThatShareByOtherThanAmountsSayByWhat() {
    EarningRule two = EarningRules.perUnit("two", BEANS, 3).onLines(inCategory("bakery"));
    Order order = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
        .line("espresso", "coffee", 1, eur("4.00"))
        .line("croissant", "bakery", 2, eur("6.00"))
        .line("baguette", "bakery", 1, eur("2.00"))
        .build();
    verify(
        EarningRuleSet.builder()
            .rule(bonus("welcome", BEANS, 7))
            .rule(two)
            .rule(multiplier("half", "1.5"))
            .build(),
        Situation.of(ADA, order, ZoneOffset.UTC),
        """
        EUR 4.00, EUR 6.00 and EUR 2.00 count by line
        beans: 20 awarded of 20 desired, 41/2 exactly, rounded floor by order, 1/2 over
        rule half version 1 grants 4 of 4 beans: 9 x 3/2 is 9/2 more; shared by 6 and 3 on lines 2 and 3; 3 and 1 on lines 2 and 3
        rule two version 1 grants 9 of 9 beans: counting lines 2 and 3 with category in [bakery]; 3 for each of 3; shared by 2 and 1 on lines 2 and 3; 6 and 3 on lines 2 and 3
        rule welcome version 1 grants 7 of 7 beans: 7 on top; 2, 4 and 1 by line
        """);
  }

  @Test
  void aRuleThatIsWorthLessTellsWhatWasCompared() {
    RuleGroup seasonal = RuleGroup.best(
        "seasonal",
        proRata("summer", BEANS, "2.00"),
        RuleGroup.first("newcomers", bonus("first", BEANS, 5), bonus("second", BEANS, 50)));
    verify(EarningRuleSet.of(seasonal), order("9.00"), """
        EUR 9.00 count by line
        beans: 5 awarded, nothing to round
        rule first version 1 grants 5 of 5 beans: 5 on top; 5 by line
        rule second version 1 applies and was not chosen in group newcomers, which chooses first
        rule summer version 1 applies and was not chosen in group seasonal, which chooses best: summer is worth 9/2, newcomers is worth 5
        """);
    verify(
        EarningRuleSet.of(RuleGroup.of(
            "thrifty", RuleGroup.Selection.CHEAPEST, seasonal, bonus("small", BEANS, 4))),
        order("9.00"),
        """
        EUR 9.00 count by line
        beans: 4 awarded, nothing to round
        rule first version 1 applies and was not chosen in group thrifty, which chooses cheapest: seasonal is worth 5, small is worth 4
        rule second version 1 applies and was not chosen in group newcomers, which chooses first
        rule summer version 1 applies and was not chosen in group seasonal, which chooses best: summer is worth 9/2, newcomers is worth 5
        rule small version 1 grants 4 of 4 beans: 4 on top; 4 by line
        """);
  }

  @Test
  void aMultiplierThatGivesWayTellsWhatItWouldHaveAdded() {
    verify(
        EarningRuleSet.of(
            fixed("base", BEANS, 4),
            RuleGroup.best("seasonal", multiplier("twice", 2), fixed("extra", BEANS, 5))),
        order("9.00"),
        """
        EUR 9.00 count by line
        beans: 9 awarded, nothing to round
        rule base version 1 grants 4 of 4 beans: 4, whatever it was; 4 by line
        rule extra version 1 grants 5 of 5 beans: 5, whatever it was; 5 by line
        rule twice version 1 applies and was not chosen in group seasonal, which chooses best: twice is worth 4, extra is worth 5
        """);
  }

  @Test
  void aGroupInWhichNothingIsWorthAnythingSaysSo() {
    verify(
        EarningRuleSet.of(RuleGroup.best(
            "seasonal", fixed("tea", BEANS, 5).onLines(inCategory("tea")), multiplier("twice", 2))),
        order("9.00"),
        """
        beans: 0 awarded, nothing to round
        rule tea version 1 applies and was not chosen in group seasonal, which chooses best: no child of it is worth anything
        rule twice version 1 applies and was not chosen in group seasonal, which chooses best: no child of it is worth anything
        """);
  }
}
