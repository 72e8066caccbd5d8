package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Predictions at given parameters, computed with 40 to 120 digits from the published formulas: for customers of the CDNOW sample, for
 * new customers, and for cases in which double precision gets into trouble. Times there are fractions of weeks, so a unit of time
 * here is so many steps of it that all are whole.
 */
class PredictionGoldenTest {
  private static final int HUNDREDTHS = 100;
  private static final int FINE = 10_000_000;

  /** One unit of a model costs so much of the year that a rate per unit is its continuous rate. */
  private static DiscountRate continuous(double perUnit, double unitDays) {
    return DiscountRate.ofContinuous(perUnit * 365.25 / unitDays);
  }

  private static PurchaseSummary customer(String[] row, int column, double steps) {
    return PurchaseSummary.of(
        Integer.parseInt(row[column]),
        (int) Math.round(Tables.number(row, column + 1) * steps),
        (int) Math.round(Tables.number(row, column + 2) * steps));
  }

  private static void assertNear(double expected, double actual, String what) {
    assertEquals(expected, actual, 1e-9 * Math.abs(expected), what);
  }

  private record Models3(BgNbd bg, MbgNbd mbg, ParetoNbd pareto) {
    static Models3 exact(double unitDays) {
      return new Models3(
          new BgNbd(
              .24259290720446589,
              4.4135315612054263,
              .79288614809876856,
              2.4257534364936215,
              unitDays),
          new MbgNbd(
              .52483798366559511,
              6.1829920196720969,
              .89135615533153578,
              1.6139993347305012,
              unitDays),
          new ParetoNbd(
              .55327550868951931,
              10.577612238681709,
              .60621356867408448,
              11.667911237920227,
              unitDays));
    }

    static Models3 printed(double unitDays) {
      return new Models3(
          new BgNbd(.243, 4.414, .793, 2.426, unitDays),
          new MbgNbd(.525, 6.183, .891, 1.614, unitDays),
          new ParetoNbd(.553, 10.578, .606, 11.669, unitDays));
    }
  }

  @Test
  void customersOfTheSample() {
    assertCustomers("predictions_cdnow_mle.csv", Models3.exact(HUNDREDTHS));
  }

  @Test
  void customersOfTheSampleAtThePrintedParameters() {
    assertCustomers("predictions_cdnow_paper.csv", Models3.printed(HUNDREDTHS));
  }

  private static void assertCustomers(String table, Models3 models) {
    Horizon nineMonths = Horizon.ofDays(39 * HUNDREDTHS);
    DiscountRate rate = continuous(0.0027, HUNDREDTHS);
    for (String[] row : Tables.rows(table)) {
      PurchaseSummary customer = customer(row, 1, HUNDREDTHS);
      Prospect bg = models.bg.prospect(customer);
      assertNear(Tables.number(row, 5), bg.probabilityAlive(), "BG alive " + row[0]);
      assertNear(Tables.number(row, 6), bg.expectedPurchases(nineMonths), "BG 39 " + row[0]);
      assertNear(
          Tables.number(row, 7),
          bg.discountedPurchases(Horizon.forever(), rate).value(),
          "BG discounted " + row[0]);
      Prospect mbg = models.mbg.prospect(customer);
      assertNear(Tables.number(row, 8), mbg.probabilityAlive(), "MBG alive " + row[0]);
      assertNear(Tables.number(row, 9), mbg.expectedPurchases(nineMonths), "MBG 39 " + row[0]);
      Prospect pareto = models.pareto.prospect(customer);
      assertNear(Tables.number(row, 10), pareto.probabilityAlive(), "Pareto alive " + row[0]);
      assertNear(
          Tables.number(row, 11), pareto.expectedPurchases(nineMonths), "Pareto 39 " + row[0]);
      assertNear(
          Tables.number(row, 12),
          pareto.discountedPurchases(Horizon.forever(), rate).value(),
          "Pareto discounted " + row[0]);
      assertNear(
          Tables.number(row, 13),
          pareto.discountedPurchases(nineMonths, rate).value(),
          "Pareto discounted 39 " + row[0]);
    }
  }

