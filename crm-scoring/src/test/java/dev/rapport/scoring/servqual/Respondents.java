package dev.rapport.scoring.servqual;

import dev.rapport.scoring.servqual.ServqualItem.Edition;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Respondents for tests: ten made by hand, and some by rule. */
final class Respondents {
  /** The sums of the gaps of each respondent over the items of a dimension; their means are 0.1, -1.3, -0.6, -0.4 and -0.9. */
  private static final int[][] GAP_SUMS = {
    {1, 0, 2, -1, 1, 0, 0, 1, -1, 1},
    {-7, -5, -8, -6, -9, -4, -6, -7, -5, -8},
    {-2, -3, -1, -4, -2, -3, -2, -1, -4, -2},
    {-1, -2, 0, -3, -2, -1, -2, -1, -3, -1},
    {-4, -5, -3, -6, -4, -5, -4, -3, -6, -5}
  };

  private Respondents() {}

  /** Ten who expect 6 of everything; by turns they share out 100 points as published, and otherwise. */
  static List<ServqualAnswers> ten() {
    return IntStream.range(0, 10).mapToObj(Respondents::one).toList();
  }

  private static ServqualAnswers one(int respondent) {
    ServqualAnswers answers = ServqualAnswers.none(Edition.REFINED_1991);
    for (QualityDimension dimension : QualityDimension.values()) {
      int sum = GAP_SUMS[dimension.place()][respondent];
      List<ServqualItem> items = dimension.items();
      for (int i = 0; i < items.size(); i++) {
        // The floors of (sum + 0)/n to (sum + n - 1)/n add up to the sum.
        answers = answers.with(items.get(i), 6, 6 + Math.floorDiv(sum + i, items.size()));
      }
    }
    return respondent % 2 == 0
        ? answers.withPoints(11, 32, 22, 19, 16)
        : answers.withPoints(40, 10, 20, 10, 20);
  }

  /** One who answers each item by rule, as ticked, in the order of the questionnaire. */
  static ServqualAnswers byRule(
      Edition edition, IntUnaryOperator expectation, IntUnaryOperator perception) {
    return ServqualAnswers.of(
        edition,
        IntStream.range(0, 22).map(expectation).boxed().toList(),
        IntStream.range(0, 22).map(perception).boxed().toList());
  }

  static ServqualTally tally(Stream<ServqualAnswers> respondents) {
    return respondents.collect(ServqualTally.collector());
  }
}
