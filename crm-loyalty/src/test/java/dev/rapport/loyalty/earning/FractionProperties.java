package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Fractions of any size against big integers; whether a number fits in a {@code long} must not show. */
class FractionProperties {
  private static final long MOST = Long.MAX_VALUE;

  private static void assertIs(BigInteger numerator, BigInteger denominator, Fraction actual) {
    BigInteger common = numerator.gcd(denominator);
    assertEquals(numerator.divide(common), actual.numerator());
    assertEquals(denominator.divide(common), actual.denominator());
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @Property
  void sumsAndProductsAreExact(
      @ForAll @LongRange(max = MOST) long a,
      @ForAll @LongRange(min = 1, max = MOST) long b,
      @ForAll @LongRange(max = MOST) long c,
      @ForAll @LongRange(min = 1, max = MOST) long d) {
    Fraction left = Fraction.of(a, b);
    Fraction right = Fraction.of(c, d);
    assertIs(
        big(a).multiply(big(d)).add(big(c).multiply(big(b))),
        big(b).multiply(big(d)),
        left.plus(right));
    assertIs(big(a).multiply(big(c)), big(b).multiply(big(d)), left.times(right));
    assertIs(big(a).multiply(big(c)), big(b).multiply(big(d)), left.times(c, d));
    assertEquals(big(a).multiply(big(d)).compareTo(big(c).multiply(big(b))), left.compareTo(right));
    assertEquals(left.plus(right), right.plus(left));
    assertEquals(left, left.plus(right).minus(right));
    assertEquals(left, left.times(Fraction.ONE));
  }

  @Property
  void roundingIsThatOfTheDecimal(
      @ForAll @LongRange(max = MOST) long a,
      @ForAll @LongRange(min = 1, max = MOST) long b,
      @ForAll @IntRange(max = 2) int digits,
      @ForAll RoundingMode mode) {
    Assume.that(mode != RoundingMode.UNNECESSARY);
    Fraction fraction = Fraction.of(a, b);
    BigDecimal whole = new BigDecimal(a).divide(new BigDecimal(b), 0, mode);
    assertEquals(whole.longValueExact(), fraction.round(mode));
    assertEquals(a / b, fraction.floor());
    assertEquals(fraction, Fraction.of(fraction.floor()).plus(fraction.remainder()));
    BigInteger scale = BigInteger.TEN.pow(digits);
    BigInteger units = new BigDecimal(big(a).multiply(scale))
        .divide(new BigDecimal(b), 0, mode)
        .toBigIntegerExact();
    assertIs(units, scale, fraction.roundTo(digits, mode));
  }
}
