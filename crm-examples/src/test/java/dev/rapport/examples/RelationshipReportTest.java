package dev.rapport.examples;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationshipReportTest {
  /** Two orders of one day, a return, a row too late and two mistakes. */
  private static final String ORDERS = """
      customer_id,date,amount
      ada,2026-01-05,19.90
      ada,2026-01-05,10.00
      ada,2026-03-02,24.50
      ben,2026-01-20,8.50
      ben,2026-01-25,-3.50
      cleo,2026-02-30,7.00
      cleo,2026-02-11,12.00
      dora,2026-02-12,twelve
      dora,2026-04-01,5.00
      """;

  /** What a section says is tested beside it; here, that all are there. */
  private static final List<String> HEADINGS = List.of(
      "Source",
      "Purchases",
      "Repeat purchase",
      "Cohort retention: share that bought again, by months after the first, with 95 % intervals",
      "Time to the second purchase, with 95 % intervals",
      "Life cycle: every customer looked at every 30 days, last on the as-of day",
      "Survey: recommendation and satisfaction by wave, with 95 % intervals",
      "Satisfaction and coming back within 90 days, with 95 % intervals",
      "Kano: what features are to the customers, with 95 % intervals",
      "RFM: customers by score, 5 is best, equal customers score alike",
      "RFM segments: the first that matches, of ten segments of rfm 0.3",
      "Concentration of revenue less returns",
      "Customer pyramid by revenue less returns: 20, 30, 30 and 20 % of the customers",
      "Coming back: models fitted to the first half of the time, tested on the second",
      "Lifetime value: revenue expected within a year, discounted by 10 % a year",
      "Points, had there been a programme");

  private static final List<String> KEYS = List.of(
      "source",
      "purchases",
      "repeatPurchase",
      "cohorts",
      "secondPurchase",
      "lifeCycle",
      "survey",
      "satisfaction",
      "kano",
      "rfm",
      "rfmSegments",
      "concentration",
      "valueTiers",
      "comingBack",
      "lifetimeValue",
      "points");

  @TempDir
  private Path directory = Path.of("");

  /** What a run of the report left behind. */
  private record Run(int exitCode, String out, String err) {
    static Run of(String... args) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exitCode =
          RelationshipReport.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
      return new Run(
          exitCode,
          out.toString().replace(System.lineSeparator(), "\n"),
          err.toString().replace(System.lineSeparator(), "\n"));
    }
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content).toString();
  }

  private static JsonObject json(Path path) throws IOException {
    return JsonParser.parseString(Files.readString(path)).getAsJsonObject();
  }

  @Test
  void reportsOnAFile() throws IOException {
    String orders = write("orders.csv", ORDERS);
    Run run = Run.of("--purchases", orders, "--as-of", "2026-03-31");
    assertEquals("", run.err);
    assertEquals(0, run.exitCode);
    assertEquals(
        """
        Relationship report
        ===================

        Source
          File                            ORDERS
          As of the end of                2026-03-31
          Time zone                       UTC
          Rows read                       9
          Rows accepted                   6
            of them returns               1
          Rows after the as-of day        1
          Rows repeated                   0
          Rows rejected                   2
          line  column  value       reason
             7  date    2026-02-30  must be a date such as 2026-01-31
             9  amount  twelve      must be a number such as 12.34

        """.replace("ORDERS", orders), run.out.substring(0, run.out.indexOf("Purchases\n")));
    assertEquals(HEADINGS, headings(run.out));
  }

  private static List<String> headings(String report) {
    return report
        .lines()
        .skip(3)
        .filter(line -> !line.isEmpty() && !line.startsWith(" "))
        .toList();
  }

  @Test
  void writesTheSameFiguresAsJson() throws IOException {
    String orders = write("orders.csv", ORDERS);
    Path figures = directory.resolve("figures.json");
    Run run = Run.of("--purchases", orders, "--as-of", "2026-03-31", "--json", figures.toString());
    assertEquals(0, run.exitCode);
    assertEquals(
        JsonParser.parseString("""
            {
              "file": "ORDERS",
              "asOf": "2026-03-31",
              "zone": "UTC",
              "rowsRead": 9,
              "rowsAccepted": 6,
              "returns": 1,
              "rowsLater": 1,
              "rowsRepeated": 0,
              "rowsRejected": 2,
              "rejected": [
                {"line": 7, "column": "date", "value": "2026-02-30", "reason": "must be a date such as 2026-01-31"},
                {"line": 9, "column": "amount", "value": "twelve", "reason": "must be a number such as 12.34"}
              ]
            }
            """.replace("ORDERS", orders)), json(figures).get("source"));
    assertEquals(KEYS, List.copyOf(json(figures).keySet()));
  }

  @Test
  void readsTheColumnsTheCurrencyAndTheZoneThatAreGiven() throws IOException {
    String orders = write("orders.csv", """
        Nr,Kunde,Zeit,Betrag,W
        1,ada,2025-12-31T23:30:00Z,1000,JPY
        1,ada,2025-12-31T23:30:00Z,1000,JPY
        2,ada,2026-01-01T01:00:00,500,JPY
        """);
    Path figures = directory.resolve("figures.json");
    String options =
        "--as-of 2026-01-01 --currency JPY --zone Asia/Tokyo --customer-column Kunde --date-column Zeit"
            + " --amount-column Betrag --currency-column W --id-column Nr";
    Run run = Run.of(Stream.concat(
            Stream.of("--purchases", orders, "--json", figures.toString()),
            Stream.of(options.split(" ")))
        .toArray(String[]::new));
    assertEquals("", run.err);
    JsonObject purchases = json(figures).getAsJsonObject("purchases");
    assertAll(
        () -> assertEquals(
            1, json(figures).getAsJsonObject("source").get("rowsRepeated").getAsInt()),
        () -> assertEquals("2026-01-01", purchases.get("firstPurchase").getAsString()),
        () -> assertEquals(1, purchases.get("purchases").getAsInt()),
        () -> assertTrue(run.out.contains("1,500 JPY"), run.out));
  }

  @Test
  void reportsOnTheSimulatedShopWithoutArguments() {
    Run run = Run.of();
    assertEquals(0, run.exitCode);
    assertEquals("", run.err);
    assertTrue(
        run.out.contains("  Simulated shop                  seed 2026, opened 2025-01-01\n"),
        run.out);
    assertTrue(run.out.contains("  Customers                       2,000\n"), run.out);
    assertEquals(run, Run.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bogus | Unknown option: '--bogus'",
        "orders.csv | Unmatched argument at index 0: 'orders.csv'",
        "--purchases orders.csv | Error: Missing required argument(s): --as-of=DATE",
        "--as-of 2026-01-01 | Error: Missing required argument(s): --purchases=FILE",
        "--purchases o.csv --as-of 31.3.2026 | Invalid value for option '--as-of': must be a date such as 2026-06-30, was \"31.3.2026\"",
        "--purchases o.csv --as-of 2026-02-30 | Invalid value for option '--as-of': must be a date such as 2026-06-30, was \"2026-02-30\"",
        "--purchases o.csv --as-of +999999999-12-31 | Invalid value for option '--as-of': must be a date such as 2026-06-30, was \"+999999999-12-31\"",
        "--purchases o.csv --as-of 2026-01-01 --currency usd | Invalid value for option '--currency': must be a currency of ISO 4217 such as USD, was \"usd\"",
        "--purchases o.csv --as-of 2026-01-01 --zone Mars | Invalid value for option '--zone': must be a time zone such as Europe/Paris, was \"Mars\"",
        "--purchases o.csv --as-of | Missing required parameter for option '--as-of' (DATE)",
      })
  void aWrongCommandLineEndsWithTwo(String commandLine, String message) {
    Run run = Run.of(commandLine.split(" "));
    assertEquals(new Run(2, "", message + "\nUse --help to see what can be given.\n"), run);
  }

  @Test
  void helpIsNoError() {
    Run run = Run.of("--help");
    assertEquals(0, run.exitCode);
    for (String name :
        List.of("--purchases", "--as-of", "--currency", "--zone", "--json", "Exit codes:")) {
      assertTrue(run.out.contains(name), name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty; its first line must name the columns.",
        "customer_id,date,amount | the file has a header and no rows.",
        "customer_id,day,amount/a,2026-01-01,1 | line 1: there is no column \"date\"; the header has customer_id, day, amount. Name the column with --date-column.",
        "customer_id,date,amount/a,yesterday,1 | none of the 1 rows can be used. The first: line 2: date must be a date such as 2026-01-31, was \"yesterday\"",
        "customer_id,date,amount/a,2026-01-01,1 USD | none of the 1 rows can be used. The first: line 2: amount must be a number such as 12.34, was \"1 USD\"",
        "customer_id,date,amount,currency/a,2026-01-01,1,EUR | none of the 1 rows can be used. The first: line 2: currency must be USD like the whole report, was \"EUR\"",
        "customer_id,date,amount/a,2026-01-01,-1 | the file has returns only, no purchase.",
        "customer_id,date,amount/a,2026-04-01,1 | there is no purchase up to 2026-03-31; the first row after it is line 2, date 2026-04-01. Give a later --as-of.",
      })
  void anUnreadableFileEndsWithOneAndAMessage(String content, String message) throws IOException {
    String orders = write("orders.csv", content.replace('/', '\n'));
    assertEquals(
        new Run(1, "", orders + ": " + message + "\n"),
        Run.of("--purchases", orders, "--as-of", "2026-03-31"));
  }

  @Test
  void aMissingFileEndsWithOneAndLeavesNoJson() {
    String missing = directory.resolve("nowhere.csv").toString();
    Path figures = directory.resolve("figures.json");
    assertEquals(
        new Run(1, "", missing + ": there is no such file.\n"),
        Run.of("--purchases", missing, "--as-of", "2026-03-31", "--json", figures.toString()));
    assertFalse(Files.exists(figures));
  }

  @Test
  void jsonThatCannotBeWrittenEndsWithOneAndNoReport() throws IOException {
    String orders = write("orders.csv", ORDERS);
    String nowhere = directory.resolve("no/such/folder.json").toString();
    assertEquals(
        new Run(
            1,
            "",
            nowhere + ": the figures cannot be written to this file, its folder does not exist.\n"),
        Run.of("--purchases", orders, "--as-of", "2026-03-31", "--json", nowhere));
  }

  @Test
  void theFiguresNeverReplaceThePurchases() throws IOException {
    String orders = write("orders.csv", ORDERS);
    Run run = Run.of("--purchases", orders, "--as-of", "2026-03-31", "--json", orders);
    assertEquals(2, run.exitCode);
    assertEquals(ORDERS, Files.readString(Path.of(orders)));
  }

  @Test
  void manyRejectedRowsDoNotBuryTheReport() throws IOException {
    String bad = Stream.generate(() -> "a,2026-01-01,?\n").limit(25).collect(joining());
    String orders = write("orders.csv", "customer_id,date,amount\na,2026-01-01,1\n" + bad);
    Path figures = directory.resolve("figures.json");
    Run run = Run.of("--purchases", orders, "--as-of", "2026-03-31", "--json", figures.toString());
    assertTrue(run.out.contains("  Rows rejected                   25\n"), run.out);
    assertTrue(run.out.contains("\n  ... and 15 more\n"), run.out);
    assertEquals(
        25, json(figures).getAsJsonObject("source").getAsJsonArray("rejected").size());
  }

  /*
   * Rows, customers, revenue and repeat customers as published with the files (1,139 counts the last day); the other figures
   * were computed from the raw rows by a separate script.
   */
  @ParameterizedTest
  @CsvSource({
    "cdnow_sample.csv, 6919, 2357, 244091.94, 1139, 0.483241, 0.463111, 0.503426, 0.674550, 0.630917, 239444",
    "cdnow.csv, 69659, 23570, 2500315.63, 11516, 0.488587, 0.482208, 0.494970, 0.677774, 0.634571, 2453159",
  })
  void reportsOnTheCdnowCustomers(
      String name,
      int rows,
      int customers,
      BigDecimal revenue,
      int repeat,
      double rate,
      double lower,
      double upper,
      double topFifth,
      double gini,
      long points)
      throws IOException {
    String folder = System.getProperty("rapport.data", "");
    assumeTrue(!folder.isEmpty(), "give -Drapport.data=FOLDER with " + name + " to run this test");
    Path figures = directory.resolve("figures.json");
    Run run = Run.of(
        "--purchases",
        Path.of(folder, name).toString(),
        "--as-of",
        "1998-06-30",
        "--json",
        figures.toString());
    assertEquals("", run.err);
    JsonObject report = json(figures);
    JsonObject source = report.getAsJsonObject("source");
    JsonObject purchases = report.getAsJsonObject("purchases");
    JsonObject repeatPurchase = report.getAsJsonObject("repeatPurchase");
    JsonObject estimate = repeatPurchase.getAsJsonObject("rate");
    JsonObject interval = estimate.getAsJsonObject("interval");
    JsonObject concentration = report.getAsJsonObject("concentration");
    assertAll(
        () -> assertEquals(rows, source.get("rowsRead").getAsInt()),
        () -> assertEquals(0, source.get("rowsRejected").getAsInt()),
        () -> assertEquals(customers, purchases.get("customers").getAsInt()),
        () -> assertEquals(
            revenue, purchases.getAsJsonObject("revenue").get("amount").getAsBigDecimal()),
        () -> assertEquals("1997-01-01", purchases.get("firstPurchase").getAsString()),
        () -> assertEquals("1998-06-30", purchases.get("lastPurchase").getAsString()),
        () -> assertEquals(repeat, repeatPurchase.get("repeatCustomers").getAsInt()),
        () -> assertEquals(customers - repeat, onRung(report, "first time")),
        () -> assertEquals(rate, estimate.get("value").getAsDouble(), 5e-7),
        () -> assertEquals(lower, interval.get("lower").getAsDouble(), 5e-7),
        () -> assertEquals(upper, interval.get("upper").getAsDouble(), 5e-7),
        () -> assertEquals(topFifth, value(concentration, "topFifthShare"), 5e-7),
        () -> assertEquals(gini, value(concentration, "gini"), 5e-7),
        () ->
            assertEquals(points, report.getAsJsonObject("points").get("earned").getAsLong()));
  }

  private static int onRung(JsonObject report, String rung) {
    for (JsonElement row : report.getAsJsonObject("lifeCycle").getAsJsonArray("ladder")) {
      if (row.getAsJsonObject().get("rung").getAsString().equals(rung)) {
        return row.getAsJsonObject().get("customers").getAsInt();
      }
    }
    return 0;
  }

  private static double value(JsonObject section, String name) {
    return section.getAsJsonObject(name).get("value").getAsDouble();
  }
}
