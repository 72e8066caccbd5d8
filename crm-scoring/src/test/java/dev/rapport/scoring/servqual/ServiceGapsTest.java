package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Renderer;
import dev.rapport.scoring.servqual.GapDiagnosis.Verdict;
import dev.rapport.scoring.servqual.ServqualItem.Edition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceGapsTest {
  private static final ServiceGaps SHOP = ServiceGaps.of(-0.2, -1.1, -0.4, 0.1, -1.5);

  @Test
  void gapsAreNumberedAsPublished() {
    assertEquals(
        List.of(1, 2, 3, 4, 5),
        Stream.of(ServiceGap.values()).map(ServiceGap::number).toList());
    assertEquals(
        List.of(ServiceGap.PERCEIVED),
        Stream.of(ServiceGap.values()).filter(gap -> !gap.isInternal()).toList());
  }

  @Test
  void theFirstLargeGapIsFound() {
    GapDiagnosis diagnosis = SHOP.diagnose(1);
    assertEquals(Optional.of(ServiceGap.STANDARDS), diagnosis.first());
    assertSame(Verdict.FOUND, diagnosis.verdict());
    assertEquals(List.of(), diagnosis.doubts());
    assertFalse(diagnosis.isUnexplained());
    assertEquals(
        List.of(
            "gap 2, standards, is the first to reach 1",
            "  gap 1, knowledge, is small: -0.2 from what customers expect to what managers think that they expect",
            "  gap 2, standards, is large: -1.1 from what managers think that customers expect to the standards set"
                + " for the service",
            "  gap 3, delivery, is small: -0.4 from the standards set for the service to the service delivered",
            "  gap 4, communication, is small: 0.1 from the service promised to the service delivered",
            "  gap 5, perceived, is large: -1.5 from the service expected to the service perceived"),
        diagnosis.explanation().lines());
  }

  @Test
  void theThresholdIsInclusiveAndTheSignDoesNotCount() {
    ServiceGaps overestimated = SHOP.with(ServiceGap.KNOWLEDGE, 1.0);
    assertEquals(Optional.of(ServiceGap.KNOWLEDGE), overestimated.diagnose(1).first());
    assertEquals(
        Optional.of(ServiceGap.STANDARDS),
        overestimated.diagnose(Math.nextUp(1.0)).first());
  }

  @Test
  void anUnknownGapBeforeTheFirstLeavesADoubt() {
    ServiceGaps gaps =
        ServiceGaps.unknown().with(ServiceGap.STANDARDS, -0.1).with(ServiceGap.DELIVERY, -2);
    GapDiagnosis diagnosis = gaps.diagnose(1);
    assertEquals(Optional.of(ServiceGap.DELIVERY), diagnosis.first());
    assertSame(Verdict.FOUND_AFTER_UNKNOWN, diagnosis.verdict());
    assertEquals(List.of(ServiceGap.KNOWLEDGE), diagnosis.doubts());
    assertEquals(
        "gap 3, delivery, is the first known one to reach 1; an unknown one may come before it",
        diagnosis.explanation().lines().get(0));
    assertEquals(
        "  gap 1, knowledge, is unknown: it was not measured",
        diagnosis.explanation().lines().get(1));
    // Gap 4 is unknown too, and comes too late to matter.
    assertSame(Verdict.FOUND, gaps.with(ServiceGap.KNOWLEDGE, 0.3).diagnose(1).verdict());
  }

  @Test
  void noLargeGapIsCertainOnlyWhereAllAreKnown() {
    GapDiagnosis none = SHOP.diagnose(1.2);
    assertSame(Verdict.NONE, none.verdict());
    assertEquals(Optional.empty(), none.first());
    assertTrue(none.isUnexplained());
    List<String> lines = none.explanation().lines();
    assertEquals("no gap of the provider reaches 1.2", lines.get(0));
    assertEquals(
        "  customers miss what they expect though every gap of the provider is small",
        lines.get(lines.size() - 1));

    GapDiagnosis delighted = SHOP.with(ServiceGap.PERCEIVED, 1.5).diagnose(1.2);
    assertFalse(delighted.isUnexplained(), "customers who get more than they expect miss nothing");

    Estimate tooFew = Estimate.undefined(UndefinedReason.tooFew("responses", 2, 1), 1);
    GapDiagnosis undecided = SHOP.with(ServiceGap.COMMUNICATION, tooFew).diagnose(1.2);
    assertSame(Verdict.UNDECIDED, undecided.verdict());
    assertEquals(List.of(ServiceGap.COMMUNICATION), undecided.doubts());
    assertFalse(undecided.isUnexplained());
    assertEquals(
        "no known gap of the provider reaches 1.2, but not all are known",
        undecided.explanation().lines().get(0));
    assertEquals(
        "  gap 4, communication, is unknown: at least 2 responses are needed, there was 1",
        undecided.explanation().lines().get(4));
  }

  /** Managers take expectations for lower than they are; customers do not get what they expect. */
  @Test
  void gapsComeFromTallies() {
    ServqualTally customers = Respondents.tally(Respondents.ten().stream());
    ServqualTally managers = Respondents.tally(Stream.of(
        Respondents.byRule(Edition.REFINED_1991, i -> 5, i -> 5),
        Respondents.byRule(Edition.REFINED_1991, i -> 4, i -> 5)));
    DimensionWeights weights = DimensionWeights.PUBLISHED_1990;
    ServiceGaps gaps = ServiceGaps.unknown()
        .with(
            ServiceGap.KNOWLEDGE,
            managers
                .mean(ServqualMeasure.EXPECTATION, weights)
                .since(customers.mean(ServqualMeasure.EXPECTATION, weights))
                .estimate(0.95))
        .with(ServiceGap.PERCEIVED, customers.estimate(ServqualMeasure.GAP, weights, 0.95));
    assertEquals(-1.5, gaps.gap(ServiceGap.KNOWLEDGE).value(), 1e-12);
    assertEquals(-0.757, gaps.gap(ServiceGap.PERCEIVED).value(), 1e-12);
    assertEquals(
        UndefinedReason.Kind.MISSING_INPUT,
        gaps.gap(ServiceGap.DELIVERY).reason().orElseThrow().kind());
    assertEquals(Optional.of(ServiceGap.KNOWLEDGE), gaps.diagnose(1).first());
  }

  @Test
  void rejectsBadValuesAndThresholds() {
    assertEquals(
        "threshold must be finite and positive, was 0.0",
        assertThrows(IllegalArgumentException.class, () -> SHOP.diagnose(0)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> SHOP.diagnose(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> SHOP.diagnose(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> SHOP.with(ServiceGap.DELIVERY, Double.NaN));
    new NullPointerTester()
        .setDefault(Estimate.class, Estimate.of(1, 0))
        .testAllPublicInstanceMethods(SHOP);
    new NullPointerTester()
        .setDefault(ServiceGaps.class, SHOP)
        .testAllPublicConstructors(GapDiagnosis.class);
  }

  @Test
  void equality() {
    new EqualsTester()
        .addEqualityGroup(
            SHOP,
            ServiceGaps.unknown()
                .with(ServiceGap.PERCEIVED, -1.5)
                .with(ServiceGap.COMMUNICATION, 0.1)
                .with(ServiceGap.DELIVERY, -0.4)
                .with(ServiceGap.STANDARDS, -1.1)
                .with(ServiceGap.KNOWLEDGE, -0.2))
        .addEqualityGroup(SHOP.with(ServiceGap.DELIVERY, 0.0), SHOP.with(ServiceGap.DELIVERY, -0.0))
        .addEqualityGroup(ServiceGaps.unknown())
        .testEquals();
    assertEquals(
        "{KNOWLEDGE=-0.2, PERCEIVED=-1.5}",
        ServiceGaps.unknown()
            .with(ServiceGap.PERCEIVED, -1.5)
            .with(ServiceGap.KNOWLEDGE, -0.2)
            .toString());
  }

  @Test
  void codesAreWellFormed() {
    assertEquals(List.of(), Renderer.english().check(List.of(ServqualCode.values())));
  }
}
