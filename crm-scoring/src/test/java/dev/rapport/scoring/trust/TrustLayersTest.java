package dev.rapport.scoring.trust;

import static dev.rapport.core.evidence.Finding.NO;
import static dev.rapport.core.evidence.Finding.UNKNOWN;
import static dev.rapport.core.evidence.Finding.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.evidence.RelationshipFacts;
import dev.rapport.core.lifecycle.LifeStage;
import dev.rapport.scoring.survey.RatingScale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustLayersTest {
  private static final RatingScale FIVE = RatingScale.of(1, 5);
  private static final CompositeScale TRUST = CompositeScale.of(
      "trust",
      FIVE,
      2,
      List.of(
          CompositeScale.Item.of("reliable", 1),
          CompositeScale.Item.of("honest", 1),
          CompositeScale.Item.of("opportunistic", 1).asReversed()));
  private static final TrustPolicy POLICY = TrustPolicy.standard();

  private static TrustEvidence.Builder full() {
    return TrustEvidence.builder()
        .rating(TRUST.score(Map.of("reliable", 5, "honest", 4, "opportunistic", 3)))
        .satisfaction(FIVE, List.of(2, 4, 5, 4))
        .purchases(2)
        .tenureDays(365)
        .stage(LifeStage.STABILITY);
  }

  @Test
  void evidenceAtTheThresholdsShowsAllLayers() {
    TrustAssessment assessment = POLICY.assess(full().build());
    assertEquals(new TrustLayers(YES, YES, YES), assessment.layers());
    assertEquals(
        List.of(
            "contiguous layers of trust: cognitive, affective and behavioural; spurious behaviour: no",
            "  cognitive trust: yes",
            "    the trust items lie at 75.0% of their scale, enough from 75.0%",
            "  affective trust: yes",
            "    satisfied 3 times in a row of 4 measurements, enough from 3; satisfied from 75.0% of the scale",
            "  behavioural trust: yes",
            "    bought 2 times, enough from 2: yes",
            "    a customer for 365 days, enough from 365: yes",
            "    in the stage stability, not in decline: yes"),
        assessment.explanation().lines());
  }

  @Test
  void whatIsNotKnownIsSaidAndNeverCountsAsShown() {
    TrustAssessment assessment = POLICY.assess(TrustEvidence.builder().build());
    assertEquals(new TrustLayers(UNKNOWN, UNKNOWN, UNKNOWN), assessment.layers());
    assertEquals(Set.of(TrustLayer.values()), assessment.layers().unknown());
    assertEquals(
        List.of(
            "contiguous layers of trust: none; spurious behaviour: unknown",
            "  cognitive trust: unknown",
            "    trust rating not known",
            "  affective trust: unknown",
            "    satisfaction was not measured",
            "  behavioural trust: unknown",
            "    number of purchases not known",
            "    tenure not known",
            "    stage not known"),
        assessment.explanation().lines());
    TrustAssessment tooFewItems = POLICY.assess(
        TrustEvidence.builder().rating(TRUST.score(Map.of("honest", 5))).build());
    assertEquals(UNKNOWN, tooFewItems.layers().cognitive());
    assertEquals(
        "    the trust items give no score: at least 2 answers are needed, there was 1",
        tooFewItems.explanation().lines().get(2));
  }

  @Test
  void oneRecentDisappointmentRulesTheAffectiveLayerOut() {
    assertEquals(NO, affective(List.of(5, 5, 5, 3)));
    assertEquals(NO, affective(List.of(5, 3, 5, 5)));
    assertEquals(YES, affective(List.of(3, 5, 5, 5)));
    assertEquals(UNKNOWN, affective(List.of(5, 5)));
    assertEquals(NO, affective(List.of(1)));
    assertEquals(UNKNOWN, affective(List.of()));
  }

  private static Finding affective(List<Integer> scores) {
    return POLICY
        .assess(TrustEvidence.builder().satisfaction(FIVE, scores).build())
        .layers()
        .affective();
  }

  @Test
  void satisfactionIsReadFromSurveyAnswersInTheOrderOfTime() {
    SurveyAnswered.Item item = SurveyAnswered.Item.of("visit", "satisfied", 1, 5);
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    SurveyAnswered third = SurveyAnswered.of("s-3", start.plusSeconds(3), "ada", item, "w3", 5);
    SurveyAnswered first = SurveyAnswered.of("s-1", start.plusSeconds(1), "ada", item, "w1", 2);
    SurveyAnswered second = SurveyAnswered.of(
        "s-2", start.plusSeconds(2), "ada", item, "w2", SurveyAnswered.Missing.SKIPPED);
    TrustEvidence evidence =
        TrustEvidence.builder().satisfaction(List.of(third, second, first)).build();
    assertEquals(List.of(2, 5), evidence.satisfaction());
    assertEquals(Optional.of(FIVE), evidence.satisfactionScale());
    assertEquals(
        TrustEvidence.builder().build(),
        TrustEvidence.builder().satisfaction(List.of(second)).build());
    SurveyAnswered bens = SurveyAnswered.of("s-4", start, "ben", item, "w1", 4);
    assertThrows(
        IllegalArgumentException.class,
        () -> TrustEvidence.builder().satisfaction(List.of(first, bens)));
    SurveyAnswered other = SurveyAnswered.of(
        "s-5", start, "ada", SurveyAnswered.Item.of("visit", "clean", 1, 5), "w1", 4);
    assertThrows(
        IllegalArgumentException.class,
        () -> TrustEvidence.builder().satisfaction(List.of(first, other)));
  }

  @Test
  void aFailingPartDecidesTheBehaviouralLayerWhateverElseIsUnknown() {
    assertEquals(
        NO, POLICY.assess(TrustEvidence.builder().purchases(1).build()).layers().behavioural());
    assertEquals(
        NO,
        POLICY
            .assess(TrustEvidence.builder().stage(LifeStage.DEGRADATION).build())
            .layers()
            .behavioural());
    assertEquals(
        UNKNOWN,
        POLICY
            .assess(TrustEvidence.builder().purchases(9).tenureDays(999).build())
            .layers()
            .behavioural());
    RelationshipFacts facts = RelationshipFacts.builder().purchases(7).build();
    TrustEvidence evidence =
        TrustEvidence.builder().relationship(facts, LifeStage.TERMINATED).build();
    assertEquals(7, evidence.purchases().orElseThrow());
    assertEquals(NO, POLICY.assess(evidence).layers().behavioural());
  }

  @Test
  void behaviourWithoutJudgementOrFeelingIsSpurious() {
    TrustLayers held = new TrustLayers(NO, NO, YES);
    assertEquals(YES, held.spurious());
    assertEquals(Optional.of(TrustLayer.BEHAVIOURAL), held.highest());
    assertEquals(Optional.empty(), held.highestContiguous());
    assertEquals(Set.of(TrustLayer.COGNITIVE, TrustLayer.AFFECTIVE), held.missingBeneath());
    assertEquals(NO, new TrustLayers(NO, YES, YES).spurious());
    assertEquals(UNKNOWN, new TrustLayers(NO, UNKNOWN, YES).spurious());
    assertEquals(NO, new TrustLayers(NO, UNKNOWN, NO).spurious());
    TrustLayers gap = new TrustLayers(YES, UNKNOWN, YES);
    assertEquals(Optional.of(TrustLayer.COGNITIVE), gap.highestContiguous());
    assertEquals(Set.of(TrustLayer.AFFECTIVE), gap.missingBeneath());
    assertEquals(
        List.of(
            "contiguous layers of trust: cognitive; spurious behaviour: no",
            "  cognitive trust: yes",
            "  affective trust: unknown",
            "  behavioural trust: yes"),
        gap.explanation().lines());
    assertTrue(TrustLayer.AFFECTIVE.term().contains("情感"));
  }

  @Test
  void everyThresholdIsASetting() {
    TrustPolicy strict = POLICY.withTrustFrom(0.8).withSatisfied(0.5, 4).withRepeat(3, 30);
    assertEquals(0.8, strict.trustPosition());
    assertEquals(0.5, strict.satisfiedPosition());
    assertEquals(4, strict.satisfiedRun());
    assertEquals(3, strict.leastPurchases());
    assertEquals(30, strict.leastTenureDays());
    assertEquals(new TrustLayers(NO, NO, NO), strict.assess(full().build()).layers());
    assertEquals(
        new TrustLayers(YES, YES, YES),
        POLICY.withSatisfied(0.25, 4).assess(full().build()).layers());
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "position must be 0 to 1, was 4.0",
        assertThrows(IllegalArgumentException.class, () -> POLICY.withTrustFrom(4))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> POLICY.withTrustFrom(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> POLICY.withSatisfied(0.5, 0));
    assertThrows(IllegalArgumentException.class, () -> POLICY.withRepeat(1, 0));
    assertThrows(IllegalArgumentException.class, () -> POLICY.withRepeat(2, -1));
    assertThrows(IllegalArgumentException.class, () -> TrustEvidence.builder().purchases(-1));
    assertThrows(IllegalArgumentException.class, () -> TrustEvidence.builder().tenureDays(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> TrustEvidence.builder().satisfaction(FIVE, List.of(6)));
  }

  @Test
  void equalByTheirParts() {
    new EqualsTester()
        .addEqualityGroup(full().build(), full().build())
        .addEqualityGroup(full().purchases(3).build())
        .addEqualityGroup(
            full().satisfaction(RatingScale.of(1, 7), List.of(2, 4, 5, 4)).build())
        .addEqualityGroup(TrustEvidence.builder().build())
        .testEquals();
    new EqualsTester()
        .addEqualityGroup(POLICY, POLICY.withRepeat(2, 365))
        .addEqualityGroup(POLICY.withSatisfied(0.75, 2))
        .testEquals();
    assertEquals(
        "TrustEvidence[satisfaction=[3, 4] of 1 to 5, purchases=7]",
        TrustEvidence.builder()
            .satisfaction(FIVE, List.of(3, 4))
            .purchases(7)
            .build()
            .toString());
    new NullPointerTester()
        .setDefault(RatingScale.class, FIVE)
        .setDefault(RelationshipFacts.class, RelationshipFacts.none())
        .setDefault(CompositeScore.class, TRUST.score(Map.of()))
        .testAllPublicInstanceMethods(TrustEvidence.builder());
  }
}
