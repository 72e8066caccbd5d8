package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import dev.rapport.scoring.typology.ContributionType;
import dev.rapport.scoring.typology.Quadrant;

/**
 * Current against potential contribution (当前贡献与潜在贡献): what a customer brings today and what he could bring, and what follows.
 *
 * <p>Tiers look backwards; a young customer of great potential ranks low in all of them. The second axis mends this. Each axis is high
 * above its limit and low up to it: with the limits 1,000 and 5,000 a customer who brings 800 and could bring 9,000 is to be {@link
 * ContributionType#DEVELOP developed}. Potential is any whole number in a unit of its own, such as the part of the customer's wallet that others
 * have, or an estimated lifetime value.
 *
 * @param currentLimit up to here the current contribution is low
 * @param potentialLimit up to here the potential contribution is low
 */
public record CurrentPotential(long currentLimit, long potentialLimit) {
  /**
   * How many customers are in each quadrant. Counts of disjoint shards merge.
   *
   * @param keep customers to keep
   * @param maintain customers to maintain
   * @param develop customers to develop
   * @param release customers to release
   */
  public record Counts(long keep, long maintain, long develop, long release) {
    /**
     * Checks the counts.
     *
     * @param keep 0 or more
     * @param maintain 0 or more
     * @param develop 0 or more
     * @param release 0 or more
     * @throws IllegalArgumentException if one is negative
     */
    public Counts {
      checkArgument(
          Math.min(Math.min(keep, maintain), Math.min(develop, release)) >= 0,
          "counts must be 0 or more, were %s, %s, %s and %s",
          keep,
          maintain,
          develop,
          release);
    }

    /**
     * Returns the counts of nobody, the neutral element of {@link #merge}.
     *
     * @return all zero
     */
    public static Counts empty() {
      return new Counts(0, 0, 0, 0);
    }

    /**
     * Returns the customers of a quadrant.
     *
     * @param cell the quadrant
     * @return 0 or more
     */
    public long of(ContributionType cell) {
      return switch (requireNonNull(cell, "cell")) {
        case KEEP -> keep;
        case MAINTAIN -> maintain;
        case DEVELOP -> develop;
        case RELEASE -> release;
      };
    }

    /**
     * Adds the counts of another, disjoint shard.
     *
     * @param other counts of other customers
     * @return the counts of both
     * @throws ArithmeticException if a count leaves a {@code long}
     */
    public Counts merge(Counts other) {
      requireNonNull(other, "other");
      return new Counts(
          Math.addExact(keep, other.keep),
          Math.addExact(maintain, other.maintain),
          Math.addExact(develop, other.develop),
          Math.addExact(release, other.release));
    }
  }

  /**
   * Sets the limits at the lower medians of a base.
   *
   * @param current what the customers bring; not empty
   * @param potential what they could bring; not empty
   * @return the limits
   * @throws IllegalStateException if a distribution is empty
   */
  public static CurrentPotential medians(
      EmpiricalDistribution current, EmpiricalDistribution potential) {
    return new CurrentPotential(
        requireNonNull(current, "current").lowerQuantile(1, 2),
        requireNonNull(potential, "potential").lowerQuantile(1, 2));
  }

  /**
   * Returns the quadrant of a customer.
   *
   * @param current what the customer brings
   * @param potential what the customer could bring
   * @return the quadrant
   */
  public ContributionType cell(long current, long potential) {
    return ContributionType.TYPOLOGY.type(
        Quadrant.of(current > currentLimit, potential > potentialLimit));
  }

  /**
   * Counts a range of customers by quadrant: the same index is the same customer.
   *
   * @param current what each brings
   * @param potential what each could bring
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer
   * @return the counts
   * @throws IndexOutOfBoundsException if the range leaves an array
   */
  public Counts count(long[] current, long[] potential, int startInclusive, int endExclusive) {
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        Math.min(
            requireNonNull(current, "current").length,
            requireNonNull(potential, "potential").length));
    long[] counts = new long[Quadrant.values().length];
    for (int i = startInclusive; i < endExclusive; i++) {
      counts[(current[i] > currentLimit ? 0 : 2) + (potential[i] > potentialLimit ? 0 : 1)]++;
    }
    return new Counts(counts[0], counts[1], counts[2], counts[3]);
  }
}
