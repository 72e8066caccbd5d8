package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import java.util.Optional;

/**
 * How far a firm has come with one-to-one marketing (一对一营销): for how many of its customers each of the four steps is done.
 *
 * <p>The steps build on each other: who is not identified cannot be differentiated, and so on. Of 1,000 customers 900 are known by name, 500
 * graded by value and needs, 120 in a dialogue, 10 get something made for them: identified at 90 %, customised at 1 %. Counts of disjoint
 * shards {@linkplain #merge merge}.
 *
 * <p>Reference: D. Peppers and M. Rogers (1999), Is your company ready for one-to-one marketing?, Harvard Business Review 77(1), 151–160.
 *
 * @param customers all customers
 * @param identified those whom the firm recognises
 * @param differentiated those of them whose value and needs it knows
 * @param interacting those of them with whom it has a dialogue
 * @param customised those of them who get something made for them
 */
public record IdicProgress(
    long customers, long identified, long differentiated, long interacting, long customised) {
  /** The four steps, each standing on the one before. */
  public enum Step {
    /** Identify (识别): know the customer individually. */
    IDENTIFIED,
    /** Differentiate (区分): know his value and his needs. */
    DIFFERENTIATED,
    /** Interact (互动): learn from a dialogue. */
    INTERACTING,
    /** Customise (定制): treat him in his own way. */
    CUSTOMISED
  }

  /**
   * Checks that each step stands on the one before.
   *
   * @param customers 0 or more
   * @param identified 0 to {@code customers}
   * @param differentiated 0 to {@code identified}
   * @param interacting 0 to {@code differentiated}
   * @param customised 0 to {@code interacting}
   * @throws IllegalArgumentException if one does not
   */
  public IdicProgress {
    checkArgument(
        0 <= customised
            && customised <= interacting
            && interacting <= differentiated
            && differentiated <= identified
            && identified <= customers,
        "each step must be done for 0 or more of those of the step before, was %s, %s, %s and %s of %s",
        identified,
        differentiated,
        interacting,
        customised,
        customers);
  }

  /**
   * Returns the progress with nobody, the neutral element of {@link #merge}.
   *
   * @return all zero
   */
  public static IdicProgress empty() {
    return new IdicProgress(0, 0, 0, 0, 0);
  }

  /**
   * Counts one more customer.
   *
   * @param furthest the furthest step that is done for the customer, nothing if not even the first
   * @return the counts with this customer
   */
  public IdicProgress with(Optional<Step> furthest) {
    IdicProgress one = requireNonNull(furthest, "furthest")
        .map(step -> switch (step) {
          case IDENTIFIED -> new IdicProgress(1, 1, 0, 0, 0);
          case DIFFERENTIATED -> new IdicProgress(1, 1, 1, 0, 0);
          case INTERACTING -> new IdicProgress(1, 1, 1, 1, 0);
          case CUSTOMISED -> new IdicProgress(1, 1, 1, 1, 1);
        })
        .orElse(new IdicProgress(1, 0, 0, 0, 0));
    return merge(one);
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers
   * @return the counts of both
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public IdicProgress merge(IdicProgress other) {
    requireNonNull(other, "other");
    return new IdicProgress(
        Math.addExact(customers, other.customers),
        Math.addExact(identified, other.identified),
        Math.addExact(differentiated, other.differentiated),
        Math.addExact(interacting, other.interacting),
        Math.addExact(customised, other.customised));
  }

  /**
   * Returns for which part of the customers a step is done.
   *
   * @param step the step
   * @return 0 to 1, no more than that of the step before; undefined without customers
   */
  public Estimate completeness(Step step) {
    Proportion done = Proportion.of(done(step), customers);
    return done.estimate(0.95)
        .fold(known -> Estimate.of(known.value(), known.sampleSize()), undefined -> undefined);
  }

  private long done(Step step) {
    return switch (requireNonNull(step, "step")) {
      case IDENTIFIED -> identified;
      case DIFFERENTIATED -> differentiated;
      case INTERACTING -> interacting;
      case CUSTOMISED -> customised;
    };
  }

  /**
   * Returns the furthest step that is done for enough of the customers.
   *
   * @param enough which part of them, above 0 and at most 1
   * @return the step, or nothing if not even the first
   * @throws IllegalArgumentException if {@code enough} is out of range
   */
  public Optional<Step> reached(double enough) {
    checkArgument(
        enough > 0 && enough <= 1, "enough must be above 0 and at most 1, was %s", enough);
    Optional<Step> reached = Optional.empty();
    for (Step step : Step.values()) {
      if (customers > 0 && done(step) >= enough * customers) {
        reached = Optional.of(step);
      }
    }
    return reached;
  }
}
