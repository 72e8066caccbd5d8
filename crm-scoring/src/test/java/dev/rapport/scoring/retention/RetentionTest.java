package dev.rapport.scoring.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.ParametricBootstrap;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.fit.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final double LEVEL = 0.95;

  private static Verdict.Boundary boundary(long start, long... survivors) {
    Fit<ShiftedBetaGeometric> fit =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(start, survivors));
    assertThrows(IllegalStateException.class, fit::model);
    assertFalse(fit.optionalModel().isPresent());
    return assertInstanceOf(Verdict.Boundary.class, fit.report().verdict());
  }

  @Test
  void nobodyLostIsABoundary() {
    assertEquals(
        "every customer stays for good",
        boundary(100, 100, 100, 100).nestedModel().words());
  }

  @Test
  void everybodyLostAtOnceIsABoundary() {
    assertEquals("no customer renews", boundary(100, 0).nestedModel().words());
    assertEquals("no customer renews", boundary(100, 0, 0, 0).nestedModel().words());
  }

  @Test
  void nobodyLostAfterTheFirstRenewalIsABoundary() {
    assertEquals(
        "a share of 0.4 leaves at the first renewal and the others stay for good",
        boundary(100, 60, 60, 60).nestedModel().words());
    NestedModel half = boundary(100, 60, 60, 60).nestedModel();
    assertEquals(List.of(NestedModel.Limit.ALL_OR_NOTHING), half.limits());
    assertEquals(0.4, half.parameter("share"), 1e-15);
    assertEquals(40 * Math.log(.4) + 60 * Math.log(.6), half.logLikelihood().orElseThrow(), 1e-12);
  }

  @Test
  void customersWhoDoNotDifferAreABoundary() {
    Verdict.Boundary constant = boundary(1000, 800, 640, 512);
    assertEquals(
        "every customer leaves with chance 0.2 at each renewal",
        constant.nestedModel().words());
    assertTrue(constant.words().startsWith("alpha and beta grow without limit"), constant::words);
    assertEquals(
        List.of(NestedModel.Limit.EQUAL_DROP_OUT), constant.nestedModel().limits());
    assertEquals(0.2, constant.nestedModel().parameter("churn"), 1e-15);
    assertEquals(
        488 * Math.log(0.2) + 1952 * Math.log(0.8),
        constant.nestedModel().logLikelihood().orElseThrow(),
        1e-9);
    Verdict.Boundary falling = boundary(1000, 900, 700, 400);
    assertTrue(falling.words().startsWith("alpha and beta grow without limit"), falling::words);
  }

  /** The simpler model's likelihood is reported, which no beta distribution exceeds. */
  @Test
  void boundaryReportsTheLikelihoodOfTheSimplerModel() {
    Fit<ShiftedBetaGeometric> fit =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(1000, 800, 640, 512));
    assertEquals(488 * Math.log(0.2) + 1952 * Math.log(0.8), fit.report().logLikelihood(), 1e-9);
    assertThrows(IllegalStateException.class, () -> fit.report().parameters());
    assertTrue(fit.toString().contains("on the boundary"), fit::toString);
  }

  @Test
  void tooFewRenewalsDoNotTellTheParametersApart() {
    Verdict one =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(100, 60)).report().verdict();
    assertInstanceOf(Verdict.NotConverged.class, one);
    assertTrue(one.words().startsWith("the data have 1 renewal and"), one::words);
    Verdict none = ShiftedBetaGeometric.fit(DurationCounts.empty()).report().verdict();
    assertEquals("no customer has faced a renewal yet", none.words());
    Verdict two = BetaDiscreteWeibull.fit(DurationCounts.ofSurvivors(100, 60, 50))
        .report()
        .verdict();
    assertInstanceOf(Verdict.NotConverged.class, two);
  }

  @Test
  void durationsStartWithTheFirstRenewal() {
    DurationCounts counts = DurationCounts.builder().add(0, true).add(3, false).build();
    assertThrows(IllegalArgumentException.class, () -> ShiftedBetaGeometric.fit(counts));
  }

  /** Cohorts of different age in one likelihood: those not yet asked say nothing about the renewals to come. */
  @Test
  void cohortsOfDifferentAgeAreFittedTogether() {
    DurationCounts old = DurationCounts.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241);
    DurationCounts young = DurationCounts.ofSurvivors(1000, 627, 474);
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(old.merge(young));
    assertEquals(2000, fit.report().observations());
    assertEquals(0.704, fit.model().alpha(), 0.02);
    double alone = ShiftedBetaGeometric.fit(old).report().parameter("alpha").standardError();
    assertTrue(fit.report().parameter("alpha").standardError() < alone);
  }

  @Test
  void warnsOfWhatTheFitCannotTell() {
    List<FitWarning.Kind> kinds =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(100, 63, 47))
            .report()
            .warnings()
            .stream()
            .map(FitWarning::kind)
            .toList();
    assertTrue(kinds.contains(FitWarning.Kind.FEW_OBSERVATIONS), kinds::toString);
    assertTrue(kinds.contains(FitWarning.Kind.SATURATED), kinds::toString);
    assertEquals(
        List.of(FitWarning.Kind.MEAN_DOES_NOT_EXIST),
        ShiftedBetaGeometric.fit(RetentionGoldenTest.REGULAR).report().warnings().stream()
            .map(FitWarning::kind)
            .toList());
  }

  /** Two ways to the uncertainty of one prediction. */
  @Test
  void bootstrapAgreesWithTheDeltaMethod() {
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(RetentionGoldenTest.REGULAR);
    ShiftedBetaGeometric model = fit.model();
    ParametricBootstrap.Replicates replicates = new ParametricBootstrap(300, 7)
        .run(
            model.replicate(RetentionGoldenTest.REGULAR, drawn -> drawn.survival(12)),
            Reducer.sequential());
    assertEquals(0, replicates.failed());
    Estimate bootstrap = replicates.estimate(model.survival(12), LEVEL);
    Estimate delta = fit.predict(drawn -> drawn.survival(12), Scale.PROBABILITY, LEVEL);
    assertEquals(delta.value(), bootstrap.value());
    double width = delta.interval().orElseThrow().width();
    assertEquals(width, bootstrap.interval().orElseThrow().width(), 0.25 * width);
    assertTrue(bootstrap.interval().orElseThrow().overlaps(delta.interval().orElseThrow()));
    assertTrue(delta.interval().orElseThrow().contains(0.173), "what the years brought");
  }

  @Test
  void retentionRateKeepsItsRules() {
    assertThrows(IllegalArgumentException.class, () -> RetentionRate.of(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> RetentionRate.of(100, 10, 20));
    IllegalArgumentException grown =
        assertThrows(IllegalArgumentException.class, () -> RetentionRate.of(100, 130, 20));
    assertEquals("retained must be 0 to the 100 at the start, was 110", grown.getMessage());
    UndefinedReason why =
        RetentionRate.ofLost(0, 200).expectedLifetime(LEVEL).reason().orElseThrow();
    assertEquals(UndefinedReason.Kind.DOES_NOT_EXIST, why.kind());
    assertTrue(why.words().contains("no upper bound; at 95.0 % it is at least 53.0"), why::words);
    assertEquals(1, RetentionRate.ofLost(7, 7).expectedLifetime(LEVEL).value());
  }

  @Test
  void allCensoredLeavesTheMedianOpen() {
    KaplanMeier curve = KaplanMeier.of(DurationCounts.builder().add(9, false, 5).build());
    assertEquals(1, curve.at(9, LEVEL).value());
    assertFalse(curve.at(9, LEVEL).interval().isPresent());
    assertFalse(curve.at(9.5, LEVEL).isKnown());
    assertEquals(
        UndefinedReason.Kind.NOT_REACHED,
        curve.median(LEVEL).reason().orElseThrow().kind());
    assertEquals(9, curve.restrictedMean(9, LEVEL).value());
    assertFalse(curve.restrictedMean(10, LEVEL).isKnown());
  }

  @Test
  void nobodyObservedIsUndefined() {
    KaplanMeier curve = KaplanMeier.of(DurationCounts.empty());
    assertFalse(curve.at(0, LEVEL).isKnown());
    assertFalse(curve.median(LEVEL).isKnown());
    assertFalse(curve.restrictedMean(0, LEVEL).isKnown());
    LogRankTest test = LogRankTest.of(List.of(DurationCounts.empty(), RetentionGoldenTest.DRUG));
    assertFalse(test.statistic().isKnown());
    assertFalse(test.pValue().isKnown());
    assertThrows(
        IllegalArgumentException.class, () -> LogRankTest.of(List.of(RetentionGoldenTest.DRUG)));
  }

  @Test
  void curveIsZeroWhenAllHaveEnded() {
    KaplanMeier curve =
        KaplanMeier.of(DurationCounts.builder().add(2, true).add(4, true).build());
    assertEquals(0, curve.at(4, LEVEL).value());
    assertEquals(0, curve.at(100, LEVEL).value(), "nobody is left to stay longer");
    assertFalse(curve.rows().get(1).standardError().isPresent());
    assertEquals(2, curve.median(LEVEL).value());
  }

  @Test
  void durationsKeepTheirRules() {
    IllegalArgumentException negative = assertThrows(
        IllegalArgumentException.class, () -> DurationCounts.of(new int[] {3, -1}, new boolean[2]));
    assertEquals(
        "duration must be 0 to 1000000, was -1. Count in days or longer units.",
        negative.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> DurationCounts.of(new int[2], new boolean[1]));
    assertThrows(IllegalArgumentException.class, () -> DurationCounts.ofSurvivors(10, 5, 6));
    assertEquals(
        "20 durations up to 35, 9 ended and 11 censored",
        DurationCounts.builder().add(6, true, 9).add(35, false, 11).build().toString());
  }

  @Test
  void secondPurchaseIsOnAnotherDay() {
    EventHistory history = EventHistory.of(
        purchase("1", "2026-01-01T08:00:00Z", "ada"),
        purchase("2", "2026-01-01T20:00:00Z", "ada"),
        purchase("3", "2026-01-05T08:00:00Z", "ada"),
        purchase("4", "2026-01-09T08:00:00Z", "ada"),
        purchase("5", "2026-01-04T08:00:00Z", "ben"),
        purchase("6", "2026-01-11T08:00:00Z", "ben"));
    DurationCounts counts = DurationCounts.toSecondPurchase(
        history, PurchaseWindow.until(LocalDate.of(2026, 1, 10), ZoneOffset.UTC));
    assertEquals(DurationCounts.builder().add(4, true).add(6, false).build(), counts);
  }

  @Test
  void activeProbabilityReadsAnActivity() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    Money amount = Money.of("EUR", "1.00");
    PurchaseActivity activity = new PurchaseActivity(first, first.plusDays(80), 3, amount);
    assertEquals(0.64, ActiveProbability.of(activity, first.plusDays(100)), 1e-12);
    assertEquals(1, ActiveProbability.of(activity, first.plusDays(80)));
    PurchaseActivity once = new PurchaseActivity(first, first, 1, amount);
    assertEquals(1, ActiveProbability.of(once, first));
    assertEquals(0, ActiveProbability.of(once, first.plusDays(1)));
  }

  private static Purchase purchase(String id, String at, String customer) {
    return Purchase.of(id, Instant.parse(at), customer, Money.of("EUR", "1.00"));
  }
}
