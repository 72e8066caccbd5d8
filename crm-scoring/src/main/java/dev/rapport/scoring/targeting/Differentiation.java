package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.stream.LongStream;

/**
 * How far a base should be treated customer by customer: the differentiation step of one-to-one marketing (一对一营销), by how unequal the
 * customers are in value and in needs.
 *
 * <p>Where a few customers bring most of the value they deserve attention of their own; where needs differ one offer does not fit all.
 * Value skew is a Gini coefficient ({@code value.Concentration}), need diversity the normalised entropy of {@link #diversity}. The authors
 * describe the axes in words; these measures, and where an axis is high, are ours.
 *
 * <p>Reference: D. Peppers and M. Rogers (1993), The One to One Future, Doubleday.
 */
public enum Differentiation {
  /** Alike in value and in needs: one offer for all (大众营销). */
  MASS,

  /** Alike in value, different in needs: an offer for each group of needs (目标营销). */
  TARGET,

  /** Different in value, alike in needs: the same offer, with people in charge of the customers who bring most (大客户管理). */
  KEY_ACCOUNT,

  /** Different in both: an offer and a conversation for each customer (一对一营销). */
  ONE_TO_ONE;

  /**
   * Returns what two axes suggest.
   *
   * @param valueSkew how unequal the customers are in value, 0 (all alike) to 1
   * @param needDiversity how different their needs are, 0 (all alike) to 1
   * @param limit above it an axis is high, 0 to 1; no standard exists, 0.5 is the middle
   * @return the quadrant
   * @throws IllegalArgumentException if an argument is not 0 to 1
   */
  public static Differentiation of(double valueSkew, double needDiversity, double limit) {
    checkShare("valueSkew", valueSkew);
    checkShare("needDiversity", needDiversity);
    checkShare("limit", limit);
    boolean isSkewed = valueSkew > limit;
    boolean isDiverse = needDiversity > limit;
    return isSkewed ? (isDiverse ? ONE_TO_ONE : KEY_ACCOUNT) : (isDiverse ? TARGET : MASS);
  }

  /**
   * Measures how different the needs of customers are.
   *
   * <pre>
   * diversity = −Σ pₖ ln pₖ / ln K
   * </pre>
   *
   * @param customersByNeed how many customers have each of K needs, needs that nobody has included
   * @return 0 if all have the same need, 1 if the needs are equally frequent; undefined without customers or with fewer than two needs
   * @throws IllegalArgumentException if a number is negative
   */
  public static Estimate diversity(long... customersByNeed) {
    long customers =
        LongStream.of(requireNonNull(customersByNeed, "customersByNeed")).reduce(0, Math::addExact);
    for (long count : customersByNeed) {
      checkArgument(count >= 0, "customersByNeed must be 0 or more, was %s", count);
    }
    if (customersByNeed.length < 2) {
      return Estimate.undefined(
          UndefinedReason.tooFew("needs", 2, customersByNeed.length), customers);
    }
    if (customers == 0) {
      return Estimate.undefined(UndefinedReason.noData("customers"), 0);
    }
    double entropy = 0;
    for (long count : customersByNeed) {
      double share = (double) count / customers;
      entropy -= count == 0 ? 0 : share * Math.log(share);
    }
    return Estimate.of(Math.min(entropy / Math.log(customersByNeed.length), 1), customers);
  }

  private static void checkShare(String name, double share) {
    checkArgument(share >= 0 && share <= 1, "%s must be 0 to 1, was %s", name, share);
  }
}
