package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.CutPoints;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A published classroom exercise with fixed bands (as of July 2008): months since the last order below 1, up to 3, 6 and 9;
 * orders below 10, 20, 30 and up to 40; dollars below 5,000, 10,000, 20,000 and up to 50,000.
 */
class RfmExerciseGoldenTest {
  private static final CurrencyUnit USD = CurrencyUnit.of("USD");
  private static final LocalDate AS_OF = LocalDate.of(2008, 7, 1);
  private static final CutScorer BANDS = CutScorer.of(new RfmCuts(
      USD,
      CutPoints.of(29, 92, 184, 276),
      CutPoints.of(9, 19, 29, 40),
      CutPoints.of(499_999, 999_999, 1_999_999, 5_000_000)));

  private static RfmScore score(String lastOrder, int orders, long thousands) {
    long days = ChronoUnit.DAYS.between(LocalDate.parse(lastOrder + "-01"), AS_OF);
    return BANDS.score(new RfmProfile((int) days, orders, Money.ofMinor(USD, thousands * 100_000)));
  }

  @ParameterizedTest
  @CsvSource({
    "A, 2008-05, 12, 6, 4-2-2",
    "B, 2008-01, 18, 9, 3-2-2",
    "C, 2007-11, 35, 40, 2-4-4",
    "D, 2008-07, 1, 1, 5-1-1",
    "G, 2007-05, 5, 2, 1-1-1",
    "H, 2008-07, 20, 9, 5-3-2",
  })
  void scoresAsPrinted(String name, String lastOrder, int orders, long thousands, String printed) {
    assertEquals(RfmScore.parse(printed), score(lastOrder, orders, thousands), name);
  }

  /**
   * Two customers are printed with a score that the exercise's own bands do not give: E is printed 1-2-2 with 6 orders, below 10;
   * F is printed 3-5-5 with 40 orders, which is not above 40.
   */
  @ParameterizedTest
  @CsvSource({"E, 2007-01, 6, 5, 1-2-2, 1-1-2", "F, 2008-03, 40, 90, 3-5-5, 3-4-5"})
  void twoPrintedScoresContradictTheirOwnBands(
      String name, String lastOrder, int orders, long thousands, String printed, String byRule) {
    RfmScore score = score(lastOrder, orders, thousands);
    assertEquals(RfmScore.parse(byRule), score, name);
    RfmScore wrong = RfmScore.parse(printed);
    assertEquals(wrong.recency(), score.recency());
    assertEquals(wrong.frequency() - 1, score.frequency());
    assertEquals(wrong.monetary(), score.monetary());
  }

  /** Computed by a separate script from the published point scheme (attributed to Stone): 166, 103 and 57 of 200. */
  @ParameterizedTest
  @CsvSource({
    "60, 3, 150, 20, 12, 15, 166",
    "213, 6, 90, 5, 20, 9, 103",
    "425, 1, 400, 1, 4, 20, 57",
  })
  void weightedPoints(
      int days, int purchases, long dollars, double r, double f, double m, double total) {
    RfmPoints stone = RfmPoints.stone(USD);
    assertEquals(r, stone.recency().points(days));
    assertEquals(f, stone.frequency().points(purchases));
    assertEquals(m, stone.monetary().points(dollars * 100));
    assertEquals(
        total, stone.points(new RfmProfile(days, purchases, Money.ofMinor(USD, dollars * 100))));
    assertEquals(200, stone.most());
  }

  @Test
  void weightedScoresReachThirty() {
    assertEquals(30, RfmScore.parse("5-5-5").weightedTotal(3, 2, 1));
    assertEquals(3 * 4 + 2 * 2 + 2, RfmScore.parse("4-2-2").weightedTotal(3, 2, 1));
  }

  @Test
  void recencyPointsEndAfterTwoYears() {
    RfmPoints stone = RfmPoints.stone(USD);
    assertEquals(
        List.of(20.0, 10.0, 5.0, 3.0, 1.0, 0.0),
        List.of(91, 182, 274, 365, 730, 731).stream()
            .map(days -> stone.recency().points(days))
            .toList());
  }
}
