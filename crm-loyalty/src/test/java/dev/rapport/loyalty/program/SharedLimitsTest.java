package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static dev.rapport.loyalty.member.Conditions.inCategory;
import static dev.rapport.loyalty.testkit.RuleVerifier.verifyThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Renderer;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ExpiryCode;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Lease;
import dev.rapport.loyalty.limit.LimitCode;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.limit.Spend;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds awards back that no member's own limits do: the balance of an account and budgets; and whose terms end them. */
class SharedLimitsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");
  private static final EarningRule BASE =
      EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00"));

  /* A thousand beans cost eight euros. */
  private static Budget.Funding funding(Budget budget) {
    return budget.funding(Points.of(BEANS, 1_000), Money.of("EUR", "8.00"));
  }

  private static Instant day(int days) {
    return JOINED.plus(Duration.ofDays(days));
  }

  private static RecordPurchase order(String id, int days, String amount) {
    return RecordPurchase.of(Order.builder(id, "ada", day(days))
        .line("p", "coffee", 1, Money.of("EUR", amount))
        .build());
  }

  private static LoyaltyProgram.Builder club() {
    return LoyaltyProgram.builder("club", PARIS).points(BEANS, never());
  }

  /* What an application does: it keeps the membership, the leases and the entries. */
  private static final class Host {
    private final LoyaltyProgram program;
    private final List<ProgramEntry> entries = new ArrayList<>();
    private Membership ada;
    private Purse purse;

    Host(LoyaltyProgram program, Purse purse) {
      this.program = program;
      this.purse = purse;
      this.ada = program.enrol(MemberId.of("ada"), JOINED);
      entries.add(ada.enrolment());
    }

    Decision did(ProgramCommand command) {
      Decision decision = program.decide(ada, command, purse);
      assertTrue(decision.isAccepted(), decision::toString);
      assertEquals(List.of(), decision.explanation().missing());
      entries.addAll(decision.entries());
      ada = decision.membership();
      purse = decision.purse();
      assertEquals(ada, program.replay(entries));
      assertEquals(ada, program.restore(ada.snapshot()));
      return decision;
    }

    long earned(String order) {
      return ada.order(order).orElseThrow().earned(BEANS);
    }

    Lease lease() {
      return purse.lease("spring").orElseThrow();
    }
  }

  @Test
  void ordersLiftTheBalanceToTheCapAndNoFurther() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(EarningRules.bonus("later", BEANS, 30).availableAfter(Period.ofDays(14)))
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 100)))
        .build();
    Host host = new Host(program, Purse.empty());
    host.did(order("o-1", 1, "60.00"));
    assertEquals(90, host.earned("o-1")); // pending points count
    Decision held = host.did(order("o-2", 2, "60.00"));
    assertEquals(10, host.earned("o-2"));
    assertTrue(held.explanation().find(LimitCode.TRIMMED).isPresent());
    assertEquals(
        List.of(10L, 0L),
        host.ada.order("o-2").orElseThrow().awards().stream()
            .map(award -> award.awarded().units())
            .toList());
    host.did(new Redeem(Posting.of("r", day(3)), Points.of(BEANS, 50), "mug"));
    host.did(order("o-3", 4, "20.00"));
    assertEquals(50, host.earned("o-3"));
    host.did(Refund.everything(Posting.of("back", day(5)), "o-3"));
    host.did(order("o-4", 6, "80.00"));
    assertEquals(50, host.earned("o-4"));
    host.did(new Adjust(Posting.of("sorry", day(7)), Points.of(BEANS, 500), "goodwill"));
    host.did(order("o-5", 8, "80.00"));
    assertEquals(0, host.earned("o-5"));
  }

  @Test
  void aBalanceCapThatRejectsGrantsAllOrNothing() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 100)).rejecting())
        .build();
    Host host = new Host(program, Purse.empty());
    host.did(order("o-1", 1, "60.00"));
    host.did(order("o-2", 2, "41.00"));
    host.did(order("o-3", 3, "40.00"));
    assertEquals(0, host.earned("o-2"));
    assertEquals(40, host.earned("o-3"));
  }

  @Test
  void whatABalanceHoldsBackUsesNoCap() {
    LoyaltyProgram program = club()
        .earn(BASE.cappedAt(Cap.points("month", Points.of(BEANS, 100)).in(Cycle.months())))
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 60)))
        .build();
    Host host = new Host(program, Purse.empty());
    host.did(order("o-1", 1, "80.00"));
    assertEquals(60, host.earned("o-1"));
    host.did(new Redeem(Posting.of("r", day(2)), Points.of(BEANS, 60), "mug"));
    host.did(order("o-2", 3, "80.00"));
    assertEquals(40, host.earned("o-2")); // 100 of the month less the 60 that were awarded
  }

  @Test
  void aCampaignAwardsWhatItsLeaseHoldsAndGetsBackWhatComesBack() {
    Budget spring =
        Budget.of("spring", BEANS, EUR).withPoints(50).withCost(Money.of("EUR", "1.00"));
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(EarningRules.perAmount("spring", BEANS, 2, Money.of("EUR", "1.00"))
            .fundedBy(funding(spring)))
        .build();
    Host host = new Host(program, Purse.of(spring.lease()));
    host.did(order("o-1", 1, "15.00"));
    assertEquals(45, host.earned("o-1"));
    assertEquals(20, host.lease().left().points().units());
    // 30 beans cost EUR 0.24.
    assertEquals(Money.of("EUR", "0.76"), host.lease().left().cost());
    Decision held = host.did(order("o-2", 2, "15.00"));
    assertEquals(15 + 20, host.earned("o-2"));
    assertTrue(held.explanation().lines().stream()
        .anyMatch(line -> line.contains("spring has room for 20 more")));
    host.did(order("o-3", 3, "15.00"));
    assertEquals(15, host.earned("o-3"));
    host.did(new Refund(
        Posting.of("part", day(4)),
        order("o-1", 1, "15.00").order().id(),
        new Returned.Amount(Money.of("EUR", "5.00"))));
    assertEquals(10, host.lease().left().points().units());
    host.did(Refund.everything(Posting.of("rest", day(5)), "o-1"));
    host.did(Refund.everything(Posting.of("all", day(5)), "o-2"));
    host.did(Refund.everything(Posting.of("nothing", day(5)), "o-3"));
    assertEquals(spring.lease(), host.lease());
  }

  @Test
  void aBudgetIsRaisedWhileMembersEarnOutOfIt() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(20);
    Host before =
        new Host(club().earn(BASE.fundedBy(funding(spring))).build(), Purse.of(spring.lease()));
    before.did(order("o-1", 1, "15.00"));
    Budget raised = spring.withPoints(50);
    LoyaltyProgram program = club().earn(BASE.fundedBy(funding(raised))).build();
    Purse purse = Purse.of(before.lease().resized(raised));
    Membership ada = program.restore(before.ada.snapshot());
    Decision bought = program.decide(ada, order("o-2", 2, "40.00"), purse);
    assertEquals(35, bought.membership().order("o-2").orElseThrow().earned(BEANS));
    Decision back = program.decide(
        bought.membership(), Refund.everything(Posting.of("all", day(3)), "o-1"), bought.purse());
    assertEquals(15, back.purse().lease("spring").orElseThrow().left().points().units());
  }

  @Test
  void withoutALeaseNothingComesOutOfABudgetAndAReturnMakesOne() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(50);
    LoyaltyProgram program = club().earn(BASE.fundedBy(funding(spring))).build();
    Host host = new Host(program, Purse.of(spring.lease()));
    host.did(order("o-1", 1, "15.00"));
    Lease rest = host.lease();
    host.purse = Purse.empty();
    host.did(order("o-2", 2, "15.00"));
    assertEquals(0, host.earned("o-2"));
    host.did(Refund.everything(Posting.of("all", day(3)), "o-1"));
    assertEquals(15, host.lease().left().points().units());
    assertEquals(spring.lease(), rest.merge(host.lease()));
  }

  @Test
  void aPreviewWithLeasesIsTheDecisionWithThem() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(10);
    LoyaltyProgram program = club().earn(BASE.fundedBy(funding(spring))).build();
    Membership ada = new Host(program, Purse.empty()).ada;
    Purse purse = Purse.of(spring.lease());
    RecordPurchase bought = order("o-1", 1, "15.00");
    assertEquals(program.decide(ada, bought, purse), program.preview(ada, bought, purse));
    assertEquals(program.decide(ada, bought), program.preview(ada, bought));
    assertEquals(10, earned(program.preview(ada, bought, purse)));
    assertEquals(15, earned(program.preview(ada, bought, Purse.unlimited())));
    assertEquals(0, earned(program.preview(ada, bought)));
    verifyThat(BASE.fundedBy(funding(spring)))
        .paidFrom(purse)
        .given(bought.order())
        .awards(Points.of(BEANS, 10));
    verifyThat(BASE.fundedBy(funding(spring))).given(bought.order()).awards(Points.of(BEANS, 15));
  }

  private static long earned(Decision decision) {
    Membership after = decision.membership();
    return after.balance(BEANS, after.asOf()).available().units();
  }

  @Test
  void aCommandThatIsNotCarriedOutLeavesThePurseAsItWas() {
    Budget spring = Budget.of("spring", BEANS, EUR).withPoints(50);
    LoyaltyProgram program = club().earn(BASE.fundedBy(funding(spring))).build();
    Host host = new Host(program, Purse.of(spring.lease()));
    host.did(order("o-1", 1, "15.00"));
    Purse purse = host.purse;
    assertSame(purse, program.decide(host.ada, order("o-1", 1, "15.00"), purse).purse());
    assertSame(purse, program.decide(host.ada, order("o-1", 1, "16.00"), purse).purse());
    Refund unknown = Refund.everything(Posting.of("no", day(2)), "o-9");
    assertSame(purse, program.decide(host.ada, unknown, purse).purse());
    Lease other = Budget.of("spring", BEANS, EUR).withPoints(51).lease();
    assertThrows(
        IllegalArgumentException.class,
        () -> program.decide(host.ada, order("o-2", 2, "15.00"), Purse.of(other)));
    RecordedAward award = host.ada.order("o-1").orElseThrow().awards().get(0);
    assertEquals(
        List.of(
            new Purse.Drawn("spring", new Spend(1, Points.of(BEANS, 15), Money.of("EUR", "0.12")))),
        award.drawn());
  }

  @Test
  void limitsOfAllRulesHoldWhereATierMultiplies() {
    TierLadder ladder = TierLadder.builder("status")
        .level("Gold", Requirement.atLeast(TierMetric.points(BEANS), 1), Benefit.earning("2"))
        .build();
    EarningRuleSet rules = EarningRuleSet.builder()
        .rule(BASE)
        .limit(Cap.points("day", Points.of(BEANS, 100)).in(Cycle.days()))
        .build();
    Host host = new Host(club().earn(rules).tiers(ladder).build(), Purse.empty());
    host.did(order("o-1", 1, "10.00"));
    host.did(order("o-2", 2, "80.00"));
    assertEquals(100, host.earned("o-2"));
  }

  @Test
  void theTermsOfTheRuleEndPointsBeforeThoseOfTheTierAndTheType() {
    TierLadder ladder = TierLadder.builder("status")
        .level(
            "Gold",
            Requirement.atLeast(TierMetric.points(BEANS), 50),
            Benefit.expiry("Gold", 1, rolling(Period.ofMonths(24))))
        .build();
    LoyaltyProgram program = LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, rolling(Period.ofMonths(12)))
        .earn(BASE)
        .earn(EarningRules.perUnit("mugs", BEANS, 7)
            .onLines(inCategory("mugs"))
            .expiring(rolling(Period.ofDays(10)))
            .version(3))
        .tiers(ladder)
        .build();
    Host host = new Host(program, Purse.empty());
    Decision first = host.did(order("o-1", 1, "20.00"));
    assertEquals("type beans", decided(first, 0));
    host.did(order("o-2", 2, "60.00"));
    Decision gold = host.did(RecordPurchase.of(Order.builder("o-3", "ada", day(3))
        .line("p", "coffee", 1, Money.of("EUR", "9.00"))
        .line("q", "mugs", 2, Money.of("EUR", "11.00"))
        .build()));
    assertEquals("tier Gold", decided(gold, 0));
    assertEquals("rule mugs", decided(gold, 1));
    assertEquals(
        2,
        gold.explanation()
            .findAll(ExpiryCode.TERMS)
            .get(1)
            .findAll(ExpiryCode.OVERRIDDEN)
            .size());
    assertEquals(
        Points.of(BEANS, 14),
        host.ada
            .account()
            .expirySchedule(BEANS, day(3))
            .get(host.ada.account().expirySchedule(BEANS, day(3)).firstKey()));
  }

  private static String decided(Decision decision, int at) {
    var terms = decision.explanation().findAll(ExpiryCode.TERMS).get(at);
    return terms.argument("level").orElseThrow().render(Renderer.english())
        + " "
        + terms.argument("name").orElseThrow().render(Renderer.english());
  }
}
