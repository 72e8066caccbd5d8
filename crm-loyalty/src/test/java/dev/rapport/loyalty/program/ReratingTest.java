package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.never;
import static dev.rapport.loyalty.member.Conditions.orderTotalAtLeast;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.EventId;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRuleSet;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.expiry.ActivityKind;
import dev.rapport.loyalty.journal.ActivityCommand.RecordActivity;
import dev.rapport.loyalty.journal.ActivityCommand.UndoActivity;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.limit.BalanceCap;
import dev.rapport.loyalty.limit.Budget;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.member.Activity;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What other rules would have made of what was recorded, and what is not theirs to decide. */
class ReratingTest {
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final PointType STARS = PointType.qualifying("stars");
  private static final Instant JOINED = Instant.parse("2026-01-10T09:00:00Z");
  private static final EarningRule BASE = perEuro("base", 1);
  private static final Budget SPRING =
      Budget.of("spring", BEANS, CurrencyUnit.of("EUR")).withPoints(50);

  private final List<ProgramEntry> entries = new ArrayList<>();

  private static EarningRule perEuro(String name, long beans) {
    return EarningRules.perAmount(name, BEANS, beans, Money.of("EUR", "1.00"));
  }

  private static Budget.Funding funding(Budget budget) {
    return budget.funding(Points.of(BEANS, 1_000), Money.of("EUR", "8.00"));
  }

  private static Cap monthly(long most) {
    return Cap.points("month-" + most, Points.of(BEANS, most)).in(Cycle.months());
  }

  private static Instant day(int days) {
    return JOINED.plus(Duration.ofDays(days));
  }

  private static RecordPurchase order(String id, int days, String amount) {
    return RecordPurchase.of(Order.builder(id, "ada", day(days))
        .line("p", "coffee", 1, Money.of("EUR", amount))
        .build());
  }

  private static RecordActivity review(String id, int days) {
    return RecordActivity.of(Activity.of(id, "ada", day(days), ActivityKind.REVIEW));
  }

  private static LoyaltyProgram.Builder club() {
    return LoyaltyProgram.builder("club", ZoneId.of("Europe/Paris"))
        .points(BEANS, never())
        .points(STARS, never());
  }

  private void live(LoyaltyProgram program, ProgramCommand... commands) {
    Membership ada = program.enrol(MemberId.of("ada"), JOINED);
    Purse purse = Purse.of(SPRING.lease());
    entries.add(ada.enrolment());
    for (ProgramCommand command : commands) {
      Decision decision = program.decide(ada, command, purse);
      assertTrue(decision.isAccepted(), decision::toString);
      entries.addAll(decision.entries());
      ada = decision.membership();
      purse = decision.purse();
    }
  }

  /* Units more, by what differs. */
  private static Map<String, Long> more(Rerating rerating) {
    return rerating.differences().stream()
        .collect(Collectors.toMap(
            difference -> difference.id().value(),
            difference -> difference.more().units()));
  }

  private static Map<String, Long> more(
      LoyaltyProgram program, List<ProgramEntry> entries, EarningRule... rules) {
    return more(program.rerate(entries, EarningRuleSet.of(rules)));
  }

  @Test
  void aBudgetPaysNoMoreOfAnOrderThanItDidWhereItHadHeldAnAwardBack() {
    LoyaltyProgram program =
        club().earn(BASE).earn(perEuro("spring", 2).fundedBy(funding(SPRING))).build();
    live(
        program,
        order("o-1", 1, "15.00"),
        order("o-2", 2, "15.00"),
        order("o-3", 3, "15.00"),
        Refund.amount(Posting.of("f-2", day(4)), "o-2", Money.of("EUR", "7.50")));
    assertTrue(program.rerate(entries, 1).isEmpty());
    assertTrue(program.rerate(entries).isEmpty());

    // It had paid for all of the first order, for 20 of the second and for nothing of the third.
    EarningRule more = perEuro("spring", 3).fundedBy(funding(SPRING));
    assertEquals(Map.of("o-1", 15L), more(program, entries, BASE, more));
    EarningRule less = perEuro("spring", 1).fundedBy(funding(SPRING));
    assertEquals(Map.of("o-1", -15L, "o-2", 8L - 10L), more(program, entries, BASE, less));
    EarningRule renamed = perEuro("summer", 3).fundedBy(funding(SPRING));
    assertEquals(Map.of("o-1", 15L), more(program, entries, BASE, renamed));
    // Half of what they come to has gone with half of the second order.
    EarningRule[] two = {
      BASE, renamed.version(2), EarningRules.bonus("also", BEANS, 9).fundedBy(funding(SPRING))
    };
    assertEquals(Map.of("o-1", 15L + 9L), more(program, entries, two));

    assertEquals(Map.of("o-1", -30L, "o-2", -10L), more(program, entries, BASE));
    Map<String, Long> free = Map.of("o-2", 5L, "o-3", 30L);
    assertEquals(free, more(program, entries, BASE, perEuro("spring", 2)));
    Budget autumn = Budget.of("autumn", BEANS, CurrencyUnit.of("EUR")).withPoints(1);
    assertEquals(
        free, more(program, entries, BASE, perEuro("spring", 2).fundedBy(funding(autumn))));
  }

