package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.earning.EarningRules.bonus;
import static dev.rapport.loyalty.earning.EarningRules.fixed;
import static dev.rapport.loyalty.earning.EarningRules.multiplier;
import static dev.rapport.loyalty.earning.EarningRules.perUnits;
import static dev.rapport.loyalty.expiry.ActivityKind.BIRTHDAY;
import static dev.rapport.loyalty.expiry.ActivityKind.CHECK_IN;
import static dev.rapport.loyalty.expiry.ActivityKind.PROFILE_COMPLETED;
import static dev.rapport.loyalty.expiry.ActivityKind.REVIEW;
import static dev.rapport.loyalty.expiry.ActivityKind.SIGN_UP;
import static dev.rapport.loyalty.expiry.ActivityKind.STAY;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;
import static dev.rapport.loyalty.tier.Requirement.atLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What published programmes and engines grant for activities that are no purchases. */
class ActivityGoldenTest {
  private static final PointType POINTS = PointType.redeemable("points");
  private static final Instant JOINED = Instant.parse("2026-01-01T09:00:00Z");

  private static Activity on(String id, String day, ActivityKind kind) {
    return of(id, "m", day, kind);
  }

  private static Activity of(String id, String member, String day, ActivityKind kind) {
    return Activity.of(
        id, member, LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC), kind);
  }

  private static Points points(long units) {
    return Points.of(POINTS, units);
  }

  private static LoyaltyProgram program(RuleNode... rules) {
    return LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(POINTS, never())
        .earn(EarningRuleSet.of(rules))
        .build();
  }

  private static Membership after(
      LoyaltyProgram program, Membership member, ProgramCommand command) {
    Decision decision = program.decide(member, command);
    assertTrue(decision.isAccepted(), decision::toString);
    return decision.membership();
  }

  private static long balance(Membership member) {
    return member.balance(POINTS, member.asOf()).available().units();
  }

  /**
   * Square API reference, accrual by visit: LoyaltyPromotionIncentivePointsMultiplierData, "base 4 by 1.5 is 6"; of
   * LoyaltyPromotionIncentive, base 5 with a multiplier of 3 is 15, with an addition of 3 it is 8.
   */
  @Test
  void aPromotionOfVisits() {
    Activity visit = on("v", "2026-03-02", CHECK_IN);
    EarningRule four = fixed("visit", POINTS, 4).on(CHECK_IN);
    EarningRule five = fixed("visit", POINTS, 5).on(CHECK_IN);
    verifyThat(EarningRuleSet.of(four, multiplier("promotion", "1.5").on(CHECK_IN)))
        .given(visit)
        .awards(points(6));
    verifyThat(EarningRuleSet.of(five, multiplier("promotion", 3).on(CHECK_IN)))
        .given(visit)
        .awards(points(15));
    verifyThat(EarningRuleSet.of(five, bonus("promotion", POINTS, 3).on(CHECK_IN)))
        .given(visit)
        .awards(points(8));
  }

  /**
   * Square API reference, LoyaltyPromotionTriggerLimitInterval: a limit of one with the interval DAY is once a day, with ALL_TIME once
   * while the promotion runs.
   */
  @Test
  void howOftenAPromotionIsTriggered() {
    LoyaltyProgram program = program(
        bonus("daily", POINTS, 1).on(CHECK_IN).cappedAt(Cap.uses("day", 1).in(Cycle.days())),
        bonus("ever", POINTS, 100).on(CHECK_IN).cappedAt(Cap.uses("all-time", 1)));
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    member = after(program, member, RecordActivity.of(on("v-1", "2026-03-02", CHECK_IN)));
    member = after(program, member, RecordActivity.of(on("v-2", "2026-03-02", CHECK_IN)));
    member = after(program, member, RecordActivity.of(on("v-3", "2026-03-03", CHECK_IN)));
    assertEquals(102, balance(member));
  }

  /**
   * Voucherify, SDK reference, EarningRuleLoyaltyCustomEventMetadata: so many points for every increment of so much of a property of a
   * custom event. The numbers follow from that rule.
   */
  @Test
  void pointsForEveryIncrementOfACustomEvent() {
    ActivityKind run = new ActivityKind("run");
    EarningRule everyTen = perUnits("kilometres", POINTS, 7, 10).on(run);
    verifyThat(everyTen).given(on("r", "2026-03-02", run).withQuantity(9)).awardsNothing();
    verifyThat(everyTen).given(on("r", "2026-03-02", run).withQuantity(10)).awards(points(7));
    verifyThat(everyTen).given(on("r", "2026-03-02", run).withQuantity(42)).awards(points(28));
  }

  /**
   * Open Loyalty, help, "Campaign limitation": a campaign of 10,000 units in all and 100 for each member reaches at least a hundred
   * members, and each stops at 100; units that are cancelled return to the campaign.
   */
  @Test
  void aCampaignOfTenThousandUnits() {
    Budget budget = Budget.of("campaign", POINTS, CurrencyUnit.of("EUR")).withPoints(10_000);
    LoyaltyProgram program = program(bonus("event", POINTS, 50)
        .on(REVIEW)
        .cappedAt(Cap.points("member", points(100)))
        .fundedBy(budget.funding(points(1), Money.of("EUR", "0.01"))));
    Purse purse = Purse.of(budget.lease());
    Membership last = program.enrol(MemberId.of("m"), JOINED);
    for (int i = 0; i < 100; i++) {
      last = program.enrol(MemberId.of("m-" + i), JOINED);
      for (String day : new String[] {"2026-03-02", "2026-03-03", "2026-03-04"}) {
        Decision decision =
            program.decide(last, RecordActivity.of(of("e-" + day, "m-" + i, day, REVIEW)), purse);
        last = decision.membership();
        purse = decision.purse();
      }
      assertEquals(100, balance(last));
    }
    Membership late = program.enrol(MemberId.of("late"), JOINED);
    RecordActivity first = RecordActivity.of(of("e-1", "late", "2026-03-05", REVIEW));
    assertEquals(0, balance(program.decide(late, first, purse).membership()));
    Instant cancelled = Instant.parse("2026-03-05T00:00:00Z");
    purse = program
        .decide(last, UndoActivity.of(Posting.of("cancel", cancelled), "e-2026-03-02"), purse)
        .purse();
    assertEquals(50, balance(program.decide(late, first, purse).membership()));
  }

  /**
   * Loyalty for Shopify (collectapps), help, "Up to 13 ways customers can earn points": creating an account and completing the profile
   * are rewarded once. The amounts are ours.
   */
  @Test
  void onceForAnAccountAndOnceForAProfile() {
    Cap once = Cap.uses("once", 1).perRule();
    LoyaltyProgram program = program(
        bonus("account", POINTS, 200).on(SIGN_UP).cappedAt(once),
        bonus("profile", POINTS, 50).on(PROFILE_COMPLETED).cappedAt(once));
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    for (String day : new String[] {"2026-02-01", "2026-02-02"}) {
      member = after(program, member, RecordActivity.of(on("s-" + day, day, SIGN_UP)));
      member = after(program, member, RecordActivity.of(on("p-" + day, day, PROFILE_COMPLETED)));
    }
    assertEquals(250, balance(member));
  }

  /** LoyaltyLion, Admin API, "Delete review": deleting a review voids the activities that the review rule had triggered. */
  @Test
  void aDeletedReviewVoidsWhatItEarned() {
    LoyaltyProgram program = program(bonus("review", POINTS, 30).on(REVIEW));
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    member = after(program, member, RecordActivity.of(on("rev", "2026-03-02", REVIEW)));
    assertEquals(30, balance(member));
    Instant deleted = Instant.parse("2026-03-09T12:00:00Z");
    member = after(program, member, UndoActivity.of(Posting.of("delete", deleted), "rev"));
    assertEquals(0, balance(member));
  }

  /**
   * A loyalty plug-in for Sylius: a birthday is rewarded once a year, by a key of customer, channel and year, however often the birthday is
   * edited. The amount is ours.
   */
  @Test
  void aBirthdayOnceAYear() {
    LoyaltyProgram program = program(bonus("birthday", POINTS, 50)
        .on(BIRTHDAY)
        .cappedAt(Cap.uses("once-a-year", 1).in(Cycle.years())));
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    member = after(program, member, RecordActivity.of(on("b-1", "2026-02-28", BIRTHDAY)));
    member = after(program, member, RecordActivity.of(on("b-2", "2026-06-01", BIRTHDAY)));
    member = after(program, member, RecordActivity.of(on("b-3", "2027-02-28", BIRTHDAY)));
    assertEquals(100, balance(member));
  }

  /**
   * Okura Nikko Hotels, One Harmony, "Save points": Loyal from 10 nights and Exclusive from 30 nights between January and December,
   * nights of stays booked through travel agents among them.
   */
  @Test
  void nightsOfStaysThatSomebodyElseSoldLeadToALevel() {
    TierMetric nights = TierMetric.count(STAY.id());
    LoyaltyProgram program = LoyaltyProgram.builder("one-harmony", ZoneOffset.UTC)
        .points(POINTS, never())
        .earn(bonus("stay", POINTS, 1).on(STAY))
        .tiers(TierLadder.builder("status")
            .window(TierWindow.of(Cycle.years()))
            .level("Loyal", atLeast(nights, 10))
            .level("Exclusive", atLeast(nights, 30))
            .build())
        .build();
    Membership member = program.enrol(MemberId.of("m"), JOINED);
    member = stayed(program, member, "2026-02-01", 9);
    assertEquals(0, member.standing("status").level().rank());
    member = stayed(program, member, "2026-03-01", 1);
    assertEquals("Loyal", member.standing("status").level().name());
    member = stayed(program, member, "2026-11-01", 19);
    assertEquals("Loyal", member.standing("status").level().name());
    member = stayed(program, member, "2026-12-01", 1);
    assertEquals("Exclusive", member.standing("status").level().name());
    assertEquals(
        0,
        member.standing("status").evaluate(LocalDate.of(2027, 1, 1)).standing().measured(nights));
  }

  private static Membership stayed(
      LoyaltyProgram program, Membership member, String day, long nights) {
    return after(
        program, member, RecordActivity.of(on("s-" + day, day, STAY).withQuantity(nights)));
  }
}
