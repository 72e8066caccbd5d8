package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExactSumProperties {
  /** Any finite doubles by their bits, small enough that their sums stay finite, with cancelling pairs among them. */
  @Provide
  Arbitrary<List<Double>> numbers() {
    Arbitrary<Double> any = Arbitraries.longs()
        .map(bits -> Double.longBitsToDouble(bits & ~(1L << 62)) * 0x1p500)
        .filter(Double::isFinite);
    Arbitrary<Double> ordinary = Arbitraries.doubles().between(-1e6, 1e6);
    Arbitrary<Double> tiny = Arbitraries.longs().between(-9, 9).map(n -> n * Double.MIN_VALUE);
    return Arbitraries.oneOf(any, ordinary, tiny).list().ofMaxSize(40).map(list -> {
      List<Double> both = new ArrayList<>(list);
      list.stream().limit(list.size() / 2).forEach(x -> both.add(-x));
      return both;
    });
  }

  private static ExactSum sum(List<Double> numbers) {
    ExactSum sum = new ExactSum();
    numbers.forEach(sum::add);
    return sum;
  }

  @Property
  void isTheNearestDoubleToTheTrueSum(@ForAll("numbers") List<Double> numbers) {
    BigDecimal exact =
        numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double value = sum(numbers).value();
    // Not BigDecimal.doubleValue, which older JVMs round twice: the neighbours must be farther.
    BigDecimal error = exact.subtract(new BigDecimal(value)).abs();
    for (double neighbour : new double[] {Math.nextUp(value), Math.nextDown(value)}) {
      BigDecimal other = exact.subtract(new BigDecimal(neighbour)).abs();
      int order = error.compareTo(other);
      boolean even = (Double.doubleToRawLongBits(value) & 1) == 0;
      assertEquals(true, order < 0 || (order == 0 && even), value + " for " + exact);
    }
  }

  @Property
  void anyOrderAndAnyChunksGiveTheSameBits(
      @ForAll("numbers") List<Double> numbers, @ForAll long seed) {
    ExactSum whole = sum(numbers);
    List<Double> shuffled = new ArrayList<>(numbers);
    Random random = new Random(seed);
    Collections.shuffle(shuffled, random);
    ExactSum merged = new ExactSum();
    int from = 0;
    while (from < shuffled.size()) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(7));
      merged = random.nextBoolean()
          ? merged.merge(sum(shuffled.subList(from, to)))
          : sum(shuffled.subList(from, to)).merge(merged);
      from = to;
    }
    assertEquals(whole.value(), merged.value());
    assertArrayEquals(whole.toByteArray(), merged.toByteArray());
  }

  @Property
  void mergingLeavesTheOtherAsItWas(
      @ForAll("numbers") List<Double> left, @ForAll("numbers") List<Double> right) {
    ExactSum other = sum(right);
    byte[] before = other.toByteArray();
    sum(left).merge(other);
    assertArrayEquals(before, other.toByteArray());
  }

  @Property
  void bytesBringBackTheSum(@ForAll("numbers") List<Double> numbers) {
    ExactSum sum = sum(numbers);
    ExactSum read = ExactSum.ofByteArray(sum.toByteArray());
    assertEquals(sum.value(), read.value());
    assertArrayEquals(sum.toByteArray(), read.toByteArray());
    // It goes on from there.
    sum.add(0.1);
    read.add(0.1);
    assertArrayEquals(sum.toByteArray(), read.toByteArray());
  }

  @Property
  void productsAreExact(@ForAll("ordinary") List<Double> numbers) {
    ExactSum squares = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;
    for (double x : numbers) {
      squares.addProduct(x, 1 / (1 + Math.abs(x)));
      exact = exact.add(new BigDecimal(x).multiply(new BigDecimal(1 / (1 + Math.abs(x)))));
    }
    // Take the nearest double off: what is left must be the same to the last bit.
    double value = squares.value();
    squares.add(-value);
    assertEquals(exact.subtract(new BigDecimal(value)).doubleValue(), squares.value());
  }

  @Provide
  Arbitrary<List<Double>> ordinary() {
    return Arbitraries.doubles().between(-1e6, 1e6).ofScale(9).list().ofMaxSize(30);
  }
}
