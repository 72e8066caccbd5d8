package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.Days;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierValidity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayWorkTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType POINTS = new PointType("points", true, true, 0);
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final EarningRule BASE =
      EarningRules.perAmount("base", POINTS, 1, Money.of("EUR", "1.00"));

  private static Instant noon(int day) {
    return Days.startOf(FIRST.plusDays(day), PARIS).plusSeconds(12 * 3_600);
  }

  private static LoyaltyProgram.Builder club(EarningRule rule) {
    return LoyaltyProgram.builder("club", PARIS)
        .points(POINTS, rolling(Period.ofDays(10)))
        .earn(rule);
  }

  private static TierLadder ladder(TierMetric metric) {
    return TierLadder.builder("status")
        .level("Gold", Requirement.atLeast(metric, 100))
        .validity(TierValidity.whileQualified())
        .build();
  }

  private static Membership after(LoyaltyProgram program, Membership ada, ProgramCommand command) {
    Decision decision = program.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    return decision.membership();
  }

  private static Membership bought(LoyaltyProgram program, String amount) {
    Membership ada = program.enrol(MemberId.of("ada"), noon(0).minusSeconds(60));
    return after(
        program,
        ada,
        RecordPurchase.of(
            Order.builder("o-1", "ada", noon(0)).amount(Money.of("EUR", amount)).build()));
  }

  @Test
  void theWorkOfADayIsDoneAlthoughSomethingHappensBeforeTheNightlyJob() {
    TierLadder rich = TierLadder.builder("rich")
        .level("Gold", Requirement.atLeast(TierMetric.balance(POINTS), 50))
        .validity(TierValidity.whileQualified())
        .build();
    LoyaltyProgram program = LoyaltyProgram.builder("club", PARIS)
        .points(POINTS, never())
        .earn(BASE)
        .autoRedeem(AutoRedemption.of("voucher", Points.of(POINTS, 100)))
        .tiers(rich)
        .build();
    Membership ada = bought(program, "160.00");
    for (int day = 1; day < 60; day++) {
      Instant night = Days.startOf(FIRST.plusDays(day), PARIS).plusSeconds(1_800);
      Order coffee = Order.builder("c-" + day, "ada", night)
          .amount(Money.of("EUR", "0.10"))
          .build();
      ada = after(program, ada, RecordPurchase.of(coffee));
      assertEquals(60, ada.balance(POINTS, night).available().units());
      assertEquals("Gold", ada.standing("rich").level().name());
      ada = after(program, ada, Day.of(night.plusSeconds(9_000)));
    }
  }

  @Test
  void aCommandThatIsRepeatedIsAnsweredWithItsOwnEntriesAndNotWithThoseOfTheDaysBefore() {
    LoyaltyProgram program = club(BASE)
        .autoRedeem(AutoRedemption.of("voucher", Points.of(POINTS, 100)))
        .build();
    Membership ada = bought(program, "160.00");
    RecordPurchase next = RecordPurchase.of(
        Order.builder("o-2", "ada", noon(1)).amount(Money.of("EUR", "1.00")).build());
    Decision decision = program.decide(ada, next);
    assertEquals(61, decision.membership().balance(POINTS, noon(1)).available().units());
    assertTrue(decision.entries().get(1) instanceof ProgramEntry.DayWorked);
    assertEquals(
        decision.entries().subList(2, decision.entries().size()),
        program.decide(decision.membership(), next).entries());
  }

  /*
   * Voucherify, documentation of loyalty points: automatic redemptions come before tiers, so a tier at 100 points of balance is
   * never reached where 100 points redeem themselves; one at 100 points earned is.
   */
  @Test
  void automaticRedemptionComesBeforeTiers() {
    AutoRedemption voucher = AutoRedemption.of("voucher", Points.of(POINTS, 100));
    LoyaltyProgram onBalance =
        club(BASE).tiers(ladder(TierMetric.balance(POINTS))).autoRedeem(voucher).build();
    Membership ada = after(onBalance, bought(onBalance, "100.00"), Day.of(noon(1)));
    assertEquals("Basic", ada.standing("status").level().name());
    assertEquals(0, ada.balance(POINTS, noon(1)).available().units());

    LoyaltyProgram onEarned =
        club(BASE).tiers(ladder(TierMetric.points(POINTS))).autoRedeem(voucher).build();
    ada = after(onEarned, bought(onEarned, "100.00"), Day.of(noon(1)));
    assertEquals("Gold", ada.standing("status").level().name());
    assertEquals(0, ada.balance(POINTS, noon(1)).available().units());
  }

  @Test
  void aTierOnTheBalanceIsReachedWithTheDayAndLostWhenThePointsEnd() {
    LoyaltyProgram program =
        club(BASE).tiers(ladder(TierMetric.balance(POINTS))).build();
    Membership ada = bought(program, "120.00");
    assertEquals("Basic", ada.standing("status").level().name());
    ada = after(program, ada, Day.of(noon(1)));
    assertEquals("Gold", ada.standing("status").level().name());
    ada = after(program, ada, Day.of(noon(10)));
    assertEquals("Gold", ada.standing("status").level().name());
    ada = after(program, ada, Day.of(noon(11)));
    assertEquals("Basic", ada.standing("status").level().name());
  }

  @Test
  void pendingPointsRedeemThemselvesOnTheDayOnWhichTheyBecomeAvailable() {
    LoyaltyProgram program = club(BASE.availableAfter(Period.ofDays(3)))
        .autoRedeem(AutoRedemption.of("voucher", Points.of(POINTS, 100)))
        .build();
    Decision days = program.decide(bought(program, "250.00"), Day.of(noon(9)));
    List<ProgramEntry> spent = days.entries().stream()
        .filter(entry -> entry instanceof ProgramEntry.Posted posted
            && posted.entry().kind() == LedgerEntry.Kind.SPENT)
        .toList();
    assertEquals(1, spent.size());
    assertEquals(FIRST.plusDays(3), spent.get(0).header().day());
    assertEquals(50, days.membership().balance(POINTS, noon(9)).available().units());
    assertEquals(List.of(), days.explanation().missing());
  }

  @Test
  void whatIsLeftOverTheDailyMostIsRedeemedOnTheNextDay() {
    LoyaltyProgram program = club(BASE)
        .autoRedeem(new AutoRedemption("voucher", Points.of(POINTS, 100), 2))
        .build();
    Membership ada = bought(program, "350.00");
    assertEquals(
        150,
        after(program, ada, Day.of(noon(1)))
            .balance(POINTS, noon(1))
            .available()
            .units());
    assertEquals(
        50,
        after(program, ada, Day.of(noon(2)))
            .balance(POINTS, noon(2))
            .available()
            .units());
  }
}
