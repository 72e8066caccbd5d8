package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LargestRemainderProperties {
  /** Small weights that take the path in longs, huge ones that do not, and many equal ones. */
  @Provide
  Arbitrary<long[]> weights() {
    Arbitrary<Long> weight = Arbitraries.oneOf(
        Arbitraries.longs().between(0, 5),
        Arbitraries.longs().between(0, 100_000),
        Arbitraries.longs().greaterOrEqual(0));
    return Arbitraries.oneOf(
            weight.array(Long[].class).ofMinSize(1).ofMaxSize(12),
            Arbitraries.longs().between(0, 5).array(Long[].class).ofMinSize(1).ofMaxSize(12))
        .map(boxed -> Arrays.stream(boxed).mapToLong(Long::longValue).toArray())
        .filter(plain -> Arrays.stream(plain).anyMatch(w -> w > 0));
  }

  @Provide
  Arbitrary<Long> totals() {
    return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-1000, 1000));
  }

  @Property
  void theSharesSumToTheTotal(@ForAll("totals") long total, @ForAll("weights") long[] weights) {
    BigInteger sum = Arrays.stream(LargestRemainder.shares(total, weights))
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
    assertEquals(BigInteger.valueOf(total), sum);
  }

  @Property
  void everyShareIsWithinAUnitOfItsQuota(
      @ForAll("totals") long total, @ForAll("weights") long[] weights) {
    long[] shares = LargestRemainder.shares(total, weights);
    BigInteger sum = Arrays.stream(weights)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
    for (int i = 0; i < weights.length; i++) {
      BigInteger scaled = BigInteger.valueOf(shares[i]).multiply(sum);
      BigInteger quota = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
      assertTrue(scaled.subtract(quota).abs().compareTo(sum) < 0);
    }
  }

  /** One unit at a time to whoever is furthest below the quota: another way to the same shares. */
  @Property
  void agreesWithHandingOutUnitByUnit(
      @ForAll("small") long total, @ForAll("weights") long[] weights) {
    BigInteger sum = Arrays.stream(weights)
        .mapToObj(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
    long[] expected = new long[weights.length];
    BigInteger[] open = new BigInteger[weights.length];
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] parts = BigInteger.valueOf(weights[i])
          .multiply(BigInteger.valueOf(total))
          .divideAndRemainder(sum);
      expected[i] = parts[0].longValueExact();
      open[i] = parts[1];
    }
    for (long left = total - Arrays.stream(expected).sum(); left > 0; left--) {
      int best = 0;
      for (int i = 1; i < open.length; i++) {
        if (open[i].compareTo(open[best]) > 0) {
          best = i;
        }
      }
      expected[best]++;
      open[best] = BigInteger.ONE.negate();
    }
    assertArrayEquals(expected, LargestRemainder.shares(total, weights));
  }

  @Provide
  Arbitrary<Long> small() {
    return Arbitraries.longs().between(0, 5000);
  }

  @Property
  void theOppositeTotalGivesTheOppositeShares(
      @ForAll("small") long total, @ForAll("weights") long[] weights) {
    long[] negated = LargestRemainder.shares(-total, weights);
    assertArrayEquals(
        Arrays.stream(LargestRemainder.shares(total, weights))
            .map(share -> -share)
            .toArray(),
        negated);
  }

  @Property
  void doublingEveryWeightChangesNothing(
      @ForAll("small") long total, @ForAll("weights") long[] weights) {
    long[] halved = Arrays.stream(weights).map(weight -> weight >> 1).toArray();
    if (Arrays.stream(halved).allMatch(weight -> weight == 0)) {
      return;
    }
    long[] doubled = Arrays.stream(halved).map(weight -> weight << 1).toArray();
    assertArrayEquals(
        LargestRemainder.shares(total, halved), LargestRemainder.shares(total, doubled));
  }
}
