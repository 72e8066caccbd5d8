package dev.rapport.scoring.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Beside the sort of the JDK, on what the digits make of few and many, equal and nearly equal keys. */
class RadixSortTest {
  private static void assertSorted(int size, IntToLongFunction keyOf, IntUnaryOperator tagOf) {
    long[] keys = IntStream.range(0, size).mapToLong(keyOf).toArray();
    int[] tags = IntStream.range(0, size).map(tagOf).toArray();
    int[] order = IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(i -> tags[i]).thenComparingLong(i -> keys[i]))
        .mapToInt(i -> i)
        .toArray();
    long[] expectedKeys = Arrays.stream(order).mapToLong(i -> keys[i]).toArray();
    int[] expectedTags = Arrays.stream(order).map(i -> tags[i]).toArray();
    RadixSort.byTagThenKey(keys, tags);
    assertArrayEquals(expectedKeys, keys);
    assertArrayEquals(expectedTags, tags);
  }

  @Test
  void nothingAndOneAndAllEqual() {
    assertSorted(0, i -> i, i -> i);
    assertSorted(1, i -> 7, i -> 3);
    assertSorted(3000, i -> 7, i -> 3);
  }

  @Test
  void amountsOfFewNumbersOfPurchases() {
    SplittableRandom random = new SplittableRandom(1);
    assertSorted(
        20_000,
        i -> Double.doubleToRawLongBits(random.nextInt(1, 500_000) / 100.0),
        i -> random.nextInt(1, 6));
  }

  @Test
  void keysThatDifferInTheLowestBitsAndOneInTheHighest() {
    SplittableRandom random = new SplittableRandom(2);
    assertSorted(5_000, i -> i == 17 ? Long.MAX_VALUE : random.nextInt(1000), i -> 0);
  }

  @Test
  void everyKeyAndTagDiffers() {
    SplittableRandom random = new SplittableRandom(3);
    assertSorted(5_000, i -> random.nextLong() >>> 1, i -> random.nextInt() >>> 1);
    assertSorted(5_000, i -> random.nextLong() >>> 1, i -> 1 << 30);
  }
}
