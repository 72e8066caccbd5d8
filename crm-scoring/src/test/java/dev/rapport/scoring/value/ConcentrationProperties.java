package dev.rapport.scoring.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ConcentrationProperties {
  /** Values without losses, one of them at least above zero, with ties. */
  @Provide
  Arbitrary<long[]> gains() {
    return columns(Arbitraries.oneOf(
            Arbitraries.longs().between(0, 3),
            Arbitraries.longs().between(0, Long.MAX_VALUE / 1_000)))
        .filter(column -> LongStream.of(column).anyMatch(value -> value > 0));
  }

  @Provide
  Arbitrary<long[]> values() {
    return columns(Arbitraries.oneOf(Arbitraries.longs().between(-3, 3), Arbitraries.longs()));
  }

  private static Arbitrary<long[]> columns(Arbitrary<Long> values) {
    return values.array(long[].class).ofMinSize(1).ofMaxSize(25);
  }

  @Property
  void figuresOfMergedShardsAreThoseOfTheWhole(
      @ForAll("values") long[] column, @ForAll @IntRange(min = 0, max = 25) int split) {
    int middle = Math.min(split, column.length);
    Concentration whole = Concentration.of(column);
    Concentration merged = Concentration.of(EmpiricalDistribution.of(column, middle, column.length)
        .merge(EmpiricalDistribution.of(column, 0, middle)));
    assertEquals(whole.total(), merged.total());
    assertEquals(whole.gini(), merged.gini());
    assertEquals(whole.topShare(0.2), merged.topShare(0.2));
    assertEquals(whole.whalePeak(), merged.whalePeak());
    assertEquals(whole.lossShare(), merged.lossShare());
    assertEquals(whole.whaleCurve(7), merged.whaleCurve(7));
  }

  @Property
  void theOrderOfTheCustomersDoesNotMatter(@ForAll("gains") long[] column) {
    long[] reversed = new long[column.length];
    Arrays.setAll(reversed, i -> column[column.length - 1 - i]);
    assertEquals(Concentration.of(column).gini(), Concentration.of(reversed).gini());
    assertEquals(
        Concentration.of(column).whaleCurve(10), Concentration.of(reversed).whaleCurve(10));
  }

  @Property
  void theUnitOfTheValuesDoesNotMatter(
      @ForAll("gains") long[] column, @ForAll @LongRange(min = 1, max = 1_000) long factor) {
    Concentration scaled =
        Concentration.of(LongStream.of(column).map(value -> value * factor).toArray());
    assertEquals(Concentration.of(column).gini(), scaled.gini());
    assertEquals(Concentration.of(column).topShare(0.2), scaled.topShare(0.2));
  }

  @Property
  void everyCustomerTwiceChangesNoConcentration(@ForAll("gains") long[] column) {
    EmpiricalDistribution once = EmpiricalDistribution.of(column);
    Concentration twice = Concentration.of(once.merge(once));
    assertEquals(Concentration.of(once).gini().value(), twice.gini().value());
  }

  @Property
  void giniIsHalfTheRelativeMeanDifference(@ForAll("gains") long[] column) {
    BigInteger differences = BigInteger.ZERO;
    BigInteger sum = BigInteger.ZERO;
    for (long one : column) {
      sum = sum.add(BigInteger.valueOf(one));
      for (long other : column) {
        differences = differences.add(BigInteger.valueOf(Math.abs(one - other)));
      }
    }
    double expected = new BigDecimal(differences)
        .divide(
            new BigDecimal(sum.multiply(BigInteger.valueOf(2L * column.length))),
            MathContext.DECIMAL128)
        .doubleValue();
    double gini = Concentration.of(column).gini().value();
    assertEquals(expected, gini);
    assertTrue(gini >= 0 && gini < 1);
  }

  @Property
  void takingFromTheRichForThePoorLowersGini(
      @ForAll("gains") long[] column, @ForAll @LongRange(min = 1, max = 1_000_000) long amount) {
    long[] ascending = LongStream.of(column).sorted().toArray();
    int richest = ascending.length - 1;
    long transfer = Math.min(amount, (ascending[richest] - ascending[0]) / 2);
    double before = Concentration.of(ascending).gini().value();
    ascending[richest] -= transfer;
    ascending[0] += transfer;
    assertTrue(Concentration.of(ascending).gini().value() <= before);
  }

  @Property
  void sharesAreThoseOfTheSortedColumn(
      @ForAll("gains") long[] column, @ForAll @IntRange(min = 0, max = 25) int top) {
    int customers = Math.min(top, column.length);
    long[] ascending = LongStream.of(column).sorted().toArray();
    BigInteger sum = BigInteger.ZERO;
    BigInteger best = BigInteger.ZERO;
    for (int i = 0; i < ascending.length; i++) {
      sum = sum.add(BigInteger.valueOf(ascending[i]));
      if (i >= ascending.length - customers) {
        best = best.add(BigInteger.valueOf(ascending[i]));
      }
    }
    assertEquals(
        new BigDecimal(best).divide(new BigDecimal(sum), MathContext.DECIMAL128).doubleValue(),
        Concentration.of(column).shareOfTop(customers).value());
  }

  @Property
  void theWhaleRisesToItsPeakAndEndsAtOne(@ForAll("values") long[] column) {
    Concentration concentration = Concentration.of(column);
    List<WhalePoint> curve = concentration.whaleCurve(column.length);
    if (concentration.total().signum() <= 0) {
      assertEquals(List.of(), curve);
      return;
    }
    assertEquals(column.length, curve.size());
    assertEquals(new WhalePoint(column.length, 1, 1), curve.get(curve.size() - 1));
    double peak = curve.stream().mapToDouble(WhalePoint::valueShare).max().orElseThrow();
    assertEquals(peak, concentration.whalePeak().value());
    assertTrue(peak >= 1);
    double before = 0;
    for (WhalePoint point : curve) {
      boolean rising = point.customers() <= column.length - concentration.lossMakers();
      assertTrue(rising ? point.valueShare() >= before : point.valueShare() <= before);
      before = point.valueShare();
    }
  }

  @Property
  void theBestBringAtLeastTheirShareOfHeads(
      @ForAll("gains") long[] column, @ForAll @IntRange(min = 1, max = 100) int percent) {
    assertTrue(
        Concentration.of(column).topShare(percent / 100.0).value() >= percent / 100.0 - 1e-15);
  }

  @Property
  void sumsAreExactWhateverTheSizes(@ForAll long[] lefts, @ForAll long right) {
    WideSum sum = new WideSum();
    BigInteger expected = BigInteger.ZERO;
    // Shifted, so that sixty products stay within the 127 bits that callers keep to.
    for (long left : Arrays.copyOf(lefts, Math.min(lefts.length, 60))) {
      sum.addProduct(left >> 6, right);
      expected = expected.add(BigInteger.valueOf(left >> 6).multiply(BigInteger.valueOf(right)));
    }
    assertEquals(expected, sum.toBigInteger());
  }
}
