package dev.rapport.examples.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.SurveyAnswered;
import dev.rapport.core.event.SurveyAnswered.Item;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.JsonWriter;
import dev.rapport.examples.report.page.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report says of a shop of five customers, counted by hand. */
class LoyaltyBySatisfactionTest {
  private static final Item OVERALL = Item.of("csat", "overall", 1, 5);

  private final List<CustomerEvent> events = new ArrayList<>();

  private void answer(String customer, String day, int score) {
    events.add(SurveyAnswered.of(
        "s" + events.size(), Instant.parse(day + "T10:00:00Z"), customer, OVERALL, "w", score));
  }

  private void purchase(String customer, String day) {
    events.add(Purchase.of(
        "p" + events.size(),
        Instant.parse(day + "T10:00:00Z"),
        customer,
        Money.of("EUR", "10.00")));
  }

  private JsonObject section() {
    Facts facts = Facts.of(
        EventHistory.of(events),
        LocalDate.parse("2026-06-30"),
        ZoneOffset.UTC,
        CurrencyUnit.of("EUR"));
    Section section = LoyaltyBySatisfaction.section(facts);
    return JsonParser.parseString(JsonWriter.json(List.of(section)))
        .getAsJsonObject()
        .getAsJsonObject("satisfaction");
  }

  private static double value(JsonObject section, String key) {
    return section.getAsJsonObject(key).get("value").getAsDouble();
  }

  @Test
  void theLastAnswerAndWhatFollowedDecide() {
    answer("ada", "2026-01-10", 2); // a later answer counts
    answer("ada", "2026-02-10", 5);
    purchase("ada", "2026-05-11"); // the ninetieth day
    answer("bob", "2026-02-10", 4);
    purchase("bob", "2026-05-12"); // a day too late
    answer("cyd", "2026-02-10", 4);
    purchase("cyd", "2026-02-10"); // with the answer, not after it
    answer("dan", "2026-02-10", 2);
    answer("eve", "2026-06-10", 5); // the ninety days are not over
    purchase("eve", "2026-06-11");
    JsonObject section = section();
    assertEquals(2.0 / 3, value(section, "trapIndex"), 1e-6);
    assertEquals(2.0 / 3, value(section, "satisfiedLost"), 1e-6);
    assertEquals(1, value(section, "dissatisfiedLost"), 1e-6);
    assertEquals(1.0 / 3, value(section, "protection"), 1e-6);
    List<Integer> customers = new ArrayList<>();
    section
        .getAsJsonArray("scores")
        .forEach(row -> customers.add(row.getAsJsonObject().get("customers").getAsInt()));
    assertEquals(List.of(0, 1, 0, 2, 1), customers);
    // Nobody between the ends came back, so no exponent is great enough.
    assertTrue(section.getAsJsonObject("exponent").has("unknown"));
  }

  @Test
  void aShopThatAskedNobodySaysSo() {
    purchase("ada", "2026-02-10");
    assertEquals(
        "there are no answers that are old enough", section().get("notAsked").getAsString());
  }

  @Test
  void withoutAnswersThereIsNoCurve() {
    Orders.assertShown("""
        Satisfaction and coming back within 90 days, with 95 % intervals
          Not asked                       there are no answers that are old enough
        """, """
        {
          "notAsked": "there are no answers that are old enough"
        }
        """, LoyaltyBySatisfaction.section(Orders.FACTS));
  }
}
