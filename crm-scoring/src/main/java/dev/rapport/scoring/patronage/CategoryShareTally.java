package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.numeric.StudentDistribution;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Shares of wallet or of requirements of many customers, in the two ways that are both called their average.
 *
 * <p>A customer who spends 80 of 100 with us and one who spends 10 of 200: together they spend 90 of 300, the {@linkplain #ratioOfSums()
 * ratio of sums} 0.30, which is our share of these customers' market; the {@linkplain #meanOfRatios mean of ratios} 0.425 is the share of
 * the average customer. Big wallets rule the first, every customer counts alike in the second. Neither is wrong and they must not be
 * compared with each other. Customers who bought nothing of the category have no share and count in neither.
 *
 * <p>It adds up: tallies of disjoint shards of the customers {@linkplain #merge merge} to that of the whole. The sums are exact, so the result
 * does not depend on the order or the shards to the last bit. All customers must be in the same unit. Immutable and thread-safe.
 */
public final class CategoryShareTally {
  private static final byte VERSION = 1;
  private static final CategoryShareTally EMPTY =
      new CategoryShareTally(0, 0, 0, new ExactSum(), new ExactSum());

  private final long customers;
  private final long own;
  private final long category;
  private final ExactSum shares;
  private final ExactSum squares;

  /** Takes the sums over: nobody may add to them. */
  private CategoryShareTally(
      long customers, long own, long category, ExactSum shares, ExactSum squares) {
    this.customers = customers;
    this.own = own;
    this.category = category;
    this.shares = shares;
    this.squares = squares;
  }

  /**
   * Returns the tally of nobody, the neutral element of {@link #merge}.
   *
   * @return the empty tally
   */
  public static CategoryShareTally empty() {
    return EMPTY;
  }

  /**
   * Adds up customers.
   *
   * @param customers one share of each, all in the same unit
   * @return the tally
   * @throws ArithmeticException if a sum leaves a {@code long}
   */
  public static CategoryShareTally of(Collection<CategoryShare> customers) {
    long count = 0;
    long own = 0;
    long category = 0;
    ExactSum shares = new ExactSum();
    ExactSum squares = new ExactSum();
    for (CategoryShare customer : requireNonNull(customers, "customers")) {
      if (customer.category() > 0) {
        double share = (double) customer.own() / customer.category();
        count++;
        own = Math.addExact(own, customer.own());
        category = Math.addExact(category, customer.category());
        shares.add(share);
        squares.addProduct(share, share);
      }
    }
    return new CategoryShareTally(count, own, category, shares, squares);
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other the tally of other customers, in the same unit
   * @return the tally of both
   * @throws ArithmeticException if a sum leaves a {@code long}
   */
  public CategoryShareTally merge(CategoryShareTally other) {
    requireNonNull(other, "other");
    return new CategoryShareTally(
        Math.addExact(customers, other.customers),
        Math.addExact(own, other.own),
        Math.addExact(category, other.category),
        new ExactSum().merge(shares).merge(other.shares),
        new ExactSum().merge(squares).merge(other.squares));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the tally
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a tally
   */
  public static CategoryShareTally fromBytes(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(requireNonNull(bytes, "bytes"));
    try {
      byte version = in.get();
      checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
      long customers = in.getLong();
      long own = in.getLong();
      long category = in.getLong();
      checkArgument(
          customers >= 0 && own >= 0 && own <= category && customers <= category,
          "bytes must hold sums that fit together, held %s customers, %s and %s",
          customers,
          own,
          category);
      CategoryShareTally tally = new CategoryShareTally(customers, own, category, sum(in), sum(in));
      checkArgument(!in.hasRemaining(), "bytes must end here, had %s more", in.remaining());
      return tally;
    } catch (BufferUnderflowException endsEarly) {
      throw new IllegalArgumentException(
          "bytes must be the form that toBytes writes, were " + bytes.length
              + " bytes that end early",
          endsEarly);
    }
  }

  private static ExactSum sum(ByteBuffer in) {
    int length = in.getInt();
    checkArgument(length >= 0 && length <= in.remaining(), "bytes must hold two sums, ended early");
    byte[] form = new byte[length];
    in.get(form);
    return ExactSum.ofByteArray(form);
  }

  /**
   * Returns the compact, versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    byte[] sum = shares.toByteArray();
    byte[] squareSum = squares.toByteArray();
    return ByteBuffer.allocate(
            1 + 3 * Long.BYTES + 2 * Integer.BYTES + sum.length + squareSum.length)
        .put(VERSION)
        .putLong(customers)
        .putLong(own)
        .putLong(category)
        .putInt(sum.length)
        .put(sum)
        .putInt(squareSum.length)
        .put(squareSum)
        .array();
  }

  /**
   * Returns how many customers bought something of the category.
   *
   * @return 0 or more
   */
  public long customers() {
    return customers;
  }

  /**
   * Returns what they bought from us and what they bought of the category, as if they were one customer.
   *
   * @return the sums
   */
  public CategoryShare total() {
    return new CategoryShare(own, category);
  }

  /**
   * Returns our share of everything that these customers bought of the category.
   *
   * <pre>
   * Σ own / Σ category
   * </pre>
   *
   * <p>It describes these customers and has no interval: a few large wallets decide it, so that an interval from their number would
   * promise too much.
   *
   * @return 0 to 1; undefined without customers
   */
  public Estimate ratioOfSums() {
    return customers == 0
        ? undefined(UndefinedReason.noData("purchases in the category"))
        : Estimate.of((double) own / category, customers);
  }

  /**
   * Returns the share of the average customer, with Student's interval for a sample of customers.
   *
   * <pre>
   * (1/n) Σ own / category
   * </pre>
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1, with an interval within 0 and 1 from two customers on; undefined without customers
   */
  public Estimate meanOfRatios(double level) {
    Interval.requireLevel(level);
    if (customers == 0) {
      return undefined(UndefinedReason.noData("purchases in the category"));
    }
    double mean = Math.min(shares.value() / customers, 1);
    if (customers == 1) {
      return Estimate.of(mean, 1);
    }
    double variance =
        Math.max(0, squares.value() - shares.value() * mean) / (customers - 1) / customers;
    double half =
        StudentDistribution.quantile(0.5 + level / 2, (double) customers - 1) * Math.sqrt(variance);
    Interval interval = Interval.of(mean - half, mean + half, level).clippedTo(0, 1);
    return Estimate.of(mean, interval, customers);
  }

  private static Estimate undefined(UndefinedReason reason) {
    return Estimate.undefined(reason, 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CategoryShareTally that
        && customers == that.customers
        && own == that.own
        && category == that.category
        && shares.value() == that.shares.value()
        && squares.value() == that.squares.value();
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(customers) + Long.hashCode(own)) + Long.hashCode(category);
  }

  /**
   * Returns a short description.
   *
   * @return text such as {@code "2 customers, 90 of 300"}
   */
  @Override
  public String toString() {
    return customers + " customers, " + own + " of " + category;
  }
}
