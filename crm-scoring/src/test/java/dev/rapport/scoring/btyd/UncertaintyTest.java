package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.FitOptions.Prior;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.ParameterEstimate;
import dev.rapport.scoring.fit.ParametricBootstrap;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UncertaintyTest {
  private static final PurchaseSummary CUSTOMER = PurchaseSummary.of(2, 213, 272);
  private static final Horizon HORIZON = Horizon.ofWeeks(39);

  private static PurchaseSummaries synthetic() {
    return PurchaseSummaries.of(Tables.synthetic());
  }

  private static int[] ages(int customers) {
    SplittableRandom random = new SplittableRandom(3);
    return IntStream.range(0, customers).map(i -> random.nextInt(189, 273)).toArray();
  }

  /** To first order both methods give the same interval; here of two thousand customers they differ by less than a third. */
  @Test
  void theBootstrapAgreesWithTheDeltaMethod() {
    PurchaseSummaries data = synthetic();
    Fit<BgNbd> fit = BgNbd.fit(data);
    Estimate delta =
        fit.predict(model -> model.expectedPurchases(CUSTOMER, HORIZON), Scale.POSITIVE, 0.9);
    Estimate bootstrap = new ParametricBootstrap(60, 9)
        .run(
            fit.model().replicate(data, model -> model.expectedPurchases(CUSTOMER, HORIZON)),
            Reducer.sequential())
        .estimate(fit.model().expectedPurchases(CUSTOMER, HORIZON), 0.9);
    Interval one = delta.interval().orElseThrow();
    Interval two = bootstrap.interval().orElseThrow();
    assertEquals(fit.model().expectedPurchases(CUSTOMER, HORIZON), delta.value());
    double width = one.upper() - one.lower();
    assertEquals(width, two.upper() - two.lower(), 0.35 * width);
    assertEquals(one.lower(), two.lower(), 0.35 * width);
    assertEquals(one.upper(), two.upper(), 0.35 * width);
  }

  @Test
  void theBootstrapOfSpendAgreesToo() {
    PurchaseSummaries data = synthetic();
    Fit<GammaGamma> fit = GammaGamma.fit(data);
    Interval delta = fit.predict(m -> m.populationMean().value(), Scale.POSITIVE, 0.9)
        .interval()
        .orElseThrow();
    Interval bootstrap = new ParametricBootstrap(100, 9)
        .run(fit.model().replicate(data, m -> m.populationMean().value()), Reducer.sequential())
        .estimate(fit.model().populationMean().value(), 0.9)
        .interval()
        .orElseThrow();
    double width = delta.upper() - delta.lower();
    assertEquals(delta.lower(), bootstrap.lower(), 0.35 * width);
    assertEquals(delta.upper(), bootstrap.upper(), 0.35 * width);
  }

  @Test
  void aPredictionAtTheEndOfItsRangeHasAnIntervalOfNoLength() {
    PurchaseSummaries data = synthetic();
    Fit<BgNbd> bg = BgNbd.fit(data);
    PurchaseSummary once = PurchaseSummary.of(0, 0, 200);
    PurchaseSummary silent = PurchaseSummary.of(5_000, 5_000, 1_000_000);
    assertEquals(
        Estimate.of(1, Interval.of(1, 1, 0.95), 2000),
        bg.predict(model -> model.probabilityAlive(once), Scale.PROBABILITY, 0.95));
    assertEquals(
        Estimate.of(0, Interval.of(0, 0, 0.95), 2000),
        bg.predict(model -> model.probabilityAlive(silent), Scale.PROBABILITY, 0.95));
    assertEquals(
        Estimate.of(0, Interval.of(0, 0, 0.95), 2000),
        bg.predict(
            model -> model.expectedPurchases(CUSTOMER, Horizon.ofDays(0)), Scale.POSITIVE, 0.95));
    PurchaseSummary today = PurchaseSummary.of(3, 200, 200);
    assertEquals(
        Estimate.of(1, Interval.of(1, 1, 0.95), 2000),
        ParetoNbd.fit(data)
            .predict(model -> model.probabilityAlive(today), Scale.PROBABILITY, 0.95));
    assertThrows(
        IllegalArgumentException.class, () -> bg.predict(model -> 1.5, Scale.PROBABILITY, 0.95));
  }

  /** Purchases and spend share no parameter, so on the scale of logarithms their variances add up. */
  @Test
  void theValueOfACustomerIsAsUncertainAsPurchasesAndSpendTogether() {
    PurchaseSummaries data = synthetic();
    PurchaseSummary customer = new PurchaseSummary(2, 213, 272, 30);
    Fit<MbgNbd> purchases = MbgNbd.fit(data);
    Fit<GammaGamma> spend = GammaGamma.fit(data);
    Fit<LifetimeValuation> both = purchases.jointly(spend, UncertaintyTest::valuation);
    ToDoubleFunction<LifetimeValuation> value =
        valuation -> valuation.value(customer, Horizon.ofYears(1)).amount();
    Estimate joint = both.predict(value, Scale.POSITIVE, 0.9);
    double ofPurchases = margin(purchases.predict(
        model -> value.applyAsDouble(valuation(model, spend.model())), Scale.POSITIVE, 0.9));
    double ofSpend = margin(spend.predict(
        model -> value.applyAsDouble(valuation(purchases.model(), model)), Scale.POSITIVE, 0.9));
    assertEquals(value.applyAsDouble(valuation(purchases.model(), spend.model())), joint.value());
    assertEquals(Math.hypot(ofPurchases, ofSpend), margin(joint), 1e-9);
    assertTrue(ofSpend > 0.01 && ofPurchases > 0.01);
    assertEquals(
        purchases.report().logLikelihood() + spend.report().logLikelihood(),
        both.report().logLikelihood());
    assertEquals(0, both.report().correlation(1, 5));
    assertEquals(purchases.report().correlation(0, 1), both.report().correlation(0, 1));
    assertEquals(spend.report().parameter("q"), both.report().parameter("q"));
  }

  private static LifetimeValuation valuation(PurchaseModel purchases, GammaGamma spend) {
    return LifetimeValuation.of(purchases, spend, DiscountRate.annual(0.15));
  }

  private static double margin(Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    return Math.log(interval.upper() / interval.lower()) / 2;
  }

  @Test
  void thereIsNoModelOfBothUnlessThereIsOneOfEach() {
    PurchaseSummaries data = synthetic();
    Fit<GammaGamma> none = GammaGamma.fit(PurchaseSummaries.empty());
    Fit<LifetimeValuation> both = MbgNbd.fit(data).jointly(none, UncertaintyTest::valuation);
    assertEquals(none.report().verdict(), both.report().verdict());
    assertTrue(both.optionalModel().isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () -> MbgNbd.fit(data).jointly(BgNbd.fit(data), (mbg, bg) -> bg));
  }

  @Test
  void aParameterThatIsFixedStaysAndTheOthersFindTheirTop() {
    PurchaseSummaries data = synthetic();
    Fit<BgNbd> free = BgNbd.fit(data);
    Fit<BgNbd> fixed = BgNbd.fit(data, FitOptions.standard().fixing("a", 1.2));
    assertEquals(1.2, fixed.model().a());
    assertEquals(0, fixed.report().parameter("a").standardError());
    assertEquals(0, fixed.report().correlation(0, 2));
    double best = fixed.report().logLikelihood();
    assertTrue(best < free.report().logLikelihood());
    BgNbd model = fixed.model();
    assertEquals(best, model.logLikelihood(data), 1e-8);
    for (double off : new double[] {0.99, 1.01}) {
      assertTrue(
          best > new BgNbd(model.r() * off, model.alpha(), 1.2, model.b()).logLikelihood(data));
      assertTrue(
          best > new BgNbd(model.r(), model.alpha() * off, 1.2, model.b()).logLikelihood(data));
      assertTrue(
          best > new BgNbd(model.r(), model.alpha(), 1.2, model.b() * off).logLikelihood(data));
    }
    FitOptions all = FitOptions.standard().fixing("p", 6).fixing("q", 4).fixing("gamma", 15);
    assertEquals(
        new GammaGamma(6, 4, 15).logLikelihood(data),
        GammaGamma.fit(data, all).report().logLikelihood(),
        1e-8);
    assertThrows(
        IllegalArgumentException.class,
        () -> ParetoNbd.fit(data, FitOptions.standard().fixing("a", 1)));
  }

  /** A prior as sharp as the data pulls half the way; one that says nothing changes nothing. */
  @Test
  void aPriorPullsTowardsItsMedian() {
    PurchaseSummaries data = synthetic();
    ParameterEstimate a = BgNbd.fit(data).report().parameter("a");
    double sharp = a.standardError() / a.value();
    double pulled = BgNbd.fit(
            data, FitOptions.standard().withPrior("a", new Prior(1.5 * a.value(), sharp)))
        .model()
        .a();
    assertEquals(Math.log(1.5) / 2, Math.log(pulled / a.value()), 0.05);
    double vague = BgNbd.fit(data, FitOptions.standard().withPrior("a", new Prior(1, 1e6)))
        .model()
        .a();
    assertEquals(a.value(), vague, 1e-6);
    Fit<BgNbd> fit =
        BgNbd.fit(data, FitOptions.standard().withPrior("a", new Prior(1.5 * a.value(), sharp)));
    assertEquals(fit.model().logLikelihood(data), fit.report().logLikelihood(), 1e-8);
  }

  /** The most likely parameters come to lie within four standard errors of those that the customers were drawn from. */
  @Test
  void simulatedTruthIsFoundAgain() {
    int[] ages = ages(20_000);
    BgNbd bg = new BgNbd(.24, 4.4, .8, 2.4);
    MbgNbd mbg = new MbgNbd(.52, 6.2, .9, 1.6);
    ParetoNbd pareto = new ParetoNbd(.55, 10.6, .61, 11.7);
    assertFound(List.of(.24, 4.4, .8, 2.4), bg, ages, BgNbd::fit);
    assertFound(List.of(.52, 6.2, .9, 1.6), mbg, ages, MbgNbd::fit);
    assertFound(List.of(.55, 10.6, .61, 11.7), pareto, ages, ParetoNbd::fit);
    int[] purchases = IntStream.range(0, 4000).map(i -> 1 + i % 5).toArray();
    double[] means = new GammaGamma(6.25, 3.74, 15.44).simulate(purchases, 4);
    PurchaseSummaries.Builder spenders = PurchaseSummaries.builder();
    for (int i = 0; i < means.length; i++) {
      spenders.add(new PurchaseSummary(purchases[i], 9, 9, means[i]));
    }
    assertWithin(List.of(6.25, 3.74, 15.44), GammaGamma.fit(spenders.build()));
  }

  /** A search of many rows begins with a few of them, and ends where all have their top. */
  @Test
  void aFitOfManyRowsIsTheTopOfThemAll() {
    int[] ages = IntStream.of(ages(60_000)).map(age -> age * 1000).toArray();
    PurchaseSummaries data =
        PurchaseSummaries.of(new MbgNbd(.52, 6.2, .9, 1.6, 7000).simulate(ages, 3));
    assertTrue(data.rows() > 16_384, data::toString);
    FitOptions options = FitOptions.standard().perDays(7000);
    MbgNbd mbg = MbgNbd.fit(data, options).model();
    assertTop(
        List.of(mbg.r(), mbg.alpha(), mbg.a(), mbg.b()),
        p -> new MbgNbd(p.get(0), p.get(1), p.get(2), p.get(3), 7000).logLikelihood(data));
    ParetoNbd pareto = ParetoNbd.fit(data, options).model();
    assertTop(
        List.of(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()),
        p -> new ParetoNbd(p.get(0), p.get(1), p.get(2), p.get(3), 7000).logLikelihood(data));
    int[] purchases = IntStream.range(0, 40_000).map(i -> 1 + i % 5).toArray();
    PurchaseSummaries spenders =
        Simulation.spenders(purchases, new GammaGamma(6.25, 3.74, 15.44).simulate(purchases, 4));
    GammaGamma spend = GammaGamma.fit(spenders).model();
    assertTop(
        List.of(spend.p(), spend.q(), spend.gamma()),
        p -> new GammaGamma(p.get(0), p.get(1), p.get(2)).logLikelihood(spenders));
  }

  /** Symmetric small steps lower the likelihood alike, so the slope is zero there. */
  private static void assertTop(
      List<Double> parameters, ToDoubleFunction<List<Double>> likelihood) {
    double best = likelihood.applyAsDouble(parameters);
    for (int i = 0; i < parameters.size(); i++) {
      double[] lost = new double[2];
      for (int side = 0; side < 2; side++) {
        List<Double> moved = new ArrayList<>(parameters);
        moved.set(i, parameters.get(i) * Math.exp(side == 0 ? 1e-3 : -1e-3));
        lost[side] = best - likelihood.applyAsDouble(moved);
      }
      assertTrue(lost[0] > 0 && lost[1] > 0, "by " + lost[0] + " and " + lost[1]);
      assertEquals(lost[0], lost[1], 0.02 * lost[0]);
    }
  }

  /** Purchases are counted by the day, so ages at the last one are half a day late on average: simulated in short days. */
  private static void assertFound(
      List<Double> truth,
      PurchaseModel model,
      int[] ages,
      BiFunction<PurchaseSummaries, FitOptions, ? extends Fit<?>> fit) {
    int fine = 1000;
    int[] fineAges = IntStream.of(ages).map(age -> age * fine).toArray();
    PurchaseModel drawn = switch (model.getClass().getSimpleName()) {
      case "BgNbd" -> new BgNbd(truth.get(0), truth.get(1), truth.get(2), truth.get(3), 7 * fine);
      case "MbgNbd" -> new MbgNbd(truth.get(0), truth.get(1), truth.get(2), truth.get(3), 7 * fine);
      default -> new ParetoNbd(truth.get(0), truth.get(1), truth.get(2), truth.get(3), 7 * fine);
    };
    SummaryTable table = drawn.simulate(fineAges, 17);
    assertWithin(
        truth, fit.apply(PurchaseSummaries.of(table), FitOptions.standard().perDays(7 * fine)));
  }

  private static void assertWithin(List<Double> truth, Fit<?> fit) {
    for (int i = 0; i < truth.size(); i++) {
      ParameterEstimate estimate = fit.report().parameters().get(i);
      assertEquals(
          Math.log(truth.get(i)),
          Math.log(estimate.value()),
          4 * estimate.standardError() / estimate.value(),
          estimate::toString);
    }
  }

  @Test
  void theSameSeedDrawsTheSameCustomers() {
    BgNbd model = new BgNbd(.24, 4.4, .8, 2.4);
    PurchaseSummaries once = PurchaseSummaries.of(model.simulate(ages(500), 8));
    assertEquals(once, PurchaseSummaries.of(model.simulate(ages(500), 8)));
    assertTrue(!once.equals(PurchaseSummaries.of(model.simulate(ages(500), 9))));
    assertThrows(IllegalArgumentException.class, () -> model.simulate(new int[] {-1}, 1));
  }
}
