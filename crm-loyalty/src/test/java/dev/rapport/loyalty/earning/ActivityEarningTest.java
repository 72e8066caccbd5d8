package dev.rapport.loyalty.earning;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.bracket;
import static dev.rapport.loyalty.earning.EarningRules.byBasketSize;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perAmount;
import static dev.rapport.loyalty.earning.EarningRules.perUnit;
import static dev.rapport.loyalty.earning.EarningRules.perUnits;
import static dev.rapport.loyalty.expiry.ActivityKind.CHECK_IN;
import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static dev.rapport.loyalty.expiry.ActivityKind.SIGN_UP;
import static dev.rapport.loyalty.expiry.ActivityKind.STAY;
import static dev.rapport.loyalty.member.Conditions.about;
import static dev.rapport.loyalty.member.Conditions.anyLine;
import static dev.rapport.loyalty.member.Conditions.everyNth;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.named;
import static dev.rapport.loyalty.member.Conditions.not;
import static dev.rapport.loyalty.member.Conditions.nth;
import static dev.rapport.loyalty.member.Conditions.onChannel;
import static dev.rapport.loyalty.member.Conditions.onWeekdays;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.quantityAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Cooldown;
import dev.rapport.loyalty.limit.LimitUsage;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.Condition;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rules about what members do beside buying. */
class ActivityEarningTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType STARS = PointType.qualifying("stars");
  private static final ActivityKind RUN = new ActivityKind("run");
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:15:00Z");
  private static final MemberView ADA =
      MemberView.builder("ada", LocalDate.of(2024, 1, 1)).build();
  private static final MemberView GOLD =
      ADA.toBuilder().tier("status", 2, "Gold").build();
  private static final EarningRule REVIEWS = bonus("review", BEANS, 25).on(REVIEW);
  private static final Order ORDER = Order.builder("o-1", "ada", MONDAY)
      .line("espresso", "coffee", 2, Money.of("EUR", "8.00"))
      .build();

  private static Activity did(ActivityKind kind) {
    return Activity.of("a-1", "ada", MONDAY, kind);
  }

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  @Test
  void aRuleAboutAnActivityEarnsForThatKindAlone() {
    verifyThat(REVIEWS).given(did(REVIEW)).awards(beans(25));
    verifyThat(REVIEWS).given(did(SIGN_UP)).awardsNothing();
    verifyThat(REVIEWS).given(ORDER).awardsNothing();
    EarningRule either = bonus("either", BEANS, 5).on(SIGN_UP, REVIEW);
    verifyThat(either).given(did(REVIEW)).awards(beans(5));
    verifyThat(either).given(did(SIGN_UP)).awards(beans(5));
    assertEquals(List.of(REVIEW, SIGN_UP), either.activities());
  }

  @Test
  void aRuleAboutOrdersLeavesActivitiesAlone() {
    verifyThat(fixed("visit", BEANS, 3)).given(ORDER).awards(beans(3));
    verifyThat(fixed("visit", BEANS, 3)).given(did(CHECK_IN)).awardsNothing();
    verifyThat(multiplier("double", 2))
        .beside(fixed("visit", BEANS, 3).on(CHECK_IN))
        .given(did(CHECK_IN))
        .awardsNothing();
  }

  @Test
  void fullStepsOfWhatIsMeasuredEarn() {
    EarningRule tenKilometres = perUnits("run", BEANS, 3, 10).on(RUN);
    verifyThat(tenKilometres).given(did(RUN).withQuantity(9)).awardsNothing();
    verifyThat(tenKilometres).given(did(RUN).withQuantity(10)).awards(beans(3));
    verifyThat(tenKilometres).given(did(RUN).withQuantity(29)).awards(beans(6));
    verifyThat(perUnit("run", BEANS, 2).on(RUN))
        .given(did(RUN).withQuantity(29))
        .awards(beans(58));
    verifyThat(perUnits("pair", BEANS, 1, 2)).given(ORDER).awards(beans(1));
  }

  @Test
  void aMultiplierMultipliesFixedPointsAndNoBonus() {
    EarningRuleSet rules = EarningRuleSet.of(
        fixed("visit", BEANS, 5).on(CHECK_IN),
        bonus("thanks", BEANS, 2).on(CHECK_IN),
        multiplier("gold", "1.5").on(CHECK_IN).when(tierAtLeast("status", 2)));
    verifyThat(rules).forMember(ADA).given(did(CHECK_IN)).awards(beans(7));
    verifyThat(rules).forMember(GOLD).given(did(CHECK_IN)).awards(beans(9));
  }

  @Test
  void groupsChooseAmongTheRulesAboutWhatHappened() {
    EarningRuleSet rules = EarningRuleSet.of(RuleGroup.best(
        "best",
        bonus("plain", BEANS, 10).on(REVIEW),
        bonus("gold", BEANS, 30).on(REVIEW).when(tierAtLeast("status", 2)),
        bonus("buying", BEANS, 50)));
    verifyThat(rules).forMember(ADA).given(did(REVIEW)).awards(beans(10));
    verifyThat(rules).forMember(GOLD).given(did(REVIEW)).awards(beans(30));
    verifyThat(rules).forMember(GOLD).given(ORDER).awards(beans(50));
    verifyThat(rules).forMember(GOLD).given(did(CHECK_IN)).awardsNothing();
    assertEquals(new TreeSet<>(Set.of(REVIEW)), rules.activities());
  }

  @Test
  void conditionsOnTheMemberTheTimeAndCountersHoldAsForOrders() {
    verifyThat(REVIEWS.when(onWeekdays(DayOfWeek.MONDAY))).given(did(REVIEW)).awards(beans(25));
    verifyThat(REVIEWS.when(onWeekdays(DayOfWeek.FRIDAY))).given(did(REVIEW)).awardsNothing();
    DeclaredCounter visits = DeclaredCounter.activities("visits", CHECK_IN, Window.lifetime());
    EarningRule third = bonus("third", BEANS, 9).on(CHECK_IN).when(nth(visits, 3));
    MemberView twice = ADA.toBuilder().counter(visits, 2).build();
    MemberView fiveTimes = ADA.toBuilder().counter(visits, 5).build();
    verifyThat(third).forMember(twice).given(did(CHECK_IN)).awards(beans(9));
    verifyThat(third).forMember(fiveTimes).given(did(CHECK_IN)).awardsNothing();
    EarningRule everyThird = third.version(2);
    verifyThat(bonus("every-third", BEANS, 9).on(CHECK_IN).when(everyNth(visits, 3)))
        .forMember(fiveTimes)
        .given(did(CHECK_IN))
        .awards(beans(9));
    assertEquals(Set.of(visits), EarningRuleSet.of(everyThird).counters());
  }

  @Test
  void aRuleLooksAtWhatTheActivityWasAboutAndHowMuchOfItWasDone() {
    EarningRule espresso = REVIEWS.when(about("espresso", "ristretto"));
    verifyThat(espresso).given(did(REVIEW).about("espresso")).awards(beans(25));
    verifyThat(espresso).given(did(REVIEW).about("tea")).awardsNothing();
    verifyThat(espresso).given(did(REVIEW)).awardsNothing();
    EarningRule threeNights = bonus("long-stay", BEANS, 300).on(STAY).when(quantityAtLeast(3));
    verifyThat(threeNights).given(did(STAY).withQuantity(3)).awards(beans(300));
    verifyThat(threeNights).given(did(STAY).withQuantity(2)).awardsNothing();
    EarningRule inLyon = threeNights.when(not(about("paris")));
    verifyThat(inLyon).given(did(STAY).about("lyon").withQuantity(4)).awards(beans(300));
    verifyThat(inLyon).given(did(STAY).about("paris").withQuantity(4)).awardsNothing();
  }

  @Test
  void aRuleAboutOrdersThatAsksForAnActivityIsDead() {
    EarningRule unkinded = bonus("review", BEANS, 25).when(about("espresso"));
    verifyThat(unkinded).given(ORDER).awardsNothing();
    verifyThat(unkinded).given(did(REVIEW).about("espresso")).awardsNothing();
    assertEquals("[DEAD review]", remarks(unkinded));
    assertEquals("[]", remarks(unkinded.on(REVIEW)));
    EarningRule either = bonus("either", BEANS, 1).when(about("tea").or(onChannel(Channel.APP)));
    assertEquals("[]", remarks(either));
    assertEquals("[DEAD never]", remarks(fixed("never", BEANS, 1).when(quantityAtLeast(1))));
    assertEquals("[]", remarks(fixed("all", BEANS, 1).when(not(quantityAtLeast(1)))));
    EarningRule none = fixed("none", BEANS, 1).on(REVIEW).when(not(quantityAtLeast(1)));
    assertEquals("[DEAD none]", remarks(none));
  }

  @Test
  void theAnalysisFollowsWhatActivitiesSay() {
    EarningRule far = bonus("far", BEANS, 9).on(RUN).when(quantityAtLeast(20)).priority(1);
    EarningRule near = bonus("near", BEANS, 3).on(RUN).when(quantityAtLeast(10));
    assertEquals(
        "[OVERLAP near by far, DEAD far by near]", remarks(RuleGroup.first("g", near, far)));
    assertEquals(
        "[OVERLAP near by far, UNREACHABLE_EXCLUSIVE far by near]",
        remarks(RuleGroup.exclusive("g", near.exclusive(), far.exclusive())));
    assertEquals("[OVERLAP far by near]", remarks(RuleGroup.first("g", near.priority(2), far)));
    EarningRule shorter = near.when(not(quantityAtLeast(20)));
    assertEquals("[]", remarks(RuleGroup.first("g", shorter, far)));
    EarningRule tea = REVIEWS.when(about("tea"));
    EarningRule cake = bonus("cake", BEANS, 5).on(REVIEW).when(about("cake", "biscuit"));
    assertEquals("[]", remarks(RuleGroup.first("g", tea, cake)));
    EarningRule sweet = bonus("sweet", BEANS, 5).on(REVIEW).when(about("biscuit", "tea"));
    assertEquals(
        "[OVERLAP cake by sweet, OVERLAP review by sweet, DEAD sweet by cake, review]",
        remarks(RuleGroup.first("g", cake, sweet, tea)));
  }

  private static String remarks(RuleNode... nodes) {
    return EarningRuleSet.of(nodes).analysis().remarks().toString();
  }

  @Test
  void onceForEachSubject() {
    EarningRuleSet rules =
        EarningRuleSet.of(REVIEWS.cappedAt(Cap.uses("one-review", 1).perSubject()));
    LimitUsage used =
        verifyThat(rules).given(did(REVIEW).about("tea")).outcome().usage();
    verifyThat(rules).having(used).given(did(REVIEW).about("tea")).awardsNothing();
    verifyThat(rules).having(used).given(did(REVIEW).about("cake")).awards(beans(25));
    verifyThat(rules)
        .having(used.returned("a-1"))
        .given(did(REVIEW).about("tea"))
        .awards(beans(25));
  }

  @Test
  void aPauseAtEachStore() {
    EarningRuleSet rules = EarningRuleSet.of(bonus("visit", BEANS, 1)
        .on(CHECK_IN)
        .cappedAt(Cooldown.of("pause", Duration.ofHours(4)).perSubject()));
    LimitUsage used =
        verifyThat(rules).given(did(CHECK_IN).about("lyon")).outcome().usage();
    Activity soon = Activity.of("a-2", "ada", MONDAY.plus(Duration.ofHours(3)), CHECK_IN);
    verifyThat(rules).having(used).given(soon.about("lyon")).awardsNothing();
    verifyThat(rules).having(used).given(soon.about("paris")).awards(beans(1));
  }

  @Test
  void onceADayAndOnceInALifetime() {
    EarningRuleSet rules = EarningRuleSet.of(
        bonus("visit", BEANS, 1).on(CHECK_IN).cappedAt(Cap.uses("daily", 1).in(Cycle.days())),
        bonus("first", BEANS, 10).on(CHECK_IN).cappedAt(Cap.uses("once", 1).perRule()));
    LimitUsage used = verifyThat(rules).given(did(CHECK_IN)).outcome().usage();
    Activity later = Activity.of("a-2", "ada", MONDAY.plus(Duration.ofHours(3)), CHECK_IN);
    Activity nextDay = Activity.of("a-3", "ada", MONDAY.plus(Duration.ofDays(1)), CHECK_IN);
    verifyThat(rules).given(did(CHECK_IN)).awards(beans(11));
    verifyThat(rules).having(used).given(later).awardsNothing();
    verifyThat(rules).having(used).given(nextDay).awards(beans(1));
  }

  @Test
  void whatOnlyOrdersHaveIsRefusedWhenTheRuleIsBuilt() {
    Money euro = Money.of("EUR", "1.00");
    refused("must not count money", () -> perAmount("r", BEANS, 1, euro).on(REVIEW));
    refused(
        "must not count money", () -> byBasketSize("r", bracket(euro, BEANS, 1)).on(REVIEW));
    refused("must count no lines", () -> REVIEWS.onLines(inCategory("coffee")));
    refused(
        "must count no lines",
        () -> REVIEWS.on(EarningBasis.standard().plus(EarningBasis.Part.TAX)));
    for (Condition order : List.<Condition>of(
        orderTotalAtLeast(euro),
        not(onChannel(Channel.APP)),
        tierAtLeast("status", 1).and(anyLine(inCategory("coffee"))),
        tierAtLeast("status", 1).or(onChannel(Channel.APP)))) {
      refused("must not ask for an order", () -> REVIEWS.when(order));
      refused(
          "must not ask for an order", () -> bonus("r", BEANS, 1).when(order).on(REVIEW));
    }
    refused("kind must not be earn or spend", () -> bonus("r", BEANS, 1).on(ActivityKind.EARN));
    EarningRule perSubject = bonus("r", BEANS, 1).cappedAt(Cap.uses("one", 1).perSubject());
    refused("must be for rules about activities alone", () -> EarningRuleSet.of(perSubject));
    assertEquals(1, EarningRuleSet.of(perSubject.on(REVIEW)).rules().size());
  }

  private static void refused(String message, Runnable building) {
    IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, building::run);
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal::toString);
  }

  @Test
  void aPredicateOfTheApplicationSeesTheActivity() {
    Condition long12 =
        named("at-least-twelve", s -> s.activity().map(a -> a.quantity() >= 12).orElse(false));
    verifyThat(bonus("far", BEANS, 4).on(RUN).when(long12))
        .given(did(RUN).withQuantity(12))
        .awards(beans(4));
    verifyThat(bonus("far", BEANS, 4).on(RUN).when(long12)).given(did(RUN)).awardsNothing();
    verifyThat(bonus("far", BEANS, 4).when(long12)).given(ORDER).awardsNothing();
  }

  @Test
  void theAnalysisKeepsKindsApart() {
    EarningRuleSet rules = EarningRuleSet.of(RuleGroup.first(
        "first",
        bonus("a", BEANS, 1).on(REVIEW),
        bonus("b", BEANS, 1).on(CHECK_IN),
        bonus("c", BEANS, 1)));
    assertTrue(rules.analysis().remarks().isEmpty(), () -> rules.analysis().toString());
    EarningRuleSet twice = EarningRuleSet.of(RuleGroup.first(
        "first", bonus("a", BEANS, 1).on(REVIEW), bonus("b", BEANS, 1).on(CHECK_IN, REVIEW)));
    assertFalse(twice.analysis().isSound());
    assertEquals(
        List.of("b"),
        twice.analysis().remarks(RuleAnalysis.Kind.DEAD).stream()
            .map(RuleAnalysis.Remark::name)
            .toList());
  }

  @Test
  void everyStepIsExplained() {
    EarningRuleSet rules = EarningRuleSet.of(
        perUnits("run", BEANS, 3, 10).on(RUN),
        multiplier("gold", "1.5", BEANS).on(RUN).when(tierAtLeast("status", 2)),
        fixed("any", STARS, 1).on(RUN),
        perAmount("base", BEANS, 1, Money.of("EUR", "1.00")));
    EarningOutcome outcome =
        verifyThat(rules).forMember(GOLD).given(did(RUN).withQuantity(25)).outcome();
    assertEquals(
        List.of(
            "3 of 3 rules were chosen, multipliers are multiplicative",
            "  run a-1, subject unspecified, quantity 25",
            "  stars: 1 awarded, nothing to round",
            "  beans: 9 awarded, nothing to round",
            "  rule any version 1 grants 1 of 1 stars: 1, whatever it was",
            "  rule gold version 1 grants 3 of 3 beans: rank 2 on ladder status is at least 2: yes; 6 x 3/2 is 3 more",
            "  rule run version 1 grants 6 of 6 beans: 3 for each 10 of 25, 2 steps"),
        outcome.explanation().lines());
    assertEquals(List.of(), outcome.explanation().missing());
  }

  @Test
  void aConditionOnAnOrderDoesNotHoldOfAnActivityAndSaysSo() {
    Situation situation = Situation.of(ADA, did(REVIEW), ZoneOffset.UTC);
    Condition total = orderTotalAtLeast(Money.zero(CurrencyUnit.of("EUR")));
    assertFalse(total.test(situation));
    assertTrue(not(total).test(situation));
    assertTrue(total.explain(situation).lines().get(0).endsWith(": no"));
    assertThrows(IllegalStateException.class, situation::order);
    assertEquals(0, situation.netMinorUnits());
  }
}
