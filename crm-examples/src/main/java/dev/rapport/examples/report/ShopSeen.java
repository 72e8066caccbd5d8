package dev.rapport.examples.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.rapport.core.event.CustomerEvent;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.Value;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Words;
import dev.rapport.examples.report.section.Facts;
import dev.rapport.examples.simulation.SimulatedShop;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the facts come from if they come from a simulated shop: what it noted. */
final class ShopSeen {
  private ShopSeen() {}

  static Section section(SimulatedShop shop, Facts facts) {
    Map<CustomerEvent.Kind, Long> kinds = facts.history().events().stream()
        .collect(groupingBy(
            CustomerEvent::kind, () -> new EnumMap<>(CustomerEvent.Kind.class), counting()));
    List<List<Value>> rows = kinds.entrySet().stream()
        .map(kind -> List.<Value>of(new Words(name(kind.getKey())), new Count(kind.getValue())))
        .toList();
    return Section.titled("source", "Source")
        .words(
            "shop",
            "Simulated shop",
            "seed " + shop.seed() + ", opened " + shop.plan().opens())
        .day("asOf", "As of the end of", facts.asOf())
        .words("zone", "Time zone", facts.zone().toString())
        .count("events", "Events", facts.history().size())
        .table("eventKinds", List.of("event", "count"), rows)
        .build();
  }

  private static String name(CustomerEvent.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
