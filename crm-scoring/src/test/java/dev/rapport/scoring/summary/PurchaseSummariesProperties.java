package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.samples.ByteForms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PurchaseSummariesProperties {
  @Provide
  static Arbitrary<List<PurchaseSummary>> customers() {
    Arbitrary<Integer> ages = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 20), Arbitraries.integers().between(0, 1_000_000));
    Arbitrary<Integer> repeats = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 10_000));
    Arbitrary<Double> spend = Arbitraries.oneOf(
        Arbitraries.of(0.0, -3.0, 1.0, 2.5),
        Arbitraries.doubles().between(0.001, 1e6).ofScale(3));
    return Combinators.combine(ages, repeats, Arbitraries.doubles().between(0, 1), spend)
        .as((age, x, part, mean) -> age == 0 || x == 0
            ? PurchaseSummary.of(0, 0, age)
            : new PurchaseSummary(x, Math.max(1, (int) Math.ceil(part * age)), age, mean))
        .list()
        .ofMaxSize(60);
  }

  private static PurchaseSummaries summaries(List<PurchaseSummary> customers) {
    return customers.stream().collect(PurchaseSummaries.collector());
  }

  @Property(tries = 300)
  void permutationShardingAndGroupingMakeNoDifference(
      @ForAll("customers") List<PurchaseSummary> customers,
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 5) int shards) {
    PurchaseSummaries whole = summaries(customers);
    List<PurchaseSummary> shuffled = new ArrayList<>(customers);
    Collections.shuffle(shuffled, random);
    assertEquals(whole, summaries(shuffled));
    List<List<PurchaseSummary>> parts = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      parts.add(new ArrayList<>());
    }
    shuffled.forEach(customer -> parts.get(random.nextInt(shards)).add(customer));
    assertEquals(
        whole,
        parts.stream()
            .map(PurchaseSummariesProperties::summaries)
            .collect(PurchaseSummaries.merging()));
    PurchaseSummaries.Builder counted = PurchaseSummaries.builder();
    customers.forEach(customer -> counted.add(customer, 2));
    assertEquals(whole.merge(whole), counted.build());
    assertEquals(whole, whole.merge(PurchaseSummaries.empty()));
    assertEquals(whole, PurchaseSummaries.empty().merge(whole));
  }

  @Property
  void nobodyIsLostAndRowsAreInTheirOrder(@ForAll("customers") List<PurchaseSummary> customers) {
    PurchaseSummaries counted = summaries(customers);
    assertEquals(customers.size(), counted.customers());
    assertEquals(
        customers.stream().mapToLong(PurchaseSummary::repeatPurchases).sum(),
        counted.repeatPurchases());
    long weights = 0;
    for (int i = 0; i < counted.rows(); i++) {
      weights += counted.weight(i);
      assertTrue(i == 0 || key(counted, i).compareTo(key(counted, i - 1)) > 0);
    }
    assertEquals(customers.size(), weights);
    long spenders = counted.withoutPositiveSpend();
    for (int i = 0; i < counted.spendRows(); i++) {
      spenders += counted.spendWeight(i);
      assertTrue(counted.meanSpend(i) > 0);
    }
    assertEquals(
        customers.stream().filter(customer -> customer.repeatPurchases() > 0).count(), spenders);
  }

  private static String key(PurchaseSummaries counted, int row) {
    return Stream.of(
            counted.repeatPurchases(row), counted.lastPurchaseAgeDays(row), counted.ageDays(row))
        .map(number -> String.valueOf(10_000_000 + number))
        .reduce("", String::concat);
  }

  @Property(tries = 200)
  void bytesHoldEverything(@ForAll("customers") List<PurchaseSummary> customers) {
    PurchaseSummaries counted = summaries(customers);
    ByteForms.assertTravels(counted, PurchaseSummaries::toBytes, PurchaseSummaries::fromBytes);
    assertEquals(
        counted.hashCode(), PurchaseSummaries.fromBytes(counted.toBytes()).hashCode());
  }
}
