package dev.rapport.examples.report.section;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.examples.purchases.PurchaseColumns;
import dev.rapport.examples.purchases.PurchaseFile;
import dev.rapport.examples.purchases.UnreadableFileException;
import dev.rapport.examples.report.page.JsonWriter;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.TextWriter;
import dev.rapport.examples.simulation.ShopPlan;
import dev.rapport.examples.simulation.ShopSimulator;
import dev.rapport.examples.simulation.SimulatedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section on the life cycle: four customers by hand, and sums that hold for any file. */
class RelationshipStagesTest {
  /**
   * Looked at on 31 January, 2 March, 1 April, 1 May, 31 May and 30 June, each from the first purchase on. Ada buys once a month.
   * Ben buys three times in three weeks and never again. Cleo buys once. Dora comes and goes.
   */
  private static final String ORDERS = """
      customer_id,date,amount
      ada,2026-02-01,10.00
      ada,2026-03-01,10.00
      ada,2026-03-31,10.00
      ada,2026-04-30,10.00
      ada,2026-05-30,10.00
      ada,2026-06-25,10.00
      ben,2026-02-10,20.00
      ben,2026-02-20,20.00
      ben,2026-03-01,20.00
      cleo,2026-04-15,30.00
      dora,2026-01-10,40.00
      dora,2026-01-20,40.00
      dora,2026-03-20,40.00
      dora,2026-06-20,40.00
      """;

  @TempDir
  private Path directory = Path.of("");

  private static Section ofFile(Path path, LocalDate asOf) throws UnreadableFileException {
    CurrencyUnit dollars = CurrencyUnit.of("USD");
    PurchaseFile file = new PurchaseFile(path, PurchaseColumns.standard(), dollars, ZoneOffset.UTC);
    return RelationshipStages.section(
        Facts.of(file.read(asOf).history(), asOf, ZoneOffset.UTC, dollars));
  }

  private Section byHand() throws IOException, UnreadableFileException {
    Path orders = Files.writeString(directory.resolve("orders.csv"), ORDERS);
    return ofFile(orders, LocalDate.of(2026, 6, 30));
  }

  private static String text(Section section) {
    return TextWriter.lines("", List.of(section)).stream().collect(joining("\n", "", "\n"));
  }

  private static JsonObject json(Section section) {
    return JsonParser.parseString(JsonWriter.json(List.of(section)))
        .getAsJsonObject()
        .getAsJsonObject(section.key());
  }

  /**
   * By hand. E, S and D stand for exploration, stability and degradation; ended are silences of two mean intervals.
   *
   * <pre>
   *          31 Jan  2 Mar  1 Apr  1 May  31 May  30 Jun
   *   ada              E      S      S      S       S
   *   ben              S      D      D      D       D       31 days of silence on 1 April, by a mean of 9.5
   *   cleo                           E      E       E
   *   dora     E       D      S      S      D       S       41 by 10 on 2 March, 42 by 34.5 on 1 May, 72 by 34.5 on 31 May
   * </pre>
   *
   * <p>So of 4 steps from E 2 stay, 1 leads to S and 1 to D; of 6 from S 4 stay and 2 lead to D; of 5 from D 2 lead to S and 3
   * stay. From S it takes 1 / (1 - 4/6) = 3 looks until D, from E (1 + 3/4) / (1 - 2/4) = 3.5.
   */
  @Test
  void stepsAreCountedFromRowToColumn() throws IOException, UnreadableFileException {
    String section = text(byHand());
    assertTrue(section.contains("""
          Customers                       4
          rung        customers   share
          first time          1  25.0 %
          repeat              2  50.0 %
          inactive            1  25.0 %

          stage        customers   share
          exploration          1  25.0 %
          stability            2  50.0 %
          degradation          1  25.0 %

          from         steps  to exploration  to stability  to degradation
          exploration      4          50.0 %        25.0 %          25.0 %
          stability        6           0.0 %        66.7 %          33.3 %
          degradation      5           0.0 %        40.0 %          60.0 %

          stage        looks until it degenerates
          exploration                    3.500000
          stability                      3.000000

          The story of customer           dora
        """), section);
  }

