package dev.rapport.core.numeric;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/**
 * Solves small dense systems of linear equations A x = b.
 *
 * <p>Gaussian elimination with scaled partial pivoting (Golub and Van Loan, <em>Matrix Computations</em>, 3.4). Cost n³/3
 * multiplications; meant for the chains and tables of this library, some dozens of states, not for large or sparse systems.
 */
public final class LinearSystem {
  /** A pivot this small beside the largest element of its row is what rounding leaves of a zero. */
  private static final double SINGULAR = 1e-14;

  private LinearSystem() {}

  /**
   * Solves A x = b.
   *
   * @param matrix the square matrix A by rows, finite; it is not changed
   * @param right the right side b, finite, as long as A has rows; it is not changed
   * @return x, or empty if A is singular to working precision
   * @throws IllegalArgumentException if the shapes do not fit or an element is not finite
   */
  public static Optional<double[]> solve(double[][] matrix, double[] right) {
    int n = matrix.length;
    checkArgument(right.length == n, "right must have %s elements, had %s", n, right.length);
    double[][] a = new double[n][];
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      checkArgument(
          matrix[i].length == n,
          "row %s of matrix must have %s elements, had %s",
          i,
          n,
          matrix[i].length);
      a[i] = matrix[i].clone();
      scale[i] = largest(a[i], i);
    }
    double[] b = right.clone();
    for (int column = 0; column < n; column++) {
      int pivot = pivotRow(a, scale, column);
      if (Math.abs(a[pivot][column]) <= SINGULAR * scale[pivot]) {
        return Optional.empty();
      }
      swap(a, b, scale, pivot, column);
      eliminateBelow(a, b, column);
    }
    return Optional.of(substituteBack(a, b));
  }

  private static double largest(double[] row, int index) {
    double largest = 0;
    for (double element : row) {
      checkArgument(
          Double.isFinite(element),
          "matrix must be finite, row %s had %s",
          (Object) index,
          element);
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  private static int pivotRow(double[][] a, double[] scale, int column) {
    int best = column;
    double bestRatio = -1;
    for (int row = column; row < a.length; row++) {
      double ratio = scale[row] == 0 ? 0 : Math.abs(a[row][column]) / scale[row];
      if (ratio > bestRatio) {
        best = row;
        bestRatio = ratio;
      }
    }
    return best;
  }

  private static void swap(double[][] a, double[] b, double[] scale, int i, int j) {
    double[] row = a[i];
    a[i] = a[j];
    a[j] = row;
    double element = b[i];
    b[i] = b[j];
    b[j] = element;
    double size = scale[i];
    scale[i] = scale[j];
    scale[j] = size;
  }

  private static void eliminateBelow(double[][] a, double[] b, int column) {
    for (int row = column + 1; row < a.length; row++) {
      double factor = a[row][column] / a[column][column];
      for (int k = column; k < a.length; k++) {
        a[row][k] -= factor * a[column][k];
      }
      b[row] -= factor * b[column];
    }
  }

  private static double[] substituteBack(double[][] a, double[] b) {
    double[] x = new double[b.length];
    for (int row = b.length - 1; row >= 0; row--) {
      double sum = b[row];
      for (int k = row + 1; k < b.length; k++) {
        sum -= a[row][k] * x[k];
      }
      x[row] = sum / a[row][row];
    }
    return x;
  }
}
