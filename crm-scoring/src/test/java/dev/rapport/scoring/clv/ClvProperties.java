package dev.rapport.scoring.clv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.DiscountRate;
import dev.rapport.scoring.clv.BlattbergDeighton.Response;
import dev.rapport.scoring.clv.MarginStream.FirstMargin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** The laws of lifetime value in closed form, and the places where two models must agree. */
class ClvProperties {
  @Provide
  Arbitrary<MarginStream> streams() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.01, 1_000),
            Arbitraries.doubles().between(0, 0.98),
            Arbitraries.doubles().between(0.03, 0.6))
        .as(MarginStream::of);
  }

  @Provide
  Arbitrary<double[][]> matrices() {
    return Arbitraries.integers()
        .between(1, 5)
        .flatMap(n -> Arbitraries.doubles()
            .between(0.01, 1)
            .array(double[].class)
            .ofSize(n)
            .map(ClvProperties::normalized)
            .array(double[][].class)
            .ofSize(n));
  }

  private static double[] normalized(double[] row) {
    double sum = 0;
    for (double weight : row) {
      sum += weight;
    }
    double[] shares = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      shares[i] = row[i] / sum;
    }
    return shares;
  }

  @Property
  void closedFormsKeepTheirIdentities(
      @ForAll("streams") MarginStream s, @ForAll @DoubleRange(min = -0.2, max = 0.02) double g) {
    MarginStream stream = new MarginStream(s.margin(), s.retention(), s.discountPerPeriod(), g);
    double now = stream.value(FirstMargin.NOW).amount();
    double after = stream.value(FirstMargin.AFTER_RENEWAL).amount();
    double end = stream.value(FirstMargin.END_OF_PERIOD).amount();
    assertClose(now, (1 + s.discountPerPeriod()) * end);
    assertClose(after, s.retention() * end);
    assertClose(now, s.margin() + (1 + g) * after);
  }

  @Property
  void valueRisesWithRetentionAndFallsWithDiscount(
      @ForAll("streams") MarginStream s,
      @ForAll FirstMargin first,
      @ForAll @DoubleRange(min = 0.001, max = 0.01) @Scale(6) double more) {
    double value = s.value(first).amount();
    assertTrue(s.withRetention(s.retention() + more).value(first).amount() > value);
    MarginStream dearer = MarginStream.of(s.margin(), s.retention(), s.discountPerPeriod() + more);
    assertTrue(dearer.value(first).amount() <= value);
  }

  @Property
  void valueIsLinearInTheMargin(
      @ForAll("streams") MarginStream s,
      @ForAll FirstMargin first,
      @ForAll @DoubleRange(min = -9, max = 9) double c) {
    MarginStream scaled = MarginStream.of(c * s.margin(), s.retention(), s.discountPerPeriod());
    assertClose(c * s.value(first).amount(), scaled.value(first).amount());
  }

  @Property
  void partialSumsRiseToTheClosedForm(
      @ForAll("streams") MarginStream s,
      @ForAll FirstMargin first,
      @ForAll @IntRange(max = 60) int n) {
    double part = s.value(first, n).amount();
    assertTrue(part <= s.value(first, n + 1).amount());
    assertTrue(part <= s.value(first).amount() * (1 + 1e-12));
    assertClose(s.value(first).amount(), s.value(first, 5_000).amount());
  }

  /** Two routes: the closed partial sum, and the cash flows that it sums. */
  @Property
  void partialSumsAreTheirCashFlows(
      @ForAll("streams") MarginStream s, @ForAll @IntRange(max = 40) int n) {
    double[] flows = IntStream.range(0, n)
        .mapToDouble(t -> s.margin() * Math.pow(s.retention(), t))
        .toArray();
    CashFlows series = CashFlows.of(flows);
    assertClose(
        s.value(FirstMargin.NOW, n).amount(),
        series.presentValue(s.discountPerPeriod()).amount());
    assertClose(
        s.value(FirstMargin.END_OF_PERIOD, n).amount(),
        series.presentValue(s.discountPerPeriod(), 1).amount());
  }

  @Property
  void presentValueAddsUpOverTime(
      @ForAll @Size(max = 12) List<@From("flows") Double> first,
      @ForAll @Size(max = 12) List<@From("flows") Double> second,
      @ForAll @DoubleRange(min = -0.2, max = 0.5) double rate) {
    CashFlows a = CashFlows.of(first.stream().mapToDouble(x -> x).toArray());
    CashFlows b = CashFlows.of(second.stream().mapToDouble(x -> x).toArray());
    double parts =
        a.presentValue(rate).amount() + b.presentValue(rate, a.periods()).amount();
    assertEquals(parts, a.then(b).presentValue(rate).amount(), 1e-9 * (1 + Math.abs(parts)) * 1e3);
  }

  @Provide
  Arbitrary<Double> flows() {
    return Arbitraries.doubles().between(-1_000, 1_000);
  }

  /** The elasticities are derivatives: a small change of retention or discount must move the value as they say. */
  @Property
  void elasticitiesAreSlopes(
      @ForAll @DoubleRange(min = 0.05, max = 0.95) double r,
      @ForAll @DoubleRange(min = 0.03, max = 0.5) double i,
      @ForAll FirstMargin first) {
    double h = 1e-6;
    MarginStream stream = MarginStream.of(10, r, i);
    double byRetention =
        (Math.log(stream.withRetention(r * (1 + h)).value(first).amount())
                - Math.log(stream.withRetention(r * (1 - h)).value(first).amount()))
            / (2 * h);
    assertEquals(byRetention, stream.retentionElasticity(first).value(), 1e-5 * (1 + byRetention));
    double byDiscount =
        (Math.log(MarginStream.of(10, r, i * (1 + h)).value(first).amount())
                - Math.log(MarginStream.of(10, r, i * (1 - h)).value(first).amount()))
            / (2 * h);
    assertEquals(
        byDiscount, stream.discountElasticity(first).value(), 1e-5 * (1 + Math.abs(byDiscount)));
  }

  /** Five points more retention raise the value least near one half: the famous band is the upper branch of a U. */
  @Property
  void upliftFallsThenRises(
      @ForAll @DoubleRange(max = 0.15) double i,
      @ForAll @DoubleRange(min = 0.1, max = 0.35) double low) {
    double left = uplift(low, i);
    double middle = uplift(0.5, i);
    assertTrue(left > middle, () -> left + " at " + low + ", " + middle + " at one half");
    assertTrue(uplift(0.85, i) > middle);
    assertTrue(middle > 0.19 && middle < 0.23, () -> "middle " + middle);
  }

  private static double uplift(double r, double i) {
    return MarginStream.of(1, r, i)
        .upliftFromRetention(FirstMargin.AFTER_RENEWAL, 0.05)
        .value();
  }

  /** Two routes: a chain that cannot come back, and the closed form. */
  @Property
  void lostForGoodIsTheMarginStream(@ForAll("streams") MarginStream s) {
    assertClose(
        s.value(FirstMargin.NOW).amount(),
        MigrationChain.lostForGood(s.margin(), s.retention())
            .values(s.discountPerPeriod())
            .get(0)
            .amount());
  }

  /** Two routes: powers of the matrix, and the recursion of Berger and Nasr over the last purchase. */
  @Property
  void migrationFollowsTheRecursion(
      @ForAll @Size(min = 1, max = 5) List<@DoubleRange(max = 1) Double> p) {
    MigrationChain chain = MigrationChain.recency(p, 1, 0);
    List<Double> buys = new ArrayList<>(List.of(1.0));
    for (int t = 1; t <= 15; t++) {
      double probability = 0;
      double untilNow = 1;
      for (int j = 1; j <= Math.min(t, p.size()); j++) {
        probability += buys.get(t - j) * p.get(j - 1) * untilNow;
        untilNow *= 1 - p.get(j - 1);
      }
      buys.add(probability);
      assertEquals(probability, chain.probability(0, 0, t), 1e-12);
    }
  }

  @Property
  void valuesOverTimeTendToTheValueWithoutEnd(
      @ForAll("matrices") double[][] p,
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double d,
      @ForAll long seed) {
    MigrationChain chain = MigrationChain.of(p, rewards(p.length, seed));
    for (int state = 0; state < p.length; state++) {
      assertEquals(
          chain.values(d).get(state).amount(), chain.values(900, d).get(state).amount(), 1e-8);
    }
  }

  @Property
  void aBetterChanceToBuyIsWorthMore(
      @ForAll @Size(min = 1, max = 5) List<@DoubleRange(max = 0.9) Double> p,
      @ForAll @DoubleRange(min = 0.05, max = 0.5) double d,
      @ForAll @IntRange(max = 4) int which) {
    int state = which % p.size();
    List<Double> better = new ArrayList<>(p);
    better.set(state, p.get(state) + 0.1);
    List<LifetimeValue> before = MigrationChain.recency(p, 40, 0).values(d);
    List<LifetimeValue> after = MigrationChain.recency(better, 40, 0).values(d);
    for (int i = 0; i < before.size(); i++) {
      assertTrue(after.get(i).amount() >= before.get(i).amount() - 1e-9);
    }
  }

  /** Against every one of the 2^n stopping rules, state by state. */
  @Property(tries = 200)
  void noStoppingRuleBeatsPolicyImprovement(
      @ForAll("matrices") double[][] p,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double d,
      @ForAll long seed) {
    assertBestOfAll(MigrationChain.of(p, rewards(p.length, seed)), d);
  }

  @Property(tries = 200)
  void noStoppingRuleBeatsPolicyImprovementOnRecency(
      @ForAll @Size(min = 1, max = 6) List<@DoubleRange(max = 1) Double> p,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) double d,
      @ForAll @DoubleRange(max = 30) double marketing) {
    assertBestOfAll(MigrationChain.recency(p, 40, marketing), d);
  }

  private static void assertBestOfAll(MigrationChain chain, double d) {
    List<LifetimeValue> best = chain.bestStopping(d).values();
    for (int rule = 0; rule < 1 << chain.states(); rule++) {
      int bits = rule;
      List<Integer> stop = IntStream.range(0, chain.states())
          .filter(state -> (bits >> state & 1) == 1)
          .boxed()
          .toList();
      List<LifetimeValue> values = chain.valuesStoppingIn(stop, d);
      for (int state = 0; state < best.size(); state++) {
        double other = values.get(state).amount();
        assertTrue(
            best.get(state).amount() >= other - 1e-8 * (1 + Math.abs(other)), () -> "rule " + stop);
      }
    }
  }

  @Property
  void brandsShareOneTotalFromEveryStart(
      @ForAll("matrices") double[][] matrix,
      @ForAll("purchases") BrandSwitching.Purchases purchases) {
    BrandSwitching market = BrandSwitching.of(matrix);
    double total = LifetimeValue.total(market.values(0, purchases)).amount();
    for (int start = 1; start < market.brands(); start++) {
      assertClose(total, LifetimeValue.total(market.values(start, purchases)).amount());
    }
  }

  @Property
  void keepingMoreOfItsCustomersIsWorthMoreToABrand(
      @ForAll("matrices") double[][] matrix,
      @ForAll("purchases") BrandSwitching.Purchases purchases,
      @ForAll @DoubleRange(max = 1) double share) {
    double[][] stickier = matrix.clone();
    stickier[0] = matrix[0].clone();
    for (int j = 1; j < matrix.length; j++) {
      stickier[0][j] = matrix[0][j] * (1 - share);
      stickier[0][0] += matrix[0][j] * share;
    }
    for (int start = 0; start < matrix.length; start++) {
      double before = BrandSwitching.of(matrix).values(start, purchases).get(0).amount();
      double after = BrandSwitching.of(stickier).values(start, purchases).get(0).amount();
      assertTrue(after >= before - 1e-9 * (1 + before));
    }
  }

  @Property
  void stationarySharesStay(@ForAll("matrices") double[][] matrix) {
    double[] shares = BrandSwitching.of(matrix).stationaryShares().stream()
        .mapToDouble(share -> share.value())
        .toArray();
    double[] moved = Transitions.of(matrix).moved(shares);
    double sum = 0;
    for (int brand = 0; brand < shares.length; brand++) {
      assertEquals(shares[brand], moved[brand], 1e-9);
      sum += shares[brand];
    }
    assertEquals(1, sum, 1e-9);
  }

  @Provide
  Arbitrary<BrandSwitching.Purchases> purchases() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.5, 52),
            Arbitraries.doubles().between(0, 500),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.doubles().between(0, 0.5),
            Arbitraries.integers().between(0, 60))
        .as((f, v, m, d, last) ->
            new BrandSwitching.Purchases(f, v, m, DiscountRate.annual(d), last));
  }

  @Provide
  Arbitrary<BlattbergDeighton> tests() {
    Arbitrary<Response> responses = Combinators.combine(
            Arbitraries.doubles().between(0.05, 0.95),
            Arbitraries.doubles().between(0.005, 0.5).ofScale(5))
        .as(Response::new);
    return Combinators.combine(
            Arbitraries.doubles().between(10, 1_000),
            Arbitraries.doubles().between(0.01, 0.5),
            responses,
            responses)
        .as(BlattbergDeighton::new);
  }

  @Property
  void noPlanBeatsTheOptimum(
      @ForAll("tests") BlattbergDeighton test,
      @ForAll @DoubleRange(max = 500) double a,
      @ForAll @DoubleRange(max = 500) double r) {
    double best = test.optimum().equity().amount();
    assertTrue(best >= test.equity(a, r).amount() - 1e-9 * (1 + best));
  }

  /** Pfeifer (2005): at the optimum the marginal cost to win and to keep a customer are both the lifetime value. */
  @Property
  void marginalCostsAreTheLifetimeValue(@ForAll("tests") BlattbergDeighton test) {
    BlattbergDeighton.Plan best = test.optimum();
    double value = best.lifetimeValue().amount();
    double h = 1e-4;
    if (best.spending().acquisition() > 1) {
      double s = best.spending().acquisition();
      double gained = test.acquisition().rate(s + h) - test.acquisition().rate(s - h);
      assertEquals(value, 2 * h / gained, 1e-4 * value);
    }
    if (best.spending().retention() > 1) {
      double s = best.spending().retention();
      double gained = test.retention().rate(s + h) - test.retention().rate(s - h);
      assertEquals(value, 2 * h / gained, 1e-4 * value);
    }
  }

  private static double[] rewards(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, -50, 50).toArray();
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * (1e-9 + Math.abs(expected)));
  }
}
