package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierValidity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Lines that cost nothing: gifts, samples, what is discounted to zero or paid for with points; alone, and beside others. */
class FreeLinesTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");

  private static LoyaltyProgram club(RefundPolicy refunds) {
    return LoyaltyProgram.builder("club", ZoneId.of("Europe/Paris"))
        .points(BEANS, never())
        .earn(EarningRules.perUnit("cups", BEANS, 5))
        .refunds(refunds)
        .tiers(TierLadder.builder("orders")
            .level("Regular", Requirement.atLeast(TierMetric.count("orders"), 1))
            .validity(TierValidity.whileQualified())
            .build())
        .build();
  }

  private static Instant day(int days) {
    return JOINED.plus(Duration.ofDays(days));
  }

  private static Membership did(Membership ada, ProgramCommand command) {
    Decision decision = ada.program.decide(ada, command);
    assertTrue(decision.isAccepted(), decision::toString);
    return decision.membership();
  }

  /* Two gifts, and nothing that costs anything. */
  private static Membership withGifts(LoyaltyProgram program) {
    Order gifts = Order.builder("gifts", "ada", day(1))
        .line("mug", "cups", 1, Money.of("EUR", "0.00"))
        .line("tin", "cups", 2, Money.of("EUR", "0.00"))
        .build();
    Membership ada = program.enrol(MemberId.of("ada"), JOINED);
    ada = did(ada, new Adjust(Posting.of("start", day(0)), Points.of(BEANS, 100), "start"));
    return did(ada, RecordPurchase.of(gifts));
  }

  private static Refund back(String key, int days, int line) {
    return Refund.lines(
        Posting.of(key, day(days)), "gifts", new Returned.Line(line, Money.of("EUR", "0.00")));
  }

  private static long beans(Membership ada, int days) {
    return ada.balance(BEANS, day(days)).available().units();
  }

  @Test
  void whatWasSpentOnAnOrderOfGiftsComesBackWithTheLastOfThem() {
    Membership ada = withGifts(club(RefundPolicy.byItem()));
    ada = did(ada, new Redeem(Posting.of("pay", day(1)), Points.of(BEANS, 60), "gifts"));
    assertEquals(100 + 15 - 60, beans(ada, 1));
    ada = did(ada, back("first", 2, 1));
    assertFalse(ada.order("gifts").orElseThrow().isGone());
    assertEquals(100 + 10 - 60, beans(ada, 2), "no share of nothing is known");
    ada = did(ada, back("second", 3, 2));
    assertTrue(ada.order("gifts").orElseThrow().isGone());
    assertEquals(100, beans(ada, 3));
  }

  @Test
  void anOrderOfGiftsIsAnOrderUntilAllOfThemAreBack() {
    Membership ada = withGifts(club(RefundPolicy.byItem()));
    assertEquals("Regular", ada.standing("orders").level().name());
    ada = did(ada, back("first", 2, 2));
    assertEquals("Regular", ada.standing("orders").level().name());
    ada = did(ada, back("second", 3, 1));
    assertEquals("Basic", ada.standing("orders").level().name());
    assertEquals(0, ada.standing("orders").measured(TierMetric.count("orders")));
  }

  @Test
  void giftsTakeBackTheirOwnPointsByItemNoneProRataUntilTheLastAndWhatTheyWouldEarnIfRated() {
    long[] afterFirst = {
      after(RefundPolicy.byItem(), 1), after(RefundPolicy.proRata(), 1),
      after(RefundPolicy.reRatingRemainder(), 1), after(RefundPolicy.ratingTheReturn(), 1)
    };
    assertEquals(110, afterFirst[0]);
    assertEquals(115, afterFirst[1]);
    assertEquals(110, afterFirst[2]);
    assertEquals(110, afterFirst[3]);
    for (RefundPolicy policy : new RefundPolicy[] {
      RefundPolicy.byItem(), RefundPolicy.proRata(),
      RefundPolicy.reRatingRemainder(), RefundPolicy.ratingTheReturn()
    }) {
      assertEquals(100, after(policy, 2), policy::toString);
    }
  }

  private static long after(RefundPolicy refunds, int lines) {
    Membership ada = withGifts(club(refunds));
    for (int line = 1; line <= lines; line++) {
      ada = did(ada, back("back-" + line, 1 + line, line));
    }
    return beans(ada, 1 + lines);
  }
}
