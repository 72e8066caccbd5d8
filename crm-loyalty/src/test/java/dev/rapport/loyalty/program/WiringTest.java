package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.member.Conditions.counterAtLeast;
import static dev.rapport.loyalty.member.Conditions.nearBirthday;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.LeapDayPolicy;
import dev.rapport.core.time.Window;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.RateTable;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.member.DeclaredCounter;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the parts of a programme work on each other. */
class WiringTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final Cap ONE_BIRTHDAY = Cap.uses("birthday", 1).rolling(Period.ofMonths(11));
  private static final EarningRule BASE =
      EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00"));
  private static final TierLadder DOUBLE_FROM_SILVER = TierLadder.builder("status")
      .level("Silver", Requirement.atLeast(TierMetric.points(BEANS), 100), Benefit.earning("2"))
      .build();

  private final List<ProgramEntry> entries = new ArrayList<>();

  private static LoyaltyProgram.Builder club() {
    return LoyaltyProgram.builder("club", PARIS).points(BEANS, rolling(Period.ofMonths(12)));
  }

  private Membership enrol(LoyaltyProgram program) {
    Membership ada = program.enrol(MemberId.of("ada"), Instant.parse("2026-01-05T08:00:00Z"));
    entries.add(ada.enrolment());
    return ada;
  }

  private Membership did(LoyaltyProgram program, Membership ada, ProgramCommand command) {
    Decision decision = program.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    entries.addAll(decision.entries());
    assertEquals(decision.membership(), program.replay(entries));
    return decision.membership();
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(PARIS).toInstant();
  }

  private static Order order(String id, String day, String amount) {
    return Order.builder(id, "ada", noon(day)).amount(Money.of("EUR", amount)).build();
  }

  private static RecordPurchase late(Order order, String reportedOn) {
    RecordPurchase command = RecordPurchase.of(order);
    return new RecordPurchase(order, command.rates(), noon(reportedOn));
  }

  private static long available(Membership ada) {
    return ada.balance(BEANS, ada.asOf()).available().units();
  }

  @Test
  void aLimitOfAllRulesHoldsWhereALevelMultiplies() {
    Cap daily = Cap.points("daily", Points.of(BEANS, 150)).in(Cycle.days());
    LoyaltyProgram program = club()
        .earn(EarningRuleSet.builder().rule(BASE).limit(daily).build())
        .tiers(DOUBLE_FROM_SILVER)
        .build();
    assertEquals(List.of(daily), program.rules().get(0).rules().limits());
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "120.00")));
    assertEquals("Silver", ada.standing("status").level().name());
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-02-02", "70.00")));
    assertEquals(120 + 140, available(ada));
    ada = did(program, ada, RecordPurchase.of(order("o-3", "2026-02-03", "90.00")));
    assertEquals(120 + 140 + 150, available(ada));
  }

  @Test
  void aLevelMultipliesTheTypesThatItNames() {
    PointType miles = PointType.redeemable("miles");
    TierLadder status = TierLadder.builder("status")
        .level(
            "Silver",
            Requirement.atLeast(TierMetric.points(BEANS), 100),
            Benefit.earning("1.5", miles))
        .build();
    LoyaltyProgram program = club()
        .points(miles, rolling(Period.ofMonths(12)))
        .earn(BASE)
        .earn(EarningRules.perAmount("miles", miles, 10, Money.of("EUR", "1.00")))
        .tiers(status)
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "100.00")));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-02-02", "10.00")));
    assertEquals(110, available(ada));
    assertEquals(1_000 + 150, ada.balance(miles, ada.asOf()).available().units());
    assertEquals(
        "types must be named once each, were [miles, miles]",
        assertThrows(IllegalArgumentException.class, () -> Benefit.earning("1.5", miles, miles))
            .getMessage());
  }

  @Test
  void otherRulesAreComparedUnderTheSameLevels() {
    EarningRuleSet steeper =
        EarningRuleSet.of(EarningRules.perAmount("base", BEANS, 3, Money.of("EUR", "1.00")));
    LoyaltyProgram program = club()
        .earn(BASE)
        .earnFrom(noon("2027-01-01"), steeper)
        .tiers(DOUBLE_FROM_SILVER)
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "100.00")));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-02-02", "10.00")));
    assertEquals(100 + 20, available(ada));
    Rerating asGiven = program.rerate(entries, steeper);
    assertEquals(List.of(200L, 40L), more(asGiven));
    assertEquals(asGiven, program.rerate(entries, 2));
    assertTrue(program.rerate(entries, 1).isEmpty());
    assertTrue(program.rerate(entries, EarningRuleSet.of(BASE)).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> program.rerate(entries, 0));
    assertThrows(IllegalArgumentException.class, () -> program.rerate(entries, 3));
  }

  private static List<Long> more(Rerating rerating) {
    return rerating.differences().stream().map(each -> each.more().units()).toList();
  }

  @Test
  void whatWasNotCountedIsNotTakenForNothingWhenOrdersAreRatedAgain() {
    DeclaredCounter visits = DeclaredCounter.orders("visits", Cycle.months());
    EarningRuleSet regulars = EarningRuleSet.of(
        BASE, EarningRules.bonus("regular", BEANS, 5).when(counterAtLeast(visits, 1)));
    LoyaltyProgram without = club().earn(BASE).build();
    Membership ada = enrol(without);
    did(without, ada, RecordPurchase.of(order("o-1", "2026-02-01", "10.00")));
    String refused = assertThrows(
            IllegalArgumentException.class, () -> without.rerate(entries, regulars))
        .getMessage();
    assertTrue(String.valueOf(refused).contains("visits"), refused);

    LoyaltyProgram with =
        club().earn(BASE).earnFrom(noon("2026-06-01"), regulars).build();
    String old = assertThrows(IllegalArgumentException.class, () -> with.rerate(entries, regulars))
        .getMessage();
    assertTrue(String.valueOf(old).contains("o-1"), old);
    assertThrows(IllegalArgumentException.class, () -> with.rerate(entries, 2));

    entries.clear();
    Membership ben = enrol(with);
    ben = did(with, ben, RecordPurchase.of(order("o-1", "2026-02-01", "10.00")));
    did(with, ben, RecordPurchase.of(order("o-2", "2026-02-03", "10.00")));
    assertEquals(List.of(5L), more(with.rerate(entries, 2)));
  }

  @Test
  void anOrderReportedLateSeesTheWindowOfItsOwnDay() {
    DeclaredCounter month = DeclaredCounter.spendIn(
        "month", CategoryId.of("coffee"), CurrencyUnit.of("EUR"), Cycle.months());
    DeclaredCounter week = DeclaredCounter.orders("week", Window.rolling(Period.ofDays(7)));
    LoyaltyProgram program = club()
        .earn(EarningRules.bonus("visit", BEANS, 1))
        .earn(EarningRules.bonus("regular", BEANS, 10).when(counterAtLeast(month, 500)))
        .earn(EarningRules.bonus("weekly", BEANS, 100).when(counterAtLeast(week, 1)))
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(coffee("o-1", "2026-03-27", 600)));
    ada = did(program, ada, RecordPurchase.of(coffee("o-2", "2026-04-12", 100)));
    assertEquals(2, available(ada));
    assertEquals(600, ada.counter("month", LocalDate.parse("2026-03-31")));
    assertEquals(100, ada.counter("month", LocalDate.parse("2026-04-12")));
    ada = did(program, ada, late(coffee("o-3", "2026-03-31", 200), "2026-04-13"));
    assertEquals(2 + 111, available(ada));
    assertEquals(800, ada.counter("month", LocalDate.parse("2026-03-31")));
    assertEquals(2, ada.counter("week", LocalDate.parse("2026-04-02")));
    assertEquals(1, ada.counter("week", LocalDate.parse("2026-04-03")));

    // What comes back is taken out of the month in which it was bought.
    ada = did(
        program,
        ada,
        Refund.amount(Posting.of("f-1", noon("2026-04-14")), "o-1", Money.of("EUR", "4.00")));
    assertEquals(400, ada.counter("month", LocalDate.parse("2026-03-31")));
    long before = available(ada);
    ada = did(program, ada, late(coffee("o-4", "2026-03-30", 50), "2026-04-15"));
    assertEquals(before + 101, available(ada));
  }

  private static Order coffee(String id, String day, long cents) {
    return Order.builder(id, "ada", noon(day))
        .line("espresso", "coffee", 1, Money.ofMinor("EUR", cents))
        .build();
  }

  @Test
  void anOrderInAnotherCurrencyKeepsTheRatesThatCameWithIt() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .earnFrom(
            noon("2027-01-01"),
            EarningRuleSet.of(EarningRules.perAmount("base", BEANS, 2, Money.of("EUR", "1.00"))))
        .refunds(RefundPolicy.reRatingRemainder())
        .build();
    Membership ada = enrol(program);
    Order dollars = Order.builder("o-1", "ada", noon("2026-02-01"))
        .amount(Money.of("USD", "100.00"))
        .build();
    Membership before = ada;
    assertThrows(
        IllegalArgumentException.class, () -> program.decide(before, RecordPurchase.of(dollars)));
    RateTable rates = RateTable.of(RateTable.Rate.of("USD", "EUR", "0.92"));
    ada = did(program, ada, new RecordPurchase(dollars, rates, noon("2026-02-01")));
    assertEquals(92, available(ada));
    ada = did(
        program,
        ada,
        Refund.amount(Posting.of("f-1", noon("2026-02-02")), "o-1", Money.of("USD", "50.00")));
    assertEquals(46, available(ada));
    assertEquals(List.of(46L), more(program.rerate(entries, 2)));
  }

  @Test
  void whatNoLateOrderCanSeeAnyMoreIsForgotten() {
    DeclaredCounter month = DeclaredCounter.orders("month", Cycle.months());
    LoyaltyProgram program = club()
        .earn(EarningRules.bonus("regular", BEANS, 1).when(counterAtLeast(month, 1)))
        .build();
    Membership ada = enrol(program);
    for (int i = 0; i < 24; i++) {
      String day = LocalDate.parse("2026-01-10").plusDays(15L * i).toString();
      ada = did(program, ada, RecordPurchase.of(order("o-" + i, day, "1.00")));
    }
    int kept = ada.snapshot().counters().stream()
        .filter(count -> count.counter().equals("month"))
        .mapToInt(count -> count.days().size())
        .sum();
    assertTrue(kept <= 5, () -> kept + " days are kept");
  }

  @Test
  void aBirthdayIsRewardedOnceAYearHoweverOftenItIsEdited() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(EarningRules.bonus("birthday", BEANS, 50)
            .when(nearBirthday(0, 7, LeapDayPolicy.FEB_28))
            .cappedAt(ONE_BIRTHDAY))
        .build();
    Membership ada = enrol(program);
    ada = born(program, ada, "u-1", "2026-03-01", 3, 10);
    // The day itself was missed; a day of the week after it counts.
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-03-12", "1.00")));
    assertEquals(51, earned(ada, "o-1"));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-03-13", "1.00")));
    assertEquals(1, earned(ada, "o-2"));
    ada = born(program, ada, "u-2", "2026-05-01", 5, 20);
    ada = did(program, ada, RecordPurchase.of(order("o-3", "2026-05-20", "1.00")));
    assertEquals(1, earned(ada, "o-3"));
    ada = did(program, ada, RecordPurchase.of(order("o-4", "2027-03-10", "1.00")));
    assertEquals(1, earned(ada, "o-4"));
    ada = did(program, ada, RecordPurchase.of(order("o-5", "2027-05-20", "1.00")));
    assertEquals(51, earned(ada, "o-5"));
  }

  @Test
  void aBirthdayWhoseDaysCrossNewYearIsRewardedOnceEveryYear() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(EarningRules.bonus("birthday", BEANS, 50)
            .when(nearBirthday(0, 7, LeapDayPolicy.FEB_28))
            .cappedAt(ONE_BIRTHDAY))
        .build();
    Membership ada = born(program, enrol(program), "u-1", "2026-03-01", 12, 29);
    Map<String, Boolean> days = new LinkedHashMap<>();
    days.put("2026-12-29", true);
    days.put("2027-01-02", false);
    days.put("2027-12-30", true);
    days.put("2028-01-05", false);
    // The third birthday is noticed in the new year, and the fourth on the day.
    days.put("2029-01-04", true);
    days.put("2029-12-28", false);
    days.put("2029-12-29", true);
    for (Map.Entry<String, Boolean> day : days.entrySet()) {
      ada = did(program, ada, RecordPurchase.of(order(day.getKey(), day.getKey(), "1.00")));
      assertEquals(day.getValue() ? 51 : 1, earned(ada, day.getKey()), day.getKey());
    }
    // A birthday that was moved to more than a month earlier waits for the next year.
    ada = born(program, ada, "u-2", "2030-02-01", 11, 20);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2030-11-20", "1.00")));
    assertEquals(1, earned(ada, "o-1"));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2031-11-20", "1.00")));
    assertEquals(51, earned(ada, "o-2"));
  }

  private static long earned(Membership ada, String order) {
    return ada.order(order).orElseThrow().earned(BEANS);
  }

  private Membership born(
      LoyaltyProgram program, Membership ada, String key, String day, int month, int dayOfMonth) {
    MemberProfile profile = ada.profile().withBirthday(MonthDay.of(month, dayOfMonth));
    return did(program, ada, new UpdateMember(Posting.of(key, noon(day)), profile));
  }

  @Test
  void aProgrammeRefusesTwoOfOneName() {
    TierLadder other = TierLadder.builder("status")
        .level("Bronze", Requirement.atLeast(TierMetric.points(BEANS), 5))
        .build();
    assertRefused(club().earn(BASE).tiers(DOUBLE_FROM_SILVER).tiers(other), "\"status\"");
    assertRefused(
        club()
            .earn(BASE)
            .autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, 100)))
            .autoRedeem(AutoRedemption.of("voucher", Points.of(BEANS, 200))),
        "\"voucher\"");
    EarningRule monthly = EarningRules.bonus("a", BEANS, 1)
        .when(counterAtLeast(DeclaredCounter.orders("visits", Cycle.months()), 1));
    EarningRule yearly = EarningRules.bonus("b", BEANS, 1)
        .when(counterAtLeast(DeclaredCounter.orders("visits", Cycle.years()), 1));
    assertRefused(
        club().earn(monthly).earnFrom(noon("2027-01-01"), EarningRuleSet.of(yearly)), "\"visits\"");
    assertRefused(club().earn(BASE).earn(BASE), "base");
  }

  @Test
  void aProgrammeRefusesLaddersThatNothingInItCanMove() {
    PointType miles = PointType.qualifying("miles");
    assertRefused(club().earn(BASE).tiers(ladder(TierMetric.points(miles))), "miles");
    assertRefused(club().earn(BASE).tiers(ladder(TierMetric.balance(miles))), "miles");
    assertRefused(club().earn(BASE).tiers(ladder(TierMetric.count("nights"))), "nights");
    LoyaltyProgram fits = club()
        .points(miles, rolling(Period.ofYears(1)))
        .earn(BASE)
        .tiers(ladder(TierMetric.points(miles)))
        .build();
    Membership ada = enrol(fits);
    Adjust miles30 =
        new Adjust(Posting.of("a-1", noon("2026-02-01")), Points.of(miles, 30), "goodwill");
    assertEquals("L", did(fits, ada, miles30).standing("l").level().name());
  }

  private static TierLadder ladder(TierMetric metric) {
    return TierLadder.builder("l").level("L", Requirement.atLeast(metric, 30)).build();
  }

  private static void assertRefused(LoyaltyProgram.Builder builder, String named) {
    String message =
        assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    assertTrue(String.valueOf(message).contains(named), message);
  }
}
