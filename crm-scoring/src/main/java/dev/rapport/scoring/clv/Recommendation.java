package dev.rapport.scoring.clv;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.CustomerId;

/**
 * A customer whom another one brought in, and what that was worth.
 *
 * <p>Would the customer have come otherwise? If not, the referrer is credited with the margin of the referred customer and with
 * the acquisition cost that was saved; if so, with the saved cost alone (Kumar, Petersen and Leone 2007, type one and type two).
 *
 * @param referrer who recommended
 * @param referred who came
 * @param period t, how many periods from now the amounts fall due, 0 or more
 * @param gain what it brought
 */
public record Recommendation(CustomerId referrer, CustomerId referred, int period, Gain gain) {
  /**
   * Checks the components.
   *
   * @param referrer who recommended
   * @param referred somebody else
   * @param period 0 or more
   * @param gain what it brought
   * @throws IllegalArgumentException if a customer refers itself or the period is negative
   */
  public Recommendation {
    requireNonNull(referrer, "referrer");
    requireNonNull(referred, "referred");
    checkArgument(
        !referrer.equals(referred), "referred must not be the referrer itself, was %s", referred);
    checkArgument(period >= 0, "period must not be negative, was %s", period);
    requireNonNull(gain, "gain");
  }

  /** What a referred customer brought to the firm, credited to the referrer. Closed. */
  public sealed interface Gain {
    /**
     * Returns what the referrer is credited with in the period.
     *
     * @return the amount in major units, finite
     */
    double amount();
  }

  /**
   * The customer would not have come otherwise (type one): A - a - M + ACQ.
   *
   * @param margin A, what the referred customer brings in, finite
   * @param incentive a, what the referral was rewarded with, finite and not negative
   * @param marketing M, what is spent on keeping the referrer recommending, finite and not negative
   * @param savedAcquisition ACQ, what winning the customer otherwise would have cost, finite and not negative
   */
  public record NotOtherwise(
      double margin, double incentive, double marketing, double savedAcquisition) implements Gain {
    /**
     * Checks the components.
     *
     * @param margin finite
     * @param incentive finite and not negative
     * @param marketing finite and not negative
     * @param savedAcquisition finite and not negative
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public NotOtherwise {
      checkArgument(Double.isFinite(margin), "margin must be finite, was %s", margin);
      checkCost(incentive, "incentive");
      checkCost(marketing, "marketing");
      checkCost(savedAcquisition, "savedAcquisition");
    }

    @Override
    public double amount() {
      return margin - incentive - marketing + savedAcquisition;
    }
  }

  /**
   * The customer would have come anyway (type two): ACQ.
   *
   * @param savedAcquisition ACQ, what winning the customer otherwise would have cost, finite and not negative
   */
  public record Anyway(double savedAcquisition) implements Gain {
    /**
     * Checks the component.
     *
     * @param savedAcquisition finite and not negative
     * @throws IllegalArgumentException if it breaks its rule
     */
    public Anyway {
      checkCost(savedAcquisition, "savedAcquisition");
    }

    @Override
    public double amount() {
      return savedAcquisition;
    }
  }

  private static void checkCost(double cost, String name) {
    checkArgument(
        Double.isFinite(cost) && cost >= 0,
        "%s must be finite and not negative, was %s",
        name,
        cost);
  }
}
