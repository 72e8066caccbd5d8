package dev.rapport.scoring.btyd;

import dev.rapport.scoring.summary.SummaryTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables beside these tests. Their numbers were computed with 40 digits and more, from the published formulas. */
final class Tables {
  private Tables() {}

  /** Returns the cells of a table without its header. */
  static List<String[]> rows(String name) {
    try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static double number(String[] row, int column) {
    return Double.parseDouble(row[column]);
  }

  /** Two thousand simulated customers in whole days. */
  static SummaryTable synthetic() {
    List<String[]> rows = rows("synthetic_2000.csv");
    int[][] columns = new int[3][rows.size()];
    double[] spend = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      String[] row = rows.get(i);
      for (int k = 0; k < 3; k++) {
        columns[k][i] = Integer.parseInt(row[k + 1]);
      }
      spend[i] = number(row, 4);
    }
    return SummaryTable.ofColumns(columns[0], columns[1], columns[2], spend);
  }

  /** Counts days as hundredths of a week, as the published table of the sample does. */
  static SummaryTable inHundredthsOfWeeks(SummaryTable days) {
    int n = days.size();
    int[] repeats = new int[n];
    int[] last = new int[n];
    int[] age = new int[n];
    double[] spend = new double[n];
    for (int i = 0; i < n; i++) {
      repeats[i] = days.repeatPurchases(i);
      last[i] = (int) Math.round(days.lastPurchaseAgeDays(i) * 100 / 7.0);
      age[i] = (int) Math.round(days.ageDays(i) * 100 / 7.0);
      spend[i] = repeats[i] == 0
          ? 0
          : halfUp(Math.round(days.meanSpend(i) * 100 * repeats[i]), repeats[i]);
    }
    return SummaryTable.ofColumns(repeats, last, age, spend);
  }

  /** Returns the mean of an amount of cents over some purchases, rounded to cents exactly. */
  private static double halfUp(long cents, int purchases) {
    return Math.floorDiv(2 * cents + purchases, 2L * purchases) / 100.0;
  }

  static double relative(double expected, double actual) {
    return expected == actual ? 0 : Math.abs(actual - expected) / Math.abs(expected);
  }
}
