package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.EvidenceCode;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Renderer;
import dev.rapport.core.timeline.TimelineCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Position FRIEND = Position.of(
      LadderRung.REPEAT,
      LifeStage.STABILITY,
      RelationshipPhase.STEADY,
      CustomerRelation.FRIEND,
      Finding.UNKNOWN);

  @Test
  void tellsStrangersAcquaintancesFriendsAndPartnersApart() {
    RelationshipFacts bought = RelationshipFacts.builder().purchases(1).build();
    Evidence trusting = Evidence.builder().trust(Finding.YES).build();
    Evidence committed = trusting.toBuilder().commitment(Finding.YES).build();
    Evidence tied = trusting.toBuilder().customisationBond(Finding.YES).build();
    Evidence tiedOnly = Evidence.builder().structuralBond(Finding.YES).build();
    assertEquals(
        CustomerRelation.STRANGER, CustomerRelation.of(RelationshipFacts.none(), committed));
    assertEquals(CustomerRelation.ACQUAINTANCE, CustomerRelation.of(bought, Evidence.none()));
    assertEquals(CustomerRelation.ACQUAINTANCE, CustomerRelation.of(bought, tiedOnly));
    assertEquals(CustomerRelation.FRIEND, CustomerRelation.of(bought, trusting));
    assertEquals(CustomerRelation.PARTNER, CustomerRelation.of(bought, committed));
    assertEquals(CustomerRelation.PARTNER, CustomerRelation.of(bought, tied));
  }

  @Test
  void explainsTheRelationAndItsGoal() {
    assertEquals(
        List.of(
            "relation: friend",
            "  purchases: 3; trust: yes; high commitment: unknown; bond of customisation or more: unknown",
            "  goal: retain, with a differentiated offering that yields trust, on the basis of trust"),
        CustomerRelation.explain(
                RelationshipFacts.builder().purchases(3).build(),
                Evidence.builder().trust(Finding.YES).build())
            .explanation()
            .lines());
  }

  @Test
  void explainsEveryAxis() {
    PositionPolicy policy = PositionPolicy.standard();
    assertEquals(
        List.of(
            "first time on the ladder, in exploration, as acquaintance; the goal is to satisfy",
            "  ladder of formation (strict): first time",
            "    prospect: yes (qualified: unknown, member: no, purchases: 1)",
            "    first time: yes (purchases: 1 of 1 needed)",
            "    repeat: no (purchases: 1 of 2 needed)",
            "  life cycle: exploration",
            "    no usual interval to compare the silence with; purchases: 1",
            "    purchases: 1, fewer than 3",
            "  five-stage cycle: acquaintance, in exploration",
            "    purchases: 1; reserve begins with 2",
            "  relation: acquaintance",
            "    purchases: 1; trust: unknown; high commitment: unknown; bond of customisation or more: unknown",
            "    goal: satisfy, with a standard offering that yields approval, on the basis of satisfaction",
            "  mature: unknown (share of wallet: unknown, more than 50.0% needed)"),
        policy
            .explain(
                RelationshipFacts.builder().purchases(1).silenceDays(5).build(), Evidence.none())
            .explanation()
            .lines());
  }

  @Test
  void findsAxesThatDisagree() {
    assertEquals(List.of(), FRIEND.inconsistencies());
    Position memberBefore = new PositionPolicy(
            LadderPolicy.builder().reading(LadderPolicy.Reading.HIGHEST).build(),
            StagePolicy.standard())
        .position(RelationshipFacts.builder().member(true).build(), Evidence.none());
    assertEquals(
        List.of(
            "rung member, stage prospect and relation stranger disagree on whether there was a purchase"),
        memberBefore.inconsistencies().get(0).lines());
    Position ended = Position.of(
        LadderRung.REPEAT, LifeStage.TERMINATED, null, CustomerRelation.FRIEND, Finding.NO);
    assertEquals(
        List.of("the relationship was ended, but the rung is repeat"),
        ended.inconsistencies().get(0).lines());
    Position strangerWhoBought = Position.of(
        LadderRung.REPEAT,
        LifeStage.STABILITY,
        RelationshipPhase.STEADY,
        CustomerRelation.STRANGER,
        Finding.NO);
    assertEquals(1, strangerWhoBought.inconsistencies().size());
  }

  @Test
  void hasAPhaseExactlyInARelationship() {
    assertEquals(
        "phase must be given exactly in a relationship, was null in stage STABILITY",
        assertThrows(
                IllegalArgumentException.class,
                () -> Position.of(
                    LadderRung.REPEAT,
                    LifeStage.STABILITY,
                    null,
                    CustomerRelation.FRIEND,
                    Finding.NO))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Position.of(
            LadderRung.SUSPECT,
            LifeStage.PROSPECT,
            RelationshipPhase.STEADY,
            CustomerRelation.STRANGER,
            Finding.NO));
  }

  @Test
  void lapsesOnLadderAndInStageByOneTest() {
    PositionPolicy policy = PositionPolicy.standard().withLapse(LapseTest.silence(10));
    Position silent = policy.position(
        RelationshipFacts.builder().purchases(2).silenceDays(10).build(), Evidence.none());
    assertEquals(LadderRung.INACTIVE, silent.rung());
    assertEquals(LifeStage.DEGRADATION, silent.stage());
  }

  @Test
  void aHeldEndIsInactiveOnTheLadder() {
    Position held = PositionPolicy.standard()
        .position(
            RelationshipFacts.builder().purchases(2).build(),
            Evidence.none(),
            LifeStage.TERMINATED,
            true);
    assertEquals(LadderRung.INACTIVE, held.rung());
    assertEquals(List.of(), held.inconsistencies());
  }

  @Test
  void isAValue() {
    new EqualsTester()
        .addEqualityGroup(
            FRIEND,
            Position.of(
                LadderRung.REPEAT,
                LifeStage.STABILITY,
                RelationshipPhase.STEADY,
                CustomerRelation.FRIEND,
                Finding.UNKNOWN))
        .addEqualityGroup(Position.of(
            LadderRung.CLIENT,
            LifeStage.STABILITY,
            RelationshipPhase.STEADY,
            CustomerRelation.FRIEND,
            Finding.UNKNOWN))
        .addEqualityGroup(Position.of(
            LadderRung.REPEAT,
            LifeStage.FORMATION,
            RelationshipPhase.STEADY,
            CustomerRelation.FRIEND,
            Finding.UNKNOWN))
        .addEqualityGroup(Position.of(
            LadderRung.REPEAT,
            LifeStage.STABILITY,
            RelationshipPhase.WAVERING,
            CustomerRelation.FRIEND,
            Finding.UNKNOWN))
        .addEqualityGroup(Position.of(
            LadderRung.REPEAT,
            LifeStage.STABILITY,
            RelationshipPhase.STEADY,
            CustomerRelation.PARTNER,
            Finding.UNKNOWN))
        .addEqualityGroup(Position.of(
            LadderRung.REPEAT,
            LifeStage.STABILITY,
            RelationshipPhase.STEADY,
            CustomerRelation.FRIEND,
            Finding.YES))
        .testEquals();
    assertEquals("Position[REPEAT, STABILITY, STEADY, FRIEND, mature UNKNOWN]", FRIEND.toString());
  }

  @Test
  void keepsPrioritiesAsATableThatCanBeChanged() {
    PhasePriorities own = PhasePriorities.standard()
        .with(RelationshipPhase.WAVERING, List.of(PhasePriorities.Priority.RECOVERY));
    assertEquals(List.of(PhasePriorities.Priority.RECOVERY), own.of(RelationshipPhase.WAVERING));
    assertEquals(
        PhasePriorities.standard().of(RelationshipPhase.STEADY), own.of(RelationshipPhase.STEADY));
    assertEquals(
        List.of("priorities for wavering customers", "  recovery (suggestion)"),
        own.explain(RelationshipPhase.WAVERING).explanation().lines());
    assertThrows(
        IllegalArgumentException.class, () -> own.with(RelationshipPhase.STEADY, List.of()));
    assertEquals(
        "priorities must hold at least one and each once, were [QUALITY, QUALITY]",
        assertThrows(
                IllegalArgumentException.class,
                () -> own.with(
                    RelationshipPhase.STEADY,
                    List.of(PhasePriorities.Priority.QUALITY, PhasePriorities.Priority.QUALITY)))
            .getMessage());
    new EqualsTester()
        .addEqualityGroup(
            own, own.with(RelationshipPhase.WAVERING, List.of(PhasePriorities.Priority.RECOVERY)))
        .addEqualityGroup(PhasePriorities.standard())
        .testEquals();
  }

  @Test
  void fillsThePhasesThatTheTextbooksLeaveEmptyWithSuggestions() {
    for (RelationshipPhase phase : RelationshipPhase.values()) {
      PhasePriorities.Source source =
          Set.of(RelationshipPhase.WAVERING, RelationshipPhase.CONSOLIDATED).contains(phase)
              ? PhasePriorities.Source.SUGGESTION
              : PhasePriorities.Source.TEXTBOOK;
      assertFalse(PhasePriorities.standard().of(phase).isEmpty());
      for (PhasePriorities.Priority priority : PhasePriorities.standard().of(phase)) {
        assertEquals(source, priority.source());
      }
    }
  }

  @Test
  void stagesFollowEachOtherAsTheGraphAllows() {
    StageTransitions standard = StageTransitions.standard();
    assertTrue(standard.allows(LifeStage.EXPLORATION, LifeStage.FORMATION));
    assertFalse(standard.allows(LifeStage.EXPLORATION, LifeStage.STABILITY));
    assertEquals(
        List.of(LifeStage.EXPLORATION, LifeStage.FORMATION, LifeStage.STABILITY),
        standard.path(LifeStage.PROSPECT, LifeStage.STABILITY));
    assertEquals(List.of(), standard.path(LifeStage.STABILITY, LifeStage.STABILITY));
    assertEquals(List.of(), standard.path(LifeStage.STABILITY, LifeStage.PROSPECT));
    for (LifeStage stage : EnumSet.range(LifeStage.EXPLORATION, LifeStage.STABILITY)) {
      assertTrue(standard.allows(stage, LifeStage.DEGRADATION), stage::toString);
    }
    assertEquals(
        EnumSet.of(
            LifeStage.EXPLORATION, LifeStage.FORMATION, LifeStage.STABILITY, LifeStage.TERMINATED),
        standard.next(LifeStage.DEGRADATION));
  }

  @Test
  void refusesGraphsWithLoopsOrDeadEnds() {
    Map<LifeStage, Set<LifeStage>> chain = Map.of(
        LifeStage.PROSPECT, Set.of(LifeStage.EXPLORATION),
        LifeStage.EXPLORATION, Set.of(LifeStage.FORMATION),
        LifeStage.FORMATION, Set.of(LifeStage.STABILITY),
        LifeStage.STABILITY, Set.of(LifeStage.DEGRADATION),
        LifeStage.DEGRADATION, Set.of(LifeStage.TERMINATED));
    StageTransitions absorbing = StageTransitions.of(chain);
    assertEquals(Set.of(), absorbing.next(LifeStage.TERMINATED));
    new EqualsTester()
        .addEqualityGroup(absorbing, StageTransitions.of(chain))
        .addEqualityGroup(StageTransitions.standard())
        .testEquals();
    assertRefused(
        "next of PROSPECT must not hold the stage itself",
        Map.of(LifeStage.PROSPECT, Set.of(LifeStage.PROSPECT)));
    assertRefused(
        "next must lead from PROSPECT to every stage, did not lead to EXPLORATION", Map.of());
    Map<LifeStage, Set<LifeStage>> stuck = new EnumMap<>(chain);
    stuck.put(LifeStage.FORMATION, Set.of());
    stuck.put(
        LifeStage.EXPLORATION,
        Set.of(LifeStage.FORMATION, LifeStage.STABILITY, LifeStage.DEGRADATION));
    assertRefused("next must lead from every stage to TERMINATED, did not from FORMATION", stuck);
  }

  private static void assertRefused(String message, Map<LifeStage, Set<LifeStage>> next) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> StageTransitions.of(next))
            .getMessage());
  }

  @Test
  void codesAreUniqueAndWellFormed() {
    List<Code> codes = new ArrayList<>();
    codes.addAll(Arrays.asList(LifecycleCode.values()));
    codes.addAll(Arrays.asList(EvidenceCode.values()));
    codes.addAll(Arrays.asList(TimelineCode.values()));
    assertEquals(List.of(), Renderer.english().check(codes));
  }
}
