package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.FitWarning.Kind;
import dev.rapport.scoring.fit.NestedModel;
import dev.rapport.scoring.fit.NestedModel.Limit;
import dev.rapport.scoring.fit.Verdict;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Data on which the usual programs fail to converge, or stop early without a word. */
class HardFitsTest {
  private static final BgNbd USUAL = new BgNbd(.24, 4.4, .8, 2.4);

  private static int[] ages(int customers) {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, customers).map(i -> random.nextInt(189, 273)).toArray();
  }

  private static PurchaseSummaries drawn(PurchaseModel model) {
    return PurchaseSummaries.of(model.simulate(ages(3000), 5));
  }

  private static PurchaseSummaries only(Predicate<PurchaseSummary> kept) {
    SummaryTable table = USUAL.simulate(ages(3000), 5);
    return IntStream.range(0, table.size())
        .mapToObj(table::summary)
        .filter(kept)
        .collect(PurchaseSummaries.collector());
  }

  private static Verdict.Boundary boundary(Fit<?> fit) {
    assertThrows(IllegalStateException.class, fit::model);
    assertTrue(fit.report().search().evaluations() < 1000, fit::toString);
    return (Verdict.Boundary) fit.report().verdict();
  }

  private static boolean warns(FitReport report, Kind kind) {
    return report.warnings().stream().map(FitWarning::kind).anyMatch(kind::equals);
  }

  /** The fit ends at an edge named so, and the model there is as likely as its own fit, found by another search, says. */
  private static NestedModel assertEdge(
      Fit<?> fit, String words, String nested, double best, Limit... limits) {
    Verdict.Boundary verdict = boundary(fit);
    assertTrue(verdict.words().contains(words), verdict::words);
    NestedModel model = verdict.nestedModel();
    assertTrue(model.words().startsWith(nested), model::words);
    assertEquals(List.of(limits), model.limits());
    double logLikelihood = model.logLikelihood().orElseThrow();
    assertEquals(best, logLikelihood, 2e-3, model::toString);
    double gap = logLikelihood - fit.report().logLikelihood();
    assertTrue(gap >= -1e-3, () -> "the simpler model must not be less likely, was by " + gap);
    return model;
  }

  /**
   * BG/NBD says what the negative binomial distribution says. Chance left a few more one-time buyers than that makes likely, so the two
   * models in which everybody may leave after the first purchase have a share of 0.056 leave, and warn that it is not worth a parameter.
   */
  @Test
  void nobodyDropsOut() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 8, 1e-9, 1));
    NestedModel model = assertEdge(
        BgNbd.fit(data),
        "no drop-out shows in the data",
        "the negative binomial distribution with r 0.49479",
        NestedModels.negativeBinomial(data),
        Limit.NO_DROP_OUT);
    assertEquals(0.49479, model.parameter("r"), 1e-5);
    assertEquals(8.197, model.parameter("alpha"), 1e-3);
    double best = NestedModels.allOrNothing(data, 0);
    for (Fit<?> fit : List.<Fit<?>>of(MbgNbd.fit(data), ParetoNbd.fit(data))) {
      NestedModel some = assertEdge(
          fit,
          "some customers drop out at once and the others never",
          "drop-out is all or nothing, with a share of 0.056",
          best,
          Limit.ALL_OR_NOTHING);
      assertEquals(0.05636, some.parameter("share"), 1e-4);
      assertTrue(warns(fit.report(), Kind.NEAR_BOUNDARY));
    }
  }

  @Test
  void nearlyEverybodyDropsOut() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 4, 1e6, 1e3));
    assertEdge(
        BgNbd.fit(data),
        "a and b grow without limit: the customers do not differ in how they drop out",
        "everybody drops out with chance 0.998",
        NestedModels.sameChance(data, false),
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        MbgNbd.fit(data),
        "a and b grow without limit: the customers do not differ in how they drop out",
        "everybody drops out with chance 0.548",
        NestedModels.sameChance(data, true),
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        ParetoNbd.fit(data),
        "differ neither in how often they buy nor in how they drop out",
        "everybody buys at the rate 0.0445",
        NestedModels.sameRateAndDropOut(data),
        Limit.EQUAL_RATES,
        Limit.EQUAL_DROP_OUT);
  }

  @Test
  void everybodyDropsOutWithTheSameChance() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 4, 3e6, 7e6));
    assertEdge(
        BgNbd.fit(data),
        "the customers do not differ in how they drop out",
        "everybody drops out with chance 0.31",
        NestedModels.sameChance(data, false),
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        MbgNbd.fit(data),
        "the customers do not differ in how they drop out",
        "everybody drops out with chance 0.292",
        NestedModels.sameChance(data, true),
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        ParetoNbd.fit(data),
        "the customers do not differ in how they drop out",
        "everybody drops out at the rate 0.0403",
        NestedModels.sameDropOutRate(data),
        Limit.EQUAL_DROP_OUT);
  }

  @Test
  void everybodyBuysAtTheSameRate() {
    PurchaseSummaries data = drawn(new BgNbd(1e7, 1e8, 1, 3));
    assertTrue(BgNbd.fit(data).report().verdict().isConverged());
    assertEdge(
        MbgNbd.fit(data),
        "differ neither in how often they buy",
        "everybody buys at the rate 0.0922",
        NestedModels.sameRateAndChance(data),
        Limit.EQUAL_RATES,
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        ParetoNbd.fit(data),
        "differ neither in how often they buy",
        "everybody buys at the rate 0.0825",
        NestedModels.sameRateAndDropOut(data),
        Limit.EQUAL_RATES,
        Limit.EQUAL_DROP_OUT);
  }

  @Test
  void customersWithoutRepeatPurchasesWereDropped() {
    PurchaseSummaries data = only(customer -> customer.repeatPurchases() > 0);
    FitReport report = BgNbd.fit(data).report();
    assertTrue(report.verdict().isConverged());
    assertTrue(warns(report, Kind.NO_ONE_TIME_BUYERS));
    assertEdge(
        MbgNbd.fit(data),
        "the customers do not differ in how they drop out",
        "everybody drops out with chance 0.1129",
        NestedModels.sameChance(data, true),
        Limit.EQUAL_DROP_OUT);
    Fit<ParetoNbd> pareto = ParetoNbd.fit(data);
    assertEdge(
        pareto,
        "the customers do not differ in how they drop out",
        "everybody drops out at the rate 0.0117",
        NestedModels.sameDropOutRate(data),
        Limit.EQUAL_DROP_OUT);
    assertTrue(warns(pareto.report(), Kind.NO_ONE_TIME_BUYERS));
  }

  @Test
  void nobodyCameBackMoreThanOnce() {
    PurchaseSummaries data = only(customer -> customer.repeatPurchases() <= 1);
    assertEdge(
        BgNbd.fit(data),
        "every customer drops out at the first opportunity",
        "everybody drops out at once",
        NestedModels.goneAfterOnce(data),
        Limit.DROP_OUT_AT_ONCE);
    assertTrue(warns(BgNbd.fit(data).report(), Kind.FEW_REPEAT_BUYERS));
    assertEdge(
        MbgNbd.fit(data),
        "differ neither in how often they buy nor in how they drop out",
        "everybody buys at the rate 0.0239",
        NestedModels.sameRateAndChance(data),
        Limit.EQUAL_RATES,
        Limit.EQUAL_DROP_OUT);
    assertEdge(
        ParetoNbd.fit(data),
        "differ neither in how often they buy nor in how they drop out",
        "everybody buys at the rate 0.00954",
        NestedModels.sameRateAndDropOut(data),
        Limit.EQUAL_RATES,
        Limit.EQUAL_DROP_OUT);
  }

  /** A share who buy once and never again, beside loyal customers. */
  private static PurchaseSummaries oneTimersBeside(BgNbd loyal, double share) {
    SplittableRandom random = new SplittableRandom(5);
    int once = (int) (1000 * share);
    PurchaseSummaries.Builder data = PurchaseSummaries.builder();
    for (int i = 0; i < once; i++) {
      data.add(PurchaseSummary.of(0, 0, 200 + random.nextInt(60)));
    }
    SummaryTable others =
        loyal.simulate(IntStream.range(0, 1000 - once).map(i -> 200 + i % 60).toArray(), 3);
    for (int i = 0; i < others.size(); i++) {
      data.add(others.summary(i));
    }
    return data.build();
  }

  /** Where the loyal never leave, drop-out is all or nothing, for those who may leave after the first purchase. */
  @Test
  void oneTimersBesideCustomersWhoNeverLeave() {
    for (double share : new double[] {.5, .3, .1}) {
      PurchaseSummaries data = oneTimersBeside(new BgNbd(3, 6, 1e-9, 1), share);
      double best = NestedModels.allOrNothing(data, 0);
      for (Fit<?> fit : List.<Fit<?>>of(MbgNbd.fit(data), ParetoNbd.fit(data))) {
        NestedModel model = assertEdge(
            fit,
            "some customers drop out at once and the others never",
            "drop-out is all or nothing, with a share of",
            best,
            Limit.ALL_OR_NOTHING);
        assertEquals(share, model.parameter("share"), 0.01);
        assertEquals(2.9, model.parameter("r"), 0.3);
      }
      assertEdge(
          BgNbd.fit(data),
          "no drop-out shows in the data",
          "the negative binomial distribution",
          NestedModels.negativeBinomial(data),
          Limit.NO_DROP_OUT);
    }
  }

  /** The likelihood has two tops inside, and the usual start leads to the lower one: -11987.13 and -7420.44. */
  @Test
  void oneTimersBesideCustomersWhoSeldomLeave() {
    Fit<MbgNbd> half = MbgNbd.fit(oneTimersBeside(new BgNbd(3, 6, 1, 30), .5));
    assertEquals(-11803.302965860681, half.report().logLikelihood(), 1e-6);
    assertEquals(3.2018891, half.model().r(), 1e-6);
    assertEquals(0.0929549, half.model().a(), 1e-6);
    PurchaseSummaries most = oneTimersBeside(new BgNbd(3, 6, 1, 30), .7);
    assertEquals(-7282.137231900601, MbgNbd.fit(most).report().logLikelihood(), 1e-6);
    assertEquals(-7287.408848502189, ParetoNbd.fit(most).report().logLikelihood(), 1e-6);
  }

  /** Who bought on the last day cannot have left. */
  @Test
  void customersWhoBoughtOnTheLastDay() {
    for (long tens : new long[] {1, 10, 100}) {
      PurchaseSummaries data = PurchaseSummaries.builder()
          .add(PurchaseSummary.of(0, 0, 100), 20 * tens)
          .add(PurchaseSummary.of(5, 100, 100), 20 * tens)
          .add(PurchaseSummary.of(6, 90, 90), 10 * tens)
          .build();
      for (Fit<?> fit : List.<Fit<?>>of(ParetoNbd.fit(data), MbgNbd.fit(data))) {
        NestedModel model = assertEdge(
            fit,
            "some customers drop out at once and the others never",
            "everybody buys at the rate",
            NestedModels.sameRateAllOrNothing(data),
            Limit.EQUAL_RATES,
            Limit.ALL_OR_NOTHING);
        assertEquals(0.4, model.parameter("share"), 0.01);
      }
    }
  }

  @Test
  void fewCustomers() {
    PurchaseSummaries data = PurchaseSummaries.of(USUAL.simulate(ages(40), 5));
    FitReport report = BgNbd.fit(data).report();
    assertTrue(report.verdict().isConverged());
    assertTrue(warns(report, Kind.FEW_OBSERVATIONS));
    assertTrue(warns(report, Kind.FEW_REPEAT_BUYERS));
  }

  /** Hundreds of purchases a day: the parameters that drew them are found again. */
  @Test
  void busyCustomers() {
    PurchaseSummaries data =
        PurchaseSummaries.of(new BgNbd(2, .02, .5, 200).simulate(ages(1000), 5));
    Fit<BgNbd> fit = BgNbd.fit(data);
    assertEquals(2, fit.model().r(), 0.3);
    assertEquals(.02, fit.model().alpha(), 0.004);
    assertTrue(warns(fit.report(), Kind.UNIT_LOOKS_WRONG));
    assertTrue(MbgNbd.fit(data).report().verdict().isConverged());
    assertTrue(ParetoNbd.fit(data).report().verdict().isConverged());
  }

  @Test
  void nobodyAtAllAndNobodyWhoCameBack() {
    FitReport none = BgNbd.fit(PurchaseSummaries.empty()).report();
    assertEquals("not converged: there are no customers", none.verdict().toString());
    PurchaseSummaries once =
        PurchaseSummaries.builder().add(PurchaseSummary.of(0, 0, 100), 500).build();
    assertEquals(
        "nobody ever buys again", boundary(ParetoNbd.fit(once)).nestedModel().words());
    assertEquals(
        "not converged: there is no customer with a mean spend above zero",
        GammaGamma.fit(once).report().verdict().toString());
  }
}
