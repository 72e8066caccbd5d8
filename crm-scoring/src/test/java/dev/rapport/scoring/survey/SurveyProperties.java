package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SurveyProperties {
  private static final RatingScale FIVE = RatingScale.of(1, 5);

  @Provide
  Arbitrary<NetPromoterScore> scores() {
    Arbitrary<Long> count = Arbitraries.longs().between(0, 1000);
    return Combinators.combine(count, count, count, count).as(NetPromoterScore::new);
  }

  @Property
  void netPromoterTalliesAreACommutativeMonoid(
      @ForAll("scores") NetPromoterScore a,
      @ForAll("scores") NetPromoterScore b,
      @ForAll("scores") NetPromoterScore c) {
    assertEquals(a, a.merge(NetPromoterScore.empty()));
    assertEquals(a.merge(b), b.merge(a));
    assertEquals(a.merge(b).merge(c), a.merge(b.merge(c)));
  }

  @Property
  void mergedTallyIsTheTallyOfTheConcatenation(
      @ForAll List<@IntRange(max = 10) Integer> left,
      @ForAll List<@IntRange(max = 10) Integer> right) {
    List<Integer> all = new ArrayList<>(left);
    all.addAll(right);
    NetPromoterScore whole = all.stream().collect(NetPromoterScore.collector());
    NetPromoterScore added = NetPromoterScore.empty();
    for (int score : all) {
      added = added.add(score);
    }
    assertEquals(whole, added);
    assertEquals(
        whole,
        left.stream()
            .collect(NetPromoterScore.collector())
            .merge(right.stream().collect(NetPromoterScore.collector())));
    RatingScale eleven = NetPromoterScore.SCALE;
    assertEquals(
        RatingTally.of(eleven, all),
        RatingTally.of(eleven, right).merge(RatingTally.of(eleven, left)));
    assertEquals(
        all.parallelStream().collect(CustomerSatisfaction.collector(eleven, 3)),
        left.stream()
            .collect(CustomerSatisfaction.collector(eleven, 3))
            .merge(right.stream().collect(CustomerSatisfaction.collector(eleven, 3))));
  }

  @Property
  void swappingTheClassesTurnsTheScoreRound(
      @ForAll("scores") NetPromoterScore score,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    if (score.responses() > 0) {
      assertEquals(
          -score.estimate(level).value(), score.mirrored().estimate(level).value(), 1e-12);
      Interval interval = score.estimate(level).interval().orElseThrow();
      Interval mirror = score.mirrored().estimate(level).interval().orElseThrow();
      assertEquals(-interval.upper(), mirror.lower(), 1e-9);
      assertEquals(-interval.lower(), mirror.upper(), 1e-9);
      assertTrue(interval.lower() >= -100 && interval.upper() <= 100);
    }
  }

  @Property
  void everyIntervalStaysBetweenTheLeastAndTheGreatestScore(
      @ForAll("scores") NetPromoterScore score,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    for (Estimate estimate :
        List.of(score.t(level), score.wald(level), score.adjustedWald(level))) {
      estimate.interval().ifPresent(interval -> {
        assertTrue(interval.lower() >= -100 && interval.upper() <= 100, estimate::toString);
        assertEquals(level, interval.level());
      });
    }
    assertTrue(score.responses() == 0 || score.wald(level).interval().isPresent());
  }

  /** Value and variance are those of the mean of 100, 0, -100; the standard error is zero only where one class has all. */
  @Property
  void scoreIsTheMeanOfThreeValues(@ForAll("scores") NetPromoterScore score) {
    long n = score.responses();
    if (n > 0) {
      double mean = 100.0 * (score.promoters() - score.detractors()) / n;
      double squares = score.promoters() * (100 - mean) * (100 - mean)
          + score.passives() * mean * mean
          + score.detractors() * (100 + mean) * (100 + mean);
      assertEquals(mean, score.estimate(0.9).value(), 1e-9);
      assertEquals(squares, score.mean().squaredDeviations(), 1e-9 * (1 + squares));
      boolean oneClass = score.promoters() == n || score.passives() == n || score.detractors() == n;
      assertEquals(oneClass, score.mean().standardError().value() == 0);
    }
  }

  @Property
  void mergingWeighsTheScoresByTheirSizes(
      @ForAll("scores") NetPromoterScore a, @ForAll("scores") NetPromoterScore b) {
    if (a.responses() > 0 && b.responses() > 0) {
      double sum =
          a.estimate(0.9).value() * a.responses() + b.estimate(0.9).value() * b.responses();
      assertEquals(
          sum / (a.responses() + b.responses()), a.merge(b).estimate(0.9).value(), 1e-9);
    }
  }

  @Property
  void passivesDrawTheScoreToZero(@ForAll("scores") NetPromoterScore score) {
    if (score.responses() > 0) {
      double before = score.estimate(0.9).value();
      double after = score.add(7).estimate(0.9).value();
      assertTrue(before == 0 ? after == 0 : after / before > 0 - 1e-12 && after / before < 1);
    }
  }

  @Property
  void replicatedSamplesAreMoreCertain(@ForAll("scores") NetPromoterScore score) {
    if (score.responses() > 0) {
      NetPromoterScore twice = score.merge(score);
      double one = score.estimate(0.95).interval().orElseThrow().width();
      assertTrue(twice.estimate(0.95).interval().orElseThrow().width() < one);
      assertTrue(twice.wald(0.95).interval().orElseThrow().width()
          <= score.wald(0.95).interval().orElseThrow().width());
    }
  }

  @Property
  void meanOfATallyIsTheMeanOfTheAnswers(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 1, max = 5) Integer> answers) {
    RatingTally tally = RatingTally.of(FIVE, answers);
    double mean = answers.stream().mapToInt(x -> x).average().orElseThrow();
    double squares = answers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    assertEquals(mean, tally.mean().mean().value(), 1e-12);
    assertEquals(squares, tally.mean().squaredDeviations(), 1e-9);
    assertEquals(answers.size(), tally.atLeast(3).successes() + tally.atMost(2).successes());
  }
}