  @Test
  void aBudgetThatRejectedOneAwardAndPaidForASmallerOneDoesSoAgain() {
    Budget strict = SPRING.rejecting();
    EarningRule large = perEuro("large", 4).priority(-1).fundedBy(funding(strict));
    EarningRule small = EarningRules.bonus("small", BEANS, 7).fundedBy(funding(strict));
    LoyaltyProgram program = club().earn(large).earn(small).build();
    Membership ada = program.enrol(MemberId.of("ada"), JOINED);
    entries.add(ada.enrolment());
    entries.addAll(
        program.decide(ada, order("o-1", 1, "15.00"), Purse.of(strict.lease())).entries());
    assertTrue(program.rerate(entries, 1).isEmpty());
    assertEquals(Map.of("o-1", -7L), more(program, entries, large));
  }

  @Test
  void whatACapHadHeldBackAnotherCapLetsThrough() {
    LoyaltyProgram program = club()
        .earn(perEuro("spring", 1).fundedBy(funding(SPRING)).cappedAt(monthly(20)))
        .build();
    live(program, order("o-1", 1, "15.00"), order("o-2", 2, "15.00"), order("o-3", 3, "15.00"));
    assertTrue(program.rerate(entries, 1).isEmpty());
    EarningRule looser = perEuro("spring", 1).fundedBy(funding(SPRING)).cappedAt(monthly(40));
    assertEquals(Map.of("o-2", 10L, "o-3", 10L), more(program, entries, looser));
  }

  @Test
  void anOrderThatACapHadRejectedIsLetThroughByRulesWithoutIt() {
    Cap most = Cap.points("order-max", Points.of(BEANS, 30)).perOrder().rejecting();
    EarningRule capped = perEuro("more", 2).cappedAt(most);
    LoyaltyProgram program = club().earn(BASE.cappedAt(most)).earn(capped).build();
    live(program, order("o-1", 1, "10.00"), order("o-2", 2, "15.00"));
    assertTrue(program.rerate(entries).isEmpty());
    assertEquals(Map.of("o-2", 45L), more(program, entries, BASE, perEuro("more", 2)));
    EarningRule tripled = perEuro("more", 3).cappedAt(most);
    assertEquals(Map.of("o-1", 10L, "o-2", 15L), more(program, entries, BASE, tripled));
  }

  @Test
  void aCapOnAllRulesHadHeldBackWhatNoBudgetWasAskedFor() {
    EarningRule funded = perEuro("spring", 1).fundedBy(funding(SPRING));
    LoyaltyProgram program = club()
        .earn(EarningRuleSet.builder().rule(funded).limit(monthly(20)).build())
        .build();
    live(program, order("o-1", 1, "20.00"), order("o-2", 2, "15.00"));
    assertEquals(Map.of("o-2", 15L), more(program, entries, funded));
  }

