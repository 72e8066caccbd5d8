package dev.rapport.core.timeline;

import dev.rapport.core.numeric.LinearSystem;
import java.util.Optional;

/**
 * How long a Markov chain stays in its transient states: the fundamental matrix N = (I - Q)⁻¹, whose element i, j is the
 * expected number of periods in j when starting in i, the present one included (Kemeny and Snell 1960, theorem 3.2.4).
 *
 * <p>Instead of inverting, N b is solved for one right side b: of ones for the whole time, of a unit vector for the time in one
 * state.
 */
final class AbsorbingChain {
  private AbsorbingChain() {}

  /**
   * Returns N b.
   *
   * @param q transition probabilities among the transient states, by rows; rows sum to at most 1
   * @param right b
   * @return one number a state, or empty if the chain is not absorbing to working precision
   */
  static Optional<double[]> solve(double[][] q, double[] right) {
    double[][] system = new double[q.length][q.length];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < q.length; j++) {
        system[i][j] = (i == j ? 1 : 0) - q[i][j];
      }
    }
    return LinearSystem.solve(system, right);
  }
}
