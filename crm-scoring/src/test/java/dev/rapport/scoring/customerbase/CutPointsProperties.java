package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CutPointsProperties {
  @Provide
  Arbitrary<long[]> columns() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(0, 4), Arbitraries.longs().between(-1_000_000, 1_000_000))
        .array(long[].class)
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Property
  void everyQuantileHasItsShareAtOrBelowAndNoMoreThanItStrictlyBelow(
      @ForAll("columns") long[] column, @ForAll @IntRange(min = 2, max = 10) int bins) {
    List<Long> cuts =
        CutPoints.quantiles(EmpiricalDistribution.of(column), bins).values();
    for (int k = 1; k < bins; k++) {
      long cut = cuts.get(k - 1);
      long atOrBelow = LongStream.of(column).filter(value -> value <= cut).count();
      long below = LongStream.of(column).filter(value -> value < cut).count();
      assertTrue(atOrBelow * bins >= (long) column.length * k);
      assertTrue(below * bins < (long) column.length * k);
    }
  }

  @Property
  void binsRiseWithTheValueAndEqualValuesMeet(
      @ForAll("columns") long[] column,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll long left,
      @ForAll long right) {
    CutPoints cuts = CutPoints.quantiles(EmpiricalDistribution.of(column), bins);
    assertTrue(cuts.bin(Math.min(left, right)) <= cuts.bin(Math.max(left, right)));
    assertTrue(cuts.bin(left) >= 1 && cuts.bin(left) <= bins);
  }

  @Property
  void binSizesAreThoseOfBinningOneByOne(
      @ForAll("columns") long[] column, @ForAll("columns") long[] limits) {
    CutPoints cuts = CutPoints.of(LongStream.of(limits).sorted().toArray());
    Long[] expected = new Long[cuts.bins()];
    Arrays.fill(expected, 0L);
    for (long value : column) {
      expected[cuts.bin(value) - 1]++;
    }
    assertEquals(List.of(expected), cuts.binSizes(EmpiricalDistribution.of(column)));
  }

  @Property
  void theUnitOfTheValuesMovesTheCutPointsAndNoCustomer(
      @ForAll("columns") long[] column,
      @ForAll @IntRange(min = 2, max = 10) int bins,
      @ForAll @IntRange(min = 1, max = 1_000) int factor) {
    CutPoints cuts = CutPoints.quantiles(EmpiricalDistribution.of(column), bins);
    long[] scaled = LongStream.of(column).map(value -> value * factor).toArray();
    CutPoints scaledCuts = CutPoints.quantiles(EmpiricalDistribution.of(scaled), bins);
    for (int i = 0; i < column.length; i++) {
      assertEquals(cuts.bin(column[i]), scaledCuts.bin(scaled[i]));
    }
  }

  @Property
  void withoutTiesBinsDifferByAtMostOneCustomer(
      @ForAll @IntRange(min = 1, max = 60) int customers,
      @ForAll @IntRange(min = 2, max = 10) int bins) {
    EmpiricalDistribution distinct =
        EmpiricalDistribution.of(LongStream.range(0, customers).map(i -> i * i).toArray());
    List<Long> sizes = CutPoints.quantiles(distinct, bins).binSizes(distinct);
    long fewest = sizes.stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = sizes.stream().mapToLong(Long::longValue).max().orElseThrow();
    assertTrue(most - fewest <= 1, sizes::toString);
  }
}
