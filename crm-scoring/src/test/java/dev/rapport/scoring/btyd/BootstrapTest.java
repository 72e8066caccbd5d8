package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Interval;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.FitOptions.Prior;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.ParameterEstimate;
import dev.rapport.scoring.fit.ParametricBootstrap;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicate;
import dev.rapport.scoring.fit.ParametricBootstrap.Replicates;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static final PurchaseSummaries DATA = PurchaseSummaries.of(Tables.synthetic());

  private static Replicates run(Replicate replicate, int times) {
    return new ParametricBootstrap(times, 5).run(replicate, Reducer.sequential());
  }

  private static Interval interval(Replicate replicate, int times, double value) {
    return run(replicate, times).estimate(value, 0.9).interval().orElseThrow();
  }

  @Test
  void whatWasFixedStaysFixed() {
    FitOptions options = FitOptions.standard().fixing("a", 0.8).perDays(30);
    BgNbd model = BgNbd.fit(DATA, options).model();
    Interval fixed = interval(model.replicate(DATA, options, BgNbd::a), 5, 0.8);
    assertEquals(Interval.of(0.8, 0.8, 0.9), fixed);
    Interval free = interval(model.replicate(DATA, options, BgNbd::b), 5, model.b());
    assertTrue(free.upper() > free.lower());
    FitOptions spend = FitOptions.standard().fixing("q", 4);
    GammaGamma worth = GammaGamma.fit(DATA, spend).model();
    assertEquals(
        Interval.of(4, 4, 0.9), interval(worth.replicate(DATA, spend, GammaGamma::q), 5, 4));
  }

  @Test
  void whatWasThoughtBeforehandNarrowsTheInterval() {
    ParameterEstimate a = BgNbd.fit(DATA).report().parameter("a");
    double sharp = a.standardError() / a.value() / 5;
    FitOptions options = FitOptions.standard().withPrior("a", new Prior(a.value(), sharp));
    BgNbd model = BgNbd.fit(DATA, options).model();
    Interval with = interval(model.replicate(DATA, options, BgNbd::a), 20, model.a());
    Interval without = interval(model.replicate(DATA, BgNbd::a), 20, model.a());
    assertTrue(
        with.upper() - with.lower() < (without.upper() - without.lower()) / 5,
        () -> with + " and " + without);
  }

  /** Frequent buyers: rounding their purchases to days would raise alpha by a tenth. */
  @Test
  void theIntervalHoldsTheEstimateThoughPurchasesAreOfWholeDays() {
    SplittableRandom random = new SplittableRandom(3);
    int[] ages = IntStream.range(0, 6_000).map(i -> random.nextInt(189, 273)).toArray();
    BgNbd model = new BgNbd(.5, .6, .8, 2.4);
    PurchaseSummaries data = PurchaseSummaries.of(model.simulate(ages, 11));
    for (ToDoubleFunction<BgNbd> parameter :
        List.<ToDoubleFunction<BgNbd>>of(BgNbd::r, BgNbd::alpha)) {
      double value = parameter.applyAsDouble(model);
      Interval interval = interval(model.replicate(data, parameter), 20, value);
      assertTrue(
          interval.lower() < value && value < interval.upper(),
          () -> value + " not in " + interval);
    }
  }

  @Test
  void aReplicateWithoutTheMeanThatIsAskedForHasFailed() {
    int[] purchases = IntStream.range(0, 150).map(i -> 1 + i % 5).toArray();
    GammaGamma heavy = new GammaGamma(6, 1.08, 15);
    PurchaseSummaries data = Simulation.spenders(purchases, heavy.simulate(purchases, 4));
    Replicates means = run(heavy.replicate(data, model -> model.populationMean().value()), 30);
    assertTrue(means.failed() > 0 && means.failed() < 30, () -> means.failed() + " failed");
    Replicates parameters = run(heavy.replicate(data, GammaGamma::q), 30);
    assertTrue(parameters.failed() < means.failed(), () -> parameters.failed() + " failed");
  }

  @Test
  void aValueIsDrawnWithItsPurchasesAndItsSpend() {
    PurchaseSummary customer = new PurchaseSummary(2, 213, 272, 30);
    DiscountRate rate = DiscountRate.annual(0.15);
    Fit<LifetimeValuation> fit = MbgNbd.fit(DATA)
        .jointly(GammaGamma.fit(DATA), (often, worth) -> LifetimeValuation.of(often, worth, rate));
    ToDoubleFunction<LifetimeValuation> value =
        valuation -> valuation.value(customer, Horizon.ofYears(1)).amount();
    Interval delta = fit.predict(value, Scale.POSITIVE, 0.9).interval().orElseThrow();
    LifetimeValuation valuation = fit.model();
    Interval drawn = interval(valuation.replicate(DATA, value), 60, value.applyAsDouble(valuation));
    double width = delta.upper() - delta.lower();
    assertEquals(width, drawn.upper() - drawn.lower(), 0.4 * width);
    assertEquals(delta.lower(), drawn.lower(), 0.4 * width);
    FitOptions often = FitOptions.standard().fixing("a", 0.9);
    FitOptions worth = FitOptions.standard().fixing("q", 4);
    MbgNbd purchases = MbgNbd.fit(DATA, often).model();
    LifetimeValuation fixed =
        LifetimeValuation.of(purchases, GammaGamma.fit(DATA, worth).model(), rate);
    run(
        fixed.replicate(DATA, often, worth, drawnAgain -> {
          assertEquals(0.9, ((MbgNbd) drawnAgain.purchases()).a());
          assertEquals(4, drawnAgain.spend().q());
          return 1;
        }),
        3);
    assertThrows(
        IllegalArgumentException.class,
        () -> fixed.replicate(DATA, worth, worth, value).draw(new SplittableRandom(1)));
  }
}
