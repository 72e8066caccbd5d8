package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.CurrencyUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two defects of RFM scores in wide use, which must not come back. */
class RfmPublishedDefectsTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

  /** The R package rfm sets its limits one currency unit above a quantile: amounts in thousands get other scores. */
  @ParameterizedTest
  @EnumSource(ScoreTies.class)
  void cutPointsThatMoveWithTheMoneyUnit(ScoreTies ties) {
    long[] thousands = {1, 2, 2, 3, 4, 5, 6, 7, 8, 9};
    long[] units = new long[thousands.length];
    long[] cents = new long[thousands.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = thousands[i] * 1_000;
      cents[i] = thousands[i] * 100_000;
    }
    RfmScoreCounts expected = score(ones(10), ones(10), thousands, ties);
    // Two of each fifth, whichever way the pair that ties goes: it spans no limit.
    assertEquals(
        List.of(2L, 2L, 2L, 2L, 2L),
        score(ones(10), ones(10), new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, ties)
            .monetary());
    assertEquals(expected, score(ones(10), ones(10), units, ties));
    assertEquals(expected, score(ones(10), ones(10), cents, ties));
  }

  /** pymc-marketing drops limits that coincide: with ties the best customers score 2 or 3 of 4 instead of 4. */
  @Test
  void bestScoreLostUnderTies() {
    int[] frequency = {1, 1, 1, 1, 1, 1, 1, 1, 2, 7};
    long[] money = {0, 0, 0, 0, 0, 0, 0, 0, 10, 20};
    for (ScoreTies ties : ScoreTies.values()) {
      RfmScoreCounts counts = score(ones(10), frequency, money, ties);
      assertEquals(2, counts.frequency().get(4), ties::name);
      assertEquals(2, counts.monetary().get(4), ties::name);
    }
  }

  /** Even where more than a fifth of the customers share the best value, which no lower quantile can give a fifth of its own. */
  @Test
  void bestScoreIsNeverLostWhereTiesShareTheHighestScore() {
    int[] days = {0, 0, 0, 0, 9, 9, 9, 9, 9, 9};
    int[] frequency = {3, 3, 3, 3, 1, 1, 1, 1, 1, 1};
    long[] money = {7, 7, 7, 7, 5, 5, 5, 5, 5, 5};
    RfmScoreCounts highest = score(days, frequency, money, ScoreTies.HIGHEST_SCORE);
    assertEquals(List.of(0L, 0L, 6L, 0L, 4L), highest.recency());
    assertEquals(List.of(0L, 0L, 6L, 0L, 4L), highest.frequency());
    assertEquals(List.of(0L, 0L, 6L, 0L, 4L), highest.monetary());
    RfmScoreCounts lowest = score(days, frequency, money, ScoreTies.LOWEST_SCORE);
    assertEquals(List.of(6L, 0L, 0L, 4L, 0L), lowest.recency());
    assertEquals(List.of(6L, 0L, 0L, 4L, 0L), lowest.frequency());
    RfmScoreCounts quantile = score(days, frequency, money, ScoreTies.LOWER_QUANTILE);
    assertEquals(List.of(0L, 0L, 6L, 0L, 4L), quantile.recency());
    assertEquals(List.of(6L, 0L, 0L, 4L, 0L), quantile.frequency());
  }

  private static int[] ones(int size) {
    int[] ones = new int[size];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static RfmScoreCounts score(int[] days, int[] frequency, long[] money, ScoreTies ties) {
    RfmCuts cuts = RfmCuts.quantiles(EUR, days, frequency, money, 5, ties);
    short[] cells = new short[money.length];
    CutScorer.of(cuts).scoreCells(days, frequency, money, cells, 0, cells.length);
    return RfmScoreCounts.ofCells(5, cells, 0, cells.length);
  }
}
