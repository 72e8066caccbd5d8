package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CutPoints;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.samples.Histories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Nested scores, cells of equal size, rules for ties, points and byte forms, over bases with many ties. */
class NestedAndTilesProperties {
  @Provide
  Arbitrary<List<RfmProfile>> bases() {
    Arbitrary<Integer> fewOrMany = Arbitraries.oneOf(
        Arbitraries.integers().between(0, 3), Arbitraries.integers().between(0, 10_000));
    return Combinators.combine(fewOrMany, fewOrMany, fewOrMany)
        .as((recency, frequency, cents) ->
            new RfmProfile(recency, frequency + 1, Money.ofMinor(Histories.EUR, cents - 1L)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static final class Columns {
    private final int[] days;
    private final int[] frequency;
    private final long[] money;

    private Columns(List<RfmProfile> base) {
      days = base.stream().mapToInt(RfmProfile::recencyDays).toArray();
      frequency = base.stream().mapToInt(RfmProfile::frequency).toArray();
      money =
          base.stream().mapToLong(profile -> profile.monetary().minorUnits()).toArray();
    }

    private static Columns of(List<RfmProfile> base) {
      return new Columns(base);
    }

    private NestedCuts nested(int bins, ScoreTies ties) {
      return NestedCuts.quantiles(Histories.EUR, days, frequency, money, bins, ties);
    }
  }

  @Property
  void cutsOfColumnsAreThoseOfTheDistribution(
      @ForAll("bases") List<RfmProfile> base,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll ScoreTies ties) {
    Columns columns = Columns.of(base);
    assertEquals(
        RfmCuts.quantiles(RfmDistribution.of(Histories.EUR, base), bins, ties),
        RfmCuts.quantiles(
            Histories.EUR, columns.days, columns.frequency, columns.money, bins, ties));
  }

  @Property
  void tiesGoUpOrDownAsDeclared(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 2, max = 10) int bins) {
    RfmDistribution distribution = RfmDistribution.of(Histories.EUR, base);
    CutScorer highest =
        CutScorer.of(RfmCuts.quantiles(distribution, bins, ScoreTies.HIGHEST_SCORE));
    CutScorer lowest = CutScorer.of(RfmCuts.quantiles(distribution, bins, ScoreTies.LOWEST_SCORE));
    int best = 0;
    for (RfmProfile profile : base) {
      RfmScore most = highest.score(profile);
      RfmScore least = lowest.score(profile);
      assertTrue(most.recency() >= least.recency());
      assertTrue(most.frequency() >= least.frequency());
      assertTrue(most.monetary() >= least.monetary());
      best = Math.max(best, most.frequency());
    }
    assertEquals(bins, best);
  }

  @Property
  void nestedFrequencyIsAQuantileOfThoseWithTheSameRecencyScore(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 2, max = 4) int bins) {
    NestedScorer scorer = NestedScorer.of(Columns.of(base).nested(bins, ScoreTies.LOWER_QUANTILE));
    for (int score = 1; score <= bins; score++) {
      int recency = score;
      List<RfmProfile> alike = base.stream()
          .filter(profile -> scorer.score(profile).recency() == recency)
          .toList();
      if (alike.isEmpty()) {
        continue;
      }
      RfmCuts within = RfmCuts.quantiles(RfmDistribution.of(Histories.EUR, alike), bins);
      assertEquals(within.frequency(), scorer.cuts().frequency().get(recency - 1));
      for (RfmProfile profile : alike) {
        assertEquals(
            within.frequency().bin(profile.frequency()), scorer.score(profile).frequency());
        List<RfmProfile> both = alike.stream()
            .filter(other ->
                scorer.score(other).frequency() == scorer.score(profile).frequency())
            .toList();
        CutPoints money =
            RfmCuts.quantiles(RfmDistribution.of(Histories.EUR, both), bins).monetaryMinorUnits();
        assertEquals(
            money.bin(profile.monetary().minorUnits()), scorer.score(profile).monetary());
      }
    }
  }

  @Property
  void nestedBulkScoringIsScoringOneByOne(
      @ForAll("bases") List<RfmProfile> base,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll ScoreTies ties) {
    Columns columns = Columns.of(base);
    NestedScorer scorer = NestedScorer.of(columns.nested(bins, ties));
    short[] cells = new short[base.size()];
    scorer.scoreCells(columns.days, columns.frequency, columns.money, cells, 0, cells.length);
    for (int i = 0; i < cells.length; i++) {
      assertEquals(scorer.score(base.get(i)), RfmScore.ofCell(cells[i], bins));
    }
  }

  @Property
  void theOrderOfTheCustomersMovesNoNestedScore(
      @ForAll("bases") List<RfmProfile> base, @ForAll Random random) {
    List<RfmProfile> shuffled = new ArrayList<>(base);
    Collections.shuffle(shuffled, random);
    assertEquals(
        Columns.of(base).nested(5, ScoreTies.LOWER_QUANTILE),
        Columns.of(shuffled).nested(5, ScoreTies.LOWER_QUANTILE));
  }

  @Property
  void tilesAreEqualInSizeAndInOrder(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 2, max = 10) int bins) {
    Columns columns = Columns.of(base);
    short[] cells = new short[base.size()];
    RfmTiles.scoreCells(columns.days, columns.frequency, columns.money, cells, bins);
    RfmScoreCounts counts = RfmScoreCounts.ofCells(bins, cells, 0, cells.length);
    for (List<Long> sizes : List.of(counts.recency(), counts.frequency(), counts.monetary())) {
      assertTrue(Collections.max(sizes) - Collections.min(sizes) <= 1, sizes::toString);
    }
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells.length; j++) {
        RfmScore one = RfmScore.ofCell(cells[i], bins);
        RfmScore other = RfmScore.ofCell(cells[j], bins);
        assertTrue(columns.days[i] >= columns.days[j] || one.recency() >= other.recency());
        assertTrue(
            columns.frequency[i] <= columns.frequency[j] || one.frequency() >= other.frequency());
        assertTrue(columns.money[i] <= columns.money[j] || one.monetary() >= other.monetary());
      }
    }
  }

  @Property
  void onTwoPointsTwoIsBetterThanTheMean(@ForAll("bases") List<RfmProfile> base) {
    CutScorer scorer = CutScorer.of(RfmCuts.means(RfmDistribution.of(Histories.EUR, base)));
    long n = base.size();
    long days = base.stream().mapToLong(RfmProfile::recencyDays).sum();
    long purchases = base.stream().mapToLong(RfmProfile::frequency).sum();
    long cents = base.stream().mapToLong(p -> p.monetary().minorUnits()).sum();
    for (RfmProfile profile : base) {
      RfmScore score = scorer.score(profile);
      assertEquals(n * profile.recencyDays() < days, score.recency() == 2);
      assertEquals(n * profile.frequency() > purchases, score.frequency() == 2);
      assertEquals(n * profile.monetary().minorUnits() > cents, score.monetary() == 2);
    }
  }

  @Property
  void pointsNeverFallWithBetterBehaviour(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 0, max = 1000) int more) {
    RfmPoints stone = RfmPoints.stone(Histories.EUR);
    double[] bulk = new double[base.size()];
    Columns columns = Columns.of(base);
    stone.points(columns.days, columns.frequency, columns.money, bulk, 0, bulk.length);
    for (int i = 0; i < bulk.length; i++) {
      RfmProfile profile = base.get(i);
      double points = stone.points(profile);
      assertEquals(points, bulk[i]);
      assertTrue(points >= 0 && points <= stone.most());
      RfmProfile better = new RfmProfile(
          Math.max(0, profile.recencyDays() - more),
          profile.frequency() + more,
          profile.monetary().plus(Money.ofMinor(Histories.EUR, more)));
      assertTrue(stone.points(better) >= points);
    }
  }

  @Property(tries = 100)
  void partialResultsReadWhatTheyWrite(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 2, max = 10) int bins) {
    RfmDistribution distribution = RfmDistribution.of(Histories.EUR, base);
    ByteForms.assertTravels(distribution, RfmDistribution::toBytes, RfmDistribution::fromBytes);
    CutScorer scorer = CutScorer.of(RfmCuts.quantiles(distribution, bins));
    RfmScoreCounts counts =
        RfmScoreCounts.of(bins, base.stream().map(scorer::score).toList());
    ByteForms.assertTravels(counts, RfmScoreCounts::toBytes, RfmScoreCounts::fromBytes);
  }

  @Property(tries = 100)
  void nestedCutsTravel(
      @ForAll("bases") List<RfmProfile> base, @ForAll @IntRange(min = 2, max = 4) int bins) {
    NestedCuts cuts = Columns.of(base).nested(bins, ScoreTies.LOWER_QUANTILE);
    ByteForms.assertTravels(cuts, NestedCuts::toBytes, NestedCuts::fromBytes);
  }
}
