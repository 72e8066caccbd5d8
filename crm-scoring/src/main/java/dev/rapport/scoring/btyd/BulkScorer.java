package dev.rapport.scoring.btyd;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.summary.PurchaseSummary;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.Arrays;

/**
 * Scores customers by the million: the probability to be still there, the purchases to expect and their value, into arrays of yours.
 *
 * <p>What a customer who is still there will do depends on x and T alone, and a million customers have some thousand pairs of them; so
 * that is computed once a pair, when the scorer is made, and a customer costs one exponential, two divisions and a few looks into tables:
 * some ten nanoseconds. The scores are those of {@link Prospect} and {@link LifetimeValuation} within 1e-12 relative. Customers that the
 * scorer was not made for are scored too, more slowly.
 *
 * <p>Immutable and thread-safe: let several threads score a range each.
 */
public final class BulkScorer {
  /** Beyond so many pairs the rarest are computed customer by customer. */
  private static final int MOST_PAIRS = 1 << 22;

  private static final int FIELDS = 2;

  private final LifetimeValuation valuation;
  private final Horizon purchasesHorizon;
  private final Horizon valueHorizon;
  private final AliveTable alive;
  private final int youngest;
  private final int width;

  /** By x and T: purchases, and discounted purchases, of a customer who is still there; negative where it is not known. */
  private final double[] pairs;

  private final double p;
  private final double gamma;
  private final double lessOne;

  private BulkScorer(
      LifetimeValuation valuation,
      Horizon purchasesHorizon,
      Horizon valueHorizon,
      SummaryTable customers) {
    this.valuation = valuation;
    this.purchasesHorizon = purchasesHorizon;
    this.valueHorizon = valueHorizon;
    this.alive = AliveTable.of(valuation.purchases(), customers);
    this.p = valuation.spend().p();
    this.gamma = valuation.spend().gamma();
    this.lessOne = valuation.spend().q() - 1;
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
    Arrays.fill(pairs, -1);
    for (int i = 0; i < customers.size(); i++) {
      int at = pair(customers.repeatPurchases(i), customers.ageDays(i));
      if (at >= 0 && pairs[at] < 0) {
        Prospect there = ifAlive(customers.repeatPurchases(i), customers.ageDays(i));
        pairs[at] = there.expectedPurchases(purchasesHorizon);
        pairs[at + 1] = discounted(there);
      }
    }
  }

  /**
   * Prepares for customers.
   *
   * @param valuation the models, the rate and the margin
   * @param purchasesHorizon how long purchases are counted, not for ever
   * @param valueHorizon how long the value is counted, or for ever
   * @param customers customers to be scored, or such as they are
   * @return the scorer
   * @throws IllegalArgumentException if a mean is infinite, so that some scores would not be numbers, or a horizon breaks its rule
   */
  public static BulkScorer of(
      LifetimeValuation valuation,
      Horizon purchasesHorizon,
      Horizon valueHorizon,
      SummaryTable customers) {
    requireNonNull(purchasesHorizon, "purchasesHorizon");
    requireNonNull(customers, "customers");
    Estimate spend = requireNonNull(valuation, "valuation").spend().populationMean();
    checkArgument(spend.isKnown(), "valuation must have a mean spend, but %s", spend);
    Estimate purchases = valuation.discountedPurchases(
        valuation.purchases().newCustomer(), requireNonNull(valueHorizon, "valueHorizon"));
    checkArgument(purchases.isKnown(), "valueHorizon must give a value, but %s", purchases);
    return new BulkScorer(valuation, purchasesHorizon, valueHorizon, customers);
  }

  /**
   * Scores a range of customers.
   *
   * @param customers the customers
   * @param fromInclusive the first row
   * @param toExclusive the row after the last
   * @param aliveOut takes the probability to be still there, of the first row at index 0
   * @param purchasesOut takes the expected purchases
   * @param valueOut takes the value
   * @throws IndexOutOfBoundsException if there are no such rows, or an array is too short
   */
  public void score(
      SummaryTable customers,
      int fromInclusive,
      int toExclusive,
      double[] aliveOut,
      double[] purchasesOut,
      double[] valueOut) {
    checkPositionIndexes(
        fromInclusive, toExclusive, requireNonNull(customers, "customers").size());
    double margin = valuation.margin();
    for (int row = fromInclusive, i = 0; row < toExclusive; row++, i++) {
      int x = customers.repeatPurchases(row);
      int age = customers.ageDays(row);
      double there = alive.of(x, customers.lastPurchaseAgeDays(row), age);
      int at = pair(x, age);
      double purchases;
      double discounted;
      if (at >= 0 && pairs[at] >= 0) {
        purchases = pairs[at];
        discounted = pairs[at + 1];
      } else {
        Prospect prospect = ifAlive(x, age);
        purchases = prospect.expectedPurchases(purchasesHorizon);
        discounted = discounted(prospect);
      }
      double mean = customers.meanSpend(row);
      int seen = mean > 0 ? customers.spendPurchases(row) : 0;
      double spend = p * (gamma + seen * mean) / (p * seen + lessOne);
      aliveOut[i] = there;
      purchasesOut[i] = there * purchases;
      valueOut[i] = there * discounted * spend * margin;
    }
  }

  private int pair(int x, int age) {
    long column = (long) age - youngest;
    if (column < 0 || column >= width) {
      return -1;
    }
    long at = FIELDS * ((long) x * width + column);
    return at < pairs.length ? (int) at : -1;
  }

  /** The last purchase makes no difference to who is still there. */
  private Prospect ifAlive(int x, int age) {
    return valuation
        .purchases()
        .prospect(PurchaseSummary.of(x, x == 0 ? 0 : age, age))
        .ifAlive();
  }

  private double discounted(Prospect there) {
    return valuation.discountedPurchases(there, valueHorizon).value();
  }
}
