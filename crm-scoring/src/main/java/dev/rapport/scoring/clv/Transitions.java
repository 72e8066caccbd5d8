package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/** A row-stochastic matrix: where one is in the next period, given where one is in this. */
final class Transitions {
  /** How far a probability that was itself added up may stand above 1, and a row's sum from it. */
  private static final double TOLERANCE = 1e-9;

  private final double[][] rows;

  private Transitions(double[][] rows) {
    this.rows = rows;
  }

  static Transitions of(double[][] rows) {
    checkArgument(rows.length > 0, "transitions must have a row, had none");
    double[][] copy = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      checkArgument(
          rows[i].length == rows.length,
          "row %s of transitions must have %s elements, had %s",
          i,
          rows.length,
          rows[i].length);
      double sum = 0;
      for (double p : rows[i]) {
        checkArgument(
            p >= 0 && p <= 1 + TOLERANCE,
            "transitions must be 0 to 1, row %s had %s",
            (Object) i,
            p);
        sum += p;
      }
      checkArgument(
          Math.abs(sum - 1) <= TOLERANCE,
          "row %s of transitions must sum to 1, summed to %s",
          (Object) i,
          sum);
      copy[i] = Arrays.stream(rows[i]).map(p -> Math.min(p, 1)).toArray();
    }
    return new Transitions(copy);
  }

  int size() {
    return rows.length;
  }

  double at(int from, int to) {
    return rows[from][to];
  }

  /** P x: what is expected one period later, by where one is now. */
  double[] expected(double[] byState) {
    double[] expected = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        expected[i] += rows[i][j] * byState[j];
      }
    }
    return expected;
  }

  /** x P: where a crowd is one period later. */
  double[] moved(double[] crowd) {
    double[] moved = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        moved[j] += crowd[i] * rows[i][j];
      }
    }
    return moved;
  }

  int checkState(int state, String name) {
    checkArgument(
        state >= 0 && state < rows.length,
        "%s must be 0 to %s, was %s",
        name,
        rows.length - 1,
        state);
    return state;
  }
}
