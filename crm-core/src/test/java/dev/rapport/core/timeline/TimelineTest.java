package dev.rapport.core.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.lifecycle.LadderRung;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.RelationshipPhase;
import dev.rapport.core.lifecycle.StageTransitions;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final EvaluationGrid MONTHS = new EvaluationGrid(Cycle.months(), ZoneOffset.UTC);
  private static final TimelinePolicy MONTHLY = TimelinePolicy.builder(MONTHS).build();
  private static final TimelinePolicy DAILY =
      TimelinePolicy.builder(new EvaluationGrid(Cycle.days(), ZoneOffset.UTC)).build();
  private static final String ADA = "c-1815";

  private static Instant day(String date) {
    return Instant.parse(date + "T12:00:00Z");
  }

  private static Instant endOf(String date) {
    return LocalDate.parse(date)
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .minusNanos(1);
  }

  private static CustomerEvent bought(String date, String euros) {
    return Purchase.of("order-" + date, day(date), ADA, Money.of("EUR", euros));
  }

  private static EventHistory every(int days, int times, String from) {
    List<CustomerEvent> events = new ArrayList<>();
    LocalDate date = LocalDate.parse(from);
    for (int i = 0; i < times; i++) {
      events.add(bought(date.plusDays((long) days * i).toString(), "10.00"));
    }
    return EventHistory.of(events);
  }

  private static CustomerEvent ended(String date) {
    return Participation.Termination.of(
        "end-" + date, day(date), ADA, "relationship", Participation.EndedBy.CUSTOMER);
  }

  private static List<LifeStage> stages(Timeline timeline) {
    List<LifeStage> stages = new ArrayList<>();
    timeline.positions().forEach(position -> stages.add(position.stage()));
    return stages;
  }

  @Test
  void looksAtTheEndsOfTheCycle() {
    assertEquals(
        List.of(endOf("2026-01-31"), endOf("2026-02-28")),
        MONTHS.instants(day("2026-01-05"), day("2026-03-30")));
    assertEquals(
        List.of(endOf("2026-03-31")), MONTHS.instants(endOf("2026-03-31"), endOf("2026-03-31")));
    assertEquals(List.of(), MONTHS.instants(day("2026-03-05"), day("2026-03-30")));
    assertEquals(List.of(), MONTHS.instants(day("2026-03-05"), day("2026-01-30")));
    assertEquals(
        List.of(endOf("2026-01-11"), endOf("2026-01-18")),
        new EvaluationGrid(Cycle.weeks(DayOfWeek.MONDAY), ZoneOffset.UTC)
            .instants(day("2026-01-05"), day("2026-01-20")));
    assertEquals(
        "from and asOf must be at most 1000000 evaluations apart, were 1095363",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    DAILY.grid().instants(day("2026-01-01"), Instant.parse("5025-01-01T00:00:00Z")))
            .getMessage());
  }

  @Test
  void tellsTheStoryOfACustomer() {
    Timeline timeline = Timeline.of(
        EventHistory.of(
            bought("2026-01-10", "20.00"),
            bought("2026-02-09", "20.00"),
            bought("2026-03-11", "20.00")),
        MONTHLY,
        day("2026-07-31"));
    assertEquals(
        List.of(
            LifeStage.EXPLORATION,
            LifeStage.EXPLORATION,
            LifeStage.STABILITY,
            LifeStage.STABILITY,
            LifeStage.DEGRADATION,
            LifeStage.DEGRADATION),
        stages(timeline));
    assertEquals(
        List.of("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"),
        timeline.moves().stream().map(move -> move.day().toString()).toList());
    assertEquals(
        List.of(LifeStage.FORMATION, LifeStage.STABILITY),
        timeline.moves().get(2).stagesEntered());
    assertEquals(3, timeline.moves().get(2).facts().purchases());
    assertEquals(
        List.of(
            "moved on 2026-03-31",
            "  stage: exploration to stability",
            "    life cycle: stability",
            "      silent for 20 days, 0.67 times the usual 30.0 days; lapsed from 2.00 times on: no",
            "      value changes by 0.0% a period over 0 periods; above 5.0% it is formation",
            "    passing through formation",
            "  phase: reserve to steady",
            "    five-stage cycle: steady, in stability"),
        timeline.moves().get(2).explanation().lines());
    assertEquals(
        "inactive on the ladder, in degradation; looks up to 2026-07-31 12:00:00 UTC: 6",
        timeline.explanation().lines().get(0));
    assertEquals(5, timeline.explanation().children().size());
    assertEquals(
        "Timeline of 6 looks and 5 moves to Position[INACTIVE, DEGRADATION, WAVERING, ACQUAINTANCE, mature UNKNOWN]",
        timeline.toString());
  }

  @Test
  void explainsEveryAxisThatChanged() {
    Timeline timeline = Timeline.of(
        EventHistory.of(bought("2026-01-10", "20.00")),
        EvidenceHistory.none()
            .plus(
                day("2026-02-10"),
                Evidence.builder().trust(Finding.YES).shareOfWallet(0.75).build()),
        MONTHLY,
        day("2026-03-01"));
    assertEquals(
        List.of(
            "moved on 2026-01-31",
            "  rung: suspect to first time",
            "    ladder of formation (strict): first time",
            "      prospect: yes (qualified: unknown, member: no, purchases: 1)",
            "      first time: yes (purchases: 1 of 1 needed)",
            "      repeat: no (purchases: 1 of 2 needed)",
            "  stage: prospect to exploration",
            "    life cycle: exploration",
            "      no usual interval to compare the silence with; purchases: 1",
            "      purchases: 1, fewer than 3",
            "  phase: none to acquaintance",
            "    five-stage cycle: acquaintance, in exploration",
            "      purchases: 1; reserve begins with 2",
            "  relation: stranger to acquaintance",
            "    relation: acquaintance",
            "      purchases: 1; trust: unknown; high commitment: unknown; bond of customisation or more: unknown",
            "      goal: satisfy, with a standard offering that yields approval, on the basis of satisfaction"),
        timeline.moves().get(0).explanation().lines());
    assertEquals(
        List.of(
            "moved on 2026-02-28",
            "  relation: acquaintance to friend",
            "    relation: friend",
            "      purchases: 1; trust: yes; high commitment: unknown; bond of customisation or more: unknown",
            "      goal: retain, with a differentiated offering that yields trust, on the basis of trust",
            "  mature: unknown to yes",
            "    mature: yes (share of wallet: 75.0%, more than 50.0% needed)"),
        timeline.moves().get(1).explanation().lines());
  }

  @Test
  void hasNoLooksWithoutFacts() {
    Timeline nobody = Timeline.of(EventHistory.empty(), MONTHLY, day("2026-07-31"));
    assertEquals(List.of(), nobody.looks());
    assertEquals(List.of(), nobody.moves());
    assertEquals(LifeStage.PROSPECT, nobody.position().stage());
    assertEquals(LadderRung.SUSPECT, nobody.position().rung());
    assertEquals(nobody.position(), nobody.at(Instant.MAX));
  }

  @Test
  void beginsWithTheFirstEvidenceIfThatIsEarlier() {
    Evidence qualified = Evidence.builder().qualified(Finding.YES).build();
    Timeline prospect = Timeline.of(
        every(30, 1, "2026-05-10"),
        EvidenceHistory.none().plus(day("2026-02-10"), qualified),
        MONTHLY,
        day("2026-06-10"));
    assertEquals(4, prospect.looks().size());
    assertEquals(LadderRung.PROSPECT, prospect.at(day("2026-03-01")).rung());
    assertEquals(
        1,
        Timeline.of(
                every(30, 1, "2026-05-10"),
                EvidenceHistory.always(qualified),
                MONTHLY,
                day("2026-06-10"))
            .looks()
            .size());
  }

  @Test
  void holdsAStageUntilAnotherIsConfirmed() {
    TimelinePolicy patient =
        TimelinePolicy.builder(DAILY.grid()).confirmations(3).build();
    EventHistory history = every(10, 4, "2026-01-01");
    LocalDate last = LocalDate.parse("2026-01-31");
    // Twice the usual ten days are over on 20 February; the third look in a row is on 22 February.
    assertEquals(
        LifeStage.DEGRADATION,
        Timeline.of(history, DAILY, endOf(last.plusDays(20).toString()))
            .position()
            .stage());
    Timeline second = Timeline.of(history, patient, endOf(last.plusDays(21).toString()));
    assertEquals(LifeStage.STABILITY, second.position().stage());
    assertEquals(
        "  degradation seen; looks in a row: 2 of 3 needed",
        second.explanation().lines().get(second.explanation().lines().size() - 1));
    Timeline third = Timeline.of(history, patient, endOf(last.plusDays(22).toString()));
    assertEquals(LifeStage.DEGRADATION, third.position().stage());
    Move move = third.moves().get(third.moves().size() - 1);
    assertTrue(move.explanation().find(TimelineCode.CONFIRMED).isPresent());
    assertEquals(
        "looks in a row that saw it: 3",
        move.explanation().find(TimelineCode.CONFIRMED).orElseThrow().lines().get(0));
  }

  /** Two looks saw degeneration; that the customer then ended it is a fact of its own, which no earlier look saw. */
  @Test
  void countsLooksThatSawTheSameOnly() {
    TimelinePolicy patient =
        TimelinePolicy.builder(DAILY.grid()).confirmations(3).build();
    EventHistory history = every(10, 4, "2026-01-01").append(ended("2026-02-22"));
    Timeline ended = Timeline.of(history, patient, endOf("2026-02-22"));
    Move move = ended.moves().get(ended.moves().size() - 1);
    assertEquals(LifeStage.STABILITY, move.before().stage());
    assertEquals(LifeStage.TERMINATED, move.after().stage());
    assertTrue(move.explanation().find(TimelineCode.CONFIRMED).isEmpty());
  }

  @Test
  void holdsAPhaseUntilAnotherIsConfirmed() {
    TimelinePolicy patient =
        TimelinePolicy.builder(DAILY.grid()).confirmations(3).build();
    EventHistory history = every(10, 4, "2026-01-01");
    LocalDate last = LocalDate.parse("2026-01-31");
    // Three quarters into twice the usual ten days the customer wavers.
    Timeline second = Timeline.of(history, patient, endOf(last.plusDays(16).toString()));
    assertEquals(Optional.of(RelationshipPhase.STEADY), second.position().phase());
    assertEquals(
        "  wavering seen; looks in a row: 2 of 3 needed",
        second.explanation().lines().get(second.explanation().lines().size() - 1));
    Timeline third = Timeline.of(history, patient, endOf(last.plusDays(17).toString()));
    assertEquals(Optional.of(RelationshipPhase.WAVERING), third.position().phase());
    Explanation move = third.moves().get(third.moves().size() - 1).explanation();
    assertEquals(
        "looks in a row that saw it: 3",
        move.find(TimelineCode.CONFIRMED).orElseThrow().lines().get(0));
  }

  @Test
  void believesPurchasesAndEndingsAtOnce() {
    TimelinePolicy patient =
        TimelinePolicy.builder(DAILY.grid()).confirmations(5).build();
    EventHistory history = EventHistory.of(bought("2026-01-01", "10.00"), ended("2026-01-02"));
    assertEquals(
        List.of(LifeStage.EXPLORATION, LifeStage.TERMINATED, LifeStage.TERMINATED),
        stages(Timeline.of(history, patient, endOf("2026-01-03"))));
  }

  @Test
  void endsForGoodUnlessItIsOpenedAgain() {
    EventHistory buysOn = EventHistory.of(
        bought("2026-01-10", "10.00"), ended("2026-02-10"), bought("2026-03-10", "10.00"));
    Timeline over = Timeline.of(buysOn, MONTHLY, day("2026-06-01"));
    assertEquals(LifeStage.TERMINATED, over.position().stage());
    assertEquals(LadderRung.INACTIVE, over.position().rung());
    Timeline again = Timeline.of(
        buysOn.append(Participation.Enrolment.of("back", day("2026-04-10"), ADA, "relationship")),
        MONTHLY,
        day("2026-06-01"));
    assertEquals(
        List.of(
            LifeStage.EXPLORATION,
            LifeStage.TERMINATED,
            LifeStage.TERMINATED,
            LifeStage.EXPLORATION,
            LifeStage.EXPLORATION),
        stages(again));
  }

  @Test
  void consolidatesAfterDoubtWasOvercome() {
    List<CustomerEvent> events = new ArrayList<>(every(10, 6, "2026-01-01").events());
    events.add(bought("2026-03-11", "10.00")); // 19 days later: doubt, but no lapse
    events.add(bought("2026-03-21", "10.00"));
    Timeline timeline = Timeline.of(EventHistory.of(events), DAILY, endOf("2026-03-25"));
    assertEquals(
        Optional.of(RelationshipPhase.STEADY), timeline.at(endOf("2026-03-01")).phase());
    assertEquals(
        Optional.of(RelationshipPhase.WAVERING),
        timeline.at(endOf("2026-03-10")).phase());
    assertEquals(
        Optional.of(RelationshipPhase.CONSOLIDATED), timeline.position().phase());
    assertEquals(
        Optional.of(RelationshipPhase.STEADY),
        PositionPolicy.standard()
            .position(timeline.moves().get(timeline.moves().size() - 1).facts(), Evidence.none())
            .phase(),
        "one look alone has no memory of doubt");
  }

  @Test
  void recoversFromDegradation() {
    List<CustomerEvent> events = new ArrayList<>(every(10, 6, "2026-01-01").events());
    events.add(bought("2026-05-01", "10.00"));
    Timeline timeline = Timeline.of(EventHistory.of(events), DAILY, endOf("2026-05-02"));
    assertEquals(LifeStage.DEGRADATION, timeline.at(endOf("2026-04-30")).stage());
    assertEquals(LadderRung.INACTIVE, timeline.at(endOf("2026-04-30")).rung());
    assertTrue(timeline.position().stage().isRelationship());
    assertNotEquals(LadderRung.INACTIVE, timeline.position().rung());
  }

  @Test
  void staysWhereNoTransitionLeadsOn() {
    StageTransitions noReturn = StageTransitions.of(Map.of(
        LifeStage.PROSPECT, Set.of(LifeStage.EXPLORATION),
        LifeStage.EXPLORATION, Set.of(LifeStage.FORMATION, LifeStage.DEGRADATION),
        LifeStage.FORMATION, Set.of(LifeStage.STABILITY),
        LifeStage.STABILITY, Set.of(LifeStage.DEGRADATION),
        LifeStage.DEGRADATION, Set.of(LifeStage.TERMINATED)));
    List<CustomerEvent> events = new ArrayList<>(every(10, 6, "2026-01-01").events());
    events.add(bought("2026-05-01", "1000.00"));
    events.add(ended("2026-06-01"));
    TimelinePolicy policy = TimelinePolicy.builder(DAILY.grid())
        .transitions(noReturn)
        .confirmations(2)
        .build();
    Timeline stuck = Timeline.of(EventHistory.of(events), policy, endOf("2026-05-10"));
    assertEquals(LifeStage.DEGRADATION, stuck.position().stage());
    assertEquals(
        "  stability seen, but no transition leads there from degradation",
        stuck.explanation().lines().get(stuck.explanation().lines().size() - 1));
    assertEquals(
        LifeStage.TERMINATED,
        Timeline.of(EventHistory.of(events), policy, endOf("2026-06-02"))
            .position()
            .stage());
  }

  @Test
  void isTheSameForFactsInAnyOrderAndBlindToLaterOnes() {
    CustomerEvent one = bought("2026-01-10", "20.00");
    CustomerEvent two = bought("2026-02-09", "20.00");
    CustomerEvent later = bought("2026-04-01", "20.00");
    Timeline timeline = Timeline.of(EventHistory.of(one, two), MONTHLY, endOf("2026-03-31"));
    assertEquals(timeline, Timeline.of(EventHistory.of(two, one), MONTHLY, endOf("2026-03-31")));
    assertEquals(
        timeline, Timeline.of(EventHistory.of(later, two, one), MONTHLY, endOf("2026-03-31")));
  }

  @Test
  void refusesSeveralCustomersAndCurrencies() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Timeline.of(
            EventHistory.of(
                bought("2026-01-10", "20.00"),
                Purchase.of("x", day("2026-01-11"), "bob", Money.of("EUR", "1.00"))),
            MONTHLY,
            day("2026-03-01")));
    assertThrows(
        CurrencyMismatchException.class,
        () -> Timeline.of(
            EventHistory.of(
                bought("2026-01-10", "20.00"),
                Purchase.of("x", day("2026-01-11"), ADA, Money.of("USD", "1.00"))),
            MONTHLY,
            day("2026-03-01")));
  }

  @Test
  void policiesAndTimelinesAreValues() {
    TimelinePolicy.Builder builder = TimelinePolicy.builder(MONTHS);
    new EqualsTester()
        .addEqualityGroup(MONTHLY, builder.build())
        .addEqualityGroup(DAILY)
        .addEqualityGroup(TimelinePolicy.builder(MONTHS).confirmations(2).build())
        .addEqualityGroup(TimelinePolicy.builder(MONTHS).periodDays(7).build())
        .addEqualityGroup(TimelinePolicy.builder(MONTHS)
            .positions(PositionPolicy.standard().withLapse(LapseTest.silence(90)))
            .build())
        .testEquals();
    EventHistory history = every(10, 3, "2026-01-01");
    new EqualsTester()
        .addEqualityGroup(
            Timeline.of(history, MONTHLY, endOf("2026-03-31")),
            Timeline.of(history, EvidenceHistory.none(), MONTHLY, endOf("2026-03-31")))
        .addEqualityGroup(Timeline.of(history, MONTHLY, endOf("2026-04-30")))
        .addEqualityGroup(Timeline.of(history, DAILY, endOf("2026-03-31")))
        .testEquals();
    Timeline timeline = Timeline.of(history, MONTHLY, endOf("2026-03-31"));
    new EqualsTester()
        .addEqualityGroup(timeline.moves().get(0), timeline.moves().get(0))
        .addEqualityGroup(timeline.moves().get(1))
        .testEquals();
    assertEquals(
        "2026-01-31: Position[REPEAT, STABILITY, STEADY, ACQUAINTANCE, mature UNKNOWN]",
        timeline.moves().get(0).toString());
    assertEquals(
        "periodDays must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> builder.periodDays(0))
            .getMessage());
    assertEquals(
        "confirmations must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> builder.confirmations(0))
            .getMessage());
    new NullPointerTester()
        .setDefault(EventHistory.class, history)
        .setDefault(EvidenceHistory.class, EvidenceHistory.none())
        .setDefault(TimelinePolicy.class, MONTHLY)
        .setDefault(Instant.class, day("2026-03-01"))
        .testAllPublicStaticMethods(Timeline.class);
    new NullPointerTester().testAllPublicInstanceMethods(timeline);
  }
}
