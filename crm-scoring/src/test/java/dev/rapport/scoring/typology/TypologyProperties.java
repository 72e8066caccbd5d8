package dev.rapport.scoring.typology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TypologyProperties {
  /** Few different values, so that ties are common. */
  @Provide
  Arbitrary<Double> values() {
    return Arbitraries.integers().between(-3, 3).map(Integer::doubleValue);
  }

  @Provide
  Arbitrary<QuadrantClassifier> classifiers() {
    Arbitrary<Cut> cuts = Combinators.combine(
            values(), Arbitraries.of(Cut.Basis.values()), Arbitraries.of(Cut.Tie.values()))
        .as(Cut::new);
    return Combinators.combine(cuts, cuts).as(QuadrantClassifier::of);
  }

  @Property
  void everyPlaceHasTheSideOfEachAxis(
      @ForAll("classifiers") QuadrantClassifier cuts, @ForAll double x, @ForAll double y) {
    Quadrant quadrant = cuts.classify(x, y);
    assertEquals(cuts.first().isHigh(x), quadrant.isFirstHigh());
    assertEquals(cuts.second().isHigh(y), quadrant.isSecondHigh());
    assertSame(quadrant, PatronageType.TYPOLOGY.place(cuts, x, y).type().quadrant());
  }

  @Property
  void swappingTheAxesTransposes(
      @ForAll("classifiers") QuadrantClassifier cuts,
      @ForAll("values") double x,
      @ForAll("values") double y) {
    assertSame(cuts.classify(x, y).transposed(), cuts.transposed().classify(y, x));
    assertSame(cuts.classify(x, y), cuts.classify(x, y).transposed().transposed());
  }

  @Property
  void raisingAnAxisNeverLowersItsSideAndLeavesTheOther(
      @ForAll("classifiers") QuadrantClassifier cuts,
      @ForAll("values") double x,
      @ForAll("values") double y,
      @ForAll @IntRange(max = 4) int rise) {
    Quadrant before = cuts.classify(x, y);
    Quadrant right = cuts.classify(x + rise, y);
    Quadrant up = cuts.classify(x, y + rise);
    assertTrue(right.isFirstHigh() || !before.isFirstHigh());
    assertEquals(before.isSecondHigh(), right.isSecondHigh());
    assertTrue(up.isSecondHigh() || !before.isSecondHigh());
    assertEquals(before.isFirstHigh(), up.isFirstHigh());
  }

  @Property
  void theMedianLeavesAtMostHalfHighAndDoesNotLookAtTheOrder(
      @ForAll @Size(min = 1, max = 20) double[] sample) {
    Cut cut = Cut.median(sample);
    assertTrue(2 * Arrays.stream(sample).filter(cut::isHigh).count() <= sample.length);
    double[] reversed = new double[sample.length];
    Arrays.setAll(reversed, i -> sample[sample.length - 1 - i]);
    assertEquals(cut, Cut.median(reversed));
    assertEquals(Cut.mean(sample), Cut.mean(reversed));
  }

  @Property
  void neitherTheMeanNorTheMedianLeavesTheRange(@ForAll @Size(min = 1, max = 20) double[] sample) {
    double least = Arrays.stream(sample).min().orElseThrow();
    double most = Arrays.stream(sample).max().orElseThrow();
    for (Cut cut : new Cut[] {Cut.mean(sample), Cut.median(sample)}) {
      assertTrue(least <= cut.value() && cut.value() <= most);
      assertFalse(cut.isHigh(least));
    }
  }
}
