package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.scoring.survey.AcsiIndex.Answers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WeightingProperties {
  private static final SurveyMeasure<Integer> NPS = SurveyMeasure.netPromoterScore();

  record Response(int score, double weight) {}

  @Provide
  Arbitrary<List<Response>> responses() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 10),
            Arbitraries.doubles().between(0.01, 100).ofScale(3))
        .as(Response::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(40);
  }

  private static WeightedTally<Integer> tally(List<Response> responses) {
    return responses.stream()
        .collect(
            WeightedTally.collector(NetPromoterScore.SCALE, Response::score, Response::weight));
  }

  private static void assertClose(Estimate expected, Estimate actual) {
    assertEquals(expected.isKnown(), actual.isKnown());
    if (expected.isKnown()) {
      assertEquals(expected.value(), actual.value(), 1e-9);
      assertEquals(
          expected.interval().isPresent(),
          actual.interval().isPresent(),
          () -> expected + " " + actual);
      expected.interval().ifPresent(one -> {
        Interval other = actual.interval().orElseThrow();
        assertEquals(one.lower(), other.lower(), 1e-8);
        assertEquals(one.upper(), other.upper(), 1e-8);
      });
    }
  }

  @Property
  void equalWeightsGiveThePlainFigures(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 10) Integer> scores,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double weight,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    RatingTally plain = RatingTally.of(NetPromoterScore.SCALE, scores);
    WeightedTally<Integer> weighted = scores.stream()
        .collect(WeightedTally.collector(NetPromoterScore.SCALE, score -> score, score -> weight));
    assertClose(NetPromoterScore.of(plain).estimate(level), weighted.figure(NPS).estimate(level));
    assertClose(
        new CustomerSatisfaction(plain, 3).topBox(level),
        weighted.figure(SurveyMeasure.topBox(NetPromoterScore.SCALE, 3)).estimate(level));
    SurveyMeasure<Integer> mean = SurveyMeasure.meanScore(NetPromoterScore.SCALE);
    assertClose(
        SurveyFigure.of(mean, plain).estimate(level), weighted.figure(mean).estimate(level));
    assertEquals(1, weighted.figure(NPS).designEffect().value(), 1e-9);
    if (scores.size() > 1) {
      assertClose(plain.mean().t(level).clippedTo(0, 10), weighted.figure(mean).estimate(level));
    }
  }

  @Property
  void equalWeightsGiveThePlainEffortAndAcsiFigures(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 1, max = 5) Integer> scores,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    CustomerEffortScore.Effort effort =
        scores.stream().collect(CustomerEffortScore.Effort.collector());
    CustomerEffortScore.Ease ease = scores.stream().collect(CustomerEffortScore.Ease.collector());
    AcsiIndex acsi = AcsiIndex.empty();
    WeightedTally<Integer> first = WeightedTally.on(CustomerEffortScore.Effort.SCALE);
    WeightedTally<Integer> second = WeightedTally.on(CustomerEffortScore.Ease.SCALE);
    WeightedTally<Answers> triples = WeightedTally.empty();
    for (int score : scores) {
      Answers answers = new Answers(score, 11 - score, 2 * score);
      acsi = acsi.add(answers);
      first = first.add(score, 2);
      second = second.add(score, 2);
      triples = triples.add(answers, 0.5);
    }
    assertClose(effort.netEasy(level), first.figure(SurveyMeasure.netEffort()).estimate(level));
    assertClose(ease.netEasy(level), second.figure(SurveyMeasure.netEase()).estimate(level));
    AcsiIndex.Weights weights = AcsiIndex.Weights.STATE_OF_OHIO;
    assertClose(
        acsi.estimate(weights, level),
        triples.figure(SurveyMeasure.acsi(weights)).estimate(level));
  }

  /** Exact sums: the same bits in any order and however the answers are split. */
  @Property
  void talliesAreACommutativeMonoidToTheLastBit(
      @ForAll("responses") List<Response> responses,
      @ForAll @IntRange(max = 40) int cut,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    List<Response> shuffled = new ArrayList<>(responses);
    Collections.shuffle(shuffled, new Random(seed));
    int at = Math.min(cut, shuffled.size());
    WeightedTally<Integer> whole = tally(responses);
    WeightedTally<Integer> left = tally(shuffled.subList(0, at));
    WeightedTally<Integer> right = tally(shuffled.subList(at, shuffled.size()));
    assertEquals(whole, left.merge(right));
    assertEquals(whole, right.merge(left));
    assertEquals(whole, whole.merge(WeightedTally.on(NetPromoterScore.SCALE)));
    assertEquals(whole.hashCode(), left.merge(right).hashCode());
    WeightedTally<Integer> added = WeightedTally.on(NetPromoterScore.SCALE);
    for (Response response : shuffled) {
      added = added.add(response.score(), response.weight());
    }
    assertEquals(whole, added);
    assertEquals(whole.figure(NPS), added.figure(NPS));
  }

  @Property
  void onlyProportionsOfWeightsMatter(
      @ForAll("responses") List<Response> responses,
      @ForAll @IntRange(min = -20, max = 20) int power) {
    double factor = Math.scalb(1.0, power);
    SurveyFigure figure = tally(responses).figure(NPS);
    SurveyFigure scaled = tally(responses.stream()
            .map(r -> new Response(r.score(), factor * r.weight()))
            .toList())
        .figure(NPS);
    assertEquals(figure, scaled);
  }

  @Property
  void figuresStayWithinTheirBounds(
      @ForAll("responses") List<Response> responses,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    for (SurveyMeasure<Integer> measure : List.of(
        NPS,
        SurveyMeasure.topBox(NetPromoterScore.SCALE, 2),
        SurveyMeasure.meanScore(NetPromoterScore.SCALE))) {
      SurveyFigure figure = tally(responses).figure(measure);
      Estimate estimate = figure.estimate(level);
      assertTrue(estimate.interval().isPresent()
          || responses.stream().map(Response::score).distinct().count() == 1);
      estimate
          .interval()
          .ifPresent(interval -> assertTrue(
              interval.lower() >= measure.least() && interval.upper() <= measure.most()));
      double effective = figure.effectiveResponses().value();
      assertTrue(effective > 0 && effective <= responses.size(), () -> "effective " + effective);
      assertTrue(figure.designEffect().value() >= 1);
    }
  }

  /** Copies of every answer in every stratum change no value and shrink the variance. */
  @Property
  void strataOfCopiesKeepTheValue(
      @ForAll @LongRange(min = 1, max = 1000) long first,
      @ForAll @LongRange(min = 1, max = 1000) long second,
      @ForAll @IntRange(min = 2, max = 30) int up,
      @ForAll @IntRange(min = 2, max = 30) int down) {
    PostStratification population = PostStratification.of(Map.of("a", first, "b", second));
    SurveyFigure once = population.figure(Map.of("a", nps(up, 1, 2), "b", nps(1, 2, down)));
    SurveyFigure twice =
        population.figure(Map.of("a", nps(2L * up, 2, 4), "b", nps(2, 4, 2L * down)));
    assertEquals(once.value().value(), twice.value().value(), 1e-9);
    assertTrue(twice.standardError().value() < once.standardError().value());
    double a = nps(up, 1, 2).value().value();
    double b = nps(1, 2, down).value().value();
    double value = once.value().value();
    assertTrue(value >= Math.min(a, b) - 1e-9 && value <= Math.max(a, b) + 1e-9);
    assertFalse(once.designEffect().value() < 1);
  }

  @Property
  void oneStratumIsThePlainFigure(@ForAll @IntRange(min = 0, max = 30) int promoters) {
    SurveyFigure plain = nps(promoters, 3, 4);
    assertEquals(plain, PostStratification.of(Map.of("all", 7L)).figure(Map.of("all", plain)));
  }

  private static SurveyFigure nps(long promoters, long passives, long detractors) {
    return SurveyFigure.of(
        NPS, NetPromoterScore.of(promoters, passives, detractors).mean());
  }
}
