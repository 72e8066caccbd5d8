package dev.rapport.scoring.trust;

import static dev.rapport.scoring.trust.RelationalBenefit.CONFIDENCE;
import static dev.rapport.scoring.trust.RelationalBenefit.SOCIAL;
import static dev.rapport.scoring.trust.RelationalBenefit.SPECIAL_TREATMENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.survey.RatingScale;
import dev.rapport.scoring.survey.ScaleReliability;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RelationalBenefitTallyTest {
  private static final Map<RelationalBenefit, Integer> FORM = Map.of(CONFIDENCE, 3, SOCIAL, 2);

  @Test
  void whoLeavesOutOneBenefitStillCountsInTheOthers() {
    RelationalBenefitTally tally = RelationalBenefitTally.empty(FORM)
        .add(Map.of(CONFIDENCE, List.of(7, 6, 6), SOCIAL, List.of(4, 5)))
        .add(Map.of(CONFIDENCE, List.of(5, 5, 4)));
    assertEquals(5.5, tally.mean(CONFIDENCE, 0.95).value(), 1e-15);
    assertEquals(2, tally.responses(CONFIDENCE));
    assertEquals(0, tally.missing(CONFIDENCE));
    assertEquals(1, tally.responses(SOCIAL));
    assertEquals(1, tally.missing(SOCIAL));
    assertEquals(FORM, tally.items());
    assertEquals(
        UndefinedReason.Kind.TOO_FEW,
        tally.mean(SOCIAL, 0.95).reason().orElseThrow().kind());
    assertEquals(
        UndefinedReason.Kind.NO_DATA,
        RelationalBenefitTally.empty(FORM)
            .mean(SOCIAL, 0.95)
            .reason()
            .orElseThrow()
            .kind());
  }

  /** Computed by a separate script from the published formulas (Cronbach 1951; Feldt, Woodruff and Salih 1987). */
  @Test
  void alphaOfFiveRespondentsToThreeItems() {
    RelationalBenefitTally tally = RelationalBenefitTally.empty(FORM);
    for (List<Integer> row : List.of(
        List.of(5, 4, 5), List.of(4, 4, 4), List.of(2, 3, 2), List.of(3, 3, 4), List.of(1, 2, 1))) {
      tally = tally.add(Map.of(CONFIDENCE, row));
    }
    Estimate alpha = tally.alpha(CONFIDENCE, 0.95);
    assertEquals(0.939873, alpha.value(), 5e-7);
    assertEquals(0.6962, alpha.interval().orElseThrow().lower(), 5e-5);
    assertEquals(0.9933, alpha.interval().orElseThrow().upper(), 5e-5);
    // Totals 14, 12, 7, 10, 4: their variance is 15.8, that of the means 15.8 / 9.
    assertEquals(47.0 / 15, tally.mean(CONFIDENCE, 0.95).value(), 1e-15);
    double half = 2.7764451051977987 * Math.sqrt(15.8 / 9 / 5);
    assertEquals(
        47.0 / 15 - half, tally.mean(CONFIDENCE, 0.95).interval().orElseThrow().lower(), 1e-12);
  }

  @Test
  void badInputIsNamed() {
    RelationalBenefitTally tally = RelationalBenefitTally.empty(FORM);
    assertEquals(
        "benefit must be one of [CONFIDENCE, SOCIAL], was SPECIAL_TREATMENT",
        assertThrows(
                IllegalArgumentException.class,
                () -> tally.add(Map.of(SPECIAL_TREATMENT, List.of(1))))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> tally.mean(SPECIAL_TREATMENT, 0.95));
    assertThrows(IllegalArgumentException.class, () -> tally.add(Map.of(SOCIAL, List.of(1, 8))));
    assertThrows(IllegalArgumentException.class, () -> tally.add(Map.of(SOCIAL, List.of(1))));
    assertThrows(IllegalArgumentException.class, () -> RelationalBenefitTally.empty(Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> RelationalBenefitTally.empty(Map.of(SOCIAL, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> tally.merge(RelationalBenefitTally.empty(Map.of(SOCIAL, 2))));
    assertThrows(
        IllegalArgumentException.class,
        () -> tally.merge(RelationalBenefitTally.empty(Map.of(CONFIDENCE, 2, SOCIAL, 2))));
    assertThrows(IllegalArgumentException.class, () -> tally.mean(SOCIAL, 1));
  }

  @Test
  void bytesOfSomethingElseAreRefused() {
    byte[] bytes = RelationalBenefitTally.empty(Map.of(SOCIAL, 2)).toBytes();
    assertEquals(
        "bytes must hold at least one benefit, held none",
        ByteForms.assertRefused(ByteForms.like(bytes, 0, 0, 0), RelationalBenefitTally::fromBytes));
    byte[] ofFive = ScaleReliability.empty(ScaleReliability.Form.of(RatingScale.of(1, 5), 2))
        .toBytes();
    byte[] wrongScale = ByteForm.of("RelationalBenefitTally", 1)
        .write(out -> out.bytes(new byte[0]).bytes(ofFive).bytes(new byte[0]));
    assertTrue(ByteForms.assertRefused(wrongScale, RelationalBenefitTally::fromBytes)
        .startsWith("bytes must hold items of 1 to 7 that are not reversed"));
  }

  @Test
  void talliesAreEqualByTheirCounts() {
    RelationalBenefitTally tally = RelationalBenefitTally.empty(FORM);
    new EqualsTester()
        .addEqualityGroup(tally, RelationalBenefitTally.empty(FORM))
        .addEqualityGroup(tally.add(Map.of(SOCIAL, List.of(3, 4))))
        .addEqualityGroup(tally.add(Map.of(SOCIAL, List.of(4, 3))))
        .addEqualityGroup(tally.add(Map.of()))
        .testEquals();
    assertEquals(
        "{CONFIDENCE=3 items of 1 to 7, 0 respondents, 1 missing, SOCIAL=2 items of 1 to 7, 0"
            + " respondents, 1 missing}",
        tally.add(Map.of()).toString());
  }

  @Test
  void confidenceIsRankedFirst() {
    assertEquals(1, CONFIDENCE.importanceRank());
    assertEquals(2, SOCIAL.importanceRank());
    assertEquals(3, SPECIAL_TREATMENT.importanceRank());
    assertTrue(RelationalBenefit.RANK_SOURCE.contains("1998"));
  }

  @Provide
  Arbitrary<List<Map<RelationalBenefit, List<Integer>>>> respondents() {
    Arbitrary<Integer> answer = Arbitraries.integers().between(1, 7);
    return Combinators.combine(
            answer.list().ofSize(3).injectNull(0.2), answer.list().ofSize(2).injectNull(0.2))
        .as((confidence, social) -> {
          Map<RelationalBenefit, List<Integer>> given = new EnumMap<>(RelationalBenefit.class);
          if (confidence != null) {
            given.put(CONFIDENCE, confidence);
          }
          if (social != null) {
            given.put(SOCIAL, social);
          }
          return given;
        })
        .list()
        .ofMaxSize(20);
  }

  private static RelationalBenefitTally tally(List<Map<RelationalBenefit, List<Integer>>> all) {
    RelationalBenefitTally tally = RelationalBenefitTally.empty(FORM);
    for (Map<RelationalBenefit, List<Integer>> one : all) {
      tally = tally.add(one);
    }
    return tally;
  }

  @Property
  void talliesOfShardsMergeToTheWholeInAnyOrder(
      @ForAll("respondents") List<Map<RelationalBenefit, List<Integer>>> all,
      @ForAll Random random) {
    List<Map<RelationalBenefit, List<Integer>>> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    int middle = random.nextInt(all.size() + 1);
    RelationalBenefitTally left = tally(shuffled.subList(0, middle));
    RelationalBenefitTally right = tally(shuffled.subList(middle, all.size()));
    RelationalBenefitTally whole = tally(all);
    assertEquals(whole, left.merge(right));
    assertEquals(whole, right.merge(left).merge(RelationalBenefitTally.empty(FORM)));
    ByteForms.assertTravels(
        whole, RelationalBenefitTally::toBytes, RelationalBenefitTally::fromBytes);
    assertArrayEquals(whole.toBytes(), right.merge(left).toBytes());
  }

  @Test
  void theIntervalStaysOnTheScaleAndTwoAlikeHaveNone() {
    RelationalBenefitTally tally =
        RelationalBenefitTally.empty(Map.of(CONFIDENCE, 1)).add(Map.of(CONFIDENCE, List.of(7)));
    assertEquals(
        Estimate.of(6, Interval.of(1, 7, 0.95), 2),
        tally.add(Map.of(CONFIDENCE, List.of(5))).mean(CONFIDENCE, 0.95));
    assertEquals(
        Estimate.of(7, 2), tally.add(Map.of(CONFIDENCE, List.of(7))).mean(CONFIDENCE, 0.95));
  }

  /** Against the mean of the respondents' means, and the scale reliability of the same answers. */
  @Property
  void meanAndAlphaAreThoseOfTheCompleteAnswers(
      @ForAll("respondents") List<Map<RelationalBenefit, List<Integer>>> all) {
    RelationalBenefitTally tally = tally(all);
    for (RelationalBenefit benefit : FORM.keySet()) {
      List<List<Integer>> complete =
          all.stream().flatMap(one -> Stream.ofNullable(one.get(benefit))).toList();
      double[] means = complete.stream()
          .mapToDouble(
              answers -> answers.stream().mapToInt(Integer::intValue).average().orElseThrow())
          .toArray();
      double sum = 0;
      for (double mean : means) {
        sum += mean;
      }
      double squares = 0;
      for (double mean : means) {
        squares += (mean - sum / means.length) * (mean - sum / means.length);
      }
      Estimate expected = new SampleMean(means.length, sum, means.length < 2 ? 0 : squares)
          .t(0.9)
          .clippedTo(1, 7);
      Estimate found = tally.mean(benefit, 0.9);
      assertEquals(expected.isKnown(), found.isKnown());
      if (found.isKnown()) {
        assertEquals(expected.value(), found.value(), 1e-12);
        assertEquals(expected.interval().isPresent(), found.interval().isPresent());
        expected.interval().ifPresent(wanted -> {
          Interval interval = found.interval().orElseThrow();
          assertEquals(wanted.width(), interval.width(), 1e-7);
          assertTrue(interval.lower() >= 1 && interval.upper() <= 7, found::toString);
        });
      }
      ScaleReliability reliability = complete.stream()
          .collect(ScaleReliability.collector(ScaleReliability.Form.of(
              RelationalBenefitTally.SCALE, FORM.getOrDefault(benefit, 0))));
      assertEquals(reliability.alpha(0.9), tally.alpha(benefit, 0.9));
      assertEquals(all.size(), tally.responses(benefit) + tally.missing(benefit));
    }
  }
}
