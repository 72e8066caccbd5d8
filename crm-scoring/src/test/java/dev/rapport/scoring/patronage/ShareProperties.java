package dev.rapport.scoring.patronage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.samples.Histories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShareProperties {
  @Provide
  Arbitrary<List<CategoryShare>> customers() {
    return Arbitraries.longs()
        .between(0, 100_000)
        .flatMap(category ->
            Arbitraries.longs().between(0, category).map(own -> new CategoryShare(own, category)))
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<CustomerEvent>> events() {
    return Histories.events();
  }

  @Property
  void talliesOfShardsMergeToTheWholeInAnyOrder(
      @ForAll("customers") List<CategoryShare> customers, @ForAll Random random) {
    CategoryShareTally whole = CategoryShareTally.of(customers);
    List<CategoryShare> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, random);
    int middle = random.nextInt(customers.size() + 1);
    CategoryShareTally left = CategoryShareTally.of(shuffled.subList(0, middle));
    CategoryShareTally right = CategoryShareTally.of(shuffled.subList(middle, shuffled.size()));
    assertEquals(whole, left.merge(right));
    assertEquals(whole, right.merge(left).merge(CategoryShareTally.empty()));
    assertArrayEquals(whole.toBytes(), left.merge(right).toBytes());
  }

  @Property(tries = 50)
  void aTallyTravels(@ForAll("customers") List<CategoryShare> customers) {
    ByteForms.assertTravels(
        CategoryShareTally.of(customers),
        CategoryShareTally::toBytes,
        CategoryShareTally::fromBytes);
  }

  @Property
  void bothAveragesLieBetweenTheLeastAndTheLargestShare(
      @ForAll("customers") List<CategoryShare> customers) {
    CategoryShareTally tally = CategoryShareTally.of(customers);
    double[] shares = customers.stream()
        .filter(customer -> customer.category() > 0)
        .mapToDouble(customer -> customer.share().value())
        .sorted()
        .toArray();
    assertEquals(shares.length, tally.customers());
    if (shares.length > 0) {
      double least = shares[0] - 1e-12;
      double most = shares[shares.length - 1] + 1e-12;
      double ofSums = tally.ratioOfSums().value();
      double ofRatios = tally.meanOfRatios(0.9).value();
      assertTrue(least <= ofSums && ofSums <= most);
      assertTrue(least <= ofRatios && ofRatios <= most);
      tally
          .meanOfRatios(0.9)
          .interval()
          .ifPresent(interval -> assertTrue(interval.contains(ofRatios)));
    }
  }

  @Property
  void equalWalletsMakeBothAveragesEqual(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000) Long> own) {
    CategoryShareTally tally = CategoryShareTally.of(
        own.stream().map(amount -> new CategoryShare(amount, 1_000)).toList());
    assertEquals(tally.ratioOfSums().value(), tally.meanOfRatios(0.9).value(), 1e-12);
  }

  /** Every pattern of ties of up to six brands, and some of more. */
  @Test
  void sharesAddUpToOneUnderEveryTiePattern() {
    for (int brands = 1; brands <= 6; brands++) {
      int patterns = (int) Math.pow(brands, brands);
      for (int pattern = 0; pattern < patterns; pattern++) {
        List<Integer> ratings = new ArrayList<>();
        for (int i = 0, rest = pattern; i < brands; i++, rest /= brands) {
          ratings.add(rest % brands);
        }
        assertAllocationHolds(ratings);
      }
    }
  }

  @Property
  void sharesOfManyBrandsAddUpToOne(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 20) Integer> ratings,
      @ForAll @LongRange(min = 0, max = 1_000_000) long cents) {
    WalletAllocation allocation = assertAllocationHolds(ratings);
    Money wallet = Money.ofMinor(Histories.EUR, cents);
    assertEquals(
        wallet,
        allocation.allocate(wallet).values().stream().collect(Money.summing(Histories.EUR)));
  }

  private static WalletAllocation assertAllocationHolds(List<Integer> ratings) {
    Map<String, Double> byName = new LinkedHashMap<>();
    for (int i = 0; i < ratings.size(); i++) {
      byName.put("b" + i, (double) ratings.get(i));
    }
    WalletAllocation allocation = WalletAllocation.ofRatings(byName);
    List<WalletAllocation.Brand> brands = allocation.brands();
    // Exactly: the numerators over the common denominator.
    assertEquals(
        allocation.wholeParts(), brands.stream().mapToLong(allocation::parts).sum());
    int n = ratings.size();
    for (int i = 0; i < n; i++) {
      double formula = (1 - brands.get(i).rank() / (n + 1)) * 2 / n;
      assertEquals(formula, allocation.share("b" + i), 1e-15);
      for (int j = 0; j < n; j++) {
        assertEquals(
            Integer.compare(ratings.get(i), ratings.get(j)),
            Long.compare(allocation.parts(brands.get(i)), allocation.parts(brands.get(j))));
      }
    }
    return allocation;
  }

  @Property
  void brandUseOfMergedShardsIsThatOfTheWhole(
      @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 5) Integer> brands,
      @ForAll @IntRange(min = 0, max = 30) int split) {
    int middle = Math.min(split, brands.size());
    BrandUse whole = count(brands);
    assertEquals(
        whole,
        count(brands.subList(middle, brands.size())).merge(count(brands.subList(0, middle))));
    boolean applies = !brands.isEmpty()
        && brands.stream().filter(used -> used > 1).count() >= 0.4 * brands.size() - 1e-9
        && brands.stream().mapToInt(used -> used).sum() >= 1.4 * brands.size() - 1e-9;
    assertEquals(applies, whole.allowsWalletAllocation());
  }

  private static BrandUse count(List<Integer> brands) {
    BrandUse use = BrandUse.empty();
    for (int used : brands) {
      use = use.with(used);
    }
    return use;
  }

  @Property
  void cohortsAreThoseOfTheirFirstDaysAndAddUpToTheBase(
      @ForAll("events") List<CustomerEvent> events) {
    CustomerBase base = CustomerBase.of(EventHistory.of(events), Histories.WINDOW, Histories.EUR);
    Map<DateRange, RepeatPurchaseRate> cohorts = RepeatPurchaseRate.byCohort(base, Cycle.months());
    cohorts.forEach((month, rate) -> {
      assertTrue(rate.customers() > 0);
      assertEquals(RepeatPurchaseRate.ofNewCustomers(base, month), rate);
    });
    assertEquals(
        RepeatPurchaseRate.of(base),
        cohorts.values().stream().reduce(RepeatPurchaseRate.empty(), RepeatPurchaseRate::merge));
  }
}
