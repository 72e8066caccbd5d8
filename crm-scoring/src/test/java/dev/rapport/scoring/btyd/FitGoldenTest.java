package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.fit.FitWarning;
import dev.rapport.scoring.fit.ParameterEstimate;
import dev.rapport.scoring.samples.Cdnow;
import dev.rapport.scoring.samples.Cdnow.Row;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The most likely parameters, computed with 40 digits by Newton's method on the published likelihoods: of the CDNOW sample in whole days
 * and in weeks of two decimals, as the authors' spreadsheets have it (r 0.243, α 4.414, a 0.793, b 2.426 in Fader, Hardie and Lee 2005;
 * r 0.553, α 10.578, s 0.606, β 11.669 there; r 0.525, α 6.183, a 0.891, b 1.614 in Batislam, Denizel and Filiztekin 2007), and of
 * two thousand simulated customers.
 */
class FitGoldenTest {
  private static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);

  private static SummaryTable cdnow(LocalDate end) throws IOException {
    List<Row> rows = Cdnow.rows("cdnow_sample.csv");
    return SummaryTable.of(Cdnow.history(rows), SummaryRules.until(end), ZoneOffset.UTC, Cdnow.USD);
  }

  private static PurchaseSummaries days() throws IOException {
    return PurchaseSummaries.of(cdnow(CALIBRATION_END));
  }

  private static PurchaseSummaries weeks() throws IOException {
    return PurchaseSummaries.of(Tables.inHundredthsOfWeeks(cdnow(CALIBRATION_END)));
  }

  private static PurchaseSummaries synthetic() {
    return PurchaseSummaries.of(Tables.synthetic());
  }

  private static FitOptions hundredths() {
    return FitOptions.standard().perDays(100);
  }

  private static void assertOptimum(
      FitReport report, double logLikelihood, double[] parameters, double[] errors) {
    assertTrue(report.verdict().isConverged(), report::toString);
    assertEquals(logLikelihood, report.logLikelihood(), 1e-8);
    for (int i = 0; i < parameters.length; i++) {
      ParameterEstimate estimate = report.parameters().get(i);
      assertEquals(parameters[i], estimate.value(), 1e-8 * parameters[i], estimate.name());
      assertEquals(errors[i], estimate.standardError(), 1e-6 * errors[i], estimate.name());
    }
  }

  @Test
  void bgNbdOfCdnowInDays() throws IOException {
    assertOptimum(
        BgNbd.fit(days()).report(),
        -9582.42920667393,
        new double[] {0.24259452243015708, 4.413602019013504, 0.7929220172255975, 2.425906776826332
        },
        new double[] {0.01255737807, 0.3782240599, 0.1857338214, 0.7054142598});
  }

  @Test
  void bgNbdOfCdnowInWeeks() throws IOException {
    assertOptimum(
        BgNbd.fit(weeks(), hundredths()).report(),
        -9582.425560567362,
        new double[] {0.24259290720446589, 4.413531561205426, 0.7928861480987686, 2.4257534364936215
        },
        new double[] {0.01255731958, 0.3782214155, 0.1857191431, 0.7053457551});
  }

  @Test
  void bgNbdOfSimulated() {
    assertOptimum(
        BgNbd.fit(synthetic()).report(),
        -8075.066104839343,
        new double[] {0.22664003919131762, 3.7948240458136606, 0.8529952482331309, 2.307307682532756
        },
        new double[] {0.01212411292, 0.3381997265, 0.1823628102, 0.6305881761});
  }

  @Test
  void mbgNbdOfCdnowInDays() throws IOException {
    assertOptimum(
        MbgNbd.fit(days()).report(),
        -9582.13571555375,
        new double[] {0.5248431591062975, 6.183085279576005, 0.8913593907322158, 1.6140022401703438
        },
        new double[] {0.08326820658, 0.6956206425, 0.1547899278, 0.5374947982});
  }

  @Test
  void mbgNbdOfCdnowInWeeks() throws IOException {
    assertOptimum(
        MbgNbd.fit(weeks(), hundredths()).report(),
        -9582.132684899903,
        new double[] {0.5248379836655951, 6.182992019672097, 0.8913561553315358, 1.613999334730501},
        new double[] {0.08326406461, 0.6955979329, 0.1547853114, 0.5374723605});
  }

  @Test
  void mbgNbdOfSimulated() {
    assertOptimum(
        MbgNbd.fit(synthetic()).report(),
        -8082.508938334423,
        new double[] {0.42126455744441776, 4.8873210581679025, 1.149504443274305, 2.462783577906184
        },
        new double[] {0.04724712655, 0.4667925957, 0.2132291994, 0.7571896337});
  }

  @Test
  void paretoNbdOfCdnowInDays() throws IOException {
    assertOptimum(
        ParetoNbd.fit(days()).report(),
        -9594.976178939543,
        new double[] {0.5532770468531796, 10.577683463302314, 0.6062399891278263, 11.66873528885501
        },
        new double[] {0.04762792598, 0.8427225338, 0.1872813423, 6.211113591});
  }

  @Test
  void paretoNbdOfCdnowInWeeks() throws IOException {
    assertOptimum(
        ParetoNbd.fit(weeks(), hundredths()).report(),
        -9594.973929826863,
        new double[] {0.5532755086895194, 10.57761223868171, 0.6062135686740845, 11.667911237920228
        },
        new double[] {0.04762875443, 0.8427239235, 0.1872795695, 6.21102932});
  }

  /** Seen for all 78 weeks: r 0.563, α 12.559, s 0.408 and β 10.515, as of Fader, Hardie and Lee (2005, RFM and CLV). */
  @Test
  void paretoNbdOfCdnowToTheEnd() throws IOException {
    assertOptimum(
        ParetoNbd.fit(PurchaseSummaries.of(cdnow(Cdnow.LAST_DAY))).report(),
        -17135.835886123927334,
        new double[] {
          0.56300366430205096625, 12.559169139640110025, 0.40810727712268980486, 10.5145447142617552
        },
        new double[] {0.04388755201, 0.8937395078, 0.07401113458, 4.229977211});
  }

  /** The likelihood is nearly flat along a ridge of s and β: computed with 30 digits, where the gradient is below 1e-11. */
  @Test
  void paretoNbdOfSimulated() {
    FitReport report = ParetoNbd.fit(synthetic()).report();
    assertOptimum(
        report,
        -8106.68445837842854,
        new double[] {0.4443516679739181, 8.470721774338075, 20.98735121852832, 737.2560036568753},
        new double[] {0.03298291167213, 0.6706566152037, 202.5930970932, 7245.685542569});
    assertTrue(report.warnings().stream()
        .anyMatch(warning -> warning.kind() == FitWarning.Kind.STRONG_CORRELATION));
  }

  @Test
  void gammaGammaOfCdnow() throws IOException {
    assertOptimum(
        GammaGamma.fit(days()).report(),
        -4055.9176948018739844,
        new double[] {6.2495722713237560033, 3.7442246671320245213, 15.443520962589239491},
        new double[] {1.190055336, 0.2901330653, 4.159422752});
  }

  /** Of mean spends that were rounded to cents. */
  @Test
  void gammaGammaOfCdnowInCents() throws IOException {
    assertOptimum(
        GammaGamma.fit(weeks()).report(),
        -4055.9232435028642551,
        new double[] {6.2488024897090969903, 3.7445884532874690263, 15.447748009463716262},
        new double[] {1.189687038, 0.2901656151, 4.159993878});
  }

  @Test
  void gammaGammaOfSimulated() {
    assertOptimum(
        GammaGamma.fit(synthetic()).report(),
        -3438.6672801713844405,
        new double[] {7.0360031674866084951, 3.9856588226489388857, 14.756621846813430124},
        new double[] {1.553696193, 0.345382178, 4.517162515});
  }

  /** In units k times as short, α (and β of Pareto/NBD) are k times as large and the likelihood of x times is k^-x as large. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 30.4375, 365.25, 1e6})
  void anotherUnitOfTimeGivesTheSameFit(double unitDays) {
    PurchaseSummaries data = synthetic();
    FitOptions other = FitOptions.standard().perDays(unitDays);
    double k = 7 / unitDays;
    assertRescaled(BgNbd.fit(data).report(), BgNbd.fit(data, other).report(), data, 1, k, 1, 1);
    assertRescaled(MbgNbd.fit(data).report(), MbgNbd.fit(data, other).report(), data, 1, k, 1, 1);
    assertRescaled(
        ParetoNbd.fit(data).report(), ParetoNbd.fit(data, other).report(), data, 1, k, 1, k);
  }

  private static void assertRescaled(
      FitReport weekly, FitReport other, PurchaseSummaries data, double... factors) {
    assertTrue(other.verdict().isConverged(), other::toString);
    assertEquals(
        weekly.logLikelihood() - data.repeatPurchases() * Math.log(factors[1]),
        other.logLikelihood(),
        1e-7);
    for (int i = 0; i < factors.length; i++) {
      ParameterEstimate one = weekly.parameters().get(i);
      ParameterEstimate two = other.parameters().get(i);
      double value = one.value() * factors[i];
      double error = one.standardError() * factors[i];
      assertEquals(value, two.value(), 1e-8 * value, one.name());
      assertEquals(error, two.standardError(), 1e-6 * error, one.name());
    }
  }

  /** Of all purchases, the first included: what CLVTools 0.12 finds with its first transactions kept, to its four digits. */
  @Test
  void gammaGammaOfAllPurchases() throws IOException {
    List<Row> rows = Cdnow.rows("cdnow_sample.csv");
    SummaryTable table = SummaryTable.of(
        Cdnow.history(rows),
        SummaryRules.until(CALIBRATION_END).withSpend(SummaryRules.Spend.OF_ALL_PURCHASES),
        ZoneOffset.UTC,
        Cdnow.USD);
    FitReport report = GammaGamma.fit(PurchaseSummaries.of(table)).report();
    assertEquals(-9898.4509366354, report.logLikelihood(), 1e-3);
    assertEquals(9.8812410500064, report.estimates().get(0), 1e-3);
    assertEquals(3.3987499811082, report.estimates().get(1), 1e-4);
    assertEquals(7.9285879281641, report.estimates().get(2), 1e-3);
  }
}
