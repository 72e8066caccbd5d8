package dev.rapport.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.evidence.Evidence;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.LapseTest;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.evidence.ValueSeries;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StagePolicyTest {
  private static final StagePolicy POLICY = StagePolicy.standard();
  private static final Evidence NONE = Evidence.none();
  private static final ValueSeries LEVEL = ValueSeries.of(100, 98, 103, 101);

  private static RelationshipFacts facts(long purchases, double ratio, ValueSeries values) {
    return RelationshipFacts.builder()
        .purchases(purchases)
        .silenceDays(Math.round(20 * ratio))
        .meanIntervalDays(20)
        .values(values)
        .build();
  }

  private static LifeStage stage(
      UnaryOperator<StagePolicy.Builder> change, RelationshipFacts facts) {
    return change.apply(StagePolicy.builder()).build().stage(facts, NONE);
  }

  @Test
  void beginsAndEndsByFacts() {
    assertEquals(LifeStage.PROSPECT, POLICY.stage(RelationshipFacts.none(), NONE));
    assertEquals(
        LifeStage.TERMINATED,
        POLICY.stage(RelationshipFacts.builder().terminated(true).build(), NONE));
    assertEquals(
        List.of("life cycle: terminated", "  the relationship was ended"),
        POLICY
            .explain(RelationshipFacts.builder().terminated(true).build(), NONE)
            .explanation()
            .lines());
    assertEquals(
        List.of("life cycle: prospect", "  no purchase so far"),
        POLICY.explain(RelationshipFacts.none(), NONE).explanation().lines());
  }

  @Test
  void exploresUntilTheThirdPurchase() {
    assertEquals(LifeStage.EXPLORATION, POLICY.stage(facts(2, 1.9, LEVEL), NONE));
    assertEquals(LifeStage.STABILITY, POLICY.stage(facts(3, 1.9, LEVEL), NONE));
    assertEquals(
        List.of(
            "life cycle: exploration",
            "  silent for 38 days, 1.90 times the usual 20.0 days; lapsed from 2.00 times on: no",
            "  purchases: 2, fewer than 3"),
        POLICY.explain(facts(2, 1.9, LEVEL), NONE).explanation().lines());
  }

  @Test
  void staysInExplorationAfterOnePurchaseHoweverLongAgo() {
    RelationshipFacts once =
        RelationshipFacts.builder().purchases(1).silenceDays(3_000).build();
    assertEquals(LifeStage.EXPLORATION, POLICY.stage(once, NONE));
    StagePolicy impatient = StagePolicy.builder()
        .lapse(LapseTest.silence(365))
        .degradationPurchases(1)
        .build();
    assertEquals(LifeStage.DEGRADATION, impatient.stage(once, NONE));
  }

  @Test
  void explainsGrowth() {
    assertEquals(
        List.of(
            "life cycle: formation",
            "  silent for 16 days, 0.80 times the usual 20.0 days; lapsed from 2.00 times on: no",
            "  value changes by 52.8% a period over 4 periods; above 5.0% it is formation"),
        POLICY
            .explain(facts(5, 0.8, ValueSeries.of(10, 20, 35, 60)), NONE)
            .explanation()
            .lines());
  }

  @Test
  void explainsEveryReasonOfADegradation() {
    assertEquals(
        List.of(
            "life cycle: degradation",
            "  silent for 50 days, 2.50 times the usual 20.0 days; lapsed from 2.00 times on: yes",
            "  value is down to 40.0% of its peak, at most 50.0%, and changes by -37.0% a period"),
        POLICY
            .explain(facts(12, 2.5, ValueSeries.of(100, 90, 50, 30)), NONE)
            .explanation()
            .lines());
    assertEquals(
        List.of(
            "life cycle: degradation",
            "  value is down to 40.0% of its peak, at most 50.0%, and changes by -37.0% a period"),
        POLICY
            .explain(facts(12, 0.5, ValueSeries.of(100, 90, 50, 30)), NONE)
            .explanation()
            .lines());
  }

  @Test
  void judgesStrangeSeries() {
    assertAll(
        () -> assertEquals(
            LifeStage.STABILITY, POLICY.stage(facts(3, 1, ValueSeries.empty()), NONE), "none"),
        () -> assertEquals(
            LifeStage.STABILITY, POLICY.stage(facts(3, 1, ValueSeries.of(5)), NONE), "one period"),
        () -> assertEquals(
            LifeStage.STABILITY,
            POLICY.stage(facts(3, 1, ValueSeries.of(0, 0, 0, 0)), NONE),
            "all zero"),
        () -> assertEquals(
            LifeStage.DEGRADATION,
            POLICY.stage(facts(3, 1, ValueSeries.of(50, 10, -70)), NONE),
            "returns prevail"),
        () -> assertEquals(
            LifeStage.STABILITY,
            POLICY.stage(facts(3, 1, ValueSeries.of(100, 10)), NONE),
            "a decline takes three periods to be seen"));
  }

  @Test
  void everySettingCounts() {
    RelationshipFacts falling = facts(12, 1, ValueSeries.of(100, 90, 60, 45));
    assertAll(
        () -> assertEquals(LifeStage.STABILITY, POLICY.stage(falling, NONE)),
        () -> assertEquals(LifeStage.DEGRADATION, stage(b -> b.declineShare(0.6), falling)),
        () -> assertEquals(LifeStage.DEGRADATION, stage(b -> b.recentPeriods(1), falling)),
        () -> assertEquals(
            LifeStage.DEGRADATION, stage(b -> b.lapse(LapseTest.intervalRatio(1)), falling)),
        () -> assertEquals(LifeStage.EXPLORATION, stage(b -> b.formationPurchases(13), falling)),
        () -> assertEquals(
            LifeStage.DEGRADATION,
            stage(b -> b.declinePeriods(2), facts(12, 1, ValueSeries.of(100, -10)))),
        () -> assertEquals(
            LifeStage.FORMATION,
            stage(b -> b.trendPeriods(2), facts(12, 1, ValueSeries.of(90, 90, 60, 80)))),
        () -> assertEquals(
            LifeStage.FORMATION,
            stage(b -> b.formationGrowth(0), facts(12, 1, ValueSeries.of(100, 101)))),
        () -> assertEquals(
            LifeStage.EXPLORATION, stage(b -> b.degradationPurchases(3), facts(2, 3, LEVEL))));
  }

  @Test
  void readsThePhaseFromTheStage() {
    RelationshipFacts steady = facts(12, 0.9, LEVEL);
    assertAll(
        () -> assertEquals(Optional.empty(), phase(LifeStage.PROSPECT, steady, NONE, false)),
        () -> assertEquals(Optional.empty(), phase(LifeStage.TERMINATED, steady, NONE, true)),
        () -> assertPhase(
            RelationshipPhase.ACQUAINTANCE,
            LifeStage.EXPLORATION,
            RelationshipFacts.builder().purchases(1).build(),
            NONE),
        () ->
            assertPhase(RelationshipPhase.RESERVE, LifeStage.EXPLORATION, facts(2, 1, LEVEL), NONE),
        () -> assertPhase(RelationshipPhase.RESERVE, LifeStage.FORMATION, steady, NONE),
        () -> assertPhase(RelationshipPhase.STEADY, LifeStage.STABILITY, steady, NONE),
        () -> assertPhase(RelationshipPhase.WAVERING, LifeStage.DEGRADATION, steady, NONE),
        () -> assertEquals(
            Optional.of(RelationshipPhase.ACQUAINTANCE),
            StagePolicy.builder()
                .reservePurchases(3)
                .build()
                .phase(LifeStage.EXPLORATION, facts(2, 1, LEVEL), NONE, false)));
  }

  @Test
  void waversAtTheFirstSignOfDoubt() {
    RelationshipFacts steady = facts(12, 1.4, LEVEL);
    RelationshipFacts quiet = facts(12, 1.5, LEVEL);
    RelationshipFacts complaining =
        RelationshipFacts.builder().purchases(12).openComplaints(1).build();
    Evidence slipping = Evidence.builder().satisfactionSlipping(Finding.YES).build();
    for (LifeStage stage : List.of(LifeStage.FORMATION, LifeStage.STABILITY)) {
      assertPhase(RelationshipPhase.WAVERING, stage, quiet, NONE);
      assertPhase(RelationshipPhase.WAVERING, stage, complaining, NONE);
      assertPhase(RelationshipPhase.WAVERING, stage, steady, slipping);
    }
    assertPhase(RelationshipPhase.STEADY, LifeStage.STABILITY, steady, NONE);
    assertEquals(
        Optional.of(RelationshipPhase.STEADY),
        StagePolicy.builder()
            .warningRatio(1.6)
            .build()
            .phase(LifeStage.STABILITY, quiet, NONE, false));
    assertEquals(
        List.of(
            "five-stage cycle: wavering, in stability",
            "  silent for 1.50 usual intervals, a warning from 1.50 on",
            "  satisfaction is indifferent and falling"),
        POLICY
            .explainPhase(LifeStage.STABILITY, quiet, slipping, false)
            .orElseThrow()
            .explanation()
            .lines());
    assertEquals(
        List.of("five-stage cycle: wavering, in stability", "  open complaints: 1"),
        POLICY
            .explainPhase(LifeStage.STABILITY, complaining, NONE, false)
            .orElseThrow()
            .explanation()
            .lines());
  }

  @Test
  void consolidatesThroughDoubtBondOrCommitment() {
    RelationshipFacts steady = facts(12, 0.9, LEVEL);
    assertEquals(
        Optional.of(RelationshipPhase.CONSOLIDATED),
        phase(LifeStage.STABILITY, steady, NONE, true));
    assertEquals(
        Optional.of(RelationshipPhase.RESERVE), phase(LifeStage.FORMATION, steady, NONE, true));
    assertPhase(
        RelationshipPhase.CONSOLIDATED,
        LifeStage.STABILITY,
        steady,
        Evidence.builder().customisationBond(Finding.YES).build());
    assertPhase(
        RelationshipPhase.CONSOLIDATED,
        LifeStage.STABILITY,
        steady,
        Evidence.builder().commitment(Finding.YES).build());
    assertEquals(
        List.of(
            "five-stage cycle: consolidated, in stability",
            "  doubt overcome: yes; bond of customisation or more: unknown; high commitment: unknown"),
        POLICY
            .explainPhase(LifeStage.STABILITY, steady, NONE, true)
            .orElseThrow()
            .explanation()
            .lines());
  }

  private static Optional<RelationshipPhase> phase(
      LifeStage stage, RelationshipFacts facts, Evidence told, boolean passedDoubt) {
    return POLICY.phase(stage, facts, told, passedDoubt);
  }

  private static void assertPhase(
      RelationshipPhase expected, LifeStage stage, RelationshipFacts facts, Evidence told) {
    assertEquals(Optional.of(expected), phase(stage, facts, told, false));
  }

  @Test
  void readsMaturityFromTheShareOfBusiness() {
    Evidence most = Evidence.builder().shareOfWallet(0.6).build();
    assertEquals(
        List.of("mature: yes (share of wallet: 60.0%, more than 50.0% needed)"),
        POLICY.explainMature(most).explanation().lines());
    assertEquals(
        List.of("mature: unknown (share of wallet: unknown, more than 50.0% needed)"),
        POLICY.explainMature(NONE).explanation().lines());
    assertEquals(Finding.NO, StagePolicy.builder().matureShare(0.6).build().mature(most));
  }

  @Test
  void refusesSettingsThatMeanNothing() {
    StagePolicy.Builder builder = StagePolicy.builder();
    assertAll(
        () -> assertRefused(
            "degradationPurchases must be at least 1, was 0",
            () -> builder.degradationPurchases(0)),
        () -> assertRefused(
            "declinePeriods must be at least 2, was 1", () -> builder.declinePeriods(1)),
        () ->
            assertRefused("declineShare must be 0 to 1, was 1.5", () -> builder.declineShare(1.5)),
        () -> assertRefused(
            "formationPurchases must be at least 1, was 0", () -> builder.formationPurchases(0)),
        () -> assertRefused(
            "formationGrowth must be finite and not negative, was -0.1",
            () -> builder.formationGrowth(-0.1)),
        () -> assertRefused(
            "recentPeriods must be at least 1, was 0", () -> builder.recentPeriods(0)),
        () ->
            assertRefused("trendPeriods must be at least 2, was 1", () -> builder.trendPeriods(1)),
        () -> assertRefused(
            "reservePurchases must be at least 1, was 0", () -> builder.reservePurchases(0)),
        () -> assertRefused(
            "warningRatio must be a finite number above 0, was NaN",
            () -> builder.warningRatio(Double.NaN)),
        () ->
            assertRefused("matureShare must be 0 to 1, was -0.5", () -> builder.matureShare(-0.5)));
  }

  @Test
  void isAValue() {
    new EqualsTester()
        .addEqualityGroup(
            POLICY, StagePolicy.builder().build(), POLICY.toBuilder().build())
        .addEqualityGroup(POLICY.toBuilder().lapse(LapseTest.silence(9)).build())
        .addEqualityGroup(POLICY.toBuilder().degradationPurchases(9).build())
        .addEqualityGroup(POLICY.toBuilder().declinePeriods(9).build())
        .addEqualityGroup(POLICY.toBuilder().declineShare(0.9).build())
        .addEqualityGroup(POLICY.toBuilder().formationPurchases(9).build())
        .addEqualityGroup(POLICY.toBuilder().formationGrowth(9).build())
        .addEqualityGroup(POLICY.toBuilder().recentPeriods(9).build())
        .addEqualityGroup(POLICY.toBuilder().trendPeriods(9).build())
        .addEqualityGroup(POLICY.toBuilder().reservePurchases(9).build())
        .addEqualityGroup(POLICY.toBuilder().warningRatio(9).build())
        .addEqualityGroup(POLICY.toBuilder().matureShare(0.9).build())
        .testEquals();
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
