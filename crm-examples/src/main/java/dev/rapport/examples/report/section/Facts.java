package dev.rapport.examples.report.section;

import dev.rapport.core.event.EventHistory;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CustomerBase;
import dev.rapport.scoring.customerbase.PurchaseWindow;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What every section of a report is computed from.
 *
 * @param history every event up to the end of the as-of day
 * @param base the customers among them who bought, and what; it also knows the as-of day, the zone and the currency
 */
public record Facts(EventHistory history, CustomerBase base) {
  public static Facts of(EventHistory history, LocalDate asOf, ZoneId zone, CurrencyUnit currency) {
    PurchaseWindow window = PurchaseWindow.until(asOf, zone);
    return new Facts(history.until(window.asOf()), CustomerBase.of(history, window, currency));
  }

  public CurrencyUnit currency() {
    return base.currency();
  }

  public ZoneId zone() {
    return base.window().zone();
  }

  public LocalDate asOf() {
    return base.window().asOfDay();
  }
}
