package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CutPoints;
import java.util.List;
import org.junit.jupiter.api.Test;

class CutScorerTest {
  private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");
  private static final CutScorer THREE_POINTS = CutScorer.of(
      new RfmCuts(EUR, CutPoints.of(30, 90), CutPoints.of(1, 3), CutPoints.of(5_000, 20_000)));

  private static RfmProfile profile(int recencyDays, int frequency, String euros) {
    return new RfmProfile(recencyDays, frequency, Money.of(EUR, euros));
  }

  @Test
  void fewerDaysAndMorePurchasesAndMoneyScoreHigher() {
    assertEquals(new RfmScore(3, 3, 3), THREE_POINTS.score(profile(0, 4, "200.01")));
    assertEquals(new RfmScore(1, 1, 1), THREE_POINTS.score(profile(91, 1, "-3")));
  }

  @Test
  void aLimitBelongsToTheValuesBelowIt() {
    assertEquals(new RfmScore(3, 1, 1), THREE_POINTS.score(profile(30, 1, "50.00")));
    assertEquals(new RfmScore(2, 2, 2), THREE_POINTS.score(profile(31, 2, "50.01")));
    assertEquals(new RfmScore(2, 2, 2), THREE_POINTS.score(profile(90, 3, "200.00")));
  }

  @Test
  void scoresARangeOfColumnsAndNothingElse() {
    short[] cells = {-1, -1, -1, -1};
    THREE_POINTS.scoreCells(
        new int[] {0, 30, 91, 0},
        new int[] {4, 1, 1, 4},
        new long[] {20_001, 5_000, 0, 20_001},
        cells,
        1,
        3);
    assertArrayEquals(new short[] {-1, 18, 0, -1}, cells);
    assertEquals(new RfmScore(3, 1, 1), RfmScore.ofCell(cells[1], 3));
  }

  @Test
  void refusesARangeOutsideAColumn() {
    short[] cells = new short[2];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> THREE_POINTS.scoreCells(new int[2], new int[2], new long[1], cells, 0, 2));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> THREE_POINTS.scoreCells(new int[3], new int[3], new long[3], cells, 0, 3));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> THREE_POINTS.scoreCells(new int[2], new int[2], new long[2], cells, -1, 2));
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester =
        new NullPointerTester().setDefault(RfmProfile.class, profile(1, 1, "1"));
    tester.testAllPublicStaticMethods(CutScorer.class);
    tester.testAllPublicInstanceMethods(THREE_POINTS);
  }

  @Test
  void doesNotScoreAnotherCurrency() {
    RfmProfile dollars = new RfmProfile(1, 1, Money.of("USD", "1"));
    assertThrows(CurrencyMismatchException.class, () -> THREE_POINTS.score(dollars));
  }

  @Test
  void theBestCustomersReachTheTopHoweverManyTieBelowThem() {
    // Eight of ten bought once. Merging equal cut points into one, as some tools do, would leave
    // two scores of five, and
    // the best customers with a 2.
    int[] frequency = {1, 1, 1, 1, 1, 1, 1, 1, 2, 7};
    assertEquals(List.of(8L, 0L, 0L, 0L, 2L), quintiles(frequency, new long[10]).frequency());
    // And so with money: most spent nothing.
    long[] money = {0, 0, 0, 0, 0, 0, 0, 0, 10, 20};
    assertEquals(List.of(8L, 0L, 0L, 0L, 2L), quintiles(frequency, money).monetary());
  }

  @Test
  void theUnitOfMoneyDoesNotMatter() {
    // A limit that is set one currency unit above a quantile moves customers when amounts are given
    // in thousands.
    int[] once = {1, 1, 1, 1, 1};
    long[] thousands = {1, 2, 3, 4, 5};
    long[] units = {1_000, 2_000, 3_000, 4_000, 5_000};
    assertEquals(List.of(1L, 1L, 1L, 1L, 1L), quintiles(once, thousands).monetary());
    assertEquals(quintiles(once, thousands), quintiles(once, units));
  }

  @Test
  void allEqualScoreTheSame() {
    RfmScoreCounts counts = quintiles(new int[] {3, 3, 3}, new long[] {7, 7, 7});
    assertEquals(3, counts.count(new RfmScore(5, 1, 1)));
  }

  @Test
  void fewerCustomersThanScoresStillRankInOrder() {
    RfmScoreCounts counts = quintiles(new int[] {1, 2}, new long[] {10, 20});
    assertEquals(List.of(1L, 0L, 1L, 0L, 0L), counts.frequency());
  }

  /** Scores customers who all bought on the last day. */
  private static RfmScoreCounts quintiles(int[] frequency, long[] money) {
    int[] today = new int[frequency.length];
    RfmDistribution distribution = RfmDistribution.of(EUR, today, frequency, money);
    short[] cells = new short[frequency.length];
    CutScorer.of(RfmCuts.quantiles(distribution, 5))
        .scoreCells(today, frequency, money, cells, 0, cells.length);
    return RfmScoreCounts.ofCells(5, cells, 0, cells.length);
  }
}
