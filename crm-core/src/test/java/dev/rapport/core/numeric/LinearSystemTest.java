package dev.rapport.core.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LinearSystemTest {
  @Test
  void solvesWithPivotsThatVanish() {
    double[][] a = {{0, 2, 1}, {1, 0, 0}, {3, 0, 1}};
    assertArrayEquals(
        new double[] {4, 1.5, -5},
        LinearSystem.solve(a, new double[] {-2, 4, 7}).orElseThrow(),
        1e-14);
    assertArrayEquals(new double[] {0, 2, 1}, a[0], 0.0, "the matrix is left as it was");
  }

  /** The Hilbert matrix of order 6 times a vector of ones has these row sums. */
  @Test
  void solvesAnIllConditionedSystem() {
    int n = 6;
    double[][] hilbert = new double[n][n];
    double[] sums = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        hilbert[i][j] = 1.0 / (i + j + 1);
        sums[i] += hilbert[i][j];
      }
    }
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 1, 1}, LinearSystem.solve(hilbert, sums).orElseThrow(), 1e-8);
  }

  @Test
  void findsASingularMatrix() {
    assertTrue(LinearSystem.solve(new double[][] {{1, 2}, {2, 4}}, new double[] {1, 2})
        .isEmpty());
    assertTrue(LinearSystem.solve(new double[][] {{0, 0}, {0, 0}}, new double[] {0, 0})
        .isEmpty());
    assertTrue(LinearSystem.solve(new double[][] {{1e-9, 0}, {0, 1e9}}, new double[] {1, 1})
        .isPresent());
    assertEquals(0, LinearSystem.solve(new double[0][], new double[0]).orElseThrow().length);
  }

  @Test
  void refusesShapesThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearSystem.solve(new double[][] {{1, 2}}, new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearSystem.solve(new double[][] {{1}}, new double[] {1, 2}));
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearSystem.solve(new double[][] {{Double.NaN}}, new double[] {1}));
  }

  @Provide
  Arbitrary<double[][]> dominant() {
    return Arbitraries.integers()
        .between(1, 12)
        .flatMap(n -> Arbitraries.doubles()
            .between(-1, 1)
            .array(double[].class)
            .ofSize(n)
            .array(double[][].class)
            .ofSize(n)
            .map(LinearSystemTest::madeDominant));
  }

  private static double[][] madeDominant(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
      copy[i][i] += rows.length + 1;
    }
    return copy;
  }

  @Property
  void theSolutionSolves(@ForAll("dominant") double[][] a, @ForAll long seed) {
    double[] x = new Random(seed).doubles(a.length, -100, 100).toArray();
    double[] b = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        b[i] += a[i][j] * x[j];
      }
    }
    assertArrayEquals(x, LinearSystem.solve(a, b).orElseThrow(), 1e-10);
  }
}
