package dev.rapport.scoring.retention;

/**
 * The hypergeometric series ₂F₁(a, 1; c; z) = 1 + (a/c) z + (a (a + 1) / (c (c + 1))) z² + … for 0 &lt; a ≤ c and 0 ≤ z &lt; 1.
 *
 * <p>Gauss's continued fraction 1/(1 - e₁z/(1 - e₂z/(1 - …))), whose coefficients lie between 0 and 1, by the modified method of
 * Lentz. About 20 / √(1 - z) steps, where the series itself needs 40 / (1 - z).
 *
 * <p>Reference: C. F. Gauss (1813); Press and others, <em>Numerical recipes</em>, 5.2.
 */
final class GaussFraction {
  private static final double PRECISION = 2e-16;
  private static final int MOST_STEPS = 50_000_000;

  private GaussFraction() {}

  /** Returns ₂F₁(a, 1; c; z) at z = 1 / (1 + d), for d above 0. */
  static double evaluate(double a, double c, double d) {
    double z = 1 / (1 + d);
    // f = 1 - e₁z/(1 - e₂z/(…)), with 1 as the first element and 1 as every denominator.
    double f = 1;
    double numerator = 1;
    double denominator = 0;
    for (int n = 1; n < MOST_STEPS; n++) {
      double term = -coefficient(a, c, n) * z;
      denominator = 1 / (1 + term * denominator);
      numerator = 1 + term / numerator;
      double change = numerator * denominator;
      f *= change;
      if (Math.abs(change - 1) <= PRECISION) {
        return 1 / f;
      }
    }
    throw new ArithmeticException(
        "discountPerPeriod must be large enough for the sum to converge, was " + d);
  }

  private static double coefficient(double a, double c, int n) {
    if (n == 1) {
      return a / c;
    }
    int k = n / 2;
    return n % 2 == 1
        ? (a + k) * (c + k - 1) / ((c + 2.0 * k - 1) * (c + 2.0 * k))
        : k * (c - a + k - 1) / ((c + 2.0 * k - 2) * (c + 2.0 * k - 1));
  }
}
