package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Decision.Reason;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders, activities, adjustments and grants of one member, and what tells them apart. */
class IdentityTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);

  private static LoyaltyProgram.Builder club() {
    return LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .earn(EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW))
        .earn(EarningRules.bonus("welcome", BEANS, 50).cappedAt(Cap.uses("first", 1)))
        .refunds(RefundPolicy.byItem().within(Period.ofDays(200)));
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Membership enrol(LoyaltyProgram program) {
    return program.enrol(MemberId.of("ada"), noon("2026-01-05"));
  }

  private static Membership did(LoyaltyProgram program, Membership ada, ProgramCommand command) {
    Decision decision = program.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    assertEquals(decision.membership(), program.restore(decision.membership().snapshot()));
    return decision.membership();
  }

  private static RecordPurchase bought(String id, String day, String amount) {
    return RecordPurchase.of(
        Order.builder(id, "ada", noon(day)).amount(Money.of("EUR", amount)).build());
  }

  private static RecordActivity reviewed(String id, String day) {
    return RecordActivity.of(Activity.of(id, "ada", noon(day), ActivityKind.REVIEW));
  }

  private static Reason refused(LoyaltyProgram program, Membership ada, ProgramCommand command) {
    return program.decide(ada, command).refusal().orElseThrow().reason();
  }

  @Test
  void anActivityDoesNotTakeTheIdOfAnOrderNorAnOrderThatOfAnActivity() {
    LoyaltyProgram program = club().build();
    Membership ada = did(program, enrol(program), bought("17", "2026-02-01", "100.00"));
    ada = did(program, ada, reviewed("18", "2026-02-02"));
    // The commands themselves are remembered for 35 days.
    ada = did(program, ada, bought("19", "2026-03-20", "1.00"));
    assertEquals(Reason.KEY_TAKEN, refused(program, ada, reviewed("17", "2026-03-21")));
    assertEquals(Reason.KEY_TAKEN, refused(program, ada, bought("18", "2026-03-21", "9.00")));
  }

  @Test
  void anAdjustmentUnderTheIdOfAnOrderIsNotTakenBackWithIt() {
    LoyaltyProgram program = club().tiers(TierLadder.of(BEANS, "Silver", 5_000)).build();
    Membership ada = did(program, enrol(program), bought("17", "2026-11-20", "100.00"));
    ada = did(program, ada, bought("18", "2027-01-10", "1.00"));
    ada = did(
        program,
        ada,
        new Adjust(Posting.of("17", noon("2027-01-11")), Points.of(BEANS, -30), "goodwill"));
    ada = did(program, ada, Refund.everything(Posting.of("r", noon("2027-01-12")), "17"));
    assertEquals(1 - 30, ada.standing("beans").measured(TierMetric.points(BEANS)));
  }

  @Test
  void aGrantOfTheLowestLevelTakesOneOfTheSameSourceBack() {
    LoyaltyProgram program = club().tiers(TierLadder.of(BEANS, "Silver", 5_000)).build();
    TierGrant match = new TierGrant("Silver", DateRange.parse("2026-02-01/2026-08-01"), "match");
    TierGrant back = new TierGrant("Basic", DateRange.parse("2026-03-01/2026-03-02"), "match");
    Membership ada = did(
        program,
        enrol(program),
        new GrantTier(Posting.of("g", noon("2026-02-01")), "beans", match));
    assertEquals("Silver", ada.standing("beans").level().name());
    ada = did(program, ada, new GrantTier(Posting.of("b", noon("2026-03-01")), "beans", back));
    assertEquals("Basic", ada.standing("beans").level().name());
  }

  @Test
  void aStandingIsThatOfTheMembershipsOwnDay() {
    PointType stars = PointType.qualifying("stars");
    LoyaltyProgram program = club()
        .points(stars, never())
        .earn(EarningRules.bonus("stars", stars, 350).on(ActivityKind.REVIEW))
        .tiers(TierLadder.of(stars, "Silver", 500))
        .build();
    Membership ada = did(program, enrol(program), reviewed("a-1", "2026-03-01"));
    assertEquals(350, ada.standing("stars").measured(TierMetric.points(stars)));
    Decision later = program.decide(ada, bought("o-1", "2027-02-01", "10.00"));
    assertEquals(0, later.membership().standing("stars").measured(TierMetric.points(stars)));
    assertTrue(
        later.explanation().lines().contains("    0 of 500 points stars"),
        () -> later.explanation().lines().toString());
  }

  private static LoyaltyProgram returnsWithin(int days) {
    return LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, never())
        .earn(EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00")))
        .earn(EarningRules.bonus("welcome", BEANS, 50).cappedAt(Cap.uses("once", 1)))
        .earn(EarningRules.bonus("many", BEANS, 1).cappedAt(Cap.uses("often", 100)))
        .refunds(RefundPolicy.byItem().within(Period.ofDays(days)))
        .build();
  }

  @Test
  void aLongerReturnWindowHoldsForThoseWhoAreMembersAlready() {
    LoyaltyProgram before = returnsWithin(30);
    LoyaltyProgram after = returnsWithin(200);
    Adjust goodwill =
        new Adjust(Posting.of("a", noon("2026-01-06")), Points.of(BEANS, 1), "goodwill");
    Membership known = did(before, enrol(before), goodwill);
    for (Membership start :
        List.of(did(after, enrol(after), goodwill), known, after.restore(known.snapshot()))) {
      Membership ada = did(after, start, bought("o-1", "2026-02-06", "100.00"));
      ada = did(after, ada, bought("o-2", "2026-07-01", "100.00"));
      ada = did(after, ada, Refund.everything(Posting.of("f", noon("2026-07-02")), "o-1"));
      ada = did(after, ada, bought("o-3", "2026-07-03", "100.00"));
      // The welcome is granted anew, for the order that had it has come back.
      assertEquals(
          1 + 2 * 101 + 50, ada.balance(BEANS, noon("2026-07-03")).available().units());
    }
  }
}
