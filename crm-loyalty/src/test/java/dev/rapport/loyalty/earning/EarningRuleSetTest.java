package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.bracket;
import static dev.rapport.loyalty.earning.EarningRules.byBasketSize;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perAmount;
import static dev.rapport.loyalty.earning.EarningRules.perUnit;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.named;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.spendAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Renderer;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Recurrence;
import dev.rapport.loyalty.earning.EarningBasis.Part;
import dev.rapport.loyalty.earning.EarningRuleSet.Composition;
import dev.rapport.loyalty.earning.RateTable.Rate;
import dev.rapport.loyalty.limit.Allowance;
import dev.rapport.loyalty.limit.Allowance.Bite;
import dev.rapport.loyalty.limit.Allowance.Reason;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarningRuleSetTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType STATUS = PointType.qualifying("status");
  private static final MemberView GOLD = MemberView.builder("ada", LocalDate.of(2024, 1, 1))
      .tier("status", 2, "Gold")
      .build();
  private static final EarningRule BASE = perAmount("base", BEANS, 1, eur("1.00"));
  private static final Order ORDER = Order.builder(
          "o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
      .line(OrderLine.of(1, "espresso", "coffee", 2, eur("8.00"))
          .withDiscount(eur("1.00"))
          .withTax(eur("1.40")))
      .line(OrderLine.of(2, "croissant", "bakery", 1, eur("3.00")).withTax(eur("0.60")))
      .shipping(eur("5.00"), eur("1.00"))
      .build();
  private static final Order HUNDRED = Order.builder(
          "o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
      .amount(eur("100.00"))
      .build();
  private static final Order THREE_LINES = Order.builder("o", "ada", Instant.EPOCH)
      .amount(eur("1.00"))
      .amount(eur("1.00"))
      .amount(eur("1.00"))
      .build();

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  @Test
  void everyPartOfTheBasisCanCount() {
    verifyThat(BASE).given(ORDER).awards(beans(10));
    EarningBasis basis = EarningBasis.standard();
    verifyThat(BASE.on(basis.plus(Part.DISCOUNTS))).given(ORDER).awards(beans(11));
    verifyThat(BASE.on(basis.plus(Part.TAX))).given(ORDER).awards(beans(12));
    verifyThat(BASE.on(basis.plus(Part.SHIPPING))).given(ORDER).awards(beans(15));
    verifyThat(BASE.on(basis.plus(Part.SHIPPING).plus(Part.TAX))).given(ORDER).awards(beans(18));
  }

  @Test
  void aGiftCardEarnsWhenItIsSpentAndNotWhenItIsSold() {
    Order sold = Order.builder("o", "ada", Instant.EPOCH)
        .line(OrderLine.of(1, "card", "cards", 1, eur("50.00"))
            .withKind(OrderLine.Kind.GIFT_CARD_SALE))
        .build();
    verifyThat(BASE).given(sold).awardsNothing();
    verifyThat(bonus("extra", BEANS, 5)).given(sold).awardsNothing();
    EarningBasis cards = EarningBasis.standard().plus(Part.GIFT_CARD_SALES);
    verifyThat(BASE.on(cards)).given(sold).awards(beans(50));
    Order spent = Order.builder("o", "ada", Instant.EPOCH)
        .amount(eur("50.00"))
        .paidByGiftCard(eur("20.00"))
        .build();
    verifyThat(BASE).given(spent).awards(beans(50));
    verifyThat(BASE.on(EarningBasis.standard().minus(Part.PAID_BY_GIFT_CARD)))
        .given(spent)
        .awards(beans(30));
  }

  @Test
  void whatIsPaidWithPointsDoesNotEarn() {
    Order order = Order.builder("o", "ada", Instant.EPOCH)
        .amount(eur("50.00"))
        .paidWithPoints(eur("10.01"))
        .build();
    verifyThat(BASE).given(order).awards(beans(39));
    verifyThat(BASE.on(EarningBasis.standard().plus(Part.PAID_WITH_POINTS)))
        .given(order)
        .awards(beans(50));
  }

  @Test
  void excludedLinesNeverEarn() {
    Order tobacco = Order.builder("o", "ada", Instant.EPOCH)
        .line(
            OrderLine.of(1, "cigar", "tobacco", 4, eur("50.00")).withKind(OrderLine.Kind.EXCLUDED))
        .line(OrderLine.of(2, "match", "tobacco", 1, eur("1.00")))
        .build();
    verifyThat(BASE).given(tobacco).awards(beans(1));
    verifyThat(perUnit("piece", BEANS, 7)).given(tobacco).awards(beans(7));
  }

  @Test
  void aTableGrantsTheHighestBracketThatIsReached() {
    EarningRule table =
        byBasketSize("size", bracket(eur("50.00"), BEANS, 20), bracket(eur("10.00"), BEANS, 3));
    verifyThat(table).given(ORDER).awards(beans(3));
    verifyThat(table.onLines(inCategory("coffee"))).given(ORDER).awardsNothing();
  }

  @Test
  void anotherCurrencyNeedsARate() {
    EarningRule dollars = perAmount("base", BEANS, 1, Money.of("USD", "1.00"));
    assertThrows(
        IllegalArgumentException.class, () -> verifyThat(dollars).given(ORDER).awardsNothing());
    verifyThat(dollars)
        .with(RateTable.of(Rate.of("EUR", "USD", "1.10")))
        .given(ORDER)
        .awards(beans(11));
    EarningRule yen = perAmount("base", BEANS, 1, Money.of("JPY", "100"));
    verifyThat(yen)
        .with(RateTable.of(Rate.of("EUR", "JPY", "160.9")))
        .given(ORDER)
        .awards(beans(16));
  }

  @Test
  void whatIsOneNumberStaysThatNumberWhereLinesAreRounded() {
    for (RoundingMode mode : List.of(RoundingMode.FLOOR, RoundingMode.CEILING)) {
      EarningRuleSet.Builder rules =
          EarningRuleSet.builder().rounding(Rounding.of(mode, Rounding.Level.LINE));
      EarningRuleSet all = rules
          .rule(bonus("extra", BEANS, 50))
          .rule(fixed("thanks", BEANS, 1))
          .rule(byBasketSize("basket", bracket(eur("3.00"), STATUS, 50)))
          .build();
      EarningOutcome outcome = all.evaluate(Situation.of(GOLD, THREE_LINES, ZoneOffset.UTC));
      assertEquals(beans(51), outcome.points(BEANS));
      assertEquals(Points.of(STATUS, 50), outcome.points(STATUS));
      outcome.awards().forEach(award -> assertEquals(award.desired(), award.awarded()));
    }
  }

  @Test
  void pointsThatTogetherAreTooManyRaise() {
    EarningRule most = fixed("most", BEANS, Long.MAX_VALUE);
    for (Rounding.Level level : Rounding.Level.values()) {
      EarningRuleSet rules = EarningRuleSet.builder()
          .rounding(Rounding.of(RoundingMode.FLOOR, level))
          .rule(most)
          .rule(fixed("more", BEANS, 1))
          .build();
      Situation situation = Situation.of(GOLD, HUNDRED, ZoneOffset.UTC);
      assertThrows(ArithmeticException.class, () -> rules.evaluate(situation));
    }
    verifyThat(EarningRuleSet.of(most)).given(HUNDRED).awards(beans(Long.MAX_VALUE));
  }

  @Test
  void multipliersComposeAsDeclared() {
    EarningRuleSet.Builder add = EarningRuleSet.builder().composition(Composition.ADDITIVE);
    EarningRuleSet.Builder multiply = EarningRuleSet.builder();
    for (EarningRule rule : List.of(BASE, multiplier("two", 2), multiplier("three", 3))) {
      add.rule(rule);
      multiply.rule(rule);
    }
    verifyThat(add.build()).given(ORDER).awards(beans(40));
    verifyThat(multiply.build()).given(ORDER).awards(beans(60));
  }

  @Test
  void aMultiplierCoversItsLinesAndItsTypes() {
    EarningRule status = perAmount("status", STATUS, 1, eur("1.00"));
    EarningRule coffee = multiplier("coffee", 3).onLines(inCategory("coffee"));
    verifyThat(coffee).beside(BASE).given(ORDER).awards(beans(14));
    verifyThat(coffee).beside(BASE, status).given(ORDER).awards(beans(14), Points.of(STATUS, 14));
    verifyThat(multiplier("half", "1.5", BEANS))
        .beside(BASE, status)
        .given(ORDER)
        .awards(beans(5));
    assertEquals(
        beans(0),
        EarningRuleSet.of(BASE, coffee)
            .evaluate(Situation.of(GOLD, ORDER, ZoneOffset.UTC))
            .awards()
            .get(1)
            .onLine(2));
  }

  @Test
  void groupsChoose() {
    EarningRule small = fixed("small", BEANS, 5);
    EarningRule large = fixed("large", BEANS, 9);
    EarningRule twice = multiplier("twice", 2);
    verifyThat(EarningRuleSet.of(RuleGroup.first("g", small, large)))
        .given(ORDER)
        .awards(beans(9));
    verifyThat(EarningRuleSet.of(RuleGroup.first("g", small.priority(-1), large)))
        .given(ORDER)
        .awards(beans(5));
    verifyThat(EarningRuleSet.of(RuleGroup.best("g", small, large)))
        .given(ORDER)
        .awards(beans(9));
    verifyThat(EarningRuleSet.of(RuleGroup.of("g", RuleGroup.Selection.CHEAPEST, small, large)))
        .given(ORDER)
        .awards(beans(5));
    verifyThat(EarningRuleSet.of(RuleGroup.exclusive("g", small.exclusive(), large)))
        .given(ORDER)
        .awards(beans(5));
    // Twice the 10 beans of the base is worth 10, which is more than 9.
    verifyThat(EarningRuleSet.of(BASE, RuleGroup.best("g", large, twice)))
        .given(ORDER)
        .awards(beans(20));
  }

  @Test
  void aRuleThatIsUsedUpStillWinsItsGroup() {
    EarningRule welcome = fixed("welcome", BEANS, 500).priority(-1).cappedAt(Cap.uses("once", 1));
    EarningRuleSet rules = EarningRuleSet.of(RuleGroup.first("one", welcome, BASE));
    EarningOutcome first = rules.evaluate(Situation.of(GOLD, ORDER, ZoneOffset.UTC));
    assertEquals(beans(500), first.points(BEANS));
    verifyThat(rules).forMember(GOLD).having(first.usage()).given(order("o2")).awardsNothing();
    verifyThat(EarningRuleSet.of(welcome, BASE))
        .forMember(GOLD)
        .having(first.usage())
        .given(order("o2"))
        .awards(beans(10));
  }

  @Test
  void aChoiceByPointsIsBetweenPointsOfOneType() {
    RuleGroup mixed = RuleGroup.best("g", fixed("beans", BEANS, 5), fixed("status", STATUS, 6));
    assertEquals(
        "group g must choose between points of one type, had beans and status",
        assertThrows(IllegalArgumentException.class, () -> EarningRuleSet.of(mixed))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> EarningRuleSet.of(BASE, BASE.version(2)));
  }

  @Test
  void aCapTrimsAndTheLinesStillSumUp() {
    EarningRule capped = BASE.cappedAt(Cap.points("daily", beans(15)).in(Cycle.days()));
    EarningRuleSet rules = EarningRuleSet.of(capped);
    Situation situation = Situation.of(GOLD, ORDER, ZoneOffset.UTC);
    EarningOutcome first = rules.evaluate(situation);
    verifyThat(capped).forMember(GOLD).having(first.usage()).given(order("o2")).awards(beans(5));
    EarningOutcome second = rules.evaluate(
        Situation.of(GOLD, order("o2"), ZoneOffset.UTC), first.usage(), RateTable.none());
    assertEquals(beans(10), second.awards().get(0).desired());
    assertEquals(
        List.of(new Award.LineShare(1, 4), new Award.LineShare(2, 1)),
        second.awards().get(0).lines());
    assertTrue(
        second.explanation().render(Renderer.english()).contains("daily has room for 5 more"));
    LimitUsage returned = second.usage().returned("o");
    verifyThat(capped).forMember(GOLD).having(returned).given(order("o3")).awards(beans(10));
  }

  @Test
  void aCapOfAnOrderThatRejectsLooksAtTheWholeOrder() {
    EarningRule base = perAmount("base", BEANS, 3, eur("1.00"));
    EarningRule twice = multiplier("double", 2);
    EarningRule status = bonus("status", STATUS, 1_000);
    Cap most = Cap.points("order-max", beans(599)).perOrder().rejecting();
    EarningOutcome outcome = EarningRuleSet.builder()
        .rule(base)
        .rule(twice)
        .rule(status)
        .limit(most)
        .build()
        .evaluate(Situation.of(GOLD, HUNDRED, ZoneOffset.UTC));
    assertEquals(beans(0), outcome.points(BEANS));
    assertEquals(Points.of(STATUS, 1_000), outcome.points(STATUS));
    for (Award award : outcome.awards().subList(0, 2)) {
      assertEquals(beans(300), award.desired());
      assertEquals(
          "order-max has room for 599 more and grants all or nothing",
          award.allowance().bites().get(0).explanation().render(Renderer.english()));
    }
    // It fits to the point, and a rule that is not under the cap does not count.
    Cap enough = Cap.points("order-max", beans(600)).perOrder().rejecting();
    verifyThat(EarningRuleSet.builder().rule(base).rule(twice).limit(enough).build())
        .given(HUNDRED)
        .awards(beans(600));
    verifyThat(EarningRuleSet.of(base.cappedAt(most), twice)).given(HUNDRED).awards(beans(600));
  }

  @Test
  void aRuleIsUsedOnceHoweverManyTypesItGrants() {
    EarningRule status = fixed("status", STATUS, 7);
    for (Limit once : List.<Limit>of(
        Cap.uses("once", 1).perRule(), Cooldown.of("rest", Duration.ofDays(1)).perRule())) {
      EarningRuleSet rules =
          EarningRuleSet.of(BASE, status, multiplier("double", 2).cappedAt(once));
      EarningOutcome first = rules.evaluate(Situation.of(GOLD, ORDER, ZoneOffset.UTC));
      assertEquals(
          List.of("base 10", "double 10", "double 7", "status 7"),
          namesAndUnits(first),
          once::name);
      EarningOutcome second = rules.evaluate(
          Situation.of(GOLD, order("o2"), ZoneOffset.UTC), first.usage(), RateTable.none());
      assertEquals(
          List.of("base 10", "double 0", "double 0", "status 7"),
          namesAndUnits(second),
          once::name);
      assertEquals(
          List.of("base 10", "double 10", "double 7", "status 7"),
          namesAndUnits(rules.evaluate(
              Situation.of(GOLD, order("o3"), ZoneOffset.UTC),
              second.usage().returned("o"),
              RateTable.none())),
          once::name);
    }
  }

  @Test
  void aUseDoesNotComeBackWhileAnythingIsLeftOfWhatTheRuleGranted() {
    Points status = Points.of(STATUS, 7);
    for (Limit once : List.<Limit>of(
        Cap.uses("once", 1).perRule(), Cooldown.of("rest", Duration.ofDays(1)).perRule())) {
      EarningRuleSet rules = EarningRuleSet.of(
          BASE, fixed("status", STATUS, 7), multiplier("double", 2).cappedAt(once));
      LimitUsage used =
          rules.evaluate(Situation.of(GOLD, ORDER, ZoneOffset.UTC)).usage();
      for (Points back : List.of(beans(10), status)) {
        verifyThat(rules)
            .forMember(GOLD)
            .having(used.returned("o", "double", back))
            .given(order("o2"))
            .awards(beans(10), status);
      }
      verifyThat(rules)
          .forMember(GOLD)
          .having(used.returned("o", "double", beans(10)).returned("o", "double", status))
          .given(order("o2"))
          .awards(beans(20), Points.of(STATUS, 14));
    }
  }

  @Test
  void whatIsUsedUpOfOneTypeLeavesTheUseToTheOther() {
    EarningRule twice = multiplier("double", 2)
        .cappedAt(Cap.uses("once", 1).perRule())
        .cappedAt(Cap.points("no-beans", beans(0)));
    EarningRuleSet rules = EarningRuleSet.of(BASE, fixed("status", STATUS, 7), twice);
    EarningOutcome first = rules.evaluate(Situation.of(GOLD, ORDER, ZoneOffset.UTC));
    assertEquals(List.of("base 10", "double 0", "double 7", "status 7"), namesAndUnits(first));
    EarningOutcome second = rules.evaluate(
        Situation.of(GOLD, order("o2"), ZoneOffset.UTC), first.usage(), RateTable.none());
    assertEquals(List.of("base 10", "double 0", "double 0", "status 7"), namesAndUnits(second));
  }

  @Test
  void aRoomIsAskedForWhatLimitsLeaveAndWhatItHoldsBackUsesNone() {
    Cap most = Cap.points("most", beans(12)).in(Cycle.days());
    EarningRuleSet rules = EarningRuleSet.of(
        BASE.cappedAt(most).priority(-1), bonus("more", BEANS, 20).cappedAt(most));
    List<String> asked = new ArrayList<>();
    EarningOutcome outcome = rules.evaluate(
        Situation.of(GOLD, ORDER, ZoneOffset.UTC),
        LimitUsage.empty(),
        RateTable.none(),
        (rule, desired) -> {
          asked.add(rule.name() + " " + desired.units());
          long room = Math.min(3, desired.units());
          Bite bite = new Bite("room", Reason.TRIMMED, room, Instant.MAX);
          return new Allowance(desired, beans(room), List.of(bite));
        });
    assertEquals(List.of("base 10", "more 9"), asked);
    assertEquals(List.of("base 3", "more 3"), namesAndUnits(outcome));
    assertEquals(beans(20), outcome.awards().get(1).desired());
    assertEquals(6, 12 - outcome.usage().room(most, outcome.uses().get(0).claim()));
    assertTrue(outcome.explanation().lines().stream()
        .anyMatch(line -> line.contains("room has room for 3 more")));
  }

  private static List<String> namesAndUnits(EarningOutcome outcome) {
    return outcome.awards().stream()
        .map(award -> award.rule().name() + " " + award.awarded().units())
        .toList();
  }

  private static Order order(String id) {
    return Order.builder(id, "ada", ORDER.placedAt())
        .line(ORDER.line(1))
        .line(ORDER.line(2))
        .build();
  }

  @Test
  void pointsBecomeAvailableAtTheBeginningOfADay() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant at = Instant.parse("2026-03-20T22:30:00Z");
    assertEquals(at, Availability.atOnce().availableFrom(at, paris));
    assertEquals(
        Instant.parse("2026-04-02T22:00:00Z"),
        Availability.after(Period.ofDays(14)).availableFrom(at, paris));
    assertEquals(
        Instant.parse("2026-03-31T22:00:00Z"),
        Availability.onNext(Recurrence.monthly(1)).availableFrom(at, paris));
    assertEquals(
        Instant.MAX, Availability.onActivation(Period.ofDays(30)).availableFrom(at, paris));
  }

  @Test
  void analysisFindsWhatCanNeverBeChosen() {
    EarningRule silver =
        fixed("silver", BEANS, 5).when(tierAtLeast("status", 1)).priority(1);
    EarningRule gold = fixed("gold", BEANS, 9).when(tierAtLeast("status", 2)).priority(2);
    RuleAnalysis first = EarningRuleSet.of(RuleGroup.first("g", gold, silver)).analysis();
    assertEquals(
        "[OVERLAP silver by gold, DEAD gold by silver]", first.remarks().toString());
    RuleAnalysis exclusive = EarningRuleSet.of(
            RuleGroup.exclusive("g", gold.exclusive(), silver.exclusive()))
        .analysis();
    assertEquals(
        "[UNREACHABLE_EXCLUSIVE gold by silver]",
        exclusive.remarks(RuleAnalysis.Kind.UNREACHABLE_EXCLUSIVE).toString());
    EarningRule never =
        BASE.when(tierAtLeast("status", 2)).when(tierAtLeast("status", 1).negate());
    assertEquals("[DEAD base]", EarningRuleSet.of(never).analysis().remarks().toString());
    assertTrue(EarningRuleSet.of(BASE, gold, silver).analysis().isSound());
    EarningRule own = BASE.when(named("own", situation -> false));
    assertEquals("[UNKNOWN base]", EarningRuleSet.of(own).analysis().remarks().toString());
    assertFalse(EarningRuleSet.of(own).analysis().isSound());
  }

  @Test
  void analysisFollowsASumOverSomeLinesWhereTheRuleCountsAll() {
    EarningRule much = BASE.when(spendAtLeast(eur("20.00"), inCategory("coffee")));
    EarningRule little =
        fixed("little", BEANS, 1).when(spendAtLeast(eur("5.00"), inCategory("coffee")));
    assertTrue(EarningRuleSet.of(much, little).analysis().isSound());
    assertEquals(
        "[OVERLAP base by little]",
        EarningRuleSet.of(RuleGroup.first("g", much, little.priority(1)))
            .analysis()
            .remarks()
            .toString());
    EarningRule coffee = much.onLines(inCategory("coffee"));
    assertEquals(
        "[UNKNOWN base]", EarningRuleSet.of(coffee).analysis().remarks().toString());
  }

  @Test
  void whatGroupsByPointsChooseIsNotAnalysed() {
    RuleAnalysis analysis = EarningRuleSet.of(
            RuleGroup.best("g", fixed("ten", BEANS, 10), fixed("twenty", BEANS, 20)))
        .analysis();
    assertEquals("[OVERLAP ten by twenty]", analysis.remarks().toString());
    assertTrue(analysis.isSound());
  }

  @Test
  void groupsByPointsOfEveryNameAreAnalysed() {
    for (int length : new int[] {1, 110, 111, 128}) {
      RuleGroup best = RuleGroup.best("g".repeat(length), fixed("a", BEANS, 1));
      assertEquals(
          "UNKNOWN c by " + best.name(),
          EarningRuleSet.of(RuleGroup.first("f", best, fixed("c", BEANS, 1).priority(1)))
              .analysis()
              .remarks(RuleAnalysis.Kind.UNKNOWN)
              .get(1)
              .toString());
    }
  }

  @Test
  void aFailedVerificationShowsTheExplanation() {
    AssertionError error = assertThrows(
        AssertionError.class,
        () ->
            verifyThat(BASE.when(orderTotalAtLeast(eur("99.00")))).given(ORDER).awards(beans(10)));
    assertEquals("""
        expected [10 beans], awarded nothing
        0 of 1 rules were chosen, multipliers are multiplicative
          beans: 0 awarded, nothing to round
          rule base version 1 does not apply: order of EUR 10.00 is of at least EUR 99.00: no""", error.getMessage());
  }

  @Test
  void codesAreSpelledWell() {
    assertEquals(List.of(), Renderer.english().check(List.of(EarningCode.values())));
  }
}
