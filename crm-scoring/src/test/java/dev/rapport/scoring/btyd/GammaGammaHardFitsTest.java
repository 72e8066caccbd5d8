package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.numeric.SpecialFunctions;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Amounts on which a search for the Gamma-Gamma model fails, ends in a wrong place or never ends. */
class GammaGammaHardFitsTest {
  private static int[] purchases(int customers) {
    return IntStream.range(0, customers).map(i -> 1 + i % 4).toArray();
  }

  private static PurchaseSummaries amounts(int customers, IntToDoubleFunction mean) {
    int[] nine = new int[customers];
    Arrays.fill(nine, 9);
    return PurchaseSummaries.of(SummaryTable.ofColumns(
        purchases(customers),
        nine,
        nine,
        IntStream.range(0, customers).mapToDouble(mean).toArray()));
  }

  private static boolean warns(FitReport report, Kind kind) {
    return report.warnings().stream().map(FitWarning::kind).anyMatch(kind::equals);
  }

  private static NestedModel edge(PurchaseSummaries data, Limit... limits) {
    FitReport report = GammaGamma.fit(data).report();
    NestedModel model = assertInstanceOf(Verdict.Boundary.class, report.verdict(), report::toString)
        .nestedModel();
    assertEquals(List.of(limits), model.limits());
    model
        .logLikelihood()
        .ifPresent(best -> assertTrue(best >= report.logLikelihood() - 1e-3, report::toString));
    return model;
  }

  /** Amounts in another currency have the same p and q, and the density of an amount is divided by the unit. */
  @Test
  void theCurrencyMakesNoDifference() {
    int customers = 1500;
    double[] means = new GammaGamma(6.25, 3.74, 15.44).simulate(purchases(customers), 4);
    FitReport one = GammaGamma.fit(amounts(customers, i -> means[i])).report();
    for (double unit :
        new double[] {1e16, 1e18, 1e-20, 1e160, 1e-200, 1e200, 1e290, 1e300, 1e-300}) {
      FitReport other = GammaGamma.fit(amounts(customers, i -> means[i] * unit)).report();
      assertTrue(other.verdict().isConverged(), other::toString);
      assertEquals(one.estimates().get(0), other.estimates().get(0), 1e-9);
      assertEquals(one.estimates().get(1), other.estimates().get(1), 1e-9);
      assertEquals(one.estimates().get(2), other.estimates().get(2) / unit, 1e-8);
      assertEquals(
          one.logLikelihood() - customers * Math.log(unit),
          other.logLikelihood(),
          1e-11 * Math.abs(other.logLikelihood()));
    }
  }

  @Test
  void fixedParametersAndPriorsCountInTheCurrency() {
    double[] means = new GammaGamma(6.25, 3.74, 15.44).simulate(purchases(400), 4);
    PurchaseSummaries data = amounts(400, i -> 1000 * means[i]);
    GammaGamma fixed =
        GammaGamma.fit(data, FitOptions.standard().fixing("gamma", 15_000)).model();
    assertEquals(15_000, fixed.gamma(), 1e-9);
    GammaGamma pulled = GammaGamma.fit(
            data, FitOptions.standard().withPrior("gamma", new FitOptions.Prior(20_000, 1e-4)))
        .model();
    assertEquals(20_000, pulled.gamma(), 20);
  }

  /** One amount in a thousand is beyond the others by a hundred and fifty digits; nothing overflows or loops. */
  @Test
  void oneAmountFarFromAllOthers() {
    double[] means = new GammaGamma(6.25, 3.74, 15.44).simulate(purchases(1000), 4);
    for (double far : new double[] {1e-12, 1e12}) {
      FitReport report =
          GammaGamma.fit(amounts(1000, i -> i == 7 ? far : means[i])).report();
      assertTrue(report.verdict().isConverged(), report::toString);
    }
    edge(amounts(1000, i -> i == 7 ? 1e-150 : means[i]), Limit.EQUAL_SPEND);
    edge(amounts(1000, i -> i == 7 ? 1e150 : means[i]), Limit.CONSTANT_SPEND);
    assertInstanceOf(
        Verdict.NotConverged.class,
        GammaGamma.fit(amounts(8, i -> i == 0 ? 1e308 : 1e-300)).report().verdict());
  }

  @Test
  void everybodyPaysOnePrice() {
    for (int customers : new int[] {1, 50, 500}) {
      NestedModel model =
          edge(amounts(customers, i -> 9.99), Limit.EQUAL_SPEND, Limit.CONSTANT_SPEND);
      assertEquals("every purchase is worth 9.99", model.words());
      assertEquals(9.99, model.parameter("price"));
      assertFalse(model.logLikelihood().isPresent(), "it is without bound");
    }
    assertTrue(
        GammaGamma.fit(
                amounts(50, i -> 9.99),
                FitOptions.standard().fixing("p", 6).fixing("q", 4).fixing("gamma", 15))
            .report()
            .verdict()
            .isConverged(),
        "parameters that are held fixed go nowhere");
  }

