package dev.rapport.loyalty.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType MILES = PointType.redeemable("miles");

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  private static Claim claim(String cause, long units, String at) {
    return Claim.of(cause, "base", beans(units), Instant.parse(at), PARIS);
  }

  private static LimitUsage award(LimitUsage usage, Limit limit, Claim claim) {
    return usage.plus(LimitUse.of(claim, usage.allow(limit, claim).awarded(), List.of(limit)));
  }

  /** Voucherify, create-point-wallets: a cap on a period trims; a maximum per transaction rejects the whole earn. Both at once. */
  @Test
  void aCapOnAPeriodTrimsWhileAMaximumPerOrderRejects() {
    Cap daily = Cap.points("daily", beans(200)).in(Cycle.days());
    Cap large = Cap.points("order-max", beans(300)).perOrder().rejecting();
    List<Limit> both = List.of(daily, large);
    LimitUsage usage = LimitUsage.empty();

    Allowance tooLarge = usage.allow(both, claim("o1", 301, "2026-05-03T10:00:00Z"));
    assertEquals(beans(0), tooLarge.awarded());
    assertEquals(
        List.of(Allowance.Reason.TRIMMED, Allowance.Reason.REJECTED),
        tooLarge.bites().stream().map(Allowance.Bite::reason).toList());

    Claim fits = claim("o2", 300, "2026-05-03T10:00:00Z");
    Allowance trimmed = usage.allow(both, fits);
    assertEquals(beans(200), trimmed.awarded());
    assertEquals(beans(100), trimmed.withheld());
    assertEquals(
        List.of("200 of 300 beans allowed", "  daily has room for 200 more"),
        trimmed.explanation().lines());

    usage = usage.plus(LimitUse.of(fits, trimmed.awarded(), both));
    Allowance usedUp = usage.allow(both, claim("o3", 1, "2026-05-03T12:00:00Z"));
    assertEquals(Allowance.Reason.USED_UP, usedUp.bites().get(0).reason());
    assertTrue(
        usage.allow(both, claim("o3", 1, "2026-05-03T22:00:00Z")).isFull(), "a new day in Paris");
  }

  @Test
  void aRuleThatGrantsTwoTypesOfPointsIsUsedOnceUntilNothingIsLeft() {
    Cap once = Cap.uses("once", 1).perRule();
    Cooldown pause = Cooldown.of("pause", Duration.ofHours(1)).perRule();
    for (Limit limit : List.<Limit>of(once, pause)) {
      Claim first = claim("o1", 5, "2026-05-03T10:00:00Z");
      Claim second = Claim.of("o1", "base", Points.of(MILES, 5), first.at(), PARIS);
      Claim later = claim("o2", 5, "2026-05-03T10:30:00Z");
      LimitUsage both = award(LimitUsage.empty(), limit, first)
          .plus(LimitUse.of(second, second.desired(), List.of(limit)));
      assertEquals(2, both.openOf("o1").size());
      assertTrue(both.allow(limit, later).awarded().isZero());

      LimitUsage withMiles = both.returned("o1", "base", beans(5));
      assertTrue(withMiles.allow(limit, later).awarded().isZero(), "miles of it are left");
      assertTrue(
          withMiles.allow(limit, first).awarded().isZero(),
          "what was awarded is not asked for again");
      LimitUsage withBeans = both.returned("o1", "base", Points.of(MILES, 5));
      assertEquals(award(LimitUsage.empty(), limit, first), withBeans);
      assertTrue(withBeans.returned("o1", "base", beans(5)).allow(limit, later).isFull());
      assertTrue(both.returned("o1").allow(limit, later).isFull());
    }
  }

  @Test
  void aUseIsOfOneRuleOnOneDayAndGoesOnWhenTheCapIsRaised() {
    Claim beans = claim("o1", 5, "2026-05-03T10:00:00Z");
    Claim miles = Claim.of("o1", "base", Points.of(MILES, 5), beans.at(), PARIS);
    Cap one = Cap.uses("uses", 1);
    Cap two = Cap.uses("uses", 2);
    LimitUsage raised = award(LimitUsage.empty(), one, beans)
        .plus(LimitUse.of(miles, miles.desired(), List.of(two)));
    assertEquals(1, raised.room(two, claim("o2", 5, "2026-05-03T10:00:00Z")));
    assertEquals(
        1,
        raised.returned("o1", "base", beans(5)).room(two, claim("o2", 5, "2026-05-03T10:00:00Z")));
    assertFalse(award(LimitUsage.empty(), one, beans)
        .allow(one, beans.by("bonus", beans(5)))
        .isFull());
    assertFalse(award(LimitUsage.empty(), one, beans)
        .allow(one, claim("o1", 5, "2026-05-04T10:00:00Z"))
        .isFull());
  }

  /** Open Loyalty, campaign limitation: 10,000 units in all, 100 for a member: at least 100 members; cancelled units return to the pool. */
  @Test
  void aCampaignLastsForAtLeastAHundredMembersAndTakesCancelledUnitsBack() {
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    Money free = Money.zero(eur);
    Lease pool = Budget.of("campaign", BEANS, eur).withPoints(10_000).lease();
    Cap each = Cap.points("member", beans(100));
    int members = 0;
    Spend last = Spend.none(BEANS, eur);
    while (true) {
      LimitUsage usage = LimitUsage.empty();
      long got = 0;
      for (int order = 0; order < 3; order++) {
        Claim claim = claim("o" + order, 45, "2026-05-03T10:00:00Z");
        Lease.Taken taken = pool.take(usage.allow(each, claim).awarded(), free);
        pool = taken.lease();
        if (taken.allowance().awarded().isPositive()) {
          usage = usage.plus(LimitUse.of(claim, taken.allowance().awarded(), List.of(each)));
          last = taken.spend();
        }
        got += taken.allowance().awarded().units();
      }
      if (got == 0) {
        break;
      }
      assertTrue(got <= 100, "a member stops at 100");
      members++;
    }
    assertEquals(100, members);
    assertFalse(pool.allow(beans(1), free).isFull());
    assertEquals(
        Allowance.Reason.USED_UP, pool.allow(beans(1), free).bites().get(0).reason());
    pool = pool.giveBack(last);
    assertEquals(last.points(), pool.allow(beans(100), free).awarded());
  }

  @Test
  void weeksBeginWhereTheProgrammeSaysAndDaysInItsZone() {
    Cap monday = Cap.uses("weekly", 1).in(Cycle.weeks(DayOfWeek.MONDAY));
    Cap sunday = Cap.uses("weekly", 1).in(Cycle.weeks(DayOfWeek.SUNDAY));
    // Saturday, 2 May 2026, and half an hour into Sunday in Paris, which is still Saturday in UTC.
    Claim saturday = claim("o1", 5, "2026-05-02T10:00:00Z");
    Claim night = claim("o2", 5, "2026-05-02T22:30:00Z");
    assertEquals(LocalDate.of(2026, 5, 3), night.day());
    assertFalse(award(LimitUsage.empty(), monday, saturday).allow(monday, night).isFull());
    assertTrue(award(LimitUsage.empty(), sunday, saturday).allow(sunday, night).isFull());
  }

  @Test
  void aRollingCapFreesItsRoomAsDaysLeaveTheWindow() {
    Cap cap = Cap.points("fair-use", beans(100)).rolling(Period.ofDays(30));
    LimitUsage usage = award(LimitUsage.empty(), cap, claim("o1", 60, "2026-05-01T10:00:00Z"));
    usage = award(usage, cap, claim("o2", 60, "2026-05-10T10:00:00Z"));
    assertEquals(0, usage.room(cap, claim("o3", 60, "2026-05-30T10:00:00Z")));
    assertEquals(60, usage.room(cap, claim("o3", 60, "2026-05-31T10:00:00Z")));
    assertEquals(100, usage.room(cap, claim("o3", 60, "2026-06-09T10:00:00Z")));
  }

  @Test
  void aLateClaimLeavesNoLaterWindowOverItsCap() {
    Cap cap = Cap.points("fair-use", beans(100)).rolling(Period.ofDays(30));
    LimitUsage usage = award(LimitUsage.empty(), cap, claim("o1", 90, "2026-05-20T10:00:00Z"));
    // On 10 May nothing had been awarded, but the window that ends on 20 May holds both.
    assertEquals(10, usage.room(cap, claim("late", 50, "2026-05-10T10:00:00Z")));
    assertEquals(100, usage.room(cap, claim("late", 50, "2026-04-20T10:00:00Z")));
  }

  @Test
  void aClaimOlderThanWhatIsRememberedIsRefused() {
    Cap cap = Cap.points("daily", beans(100)).in(Cycle.days());
    LimitUsage usage =
        award(LimitUsage.remembering(10), cap, claim("o1", 90, "2026-05-20T10:00:00Z"));
    assertTrue(usage.allow(cap, claim("late", 50, "2026-05-10T10:00:00Z")).isFull());
    Allowance refused = usage.allow(cap, claim("late", 50, "2026-05-09T10:00:00Z"));
    assertEquals(Allowance.Reason.TOO_LATE, refused.bites().get(0).reason());
    assertEquals(beans(0), refused.awarded());
    assertEquals(0, usage.room(cap, claim("late", 50, "2026-05-09T10:00:00Z")));
  }

  @Test
  void aCooldownKeepsAwardsApartInBothDirections() {
    Cooldown cooldown = Cooldown.of("happy-hour", Duration.ofHours(4));
    LimitUsage usage = award(LimitUsage.empty(), cooldown, claim("o1", 5, "2026-05-03T12:00:00Z"));
    Allowance early = usage.allow(cooldown, claim("o2", 5, "2026-05-03T15:59:59Z"));
    assertEquals(beans(0), early.awarded());
    assertEquals(Instant.parse("2026-05-03T16:00:00Z"), early.bites().get(0).until());
    assertEquals(
        "  happy-hour allows no award before 2026-05-03 16:00:00 UTC",
        early.explanation().lines().get(1));
    assertTrue(usage.allow(cooldown, claim("o2", 5, "2026-05-03T16:00:00Z")).isFull());
    assertFalse(usage.allow(cooldown, claim("late", 5, "2026-05-03T08:00:01Z")).isFull());
    assertTrue(usage.allow(cooldown, claim("late", 5, "2026-05-03T08:00:00Z")).isFull());
    assertTrue(usage
        .returned("o1")
        .allow(cooldown, claim("o2", 5, "2026-05-03T13:00:00Z"))
        .isFull());
    LimitUsage part = usage.returned("o1", "base", beans(4));
    assertFalse(part.allow(cooldown, claim("o2", 5, "2026-05-03T13:00:00Z")).isFull());
  }

  @Test
  void aCooldownOutlastsWhatIsRemembered() {
    for (Duration pause : List.of(Duration.ofDays(30), Cooldown.LONGEST)) {
      Cooldown cooldown = Cooldown.of("pause", pause);
      Claim first = claim("a", 1, "2026-05-01T12:00:00Z");
      LimitUsage usage = award(LimitUsage.remembering(0), cooldown, first);
      Claim next = claim("b", 1, "2026-05-20T12:00:00Z");
      Allowance early = usage.passing(next.day()).allow(cooldown, next);
      assertEquals(first.at().plus(pause), early.bites().get(0).until());
      Claim late = Claim.of("c", "base", beans(1), first.at().plus(pause), PARIS);
      assertTrue(usage.passing(late.day()).allow(cooldown, late).isFull());
    }
  }

  @Test
  void cooldownsOfOneNameAndAnotherScopeKeepApart() {
    Cooldown ofRule = Cooldown.of("pause", Duration.ofHours(4)).perRule();
    Cooldown ofSubject = Cooldown.of("pause", Duration.ofHours(4)).perSubject();
    Claim tasting =
        claim("a", 1, "2026-05-01T12:00:00Z").by("tasting", beans(1)).about("tea");
    Claim tea = claim("o", 1, "2026-05-01T13:00:00Z").by("tea", beans(1)).about("cups");
    LimitUsage usage = award(LimitUsage.empty(), ofSubject, tasting);
    assertTrue(usage.allow(ofRule, tea).isFull());
    LimitUsage both = award(usage, ofRule, tea);
    assertEquals(usage.passing(tea.day()), both.returned("o"));
    Claim third = claim("p", 1, "2026-05-01T14:00:00Z").by("tea", beans(1));
    assertFalse(both.allow(ofRule, third).isFull());
    assertTrue(both.allow(ofSubject, third).isFull());
    assertFalse(both.allow(ofSubject, third.about("tea")).isFull());
    assertEquals(both, LimitUsage.restore(both.snapshot()));
  }

  @Test
  void aPauseThatWasChangedLeavesNothingBehindWhenItsAwardIsReturned() {
    Cooldown hour = Cooldown.of("pause", Duration.ofHours(1));
    Cooldown day = Cooldown.of("pause", Duration.ofDays(1));
    LimitUse a = LimitUse.of(claim("a", 1, "2026-03-01T10:00:00Z"), beans(1), List.of(hour));
    LimitUse b = LimitUse.of(claim("b", 1, "2026-03-05T10:00:00Z"), beans(1), List.of(day));
    LimitUsage none = LimitUsage.empty();
    assertEquals(none.plus(a).plus(b).returned("b"), none.plus(b).returned("b").plus(a));
    // Whatever the pause was, what is asked now counts from every award.
    LimitUsage both = none.plus(a).plus(b);
    assertFalse(both.allow(day, claim("c", 1, "2026-03-01T12:00:00Z")).isFull());
    assertTrue(both.allow(hour, claim("c", 1, "2026-03-05T12:00:00Z")).isFull());
    // Three days from the first award are too close to the second.
    Cooldown threeDays = Cooldown.of("pause", Duration.ofDays(3));
    assertEquals(
        Instant.parse("2026-03-08T10:00:00Z"),
        both.allow(threeDays, claim("c", 1, "2026-03-02T12:00:00Z"))
            .bites()
            .get(0)
            .until());
  }

  @Test
  void scopesAddUpTheAwardsOfAnOrderAMemberOrARule() {
    Cap order = Cap.points("c", beans(10)).perOrder();
    Cap rule = Cap.points("c", beans(10)).perRule();
    Cap member = Cap.points("c", beans(10));
    Claim first = claim("o1", 10, "2026-05-03T12:00:00Z");
    Claim otherRule = first.by("bonus", beans(10));
    Claim otherOrder = claim("o2", 10, "2026-05-04T12:00:00Z");
    assertFalse(award(LimitUsage.empty(), order, first).allow(order, otherRule).isFull());
    assertTrue(award(LimitUsage.empty(), order, first).allow(order, otherOrder).isFull());
    assertTrue(award(LimitUsage.empty(), rule, first).allow(rule, otherRule).isFull());
    assertFalse(award(LimitUsage.empty(), rule, first).allow(rule, otherOrder).isFull());
    assertFalse(
        award(LimitUsage.empty(), member, first).allow(member, otherRule).isFull());
    assertFalse(
        award(LimitUsage.empty(), member, first).allow(member, otherOrder).isFull());
  }

  @Test
  void aCapOnPointsLeavesOtherTypesAloneAndACapOnUsesDoesNot() {
    Claim miles = new Claim("o", "r", Points.of(MILES, 9), Instant.EPOCH, LocalDate.EPOCH);
    assertTrue(LimitUsage.empty().allow(Cap.points("c", beans(0)), miles).isFull());
    assertFalse(LimitUsage.empty().allow(Cap.uses("c", 0), miles).isFull());
    assertTrue(LimitUsage.empty()
        .allow(Cap.uses("c", 0), miles.by("r", Points.zero(MILES)))
        .isFull());
  }

  @Test
  void aCapCanBeRaisedAndItsUseGoesOnWhileAnotherWindowStartsAnew() {
    Cap ten = Cap.points("c", beans(10)).in(Cycle.months());
    LimitUsage usage = award(LimitUsage.empty(), ten, claim("o1", 10, "2026-05-03T12:00:00Z"));
    Claim next = claim("o2", 10, "2026-05-04T12:00:00Z");
    assertEquals(5, usage.room(Cap.points("c", beans(15)).in(Cycle.months()), next));
    assertEquals(
        15, usage.room(Cap.points("c", beans(15)).in(Cycle.weeks(DayOfWeek.MONDAY)), next));
  }

  @Test
  void awardsOfACauseCanBeAskedForUntilTheyAreReturned() {
    Cap cap = Cap.points("c", beans(10));
    LimitUsage usage = award(LimitUsage.empty(), cap, claim("o1", 8, "2026-05-03T12:00:00Z"));
    assertEquals(0, usage.openOf("o1").get(0).returned());
    assertEquals(3, usage.returned("o1", "base", beans(3)).openOf("o1").get(0).returned());
    assertEquals(
        5,
        usage.returned("o1", "base", beans(3)).room(cap, claim("o2", 1, "2026-05-03T12:00:00Z")));
    assertEquals(List.of(), usage.returned("o1").openOf("o1"));
    assertEquals(usage, usage.returned("o2"));
    assertEquals(usage, usage.returned("o1", "bonus", beans(3)));
  }

  @Test
  void anAccountIsFilledToItsCapAndNoFurther() {
    BalanceCap cap = BalanceCap.of("wallet", beans(10_000));
    assertEquals(beans(100), cap.allow(beans(9_900), beans(250)).awarded());
    assertEquals(beans(100), cap.allow(beans(9_900), beans(100)).awarded());
    assertTrue(cap.allow(beans(9_900), beans(100)).isFull());
    assertEquals(beans(0), cap.allow(beans(12_000), beans(1)).awarded());
    assertEquals(beans(10_050), cap.allow(beans(-50), beans(20_000)).awarded());
    assertEquals(beans(0), cap.rejecting().allow(beans(9_900), beans(250)).awarded());
    assertEquals(
        Allowance.Reason.REJECTED,
        cap.rejecting().allow(beans(9_900), beans(250)).bites().get(0).reason());
  }

  @Test
  void allowancesAreHeldBackOneAfterTheOther() {
    Allowance first = BalanceCap.of("wallet", beans(80)).allow(beans(0), beans(100));
    Allowance both = first.and(BalanceCap.of("small", beans(50)).allow(beans(0), first.awarded()));
    assertEquals(beans(100), both.desired());
    assertEquals(beans(50), both.awarded());
    assertEquals(
        List.of("wallet", "small"),
        both.bites().stream().map(Allowance.Bite::limit).toList());
    assertThrows(IllegalArgumentException.class, () -> first.and(first));
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsReason() {
    Cap cap = Cap.points("c", beans(10));
    assertMessage("points must not be negative, was -1 beans", () -> Cap.points("c", beans(-1)));
    assertMessage("uses must not be negative, was -1", () -> Cap.uses("c", -1));
    assertMessage("name must not be blank, was \" \"", () -> Cap.uses(" ", 1));
    assertMessage(
        "window must be the lifetime for one order, was R/2000-01-01/P1D",
        () -> cap.perOrder().in(Cycle.days()));
    assertMessage("pause must be positive, was PT0S", () -> Cooldown.of("c", Duration.ZERO));
    assertMessage(
        "pause must be at most PT876600H, was PT876600H0.000000001S. Once in a lifetime is a cap of one use.",
        () -> Cooldown.of("c", Cooldown.LONGEST.plusNanos(1)));
    assertMessage(
        "scope must not be one order, was ORDER. An order happens at one instant.",
        () -> new Cooldown("c", LimitScope.ORDER, Duration.ofHours(1)));
    Claim claim = claim("o1", 8, "2026-05-03T12:00:00Z");
    assertMessage(
        "awarded must be positive and at most the 8 beans desired, was 9 beans",
        () -> LimitUse.of(claim, beans(9), List.of(cap)));
    assertMessage(
        "limits must have one name each, two had \"c\"",
        () -> LimitUse.of(claim, beans(8), List.of(cap, cap.perRule())));
    assertMessage("rememberedDays must not be negative, was -1", () -> LimitUsage.remembering(-1));
  }

  private static void assertMessage(String message, Runnable action) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void usageIsEqualByWhatWasUsed() {
    Cap cap = Cap.points("c", beans(10));
    LimitUsage usage = award(LimitUsage.empty(), cap, claim("o1", 8, "2026-05-03T12:00:00Z"));
    new EqualsTester()
        .addEqualityGroup(LimitUsage.empty(), LimitUsage.remembering(90))
        .addEqualityGroup(LimitUsage.remembering(91))
        .addEqualityGroup(usage, LimitUsage.restore(usage.snapshot()))
        .addEqualityGroup(usage.passing(LocalDate.of(2026, 5, 4)))
        .addEqualityGroup(award(LimitUsage.empty(), cap, claim("o1", 7, "2026-05-03T12:00:00Z")))
        .testEquals();
    assertEquals(LocalDate.of(2026, 5, 3), usage.asOf());
    assertEquals(usage.snapshot().toString(), usage.toString());
  }

  @Test
  void nullIsRefusedByName() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Points.class, beans(1))
        .setDefault(PointType.class, BEANS)
        .setDefault(Window.class, Cycle.days())
        .setDefault(Limit.class, Cap.uses("c", 1))
        .setDefault(Cap.class, Cap.uses("c", 1))
        .setDefault(Claim.class, claim("o1", 8, "2026-05-03T12:00:00Z"))
        .setDefault(Money.class, Money.of("EUR", "1"))
        .setDefault(ZoneId.class, PARIS)
        .setDefault(Instant.class, Instant.EPOCH)
        .setDefault(LocalDate.class, LocalDate.EPOCH)
        .setDefault(Period.class, Period.ofDays(1))
        .setDefault(CurrencyUnit.class, CurrencyUnit.of("EUR"))
        .setDefault(
            LimitUse.class,
            LimitUse.of(claim("o1", 8, "2026-05-03T12:00:00Z"), beans(8), List.of()))
        .setDefault(String.class, "x")
        .setDefault(Duration.class, Duration.ofHours(1));
    tester.testAllPublicStaticMethods(Cap.class);
    tester.testAllPublicInstanceMethods(Cap.points("c", beans(1)));
    tester.testAllPublicStaticMethods(Cooldown.class);
    tester.testAllPublicStaticMethods(Claim.class);
    tester.testAllPublicStaticMethods(BalanceCap.class);
    tester.testAllPublicStaticMethods(Budget.class);
    tester.testAllPublicInstanceMethods(LimitUsage.empty());
  }
}
