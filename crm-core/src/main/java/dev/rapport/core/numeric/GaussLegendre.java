package dev.rapport.core.numeric;

/**
 * The rule of Gauss and Legendre on the interval from 0 to 1: with n nodes it integrates polynomials of degree 2n - 1 exactly.
 *
 * <p>The nodes are found by Newton's method on the Legendre polynomial (Abramowitz and Stegun 1964, 25.4.29). Immutable and thread-safe.
 */
public final class GaussLegendre {
  /** The rule of four nodes. */
  public static final GaussLegendre FOUR = new GaussLegendre(4);

  /** The rule of eight nodes. */
  public static final GaussLegendre EIGHT = new GaussLegendre(8);

  /** The rule of sixteen nodes. */
  public static final GaussLegendre SIXTEEN = new GaussLegendre(16);

  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(int n) {
    nodes = new double[n];
    weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < 20; step++) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = n * (before - x * value) / ((1 - x) * (1 + x));
        double move = value / slope;
        x -= move;
        if (Math.abs(move) < 1e-16) {
          break;
        }
      }
      nodes[n - 1 - i] = (1 + x) / 2;
      weights[n - 1 - i] = 1 / ((1 - x) * (1 + x) * slope * slope);
    }
  }

  /**
   * Returns how many nodes there are.
   *
   * @return 4, 8 or 16
   */
  public int size() {
    return nodes.length;
  }

  /**
   * Returns a node.
   *
   * @param i its number, from 0
   * @return between 0 and 1, rising
   */
  public double node(int i) {
    return nodes[i];
  }

  /**
   * Returns the weight of a node.
   *
   * @param i its number, from 0
   * @return above 0; all add up to 1
   */
  public double weight(int i) {
    return weights[i];
  }
}
