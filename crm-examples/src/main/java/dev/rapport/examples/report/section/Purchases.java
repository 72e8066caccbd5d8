package dev.rapport.examples.report.section;

import dev.rapport.core.event.Purchase;
import dev.rapport.core.event.Return;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.examples.report.page.Section;
import java.util.List;
import java.util.Optional;

/** How many customers bought how often, when, and for how much. */
public final class Purchases {
  private Purchases() {}

  public static Section section(Facts facts) {
    List<Purchase> orders = facts.history().purchases();
    Money revenue = orders.stream().map(Purchase::total).collect(Money.summing(facts.currency()));
    Money returned = facts.history().returns().stream()
        .map(Return::total)
        .collect(Money.summing(facts.currency()));
    Section.Builder section = Section.titled("purchases", "Purchases")
        .count("customers", "Customers", facts.base().size())
        .count("orders", "Orders", orders.size())
        .count("purchases", "Purchases (one a day each)", facts.base().purchases())
        .money("revenue", "Revenue", revenue)
        .money("returned", "Paid back for returns", returned)
        .money("netRevenue", "Revenue less returns", revenue.minus(returned));
    Optional<DateRange> span = facts.base().purchaseSpan();
    span.ifPresent(days -> section
        .day("firstPurchase", "First purchase", days.startInclusive())
        .day("lastPurchase", "Last purchase", days.endExclusive().minusDays(1)));
    return section.build();
  }
}
