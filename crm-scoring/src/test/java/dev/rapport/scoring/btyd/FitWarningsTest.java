package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.btyd.FitOptions.Prior;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.fit.NestedModel.Limit;
import dev.rapport.scoring.fit.Verdict;
import dev.rapport.scoring.summary.HoldoutSplit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryRules.Returns;
import dev.rapport.scoring.summary.SummaryTable;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a fit says beside its numbers, and what fixed parameters and priors do to it. */
class FitWarningsTest {
  private static final BgNbd USUAL = new BgNbd(.24, 4.4, .8, 2.4);

  private static int[] ages(int customers) {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, customers).map(i -> random.nextInt(189, 273)).toArray();
  }

  private static PurchaseSummaries usual() {
    return PurchaseSummaries.of(USUAL.simulate(ages(1000), 5));
  }

  private static List<String> words(FitReport report, Kind kind) {
    return report.warnings().stream()
        .filter(warning -> warning.kind() == kind)
        .map(FitWarning::words)
        .toList();
  }

  /** Counts everybody's days in another unit, rounded up. */
  private static PurchaseSummaries scaled(double factor) {
    SummaryTable table = USUAL.simulate(ages(1000), 5);
    PurchaseSummaries.Builder scaled = PurchaseSummaries.builder();
    for (int i = 0; i < table.size(); i++) {
      scaled.add(PurchaseSummary.of(
          table.repeatPurchases(i), (int) Math.ceil(table.lastPurchaseAgeDays(i) * factor), (int)
              Math.ceil(table.ageDays(i) * factor)));
    }
    return scaled.build();
  }

  @Test
  void bgNbdExplainsWhyOneTimeBuyersAreAlive() {
    PurchaseSummaries data = usual();
    List<String> words = words(BgNbd.fit(data).report(), Kind.ALIVE_BY_ASSUMPTION);
    assertEquals(1, words.size());
    assertTrue(words.get(0).contains("alive with probability 1"), words::toString);
    assertTrue(words.get(0).contains("MBG/NBD"), words::toString);
    PurchaseSummary once = PurchaseSummary.of(0, 0, 200);
    assertEquals(1, BgNbd.fit(data).model().probabilityAlive(once));
    assertTrue(MbgNbd.fit(data).model().probabilityAlive(once) < 0.6);
    assertEquals(List.of(), words(MbgNbd.fit(data).report(), Kind.ALIVE_BY_ASSUMPTION));
    assertEquals(List.of(), words(ParetoNbd.fit(data).report(), Kind.ALIVE_BY_ASSUMPTION));
  }

  @Test
  void agesInMinutesWeeksOrMonthsLookWrong() {
    assertEquals(List.of(), words(BgNbd.fit(usual()).report(), Kind.UNIT_LOOKS_WRONG));
    List<String> minutes = words(BgNbd.fit(scaled(1440)).report(), Kind.UNIT_LOOKS_WRONG);
    assertEquals(
        List.of(
            "most customers are older than fifty years. Are ages in days, or in hours or minutes?"),
        minutes);
    for (double days : new double[] {7, 30.4375}) {
      List<String> long_ = words(BgNbd.fit(scaled(1 / days)).report(), Kind.UNIT_LOOKS_WRONG);
      assertTrue(
          long_.stream()
              .anyMatch(each -> each.contains("Are ages in days, or in weeks or months?")),
          long_::toString);
    }
  }

  /** Transactions after the end are warned of, but not those that a split keeps for the test. */
  @Test
  void whatHappenedAfterTheEndIsLeftOutWithAWarning() {
    int first = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    int[] customer = {0, 0, 1, 1, 2, 2};
    int[] day = {first, first + 20, first, first + 150, first, first + 300};
    long[] cents = {100, 100, 100, 100, 100, 100};
    SummaryRules rules = SummaryRules.until(LocalDate.of(2026, 3, 31));
    FitReport report = BgNbd.fit(
            PurchaseSummaries.of(SummaryTable.ofTransactions(customer, day, cents, 2, rules)))
        .report();
    assertEquals(
        List.of("2 transactions after the end of the observation were left out"),
        words(report, Kind.AFTER_OBSERVATION));
    SummaryTable calibration = HoldoutSplit.ofTransactions(
            customer, day, cents, 2, rules, LocalDate.of(2026, 12, 31))
        .calibration();
    assertEquals(0, calibration.counts().afterEnd());
    assertEquals(
        List.of(),
        words(BgNbd.fit(PurchaseSummaries.of(calibration)).report(), Kind.AFTER_OBSERVATION));
    SummaryTable short_ = HoldoutSplit.ofTransactions(
            customer, day, cents, 2, rules, LocalDate.of(2026, 6, 30))
        .calibration();
    assertEquals(1, short_.counts().afterEnd(), "after the end of the later part");
  }

  /** One customer only sends back, one comes too late, and one sends back what was never bought. */
  @Test
  void customersLeftOutAreWarnedOf() {
    int first = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    int[] customer = {0, 0, 0, 1, 1, 2, 3};
    int[] day = {first, first + 20, first + 21, first, first + 30, first + 5, first + 300};
    long[] cents = {100, 300, -900, 100, 200, -100, 100};
    SummaryRules rules =
        SummaryRules.until(LocalDate.of(2026, 3, 31)).withReturns(Returns.LOWER_SPEND);
    PurchaseSummaries data =
        PurchaseSummaries.of(SummaryTable.ofTransactions(customer, day, cents, 2, rules));
    assertEquals(
        List.of(
            "2 customers of whom no purchase counts, only returns, empty orders or what came after the end, were left out"),
        words(ParetoNbd.fit(data).report(), Kind.LEFT_OUT));
    assertEquals(
        List.of(
            "1 customers bought for nothing or less on average and were left out",
            "1 customers sent back more than they had been seen to buy; what was too much was left out"),
        words(GammaGamma.fit(data).report(), Kind.LEFT_OUT));
    assertEquals(List.of(), words(ParetoNbd.fit(usual()).report(), Kind.LEFT_OUT));
  }

  /** An end that was set too early explains why nobody came back, or why nobody is there. */
  @Test
  void whatWasLeftOutIsToldWhereNothingCanBeFittedToo() {
    int first = (int) LocalDate.of(2026, 1, 1).toEpochDay();
    int[] customer = {0, 0, 1, 1};
    int[] day = {first, first + 20, first + 1, first + 150};
    long[] cents = {100, 100, 100, 100};
    SummaryRules early = SummaryRules.until(LocalDate.of(2026, 1, 5));
    PurchaseSummaries onceEach =
        PurchaseSummaries.of(SummaryTable.ofTransactions(customer, day, cents, 2, early));
    assertEquals(
        List.of("2 transactions after the end of the observation were left out"),
        words(MbgNbd.fit(onceEach).report(), Kind.AFTER_OBSERVATION));
    PurchaseSummaries nobody = PurchaseSummaries.of(SummaryTable.ofTransactions(
        customer, day, cents, 2, early.withLastDay(LocalDate.of(2025, 12, 31))));
    FitReport none = BgNbd.fit(nobody).report();
    assertEquals("not converged: there are no customers", none.verdict().toString());
    assertEquals(1, words(none, Kind.LEFT_OUT).size());
    PurchaseSummaries forNothing =
        PurchaseSummaries.builder().add(new PurchaseSummary(1, 5, 9, 0), 4).build();
    assertEquals(
        List.of("4 customers bought for nothing or less on average and were left out"),
        words(GammaGamma.fit(forNothing).report(), Kind.LEFT_OUT));
  }

  /** The two thousand simulated customers hardly differ in how they drop out under Pareto/NBD: s is 21 with a standard error of 203. */
  @Test
  void aSimplerModelThatWouldDoIsNamed() {
    FitReport report = ParetoNbd.fit(PurchaseSummaries.of(Tables.synthetic())).report();
    assertTrue(report.verdict().isConverged());
    List<String> words = words(report, Kind.NEAR_BOUNDARY);
    assertEquals(1, words.size());
    assertTrue(words.get(0).contains("everybody drops out at the rate 0.0"), words::toString);
    assertEquals(List.of(), words(BgNbd.fit(usual()).report(), Kind.NEAR_BOUNDARY));
  }

  /** The criteria count what was fitted, not what was held. */
  @Test
  void criteriaCountFreeParameters() {
    PurchaseSummaries data = usual();
    FitReport two =
        BgNbd.fit(data, FitOptions.standard().fixing("a", .8).fixing("b", 2.4)).report();
    assertEquals(2, two.freeParameters());
    assertEquals(4 - 2 * two.logLikelihood(), two.aic(), 1e-9);
    assertEquals(2 * Math.log(1000) - 2 * two.logLikelihood(), two.bic(), 1e-9);
    FitReport none = BgNbd.fit(
            data,
            FitOptions.standard()
                .fixing("r", .24)
                .fixing("alpha", 4.4)
                .fixing("a", .8)
                .fixing("b", 2.4))
        .report();
    assertEquals(-2 * none.logLikelihood(), none.aic(), 1e-9);
    assertEquals(4, BgNbd.fit(data).report().freeParameters());
  }

  @Test
  void nobodyWhoCameBackIsNoEdgeForFixedParametersAndPriors() {
    PurchaseSummaries once =
        PurchaseSummaries.builder().add(PurchaseSummary.of(0, 0, 100), 500).build();
    FitOptions fixed = FitOptions.standard()
        .fixing("r", .24)
        .fixing("alpha", 4.4)
        .fixing("a", .8)
        .fixing("b", 2.4);
    FitReport report = MbgNbd.fit(once, fixed).report();
    assertTrue(report.verdict().isConverged(), report::toString);
    assertEquals(new MbgNbd(.24, 4.4, .8, 2.4).logLikelihood(once), report.logLikelihood(), 1e-9);
    FitOptions believed = FitOptions.standard();
    for (String name : List.of("r", "alpha", "a", "b")) {
      believed = believed.withPrior(name, new Prior(1, 0.5));
    }
    MbgNbd model = MbgNbd.fit(once, believed).model();
    assertTrue(model.r() < 1 && model.alpha() > 1, model::toString);
    Verdict half =
        BgNbd.fit(once, FitOptions.standard().fixing("r", .24)).report().verdict();
    assertEquals(
        List.of(Limit.NO_PURCHASES),
        assertInstanceOf(Verdict.Boundary.class, half).nestedModel().limits(),
        "alpha still grows without limit");
  }

  /** A prior on one parameter of drop-out keeps it from the edges to which both would have to go. */
  @Test
  void priorsCloseEdges() {
    PurchaseSummaries data =
        PurchaseSummaries.of(new BgNbd(.5, 4, 3e6, 7e6).simulate(ages(1000), 5));
    assertFalse(BgNbd.fit(data).report().verdict().isConverged());
    FitReport held =
        BgNbd.fit(data, FitOptions.standard().withPrior("a", new Prior(1, 1))).report();
    assertTrue(held.verdict().isConverged(), held::toString);
  }
}