  @Test
  void newCustomers() {
    assertNew("unconditional_mle.csv", "pmf_mle.csv", Models3.exact(7));
    assertNew("unconditional_paper.csv", "pmf_paper.csv", Models3.printed(7));
  }

  private static void assertNew(String means, String probabilities, Models3 models) {
    List<PurchaseModel> all = List.of(models.bg, models.mbg, models.pareto);
    for (String[] row : Tables.rows(means)) {
      Horizon time = Horizon.ofWeeks(Tables.number(row, 0));
      for (int m = 0; m < 3; m++) {
        assertNear(
            Tables.number(row, m + 1),
            all.get(m).newCustomer().expectedPurchases(time),
            all.get(m) + " mean at " + time);
      }
    }
    for (String[] row : Tables.rows(probabilities)) {
      Horizon time = Horizon.ofWeeks(Tables.number(row, 0));
      int purchases = Integer.parseInt(row[1]);
      for (int m = 0; m < 3; m++) {
        assertNear(
            Tables.number(row, m + 2),
            all.get(m).newCustomer().probabilityOf(purchases, time),
            all.get(m) + " probability of " + purchases + " at " + time);
      }
    }
  }

  /** Where factorials and gamma functions have long left the range of double precision; computed with 60 digits. */
  @Test
  void twoHundredPurchases() {
    Models3 models = Models3.exact(7);
    assertMany(4.068987089606527528e-14, models.bg, 39);
    assertMany(1.219956132853916392e-9, models.bg, 78);
    assertMany(1.096714713840710907e-5, models.bg, 520);
    assertMany(3.749176358749312200e-17, models.mbg, 39);
    assertMany(3.974818289769362002e-11, models.mbg, 78);
    assertMany(7.564052093724121232e-6, models.mbg, 520);
    assertMany(1.474017666921217192e-23, models.pareto, 39);
    assertMany(4.806993812363906265e-14, models.pareto, 78);
  }

  private static void assertMany(double expected, PurchaseModel model, int weeks) {
    assertNear(
        expected,
        model.newCustomer().probabilityOf(200, Horizon.ofWeeks(weeks)),
        model + " in " + weeks + " weeks");
  }

  @Test
  void hardCases() {
    for (String[] row : Tables.rows("edge_cases.csv")) {
      double[] p = {
        Tables.number(row, 1), Tables.number(row, 2), Tables.number(row, 3), Tables.number(row, 4)
      };
      PurchaseModel model = row[0].equals("bgnbd")
          ? new BgNbd(p[0], p[1], p[2], p[3], FINE)
          : new ParetoNbd(p[0], p[1], p[2], p[3], FINE);
      PurchaseSummary customer = customer(row, 6, FINE);
      String what = model + " " + customer;
      Horizon time = Horizon.ofDays(Tables.number(row, 5) * FINE);
      assertNear(Tables.number(row, 9), model.expectedPurchases(customer, time), what);
      assertNear(Tables.number(row, 10), model.probabilityAlive(customer), what);
      assertNear(Tables.number(row, 11), model.logLikelihood(customer), what);
    }
  }

  @Test
  void hardDiscounts() {
    for (String[] row : Tables.rows("edge_dert.csv")) {
      ParetoNbd model = new ParetoNbd(
          Tables.number(row, 0),
          Tables.number(row, 1),
          Tables.number(row, 2),
          Tables.number(row, 3),
          HUNDREDTHS);
      assertDiscounted(row, model, 4);
    }
  }

  /** P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), RFM and CLV, at their parameters of all 78 weeks. */
  @Test
  void isoValue() {
    ParetoNbd model = new ParetoNbd(.5629966, 12.559037, .4081095, 10.5148048, HUNDREDTHS);
    for (String[] row : Tables.rows("dert_pnbd_isovalue.csv")) {
      assertDiscounted(row, model, 0);
    }
  }

  private static void assertDiscounted(String[] row, ParetoNbd model, int column) {
    double expected = Tables.number(row, column + 4);
    double actual = model
        .prospect(customer(row, column, HUNDREDTHS))
        .discountedPurchases(
            Horizon.forever(), continuous(Tables.number(row, column + 3), HUNDREDTHS))
        .value();
    assertNear(expected, actual, String.join(",", row));
  }
}
