package dev.rapport.scoring.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.typology.ContributionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TierProperties {
  @Provide
  Arbitrary<TierScheme> schemes() {
    Arbitrary<TierScheme> published = Arbitraries.of(
        TierSchemes.pyramid(),
        TierSchemes.curry(),
        TierSchemes.importance(),
        TierSchemes.topFifth());
    Arbitrary<TierScheme> own = Arbitraries.longs()
        .between(1, 100)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .map(parts -> new TierScheme(
            "own", tiers(parts.size()), new TierScheme.Parts(parts), TierTies.PROMOTE, false));
    return Arbitraries.oneOf(published, own)
        .flatMap(scheme -> Arbitraries.of(TierTies.values())
            .flatMap(ties -> Arbitraries.of(true, false)
                .map(losses -> scheme.withTies(ties).withLossesLowest(losses))));
  }

  private static List<ValueTier> tiers(int size) {
    return IntStream.range(0, size).mapToObj(i -> ValueTier.of("t" + i)).toList();
  }

  @Provide
  Arbitrary<long[]> values() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 5), Arbitraries.longs().between(-10_000, 100_000))
        .array(long[].class)
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property
  void everyCustomerIsInOneTierAndMoreValueIsNeverAWorseOne(
      @ForAll("schemes") TierScheme scheme, @ForAll("values") long[] values) {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(values);
    TierCuts cuts = scheme.fit(distribution);
    long counted = cuts.holdings(distribution).stream()
        .mapToLong(TierCuts.Holding::customers)
        .sum();
    assertEquals(values.length, counted);
    for (long one : values) {
      for (long other : values) {
        assertTrue(one < other || cuts.indexOf(one) <= cuts.indexOf(other));
      }
    }
  }

  /** The definition by ranks: in a row from the best, customer r belongs to the first tier whose cumulative part reaches r. */
  @Property
  void tiersHoldTheirPartsButForTiesAndLosses(
      @ForAll("schemes") TierScheme scheme, @ForAll("values") long[] values) {
    TierCuts cuts = scheme.fit(EmpiricalDistribution.of(values));
    List<Long> parts = ((TierScheme.Parts) scheme.cut()).parts();
    long whole = parts.stream().mapToLong(Long::longValue).sum();
    for (long value : values) {
      long better = LongStream.of(values).filter(other -> other > value).count();
      long equal = LongStream.of(values).filter(other -> other == value).count();
      long rank = scheme.ties() == TierTies.PROMOTE ? better + 1 : better + equal;
      int tier = 0;
      long part = parts.get(0);
      while (rank > Math.ceil((double) values.length * part / whole)) {
        tier++;
        part += parts.get(tier);
      }
      boolean isLoss = scheme.lossesLowest() && value < 0;
      assertEquals(isLoss ? parts.size() - 1 : tier, cuts.indexOf(value));
    }
  }

  @Property
  void theUnitOfMoneyMovesNobody(
      @ForAll("schemes") TierScheme scheme,
      @ForAll("values") long[] values,
      @ForAll @IntRange(min = 1, max = 1_000) int factor) {
    TierCuts cuts = scheme.fit(EmpiricalDistribution.of(values));
    long[] scaled = LongStream.of(values).map(value -> value * factor).toArray();
    TierCuts scaledCuts = scheme.fit(EmpiricalDistribution.of(scaled));
    for (int i = 0; i < values.length; i++) {
      assertEquals(cuts.indexOf(values[i]), scaledCuts.indexOf(scaled[i]));
    }
  }

  @Property
  void theDistanceLeadsToABetterTierAndLessDoesNot(
      @ForAll("schemes") TierScheme scheme, @ForAll("values") long[] values) {
    TierCuts cuts = scheme.fit(EmpiricalDistribution.of(values));
    for (long value : values) {
      cuts.distanceToNextTier(value)
          .ifPresentOrElse(
              distance -> {
                assertTrue(distance > 0);
                assertTrue(cuts.indexOf(value + distance) < cuts.indexOf(value));
                assertEquals(cuts.indexOf(value), cuts.indexOf(value + distance - 1));
              },
              () -> assertEquals(0, cuts.indexOf(value)));
    }
  }

  @Property
  void limitsAndHoldingsOfMergedShardsAreThoseOfTheWhole(
      @ForAll("schemes") TierScheme scheme,
      @ForAll("values") long[] left,
      @ForAll("values") long[] right) {
    long[] whole = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, whole, left.length, right.length);
    EmpiricalDistribution merged =
        EmpiricalDistribution.of(right).merge(EmpiricalDistribution.of(left));
    TierCuts cuts = scheme.fit(EmpiricalDistribution.of(whole));
    assertEquals(cuts, scheme.fit(merged));
    assertEquals(cuts.holdings(EmpiricalDistribution.of(whole)), cuts.holdings(merged));
  }

  @Property
  void bulkAssignmentIsAssignmentOneByOne(
      @ForAll("schemes") TierScheme scheme, @ForAll("values") long[] values) {
    TierCuts cuts = scheme.fit(EmpiricalDistribution.of(values));
    byte[] tiers = new byte[values.length];
    cuts.assign(values, tiers, 0, tiers.length);
    for (int i = 0; i < tiers.length; i++) {
      assertEquals(cuts.indexOf(values[i]), tiers[i]);
      assertEquals(scheme.tiers().get(tiers[i]), cuts.tier(values[i]));
    }
  }

  @Property
  void migrationOfMergedShardsIsThatOfTheWhole(
      @ForAll @IntRange(min = 2, max = 5) int tiers,
      @ForAll @IntRange(min = 0, max = 50) int customers,
      @ForAll Random random) {
    byte[] before = new byte[customers];
    byte[] after = new byte[customers];
    for (int i = 0; i < customers; i++) {
      before[i] = (byte) (random.nextInt(tiers + 1) - 1);
      after[i] = (byte) (random.nextInt(tiers + 1) - 1);
    }
    TierMigration whole = TierMigration.of(tiers, before, after, 0, customers);
    int middle = customers / 3;
    TierMigration merged = TierMigration.of(tiers, before, after, middle, customers)
        .merge(TierMigration.empty(tiers))
        .merge(TierMigration.of(tiers, before, after, 0, middle));
    assertEquals(whole, merged);
    ByteForms.assertTravels(whole, TierMigration::toBytes, TierMigration::fromBytes);
    TierMigration oneByOne = TierMigration.empty(tiers);
    for (int i = 0; i < customers; i++) {
      oneByOne = oneByOne.with(before[i], after[i]);
    }
    assertEquals(whole, oneByOne);
    long ends = whole.upgraded().successes()
        + whole.stayed().successes()
        + whole.downgraded().successes()
        + whole.left().successes();
    assertEquals(whole.upgraded().trials(), ends);
  }

  @Property
  void quadrantsCountEveryoneOnce(@ForAll("values") long[] current, @ForAll Random random) {
    long[] potential = LongStream.of(current).map(value -> random.nextInt(5)).toArray();
    CurrentPotential matrix = CurrentPotential.medians(
        EmpiricalDistribution.of(current), EmpiricalDistribution.of(potential));
    int middle = random.nextInt(current.length);
    CurrentPotential.Counts counts = matrix
        .count(current, potential, middle, current.length)
        .merge(CurrentPotential.Counts.empty())
        .merge(matrix.count(current, potential, 0, middle));
    List<ContributionType> cells = new ArrayList<>();
    for (int i = 0; i < current.length; i++) {
      cells.add(matrix.cell(current[i], potential[i]));
      // More on one axis never lowers the place on it, and does not move the other.
      ContributionType better = matrix.cell(current[i] + 1, potential[i]);
      assertTrue(better.quadrant().isFirstHigh() || !cells.get(i).quadrant().isFirstHigh());
      assertEquals(cells.get(i).quadrant().isSecondHigh(), better.quadrant().isSecondHigh());
    }
    for (ContributionType cell : ContributionType.values()) {
      assertEquals(cells.stream().filter(cell::equals).count(), counts.of(cell));
    }
  }
}
