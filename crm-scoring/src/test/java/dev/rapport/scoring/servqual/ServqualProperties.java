package dev.rapport.scoring.servqual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.scoring.samples.ByteForms;
import dev.rapport.scoring.servqual.ServqualItem.Edition;
import dev.rapport.scoring.survey.RatingScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ServqualProperties {
  private static final ServqualMeasure GAP = ServqualMeasure.GAP;
  private static final ServqualMeasure PERCEPTION = ServqualMeasure.PERCEPTION;
  private static final ServqualMeasure EXPECTATION = ServqualMeasure.EXPECTATION;

  private static ServqualTally of(List<ServqualAnswers> all) {
    return Respondents.tally(all.stream());
  }

  /** Respondents who left out answers, dimensions and points. */
  @Provide
  Arbitrary<ServqualAnswers> answers() {
    Arbitrary<List<Integer>> scores =
        Arbitraries.integers().between(0, 7).list().ofSize(44);
    return Combinators.combine(scores, Arbitraries.of(Edition.values()), points())
        .as((ticked, edition, points) -> points.isEmpty()
            ? answers(edition, ticked)
            : withPoints(answers(edition, ticked), points));
  }

  /** Respondents who answered all, from 1 to 6 only. */
  @Provide
  Arbitrary<ServqualAnswers> complete() {
    return Arbitraries.integers()
        .between(1, 6)
        .list()
        .ofSize(44)
        .map(ticked -> answers(Edition.REFINED_1991, ticked));
  }

  @Provide
  Arbitrary<DimensionWeights> weights() {
    Arbitrary<Double> weight = Arbitraries.doubles().between(0, 100).ofScale(2);
    return Combinators.combine(weight, weight, weight, weight, weight.map(w -> w + 0.01))
        .as(DimensionWeights::new);
  }

  private static Arbitrary<List<Integer>> points() {
    return Arbitraries.integers()
        .between(0, 100)
        .list()
        .ofSize(4)
        .map(cuts -> {
          List<Integer> ends = new ArrayList<>(cuts.stream().sorted().toList());
          ends.add(100);
          return IntStream.range(0, 5)
              .mapToObj(i -> ends.get(i) - (i == 0 ? 0 : ends.get(i - 1)))
              .toList();
        })
        .optional(0.7)
        .map(shared -> shared.orElse(List.of()));
  }

  private static ServqualAnswers withPoints(ServqualAnswers answers, List<Integer> points) {
    return answers.withPoints(
        points.get(0), points.get(1), points.get(2), points.get(3), points.get(4));
  }

  private static ServqualAnswers answers(Edition edition, List<Integer> ticked) {
    ServqualAnswers answers = ServqualAnswers.none(edition);
    for (ServqualItem item : ServqualItem.values()) {
      int expectation = ticked.get(item.number() - 1);
      int perception = ticked.get(item.number() + 21);
      answers = expectation == 0 ? answers : answers.withExpectation(item, expectation);
      answers = perception == 0 ? answers : answers.withPerception(item, perception);
    }
    return answers;
  }

  /** Puts expectations where perceptions are, or something else; answers must be of 1991. */
  private static ServqualAnswers rebuilt(ServqualAnswers all, boolean isSwapped, int shift) {
    ServqualAnswers other = ServqualAnswers.none(Edition.REFINED_1991);
    for (ServqualItem item : ServqualItem.values()) {
      int expectation = all.score(EXPECTATION, item).orElseThrow() + shift;
      int perception = all.score(PERCEPTION, item).orElseThrow() + shift;
      other = isSwapped
          ? other.with(item, perception, expectation)
          : other.with(item, expectation, perception);
    }
    return other;
  }

  private static List<ServqualAnswers> rebuilt(
      List<ServqualAnswers> all, boolean isSwapped, int shift) {
    return all.stream().map(one -> rebuilt(one, isSwapped, shift)).toList();
  }

  @Property
  void whatIsPerceivedAsExpectedHasNoGap(
      @ForAll @Size(min = 2, max = 5) List<@From("complete") ServqualAnswers> all,
      @ForAll("weights") DimensionWeights weights) {
    List<ServqualAnswers> met = all.stream()
        .map(one -> Respondents.byRule(
            Edition.REFINED_1991,
            i -> one.score(EXPECTATION, ServqualItem.of(i + 1)).orElseThrow(),
            i -> one.score(EXPECTATION, ServqualItem.of(i + 1)).orElseThrow()))
        .toList();
    Estimate zero = Estimate.of(0, all.size());
    assertEquals(zero, of(met).estimate(GAP, weights, 0.95));
    for (QualityDimension dimension : QualityDimension.values()) {
      assertEquals(zero, of(met).estimate(GAP, dimension, 0.95));
    }
    for (ServqualItem item : ServqualItem.values()) {
      assertEquals(zero, of(met).estimate(GAP, item, 0.95));
    }
  }

  @Property
  void swappingExpectationAndPerceptionTurnsTheGapsRound(
      @ForAll @Size(min = 2, max = 5) List<@From("complete") ServqualAnswers> all,
      @ForAll("weights") DimensionWeights weights,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    ServqualTally tally = of(all);
    ServqualTally swapped = of(rebuilt(all, true, 0));
    for (QualityDimension dimension : QualityDimension.values()) {
      assertEquals(
          tally.estimate(GAP, dimension, level).map(gap -> -gap),
          swapped.estimate(GAP, dimension, level));
      assertEquals(tally.mean(PERCEPTION, dimension), swapped.mean(EXPECTATION, dimension));
    }
    assertEquals(
        tally.estimate(GAP, weights, level).map(gap -> -gap),
        swapped.estimate(GAP, weights, level));
  }

  @Property
  void shiftingBothAnswersLeavesTheGaps(
      @ForAll @Size(min = 2, max = 5) List<@From("complete") ServqualAnswers> all) {
    ServqualTally tally = of(all);
    ServqualTally higher = of(rebuilt(all, false, 1));
    for (QualityDimension dimension : QualityDimension.values()) {
      assertEquals(tally.mean(GAP, dimension), higher.mean(GAP, dimension));
      assertEquals(
          tally.mean(PERCEPTION, dimension).mean().value() + 1,
          higher.mean(PERCEPTION, dimension).mean().value(),
          1e-12);
    }
    assertEquals(tally.servperf(0.9).value() + 1, higher.servperf(0.9).value(), 1e-12);
  }

  @Property
  void scoresAndIntervalsStayOnTheScale(
      @ForAll @Size(max = 5) List<@From("answers") ServqualAnswers> all,
      @ForAll("weights") DimensionWeights weights,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    ServqualTally tally = of(all);
    for (ServqualMeasure measure : ServqualMeasure.values()) {
      List<Estimate> estimates = new ArrayList<>();
      Stream.of(ServqualItem.values())
          .forEach(item -> estimates.add(tally.estimate(measure, item, level)));
      Stream.of(QualityDimension.values())
          .forEach(dimension -> estimates.add(tally.estimate(measure, dimension, level)));
      estimates.add(tally.estimate(measure, weights, level));
      estimates.add(tally.estimateByOwnPoints(measure, level));
      RatingScale scale = measure.scale();
      for (Estimate estimate : estimates) {
        assertEquals(estimate.sampleSize() >= 2, estimate.isKnown());
        estimate.interval().ifPresent(interval -> {
          assertTrue(interval.lower() >= scale.lowest() && interval.upper() <= scale.highest());
          assertTrue(interval.contains(estimate.value()));
          assertTrue(interval.width() > 0, estimate::toString);
        });
      }
    }
  }

  /** Every number against a plain computation with doubles, missing answers and all. */
  @Property
  void agreesWithThePlainComputation(
      @ForAll @Size(max = 5) List<@From("answers") ServqualAnswers> all,
      @ForAll("weights") DimensionWeights weights) {
    ServqualTally tally = of(all);
    assertEquals(all.size(), tally.respondents());
    for (ServqualMeasure measure : ServqualMeasure.values()) {
      for (ServqualItem item : ServqualItem.values()) {
        double[] scores = all.stream()
            .map(one -> one.score(measure, item))
            .filter(OptionalInt::isPresent)
            .mapToDouble(OptionalInt::getAsInt)
            .toArray();
        assertSample(scores, tally.mean(measure, item));
        assertEquals(all.size() - scores.length, tally.missing(measure, item));
      }
      for (QualityDimension dimension : QualityDimension.values()) {
        double[] scores = all.stream()
            .map(one -> score(one, measure, dimension))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
        assertSample(scores, tally.mean(measure, dimension));
      }
      List<ServqualAnswers> complete = all.stream()
          .filter(one -> Stream.of(QualityDimension.values())
              .allMatch(dimension -> score(one, measure, dimension).isPresent()))
          .toList();
      assertEquals(complete.size(), tally.complete(measure));
      assertSample(
          complete.stream().mapToDouble(one -> overall(one, measure, weights)).toArray(),
          tally.mean(measure, weights));
      assertSample(
          complete.stream()
              .filter(one -> one.points(QualityDimension.TANGIBLES).isPresent())
              .mapToDouble(one -> overall(one, measure, own(one)))
              .toArray(),
          tally.meanByOwnPoints(measure));
    }
  }

  private static OptionalDouble score(
      ServqualAnswers one, ServqualMeasure measure, QualityDimension dimension) {
    return dimension.items().stream()
        .map(item -> one.score(measure, item))
        .filter(OptionalInt::isPresent)
        .mapToInt(OptionalInt::getAsInt)
        .average();
  }

  private static double overall(
      ServqualAnswers one, ServqualMeasure measure, DimensionWeights weights) {
    double sum = 0;
    for (QualityDimension dimension : QualityDimension.values()) {
      sum += weights.share(dimension) * score(one, measure, dimension).orElseThrow();
    }
    return sum;
  }

  private static DimensionWeights own(ServqualAnswers one) {
    double[] points = Stream.of(QualityDimension.values())
        .mapToDouble(dimension -> one.points(dimension).orElseThrow())
        .toArray();
    return new DimensionWeights(points[0], points[1], points[2], points[3], points[4]);
  }

  private static void assertSample(double[] values, SampleMean sample) {
    assertEquals(values.length, sample.size());
    if (values.length > 0) {
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
      assertEquals(mean, sample.mean().value(), 1e-9);
      assertEquals(squares, sample.squaredDeviations(), 1e-9);
    }
  }

  @Property
  void theOverallScoreLiesBetweenTheDimensionsAndOnlyTheProportionsOfWeightsMatter(
      @ForAll @Size(min = 1, max = 5) List<@From("complete") ServqualAnswers> all,
      @ForAll("weights") DimensionWeights w,
      @ForAll @DoubleRange(min = 0.1, max = 1000) double factor) {
    ServqualTally tally = of(all);
    double[] gaps = Stream.of(QualityDimension.values())
        .mapToDouble(dimension -> tally.mean(GAP, dimension).mean().value())
        .toArray();
    double overall = tally.mean(GAP, w).mean().value();
    assertTrue(overall >= Arrays.stream(gaps).min().orElseThrow() - 1e-9);
    assertTrue(overall <= Arrays.stream(gaps).max().orElseThrow() + 1e-9);
    DimensionWeights scaled = new DimensionWeights(
        w.tangibles() * factor,
        w.reliability() * factor,
        w.responsiveness() * factor,
        w.assurance() * factor,
        w.empathy() * factor);
    assertEquals(overall, tally.mean(GAP, scaled).mean().value(), 1e-9);
    assertEquals(
        Arrays.stream(gaps).average().orElseThrow(),
        tally.mean(GAP, DimensionWeights.EQUAL).mean().value(),
        1e-9);
  }

  /** Weights by items and a complete sample: the mean of all answers. */
  @Property
  void servperfIsTheMeanOfAllPerceptions(
      @ForAll @Size(min = 2, max = 5) List<@From("complete") ServqualAnswers> all) {
    double mean = all.stream()
        .flatMap(one -> Stream.of(ServqualItem.values()).map(item -> one.score(PERCEPTION, item)))
        .mapToInt(OptionalInt::orElseThrow)
        .average()
        .orElseThrow();
    assertEquals(mean, of(all).servperf(0.95).value(), 1e-9);
  }

  @Property
  void talliesAreACommutativeMonoid(
      @ForAll @Size(max = 3) List<@From("answers") ServqualAnswers> first,
      @ForAll @Size(max = 3) List<@From("answers") ServqualAnswers> second,
      @ForAll @Size(max = 3) List<@From("answers") ServqualAnswers> third) {
    ServqualTally a = of(first);
    ServqualTally b = of(second);
    ServqualTally c = of(third);
    assertEquals(a, a.merge(ServqualTally.empty()));
    assertEquals(a.merge(b), b.merge(a));
    assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
    List<ServqualAnswers> all = new ArrayList<>(third);
    all.addAll(first);
    all.addAll(second);
    ServqualTally whole = a.merge(b).merge(c);
    assertEquals(of(all), whole);
    assertEquals(all.parallelStream().collect(ServqualTally.collector()), whole);
    assertEquals(
        all.stream().reduce(ServqualTally.empty(), ServqualTally::add, ServqualTally::merge),
        whole);
    // The same bits, whatever the order.
    assertEquals(
        of(all).mean(GAP, DimensionWeights.PUBLISHED_1990),
        whole.mean(GAP, DimensionWeights.PUBLISHED_1990));
  }

  @Property(tries = 30)
  void aTallyTravels(@ForAll @Size(max = 3) List<@From("answers") ServqualAnswers> all) {
    ByteForms.assertTravels(of(all), ServqualTally::toBytes, ServqualTally::fromBytes);
  }

  /** A changed byte is refused, or is another tally whose numbers can be read. */
  @Property
  void changedBytesAreRefusedOrReadAsATally(
      @ForAll @Size(max = 3) List<@From("answers") ServqualAnswers> all,
      @ForAll @IntRange(max = 100_000) int place,
      @ForAll byte value) {
    byte[] bytes = of(all).toBytes();
    bytes[place % bytes.length] = value;
    ServqualTally read;
    try {
      read = ServqualTally.fromBytes(bytes);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertEquals(read, ServqualTally.fromBytes(read.toBytes()));
    for (ServqualMeasure measure : ServqualMeasure.values()) {
      read.estimate(measure, DimensionWeights.EQUAL, 0.95);
      read.estimateByOwnPoints(measure, 0.95);
      for (QualityDimension dimension : QualityDimension.values()) {
        read.estimate(measure, dimension, 0.95);
      }
    }
    assertTrue(read.averageWeights().isEmpty() || read.respondents() > 0);
  }

  /** Whoever ticks 8 less the answer to a negative statement means the same. */
  @Property
  void negativeStatementsAreTurnedRound(
      @ForAll @Size(min = 2, max = 6) List<@From("complete") ServqualAnswers> all) {
    List<ServqualAnswers> original = all.stream()
        .map(one -> Respondents.byRule(
            Edition.ORIGINAL_1988,
            i -> ticked(one, EXPECTATION, i),
            i -> ticked(one, PERCEPTION, i)))
        .toList();
    assertEquals(of(all), of(original));
  }

  private static int ticked(ServqualAnswers one, ServqualMeasure measure, int place) {
    ServqualItem item = Edition.ORIGINAL_1988.items().get(place);
    int score = one.score(measure, item).orElseThrow();
    return Edition.ORIGINAL_1988.isReversed(item) ? 8 - score : score;
  }
}