  /** Each customer pays one of two prices: the reciprocals of amounts are fitted to a gamma distribution, by an independent search. */
  @Test
  void everyCustomerPaysAPriceOfHisOwn() {
    for (int customers : new int[] {48, 496}) {
      PurchaseSummaries data = amounts(customers, i -> i / 4 % 2 == 0 ? 9.99 : 99.9);
      NestedModel model = edge(data, Limit.CONSTANT_SPEND);
      double best = NestedModels.best(
          p -> {
            double sum = 0;
            for (int i = 0; i < data.spendRows(); i++) {
              double m = data.meanSpend(i);
              sum += data.spendWeight(i)
                  * (p[0] * Math.log(p[1])
                      - SpecialFunctions.logGamma(p[0])
                      - (p[0] + 1) * Math.log(m)
                      - p[1] / m);
            }
            return sum;
          },
          1,
          10);
      assertEquals(best, model.logLikelihood().orElseThrow(), 1e-4);
      assertEquals(1.03838, model.parameter("q"), 1e-4);
      assertEquals(18.8608, model.parameter("scale"), 1e-3);
    }
  }

  /**
   * Two prices for 822 customers: p runs to 4e10, where gamma functions of 1e11 cancel and rounding alone makes the log-likelihood by 0.17
   * greater than it can be.
   */
  @Test
  void roundingDoesNotHideThatEveryCustomerPaysAPriceOfHisOwn() {
    double[] price = {0.15299795292229393, 0.18756506192479558};
    PurchaseSummaries data = PurchaseSummaries.builder()
        .add(new PurchaseSummary(2, 50, 100, price[0]), 821)
        .add(new PurchaseSummary(5, 50, 100, price[1]))
        .build();
    NestedModel model = edge(data, Limit.CONSTANT_SPEND);
    double q = model.parameter("q");
    double scale = model.parameter("scale");
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      sum += (i == 0 ? 821 : 1)
          * (q * Math.log(scale)
              - SpecialFunctions.logGamma(q)
              - (q + 1) * Math.log(price[i])
              - scale / price[i]);
    }
    assertEquals(sum, model.logLikelihood().orElseThrow(), 1e-4);
  }

  @Test
  void customersWhoDoNotDiffer() {
    double[] means = new GammaGamma(3, 1e8, 1e9).simulate(purchases(800), 4);
    PurchaseSummaries data = amounts(800, i -> means[i]);
    NestedModel model = edge(data, Limit.EQUAL_SPEND);
    double best = NestedModels.best(
        p -> {
          double sum = 0;
          for (int i = 0; i < data.spendRows(); i++) {
            double x = data.spendPurchases(i);
            double m = data.meanSpend(i);
            double shape = p[0] * x;
            sum += data.spendWeight(i)
                * (shape * Math.log(p[1] * x)
                    - SpecialFunctions.logGamma(shape)
                    + (shape - 1) * Math.log(m)
                    - p[1] * x * m);
          }
          return sum;
        },
        2,
        .1);
    assertEquals(best, model.logLikelihood().orElseThrow(), 1e-4);
    assertEquals(3, model.parameter("p"), 0.2);
    assertEquals(30, model.parameter("mean"), 1);
  }

  @Test
  void aMeanThatDoesNotExistIsWarnedOf() {
    double[] means = new GammaGamma(4, .8, 10).simulate(purchases(400), 3);
    Fit<GammaGamma> fit = GammaGamma.fit(amounts(400, i -> means[i]));
    assertTrue(fit.model().q() <= 1);
    assertTrue(warns(fit.report(), Kind.MEAN_DOES_NOT_EXIST));
    double[] usual = new GammaGamma(6.25, 3.74, 15.44).simulate(purchases(400), 3);
    FitReport report = GammaGamma.fit(amounts(400, i -> usual[i])).report();
    assertFalse(warns(report, Kind.MEAN_DOES_NOT_EXIST));
    assertFalse(warns(report, Kind.NEAR_BOUNDARY));
  }

  @Test
  void spendThatFollowsFrequencyAndSpendBelowZeroAreWarnedOf() {
    FitReport report = GammaGamma.fit(amounts(800, i -> i == 0 ? -5 : (1 + i % 4) * 10 + i % 7))
        .report();
    assertTrue(warns(report, Kind.SPEND_FOLLOWS_FREQUENCY));
    assertTrue(warns(report, Kind.LEFT_OUT));
  }
}
