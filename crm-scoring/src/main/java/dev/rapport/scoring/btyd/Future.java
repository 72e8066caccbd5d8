package dev.rapport.scoring.btyd;

import java.util.OptionalDouble;

/**
 * What a customer who is still there will do, averaged over what is known of this customer's rates. Times are in the model's unit,
 * from now on, finite and not negative.
 */
interface Future {
  /** Returns the expected number of purchases after start and up to end. */
  double expected(double start, double end);

  /** Returns the probability to be still there after a time. */
  double alive(double time);

  /** Returns the probability of so many purchases within a time. */
  double probability(int purchases, double time);

  /**
   * Returns the expected number of purchases, each discounted to now at a continuous rate; of an infinite time too. Empty if that does
   * not exist.
   */
  OptionalDouble discounted(double rate, double time);
}
