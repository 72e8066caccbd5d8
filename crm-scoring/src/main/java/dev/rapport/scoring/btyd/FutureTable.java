package dev.rapport.scoring.btyd;

import dev.rapport.scoring.summary.SummaryTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Two figures of customers who are still there, by x and T, which are all that they depend on: a million customers have some thousand
 * pairs.
 *
 * <p>For each x the figures are smooth functions of the age, whose singularities lie below the age of zero. So over a range of ages that
 * is half as long as the youngest of them, {@value #NODES} ages near Chebyshev's tell the others by the polynomial through them, within
 * some 1e-14 relative (Trefethen 2013, <em>Approximation theory and approximation practice</em>, chapters 5 and 8). One age more is
 * computed to see that.
 */
final class FutureTable {
  static final int FIELDS = 2;

  /** Beyond so many pairs the rarest are left out. */
  private static final int MOST_PAIRS = 1 << 22;

  private static final int NODES = 14;

  /** What the polynomial may be wrong by, relative; otherwise every age is computed. */
  private static final double MOST_ERROR = 1e-13;

  private static final double UNKNOWN = -1;
  private static final double WANTED = -2;

  private final BiFunction<Integer, Integer, double[]> figures;
  private final int youngest;
  private final int width;
  private final double[] pairs;

  /**
   * Fills the table.
   *
   * @param customers whose pairs are wanted
   * @param smooth whether the figures are smooth functions of the age
   * @param figures the two figures of x and T, neither below zero
   */
  FutureTable(
      SummaryTable customers, boolean smooth, BiFunction<Integer, Integer, double[]> figures) {
    this.figures = figures;
    int young = Integer.MAX_VALUE;
    int old = -1;
    int most = 0;
    for (int i = 0; i < customers.size(); i++) {
      young = Math.min(young, customers.ageDays(i));
      old = Math.max(old, customers.ageDays(i));
      most = Math.max(most, customers.repeatPurchases(i));
    }
    this.youngest = young;
    this.width = (int) Math.max(0, Math.min(MOST_PAIRS + 1L, (long) old - young + 1));
    int numbers = width == 0 ? 0 : (int) Math.min(most + 1L, MOST_PAIRS / width);
    this.pairs = new double[FIELDS * width * numbers];
    Arrays.fill(pairs, UNKNOWN);
    for (int i = 0; i < customers.size(); i++) {
      int at = at(customers.repeatPurchases(i), customers.ageDays(i));
      if (at >= 0) {
        pairs[at] = WANTED;
      }
    }
    List<Panel> panels = panels();
    for (int x = 0; x < numbers; x++) {
      for (Panel panel : panels) {
        fill(x, panel, smooth);
      }
    }
  }

  /** Returns where the figures of a pair are, or a negative number if they may not be there. */
  int at(int x, int age) {
    long column = (long) age - youngest;
    if (column < 0 || column >= width) {
      return -1;
    }
    long at = FIELDS * ((long) x * width + column);
    return at < pairs.length ? (int) at : -1;
  }

  /** Returns a figure, below zero if nobody wanted the pair. */
  double get(int at) {
    return pairs[at];
  }

  int youngest() {
    return youngest;
  }

  /** Returns how many ages there are from the youngest on, at most; none if there is no table. */
  int ages() {
    return pairs.length == 0 ? 0 : width;
  }

  private void fill(int x, Panel panel, boolean smooth) {
    int start = FIELDS * (x * width + panel.from);
    int end = FIELDS * (x * width + panel.to);
    int wanted = 0;
    for (int at = start; at < end; at += FIELDS) {
      wanted += pairs[at] == WANTED ? 1 : 0;
    }
    if (smooth && wanted > NODES + 1 && panel.nodes.length > 0 && interpolate(x, panel)) {
      return;
    }
    for (int at = start; at < end && wanted > 0; at += FIELDS) {
      if (pairs[at] == WANTED) {
        put(at, figures.apply(x, youngest + (at / FIELDS - x * width)));
        wanted--;
      }
    }
  }

  private boolean interpolate(int x, Panel panel) {
    double[][] known = new double[NODES][];
    for (int k = 0; k < NODES; k++) {
      known[k] = figures.apply(x, youngest + panel.nodes[k]);
    }
    int between = (panel.nodes[0] + panel.nodes[1]) / 2;
    double[] probe = figures.apply(x, youngest + between);
    double[] guess = panel.value(between, known);
    for (int field = 0; field < FIELDS; field++) {
      if (!(Math.abs(guess[field] - probe[field]) <= MOST_ERROR * probe[field])) {
        return false;
      }
    }
    for (int column = panel.from; column < panel.to; column++) {
      int at = FIELDS * (x * width + column);
      if (pairs[at] == WANTED) {
        put(at, panel.value(column, known));
      }
    }
    return true;
  }

  private void put(int at, double[] values) {
    System.arraycopy(values, 0, pairs, at, FIELDS);
  }

  private List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    for (int from = 0, to; from < width; from = to) {
      to = (int) Math.min(width, from + Math.max(NODES, ((long) youngest + from) / 2));
      panels.add(new Panel(from, to));
    }
    return panels;
  }

  /** A range of ages with the nodes of its polynomials; without nodes if it is short. */
  private static final class Panel {
    private final int from;
    private final int to;
    private final int[] nodes;
    private final double[] weights = new double[NODES];

    Panel(int from, int to) {
      this.from = from;
      this.to = to;
      int[] places = new int[NODES];
      for (int k = 0; k < NODES; k++) {
        double place = (1 - Math.cos(Math.PI * (k + 0.5) / NODES)) / 2;
        places[k] = from + (int) Math.round(place * (to - 1 - from));
      }
      this.nodes = Arrays.stream(places).distinct().count() == NODES ? places : new int[0];
      for (int k = 0; k < nodes.length; k++) {
        double product = 1;
        for (int j = 0; j < NODES; j++) {
          product *= j == k ? 1 : nodes[k] - nodes[j];
        }
        weights[k] = 1 / product;
      }
    }

    /** The second form of the barycentric formula. */
    double[] value(int column, double[][] known) {
      double[] sums = new double[FIELDS];
      double all = 0;
      for (int k = 0; k < NODES; k++) {
        if (column == nodes[k]) {
          return known[k];
        }
        double share = weights[k] / (column - nodes[k]);
        all += share;
        for (int field = 0; field < FIELDS; field++) {
          sums[field] += share * known[k][field];
        }
      }
      for (int field = 0; field < FIELDS; field++) {
        sums[field] /= all;
      }
      return sums;
    }
  }
}
