package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason.Kind;
import dev.rapport.scoring.servqual.ServqualItem.Edition;
import dev.rapport.scoring.survey.ScaleReliability;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServqualTest {
  private static final ServqualMeasure GAP = ServqualMeasure.GAP;
  private static final int ROW = 331;
  private static final ByteForm BYTE_FORM = ByteForm.of("ServqualTally", 1);
  private static final ServqualAnswers NONE = ServqualAnswers.none(Edition.REFINED_1991);
  private static final ServqualAnswers FULL =
      Respondents.byRule(Edition.REFINED_1991, i -> 6, i -> 5).withPoints(11, 32, 22, 19, 16);

  private static Kind why(Estimate estimate) {
    return estimate.reason().orElseThrow().kind();
  }

  private static String message(Runnable bad) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, bad::run).getMessage());
  }

  @Test
  void itemsAreNumberedAndGroupedIntoDimensions() {
    for (int number = 1; number <= 22; number++) {
      assertEquals(number, ServqualItem.of(number).number());
      assertFalse(ServqualItem.of(number).content().isBlank());
    }
    assertEquals(
        List.of(4, 5, 4, 4, 5),
        Stream.of(QualityDimension.values()).map(d -> d.items().size()).toList());
    assertSame(QualityDimension.RELIABILITY, ServqualItem.PUNCTUALITY.dimension());
    assertEquals(
        22,
        Stream.of(ServqualItem.values()).map(ServqualItem::content).distinct().count());
    assertEquals("number must be 1 to 22, was 0", message(() -> ServqualItem.of(0)));
    assertEquals("number must be 1 to 22, was 23", message(() -> ServqualItem.of(23)));
  }

  @Test
  void bothEditionsAskEveryItemOnce() {
    for (Edition edition : Edition.values()) {
      assertEquals(
          List.of(ServqualItem.values()), edition.items().stream().sorted().toList());
    }
  }

  @Test
  void scoresAreAsTickedUnlessTheStatementIsNegative() {
    ServqualAnswers original = ServqualAnswers.none(Edition.ORIGINAL_1988)
        .with(ServqualItem.PUNCTUALITY, 7, 5)
        .with(ServqualItem.PROMPT_SERVICE, 1, 4);
    assertEquals(OptionalInt.of(-2), original.score(GAP, ServqualItem.PUNCTUALITY));
    assertEquals(
        OptionalInt.of(7),
        original.score(ServqualMeasure.EXPECTATION, ServqualItem.PROMPT_SERVICE));
    assertEquals(
        OptionalInt.of(4), original.score(ServqualMeasure.PERCEPTION, ServqualItem.PROMPT_SERVICE));
    assertEquals(OptionalInt.of(-3), original.score(GAP, ServqualItem.PROMPT_SERVICE));
  }

  @Test
  void aGapNeedsBothAnswers() {
    ServqualAnswers answers =
        NONE.withPerception(ServqualItem.COURTESY, 6).withExpectation(ServqualItem.KNOWLEDGE, 7);
    assertEquals(OptionalInt.empty(), answers.score(GAP, ServqualItem.COURTESY));
    assertEquals(OptionalInt.empty(), answers.score(GAP, ServqualItem.KNOWLEDGE));
    assertEquals(
        OptionalInt.of(6), answers.score(ServqualMeasure.PERCEPTION, ServqualItem.COURTESY));
    assertEquals(
        OptionalInt.empty(), answers.score(ServqualMeasure.EXPECTATION, ServqualItem.COURTESY));
    ServqualTally tally = ServqualTally.empty().add(answers);
    assertEquals(1, tally.missing(GAP, ServqualItem.COURTESY));
    assertEquals(0, tally.missing(ServqualMeasure.PERCEPTION, ServqualItem.COURTESY));
    assertEquals(0, tally.complete(GAP));
    assertEquals(1, tally.respondents());
  }

  /** One item of four is enough for a score in a dimension, and it is not diluted by those that are missing. */
  @Test
  void aDimensionIsTheMeanOfTheItemsThatWereAnswered() {
    ServqualTally tally = ServqualTally.empty()
        .add(NONE.with(ServqualItem.MODERN_EQUIPMENT, 7, 4))
        .add(NONE.with(ServqualItem.MODERN_EQUIPMENT, 4, 4).with(ServqualItem.NEAT_STAFF, 5, 6))
        .add(NONE);
    Estimate gap = tally.estimate(GAP, QualityDimension.TANGIBLES, 0.95);
    assertEquals((-3 + 0.5) / 2, gap.value());
    assertEquals(2, gap.sampleSize());
    assertEquals(1, tally.missing(GAP, ServqualItem.MODERN_EQUIPMENT));
    assertEquals(2, tally.missing(GAP, ServqualItem.NEAT_STAFF));
    assertEquals(Kind.NO_DATA, why(tally.estimate(GAP, QualityDimension.EMPATHY, 0.95)));
  }

  @Test
  void whoLeftOutADimensionHasNoOverallScore() {
    ServqualAnswers part = NONE.with(ServqualItem.COURTESY, 7, 1);
    ServqualTally tally = ServqualTally.empty().add(FULL).add(FULL).add(part);
    assertEquals(2, tally.complete(GAP));
    assertEquals(-1.0, tally.estimate(GAP, DimensionWeights.EQUAL, 0.9).value(), 1e-12);
    assertEquals(3, tally.estimate(GAP, QualityDimension.ASSURANCE, 0.9).sampleSize());
    assertEquals("SERVQUAL of 3 respondents, 2 with gaps in all dimensions", tally.toString());
  }

  @Test
  void noRespondentOneAndEqualOnes() {
    ServqualTally none = ServqualTally.empty();
    assertEquals(Kind.NO_DATA, why(none.estimate(GAP, ServqualItem.COURTESY, 0.95)));
    assertEquals(Kind.NO_DATA, why(none.estimate(GAP, QualityDimension.EMPATHY, 0.95)));
    assertEquals(Kind.NO_DATA, why(none.estimate(GAP, DimensionWeights.EQUAL, 0.95)));
    assertEquals(Kind.NO_DATA, why(none.estimateByOwnPoints(GAP, 0.95)));
    assertEquals(Kind.NO_DATA, why(none.servperf(0.95)));
    assertTrue(none.averageWeights().isEmpty());

    ServqualTally one = none.add(FULL);
    assertEquals(Kind.TOO_FEW, why(one.estimate(GAP, DimensionWeights.PUBLISHED_1990, 0.95)));
    assertEquals(Kind.TOO_FEW, why(one.estimate(GAP, QualityDimension.EMPATHY, 0.95)));
    assertEquals(Kind.TOO_FEW, why(one.estimateByOwnPoints(GAP, 0.95)));
    assertEquals(-1.0, one.mean(GAP, DimensionWeights.PUBLISHED_1990).mean().value(), 1e-12);

    Estimate equal = one.add(FULL).estimate(GAP, QualityDimension.EMPATHY, 0.95);
    assertEquals(Estimate.of(-1, 2), equal, "a value without an interval");
  }

  @Test
  void respondentsWithoutPointsAreInAllScoresButTheirOwn() {
    ServqualAnswers without = Respondents.byRule(Edition.REFINED_1991, i -> 5, i -> 5);
    ServqualTally tally = ServqualTally.empty().add(FULL).add(FULL).add(without);
    assertEquals(2, tally.estimateByOwnPoints(GAP, 0.95).sampleSize());
    assertEquals(-1.0, tally.estimateByOwnPoints(GAP, 0.95).value());
    assertEquals(3, tally.estimate(GAP, DimensionWeights.EQUAL, 0.95).sampleSize());
    assertEquals(OptionalInt.empty(), without.points(QualityDimension.EMPATHY));
    assertEquals(OptionalInt.of(16), FULL.points(QualityDimension.EMPATHY));
    assertEquals(DimensionWeights.PUBLISHED_1990, tally.averageWeights().orElseThrow());
  }

  @Test
  void reliabilityCountsWhoLeftOutAnItemAsMissing() {
    ServqualAnswers part = FULL.withPerception(ServqualItem.COURTESY, 3);
    ScaleReliability reliability = Stream.of(FULL, part, NONE.with(ServqualItem.COURTESY, 2, 3))
        .collect(GAP.reliability(QualityDimension.ASSURANCE));
    assertEquals(2, reliability.responses());
    assertEquals(1, reliability.missing());
    assertEquals("-6 to 6", reliability.form().scale().toString());
  }

  @Test
  void rejectsBadAnswers() {
    List<Integer> full = Collections.nCopies(22, 4);
    assertEquals(
        "expectations must be 22, one for each item, were 21. Start from none() where answers are missing.",
        message(() -> ServqualAnswers.of(Edition.REFINED_1991, full.subList(0, 21), full)));
    assertTrue(
        message(() -> ServqualAnswers.of(Edition.REFINED_1991, full, Collections.nCopies(23, 4)))
            .startsWith("perceptions must be 22"));
    assertTrue(message(() -> NONE.with(ServqualItem.COURTESY, 0, 4))
        .startsWith("score must be 1 to 7, was 0."));
    assertTrue(message(() -> NONE.withPerception(ServqualItem.COURTESY, 8))
        .startsWith("score must be 1 to 7, was 8."));
    assertTrue(message(() -> ServqualAnswers.none(Edition.ORIGINAL_1988)
            .withExpectation(ServqualItem.PROMPT_SERVICE, 8))
        .startsWith("score must be 1 to 7, was 8."));
  }

  @Test
  void rejectsBadPointsAndWeights() {
    assertEquals(
        "points must not be negative, were -1 for TANGIBLES",
        message(() -> NONE.withPoints(-1, 41, 20, 20, 20)));
    assertTrue(message(() -> NONE.withPoints(20, 20, 20, 20, 19))
        .startsWith("points must add up to 100, added up to 99."));
    assertTrue(message(() -> NONE.withPoints(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0, 0))
        .startsWith("points must add up to 100, added up to 4294967294."));
    assertEquals(
        "reliability must be 0 to 1e100, was -1.0",
        message(() -> new DimensionWeights(1, -1, 1, 1, 1)));
    assertEquals(
        "weights must not all be zero, their sum was 0.0",
        message(() -> new DimensionWeights(0, 0, -0.0, 0, 0)));
    assertTrue(message(() -> new DimensionWeights(1, 1, Double.NaN, 1, 1)).contains("NaN"));
    assertTrue(message(() -> new DimensionWeights(1, 1, 1, 1, Double.POSITIVE_INFINITY))
        .contains("Infinity"));
    assertEquals(new DimensionWeights(0, 1, 1, 1, 1), new DimensionWeights(-0.0, 1, 1, 1, 1));
  }

  @Test
  void rejectsLevelsAndNulls() {
    ServqualTally tally = ServqualTally.empty();
    assertTrue(message(() -> tally.servperf(1)).startsWith("level must be between 0 and 1"));
    assertTrue(message(() -> tally.estimateByOwnPoints(GAP, 0)).startsWith("level must be"));
    new NullPointerTester().testAllPublicInstanceMethods(tally);
    new NullPointerTester().testAllPublicInstanceMethods(NONE);
    new NullPointerTester().testAllPublicInstanceMethods(GAP);
    NullPointerTester statics = new NullPointerTester().setDefault(byte[].class, new byte[0]);
    statics.testAllPublicStaticMethods(ServqualAnswers.class);
    statics.testAllPublicStaticMethods(ServqualTally.class);
  }

  /** One number of the byte form changed at a time: none that cannot be is read. */
  @Test
  void rejectsNumbersThatNoRespondentsCanHave() {
    assertRefused(0, -1, "respondents");
    assertRefused(0, 1, "count answers of the 1 respondents, had 2");
    assertRefused(1, 3, "count answers of the 2 respondents, had 3");
    assertRefused(2, 23, "those of 2 numbers, were 23");
    assertRefused(5, 65, "those of 2 numbers, were 65");
    assertRefused(17, -13, "those of 2 numbers, were -13");
    assertRefused(18, 300, "those of 2 numbers from -6 to 6");
    assertRefused(259, 3, "by own points among the complete, had 3 among 2");
    assertRefused(268, 1, "those of 1 numbers");
    long[] row = row(ServqualTally.empty().add(FULL).add(FULL));
    assertEquals(2, row[268]);
    row[5] -= 1;
    row[6] -= 63;
    assertTrue(message(() -> ServqualTally.fromBytes(BYTE_FORM.write(out -> out.numbers(row))))
        .contains("100 points of each of 2 respondents, had 199"));
  }

  private static long[] row(ServqualTally tally) {
    return BYTE_FORM.read(tally.toBytes(), in -> in.numbers(ROW));
  }

  private static void assertRefused(int place, long number, String why) {
    long[] row = row(ServqualTally.empty().add(FULL).add(FULL));
    row[place] = number;
    String message =
        message(() -> ServqualTally.fromBytes(BYTE_FORM.write(out -> out.numbers(row))));
    assertTrue(message.contains(why), message);
  }

  @Test
  void equality() {
    new EqualsTester()
        .addEqualityGroup(
            FULL,
            Respondents.byRule(Edition.REFINED_1991, i -> 6, i -> 5).withPoints(11, 32, 22, 19, 16))
        .addEqualityGroup(FULL.withPoints(20, 20, 20, 20, 20))
        .addEqualityGroup(FULL.withPerception(ServqualItem.COURTESY, 6))
        .addEqualityGroup(FULL.withExpectation(ServqualItem.COURTESY, 5))
        .addEqualityGroup(NONE, ServqualAnswers.none(Edition.REFINED_1991))
        .addEqualityGroup(ServqualAnswers.none(Edition.ORIGINAL_1988))
        .testEquals();
    new EqualsTester()
        .addEqualityGroup(ServqualTally.empty(), Respondents.tally(Stream.empty()))
        .addEqualityGroup(ServqualTally.empty().add(FULL), Respondents.tally(Stream.of(FULL)))
        .addEqualityGroup(ServqualTally.empty().add(NONE))
        .testEquals();
    assertEquals(
        "E 7 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0,"
            + " P 5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0, without points",
        NONE.with(ServqualItem.MODERN_EQUIPMENT, 7, 5).toString());
    assertTrue(FULL.toString().endsWith(", points 11 32 22 19 16"));
  }
}
