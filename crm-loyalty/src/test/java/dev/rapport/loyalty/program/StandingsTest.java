package dev.rapport.loyalty.program;

import static dev.rapport.loyalty.expiry.ExpiryPolicies.rolling;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.loyalty.earning.EarningRule;
import dev.rapport.loyalty.earning.EarningRules;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Adjust;
import dev.rapport.loyalty.journal.ProgramCommand.Day;
import dev.rapport.loyalty.journal.ProgramCommand.GrantTier;
import dev.rapport.loyalty.journal.ProgramCommand.RecordPurchase;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramCommand.Refund;
import dev.rapport.loyalty.journal.ProgramCommand.UpdateMember;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.Order;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.Benefit;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierGrant;
import dev.rapport.loyalty.tier.TierLadder;
import dev.rapport.loyalty.tier.TierMetric;
import dev.rapport.loyalty.tier.TierPolicy;
import dev.rapport.loyalty.tier.TierStanding;
import dev.rapport.loyalty.tier.TierValidity;
import dev.rapport.loyalty.tier.TierWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a programme counts for its ladders, and what their levels do in it. */
class StandingsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final PointType BEANS = new PointType("beans", true, true, 0);
  private static final EarningRule BASE =
      EarningRules.perAmount("base", BEANS, 1, Money.of("EUR", "1.00"));
  private static final TierLadder SILVER_FROM_100 = TierLadder.builder("status")
      .level("Silver", Requirement.atLeast(TierMetric.points(BEANS), 100))
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
    assertEquals(decision.membership(), program.restore(decision.membership().snapshot()));
    return decision.membership();
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(PARIS).toInstant();
  }

  private static Order order(String id, String day, String amount) {
    return Order.builder(id, "ada", noon(day)).amount(Money.of("EUR", amount)).build();
  }

  private static TierLadder forgetful(int days) {
    return TierLadder.builder("status")
        .level("Silver", Requirement.atLeast(TierMetric.points(BEANS), 100))
        .window(Cycle.months())
        .validity(TierValidity.throughNext(Cycle.months()))
        .remembering(days)
        .build();
  }

  @Test
  void aLadderRemembersAsLongAsOrdersCanBeReturned() {
    for (Period window : List.of(Period.ofDays(60), Period.ofDays(200), Period.ofMonths(8))) {
      TierLadder ladder = TierLadder.builder("status")
          .level("Silver", Requirement.atLeast(TierMetric.points(BEANS), 100))
          .window(TierWindow.lifetime())
          .validity(TierValidity.whileQualified())
          .remembering(10)
          .build();
      LoyaltyProgram program = club()
          .earn(BASE)
          .refunds(RefundPolicy.byItem().within(window))
          .tiers(ladder)
          .build();
      entries.clear();
      Membership ada = enrol(program);
      ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "120.00")));
      assertEquals("Silver", ada.standing("status").level().name());
      Instant last =
          program.clock().startOf(LocalDate.of(2026, 2, 2).plus(window)).minusNanos(1);
      ada = did(program, ada, Refund.everything(Posting.of("late", last), "o-1"));
      assertEquals(0, ada.standing("status").measured(TierMetric.points(BEANS)), window::toString);
      assertEquals("Basic", ada.standing("status").level().name());
    }
  }

  @Test
  void aLadderRemembersAsLongAsOrdersCanBeReportedLate() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .refunds(RefundPolicy.byItem().within(Period.ofDays(5)))
        .tiers(forgetful(0))
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-04-30", "1.00")));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-03-31", "100.00")));
    TierStanding standing = ada.standing("status");
    assertEquals("Silver", standing.level().name(), "by what March held");
    assertEquals(LocalDate.of(2026, 4, 30), standing.lastDay());
    assertEquals(1, standing.measured(TierMetric.points(BEANS)));
  }

  @Test
  void aLadderThatRemembersLongerThanItMustStaysAsItIs() {
    LoyaltyProgram.Builder club = club().earn(BASE);
    TierLadder patient = forgetful(400);
    LoyaltyProgram program = club.tiers(patient).build();
    assertEquals(List.of(patient), program.ladders());
    LoyaltyProgram shorter = club().earn(BASE).tiers(forgetful(3)).build();
    assertEquals(37, shorter.ladders().get(0).rememberedDays(), "35 days of reports and two");
    assertEquals(forgetful(37), shorter.ladders().get(0));
  }

  @Test
  void aLadderCountsThePointsTheSpendOrTheOrdersOfItsWindow() {
    TierMetric points = TierMetric.points(BEANS);
    TierMetric spend = TierMetric.spend(CurrencyUnit.of("EUR"));
    TierMetric orders = TierMetric.count("orders");
    LoyaltyProgram program = club()
        .earn(BASE)
        .tiers(yearly("points", points, 30))
        .tiers(yearly("spend", spend, 3_250))
        .tiers(yearly("orders", orders, 3))
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "20.30")));
    assertMeasured(ada, 20, 2_030, 1);
    assertEquals(List.of("Basic", "Basic", "Basic"), levels(ada));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-02-02", "12.20")));
    assertMeasured(ada, 32, 3_250, 2);
    assertEquals(List.of("Gold", "Gold", "Basic"), levels(ada));
    ada = did(program, ada, RecordPurchase.of(order("o-3", "2026-02-03", "0.50")));
    assertMeasured(ada, 32, 3_300, 3);
    assertEquals(List.of("Gold", "Gold", "Gold"), levels(ada));

    ada = did(
        program,
        ada,
        Refund.amount(Posting.of("f-1", noon("2026-02-04")), "o-2", Money.of("EUR", "6.10")));
    assertMeasured(ada, 26, 2_690, 3);
    assertEquals(List.of("Basic", "Basic", "Gold"), levels(ada));
    ada = did(program, ada, Refund.everything(Posting.of("f-2", noon("2026-02-05")), "o-2"));
    assertMeasured(ada, 20, 2_080, 2);
    assertEquals(List.of("Basic", "Basic", "Basic"), levels(ada));
    Adjust goodwill =
        new Adjust(Posting.of("a-1", noon("2026-02-06")), Points.of(BEANS, 15), "goodwill");
    ada = did(program, ada, goodwill);
    assertMeasured(ada, 35, 2_080, 2);
    assertEquals(List.of("Gold", "Basic", "Basic"), levels(ada));

    // A new year counts anew.
    ada = did(program, ada, RecordPurchase.of(order("o-4", "2027-01-01", "7.00")));
    assertMeasured(ada, 7, 700, 1);
  }

  private static TierLadder yearly(String name, TierMetric metric, long threshold) {
    return TierLadder.builder(name)
        .level("Gold", Requirement.atLeast(metric, threshold))
        .window(Cycle.years())
        .validity(TierValidity.whileQualified())
        .build();
  }

  private static void assertMeasured(Membership ada, long points, long spend, long orders) {
    assertEquals(points, ada.standing("points").measured(TierMetric.points(BEANS)));
    assertEquals(spend, ada.standing("spend").measured(TierMetric.spend(CurrencyUnit.of("EUR"))));
    assertEquals(orders, ada.standing("orders").measured(TierMetric.count("orders")));
  }

  private static List<String> levels(Membership ada) {
    return List.of("points", "spend", "orders").stream()
        .map(ladder -> ada.standing(ladder).level().name())
        .toList();
  }

  @Test
  void pointsThatALevelEarnsEndByItsOwnTerms() {
    TierLadder patient = lasting("status", 24);
    TierLadder other = lasting("second", 36);
    LoyaltyProgram one = club().earn(BASE).tiers(patient).build();
    Membership ada = enrol(one);
    ada = did(one, ada, RecordPurchase.of(order("o-1", "2026-02-01", "150.00")));
    ada = did(one, ada, gold("status", "2026-02-02"));
    ada = did(one, ada, RecordPurchase.of(order("o-2", "2026-02-03", "30.00")));
    assertEquals(180, ada.balance(BEANS, noon("2027-01-31")).available().units());
    assertEquals(30, ada.balance(BEANS, noon("2027-02-05")).available().units());
    assertEquals(30, ada.balance(BEANS, noon("2028-02-02")).available().units());
    assertEquals(0, ada.balance(BEANS, noon("2028-02-05")).available().units());

    // The first ladder whose level has terms decides, and one without leaves it to the next.
    entries.clear();
    LoyaltyProgram two = club().earn(BASE).tiers(patient).tiers(other).build();
    Membership ben = enrol(two);
    ben = did(two, ben, gold("second", "2026-01-31"));
    ben = did(two, ben, RecordPurchase.of(order("o-1", "2026-02-01", "150.00")));
    ben = did(two, ben, gold("status", "2026-02-02"));
    ben = did(two, ben, RecordPurchase.of(order("o-2", "2026-02-03", "30.00")));
    assertEquals(180, ben.balance(BEANS, noon("2028-02-02")).available().units());
    assertEquals(150, ben.balance(BEANS, noon("2028-02-05")).available().units());
    assertEquals(0, ben.balance(BEANS, noon("2029-02-05")).available().units());
  }

  @Test
  void theOrderThatLeadsToALevelIsStillOneOfTheLevelBefore() {
    LoyaltyProgram program = club().earn(BASE).tiers(lasting("status", 24)).build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "1000.00")));
    assertEquals("Gold", ada.standing("status").level().name());
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-02-01", "7.00")));
    assertEquals(1_007, ada.balance(BEANS, noon("2027-01-31")).available().units());
    assertEquals(7, ada.balance(BEANS, noon("2027-02-02")).available().units());
  }

  private static TierLadder lasting(String name, int months) {
    return TierLadder.builder(name)
        .level(
            "Gold",
            Requirement.atLeast(TierMetric.points(BEANS), 1_000),
            Benefit.expiry("Gold", 1, rolling(Period.ofMonths(months))))
        .build();
  }

  private static GrantTier gold(String ladder, String day) {
    DateRange always = DateRange.startingAt(LocalDate.parse(day));
    return new GrantTier(
        Posting.of("gold-" + ladder, noon(day)), ladder, new TierGrant("Gold", always, "match"));
  }

  @Test
  void laddersOnOneBalanceCountItWhateverTheirWindow() {
    TierLadder yearly = balances("yearly", TierWindow.of(Cycle.years()));
    TierLadder always = balances("always", TierWindow.lifetime());
    LoyaltyProgram program = club().earn(BASE).tiers(yearly).tiers(always).build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-11-01", "60.00")));
    ada = did(program, ada, Day.of(noon("2027-01-05")));
    for (String ladder : List.of("yearly", "always")) {
      assertEquals(60, ada.standing(ladder).measured(TierMetric.balance(BEANS)), ladder);
      assertEquals("Basic", ada.standing(ladder).level().name());
    }
  }

  private static TierLadder balances(String name, TierWindow window) {
    return TierLadder.builder(name)
        .level("Gold", Requirement.atLeast(TierMetric.balance(BEANS), 100))
        .window(window)
        .validity(TierValidity.whileQualified())
        .build();
  }

  private static TierLadder rich(TierValidity validity) {
    return TierLadder.builder("rich")
        .level("Gold", Requirement.atLeast(TierMetric.balance(BEANS), 100), Benefit.earning("2"))
        .validity(validity)
        .build();
  }

  @Test
  void aLevelOnABalanceIsThereOnNewYearsDayBeforeTheJobOfTheDay() {
    LoyaltyProgram program =
        club().earn(BASE).tiers(rich(TierValidity.whileQualified())).build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "500.00")));
    ada = did(program, ada, Day.of(noon("2026-12-31")));
    assertEquals("Gold", ada.standing("rich").level().name());
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2027-01-01", "10.00")));
    assertEquals(520, ada.balance(BEANS, noon("2027-01-01")).available().units());
  }

  @Test
  void aBalanceIsCountedOnceAndALevelOnItIsRenewedYearByYear() {
    LoyaltyProgram program = LoyaltyProgram.builder("club", PARIS)
        .points(BEANS, rolling(Period.ofYears(10)))
        .earn(BASE)
        .tiers(rich(TierValidity.throughThis(Cycle.years())))
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "500.00")));
    ada = did(program, ada, Day.of(noon("2029-01-02")));
    assertEquals("Gold", ada.standing("rich").level().name());
    List<String> written = entries.stream()
        .filter(entry -> entry.kind() == ProgramEntry.Kind.TIER_CHANGED
            || entry.kind() == ProgramEntry.Kind.BALANCE_COUNTED)
        .map(entry -> entry instanceof ProgramEntry.TierChanged changed
            ? changed.change().day() + " " + changed.change().reason()
            : "counted")
        .toList();
    assertEquals(
        List.of(
            "counted",
            "2026-02-01 REACHED",
            "2027-01-01 RENEWED",
            "2028-01-01 RENEWED",
            "2029-01-01 RENEWED"),
        written);
  }

  @Test
  void aLevelOnABalanceIsProjectedToEndWithThePoints() {
    LoyaltyProgram program = club()
        .earn(BASE)
        .tiers(balances("rich", TierWindow.lifetime()))
        .tiers(SILVER_FROM_100)
        .build();
    Membership ada = enrol(program);
    ada = did(program, ada, RecordPurchase.of(order("o-1", "2026-02-01", "80.00")));
    ada = did(program, ada, RecordPurchase.of(order("o-2", "2026-03-01", "50.00")));
    assertEquals("Basic", ada.standing("rich").level().name());
    assertEquals(
        "Gold", ada.projected("rich", LocalDate.parse("2026-03-02")).level().name());
    LocalDate last = LocalDate.parse("2027-01-31");
    assertEquals("Gold", ada.projected("rich", last).level().name());
    TierStanding after = ada.projected("rich", last.plusDays(2));
    assertEquals("Basic", after.level().name());
    assertEquals(50, after.measured(TierMetric.balance(BEANS)));
    assertEquals("Silver", ada.projected("status", last).level().name());
    assertEquals(ada.standing("rich"), ada.projected("rich", LocalDate.parse("2026-02-20")));
    Membership now = ada;
    assertThrows(IllegalArgumentException.class, () -> now.projected("none", last));

    Membership then = did(program, ada, Day.of(noon("2027-02-05")));
    assertEquals(
        then.standing("rich").level(),
        now.projected("rich", LocalDate.parse("2027-02-05")).level());
  }

  @Test
  void whatWasStoredIsReadUnderALadderThatChangedSince() {
    TierMetric points = TierMetric.points(BEANS);
    TierMetric spend = TierMetric.spend(CurrencyUnit.of("EUR"));
    LoyaltyProgram before =
        club().earn(BASE).tiers(changing(points, "Silver", "Gold")).build();
    Membership ada = enrol(before);
    ada = did(before, ada, RecordPurchase.of(order("o-1", "2026-02-01", "150.00")));
    ada = did(before, ada, gold("status", "2026-02-02"));
    assertEquals("Gold", ada.standing("status").level().name());
    ProgramCommand next = RecordPurchase.of(order("o-2", "2026-02-03", "1.00"));
    for (TierLadder ladder : List.of(
        changing(points, "Silver", "Platinum"),
        changing(spend, "Silver", "Gold"),
        changing(points, "Bronze", "Silver", "Gold"))) {
      LoyaltyProgram after = club().earn(BASE).tiers(ladder).build();
      Membership now = after.decide(ada, next).membership();
      String level = now.standing("status").level().name();
      assertEquals(ladder.find("Gold").isPresent() ? "Gold" : "Silver", level);
      assertEquals(now, after.decide(after.restore(ada.snapshot()), next).membership());
      Membership replayed = after.decide(after.replay(entries), next).membership();
      assertEquals(level, replayed.standing("status").level().name());
    }
  }

  @Test
  void aStoredMemberReachesALevelThatBecameEasierAsOneInMemoryDoes() {
    LoyaltyProgram before =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Silver", 1_000)).build();
    LoyaltyProgram after =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Silver", 500)).build();
    Membership ada = enrol(before);
    ada = did(before, ada, RecordPurchase.of(order("o-1", "2026-02-01", "600.00")));
    ProgramCommand next = RecordPurchase.of(order("o-2", "2026-02-03", "300.00"));
    Decision decision = after.decide(ada, next);
    assertEquals("Silver", decision.membership().standing("beans").level().name());
    assertEquals(900, decision.membership().standing("beans").measured(TierMetric.points(BEANS)));
    Decision restored = after.decide(after.restore(ada.snapshot()), next);
    assertEquals(decision.entries(), restored.entries());
    assertEquals(decision.membership(), restored.membership());
  }

  private static List<String> changes(List<ProgramEntry> entries) {
    return entries.stream()
        .filter(ProgramEntry.TierChanged.class::isInstance)
        .map(entry -> ((ProgramEntry.TierChanged) entry).change())
        .map(change -> change.day() + " " + change.from() + " " + change.to() + " "
            + change.reason() + " " + change.lastDay())
        .toList();
  }

  @Test
  void aNewVersionIsJudgedOnTheDayOfTheMembershipWhateverTouchedTheStandingLast() {
    LoyaltyProgram before =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Silver", 1_000)).build();
    LoyaltyProgram after =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Silver", 500)).build();
    Membership ada = enrol(before);
    ada = did(before, ada, RecordPurchase.of(order("o-1", "2026-03-10", "600.00")));
    Posting posting = Posting.of("touch", noon("2027-01-05"));
    List<ProgramCommand> touching = List.of(
        new UpdateMember(posting, MemberProfile.unknown()),
        new Adjust(posting, Points.of(BEANS, 1), "goodwill"),
        new Redeem(posting, Points.of(BEANS, 1), "mug"));
    for (ProgramCommand touch : touching) {
      Membership touched = before.decide(ada, touch).membership();
      assertEquals(
          LocalDate.of(2027, 1, 5), touched.snapshot().standings().get(0).asOf());
      Decision later = after.decide(touched, Day.of(noon("2027-02-01")));
      assertEquals("Basic", later.membership().standing("beans").level().name());
      assertEquals(List.of(), later.entries());
    }
    Decision asked = after.decide(ada, Day.of(noon("2026-04-01")));
    assertEquals(List.of("2026-03-10 Basic Silver REACHED 2027-12-31"), changes(asked.entries()));
  }

  @Test
  void whatANewVersionChangesIsWrittenDownOnceByTheFirstDecisionThatWritesAnything() {
    LoyaltyProgram before =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Silver", 500)).build();
    LoyaltyProgram after =
        club().earn(BASE).tiers(TierLadder.of(BEANS, "Argent", 5_000)).build();
    Membership ada = enrol(before);
    ada = did(before, ada, RecordPurchase.of(order("o-1", "2026-03-10", "600.00")));
    Membership stored = after.restore(ada.snapshot());
    assertEquals("Basic", stored.standing("beans").level().name());
    assertEquals(ada.snapshot(), stored.snapshot(), "nothing is written yet");
    assertEquals(stored.standing("beans"), after.restore(stored.snapshot()).standing("beans"));
    Redeem tooMuch = new Redeem(Posting.of("r", noon("2026-03-11")), Points.of(BEANS, 9_000), "tv");
    Membership refused = after.decide(stored, tooMuch).membership();
    assertEquals(ada.snapshot(), refused.snapshot());

    List<String> told = List.of("2026-03-10 Silver Basic LADDER_CHANGED +999999999-12-31");
    for (ProgramCommand command : List.<ProgramCommand>of(
        RecordPurchase.of(order("o-2", "2026-03-11", "1.00")),
        RecordPurchase.of(order("o-3", "2026-03-08", "1.00")),
        Day.of(noon("2026-03-10").plusSeconds(1)),
        Day.of(noon("2028-03-11")))) {
      Decision decision = after.decide(refused, command);
      assertEquals(told, changes(decision.entries()), command::toString);
      assertEquals(decision.entries(), after.decide(ada, command).entries());
      assertEquals(List.of(), decision.explanation().missing());
      Membership next = decision.membership();
      assertEquals(next, after.after(ada, decision.entries()));
      assertEquals(next.standing("beans"), after.restore(next.snapshot()).standing("beans"));
      Decision second = after.decide(next, RecordPurchase.of(order("o-9", "2028-03-12", "1.00")));
      assertEquals(List.of(), changes(second.entries()), "once");
    }
    Decision late = after.decide(refused, Day.of(noon("2026-03-01")));
    assertEquals(List.of(), late.entries(), "a day that is over brings no news");
    assertEquals(ada.snapshot(), late.membership().snapshot());
  }

  @Test
  void aNewLadderHasNothingToTellOfTheTimeBeforeIt() {
    LoyaltyProgram before = club().earn(BASE).build();
    TierLadder everybody = TierLadder.builder("all")
        .level("Guest", Requirement.always())
        .validity(TierValidity.throughThis(Cycle.months()))
        .build();
    LoyaltyProgram after = club().earn(BASE).tiers(everybody).build();
    Membership ada = enrol(before);
    ada = did(before, ada, RecordPurchase.of(order("o-1", "2026-03-10", "600.00")));
    Decision decision = after.decide(ada, RecordPurchase.of(order("o-2", "2026-03-11", "1.00")));
    assertEquals(List.of(), changes(decision.entries()));
    assertEquals(
        LocalDate.of(2026, 3, 31), decision.membership().standing("all").lastDay());
  }

  /* The first level at 100, and each other at a hundred more. */
  private static TierLadder changing(TierMetric metric, String... levels) {
    TierLadder.Builder builder = TierLadder.builder("status");
    for (int i = 0; i < levels.length; i++) {
      long threshold = metric.kind() == TierMetric.Kind.SPEND ? 10_000 : 100;
      builder.level(levels[i], Requirement.atLeast(metric, threshold * (i + 1)));
    }
    return builder.build();
  }

  @Test
  void anOrderThatLeadsToALevelLeavesNothingInACountThatStartsAnew() {
    TierMetric orders = TierMetric.count("orders");
    TierLadder ladder = TierLadder.builder("status")
        .level(
            "Gold",
            Requirement.atLeast(TierMetric.points(BEANS), 100).or(Requirement.atLeast(orders, 2)))
        .level("Platinum", Requirement.atLeast(orders, 3))
        .window(TierWindow.lifetime())
        .reset(TierPolicy.toZero())
        .build();
    LoyaltyProgram program = club().earn(BASE).tiers(ladder).build();
    Membership ada =
        did(program, enrol(program), RecordPurchase.of(order("o-1", "2026-02-01", "100.00")));
    assertEquals("Gold", ada.standing("status").level().name());
    assertEquals(0, ada.standing("status").measured(TierMetric.points(BEANS)));
    assertEquals(0, ada.standing("status").measured(orders));
  }

  @Test
  void aLevelWithoutEndIsNotProjectedToTheEndOfAllDays() {
    LoyaltyProgram program = club().earn(BASE).tiers(SILVER_FROM_100).build();
    Membership ada = enrol(program);
    LocalDate noEnd = ada.standing("status").lastDay();
    assertEquals(
        "day must be on or before 9999-12-31, was +999999999-12-31."
            + " LocalDate.MAX stands for an end that is not known.",
        assertThrows(IllegalArgumentException.class, () -> ada.projected("status", noEnd))
            .getMessage());
    assertEquals(
        "Basic", ada.projected("status", LocalDate.of(9999, 12, 31)).level().name());
  }
}
