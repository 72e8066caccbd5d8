package dev.rapport.scoring.satisfaction;

import dev.rapport.scoring.survey.RatingScale;
import java.util.List;

/** Tallies that several tests need. */
final class Tallies {
  static final RatingScale FIVE = RatingScale.of(1, 5);

  private Tallies() {}

  /** Counts customers by satisfaction from 1, and the loyal ones among them. */
  static LoyaltyTally loyalty(int[] customers, int[] loyal) {
    LoyaltyTally tally = LoyaltyTally.empty(RatingScale.of(1, customers.length));
    for (int at = 0; at < customers.length; at++) {
      tally = tally.add(at + 1, 1, loyal[at]).add(at + 1, 0, customers[at] - loyal[at]);
    }
    return tally;
  }

  static LoyaltyTally loyalty(List<Customer> customers) {
    LoyaltyTally tally = LoyaltyTally.empty(FIVE, RatingScale.of(0, 10));
    for (Customer customer : customers) {
      tally = customer.isMissing()
          ? tally.addMissing()
          : tally.add(customer.satisfaction(), customer.loyalty());
    }
    return tally;
  }

  static DisconfirmationTally gaps(List<Customer> customers) {
    DisconfirmationTally tally = DisconfirmationTally.empty(FIVE);
    for (Customer customer : customers) {
      tally = customer.isMissing()
          ? tally.addMissing()
          : tally.add(customer.satisfaction(), customer.expectation());
    }
    return tally;
  }

  /** What one customer answered: two scores from 1 to 5, and loyalty from 0 to 10. */
  record Customer(int satisfaction, int expectation, int loyalty, boolean isMissing) {}
}
