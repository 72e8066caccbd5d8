package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.survey.AcsiIndex.Answers;
import dev.rapport.scoring.survey.AcsiIndex.Weights;
import java.util.Arrays;
import java.util.List;
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

class AcsiIndexProperties {
  private static AcsiIndex of(List<Answers> all) {
    return all.stream().collect(AcsiIndex.collector());
  }

  @Provide
  Arbitrary<Answers> answers() {
    Arbitrary<Integer> score = Arbitraries.integers().between(1, 10);
    return Combinators.combine(score, score, score).as(Answers::new);
  }

  @Provide
  Arbitrary<Weights> weights() {
    Arbitrary<Double> weight = Arbitraries.doubles().between(0, 5).ofScale(2);
    return Combinators.combine(weight, weight, weight.map(w -> w + 0.01)).as(Weights::new);
  }

  @Property
  void endsOfTheScale(
      @ForAll("weights") Weights weights, @ForAll @IntRange(min = 2, max = 50) int respondents) {
    AcsiIndex worst = AcsiIndex.empty();
    AcsiIndex best = AcsiIndex.empty();
    for (int i = 0; i < respondents; i++) {
      worst = worst.add(new Answers(1, 1, 1));
      best = best.add(new Answers(10, 10, 10));
    }
    assertEquals(0, worst.estimate(weights, 0.95).value(), 1e-12);
    assertEquals(100, best.estimate(weights, 0.95).value(), 1e-12);
  }

  /** The index is the mean of the respondents' own indices, and its interval the t interval of that mean. */
  @Property
  void theIndexIsTheMeanOfTheRespondentsIndices(
      @ForAll @Size(min = 2, max = 30) List<@From("answers") Answers> all,
      @ForAll("weights") Weights w) {
    double sum = w.satisfaction() + w.expectancy() + w.ideal();
    double[] own = all.stream()
        .mapToDouble(a -> 100
            * (w.satisfaction() * (a.satisfaction() - 1)
                + w.expectancy() * (a.expectancy() - 1)
                + w.ideal() * (a.ideal() - 1))
            / (9 * sum))
        .toArray();
    double mean = Arrays.stream(own).average().orElseThrow();
    double squares = Arrays.stream(own).map(x -> (x - mean) * (x - mean)).sum();
    assertEquals(mean, of(all).estimate(w, 0.95).value(), 1e-9);
    assertEquals(squares, of(all).mean(w).squaredDeviations(), 1e-6);
    assertTrue(squares < 1e-9 || of(all).estimate(w, 0.95).interval().isPresent());
    of(all)
        .estimate(w, 0.95)
        .interval()
        .ifPresent(interval -> assertTrue(interval.lower() >= 0 && interval.upper() <= 100));
  }

  @Property
  void onlyTheProportionsOfTheWeightsMatterAndTheIndexLiesBetweenTheItems(
      @ForAll @Size(min = 2, max = 30) List<@From("answers") Answers> all,
      @ForAll("weights") Weights w,
      @ForAll @DoubleRange(min = 0.1, max = 1000) double factor) {
    AcsiIndex tally = of(all);
    Weights scaled =
        new Weights(w.satisfaction() * factor, w.expectancy() * factor, w.ideal() * factor);
    double index = tally.mean(w).mean().value();
    assertEquals(index, tally.mean(scaled).mean().value(), 1e-9);
    double s = tally.mean(new Weights(1, 0, 0)).mean().value();
    double e = tally.mean(new Weights(0, 1, 0)).mean().value();
    double i = tally.mean(new Weights(0, 0, 1)).mean().value();
    assertTrue(index >= Math.min(s, Math.min(e, i)) - 1e-9);
    assertTrue(index <= Math.max(s, Math.max(e, i)) + 1e-9);
  }

  @Property
  void mergedTallyIsTheTallyOfTheConcatenation(
      @ForAll List<@From("answers") Answers> left, @ForAll List<@From("answers") Answers> right) {
    AcsiIndex merged = of(left).merge(of(right));
    assertEquals(of(Stream.concat(right.stream(), left.stream()).toList()), merged);
    assertEquals(merged, of(right).merge(of(left)));
    assertEquals(left.size() + right.size(), merged.responses());
  }
}