  @Test
  void jsonHasTheSameFigures() throws IOException, UnreadableFileException {
    JsonObject section = json(byHand());
    section.remove("story");
    assertLooks("exploration", 3.5, 10, section);
    assertLooks("stability", 3, 6, section);
    assertEquals(2, section.remove("untilDegradation").getAsJsonArray().size());
    assertEquals(JsonParser.parseString("""
        {
          "customers": 4,
          "ladder": [
            {"rung": "first time", "customers": 1, "share": 0.25},
            {"rung": "repeat", "customers": 2, "share": 0.5},
            {"rung": "inactive", "customers": 1, "share": 0.25}
          ],
          "stages": [
            {"stage": "exploration", "customers": 1, "share": 0.25},
            {"stage": "stability", "customers": 2, "share": 0.5},
            {"stage": "degradation", "customers": 1, "share": 0.25}
          ],
          "transitions": [
            {"from": "exploration", "steps": 4, "to exploration": 0.5, "to stability": 0.25, "to degradation": 0.25},
            {"from": "stability", "steps": 6, "to exploration": 0.0, "to stability": 0.6666666666666666, "to degradation": 0.3333333333333333},
            {"from": "degradation", "steps": 5, "to exploration": 0.0, "to stability": 0.4, "to degradation": 0.6}
          ],
          "storyOf": "dora"
        }
        """), section);
  }

  private static void assertLooks(String stage, double looks, int steps, JsonObject section) {
    JsonObject estimate = section.getAsJsonArray("untilDegradation").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(row -> row.get("stage").getAsString().equals(stage))
        .map(row -> row.getAsJsonObject("looks until it degenerates"))
        .findFirst()
        .orElseThrow();
    assertEquals(looks, estimate.get("value").getAsDouble(), 1e-12);
    assertEquals(steps, estimate.get("sampleSize").getAsInt());
  }

  @ParameterizedTest
  @CsvSource("cdnow_sample.csv, 2357")
  void everyCdnowCustomerStandsSomewhere(String name, int customers)
      throws UnreadableFileException {
    String folder = System.getProperty("rapport.data", "");
    assumeTrue(!folder.isEmpty(), "give -Drapport.data=FOLDER with " + name + " to run this test");
    assertAddsUp(customers, ofFile(Path.of(folder, name), LocalDate.of(1998, 6, 30)));
  }

  @Test
  void everyCustomerOfTheSimulatedShopStandsSomewhere() {
    SimulatedShop shop = ShopSimulator.simulate(ShopPlan.standard(), 2026);
    ShopPlan plan = shop.plan();
    Facts facts = Facts.of(shop.history(), plan.lastDay(), plan.zone(), plan.currency());
    assertAddsUp(facts.history().customers().size(), RelationshipStages.section(facts));
  }

  private static void assertAddsUp(int customers, Section section) {
    JsonObject figures = json(section);
    assertEquals(customers, figures.get("customers").getAsInt());
    for (String axis : List.of("ladder", "stages")) {
      assertEquals(customers, sum(figures, axis, "customers"), 0);
      assertEquals(1, sum(figures, axis, "share"), 1e-9, axis);
    }
    assertTrue(figures.getAsJsonArray("transitions").size() >= 3);
    for (JsonElement element : figures.getAsJsonArray("transitions")) {
      JsonObject row = element.getAsJsonObject();
      double toAny = row.keySet().stream()
          .filter(column -> column.startsWith("to "))
          .mapToDouble(column -> row.get(column).getAsDouble())
          .sum();
      assertEquals(1, toAny, 1e-9, row::toString);
    }
    for (JsonElement row : figures.getAsJsonArray("untilDegradation")) {
      JsonObject looks = row.getAsJsonObject().getAsJsonObject("looks until it degenerates");
      assertTrue(looks.get("value").getAsDouble() >= 1, row::toString);
    }
  }

  private static double sum(JsonObject figures, String table, String column) {
    double sum = 0;
    for (JsonElement row : figures.getAsJsonArray(table)) {
      sum += row.getAsJsonObject().get(column).getAsDouble();
    }
    return sum;
  }

