package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Renderer;
import dev.rapport.scoring.survey.SurveyWaves.Wave;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The numbers were computed with NumPy and SciPy; those of the first change are published with the two-wave test of the score. */
class SurveyWavesTest {
  private static final SurveyFigure WINTER = nps(45, 30, 25);
  private static final SurveyFigure SPRING = nps(52, 28, 20);
  private static final SurveyFigure SUMMER = nps(56, 26, 18);
  private static final SurveyWaves YEAR = waves(WINTER, SPRING, SUMMER);

  private static SurveyFigure nps(long promoters, long passives, long detractors) {
    return SurveyFigure.of(
        SurveyMeasure.netPromoterScore(),
        NetPromoterScore.of(promoters, passives, detractors).mean());
  }

  private static SurveyWaves waves(SurveyFigure... figures) {
    List<Wave> waves = new ArrayList<>();
    LocalDate day = LocalDate.of(2026, 2, 15);
    for (SurveyFigure figure : figures) {
      waves.add(new Wave(day, figure));
      day = day.plusMonths(3);
    }
    return SurveyWaves.of(waves);
  }

  @Test
  void aChangeInWords() {
    assertEquals(
        List.of(
            "net promoter score rose from 20.0 to 32.0",
            "  with 100 and 100 answers this is within what chance alone does: p = 0.288"),
        new SurveyChange(WINTER, SPRING).explanation().lines());
    assertEquals(
        List.of(
            "net promoter score fell from 32.0 to 20.0",
            "  with 100 and 100 answers this is more than chance alone does: p = 0.288"),
        new SurveyChange(SPRING, WINTER).explanation(0.3).lines());
    assertEquals(
        List.of(
            "net promoter score rose from -10.0 to 20.0",
            "  with 10,000 and 100 answers this is far more than chance alone does: p is below"
                + " 0.001"),
        new SurveyChange(nps(4000, 1000, 5000), WINTER).explanation().lines());
    assertEquals(
        List.of(
            "net promoter score stayed at 100.0",
            "  whether this is chance cannot be tested: all responses within each sample are"
                + " equal"),
        new SurveyChange(nps(3, 0, 0), nps(5, 0, 0)).explanation().lines());
    assertEquals(
        List.of("net promoter score cannot be compared: no responses were observed"),
        new SurveyChange(WINTER, nps(0, 0, 0)).explanation().lines());
    SurveyMeasure<Integer> top = SurveyMeasure.topBox(RatingScale.of(1, 5), 2);
    assertEquals(
        "share of the top 2 boxes rose from 50.0% to 72.0%",
        new SurveyChange(
                SurveyFigure.of(top, Proportion.of(50, 100)),
                SurveyFigure.of(top, Proportion.of(72, 100)))
            .explanation()
            .lines()
            .get(0));
  }

  /** One promoter, or a few alike, say nothing of how far chance moves them: however many answers stand on the other side. */
  @Test
  void aWaveWithoutASpreadIsNotTested() {
    assertEquals(
        List.of(
            "net promoter score fell from 100.0 to 20.0",
            "  whether this is chance cannot be tested: at least 2 earlier responses are needed, there was 1"),
        new SurveyChange(nps(1, 0, 0), WINTER).explanation().lines());
    SurveyChange turned = new SurveyChange(nps(3, 0, 0), nps(0, 0, 4));
    assertEquals(Estimate.of(-200, 7), turned.difference(0.95));
    assertEquals(
        "all responses within each sample are equal",
        turned.pValue().reason().orElseThrow().words());
    SurveyChange later = new SurveyChange(WINTER, nps(7, 0, 0));
    assertEquals(Estimate.of(80, 107), later.difference(0.95));
    assertEquals(
        "all later responses are equal", later.z().reason().orElseThrow().words());
    SurveyWaves waves = waves(nps(1, 0, 0), WINTER, SPRING);
    assertEquals(
        "at least 2 responses of the wave of 2026-02-15 are needed, there was 1",
        waves.slopePerYear(0.95).reason().orElseThrow().words());
    assertEquals(
        List.of(false, true),
        waves.adjustedPValues().stream().map(Estimate::isKnown).toList());
    assertEquals(0.288391907786979, waves.adjustedPValues().get(1).value(), 1e-12);
  }

