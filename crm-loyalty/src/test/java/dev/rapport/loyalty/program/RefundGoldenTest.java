package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.member.Conditions.ofProduct;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.earning.RuleNode;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.ledger.Balance;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.member.OrderLine;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.posting.Posting;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Published examples of what a return takes back. */
class RefundGoldenTest {
  private static final PointType POINTS = PointType.redeemable("points");
  private static final Instant BOUGHT = Instant.parse("2026-03-02T10:00:00Z");

  private static Money eur(String amount) {
    return Money.of("EUR", amount);
  }

  private static LoyaltyProgram program(RefundPolicy refunds, RuleNode... rules) {
    LoyaltyProgram.Builder builder =
        LoyaltyProgram.builder("club", ZoneOffset.UTC).points(POINTS, never()).refunds(refunds);
    return builder.earn(EarningRuleSet.of(rules)).build();
  }

  private static Posting posting(String key, int minute) {
    return Posting.of(key, BOUGHT.plusSeconds(60L * minute));
  }

  private static Membership bought(LoyaltyProgram program, Order order) {
    Membership ada = program.enrol(MemberId.of("ada"), BOUGHT.minusSeconds(60));
    Decision decision = program.decide(ada, RecordPurchase.of(order));
    assertTrue(decision.isAccepted(), decision::toString);
    return decision.membership();
  }

  private static Membership returned(LoyaltyProgram program, Membership ada, Refund refund) {
    Decision decision = program.decide(ada, refund);
    assertTrue(decision.isAccepted(), decision::toString);
    return decision.membership();
  }

  private static long net(Membership ada) {
    Balance balance = ada.account().balance(POINTS);
    return balance.net().units();
  }

  /* Open Loyalty, documentation of returns: an order of EUR 40 earns 40 points by its amount, 10 for one product and 20 for
   * another; the return of a third product of EUR 20 takes 35 of 70 back. */
  private static final RuleNode[] OPEN_LOYALTY = {
    EarningRules.perAmount("base", POINTS, 1, Money.of("EUR", "1.00")),
    EarningRules.fixed("product-a", POINTS, 10).onLines(ofProduct("a")),
    EarningRules.fixed("product-b", POINTS, 20).onLines(ofProduct("b"))
  };

  private static Order fortyEuros() {
    return Order.builder("o-1", "ada", BOUGHT)
        .line("a", "shop", 1, eur("10.00"))
        .line("b", "shop", 1, eur("10.00"))
        .line("c", "shop", 1, eur("20.00"))
        .build();
  }

  @Test
  void openLoyaltyTakesTheReturnedShareOfTheWholeOrder() {
    LoyaltyProgram program = program(RefundPolicy.proRata(), OPEN_LOYALTY);
    Membership ada = bought(program, fortyEuros());
    assertEquals(70, net(ada));
    ada = returned(
        program, ada, Refund.lines(posting("r-1", 1), "o-1", new Returned.Line(3, eur("20.00"))));
    assertEquals(70 - 35, net(ada));
  }

  @Test
  void byItemTheLineThatEarnedNoBonusTakesBackItsOwnPoints() {
    LoyaltyProgram program = program(RefundPolicy.byItem(), OPEN_LOYALTY);
    Membership ada = returned(
        program,
        bought(program, fortyEuros()),
        Refund.lines(posting("r-1", 1), "o-1", new Returned.Line(3, eur("20.00"))));
    assertEquals(70 - 20, net(ada));
  }

  /* NoBull, support pages: 100 points for USD 100, 75 of which are refunded, leave 25. */
  @Test
  void noBullLeavesWhatTheRemainderEarns() {
    LoyaltyProgram program = program(
        RefundPolicy.reRatingRemainder(),
        EarningRules.perAmount("base", POINTS, 1, Money.of("USD", "1.00")));
    Order order =
        Order.builder("o-1", "ada", BOUGHT).amount(Money.of("USD", "100.00")).build();
    Membership ada = bought(program, order);
    assertEquals(100, net(ada));
    ada = returned(program, ada, Refund.amount(posting("r", 1), "o-1", Money.of("USD", "75.00")));
    assertEquals(25, net(ada));
  }

  /* Square, developer forum, thread 22747: 1 point per USD 10, USD 21.90 earn 2; refunds of 1, 5, 10 and 20 dollars take back 0,
   * 0, 1 and 2. */
  @Test
  void squareRatesTheReturn() {
    assertEquals(0, takenBack(RefundPolicy.ratingTheReturn(), "1.00"));
    assertEquals(0, takenBack(RefundPolicy.ratingTheReturn(), "5.00"));
    assertEquals(1, takenBack(RefundPolicy.ratingTheReturn(), "10.00"));
    assertEquals(2, takenBack(RefundPolicy.ratingTheReturn(), "20.00"));
  }

