package dev.rapport.examples.bench;

import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.BulkScorer;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.LifetimeValuation;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.fit.Fit;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From transactions to fitted buy-till-you-die models and scored customers, on one core.
 *
 * <p>The yardsticks at one million customers: raw rows to a fitted BG/NBD or MBG/NBD within 60 ms, Pareto/NBD within 120 ms, Gamma-Gamma
 * within 60 ms; the probability to be alive, 39 weeks' purchases and a year's value together at 25 ns a customer; 20 million
 * transactions a second into summaries. A fit begins with counting equal rows. {@link #readingTheColumns} calibrates: it is what any
 * pass over the transactions costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BuyTillYouDieBenchmark {
  private static final Horizon WEEKS = Horizon.ofWeeks(39);
  private static final Horizon YEAR = Horizon.ofMonths(12);
  private static final SummaryRules RULES = SummaryRules.until(SimulatedBuyers.LAST_DAY);

  /** How many customers there are. */
  @Param({"10000", "100000", "1000000", "10000000"})
  public int customers;

  private SimulatedBuyers buyers = SimulatedBuyers.draw(0);
  private SummaryTable table = read();
  private LifetimeValuation valuation = LifetimeValuation.of(
      new BgNbd(0.2426, 4.4136, 0.7929, 2.4259),
      new GammaGamma(6.25, 3.74, 15.44),
      DiscountRate.annual(0.15));
  private double[] alive = new double[0];
  private double[] purchases = new double[0];
  private double[] values = new double[0];

  /** Draws the transactions. */
  @Setup
  public void draw() {
    buyers = SimulatedBuyers.draw(customers);
    table = read();
    alive = new double[customers];
    purchases = new double[customers];
    values = new double[customers];
  }

  private SummaryTable read() {
    return SummaryTable.ofTransactions(
        buyers.customers(), buyers.epochDays(), buyers.cents(), 2, RULES);
  }

  /** Transactions to a row a customer. */
  @Benchmark
  public SummaryTable transactionsToSummaries() {
    return read();
  }

  /** A row a customer to equal rows with their weights. */
  @Benchmark
  public PurchaseSummaries grouping() {
    return PurchaseSummaries.of(table);
  }

  /** Rows to a fitted BG/NBD model. */
  @Benchmark
  public Fit<BgNbd> fitBgNbd() {
    return BgNbd.fit(PurchaseSummaries.of(table));
  }

  /** Rows to a fitted MBG/NBD model. */
  @Benchmark
  public Fit<MbgNbd> fitMbgNbd() {
    return MbgNbd.fit(PurchaseSummaries.of(table));
  }

  /** Rows to a fitted Pareto/NBD model. */
  @Benchmark
  public Fit<ParetoNbd> fitParetoNbd() {
    return ParetoNbd.fit(PurchaseSummaries.of(table));
  }

  /** Rows to a fitted Gamma-Gamma model. */
  @Benchmark
  public Fit<GammaGamma> fitGammaGamma() {
    return GammaGamma.fit(PurchaseSummaries.of(table));
  }

  /** Probability to be alive, purchases of 39 weeks and value of twelve months of every customer. */
  @Benchmark
  public double[] scoring() {
    BulkScorer.of(valuation, WEEKS, YEAR, table)
        .score(table, 0, table.size(), alive, purchases, values);
    return values;
  }

  /** Calibration: one pass over the transactions. */
  @Benchmark
  public long readingTheColumns() {
    long sum = 0;
    int[] who = buyers.customers();
    int[] days = buyers.epochDays();
    long[] cents = buyers.cents();
    for (int i = 0; i < who.length; i++) {
      sum += who[i] ^ days[i] ^ cents[i];
    }
    return sum;
  }
}
