package dev.rapport.core.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people to read. */
final class Digits {
  private static final MathContext SIX = new MathContext(6, RoundingMode.HALF_EVEN);

  private Digits() {}

  /** Returns a finite number rounded to six significant digits, without a tail of zeros, plain where it is not too long. */
  static String six(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).round(SIX).stripTrailingZeros();
    int magnitude = rounded.precision() - rounded.scale();
    return magnitude > -4 && magnitude < 16 ? rounded.toPlainString() : rounded.toString();
  }
}