  @Test
  void ordersTellOfTheLifeCycle() {
    Orders.assertShown("""
        Life cycle: every customer looked at every 30 days, last on the as-of day
          Customers                       3
          rung        customers   share
          first time          2  66.7 %
          repeat              1  33.3 %

          stage        customers    share
          exploration          3  100.0 %

          from         steps  to exploration
          exploration      5         100.0 %

          stage                                         looks until it degenerates
          exploration  unknown: no end was ever reached from the stage EXPLORATION

          The story of customer           ada
          day         what changed and why
          2026-01-30  rung: suspect to first time
          2026-01-30    ladder of formation (strict): first time
          2026-01-30      prospect: yes (qualified: unknown, member: no, purchases: 1)
          2026-01-30      first time: yes (purchases: 1 of 1 needed)
          2026-01-30      repeat: no (purchases: 1 of 2 needed)
          2026-01-30  stage: prospect to exploration
          2026-01-30    life cycle: exploration
          2026-01-30      no usual interval to compare the silence with; purchases: 1
          2026-01-30      purchases: 1, fewer than 3
          2026-01-30  phase: none to acquaintance
          2026-01-30    five-stage cycle: acquaintance, in exploration
          2026-01-30      purchases: 1; reserve begins with 2
          2026-01-30  relation: stranger to acquaintance
          2026-01-30    relation: acquaintance
          2026-01-30      purchases: 1; trust: unknown; high commitment: unknown; bond of customisation or more: unknown
          2026-01-30      goal: satisfy, with a standard offering that yields approval, on the basis of satisfaction
          2026-03-31  rung: first time to repeat
          2026-03-31    ladder of formation (strict): repeat
          2026-03-31      prospect: yes (qualified: unknown, member: no, purchases: 2)
          2026-03-31      first time: yes (purchases: 2 of 1 needed)
          2026-03-31      repeat: yes (purchases: 2 of 2 needed)
          2026-03-31      client: no (purchases: 2 of 3 needed, share of wallet: unknown, 100.0% needed)
          2026-03-31  phase: acquaintance to reserve
          2026-03-31    five-stage cycle: reserve, in exploration
          2026-03-31      purchases: 2; reserve begins with 2
        """, """
        {
          "customers": 3,
          "ladder": [
            {"rung": "first time", "customers": 2, "share": 0.6666666666666666},
            {"rung": "repeat", "customers": 1, "share": 0.3333333333333333}
          ],
          "stages": [
            {"stage": "exploration", "customers": 3, "share": 1.0}
          ],
          "transitions": [
            {"from": "exploration", "steps": 5, "to exploration": 1.0}
          ],
          "untilDegradation": [
            {"stage": "exploration", "looks until it degenerates": {"unknown": "no end was ever reached from the stage EXPLORATION", "sampleSize": 5}}
          ],
          "storyOf": "ada",
          "story": [
            {"day": "2026-01-30", "what changed and why": "rung: suspect to first time"},
            {"day": "2026-01-30", "what changed and why": "  ladder of formation (strict): first time"},
            {"day": "2026-01-30", "what changed and why": "    prospect: yes (qualified: unknown, member: no, purchases: 1)"},
            {"day": "2026-01-30", "what changed and why": "    first time: yes (purchases: 1 of 1 needed)"},
            {"day": "2026-01-30", "what changed and why": "    repeat: no (purchases: 1 of 2 needed)"},
            {"day": "2026-01-30", "what changed and why": "stage: prospect to exploration"},
            {"day": "2026-01-30", "what changed and why": "  life cycle: exploration"},
            {"day": "2026-01-30", "what changed and why": "    no usual interval to compare the silence with; purchases: 1"},
            {"day": "2026-01-30", "what changed and why": "    purchases: 1, fewer than 3"},
            {"day": "2026-01-30", "what changed and why": "phase: none to acquaintance"},
            {"day": "2026-01-30", "what changed and why": "  five-stage cycle: acquaintance, in exploration"},
            {"day": "2026-01-30", "what changed and why": "    purchases: 1; reserve begins with 2"},
            {"day": "2026-01-30", "what changed and why": "relation: stranger to acquaintance"},
            {"day": "2026-01-30", "what changed and why": "  relation: acquaintance"},
            {"day": "2026-01-30", "what changed and why": "    purchases: 1; trust: unknown; high commitment: unknown; bond of customisation or more: unknown"},
            {"day": "2026-01-30", "what changed and why": "    goal: satisfy, with a standard offering that yields approval, on the basis of satisfaction"},
            {"day": "2026-03-31", "what changed and why": "rung: first time to repeat"},
            {"day": "2026-03-31", "what changed and why": "  ladder of formation (strict): repeat"},
            {"day": "2026-03-31", "what changed and why": "    prospect: yes (qualified: unknown, member: no, purchases: 2)"},
            {"day": "2026-03-31", "what changed and why": "    first time: yes (purchases: 2 of 1 needed)"},
            {"day": "2026-03-31", "what changed and why": "    repeat: yes (purchases: 2 of 2 needed)"},
            {"day": "2026-03-31", "what changed and why": "    client: no (purchases: 2 of 3 needed, share of wallet: unknown, 100.0% needed)"},
            {"day": "2026-03-31", "what changed and why": "phase: acquaintance to reserve"},
            {"day": "2026-03-31", "what changed and why": "  five-stage cycle: reserve, in exploration"},
            {"day": "2026-03-31", "what changed and why": "    purchases: 2; reserve begins with 2"}
          ]
        }
        """, RelationshipStages.section(Orders.FACTS));
  }
}
