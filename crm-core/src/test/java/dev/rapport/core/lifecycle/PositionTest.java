package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.List;
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
  void codesAreUniqueAndWellFormed() {
    List<Code> codes = new ArrayList<>();
    codes.addAll(Arrays.asList(LifecycleCode.values()));
    codes.addAll(Arrays.asList(EvidenceCode.values()));
    codes.addAll(Arrays.asList(TimelineCode.values()));
    assertEquals(List.of(), Renderer.english().check(codes));
  }
}
