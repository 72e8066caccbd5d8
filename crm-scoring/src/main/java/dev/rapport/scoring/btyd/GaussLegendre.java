package dev.rapport.scoring.btyd;

/** The nodes and weights of Gauss and Legendre on the interval from 0 to 1, by Newton's method on the Legendre polynomial. */
final class GaussLegendre {
  static final GaussLegendre FOUR = new GaussLegendre(4);
  static final GaussLegendre EIGHT = new GaussLegendre(8);
  static final GaussLegendre SIXTEEN = new GaussLegendre(16);

  final double[] nodes;
  final double[] weights;

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
}
