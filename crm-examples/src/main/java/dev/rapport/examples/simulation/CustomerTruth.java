package dev.rapport.examples.simulation;

import dev.rapport.core.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a simulated customer and what no shop can see.
 *
 * @param customer who
 * @param joined the instant of the first purchase
 * @param left the last day on which the customer could have bought; often after the end of the simulation. Every purchase is on
 *     or before it
 * @param buying how often and for how much
 * @param feelings how content, from the first purchase on; later feelings replace earlier ones
 * @param voice what the customer said about the shop and to it
 */
public record CustomerTruth(
    CustomerId customer,
    Instant joined,
    LocalDate left,
    Buying buying,
    List<Feeling> feelings,
    Voice voice) {
  public CustomerTruth {
    feelings = List.copyOf(feelings);
  }

  /**
   * How often and for how much a customer buys.
   *
   * @param purchasesPerWeek the rate of purchases after the first and until the customer leaves, over an average week
   * @param dropOutsPerWeek the rate of leaving on his own; one over it is the expected stay in weeks
   * @param meanAmount the mean amount of a purchase, in major currency units
   */
  public record Buying(double purchasesPerWeek, double dropOutsPerWeek, double meanAmount) {}

  /**
   * How content a customer is from a day on.
   *
   * @param since the first day
   * @param satisfaction from 0 (furious) to 10 (delighted)
   */
  public record Feeling(LocalDate since, double satisfaction) {}

  /**
   * What a customer said about the shop and to it.
   *
   * @param failures how many purchases went wrong, whether he complained or not
   * @param complaints how many complaints he raised within the simulation
   * @param referrals how many friends he recommended the shop to within the simulation
   * @param referredBy who recommended the shop to him, or null if he found it himself
   * @param drivenAway whether he left over a failure rather than on his own
   */
  public record Voice(
      int failures,
      int complaints,
      int referrals,
      @Nullable CustomerId referredBy,
      boolean drivenAway) {
    /** Returns who recommended the shop to the customer. */
    public Optional<CustomerId> referrer() {
      return Optional.ofNullable(referredBy);
    }
  }

  /** Returns how content the customer is on the given day, from 0 to 10; before the first purchase as on its day. */
  public double satisfaction(LocalDate day) {
    double satisfaction = feelings.get(0).satisfaction();
    for (Feeling feeling : feelings) {
      if (!feeling.since().isAfter(day)) {
        satisfaction = feeling.satisfaction();
      }
    }
    return satisfaction;
  }
}
