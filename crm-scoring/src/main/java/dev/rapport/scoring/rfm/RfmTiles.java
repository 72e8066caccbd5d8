package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.EqualBins;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Exact fifths: scores of a whole base whose sizes differ by at most one customer, as they were first made for mailings.
 *
 * <p>In each dimension the customers stand in a row, equals in the order of the columns, and the row is cut into equal parts. Of ten
 * customers of whom eight bought once, the first two of the eight score 1 in frequency, the next two 2, and so on; which of the equals
 * is better off means nothing. Use it where cells must have a given size, as in a test mailing, and {@link CutScorer} for a score
 * that says something about a customer.
 *
 * <p>Reference: A. M. Hughes (1994), Strategic Database Marketing, Probus.
 */
public final class RfmTiles {
  private RfmTiles() {}

  /**
   * Scores all customers of a base.
   *
   * @param base the customers; not empty. Equals stand in the order of their ids
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @return an unmodifiable map with a score for each customer, ordered by customer id
   * @throws IllegalArgumentException if {@code bins} is out of range or the base is empty
   */
  public static SortedMap<CustomerId, RfmScore> score(CustomerBase base, int bins) {
    requireNonNull(base, "base");
    short[] cells = new short[base.size()];
    scoreCells(base.recencyDays(), base.purchaseDays(), base.netRevenueMinorUnits(), cells, bins);
    SortedMap<CustomerId, RfmScore> scores = new TreeMap<>();
    int index = 0;
    for (CustomerId customer : base.activities().keySet()) {
      scores.put(customer, RfmScore.ofCell(cells[index], bins));
      index++;
    }
    return Collections.unmodifiableSortedMap(scores);
  }

  /**
   * Scores all customers in columns: the same index is the same customer.
   *
   * @param recencyDays days since the last purchase; not empty
   * @param frequency days with a purchase, of as many customers
   * @param monetaryMinorUnits purchases less returns in minor units, of as many customers
   * @param cells receives the cells, as {@link RfmScore#ofCell} reads them; of the same length
   * @param bins points of the scale, 2 to {@value RfmScore#MAX}
   * @throws IllegalArgumentException if {@code bins} is out of range, the columns are empty or differ in length
   */
  public static void scoreCells(
      int[] recencyDays, int[] frequency, long[] monetaryMinorUnits, short[] cells, int bins) {
    RfmCuts.checkColumns(recencyDays, frequency, monetaryMinorUnits);
    checkArgument(
        requireNonNull(cells, "cells").length == frequency.length,
        "cells must be as long as the columns, %s, was %s",
        frequency.length,
        cells.length);
    RfmScore.cells(bins);
    byte[] recency = EqualBins.of(recencyDays, bins);
    byte[] often = EqualBins.of(frequency, bins);
    byte[] money = EqualBins.of(monetaryMinorUnits, bins);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (short) (((bins - recency[i]) * bins + often[i] - 1) * bins + money[i] - 1);
    }
  }
}
