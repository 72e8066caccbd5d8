package dev.rapport.scoring.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Interval;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.fit.FitReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Printed and independently computed figures. "Published" stands in the named source; "computed" was worked out outside this
 * project, the maximum-likelihood estimates with 40 digits until the gradient was below 1e-20.
 */
class RetentionGoldenTest {
  private static final double FOUR_DIGITS = 0.00005;

  /** Published: Fader and Hardie (2007), table 1: customers left of 1,000 after each of seven renewals. */
  static final DurationCounts REGULAR =
      DurationCounts.ofSurvivors(1000, 631, 468, 382, 326, 289, 262, 241);

  static final DurationCounts HIGH_END =
      DurationCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

  /** The remission of 21 leukaemia patients in weeks under 6-mercaptopurine; published: Freireich and others (1963). */
  static final DurationCounts DRUG = DurationCounts.of(
      new int[] {6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35},
      new boolean[] {
        true, true, true, false, true, false, true, false, false, true, true, false, false, false,
        true, true, false, false, false, false, false
      });

  /** The same of 21 patients under a placebo, none censored. */
  static final DurationCounts PLACEBO =
      durations(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

  private static DurationCounts durations(int... ended) {
    DurationCounts.Builder builder = DurationCounts.builder();
    for (int duration : ended) {
      builder.add(duration, true);
    }
    return builder.build();
  }

  /** A series with the computed optimum and what follows from it. */
  record Series(
      String name,
      DurationCounts data,
      double alpha,
      double beta,
      double logLikelihood,
      List<Double> standardErrors,
      List<Double> survival,
      List<Double> lifetimes) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Series> series() {
    return Stream.of(
        new Series(
            "regular",
            REGULAR,
            0.70407729847351621,
            1.1820430262094757,
            -1680.2651884632869933,
            List.of(0.06559896423, 0.1524756317),
            List.of(
                1.0,
                0.62670605408387537,
                0.47381932177314309,
                0.38797395411438384,
                0.33206791100876999,
                0.29234709920130994,
                0.26245581846309497,
                0.23902361402997535,
                0.22008496653381901,
                0.20441078661463678,
                0.1911901910189629,
                0.17986499242512676,
                0.17003745281151089),
            List.of(
                3.694908427512111,
                2.9643992702633221,
                4.103139775083837,
                4.8698046525241154,
                5.4420584667419057,
                5.8940953613808589,
                6.2644100906632099,
                6.5756550562713289,
                6.8423149482589396,
                7.0742172594698746,
                7.2783335705880974,
                7.4597847396160388,
                7.6224390644742366)),
        new Series(
            "high end",
            HIGH_END,
            0.66808835110644622,
            3.8060949640582669,
            -1611.1581473911564414,
            List.of(0.1037349311, 0.7855316918),
            List.of(
                1.0,
                0.85067926277360159,
                0.74685940997246056,
                0.66978898310517004,
                0.60991913533142233,
                0.56183428110096848,
                0.52221556928493097,
                0.48890641972092058,
                0.46043967182043899,
                0.43577959000517921,
                0.41417239787170597,
                0.39505534315829728,
                0.37799907159740885),
            List.of(
                5.9222534957832756,
                5.4144788453616031,
                5.9013775938051333,
                6.293891569412114,
                6.6199199879136389,
                6.8967066814295065,
                7.1356610641164816,
                7.3447212299518747,
                7.5296280555706998,
                7.694663213786611,
                7.8431013172757001,
                7.9774997159932013,
                8.0998912759340039)));
  }

  /** Computed; Fader and Hardie (2007) print 0.704, 1.182, 0.668 and 3.806. */
  @ParameterizedTest
  @MethodSource("series")
  void shiftedBetaGeometricIsFittedToThePublishedSeries(Series series) {
    Fit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(series.data);
    FitReport report = fit.report();
    assertTrue(report.verdict().isConverged(), report::toString);
    assertEquals(series.alpha, fit.model().alpha(), 1e-10);
    assertEquals(series.beta, fit.model().beta(), 1e-10);
    assertEquals(series.logLikelihood, report.logLikelihood(), 1e-9);
    assertEquals(series.standardErrors.get(0), report.parameter("alpha").standardError(), 1e-9);
    assertEquals(series.standardErrors.get(1), report.parameter("beta").standardError(), 1e-9);
    assertEquals(4 - 2 * series.logLikelihood, report.aic(), 1e-8);
    assertEquals(2 * Math.log(1000) - 2 * series.logLikelihood, report.bic(), 1e-8);
    assertTrue(report.search().evaluations() <= 12, () -> "was " + report.search());
    assertTrue(report.search().gradientNorm() < 1e-9, () -> "was " + report.search());
  }

  /** Computed; Fader and Hardie (2010) print a residual lifetime of 7.530 for the high end after seven renewals. */
  @ParameterizedTest
  @MethodSource("series")
  void survivalAndDiscountedLifetimeFollow(Series series) {
    ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(series.data).model();
    for (int t = 0; t < series.survival.size(); t++) {
      assertEquals(series.survival.get(t), model.survival(t), 1e-10, "t " + t);
      assertEquals(series.survival.get(t), model.curve(12).at(t), 1e-10, "t " + t);
    }
    assertEquals(series.lifetimes.get(0), model.discountedLifetime(0.1).value(), 1e-10);
    for (int n = 1; n < series.lifetimes.size(); n++) {
      assertEquals(
          series.lifetimes.get(n), model.residualLifetime(n - 1, 0.1).value(), 1e-10, "n " + n);
    }
    assertFalse(model.expectedLifetime().isKnown(), "alpha is below 1");
  }

  /** Computed from the first four renewals of each series. */
  @Test
  void shiftedBetaGeometricIsFittedToTheFirstFourRenewals() {
    Fit<ShiftedBetaGeometric> regular =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(1000, 631, 468, 382, 326));
    assertEquals(0.7637, regular.model().alpha(), FOUR_DIGITS);
    assertEquals(1.2958, regular.model().beta(), FOUR_DIGITS);
    assertEquals(-1401.559, regular.report().logLikelihood(), 0.0005);
    Fit<ShiftedBetaGeometric> highEnd =
        ShiftedBetaGeometric.fit(DurationCounts.ofSurvivors(1000, 869, 743, 653, 593));
    assertEquals(1.281, highEnd.model().alpha(), 0.0005);
    assertEquals(7.790, highEnd.model().beta(), 0.0005);
    assertEquals(-1225.135, highEnd.report().logLikelihood(), 0.0005);
  }