  @Test
  void aChangeIsClippedToWhatTheMeasureAllows() {
    Estimate rise = new SurveyChange(nps(1, 0, 5), nps(19, 1, 0)).difference(0.95);
    assertEquals(95 + 200.0 / 3, rise.value(), 1e-9);
    Interval interval = rise.interval().orElseThrow();
    assertEquals(200, interval.upper());
    assertTrue(interval.lower() > 80 && interval.lower() < rise.value());
    assertEquals(
        200,
        NetPromoterScore.of(19, 1, 0)
            .since(NetPromoterScore.of(1, 0, 5))
            .estimate(0.95)
            .interval()
            .orElseThrow()
            .upper());
  }

  @Test
  void wavesOfAnotherQuestionAreRejected() {
    SurveyFigure five =
        SurveyFigure.of(SurveyMeasure.topBox(RatingScale.of(1, 5), 2), Proportion.of(50, 100));
    SurveyFigure eleven =
        SurveyFigure.of(SurveyMeasure.topBox(RatingScale.of(0, 10), 2), Proportion.of(30, 100));
    String message = String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> new SurveyChange(five, eleven))
            .getMessage());
    assertTrue(
        message.contains("boxes on the scale 1 to 5")
            && message.contains("boxes on the scale 0 to 10"),
        message);
    assertThrows(IllegalArgumentException.class, () -> waves(five, eleven));
    SurveyFigure first = SurveyFigure.of(
        SurveyMeasure.netEffort(), RatingTally.of(RatingScale.of(1, 5), List.of(1, 2, 5)));
    SurveyFigure second = SurveyFigure.of(
        SurveyMeasure.netEase(), RatingTally.of(RatingScale.of(1, 7), List.of(1, 2, 5)));
    assertThrows(IllegalArgumentException.class, () -> new SurveyChange(first, second));
    assertThrows(IllegalArgumentException.class, () -> waves(first, second));
    SampleMean index = new SampleMean(2, 100, 8);
    SurveyFigure equal = SurveyFigure.of(SurveyMeasure.acsi(AcsiIndex.Weights.EQUAL), index);
    SurveyFigure ohio = SurveyFigure.of(SurveyMeasure.acsi(AcsiIndex.Weights.STATE_OF_OHIO), index);
    assertThrows(IllegalArgumentException.class, () -> new SurveyChange(equal, ohio));
    assertThrows(IllegalArgumentException.class, () -> waves(equal, ohio));
  }

  @Test
  void theTestOfTwoWavesIsThatOfTheScore() {
    SurveyChange change = new SurveyChange(WINTER, SPRING);
    assertEquals(1.0616559412106295, change.z().value(), 1e-12);
    assertEquals(0.288391907786979, change.pValue().value(), 1e-12);
    assertEquals(
        NetPromoterScore.of(52, 28, 20).since(NetPromoterScore.of(45, 30, 25)).estimate(0.95),
        change.difference(0.95));
  }

  @Test
  void trendAndHeterogeneityOfThreeWaves() {
    Estimate slope = YEAR.slopePerYear(0.95);
    Interval interval = slope.interval().orElseThrow();
    assertEquals(36.032733905380894, slope.value(), 1e-9);
    assertEquals(-8.2514188147302, interval.lower(), 1e-8);
    assertEquals(80.31688662549199, interval.upper(), 1e-8);
    assertEquals(300, slope.sampleSize());
    assertEquals(2.6496734564109703, YEAR.heterogeneity().value(), 1e-9);
    assertEquals(0.2658463607580822, YEAR.heterogeneityPValue().value(), 1e-9);
    assertEquals(0.7442864368627361, YEAR.misfitPValue().value(), 1e-9);
  }

  /** The slope of 36.03 a year has the standard error 22.594, so at 70 percent the interval reaches 1.0364 of that. */
  @Test
  void theTrendHasTheLevelOfTheSignificance() {
    Interval usual = YEAR.slopePerYear(0.95).interval().orElseThrow();
    Interval narrow = YEAR.slopePerYear(0.7).interval().orElseThrow();
    assertEquals(12.6, narrow.lower(), 0.05);
    assertTrue(usual.lower() < narrow.lower());
    String words = YEAR.explanation(0.3).lines().get(1);
    assertTrue(words.contains("12.6"), words);
    assertTrue(words.contains("70"), words);
    String usualWords = YEAR.explanation().lines().get(1);
    assertTrue(usualWords.contains("-8.3") && usualWords.contains("95"), usualWords);
  }

  /** Holm: twice the smaller, and the larger as it is unless that is less. */
  @Test
  void changesLookedAtTogetherAreAdjusted() {
    List<Estimate> adjusted = YEAR.adjustedPValues();
    assertEquals(2 * 0.288391907786979, adjusted.get(0).value(), 1e-12);
    assertEquals(0.5859359882629916, adjusted.get(1).value(), 1e-12);
    SurveyWaves mixed = waves(WINTER, nps(0, 0, 0), SPRING, SUMMER);
    assertEquals(
        List.of(false, false, true),
        mixed.adjustedPValues().stream().map(Estimate::isKnown).toList());
    assertEquals(0.5859359882629916, mixed.adjustedPValues().get(2).value(), 1e-12);
  }

  @Test
  void allWavesInWords() {
    assertEquals(
        List.of(
            "net promoter score in 3 waves from 2026-02-15 to 2026-08-15",
            "  net promoter score changes by 36.0 a year, -8.3 to 80.3 at 95%",
            "  that all waves are alike has p = 0.266",
            "  net promoter score rose from 20.0 to 32.0",
            "    with 100 and 100 answers this is within what chance alone does: p = 0.577",
            "      p is Holm's, for the 2 changes looked at together; alone it is 0.288",
            "  net promoter score rose from 32.0 to 38.0",
            "    with 100 and 100 answers this is within what chance alone does: p = 0.586",
            "      p is Holm's, for the 2 changes looked at together; alone it is 0.586"),
        YEAR.explanation().lines());
    assertEquals(
        List.of("there is no trend: at least 2 waves are needed, there were 0"),
        SurveyWaves.of(List.of()).explanation().lines());
    assertEquals(
        "  there is no trend: at least 2 waves are needed, there was 1",
        waves(WINTER).explanation().lines().get(1));
  }

  @Test
  void whatTheWavesCannotTellIsUndefined() {
    SurveyWaves one = waves(WINTER);
    assertEquals(
        UndefinedReason.tooFew("waves", 2, 1), one.slopePerYear(0.95).reason().orElseThrow());
    assertEquals(List.of(), one.changes());
    assertEquals(
        UndefinedReason.tooFew("waves", 3, 2),
        waves(WINTER, SPRING).misfitPValue().reason().orElseThrow());
    assertEquals(
        "of the wave of 2026-05-15, no responses were observed",
        waves(WINTER, nps(0, 0, 0)).heterogeneity().reason().orElseThrow().words());
    assertEquals(
        "all responses of the wave of 2026-02-15 are equal",
        waves(nps(3, 0, 0), WINTER).slopePerYear(0.95).reason().orElseThrow().words());
  }

  @Test
  void wavesMustBeInOrderAndOfOneMeasure() {
    Wave wave = new Wave(LocalDate.of(2026, 2, 15), WINTER);
    assertThrows(IllegalArgumentException.class, () -> SurveyWaves.of(List.of(wave, wave)));
    SurveyFigure share =
        SurveyFigure.of(SurveyMeasure.topBox(RatingScale.of(1, 5), 2), Proportion.of(1, 3));
    Wave other = new Wave(LocalDate.of(2026, 5, 15), share);
    assertThrows(IllegalArgumentException.class, () -> SurveyWaves.of(List.of(wave, other)));
    assertThrows(IllegalArgumentException.class, () -> new SurveyChange(WINTER, share));
    assertThrows(IllegalArgumentException.class, () -> YEAR.explanation(0));
    new EqualsTester()
        .addEqualityGroup(YEAR, waves(WINTER, SPRING, SUMMER))
        .addEqualityGroup(waves(WINTER, SPRING))
        .testEquals();
  }

  @Test
  void stratifiedFiguresHaveATrendToo() {
    PostStratification halves = PostStratification.of(Map.of("a", 1L, "b", 1L));
    SurveyFigure early = halves.figure(Map.of("a", WINTER, "b", SPRING));
    SurveyFigure late = halves.figure(Map.of("a", SPRING, "b", SUMMER));
    assertEquals((38 - 20) / 2.0, new SurveyChange(early, late).difference(0.9).value(), 1e-9);
    assertTrue(waves(early, late).slopePerYear(0.9).value() > 0);
  }

  @Test
  void codesAreUniqueAndTheirTemplatesSound() {
    List<Code> codes = List.copyOf(Arrays.asList(SurveyCode.values()));
    assertEquals(List.of(), Renderer.english().check(codes));
    codes.forEach(code -> assertTrue(code.id().startsWith("survey."), code.id()));
  }

  @Provide
  Arbitrary<SurveyWaves> someWaves() {
    Arbitrary<Long> count = Arbitraries.longs().between(1, 500);
    return Combinators.combine(count, count, count)
        .as(SurveyWavesTest::nps)
        .list()
        .ofMinSize(2)
        .ofMaxSize(6)
        .map(figures -> waves(figures.toArray(SurveyFigure[]::new)));
  }

  /** Of two waves the line is the change itself, and heterogeneity its test. */
  @Property
  void aLineThroughTwoWavesIsTheirChange(@ForAll("someWaves") SurveyWaves waves) {
    SurveyWaves two = SurveyWaves.of(waves.waves().subList(0, 2));
    double years =
        (two.waves().get(1).day().toEpochDay() - two.waves().get(0).day().toEpochDay()) / 365.25;
    SurveyChange change = two.changes().get(0);
    Interval line = two.slopePerYear(0.95).interval().orElseThrow();
    Interval difference = change.difference(0.95).interval().orElseThrow();
    assertEquals(change.difference(0.95).value() / years, two.slopePerYear(0.95).value(), 1e-7);
    // A change stays within the span of the score; the line knows no bounds.
    assertEquals(difference.lower() / years, Math.max(line.lower(), -200 / years), 1e-7);
    assertEquals(difference.upper() / years, Math.min(line.upper(), 200 / years), 1e-7);
    assertEquals(change.pValue().value(), two.heterogeneityPValue().value(), 1e-9);
  }

  @Property
  void adjustedPValuesAreNeverBelowTheirOwnAndKeepTheirOrder(
      @ForAll("someWaves") SurveyWaves waves) {
    List<SurveyChange> changes = waves.changes();
    List<Estimate> adjusted = waves.adjustedPValues();
    for (int i = 0; i < changes.size(); i++) {
      double own = changes.get(i).pValue().value();
      double value = adjusted.get(i).value();
      assertTrue(own <= value && value <= Math.min(1, changes.size() * own) + 1e-15);
      for (int j = 0; j < changes.size(); j++) {
        if (changes.get(j).pValue().value() < own) {
          assertTrue(adjusted.get(j).value() <= value);
        }
      }
    }
    assertTrue(waves.heterogeneity().value() >= 0);
    if (waves.waves().size() > 2) {
      assertTrue(waves.misfitPValue().value() >= 0 && waves.misfitPValue().value() <= 1);
    }
  }
}
