package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Worked examples and tables. Each says where it comes from: stated in the Chinese textbooks and lecture notes; after a text of
 * the literature; computed, by a second implementation of the rules, in Python, on invented inputs; or ours, where no text says
 * anything. No text publishes numbers for these classifiers but the one for maturity.
 */
class PositionGoldenTest {
  private static final StagePolicy STAGES = StagePolicy.standard();

  /** Computed. The silence is given in usual intervals of ten days. */
  @ParameterizedTest
  @CsvSource({
    "2, 5, '10 0 10', EXPLORATION",
    "5, 8, '10 20 35 60', FORMATION",
    "12, 9, '100 98 103 101', STABILITY",
    "12, 9, '100 90 50 30', DEGRADATION",
    "12, 25, '100 98 103 101', DEGRADATION"
  })
  void stagesOfTheLifeCycle(long purchases, long silenceDays, String values, LifeStage stage) {
    RelationshipFacts facts = RelationshipFacts.builder()
        .purchases(purchases)
        .silenceDays(silenceDays)
        .meanIntervalDays(10)
        .values(ValueSeries.of(
            Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray()))
        .build();
    assertEquals(stage, STAGES.stage(facts, Evidence.none()));
  }

  /** Computed. Four purchases, 90 % of the wallet, a member, nobody referred. */
  @Test
  void readingsOfTheLadder() {
    RelationshipFacts facts =
        RelationshipFacts.builder().purchases(4).member(true).build();
    Evidence told = Evidence.builder().shareOfWallet(0.9).build();
    LadderPolicy strict = LadderPolicy.standard();
    assertEquals(LadderRung.REPEAT, strict.rung(facts, told));
    assertEquals(LadderRung.MEMBER, strict.toBuilder().clientShare(0.8).build().rung(facts, told));
    assertEquals(
        LadderRung.MEMBER,
        strict.toBuilder().reading(LadderPolicy.Reading.HIGHEST).build().rung(facts, told));
  }

  /**
   * Computed. Thirty purchases, a stable series, 45 % of the wallet, trusted: a repeat customer and a friend in stability, to be
   * retained.
   */
  @Test
  void aWholePosition() {
    RelationshipFacts facts = RelationshipFacts.builder()
        .purchases(30)
        .silenceDays(9)
        .meanIntervalDays(10)
        .values(ValueSeries.of(100, 98, 103, 101))
        .build();
    Evidence told = Evidence.builder().shareOfWallet(0.45).trust(Finding.YES).build();
    Position position = PositionPolicy.standard().position(facts, told);
    assertEquals(
        Position.of(
            LadderRung.REPEAT,
            LifeStage.STABILITY,
            RelationshipPhase.STEADY,
            CustomerRelation.FRIEND,
            Finding.NO),
        position);
    assertEquals(RelationshipGoal.RETAIN, position.goal());
  }

  /**
   * Stated: the Chinese textbooks call a customer mature when all or most of its business (全部业务或大部分业务) is with the firm,
   * that is more than half.
   */
  @Test
  void matureIsMoreThanHalf() {
    assertEquals(Finding.NO, STAGES.mature(Evidence.builder().shareOfWallet(0.5).build()));
    assertEquals(
        Finding.YES, STAGES.mature(Evidence.builder().shareOfWallet(0.51).build()));
    assertEquals(Finding.UNKNOWN, STAGES.mature(Evidence.none()));
  }

  /** Stated: the table of priorities (管理重点) of the textbooks, for the three phases that it fills in, in its order. */
  @Test
  void prioritiesOfTheFirstThreePhases() {
    PhasePriorities table = PhasePriorities.standard();
    assertEquals(
        List.of(
            PhasePriorities.Priority.BRAND_VARIETY,
            PhasePriorities.Priority.QUALITY,
            PhasePriorities.Priority.SHARED_VALUES,
            PhasePriorities.Priority.BENEFITS_BEYOND_GOODS),
        table.of(RelationshipPhase.ACQUAINTANCE));
    assertEquals(
        List.of(
            PhasePriorities.Priority.BRAND_VARIETY,
            PhasePriorities.Priority.QUALITY,
            PhasePriorities.Priority.BENEFITS_BEYOND_GOODS),
        table.of(RelationshipPhase.RESERVE));
    assertEquals(
        List.of(PhasePriorities.Priority.BRAND_VARIETY, PhasePriorities.Priority.INDIRECT_CONTACT),
        table.of(RelationshipPhase.STEADY));
  }

  /** Stated: the goals with their offerings and yields, in the lecture notes on service marketing. */
  @ParameterizedTest
  @CsvSource({
    "ACQUIRE, TRIAL, SUBSTITUTION",
    "SATISFY, STANDARD, APPROVAL",
    "RETAIN, DIFFERENTIATED, TRUST",
    "ENHANCE, CUSTOMISED, LOYALTY"
  })
  void goalsHaveOfferingsAndYields(
      RelationshipGoal goal, RelationshipGoal.Offering offering, RelationshipGoal.Yield yield) {
    assertEquals(offering, goal.offering());
    assertEquals(yield, goal.yields());
  }

  /** After Johnson and Selnes (2004), not in the lecture notes: who is to be won how, and on what that rests. */
  @ParameterizedTest
  @CsvSource({
    "STRANGER, ACQUIRE, AWARENESS",
    "ACQUAINTANCE, SATISFY, SATISFACTION",
    "FRIEND, RETAIN, TRUST",
    "PARTNER, ENHANCE, COMMITMENT"
  })
  void relationsHaveGoalsAndGoalsABasis(
      CustomerRelation relation, RelationshipGoal goal, RelationshipGoal.Basis basis) {
    assertEquals(goal, relation.goal());
    assertEquals(basis, goal.basis());
  }

  /** Ours: the documents name the five rungs and the five classes; how they correspond to the ladder of formation is our reading. */
  @ParameterizedTest
  @CsvSource({
    "SUSPECT,,",
    "PROSPECT, PROSPECT, POTENTIAL",
    "FIRST_TIME, NEW, NEW",
    "REPEAT, EXISTING, FREQUENT",
    "CLIENT, SUPPORTER, OLD",
    "MEMBER, SUPPORTER, OLD",
    "ADVOCATE, ADVOCATE, OLD",
    "PARTNER, ADVOCATE, OLD",
    "DISQUALIFIED,,",
    "INACTIVE,,"
  })
  void laddersOfFiveRungs(LadderRung rung, LoyaltyLadder ladder, LoyaltyClass loyalty) {
    assertEquals(ladder, LoyaltyLadder.of(rung).orElse(null));
    assertEquals(loyalty, LoyaltyClass.of(rung, Finding.UNKNOWN).orElse(null));
    assertEquals(
        loyalty == LoyaltyClass.OLD ? LoyaltyClass.LOYAL : loyalty,
        LoyaltyClass.of(rung, Finding.YES).orElse(null));
    assertEquals(loyalty, LoyaltyClass.of(rung, Finding.NO).orElse(null));
  }
}
