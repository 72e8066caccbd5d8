package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.summary.SummaryTable;

/** Customers drawn from a model. */
final class Simulation {
  private Simulation() {}

  /** Lives one life. */
  @FunctionalInterface
  interface Life {
    /**
     * Draws one customer.
     *
     * @param chances where to draw from
     * @param age T in the unit of the model
     * @param purchases to be told of each repeat purchase up to T, in the order of time
     */
    void live(Chances chances, double age, Purchases purchases);
  }

  /** Takes down the purchases of one customer. */
  static final class Purchases {
    private int count;
    private double last;

    void at(double age) {
      count = Math.addExact(count, 1);
      last = age;
    }
  }

  static SummaryTable table(int[] ageDays, double unitDays, Chances chances, Life life) {
    int rows = requireNonNull(ageDays, "ageDays").length;
    int[] repeats = new int[rows];
    int[] lastAge = new int[rows];
    for (int i = 0; i < rows; i++) {
      checkArgument(
          ageDays[i] >= 0, "ageDays must not be negative, was %s in row %s", ageDays[i], i);
      Purchases purchases = new Purchases();
      life.live(chances, ageDays[i] / unitDays, purchases);
      repeats[i] = purchases.count;
      lastAge[i] = purchases.count == 0
          ? 0
          : (int) Math.max(1, Math.min(ageDays[i], Math.ceil(purchases.last * unitDays)));
    }
    return SummaryTable.ofColumns(repeats, lastAge, ageDays, new double[rows]);
  }
}
