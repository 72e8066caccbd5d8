package dev.rapport.examples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.time.Horizon;
import dev.rapport.scoring.btyd.GammaGamma;
import dev.rapport.scoring.btyd.LifetimeValuation;
import dev.rapport.scoring.btyd.MbgNbd;
import dev.rapport.scoring.summary.PurchaseSummaries;
import dev.rapport.scoring.summary.PurchaseSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures that the report gives of the CDNOW sample as of 30 June 1998, against those that streams compute from the raw rows, without
 * any of our types but for lifetime values. Shares and coefficients are ratios of whole numbers and agree to the last bit.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdnowFiguresTest {
  private static final LocalDate AS_OF = LocalDate.of(1998, 6, 30);

  /** The published table of rfm 0.3, first match wins: names with the lowest and highest score of each dimension. */
  private static final String TEN_SEGMENTS = """
      Champions 55 55 55
      Potential Loyalist 35 35 25
      Loyal Customers 24 24 24
      Promising 34 13 35
      New Customers 45 13 15
      Can't Lose Them 12 34 45
      At Risk 12 25 45
      Need Attention 13 35 35
      About To Sleep 23 13 14
      Lost 11 15 15
      Others 15 15 15
      """;

  /** A customer with the days of the purchases before the end, the first the largest, and the cents of each of them. */
  private record Customer(
      String id,
      long days,
      long purchases,
      long cents,
      NavigableMap<Long, Long> centsByDaysBefore) {
    int age(int daysAgo) {
      return Math.toIntExact(centsByDaysBefore.lastKey() - daysAgo);
    }

    /** Returns what was known of the customer some days ago, who was one then. */
    PurchaseSummary until(int daysAgo) {
      NavigableMap<Long, Long> seen = centsByDaysBefore.tailMap((long) daysAgo, true);
      long repeated = seen.headMap(seen.lastKey(), false).values().stream()
          .mapToLong(cents -> cents)
          .sum();
      int x = seen.size() - 1;
      return new PurchaseSummary(
          x,
          Math.toIntExact(seen.lastKey() - seen.firstKey()),
          age(daysAgo),
          repeated / (100.0 * Math.max(1, x)));
    }
  }

  private List<Customer> customers = List.of();
  private JsonObject report = new JsonObject();

  @BeforeAll
  void readTheRowsAndTheReport(@TempDir Path directory) throws IOException {
    String folder = System.getProperty("rapport.data", "");
    assumeTrue(
        !folder.isEmpty(), "give -Drapport.data=FOLDER with cdnow_sample.csv to run this test");
    Path file = Path.of(folder, "cdnow_sample.csv");
    Map<String, List<List<String>>> rows = Files.readAllLines(file).stream()
        .skip(1)
        .map(line -> Splitter.on(',').splitToList(line))
        .collect(groupingBy(cells -> cells.get(0), TreeMap::new, toList()));
    customers = rows.values().stream().map(CdnowFiguresTest::customer).toList();
    Path figures = directory.resolve("figures.json");
    String[] args = {
      "--purchases", file.toString(), "--as-of", AS_OF.toString(), "--json", figures.toString()
    };
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    assertEquals(0, RelationshipReport.run(args, nowhere, nowhere));
    report = JsonParser.parseString(Files.readString(figures)).getAsJsonObject();
  }

  /** Rows are customer, number in the sample, day, quantity, amount. */
  private static Customer customer(List<List<String>> rows) {
    NavigableMap<Long, Long> cents = new TreeMap<>();
    for (List<String> cells : rows) {
      cents.merge(
          ChronoUnit.DAYS.between(LocalDate.parse(cells.get(2)), AS_OF),
          new BigDecimal(cells.get(4)).movePointRight(2).longValueExact(),
          Long::sum);
    }
    return new Customer(
        rows.get(0).get(0),
        rows.stream()
            .mapToLong(cells -> ChronoUnit.DAYS.between(LocalDate.parse(cells.get(2)), AS_OF))
            .min()
            .orElseThrow(),
        rows.stream().map(cells -> cells.get(2)).collect(toSet()).size(),
        rows.stream()
            .mapToLong(cells -> new BigDecimal(cells.get(4)).movePointRight(2).longValueExact())
            .sum(),
        cents);
  }

  private static double ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, MathContext.DECIMAL128).doubleValue();
  }

  private double shareOfRevenue(LongStream cents) {
    long all = customers.stream().mapToLong(Customer::cents).sum();
    return ratio(BigDecimal.valueOf(cents.sum()), BigDecimal.valueOf(all));
  }

  private List<Long> descending() {
    return customers.stream()
        .map(Customer::cents)
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static List<JsonObject> rows(JsonObject section, String table) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonElement row : section.getAsJsonArray(table)) {
      rows.add(row.getAsJsonObject());
    }
    return rows;
  }

  private static double value(JsonElement estimate) {
    return estimate.getAsJsonObject().get("value").getAsDouble();
  }

  @Test
  void repeatPurchaseRateWithWilsonsInterval() {
    double n = customers.size();
    double repeat =
        (double) customers.stream().filter(customer -> customer.purchases() > 1).count();
    double orders = (double) customers.stream().mapToLong(Customer::purchases).sum();
    JsonObject section = report.getAsJsonObject("repeatPurchase");
    assertEquals(repeat, section.get("repeatCustomers").getAsDouble());
    assertEquals(repeat / n, value(section.get("rate")));
    assertEquals((orders - n) / orders, value(section.get("repeatOrderShare")));
    double z = 1.959963984540054;
    double p = repeat / n;
    double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    JsonObject interval = section.getAsJsonObject("rate").getAsJsonObject("interval");
    assertEquals(middle - half, interval.get("lower").getAsDouble(), 1e-12);
    assertEquals(middle + half, interval.get("upper").getAsDouble(), 1e-12);
  }

  @Test
  void rfmSegmentsByFirstMatch() {
    List<Long> days = column(Customer::days);
    List<Long> purchases = column(Customer::purchases);
    List<Long> cents = column(Customer::cents);
    Map<String, Long> expected = customers.stream()
        .collect(groupingBy(
            customer -> segment(
                6 - fifth(days, customer.days()),
                fifth(purchases, customer.purchases()),
                fifth(cents, customer.cents())),
            counting()));
    List<JsonObject> rows = rows(report.getAsJsonObject("rfmSegments"), "segments");
    assertEquals(11, rows.size());
    for (JsonObject row : rows) {
      long count = expected.getOrDefault(row.get("segment").getAsString(), 0L);
      assertEquals(count, row.get("customers").getAsLong(), row::toString);
      assertEquals((double) count / customers.size(), row.get("share").getAsDouble());
    }
    assertEquals(
        customers.size(),
        rows.stream().mapToLong(row -> row.get("customers").getAsLong()).sum());
  }

  private List<Long> column(ToLongFunction<Customer> figure) {
    return customers.stream().map(figure::applyAsLong).sorted().toList();
  }

  /** The fifth in which the first of those with the value stands, when all stand in a row by value. */
  private static int fifth(List<Long> sorted, long value) {
    int place = sorted.indexOf(value) + 1;
    return 1
        + (int) IntStream.rangeClosed(1, 4)
            .filter(fifth -> place > Math.ceil(sorted.size() * fifth / 5.0))
            .count();
  }

  private static String segment(int recency, int frequency, int monetary) {
    return TEN_SEGMENTS
        .lines()
        .filter(line -> {
          String limits = line.substring(line.length() - 8);
          return isWithin(limits.substring(0, 2), recency)
              && isWithin(limits.substring(3, 5), frequency)
              && isWithin(limits.substring(6, 8), monetary);
        })
        .map(line -> line.substring(0, line.length() - 9))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isWithin(String limits, int score) {
    return limits.charAt(0) - '0' <= score && score <= limits.charAt(1) - '0';
  }

  @Test
  void concentrationOfRevenue() {
    JsonObject section = report.getAsJsonObject("concentration");
    List<Long> best = descending();
    int n = best.size();
    assertEquals(
        shareOfRevenue(best.stream().limit((n + 4) / 5).mapToLong(Long::longValue)),
        value(section.get("topFifthShare")));
    // Half the mean difference of all pairs, relative to the mean.
    BigDecimal differences = BigDecimal.ZERO;
    for (long one : best) {
      long sum = best.stream().mapToLong(other -> Math.abs(one - other)).sum();
      differences = differences.add(BigDecimal.valueOf(sum));
    }
    BigDecimal total =
        BigDecimal.valueOf(best.stream().mapToLong(Long::longValue).sum());
    assertEquals(
        ratio(differences, total.multiply(BigDecimal.valueOf(2L * n))), value(section.get("gini")));
    assertEquals(1, value(section.get("whalePeak")));
    List<JsonObject> points = rows(section, "whaleCurve");
    assertEquals(10, points.size());
    for (int tenth = 1; tenth <= 10; tenth++) {
      int customersUpTo = (n * tenth + 9) / 10;
      JsonObject point = points.get(tenth - 1);
      assertEquals(customersUpTo, point.get("customers").getAsInt());
      assertEquals(
          shareOfRevenue(best.stream().limit(customersUpTo).mapToLong(Long::longValue)),
          point.get("share of revenue").getAsDouble());
    }
  }

  @Test
  void valueTiersByRank() {
    List<Long> best = descending();
    int n = best.size();
    List<JsonObject> tiers = rows(report.getAsJsonObject("valueTiers"), "tiers");
    assertEquals(
        List.of("platinum", "gold", "iron", "lead"),
        tiers.stream().map(row -> row.get("tier").getAsString()).toList());
    // Equals are promoted: a tier begins with the value of the last customer of its part.
    long above = Long.MAX_VALUE;
    int[] ends = {(n * 20 + 99) / 100, (n * 50 + 99) / 100, (n * 80 + 99) / 100, n};
    for (int tier = 0; tier < ends.length; tier++) {
      long from = best.get(ends[tier] - 1);
      long upTo = above;
      List<Long> members =
          best.stream().filter(cents -> cents >= from && cents < upTo).toList();
      JsonObject row = tiers.get(tier);
      assertEquals(members.size(), row.get("customers").getAsInt(), row::toString);
      assertEquals(
          BigDecimal.valueOf(members.stream().mapToLong(Long::longValue).sum(), 2),
          row.getAsJsonObject("revenue").get("amount").getAsBigDecimal());
      assertEquals(
          shareOfRevenue(members.stream().mapToLong(Long::longValue)),
          value(row.get("share of revenue")));
      above = from;
    }
  }

  /** Fader, Hardie and Lee (2005): 0.243, 4.414, 0.793 and 2.426 for BG/NBD; 0.553, 10.578, 0.606 and 11.669 for Pareto/NBD. */
  @Test
  void comingBackByThePublishedModels() {
    JsonObject section = report.getAsJsonObject("comingBack");
    assertEquals("1997-09-30", section.get("fittedUpTo").getAsString());
    assertEquals(2357, section.get("customers").getAsInt());
    assertEquals(2457, section.get("repeatPurchases").getAsInt());
    assertEquals(1882, section.get("holdoutPurchases").getAsInt());
    List<Double> parameters =
        rows(section, "parameters").stream().map(row -> value(row.get("value"))).toList();
    double[] published = {0.243, 4.414, 0.793, 2.426};
    for (int i = 0; i < published.length; i++) {
      assertEquals(published[i], parameters.get(i), 0.0006);
    }
    assertEquals(0.553, parameters.get(8), 0.0006);
    assertEquals(0.606, parameters.get(10), 0.0006);
    // The likelihood prefers the variant of Batislam, Denizel and Filiztekin (2007): -9582.1.
    assertEquals("MBG/NBD", section.get("best").getAsString());
    assertEquals(1882, section.get("actualPurchases").getAsInt());
    assertEquals(1576.7, value(section.get("expectedPurchases")), 0.1);
    List<JsonObject> weeks = rows(section, "tracking");
    assertEquals(39, weeks.size());
    assertEquals(2457 + 1882, weeks.get(38).get("made so far").getAsInt());
    assertEquals(
        customers.size(),
        rows(section, "alive").stream()
            .mapToInt(row -> row.get("customers").getAsInt())
            .sum());
  }

  @Test
  void lifetimeValuesAreExplained() {
    JsonObject section = report.getAsJsonObject("lifetimeValue");
    List<JsonObject> top = rows(section, "top");
    assertEquals(10, top.size());
    double sum = 0;
    for (int i = 0; i < top.size(); i++) {
      double value = amount(top.get(i).get("value"));
      assertTrue(i == 0 || value <= amount(top.get(i - 1).get("value")));
      // A year's purchases at the expected spend, less at most a year's discount of ten percent.
      double undiscounted =
          top.get(i).get("purchases").getAsDouble() * amount(top.get(i).get("a purchase"));
      assertTrue(value < undiscounted && value > undiscounted / 1.1, top.get(i)::toString);
      sum += value;
    }
    double total = amount(section.get("total"));
    assertTrue(sum < total);
    JsonObject estimated = section.getAsJsonObject("totalEstimated");
    assertEquals(total, estimated.get("value").getAsDouble(), 0.01);
    JsonObject interval = estimated.getAsJsonObject("interval");
    double lower = interval.get("lower").getAsDouble() / total;
    double upper = interval.get("upper").getAsDouble() / total;
    assertTrue(lower > 0.8 && lower < 0.98 && upper > 1.02 && upper < 1.25, estimated::toString);
    JsonObject first = rows(section, "why").get(0);
    assertEquals(
        "customer " + top.get(0).get("customer").getAsString() + " is worth USD "
            + top.get(0).getAsJsonObject("value").get("amount").getAsString()
            + " within a year",
        first.get("why the first are worth so much").getAsString());
  }

  /** P(alive) of each customer by the published formula, now and ninety days before, valued one by one. */
  @Test
  void thoseAtRiskAreWhoFellMost() {
    PurchaseSummaries data = customers.stream()
        .map(customer -> customer.until(0))
        .collect(PurchaseSummaries.collector());
    MbgNbd model = MbgNbd.fit(data).model();
    LifetimeValuation valuation =
        LifetimeValuation.of(model, GammaGamma.fit(data).model(), DiscountRate.annual(0.10));
    record Fall(String id, double then, double now, double value) {
      double fall() {
        return Math.max(0, then - now);
      }

      double lost() {
        return fall() * value / now;
      }
    }
    List<Fall> falls = new ArrayList<>();
    for (Customer each : customers) {
      falls.add(new Fall(
          each.id,
          alive(model, each.until(90)),
          alive(model, each.until(0)),
          valuation.value(each.until(0), Horizon.ofYears(1)).amount()));
    }
    JsonObject section = report.getAsJsonObject("lifetimeValue");
    assertEquals("MBG/NBD", section.get("best").getAsString());
    assertEquals(
        falls.stream().mapToDouble(Fall::lost).sum(), amount(section.get("atRisk")), 0.006);
    List<Fall> most = falls.stream()
        .sorted(Comparator.comparingDouble(each -> -each.fall()))
        .limit(10)
        .toList();
    List<JsonObject> fallen = rows(section, "fallen");
    assertEquals(
        most.stream().map(Fall::id).toList(),
        fallen.stream().map(row -> row.get("customer").getAsString()).toList());
    for (int i = 0; i < 10; i++) {
      JsonObject row = fallen.get(i);
      Fall expected = most.get(i);
      assertEquals(expected.then, row.get("alive 90 days ago").getAsDouble(), 1e-6);
      assertEquals(expected.now, row.get("alive now").getAsDouble(), 1e-6);
      assertEquals(expected.value, amount(row.get("value now")), 0.006);
      assertEquals(expected.lost(), amount(row.get("value lost")), 0.006);
    }
  }

  /** Batislam, Denizel and Filiztekin (2007): 1 / (1 + a / (b + x) ((α + T) / (α + t_x))^(r+x)). */
  private static double alive(MbgNbd model, PurchaseSummary customer) {
    double last = model.alpha() + customer.lastPurchaseAgeDays() / 7.0;
    double age = model.alpha() + customer.ageDays() / 7.0;
    int x = customer.repeatPurchases();
    return 1 / (1 + model.a() / (model.b() + x) * Math.pow(age / last, model.r() + x));
  }

  private static double amount(JsonElement money) {
    return money.getAsJsonObject().get("amount").getAsDouble();
  }
}
