package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.numeric.ExactSum;
import dev.rapport.scoring.summary.PurchaseSummaries;
import java.util.Arrays;

/** What the models have in common. */
final class Models {
  static final double WEEK = 7;

  private Models() {}

  static void requireParameter(double value, String name) {
    checkArgument(
        value > 0 && Double.isFinite(value), "%s must be above 0 and finite, was %s", name, value);
  }

  static double logLikelihood(PurchaseModel model, PurchaseSummaries customers) {
    ExactSum sum = new ExactSum();
    for (int row = 0; row < requireNonNull(customers, "customers").rows(); row++) {
      sum.addProduct((double) customers.weight(row), model.logLikelihood(customers.summary(row)));
    }
    return sum.value();
  }

  /** Returns the age of each customer, in the order of the rows. */
  static int[] ages(PurchaseSummaries data) {
    checkArgument(
        requireNonNull(data, "data").customers() <= Integer.MAX_VALUE - 8,
        "data must be of at most %s customers to be simulated, was %s",
        Integer.MAX_VALUE - 8,
        data.customers());
    int[] ages = new int[(int) data.customers()];
    int at = 0;
    for (int row = 0; row < data.rows(); row++) {
      int end = at + (int) data.weight(row);
      Arrays.fill(ages, at, end, data.ageDays(row));
      at = end;
    }
    return ages;
  }
}
