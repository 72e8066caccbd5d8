package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CategoryId;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.testkit.RelationshipArbitraries;
import dev.rapport.core.testkit.TimeShifts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** The laws of positions. */
@PropertyDefaults(tries = 500)
class LifecycleProperties {
  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return RelationshipArbitraries.events();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return RelationshipArbitraries.instants();
  }

  /** Total, single-valued, and the explained twin agrees. */
  @Property
  void everyInputHasOnePositionAndEveryPositionItsReasons(
      @ForAll PositionPolicy policy, @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    Position position = policy.position(facts, told);
    assertEquals(position, policy.position(facts, told));
    Explained<Position> explained = policy.explain(facts, told);
    assertEquals(position, explained.value());
    assertEquals(List.of(), explained.explanation().missing());
    assertEquals(position.rung(), policy.ladder().explain(facts, told).value());
    assertEquals(position.stage(), policy.stages().explain(facts, told).value());
    assertEquals(position.relation(), CustomerRelation.explain(facts, told).value());
    Statistics.label("stage").collect(position.stage());
    Statistics.label("rung").collect(position.rung());
  }

  @Property
  void axesOfAStrictPolicyAgree(
      @ForAll PositionPolicy policy, @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    PositionPolicy strict = new PositionPolicy(
        policy.ladder().toBuilder().reading(LadderPolicy.Reading.STRICT).build(), policy.stages());
    Position position = strict.position(facts, told);
    assertEquals(List.of(), position.inconsistencies());
    if (position.rung() != LadderRung.INACTIVE) {
      boolean before = position.stage() == LifeStage.PROSPECT;
      assertEquals(before, position.rung().isBeforePurchase());
      assertEquals(before, position.relation() == CustomerRelation.STRANGER);
    }
    assertTrue(position.stage() != LifeStage.TERMINATED || position.rung() == LadderRung.INACTIVE);
  }

  @Property
  void theStrictReadingIsNeverHigher(
      @ForAll LadderPolicy ladder, @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    LadderRung strict =
        ladder.toBuilder().reading(LadderPolicy.Reading.STRICT).build().rung(facts, told);
    LadderRung highest =
        ladder.toBuilder().reading(LadderPolicy.Reading.HIGHEST).build().rung(facts, told);
    assertEquals(strict.isOnLadder(), highest.isOnLadder());
    assertTrue(strict.compareTo(highest) <= 0);
    assertTrue(!strict.isAtLeast(LadderRung.REPEAT) || facts.purchases() >= 2);
  }

  @Property
  void moreOfAnyPositiveEvidenceNeverLowersTheRung(
      @ForAll LadderPolicy ladder,
      @ForAll RelationshipFacts facts,
      @ForAll Evidence told,
      @ForAll @IntRange(min = 0, max = 7) int which) {
    RelationshipFacts moreFacts = which > 2 ? facts : more(facts, which);
    Evidence moreTold = which <= 2 ? told : more(told, which);
    LadderRung before = ladder.rung(facts, told);
    LadderRung after = ladder.rung(moreFacts, moreTold);
    if (before.isOnLadder() && after != LadderRung.INACTIVE) {
      assertTrue(after.isAtLeast(before), () -> before + " fell to " + after);
    }
    if (before == LadderRung.DISQUALIFIED && after != LadderRung.INACTIVE) {
      assertTrue(after == before || after.isOnLadder());
    }
  }

  private static RelationshipFacts more(RelationshipFacts facts, int which) {
    UnaryOperator<RelationshipFacts.Builder> keep = builder -> builder
        .purchases(facts.purchases() + (which == 0 ? 1 : 0))
        .referrals(facts.referrals() + (which == 1 ? 1 : 0))
        .member(facts.isMember() || which == 2)
        .values(facts.values())
        .openComplaints(facts.openComplaints())
        .terminated(facts.isTerminated());
    RelationshipFacts.Builder builder = keep.apply(RelationshipFacts.builder());
    facts.silenceDays().ifPresent(builder::silenceDays);
    facts.meanIntervalDays().ifPresent(builder::meanIntervalDays);
    return builder.build();
  }

  private static Evidence more(Evidence told, int which) {
    Evidence.Builder builder = told.toBuilder();
    return switch (which) {
      case 3 -> builder.structuralBond(Finding.YES).build();
      case 4 -> builder.recommendScore(10).build();
      case 5 -> builder.shareOfWallet(1).build();
      case 6 -> builder.qualified(Finding.YES).build();
      default -> builder.activeProbability(1).build();
    };
  }

  /** What is not known proves nothing: it places nobody higher than what is known to be bad. */
  @Property
  void anUnknownNeverLooksBetterThanABadAnswer(
      @ForAll LadderPolicy ladder, @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    Evidence bad = told.toBuilder()
        .shareOfWallet(0)
        .recommendScore(0)
        .trust(Finding.NO)
        .commitment(Finding.NO)
        .customisationBond(Finding.NO)
        .structuralBond(Finding.NO)
        .build();
    Evidence.Builder builder = Evidence.builder()
        .qualified(told.qualified())
        .attitudinalLoyalty(told.attitudinalLoyalty())
        .satisfactionSlipping(told.satisfactionSlipping());
    told.activeProbability().ifPresent(builder::activeProbability);
    Evidence unknown = builder.build();
    assertEquals(ladder.rung(facts, bad), ladder.rung(facts, unknown));
    assertEquals(CustomerRelation.of(facts, bad), CustomerRelation.of(facts, unknown));
    assertFalse(StagePolicy.standard().mature(unknown).isYes());
  }

  @Property
  void moreTrustCommitmentOrBondNeverLowersTheRelation(
      @ForAll RelationshipFacts facts, @ForAll Evidence told) {
    CustomerRelation before = CustomerRelation.of(facts, told);
    for (Evidence better : List.of(
        told.toBuilder().trust(Finding.YES).build(),
        told.toBuilder().commitment(Finding.YES).build(),
        told.toBuilder().customisationBond(Finding.YES).build(),
        told.toBuilder().structuralBond(Finding.YES).build())) {
      assertTrue(CustomerRelation.of(facts, better).compareTo(before) >= 0);
    }
  }

  @Property
  void theUnitOfValueDoesNotMatter(
      @ForAll PositionPolicy policy,
      @ForAll RelationshipFacts facts,
      @ForAll Evidence told,
      @ForAll @IntRange(min = 1, max = 1_000) int factor) {
    ValueSeries scaled = ValueSeries.of(
        facts.values().values().stream().mapToDouble(value -> factor * value).toArray());
    assertEquals(policy.position(facts, told), policy.position(with(facts, scaled, 0), told));
  }

  @Property
  void aLongerSilenceNeverLeavesDegradation(
      @ForAll StagePolicy stages,
      @ForAll RelationshipFacts facts,
      @ForAll Evidence told,
      @ForAll @IntRange(min = 0, max = 100) int more) {
    if (stages.stage(facts, told) == LifeStage.DEGRADATION) {
      assertEquals(LifeStage.DEGRADATION, stages.stage(with(facts, facts.values(), more), told));
    }
  }

  @Property
  void thereIsAPhaseExactlyInARelationship(
      @ForAll StagePolicy stages,
      @ForAll RelationshipFacts facts,
      @ForAll Evidence told,
      @ForAll LifeStage stage,
      @ForAll boolean passedDoubt) {
    assertEquals(
        stage.isRelationship(), stages.phase(stage, facts, told, passedDoubt).isPresent());
    assertEquals(
        stages.phase(stage, facts, told, passedDoubt),
        stages.explainPhase(stage, facts, told, passedDoubt).map(Explained::value));
  }

  @Property
  void pathsFollowTheArrowsAndPassNoEnd(@ForAll LifeStage from, @ForAll LifeStage to) {
    StageTransitions graph = StageTransitions.standard();
    LifeStage at = from;
    for (LifeStage next : graph.path(from, to)) {
      assertTrue(graph.allows(at, next));
      assertTrue(next == to || next.isRelationship());
      at = next;
    }
    assertTrue(at == to || graph.path(from, to).isEmpty());
  }

  /** New business stands beside an old line, and every line that was bought or asked about has one class. */
  @Property
  void newBusinessHasAnOldLineBesideIt(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = -1, max = 300) int windowDays) {
    DemandPolicy policy =
        windowDays < 0 ? DemandPolicy.medianInterval() : DemandPolicy.ofDays(windowDays);
    EventHistory history = EventHistory.of(events);
    SortedMap<CategoryId, Explained<DemandClass>> classes =
        policy.classify(history, ZoneOffset.UTC, asOf);
    EventHistory bought = history.until(asOf).ofKinds(CustomerEvent.Kind.PURCHASE);
    EventHistory asked = history.until(asOf).ofKinds(CustomerEvent.Kind.ENQUIRY);
    assertEquals(bought.merge(asked).categories(), classes.keySet());
    classes.forEach((line, demand) -> {
      assertEquals(List.of(), demand.explanation().missing());
      assertEquals(!bought.categories().contains(line), demand.value() == DemandClass.POTENTIAL);
      if (demand.value() == DemandClass.NEW_BUSINESS) {
        assertTrue(classes.entrySet().stream()
            .anyMatch(other ->
                !other.getKey().equals(line) && other.getValue().value() == DemandClass.OLD));
      }
      Statistics.collect(demand.value());
    });
    Statistics.coverage(seen -> {
      for (DemandClass demand : DemandClass.values()) {
        seen.check(demand).count(count -> count > 0);
      }
    });
  }

  @Property
  void demandMovesInTimeWithTheHistory(
      @ForAll("events") List<CustomerEvent> events,
      @ForAll("instants") Instant asOf,
      @ForAll @IntRange(min = -1, max = 300) int windowDays,
      @ForAll @IntRange(min = -2_000, max = 2_000) int days) {
    DemandPolicy policy =
        windowDays < 0 ? DemandPolicy.medianInterval() : DemandPolicy.ofDays(windowDays);
    EventHistory history = EventHistory.of(events);
    Duration shift = Duration.ofDays(days);
    assertEquals(
        policy.classify(history, ZoneOffset.UTC, asOf),
        policy.classify(TimeShifts.shifted(history, shift), ZoneOffset.UTC, asOf.plus(shift)));
  }

  private static RelationshipFacts with(
      RelationshipFacts facts, ValueSeries values, int longerDays) {
    RelationshipFacts.Builder builder = RelationshipFacts.builder()
        .purchases(facts.purchases())
        .referrals(facts.referrals())
        .member(facts.isMember())
        .values(values)
        .openComplaints(facts.openComplaints())
        .terminated(facts.isTerminated());
    facts.silenceDays().ifPresent(days -> builder.silenceDays(days + longerDays));
    facts.meanIntervalDays().ifPresent(builder::meanIntervalDays);
    return builder.build();
  }
}
