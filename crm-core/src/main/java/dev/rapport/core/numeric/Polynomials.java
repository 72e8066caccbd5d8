package dev.rapport.core.numeric;

/** Evaluation of polynomials. */
final class Polynomials {
  private Polynomials() {}

  /**
   * Evaluates c[0] + c[1] x + c[2] x² + ….
   *
   * <p>Powers of one parity run in one chain and those of the other in a second, which halves the wait for each
   * multiplication.
   */
  static double evaluate(double[] coefficients, double x) {
    double square = x * x;
    double highest = 0;
    double next = 0;
    int i = coefficients.length - 1;
    for (; i > 0; i -= 2) {
      highest = highest * square + coefficients[i];
      next = next * square + coefficients[i - 1];
    }
    // i < 0: the highest power was odd and its chain ends at x; else it was even and still lacks
    // the constant.
    return i < 0 ? highest * x + next : (highest * square + coefficients[0]) + next * x;
  }
}
