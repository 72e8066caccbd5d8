package dev.rapport.core.timeline;

import static dev.rapport.core.testkit.RelationshipArbitraries.CUSTOMER;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.LineItem;
import dev.rapport.core.event.Participation;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceHistory;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.lifecycle.CustomerRelation;
import dev.rapport.core.lifecycle.LadderPolicy;
import dev.rapport.core.lifecycle.LadderRung;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.core.lifecycle.Position;
import dev.rapport.core.lifecycle.PositionPolicy;
import dev.rapport.core.lifecycle.RelationshipPhase;
import dev.rapport.core.lifecycle.StageTransitions;
import dev.rapport.core.money.Money;
import dev.rapport.core.testkit.RelationshipArbitraries;
import dev.rapport.core.testkit.TimeShifts;
import dev.rapport.core.time.Cycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of timelines and of the populations that they make up. */
@PropertyDefaults(tries = 200)
class TimelineProperties {
  private static final LocalDate ANCHOR = LocalDate.parse("2025-01-01");

  /** A graph of one's own, in which nobody comes back once the relationship was ended. */
  private static final StageTransitions ENDED_FOR_GOOD =
      StageTransitions.of(EnumSet.range(LifeStage.PROSPECT, LifeStage.DEGRADATION).stream()
          .collect(toMap(stage -> stage, StageTransitions.standard()::next)));

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return RelationshipArbitraries.events();
  }

  @Provide
  Arbitrary<EventHistory> histories() {
    return RelationshipArbitraries.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return RelationshipArbitraries.instants();
  }

  @Provide
  Arbitrary<TimelinePolicy> policies() {
    return Combinators.combine(
            Arbitraries.of(7, 10, 30, 45),
            Arbitraries.oneOf(
                Arbitraries.just(PositionPolicy.standard()),
                RelationshipArbitraries.positionPolicies()),
            Arbitraries.of(20, 30, 90),
            Arbitraries.integers().between(1, 4))
        .as((step, positions, periodDays, confirmations) -> TimelinePolicy.builder(every(step))
            .positions(positions)
            .periodDays(periodDays)
            .confirmations(confirmations)
            .build());
  }

  private static EvaluationGrid every(int days) {
    return new EvaluationGrid(Cycle.of(ANCHOR, Period.ofDays(days)), ZoneOffset.UTC);
  }

  /** The point evaluation is the same fold, stopped earlier: no later fact and no later look changes it. */
  @Property
  void aTimelineIsTheSequenceOfItsPointEvaluations(
      @ForAll("histories") EventHistory history,
      @ForAll EvidenceHistory told,
      @ForAll("policies") TimelinePolicy policy,
      @ForAll("instants") Instant asOf) {
    Timeline timeline = Timeline.of(history, told, policy, asOf);
    List<Position> points = new ArrayList<>();
    for (Instant look : timeline.looks()) {
      Timeline stopped = Timeline.of(history.until(look), told, policy, look);
      points.add(stopped.position());
      assertEquals(stopped.position(), timeline.at(look));
      assertEquals(stopped.moves(), timeline.moves().subList(0, stopped.moves().size()));
    }
    assertEquals(points, timeline.positions());
  }

  /** Without hysteresis a look sees the stage that its facts speak for, and a second fold gives the rest. */
  @Property
  void aTimelineIsTheFoldThatItIsSaidToBe(
      @ForAll("histories") EventHistory history,
      @ForAll EvidenceHistory told,
      @ForAll("policies") TimelinePolicy policy,
      @ForAll("instants") Instant asOf) {
    Timeline timeline = Timeline.of(history, told, policy, asOf);
    assertEquals(naive(history, told, policy, timeline.looks()), timeline.positions());
    timeline.positions().forEach(position -> Statistics.collect(position.stage()));
  }

  /** The documented rules of memory, written down a second time, from facts that are counted anew at each look. */
  private static List<Position> naive(
      EventHistory history, EvidenceHistory told, TimelinePolicy policy, List<Instant> looks) {
    List<Position> positions = new ArrayList<>();
    List<LifeStage> seen = new ArrayList<>();
    List<String> phasesSeen = new ArrayList<>();
    LifeStage stage = LifeStage.PROSPECT;
    RelationshipPhase phase = null;
    boolean doubted = false;
    for (Instant look : looks) {
      RelationshipFacts facts =
          RelationshipFacts.of(history, ZoneOffset.UTC, policy.periodDays(), look);
      Evidence known = told.asOf(look);
      LifeStage observed = policy.positions().stages().stage(facts, known);
      seen.add(observed);
      boolean fact = !stage.isRelationship() || !observed.isRelationship();
      boolean stageChanges =
          observed != stage && (fact || endsWith(seen, observed, policy.confirmations()));
      if (stageChanges) {
        stage = observed;
        seen.clear();
        phasesSeen.clear();
      }
      RelationshipPhase shown =
          policy.positions().stages().phase(stage, facts, known, doubted).orElse(null);
      phasesSeen.add(String.valueOf(shown));
      if (stageChanges
          || (shown != phase
              && endsWith(phasesSeen, String.valueOf(shown), policy.confirmations()))) {
        phase = shown;
      }
      LadderRung rung = policy.positions().ladder().rung(facts, known);
      positions.add(Position.of(
          stage == LifeStage.TERMINATED ? LadderRung.INACTIVE : rung,
          stage,
          phase,
          CustomerRelation.of(facts, known),
          policy.positions().stages().mature(known)));
      doubted = stage.isRelationship() && (doubted || phase == RelationshipPhase.WAVERING);
    }
    return positions;
  }

  private static boolean endsWith(List<?> list, Object value, int times) {
    return list.size() >= times
        && list.subList(list.size() - times, list.size()).stream().allMatch(value::equals);
  }

  /** Facts of every kind and what was known from elsewhere: only the distances between dates count. */
  @Property
  void aTimelineMovesInTimeWithItsFacts(
      @ForAll("histories") EventHistory history,
      @ForAll EvidenceHistory told,
      @ForAll("policies") TimelinePolicy policy,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = -2_000, max = 2_000) int days) {
    Cycle moved = Cycle.of(ANCHOR.plusDays(days), Period.ofDays((int)
        policy.grid().cycle().range(0).lengthDays()));
    TimelinePolicy shifted = TimelinePolicy.builder(new EvaluationGrid(moved, ZoneOffset.UTC))
        .positions(policy.positions())
        .periodDays(policy.periodDays())
        .confirmations(policy.confirmations())
        .build();
    Duration shift = Duration.ofDays(days);
    Timeline before = Timeline.of(history, told, policy, asOf);
    Timeline after = Timeline.of(
        TimeShifts.shifted(history, shift),
        TimeShifts.shifted(told, shift),
        shifted,
        asOf.plus(shift));
    assertEquals(before.positions(), after.positions());
    assertEquals(before.looks().stream().map(look -> look.plus(shift)).toList(), after.looks());
    assertEquals(
        before.moves().stream().map(Move::stagesEntered).toList(),
        after.moves().stream().map(Move::stagesEntered).toList());
  }

  @Provide
  Arbitrary<StageTransitions> graphs() {
    return Arbitraries.of(StageTransitions.standard(), ENDED_FOR_GOOD);
  }

  /** Memory does not part the axes: neither a stage that waits to be confirmed nor an end that is held against the facts. */
  @Property
  void axesOfAStrictPolicyAgreeAtEveryLook(
      @ForAll("histories") EventHistory history,
      @ForAll EvidenceHistory told,
      @ForAll("policies") TimelinePolicy any,
      @ForAll("graphs") StageTransitions graph,
      @ForAll("instants") Instant ended,
      @ForAll("instants") Instant again,
      @ForAll("instants") Instant asOf) {
    EventHistory both = history
        .append(Participation.Termination.of(
            "ended", ended, CUSTOMER, "relationship", Participation.EndedBy.FIRM))
        .append(Participation.Enrolment.of("again", again, CUSTOMER, "relationship"));
    PositionPolicy positions = any.positions();
    TimelinePolicy strict = TimelinePolicy.builder(any.grid())
        .positions(new PositionPolicy(
            positions.ladder().toBuilder().reading(LadderPolicy.Reading.STRICT).build(),
            positions.stages()))
        .periodDays(any.periodDays())
        .confirmations(any.confirmations())
        .transitions(graph)
        .build();
    Timeline timeline = Timeline.of(both, told, strict, asOf);
    for (int i = 0; i < timeline.looks().size(); i++) {
      Position position = timeline.positions().get(i);
      assertEquals(List.of(), position.inconsistencies());
      RelationshipFacts facts = RelationshipFacts.of(
          both, ZoneOffset.UTC, strict.periodDays(), timeline.looks().get(i));
      boolean over = position.stage() == LifeStage.TERMINATED;
      assertTrue(!over || position.rung() == LadderRung.INACTIVE);
      assertEquals(facts.purchases() == 0, position.relation() == CustomerRelation.STRANGER);
      Statistics.label("end").collect(over ? facts.isTerminated() ? "seen" : "held" : "none");
    }
    Statistics.label("end").coverage(seen -> seen.check("held").count(count -> count > 0));
  }

  @Property
  void theUnitOfMoneyDoesNotMatter(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("policies") TimelinePolicy policy,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = 1, max = 1_000) int factor) {
    List<Purchase> purchases = events.stream()
        .filter(Purchase.class::isInstance)
        .map(Purchase.class::cast)
        .toList();
    List<Purchase> dearer = purchases.stream()
        .map(purchase -> new Purchase(
            purchase.id(),
            purchase.at(),
            purchase.customer(),
            purchase.channel(),
            List.of(
                LineItem.ofAmount(Money.ofMinor("JPY", factor * purchase.total().minorUnits())))))
        .toList();
    assertEquals(
        Timeline.of(EventHistory.of(purchases), policy, asOf).positions(),
        Timeline.of(EventHistory.of(dearer), policy, asOf).positions());
  }

  /** Constant input: the same observation at every look. The stage changes at most once and then stays. */
  @Property
  void hysteresisNeverFlapsOnAConstantInput(
      @ForAll("policies") TimelinePolicy policy,
      @ForAll RelationshipFacts first,
      @ForAll RelationshipFacts constant,
      @ForAll Evidence told) {
    Assume.that(first.purchases() == 0 || constant.purchases() > 0); // what was bought stays bought
    Standing standing = Standing.initial(policy).look(first, told, policy);
    List<LifeStage> stages = new ArrayList<>(List.of(standing.position().stage()));
    List<Position> positions = new ArrayList<>();
    for (int look = 0; look < 12; look++) {
      standing = standing.look(constant, told, policy);
      if (stages.get(stages.size() - 1) != standing.position().stage()) {
        stages.add(standing.position().stage());
      }
      positions.add(standing.position());
    }
    assertTrue(stages.size() <= 2, stages::toString);
    assertEquals(
        policy.positions().stages().stage(constant, told), standing.position().stage());
    // After stage and phase have been confirmed, and doubt has had its effect, nothing moves any
    // more.
    assertEquals(1, positions.subList(9, 12).stream().distinct().count(), positions::toString);
  }

  @Property
  void movesLeadFromOnePositionToTheNextAlongTheGraph(
      @ForAll("histories") EventHistory history,
      @ForAll EvidenceHistory told,
      @ForAll("policies") TimelinePolicy policy,
      @ForAll("instants") Instant asOf) {
    Timeline timeline = Timeline.of(history, told, policy, asOf);
    Position at = Timeline.of(EventHistory.empty(), policy, asOf).position();
    Instant before = Instant.MIN;
    for (Move move : timeline.moves()) {
      assertEquals(at, move.before());
      assertFalse(move.before().equals(move.after()));
      assertTrue(move.at().isAfter(before) && !move.at().isAfter(asOf));
      LifeStage stage = move.before().stage();
      for (LifeStage entered : move.stagesEntered()) {
        assertTrue(policy.transitions().allows(stage, entered));
        stage = entered;
      }
      assertEquals(move.after().stage(), stage);
      assertFalse(move.explanation().children().isEmpty());
      assertEquals(List.of(), move.explanation().missing());
      at = move.after();
      before = move.at();
    }
    assertEquals(at, timeline.position());
    assertEquals(List.of(), timeline.explanation().missing());
  }

  @Provide
  Arbitrary<List<Timeline>> timelines() {
    return Combinators.combine(histories().list().ofMaxSize(6), policies(), instants())
        .as((histories, policy, asOf) -> histories.stream()
            .map(history -> Timeline.of(history, policy, asOf))
            .toList());
  }

  @Property
  void talliesMergeAsACommutativeMonoid(
      @ForAll("timelines") List<Timeline> some,
      @ForAll("timelines") List<Timeline> others,
      @ForAll("timelines") List<Timeline> more) {
    PopulationTally a = PopulationTally.of(some);
    PopulationTally b = PopulationTally.of(others);
    PopulationTally c = PopulationTally.of(more);
    assertEquals(a.merge(b), b.merge(a));
    assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
    assertEquals(a, a.merge(PopulationTally.empty()));
    List<Timeline> all = new ArrayList<>(some);
    all.addAll(others);
    assertEquals(PopulationTally.of(all), a.merge(b));
    PopulationTally oneByOne = PopulationTally.empty();
    for (Timeline timeline : all) {
      oneByOne = oneByOne.plus(timeline);
    }
    assertEquals(a.merge(b), oneByOne);
    assertEquals(a.merge(b).hashCode(), oneByOne.hashCode());
    assertEquals(oneByOne, PopulationTally.fromBytes(oneByOne.toBytes()));
  }

  @Property
  void talliesCountWhatTheTimelinesShow(@ForAll("timelines") List<Timeline> timelines) {
    PopulationTally tally = PopulationTally.of(timelines);
    assertEquals(timelines.size(), tally.customers());
    Map<List<LifeStage>, Long> steps =
        new TreeMap<>((left, right) -> left.toString().compareTo(right.toString()));
    for (Timeline timeline : timelines) {
      List<Position> positions = timeline.positions();
      for (int i = 1; i < positions.size(); i++) {
        steps.merge(List.of(positions.get(i - 1).stage(), positions.get(i).stage()), 1L, Long::sum);
      }
    }
    for (LifeStage from : LifeStage.values()) {
      assertEquals(
          timelines.stream().filter(t -> t.position().stage() == from).count(), tally.count(from));
      for (LifeStage to : LifeStage.values()) {
        assertEquals(
            steps.getOrDefault(List.of(from, to), 0L), tally.transitions().count(from, to));
      }
    }
    for (LadderRung rung : LadderRung.values()) {
      assertEquals(
          timelines.stream().filter(t -> t.position().rung() == rung).count(), tally.count(rung));
    }
    for (RelationshipPhase phase : RelationshipPhase.values()) {
      assertEquals(
          timelines.stream()
              .filter(t -> t.position().phase().filter(phase::equals).isPresent())
              .count(),
          tally.count(phase));
    }
    for (CustomerRelation relation : CustomerRelation.values()) {
      assertEquals(
          timelines.stream().filter(t -> t.position().relation() == relation).count(),
          tally.count(relation));
    }
    assertEquals(timelines.size(), tally.countMature(Finding.UNKNOWN));
    assertEquals(0, tally.countMature(Finding.YES));
    assertEquals(
        "PopulationTally of " + timelines.size()
            + (timelines.size() == 1 ? " customer" : " customers"),
        tally.toString());
  }

  /** Version and type. */
  private static final int BEGINNING = 3;

  @Property(tries = 50)
  void aTallyIsReadFromItsOwnBytesOnly(
      @ForAll("timelines") List<Timeline> timelines,
      @ForAll @IntRange(min = 0, max = 400) int cut) {
    byte[] bytes = PopulationTally.of(timelines).toBytes();
    assertArrayEquals(bytes, PopulationTally.fromBytes(bytes).toBytes());
    byte[] shorter = Arrays.copyOf(bytes, Math.min(cut, bytes.length - 1));
    assertThrows(IllegalArgumentException.class, () -> PopulationTally.fromBytes(shorter));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThrows(IllegalArgumentException.class, () -> PopulationTally.fromBytes(longer));
    for (int place = 0; place < BEGINNING; place++) {
      byte[] other = bytes.clone();
      other[place]++;
      assertThrows(IllegalArgumentException.class, () -> PopulationTally.fromBytes(other));
    }
  }
}
