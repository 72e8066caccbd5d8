package dev.rapport.scoring.summary;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkElementIndex;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.money.CurrencyUnit;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The summaries of many customers with equal ones counted together: what models are fitted to.
 *
 * <p>A million customers of a shop have some hundred thousand different rows (x, t_x, T), so a fit looks at a tenth of the data. Rows are in the order of x, t_x and T, each with its weight, the number of customers; beside them
 * stand the rows of spend, a number of purchases and their mean amount, of the customers whose mean is above zero. Sorted rows are
 * the same however the customers were ordered, grouped or sharded, and so are the bits of a fit.
 *
 * <p>Summaries of disjoint shards of the customers {@linkplain #merge merge} exactly. They do not tell customers apart; to score them
 * use a {@link SummaryTable}. Immutable and thread-safe.
 */
public final class PurchaseSummaries {
  private static final PurchaseSummaries EMPTY =
      new PurchaseSummaries(TimingRows.EMPTY, SpendRows.EMPTY, 0, SummaryCounts.none());

  private final TimingRows timing;
  private final SpendRows spend;
  private final long withoutSpend;
  private final SummaryCounts counts;
  private final long customers;

  private PurchaseSummaries(
      TimingRows timing, SpendRows spend, long withoutSpend, SummaryCounts counts) {
    this.timing = timing;
    this.spend = spend;
    this.withoutSpend = withoutSpend;
    this.counts = counts;
    this.customers = timing.total();
  }

  /**
   * Returns the summaries of nobody, the neutral element of {@link #merge}.
   *
   * @return no customers
   */
  public static PurchaseSummaries empty() {
    return EMPTY;
  }

  /**
   * Counts the rows of a table.
   *
   * @param table a row a customer
   * @return the rows with their weights
   */
  public static PurchaseSummaries of(SummaryTable table) {
    requireNonNull(table, "table");
    return of(table, 0, table.size(), table.counts());
  }

  private static PurchaseSummaries of(
      SummaryTable table, int start, int end, SummaryCounts counts) {
    int buyers = 0;
    for (int i = start; i < end; i++) {
      buyers += table.spendPurchases(i) > 0 ? 1 : 0;
    }
    SpendRows spend = SpendRows.of(table, start, end);
    return new PurchaseSummaries(
        TimingRows.of(table, start, end), spend, buyers - spend.total(), counts);
  }

  /**
   * Reads the purchases and returns of a history and counts the customers.
   *
   * @param history what happened, of any number of customers, from their first purchase on
   * @param rules when the observation ends, and what counts
   * @param zone whose calendar days are counted
   * @param currency the currency of all amounts
   * @return the rows of {@link SummaryTable#of(EventHistory, SummaryRules, ZoneId, CurrencyUnit)} with their weights
   * @throws dev.rapport.core.money.CurrencyMismatchException if an amount is in another currency
   * @throws ArithmeticException if an amount adds up to more than a {@code long} of minor units
   */
  public static PurchaseSummaries of(
      EventHistory history, SummaryRules rules, ZoneId zone, CurrencyUnit currency) {
    return of(SummaryTable.of(history, rules, zone, currency));
  }

  /**
   * Starts counting customers one by one.
   *
   * @return a builder without customers
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the collector that counts a stream of customers.
   *
   * @return for {@link java.util.stream.Stream#collect}
   */
  public static Collector<PurchaseSummary, ?, PurchaseSummaries> collector() {
    return Collector.of(Builder::new, Builder::add, Builder::addAll, Builder::build);
  }

  /**
   * Returns the collector that merges shards.
   *
   * @return for {@link java.util.stream.Stream#collect}
   */
  public static Collector<PurchaseSummaries, ?, PurchaseSummaries> merging() {
    return Collectors.reducing(EMPTY, PurchaseSummaries::merge);
  }

  /**
   * Adds the customers of another, disjoint shard.
   *
   * @param other other customers, seen by the same rules
   * @return all customers
   * @throws ArithmeticException if the customers no longer fit in a {@code long}
   */
  public PurchaseSummaries merge(PurchaseSummaries other) {
    requireNonNull(other, "other");
    return new PurchaseSummaries(
        timing.merge(other.timing),
        spend.merge(other.spend),
        Math.addExact(withoutSpend, other.withoutSpend),
        counts.plus(other.counts));
  }

  /**
   * Returns how many customers there are.
   *
   * @return the sum of the weights
   */
  public long customers() {
    return customers;
  }

  /**
   * Returns how many different rows (x, t_x, T) there are.
   *
   * @return 0 or more
   */
  public int rows() {
    return timing.repeats.length;
  }

  /**
   * Returns the repeat purchases of a row.
   *
   * @param row 0 to below {@link #rows()}
   * @return x, not falling from row to row
   */
  public int repeatPurchases(int row) {
    return timing.repeats[row];
  }

  /**
   * Returns the age at the last purchase of a row.
   *
   * @param row 0 to below {@link #rows()}
   * @return t_x in days
   */
  public int lastPurchaseAgeDays(int row) {
    return timing.lastAge[row];
  }

  /**
   * Returns the age of a row.
   *
   * @param row 0 to below {@link #rows()}
   * @return T in days
   */
  public int ageDays(int row) {
    return timing.age[row];
  }

  /**
   * Returns the weight of a row.
   *
   * @param row 0 to below {@link #rows()}
   * @return how many customers, at least 1
   */
  public long weight(int row) {
    return timing.weight[row];
  }

  /**
   * Returns the customer of a row, without spend.
   *
   * @param row 0 to below {@link #rows()}
   * @return the figures
   */
  public PurchaseSummary summary(int row) {
    checkElementIndex(row, rows());
    return PurchaseSummary.of(repeatPurchases(row), lastPurchaseAgeDays(row), ageDays(row));
  }

  /**
   * Returns how many different rows of spend there are.
   *
   * @return 0 or more
   */
  public int spendRows() {
    return spend.purchases.length;
  }

  /**
   * Returns how many purchases a row of spend is of.
   *
   * @param row 0 to below {@link #spendRows()}
   * @return at least 1, not falling from row to row
   */
  public int spendPurchases(int row) {
    return spend.purchases[row];
  }

  /**
   * Returns the mean amount of a row of spend.
   *
   * @param row 0 to below {@link #spendRows()}
   * @return above 0, in major units
   */
  public double meanSpend(int row) {
    return spend.mean[row];
  }

  /**
   * Returns the weight of a row of spend.
   *
   * @param row 0 to below {@link #spendRows()}
   * @return how many customers, at least 1
   */
  public long spendWeight(int row) {
    return spend.weight[row];
  }

  /**
   * Returns how many customers bought something that counts for spend, but for nothing or less on average. They are in no row of spend:
   * a model of positive amounts has no place for them.
   *
   * @return 0 or more
   */
  public long withoutPositiveSpend() {
    return withoutSpend;
  }

  /**
   * Returns what became of the transactions.
   *
   * @return the counts
   */
  public SummaryCounts counts() {
    return counts;
  }

  /**
   * Returns all repeat purchases of all customers.
   *
   * @return Σ weight × x
   * @throws ArithmeticException if it does not fit in a {@code long}
   */
  public long repeatPurchases() {
    long sum = 0;
    for (int i = 0; i < rows(); i++) {
      sum = Math.addExact(sum, Math.multiplyExact(weight(i), (long) repeatPurchases(i)));
    }
    return sum;
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal summaries have equal bytes
   */
  public byte[] toBytes() {
    return SummaryBytes.write(this);
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the summaries
   * @throws IllegalArgumentException if the bytes are of another version or not the form of summaries
   */
  public static PurchaseSummaries fromBytes(byte[] bytes) {
    return SummaryBytes.read(requireNonNull(bytes, "bytes"));
  }

  static PurchaseSummaries of(
      TimingRows timing, SpendRows spend, long withoutSpend, SummaryCounts counts) {
    return new PurchaseSummaries(timing, spend, withoutSpend, counts);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof PurchaseSummaries other
        && timing.sameAs(other.timing)
        && spend.sameAs(other.spend)
        && withoutSpend == other.withoutSpend
        && counts.equals(other.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * timing.hash() + spend.hash()) + counts.hashCode();
  }

  /**
   * Describes the summaries.
   *
   * @return such as {@code "2357 customers in 1016 rows, 2457 repeat purchases"}
   */
  @Override
  public String toString() {
    return customers + " customers in " + rows() + " rows, " + repeatPurchases()
        + " repeat purchases";
  }

  /** Counts customers one by one. Not thread-safe: one per chunk, then {@link PurchaseSummaries#merge}. */
  public static final class Builder {
    /** So many customers are grouped at a time. */
    private static final int BATCH = 1 << 16;

    private int[] repeats = new int[32];
    private int[] lastAge = new int[32];
    private int[] age = new int[32];
    private int[] spendPurchases = new int[32];
    private double[] spend = new double[32];
    private int waiting;
    private PurchaseSummaries counted = EMPTY;

    private Builder() {}

    /**
     * Counts one customer.
     *
     * @param customer the figures
     * @return this
     */
    public Builder add(PurchaseSummary customer) {
      requireNonNull(customer, "customer");
      if (waiting == age.length) {
        repeats = Arrays.copyOf(repeats, 2 * waiting);
        lastAge = Arrays.copyOf(lastAge, 2 * waiting);
        age = Arrays.copyOf(age, 2 * waiting);
        spendPurchases = Arrays.copyOf(spendPurchases, 2 * waiting);
        spend = Arrays.copyOf(spend, 2 * waiting);
      }
      repeats[waiting] = customer.repeatPurchases();
      lastAge[waiting] = customer.lastPurchaseAgeDays();
      age[waiting] = customer.ageDays();
      spendPurchases[waiting] = customer.spendPurchases();
      spend[waiting] = customer.meanSpend();
      if (++waiting == BATCH) {
        flush();
      }
      return this;
    }

    /**
     * Counts several customers with equal figures.
     *
     * @param customer the figures
     * @param count how many, 0 or more
     * @return this
     * @throws IllegalArgumentException if {@code count} is negative
     * @throws ArithmeticException if the customers no longer fit in a {@code long}
     */
    public Builder add(PurchaseSummary customer, long count) {
      requireNonNull(customer, "customer");
      checkArgument(count >= 0, "count must not be negative, was %s", count);
      if (count > 0) {
        boolean positive = customer.spendPurchases() > 0 && customer.meanSpend() > 0;
        counted = counted.merge(new PurchaseSummaries(
            TimingRows.of(customer, count),
            positive ? SpendRows.of(customer, count) : SpendRows.EMPTY,
            positive || customer.spendPurchases() == 0 ? 0 : count,
            SummaryCounts.ofPurchases(Math.multiplyExact(count, 1L + customer.repeatPurchases()))));
      }
      return this;
    }

    /**
     * Counts customers of whom transactions were seen but no purchase counts, so that there are no figures to add.
     *
     * @param customers how many, 0 or more
     * @return this
     * @throws IllegalArgumentException if {@code customers} is negative
     * @throws ArithmeticException if the customers left out no longer fit in a {@code long}
     */
    public Builder leaveOut(long customers) {
      counted = counted.merge(new PurchaseSummaries(
          TimingRows.EMPTY, SpendRows.EMPTY, 0, new SummaryCounts(0, 0, 0, 0, 0, customers, 0)));
      return this;
    }

    private Builder addAll(Builder other) {
      counted = build().merge(other.build());
      return this;
    }

    private void flush() {
      if (waiting > 0) {
        SummaryTable batch = SummaryTable.ofChecked(
            Arrays.copyOf(repeats, waiting),
            Arrays.copyOf(lastAge, waiting),
            Arrays.copyOf(age, waiting),
            Arrays.copyOf(spendPurchases, waiting),
            Arrays.copyOf(spend, waiting));
        waiting = 0;
        counted = counted.merge(of(batch));
      }
    }

    /**
     * Returns what was counted so far. The builder can go on.
     *
     * @return the summaries
     */
    public PurchaseSummaries build() {
      flush();
      return counted;
    }
  }
}
