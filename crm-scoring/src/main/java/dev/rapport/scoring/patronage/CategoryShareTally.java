package dev.rapport.scoring.patronage;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.numeric.ExactSum;
import dev.rapport.core.numeric.StudentDistribution;
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
  private static final ByteForm BYTE_FORM = ByteForm.of("CategoryShareTally", 1);
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
    return BYTE_FORM.read(bytes, in -> {
      CategoryShareTally tally = new CategoryShareTally(
          in.count(),
          in.count(),
          in.count(),
          ExactSum.ofByteArray(in.bytes()),
          ExactSum.ofByteArray(in.bytes()));
      // Each share is 0 to 1, so its square is no greater.
      checkArgument(
          tally.own <= tally.category
              && tally.customers <= tally.category
              && tally.squares.value() >= 0
              && tally.squares.value() <= tally.shares.value()
              && tally.shares.value() <= tally.customers,
          "bytes must hold sums that fit together, held %s customers, %s and %s",
          tally.customers,
          tally.own,
          tally.category);
      return tally;
    });
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(customers, own, category)
        .bytes(shares.toByteArray())
        .bytes(squares.toByteArray()));
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
