package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.scoring.servqual.ServqualItem.Edition;
import dev.rapport.scoring.survey.ScaleReliability;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServqualGoldenTest {
  private static final ServqualTally TEN = Respondents.tally(Respondents.ten().stream());

  /** The numbers attributed to Zeithaml, Parasuraman and Berry (1990) in the literature; the book itself was not checked. */
  @Test
  void averageWeightsOf1990() {
    assertEquals(
        List.of(11, 32, 22, 19, 16),
        Stream.of(QualityDimension.values())
            .map(QualityDimension::publishedPoints)
            .toList());
    assertEquals(new DimensionWeights(11, 32, 22, 19, 16), DimensionWeights.PUBLISHED_1990);
  }

  /** Published: the layout of the questionnaire in Parasuraman, Zeithaml and Berry (1988): items 10 to 13 and 18 to 22 are negative. */
  @Test
  void negativeItemsOf1988() {
    List<ServqualItem> asked = Edition.ORIGINAL_1988.items();
    for (int i = 1; i <= 22; i++) {
      boolean isNegative = (i >= 10 && i <= 13) || i >= 18;
      assertEquals(isNegative, Edition.ORIGINAL_1988.isReversed(asked.get(i - 1)), "item " + i);
      assertFalse(Edition.REFINED_1991.isReversed(ServqualItem.of(i)));
    }
    assertEquals(ServqualItem.CONVENIENT_HOURS, asked.get(21));
  }

  /** Published: Zeithaml, Parasuraman and Berry (1990): seven of the ten determinants of 1985 became two dimensions. */
  @Test
  void tenDeterminantsBecameFiveDimensions() {
    assertEquals(
        List.of(1, 1, 1, 4, 3),
        Stream.of(QualityDimension.values()).map(d -> d.determinants().size()).toList());
    assertTrue(QualityDimension.ASSURANCE.determinants().contains(QualityDeterminant.CREDIBILITY));
    assertTrue(QualityDimension.EMPATHY.determinants().contains(QualityDeterminant.ACCESS));
  }

  /** Computed: gaps of 0.1, -1.3, -0.6, -0.4, -0.9 give -0.757 weighted and -0.62 unweighted. Intervals by SciPy 1.17. */
  @Test
  void gapsByDimensionAndOverall() {
    assertGap(QualityDimension.TANGIBLES, 0.1, -0.0727751072068219, 0.2727751072068219);
    assertGap(QualityDimension.RELIABILITY, -1.3, -1.5262157162798202, -1.0737842837201794);
    assertGap(QualityDimension.RESPONSIVENESS, -0.6, -0.792246391932029, -0.407753608067971);
    assertGap(QualityDimension.ASSURANCE, -0.4, -0.5727751072068219, -0.22722489279317812);
    assertGap(QualityDimension.EMPATHY, -0.9, -1.054534753813707, -0.745465246186293);
    assertEstimate(
        TEN.estimate(ServqualMeasure.GAP, DimensionWeights.PUBLISHED_1990, 0.95),
        -0.757,
        -0.8476365010226233,
        -0.6663634989773767);
    assertEstimate(
        TEN.estimate(ServqualMeasure.GAP, DimensionWeights.EQUAL, 0.95),
        -0.62,
        -0.7296880589155019,
        -0.5103119410844981);
  }

  /** Computed with SciPy 1.17: the first item of reliability, SERVPERF, and the score by own points. */
  @Test
  void itemsPerceptionsAndOwnPoints() {
    assertEstimate(
        TEN.estimate(ServqualMeasure.GAP, ServqualItem.KEPT_PROMISES, 0.95),
        -1.7,
        -2.0455502144136437,
        -1.3544497855863562);
    assertEstimate(TEN.servperf(0.95), 5.336363636363637, 5.233310063385441, 5.4394172093418325);
    assertEstimate(
        TEN.estimateByOwnPoints(ServqualMeasure.GAP, 0.95),
        -0.61245,
        -0.7674596278880421,
        -0.4574403721119579);
    assertEstimate(
        TEN.importance(QualityDimension.TANGIBLES).t(0.95),
        25.5,
        14.566240379808676,
        36.433759620191324);
    assertEquals(
        new DimensionWeights(25.5, 21, 21, 14.5, 18), TEN.averageWeights().orElseThrow());
  }

  /** Computed with SciPy 1.17: alpha of the gaps, with Feldt's interval. */
  @Test
  void reliabilityOfTheGaps() {
    ScaleReliability reliability = Respondents.ten().stream()
        .collect(ServqualMeasure.GAP.reliability(QualityDimension.RELIABILITY));
    assertEstimate(
        reliability.alpha(0.95), 0.7777777777777778, 0.4461678869129757, 0.9369388936231786);
    ScaleReliability responsiveness = Respondents.ten().stream()
        .collect(ServqualMeasure.GAP.reliability(QualityDimension.RESPONSIVENESS));
    assertEstimate(
        responsiveness.alpha(0.95), 0.6153846153846154, -0.011867533816464215, 0.8926989802892097);
  }

  private static void assertGap(
      QualityDimension dimension, double value, double lower, double upper) {
    assertEstimate(TEN.estimate(ServqualMeasure.GAP, dimension, 0.95), value, lower, upper);
  }

  private static void assertEstimate(Estimate estimate, double value, double lower, double upper) {
    assertEquals(value, estimate.value(), 1e-12);
    assertEquals(lower, estimate.interval().orElseThrow().lower(), 1e-9);
    assertEquals(upper, estimate.interval().orElseThrow().upper(), 1e-9);
    assertEquals(10, estimate.sampleSize());
  }
}
