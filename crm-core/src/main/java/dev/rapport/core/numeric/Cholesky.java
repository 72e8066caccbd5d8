package dev.rapport.core.numeric;

import java.util.Optional;

/** The triangular root L of a small symmetric positive definite matrix A = L Lᵀ (Golub and Van Loan, 4.2). */
final class Cholesky {
  /** What is left of a diagonal element after elimination is rounding where it is this small beside the element. */
  private static final double SINGULAR = 1e-15;

  private final double[][] root;

  private Cholesky(double[][] root) {
    this.root = root;
  }

  /** Returns the root, or empty if the matrix is not positive definite to working precision. */
  static Optional<Cholesky> of(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        if (i > j) {
          root[i][j] = rest / root[j][j];
        } else if (rest > SINGULAR * Math.abs(matrix[i][i])) {
          root[i][i] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Cholesky(root));
  }

  /** Returns x with A x = b. */
  double[] solve(double[] b) {
    int n = root.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= root[i][k] * x[k];
      }
      x[i] /= root[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= root[k][i] * x[k];
      }
      x[i] /= root[i][i];
    }
    return x;
  }

  /** Returns the inverse of A, symmetric to the last bit. */
  double[][] inverse() {
    int n = root.length;
    double[][] inverse = new double[n][];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      inverse[j] = solve(unit);
      for (int i = 0; i < j; i++) {
        inverse[j][i] = inverse[i][j];
      }
    }
    return inverse;
  }
}
