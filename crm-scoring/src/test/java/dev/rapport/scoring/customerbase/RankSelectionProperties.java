package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Cut points that are found by counting are those of the sorted values, whatever the values are like. */
class RankSelectionProperties {
  /** Long columns of every spread: ties, the whole range, and clusters with far outliers, which take several rounds. */
  @Provide
  Arbitrary<long[]> columns() {
    Arbitrary<Integer> sizes = Arbitraries.oneOf(
        Arbitraries.integers().between(1, 20), Arbitraries.integers().between(200, 2_000));
    return Combinators.combine(
            sizes,
            Arbitraries.integers().between(0, 63),
            Arbitraries.longs(),
            Arbitraries.randoms())
        .as(RankSelectionProperties::column);
  }

  private static long[] column(int size, int bits, long offset, Random random) {
    long[] values = new long[size];
    for (int i = 0; i < size; i++) {
      boolean isFar = random.nextInt(10) == 0;
      long spread =
          bits == 63 || isFar ? random.nextLong() : random.nextLong() >>> (63 - bits) >>> 1;
      values[i] = offset + spread;
    }
    return values;
  }

  @Property
  void cutPointsOfAColumnAreThoseOfItsDistribution(
      @ForAll("columns") long[] values, @ForAll @IntRange(min = 2, max = 100) int bins) {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(values);
    assertEquals(
        CutPoints.quantiles(distribution, bins),
        CutPoints.quantiles(values, 0, values.length, bins));
    if (distribution.min() > Long.MIN_VALUE) {
      assertEquals(
          CutPoints.upperQuantiles(distribution, bins),
          CutPoints.upperQuantiles(values, 0, values.length, bins));
    }
  }

  @Property
  void wholeNumbersAreCutAsLongs(
      @ForAll("columns") long[] values, @ForAll @IntRange(min = 2, max = 10) int bins) {
    int[] ints = LongStream.of(values).mapToInt(value -> (int) value).toArray();
    long[] longs = IntStream.of(ints).asLongStream().toArray();
    assertEquals(
        CutPoints.quantiles(longs, 0, longs.length, bins),
        CutPoints.quantiles(ints, 0, ints.length, bins));
    assertEquals(
        CutPoints.upperQuantiles(longs, 0, longs.length, bins),
        CutPoints.upperQuantiles(ints, 0, ints.length, bins));
  }

  @Property
  void aRangeIsCutLikeAColumnOfItsOwn(@ForAll("columns") long[] values, @ForAll Random random) {
    int start = random.nextInt(values.length);
    int end = start + 1 + random.nextInt(values.length - start);
    long[] own = Arrays.copyOfRange(values, start, end);
    assertEquals(
        CutPoints.quantiles(own, 0, own.length, 5), CutPoints.quantiles(values, start, end, 5));
  }

  @Property
  void equalsMeetInTheBinOfTheFirstOrOfTheLast(
      @ForAll("columns") long[] values, @ForAll @IntRange(min = 2, max = 10) int bins) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted[0] == Long.MIN_VALUE) {
      return;
    }
    CutPoints lower = CutPoints.quantiles(values, 0, values.length, bins);
    CutPoints upper = CutPoints.upperQuantiles(values, 0, values.length, bins);
    for (int i = 0; i < sorted.length; i++) {
      boolean isFirst = i == 0 || sorted[i - 1] < sorted[i];
      boolean isLast = i + 1 == sorted.length || sorted[i] < sorted[i + 1];
      if (isFirst) {
        assertEquals(binOfRank(i + 1L, sorted.length, bins), lower.bin(sorted[i]));
      }
      if (isLast) {
        int fromAbove = binOfRank(sorted.length - i, sorted.length, bins);
        assertEquals(bins + 1 - fromAbove, upper.bin(sorted[i]));
      }
    }
  }

  /** Bin k ends with rank ceil(n k / bins). */
  private static int binOfRank(long rank, int size, int bins) {
    int bin = 1;
    while (rank > Math.ceil((double) size * bin / bins)) {
      bin++;
    }
    return bin;
  }

  @Property
  void equalBinsCutTheRowOfCustomersByValueAndPlace(
      @ForAll("columns") long[] values, @ForAll @IntRange(min = 2, max = 100) int bins) {
    Integer[] row = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(row, (left, right) -> Long.compare(values[left], values[right]));
    byte[] assigned = EqualBins.of(values, bins);
    int[] sizes = new int[bins + 1];
    for (int rank = 1; rank <= row.length; rank++) {
      assertEquals(binOfRank(rank, row.length, bins), assigned[row[rank - 1]]);
      sizes[assigned[row[rank - 1]]]++;
    }
    int least = IntStream.rangeClosed(1, bins).map(bin -> sizes[bin]).min().orElseThrow();
    int most = IntStream.rangeClosed(1, bins).map(bin -> sizes[bin]).max().orElseThrow();
    assertTrue(most - least <= 1, () -> Arrays.toString(sizes));
  }

  @Test
  void equalBinsOfWholeNumbersAreThoseOfLongs() {
    int[] days = {5, 1, 1, 1, 9, 1, 3};
    byte[] bins = EqualBins.of(days, 3);
    assertEquals("[3, 1, 1, 1, 3, 2, 2]", Arrays.toString(EqualBins.of(days, 3)));
    assertEquals(
        Arrays.toString(EqualBins.of(IntStream.of(days).asLongStream().toArray(), 3)),
        Arrays.toString(bins));
  }

  @Test
  void refusesNoCustomersAndTooManyBins() {
    List<Runnable> calls = new ArrayList<>();
    calls.add(() -> CutPoints.quantiles(new long[0], 0, 0, 5));
    calls.add(() -> CutPoints.quantiles(new int[3], 1, 1, 5));
    calls.add(() -> CutPoints.upperQuantiles(new long[3], 0, 3, 1));
    calls.add(() -> CutPoints.upperQuantiles(new int[3], 0, 3, 101));
    calls.add(() -> EqualBins.of(new int[0], 2));
    calls.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
    assertThrows(IndexOutOfBoundsException.class, () -> CutPoints.quantiles(new long[3], 0, 4, 5));
    assertThrows(
        ArithmeticException.class,
        () -> CutPoints.upperQuantiles(new long[] {Long.MIN_VALUE, Long.MIN_VALUE}, 0, 2, 2));
  }
}
