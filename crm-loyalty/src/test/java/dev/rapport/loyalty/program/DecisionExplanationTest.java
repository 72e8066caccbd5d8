package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.ledger.LedgerPolicy;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What decisions say of tiers and returns, word for word. */
class DecisionExplanationTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final Instant BOUGHT = Instant.parse("2026-03-02T10:00:00Z");

  private final LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneOffset.UTC)
      .points(BEANS, never())
      .earn(EarningRules.perAmount("base", BEANS, 1, eur("1.00")))
      .tiers(TierLadder.of(BEANS, "Silver", 20, "Gold", 100))
      .refunds(RefundPolicy.byItem())
      .build();
  private final Membership ada = program.enrol(MemberId.of("ada"), BOUGHT.minusSeconds(60));

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  private Decision bought() {
    Order order = Order.builder("o-1", "ada", BOUGHT)
        .line("espresso", "coffee", 1, eur("20.00"))
        .line("mug", "cups", 1, eur("10.50"))
        .build();
    return program.decide(ada, RecordPurchase.of(order));
  }

  private static String told(Decision decision, ProgramCode code) {
    Explanation step = decision.explanation().find(code).orElseThrow();
    return String.join("\n", step.lines()) + "\n";
  }

  @Test
  void aPurchaseThatReachesALevelTellsWhyAndHowFarTheNextOneIs() {
    assertEquals("""
        beans: Basic becomes Silver on 2026-03-02, reached
          30 of 20 points beans
        """, told(bought(), ProgramCode.TIER_CHANGED));
    assertEquals("""
        beans: Silver, next is Gold
          30 of 100 points beans
        """, told(bought(), ProgramCode.TO_NEXT_TIER));
  }

  @Test
  void aReturnTellsWhatCameBackAndWhatWasTakenBackInAll() {
    Refund half = Refund.lines(
        Posting.of("r-1", BOUGHT.plusSeconds(60)), "o-1", new Returned.Line(1, eur("10.00")));
    Decision first = program.decide(bought().membership(), half);
    assertEquals("""
        EUR 10.00 of EUR 30.50 of order o-1 have come back
          10 of 30 beans by rule base version 1 taken back
        """, told(first, ProgramCode.RETURNED));
    Refund rest = Refund.lines(
        Posting.of("r-2", BOUGHT.plusSeconds(120)),
        "o-1",
        new Returned.Line(1, eur("10.00")),
        new Returned.Line(2, eur("10.50")));
    Decision second = program.decide(first.membership(), rest);
    assertEquals("""
        EUR 30.50 of EUR 30.50 of order o-1 have come back
          30 of 30 beans by rule base version 1 taken back
        """, told(second, ProgramCode.RETURNED));
  }

  private String declined(ProgramCommand command) {
    Decision decision = program.decide(bought().membership(), command);
    assertEquals(Decision.Status.DECLINED, decision.status());
    assertEquals(List.of(), decision.explanation().missing());
    return String.join("\n", decision.explanation().lines());
  }

  @Test
  void aRefusalTellsWhatWouldHaveBeenPossible() {
    Posting posting = Posting.of("c-1", BOUGHT.plusSeconds(60));
    assertEquals(
        "redeem c-1 declined for insufficient points: 30 units were possible",
        declined(new ProgramCommand.Redeem(posting, Points.of(BEANS, 31), "reward")));
    assertEquals(
        "refund c-1 declined for exceeds order: EUR 10.50 of it are left to return",
        declined(Refund.lines(posting, "o-1", new Returned.Line(2, eur("10.51")))));
    assertEquals(
        "refund c-1 declined for exceeds order: EUR 30.50 of it are left to return",
        declined(Refund.amount(posting, "o-1", eur("30.51"))));
  }

  @Test
  void aRefusalTellsWhatIsNotThere() {
    Posting posting = Posting.of("c-1", BOUGHT.plusSeconds(60));
    assertEquals(
        "refund c-1 declined for not in order",
        declined(Refund.lines(posting, "o-1", new Returned.Line(3, eur("1.00")))));
    assertEquals(
        "refund c-1 declined for not in order",
        declined(Refund.lines(posting, "o-1", new Returned.Line(1, Money.of("USD", "1.00")))));
    assertEquals(
        "refund c-1 declined for not in order",
        declined(Refund.amount(posting, "o-1", Money.of("USD", "1.00"))));
    TierGrant grant = new TierGrant("Emerald", DateRange.parse("2026-03-01/2026-09-01"), "match");
    assertEquals(
        "grant tier c-1 declined for tier unknown: no ladder beans has a level Emerald",
        declined(new ProgramCommand.GrantTier(posting, "beans", grant)));
    assertEquals(
        "redeem c-2 declined for before enrolment: the member joined at 2026-03-02 09:59:00 UTC",
        declined(new ProgramCommand.Redeem(
            Posting.of("c-2", BOUGHT.minusSeconds(120)), Points.of(BEANS, 1), "reward")));
  }

  @Test
  void aRefusalOfWhatIsTooOldTellsHowFarBackTheProgrammeRemembers() {
    Membership later = program
        .decide(
            bought().membership(),
            RecordPurchase.of(Order.builder("o-2", "ada", BOUGHT.plus(Duration.ofDays(100)))
                .amount(eur("1.00"))
                .build()))
        .membership();
    Order late = Order.builder("o-3", "ada", BOUGHT.plus(Duration.ofDays(60)))
        .amount(eur("1.00"))
        .build();
    assertEquals(
        "record purchase o-3 declined for too old: nothing before 2026-05-06 10:00:00 UTC is"
            + " accepted, 35 days are remembered",
        String.join(
            "\n", program.decide(later, RecordPurchase.of(late)).explanation().lines()));
    LoyaltyProgram patient = LoyaltyProgram.builder("club", ZoneOffset.UTC)
        .points(BEANS, never())
        .earn(EarningRules.perAmount("base", BEANS, 1, eur("1.00")))
        .ledger(LedgerPolicy.standard().remembering(Duration.ofDays(50)))
        .build();
    Membership ben = patient.enrol(MemberId.of("ada"), BOUGHT);
    ben = patient
        .decide(
            ben,
            RecordPurchase.of(Order.builder("o-2", "ada", BOUGHT.plus(Duration.ofDays(100)))
                .amount(eur("1.00"))
                .build()))
        .membership();
    assertTrue(patient.decide(ben, RecordPurchase.of(late)).isAccepted());
  }
}
