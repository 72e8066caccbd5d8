package dev.rapport.examples.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.rfm.CutScorer;
import dev.rapport.scoring.rfm.RfmCuts;
import dev.rapport.scoring.rfm.ScoreTies;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A race means something only if both arrive at the same place. */
class SortedRfmProperties {
  @Property
  void sortingGivesTheScoresThatCountingGives(
      @ForAll @IntRange(min = 1, max = 500) int customers,
      @ForAll @IntRange(min = 2, max = 7) int bins,
      @ForAll @IntRange(min = 1, max = 1_000) int spread,
      @ForAll Random random) {
    int[] days = random.ints(customers, 0, spread).toArray();
    int[] times = random.ints(customers, 1, 5).toArray();
    long[] money = random.longs(customers, -spread, 1_000L * spread).toArray();
    short[] sorted = new short[customers];
    new SortedRfm(bins).score(days, times, money, sorted);
    short[] counted = new short[customers];
    RfmCuts cuts = RfmCuts.quantiles(
        CurrencyUnit.of("EUR"), days, times, money, bins, ScoreTies.LOWER_QUANTILE);
    CutScorer.of(cuts).scoreCells(days, times, money, counted, 0, customers);
    assertArrayEquals(sorted, counted);
  }
}
