package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.SampleMean;
import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.survey.RatingScale;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Satisfaction of the same customers before a failure and after its recovery (服务补救): whether they end up more satisfied than if nothing had
 * gone wrong.
 *
 * <p>That they do is the recovery paradox (服务补救悖论). It is often told and seldom found, so it is never assumed here: {@link #flag} wants
 * both measurements of one customer, and {@link #paradox} wants an interval of the mean change that lies above zero. Even then a failure is
 * no tool: most failures are not recovered well. Example: of 3, 4 and 4 before and 4, 4 and 5 after, two of three customers gained and the mean
 * change is 0.67, with an interval at 95 % from -0.77 to 2.10, so the paradox is not shown.
 *
 * <p>Tallies of one scale are a commutative monoid, {@link #empty} and {@link #merge}, exact in any order. Immutable and thread-safe.
 *
 * <p>Reference: M. A. McCollough and S. G. Bharadwaj (1992), The recovery paradox; C. A. de Matos, J. L. Henrique and C. A. Vargas Rossi (2007),
 * Service recovery paradox: a meta-analysis, Journal of Service Research 10(1).
 */
public final class RecoveryTally {
  private static final ByteForm BYTE_FORM = ByteForm.of("RecoveryTally", 1);

  private final RatingScale scale;
  private final long customers;
  private final long gained;
  private final long missing;
  private final long change;
  private final long squares;

  private RecoveryTally(
      RatingScale scale, long customers, long gained, long missing, long change, long squares) {
    this.scale = scale;
    this.customers = customers;
    this.gained = gained;
    this.missing = missing;
    this.change = change;
    this.squares = squares;
  }

  /**
   * Returns whether one customer, or one group, is more satisfied after the recovery than before the failure.
   *
   * @param before satisfaction before the failure
   * @param after satisfaction after the recovery, on the same scale
   * @return yes if it is higher, no if it is the same or lower; unknown if one of them is undefined
   */
  public static Finding flag(Estimate before, Estimate after) {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    return before.isKnown() && after.isKnown()
        ? Finding.of(after.value() > before.value())
        : Finding.UNKNOWN;
  }

  /**
   * Returns a tally of nobody.
   *
   * @param scale the scale of both measurements, whose highest score is the best
   * @return the neutral element of {@link #merge}
   */
  public static RecoveryTally empty(RatingScale scale) {
    return new RecoveryTally(requireNonNull(scale, "scale"), 0, 0, 0, 0, 0);
  }

  /**
   * Counts one more customer.
   *
   * @param before satisfaction before the failure
   * @param after satisfaction after the recovery
   * @return the tally with the customer
   * @throws IllegalArgumentException if a score is off the scale
   */
  public RecoveryTally add(int before, int after) {
    long difference = scale.require(after) - (long) scale.require(before);
    return merge(new RecoveryTally(
        scale, 1, difference > 0 ? 1 : 0, 0, difference, difference * difference));
  }

  /**
   * Counts one more customer of whom a measurement is missing.
   *
   * @return the tally with the customer as missing
   */
  public RecoveryTally addMissing() {
    return merge(new RecoveryTally(scale, 0, 0, 1, 0, 0));
  }

  /**
   * Adds other customers.
   *
   * @param other a tally on the same scale, of customers who are not in this one
   * @return the tally of all of them
   * @throws IllegalArgumentException if the scales differ
   * @throws ArithmeticException if a sum no longer fits in a {@code long}
   */
  public RecoveryTally merge(RecoveryTally other) {
    requireNonNull(other, "other");
    checkArgument(
        scale.equals(other.scale), "other must be on the scale %s, was on %s", scale, other.scale);
    return new RecoveryTally(
        scale,
        Math.addExact(customers, other.customers),
        Math.addExact(gained, other.gained),
        Math.addExact(missing, other.missing),
        Math.addExact(change, other.change),
        Math.addExact(squares, other.squares));
  }

  /**
   * Returns the scale.
   *
   * @return the scale of both measurements
   */
  public RatingScale scale() {
    return scale;
  }

  /**
   * Returns of how many customers both measurements are there.
   *
   * @return zero or more
   */
  public long customers() {
    return customers;
  }

  /**
   * Returns of how many customers a measurement is missing.
   *
   * @return zero or more
   */
  public long missing() {
    return missing;
  }

  /**
   * Returns how many customers are more satisfied than before the failure.
   *
   * @return of all with both measurements
   */
  public Proportion gained() {
    return Proportion.of(gained, customers);
  }

  /**
   * Estimates the mean change, after less before, with the t interval of paired measurements, clipped to what the scale allows: ±4 on 1 to 5.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return below zero where the recovery did not make up for the failure; without an interval where all customers changed alike; undefined
   *     for fewer than two customers
   */
  public Estimate meanChange(double level) {
    double span = (double) scale.highest() - scale.lowest();
    return changes().t(level).clippedTo(-span, span);
  }

  private SampleMean changes() {
    if (customers == 0) {
      return new SampleMean(0, 0, 0);
    }
    BigInteger scatter = BigInteger.valueOf(customers)
        .multiply(BigInteger.valueOf(squares))
        .subtract(BigInteger.valueOf(change).multiply(BigInteger.valueOf(change)));
    double deviations = customers == 1 ? 0 : scatter.doubleValue() / customers;
    return new SampleMean(customers, change, deviations);
  }

  /**
   * Returns whether the customers as a whole show the paradox.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return yes if the interval of the mean change lies above zero; no if no part of it does; otherwise unknown, also where there is no
   *     interval: customers who all changed alike do not show how far chance reaches
   */
  public Finding paradox(double level) {
    return meanChange(level)
        .interval()
        .map(interval -> interval.lower() > 0
            ? Finding.YES
            : interval.upper() <= 0 ? Finding.NO : Finding.UNKNOWN)
        .orElse(Finding.UNKNOWN);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static RecoveryTally fromBytes(byte[] bytes) {
    return BYTE_FORM
        .read(
            bytes,
            in -> new RecoveryTally(
                RatingScale.of(in.integer(), in.integer()),
                in.count(),
                in.count(),
                in.count(),
                in.number(),
                in.count()))
        .requirePossible();
  }

  private RecoveryTally requirePossible() {
    BigInteger sum = BigInteger.valueOf(change);
    checkArgument(
        gained <= customers
            // Cauchy and Schwarz: what no measurements can break.
            && sum.multiply(sum)
                    .compareTo(BigInteger.valueOf(customers).multiply(BigInteger.valueOf(squares)))
                <= 0,
        "bytes must hold sums that fit together, held %s",
        this);
    return this;
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal tallies have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.number(scale.lowest())
        .number(scale.highest())
        .counts(customers, gained, missing)
        .number(change)
        .count(squares));
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof RecoveryTally other
        && scale.equals(other.scale)
        && customers == other.customers
        && gained == other.gained
        && missing == other.missing
        && change == other.change
        && squares == other.squares;
  }

  @Override
  public int hashCode() {
    return Objects.hash(scale, customers, gained, missing, change, squares);
  }

  /**
   * Returns the size of the tally.
   *
   * @return such as {@code "3 customers on 1 to 5, 2 gained, 0 missing"}
   */
  @Override
  public String toString() {
    return customers + " customers on " + scale + ", " + gained + " gained, " + missing
        + " missing";
  }
}
