package dev.rapport.examples.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.BgNbd;
import dev.rapport.scoring.btyd.BulkScorer;
import dev.rapport.scoring.btyd.FitOptions;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.LifetimeValuation;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.btyd.ParetoNbd;
import dev.rapport.scoring.fit.FitReport;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.SummaryRules;
import dev.rapport.scoring.summary.SummaryTable;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Prints what buy-till-you-die models cost: from transactions to rows, from rows to fitted models, and scores, of ten thousand to ten
 * million customers, on one core and on two.
 *
 * <p>Times are processor time of an operation, garbage collection included, in the best of some rounds: other work on the machine makes
 * a round slower and none faster. On two cores the customers are in two shards, each of which is read and grouped by a thread of its
 * own, and both threads take every other chunk of a fit; from the processor time is taken what they spend side by side. The parameters
 * have the same bits either way, or the table fails.
 *
 * <p>Evaluations are of all rows; a search of many rows begins with a sixteenth of them. Before everything else, in a JVM that has
 * fitted nothing yet, one fit to ten thousand customers shows what a cold start costs, classes to load and code to compile included.
 * Numbers of customers as arguments print those alone. Ten million take about 3 GB, and everything some four minutes.
 */
public final class BuyTillYouDieTable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int COLD = 10_000;
  private static final int[] SIZES = {10_000, 100_000, 1_000_000, 10_000_000};
  private static final int ROUNDS = 6;
  private static final long ROUND_NANOS = 300_000_000L;
  private static final SummaryRules RULES = SummaryRules.until(SimulatedBuyers.LAST_DAY);
  private static final LifetimeValuation VALUATION = LifetimeValuation.of(
      new BgNbd(0.2426, 4.4136, 0.7929, 2.4259),
      new GammaGamma(6.25, 3.74, 15.44),
      DiscountRate.annual(0.15));
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** What each fit is called, and the fit. */
  private static final Map<String, BiFunction<PurchaseSummaries, FitOptions, FitReport>> FITS =
      new LinkedHashMap<>();

  static {
    FITS.put("BG/NBD", (data, options) -> BgNbd.fit(data, options).report());
    FITS.put("MBG/NBD", (data, options) -> MbgNbd.fit(data, options).report());
    FITS.put("Pareto/NBD", (data, options) -> ParetoNbd.fit(data, options).report());
    FITS.put("gamma-gamma", (data, options) -> GammaGamma.fit(data, options).report());
  }

  private final TwoCores two = new TwoCores();
  private final FitOptions byTwo = FitOptions.standard().using(two);

  private BuyTillYouDieTable() {}

  /** Transactions in columns, and as two shards of the customers. */
  private static final class Columns {
    private final int[] customers;
    private final int[] days;
    private final long[] cents;

    Columns(int[] customers, int[] days, long[] cents) {
      this.customers = customers;
      this.days = days;
      this.cents = cents;
    }

    static Columns drawn(int count) {
      SimulatedBuyers buyers = SimulatedBuyers.draw(count);
      return new Columns(buyers.customers(), buyers.epochDays(), buyers.cents());
    }

    /** Returns the transactions of the customers from one on, who are numbered from 0, up to another; they come in their order. */
    Columns shard(int first, int end) {
      int from = start(first);
      int to = start(end);
      int[] numbers = Arrays.copyOfRange(customers, from, to);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] -= first;
      }
      return new Columns(
          numbers, Arrays.copyOfRange(days, from, to), Arrays.copyOfRange(cents, from, to));
    }

    private int start(int customer) {
      int at = Arrays.binarySearch(customers, customer);
      at = at < 0 ? -at - 1 : at;
      while (at > 0 && customers[at - 1] == customer) {
        at--;
      }
      return at;
    }

    SummaryTable read() {
      return SummaryTable.ofTransactions(customers, days, cents, 2, RULES);
    }

    /** One pass over the columns, which everything else stands beside. */
    long sum() {
      long sum = 0;
      for (int i = 0; i < customers.length; i++) {
        sum += customers[i] ^ days[i] ^ cents[i];
      }
      return sum;
    }
  }

  /**
   * Measures and prints.
   *
   * @param args numbers of customers; anything else is passed over
   */
  public static void main(String[] args) {
    BuyTillYouDieTable table = new BuyTillYouDieTable();
    table.coldFit();
    int[] sizes = Arrays.stream(args)
        .filter(arg -> arg.matches("[1-9]\\d{2,7}"))
        .mapToInt(Integer::parseInt)
        .toArray();
    for (int customers : sizes.length > 0 ? sizes : SIZES) {
      table.print(customers);
    }
    table.two.close();
  }

  private void coldFit() {
    Columns columns = Columns.drawn(COLD);
    long start = System.nanoTime();
    FitReport report = BgNbd.fit(PurchaseSummaries.of(columns.read())).report();
    double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    System.out.println(String.format(
        Locale.ROOT,
        "first fit of a cold JVM, elapsed: %.0f ms for %d customers, %s",
        millis,
        report.observations(),
        report.verdict()));
  }

  private void print(int customers) {
    Columns all = Columns.drawn(customers);
    List<Columns> shards =
        List.of(all.shard(0, customers / 2), all.shard(customers / 2, customers));
    int rows = all.customers.length;
    double calibration = millis(all::sum);
    double read = millis(all::read);
    double readByTwo =
        millis(() -> two.<SummaryTable>reduce(2, i -> shards.get(i).read(), (a, b) -> b));
    SummaryTable table = all.read();
    List<SummaryTable> tables = List.of(shards.get(0).read(), shards.get(1).read());
    PurchaseSummaries data = PurchaseSummaries.of(table);
    System.out.println(String.format(
        Locale.ROOT,
        "%n%,d customers, %,d transactions, %,d different rows and %,d of spend%n%-28s %11s %10s %10s",
        customers,
        rows,
        data.rows(),
        data.spendRows(),
        "",
        "evaluations",
        "one core",
        "two cores"));
    System.out.println(
        String.format(Locale.ROOT, "%-28s %,22.3f ms", "reading the columns", calibration));
    line("transactions to rows", "", read, readByTwo);
    double group = millis(() -> PurchaseSummaries.of(table));
    line("grouping equal rows", "", group, millis(() -> grouped(tables)));
    FITS.forEach((model, fit) -> {
      FitReport report = fit.apply(data, FitOptions.standard());
      requireSame(report, fit.apply(grouped(tables), byTwo));
      double one = millis(() -> fit.apply(PurchaseSummaries.of(table), FitOptions.standard()));
      double both = millis(() -> fit.apply(grouped(tables), byTwo));
      String evaluations = Integer.toString(report.search().evaluations());
      line("rows to " + model, evaluations, one, both);
      line("transactions to " + model, evaluations, read + one, readByTwo + both);
    });
    double[][] scores = new double[3][customers];
    double one = millis(() -> scored(table, scores, 1));
    double both = millis(() -> scored(table, scores, 2));
    line("alive, purchases and value", "", one, both);
    System.out.println(String.format(
        Locale.ROOT,
        "%.1f million transactions a second, %.1f ns to score a customer",
        rows / read / 1_000,
        one * NANOS_PER_MILLI / customers));
  }

  private static void line(String name, String evaluations, double one, double both) {
    System.out.println(
        String.format(Locale.ROOT, "%-28s %11s %,10.3f %,10.3f ms", name, evaluations, one, both));
  }

  private static void requireSame(FitReport one, FitReport both) {
    if (!one.estimates().equals(both.estimates()) || !one.verdict().equals(both.verdict())) {
      throw new IllegalStateException("must not depend on the cores: " + one + ", " + both);
    }
  }

  private PurchaseSummaries grouped(List<SummaryTable> tables) {
    return two.<PurchaseSummaries>reduce(
        2, i -> PurchaseSummaries.of(tables.get(i)), PurchaseSummaries::merge);
  }

  private double[][] scored(SummaryTable table, double[][] scores, int parts) {
    BulkScorer scorer = BulkScorer.of(VALUATION, Horizon.ofWeeks(39), Horizon.ofMonths(12), table);
    int half = table.size() / parts;
    return two.<double[][]>reduce(
        parts,
        i -> {
          double[][] out = i == 0 ? scores : new double[3][half + 1];
          int end = i == parts - 1 ? table.size() : half;
          scorer.score(table, i * half, end, out[0], out[1], out[2]);
          return out;
        },
        (a, b) -> a);
  }

  /** Returns the processor time of an operation in the best round, less what two cores would do side by side. */
  private double millis(Supplier<?> operation) {
    double best = Double.POSITIVE_INFINITY;
    Object last = null;
    for (int round = 0; round < ROUNDS; round++) {
      int count = 0;
      long overlap = two.overlapNanos();
      long start = PROCESS.getProcessCpuTime();
      long spent = 0;
      while (spent < ROUND_NANOS) {
        last = operation.get();
        count++;
        spent = PROCESS.getProcessCpuTime() - start;
      }
      best = Math.min(best, (double) (spent - (two.overlapNanos() - overlap)) / count);
    }
    if (last == null) {
      throw new IllegalStateException("operation must return something");
    }
    return best / NANOS_PER_MILLI;
  }
}
