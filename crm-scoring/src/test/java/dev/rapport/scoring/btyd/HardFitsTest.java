package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.FitWarning.Kind;
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
    assertTrue(fit.report().search().evaluations() < 200, fit::toString);
    return (Verdict.Boundary) fit.report().verdict();
  }

  private static boolean warns(FitReport report, Kind kind) {
    return report.warnings().stream().map(FitWarning::kind).anyMatch(kind::equals);
  }

  /** All three models say what the negative binomial distribution says, whose own fit is here by a search of its two numbers. */
  @Test
  void nobodyDropsOut() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 8, 1e-9, 1));
    double best = Double.NEGATIVE_INFINITY;
    double r = 0.5;
    double alpha = 8;
    for (double step = 0.1; step > 1e-6; step /= 1.5) {
      double[][] places = {
        {r, alpha},
        {r + step, alpha},
        {r - step, alpha},
        {r, alpha + 10 * step},
        {r, alpha - 10 * step},
        {r + step, alpha + 10 * step},
        {r - step, alpha - 10 * step}
      };
      for (int round = 0; round < 3; round++) {
        for (double[] place : places) {
          double value = negativeBinomial(data, place[0], place[1]);
          if (value > best) {
            best = value;
            r = place[0];
            alpha = place[1];
          }
        }
      }
    }
    for (Fit<?> fit : List.<Fit<?>>of(BgNbd.fit(data), MbgNbd.fit(data), ParetoNbd.fit(data))) {
      Verdict.Boundary verdict = boundary(fit);
      assertTrue(verdict.words().endsWith("no drop-out shows in the data"), verdict::words);
      assertTrue(
          verdict.nestedModel().startsWith("the negative binomial distribution with r 0.49479"),
          verdict::nestedModel);
      assertTrue(
          verdict.nestedModel().endsWith("the same within a thousandth"), verdict::nestedModel);
      assertEquals(best, fit.report().logLikelihood(), 1e-3);
    }
  }

  private static double negativeBinomial(PurchaseSummaries data, double r, double alpha) {
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      int x = data.repeatPurchases(i);
      double log = r * Math.log(alpha) - (r + x) * Math.log(alpha + data.ageDays(i) / 7.0);
      for (int k = 0; k < x; k++) {
        log += Math.log(r + k);
      }
      sum += data.weight(i) * log;
    }
    return sum;
  }

  @Test
  void nearlyEverybodyDropsOut() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 4, 1e6, 1e3));
    assertEquals(
        "a and b grow without limit: the customers do not differ in how they drop out",
        boundary(BgNbd.fit(data)).words());
    assertTrue(
        boundary(ParetoNbd.fit(data)).words().contains("differ neither"), "no differences at all");
    assertEquals(Verdict.Boundary.class, MbgNbd.fit(data).report().verdict().getClass());
  }

  /** With one chance p for everybody the sum over p is none: that likelihood at the reported chance is the reported one. */
  @Test
  void everybodyDropsOutWithTheSameChance() {
    PurchaseSummaries data = drawn(new BgNbd(.5, 4, 3e6, 7e6));
    FitReport report = BgNbd.fit(data).report();
    assertTrue(
        boundary(BgNbd.fit(data)).nestedModel().startsWith("everybody drops out with chance 0.31"));
    double r = report.estimates().get(0);
    double alpha = report.estimates().get(1);
    double chance = report.estimates().get(2)
        / (report.estimates().get(2) + report.estimates().get(3));
    double best = sameChance(data, r, alpha, chance);
    assertEquals(best, report.logLikelihood(), 1e-4);
    for (double off : new double[] {0.99, 1.01}) {
      assertTrue(best > sameChance(data, r * off, alpha, chance));
      assertTrue(best > sameChance(data, r, alpha * off, chance));
      assertTrue(best > sameChance(data, r, alpha, chance * off));
    }
  }

  private static double sameChance(PurchaseSummaries data, double r, double alpha, double chance) {
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      int x = data.repeatPurchases(i);
      double log = r * Math.log(alpha);
      for (int k = 0; k < x; k++) {
        log += Math.log(r + k);
      }
      double there = Math.pow(alpha + data.ageDays(i) / 7.0, -r - x) * Math.pow(1 - chance, x);
      double gone = x == 0
          ? 0
          : chance
              * Math.pow(1 - chance, x - 1)
              * Math.pow(alpha + data.lastPurchaseAgeDays(i) / 7.0, -r - x);
      sum += data.weight(i) * (log + Math.log(there + gone));
    }
    return sum;
  }

  @Test
  void everybodyBuysAtTheSameRate() {
    PurchaseSummaries data = drawn(new BgNbd(1e7, 1e8, 1, 3));
    for (Fit<?> fit : List.<Fit<?>>of(MbgNbd.fit(data), ParetoNbd.fit(data))) {
      Verdict.Boundary verdict = boundary(fit);
      assertTrue(verdict.words().contains("differ neither in how often they buy"), verdict::words);
      assertTrue(
          verdict.nestedModel().matches("everybody buys at the rate 0\\.0[89].* and drops out .*"),
          verdict::nestedModel);
    }
  }

  @Test
  void customersWithoutRepeatPurchasesWereDropped() {
    PurchaseSummaries data = only(customer -> customer.repeatPurchases() > 0);
    FitReport report = BgNbd.fit(data).report();
    assertTrue(report.verdict().isConverged());
    assertTrue(warns(report, Kind.NO_ONE_TIME_BUYERS));
    Fit<ParetoNbd> pareto = ParetoNbd.fit(data);
    assertTrue(boundary(pareto).words().contains("do not differ in how they drop out"));
    assertTrue(warns(pareto.report(), Kind.NO_ONE_TIME_BUYERS));
  }

  @Test
  void nobodyCameBackMoreThanOnce() {
    PurchaseSummaries data = only(customer -> customer.repeatPurchases() <= 1);
    Verdict.Boundary verdict = boundary(BgNbd.fit(data));
    assertTrue(
        verdict.words().endsWith("every customer drops out at the first opportunity"),
        verdict::words);
    assertTrue(warns(BgNbd.fit(data).report(), Kind.FEW_REPEAT_BUYERS));
    boundary(MbgNbd.fit(data));
    boundary(ParetoNbd.fit(data));
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
    assertEquals("nobody ever buys again", boundary(ParetoNbd.fit(once)).nestedModel());
    assertEquals(
        "not converged: there is no customer with a mean spend above zero",
        GammaGamma.fit(once).report().verdict().toString());
  }

  @Test
  void spendThatDoesNotDiffer() {
    PurchaseSummaries.Builder alike = PurchaseSummaries.builder();
    double[] means = new GammaGamma(3, 1e8, 1e9)
        .simulate(IntStream.range(0, 800).map(i -> 1 + i % 4).toArray(), 4);
    for (int i = 0; i < means.length; i++) {
      alike.add(new PurchaseSummary(1 + i % 4, 50, 100, means[i]));
    }
    Fit<GammaGamma> fit = GammaGamma.fit(alike.build());
    assertTrue(
        boundary(fit).words().endsWith("the customers do not differ in what a purchase is worth"));
    PurchaseSummaries.Builder following = PurchaseSummaries.builder();
    for (int i = 0; i < 800; i++) {
      following.add(new PurchaseSummary(1 + i % 4, 50, 100, (1 + i % 4) * 10 + i % 7));
    }
    following.add(new PurchaseSummary(1, 50, 100, -5));
    FitReport warned = GammaGamma.fit(following.build()).report();
    assertTrue(warns(warned, Kind.SPEND_FOLLOWS_FREQUENCY));
    assertTrue(warns(warned, Kind.LEFT_OUT));
  }
}
