package dev.rapport.examples.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.rapport.core.event.CustomerEvent;
import dev.rapport.core.event.EventHistory;
import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.JsonWriter;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.TextWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Five orders of three customers, two of them on one day, and a return; and how a section shows them. */
final class Orders {
  private static final EventHistory HISTORY = EventHistory.of(List.<CustomerEvent>of(
      order("1", "2026-01-05", "ada", "19.90"),
      order("2", "2026-01-05", "ada", "10.00"),
      order("3", "2026-03-02", "ada", "24.50"),
      order("4", "2026-01-20", "ben", "8.50"),
      Return.of(
          "5",
          LocalDate.of(2026, 1, 25).atStartOfDay(ZoneOffset.UTC).toInstant(),
          "ben",
          Money.of("USD", "3.50")),
      order("6", "2026-02-11", "cleo", "12.00")));

  static final Facts FACTS = until(LocalDate.of(2026, 3, 31));

  private Orders() {}

  private static Purchase order(String id, String day, String customer, String amount) {
    return Purchase.of(
        id,
        LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
        customer,
        Money.of("USD", amount));
  }

  /** What was known at the end of a day. */
  static Facts until(LocalDate asOf) {
    return Facts.of(HISTORY, asOf, ZoneOffset.UTC, CurrencyUnit.of("USD"));
  }

  /** The section says the same to people and to programs. */
  static void assertShown(String text, String json, Section section) {
    assertText(text, section);
    assertEquals(JsonParser.parseString(json), json(section));
  }

  static void assertText(String text, Section section) {
    List<String> lines = TextWriter.lines("", List.of(section));
    assertEquals(text.lines().toList(), lines.subList(3, lines.size()));
  }

  static JsonObject json(Section section) {
    return JsonParser.parseString(JsonWriter.json(List.of(section)))
        .getAsJsonObject()
        .getAsJsonObject(section.key());
  }
}
