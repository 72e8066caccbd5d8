package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How customers moved between tiers from one date to another: a count for each pair of tiers, and for those who came and went.
 *
 * <p>Of 100 gold customers at the beginning of the year 12 were platinum at its end, 70 still gold, 10 iron and 8 no customers any more: an
 * upgrade rate of 12 %. Both dates must use the same limits; with limits fitted anew on each date somebody moves down for every one
 * who moves up, whatever the customers do.
 *
 * <p>It adds up: counts of disjoint shards of the customers {@linkplain #merge merge} to those of the whole, and they have a byte form.
 * Immutable and thread-safe.
 */
public final class TierMigration {
  /** In columns: not a customer on this date. */
  public static final byte OUTSIDE = -1;

  private static final ByteForm BYTE_FORM = ByteForm.of("TierMigration", 1);
  private static final int MAX_TIERS = 100;

  private final int tiers;

  /** Customers by tier before and after; the state after the last tier is outside. */
  private final long[] counts;

  private TierMigration(int tiers, long[] counts) {
    this.tiers = tiers;
    this.counts = counts;
  }

  /**
   * Returns the counts of nobody, the neutral element of {@link #merge}.
   *
   * @param tiers how many tiers there are, 2 to 100
   * @return all zero
   * @throws IllegalArgumentException if {@code tiers} is out of range
   */
  public static TierMigration empty(int tiers) {
    checkArgument(tiers >= 2 && tiers <= MAX_TIERS, "tiers must be 2 to 100, was %s", tiers);
    return new TierMigration(tiers, new long[(tiers + 1) * (tiers + 1)]);
  }

  /**
   * Counts a range of customers: the same index is the same customer.
   *
   * @param tiers how many tiers there are, 2 to 100
   * @param before the index of each customer's tier on the first date, as {@link TierCuts#assign} writes it, or {@link #OUTSIDE}
   * @param after the index on the second date, or {@link #OUTSIDE}
   * @param startInclusive index of the first customer, 0 or more
   * @param endExclusive index after the last customer
   * @return the counts
   * @throws IllegalArgumentException if {@code tiers} is out of range or an index is no tier
   * @throws IndexOutOfBoundsException if the range leaves an array
   */
  public static TierMigration of(
      int tiers, byte[] before, byte[] after, int startInclusive, int endExclusive) {
    TierMigration migration = empty(tiers);
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        Math.min(requireNonNull(before, "before").length, requireNonNull(after, "after").length));
    for (int i = startInclusive; i < endExclusive; i++) {
      migration.counts[migration.cell(before[i], after[i])]++;
    }
    return migration;
  }

  /**
   * Counts one more customer.
   *
   * @param before the index of the customer's tier on the first date, or {@link #OUTSIDE}
   * @param after the index on the second date, or {@link #OUTSIDE}
   * @return the counts with this customer
   * @throws IllegalArgumentException if an index is no tier
   */
  public TierMigration with(int before, int after) {
    long[] more = counts.clone();
    int cell = cell(before, after);
    more[cell] = Math.incrementExact(more[cell]);
    return new TierMigration(tiers, more);
  }

  /**
   * Adds the counts of another, disjoint shard.
   *
   * @param other counts of other customers over as many tiers
   * @return the counts of both
   * @throws IllegalArgumentException if the numbers of tiers differ
   * @throws ArithmeticException if a count leaves a {@code long}
   */
  public TierMigration merge(TierMigration other) {
    requireNonNull(other, "other");
    checkArgument(
        tiers == other.tiers, "other must be of the same %s tiers, was of %s", tiers, other.tiers);
    long[] merged = counts.clone();
    Arrays.setAll(merged, cell -> Math.addExact(counts[cell], other.counts[cell]));
    return new TierMigration(tiers, merged);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the counts
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a migration
   */
  public static TierMigration fromBytes(byte[] bytes) {
    return BYTE_FORM.read(bytes, in -> {
      TierMigration empty = empty(in.count(MAX_TIERS, "tiers"));
      return new TierMigration(empty.tiers, in.counts(empty.counts.length));
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal counts have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.count(tiers).counts(counts));
  }

  /**
   * Returns how many tiers there are.
   *
   * @return 2 to 100
   */
  public int tiers() {
    return tiers;
  }

  /**
   * Returns how many customers moved from one tier to another, or stayed.
   *
   * @param before the index of the tier on the first date, or {@link #OUTSIDE} for new customers
   * @param after the index on the second date, or {@link #OUTSIDE} for lost customers
   * @return 0 or more
   * @throws IllegalArgumentException if an index is no tier
   */
  public long count(int before, int after) {
    return counts[cell(before, after)];
  }

  /**
   * Returns how many customers were in a tier on the first date.
   *
   * @param before the index of the tier, or {@link #OUTSIDE}
   * @return 0 or more
   * @throws IllegalArgumentException if the index is no tier
   */
  public long before(int before) {
    return sum(after -> count(before, (int) after));
  }

  /**
   * Returns how many customers were in a tier on the second date.
   *
   * @param after the index of the tier, or {@link #OUTSIDE}
   * @return 0 or more
   * @throws IllegalArgumentException if the index is no tier
   */
  public long after(int after) {
    return sum(before -> count((int) before, after));
  }

  private long sum(LongUnaryOperator count) {
    return IntStream.range(OUTSIDE, tiers).asLongStream().map(count).sum();
  }

  /**
   * Returns which part of a tier's customers went to another.
   *
   * @param before the index of the tier on the first date
   * @param after the index on the second date, or {@link #OUTSIDE}
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1 with Wilson's interval; undefined if nobody was in the tier
   * @throws IllegalArgumentException if an index is no tier
   */
  public Estimate rate(int before, int after, double level) {
    return Proportion.of(count(before, after), before(before)).estimate(level);
  }

  /**
   * Returns how many of those who were customers on the first date are in a better tier on the second.
   *
   * @return of the customers in a tier on the first date
   */
  public Proportion upgraded() {
    return moved(-1);
  }

  /**
   * Returns how many of those who were customers on the first date are in the same tier on the second.
   *
   * @return of the customers in a tier on the first date
   */
  public Proportion stayed() {
    return moved(0);
  }

  /**
   * Returns how many of those who were customers on the first date are in a worse tier on the second; those who left are not counted
   * as such.
   *
   * @return of the customers in a tier on the first date
   */
  public Proportion downgraded() {
    return moved(1);
  }

  /**
   * Returns how many of those who were customers on the first date are none on the second.
   *
   * @return of the customers in a tier on the first date
   */
  public Proportion left() {
    long left =
        IntStream.range(0, tiers).mapToLong(tier -> count(tier, OUTSIDE)).sum();
    return Proportion.of(left, everybodyBefore());
  }

  private Proportion moved(int direction) {
    long moved = 0;
    for (int before = 0; before < tiers; before++) {
      for (int after = 0; after < tiers; after++) {
        moved += Integer.signum(after - before) == direction ? count(before, after) : 0;
      }
    }
    return Proportion.of(moved, everybodyBefore());
  }

  private long everybodyBefore() {
    return IntStream.range(0, tiers).mapToLong(this::before).sum();
  }

  private int cell(int before, int after) {
    return state("before", before) * (tiers + 1) + state("after", after);
  }

  private int state(String name, int tier) {
    checkArgument(
        tier >= OUTSIDE && tier < tiers, "%s must be -1 to %s, was %s", name, tiers - 1, tier);
    return tier == OUTSIDE ? tiers : tier;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TierMigration that
        && tiers == that.tiers
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * tiers + Arrays.hashCode(counts);
  }

  /**
   * Returns a short description.
   *
   * @return text such as {@code "100 customers: 12 up, 70 stayed, 10 down, 8 left; 5 new"}
   */
  @Override
  public String toString() {
    return everybodyBefore() + " customers: " + upgraded().successes() + " up, "
        + stayed().successes() + " stayed, " + downgraded().successes() + " down, "
        + left().successes() + " left; " + (before(OUTSIDE) - count(OUTSIDE, OUTSIDE)) + " new";
  }
}
