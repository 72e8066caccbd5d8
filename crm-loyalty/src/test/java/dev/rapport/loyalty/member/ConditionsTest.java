package dev.rapport.loyalty.member;

import static dev.rapport.loyalty.member.Conditions.about;
import static dev.rapport.loyalty.member.Conditions.all;
import static dev.rapport.loyalty.member.Conditions.always;
import static dev.rapport.loyalty.member.Conditions.any;
import static dev.rapport.loyalty.member.Conditions.anyLine;
import static dev.rapport.loyalty.member.Conditions.atStore;
import static dev.rapport.loyalty.member.Conditions.betweenHours;
import static dev.rapport.loyalty.member.Conditions.counterAtLeast;
import static dev.rapport.loyalty.member.Conditions.during;
import static dev.rapport.loyalty.member.Conditions.everyLine;
import static dev.rapport.loyalty.member.Conditions.everyNthPurchase;
import static dev.rapport.loyalty.member.Conditions.firstPurchase;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.member.Conditions.inSegment;
import static dev.rapport.loyalty.member.Conditions.lineAtLeast;
import static dev.rapport.loyalty.member.Conditions.lineUnitsAtLeast;
import static dev.rapport.loyalty.member.Conditions.named;
import static dev.rapport.loyalty.member.Conditions.nearBirthday;
import static dev.rapport.loyalty.member.Conditions.not;
import static dev.rapport.loyalty.member.Conditions.nthPurchase;
import static dev.rapport.loyalty.member.Conditions.ofKind;
import static dev.rapport.loyalty.member.Conditions.onAnniversary;
import static dev.rapport.loyalty.member.Conditions.onBirthday;
import static dev.rapport.loyalty.member.Conditions.onChannel;
import static dev.rapport.loyalty.member.Conditions.onWeekdays;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static dev.rapport.loyalty.member.Conditions.quantityAtLeast;
import static dev.rapport.loyalty.member.Conditions.scoreAtLeast;
import static dev.rapport.loyalty.member.Conditions.scoreBelow;
import static dev.rapport.loyalty.member.Conditions.spendAtLeast;
import static dev.rapport.loyalty.member.Conditions.tierAtLeast;
import static dev.rapport.loyalty.member.Conditions.unitsAtLeast;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.event.CategoryId;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.expiry.ActivityKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
  private static final MemberView ADA =
      MemberView.builder("ada", LocalDate.of(2024, 2, 29)).build();

  private static Situation at(String instant) {
    return at(ADA, instant);
  }

  private static Situation at(MemberView member, String instant) {
    Order order = Order.builder("o", "ada", Instant.parse(instant))
        .line("espresso", "coffee", 2, Money.of("EUR", "6.40"))
        .line("croissant", "bakery", 1, Money.of("EUR", "2.10"))
        .build();
    return Situation.of(member, order, PARIS);
  }

  @Test
  void aBundleNeedsEveryProductOfIt() {
    Order whole = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
        .line("cup", "cups", 1, Money.of("EUR", "9.00"))
        .line("saucer", "cups", 1, Money.of("EUR", "4.00"))
        .build();
    Order half = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
        .line("cup", "cups", 2, Money.of("EUR", "18.00"))
        .build();
    MemberView ada = MemberView.builder("ada", LocalDate.of(2026, 1, 1)).build();
    ZoneId utc = ZoneId.of("UTC");
    assertTrue(Conditions.bundle("cup", "saucer").test(Situation.of(ada, whole, utc)));
    assertFalse(Conditions.bundle("cup", "saucer").test(Situation.of(ada, half, utc)));
    assertThrows(IllegalArgumentException.class, Conditions::bundle);
  }

  @Test
  void aBoundIsReachedAndNotCrossed() {
    Situation situation = at("2026-03-02T08:15:00Z");
    assertTrue(orderTotalAtLeast(Money.of("EUR", "8.50")).test(situation));
    assertFalse(orderTotalAtLeast(Money.of("EUR", "8.51")).test(situation));
    assertFalse(orderTotalAtLeast(Money.of("USD", "1.00")).test(situation));
  }

  /* A gift card of 499.00, an espresso of 1.00 and stamps of 0.50, which never earn. */
  private static Situation withGiftCard() {
    Order order = Order.builder("o", "ada", Instant.parse("2026-03-02T08:15:00Z"))
        .line(OrderLine.of(1, "card", "cards", 1, Money.of("EUR", "499.00"))
            .withKind(OrderLine.Kind.GIFT_CARD_SALE))
        .line(OrderLine.of(2, "espresso", "coffee", 1, Money.of("EUR", "1.00")))
        .line(OrderLine.of(3, "stamp", "post", 2, Money.of("EUR", "0.50"))
            .withKind(OrderLine.Kind.EXCLUDED))
        .build();
    return Situation.of(ADA, order, PARIS);
  }

  @Test
  void allLinesCountUnlessOneAsksForLinesOfAKind() {
    LineCondition goods = ofKind(OrderLine.Kind.ORDINARY);
    LineCondition sold = ofKind(OrderLine.Kind.ORDINARY, OrderLine.Kind.GIFT_CARD_SALE);
    assertHolds(
        withGiftCard(),
        orderTotalAtLeast(Money.of("EUR", "500.50")),
        unitsAtLeast(4, LineCondition.any()),
        spendAtLeast(Money.of("EUR", "1.00"), goods),
        spendAtLeast(Money.of("EUR", "500.00"), sold),
        unitsAtLeast(1, goods),
        anyLine(goods.negate()));
    assertFails(
        withGiftCard(),
        spendAtLeast(Money.of("EUR", "1.01"), goods),
        spendAtLeast(Money.of("EUR", "500.01"), sold),
        unitsAtLeast(2, goods),
        anyLine(inCategory("coffee").and(goods.negate())),
        everyLine(sold));
  }

  @Test
  void spendThroughAGiftCardCountsOnceWhereGoodsAreCounted() {
    DeclaredCounter.Spend euro = new DeclaredCounter.Spend(CurrencyUnit.of("EUR"));
    DeclaredCounter all =
        new DeclaredCounter("spend", euro, LineCondition.any(), Window.lifetime());
    DeclaredCounter goods =
        new DeclaredCounter("goods", euro, ofKind(OrderLine.Kind.ORDINARY), Window.lifetime());
    Order paidByIt = Order.builder("p", "ada", Instant.parse("2026-03-03T08:15:00Z"))
        .line("coat", "clothes", 1, Money.of("EUR", "499.00"))
        .paidByGiftCard(Money.of("EUR", "499.00"))
        .build();
    assertEquals(50_050, all.amountOf(withGiftCard().order()));
    assertEquals(100, goods.amountOf(withGiftCard().order()));
    assertEquals(49_900, goods.amountOf(paidByIt));
  }

  @Test
  void theAlgebraKnowsThatALineIsOfOneOfThreeKinds() {
    LineCondition goods = ofKind(OrderLine.Kind.ORDINARY);
    LineCondition others = ofKind(OrderLine.Kind.EXCLUDED, OrderLine.Kind.GIFT_CARD_SALE);
    Condition anOrder = unitsAtLeast(1, LineCondition.any());
    assertEquals(Finding.NO, anyLine(goods.and(others)).canHold());
    assertEquals(Finding.NO, anyLine(goods.or(others).negate()).canHold());
    assertEquals(Finding.YES, anyLine(goods.negate()).implies(anyLine(others)));
    assertEquals(Finding.YES, anOrder.implies(anyLine(goods).or(anyLine(others))));
    assertEquals(Finding.YES, anyLine(goods).overlaps(anyLine(others)));
    assertEquals(Finding.YES, anOrder.and(everyLine(goods)).disjointFrom(anyLine(others)));
    assertEquals(
        List.of("some line is kind in [ORDINARY], lines 2: yes"),
        anyLine(goods).explain(withGiftCard()).lines());
  }

  @Test
  void someLineIsNotEveryLine() {
    Situation situation = at("2026-03-02T08:15:00Z");
    assertTrue(anyLine(inCategory("coffee")).test(situation));
    assertFalse(everyLine(inCategory("coffee")).test(situation));
    assertTrue(everyLine(inCategory("bakery", "coffee")).test(situation));
  }

  /* Two espressos for 6.40 and a croissant for 2.10, ordered in the app of the store in Lyon. */
  private static Situation order(MemberView member, Instant placedAt) {
    return Situation.of(
        member,
        Order.builder("o", "ada", placedAt)
            .channel(Channel.APP)
            .store("lyon")
            .line("espresso", "coffee", 2, Money.of("EUR", "6.40"))
            .line("croissant", "bakery", 1, Money.of("EUR", "2.10"))
            .build(),
        PARIS);
  }

  private static void assertHolds(Situation situation, Condition... conditions) {
    for (Condition condition : conditions) {
      assertTrue(condition.test(situation), condition::toString);
      assertFalse(not(condition).test(situation), condition::toString);
    }
  }

  private static void assertFails(Situation situation, Condition... conditions) {
    for (Condition condition : conditions) {
      assertFalse(condition.test(situation), condition::toString);
      assertTrue(not(condition).test(situation), condition::toString);
    }
  }

  @Test
  void anOrderIsOfItsChannelAndItsStore() {
    Situation situation = order(ADA, NOON);
    assertHolds(
        situation,
        onChannel(Channel.APP),
        onChannel(Channel.WEB, Channel.APP),
        atStore("lyon"),
        atStore("paris", "lyon"));
    assertFails(situation, onChannel(Channel.WEB), onChannel(Channel.STORE), atStore("paris"));
    assertFails(at("2026-03-02T08:15:00Z"), onChannel(Channel.APP), atStore("lyon"));
  }

  /* Three nights at the house in Lyon, from 2 March 2026. */
  private static Situation stay() {
    Activity stay =
        Activity.of("s", "ada", NOON, ActivityKind.STAY).about("lyon").withQuantity(3);
    return Situation.of(ADA, stay, PARIS);
  }

  @Test
  void anActivityIsAboutItsSubjectAndOfItsQuantity() {
    assertHolds(
        stay(),
        about("lyon"),
        about("paris", "lyon"),
        quantityAtLeast(1),
        quantityAtLeast(3),
        onWeekdays(MONDAY).and(about("lyon")));
    assertFails(stay(), about("paris"), about("lyon-2"), about("unspecified"), quantityAtLeast(4));
    Activity review = Activity.of("r", "ada", NOON, ActivityKind.REVIEW);
    Situation plain = Situation.of(ADA, review, PARIS);
    assertHolds(plain, about("unspecified"), quantityAtLeast(1));
    assertFails(plain, about("lyon"), quantityAtLeast(2));
  }

  @Test
  void noOrderFulfilsAConditionOnAnActivityAndNoActivityOneOnAnOrder() {
    Situation order = order(ADA, NOON);
    assertFails(order, about("espresso"), about("lyon"), about("unspecified"), quantityAtLeast(1));
    assertHolds(order, not(about("espresso")), not(quantityAtLeast(2)));
    assertFails(
        stay(),
        atStore("lyon"),
        unitsAtLeast(1, LineCondition.any()),
        onChannel(Channel.APP),
        anyLine(LineCondition.any()));
    assertHolds(stay(), not(atStore("lyon")), everyLine(inCategory("coffee")));
  }

  @Test
  void aConditionOnAnActivityTellsWhatTheActivityWas() {
    Condition longStay = about("lyon", "paris").and(not(quantityAtLeast(4)));
    assertEquals(
        List.of(
            "all of these: yes",
            "  subject lyon is one of lyon and paris: yes",
            "  not this: yes",
            "    quantity 3 is at least 4: no"),
        longStay.explain(stay()).lines());
    assertEquals(
        List.of(
            "all of these: no",
            "  there is no activity for About[subjects=[lyon, paris]]: no",
            "  not this: yes",
            "    there is no activity for QuantityAtLeast[least=4]: no"),
        longStay.explain(order(ADA, NOON)).lines());
    assertEquals(List.of(), longStay.explain(stay()).missing());
  }

  @Test
  void theAlgebraTellsOrdersFromActivities() {
    Condition app = onChannel(Channel.APP);
    Condition espresso = about("espresso");
    assertEquals(Finding.NO, app.overlaps(espresso));
    assertEquals(Finding.YES, app.implies(not(espresso)));
    assertEquals(Finding.YES, not(app).overlaps(espresso));
    assertEquals(Finding.YES, espresso.implies(not(app)));
    assertEquals(Finding.NO, not(app).implies(espresso));
    assertEquals(Finding.YES, not(app).overlaps(not(espresso)));
    assertEquals(Finding.YES, any(app, espresso).overlaps(quantityAtLeast(2)));
    assertEquals(Finding.NO, all(any(app, espresso), not(app), not(espresso)).canHold());
    Condition cheap = not(orderTotalAtLeast(Money.of("EUR", "5.00")));
    assertEquals(Finding.YES, cheap.overlaps(quantityAtLeast(2)));
    assertEquals(Finding.NO, all(cheap, atStore("lyon"), quantityAtLeast(2)).canHold());
  }

  @Test
  void theAlgebraFollowsSubjectsAndQuantities() {
    assertEquals(Finding.YES, about("espresso").implies(about("espresso", "ristretto")));
    assertEquals(Finding.NO, about("espresso", "ristretto").implies(about("espresso")));
    assertEquals(Finding.YES, about("espresso").disjointFrom(about("ristretto")));
    assertEquals(Finding.YES, quantityAtLeast(10).implies(quantityAtLeast(3)));
    assertEquals(Finding.NO, quantityAtLeast(3).implies(quantityAtLeast(10)));
    assertEquals(Finding.YES, not(quantityAtLeast(3)).overlaps(quantityAtLeast(2)));
    assertEquals(Finding.YES, not(quantityAtLeast(3)).disjointFrom(quantityAtLeast(3)));
    assertEquals(Finding.YES, about("espresso").implies(quantityAtLeast(1)));
    assertEquals(Finding.YES, about("espresso").overlaps(tierAtLeast("status", 2)));
    assertEquals(Finding.UNKNOWN, about("espresso").overlaps(named("own", s -> true)));
  }

  @Test
  void aBoundOnUnitsCountsThoseOfTheLinesThatCount() {
    Situation situation = order(ADA, NOON);
    assertHolds(
        situation,
        unitsAtLeast(2, LineCondition.any()),
        unitsAtLeast(3, LineCondition.any()),
        unitsAtLeast(2, inCategory("coffee")),
        unitsAtLeast(1, inCategory("bakery")),
        anyLine(lineUnitsAtLeast(2)),
        everyLine(lineUnitsAtLeast(1)));
    assertFails(
        situation,
        unitsAtLeast(4, LineCondition.any()),
        unitsAtLeast(3, inCategory("coffee")),
        unitsAtLeast(2, inCategory("bakery")),
        unitsAtLeast(1, inCategory("tea")),
        anyLine(lineUnitsAtLeast(3)),
        everyLine(lineUnitsAtLeast(2)));
  }

  @Test
  void aBoundOnSpendCountsThatOfTheLinesThatCountInItsCurrency() {
    Situation situation = order(ADA, NOON);
    assertHolds(
        situation,
        spendAtLeast(Money.of("EUR", "6.39"), inCategory("coffee")),
        spendAtLeast(Money.of("EUR", "6.40"), inCategory("coffee")),
        spendAtLeast(Money.of("EUR", "8.50"), LineCondition.any()),
        anyLine(lineAtLeast(Money.of("EUR", "6.40"))),
        everyLine(lineAtLeast(Money.of("EUR", "2.10"))));
    assertFails(
        situation,
        spendAtLeast(Money.of("EUR", "6.41"), inCategory("coffee")),
        spendAtLeast(Money.of("EUR", "8.51"), LineCondition.any()),
        spendAtLeast(Money.of("USD", "0.01"), LineCondition.any()),
        anyLine(lineAtLeast(Money.of("EUR", "6.41"))),
        everyLine(lineAtLeast(Money.of("EUR", "2.11"))));
  }

  @Test
  void aRangeOfTimeHoldsFromItsFirstInstantToBeforeItsEnd() {
    Condition minute = during(new InstantRange(NOON, NOON.plusSeconds(60)));
    assertFails(order(ADA, NOON.minusNanos(1)), minute);
    assertHolds(order(ADA, NOON), minute);
    assertHolds(order(ADA, NOON.plusSeconds(60).minusNanos(1)), minute);
    assertFails(order(ADA, NOON.plusSeconds(60)), minute);
  }

  @Test
  void whatIsKnownOfTheMemberIsComparedWithTheBound() {
    DeclaredCounter cups = DeclaredCounter.units("cups", inCategory("coffee"), Cycle.months());
    MemberView known = ADA.toBuilder()
        .segment("early-birds")
        .tier("status", 2, "Gold")
        .score("churn", 0.25)
        .counter("cups", 7)
        .build();
    Situation situation = order(known, NOON);
    assertHolds(
        situation,
        inSegment("early-birds"),
        tierAtLeast("status", 1),
        tierAtLeast("status", 2),
        counterAtLeast(cups, 6),
        counterAtLeast(cups, 7),
        scoreAtLeast("churn", 0.2),
        scoreAtLeast("churn", 0.25),
        scoreBelow("churn", 0.3),
        scoreBelow("churn", Math.nextUp(0.25)));
    assertFails(
        situation,
        inSegment("night-owls"),
        tierAtLeast("status", 3),
        tierAtLeast("guild", 1),
        counterAtLeast(cups, 8),
        scoreAtLeast("churn", Math.nextUp(0.25)),
        scoreBelow("churn", 0.25),
        scoreAtLeast("value", 0));
    assertFails(order(ADA, NOON), inSegment("early-birds"), counterAtLeast(cups, 1));
  }

  @Test
  void whatIsNotKnownDoesNotHold() {
    Situation situation = at("2026-03-02T08:15:00Z");
    assertFalse(scoreAtLeast("churn", -1).test(situation));
    assertFalse(scoreBelow("churn", 1).test(situation));
    assertFalse(onBirthday(LeapDayPolicy.FEB_28).test(situation));
    assertFalse(tierAtLeast("status", 1).test(situation));
  }

  @Test
  void hoursGoOverMidnightFromTheDayOnWhichTheyBegin() {
    Condition night = betweenHours(List.of(FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0));
    // Friday, 6 March 2026; Paris is an hour ahead of UTC.
    assertFalse(night.test(at("2026-03-06T00:30:00Z")));
    assertFalse(night.test(at("2026-03-06T20:59:59Z")));
    assertTrue(night.test(at("2026-03-06T21:00:00Z")));
    assertTrue(night.test(at("2026-03-07T00:59:59Z")));
    assertFalse(night.test(at("2026-03-07T01:00:00Z")));
    assertFalse(night.test(at("2026-03-07T21:00:00Z")));
  }

  @Test
  void hoursAreThoseOnTheWallWhateverTheClocksDo() {
    // On 29 March 2026 two o'clock is three o'clock; on 25 October three o'clock is two o'clock
    // again.
    Condition secondHour = betweenHours(LocalTime.of(2, 0), LocalTime.of(3, 0));
    assertFalse(secondHour.test(at("2026-03-29T00:59:59Z")));
    assertFalse(secondHour.test(at("2026-03-29T01:00:00Z")));
    assertTrue(secondHour.test(at("2026-10-25T00:30:00Z")));
    assertTrue(secondHour.test(at("2026-10-25T01:30:00Z")));
    assertFalse(secondHour.test(at("2026-10-25T02:00:00Z")));
  }

  @Test
  void weekdaysAreThoseOfTheZone() {
    assertTrue(onWeekdays(MONDAY).test(at("2026-03-01T23:00:00Z")));
    assertTrue(onWeekdays(SUNDAY).test(at("2026-03-01T22:59:59Z")));
  }

  @Test
  void aLeapBirthdayIsKeptEveryYear() {
    MemberView leapling = ADA.toBuilder().birthday(MonthDay.of(2, 29)).build();
    Condition before = onBirthday(LeapDayPolicy.FEB_28);
    Condition after = onBirthday(LeapDayPolicy.MAR_1);
    assertTrue(before.test(at(leapling, "2026-02-28T12:00:00Z")));
    assertFalse(before.test(at(leapling, "2026-03-01T12:00:00Z")));
    assertTrue(after.test(at(leapling, "2026-03-01T12:00:00Z")));
    assertFalse(after.test(at(leapling, "2026-02-28T12:00:00Z")));
    for (Condition either : List.of(before, after)) {
      assertTrue(either.test(at(leapling, "2028-02-29T12:00:00Z")));
      assertFalse(either.test(at(leapling, "2028-02-28T12:00:00Z")));
    }
  }

  @Test
  void aBirthdayIsNearOverTheTurnOfTheYear() {
    MemberView newYear = ADA.toBuilder().birthday(MonthDay.of(1, 2)).build();
    Condition near = nearBirthday(7, 3, LeapDayPolicy.FEB_28);
    assertFalse(near.test(at(newYear, "2025-12-25T12:00:00Z")));
    assertTrue(near.test(at(newYear, "2025-12-26T12:00:00Z")));
    assertTrue(near.test(at(newYear, "2026-01-05T12:00:00Z")));
    assertFalse(near.test(at(newYear, "2026-01-06T12:00:00Z")));
  }

  @Test
  void everyDayOfFourYearsHasItsBirthday() {
    for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
      MonthDay own = MonthDay.from(day);
      for (LeapDayPolicy policy : LeapDayPolicy.values()) {
        Situation situation = at(ADA.toBuilder().birthday(own).build(), day + "T12:00:00Z");
        assertTrue(onBirthday(policy).test(situation), day.toString());
        assertEquals(
            policy.dateIn(own, 2027).equals(LocalDate.of(2027, 2, 28)),
            onBirthday(policy)
                .test(at(ADA.toBuilder().birthday(own).build(), "2027-02-28T12:00:00Z")));
      }
    }
  }

  @Test
  void theDayOfJoiningIsNoAnniversary() {
    assertFalse(onAnniversary(LeapDayPolicy.MAR_1).test(at("2024-02-29T12:00:00Z")));
    assertTrue(onAnniversary(LeapDayPolicy.MAR_1).test(at("2025-03-01T12:00:00Z")));
    assertTrue(onAnniversary(LeapDayPolicy.FEB_28).test(at("2025-02-28T12:00:00Z")));
    assertTrue(onAnniversary(LeapDayPolicy.FEB_28).test(at("2028-02-29T12:00:00Z")));
  }

  @Test
  void purchasesAreCountedBeforeTheOneAtHand() {
    MemberView ninth = ADA.toBuilder().counter(DeclaredCounter.PURCHASES, 9).build();
    assertTrue(firstPurchase().test(at("2026-03-02T08:15:00Z")));
    assertFalse(firstPurchase().test(at(ninth, "2026-03-02T08:15:00Z")));
    assertTrue(nthPurchase(10).test(at(ninth, "2026-03-02T08:15:00Z")));
    assertTrue(everyNthPurchase(5).test(at(ninth, "2026-03-02T08:15:00Z")));
    assertFalse(everyNthPurchase(3).test(at(ninth, "2026-03-02T08:15:00Z")));
  }

  @Test
  void aCounterSaysWhatAnOrderAdds() {
    DeclaredCounter coffee = DeclaredCounter.spendIn(
        "coffee", CategoryId.of("coffee"), CurrencyUnit.of("EUR"), Cycle.months());
    Order order = at("2026-03-02T08:15:00Z").order();
    assertEquals(640, coffee.amountOf(order));
    assertEquals(1, DeclaredCounter.PURCHASES.amountOf(order));
    assertEquals(
        2, DeclaredCounter.units("cups", inCategory("coffee"), Cycle.months()).amountOf(order));
    assertEquals(
        Set.of(coffee), not(any(counterAtLeast(coffee, 5_000), always())).counters());
  }

  @Test
  void theAlgebraFollowsHoursRanksAndTotals() {
    Condition happy =
        onWeekdays(MONDAY).and(betweenHours(LocalTime.of(15, 0), LocalTime.of(17, 0)));
    assertEquals(Finding.YES, happy.disjointFrom(onWeekdays(SUNDAY)));
    assertEquals(
        Finding.YES,
        betweenHours(List.of(SUNDAY), LocalTime.of(22, 0), LocalTime.of(2, 0))
            .overlaps(onWeekdays(MONDAY)));
    assertEquals(Finding.YES, tierAtLeast("status", 2).implies(tierAtLeast("status", 1)));
    assertEquals(Finding.NO, tierAtLeast("status", 1).implies(tierAtLeast("status", 2)));
    assertEquals(Finding.NO, tierAtLeast("status", 1).disjointFrom(tierAtLeast("guild", 1)));
    Condition euro = orderTotalAtLeast(Money.of("EUR", "1.00"));
    assertEquals(Finding.YES, euro.disjointFrom(orderTotalAtLeast(Money.of("USD", "1.00"))));
    Condition anOrder = unitsAtLeast(1, LineCondition.any());
    assertEquals(
        Finding.YES,
        anOrder.and(everyLine(inCategory("a"))).implies(anyLine(inCategory("a", "b"))));
    assertEquals(Finding.YES, firstPurchase().disjointFrom(everyNthPurchase(2)));
    assertEquals(
        Finding.NO, nthPurchase(6).disjointFrom(everyNthPurchase(2).and(everyNthPurchase(3))));
  }

  @Test
  void whatDependsOnTheZoneOrOnTheSizeOfLinesIsLeftOpen() {
    Instant monday = Instant.parse("2026-03-02T00:00:00Z");
    Condition oneDay = during(new InstantRange(monday, monday.plusSeconds(86_400)));
    assertEquals(Finding.UNKNOWN, oneDay.overlaps(onWeekdays(SATURDAY)));
    Condition small = not(orderTotalAtLeast(Money.of("EUR", "5.00")));
    Condition large = anyLine(lineAtLeast(Money.of("EUR", "6.00")));
    assertEquals(Finding.UNKNOWN, small.overlaps(large));
  }

  @Test
  void anExplanationTellsEveryInput() {
    Condition condition = all(
        orderTotalAtLeast(Money.of("EUR", "8.00")),
        any(tierAtLeast("status", 1), not(scoreAtLeast("churn", 0.5))),
        named("own", situation -> true));
    assertEquals(
        List.of(
            "all of these: yes",
            "  order of EUR 8.50 is of at least EUR 8.00: yes",
            "  at least one of these: yes",
            "    rank 0 on ladder status is at least 1: no",
            "    not this: yes",
            "      score churn, which is not known, is at least 0.500000000000: no",
            "  own: yes"),
        condition.explain(at("2026-03-02T08:15:00Z")).lines());
  }

  @Test
  void codesAreSpelledWell() {
    assertEquals(List.of(), Renderer.english().check(List.of(ConditionCode.values())));
  }

  @Test
  void conditionsThatSayTheSameAreEqual() {
    assertEquals(onWeekdays(MONDAY, SUNDAY), onWeekdays(SUNDAY, MONDAY, SUNDAY));
    assertEquals(inCategory("a", "b"), inCategory("b", "a"));
    assertEquals(about("a", "b"), about("b", "a", "b"));
    assertEquals(
        ofKind(OrderLine.Kind.ORDINARY, OrderLine.Kind.EXCLUDED),
        ofKind(OrderLine.Kind.EXCLUDED, OrderLine.Kind.ORDINARY, OrderLine.Kind.EXCLUDED));
    assertThrows(IllegalArgumentException.class, Conditions::ofKind);
    assertEquals(
        "days must hold at least one, was empty",
        assertThrows(IllegalArgumentException.class, () -> onWeekdays()).getMessage());
  }

  @Test
  void aConditionOnAnActivityNamesSomethingAndAQuantityIsPositive() {
    assertEquals(
        "subjects must hold at least one, was empty",
        assertThrows(IllegalArgumentException.class, () -> about()).getMessage());
    assertEquals(
        "least must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> quantityAtLeast(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> about(" "));
  }

  @Test
  void anOrderAddsUpAtTheDoor() {
    Order.Builder tendered = Order.builder("o", "ada", Instant.EPOCH)
        .amount(Money.of("EUR", "10.00"))
        .paidByGiftCard(Money.of("EUR", "6.00"))
        .paidWithPoints(Money.of("EUR", "5.00"));
    assertEquals(
        "tender must be at most what is due, EUR 10.00, was EUR 11.00",
        assertThrows(IllegalArgumentException.class, tendered::build).getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Order.builder("o", "ada", Instant.EPOCH).build());
  }
}