  @Test
  void aBalanceThatHadNoRoomHasNoneForOtherRules() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 100)))
        .build();
    live(
        program,
        order("o-1", 1, "60.00"),
        order("o-2", 2, "60.00"),
        new Redeem(Posting.of("r", day(3)), Points.of(BEANS, 90), "mug"),
        order("o-3", 4, "30.00"));
    assertTrue(program.rerate(entries, 1).isEmpty());
    Map<String, Long> unbitten = Map.of("o-1", 60L, "o-3", 30L);
    assertEquals(unbitten, more(program, entries, perEuro("base", 2)));
    assertEquals(unbitten, more(program, entries, perEuro("other", 2)));
    assertEquals(
        Map.of("o-1", 120L, "o-3", 60L),
        more(program, entries, perEuro("other", 2), perEuro("and", 1)));
  }

  @Test
  void aRuleThatIsUsedOnceForTwoTypesOfPointsIsHeldBackInEach() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "1.00")).priority(-1))
        .earn(EarningRules.multiplier("double", 2).cappedAt(Cap.uses("once", 1)))
        .balanceCap(BalanceCap.of("wallet", Points.of(BEANS, 15)))
        .balanceCap(BalanceCap.of("sky", Points.of(STARS, 15)))
        .build();
    live(program, order("o-1", 1, "10.00"));
    assertTrue(program.rerate(entries, 1).isEmpty());
  }

  @Test
  void whatCameBackComesBackFromWhatTheOtherRulesGrantForTheWholeOrder() {
    EarningRule large =
        EarningRules.bonus("large", BEANS, 50).when(orderTotalAtLeast(Money.of("EUR", "40.00")));
    LoyaltyProgram program = club().earn(BASE).earn(large).build();
    live(
        program,
        order("o-1", 1, "40.00"),
        Refund.amount(Posting.of("f-1", day(2)), "o-1", Money.of("EUR", "10.00")),
        Refund.amount(Posting.of("f-2", day(3)), "o-1", Money.of("EUR", "10.00")));
    assertTrue(program.rerate(entries, 1).isEmpty());
    assertEquals(Map.of("o-1", -25L), more(program, entries, BASE));
    assertEquals(
        new Rerating.Difference(
            Rerating.Kind.ORDER, EventId.of("o-1"), Points.of(BEANS, 45), Points.of(BEANS, 65)),
        program
            .rerate(entries, EarningRuleSet.of(perEuro("base", 2), large))
            .differences()
            .get(0));
  }

  @Test
  void aRemainderThatIsRatedAnewIsRatedByTheOtherRules() {
    EarningRule large = EarningRules.bonus("large", BEANS, 50);
    LoyaltyProgram program = club()
        .earn(BASE)
        .earn(large.when(orderTotalAtLeast(Money.of("EUR", "20.00"))))
        .refunds(RefundPolicy.reRatingRemainder())
        .build();
    live(
        program,
        order("o-1", 1, "40.00"),
        Refund.amount(Posting.of("f-1", day(2)), "o-1", Money.of("EUR", "15.00")));
    assertTrue(program.rerate(entries).isEmpty());
    EarningRule larger = large.when(orderTotalAtLeast(Money.of("EUR", "30.00")));
    assertEquals(Map.of("o-1", -50L), more(program, entries, BASE, larger));
  }

  @Test
  void roomUnderACapIsUsedAndGivenBackInTheOrderInWhichThingsWereRecorded() {
    EarningRule review = EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW);
    LoyaltyProgram program = club()
        .earn(
            EarningRuleSet.builder().rule(BASE).rule(review).limit(monthly(60)).build())
        .build();
    live(
        program,
        review("rev-1", 1),
        order("o-1", 2, "50.00"), // has room for 35
        UndoActivity.of(Posting.of("u-1", day(3)), "rev-1"),
        order("o-2", 4, "50.00"), // has room for 25
        review("rev-2", 5),
        Refund.everything(Posting.of("f-1", day(6)), "o-1"),
        order("o-3", 7, "30.00"));
    assertTrue(program.rerate(entries, 1).isEmpty());
    EarningRuleSet other = EarningRuleSet.builder()
        .rule(BASE)
        .rule(EarningRules.bonus("review", BEANS, 40).on(ActivityKind.REVIEW))
        .limit(monthly(60))
        .build();
    // 40 and 20 at first; the 40 come back and go to the second order, the 20 to the third.
    assertEquals(Map.of("o-2", 15L, "o-3", -10L), more(program.rerate(entries, other)));
  }

  @Test
  void activitiesAreRatedAgainAndThoseUndoneStayUndone() {
    LoyaltyProgram program = club()
        .earn(EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW))
        .build();
    live(
        program,
        review("rev-1", 1),
        review("rev-2", 2),
        UndoActivity.of(Posting.of("u-2", day(3)), "rev-2"));
    Rerating rerating = program.rerate(
        entries,
        EarningRuleSet.of(EarningRules.bonus("review", BEANS, 99).on(ActivityKind.REVIEW)));
    assertEquals(0, rerating.orders());
    assertEquals(2, rerating.activities());
    assertEquals(Map.of("rev-1", 74L), more(rerating));
  }

  @Test
  void aVersionThatWasMendedIsComparedWhereItWasInForceAndNowhereElse() {
    Instant change = day(10);
    EarningRuleSet later = EarningRuleSet.of(perEuro("base", 3));
    LoyaltyProgram wrong = club().earn(BASE).earnFrom(change, later).build();
    live(
        wrong,
        order("o-1", 9, "10.00"),
        order("o-2", 10, "10.00"),
        new RecordPurchase(
            order("o-3", 8, "4.00").order(), order("o-3", 8, "4.00").rates(), day(11)));
    LoyaltyProgram mended =
        club().earn(perEuro("base", 2)).earnFrom(change, later).build();
    assertTrue(wrong.rerate(entries).isEmpty());
    assertEquals(Map.of("o-1", 10L, "o-3", 4L), more(mended.rerate(entries)));
    assertEquals(Map.of("o-1", 10L, "o-2", -10L, "o-3", 4L), more(mended.rerate(entries, 1)));
    assertEquals(Points.of(BEANS, 14), mended.rerate(entries).more(BEANS));
  }

  @Test
  void anExplanationCountsWhatWasRatedAndListsWhatDiffers() {
    EarningRule stars = EarningRules.perAmount("stars", STARS, 1, Money.of("EUR", "5.00"));
    LoyaltyProgram program = club().earn(BASE).earn(stars).build();
    live(
        program,
        order("o-1", 1, "10.00"),
        order("o-2", 2, "0.50"),
        review("rev-1", 3),
        order("o-3", 4, "20.00"));
    Rerating rerating = program.rerate(
        entries,
        EarningRuleSet.of(
            perEuro("base", 2), EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW)));
    assertEquals(List.of(), rerating.explanation().missing());
    assertEquals("""
        orders rated again: 3, activities: 1, with a difference: 3
          difference of 55 beans: 30 beans as it is, 85 beans otherwise
            order o-1: 10 beans as it is, 20 beans otherwise
            order o-3: 20 beans as it is, 40 beans otherwise
            activity rev-1: 0 beans as it is, 25 beans otherwise
          difference of -6 stars: 6 stars as it is, 0 stars otherwise
            order o-1: 2 stars as it is, 0 stars otherwise
            order o-3: 4 stars as it is, 0 stars otherwise
        """, String.join("\n", rerating.explanation().lines()) + "\n");
  }

  @Test
  void someEntriesAreEnoughAndWhatIsMissingIsNamed() {
    EarningRule capped = BASE.cappedAt(monthly(60));
    EarningRule review = EarningRules.bonus("review", BEANS, 25).on(ActivityKind.REVIEW);
    LoyaltyProgram program = club().earn(capped).earn(review).build();
    live(
        program,
        review("rev-1", 1),
        order("o-1", 2, "40.00"),
        order("o-2", 3, "30.00"), // has room for 20
        Refund.amount(Posting.of("f-2", day(4)), "o-2", Money.of("EUR", "3.00")),
        Refund.everything(Posting.of("f-1", day(5)), "o-1"),
        UndoActivity.of(Posting.of("u-1", day(6)), "rev-1"));
    List<ProgramEntry> some = entries.stream()
        .filter(entry -> !entry.header().posting().effectiveAt().isBefore(day(3)))
        .filter(entry -> entry.header().posting().effectiveAt().isBefore(day(5)))
        .toList();
    assertTrue(program.rerate(some).isEmpty());
    // Held back by a use that is not among them, so it stays; all entries show the room.
    EarningRule more = perEuro("base", 1).cappedAt(monthly(90));
    assertEquals(Map.of(), more(program, some, more, review));
    assertEquals(Map.of("o-2", 9L), more(program, entries, more, review));

    assertRefused("purchase o-1", program, 3, ProgramEntry.Kind.PURCHASED);
    assertRefused("activity rev-1", program, 2, ProgramEntry.Kind.ACTIVITY_RECORDED);
  }

  private void assertRefused(
      String what, LoyaltyProgram program, int fromDay, ProgramEntry.Kind kind) {
    List<ProgramEntry> without = entries.stream()
        .filter(entry ->
            entry.kind() != kind || !entry.header().posting().effectiveAt().isBefore(day(fromDay)))
        .toList();
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> program.rerate(without))
            .getMessage());
    assertTrue(message.startsWith("entries must hold the " + what + ", held only"), message);
  }

  @Test
  void anOrderUnderAnIdThatWasForgottenIsAnOrderOfItsOwn() {
    LoyaltyProgram program = club().earn(BASE).build();
    live(program, order("o-1", 1, "10.00"), order("o-2", 199, "3.00"), order("o-1", 200, "7.00"));
    Rerating rerating = program.rerate(entries, EarningRuleSet.of(perEuro("base", 2)));
    assertEquals(3, rerating.orders());
    assertEquals(
        List.of(10L, 3L, 7L),
        rerating.differences().stream().map(each -> each.more().units()).toList());
  }

  @Test
  void countsAreNotNegativeAndPointsOfOneTypeAreCompared() {
    assertThrows(IllegalArgumentException.class, () -> new Rerating(-1, 0, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Rerating(0, -1, List.of()));
    assertThrows(
        RuntimeException.class,
        () -> new Rerating.Difference(
            Rerating.Kind.ORDER, EventId.of("o"), Points.of(BEANS, 1), Points.of(STARS, 1)));
  }
}
