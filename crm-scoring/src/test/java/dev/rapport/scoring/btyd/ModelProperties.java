package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.Reducer;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ModelProperties {
  private static Arbitrary<Double> parameter() {
    return Arbitraries.integers()
        .between(-200, 300)
        .map(hundredths -> Math.pow(10, hundredths / 100.0));
  }

  @Provide
  static Arbitrary<PurchaseModel> models() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            parameter(),
            parameter(),
            parameter(),
            parameter())
        .as(ModelProperties::model);
  }

  private static PurchaseModel model(int kind, double one, double two, double three, double four) {
    return switch (kind) {
      case 0 -> new BgNbd(one, two, three, four);
      case 1 -> new MbgNbd(one, two, three, four);
      default -> new ParetoNbd(one, two, three, four);
    };
  }

  @Provide
  static Arbitrary<PurchaseSummary> customers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2000),
            Arbitraries.integers().between(0, 60),
            Arbitraries.doubles().between(0, 1))
        .as((age, x, part) -> age == 0 || x == 0
            ? PurchaseSummary.of(0, 0, age)
            : PurchaseSummary.of(x, Math.max(1, (int) Math.ceil(part * age)), age));
  }

  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, 1e-10 * Math.abs(expected) + 1e-300);
  }

  @Property
  void probabilitiesAreProbabilitiesAndAddUp(
      @ForAll("models") PurchaseModel model,
      @ForAll("customers") PurchaseSummary customer,
      @ForAll @IntRange(min = 0, max = 700) int days) {
    Prospect prospect = model.prospect(customer);
    Horizon horizon = Horizon.ofDays(days);
    double now = prospect.probabilityAlive();
    double then = prospect.probabilityAlive(horizon);
    assertTrue(now >= 0 && now <= 1 && then >= 0 && then <= now * (1 + 1e-12));
    double none = prospect.probabilityOfNone(horizon);
    assertTrue(none >= 1 - now - 1e-12 && none <= 1);
    double sum = none;
    double mean = 0;
    int n = 1;
    for (; n <= 300 && sum < 1 - 1e-13; n++) {
      double each = prospect.probabilityOf(n, horizon);
      sum += each;
      mean += n * each;
    }
    assertTrue(sum <= 1 + 1e-10, () -> "adds up to more than 1 with " + model);
    if (sum > 1 - 1e-12) {
      assertEquals(1, sum, 1e-10);
      // What is missing of the sum, 1e-12, may be of a hundred thousand purchases.
      assertEquals(prospect.expectedPurchases(horizon), mean, 1e-8 * mean + 1e-7);
    }
  }

  @Property
  void expectationsOfAdjacentTimesAddUp(
      @ForAll("models") PurchaseModel model,
      @ForAll("customers") PurchaseSummary customer,
      @ForAll @IntRange(min = 0, max = 1000) int first,
      @ForAll @IntRange(min = 0, max = 1000) int second) {
    Prospect prospect = model.prospect(customer);
    Horizon middle = Horizon.ofDays(first);
    Horizon end = Horizon.ofDays(first + (double) second);
    assertNear(
        prospect.expectedPurchases(end),
        prospect.expectedPurchases(middle) + prospect.expectedPurchases(middle, end));
  }

  @Property
  void silenceNeverMakesMoreAlive(
      @ForAll("models") PurchaseModel model,
      @ForAll("customers") PurchaseSummary customer,
      @ForAll @IntRange(min = 1, max = 1000) int longer) {
    PurchaseSummary later = PurchaseSummary.of(
        customer.repeatPurchases(), customer.lastPurchaseAgeDays(), customer.ageDays() + longer);
    assertTrue(model.probabilityAlive(later) <= model.probabilityAlive(customer) * (1 + 1e-12));
  }

  @Property
  void discountingTakesAwayAndEndsWithTheLifetime(
      @ForAll("models") PurchaseModel model, @ForAll("customers") PurchaseSummary customer) {
    Prospect prospect = model.prospect(customer);
    Horizon year = Horizon.ofYears(1);
    double plain = prospect.expectedPurchases(year);
    double discounted =
        prospect.discountedPurchases(year, DiscountRate.annual(0.1)).value();
    double forEver = prospect
        .discountedPurchases(Horizon.forever(), DiscountRate.annual(0.1))
        .value();
    assertTrue(discounted <= plain * (1 + 1e-10) && discounted >= plain / 1.1 * (1 - 1e-10));
    assertTrue(forEver >= discounted * (1 - 1e-10));
    prospect
        .expectedLifetimePurchases()
        .optionalValue()
        .ifPresent(all -> assertTrue(all >= forEver * (1 - 1e-10)));
  }

  @Property(tries = 100)
  void aCohortIsTheSumOfItsCustomers(
      @ForAll("models") PurchaseModel model,
      @ForAll @Size(max = 8) List<@From("customers") PurchaseSummary> customers) {
    PurchaseSummaries cohort = customers.stream().collect(PurchaseSummaries.collector());
    double alive = 0;
    double purchases = 0;
    Horizon horizon = Horizon.ofDays(90);
    for (PurchaseSummary each : customers) {
      alive += model.probabilityAlive(each);
      purchases += model.expectedPurchases(each, horizon);
    }
    assertNear(alive, model.total(cohort, Prospect::probabilityAlive));
    assertNear(purchases, model.total(cohort, each -> each.expectedPurchases(horizon)));
    assertEquals(customers.size(), model.total(cohort, each -> 1));
  }

  /** The likelihood is a density of times: in units k times as long it is k^x times as large. */
  @Property
  void anotherUnitOfTimeChangesTheParametersAndNothingElse(
      @ForAll @IntRange(min = 0, max = 2) int kind,
      @ForAll("customers") PurchaseSummary customer,
      @ForAll @IntRange(min = 1, max = 60) int unitDays) {
    double k = 7.0 / unitDays;
    PurchaseModel weekly = model(kind, .55, 10.6, .61, 11.7);
    PurchaseModel other = switch (kind) {
      case 0 -> new BgNbd(.55, 10.6 * k, .61, 11.7, unitDays);
      case 1 -> new MbgNbd(.55, 10.6 * k, .61, 11.7, unitDays);
      default -> new ParetoNbd(.55, 10.6 * k, .61, 11.7 * k, unitDays);
    };
    Horizon horizon = Horizon.ofDays(273);
    assertNear(weekly.probabilityAlive(customer), other.probabilityAlive(customer));
    assertNear(
        weekly.expectedPurchases(customer, horizon), other.expectedPurchases(customer, horizon));
    assertNear(
        weekly.prospect(customer).probabilityOf(2, horizon),
        other.prospect(customer).probabilityOf(2, horizon));
    assertEquals(
        weekly.logLikelihood(customer) - customer.repeatPurchases() * Math.log(k),
        other.logLikelihood(customer),
        1e-9);
  }

  /** With hardly any drop-out all three are the negative binomial distribution. */
  @Property
  void withoutDropOutAllAreTheNegativeBinomial(
      @ForAll("customers") PurchaseSummary customer,
      @ForAll @IntRange(min = 1, max = 500) int days) {
    double r = 0.5;
    double alpha = 8;
    double age = customer.ageDays() / 7.0;
    double mean = (r + customer.repeatPurchases()) / (alpha + age) * (days / 7.0);
    for (PurchaseModel model : List.<PurchaseModel>of(
        new BgNbd(r, alpha, 1e-9, 1e6),
        new MbgNbd(r, alpha, 1e-9, 1e6),
        new ParetoNbd(r, alpha, 1e-9, 1e6))) {
      if (model.probabilityAlive(customer) > 1 - 1e-9) {
        assertEquals(
            mean,
            model.expectedPurchases(customer, Horizon.ofDays(days)),
            1e-6 * mean,
            model::toString);
      }
    }
  }

  /** Merges from both ends, in another order with every number of chunks. */
  private static final class Turned implements Reducer {
    private int most;

    @Override
    public <A> A reduce(int chunks, IntFunction<? extends A> chunk, BinaryOperator<A> merge) {
      most = Math.max(most, chunks);
      List<A> parts = new ArrayList<>();
      for (int i = chunks - 1; i >= 0; i--) {
        parts.add(chunk.apply(i));
      }
      while (parts.size() > 1) {
        parts.add(merge.apply(parts.remove(parts.size() / 2), parts.remove(0)));
      }
      return parts.get(0);
    }
  }

  @Property(tries = 5)
  void orderGroupingAndWhoDoesTheWorkGiveTheSameBits(@ForAll Random random) {
    List<PurchaseSummary> customers = new ArrayList<>();
    SummaryTable table = Tables.synthetic();
    for (int i = 0; i < table.size(); i++) {
      customers.add(table.summary(i));
    }
    PurchaseSummaries data = customers.stream().collect(PurchaseSummaries.collector());
    Collections.shuffle(customers, random);
    PurchaseSummaries shuffled = customers.subList(700, 2000).stream()
        .collect(PurchaseSummaries.collector())
        .merge(customers.subList(0, 700).stream().collect(PurchaseSummaries.collector()));
    FitOptions turned = FitOptions.standard().using(new Turned());
    assertSameBits(BgNbd.fit(data).report(), BgNbd.fit(shuffled, turned).report());
    assertSameBits(MbgNbd.fit(data).report(), MbgNbd.fit(shuffled, turned).report());
    assertSameBits(ParetoNbd.fit(data).report(), ParetoNbd.fit(shuffled, turned).report());
    assertSameBits(
        GammaGamma.fit(data).report(), GammaGamma.fit(shuffled, turned).report());
  }

  /** More different rows of times and of spends than a chunk holds, so that results are really merged, in another order. */
  @Test
  void manyChunksGiveTheSameBits() {
    int size = 45_000;
    SplittableRandom random = new SplittableRandom(8);
    int[] ages = random.ints(size, 400, 1400).toArray();
    SummaryTable times = new MbgNbd(0.9, 9, 0.8, 4).simulate(ages, 5);
    int[] repeats = IntStream.range(0, size).map(times::repeatPurchases).toArray();
    double[] spends = new GammaGamma(6.25, 3.74, 15.44).simulate(repeats, 6);
    SummaryTable table = SummaryTable.ofColumns(
        repeats, IntStream.range(0, size).map(times::lastPurchaseAgeDays).toArray(), ages, spends);
    PurchaseSummaries data = PurchaseSummaries.of(table);
    assertMerged(options -> BgNbd.fit(data, options).report());
    assertMerged(options -> MbgNbd.fit(data, options).report());
    assertMerged(options -> ParetoNbd.fit(data, options).report());
    assertMerged(options -> GammaGamma.fit(data, options).report());
  }

  private static void assertMerged(Function<FitOptions, FitReport> fit) {
    Turned turned = new Turned();
    assertSameBits(
        fit.apply(FitOptions.standard()), fit.apply(FitOptions.standard().using(turned)));
    assertTrue(turned.most > 1, "there must be several chunks");
  }

  private static void assertSameBits(FitReport one, FitReport two) {
    assertEquals(one.estimates(), two.estimates());
    assertEquals(one.logLikelihood(), two.logLikelihood());
    assertEquals(one.parameters(), two.parameters());
  }
}
