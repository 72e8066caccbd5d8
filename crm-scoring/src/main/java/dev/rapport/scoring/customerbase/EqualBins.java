package dev.rapport.scoring.customerbase;

import static java.util.Objects.requireNonNull;

/**
 * Bins whose sizes differ by at most one customer, because customers with equal values are split between them.
 *
 * <p>All customers stand in a row, the smallest value first and those with equal values in the order of the column; the row is
 * cut into equal parts. This is how deciles of a mailing and the fifths of the early RFM literature are made by hand. The price:
 * two customers with the same behaviour may land in different bins, and which of them lands where depends on the order of the
 * column and nothing else. {@link CutPoints} keep equals together and are the better choice for a score; equal bins are for
 * cells of a fixed size, such as a test mailing.
 *
 * <p>Bins are assigned to one base as a whole, so they are no fitted value that other customers could be scored by. The cost is
 * that of the cut points and one more pass; nothing is sorted.
 */
public final class EqualBins {
  private EqualBins() {}

  /**
   * Assigns bins.
   *
   * @param values one value of each customer; not empty
   * @param bins how many bins, 2 to {@value CutPoints#MAX_BINS}
   * @return a fresh array with the bin of each customer, 1 for the smallest values up to {@code bins}
   * @throws IllegalArgumentException if {@code bins} is out of range or there are no customers
   */
  public static byte[] of(long[] values, int bins) {
    CutPoints.checkColumn(requireNonNull(values, "values").length, 0, values.length, bins);
    Row row = new Row(
        RankSelection.of(values, 0, values.length, RankSelection.lowerRanks(values.length, bins)));
    byte[] assigned = new byte[values.length];
    for (int i = 0; i < assigned.length; i++) {
      assigned[i] = row.next(values[i]);
    }
    return assigned;
  }

  /**
   * Assigns bins by whole numbers such as days.
   *
   * @param values one value of each customer; not empty
   * @param bins how many bins, 2 to {@value CutPoints#MAX_BINS}
   * @return a fresh array with the bin of each customer, 1 for the smallest values up to {@code bins}
   * @throws IllegalArgumentException if {@code bins} is out of range or there are no customers
   */
  public static byte[] of(int[] values, int bins) {
    CutPoints.checkColumn(requireNonNull(values, "values").length, 0, values.length, bins);
    Row row = new Row(
        RankSelection.of(values, 0, values.length, RankSelection.lowerRanks(values.length, bins)));
    byte[] assigned = new byte[values.length];
    for (int i = 0; i < assigned.length; i++) {
      assigned[i] = row.next(values[i]);
    }
    return assigned;
  }

  /** The row, handing out bins in the order of the column. */
  private static final class Row {
    private final long[] limits;

    /** How many more of those with the limit's own value stay below the limit. */
    private final long[] left;

    private Row(RankSelection selection) {
      this.limits = selection.lowerCuts();
      this.left = selection.tiesTaken();
    }

    private byte next(long value) {
      int bin = 1;
      for (int k = 0; k < limits.length; k++) {
        if (value > limits[k] || (value == limits[k] && --left[k] < 0)) {
          bin++;
        }
      }
      return (byte) bin;
    }
  }
}
