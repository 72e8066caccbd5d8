package dev.rapport.scoring.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.survey.CustomerEffortScore.Ease;
import dev.rapport.scoring.survey.CustomerEffortScore.Effort;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CustomerEffortScoreProperties {
  @Property
  void mergedTallyIsTheTallyOfTheConcatenation(
      @ForAll List<@IntRange(min = 1, max = 5) Integer> left,
      @ForAll List<@IntRange(min = 1, max = 5) Integer> right) {
    List<Integer> all = Stream.concat(right.stream(), left.stream()).toList();
    assertEquals(
        all.stream().collect(Effort.collector()),
        left.stream()
            .collect(Effort.collector())
            .merge(right.stream().collect(Effort.collector())));
    assertEquals(
        all.stream().collect(Ease.collector()),
        left.stream().collect(Ease.collector()).merge(right.stream().collect(Ease.collector())));
  }

  /** Less effort is never a worse net score, whichever way the version points. */
  @Property
  void polarity(
      @ForAll List<@IntRange(min = 1, max = 5) Integer> answers,
      @ForAll @IntRange(min = 1, max = 4) int score) {
    Effort effort = answers.stream().collect(Effort.collector());
    assertTrue(effort.add(score).netEasy(0.9).value()
        >= effort.add(score + 1).netEasy(0.9).value());
    Ease ease = answers.stream().collect(Ease.collector());
    assertTrue(
        ease.add(score).netEasy(0.9).value() <= ease.add(score + 1).netEasy(0.9).value());
  }
}
