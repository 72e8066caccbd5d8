package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.samples.Cdnow;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryRules;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the papers print, to the digit: rounded as they round it. */
class PublishedTablesGoldenTest {
  /** The sample until the end of September 1997, in whole days. */
  private static PurchaseSummaries calibration() throws IOException {
    return PurchaseSummaries.of(
        Cdnow.history(Cdnow.rows("cdnow_sample.csv")),
        SummaryRules.until(LocalDate.of(1997, 9, 30)),
        ZoneOffset.UTC,
        Cdnow.USD);
  }

  private static String printed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static void assertPrinted(List<String> published, FitReport report, int digits) {
    assertEquals(
        published,
        report.estimates().stream().map(value -> printed(value, digits)).toList());
  }

  /** P. S. Fader, B. G. S. Hardie and K. L. Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), table 2. */
  @Test
  void bgNbdAndParetoNbdOfThePaper() throws IOException {
    PurchaseSummaries data = calibration();
    FitReport bg = BgNbd.fit(data).report();
    assertPrinted(List.of("0.243", "4.414", "0.793", "2.426"), bg, 3);
    assertEquals("-9582.4", printed(bg.logLikelihood(), 1));
    FitReport pareto = ParetoNbd.fit(data).report();
    assertPrinted(List.of("0.553", "10.578", "0.606", "11.669"), pareto, 3);
    assertEquals("-9595.0", printed(pareto.logLikelihood(), 1));
  }

  /** E. P. Batislam, M. Denizel and A. Filiztekin (2007), Empirical validation and comparison of models for customer base analysis. */
  @Test
  void mbgNbdOfThePaper() throws IOException {
    FitReport report = MbgNbd.fit(calibration()).report();
    assertPrinted(List.of("0.525", "6.183", "0.891", "1.614"), report, 3);
  }

  /** P. S. Fader and B. G. S. Hardie (2013), The gamma-gamma model of monetary value. */
  @Test
  void gammaGammaOfTheNote() throws IOException {
    FitReport report = GammaGamma.fit(calibration()).report();
    assertEquals(946, report.observations());
    assertPrinted(List.of("6.25", "3.74", "15.44"), report, 2);
  }

  /** The customer of their spreadsheet of BG/NBD, and the growth of a cohort there, at the most likely parameters. */
  @Test
  void theSpreadsheetOfBgNbd() throws IOException {
    BgNbd model = BgNbd.fit(calibration()).model();
    PurchaseSummary customer = PurchaseSummary.of(2, 213, 272);
    assertEquals("1.226", printed(model.expectedPurchases(customer, Horizon.ofWeeks(39)), 3));
    double[] weeks = {0.1429, 1, 3, 31.8571, 32};
    String[] published = {"0.0078", "0.0532", "0.1506", "1.0405", "1.0437"};
    for (int i = 0; i < weeks.length; i++) {
      Horizon time = Horizon.ofWeeks(weeks[i]);
      assertEquals(published[i], printed(model.newCustomer().expectedPurchases(time), 4));
    }
  }

  /** At the printed parameters, in the manual of the R package BTYD. */
  @Test
  void probabilitiesOfTheManual() {
    Prospect newcomer = new BgNbd(0.243, 4.414, 0.793, 2.426).newCustomer();
    assertEquals(1.07869e-7, newcomer.probabilityOf(10, Horizon.ofWeeks(2)), 5e-13);
    assertEquals("0.5737864", printed(newcomer.probabilityOfNone(Horizon.ofWeeks(39)), 7));
  }

  /** The vignette of the same package, at the parameters that its own search ended with. */
  @Test
  void aliveInTheVignette() {
    ParetoNbd model = new ParetoNbd(
        .55339714325745359, 10.580198543589866, .60606249719575866, 11.656223672316628, 100);
    assertEquals("0.9979", printed(model.probabilityAlive(PurchaseSummary.of(26, 3086, 3100)), 4));
  }
}