  /** Computed: lifetimes of one churn rate fall short of those of the model by a quarter to a half. */
  @Test
  void constantChurnUnderestimatesTheDiscountedLifetime() {
    assertEquals(
        3.695, ShiftedBetaGeometric.fit(REGULAR).model().discountedLifetime(0.1).value(), 0.0005);
    assertEquals(
        5.922,
        ShiftedBetaGeometric.fit(HIGH_END).model().discountedLifetime(0.1).value(),
        0.0005);
  }

  /** Computed with 40 digits. */
  @Test
  void betaDiscreteWeibullIsFittedToThePublishedSeries() {
    Fit<BetaDiscreteWeibull> regular = BetaDiscreteWeibull.fit(REGULAR);
    assertTrue(regular.report().verdict().isConverged(), regular::toString);
    assertEquals(0.45561398937163812, regular.model().alpha(), 1e-8);
    assertEquals(0.77932550838795592, regular.model().beta(), 1e-8);
    assertEquals(1.283451285783290298, regular.model().c(), 1e-8);
    assertEquals(-1679.6028329071782932, regular.report().logLikelihood(), 1e-8);
    assertEquals(0.177331398294901681, regular.model().survival(12), 1e-9);
    Fit<BetaDiscreteWeibull> highEnd = BetaDiscreteWeibull.fit(HIGH_END);
    assertTrue(highEnd.report().verdict().isConverged(), highEnd::toString);
    assertEquals(0.21425333928084996, highEnd.model().alpha(), 1e-8);
    assertEquals(1.4265748748600842, highEnd.model().beta(), 1e-8);
    assertEquals(1.7235648487445279, highEnd.model().c(), 1e-8);
    assertEquals(-1605.3142132141932044, highEnd.report().logLikelihood(), 1e-8);
    assertEquals(0.403929590700038046, highEnd.model().survival(12), 1e-9);
  }

