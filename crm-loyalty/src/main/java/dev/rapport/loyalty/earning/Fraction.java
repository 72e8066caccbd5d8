package dev.rapport.loyalty.earning;

import com.google.common.math.LongMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An exact number that is not negative, in lowest terms: two {@code long}s as long as they suffice, two big integers beyond.
 *
 * <p>The same number always has the same form, so two fractions are equal exactly if their numbers are.
 */
final class Fraction implements Comparable<Fraction> {
  /** Most awards are of few units. */
  private static final Fraction[] SMALL = small();

  static final Fraction ZERO = SMALL[0];
  static final Fraction ONE = SMALL[1];

  private final long numerator;
  private final long denominator;
  private final @Nullable BigInteger bigNumerator;
  private final @Nullable BigInteger bigDenominator;

  private Fraction(
      long numerator,
      long denominator,
      @Nullable BigInteger bigNumerator,
      @Nullable BigInteger bigDenominator) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.bigNumerator = bigNumerator;
    this.bigDenominator = bigDenominator;
  }

  static Fraction of(long whole) {
    return whole >= 0 && whole < SMALL.length
        ? SMALL[(int) whole]
        : new Fraction(whole, 1, null, null);
  }

  private static Fraction[] small() {
    Fraction[] small = new Fraction[1_024];
    Arrays.setAll(small, whole -> new Fraction(whole, 1, null, null));
    return small;
  }

  static Fraction of(long numerator, long denominator) {
    if (denominator == 1) {
      return of(numerator);
    }
    long common = LongMath.gcd(numerator, denominator);
    return new Fraction(numerator / common, denominator / common, null, null);
  }

  private static Fraction of(BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    BigInteger n = numerator.divide(common);
    BigInteger d = denominator.divide(common);
    return n.bitLength() <= 63 && d.bitLength() <= 63
        ? new Fraction(n.longValue(), d.longValue(), null, null)
        : new Fraction(0, 0, n, d);
  }

  Fraction plus(Fraction other) {
    if (isNarrow() && other.isNarrow()) {
      if (denominator == other.denominator) {
        long sum = numerator + other.numerator;
        if (sum >= 0) {
          return of(sum, denominator);
        }
      } else if (fits(numerator, other.denominator)
          && fits(other.numerator, denominator)
          && fits(denominator, other.denominator)) {
        long sum = numerator * other.denominator + other.numerator * denominator;
        if (sum >= 0) {
          return of(sum, denominator * other.denominator);
        }
      }
    }
    return of(
        numerator().multiply(other.denominator()).add(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  /** The difference from a number that is no larger. */
  Fraction minus(Fraction other) {
    if (isNarrow()
        && other.isNarrow()
        && fits(numerator, other.denominator)
        && fits(other.numerator, denominator)
        && fits(denominator, other.denominator)) {
      return of(
          numerator * other.denominator - other.numerator * denominator,
          denominator * other.denominator);
    }
    return of(
        numerator()
            .multiply(other.denominator())
            .subtract(other.numerator().multiply(denominator())),
        denominator().multiply(other.denominator()));
  }

  Fraction times(Fraction other) {
    if (isOne() || other.isZero()) {
      return other;
    }
    if (other.isOne() || isZero()) {
      return this;
    }
    if (isNarrow()
        && other.isNarrow()
        && fits(numerator, other.numerator)
        && fits(denominator, other.denominator)) {
      return of(numerator * other.numerator, denominator * other.denominator);
    }
    return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  Fraction times(long factor, long divisor) {
    if (isOne()) {
      return of(factor, divisor);
    }
    if (isNarrow() && fits(numerator, factor) && fits(denominator, divisor)) {
      return of(numerator * factor, denominator * divisor);
    }
    return of(
        numerator().multiply(BigInteger.valueOf(factor)),
        denominator().multiply(BigInteger.valueOf(divisor)));
  }

  /** The largest whole number that is not more. */
  long floor() {
    if (isWhole()) {
      return numerator;
    }
    return isNarrow()
        ? numerator / denominator
        : numerator().divide(denominator()).longValueExact();
  }

  /** What is left above {@link #floor()}. */
  Fraction remainder() {
    if (isWhole()) {
      return ZERO;
    }
    return isNarrow()
        ? new Fraction(numerator % denominator, denominator, null, null)
        : of(numerator().mod(denominator()), denominator());
  }

  /** What is left of this without a whole number, which may be less than nothing, such as {@code "-1/2"}. */
  String without(long whole) {
    BigInteger left = numerator().subtract(denominator().multiply(BigInteger.valueOf(whole)));
    return isWhole() ? left.toString() : left + "/" + denominator();
  }

  boolean isWhole() {
    return denominator == 1;
  }

  boolean isOne() {
    return numerator == 1 && denominator == 1;
  }

  boolean isZero() {
    return numerator == 0 && isNarrow();
  }

  /** The whole number to which this is rounded. */
  long round(RoundingMode mode) {
    if (isWhole()) {
      return numerator;
    }
    if (isNarrow() && (mode == RoundingMode.FLOOR || mode == RoundingMode.DOWN)) {
      return numerator / denominator;
    }
    return new BigDecimal(numerator())
        .divide(new BigDecimal(denominator()), 0, mode)
        .longValueExact();
  }

  /** The decimal number of so many digits to which this is rounded. */
  Fraction roundTo(int digits, RoundingMode mode) {
    if (isWhole()) {
      return this;
    }
    long scale = LongMath.checkedPow(10, digits);
    BigInteger units = new BigDecimal(numerator().multiply(BigInteger.valueOf(scale)))
        .divide(new BigDecimal(denominator()), 0, mode)
        .toBigIntegerExact();
    return of(units, BigInteger.valueOf(scale));
  }

  BigInteger numerator() {
    return bigNumerator == null ? BigInteger.valueOf(numerator) : bigNumerator;
  }

  BigInteger denominator() {
    return bigDenominator == null ? BigInteger.valueOf(denominator) : bigDenominator;
  }

  @Override
  public int compareTo(Fraction other) {
    if (isNarrow() && other.isNarrow()) {
      if (denominator == other.denominator) {
        return Long.compare(numerator, other.numerator);
      }
      if (fits(numerator, other.denominator) && fits(other.numerator, denominator)) {
        return Long.compare(numerator * other.denominator, other.numerator * denominator);
      }
    }
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fraction that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * numerator().hashCode() + denominator().hashCode();
  }

  /** {@code "7/2"}, or {@code "3"} for a whole number. */
  @Override
  public String toString() {
    if (isNarrow()) {
      return isWhole() ? Long.toString(numerator) : numerator + "/" + denominator;
    }
    return numerator() + "/" + denominator();
  }

  private boolean isNarrow() {
    return bigNumerator == null;
  }

  /* Both are not negative, so the product fits in 63 bits exactly if neither its high word nor its sign bit is set. */
  private static boolean fits(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0;
  }
}
