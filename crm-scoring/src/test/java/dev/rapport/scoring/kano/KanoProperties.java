package dev.rapport.scoring.kano;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class KanoProperties {
  record Pair(KanoAnswer functional, KanoAnswer dysfunctional) {}

  @Provide
  Arbitrary<List<Pair>> answers() {
    Arbitrary<KanoAnswer> answer = Arbitraries.of(KanoAnswer.values());
    return Combinators.combine(answer, answer).as(Pair::new).list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<KanoCounts> counts() {
    Arbitrary<Long> count = Arbitraries.longs().between(0, 60);
    return Combinators.combine(count, count, count, count, count, count).as(KanoCounts::new);
  }

  private static KanoTally tally(List<Pair> pairs) {
    KanoTally tally = KanoTally.empty();
    for (Pair pair : pairs) {
      tally = tally.with(pair.functional(), pair.dysfunctional());
    }
    return tally;
  }

  /** All 25 cells: a pair is unwanted exactly if the swapped questions make it wanted. */
  @Property
  void swappingTheQuestionsSwapsWantedAndReverse(
      @ForAll KanoAnswer functional, @ForAll KanoAnswer dysfunctional) {
    for (KanoTable table : List.of(KanoTable.standard(), KanoTable.pouliot())) {
      assertEquals(
          table.category(dysfunctional, functional) == KanoCategory.REVERSE,
          table.category(functional, dysfunctional).isWanted());
    }
  }

  @Property
  void theTallyOfAllIsTheMergedTally(
      @ForAll("answers") List<Pair> left, @ForAll("answers") List<Pair> right) {
    List<Pair> all = new ArrayList<>(left);
    all.addAll(right);
    KanoTally merged = tally(left).plus(tally(right));
    assertEquals(tally(all), merged);
    assertEquals(merged, tally(right).plus(tally(left)));
    assertEquals(merged, merged.plus(KanoTally.empty()));
    assertEquals(all.size(), merged.total());
    for (KanoTable table : List.of(KanoTable.standard(), KanoTable.pouliot())) {
      assertEquals(
          merged.counts(table), tally(left).counts(table).plus(tally(right).counts(table)));
      assertEquals(all.size(), merged.counts(table).total());
    }
  }

  @Property
  void meansStayOnTheScaleAndInTheirIntervals(@ForAll("answers") List<Pair> pairs) {
    KanoTally tally = tally(pairs);
    for (Estimate mean : List.of(tally.functionalMean(0.9), tally.dysfunctionalMean(0.9))) {
      assertEquals(!pairs.isEmpty(), mean.isKnown());
      mean.optionalValue().ifPresent(value -> assertTrue(-2 <= value && value <= 4));
      mean.interval().ifPresent(interval -> {
        assertTrue(interval.contains(mean.value()));
        assertTrue(-2 <= interval.lower() && interval.upper() <= 4);
      });
    }
  }

  @Property
  void coefficientsAreBoundedAndBlindToReverseAndQuestionable(
      @ForAll("counts") KanoCounts counts,
      @ForAll @LongRange(max = 50) long reverse,
      @ForAll @LongRange(max = 50) long questionable) {
    KanoCounts more = counts.plus(new KanoCounts(0, 0, 0, 0, reverse, questionable));
    assertEquals(counts.better(0.95), more.better(0.95));
    assertEquals(counts.worse(0.95), more.worse(0.95));
    counts
        .better(0.95)
        .interval()
        .ifPresent(interval -> assertTrue(0 <= interval.lower() && interval.upper() <= 1));
    counts.worse(0.95).interval().ifPresent(interval -> {
      assertTrue(-1 <= interval.lower() && interval.upper() <= 0);
      assertTrue(interval.contains(counts.worse(0.95).value()));
    });
  }

  /** Both are proportions of A + O + M + I, with the interval of such. */
  @Property
  void coefficientsAreProportionsWithoutReverseAndQuestionable(
      @ForAll("counts") KanoCounts counts,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double level) {
    long answered =
        counts.attractive() + counts.oneDimensional() + counts.mustBe() + counts.indifferent();
    Estimate better =
        Proportion.of(counts.attractive() + counts.oneDimensional(), answered).wilson(level);
    Estimate worse =
        Proportion.of(counts.oneDimensional() + counts.mustBe(), answered).wilson(level);
    assertEquals(better, counts.better(level));
    assertEquals(answered > 0, counts.worse(level).isKnown());
    counts.worse(level).optionalValue().ifPresent(value -> {
      assertEquals(-worse.value(), value, 0);
      Interval expected = worse.interval().orElseThrow();
      Interval interval = counts.worse(level).interval().orElseThrow();
      assertEquals(-expected.upper(), interval.lower(), 0);
      assertEquals(-expected.lower(), interval.upper(), 0);
      assertTrue(-1 <= value && value <= 0);
      assertTrue(0 <= better.value() && better.value() <= 1);
    });
  }

  /** All O, all I, all A and all M, of any number of people. */
  @Property
  void oneCategoryAloneGivesTheEnds(@ForAll @LongRange(min = 1, max = 1L << 52) long n) {
    assertCoefficients(1, -1, new KanoCounts(0, n, 0, 0, 0, 0));
    assertCoefficients(0, 0, new KanoCounts(0, 0, 0, n, 0, 0));
    assertCoefficients(1, 0, new KanoCounts(0, 0, n, 0, 0, 0));
    assertCoefficients(0, -1, new KanoCounts(n, 0, 0, 0, 0, 0));
  }

  private static void assertCoefficients(double better, double worse, KanoCounts counts) {
    assertEquals(better, counts.better(0.95).value(), 0);
    assertEquals(worse, counts.worse(0.95).value(), 0);
  }

  @Property
  void theVerdictIsTheFirstOfThoseNearTheMost(
      @ForAll("counts") KanoCounts counts, @ForAll @DoubleRange(max = 1) double margin) {
    counts.verdict(margin).ifPresent(verdict -> {
      long most = 0;
      for (KanoCategory category : KanoCategory.values()) {
        most =
            category == KanoCategory.QUESTIONABLE ? most : Math.max(most, counts.count(category));
      }
      for (KanoCategory category : KanoCategory.values()) {
        long count = counts.count(category);
        boolean isNear = category != KanoCategory.QUESTIONABLE
            && count > 0
            && (double) (most - count) / counts.total() <= margin;
        assertEquals(isNear, verdict.contenders().contains(category));
        assertTrue(!isNear || verdict.category().compareTo(category) <= 0);
      }
    });
  }

  @Property
  void fongsTestIsSymmetricAndScalesLikeTheRootOfTheCounts(
      @ForAll @LongRange(max = 500) long a,
      @ForAll @LongRange(max = 500) long b,
      @ForAll @LongRange(min = 1, max = 500) long rest) {
    FongTest test = new FongTest(a, b, a + b + rest);
    FongTest swapped = new FongTest(b, a, a + b + rest);
    FongTest fourfold = new FongTest(4 * a, 4 * b, 4 * (a + b + rest));
    assertEquals(test.isSignificant(), swapped.isSignificant());
    assertEquals(test.criticalDifference(), swapped.criticalDifference());
    assertEquals(2 * test.criticalDifference(), fourfold.criticalDifference(), 1e-9);
    assertTrue(!test.isSignificant() || fourfold.isSignificant());
  }
}
