package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.SampleSize;
import dev.rapport.scoring.survey.SurveyProcess.Plan;
import dev.rapport.scoring.survey.SurveyProcess.Precision;
import dev.rapport.scoring.survey.SurveyProcess.Returns;
import dev.rapport.scoring.survey.SurveyProcess.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SurveyProcessTest {
  private static final Plan PLAN = Plan.forShare(1_000, 0.05, 0.95, 0.3);

  @Test
  void thePlanSaysHowManyToAsk() {
    assertEquals(278, PLAN.requiredResponses());
    assertEquals(927, PLAN.requiredInvitations());
    assertTrue(PLAN.isFeasible());
    assertFalse(Plan.forShare(1_000, 0.05, 0.95, 0.2).isFeasible());
    // 1,537 of an unlimited population for ±5 points at 95 %
    assertEquals(1537, Plan.forNetPromoterScore(Long.MAX_VALUE, 5, 0.95, 1).requiredResponses());
  }

  @Test
  void theMarginShrinksWithThePopulation() {
    double plain = 1.959963984540054 * Math.sqrt(0.25 / 278);
    assertEquals(plain * Math.sqrt(722 / 999.0), PLAN.margin(278), 1e-12);
    assertTrue(PLAN.margin(278) <= 0.05 && PLAN.margin(277) > 0.05);
    assertEquals(0, PLAN.margin(1_000));
    assertThrows(IllegalArgumentException.class, () -> PLAN.margin(0));
    assertThrows(IllegalArgumentException.class, () -> PLAN.margin(1_001));
  }

  @Test
  void aSurveyUnderWay() {
    SurveyProcess process = SurveyProcess.start(PLAN)
        .done(Step.GOAL)
        .done(Step.METHOD)
        .done(Step.FIELD_WORK)
        .with(new Returns(600, 210, 200));
    assertEquals(Optional.of(Step.QUESTIONNAIRE), process.nextStep());
    assertEquals(
        List.of(Step.QUESTIONNAIRE, Step.INTERVIEWERS, Step.COLLECTION, Step.ANALYSIS),
        process.openSteps());
    assertEquals(List.of(Step.QUESTIONNAIRE, Step.INTERVIEWERS), process.skippedSteps());
    assertEquals(0.35, process.responseRate(0.95).value(), 1e-12);
    assertEquals(200 / 210.0, process.usableRate(0.95).value(), 1e-12);
    assertEquals(0.0620, process.margin().value(), 0.00005);
    assertFalse(process.isPreciseEnough());
    assertEquals(234, process.invitationsStillNeeded());
    SurveyProcess enough = process.with(new Returns(900, 300, 278));
    assertTrue(enough.isPreciseEnough());
    assertEquals(0, enough.invitationsStillNeeded());
  }

  @Test
  void beforeAnybodyIsAsked() {
    SurveyProcess start = SurveyProcess.start(PLAN);
    assertEquals(Arrays.asList(Step.values()), start.openSteps());
    assertEquals(List.of(), start.skippedSteps());
    assertFalse(start.responseRate(0.95).isKnown());
    assertFalse(start.usableRate(0.95).isKnown());
    assertEquals(
        "no usable answers were observed", start.margin().reason().orElseThrow().words());
    assertEquals(PLAN.requiredInvitations(), start.invitationsStillNeeded());
    SurveyProcess all = new SurveyProcess(PLAN, Returns.NONE, Set.of(Step.values()));
    assertEquals(Optional.empty(), all.nextStep());
    assertEquals(7, all.done().size());
  }

  @Test
  void mistakesAreNamed() {
    assertThrows(IllegalArgumentException.class, () -> new Returns(1, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Returns(2, 1, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> SurveyProcess.start(PLAN).with(new Returns(1_001, 0, 0)));
    assertThrows(IllegalArgumentException.class, () -> Plan.forShare(0, 0.05, 0.95, 0.3));
    assertThrows(IllegalArgumentException.class, () -> Plan.forShare(10, 0.05, 0.95, 0));
    assertThrows(IllegalArgumentException.class, () -> new Precision(Double.NaN, 1, 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> new Precision(1, Double.POSITIVE_INFINITY, 0.95));
  }

  /** The required responses are the fewest that meet the margin, but for the last bit. */
  @Property
  void theRequiredResponsesMeetTheMargin(
      @ForAll @IntRange(min = 2, max = 100_000) int population,
      @ForAll @DoubleRange(min = 0.01, max = 0.3) double margin,
      @ForAll @DoubleRange(min = 0.05, max = 1) double rate) {
    Plan plan = Plan.forShare(population, margin, 0.95, rate);
    long required = plan.requiredResponses();
    assertEquals(SampleSize.forProportion(0.5, margin, 0.95, population), required);
    assertTrue(plan.margin(required) <= margin * (1 + 1e-9));
    if (required > 1) {
      assertTrue(plan.margin(required - 1) > margin * (1 - 1e-9));
    }
    assertTrue(plan.requiredInvitations() * rate >= required * (1 - 1e-9));
    assertTrue((plan.requiredInvitations() - 1) * rate < required);
  }
}
