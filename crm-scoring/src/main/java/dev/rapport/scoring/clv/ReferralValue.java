package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer brings in through others (推举价值): customer referral value.
 *
 * <pre>
 *   CRV = Σ (A - a - M + ACQ) / (1+r)^t   over those who would not have come otherwise
 *       + Σ ACQ / (1+r)^t                 over those who would have come anyway
 * </pre>
 *
 * <p>Deliberately not a {@link LifetimeValue} and not to be added to one: the margin of a referred customer is already in that
 * customer's own lifetime value, so a portfolio is worth the sum of its lifetime values alone. The two rank customers side by side:
 * who buys much and who recommends much are different people (Kumar, Petersen and Leone 2007).
 *
 * <p>Reference: Kumar, Petersen and Leone (2007), <em>How valuable is word of mouth?</em>, Harvard Business Review 85(10); (2010),
 * <em>Driving profitability by encouraging customer referrals</em>, Journal of Marketing 74(5).
 *
 * @param amount the discounted amount in major units, finite
 */
public record ReferralValue(double amount) implements Comparable<ReferralValue> {
  /**
   * Checks the component.
   *
   * @param amount finite
   * @throws IllegalArgumentException if it is not finite
   */
  public ReferralValue {
    checkArgument(Double.isFinite(amount), "amount must be finite, was %s", amount);
    amount += 0.0; // erases a negative zero
  }

  /**
   * Values what one customer's recommendations brought.
   *
   * @param recommendations of one customer; none are worth zero
   * @param discountPerPeriod r, above -1
   * @return CRV
   * @throws IllegalArgumentException if the recommendations have several referrers, name a customer twice, or the rate is out of
   *     range
   */
  public static ReferralValue of(
      Collection<Recommendation> recommendations, double discountPerPeriod) {
    Map<CustomerId, ReferralValue> byReferrer = byReferrer(recommendations, discountPerPeriod);
    checkArgument(
        byReferrer.size() <= 1,
        "recommendations must be of one referrer, were of %s",
        byReferrer.keySet());
    return byReferrer.values().stream().findFirst().orElse(new ReferralValue(0));
  }

  /**
   * Values what every customer's recommendations brought.
   *
   * @param recommendations of any customers
   * @param discountPerPeriod r, above -1
   * @return CRV by referrer, in the order of the ids
   * @throws IllegalArgumentException if a customer was referred twice, if recommendations go round in a circle, or the rate is out
   *     of range
   */
  public static SortedMap<CustomerId, ReferralValue> byReferrer(
      Collection<Recommendation> recommendations, double discountPerPeriod) {
    double factor = 1 / (1 + MarginStream.checkRate(discountPerPeriod, "discountPerPeriod"));
    checkForest(recommendations);
    SortedMap<CustomerId, ReferralValue> values = new TreeMap<>();
    for (Recommendation one : recommendations) {
      ReferralValue value = new ReferralValue(one.gain().amount() * Math.pow(factor, one.period()));
      values.merge(one.referrer(), value, ReferralValue::plus);
    }
    return values;
  }

  /**
   * Adds the referral value of another customer.
   *
   * @param other the other value
   * @return the sum
   * @throws IllegalArgumentException if the sum is too large for a number
   */
  public ReferralValue plus(ReferralValue other) {
    return new ReferralValue(amount + requireNonNull(other, "other").amount);
  }

  /**
   * Compares by the amount.
   *
   * @param other what to compare with
   * @return negative, zero or positive as this is less, equal or more
   */
  @Override
  public int compareTo(ReferralValue other) {
    return Double.compare(amount, other.amount);
  }

  /* Everybody comes once and through one other, so recommendations form trees; a circle would credit a customer with itself. */
  private static void checkForest(Collection<Recommendation> recommendations) {
    Map<CustomerId, CustomerId> cameThrough = new HashMap<>();
    for (Recommendation one : recommendations) {
      @Nullable CustomerId before = cameThrough.put(one.referred(), one.referrer());
      checkArgument(
          before == null,
          "referred must be brought in once, %s was by %s and by %s",
          one.referred(),
          before,
          one.referrer());
    }
    Set<CustomerId> cleared = new HashSet<>();
    for (CustomerId start : cameThrough.keySet()) {
      Set<CustomerId> path = new HashSet<>();
      for (@Nullable CustomerId at = start;
          at != null && !cleared.contains(at);
          at = cameThrough.get(at)) {
        checkArgument(
            path.add(at), "recommendations must not go round in a circle, did through %s", at);
      }
      cleared.addAll(path);
    }
  }
}
