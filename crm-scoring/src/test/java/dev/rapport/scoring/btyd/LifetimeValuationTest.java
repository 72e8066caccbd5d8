package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.clv.LifetimeValue;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifetimeValuationTest {
  private static final BgNbd BG =
      new BgNbd(.24259290720446589, 4.4135315612054263, .79288614809876856, 2.4257534364936215);
  private static final MbgNbd MBG =
      new MbgNbd(.52483798366559511, 6.1829920196720969, .89135615533153578, 1.6139993347305012);
  private static final ParetoNbd PARETO =
      new ParetoNbd(.55327550868951931, 10.577612238681709, .60621356867408448, 11.667911237920227);
  private static final GammaGamma SPEND =
      new GammaGamma(6.2488024897090969903, 3.7445884532874690263, 15.447748009463716262);
  private static final DiscountRate RATE = DiscountRate.annual(0.15);

  /** Twelve periods of 4.345 weeks at one percent each, as lifetimes 0.11 values a year, computed with 40 digits. */
  @Test
  void oneYearOfTheSample() {
    assertYear("predictions_cdnow_mle.csv", BG, PARETO, SPEND);
    assertYear(
        "predictions_cdnow_paper.csv",
        new BgNbd(.243, 4.414, .793, 2.426),
        new ParetoNbd(.553, 10.578, .606, 11.669),
        new GammaGamma(6.25, 3.74, 15.44));
  }

  private static void assertYear(String table, BgNbd bg, ParetoNbd pareto, GammaGamma spend) {
    double weeks = 4.345;
    DiscountRate rate = DiscountRate.ofPeriod(0.01, 365.25 / 7 / weeks);
    Horizon period = Horizon.ofWeeks(weeks);
    Horizon year = Horizon.ofWeeks(12 * weeks);
    for (String[] row : Tables.rows(table)) {
      PurchaseSummary customer = new PurchaseSummary(
          Integer.parseInt(row[1]),
          (int) Math.round(Tables.number(row, 2) * 100),
          (int) Math.round(Tables.number(row, 3) * 100),
          Tables.number(row, 4));
      assertNear(Tables.number(row, 14), spend.expectedSpend(customer).value());
      BgNbd fineBg = new BgNbd(bg.r(), bg.alpha(), bg.a(), bg.b(), 100);
      ParetoNbd finePareto =
          new ParetoNbd(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta(), 100);
      // In this unit a year is so many hundredths of weeks.
      DiscountRate fineRate = DiscountRate.ofPeriod(0.01, 365.25 / (100 * weeks));
      Horizon finePeriod = Horizon.ofDays(100 * weeks);
      Horizon fineYear = Horizon.ofDays(1200 * weeks);
      assertNear(
          Tables.number(row, 15),
          LifetimeValuation.of(fineBg, spend, fineRate)
              .bookedEvery(finePeriod)
              .value(customer, fineYear)
              .amount());
      assertNear(
          Tables.number(row, 16),
          LifetimeValuation.of(finePareto, spend, fineRate)
              .bookedEvery(finePeriod)
              .value(customer, fineYear)
              .amount());
    }
    double booked = LifetimeValuation.of(bg, spend, rate)
        .bookedEvery(period)
        .newCustomer(year)
        .amount();
    double continuous = LifetimeValuation.of(bg, spend, rate).newCustomer(year).amount();
    assertTrue(continuous > booked && continuous < 1.01 * booked);
  }

  private static void assertNear(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * Math.abs(expected));
  }

  @Test
  void scoringInBulkGivesTheSameNumbers() {
    SummaryTable customers = Tables.synthetic();
    Horizon purchases = Horizon.ofWeeks(39);
    for (PurchaseModel model : List.<PurchaseModel>of(BG, MBG, PARETO)) {
      for (Horizon horizon : List.of(Horizon.ofYears(1), Horizon.forever())) {
        LifetimeValuation valuation = LifetimeValuation.of(model, SPEND, RATE).withMargin(0.3);
        int rows = 400;
        BulkScorer scorer = BulkScorer.of(valuation, purchases, horizon, part(customers, 200));
        double[][] scores = new double[3][rows];
        scorer.score(customers, 100, 100 + rows, scores[0], scores[1], scores[2]);
        for (int i = 0; i < rows; i++) {
          PurchaseSummary customer = customers.summary(100 + i);
          assertEquals(model.probabilityAlive(customer), scores[0][i], 1e-12);
          assertNear(model.expectedPurchases(customer, purchases), scores[1][i]);
          assertNear(valuation.value(customer, horizon).amount(), scores[2][i]);
        }
      }
    }
  }

  /** Of five years of ages most are told by polynomials through some of them, and nobody can see which. */
  @Test
  void scoringAllAgesGivesTheSameNumbers() {
    int ages = 1800;
    int[][] columns = new int[3][2 * ages];
    for (int i = 0; i < 2 * ages; i++) {
      columns[0][i] = i < ages ? 0 : 3;
      columns[2][i] = i < ages ? i : 1 + i - ages;
      columns[1][i] = i < ages ? 0 : (columns[2][i] + 1) / 2;
    }
    SummaryTable customers =
        SummaryTable.ofColumns(columns[0], columns[1], columns[2], new double[2 * ages]);
    Horizon horizon = Horizon.ofWeeks(39);
    double[][] scores = new double[3][2 * ages];
    for (PurchaseModel model : List.<PurchaseModel>of(BG, MBG, PARETO)) {
      LifetimeValuation valuation = LifetimeValuation.of(model, SPEND, RATE);
      BulkScorer.of(valuation, horizon, Horizon.ofYears(1), customers)
          .score(customers, 0, 2 * ages, scores[0], scores[1], scores[2]);
      for (int i = 0; i < 2 * ages; i += 13) {
        PurchaseSummary customer = customers.summary(i);
        double purchases = model.expectedPurchases(customer, horizon);
        double value = valuation.value(customer, Horizon.ofYears(1)).amount();
        assertEquals(model.probabilityAlive(customer), scores[0][i], 1e-12);
        assertEquals(purchases, scores[1][i], 1e-12 * purchases);
        assertEquals(value, scores[2][i], 1e-12 * value);
      }
    }
  }

  /** Some of the customers, so that most have to be scored without preparation. */
  private static SummaryTable part(SummaryTable customers, int rows) {
    int[][] columns = new int[3][rows];
    double[] spend = new double[rows];
    for (int i = 0; i < rows; i++) {
      columns[0][i] = customers.repeatPurchases(i);
      columns[1][i] = customers.lastPurchaseAgeDays(i);
      columns[2][i] = customers.ageDays(i);
      spend[i] = customers.meanSpend(i);
    }
    return SummaryTable.ofColumns(columns[0], columns[1], columns[2], spend);
  }

  @Test
  void aCohortIsWorthTheSumOfItsCustomers() {
    SummaryTable customers = part(Tables.synthetic(), 300);
    LifetimeValuation valuation = LifetimeValuation.of(MBG, SPEND, RATE);
    double sum = 0;
    for (int i = 0; i < customers.size(); i++) {
      sum += valuation.value(customers.summary(i), Horizon.ofYears(2)).amount();
    }
    assertEquals(sum, valuation.total(customers, Horizon.ofYears(2)).amount(), 1e-9 * sum);
  }

  /** A customer base knows the revenue of all purchases, the first included, so even who came once has a mean. */
  @Test
  void spendOfAllPurchasesCountsTheFirstEverywhere() {
    ZoneId utc = ZoneOffset.UTC;
    CurrencyUnit eur = CurrencyUnit.of("EUR");
    EventHistory history = EventHistory.of(
        Purchase.of("1", Instant.parse("2026-01-05T09:00:00Z"), "ada", Money.of(eur, "500")),
        Purchase.of("2", Instant.parse("2026-01-05T09:00:00Z"), "ben", Money.of(eur, "10")),
        Purchase.of("3", Instant.parse("2026-02-05T09:00:00Z"), "ben", Money.of(eur, "20")));
    SummaryTable customers = SummaryTable.of(
        CustomerBase.of(history, PurchaseWindow.until(LocalDate.of(2026, 3, 31), utc), eur));
    assertEquals(new PurchaseSummary(0, 0, 85, 500, 1), customers.summary(0));
    assertEquals(new PurchaseSummary(1, 31, 85, 15, 2), customers.summary(1));
    LifetimeValuation valuation = LifetimeValuation.of(MBG, SPEND, RATE);
    Horizon year = Horizon.ofYears(1);
    double[][] scores = new double[3][2];
    BulkScorer.of(valuation, year, year, customers)
        .score(customers, 0, 2, scores[0], scores[1], scores[2]);
    for (int i = 0; i < 2; i++) {
      assertNear(scores[2][i], valuation.value(customers.summary(i), year).amount());
    }
    assertNear(scores[2][0] + scores[2][1], valuation.total(customers, year).amount());
    assertTrue(scores[2][0] > 5 * scores[2][1]);
    PurchaseSummaries counted = Stream.of(customers.summary(0), customers.summary(1))
        .collect(PurchaseSummaries.collector());
    PurchaseSummaries added = PurchaseSummaries.builder()
        .add(customers.summary(0), 1)
        .add(customers.summary(1), 1)
        .build();
    assertEquals(2, counted.spendRows());
    assertEquals(counted, added);
    assertEquals(PurchaseSummaries.of(customers).spendRows(), counted.spendRows());
  }

  @Test
  void aCohortHasAValueWhereEachOfItsCustomersHas() {
    LifetimeValuation heavy = LifetimeValuation.of(BG, new GammaGamma(6, 0.9, 15), RATE);
    Horizon year = Horizon.ofYears(1);
    SummaryTable known = SummaryTable.ofColumns(
        new int[] {2, 3}, new int[] {50, 60}, new int[] {100, 100}, new double[] {20, 30});
    double sum = heavy.value(known.summary(0), year).amount()
        + heavy.value(known.summary(1), year).amount();
    assertNear(sum, heavy.total(known, year).amount());
    SummaryTable one = SummaryTable.ofColumns(
        new int[] {2, 0}, new int[] {50, 0}, new int[] {100, 100}, new double[] {20, 0});
    assertFalse(heavy.total(one, year).isKnown());
    BulkScorer scorer = BulkScorer.of(heavy, year, year, known);
    assertThrows(
        IllegalArgumentException.class,
        () -> scorer.score(one, 0, 2, new double[2], new double[2], new double[2]));
    SummaryTable nobody = SummaryTable.ofColumns(new int[0], new int[0], new int[0], new double[0]);
    assertEquals(0, heavy.total(nobody, year).amount());
  }

  @Test
  void aMeanThatDoesNotExistIsNotANegativeNumber() {
    GammaGamma heavy = new GammaGamma(6, 0.9, 15);
    LifetimeValuation valuation = LifetimeValuation.of(BG, heavy, RATE);
    LifetimeValue unseen = valuation.value(PurchaseSummary.of(0, 0, 100), Horizon.ofYears(1));
    assertFalse(unseen.isKnown());
    assertEquals(
        UndefinedReason.Kind.DOES_NOT_EXIST,
        unseen.estimate().reason().orElseThrow().kind());
    assertTrue(
        valuation.value(new PurchaseSummary(1, 50, 100, 20), Horizon.ofYears(1)).amount() > 0);
    assertFalse(valuation.total(Tables.synthetic(), Horizon.ofYears(1)).isKnown());
    assertThrows(
        IllegalArgumentException.class,
        () -> BulkScorer.of(valuation, Horizon.ofDays(1), Horizon.ofYears(1), Tables.synthetic()));
  }

  @Test
  void forEverWithoutDiscountIsInfiniteWhereSomeHardlyDropOut() {
    LifetimeValuation valuation = LifetimeValuation.of(BG, SPEND, DiscountRate.none());
    assertFalse(valuation.newCustomer(Horizon.forever()).isKnown());
    BgNbd leaving = new BgNbd(.243, 4.414, 1.5, 2.426);
    // (a + b - 1) / (a - 1) repeat purchases
    double purchases = 2.926 / 0.5;
    assertEquals(
        purchases * SPEND.populationMean().value(),
        LifetimeValuation.of(leaving, SPEND, DiscountRate.none())
            .newCustomer(Horizon.forever())
            .amount(),
        1e-10);
  }
}
