package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers of a size that a line of text can hold. */
final class Decimals {
  /* Every double fits before the point; a few bytes like 1E+999999999 would otherwise become a text of a gigabyte. */
  private static final int MAX_SIDE = 400;

  private static final int MAX_ROUNDED_DIGITS = 20;

  private Decimals() {}

  /** The exact value of the bits, on every JVM; the shortest decimal text of a double is not the same on all of them. */
  static BigDecimal ofFinite(double value) {
    checkArgument(Double.isFinite(value), "value must be finite, was %s", value);
    return new BigDecimal(value);
  }

  static BigDecimal checkSize(BigDecimal value) {
    requireNonNull(value, "value");
    long whole = (long) value.precision() - value.scale();
    checkArgument(
        whole <= MAX_SIDE && value.scale() <= MAX_SIDE,
        "value must have at most 400 digits before and after the decimal point, had %s and %s",
        Math.max(0, whole),
        Math.max(0, value.scale()));
    return value;
  }

  static void checkScale(BigDecimal value, int leastScale) {
    checkArgument(
        checkSize(value).scale() >= leastScale,
        "value must have a scale of at least %s, was %s with scale %s",
        leastScale,
        value,
        value.scale());
  }

  static BigDecimal round(BigDecimal value, int digits) {
    checkArgument(
        digits >= 0 && digits <= MAX_ROUNDED_DIGITS, "digits must be 0 to 20, was %s", digits);
    return value.setScale(digits, RoundingMode.HALF_UP);
  }
}