  @Test
  void reRatingTheRemainderTakesWhatItNoLongerEarns() {
    assertEquals(0, takenBack(RefundPolicy.reRatingRemainder(), "1.00"));
    assertEquals(1, takenBack(RefundPolicy.reRatingRemainder(), "5.00"));
    assertEquals(1, takenBack(RefundPolicy.reRatingRemainder(), "10.00"));
    assertEquals(2, takenBack(RefundPolicy.reRatingRemainder(), "20.00"));
  }

  private static long takenBack(RefundPolicy policy, String amount) {
    LoyaltyProgram program =
        program(policy, EarningRules.perAmount("base", POINTS, 1, Money.of("USD", "10.00")));
    Order order =
        Order.builder("o-1", "ada", BOUGHT).amount(Money.of("USD", "21.90")).build();
    Membership ada = bought(program, order);
    assertEquals(2, net(ada));
    return 2
        - net(
            returned(program, ada, Refund.amount(posting("r", 1), "o-1", Money.of("USD", amount))));
  }

  /* Smile.io, help pages: a product of 50 with a coupon of 10 earned 40, which its return takes back; of two products for 60
   * points, the return of the one for 20 takes 20. */
  @Test
  void smileTakesBackWhatWasPaid() {
    LoyaltyProgram program =
        program(RefundPolicy.byItem(), EarningRules.perAmount("base", POINTS, 1, eur("1.00")));
    Order coupon = Order.builder("o-1", "ada", BOUGHT)
        .line(OrderLine.of(1, "p", "shop", 1, eur("50.00")).withDiscount(eur("10.00")))
        .build();
    Membership ada = bought(program, coupon);
    assertEquals(40, net(ada));
    assertEquals(0, net(returned(program, ada, Refund.everything(posting("r", 1), "o-1"))));

    Order two = Order.builder("o-2", "ada", BOUGHT)
        .line("p", "shop", 1, eur("40.00"))
        .line("q", "shop", 1, eur("20.00"))
        .build();
    ada = bought(program, two);
    assertEquals(60, net(ada));
    assertEquals(
        40,
        net(returned(
            program,
            ada,
            Refund.lines(posting("r", 1), "o-2", new Returned.Line(2, eur("20.00"))))));
  }

  /* Smile.io takes back by the rule of the day of the return: 100 of 50 earned where it has doubled since, none where it is gone.
   * Taking back what was recorded, both are 50. */
  @Test
  void aRuleThatChangedOrWentAwaySinceMakesNoDifference() {
    EarningRuleSet base = EarningRuleSet.of(EarningRules.perAmount("base", POINTS, 1, eur("1.00")));
    EarningRuleSet doubled =
        EarningRuleSet.of(EarningRules.perAmount("base", POINTS, 2, eur("1.00")).version(2));
    EarningRuleSet gone = EarningRuleSet.of(EarningRules.bonus("visit", POINTS, 1));
    for (EarningRuleSet later : new EarningRuleSet[] {doubled, gone}) {
      LoyaltyProgram program = LoyaltyProgram.builder("club", ZoneOffset.UTC)
          .points(POINTS, never())
          .earn(base)
          .earnFrom(BOUGHT.plusSeconds(30), later)
          .build();
      Order order = Order.builder("o-1", "ada", BOUGHT).amount(eur("50.00")).build();
      Membership ada = bought(program, order);
      assertEquals(50, net(ada));
      assertEquals(0, net(returned(program, ada, Refund.everything(posting("r", 1), "o-1"))));
    }
  }

  /* Ten returns of one dollar of an order of ten that earned one point take it back once. */
  @Test
  void tenSmallReturnsTakeBackWhatOneLargeReturnDoes() {
    for (RefundPolicy policy : new RefundPolicy[] {
      RefundPolicy.byItem(), RefundPolicy.proRata(), RefundPolicy.reRatingRemainder()
    }) {
      LoyaltyProgram program =
          program(policy, EarningRules.perAmount("base", POINTS, 1, Money.of("USD", "10.00")));
      Order order =
          Order.builder("o-1", "ada", BOUGHT).amount(Money.of("USD", "10.00")).build();
      Membership ada = bought(program, order);
      assertEquals(1, net(ada));
      for (int i = 1; i <= 10; i++) {
        ada = returned(
            program, ada, Refund.amount(posting("r-" + i, i), "o-1", Money.of("USD", "1.00")));
      }
      assertEquals(0, net(ada), policy::toString);
    }
  }
}
