package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.Scale;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Intervals at 0.9 hold the truth about nine times in ten: customers are drawn from known models again and again, the models are
 * fitted to each draw, and how often the intervals hold the truth is counted and printed.
 *
 * <p>Forty draws of three thousand customers tell little: the share must lie between 0.75 and 1. The soak profile makes a thousand draws
 * of twelve thousand, of which the share must lie between 0.86 and 0.94: three standard deviations of the count, and a hundredth for
 * what the delta method leaves out.
 */
class CoverageTest {
  private static final boolean SOAK = Long.getLong("rapport.soak", 0) > 0;
  private static final int DRAWS = SOAK ? 1000 : 40;
  private static final double LEAST = SOAK ? 0.86 : 0.75;
  private static final double MOST = SOAK ? 0.94 : 1;
  private static final double LEVEL = 0.9;

  /** Purchases are counted by the day, which these days are so short for that it makes no difference. */
  private static final int PER_DAY = 1000;

  private static final double WEEK = 7.0 * PER_DAY;
  private static final FitOptions WEEKLY = FitOptions.standard().perDays(WEEK);
  private static final int CUSTOMERS = SOAK ? 12_000 : 3_000;
  private static final Horizon HORIZON = Horizon.ofDays(39 * WEEK);
  private static final PurchaseSummary CUSTOMER =
      PurchaseSummary.of(2, 213 * PER_DAY, 272 * PER_DAY);

  private static int[] ages() {
    SplittableRandom random = new SplittableRandom(7);
    return IntStream.range(0, CUSTOMERS)
        .map(i -> PER_DAY * random.nextInt(189, 273))
        .toArray();
  }

  private static <M> void assertCovered(
      M truth, LongFunction<Fit<M>> fit, Map<String, ToDoubleFunction<M>> figures) {
    Map<String, Integer> held = new TreeMap<>();
    int fitted = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Fit<M> drawn = fit.apply(draw);
      if (drawn.report().verdict().isConverged()) {
        fitted++;
        figures.forEach((name, figure) -> held.merge(
            name,
            drawn
                    .predict(figure, Scale.POSITIVE, LEVEL)
                    .interval()
                    .orElseThrow()
                    .contains(figure.applyAsDouble(truth))
                ? 1
                : 0,
            Integer::sum));
      }
    }
    StringBuilder text = new StringBuilder();
    boolean covered = fitted >= 0.95 * DRAWS;
    for (Map.Entry<String, Integer> each : held.entrySet()) {
      double share = (double) each.getValue() / fitted;
      covered &= share >= LEAST && share <= MOST;
      text.append(String.format(Locale.ROOT, " %s %.3f", each.getKey(), share));
    }
    String line = String.format(
        Locale.ROOT,
        "coverage of intervals at %s over %d fits of %d draws:%s, of %s",
        LEVEL,
        fitted,
        DRAWS,
        text,
        truth);
    System.out.println(line);
    assertTrue(covered, line);
  }

  private static <M extends PurchaseModel> Map<String, ToDoubleFunction<M>> figures(
      Map<String, ToDoubleFunction<M>> parameters) {
    Map<String, ToDoubleFunction<M>> figures = new TreeMap<>(parameters);
    figures.put("purchases", model -> model.expectedPurchases(CUSTOMER, HORIZON));
    figures.put("odds", model -> 1 / model.probabilityAlive(CUSTOMER) - 1);
    return figures;
  }

  @Test
  void bgNbd() {
    BgNbd truth = new BgNbd(.24, 4.4, .8, 2.4, WEEK);
    assertCovered(
        truth,
        seed -> BgNbd.fit(PurchaseSummaries.of(truth.simulate(ages(), seed)), WEEKLY),
        figures(Map.of("r", BgNbd::r, "alpha", BgNbd::alpha, "a", BgNbd::a, "b", BgNbd::b)));
  }

  @Test
  void mbgNbd() {
    MbgNbd truth = new MbgNbd(.52, 6.2, .9, 1.6, WEEK);
    assertCovered(
        truth,
        seed -> MbgNbd.fit(PurchaseSummaries.of(truth.simulate(ages(), seed)), WEEKLY),
        figures(Map.of("r", MbgNbd::r, "alpha", MbgNbd::alpha, "a", MbgNbd::a, "b", MbgNbd::b)));
  }

  @Test
  void paretoNbd() {
    ParetoNbd truth = new ParetoNbd(.55, 10.6, .61, 11.7, WEEK);
    assertCovered(
        truth,
        seed -> ParetoNbd.fit(PurchaseSummaries.of(truth.simulate(ages(), seed)), WEEKLY),
        figures(Map.of(
            "r",
            ParetoNbd::r,
            "alpha",
            ParetoNbd::alpha,
            "s",
            ParetoNbd::s,
            "beta",
            ParetoNbd::beta)));
  }

  @Test
  void gammaGamma() {
    GammaGamma truth = new GammaGamma(6.25, 3.74, 15.44);
    int[] purchases = IntStream.range(0, CUSTOMERS).map(i -> 1 + i % 5).toArray();
    assertCovered(
        truth,
        seed -> GammaGamma.fit(Simulation.spenders(purchases, truth.simulate(purchases, seed))),
        Map.of(
            "p", GammaGamma::p,
            "q", GammaGamma::q,
            "gamma", GammaGamma::gamma,
            "mean", model -> model.populationMean().value()));
  }
}
