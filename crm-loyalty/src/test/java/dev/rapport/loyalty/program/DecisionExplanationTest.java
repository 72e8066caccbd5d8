package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.explain.Explanation;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierLadder;
import java.time.Instant;
import java.time.ZoneOffset;
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
}