  /** Published: the curve and its standard errors stand in many textbooks, such as Kalbfleisch and Prentice (1980). */
  @Test
  void kaplanMeierOfTheLeukaemiaPatients() {
    KaplanMeier curve = KaplanMeier.of(DRUG);
    int[] durations = {6, 7, 10, 13, 16, 22, 23};
    double[] survival = {.8571, .8067, .7529, .6902, .6275, .5378, .4482};
    double[] errors = {.0764, .0869, .0963, .1068, .1141, .1282, .1346};
    assertEquals(durations.length, curve.rows().size());
    for (int i = 0; i < durations.length; i++) {
      KaplanMeier.Row row = curve.rows().get(i);
      assertEquals(durations[i], row.duration());
      assertEquals(survival[i], row.survival(), FOUR_DIGITS);
      assertEquals(errors[i], row.standardError().orElseThrow(), FOUR_DIGITS);
    }
    Interval atTen = curve.at(10, 0.95).interval().orElseThrow();
    assertEquals(.5032, atTen.lower(), FOUR_DIGITS);
    assertEquals(.8894, atTen.upper(), FOUR_DIGITS);
    assertEquals(23, curve.median(0.95).value());
    assertEquals(Interval.atLeast(13, 0.95), curve.median(0.95).interval().orElseThrow());
    assertEquals(23.2874, curve.restrictedMean(35, 0.95).value(), FOUR_DIGITS);
  }

  /** Published: 9 ended of 19.25 expected against 21 of 10.75, chi-squared 16.79 (Kleinbaum and Klein, 2012). */
  @Test
  void logRankOfTheLeukaemiaPatients() {
    LogRankTest test = LogRankTest.of(List.of(DRUG, PLACEBO));
    assertEquals(List.of(9L, 21L), test.ended());
    assertEquals(19.25, test.expected().get(0), 0.005);
    assertEquals(10.75, test.expected().get(1), 0.005);
    assertEquals(16.79, test.statistic().value(), 0.005);
    assertEquals(4.17e-5, test.pValue().value(), 0.005e-5);
  }

  /** Computed. */
  @Test
  void lifetimeFromChurn() {
    RetentionRate rate = RetentionRate.ofLost(30, 200);
    Interval churn = rate.churn(0.95).interval().orElseThrow();
    assertEquals(.15, rate.churn(0.95).value());
    assertEquals(.1071, churn.lower(), FOUR_DIGITS);
    assertEquals(.2061, churn.upper(), FOUR_DIGITS);
    Interval lifetime = rate.expectedLifetime(0.95).interval().orElseThrow();
    assertEquals(6.67, rate.expectedLifetime(0.95).value(), 0.005);
    assertEquals(4.85, lifetime.lower(), 0.005);
    assertEquals(9.3339, lifetime.upper(), FOUR_DIGITS); // from the rounded .1071 it would be 9.34
    assertEquals(5, RetentionRate.ofLost(20, 100).expectedLifetime(0.95).value(), 1e-12);
    assertEquals(10, RetentionRate.ofLost(10, 100).expectedLifetime(0.95).value(), 1e-12);
  }

  /** Computed. */
  @Test
  void retentionFromCustomersAtBothEnds() {
    assertEquals(.85, RetentionRate.of(100, 105, 20).retention(0.95).value());
  }

  /** Computed. */
  @Test
  void probabilityOfBeingActive() {
    assertEquals(.0173, ActiveProbability.of(10, 24, 36), FOUR_DIGITS);
    assertEquals(1, ActiveProbability.of(7, 36, 36));
    assertEquals(.1975, ActiveProbability.of(4, 8, 12), FOUR_DIGITS);
    assertEquals(.4444, ActiveProbability.of(2, 8, 12), FOUR_DIGITS);
  }
}
